// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/LabelTable.h"
#include "core/image/Volume.h"

#include <filesystem>
#include <string>
#include <vector>

namespace exemplar {

/// Name of a BIDS derivative of a scan: "sub-01_T1w.nii.gz" -> "sub-01_dseg.nii.gz" (the suffix is replaced where the
/// name has BIDS entities, else "_dseg" is added).
std::string bidsName(const std::string& source);

/// Writes `path` (..._dseg.nii.gz) with the geometry of `source`, and beside it its .json and .tsv (index, name, color)
/// as BIDS derivatives have them, and dataset_description.json where the folder has none.
/// Throws Error(FileUnwritable, FormatUnknown).
void writeBids(const LabelMap& labels, const LabelTable& table, const std::filesystem::path& path,
               const std::filesystem::path& source);

/// One binary map per label that occurs: "<stem>-<name>.nii.gz"; what is written is returned. No two have one name, and
/// all are written or an error names the one that could not be. Throws as above.
std::vector<std::filesystem::path> writeMasks(const LabelMap& labels, const LabelTable& table,
                                              const std::filesystem::path& folder, const std::string& stem,
                                              const std::filesystem::path& source);

}  // namespace exemplar
