// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <string>

namespace exemplar {

inline double megabytes(double bytes) { return bytes / 1e6; }

/// Of this process; 0 where the system does not tell. `field`: VmRSS, now, or VmHWM, at most so far.
inline double residentMegabytes(const std::string& field) {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (double kibibytes = 0.0; word == field + ":" && status >> kibibytes) {
            return megabytes(1024.0 * kibibytes);
        }
    }
    return 0.0;
}

/// VmHWM starts anew.
inline void forgetPeak() { std::ofstream("/proc/self/clear_refs") << 5; }

}  // namespace exemplar
