// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/SampleStream.h"

#include <chrono>

namespace exemplar {

SampleStream::SampleStream(std::vector<SynthesisExemplar> exemplars, std::vector<SynthesisExemplar> backgrounds,
                           SynthesisRecipe recipe, std::uint64_t seed, std::uint64_t count, int workers, int ahead)
    : m_exemplars(std::move(exemplars)), m_backgrounds(std::move(backgrounds)), m_recipe(recipe), m_seed(seed),
      m_count(count), m_ahead(static_cast<std::uint64_t>(ahead)) {
    for (int i = 0; i < workers; ++i) {
        m_workers.emplace_back([this] { work(); });
    }
}

SampleStream::~SampleStream() {
    {
        std::lock_guard lock(m_mutex);
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
            std::lock_guard lock(m_mutex);
            m_ready.emplace(id, std::move(sample));
        } catch (...) {
            std::lock_guard lock(m_mutex);
            m_failure = std::current_exception();
        }
        m_changed.notify_all();
    }
}

SynthesisSample SampleStream::next(JobControl& control) {
    while (true) {
        control.checkpoint();
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, std::chrono::milliseconds(50), [this] { return m_failure || m_ready.contains(m_next); });
        if (m_failure) {
            std::rethrow_exception(m_failure);
        }
        if (auto found = m_ready.find(m_next); found != m_ready.end()) {
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
