// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/TrainingTail.h"

#include <algorithm>

namespace exemplar::ui {
namespace {

template <typename Item>
std::vector<Item> from(const std::vector<Item>& items, std::size_t first) {
    return {items.begin() + static_cast<std::ptrdiff_t>(std::min(first, items.size())), items.end()};
}

}  // namespace

void TrainingTail::restart() {
    const std::lock_guard guard(m_lock);
    m_steps.clear();
    m_validations.clear();
    m_picture = {};
    ++m_run;
}

void TrainingTail::add(const TrainingStep& step) {
    const std::lock_guard guard(m_lock);
    m_steps.push_back(step);
}

void TrainingTail::add(const Validation& validation) {
    const std::lock_guard guard(m_lock);
    m_validations.push_back(validation);
}

void TrainingTail::set(int step, int exemplar, LabelImage labels) {
    const std::lock_guard guard(m_lock);
    m_picture = {step, exemplar, std::move(labels), m_picture.number + 1};
}

TrainingTail::News TrainingTail::since(std::uint64_t run, std::size_t steps, std::size_t validations,
                                       std::uint64_t picture) const {
    const std::lock_guard guard(m_lock);
    const bool same = run == m_run;
    News news{from(m_steps, same ? steps : 0), from(m_validations, same ? validations : 0), std::nullopt, m_run};
    if (m_picture.number != 0 && (!same || m_picture.number != picture)) {
        news.picture = m_picture;
    }
    return news;
}

TrainingRecord TrainingTail::record() const {
    const std::lock_guard guard(m_lock);
    TrainingRecord record;
    record.steps = m_steps;
    record.validations = m_validations;
    return record;
}

}  // namespace exemplar::ui
