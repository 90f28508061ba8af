// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ProcessMemory.h"

#if defined(_WIN32)
#define NOMINMAX
#include <windows.h>

#include <psapi.h>
#elif defined(__linux__)
#include <fstream>
#include <string>
#endif

namespace exemplar {
namespace {

#if defined(_WIN32)
PROCESS_MEMORY_COUNTERS counters() {
    PROCESS_MEMORY_COUNTERS result{};
    result.cb = sizeof result;
    return K32GetProcessMemoryInfo(GetCurrentProcess(), &result, sizeof result) ? result : PROCESS_MEMORY_COUNTERS{};
}
#elif defined(__linux__)
/// A line such as "VmRSS:     10240 kB".
std::size_t statusBytes(const std::string& name) {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (word == name) {
            std::size_t kilobytes = 0;
            status >> kilobytes;
            return kilobytes * 1024;
        }
    }
    return 0;
}
#endif

}  // namespace

std::size_t residentBytes() {
#if defined(_WIN32)
    return counters().WorkingSetSize;
#elif defined(__linux__)
    return statusBytes("VmRSS:");
#else
    return 0;
#endif
}

std::size_t peakResidentBytes() {
#if defined(_WIN32)
    return counters().PeakWorkingSetSize;
#elif defined(__linux__)
    return statusBytes("VmHWM:");
#else
    return 0;
#endif
}

}  // namespace exemplar
