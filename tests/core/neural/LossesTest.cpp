// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/training/Losses.h"

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
};

QTEST_GUILESS_MAIN(LossesTest)
#include "LossesTest.moc"
