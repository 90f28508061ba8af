// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ProcessMemory.h"

#include <fstream>
#include <string>

namespace exemplar {
namespace {

/// The number of a line such as "VmRSS:     10240 kB", in bytes; 0 where there is no such file or line.
std::size_t bytesIn(const char* file, const std::string& name) {
    std::ifstream lines(file);
    for (std::string word; lines >> word;) {
        if (word == name) {
            std::size_t kilobytes = 0;
            lines >> kilobytes;
            return kilobytes * 1024;
        }
    }
    return 0;
}

}  // namespace

std::size_t residentBytes() { return bytesIn("/proc/self/status", "VmRSS:"); }

std::size_t peakResidentBytes() { return bytesIn("/proc/self/status", "VmHWM:"); }

SystemMemory systemMemory() {
    return {bytesIn("/proc/meminfo", "MemTotal:"), bytesIn("/proc/meminfo", "MemAvailable:")};
}

}  // namespace exemplar
