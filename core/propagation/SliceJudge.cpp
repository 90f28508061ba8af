// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/SliceJudge.h"

#include "core/image/Components.h"
#include "core/metrics/Overlap.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace exemplar {
namespace {

/// How many slices away the next one is; infinite where there is none.
double slicesTo(const std::vector<int>& shown, int slice) {
    double away = std::numeric_limits<double>::infinity();
    for (const int other : shown) {
        away = std::min<double>(away, std::abs(other - slice));
    }
    return away;
}

}  // namespace

double SliceJudge::quality(const Known& known) const { return calibrated(known.ended * trustIn(known.structures)); }

double SliceJudge::add(int slice, std::vector<StructureEvidence> structures, double ended) {
    const Known& known = m_known[slice] = {std::move(structures), ended};
    return quality(known);
}

/// By structure.
std::vector<std::vector<int>> SliceJudge::shownOn(const LabelMap& labels) const {
    std::vector<std::vector<int>> shown(m_structures.size());
    for (int slice = 0; slice < m_plane.count(); ++slice) {
        for (const std::uint16_t label : labelsIn(m_plane.extract(labels, slice))) {
            if (const int structure = m_structures.indexOf(label); structure >= 0) {
                shown[static_cast<std::size_t>(structure)].push_back(slice);
            }
        }
    }
    return shown;
}

void SliceJudge::compare(const LabelMap& drawn, const LabelMap& labels) {
    const auto shown = shownOn(labels);
    for (auto& [slice, known] : m_known) {
        const auto shared = overlaps(m_plane.extract(drawn, slice), m_plane.extract(labels, slice), m_structures.ids());
        for (std::size_t c = 0; c < shared.size(); ++c) {
            StructureEvidence& one = known.structures[c];
            one.shown = shared[c].result > 0;
            one.expected = false;
            one.agreement *= shared[c].dice();
            one.missed = missedAt(slicesTo(shown[c], slice) * m_plane.spacingSlice());
        }
    }
}

std::map<int, double> SliceJudge::judge(const LabelMap& labels, const std::function<bool(int)>& tells) {
    const auto shown = shownOn(labels);
    std::map<int, double> qualities;
    for (auto& [slice, known] : m_known) {
        const LabelImage here = m_plane.extract(labels, slice);
        std::vector<double> alike(m_structures.size());
        int beside = 0;
        for (const int other : {slice - 1, slice + 1}) {
            if (tells(other)) {
                const auto shared = overlaps(m_plane.extract(labels, other), here, m_structures.ids());
                for (std::size_t c = 0; c < alike.size(); ++c) {
                    alike[c] += shared[c].dice();
                }
                ++beside;
            }
        }
        for (std::size_t c = 0; c < alike.size(); ++c) {
            StructureEvidence& one = known.structures[c];
            const double away = slicesTo(shown[c], slice) * m_plane.spacingSlice();
            one.shown = away == 0.0;
            one.alike = beside > 0 ? alike[c] / beside : one.alike;
            one.missed = one.named ? std::max(one.missed, missedThoughNamedAt(away)) : one.missed;
        }
        qualities[slice] = quality(known);
    }
    return qualities;
}

}  // namespace exemplar
