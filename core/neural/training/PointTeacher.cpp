// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/training/PointTeacher.h"

#include "core/base/Error.h"
#include "core/image/Components.h"
#include "core/neural/BaseProfile.h"
#include "core/neural/PromptBatch.h"
#include "core/neural/training/LossQueue.h"
#include "core/synthesis/PointSampler.h"
#include "core/synthesis/RoughShape.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>

namespace exemplar::neural {
namespace {

using torch::Tensor;

constexpr int kSmallestMask = 60;        ///< pixels
constexpr int kSmallestZoomed = 24;      ///< pixels, of a mask that was found in a larger picture or is known
constexpr double kLargestShare = 0.4;    ///< of the picture
constexpr double kVisible = 0.35;        ///< least IoU of a known structure and the answer to its box
constexpr double kSame = 0.7;            ///< IoU above which two masks are the same
constexpr int kTournament = 2;           ///< of so many masks the largest is asked for
constexpr std::size_t kMostKnown = 16U;  ///< known structures taken from one picture

double boxOverlap(const PromptBox& a, const PromptBox& b) {
    const double width = std::min(a.x1, b.x1) - std::max(a.x0, b.x0) + 1;
    const double height = std::min(a.y1, b.y1) - std::max(a.y0, b.y0) + 1;
    const double both = std::max(0.0, width) * std::max(0.0, height);
    const double areas = (a.x1 - a.x0 + 1) * (a.y1 - a.y0 + 1) + (b.x1 - b.x0 + 1) * (b.y1 - b.y0 + 1);
    return both / (areas - both);
}

double maskOverlap(const Tensor& a, const Tensor& b) {
    const double both = (a & b).sum().item<double>();
    const double either = (a | b).sum().item<double>();
    return either > 0 ? both / either : 0.0;
}

PromptBox boxOf(const Component& part) { return {double(part.x0), double(part.y0), double(part.x1), double(part.y1)}; }

Tensor toTensor(const Mask& mask) {
    return torch::from_blob(const_cast<std::uint8_t*>(mask.pixels().data()), {mask.height(), mask.width()},
                            torch::kUInt8)
        .clone();
}

}  // namespace

PointTeacher::PointTeacher(Sam& sam, std::vector<TeachSource> sources, const TeachPlan& plan, const Profile* start,
                           const std::string& file)
    : m_sam(sam),
      m_sources(std::move(sources)),
      m_plan(plan),
      m_start(start),
      m_startFile(file),
      m_pictures(m_sources, m_plan, sam.config().imageSize),
      m_square(sam.config().imageSize, sam.config().imageSize, 1, 1, sam.config().imageSize) {}

Tensor PointTeacher::encode(const Image& slice, const ModelFrame& frame) {
    return m_sam.encoder().forward(encoderInput({slice, 1, 1, ""}, frame, m_sam.device()));
}

Tensor PointTeacher::ask(const Tensor& tokens, const std::vector<PromptBox>& boxes) {
    std::vector<Tensor> parts;
    for (std::size_t first = 0; first < boxes.size(); first += 10) {
        std::vector<Prompt> prompts;
        for (std::size_t i = first; i < std::min(first + 10, boxes.size()); ++i) {
            prompts.push_back({0, {}, boxes[i], {}});
        }
        parts.push_back(decode(m_sam, tokens, PromptBatch::make(prompts, m_square, m_sam.device())).logits.squeeze(1));
    }
    return torch::sigmoid(torch::cat(parts, 0));  // B x S x S
}

bool PointTeacher::isKnown(const Mask& mask, const std::vector<TeacherMask>& found) {
    const Tensor inside = toTensor(mask) > 0;
    return std::any_of(found.begin(), found.end(),
                       [&](const TeacherMask& other) { return maskOverlap(inside, toTensor(other.mask) > 0) > kSame; });
}

void PointTeacher::askRandomBoxes(const Tensor& tokens, const Image& square, const ModelFrame& frame, int boxes,
                                  RandomStream& random, std::vector<TeacherMask>& found) {
    const int validWidth = frame.validWidth(), validHeight = frame.validHeight();
    std::vector<PromptBox> asked;
    for (int tries = 0; static_cast<int>(asked.size()) < boxes && tries < 4000; ++tries) {
        const int x = static_cast<int>(random.index(static_cast<std::size_t>(validWidth))),
                  y = static_cast<int>(random.index(static_cast<std::size_t>(validHeight)));
        if (square.at(x, y) < 0.08F) {
            continue;
        }
        const double width = random.logUniform(12, 140),
                     height = std::clamp(width * random.logUniform(0.5, 2.0), 10.0, 160.0);
        asked.push_back({std::max(0.0, x - width / 2), std::max(0.0, y - height / 2),
                         std::min(validWidth - 1.0, x + width / 2), std::min(validHeight - 1.0, y + height / 2)});
    }
    if (asked.empty()) {
        return;
    }
    const Tensor shares = ask(tokens, asked);
    struct Candidate {
        Mask mask;
        PromptBox box;
        Tensor share;
    };
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const Tensor share = shares[static_cast<std::int64_t>(i)];
        const Tensor inside = (share > 0.5).to(torch::kCPU, torch::kUInt8).contiguous();
        const double area = inside.sum().item<double>();
        if (area < kSmallestMask || area > kLargestShare * validWidth * validHeight) {
            continue;
        }
        const double confidence = ((2.0 * share - 1.0).abs() * (share > 0.5)).sum().item<double>() / area;
        Mask mask(m_square.side(), m_square.side());
        std::copy_n(inside.data_ptr<std::uint8_t>(), inside.numel(), mask.pixels().data());
        Image2D<int> ids;
        const auto parts = connectedComponents(mask, ids);
        if (confidence < m_plan.confident || parts.front().area < 0.9 * area) {
            continue;
        }
        mask = componentMask(ids, parts.front().id);
        const PromptBox own = boxOf(parts.front());
        if (boxOverlap(own, asked[i]) > 0.5) {
            candidates.push_back({std::move(mask), own, share});
        }
    }
    if (candidates.empty()) {
        return;
    }
    std::vector<PromptBox> again;
    for (const Candidate& candidate : candidates) {
        again.push_back(candidate.box);
    }
    const Tensor second = ask(tokens, again);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Tensor share = second[static_cast<std::int64_t>(i)];
        if (maskOverlap(share > 0.5, candidates[i].share > 0.5) < m_plan.stable) {
            continue;
        }
        if (!isKnown(candidates[i].mask, found)) {
            found.push_back({0, std::move(candidates[i].mask), share.to(torch::kHalf), candidates[i].box});
        }
    }
}

void PointTeacher::askInZoom(const TeacherPicture& picture, RandomStream& random, std::vector<TeacherMask>& found) {
    const PictureZoom zoom = m_pictures.drawZoom(picture, random);
    std::vector<TeacherMask> large;
    askRandomBoxes(encode(zoom.slice, zoom.frame), zoom.frame.toModel(zoom.slice), zoom.frame, m_plan.boxesPerImage,
                   random, large);
    for (const TeacherMask& one : large) {
        const Image share = zoom.frame.toSlice(tensorToPicture(one.soft));
        Image whole(picture.slice.width(), picture.slice.height());
        for (int y = 0; y < share.height(); ++y) {
            std::copy_n(&share.at(0, y), share.width(), &whole.at(zoom.x0, zoom.y0 + y));
        }
        const Image small = picture.frame.toModel(whole);
        Mask mask(small.width(), small.height());
        std::transform(small.pixels().begin(), small.pixels().end(), mask.pixels().begin(),
                       [](float value) { return value > 0.5F; });
        Image2D<int> ids;
        const auto parts = connectedComponents(mask, ids);
        if (parts.empty() || parts.front().area < kSmallestZoomed) {
            continue;
        }
        mask = componentMask(ids, parts.front().id);
        if (!isKnown(mask, found)) {
            found.push_back(
                {0, std::move(mask), pictureToTensor(small).to(m_sam.device(), torch::kHalf), boxOf(parts.front())});
        }
    }
}

void PointTeacher::collectKnown(const Tensor& tokens, const TeacherPicture& picture, RandomStream& random) {
    const LabelImage labels = picture.frame.toModel(picture.labels);
    const std::set<std::uint16_t> shown(labels.pixels().begin(), labels.pixels().end());
    std::vector<TeacherMask> all;
    for (std::uint16_t label : shown) {
        Image2D<int> ids;
        for (const Component& part :
             label == 0 ? std::vector<Component>{} : connectedComponents(labelMask(labels, label), ids)) {
            if (part.area >= kSmallestZoomed &&
                part.area < kLargestShare * picture.frame.validWidth() * picture.frame.validHeight()) {
                Mask mask = componentMask(ids, part.id);
                const Tensor soft = toTensor(mask).to(m_sam.device(), torch::kHalf);
                all.push_back({m_tokens.size() - 1, std::move(mask), soft, boxOf(part)});
            }
        }
    }
    random.shuffle(all);
    all.resize(std::min(all.size(), kMostKnown));
    if (all.empty()) {
        return;
    }
    std::vector<PromptBox> boxes;
    for (const TeacherMask& one : all) {
        boxes.push_back(one.box);
    }
    const Tensor answers = ask(tokens, boxes) > 0.5;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (maskOverlap(answers[static_cast<std::int64_t>(i)], all[i].soft > 0.5) > kVisible) {
            m_known.push_back(std::move(all[i]));
        }
    }
}

void PointTeacher::collect(JobControl& control) {
    torch::NoGradGuard guard;
    for (int i = 0; i < m_plan.images; ++i) {
        control.checkpoint();
        RandomStream random = RandomStream::fork(m_plan.seed, static_cast<std::uint64_t>(i));
        const TeacherPicture picture = m_pictures.draw(random);
        const Tensor tokens = encode(picture.slice, picture.frame);
        m_tokens.push_back(tokens.to(torch::kHalf));
        Tensor valid = torch::zeros({m_square.side(), m_square.side()});
        valid.slice(0, 0, picture.frame.validHeight()).slice(1, 0, picture.frame.validWidth()).fill_(1.0);
        m_valid.push_back(valid.to(m_sam.device()));
        std::vector<TeacherMask> found;
        askRandomBoxes(tokens, picture.frame.toModel(picture.slice), picture.frame, m_plan.boxesPerImage, random,
                       found);
        if (random.chance(m_plan.zoomShare)) {
            askInZoom(picture, random, found);
        }
        for (TeacherMask& mask : found) {
            mask.image = m_tokens.size() - 1;
            m_masks.push_back(std::move(mask));
        }
        if (!picture.labels.empty()) {
            collectKnown(tokens, picture, random);
        }
        control.report((i + 1.0) / m_plan.images, "Collecting the teacher's masks");
    }
}

Prompt PointTeacher::drawStudentPrompt(const TeacherMask& teacher, RandomStream& random) const {
    Prompt prompt;
    const double kind = random.uniform();
    if (kind < 0.22) {  // a box, a little loose: keeps what the model could
        const auto jitter = [&] { return std::round(random.uniform(-2.0, 2.0)); };
        prompt.box = PromptBox{teacher.box.x0 + jitter(), teacher.box.y0 + jitter(), teacher.box.x1 + jitter(),
                               teacher.box.y1 + jitter()};
        return prompt;
    }
    if (kind < 0.50) {  // a rough shape, sometimes with a point
        prompt.mask = roughShape(teacher.mask, random);
        if (random.chance(0.7)) {
            return prompt;
        }
    }
    prompt.points = interiorPoints(teacher.mask, random, random.chance(0.7) ? 0.5 : 0.1, 1);
    if (kind > 0.85) {
        const auto more = interiorPoints(teacher.mask, random, 0.1, 1);
        prompt.points.insert(prompt.points.end(), more.begin(), more.end());
    }
    if (kind > 0.75 && kind < 0.92) {
        const auto negatives = outsidePoints(teacher.mask, random, 2.0, 30.0, 1);
        prompt.points.insert(prompt.points.end(), negatives.begin(), negatives.end());
    }
    return prompt;
}

const PointTeacher::TeacherMask& PointTeacher::drawBySize(const std::vector<TeacherMask>& masks, RandomStream& random) {
    const TeacherMask* largest = nullptr;
    for (int i = 0; i < kTournament; ++i) {
        const TeacherMask& one = masks[random.index(masks.size())];
        largest = largest == nullptr || one.area() > largest->area() ? &one : largest;
    }
    return *largest;
}

std::size_t PointTeacher::drawOther(const std::vector<TeacherMask>& masks, const TeacherMask& mask,
                                    RandomStream& random) const {
    const auto [first, last] = std::equal_range(
        masks.begin(), masks.end(), mask, [](const TeacherMask& a, const TeacherMask& b) { return a.image < b.image; });
    for (int attempt = 0; attempt < 6; ++attempt) {
        const auto other = first + static_cast<std::ptrdiff_t>(random.index(static_cast<std::size_t>(last - first)));
        bool apart = true;
        for (std::size_t i = 0; apart && i < mask.mask.size(); ++i) {
            apart = mask.mask.pixels()[i] == 0 || other->mask.pixels()[i] == 0;
        }
        if (apart) {
            return static_cast<std::size_t>(other - masks.begin());
        }
    }
    return masks.size();
}

PointTeacher::Lesson PointTeacher::drawLesson(RandomStream& random) const {
    const bool known = m_masks.empty() || (!m_known.empty() && random.chance(m_plan.labelledShare));
    const std::vector<TeacherMask>& masks = known ? m_known : m_masks;
    const TeacherMask& teacher = drawBySize(masks, random);
    if (random.chance(m_plan.pairShare)) {
        if (const std::size_t other = drawOther(masks, teacher, random); other < masks.size()) {
            Prompt prompt;
            for (const Mask* mask : {&teacher.mask, &masks[other].mask}) {
                const auto points = interiorPoints(*mask, random, random.chance(0.7) ? 0.5 : 0.1, 1);
                prompt.points.insert(prompt.points.end(), points.begin(), points.end());
            }
            return {std::move(prompt),
                    torch::maximum(teacher.soft.to(torch::kFloat32), masks[other].soft.to(torch::kFloat32)),
                    teacher.image};
        }
    }
    return {drawStudentPrompt(teacher, random), teacher.soft.to(torch::kFloat32), teacher.image};
}

TensorMap PointTeacher::run(const std::function<void(const TrainingStep&)>& observer, JobControl& control) {
    collect(control);
    if (maskCount() == 0) {
        throw Error(ErrorCode::NothingToLearn,
                    "No slice gave a mask that is good enough to train on; use more or other scans.");
    }
    const auto begin = std::chrono::steady_clock::now();
    RandomStream random = RandomStream::fork(m_plan.seed, 0x7EAC4);
    LoraAdapter lora = m_start != nullptr ? LoraAdapter(m_sam, m_start->tensors, m_startFile)
                                          : LoraAdapter(m_sam, decoderLayers(m_sam, true), m_plan.rank, random);
    lora.requireGradients(true);
    std::vector<Tensor> trainable = lora.parameters();
    std::map<std::string, Tensor> replaced, originals;
    auto own = m_sam.named_parameters();
    for (const std::string& name : replaceableTensors()) {
        originals[name] = own[name].detach().clone();
        if (m_start != nullptr && m_start->tensors.contains(name)) {
            torch::NoGradGuard guard;
            own[name].copy_(toTorch(m_start->tensors.at(name)));
        }
        own[name].requires_grad_(true);
        trainable.push_back(own[name]);
        replaced[name] = own[name];
    }
    lora.attachTo(m_sam);
    torch::optim::AdamW optimiser(trainable,
                                  torch::optim::AdamWOptions(m_plan.learningRate).weight_decay(m_plan.weightDecay));
    const auto restore = [&] {
        lora.detachFrom(m_sam);
        torch::NoGradGuard guard;
        for (auto& [name, tensor] : replaced) {
            tensor.requires_grad_(false);
            tensor.copy_(originals[name]);
        }
    };
    LossQueue losses(m_sam.device());
    try {
        for (int step = 0; step < m_plan.steps; ++step) {
            control.checkpoint();
            const double rate = m_plan.learningRate * std::min(1.0, (step + 1.0) / m_plan.warmUpSteps) *
                                std::pow(1.0 - static_cast<double>(step) / m_plan.steps, 0.9);
            static_cast<torch::optim::AdamWOptions&>(optimiser.param_groups()[0].options()).lr(rate);
            std::vector<Prompt> prompts;
            std::vector<Tensor> tokens, targets, valid;
            for (int i = 0; i < m_plan.masksPerStep; ++i) {
                Lesson lesson = drawLesson(random);
                prompts.push_back(std::move(lesson.prompt));
                tokens.push_back(m_tokens[lesson.image].to(torch::kFloat32));
                targets.push_back(lesson.target);
                valid.push_back(m_valid[lesson.image]);
            }
            const Tensor logits =
                decode(m_sam, torch::cat(tokens, 0), PromptBatch::make(prompts, m_square, m_sam.device()))
                    .logits.squeeze(1);
            const LossParts loss =
                maskLoss(logits, torch::stack(targets, 0), torch::stack(valid, 0), m_plan.diceWeight);
            optimiser.zero_grad();
            loss.total.backward();
            clipGradients(trainable, 1.0);
            optimiser.step();
            const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
            losses.add({step + 1, 0.0, 0.0, 0.0, rate, seconds}, loss);
            if (losses.due() || step + 1 == m_plan.steps) {
                losses.read(observer);
            }
            control.report((step + 1.0) / m_plan.steps, "Training the base profile");
        }
    } catch (...) {
        restore();
        throw;
    }
    TensorMap tensors;
    lora.store(tensors);
    for (const auto& [name, tensor] : replaced) {
        tensors[name] = fromTorch(tensor);
    }
    restore();
    return tensors;
}

}  // namespace exemplar::neural
