// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace exemplar {

/// Memory this process holds now, in bytes; 0 where the system reports none (neither Linux nor Windows).
std::size_t residentBytes();
/// The most it has held so far.
std::size_t peakResidentBytes();

/// Main memory of this machine, in bytes: all of it, and what programs can still take without swapping. Zeros where the
/// system reports none.
struct SystemMemory {
    std::size_t total = 0, available = 0;
};
SystemMemory systemMemory();

}  // namespace exemplar
