// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/training/LossQueue.h"

#include <torch/torch.h>

#include <QTest>

#include <cmath>
#include <functional>

using namespace exemplar::neural;
using torch::Tensor;

namespace {

/// Largest difference between the gradient that autograd gives and central differences.
double gradientError(const std::function<Tensor(const Tensor&)>& loss, const Tensor& at) {
    Tensor x = at.clone().requires_grad_(true);
    loss(x).backward();
    double worst = 0;
    constexpr double kStep = 1e-6;
    for (std::int64_t i = 0; i < at.numel(); ++i) {
        Tensor more = at.clone(), less = at.clone();
        more.view(-1)[i] += kStep;
        less.view(-1)[i] -= kStep;
        const double difference = (loss(more).item<double>() - loss(less).item<double>()) / (2 * kStep);
        worst = std::max(worst, std::abs(difference - x.grad().view(-1)[i].item<double>()));
    }
    return worst;
}

}  // namespace

class LossesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void classLossGradient() {
        torch::manual_seed(1);
        const Tensor logits = torch::randn({3, 4, 5}, torch::kDouble);
        const Tensor target = torch::randint(0, 4, {4, 5}, torch::kLong);
        Tensor valid = torch::ones({4, 5}, torch::kDouble);
        valid[3].fill_(0);
        QVERIFY(gradientError([&](const Tensor& x) { return classLoss(x, target, valid, 0.8).total; }, logits) < 1e-7);
    }

    void maskLossGradient() {
        torch::manual_seed(2);
        const Tensor logits = torch::randn({2, 3, 4}, torch::kDouble), target = torch::rand({2, 3, 4}, torch::kDouble);
        QVERIFY(gradientError(
                    [&](const Tensor& x) {
                        return maskLoss(x, target, torch::ones({3, 4}, torch::kDouble), 0.8).total;
                    },
                    logits) < 1e-7);
    }

    /// One pixel, one structure, logit 0: shares 1/2, CE = ln 2, Dice loss = 1 - 2 (1/2) / (1/4 + 1) = 0.2.
    void byHand() {
        const LossParts loss =
            classLoss(torch::zeros({1, 1, 1}), torch::ones({1, 1}, torch::kLong), torch::ones({1, 1}), 0.8);
        QVERIFY(std::abs(loss.crossEntropy.item<double>() - std::log(2.0)) < 1e-6);
        QVERIFY(std::abs(loss.dice.item<double>() - 0.2) < 1e-4);
        QVERIFY(std::abs(loss.total.item<double>() - (std::log(2.0) + 0.16)) < 1e-4);
    }

    /// Of five structures the second and the fifth are asked; the rest is background to them.
    void someStructures() {
        const Tensor target = torch::tensor({0, 1, 2, 3, 4, 5, 2}, torch::kLong).view({1, 7});
        QVERIFY(
            torch::equal(targetOf({1, 4}, target, 5), torch::tensor({0, 0, 1, 0, 0, 2, 1}, torch::kLong).view({1, 7})));
        QVERIFY(torch::equal(targetOf({0, 1, 2, 3, 4}, target, 5), target));
    }

    void paddingDoesNotCount() {
        Tensor logits = torch::randn({2, 4, 4}), valid = torch::ones({4, 4});
        const Tensor target = torch::randint(0, 3, {4, 4}, torch::kLong);
        valid[0].fill_(0);
        const double before = classLoss(logits, target, valid, 0.8).total.item<double>();
        logits.slice(1, 0, 1).fill_(50.0);
        QVERIFY(std::abs(classLoss(logits, target, valid, 0.8).total.item<double>() - before) < 1e-6);
    }

    void lossesWaitOnAGpu() {
        LossQueue cpu(torch::kCPU), gpu(torch::kCUDA);
        QVERIFY(!cpu.due() && cpu.read().empty());
        for (int step = 1; step <= 8; ++step) {
            QVERIFY(!gpu.due());
            const Tensor total = torch::tensor(1.5 * step).requires_grad_(true);
            const LossParts losses{total, torch::tensor(0.5F * step), torch::tensor(-1.0F * step)};
            cpu.add({step, 0.0, 0.0, 0.0, 0.1 * step, 10.0 * step}, losses);
            gpu.add({step, 0.0, 0.0, 0.0, 0.1 * step, 10.0 * step}, losses);
            QVERIFY(cpu.due());
            QCOMPARE(cpu.read().size(), std::size_t{1});
        }
        QVERIFY(gpu.due());
        const auto steps = gpu.read();
        QCOMPARE(steps.size(), std::size_t{8});
        for (int i = 1; i <= 8; ++i) {
            const exemplar::TrainingStep& step = steps[static_cast<std::size_t>(i - 1)];
            QCOMPARE(step.step, i);
            QCOMPARE(step.loss, 1.5 * i);
            QCOMPARE(step.crossEntropy, 0.5 * i);
            QCOMPARE(step.dice, -1.0 * i);
            QCOMPARE(step.learningRate, 0.1 * i);
            QCOMPARE(step.seconds, 10.0 * i);
        }
        QVERIFY(!gpu.due() && gpu.read().empty());
    }

    void gradientsAreClippedAsByLibTorch() {
        for (const double most : {0.1, 1.0, 100.0}) {
            std::vector<Tensor> mine, theirs;
            torch::manual_seed(4);
            for (const int size : {3, 50, 7}) {
                const Tensor gradient = torch::randn({size, 2});
                for (auto* tensors : {&mine, &theirs}) {
                    Tensor tensor = torch::zeros({size, 2}).requires_grad_(true);
                    tensor.mutable_grad() = gradient.clone();
                    tensors->push_back(tensor);
                }
            }
            mine.push_back(torch::zeros({2}).requires_grad_(true));  // was not asked for
            clipGradients(mine, most);
            torch::nn::utils::clip_grad_norm_(theirs, most);
            for (std::size_t i = 0; i < theirs.size(); ++i) {
                QVERIFY(torch::equal(mine[i].grad(), theirs[i].grad()));
            }
            QVERIFY(!mine.back().grad().defined());
        }
        clipGradients({}, 1.0);
    }
};

QTEST_GUILESS_MAIN(LossesTest)
#include "LossesTest.moc"
