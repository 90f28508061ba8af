// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/LoraAdapter.h"
#include "core/neural/PromptBatch.h"
#include "core/neural/model/Autocast.h"
#include "core/neural/model/Threaded.h"
#include "tests/core/neural/TinyModel.h"

#include <torch/torch.h>

#include <QTest>

using namespace exemplar;
using namespace exemplar::neural;
using torch::Tensor;

namespace {

Tensor somePicture() {
    torch::manual_seed(1);
    return torch::rand({1, 64, 64, 1}).expand({1, 64, 64, 3}).contiguous();
}

/// A click, a box with a guessed shape, and a name; one more structure that the profile does not know.
std::vector<Prompt> somePrompts() {
    Image guess(64, 64, -4.0F);
    for (int y = 20; y < 40; ++y) {
        for (int x = 10; x < 30; ++x) {
            guess.at(x, y) = 4.0F;
        }
    }
    return {{0, {{20, 30, true}}, {}, {}}, {0, {}, PromptBox{10, 20, 30, 40}, guess}, {0, {}, {}, {}}};
}

struct Answers {
    Tensor tokens, logits, iou;
};

Answers answersOf(Sam& sam) {
    torch::NoGradGuard guard;
    torch::manual_seed(2);
    const Tensor names = torch::randn({3, 1, 16}), known = torch::tensor({1, 0, 1}).gt(0).unsqueeze(1);
    const Tensor tokens = sam.encoder().forward(somePicture());
    const ModelFrame frame(64, 64, 1, 1, 64);
    const auto masks = decode(sam, tokens, PromptBatch::make(somePrompts(), frame, torch::kCPU), names, known);
    return {tokens, masks.logits, masks.iou};
}

/// Of the root mean square.
double distance(const Tensor& one, const Tensor& other) { return ((one - other).norm() / other.norm()).item<double>(); }

double cosine(const Tensor& one, const Tensor& other) {
    return ((one * other).sum() / (one.norm() * other.norm())).item<double>();
}

/// Seen, but no more than bfloat16's eight bits explain: it shifts the real encoder's tokens by 0.07.
bool isNear(const Tensor& one, const Tensor& other) {
    const double apart = distance(one, other);
    return one.scalar_type() == torch::kFloat32 && apart > 1e-5 && apart < 0.1;
}

std::vector<Tensor> gradients(Sam& sam) {
    RandomStream random(1);
    auto layers = encoderAttentionLayers(sam, 2);
    for (const auto& name : decoderLayers(sam, true)) {
        layers.push_back(name);
    }
    LoraAdapter lora(sam, layers, 4, random);
    {
        torch::NoGradGuard guard;
        torch::manual_seed(9);
        for (Tensor& tensor : lora.parameters()) {
            tensor.copy_(0.1 * torch::randn(tensor.sizes()));
        }
    }
    lora.requireGradients(true);
    lora.attachTo(sam);
    const ModelFrame frame(64, 64, 1, 1, 64);
    decode(sam, sam.encoder().forward(somePicture()), PromptBatch::make(somePrompts(), frame, torch::kCPU))
        .logits.square()
        .mean()
        .backward();
    lora.detachFrom(sam);
    std::vector<Tensor> found;
    for (const Tensor& tensor : lora.parameters()) {
        found.push_back(tensor.grad());
    }
    return found;
}

}  // namespace

/// Matrix products and convolutions in 16 bits, as on a GPU; here on the CPU.
class MixedPrecisionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersAreNearlyTheSame() {
        auto sam = tinySam();
        const Answers full = answersOf(*sam);
        sam->setMixedPrecision(true);
        const Answers mixed = answersOf(*sam);
        QVERIFY2(isNear(mixed.tokens, full.tokens), qPrintable(QString::number(distance(mixed.tokens, full.tokens))));
        QVERIFY2(isNear(mixed.logits, full.logits), qPrintable(QString::number(distance(mixed.logits, full.logits))));
        QVERIFY(isNear(mixed.iou, full.iou));
        sam->setMixedPrecision(false);
        QVERIFY(torch::equal(answersOf(*sam).logits, full.logits));
    }

    /// What comes before what is learned is kept in half the memory.
    void headsAreSmall() {
        auto sam = tinySam();
        sam->setMixedPrecision(true);
        torch::NoGradGuard guard;
        for (int stage = 1; stage <= 4; ++stage) {
            const Tensor head = sam->encoder().head(somePicture(), stage);
            QCOMPARE(head.element_size(), std::size_t{2});
            QCOMPARE(sam->encoder().tail(head, stage).scalar_type(), torch::kFloat32);
        }
    }

    void gradientsPointTheSameWay() {
        auto sam = tinySam();
        const auto full = gradients(*sam);
        sam->setMixedPrecision(true);
        const auto mixed = gradients(*sam);
        QCOMPARE(mixed.size(), full.size());
        std::vector<Tensor> one, other;
        for (std::size_t i = 0; i < full.size(); ++i) {
            QCOMPARE(mixed[i].scalar_type(), torch::kFloat32);
            one.push_back(mixed[i].flatten());
            other.push_back(full[i].flatten());
        }
        const double together = cosine(torch::cat(one), torch::cat(other));
        qInfo("cosine of all gradients: %.4f", together);
        QVERIFY2(together > 0.98, qPrintable(QString::number(together)));
    }

    void learnsAsWell() {
        TrainingPlan plan = shortPlan();
        plan.steps = 40;
        plan.learningRate = 5e-3;
        JobControl control;
        const ExemplarSet set = drawings(4);
        std::vector<std::vector<TrainingStep>> steps;
        for (const bool on : {false, true}) {
            auto sam = tinySam();
            sam->setMixedPrecision(on);
            const Profile profile = Trainer(*sam, set, plan).run(nullptr, {}, control);
            QVERIFY(finite(profile));
            steps.push_back(profile.card.record.steps);
        }
        QCOMPARE(steps[1].size(), steps[0].size());
        double full = 0, mixed = 0;
        for (std::size_t i = 0; i < steps[0].size(); ++i) {
            full += steps[0][i].loss;
            mixed += steps[1][i].loss;
        }
        QVERIFY(full != mixed);
        QVERIFY2(std::abs(mixed / full - 1.0) < 0.02, qPrintable(QString("%1 %2").arg(full).arg(mixed)));
    }

    /// It ends with its scope, in one another too, and what is computed outside is not touched.
    void endsWithItsScope() {
        const torch::Device cpu(torch::kCPU);
        const Tensor a = torch::randn({700, 8}), b = torch::randn({4, 8});
        const Tensor before = threadedLinear(a, b, {});
        QVERIFY(!autocastOn(cpu));
        {
            const Autocast outer(cpu, true);
            {
                const Autocast inner(cpu, true);
                QVERIFY(autocastOn(cpu));
            }
            QVERIFY(autocastOn(cpu));
            QCOMPARE(threadedLinear(a, b, {}).scalar_type(), torch::kBFloat16);  // gradients may be taken
        }
        QVERIFY(!autocastOn(cpu));
        {
            const Autocast off(cpu, false);
            QVERIFY(!autocastOn(cpu));
        }
        QVERIFY(torch::equal(threadedLinear(a, b, {}), before));
    }

    void aGpuThatIsNotThereKnowsNothing() {
        if (torch::cuda::is_available()) {
            QSKIP("there is a GPU");
        }
        QVERIFY(!gpuKnowsBFloat16());
    }
};

QTEST_GUILESS_MAIN(MixedPrecisionTest)
#include "MixedPrecisionTest.moc"
