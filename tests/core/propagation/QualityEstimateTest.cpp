// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/QualityEstimate.h"

#include <QTest>

#include <cmath>

using namespace exemplar;

namespace {

LabelTable table() {
    LabelTable labels;
    labels.ensure(2);
    labels.ensure(5);
    return labels;
}

/// Structure 2 with share 0.9 in the left `width` columns of a row of ten, structure 5 not asked.
SliceAnswer answer(int width) {
    Image logits(10, 1, -20.0F);
    for (int x = 0; x < width; ++x) {
        logits.at(x, 0) = std::log(9.0F);
    }
    return compete({logits, Image()}, table());
}

}  // namespace

class QualityEstimateTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void evidenceByHand() {
        LabelImage expected(10, 1);
        for (int x = 0; x < 2; ++x) {
            expected.at(x, 0) = 2;
        }
        expected.at(9, 0) = 5;
        const auto known = evidenceOf(answer(4), expected, table());
        QCOMPARE(known.size(), std::size_t{2});
        QVERIFY(known[0].shown && known[0].expected);
        QVERIFY(std::abs(known[0].certainty - 0.8) < 1e-5);  // 0.9 against 0.1 of the background
        QVERIFY(std::abs(known[0].agreement - 2.0 * 2 / (4 + 2)) < 1e-9);
        QCOMPARE(known[0].alike, known[0].agreement);  // nothing is known of the slices beside yet
        QVERIFY(!known[1].shown && known[1].expected);
        QCOMPARE(known[1].agreement, 0.0);
        QCOMPARE(known[1].certainty, 0.0);  // expected, but not even asked for
    }

    void everyStructureCountsAlike() {
        StructureEvidence good, bad;
        good.shown = good.expected = bad.shown = bad.expected = true;
        bad.agreement = bad.certainty = 0.2;
        const double one = trustIn({good}), other = trustIn({bad});
        QCOMPARE(one, 1.0);
        QVERIFY(std::abs(other - 0.2) < 1e-9);
        QVERIFY(std::abs(trustIn({good, bad, {}}) - 0.5 * (one + other)) < 1e-9);
    }

    void whatTheSlicesBesideDoNotShowIsDoubted() {
        StructureEvidence good, alone;
        good.shown = alone.shown = true;
        alone.alike = 0.25;
        QCOMPARE(trustIn({good}), 1.0);
        QCOMPARE(trustIn({alone}), 0.125);  // 0.25 to the power of 1.5
        alone.alike = 0.0;
        QCOMPARE(trustIn({good, alone}), 0.5);
    }

    void whatMayBeMissedIsDoubted() {
        StructureEvidence good, missed;
        good.shown = good.expected = true;
        missed.missed = 0.25;
        QCOMPARE(trustIn({missed}), 0.75);
        QVERIFY(std::abs(trustIn({missed, missed, {}}) - 0.75 * 0.75) < 1e-12);
        QVERIFY(std::abs(trustIn({good, missed}) - 1.0 / 1.25) < 1e-12);
        StructureEvidence ended;  // it was expected, and is not shown
        ended.expected = true;
        QCOMPARE(trustIn({ended}), 0.75);
        QVERIFY(std::abs(trustIn({good, ended}) - 1.0 / 1.25) < 1e-12);
        QCOMPARE(missedAt(0.0), 1.0);
        QVERIFY(missedAt(1.0) > 0.7 && missedAt(5.0) < missedAt(2.0) && missedAt(40.0) < 1e-4);
    }

    void calibrationKeepsTheOrderAndTheEnds() {
        QCOMPARE(calibrated(0.0), 0.0);
        QCOMPARE(calibrated(1.0), 1.0);
        QVERIFY(calibrated(0.3) > 0.3 && calibrated(0.3) < calibrated(0.4));
    }

    void whereNothingIsNothingIsDoubted() {
        QCOMPARE(trustIn({}), 1.0);
        QCOMPARE(trustIn({{}, {}}), 1.0);
        const auto known = evidenceOf(answer(0), {}, table());
        QCOMPARE(trustIn(known), 1.0);
    }
};

QTEST_APPLESS_MAIN(QualityEstimateTest)
#include "QualityEstimateTest.moc"
