// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/synthesis/Synthesis.h"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

namespace exemplar {

/// Makes samples 0 .. count-1 ahead of their use on worker threads and hands them out in order. At most
/// `ahead` samples wait. The destructor stops and joins the workers.
class SampleStream {
public:
    SampleStream(std::vector<SynthesisExemplar> exemplars, std::vector<SynthesisExemplar> backgrounds, SynthesisRecipe recipe,
                 std::uint64_t seed, std::uint64_t count, int workers, int ahead = 8);
    ~SampleStream();
    SampleStream(const SampleStream&) = delete;
    SampleStream& operator=(const SampleStream&) = delete;

    bool finished() const noexcept { return m_next >= m_count; }
    /// The next sample. Throws Error(Cancelled) when `control` is cancelled, and what a worker threw.
    SynthesisSample next(JobControl& control);

private:
    void work();

    std::vector<SynthesisExemplar> m_exemplars, m_backgrounds;
    SynthesisRecipe m_recipe;
    std::uint64_t m_seed, m_count, m_next = 0;
    std::uint64_t m_claimed = 0, m_ahead;
    bool m_stop = false;
    std::exception_ptr m_failure;
    std::map<std::uint64_t, SynthesisSample> m_ready;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::thread> m_workers;
};

}  // namespace exemplar
