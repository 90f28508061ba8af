// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace exemplar {

/// Memory this process holds now, in bytes; 0 where the system does not say (neither Linux nor Windows).
std::size_t residentBytes();
/// The most it has held so far.
std::size_t peakResidentBytes();

}  // namespace exemplar
