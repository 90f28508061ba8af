// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/engine/BodyPlaces.h"
#include "core/neural/LoraAdapter.h"
#include "core/neural/PromptBatch.h"
#include "tests/core/neural/TinyModel.h"

#include <torch/torch.h>

#include <QTest>

using namespace exemplar;
using namespace exemplar::neural;
using torch::Tensor;

namespace {

Tensor somePicture(int seed) {
    torch::manual_seed(seed);
    return torch::rand({1, 64, 64, 1}).expand({1, 64, 64, 3}).contiguous();
}

std::vector<std::string> allLayers(Sam& sam) {
    auto layers = encoderAttentionLayers(sam, 2);
    for (const auto& name : decoderLayers(sam, true)) {
        layers.push_back(name);
    }
    return layers;
}

Tensor answer(Sam& sam, const Tensor& picture) {
    torch::NoGradGuard guard;
    const ModelFrame frame(64, 64, 1, 1, 64);
    return decode(sam, sam.encoder().forward(picture),
                  PromptBatch::make({{0, {{20, 30, true}}, {}, {}}}, frame, torch::kCPU))
        .logits;
}

double difference(const Tensor& a, const Tensor& b) { return (a - b).abs().max().item<double>(); }

/// Fills B, which starts at zero, so that the adapter does something.
void disturb(LoraAdapter& lora) {
    torch::NoGradGuard guard;
    torch::manual_seed(9);
    auto tensors = lora.parameters();
    for (std::size_t i = 1; i < tensors.size(); i += 2) {
        tensors[i].copy_(0.1 * torch::randn(tensors[i].sizes()));
    }
}

}  // namespace

class TinyModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void zeroAdapterChangesNothing() {
        auto sam = tinySam();
        const Tensor picture = somePicture(1), before = answer(*sam, picture);
        RandomStream random(1);
        const LoraAdapter lora(*sam, allLayers(*sam), 4, random);
        lora.attachTo(*sam);
        QCOMPARE(difference(answer(*sam, picture), before), 0.0);
    }

    void mergedEqualsUnmerged() {
        auto sam = tinySam();
        const Tensor picture = somePicture(2), plain = answer(*sam, picture);
        RandomStream random(1);
        LoraAdapter lora(*sam, allLayers(*sam), 4, random);
        disturb(lora);
        lora.attachTo(*sam);
        const Tensor unmerged = answer(*sam, picture);
        QVERIFY(difference(unmerged, plain) > 1e-3);
        for (auto& [name, linear] : sam->linears()) {
            linear->merge();
        }
        QVERIFY(difference(answer(*sam, picture), unmerged) < 1e-4);
        for (auto& [name, linear] : sam->linears()) {
            linear->unmerge();
        }
        QVERIFY(difference(answer(*sam, picture), unmerged) < 1e-4);
        lora.detachFrom(*sam);
        QVERIFY(difference(answer(*sam, picture), plain) < 1e-4);
    }

    void onlyAdaptersGetGradients() {
        auto sam = tinySam();
        RandomStream random(1);
        LoraAdapter lora(*sam, allLayers(*sam), 2, random);
        disturb(lora);
        lora.requireGradients(true);
        lora.attachTo(*sam);
        const ModelFrame frame(64, 64, 1, 1, 64);
        decode(*sam, sam->encoder().forward(somePicture(3)),
               PromptBatch::make({{0, {{20, 30, true}}, {}, {}}}, frame, torch::kCPU))
            .logits.sum()
            .backward();
        for (const auto& item : sam->named_parameters()) {
            QVERIFY2(!item.value().requires_grad() && !item.value().grad().defined(), item.key().c_str());
        }
        for (const Tensor& tensor : lora.parameters()) {
            QVERIFY(tensor.grad().defined());
        }
    }

    void adaptersSurviveStoring() {
        auto sam = tinySam();
        RandomStream random(1);
        LoraAdapter lora(*sam, allLayers(*sam), 3, random);
        disturb(lora);
        TensorMap tensors;
        lora.store(tensors);
        const LoraAdapter back(*sam, tensors, "x");
        const auto a = lora.parameters(), b = back.parameters();
        QCOMPARE(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            QVERIFY(torch::equal(a[i], b[i]));
        }
        tensors["lora.no.such.layer.a"] = tensors.begin()->second;
        QVERIFY_EXCEPTION_THROWN(LoraAdapter(*sam, tensors, "x"), Error);
    }

    /// A structure that is always in one place of the body is named as if one had clicked there.
    void aPlaceSaysWhatAClickWouldSay() {
        auto sam = tinySam();
        torch::NoGradGuard guard;
        SiteWeights weights;
        weights.classTokens = torch::stack({torch::zeros({16}), torch::rand({16})}, 0);
        weights.places = torch::zeros({2, kPlaceCells, kPlaceCells});
        weights.places[0][5][3] = 1.0F;
        // The body is 32 pixels wide and high, a cell two: its centre is at 8 + 6.5, 16 + 10.5.
        const std::vector<Prompt> prompts{{1, {}, {}, {}}, {2, {}, {}, {}}, {1, {{3.0, 4.0, true}}, {}, {}}};
        const Tensor names = namesOf(*sam, weights, {0, 1, 0}, prompts, {8.0, 16.0, 39.0, 47.0});
        const Tensor click = sam->promptEncoder().sparse(torch::tensor({14.5F, 26.5F}).view({1, 1, 2}),
                                                         torch::full({1, 1}, std::int64_t(kPositivePoint)));
        QVERIFY(difference(names[0], click[0][0]) < 1e-5);
        QVERIFY(torch::equal(names[1], weights.classTokens[1]));  // no place
        QVERIFY(torch::equal(names[2], weights.classTokens[0]));  // not alone
    }

    void headAndTailMakeTheWhole() {
        auto sam = tinySam();
        torch::NoGradGuard guard;
        const Tensor picture = somePicture(4), whole = sam->encoder().forward(picture);
        for (int stage = 1; stage <= 4; ++stage) {
            QCOMPARE(difference(sam->encoder().tail(sam->encoder().head(picture, stage), stage), whole), 0.0);
        }
    }

    void anAnswerDoesNotDependOnItsNeighbours() {
        auto sam = tinySam();
        torch::NoGradGuard guard;
        const ModelFrame frame(64, 64, 1, 1, 64);
        const Tensor tokens = sam->encoder().forward(somePicture(5));
        const Prompt one{0, {{10, 12, true}}, {}, {}};
        const Prompt many{0, {{30, 12, true}, {40, 50, false}, {3, 3, true}}, PromptBox{5, 6, 40, 50}, {}};
        const Tensor alone = decode(*sam, tokens, PromptBatch::make({one}, frame, torch::kCPU)).logits[0];
        const Tensor together = decode(*sam, tokens, PromptBatch::make({one, many}, frame, torch::kCPU)).logits;
        QVERIFY(difference(together[0], alone) < 1e-5);
        QVERIFY(difference(together[1], decode(*sam, tokens, PromptBatch::make({many}, frame, torch::kCPU)).logits[0]) <
                1e-5);
    }

    /// Many prompts are answered a few at a time; that must not be seen in the answers.
    void manyPromptsAreAnsweredAsIfAlone() {
        auto sam = tinySam();
        torch::NoGradGuard guard;
        const ModelFrame frame(64, 64, 1, 1, 64);
        const Tensor tokens = sam->encoder().forward(somePicture(6));
        std::vector<Prompt> prompts;
        for (int i = 0; i < 40; ++i) {
            Prompt prompt{0, {{1.5 * i, 60.0 - i, i % 3 != 0}}, {}, {}};
            if (i % 4 == 0) {
                prompt.box = PromptBox{1.0 * i, 2, 1.0 * i + 20, 30};
            }
            if (i % 5 == 0) {
                prompt.mask = Image(64, 64, i % 2 == 0 ? 3.0F : -3.0F);
            }
            prompts.push_back(std::move(prompt));
        }
        torch::manual_seed(3);
        const Tensor names = torch::randn({40, 1, 16}), counts = torch::arange(40).remainder(7).gt(0).unsqueeze(1);
        const auto all = decode(*sam, tokens, PromptBatch::make(prompts, frame, torch::kCPU), names, counts);
        QCOMPARE(all.logits.sizes().vec(), (std::vector<std::int64_t>{40, 1, 64, 64}));
        QCOMPARE(all.iou.sizes().vec(), (std::vector<std::int64_t>{40, 1}));
        for (int i = 0; i < 40; ++i) {
            const auto alone = decode(*sam, tokens, PromptBatch::make({prompts[i]}, frame, torch::kCPU),
                                      names.narrow(0, i, 1), counts.narrow(0, i, 1));
            QVERIFY2(difference(all.logits[i], alone.logits[0]) < 1e-5, qPrintable(QString::number(i)));
            QVERIFY2(difference(all.iou[i], alone.iou[0]) < 1e-5, qPrintable(QString::number(i)));
        }
    }

    void wrongCheckpointsAreListed() {
        auto sam = tinySam();
        TensorMap tensors;
        for (const auto& item : sam->named_parameters()) {
            tensors[item.key()] = fromTorch(item.value());
        }
        for (const auto& item : sam->named_buffers()) {
            TensorData data = fromTorch(item.value().to(torch::kFloat32));
            tensors[item.key()] = data;
        }
        sam->load(tensors, "ok.pth");
        tensors.erase("mask_decoder.iou_token.weight");
        tensors["surplus"] = fromTorch(torch::zeros({1}));
        tensors["prompt_encoder.no_mask_embed.weight"] = fromTorch(torch::zeros({1, 3}));
        try {
            sam->load(tensors, "bad.pth");
            QFAIL("no error");
        } catch (const Error& problem) {
            const std::string text = problem.what();
            for (const char* part : {"bad.pth", "missing: mask_decoder.iou_token.weight", "extra: surplus",
                                     "prompt_encoder.no_mask_embed.weight"}) {
                QVERIFY2(text.find(part) != std::string::npos, text.c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TinyModelTest)
#include "TinyModelTest.moc"
