// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/Propagation.h"

#include "core/base/Error.h"
#include "core/base/EvenChoice.h"
#include "core/image/Components.h"
#include "core/image/DistanceMap.h"
#include "core/image/EmptyField.h"
#include "core/image/Parts.h"
#include "core/image/SettledBorders.h"
#include "core/image/ShapeInterpolation.h"
#include "core/image/SliceMotion.h"
#include "core/metrics/Overlap.h"
#include "core/propagation/ByName.h"
#include "core/propagation/NearSlices.h"
#include "core/propagation/SliceAsker.h"
#include "core/propagation/SliceJudge.h"
#include "core/propagation/StructureEnds.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <optional>

namespace exemplar {
namespace {

// A proposal is trusted less the farther the nearest given slice is: by 1/e every so many mm, tubes farther.
constexpr double kTrustedBetween = 100.0, kTrustedBeyond = 40.0, kTubesTrusted = 2.5;  // the last of a tube's reach
constexpr double kGoesOn = 8.0;        ///< mm, likewise that something goes on where all have ended
constexpr double kAstray = 5.0;        ///< mm from where it was expected: something else
constexpr double kSure = 0.65;         ///< certainty of what is shown though its name does not find it
constexpr double kSteepest = 1.3;      ///< mm that a border goes outwards per mm beyond the outermost given slice
constexpr double kLeastGrowth = 2.0;   ///< the same in pixels of the model, where slices are thin
constexpr std::size_t kMostTried = 9;  ///< given slices where names are tried
constexpr const char* kCarry = "Carrying labels through the slices";
constexpr const char* kTellTissue = "Moving borders to where the tissue changes";

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
          m_asker(engine, task, options, m_plane, m_grid),
          m_byName(engine, task.structures),
          m_last(task.lastSlice < 0 ? m_plane.count() - 1 : task.lastSlice),
          m_judge(m_plane, task.structures) {
        m_grid = {m_plane.spacingX(), m_plane.spacingY(), m_plane.spacingSlice(),
                  modelPixelOf(m_plane.width() * m_plane.spacingX(), m_plane.height() * m_plane.spacingY())};
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
        tryNames();
        for (auto seed = m_seeds.begin(); std::next(seed) != m_seeds.end(); ++seed) {
            between(seed->first, std::next(seed)->first);
        }
        outwards(m_seeds.rbegin()->first, +1);
        outwards(m_seeds.begin()->first, -1);
        const LabelMap told = m_result.labels;
        letTheTissueTell();
        judgeAll();
        tellChangesSince(told);
        return std::move(m_result);
    }

private:
    bool inRange(int slice) const { return slice >= m_task.firstSlice && slice <= m_last; }

    void step() {
        m_control.checkpoint();
        m_control.report(std::min(1.0, static_cast<double>(++m_done) / m_total), kCarry);
    }

    void finish(int slice, const LabelImage& labels, double quality) {
        m_plane.insert(labels, slice, m_result.labels);
        m_result.slices[slice] = {slice, SliceOrigin::Proposed, quality};
        if (m_observer) {
            m_observer(slice, labels, quality);
        }
    }

    void tellChangesSince(const LabelMap& told) const {
        if (!m_observer) {
            return;
        }
        for (const SliceReport& report : m_result.slices) {
            const LabelImage labels = m_plane.extract(m_result.labels, report.slice);
            if (labels != m_plane.extract(told, report.slice)) {
                m_observer(report.slice, labels, report.quality);
            }
        }
    }

    /// Slices (ascending) are answered by themselves, with the help of near ones, and asked again with what was found
    /// so as a guess.
    void answerInARow(const std::vector<int>& slices, bool seeds) {
        m_total = std::max(1, static_cast<int>(slices.size()));
        const auto done = [&](const NearSlices::Slice& alone, SliceAnswer blended) {
            finishInARow(alone.number, alone.answer, std::move(blended), seeds);
        };
        NearSlices again(m_plane, m_task.structures, done);
        const auto askAgain = [&](const NearSlices::Slice& alone, SliceAnswer blended) {
            m_control.checkpoint();
            clean(alone.number, blended.labels);
            again.add({alone.number, m_asker.answer(alone.number, {}, shapesOf(blended.labels)), alone.toPrevious,
                       alone.fromPrevious});
        };
        NearSlices first(m_plane, m_task.structures, m_options.once ? NearSlices::Done(done) : askAgain);
        for (const int slice : slices) {
            step();
            first.add(slice, picture(slice), m_asker.answer(slice, {}));
        }
        first.finish();
        again.finish();
    }

    /// Slices that nothing given tells about: asked by themselves, or carried from such. What is carried from given
    /// slices is exact enough, and the tissue would spoil it.
    std::vector<int> farFromGiven() const {
        std::vector<int> slices;
        for (int slice = m_task.firstSlice; slice <= m_last; ++slice) {
            const auto above = m_seeds.upper_bound(slice);
            const bool fromGiven = (above != m_seeds.end() && m_task.fixed.contains(above->first)) ||
                                   (above != m_seeds.begin() && m_task.fixed.contains(std::prev(above)->first));
            const bool bySelf = m_seeds.contains(slice) && !m_task.fixed.contains(slice);
            if (bySelf || !fromGiven) {
                slices.push_back(slice);
            }
        }
        return slices;
    }

    /// Where nothing but its name tells where a structure is, the model may know a part of it alone.
    bool grows(const LabelEntry& entry) const {
        return m_seeds.empty() && !m_options.allParts && m_engine.growsWithTissue(entry.id);
    }

    /// How much the tissue counts: as tried on the profile's exemplars; none where there were no exemplars.
    std::optional<double> tissueWeight(const LabelEntry& entry) const {
        return m_engine.labels().indexOf(entry.id) < 0 ? std::nullopt : std::optional(m_engine.tissueWeight(entry.id));
    }

    /// Moves the borders of what slices show to where this scan's tissue changes, and lets structures go on into their
    /// tissue.
    void letTheTissueTell() {
        const auto& entries = m_task.structures.entries();
        const bool grown = std::any_of(entries.begin(), entries.end(), [this](const auto& one) { return grows(one); });
        const bool told = std::any_of(entries.begin(), entries.end(),
                                      [this](const auto& one) { return tissueWeight(one).value_or(1.0) > 0.0; });
        if (m_options.bordersAsDrawn || (!grown && !told)) {
            return;
        }
        std::map<int, LabelImage> settled;
        for (const int slice : farFromGiven()) {
            settled[slice] = m_plane.extract(m_result.labels, slice);
        }
        const auto pictureOf = [this](int slice) { return picture(slice); };
        double done = 0.0;
        for (const LabelEntry& entry : entries) {
            m_control.report(done++ / (2.0 * static_cast<double>(entries.size())), kTellTissue);
            if (const auto weight = tissueWeight(entry); weight.value_or(1.0) > 0.0) {
                settleBorders(
                    settled, entry.id, weight, m_grid, pictureOf,
                    [&](int slice) { return !m_asker.clicked(slice, entry.id); }, m_control);
            }
        }
        for (const LabelEntry& entry : entries) {
            m_control.report(done++ / (2.0 * static_cast<double>(entries.size())), kTellTissue);
            if (grows(entry)) {
                growWithTissue(settled, entry.id, m_grid, pictureOf, m_control);
            }
        }
        for (auto& [slice, labels] : settled) {
            dropSpecks(labels, m_task.structures, m_options.smallestSpeck);
            m_plane.insert(labels, slice, m_result.labels);
        }
    }

    /// Drops specks, of what is clicked parts without a click, and what lies in the field around the body where a name
    /// alone asked for it.
    void clean(int slice, LabelImage& labels) const {
        if (m_field) {
            clearField(m_plane.extract(*m_task.scan, slice), *m_field, labels);
        }
        for (const LabelEntry& entry : m_task.structures.entries()) {
            if (const Prompt prompt = m_asker.userPrompt(slice, entry.id); !prompt.box) {
                keepClickedParts(labels, entry.id, prompt.points);
            }
        }
        dropSpecks(labels, m_task.structures, m_options.smallestSpeck);
    }

    void finishInARow(int slice, const SliceAnswer& alone, SliceAnswer blended, bool seed) {
        m_control.checkpoint();
        clean(slice, blended.labels);
        auto known = evidenceOf(alone, blended.labels, m_task.structures);
        for (StructureEvidence& one : known) {  // what is shown is what the near slices made of it
            one.shown = one.shown || one.expected;
        }
        finish(slice, blended.labels, m_judge.add(slice, std::move(known)));
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
        if (!m_options.once) {
            m_asker.findSmallStructures();
        }
        answerInARow(slices, true);
        m_done = 0;
    }

    void answerEachByItself() {
        if (m_engine.labels().empty()) {
            throw Error(ErrorCode::NothingToLearn,
                        "There is nothing to propagate: give labelled slices, prompts or a profile.");
        }
        std::vector<int> slices(static_cast<std::size_t>(std::max(0, m_last - m_task.firstSlice + 1)));
        std::iota(slices.begin(), slices.end(), m_task.firstSlice);
        m_field = emptyField(*m_task.scan);
        answerInARow(slices, false);
        const LabelMap told = m_result.labels;
        keepLargestParts();
        const LabelMap drawn = m_result.labels;
        letTheTissueTell();
        m_judge.compare(drawn, m_result.labels);
        judgeAll();
        tellChangesSince(told);
    }

    /// Now that the slices beside are known too.
    void judgeAll() {
        const auto tells = [this](int slice) { return inRange(slice) || m_task.fixed.contains(slice); };
        for (const auto& [slice, quality] : m_judge.judge(m_result.labels, tells)) {
            m_result.slices[slice].quality = quality;
        }
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
        m_result.labels = std::move(kept);
    }

    void tryNames() {
        if (m_engine.labels().empty()) {
            return;
        }
        for (const std::size_t i : evenChoice(m_task.fixed.size(), kMostTried)) {
            const auto& [slice, labels] = *std::next(m_task.fixed.begin(), static_cast<std::ptrdiff_t>(i));
            m_control.checkpoint();
            m_control.report(0.0, kCarry);
            m_byName.tryOn(m_asker.picture(slice), labels);
        }
    }

    /// Structures found by their name that end between both slices.
    std::vector<bool> namesEndingBetween(int below, int above) const {
        std::vector<bool> which(m_task.structures.size());
        for (std::size_t c = 0; c < which.size(); ++c) {
            which[c] = m_byName.finds(c) && shownOn(below, c) != shownOn(above, c);
        }
        return which;
    }

    /// Shapes between two given slices by structure; none where neither shows it.
    std::vector<std::optional<ShapeBetween>> shapesBetween(int below, int above) const {
        std::vector<std::optional<ShapeBetween>> shapes;
        for (const LabelEntry& entry : m_task.structures.entries()) {
            const Mask one = labelMask(m_seeds.at(below), entry.id), two = labelMask(m_seeds.at(above), entry.id);
            auto& shape = shapes.emplace_back();
            if (anyPixel(one) || anyPixel(two)) {
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
            if (anyPixel(mask)) {
                shapes[c] = signedDistance(mask, m_plane.spacingX(), m_plane.spacingY());
            }
        }
        return shapes;
    }

    Image picture(int slice) const { return m_asker.picture(slice).pixels; }

    /// Drops specks and what the model found elsewhere than where the structure was expected.
    void keepWhatWasExpected(SliceAnswer& proposed, const std::vector<Image>& guesses, double mostGrowth) const {
        for (std::size_t c = 0; c < guesses.size(); ++c) {
            if (!guesses[c].empty()) {
                keepExpected(proposed.labels, m_task.structures.entries()[c].id, guesses[c], kAstray, mostGrowth);
            }
        }
        dropSpecks(proposed.labels, m_task.structures, m_options.smallestSpeck);
    }

    void between(int below, int above) {
        const auto shapes = shapesBetween(below, above);
        const std::vector<bool> byName = namesEndingBetween(below, above);
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
            const std::vector<Image> told = m_byName.tell(m_asker.picture(slice), byName);
            SliceAnswer proposed = m_asker.answer(slice, guesses, {}, told);
            keepWhatWasExpected(proposed, guesses, std::numeric_limits<double>::infinity());
            const double away = std::min(slice - below, above - slice) * m_plane.spacingSlice();
            auto known = evidenceOf(proposed, deepestLabels(guesses, m_task.structures), m_task.structures);
            dropWhatNoNameFinds(proposed.labels, told, known);
            for (StructureEvidence& one : known) {
                one.nearness = std::exp(-away / kTrustedBetween);
            }
            askForNamesOfWhatIsNotShown(slice, told, known);
            finish(slice, proposed.labels, m_judge.add(slice, std::move(known)));
        };
        followTissue([this](int slice) { return picture(slice); }, below, above, m_control, visit);
    }

    /// Near an end: what the model is not sure of, and its name does not find, is not shown.
    void dropWhatNoNameFinds(LabelImage& labels, const std::vector<Image>& told,
                             std::vector<StructureEvidence>& known) const {
        for (std::size_t c = 0; c < told.size(); ++c) {
            const std::uint16_t id = m_task.structures.entries()[c].id;
            if (!told[c].empty() && known[c].shown && known[c].certainty < kSure &&
                !foundAt(told[c], labelMask(labels, id))) {
                std::replace(labels.pixels().begin(), labels.pixels().end(), id, std::uint16_t{0});
                known[c].shown = false;
            }
        }
    }

    /// What its name finds though it is not shown may be missed. `told`: what names have been asked about here.
    void askForNamesOfWhatIsNotShown(int slice, const std::vector<Image>& told,
                                     std::vector<StructureEvidence>& known) const {
        std::vector<bool> which(known.size());
        for (std::size_t c = 0; c < known.size(); ++c) {
            which[c] = !known[c].shown && m_byName.finds(c) && told[c].empty();
        }
        const std::vector<Image> more = m_byName.tell(m_asker.picture(slice), which);
        for (std::size_t c = 0; c < known.size(); ++c) {
            const auto& logits = (which[c] ? more[c] : told[c]).pixels();
            known[c].named = !known[c].shown && std::count_if(logits.begin(), logits.end(), [](float logit) {
                                                    return logit > 0.0F;
                                                }) >= m_options.smallestPart;
        }
    }

    bool shownOn(int seed, std::size_t structure) const {
        return anyPixel(labelMask(m_seeds.at(seed), m_task.structures.entries()[structure].id));
    }

    /// The neighbour's shapes where the tissue goes.
    std::vector<Image> shapesBrought(const LabelImage& neighbour, const SliceMotion& toNeighbour) const {
        std::vector<Image> shapes = shapesOf(neighbour);
        for (Image& shape : shapes) {
            if (!shape.empty()) {
                shape = toNeighbour.brought(shape);
                shape = anyPixel(insideOf(shape)) ? std::move(shape) : Image();
            }
        }
        return shapes;
    }

    /// Takes a slice's share of its end off every shape but those that go on.
    void shrink(std::vector<Image>& shapes, const std::vector<StructureEnd>& ends, double away,
                const std::vector<bool>& goesOn) const {
        for (std::size_t c = 0; c < shapes.size(); ++c) {
            const auto lost = static_cast<float>(ends[c].lost(away) - ends[c].lost(away - m_plane.spacingSlice()));
            for (float& value : shapes[c].pixels()) {
                value -= goesOn[c] ? 0.0F : lost;
            }
        }
    }

    /// Beyond the outermost given slice: what has ended before this one is not shown, though it was expected.
    void dropWhatHasEnded(LabelImage& labels, const std::vector<Image>& guesses, double away,
                          const std::vector<bool>& goesOn, std::vector<StructureEnd>& ends,
                          std::vector<StructureEvidence>& known) const {
        auto& pixels = labels.pixels();
        for (std::size_t c = 0; c < guesses.size(); ++c) {
            const std::uint16_t id = m_task.structures.entries()[c].id;
            const auto found = static_cast<double>(std::count(pixels.begin(), pixels.end(), id));
            if (!guesses[c].empty() &&
                ends[c].endsBefore(away, insideOf(guesses[c]), known[c].certainty, found, m_grid, goesOn[c])) {
                std::replace(pixels.begin(), pixels.end(), id, std::uint16_t{0});
                known[c].shown = false;
            }
        }
    }

    void outwards(int from, int direction) {
        LabelImage neighbour = m_seeds.at(from);
        std::vector<StructureEnd> ends = endsBeyond(from, m_seeds, m_task.structures, m_grid);
        const double mostGrowth = std::max(kSteepest * m_plane.spacingSlice(), kLeastGrowth * m_grid.modelPixel);
        Image previous = picture(from);
        int empty = 0;
        for (int slice = from + direction; inRange(slice) && empty < m_options.emptySlicesToStop; slice += direction) {
            step();
            const double away = std::abs(slice - from) * m_plane.spacingSlice();
            SliceImage here = m_asker.picture(slice);
            std::vector<Image> guesses = shapesBrought(neighbour, SliceMotion::between(here.pixels, previous));
            const int next = slice + direction;
            const ByName::Trail trail = m_byName.follow(
                here, inRange(next) ? [&, next] { return m_asker.picture(next); } : std::function<SliceImage()>(),
                guesses);
            previous = std::move(here.pixels);
            shrink(guesses, ends, away, trail.goesOn);
            SliceAnswer proposed = m_asker.answer(slice, guesses, {}, trail.told);
            keepWhatWasExpected(proposed, guesses, mostGrowth);
            auto known = evidenceOf(proposed, deepestLabels(guesses, m_task.structures), m_task.structures);
            dropWhatNoNameFinds(proposed.labels, trail.told, known);
            dropWhatHasEnded(proposed.labels, guesses, away, trail.goesOn, ends, known);
            empty = anyPixel(proposed.labels) ? 0 : empty + 1;
            for (std::size_t c = 0; c < known.size(); ++c) {
                known[c].nearness = std::exp(-away / std::max(kTrustedBeyond, kTubesTrusted * ends[c].reach));
            }
            // Where all have ended they may go on after all, the less so the farther away.
            const double ended = empty > 0 ? 1.0 - std::exp(-away / kGoesOn) : 1.0;
            askForNamesOfWhatIsNotShown(slice, trail.told, known);
            finish(slice, proposed.labels, m_judge.add(slice, std::move(known), ended));
            neighbour = std::move(proposed.labels);
        }
    }

    Engine& m_engine;
    const PropagationTask& m_task;
    const PropagationOptions& m_options;
    JobControl& m_control;
    const SliceObserver& m_observer;
    SlicePlane m_plane;
    SliceGrid m_grid;
    SliceAsker m_asker;
    ByName m_byName;
    int m_last;
    std::map<int, LabelImage> m_seeds;
    SliceJudge m_judge;
    PropagationResult m_result;
    std::optional<float> m_field;  ///< around the body, where nothing is
    int m_done = 0, m_total = 1;
};

}  // namespace

PropagationResult propagate(Engine& engine, const PropagationTask& task, const PropagationOptions& options,
                            JobControl& control, const SliceObserver& observer) {
    return Propagator(engine, task, options, control, observer).run();
}

}  // namespace exemplar
