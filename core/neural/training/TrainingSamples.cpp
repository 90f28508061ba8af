// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/training/TrainingSamples.h"

#include "core/image/Components.h"
#include "core/image/ShapeInterpolation.h"
#include "core/neural/PromptBatch.h"
#include "core/synthesis/PointSampler.h"
#include "core/synthesis/RoughShape.h"
#include "core/synthesis/SampleStream.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace exemplar::neural {
namespace {

using torch::Tensor;

bool sameSize(const LabelImage& labels, const Image& image) {
    return labels.width() == image.width() && labels.height() == image.height();
}

/// Positions of so many slices, in an order of which every run is spread over all of them (multiples of the golden
/// ratio, three-gap theorem): slices of a scan stand side by side.
std::vector<std::size_t> spreadOrder(std::size_t slices) {
    constexpr double kGolden = 0.6180339887498949;
    const auto key = [](std::size_t slice) { return std::fmod(static_cast<double>(slice) * kGolden, 1.0); };
    std::vector<std::size_t> order(slices);
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) { return key(one) < key(other); });
    return order;
}

class SampleMaker {
public:
    SampleMaker(Sam& sam, const ExemplarSet& set, const TrainingPlan& plan, int heldOut)
        : m_sam(sam),
          m_set(set),
          m_plan(plan),
          m_heldOut(heldOut),
          m_side(sam.config().imageSize),
          m_square(m_side, m_side, 1, 1, m_side) {}

    TrainingSamples make(JobControl& control) {
        Pool early, late, blank, nearEarly, nearLate, free;
        for (int i = 0; i < static_cast<int>(m_set.exemplars.size()); ++i) {
            control.checkpoint();
            const Exemplar& exemplar = m_set.exemplars[i];
            Pool& pool = i == m_heldOut ? late : anyPixel(exemplar.labels) ? early : blank;
            pool.add(squareOf(exemplar.image, exemplar.labels), frameOf(exemplar.image));
            if (i == m_heldOut || m_heldOut < 0) {
                m_samples.checks.push_back(check(i, pool.slices.back(), pool.frames.back()));
            }
        }
        if (early.slices.empty()) {
            std::swap(early, blank);
        }
        for (const SliceImage& slice : m_set.backgrounds) {
            m_backgrounds.push_back(squareOf(slice, {}));
        }
        for (const NearSlice& slice : m_set.near) {
            (slice.exemplar == m_heldOut ? nearLate : nearEarly)
                .add(squareOf(slice.image, slice.labels), frameOf(slice.image));
        }
        for (const FreeSlice& slice : m_set.free) {
            if (freeOfAll(slice)) {
                free.add(squareOf(slice.image, {}), frameOf(slice.image));
            }
        }
        const int ofOne = std::max(1, m_plan.samples / static_cast<int>(m_set.exemplars.size()));
        const int lateCount = late.slices.empty() ? 0 : ofOne;
        const int blankCount = blank.slices.empty() ? 0 : ofOne;  // all together: they teach that nothing is there
        const int freeCount = free.slices.empty() ? 0 : static_cast<int>(m_plan.freeShare * m_plan.samples);
        const int earlyCount = std::max(1, m_plan.samples - lateCount - blankCount - freeCount);
        const int nearEarlyCount = static_cast<int>(nearShare(nearEarly, early) * earlyCount);
        const int nearLateCount = static_cast<int>(nearShare(nearLate, late) * lateCount);
        m_total = lateCount + earlyCount + blankCount + freeCount;
        makeSamples(std::move(free), freeCount, m_plan.seed + 2, m_samples.early, control);
        makeSamples(std::move(blank), blankCount, m_plan.seed + 5, m_samples.early, control);
        makeSamples(std::move(nearEarly), nearEarlyCount, m_plan.seed + 3, m_samples.early, control);
        makeSamples(std::move(early), earlyCount - nearEarlyCount, m_plan.seed, m_samples.early, control);
        makeSamples(std::move(nearLate), nearLateCount, m_plan.seed + 4, m_samples.late, control);
        makeSamples(std::move(late), lateCount - nearLateCount, m_plan.seed + 1, m_samples.late, control);
        return std::move(m_samples);
    }

private:
    /// Slices in the model's square that samples are made of.
    struct Pool {
        std::vector<SynthesisExemplar> slices;
        std::vector<ModelFrame> frames;
        void add(SynthesisExemplar slice, const ModelFrame& frame) {
            slices.push_back(std::move(slice));
            frames.push_back(frame);
        }
        /// `most` of them or all, spread, from this place of their order on.
        Pool spread(int first, int most) const {
            const std::vector<std::size_t> order = spreadOrder(slices.size());
            Pool some;
            for (std::size_t i = 0; i < std::min(slices.size(), static_cast<std::size_t>(most)); ++i) {
                const std::size_t slice = order[(static_cast<std::size_t>(first) + i) % order.size()];
                some.add(slices[slice], frames[slice]);
            }
            return some;
        }
    };

    /// No slice near the exemplars is shown more often than one of them: few are near where many slices are labelled.
    double nearShare(const Pool& near, const Pool& exemplars) const {
        const auto all = static_cast<double>(near.slices.size() + exemplars.slices.size());
        return near.slices.empty() ? 0.0 : std::min(m_plan.nearShare, static_cast<double>(near.slices.size()) / all);
    }

    ModelFrame frameOf(const SliceImage& slice) const {
        return ModelFrame(slice.pixels.width(), slice.pixels.height(), slice.spacingX, slice.spacingY, m_side);
    }

    bool freeOfAll(const FreeSlice& slice) const {
        const auto& entries = m_set.labels.entries();
        return std::all_of(entries.begin(), entries.end(), [&](const LabelEntry& entry) {
            return std::find(slice.structures.begin(), slice.structures.end(), entry.id) != slice.structures.end();
        });
    }

    SynthesisExemplar squareOf(const SliceImage& slice, const LabelImage& labels) const {
        const ModelFrame frame = frameOf(slice);
        return {frame.toModel(slice.pixels),
                sameSize(labels, slice.pixels) ? frame.toModel(labels) : LabelImage(m_side, m_side), frame.validWidth(),
                frame.validHeight()};
    }

    /// A share of them as they are, the others synthetic, of all slices in turn. Where there are fewer samples than
    /// slices, those of slices spread over all.
    void makeSamples(Pool from, int count, std::uint64_t seed, std::vector<TrainingSample>& to, JobControl& control) {
        const auto slices = static_cast<int>(from.slices.size());
        const int plain = std::clamp(static_cast<int>(std::lround(m_plan.plainShare * count)), 0, count);
        const int made = count - plain;
        const bool tooFew = (plain > 0 && plain < slices) || (made > 0 && made < slices);
        if (tooFew) {
            addPlain(from.spread(0, plain), plain, to, control);
            from = from.spread(plain, made);  // those that were not taken as they are first
        } else {
            addPlain(from, plain, to, control);
        }
        if (made == 0) {
            return;
        }
        SampleStream stream(from.slices, m_backgrounds, m_plan.recipe, seed, static_cast<std::uint64_t>(made), 1);
        while (!stream.finished()) {
            const SynthesisSample sample = stream.next(control);
            to.push_back(prepare(sample.image, sample.labels, from.frames[sample.exemplar]));
            control.report(static_cast<double>(m_samples.early.size() + m_samples.late.size()) / m_total,
                           "Making training samples");
        }
    }

    /// The slices as they are, in turn; each is prepared once.
    void addPlain(const Pool& from, int count, std::vector<TrainingSample>& to, JobControl& control) {
        const std::size_t slices = from.slices.size();
        for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
            control.checkpoint();
            to.push_back(i < slices ? prepare(from.slices[i].image, from.slices[i].labels, from.frames[i])
                                    : TrainingSample(to[to.size() - slices]));
        }
    }

    TrainingSample prepare(const Image& picture, const LabelImage& labels, const ModelFrame& frame) {
        torch::NoGradGuard guard;
        const Tensor input = encoderInput({picture, 1, 1, ""}, m_square, m_sam.device());
        TrainingSample sample;
        sample.head = m_sam.encoder().head(input, m_plan.firstTrainableStage);
        sample.labels = labels;
        sample.body = bodyBox(frame.shownPart(picture));
        Tensor target = torch::zeros({m_side, m_side}, torch::kLong);
        Tensor valid = torch::zeros({m_side, m_side});
        auto targetAt = target.accessor<std::int64_t, 2>();
        auto validAt = valid.accessor<float, 2>();
        for (int y = 0; y < frame.validHeight(); ++y) {
            for (int x = 0; x < frame.validWidth(); ++x) {
                targetAt[y][x] = labels.at(x, y) == 0 ? 0 : m_set.labels.indexOf(labels.at(x, y)) + 1;
                validAt[y][x] = 1.0F;
            }
        }
        sample.target = target.to(m_sam.device());
        sample.valid = valid.to(m_sam.device());
        return sample;
    }

    ExemplarCheck check(int exemplar, const SynthesisExemplar& square, const ModelFrame& frame) {
        std::vector<Prompt> prompts = guessesFor(exemplar);
        if (prompts.empty()) {
            for (const LabelEntry& entry : m_set.labels.entries()) {
                prompts.push_back({entry.id, centrePoints(labelMask(square.labels, entry.id)), {}, {}});
            }
        }
        return {exemplar, prepare(square.image, square.labels, frame), frame, std::move(prompts)};
    }

    /// What propagation would guess of an exemplar from its neighbours on both sides; empty without such.
    std::vector<Prompt> guessesFor(int exemplar) const {
        const ExemplarNeighbours beside = neighboursOf(m_set, exemplar);
        std::vector<Prompt> prompts;
        if (!beside.both()) {
            return prompts;
        }
        const Exemplar &here = m_set.exemplars[exemplar], &below = m_set.exemplars[beside.below],
                       &above = m_set.exemplars[beside.above];
        const ModelFrame frame = frameOf(here.image);
        const LabelImage one = frame.toModel(below.labels), two = frame.toModel(above.labels);
        const double fraction = static_cast<double>(here.slice - below.slice) / (above.slice - below.slice);
        for (const LabelEntry& entry : m_set.labels.entries()) {
            const Image distance =
                interpolatedDistance(labelMask(one, entry.id), labelMask(two, entry.id), fraction, 1.0, 1.0, true);
            prompts.push_back({entry.id, {}, {}, shapeLogits(distance)});
        }
        return prompts;
    }

    Sam& m_sam;
    const ExemplarSet& m_set;
    const TrainingPlan& m_plan;
    int m_heldOut, m_side;
    ModelFrame m_square;  ///< identity frame of model pixels
    int m_total = 1;
    std::vector<SynthesisExemplar> m_backgrounds;
    TrainingSamples m_samples;
};

}  // namespace

ExemplarNeighbours neighboursOf(const ExemplarSet& set, int exemplar) {
    const Exemplar& here = set.exemplars[exemplar];
    ExemplarNeighbours beside;
    for (int i = 0; i < static_cast<int>(set.exemplars.size()); ++i) {
        const Exemplar& other = set.exemplars[i];
        if (other.scanKey != here.scanKey || other.axis != here.axis || !sameSize(other.labels, here.image.pixels)) {
            continue;
        }
        if (other.slice < here.slice && (beside.below < 0 || other.slice > set.exemplars[beside.below].slice)) {
            beside.below = i;
        } else if (other.slice > here.slice && (beside.above < 0 || other.slice < set.exemplars[beside.above].slice)) {
            beside.above = i;
        }
    }
    return beside;
}

TrainingSamples makeTrainingSamples(Sam& sam, const ExemplarSet& set, const TrainingPlan& plan, int heldOut,
                                    JobControl& control) {
    return SampleMaker(sam, set, plan, heldOut).make(control);
}

}  // namespace exemplar::neural
