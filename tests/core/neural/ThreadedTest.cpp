// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/model/Threaded.h"

#include <ATen/Parallel.h>

#include <QTest>

using namespace exemplar::neural;
using torch::Tensor;

namespace {

Tensor draw(std::vector<std::int64_t> shape) { return torch::randn(shape, torch::kDouble); }

Tensor leaf(const Tensor& values) { return values.clone().requires_grad_(true); }

double difference(const Tensor& a, const Tensor& b) { return (a - b).abs().max().item<double>(); }

}  // namespace

/// Products on all threads against LibTorch's own, in double precision.
class ThreadedTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(1); }
    void cleanup() { at::set_num_threads(1); }

    void linear_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<bool>("biased");
        QTest::addColumn<bool>("adapted");
        for (const int rows : {3, 512, 513, 1300}) {
            for (const bool biased : {false, true}) {
                for (const bool adapted : {false, true}) {
                    QTest::addRow("%d rows, bias %d, adapter %d", rows, biased, adapted) << rows << biased << adapted;
                }
            }
        }
    }
    void linear() {
        QFETCH(int, rows);
        QFETCH(bool, biased);
        QFETCH(bool, adapted);
        at::set_num_threads(2);
        const Tensor x = draw({2, rows, 7}), weight = draw({5, 7}), bias = biased ? draw({5}) : Tensor();
        const Tensor a = draw({3, 7}), b = draw({5, 3}), pull = draw({2, rows, 5});
        const auto run = [&](bool threaded) {
            std::vector<Tensor> leaves{leaf(x), leaf(a), leaf(b)};
            Tensor y;
            if (threaded) {
                y = threadedLinear(leaves[0], weight, bias, adapted ? LowRank{leaves[1], leaves[2], 0.7} : LowRank{});
            } else {
                y = torch::matmul(leaves[0], weight.t());
                y = biased ? y + bias : y;
                y = adapted ? y + 0.7 * torch::matmul(torch::matmul(leaves[0], leaves[1].t()), leaves[2].t()) : y;
            }
            (y * pull).sum().backward();
            return std::vector<Tensor>{y.detach(), leaves[0].grad(), leaves[1].grad(), leaves[2].grad()};
        };
        const auto mine = run(true), expected = run(false);
        QCOMPARE(mine[0].sizes().vec(), (std::vector<std::int64_t>{2, rows, 5}));
        for (std::size_t i = 0; i < mine.size(); ++i) {
            QCOMPARE(mine[i].defined(), expected[i].defined());
            QVERIFY(!mine[i].defined() || difference(mine[i], expected[i]) < 1e-10);
        }
    }

    /// The first layers see inputs that need no gradient, but their adapters do.
    void onlyTheAdapterLearns() {
        const Tensor x = draw({600, 7}), weight = draw({5, 7});
        const Tensor a = leaf(draw({3, 7})), b = leaf(draw({5, 3}));
        threadedLinear(x, weight, {}, {a, b, 1.0}).sum().backward();
        QVERIFY(difference(a.grad(), b.detach().sum(0).unsqueeze(1) * x.sum(0)) < 1e-9);
        QVERIFY(difference(b.grad(), torch::matmul(a.detach(), x.sum(0)).expand({5, 3})) < 1e-9);
        QVERIFY(!threadedLinear(x, weight, {}).requires_grad());
    }

    void matmul_data() {
        QTest::addColumn<std::vector<std::int64_t>>("one");
        QTest::addColumn<std::vector<std::int64_t>>("two");
        using Shape = std::vector<std::int64_t>;
        QTest::newRow("few") << Shape{2, 3, 4, 5} << Shape{2, 3, 5, 6};
        QTest::newRow("many") << Shape{301, 4, 5} << Shape{301, 5, 2};
        QTest::newRow("first shared") << Shape{1, 3, 4, 5} << Shape{4, 3, 5, 6};
        QTest::newRow("second shared") << Shape{4, 3, 4, 5} << Shape{1, 3, 5, 6};
    }
    void matmul() {
        QFETCH(std::vector<std::int64_t>, one);
        QFETCH(std::vector<std::int64_t>, two);
        at::set_num_threads(2);
        const Tensor a = draw(one), b = draw(two).transpose(-2, -1).contiguous().transpose(-2, -1);
        const Tensor pull = torch::randn_like(torch::matmul(a, b));
        const auto run = [&](bool threaded) {
            const Tensor left = leaf(a), right = leaf(b);
            const Tensor y = threaded ? threadedMatmul(left, right) : torch::matmul(left, right);
            (y * pull).sum().backward();
            return std::vector<Tensor>{y.detach(), left.grad(), right.grad()};
        };
        const auto mine = run(true), expected = run(false);
        for (std::size_t i = 0; i < mine.size(); ++i) {
            QCOMPARE(mine[i].sizes().vec(), expected[i].sizes().vec());
            QVERIFY(difference(mine[i], expected[i]) < 1e-10);
        }
    }

    /// One seed gives one profile on every machine, so the number of threads must not be seen in a single bit.
    void threadsAreNotSeen() {
        const Tensor x = torch::randn({3000, 64}), weight = torch::randn({96, 64}), bias = torch::randn({96});
        const Tensor a = torch::randn({4, 64}), b = torch::randn({96, 4});
        std::vector<std::vector<Tensor>> results;
        for (const int threads : {1, 2, 3}) {
            at::set_num_threads(threads);
            const std::vector<Tensor> leaves{leaf(x), leaf(a), leaf(b)};
            const Tensor y = threadedLinear(leaves[0], weight, bias, {leaves[1], leaves[2], 1.0});
            (y * y).sum().backward();
            results.push_back({y.detach(), leaves[0].grad(), leaves[1].grad(), leaves[2].grad()});
        }
        for (std::size_t i = 0; i < results[0].size(); ++i) {
            QVERIFY(torch::equal(results[0][i], results[1][i]));
            QVERIFY(torch::equal(results[0][i], results[2][i]));
        }
    }
};

QTEST_GUILESS_MAIN(ThreadedTest)
#include "ThreadedTest.moc"
