// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ProcessMemory.h"
#include "core/base/platform/Windows.h"

#include <psapi.h>

namespace exemplar {
namespace {

PROCESS_MEMORY_COUNTERS counters() {
    PROCESS_MEMORY_COUNTERS result{};
    result.cb = sizeof result;
    return K32GetProcessMemoryInfo(GetCurrentProcess(), &result, sizeof result) ? result : PROCESS_MEMORY_COUNTERS{};
}

}  // namespace

std::size_t residentBytes() { return counters().WorkingSetSize; }

std::size_t peakResidentBytes() { return counters().PeakWorkingSetSize; }

SystemMemory systemMemory() {
    MEMORYSTATUSEX status{};
    status.dwLength = sizeof status;
    if (GlobalMemoryStatusEx(&status) == 0) {
        return {};
    }
    return {static_cast<std::size_t>(status.ullTotalPhys), static_cast<std::size_t>(status.ullAvailPhys)};
}

}  // namespace exemplar
