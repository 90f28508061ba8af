// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace exemplar {

/// The commit that the program is built from, "unknown" where the build does not know it; its file is written while
/// building (packaging/cmake/WriteCommit.cmake).
extern const char* const kCommit;

}  // namespace exemplar
