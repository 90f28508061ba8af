// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/training/Trainer.h"

#include "core/base/Error.h"
#include "core/base/Log.h"
#include "core/engine/BodyPlaces.h"
#include "core/engine/ExemplarSet.h"
#include "core/neural/PromptBatch.h"
#include "core/neural/training/Losses.h"
#include "core/neural/training/TrainingPrompts.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>

namespace exemplar::neural {
namespace {

using torch::Tensor;

constexpr double kLateShare = 0.4;      ///< of the steps, at the end, that also see the held-out exemplar
constexpr double kPictureShare = 0.05;  ///< of the time, for pictures between validations

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::vector<Tensor> trainables(const SiteWeights& weights) {
    std::vector<Tensor> tensors = weights.lora.parameters();
    if (weights.classTokens.requires_grad()) {
        tensors.push_back(weights.classTokens);
    }
    return tensors;
}

/// One group for LoRA, another for the class tokens where they are learned.
torch::optim::AdamW optimiserOf(const SiteWeights& weights, const TrainingPlan& plan) {
    const auto options = torch::optim::AdamWOptions(plan.learningRate).weight_decay(plan.weightDecay);
    torch::optim::AdamW optimiser(weights.lora.parameters(), options);
    if (weights.classTokens.requires_grad()) {
        optimiser.add_param_group(torch::optim::OptimizerParamGroup(
            {weights.classTokens}, std::make_unique<torch::optim::AdamWOptions>(options)));
    }
    return optimiser;
}

void setRate(torch::optim::AdamW& optimiser, double rate, double tokenRate) {
    for (std::size_t group = 0; group < optimiser.param_groups().size(); ++group) {
        static_cast<torch::optim::AdamWOptions&>(optimiser.param_groups()[group].options())
            .lr(group == 0 ? rate : tokenRate * rate);
    }
}

/// Steps after which the held-out exemplar joins in: as soon as there is a validation then, so that the score before
/// that is as late as can be.
int stepsHeldOut(const TrainingPlan& plan) {
    const int least = std::max(1, static_cast<int>((1.0 - kLateShare) * plan.steps));
    const int every = std::max(1, plan.validateEvery);
    const int validated = (least + every - 1) / every * every;
    return validated < plan.steps ? validated : least;
}

ExemplarSet without(const ExemplarSet& set, int exemplar) {
    ExemplarSet others;
    others.labels = set.labels;
    for (int i = 0; i < static_cast<int>(set.exemplars.size()); ++i) {
        if (i != exemplar) {
            others.exemplars.push_back(set.exemplars[i]);
        }
    }
    return others;
}

/// LoRA on the model for as long as it lives.
class Attachment {
public:
    Attachment(const LoraAdapter& lora, Sam& sam) : m_lora(lora), m_sam(sam) { m_lora.attachTo(m_sam); }
    ~Attachment() { m_lora.detachFrom(m_sam); }
    Attachment(const Attachment&) = delete;
    Attachment& operator=(const Attachment&) = delete;

private:
    const LoraAdapter& m_lora;
    Sam& m_sam;
};

/// The structures of the table that a slice shows.
std::set<std::uint16_t> structuresOf(const Exemplar& exemplar, const LabelTable& labels) {
    const std::set<std::uint16_t> all(exemplar.labels.pixels().begin(), exemplar.labels.pixels().end());
    std::set<std::uint16_t> shown;
    std::copy_if(all.begin(), all.end(), std::inserter(shown, shown.end()),
                 [&](std::uint16_t label) { return label != 0 && labels.indexOf(label) >= 0; });
    return shown;
}

/// Which structure each pixel of the slice is. logits: L x S x S in the model's frame.
LabelImage labelsOf(const Tensor& logits, const ModelFrame& frame, const LabelTable& labels, const Image& slice) {
    LabelImage result(slice.width(), slice.height());
    Image most(slice.width(), slice.height());  // background answers 0
    for (std::size_t c = 0; c < labels.size(); ++c) {
        const Tensor mine = logits[static_cast<std::int64_t>(c)];
        if (mine.max().item<float>() <= 0.0F) {
            continue;
        }
        const Image here = frame.toSlice(tensorToPicture(mine));
        for (std::size_t i = 0; i < result.size(); ++i) {
            if (here.pixels()[i] > most.pixels()[i]) {
                most.pixels()[i] = here.pixels()[i];
                result.pixels()[i] = labels.entries()[c].id;
            }
        }
    }
    return result;
}

}  // namespace

Trainer::Trainer(Sam& sam, const ExemplarSet& exemplars, const TrainingPlan& plan, ProfileCard card, int lossesAtOnce)
    : m_sam(sam),
      m_set(exemplars),
      m_plan(decidedFor(exemplars, plan)),
      m_card(std::move(card)),
      m_square(sam.config().imageSize, sam.config().imageSize, 1, 1, sam.config().imageSize),
      m_joinsAfter(stepsHeldOut(m_plan)),
      m_losses(lossesAtOnce > 0 ? LossQueue(lossesAtOnce) : LossQueue(sam.device())),
      m_pictures(kPictureShare) {
    requireLabels();
    chooseHeldOut();
}

void Trainer::requireLabels() const {
    for (const Exemplar& exemplar : m_set.exemplars) {
        const Image& slice = exemplar.image.pixels;
        if (!exemplar.labels.empty() &&
            (exemplar.labels.width() != slice.width() || exemplar.labels.height() != slice.height())) {
            throw Error(ErrorCode::GeometryMismatch,
                        "The labels of an exemplar of " + exemplar.scan +
                            " do not have its slice's size; resample the labels to the scan first.",
                        {exemplar.scan});
        }
    }
    if (std::all_of(m_set.exemplars.begin(), m_set.exemplars.end(),
                    [this](const Exemplar& exemplar) { return structuresOf(exemplar, m_set.labels).empty(); })) {
        throw Error(ErrorCode::NothingToLearn,
                    "The exemplar slices have none of the labels to train; label a structure on at least one of them.");
    }
}

/// With four exemplars or more one is held out, of which others show every structure: the one whose neighbours on both
/// sides show most of them, as propagation then has something to start from, else the one that shows most. Not one that
/// the profile to train further has learned from.
void Trainer::chooseHeldOut() {
    const int count = static_cast<int>(m_set.exemplars.size());
    if (count < 4) {
        return;
    }
    std::vector<std::set<std::uint16_t>> shown;
    for (const Exemplar& exemplar : m_set.exemplars) {
        shown.push_back(structuresOf(exemplar, m_set.labels));
    }
    std::pair<std::size_t, std::size_t> most{0, 0};  // structures expected, structures
    for (int i = 0; i < count; ++i) {
        const auto elsewhere = [&](std::uint16_t label) {
            for (int other = 0; other < count; ++other) {
                if (other != i && shown[other].contains(label)) {
                    return true;
                }
            }
            return false;
        };
        if (!std::all_of(shown[i].begin(), shown[i].end(), elsewhere) ||
            m_card.mayHaveLearnedFrom(m_set.exemplars[i])) {
            continue;
        }
        const ExemplarNeighbours beside = neighboursOf(m_set, i);
        const std::size_t expected =
            !beside.both() ? 0 : std::count_if(shown[i].begin(), shown[i].end(), [&](std::uint16_t label) {
                return shown[beside.below].contains(label) && shown[beside.above].contains(label);
            });
        if (const std::pair here{expected, shown[i].size()}; here > most) {
            most = here;
            m_heldOut = i;
        }
    }
    if (m_heldOut >= 0) {
        const Exemplar& exemplar = m_set.exemplars[m_heldOut];
        m_record.heldOut = SliceName{exemplar.scan, exemplar.axis, exemplar.slice};
    }
}

SiteWeights Trainer::firstWeights(const SiteWeights* start, RandomStream& random) {
    SiteWeights weights;
    weights.labels = m_set.labels;
    if (start != nullptr) {
        TensorMap tensors;
        start->lora.store(tensors);
        weights.lora = LoraAdapter(m_sam, tensors, "The profile to start from");
    } else {
        std::vector<std::string> layers = encoderAttentionLayers(m_sam, m_plan.firstTrainableStage);
        if (m_plan.decoderLora) {
            const std::vector<std::string> decoder = decoderLayers(m_sam, false);
            layers.insert(layers.end(), decoder.begin(), decoder.end());
        }
        weights.lora = LoraAdapter(m_sam, layers, m_plan.rank, random);
    }
    const auto width = static_cast<std::int64_t>(m_sam.config().promptDim);
    std::vector<Tensor> tokens;
    for (const LabelEntry& entry : m_set.labels.entries()) {
        const int known = start != nullptr ? start->labels.indexOf(entry.id) : -1;
        if (known >= 0) {
            tokens.push_back(start->classTokens[known].detach().to(torch::kCPU));
            continue;
        }
        Tensor token = torch::zeros({width});
        auto* values = token.data_ptr<float>();
        for (std::int64_t i = 0; i < width; ++i) {
            values[i] = m_plan.classTokens ? static_cast<float>(0.1 * random.normal()) : 0.0F;
        }
        tokens.push_back(token);
    }
    weights.classTokens = torch::stack(tokens, 0).to(m_sam.device());
    m_allPlaces = placesOf(m_set, start);
    weights.places = m_heldOut < 0 ? m_allPlaces : placesOf(without(m_set, m_heldOut), start);
    return weights;
}

Tensor Trainer::placesOf(const ExemplarSet& set, const SiteWeights* start) const {
    const bool placed = m_plan.classTokens && m_plan.bodyPlaces;
    const std::vector<Image> found = placed ? bodyPlaces(set) : std::vector<Image>{};
    std::vector<Tensor> places;
    for (const LabelEntry& entry : m_set.labels.entries()) {
        const int known = start != nullptr ? start->labels.indexOf(entry.id) : -1;
        places.push_back(known >= 0 ? start->places[known].to(torch::kCPU)
                         : placed   ? pictureToTensor(found[places.size()])
                                    : torch::zeros({kPlaceCells, kPlaceCells}));
    }
    return torch::stack(places, 0).to(m_sam.device());
}

void Trainer::letHeldOutJoin() { m_weights.places = m_allPlaces; }

double Trainer::seconds() const { return secondsSince(m_trainingBegin) - m_paused; }

Tensor Trainer::classLogits(const TrainingSample& sample, const std::vector<int>& structures,
                            const std::vector<Prompt>& prompts) {
    const PromptBatch batch = PromptBatch::make(prompts, m_square, m_sam.device());
    const std::vector<std::int64_t> rows(structures.begin(), structures.end());
    const Tensor names = namesOf(m_sam, m_weights, rows, prompts, sample.body);
    const Tensor tokens = m_sam.encoder().tail(sample.head, m_plan.firstTrainableStage);
    return decode(m_sam, tokens, batch, names.unsqueeze(1)).logits.squeeze(1);
}

/// Every sample once in each epoch; the held-out exemplar's join in for the last of the steps.
const TrainingSample& Trainer::nextSample(int step, RandomStream& random) {
    const bool lateToo = step >= m_joinsAfter;
    const std::size_t early = m_samples.early.size(), available = early + (lateToo ? m_samples.late.size() : 0);
    if (m_orderNext >= m_order.size() || m_order.size() != available) {
        m_order.resize(available);
        std::iota(m_order.begin(), m_order.end(), 0);
        random.shuffle(m_order);
        m_orderNext = 0;
    }
    const std::size_t index = m_order[m_orderNext++];
    return index < early ? m_samples.early[index] : m_samples.late[index - early];
}

double Trainer::rateAt(int step) const {
    const double warm = std::min(1.0, (step + 1.0) / std::max(1, m_plan.warmUpSteps));
    const double left = std::max(0.0, 1.0 - static_cast<double>(step) / m_plan.steps);
    return m_plan.learningRate * warm * std::pow(left, 0.9);
}

void Trainer::trainOne(torch::optim::AdamW& optimiser, int step, RandomStream& random) {
    const TrainingSample& sample = nextSample(step, random);
    const double rate = rateAt(step);
    setRate(optimiser, rate, m_plan.tokenRate);

    const TrainingPrompts prompts(m_set.labels, m_plan, m_samples.early);
    const std::vector<int> structures =
        prompts.structures(sample.labels, structuresPerStep(m_set.labels.size()), random);
    const Tensor logits = classLogits(sample, structures, prompts.draw(sample.labels, structures, random));
    const LossParts loss =
        classLoss(logits, targetOf(structures, sample.target, m_set.labels.size()), sample.valid, m_plan.diceWeight);
    optimiser.zero_grad();
    loss.total.backward();
    clipGradients(trainables(m_weights), m_plan.gradientClip);
    optimiser.step();
    m_losses.add({step + 1, 0.0, 0.0, 0.0, rate, seconds()}, loss);
}

void Trainer::readLosses(const Engine::TrainingObserver& observer) {
    m_losses.read([&](const TrainingStep& step) {
        m_record.steps.push_back(step);
        if (observer.step) {
            observer.step(step);
        }
    });
}

Tensor Trainer::checkLogits(const ExemplarCheck& check) {
    torch::NoGradGuard guard;
    std::vector<int> all(m_set.labels.size());
    std::iota(all.begin(), all.end(), 0);
    return classLogits(check.sample, all, check.prompts);
}

Validation Trainer::validate(int step, Tensor& first) {
    torch::NoGradGuard guard;
    const std::size_t classes = m_set.labels.size();
    std::vector<Tensor> sums;  // of each check, on the device until the end: not a number?, overlaps, sizes
    for (std::size_t i = 0; i < m_samples.checks.size(); ++i) {
        const TrainingSample& sample = m_samples.checks[i].sample;
        const Tensor logits = checkLogits(m_samples.checks[i]);
        first = i == m_shown ? logits : first;
        const Tensor answer = torch::cat({torch::zeros_like(logits.slice(0, 0, 1)), logits}, 0).argmax(0);
        std::vector<Tensor> overlaps, sizes;
        for (std::size_t c = 0; c < classes; ++c) {
            const Tensor mine = (answer == static_cast<std::int64_t>(c + 1)).to(torch::kFloat32) * sample.valid;
            const Tensor truth = (sample.target == static_cast<std::int64_t>(c + 1)).to(torch::kFloat32);
            overlaps.push_back((mine * truth).sum());
            sizes.push_back(mine.sum() + truth.sum());
        }
        std::vector<Tensor> all{logits.isfinite().logical_not().any().to(torch::kFloat32)};
        all.insert(all.end(), overlaps.begin(), overlaps.end());
        all.insert(all.end(), sizes.begin(), sizes.end());
        sums.push_back(torch::stack(all));
    }
    const Tensor sum = torch::stack(sums).to(torch::kCPU, torch::kFloat64).sum(0);
    const auto at = sum.accessor<double, 1>();
    if (at[0] > 0) {
        throw unstableAt(step);
    }
    Validation result{step, {}, 0.0, m_heldOut >= 0 && step <= m_joinsAfter ? ScoredOn::HeldOut : ScoredOn::Learned};
    double count = 0;
    for (std::size_t c = 0; c < classes; ++c) {
        const auto place = static_cast<std::int64_t>(c + 1);
        const double overlap = at[place], size = at[place + static_cast<std::int64_t>(classes)];
        result.dice.push_back(size > 0 ? 2.0 * overlap / size : std::nan(""));
        if (size > 0) {
            result.mean += result.dice.back();
            ++count;
        }
    }
    result.mean = count > 0 ? result.mean / count : 0.0;
    return result;
}

void Trainer::show(int step, const Tensor& logits, const Engine::TrainingObserver& observer) const {
    const ExemplarCheck& check = m_samples.checks[m_shown];
    const Image& slice = m_set.exemplars[check.exemplar].image.pixels;
    observer.picture({step, check.exemplar, labelsOf(logits.to(torch::kCPU), check.frame, m_set.labels, slice)});
}

void Trainer::keepIfBest(int step, const Engine::TrainingObserver& observer) {
    Tensor first;
    const Validation validation = validate(step, first);
    m_record.validations.push_back(validation);
    if (observer.validation) {
        observer.validation(validation);
    }
    if (observer.picture) {
        show(step, first, observer);
        m_pictures.postpone(seconds());
    }
    if (validation.mean < m_bestMean) {
        return;
    }
    m_bestMean = validation.mean;
    m_record.bestStep = step;
    m_best.clear();
    for (const Tensor& tensor : trainables(m_weights)) {
        m_best.push_back(tensor.detach().clone());
    }
    m_bestPlaces = m_weights.places;
    if (observer.best) {
        Profile now = profile();
        now.card.record.cancelled = step < m_plan.steps;
        observer.best(now);
    }
}

Profile Trainer::profile() const {
    Profile result{m_card, {}};
    result.card.labels = m_set.labels;
    result.card.inOnePiece = structuresInOnePiece(m_set);
    result.card.plan = m_plan;
    result.card.record = m_record;
    for (int i = 0; i < static_cast<int>(m_set.exemplars.size()); ++i) {
        if (i != m_heldOut || m_record.bestStep > m_joinsAfter) {
            result.card.addSource(m_set.exemplars[i]);
        }
    }
    m_weights.lora.store(result.tensors);
    result.tensors["class_tokens"] = fromTorch(m_weights.classTokens);
    result.tensors["class_places"] = fromTorch(m_weights.places);
    return result;
}

void Trainer::learn(const Engine::TrainingObserver& observer, RandomStream& random, JobControl& control) {
    torch::optim::AdamW optimiser = optimiserOf(m_weights, m_plan);
    const auto picture = [&](int step) {
        const double from = seconds();
        show(step, checkLogits(m_samples.checks[m_shown]), observer);
        m_pictures.worked(from, seconds());
    };
    if (observer.picture) {
        picture(0);
    }
    for (int step = 0; step < m_plan.steps; ++step) {
        const auto before = Clock::now();
        const bool goOn = control.proceed();
        m_paused += secondsSince(before);
        const bool outOfTime = m_plan.minutes > 0 && secondsSince(m_begin) - m_paused > 60.0 * m_plan.minutes;
        if (!goOn || outOfTime) {
            m_record.cancelled = !goOn;
            readLosses(observer);
            if (m_best.empty() && step > 0) {
                keepIfBest(step, observer);
            }
            return;
        }
        if (step == m_joinsAfter) {
            letHeldOutJoin();
        }
        trainOne(optimiser, step, random);
        const bool lastHeldOut = step + 1 == m_joinsAfter && m_heldOut >= 0 && m_record.validations.empty();
        const bool validated =
            (step + 1) % std::max(1, m_plan.validateEvery) == 0 || step + 1 == m_plan.steps || lastHeldOut;
        if (validated || m_losses.due()) {
            readLosses(observer);
        }
        control.report((step + 1.0) / m_plan.steps, "Training");
        if (validated) {
            keepIfBest(step + 1, observer);
        } else if (observer.picture && m_pictures.due(seconds())) {
            picture(step + 1);
        }
    }
}

Profile Trainer::run(const SiteWeights* start, const Engine::TrainingObserver& observer, JobControl& control) {
    m_begin = Clock::now();
    RandomStream random = RandomStream::fork(m_plan.seed, 0xAD4);
    m_samples = makeTrainingSamples(m_sam, m_set, m_plan, m_heldOut, control);
    while (structuresOf(m_set.exemplars[m_samples.checks[m_shown].exemplar], m_set.labels).empty()) {
        ++m_shown;  // some exemplar shows a structure, and a held-out one always does
    }
    m_record.prepareSeconds = secondsSince(m_begin);
    m_weights = firstWeights(start, random);
    m_weights.lora.requireGradients(true);
    m_weights.classTokens.requires_grad_(m_plan.classTokens);
    m_trainingBegin = Clock::now();
    try {
        const Attachment attachment(m_weights.lora, m_sam);
        learn(observer, random, control);
    } catch (const Error& problem) {
        if (problem.code() != ErrorCode::NotFinite || m_best.empty()) {
            throw;
        }
        log(LogLevel::Warning, std::string(problem.what()) + " The best state so far was kept.");
        m_record.unstable = true;
    }
    const bool finished = !m_record.unstable && static_cast<int>(m_record.steps.size()) >= m_plan.steps;
    if (finished) {
        m_record.bestStep = m_plan.steps;  // the learning rate has run out and every exemplar was seen
    } else if (m_best.empty()) {
        throw Error(ErrorCode::Cancelled, "Training was cancelled before its first step; there is no profile to keep.");
    } else {
        torch::NoGradGuard guard;
        const auto now = trainables(m_weights);
        for (std::size_t i = 0; i < now.size(); ++i) {
            now[i].copy_(m_best[i]);
        }
        m_weights.places = m_bestPlaces;
    }
    return profile();
}

}  // namespace exemplar::neural
