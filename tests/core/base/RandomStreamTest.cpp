// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/RandomStream.h"

#include <QTest>

#include <cmath>

using namespace exemplar;

class RandomStreamTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// std::mt19937_64 is fixed by the standard: its 10000th number from the default seed is 9981545732273789042.
    void isTheStandardGenerator() {
        std::mt19937_64 generator;
        generator.discard(9999);
        QCOMPARE(generator(), 9981545732273789042ULL);
        std::mt19937_64 same(7);
        RandomStream random(7);
        QCOMPARE(random.uniform(), static_cast<double>(same() >> 11) / 9007199254740992.0);
    }

    void momentsAreRight() {
        RandomStream random(3);
        double sum = 0, squares = 0, flat = 0;
        constexpr int kDraws = 200000;
        for (int i = 0; i < kDraws; ++i) {
            const double value = random.normal();
            sum += value;
            squares += value * value;
            flat += random.uniform(2.0, 4.0);
        }
        QVERIFY(std::abs(sum / kDraws) < 0.01);
        QVERIFY(std::abs(squares / kDraws - 1.0) < 0.02);
        QVERIFY(std::abs(flat / kDraws - 3.0) < 0.01);
    }

    void indexStaysInRange() {
        RandomStream random(1);
        std::vector<int> seen(7, 0);
        for (int i = 0; i < 7000; ++i) {
            ++seen.at(random.index(7));
        }
        for (int count : seen) {
            QVERIFY(count > 800);
        }
    }

    void forksDiffer() {
        RandomStream a = RandomStream::fork(5, 0), b = RandomStream::fork(5, 1), again = RandomStream::fork(5, 0);
        const double first = a.uniform();
        QVERIFY(first != b.uniform());
        QCOMPARE(again.uniform(), first);
    }
};

QTEST_GUILESS_MAIN(RandomStreamTest)
#include "RandomStreamTest.moc"
