// SPDX-License-Identifier: GPL-3.0-or-later
// One target for libFuzzer; EXEMPLAR_FUZZ_TARGET is its function.
#include "core/io/ItkLabels.h"
#include "tests/fuzz/FuzzTargets.h"

/// ITK, which cannot be compiled with clang, is not in the fuzzers; none of them writes with it.
void exemplar::writeItkLabels(const LabelMap&, const std::filesystem::path&) { fuzz::finding("ITK is not here"); }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
    exemplar::fuzz::EXEMPLAR_FUZZ_TARGET(std::string(reinterpret_cast<const char*>(bytes), count));
    return 0;
}
