// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/Propagation.h"

#include "core/base/Error.h"
#include "core/engine/SliceForEngine.h"
#include "core/image/Components.h"
#include "core/image/DistanceMap.h"
#include "core/image/LargestPart.h"
#include "core/image/SectionSize.h"
#include "core/image/ShapeInterpolation.h"
#include "core/image/SliceMotion.h"
#include "core/propagation/QualityEstimate.h"
#include "core/synthesis/PointSampler.h"
#include "core/synthesis/RoughShape.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <iterator>
#include <numeric>
#include <optional>

namespace exemplar {
namespace {

// A proposal is trusted less the farther the nearest given slice is: by 1/e every so many mm, tubes farther. From
// Colin27 with five given slices (packaging/demo.sh), where the DSC of slices fell about so.
constexpr double kTrustedBetween = 40.0, kTrustedBeyond = 15.0;
constexpr double kAlongSlices = 3.0;  ///< mm, deviation of the weights by which near slices count
constexpr double kFarthest = 2.0;     ///< deviations beyond which they do not
constexpr int kMostPoints = 4;        ///< of a guessed structure
constexpr double kModelSide = 256.0;  ///< pixels along a slice's longer side, as the model sees it
constexpr double kReach = 2.0;        ///< structures are longer than balls
constexpr double kMostReach = 1.35;   ///< radii of the section that they go on from
constexpr double kLongest = 2.0;      ///< radii, of what one given slice shows alone, on each side of it
constexpr double kAsWide = 0.75;      ///< of its radius, else it ends there
constexpr float kAbsent = -20.0F;     ///< logit of what was not asked for

template <typename Picture>
bool any(const Picture& picture) {
    return std::any_of(picture.pixels().begin(), picture.pixels().end(), [](auto value) { return value != 0; });
}

Mask inside(const Image& distance) {
    Mask mask(distance.width(), distance.height());
    std::transform(distance.pixels().begin(), distance.pixels().end(), mask.pixels().begin(),
                   [](float value) { return value > 0.0F; });
    return mask;
}

class Propagator {
public:
    Propagator(Engine& engine, const PropagationTask& task, const PropagationOptions& options, JobControl& control,
               const SliceObserver& observer)
        : m_engine(engine),
          m_task(task),
          m_options(options),
          m_control(control),
          m_observer(observer),
          m_plane(task.scan->geometry(), task.axis),
          m_last(task.lastSlice < 0 ? m_plane.count() - 1 : task.lastSlice) {
        m_pixel = std::max(m_plane.width() * m_plane.spacingX(), m_plane.height() * m_plane.spacingY()) / kModelSide;
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

    /// Prompts for every structure: the user's on this slice, else a guess of its shape with points inside, else the
    /// class token alone. `guesses`: signed distances in mm by structure, empty where it is not expected; none at all
    /// where nothing is known.
    SliceAnswer answer(int slice, const std::vector<Image>& guesses) {
        const std::size_t count = m_task.structures.size();
        std::vector<Prompt> prompts;
        std::vector<std::size_t> owner;
        for (std::size_t c = 0; c < count; ++c) {
            Prompt prompt = userPrompt(slice, m_task.structures.entries()[c].id);
            const bool clicked = !prompt.points.empty() || prompt.box;
            const bool guessed = c < guesses.size() && !guesses[c].empty();
            if (guessed && prompt.mask.empty()) {
                prompt.mask = shapeLogits(guesses[c], m_pixel);
                // A structure that the profile knows needs no click besides; they only held the model back.
                if (!clicked && m_engine.labels().indexOf(prompt.label) < 0) {
                    prompt.points = centrePoints(inside(guesses[c]), m_options.smallestPart, kMostPoints);
                }
            }
            const bool named = guesses.empty() && m_engine.labels().indexOf(prompt.label) >= 0;
            if (clicked || guessed || named || !prompt.mask.empty()) {
                prompts.push_back(std::move(prompt));
                owner.push_back(c);
            }
        }
        std::vector<Image> logits(count);
        if (prompts.empty()) {
            logits.assign(count, Image(m_plane.width(), m_plane.height(), kAbsent));
        } else {
            auto answers =
                m_engine.predict(sliceForEngine(*m_task.scan, m_task.scanKey, m_plane, m_task.window, slice), prompts);
            for (std::size_t i = 0; i < answers.size(); ++i) {
                logits[owner[i]] = std::move(answers[i].logits);
            }
        }
        return compete(logits, m_task.structures);
    }

    Prompt userPrompt(int slice, std::uint16_t label) const {
        Prompt prompt;
        prompt.label = label;
        const auto given = m_task.prompts.find(slice);
        if (given == m_task.prompts.end()) {
            return prompt;
        }
        for (const Prompt& user : given->second) {
            if (user.label == label) {
                prompt.points.insert(prompt.points.end(), user.points.begin(), user.points.end());
                prompt.box = user.box ? user.box : prompt.box;
                prompt.mask = user.mask.empty() ? prompt.mask : user.mask;
            }
        }
        return prompt;
    }

    /// Slices (ascending) that are answered by themselves; what near ones say then counts too, each where the tissue
    /// has moved to, since structures do not jump from slice to slice.
    void answerInARow(const std::vector<int>& slices, bool seeds) {
        m_total = std::max(1, static_cast<int>(slices.size()));
        const auto apart = [&](std::size_t a, std::size_t b) {
            return std::abs(slices[a] - slices[b]) * m_plane.spacingSlice() / kAlongSlices;
        };
        std::deque<SliceInARow> row;  // from slice `kept` on; what lies before is not needed any more
        std::size_t done = 0, kept = 0;
        Image previous;
        for (std::size_t i = 0; i < slices.size(); ++i) {
            step();
            Image here = picture(slices[i]);
            row.push_back({answer(slices[i], {}), {}, {}});
            if (i > kept && apart(i - 1, i) <= kFarthest) {
                row[i - kept].toPrevious = SliceMotion::between(here, previous);
                row[i - kept - 1].toNext = SliceMotion::between(previous, here);
            }
            previous = std::move(here);
            const bool last = i + 1 == slices.size();
            while (done <= i && (last || apart(done, i + 1) > kFarthest)) {
                while (apart(kept, done) > kFarthest) {
                    row.pop_front();
                    ++kept;
                }
                std::vector<SliceAnswer> moved;
                std::vector<double> weights;
                const auto count = [&](std::size_t other, const SliceMotion& motion) {
                    moved.push_back(brought(row[other - kept].answer, motion));
                    weights.push_back(std::exp(-0.5 * apart(other, done) * apart(other, done)));
                };
                count(done, SliceMotion(m_plane.width(), m_plane.height()));
                SliceMotion motion(m_plane.width(), m_plane.height());
                for (std::size_t other = done + 1; other <= i && apart(other, done) <= kFarthest; ++other) {
                    motion = motion.then(*row[other - 1 - kept].toNext);
                    count(other, motion);
                }
                motion = SliceMotion(m_plane.width(), m_plane.height());
                for (std::size_t other = done; other-- > kept;) {
                    motion = motion.then(*row[other + 1 - kept].toPrevious);
                    count(other, motion);
                }
                std::vector<const SliceAnswer*> near;
                std::transform(moved.begin(), moved.end(), std::back_inserter(near),
                               [](const SliceAnswer& one) { return &one; });
                finishInARow(slices[done], row[done - kept].answer, blend(near, weights, m_task.structures), seeds);
                ++done;
            }
        }
    }

    /// A slice's answer by itself and where its tissue lies in the asked slices beside it, where those are near.
    struct SliceInARow {
        SliceAnswer answer;
        std::optional<SliceMotion> toPrevious, toNext;
    };

    static SliceAnswer brought(const SliceAnswer& answer, const SliceMotion& motion) {
        SliceAnswer moved;
        for (const Image& share : answer.shares) {
            moved.shares.push_back(share.empty() ? Image() : motion.brought(share));
        }
        return moved;
    }

    void finishInARow(int slice, const SliceAnswer& alone, SliceAnswer blended, bool seed) {
        m_control.checkpoint();
        for (const LabelEntry& entry : m_task.structures.entries()) {
            if (const Prompt prompt = userPrompt(slice, entry.id); !prompt.box) {
                keepClickedParts(blended.labels, entry.id, prompt.points);
            }
        }
        finish(slice, blended.labels, calibrated(trustIn(evidenceOf(alone, blended.labels, m_task.structures))));
        if (seed) {
            m_seeds[slice] = std::move(blended.labels);
        }
    }

    void answerPromptedSlices() {
        for (const auto& [slice, labels] : m_task.fixed) {
            m_seeds[slice] = labels;
        }
        std::vector<int> slices;
        for (const auto& [slice, prompts] : m_task.prompts) {
            if (!m_task.fixed.contains(slice) && inRange(slice)) {
                slices.push_back(slice);
            }
        }
        answerInARow(slices, true);
        m_done = 0;
    }

    void answerEachByItself() {
        if (m_engine.labels().empty()) {
            throw Error(ErrorCode::NothingToLearn,
                        "There is nothing to start from: give labelled slices, prompts or a profile.");
        }
        std::vector<int> slices(static_cast<std::size_t>(std::max(0, m_last - m_task.firstSlice + 1)));
        std::iota(slices.begin(), slices.end(), m_task.firstSlice);
        answerInARow(slices, false);
        keepLargestParts();
    }

    /// Nothing but its name tells where a structure is: what is far from the rest is not it.
    void keepLargestParts() {
        if (m_options.allParts) {
            return;
        }
        LabelMap kept = m_result.labels;
        for (const LabelEntry& entry : m_task.structures.entries()) {
            if (m_engine.inOnePiece(entry.id)) {
                keepLargestPart(kept, entry.id, m_control);
            }
        }
        for (const SliceReport& report : m_result.slices) {
            const LabelImage labels = m_plane.extract(kept, report.slice);
            if (m_observer && labels != m_plane.extract(m_result.labels, report.slice)) {
                m_observer(report.slice, labels, report.quality);
            }
        }
        m_result.labels = std::move(kept);
    }

    /// Shapes between two given slices by structure; none where neither shows it.
    std::vector<std::optional<ShapeBetween>> shapesBetween(int below, int above) const {
        std::vector<std::optional<ShapeBetween>> shapes;
        for (const LabelEntry& entry : m_task.structures.entries()) {
            const Mask one = labelMask(m_seeds.at(below), entry.id), two = labelMask(m_seeds.at(above), entry.id);
            auto& shape = shapes.emplace_back();
            if (any(one) || any(two)) {
                shape.emplace(one, two, m_plane.spacingX(), m_plane.spacingY(), true);
            }
        }
        return shapes;
    }

    /// The neighbour's shapes; empty where it does not show the structure.
    std::vector<Image> shapesOf(const LabelImage& neighbour) const {
        std::vector<Image> shapes(m_task.structures.size());
        for (std::size_t c = 0; c < shapes.size(); ++c) {
            const Mask mask = labelMask(neighbour, m_task.structures.entries()[c].id);
            if (any(mask)) {
                shapes[c] = signedDistance(mask, m_plane.spacingX(), m_plane.spacingY());
            }
        }
        return shapes;
    }

    Image picture(int slice) const { return m_task.window.apply(m_plane.extract(*m_task.scan, slice)); }

    void between(int below, int above) {
        const auto shapes = shapesBetween(below, above);
        const auto visit = [&](int slice, const SliceMotion& toBelow, const SliceMotion& toAbove) {
            if (!inRange(slice)) {
                return;
            }
            step();
            const double fraction = static_cast<double>(slice - below) / (above - below);
            std::vector<Image> guesses;
            for (const auto& shape : shapes) {
                guesses.push_back(shape ? shape->at(fraction, toBelow, toAbove) : Image());
            }
            SliceAnswer proposed = answer(slice, guesses);
            const double away = std::min(slice - below, above - slice) * m_plane.spacingSlice();
            auto known = evidenceOf(proposed, deepestLabels(guesses, m_task.structures), m_task.structures);
            for (std::size_t c = 0; c < known.size(); ++c) {
                known[c].ends = shownOn(below, c) != shownOn(above, c);
                known[c].nearness = std::exp(-away / kTrustedBetween);
            }
            finish(slice, proposed.labels, calibrated(trustIn(known)));
        };
        followTissue([this](int slice) { return picture(slice); }, below, above, m_control, visit);
    }

    bool shownOn(int seed, std::size_t structure) const {
        return any(labelMask(m_seeds.at(seed), m_task.structures.entries()[structure].id));
    }

    /// How a structure is expected to end beyond the outermost given slice: like the ball whose sections there and on
    /// the next given slice are as large as the structure's largest part; tubes go on for half the length that the
    /// given slices show.
    struct Cap {
        double reach = 0.0;   ///< mm; 0: not known, since only one slice shows it
        double radius = 0.0;  ///< mm, of the largest part there
        double depth = 0.0;   ///< mm, of the largest part's deepest pixel
        /// What has been lost of the depth at `away` mm.
        double lost(double away) const {
            const double share = std::min(1.0, away / reach);
            return depth * (1.0 - std::sqrt(1.0 - share * share));
        }
    };

    double radiusOf(const Mask& section) const {
        return radiusOfLargestPart(section, m_plane.spacingX() * m_plane.spacingY());
    }

    /// How far a ball goes on beyond a section of radius `here`, of which the section at `apart` has radius `inner`.
    static double reachOfBall(double here, double inner, double apart) {
        const double middle = (inner * inner - here * here + apart * apart) / (2.0 * apart);
        const double ball = std::sqrt(here * here + middle * middle);
        return std::min(kReach * (ball - middle), kMostReach * here);
    }

    std::vector<Cap> capsAt(int from) const {
        std::vector<Cap> caps(m_task.structures.size());
        for (std::size_t c = 0; c < caps.size(); ++c) {
            const std::uint16_t label = m_task.structures.entries()[c].id;
            std::vector<int> shown;
            for (const auto& [slice, labels] : m_seeds) {
                if (any(labelMask(labels, label))) {
                    shown.push_back(slice);
                }
            }
            const Mask mask = labelMask(m_seeds.at(from), label);
            if (!any(mask)) {
                continue;
            }
            caps[c].radius = radiusOf(mask);
            if (shown.size() < 2) {
                continue;
            }
            const bool last = shown.back() == from;
            const int inner = last ? shown[shown.size() - 2] : shown[1];
            const double length = (shown.back() - shown.front()) * m_plane.spacingSlice();
            double widest = 0.0;
            for (int slice : shown) {
                widest = std::max(widest, radiusOf(labelMask(m_seeds.at(slice), label)));
            }
            const Image distance = signedDistance(mask, m_plane.spacingX(), m_plane.spacingY());
            caps[c].reach = isTube(length, widest)
                                ? 0.5 * length
                                : reachOfBall(caps[c].radius, radiusOf(labelMask(m_seeds.at(inner), label)),
                                              std::abs(inner - from) * m_plane.spacingSlice());
            caps[c].depth = *std::max_element(distance.pixels().begin(), distance.pixels().end());
        }
        return caps;
    }

    /// The neighbour's shapes where the tissue goes, shrunk by a slice's share of the cap; none beyond its end.
    std::vector<Image> guessesBeyond(const LabelImage& neighbour, const SliceMotion& toNeighbour,
                                     const std::vector<Cap>& caps, double away) const {
        std::vector<Image> guesses = shapesOf(neighbour);
        for (std::size_t c = 0; c < guesses.size(); ++c) {
            if (guesses[c].empty()) {
                continue;
            }
            guesses[c] = toNeighbour.brought(guesses[c]);
            if (caps[c].reach <= 0.0) {
                // Nothing tells how long it is; what goes on as wide as it was is a tube.
                const Mask section = inside(guesses[c]);
                if (!any(section) ||
                    (away > kLongest * caps[c].radius && radiusOf(section) < kAsWide * caps[c].radius)) {
                    guesses[c] = {};
                }
                continue;
            }
            if (away >= caps[c].reach) {
                guesses[c] = {};
                continue;
            }
            const auto shrinking = static_cast<float>(caps[c].lost(away) - caps[c].lost(away - m_plane.spacingSlice()));
            for (float& value : guesses[c].pixels()) {
                value -= shrinking;
            }
        }
        return guesses;
    }

    void outwards(int from, int direction) {
        LabelImage neighbour = m_seeds.at(from);
        const std::vector<Cap> caps = capsAt(from);
        Image previous = picture(from);
        int empty = 0;
        for (int slice = from + direction; inRange(slice) && empty < m_options.emptySlicesToStop; slice += direction) {
            step();
            const double away = std::abs(slice - from) * m_plane.spacingSlice();
            Image here = picture(slice);
            const std::vector<Image> guesses =
                guessesBeyond(neighbour, SliceMotion::between(here, previous), caps, away);
            previous = std::move(here);
            SliceAnswer proposed = answer(slice, guesses);
            dropSpecks(proposed.labels, m_task.structures, m_options.smallestSpeck);
            empty = any(proposed.labels) ? 0 : empty + 1;
            auto known = evidenceOf(proposed, deepestLabels(guesses, m_task.structures), m_task.structures);
            bool nothing = true;  // shown or expected
            for (std::size_t c = 0; c < known.size(); ++c) {
                nothing = nothing && !known[c].shown && !known[c].expected;
                known[c].nearness = std::exp(-away / std::max(kTrustedBeyond, caps[c].reach));
            }
            // Where a structure ends is hard to tell.
            finish(slice, proposed.labels,
                   calibrated(nothing ? 1.0 - std::exp(-away / kTrustedBeyond) : trustIn(known)));
            neighbour = std::move(proposed.labels);
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
    double m_pixel = 1.0;  // mm of a model pixel
    int m_done = 0, m_total = 1;
};

}  // namespace

PropagationResult propagate(Engine& engine, const PropagationTask& task, const PropagationOptions& options,
                            JobControl& control, const SliceObserver& observer) {
    return Propagator(engine, task, options, control, observer).run();
}

}  // namespace exemplar
