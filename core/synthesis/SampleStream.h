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

/// Makes samples 0 .. count-1 ahead of their use on worker threads and hands them out in order. At most `ahead`
/// samples are made or wait. One thread calls next() and finished(); the destructor stops and joins the workers.
class SampleStream {
public:
    /// Fewer than one worker or sample ahead counts as one.
    SampleStream(std::vector<SynthesisExemplar> exemplars, std::vector<SynthesisExemplar> backgrounds,
                 SynthesisRecipe recipe, std::uint64_t seed, std::uint64_t count, int workers, int ahead = 8);
    ~SampleStream();
    SampleStream(const SampleStream&) = delete;
    SampleStream& operator=(const SampleStream&) = delete;

    bool finished() const noexcept { return m_next >= m_count; }
    /// The next sample. Throws Error(Cancelled) when `control` is cancelled, what synthesise() threw for this
    /// sample, and Error(OutOfRange) after the last one.
    SynthesisSample next(JobControl& control);

private:
    void work();
    void stop();

    std::vector<SynthesisExemplar> m_exemplars, m_backgrounds;
    SynthesisRecipe m_recipe;
    std::uint64_t m_seed, m_count, m_ahead;
    std::uint64_t m_next = 0;     // next to hand out
    std::uint64_t m_claimed = 0;  // next to make
    bool m_stop = false;
    std::map<std::uint64_t, SynthesisSample> m_ready;
    std::map<std::uint64_t, std::exception_ptr> m_failed;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::thread> m_workers;
};

}  // namespace exemplar
