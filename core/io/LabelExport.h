// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/editing/LabelOrigin.h"
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
/// as BIDS derivatives have them, and dataset_description.json where the folder has none. The .json holds what `origin`
/// knows: "Manual", how many labelled slices came about in which way, what was imported, which slices of the scan are
/// made up, and the program, model and profile ("GeneratedBy"). Text that is not UTF-8 is written with U+FFFD for the
/// bytes that are none. Throws Error(FileUnwritable, FormatUnknown).
void writeBids(const LabelMap& labels, const LabelTable& table, const std::filesystem::path& path,
               const std::filesystem::path& source, const LabelOrigin& origin = {});

/// One binary map per label that occurs: "<stem>-<name>.nii.gz"; what is written is returned. No two have one name, and
/// all are written or an error names the one that could not be. Throws as above.
std::vector<std::filesystem::path> writeMasks(const LabelMap& labels, const LabelTable& table,
                                              const std::filesystem::path& folder, const std::string& stem,
                                              const std::filesystem::path& source);

}  // namespace exemplar
