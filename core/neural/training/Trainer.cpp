// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/training/Trainer.h"

#include "core/base/Error.h"
#include "core/base/Log.h"
#include "core/image/Components.h"
#include "core/image/ShapeInterpolation.h"
#include "core/neural/PromptBatch.h"
#include "core/neural/training/Losses.h"
#include "core/synthesis/PointSampler.h"
#include "core/synthesis/RoughShape.h"
#include "core/synthesis/SampleStream.h"

#include <chrono>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace exemplar::neural {
namespace {

using torch::Tensor;
using Clock = std::chrono::steady_clock;

constexpr double kLateShare = 0.4;  ///< of the steps, at the end, that also see the held-out exemplar

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::vector<Tensor> copies(const std::vector<Tensor>& tensors) {
    std::vector<Tensor> result;
    for (const Tensor& tensor : tensors) {
        result.push_back(tensor.detach().clone());
    }
    return result;
}

std::vector<Tensor> trainables(const SiteWeights& weights) {
    std::vector<Tensor> tensors = weights.lora.parameters();
    tensors.push_back(weights.classTokens);
    return tensors;
}

}  // namespace

Trainer::Trainer(Sam& sam, const ExemplarSet& exemplars, const TrainingPlan& plan)
    : m_sam(sam),
      m_set(exemplars),
      m_plan(plan),
      m_square(sam.config().imageSize, sam.config().imageSize, 1, 1, sam.config().imageSize) {
    bool anyLabel = false;
    for (const Exemplar& exemplar : m_set.exemplars) {
        for (std::uint16_t label : exemplar.labels.pixels()) {
            anyLabel = anyLabel || (label != 0 && m_set.labels.indexOf(label) >= 0);
        }
    }
    if (!anyLabel) {
        throw Error(ErrorCode::NothingToLearn,
                    "The exemplar slices hold none of the labels to learn; label a structure on at least one of them.");
    }
    chooseHeldOut();
    chooseShapeShare();
}

void Trainer::chooseShapeShare() {
    if (m_plan.shapeShare >= 0.0) {
        return;
    }
    std::map<std::pair<std::string, Axis>, int> exemplarsOf;
    int most = 0;
    for (const Exemplar& exemplar : m_set.exemplars) {
        most = std::max(most, ++exemplarsOf[{exemplar.scanKey, exemplar.axis}]);
    }
    m_plan.shapeShare = most >= 3 ? 0.6 : 0.1;
}

/// With four exemplars or more one is held out, the middle-most whose structures are all shown by others.
void Trainer::chooseHeldOut() {
    const int count = static_cast<int>(m_set.exemplars.size());
    if (count < 4) {
        return;
    }
    std::vector<std::set<std::uint16_t>> shown;
    for (const Exemplar& exemplar : m_set.exemplars) {
        shown.emplace_back(exemplar.labels.pixels().begin(), exemplar.labels.pixels().end());
    }
    std::size_t most = 0;
    for (int i = 0; i < count; ++i) {
        bool spare = true;
        for (std::uint16_t label : shown[i]) {
            bool elsewhere = false;
            for (int other = 0; other < count; ++other) {
                elsewhere = elsewhere || (other != i && shown[other].contains(label));
            }
            spare = spare && elsewhere;
        }
        if (spare && shown[i].size() > most) {
            most = shown[i].size();
            m_heldOut = i;
        }
    }
    m_record.heldOut = m_heldOut >= 0;
}

Trainer::Sample Trainer::prepare(const Image& picture, const LabelImage& labels, const ModelFrame& frame) {
    torch::NoGradGuard guard;
    const int side = m_square.side();
    const Tensor input = encoderInput({picture, 1, 1, ""}, m_square, m_sam.device());
    Sample sample;
    sample.head = m_sam.encoder().head(input, m_plan.firstTrainableStage);
    sample.labels = labels;
    Tensor target = torch::zeros({side, side}, torch::kLong);
    Tensor valid = torch::zeros({side, side});
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

void Trainer::makeSamples(JobControl& control) {
    std::vector<SynthesisExemplar> early, late, backgrounds;
    std::vector<ModelFrame> frames;
    const auto toSquare = [&](const SliceImage& slice, const LabelImage& labels) {
        const ModelFrame frame(slice.pixels.width(), slice.pixels.height(), slice.spacingX, slice.spacingY,
                               m_square.side());
        return std::pair{frame, SynthesisExemplar{frame.toModel(slice.pixels),
                                                  labels.empty() ? LabelImage(m_square.side(), m_square.side())
                                                                 : frame.toModel(labels),
                                                  frame.validWidth(), frame.validHeight()}};
    };
    for (int i = 0; i < static_cast<int>(m_set.exemplars.size()); ++i) {
        const Exemplar& exemplar = m_set.exemplars[i];
        auto [frame, square] = toSquare(exemplar.image, exemplar.labels);
        if (i == m_heldOut || m_heldOut < 0) {
            m_checks.push_back(prepare(square.image, square.labels, frame));
            m_checks.back().guesses = guessesFor(i);
        }
        (i == m_heldOut ? late : early).push_back(std::move(square));
        if (i != m_heldOut) {
            frames.push_back(frame);
        }
    }
    for (const SliceImage& slice : m_set.backgrounds) {
        backgrounds.push_back(toSquare(slice, {}).second);
    }
    const ModelFrame lateFrame =
        m_heldOut < 0 ? frames.front()
                      : toSquare(m_set.exemplars[m_heldOut].image, m_set.exemplars[m_heldOut].labels).first;
    const int lateCount = late.empty() ? 0 : std::max(1, m_plan.samples / static_cast<int>(m_set.exemplars.size()));
    const int earlyCount = m_plan.samples - lateCount;
    const auto make = [&](const std::vector<SynthesisExemplar>& from, int count, std::uint64_t seed,
                          std::vector<Sample>& to, bool isLate) {
        SampleStream stream(from, backgrounds, m_plan.recipe, seed, static_cast<std::uint64_t>(count), 1);
        while (!stream.finished()) {
            const SynthesisSample made = stream.next(control);
            to.push_back(prepare(made.image, made.labels, isLate ? lateFrame : frames[made.exemplar]));
            control.report(static_cast<double>(m_early.size() + m_late.size()) / m_plan.samples,
                           "Making training samples");
        }
    };
    make(early, earlyCount, m_plan.seed, m_early, false);
    if (!late.empty()) {
        make(late, lateCount, m_plan.seed + 1, m_late, true);
    }
}

/// A guess of the structure's shape; sometimes it sees a structure that is not there, or misses it.
Image Trainer::drawShape(const Mask& mask, bool present, std::uint16_t label, RandomStream& random) const {
    if (present && random.chance(0.93)) {
        return roughShape(mask, random);
    }
    if (!present && random.chance(0.4)) {
        for (int attempt = 0; attempt < 8; ++attempt) {
            const Mask other = labelMask(m_early[random.index(m_early.size())].labels, label);
            if (std::find(other.pixels().begin(), other.pixels().end(), 1) != other.pixels().end()) {
                return vanishingShape(other, random);
            }
        }
    }
    return shapeLogits(Image(mask.width(), mask.height(), -1e4F));
}

/// What propagation would guess of an exemplar from its neighbours on both sides, if it has such.
std::vector<Image> Trainer::guessesFor(int exemplar) const {
    const Exemplar& here = m_set.exemplars[exemplar];
    const Exemplar *below = nullptr, *above = nullptr;
    for (const Exemplar& other : m_set.exemplars) {
        if (other.scanKey != here.scanKey || other.axis != here.axis || other.labels.size() != here.labels.size()) {
            continue;
        }
        if (other.slice < here.slice && (below == nullptr || other.slice > below->slice)) {
            below = &other;
        } else if (other.slice > here.slice && (above == nullptr || other.slice < above->slice)) {
            above = &other;
        }
    }
    std::vector<Image> guesses;
    if (below == nullptr || above == nullptr) {
        return guesses;
    }
    const ModelFrame frame(here.image.pixels.width(), here.image.pixels.height(), here.image.spacingX,
                           here.image.spacingY, m_square.side());
    const LabelImage one = frame.toModel(below->labels), two = frame.toModel(above->labels);
    const double fraction = static_cast<double>(here.slice - below->slice) / (above->slice - below->slice);
    for (const LabelEntry& entry : m_set.labels.entries()) {
        guesses.push_back(shapeLogits(
            interpolatedDistance(labelMask(one, entry.id), labelMask(two, entry.id), fraction, 1.0, 1.0, true)));
    }
    return guesses;
}

std::vector<Prompt> Trainer::drawPrompts(const Sample& sample, RandomStream& random) const {
    std::vector<Prompt> prompts;
    const bool shaped = random.chance(m_plan.shapeShare), none = random.chance(shaped ? 0.6 : m_plan.noPointShare);
    for (const LabelEntry& entry : m_set.labels.entries()) {
        Prompt prompt;
        prompt.label = entry.id;
        const Mask mask = labelMask(sample.labels, entry.id);
        const bool present = std::find(mask.pixels().begin(), mask.pixels().end(), 1) != mask.pixels().end();
        if (shaped) {
            prompt.mask = drawShape(mask, present, entry.id, random);
        }
        if (!none) {
            const bool anywhere = random.chance(0.25);  // a careless click
            if (present && !random.chance(0.15)) {
                prompt.points = interiorPoints(mask, random, anywhere ? 0.0 : 0.4, 3);
                if (random.chance(0.2)) {
                    const auto more = interiorPoints(mask, random, 0.2, 2);
                    prompt.points.insert(prompt.points.end(), more.begin(), more.end());
                }
            }
            if (random.chance(0.2)) {
                const auto negatives = random.chance(0.5) ? outsidePoints(mask, random, 3.0, 25.0, 1)
                                                          : neighbourPoints(sample.labels, entry.id, random, 25.0, 1);
                prompt.points.insert(prompt.points.end(), negatives.begin(), negatives.end());
            }
        }
        prompts.push_back(std::move(prompt));
    }
    return prompts;
}

Tensor Trainer::classLogits(const SiteWeights& weights, const Tensor& tokens, const std::vector<Prompt>& prompts) {
    const PromptBatch batch = PromptBatch::make(prompts, m_square, m_sam.device());
    return decode(m_sam, tokens, batch, weights.classTokens.unsqueeze(1)).logits.squeeze(1);  // L x S x S
}

TrainingStep Trainer::trainOne(SiteWeights& weights, torch::optim::AdamW& optimiser, int step, RandomStream& random) {
    const bool lateToo = step >= static_cast<int>((1.0 - kLateShare) * m_plan.steps);
    const std::size_t available = m_early.size() + (lateToo ? m_late.size() : 0);
    if (m_orderNext >= m_order.size() || m_order.size() != available) {
        m_order.resize(available);
        std::iota(m_order.begin(), m_order.end(), 0);
        random.shuffle(m_order);
        m_orderNext = 0;
    }
    const std::size_t index = m_order[m_orderNext++];
    const Sample& sample = index < m_early.size() ? m_early[index] : m_late[index - m_early.size()];

    const double warm = std::min(1.0, (step + 1.0) / std::max(1, m_plan.warmUpSteps));
    const double left = std::max(0.0, 1.0 - static_cast<double>(step) / m_plan.steps);
    const double rate = m_plan.learningRate * warm * std::pow(left, 0.9);
    static_cast<torch::optim::AdamWOptions&>(optimiser.param_groups()[0].options()).lr(rate);

    const Tensor tokens = m_sam.encoder().tail(sample.head, m_plan.firstTrainableStage);
    const LossParts loss = classLoss(classLogits(weights, tokens, drawPrompts(sample, random)), sample.target,
                                     sample.valid, m_plan.diceWeight);
    TrainingStep result{
        step + 1, loss.total.item<double>(), loss.crossEntropy.item<double>(), loss.dice.item<double>(), rate, 0.0};
    if (!std::isfinite(result.loss)) {
        throw Error(ErrorCode::NotFinite,
                    "Training became unstable at step " + std::to_string(step + 1) +
                        " (the loss is not a number); lower the learning rate or take another seed.");
    }
    optimiser.zero_grad();
    loss.total.backward();
    torch::nn::utils::clip_grad_norm_(trainables(weights), m_plan.gradientClip);
    optimiser.step();
    return result;
}

Validation Trainer::validate(const SiteWeights& weights, int step) {
    torch::NoGradGuard guard;
    const std::size_t classes = m_set.labels.size();
    std::vector<double> overlap(classes, 0), size(classes, 0);
    for (const Sample& sample : m_checks) {
        const Tensor tokens = m_sam.encoder().tail(sample.head, m_plan.firstTrainableStage);
        std::vector<Prompt> prompts;
        for (const LabelEntry& entry : m_set.labels.entries()) {
            if (!sample.guesses.empty()) {
                prompts.push_back({entry.id, {}, {}, sample.guesses[prompts.size()]});
            } else {
                prompts.push_back({entry.id, centrePoints(labelMask(sample.labels, entry.id)), {}, {}});
            }
        }
        const Tensor logits = classLogits(weights, tokens, prompts);
        const Tensor answer = torch::cat({torch::zeros_like(logits.slice(0, 0, 1)), logits}, 0).argmax(0);
        for (std::size_t c = 0; c < classes; ++c) {
            const Tensor mine = (answer == static_cast<std::int64_t>(c + 1)).to(torch::kFloat32) * sample.valid;
            const Tensor truth = (sample.target == static_cast<std::int64_t>(c + 1)).to(torch::kFloat32);
            overlap[c] += (mine * truth).sum().item<double>();
            size[c] += (mine.sum() + truth.sum()).item<double>();
        }
    }
    Validation result{step, {}, 0.0};
    double count = 0;
    for (std::size_t c = 0; c < classes; ++c) {
        result.dice.push_back(size[c] > 0 ? 2.0 * overlap[c] / size[c] : std::nan(""));
        if (size[c] > 0) {
            result.mean += result.dice.back();
            ++count;
        }
    }
    result.mean = count > 0 ? result.mean / count : 0.0;
    return result;
}

SiteWeights Trainer::run(const SiteWeights* start, const Engine::TrainingObserver& observer, JobControl& control) {
    const auto begin = Clock::now();
    RandomStream random = RandomStream::fork(m_plan.seed, 0xAD4);
    makeSamples(control);
    m_record.prepareSeconds = secondsSince(begin);

    SiteWeights weights;
    if (start != nullptr) {
        TensorMap tensors;
        start->lora.store(tensors);
        weights.lora = LoraAdapter(m_sam, tensors, "The profile to start from");
        weights.classTokens = start->classTokens.detach().clone();
    } else {
        std::vector<std::string> layers = encoderAttentionLayers(m_sam, m_plan.firstTrainableStage);
        for (const std::string& name : decoderLayers(m_sam, false)) {
            layers.push_back(name);
        }
        weights.lora = LoraAdapter(m_sam, layers, m_plan.rank, random);
        weights.classTokens = torch::zeros({static_cast<std::int64_t>(m_set.labels.size()), m_sam.config().promptDim});
        auto* values = weights.classTokens.data_ptr<float>();
        for (std::int64_t i = 0; i < weights.classTokens.numel(); ++i) {
            values[i] = static_cast<float>(0.1 * random.normal());
        }
        weights.classTokens = weights.classTokens.to(m_sam.device());
    }
    weights.lora.requireGradients(true);
    weights.classTokens.requires_grad_(true);
    weights.lora.attachTo(m_sam);
    torch::optim::AdamW optimiser(trainables(weights),
                                  torch::optim::AdamWOptions(m_plan.learningRate).weight_decay(m_plan.weightDecay));

    std::vector<Tensor> best;
    double bestMean = -1.0;
    const auto keepIfBest = [&](int step) {
        const Validation validation = validate(weights, step);
        m_record.validations.push_back(validation);
        if (observer.validation) {
            observer.validation(validation);
        }
        if (validation.mean >= bestMean) {
            bestMean = validation.mean;
            best = copies(trainables(weights));
            m_record.bestStep = step;
        }
    };
    const auto trainingStart = Clock::now();
    bool finished = true;
    try {
        for (int step = 0; step < m_plan.steps; ++step) {
            const bool outOfTime = m_plan.minutes > 0 && secondsSince(begin) > 60.0 * m_plan.minutes;
            if (!control.proceed() || outOfTime) {
                m_record.cancelled = control.cancelled();
                finished = false;
                break;
            }
            TrainingStep done = trainOne(weights, optimiser, step, random);
            done.seconds = secondsSince(trainingStart);
            m_record.steps.push_back(done);
            if (observer.step) {
                observer.step(done);
            }
            control.report((step + 1.0) / m_plan.steps, "Learning");
            if ((step + 1) % m_plan.validateEvery == 0 || step + 1 == m_plan.steps) {
                keepIfBest(step + 1);
            }
        }
    } catch (const Error& problem) {
        if (problem.code() != ErrorCode::NotFinite || best.empty()) {
            weights.lora.detachFrom(m_sam);
            throw;
        }
        log(LogLevel::Warning, std::string(problem.what()) + " The best state so far was kept.");
        finished = false;
    }
    if (!finished && best.empty() && !m_record.steps.empty()) {
        keepIfBest(static_cast<int>(m_record.steps.size()));
    }
    weights.lora.detachFrom(m_sam);
    if (!finished) {
        if (best.empty()) {
            throw Error(ErrorCode::Cancelled,
                        "Learning was cancelled before its first step; there is no profile to keep.");
        }
        torch::NoGradGuard guard;
        auto now = trainables(weights);
        for (std::size_t i = 0; i < now.size(); ++i) {
            now[i].copy_(best[i]);
        }
    } else {
        m_record.bestStep = m_plan.steps;  // the learning rate has run out and every exemplar was seen
    }
    weights.lora.requireGradients(false);
    weights.classTokens.requires_grad_(false);
    return weights;
}

}  // namespace exemplar::neural
