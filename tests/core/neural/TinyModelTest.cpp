// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/neural/LoraAdapter.h"
#include "core/neural/PromptBatch.h"
#include "core/neural/training/Trainer.h"

#include <torch/torch.h>

#include <QTest>

#include <cmath>
#include <set>

using namespace exemplar;
using namespace exemplar::neural;
using torch::Tensor;

namespace {

std::shared_ptr<Sam> tinySam() {
    at::set_num_threads(1);
    auto sam = std::make_shared<Sam>(SamConfig::tiny());
    sam->initialise(5);
    return sam;
}

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

/// A bright disc (label 3) and a dark square (label 8) on grey; the place depends on the number.
Exemplar drawing(int number) {
    Exemplar exemplar;
    exemplar.image = {Image(64, 64, 0.5F), 1, 1, ""};
    exemplar.labels = LabelImage(64, 64);
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) {
            if (std::hypot(x - 20 - number, y - 22) < 9) {
                exemplar.image.pixels.at(x, y) = 0.95F;
                exemplar.labels.at(x, y) = 3;
            } else if (std::abs(x - 44) < 8 && std::abs(y - 40 + number) < 7) {
                exemplar.image.pixels.at(x, y) = 0.1F;
                exemplar.labels.at(x, y) = 8;
            }
        }
    }
    return exemplar;
}

ExemplarSet drawings(int count) {
    ExemplarSet set;
    set.labels.ensure(3);
    set.labels.ensure(8);
    for (int i = 0; i < count; ++i) {
        set.exemplars.push_back(drawing(i));
    }
    return set;
}

TrainingPlan shortPlan() {
    TrainingPlan plan;
    plan.steps = 12;
    plan.samples = 8;
    plan.validateEvery = 4;
    plan.warmUpSteps = 2;
    return plan;
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

    void trainingLearns() {
        auto sam = tinySam();
        const ExemplarSet set = drawings(4);
        TrainingPlan plan = shortPlan();
        plan.steps = 60;
        plan.learningRate = 5e-3;
        JobControl control;
        Trainer trainer(*sam, set, plan);
        trainer.run(nullptr, {}, control);
        const auto& steps = trainer.record().steps;
        QCOMPARE(static_cast<int>(steps.size()), 60);
        double first = 0, last = 0;
        for (int i = 0; i < 10; ++i) {
            first += steps[i].loss;
            last += steps[steps.size() - 1 - i].loss;
        }
        QVERIFY2(last < 0.95 * first, qPrintable(QString("%1 -> %2").arg(first).arg(last)));
        QVERIFY(trainer.record().heldOut);
        for (const auto& [name, linear] : sam->linears()) {
            QVERIFY(!linear->attached());
        }
    }

    void oneSeedOneResult() {
        const ExemplarSet set = drawings(2);
        std::vector<TensorMap> results;
        for (int i = 0; i < 2; ++i) {
            auto sam = tinySam();
            JobControl control;
            const SiteWeights weights = Trainer(*sam, set, shortPlan()).run(nullptr, {}, control);
            results.emplace_back();
            weights.lora.store(results.back());
            results.back()["tokens"] = fromTorch(weights.classTokens);
        }
        QVERIFY(results[0] == results[1]);
    }

    void cancelKeepsTheBestState_data() {
        QTest::addColumn<int>("after");
        QTest::newRow("start") << 0;
        QTest::newRow("middle") << 6;
        QTest::newRow("end") << 12;
    }
    void cancelKeepsTheBestState() {
        QFETCH(int, after);
        auto sam = tinySam();
        const ExemplarSet set = drawings(2);
        JobControl control;
        if (after == 0) {
            control.cancel();
        }
        Trainer trainer(*sam, set, shortPlan());
        Engine::TrainingObserver observer;
        observer.step = [&](const TrainingStep& step) {
            if (step.step == after) {
                control.cancel();
            }
        };
        if (after == 0) {
            QVERIFY_EXCEPTION_THROWN(trainer.run(nullptr, observer, control), Error);
            return;
        }
        const SiteWeights weights = trainer.run(nullptr, observer, control);
        QVERIFY(weights.classTokens.defined());
        QCOMPARE(static_cast<int>(trainer.record().steps.size()), after);
        QCOMPARE(trainer.record().cancelled, after < 12);
        QVERIFY(!trainer.record().heldOut);
    }

    void emptyExemplarsAreSaid() {
        auto sam = tinySam();
        ExemplarSet set = drawings(1);
        set.exemplars[0].labels = LabelImage(64, 64);
        QVERIFY_EXCEPTION_THROWN(Trainer(*sam, set, shortPlan()), Error);
        set.exemplars.clear();
        QVERIFY_EXCEPTION_THROWN(Trainer(*sam, set, shortPlan()), Error);
    }

    void aNaNIsSaid() {
        auto sam = tinySam();
        ExemplarSet set = drawings(1);
        TrainingPlan plan = shortPlan();
        plan.learningRate = 1e30;
        plan.validateEvery = 1000;
        JobControl control;
        try {
            Trainer(*sam, set, plan).run(nullptr, {}, control);
            QFAIL("no error");
        } catch (const Error& problem) {
            QCOMPARE(problem.code(), ErrorCode::NotFinite);
        }
        for (const auto& [name, linear] : sam->linears()) {
            QVERIFY(!linear->attached());
        }
    }
};

QTEST_GUILESS_MAIN(TinyModelTest)
#include "TinyModelTest.moc"
