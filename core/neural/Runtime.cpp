// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/Runtime.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <thread>

#ifdef __GLIBC__
#include <dlfcn.h>
#include <malloc.h>
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

}  // namespace exemplar::neural
