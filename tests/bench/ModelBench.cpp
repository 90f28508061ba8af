// SPDX-License-Identifier: GPL-3.0-or-later
// Times the parts of the model on this machine: encoder (frozen part and the rest), one click, five structures, one
// training step. Prints the median of several runs as Markdown. Weights are random: the time does not depend on them.
#include "core/neural/LoraAdapter.h"
#include "core/neural/PromptBatch.h"
#include "core/neural/Runtime.h"
#include "core/neural/training/Losses.h"

#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

using namespace exemplar;
using namespace exemplar::neural;
using torch::Tensor;

namespace {

double medianMs(int runs, const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i <= runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    times.erase(times.begin());  // warm-up
    std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
    return times[static_cast<std::size_t>(runs / 2)];
}

std::vector<Prompt> clicks(int count) {
    std::vector<Prompt> prompts;
    for (int i = 0; i < count; ++i) {
        prompts.push_back({0, {{40.0 + 30 * i, 90.0, true}}, {}, {}});
    }
    return prompts;
}

}  // namespace

int main() {
    settleRuntime(0);
    auto sam = std::make_shared<Sam>(SamConfig{});
    sam->initialise(1);
    const ModelFrame frame(256, 256, 1, 1, 256);
    const Tensor picture = torch::rand({1, 256, 256, 3});
    Tensor head, tokens;
    std::printf("| part | ms (median of 5) |\n|---|---|\n");
    {
        torch::NoGradGuard guard;
        std::printf("| encoder, frozen part (stages 0-2) | %.0f |\n",
                    medianMs(5, [&] { head = sam->encoder().head(picture, 3); }));
        std::printf("| encoder, last stage and neck | %.0f |\n",
                    medianMs(5, [&] { tokens = sam->encoder().tail(head, 3); }));
        for (int count : {1, 5}) {
            const PromptBatch batch = PromptBatch::make(clicks(count), frame, torch::kCPU);
            std::printf("| decoder, %d structures | %.0f |\n", count,
                        medianMs(5, [&] { decode(*sam, tokens, batch); }));
        }
    }
    RandomStream random(1);
    auto layers = encoderAttentionLayers(*sam, 3);
    for (const auto& name : decoderLayers(*sam, false)) {
        layers.push_back(name);
    }
    LoraAdapter lora(*sam, layers, 4, random);
    lora.requireGradients(true);
    lora.attachTo(*sam);
    const PromptBatch batch = PromptBatch::make(clicks(5), frame, torch::kCPU);
    const Tensor target = torch::randint(0, 6, {256, 256}, torch::kLong), valid = torch::ones({256, 256});
    std::printf("| training step, 5 structures, frozen part cached | %.0f |\n", medianMs(5, [&] {
                    const Tensor now = sam->encoder().tail(head, 3);
                    classLoss(decode(*sam, now, batch).logits.squeeze(1), target, valid, 0.8).total.backward();
                }));
    return 0;
}
