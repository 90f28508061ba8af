// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/training/LossQueue.h"
#include "tests/core/neural/TinyModel.h"

#include <ATen/record_function.h>

#include <QTest>

#include <algorithm>
#include <atomic>
#include <cmath>

using namespace exemplar;
using namespace exemplar::neural;
using torch::Tensor;

namespace {

std::vector<TrainingStep> read(LossQueue& queue) {
    std::vector<TrainingStep> steps;
    queue.read([&](const TrainingStep& step) { steps.push_back(step); });
    return steps;
}

}  // namespace

/// Steps that do not wait for what the GPU has computed.
class LossQueueTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lossesWaitOnAGpu() {
        LossQueue cpu(torch::kCPU), gpu(torch::kCUDA);
        QVERIFY(!cpu.due() && read(cpu).empty());
        for (int step = 1; step <= 8; ++step) {
            QVERIFY(!gpu.due());
            const Tensor total = torch::tensor(1.5 * step).requires_grad_(true);
            const LossParts losses{total, torch::tensor(0.5F * step), torch::tensor(-1.0F * step)};
            cpu.add({step, 0.0, 0.0, 0.0, 0.1 * step, 10.0 * step}, losses);
            gpu.add({step, 0.0, 0.0, 0.0, 0.1 * step, 10.0 * step}, losses);
            QVERIFY(cpu.due());
            QCOMPARE(read(cpu).size(), std::size_t{1});
        }
        QVERIFY(gpu.due());
        const auto steps = read(gpu);
        QCOMPARE(steps.size(), std::size_t{8});
        for (int i = 1; i <= 8; ++i) {
            const TrainingStep& step = steps[static_cast<std::size_t>(i - 1)];
            QCOMPARE(step.step, i);
            QCOMPARE(step.loss, 1.5 * i);
            QCOMPARE(step.crossEntropy, 0.5 * i);
            QCOMPARE(step.dice, -1.0 * i);
            QCOMPARE(step.learningRate, 0.1 * i);
            QCOMPARE(step.seconds, 10.0 * i);
        }
        QVERIFY(!gpu.due() && read(gpu).empty());
    }

    void whatRanAwayIsRefused() {
        for (const double bad : {std::nan(""), HUGE_VAL}) {
            LossQueue gpu(torch::kCUDA);
            const Tensor fine = torch::tensor(1.0F);
            for (int step = 1; step <= 3; ++step) {
                gpu.add({step, 0.0, 0.0, 0.0, 0.1, 1.0},
                        {step == 2 ? torch::tensor(static_cast<float>(bad)) : fine, fine, fine});
            }
            int told = 0;
            try {
                gpu.read([&](const TrainingStep& /*step*/) { ++told; });
                QFAIL("taken for a loss");
            } catch (const Error& problem) {
                QCOMPARE(problem.code(), ErrorCode::NotFinite);
                QVERIFY(QString(problem.what()).contains("at step 2 "));
            }
            QCOMPARE(told, 1);
            QVERIFY(read(gpu).empty());
        }
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

    /// As on a GPU; nothing of it is seen but when steps are told.
    void lossesThatAreReadLaterAreTheSame() {
        const ExemplarSet set = drawings(4);
        TrainingPlan plan = shortPlan();
        plan.validateEvery = 9;
        std::vector<Profile> learned;
        std::vector<std::vector<int>> told;  // how many steps were told when a validation was
        for (const int atOnce : {1, 5}) {
            auto sam = tinySam();
            JobControl control;
            int steps = 0, most = 0;
            told.emplace_back();
            Engine::TrainingObserver observer;
            observer.step = [&](const TrainingStep& step) {
                ++steps;
                most = std::max(most, step.step);
            };
            observer.validation = [&](const Validation&) { told.back().push_back(steps); };
            learned.push_back(Trainer(*sam, set, plan, {}, atOnce).run(nullptr, observer, control));
            QCOMPARE(steps, plan.steps);
            QCOMPARE(most, plan.steps);
        }
        QVERIFY(learned[0].tensors == learned[1].tensors);
        QCOMPARE(told[0], (std::vector<int>{9, 12}));
        QCOMPARE(told[1], told[0]);
        const auto &one = learned[0].card.record, &other = learned[1].card.record;
        QCOMPARE(other.steps.size(), one.steps.size());
        for (std::size_t i = 0; i < one.steps.size(); ++i) {
            QCOMPARE(other.steps[i].step, static_cast<int>(i) + 1);
            QCOMPARE(other.steps[i].loss, one.steps[i].loss);
            QCOMPARE(other.steps[i].dice, one.steps[i].dice);
        }
        QCOMPARE(other.bestStep, one.bestStep);
    }

    /// A GPU that is asked for a number has to finish first.
    void noStepReadsANumber() {
        static std::atomic<int> numbers;
        numbers = 0;
        const auto handle = at::addGlobalCallback(at::RecordFunctionCallback([](const at::RecordFunction& function) {
            numbers += std::string(function.name()) == "aten::_local_scalar_dense";
            return std::unique_ptr<at::ObserverContext>();
        }));
        torch::ones({1}).item<float>();
        QCOMPARE(numbers.load(), 1);
        auto sam = tinySam();
        JobControl control;
        const Profile profile = Trainer(*sam, drawings(4), shortPlan()).run(nullptr, {}, control);
        at::removeCallback(handle);
        QCOMPARE(profile.card.record.validations.size(), std::size_t{3});
        QCOMPARE(numbers.load(), 1);
    }

    /// What is cancelled between two readings has all of its steps in the record.
    void lossesThatWaitAreReadWhenItIsCancelled() {
        auto sam = tinySam();
        TrainingPlan plan = shortPlan();
        plan.validateEvery = 4;
        int validations = 0;
        Engine::TrainingObserver observer;
        observer.validation = [&](const Validation&) { ++validations; };
        JobControl* running = nullptr;
        JobControl control([&](double fraction, const std::string& /*stage*/) {
            if (validations == 1 && fraction > 6.5 / plan.steps) {
                running->cancel();  // after seven steps: four are read with the validation, three wait
            }
        });
        running = &control;
        const Profile profile = Trainer(*sam, drawings(4), plan, {}, 100).run(nullptr, observer, control);
        QVERIFY(profile.card.record.cancelled);
        QCOMPARE(profile.card.record.steps.size(), std::size_t{7});
        QCOMPARE(profile.card.record.steps.back().step, 7);
    }
};

QTEST_GUILESS_MAIN(LossQueueTest)
#include "LossQueueTest.moc"
