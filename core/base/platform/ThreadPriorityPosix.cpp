// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ThreadPriority.h"

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace exemplar {

void lowerThreadPriority() noexcept {
#ifdef __linux__
    // On Linux a thread has a nice value of its own, which the threads it starts inherit.
    constexpr int kNice = 10;
    const auto thread = static_cast<id_t>(syscall(SYS_gettid));
    if (getpriority(PRIO_PROCESS, thread) < kNice) {
        setpriority(PRIO_PROCESS, thread, kNice);
    }
#endif
}

}  // namespace exemplar
