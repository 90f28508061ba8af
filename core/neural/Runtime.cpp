// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/Runtime.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#ifdef __GLIBC__
#include <dlfcn.h>
#include <malloc.h>
#endif
#ifdef __linux__
#include <unistd.h>
#endif

namespace exemplar::neural {
#ifdef __linux__
namespace {

bool setUnlessSet(const char* variable, const char* value) {
    return std::getenv(variable) == nullptr && setenv(variable, value, 1) == 0;
}

/// The kernels that OpenBLAS should have taken, null where its choice is good. Up to 0.3.24 it takes those for
/// "Prescott" (of 2004) on a processor that it does not know, such as Intel's 13th generation
/// (OpenMathLib/OpenBLAS issue 4267): a sixth of the speed.
const char* betterKernels() {
#if defined(__x86_64__) && defined(__GLIBC__)
    using CoreName = char* (*)();
    auto* name = reinterpret_cast<CoreName>(dlsym(RTLD_DEFAULT, "openblas_get_corename"));
    if (name == nullptr || std::string_view(name()) != "Prescott") {
        return nullptr;
    }
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
        return "SkylakeX";
    }
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        return "Haswell";
    }
#endif
    return nullptr;
}

/// Comes back only where it fails, and then all is as before.
void startAnew() {
    std::ifstream file("/proc/self/cmdline", std::ios::binary);
    std::vector<std::string> arguments;
    for (std::string one; std::getline(file, one, '\0');) {
        arguments.push_back(one);
    }
    std::vector<char*> pointers;
    for (std::string& one : arguments) {
        pointers.push_back(one.data());
    }
    if (!pointers.empty()) {
        pointers.push_back(nullptr);
        std::error_code missing;
        const auto program = std::filesystem::read_symlink("/proc/self/exe", missing);  // else it would be called "exe"
        execv(missing ? pointers.front() : program.c_str(), pointers.data());
        execv("/proc/self/exe", pointers.data());  // where the file was replaced meanwhile
    }
}

}  // namespace
#endif

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

void settleEnvironment() {
#ifdef __linux__
    bool changed = setUnlessSet("OMP_WAIT_POLICY", "passive");
    if (const char* kernels = betterKernels()) {
        changed = setUnlessSet("OPENBLAS_CORETYPE", kernels) || changed;
    }
    if (changed) {
        startAnew();
    }
#endif
}

}  // namespace exemplar::neural
