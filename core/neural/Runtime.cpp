// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/Runtime.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

#ifdef __GLIBC__
#include <dlfcn.h>
#include <malloc.h>
#endif
#ifdef __linux__
#include <unistd.h>
#endif

namespace exemplar::neural {

void settleRuntime(int threads) {
    const int count = threads > 0 ? threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    at::set_num_threads(count);  // LibTorch 1.13 starts with one
#ifdef __GLIBC__
    using SetThreads = void (*)(int);
    if (auto* set = reinterpret_cast<SetThreads>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"))) {
        set(1);
    }
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 64 << 20);
#endif
}

void giveBackMemory() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void sleepWhileWaiting([[maybe_unused]] char** argv) {
#ifdef __linux__
    if (std::getenv("OMP_WAIT_POLICY") == nullptr) {
        setenv("OMP_WAIT_POLICY", "passive", 1);
        execv("/proc/self/exe", argv);  // comes back only where it fails, and then all is as before
    }
#endif
}

}  // namespace exemplar::neural
