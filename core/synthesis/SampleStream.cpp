// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/SampleStream.h"

#include "core/base/Error.h"

#include <algorithm>
#include <chrono>

namespace exemplar {

SampleStream::SampleStream(std::vector<SynthesisExemplar> exemplars, std::vector<SynthesisExemplar> backgrounds,
                           SynthesisRecipe recipe, std::uint64_t seed, std::uint64_t count, int workers, int ahead)
    : m_exemplars(std::move(exemplars)),
      m_backgrounds(std::move(backgrounds)),
      m_recipe(recipe),
      m_seed(seed),
      m_count(count),
      m_ahead(static_cast<std::uint64_t>(std::max(1, ahead))) {
    try {
        for (int i = 0; i < std::max(1, workers); ++i) {
            m_workers.emplace_back([this] { work(); });
        }
    } catch (...) {  // no more threads to be had: those that run must not outlive this
        stop();
        throw;
    }
}

SampleStream::~SampleStream() { stop(); }

void SampleStream::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    for (std::thread& worker : m_workers) {
        worker.join();
    }
}

void SampleStream::work() {
    while (true) {
        std::uint64_t id = 0;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_stop || m_claimed >= m_count || m_claimed < m_next + m_ahead; });
            if (m_stop || m_claimed >= m_count) {
                return;
            }
            id = m_claimed++;
        }
        try {
            SynthesisSample sample = synthesise(m_exemplars, m_backgrounds, m_recipe, m_seed, id);
            const std::lock_guard lock(m_mutex);
            m_ready.emplace(id, std::move(sample));
        } catch (...) {
            const std::lock_guard lock(m_mutex);
            m_failed.emplace(id, std::current_exception());
        }
        m_changed.notify_all();
    }
}

SynthesisSample SampleStream::next(JobControl& control) {
    if (finished()) {
        throw Error(ErrorCode::OutOfRange,
                    "All " + std::to_string(m_count) + " samples of the stream have been taken.");
    }
    while (true) {
        control.checkpoint();
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, std::chrono::milliseconds(50),
                           [this] { return m_ready.contains(m_next) || m_failed.contains(m_next); });
        if (const auto failure = m_failed.find(m_next); failure != m_failed.end()) {
            std::rethrow_exception(failure->second);
        }
        if (const auto found = m_ready.find(m_next); found != m_ready.end()) {
            SynthesisSample sample = std::move(found->second);
            m_ready.erase(found);
            ++m_next;
            lock.unlock();
            m_changed.notify_all();
            return sample;
        }
    }
}

}  // namespace exemplar
