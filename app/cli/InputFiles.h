// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace exemplar::cli {

/// Whether the file that exists at `file` is what is read under the name `input`, or one of the files read with it: the
/// .img of a .hdr, the data files that a .mhd or .nhdr names, any file below a folder, the names beside a label map.
/// Links, symbolic and hard, are the file itself.
bool isReadWith(const std::filesystem::path& file, const std::filesystem::path& input);

}  // namespace exemplar::cli
