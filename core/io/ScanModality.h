// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/VolumeReader.h"

namespace exemplar {

/// Decides once what made the scan: what the user states, else the file's metadata (DICOM's tag or what else the
/// reader left in ScanInfo::modality, the BIDS sidecar beside the file, the suffix of its name where that is plain, the
/// description in its header), else the intensities. Sets the volume's modality, ScanInfo::modality and its source,
/// and notes a CT that was guessed.
void settleModality(Scan& scan, const std::filesystem::path& path, const ReadOptions& options);

/// Whether intensities look like HU: a peak at air (or padding below it), a peak at soft tissue, and hardly anything
/// between; or, of a part of the body without air, whole numbers with fat and soft tissue where HU has them. Maps of
/// phase and of field strength, subtractions, normalised MR and PET do not. A noisy CT of soft tissue alone cannot be
/// told from these and is not recognised.
bool looksLikeCt(const std::vector<float>& voxels);

}  // namespace exemplar
