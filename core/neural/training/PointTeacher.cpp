// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/training/PointTeacher.h"

#include "core/base/Error.h"
#include "core/image/Components.h"
#include "core/image/IntensityWindow.h"
#include "core/image/SlicePlane.h"
#include "core/neural/BaseProfile.h"
#include "core/neural/PromptBatch.h"
#include "core/neural/training/Losses.h"
#include "core/synthesis/PointSampler.h"
#include "core/synthesis/RoughShape.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace exemplar::neural {
namespace {

using torch::Tensor;

constexpr int kSmallestMask = 60;  ///< pixels

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

/// The windows a site might use: automatic, and for CT some of the usual presets.
IntensityWindow drawWindow(bool isCt, const IntensityWindow& automatic, RandomStream& random) {
    if (!isCt) {
        return automatic;
    }
    static constexpr IntensityWindow kPresets[]{{-160, 240}, {-160, 240}, {-150, 250}, {-100, 300}, {0, 100}};
    return kPresets[random.index(std::size(kPresets))];
}

}  // namespace

PointTeacher::PointTeacher(Sam& sam, std::vector<Source> sources, const TeachPlan& plan)
    : m_sam(sam),
      m_sources(std::move(sources)),
      m_plan(plan),
      m_square(sam.config().imageSize, sam.config().imageSize, 1, 1, sam.config().imageSize) {
    if (m_sources.empty()) {
        throw Error(ErrorCode::NothingToLearn, "There is no scan to learn points from; name at least one with --scan.");
    }
    for (const Source& source : m_sources) {
        m_windows.push_back(IntensityWindow::automatic(source.volume));
        m_isCt.push_back(source.volume.modality() == Modality::CT);
    }
}

Image PointTeacher::drawPicture(RandomStream& random, int& validWidth, int& validHeight) const {
    const std::size_t chosen = random.index(m_sources.size());
    const Source& source = m_sources[chosen];
    for (int attempt = 0;; ++attempt) {
        const Axis axis = static_cast<Axis>(random.index(3));
        const SlicePlane plane(source.volume.geometry(), axis);
        const int slice = static_cast<int>(random.index(static_cast<std::size_t>(plane.count())));
        Image picture =
            drawWindow(m_isCt[chosen], m_windows[chosen], random).apply(plane.extract(source.volume, slice));
        const auto body =
            std::count_if(picture.pixels().begin(), picture.pixels().end(), [](float value) { return value > 0.1F; });
        const bool flat =
            plane.width() < 48 || plane.height() < 48 ||
            std::max(plane.spacingX(), plane.spacingY()) > 4.0 * std::min(plane.spacingX(), plane.spacingY());
        if ((flat || body < 0.08 * static_cast<double>(picture.size())) && attempt < 200) {
            continue;
        }
        if (random.chance(m_plan.cropShare)) {
            const double share = random.uniform(0.5, 0.9);
            const int width = std::max(16, static_cast<int>(share * plane.width())),
                      height = std::max(16, static_cast<int>(share * plane.height()));
            const int x0 = static_cast<int>(random.index(static_cast<std::size_t>(std::max(1, plane.width() - width)))),
                      y0 = static_cast<int>(
                          random.index(static_cast<std::size_t>(std::max(1, plane.height() - height))));
            Image crop(std::min(width, plane.width()), std::min(height, plane.height()));
            for (int y = 0; y < crop.height(); ++y) {
                for (int x = 0; x < crop.width(); ++x) {
                    crop.at(x, y) = picture.at(x0 + x, y0 + y);
                }
            }
            picture = std::move(crop);
        }
        const double gamma = std::exp(random.uniform(-0.35, 0.35));
        const bool inverts = random.chance(0.1);
        for (float& value : picture.pixels()) {
            value = static_cast<float>(std::pow(value, gamma));
            value = inverts && value > 0.02F ? 1.0F - value : value;
        }
        const ModelFrame frame(picture.width(), picture.height(), plane.spacingX(), plane.spacingY(), m_square.side());
        validWidth = frame.validWidth();
        validHeight = frame.validHeight();
        return frame.toModel(picture);
    }
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

void PointTeacher::collectFrom(std::size_t image, const Image& picture, int validWidth, int validHeight,
                               RandomStream& random) {
    const Tensor tokens = m_tokens[image].to(torch::kFloat32);
    std::vector<PromptBox> boxes;
    for (int tries = 0; static_cast<int>(boxes.size()) < m_plan.boxesPerImage && tries < 4000; ++tries) {
        const int x = static_cast<int>(random.index(static_cast<std::size_t>(validWidth))),
                  y = static_cast<int>(random.index(static_cast<std::size_t>(validHeight)));
        if (picture.at(x, y) < 0.08F) {
            continue;
        }
        const double width = random.logUniform(12, 140),
                     height = std::clamp(width * random.logUniform(0.5, 2.0), 10.0, 160.0);
        boxes.push_back({std::max(0.0, x - width / 2), std::max(0.0, y - height / 2),
                         std::min(validWidth - 1.0, x + width / 2), std::min(validHeight - 1.0, y + height / 2)});
    }
    if (boxes.empty()) {
        return;
    }
    const Tensor shares = ask(tokens, boxes);
    struct Candidate {
        Mask mask;
        PromptBox box;
        Tensor share;
    };
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Tensor share = shares[static_cast<std::int64_t>(i)];
        const Tensor inside = (share > 0.5).to(torch::kCPU, torch::kUInt8).contiguous();
        const double area = inside.sum().item<double>();
        if (area < kSmallestMask || area > 0.4 * validWidth * validHeight) {
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
        const PromptBox own{double(parts.front().x0), double(parts.front().y0), double(parts.front().x1),
                            double(parts.front().y1)};
        if (boxOverlap(own, boxes[i]) > 0.5) {
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
    std::vector<Tensor> kept;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Tensor share = second[static_cast<std::int64_t>(i)];
        const Tensor inside = share > 0.5;
        if (maskOverlap(inside, candidates[i].share > 0.5) < m_plan.stable) {
            continue;
        }
        const bool known = std::any_of(kept.begin(), kept.end(),
                                       [&](const Tensor& other) { return maskOverlap(inside, other) > 0.7; });
        if (!known) {
            kept.push_back(inside);
            m_masks.push_back({image, std::move(candidates[i].mask), share.to(torch::kHalf), candidates[i].box});
        }
    }
}

void PointTeacher::collect(JobControl& control) {
    torch::NoGradGuard guard;
    for (int i = 0; i < m_plan.images; ++i) {
        control.checkpoint();
        RandomStream random = RandomStream::fork(m_plan.seed, static_cast<std::uint64_t>(i));
        int validWidth = 0, validHeight = 0;
        const Image picture = drawPicture(random, validWidth, validHeight);
        const Tensor input = encoderInput({picture, 1, 1, ""}, m_square, m_sam.device());
        m_tokens.push_back(m_sam.encoder().forward(input).to(torch::kHalf));
        Tensor valid = torch::zeros({m_square.side(), m_square.side()});
        valid.slice(0, 0, validHeight).slice(1, 0, validWidth).fill_(1.0);
        m_valid.push_back(valid.to(m_sam.device()));
        collectFrom(m_tokens.size() - 1, picture, validWidth, validHeight, random);
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

TensorMap PointTeacher::run(const std::function<void(const TrainingStep&)>& observer, JobControl& control) {
    collect(control);
    if (m_masks.empty()) {
        throw Error(ErrorCode::NothingToLearn,
                    "No slice gave a mask good enough to learn from; use more or other scans.");
    }
    const auto begin = std::chrono::steady_clock::now();
    RandomStream random = RandomStream::fork(m_plan.seed, 0x7EAC4);
    LoraAdapter lora(m_sam, decoderLayers(m_sam, true), m_plan.rank, random);
    lora.requireGradients(true);
    std::vector<Tensor> trainable = lora.parameters();
    std::map<std::string, Tensor> replaced, originals;
    auto own = m_sam.named_parameters();
    for (const std::string& name : replaceableTensors()) {
        originals[name] = own[name].detach().clone();
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
    try {
        for (int step = 0; step < m_plan.steps; ++step) {
            control.checkpoint();
            const double rate = m_plan.learningRate * std::min(1.0, (step + 1.0) / m_plan.warmUpSteps) *
                                std::pow(1.0 - static_cast<double>(step) / m_plan.steps, 0.9);
            static_cast<torch::optim::AdamWOptions&>(optimiser.param_groups()[0].options()).lr(rate);
            std::vector<Prompt> prompts;
            std::vector<Tensor> tokens, targets, valid;
            for (int i = 0; i < m_plan.masksPerStep; ++i) {
                const TeacherMask& teacher = m_masks[random.index(m_masks.size())];
                prompts.push_back(drawStudentPrompt(teacher, random));
                tokens.push_back(m_tokens[teacher.image].to(torch::kFloat32));
                targets.push_back(teacher.soft.to(torch::kFloat32));
                valid.push_back(m_valid[teacher.image]);
            }
            const Tensor logits =
                decode(m_sam, torch::cat(tokens, 0), PromptBatch::make(prompts, m_square, m_sam.device()))
                    .logits.squeeze(1);
            const LossParts loss =
                maskLoss(logits, torch::stack(targets, 0), torch::stack(valid, 0), m_plan.diceWeight);
            optimiser.zero_grad();
            loss.total.backward();
            torch::nn::utils::clip_grad_norm_(trainable, 1.0);
            optimiser.step();
            const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
            observer({step + 1, loss.total.item<double>(), loss.crossEntropy.item<double>(), loss.dice.item<double>(),
                      rate, seconds});
            control.report((step + 1.0) / m_plan.steps, "Teaching points");
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
