// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/Propagation.h"

#include "core/base/Error.h"
#include "core/engine/SliceForEngine.h"
#include "core/image/Components.h"
#include "core/image/ShapeInterpolation.h"
#include "core/propagation/SliceAnswer.h"
#include "core/synthesis/PointSampler.h"

#include <algorithm>
#include <cmath>

namespace exemplar {
namespace {

constexpr int kMostPoints = 4;  ///< of a neighbour's structure

double agreement(const LabelImage& a, const LabelImage& b) {
    double both = 0, sizes = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        both += a.pixels()[i] != 0 && a.pixels()[i] == b.pixels()[i] ? 1 : 0;
        sizes += (a.pixels()[i] != 0) + (b.pixels()[i] != 0);
    }
    return sizes > 0 ? 2.0 * both / sizes : 1.0;
}

class Propagator {
public:
    Propagator(Engine& engine, const PropagationTask& task, const PropagationOptions& options, JobControl& control, const SliceObserver& observer)
        : m_engine(engine), m_task(task), m_options(options), m_control(control), m_observer(observer),
          m_plane(task.scan->geometry(), task.axis), m_last(task.lastSlice < 0 ? m_plane.count() - 1 : task.lastSlice) {
        m_plane.requireSlice(task.firstSlice);
        m_plane.requireSlice(m_last);
        m_result.labels = LabelMap(task.scan->geometry());
        for (int slice = 0; slice < m_plane.count(); ++slice) {
            m_result.slices.push_back({slice, SliceOrigin::Untouched, 0.0});
        }
        for (const auto& [slice, labels] : task.fixed) {
            m_plane.requireSlice(slice);
            m_plane.insert(labels, slice, m_result.labels);
            m_result.slices[slice] = {slice, SliceOrigin::Given, 1.0};
        }
        for (const auto& [slice, prompts] : task.prompts) {
            m_plane.requireSlice(slice);
        }
    }

    PropagationResult run() {
        answerPromptedSlices();
        if (m_seeds.empty()) {
            answerEachByItself();
            return std::move(m_result);
        }
        m_total = std::max(1, m_last - m_task.firstSlice + 1);
        for (auto seed = m_seeds.begin(); std::next(seed) != m_seeds.end(); ++seed) {
            between(seed->first, std::next(seed)->first);
        }
        outwards(m_seeds.rbegin()->first, +1);
        outwards(m_seeds.begin()->first, -1);
        return std::move(m_result);
    }

private:
    bool inRange(int slice) const { return slice >= m_task.firstSlice && slice <= m_last; }

    void step() {
        m_control.checkpoint();
        m_control.report(std::min(1.0, static_cast<double>(++m_done) / m_total), "Carrying labels through the slices");
    }

    void finish(int slice, LabelImage labels, double quality) {
        dropSpecks(labels, m_task.structures, m_options.smallestSpeck);
        m_plane.insert(labels, slice, m_result.labels);
        m_result.slices[slice] = {slice, SliceOrigin::Proposed, quality};
        if (m_observer) {
            m_observer(slice, labels, quality);
        }
    }

    /// Prompts for every structure: the user's on this slice, points of the neighbour, or the class token alone.
    SliceAnswer answer(int slice, const LabelImage* neighbour) {
        const std::size_t count = m_task.structures.size();
        std::vector<Prompt> prompts;
        std::vector<std::size_t> owner;
        const auto given = m_task.prompts.find(slice);
        for (std::size_t c = 0; c < count; ++c) {
            Prompt prompt;
            prompt.label = m_task.structures.entries()[c].id;
            bool asked = m_engine.labels().indexOf(prompt.label) >= 0;
            if (given != m_task.prompts.end()) {
                for (const Prompt& user : given->second) {
                    if (user.label == prompt.label) {
                        prompt.points.insert(prompt.points.end(), user.points.begin(), user.points.end());
                        prompt.box = user.box ? user.box : prompt.box;
                        prompt.mask = user.mask.empty() ? prompt.mask : user.mask;
                        asked = true;
                    }
                }
            }
            if (neighbour != nullptr && m_options.neighbourPoints && prompt.points.empty() && !prompt.box) {
                prompt.points = centrePoints(labelMask(*neighbour, prompt.label), m_options.smallestPart, kMostPoints);
                asked = asked || !prompt.points.empty();
            }
            if (asked) {
                prompts.push_back(std::move(prompt));
                owner.push_back(c);
            }
        }
        std::vector<Image> logits(count);
        if (!prompts.empty()) {
            auto answers = m_engine.predict(sliceForEngine(*m_task.scan, m_task.scanKey, m_plane, m_task.window, slice), prompts);
            for (std::size_t i = 0; i < answers.size(); ++i) {
                logits[owner[i]] = std::move(answers[i].logits);
            }
        } else {
            logits.assign(count, Image(m_plane.width(), m_plane.height(), -20.0F));
        }
        return compete(logits, m_task.structures);
    }

    void answerPromptedSlices() {
        for (const auto& [slice, labels] : m_task.fixed) {
            m_seeds[slice] = labels;
        }
        m_total = std::max<int>(1, static_cast<int>(m_task.prompts.size()));
        for (const auto& [slice, prompts] : m_task.prompts) {
            if (m_task.fixed.contains(slice) || !inRange(slice)) {
                continue;
            }
            step();
            SliceAnswer here = answer(slice, nullptr);
            finish(slice, here.labels, here.certainty);
            m_seeds[slice] = std::move(here.labels);
        }
        m_done = 0;
    }

    void answerEachByItself() {
        if (m_engine.labels().empty()) {
            throw Error(ErrorCode::NothingToLearn, "There is nothing to start from: give labelled slices, prompts or a profile.");
        }
        m_total = m_last - m_task.firstSlice + 1;
        for (int slice = m_task.firstSlice; slice <= m_last; ++slice) {
            step();
            const SliceAnswer here = answer(slice, nullptr);
            finish(slice, here.labels, here.certainty);
        }
    }

    /// Signed distance of the interpolated shapes as shares, or empty where the ends do not show the structure.
    std::vector<Image> interpolated(int below, int above, int slice) const {
        std::vector<Image> shapes(m_task.structures.size());
        const double fraction = static_cast<double>(slice - below) / (above - below);
        for (std::size_t c = 0; c < shapes.size(); ++c) {
            const std::uint16_t label = m_task.structures.entries()[c].id;
            shapes[c] = interpolatedDistance(labelMask(m_seeds.at(below), label), labelMask(m_seeds.at(above), label), fraction,
                                             m_plane.spacingX(), m_plane.spacingY(), true);
        }
        return shapes;
    }

    void between(int below, int above) {
        std::map<int, SliceAnswer> upward;
        const LabelImage* neighbour = &m_seeds.at(below);
        for (int slice = below + 1; slice < above; ++slice) {
            m_control.checkpoint();
            if (inRange(slice)) {
                neighbour = &(upward[slice] = answer(slice, neighbour)).labels;
            }
        }
        LabelImage next = m_seeds.at(above);
        for (int slice = above - 1; slice > below; --slice) {
            if (!inRange(slice)) {
                continue;
            }
            step();
            SliceAnswer down = answer(slice, &next);
            SliceAnswer& up = upward.at(slice);
            const double nearAbove = static_cast<double>(slice - below) / (above - below);
            const double agreed = agreement(up.labels, down.labels);
            SliceAnswer fused = fuse(up, down, nearAbove, interpolated(below, above, slice));
            next = std::move(down.labels);
            finish(slice, fused.labels, fused.certainty * (0.5 + 0.5 * agreed));
        }
    }

    /// Mixes both passes by nearness; the interpolated shape adds weight where it lies deep inside or far outside.
    SliceAnswer fuse(SliceAnswer& up, SliceAnswer& down, double nearAbove, const std::vector<Image>& shapes) const {
        std::vector<Image> shares(up.shares.size());
        for (std::size_t c = 0; c < shares.size(); ++c) {
            const bool hasUp = !up.shares[c].empty(), hasDown = !down.shares[c].empty();
            if (!hasUp && !hasDown) {
                continue;
            }
            shares[c] = Image(m_plane.width(), m_plane.height());
            for (std::size_t i = 0; i < shares[c].size(); ++i) {
                const double one = hasUp ? up.shares[c].pixels()[i] : 0.0;
                const double two = hasDown ? down.shares[c].pixels()[i] : 0.0;
                double share = (1.0 - nearAbove) * one + nearAbove * two;
                if (m_options.shapeWeight > 0) {
                    // Shape as a share with a soft border of some millimetres, wider in the middle of the gap.
                    const double soft = 1.5 + 4.0 * nearAbove * (1.0 - nearAbove) * 4.0;
                    const double shape = 1.0 / (1.0 + std::exp(-shapes[c].pixels()[i] / soft));
                    const double logit = std::log((share + 1e-4) / (1.0 - share + 1e-4)) + m_options.shapeWeight * std::log((shape + 1e-3) / (1.0 - shape + 1e-3));
                    share = 1.0 / (1.0 + std::exp(-logit));
                }
                shares[c].pixels()[i] = static_cast<float>(share);
            }
        }
        normalise(shares);
        return fromShares(std::move(shares), m_task.structures);
    }

    static void normalise(std::vector<Image>& shares) {
        std::size_t pixels = 0;
        for (const Image& share : shares) {
            pixels = std::max(pixels, share.size());
        }
        for (std::size_t i = 0; i < pixels; ++i) {
            float sum = 0.0F;
            for (const Image& share : shares) {
                sum += share.empty() ? 0.0F : share.pixels()[i];
            }
            if (sum > 1.0F) {
                for (Image& share : shares) {
                    if (!share.empty()) {
                        share.pixels()[i] /= sum;
                    }
                }
            }
        }
    }

    void outwards(int from, int direction) {
        LabelImage neighbour = m_seeds.at(from);
        int empty = 0;
        for (int slice = from + direction; inRange(slice) && empty < m_options.emptySlicesToStop; slice += direction) {
            step();
            SliceAnswer here = answer(slice, &neighbour);
            dropSpecks(here.labels, m_task.structures, m_options.smallestSpeck);
            const bool any = std::any_of(here.labels.pixels().begin(), here.labels.pixels().end(), [](std::uint16_t label) { return label != 0; });
            empty = any ? 0 : empty + 1;
            finish(slice, here.labels, here.certainty);
            neighbour = std::move(here.labels);
        }
    }

    Engine& m_engine;
    const PropagationTask& m_task;
    const PropagationOptions& m_options;
    JobControl& m_control;
    const SliceObserver& m_observer;
    SlicePlane m_plane;
    int m_last;
    std::map<int, LabelImage> m_seeds;
    PropagationResult m_result;
    int m_done = 0, m_total = 1;
};

}  // namespace

PropagationResult propagate(Engine& engine, const PropagationTask& task, const PropagationOptions& options, JobControl& control,
                            const SliceObserver& observer) {
    return Propagator(engine, task, options, control, observer).run();
}

}  // namespace exemplar
