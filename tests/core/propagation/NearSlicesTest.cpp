// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/NearSlices.h"

#include <QtTest>

#include <cmath>
#include <map>

using namespace exemplar;

namespace {

struct Outcome {
    std::vector<int> order;
    std::map<int, SliceAnswer> alone, blended;
};

/// One structure, of which each slice says with `share` that it is everywhere.
Outcome blendedShares(const std::vector<std::pair<int, float>>& slices, double spacing) {
    const SlicePlane plane(Geometry::plain({24, 20, 40}, {1, 1, spacing}), Axis::Axial);
    LabelTable structures;
    structures.ensure(3);
    Outcome outcome;
    NearSlices near(plane, structures, [&](const NearSlices::Slice& slice, SliceAnswer blended) {
        outcome.order.push_back(slice.number);
        outcome.alone[slice.number] = slice.answer;
        outcome.blended[slice.number] = std::move(blended);
    });
    for (const auto& [slice, share] : slices) {
        near.add(slice, Image(24, 20, 0.5F), {{Image(24, 20, share)}, LabelImage(24, 20)});
    }
    near.finish();
    return outcome;
}

double shareOf(const Outcome& outcome, int slice) { return outcome.blended.at(slice).shares[0].at(12, 10); }

}  // namespace

class NearSlicesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Weights by hand: exp(-(mm / 3)^2 / 2).
    void neighboursCountByNearness() {
        const Outcome outcome = blendedShares({{4, 0.0F}, {5, 1.0F}, {6, 0.0F}}, 2.0);
        QCOMPARE(outcome.order, (std::vector<int>{4, 5, 6}));
        const double one = std::exp(-0.5 * 4.0 / 9.0), two = std::exp(-0.5 * 16.0 / 9.0);
        QVERIFY(std::abs(shareOf(outcome, 5) - 1.0 / (1.0 + 2.0 * one)) < 1e-5);
        QVERIFY(std::abs(shareOf(outcome, 4) - one / (1.0 + one + two)) < 1e-5);
        QCOMPARE(outcome.alone.at(5).shares[0].at(3, 3), 1.0F);
    }

    void labelsFollowTheBlend() {
        const Outcome outcome = blendedShares({{4, 0.9F}, {5, 0.2F}, {6, 0.9F}}, 1.0);
        QCOMPARE(outcome.blended.at(5).labels.at(12, 10), std::uint16_t(3));
    }

    /// Beyond 6 mm nothing counts, and a slice is done as soon as none can be near.
    void farSlicesStayAsTheyAre() {
        const Outcome outcome = blendedShares({{2, 0.1F}, {9, 0.7F}, {10, 0.7F}, {30, 0.4F}}, 1.0);
        QCOMPARE(outcome.order, (std::vector<int>{2, 9, 10, 30}));
        QVERIFY(std::abs(shareOf(outcome, 2) - 0.1) < 1e-6);
        QVERIFY(std::abs(shareOf(outcome, 9) - 0.7) < 1e-6);
        QVERIFY(std::abs(shareOf(outcome, 30) - 0.4) < 1e-6);

        const SlicePlane plane(Geometry::plain({24, 20, 40}, {1, 1, 1}), Axis::Axial);
        LabelTable structures;
        structures.ensure(3);
        int done = 0;
        NearSlices near(plane, structures, [&](const NearSlices::Slice&, const SliceAnswer&) { ++done; });
        for (int slice = 0; slice < 20; ++slice) {
            near.add(slice, Image(24, 20, 0.5F), {{Image(24, 20, 0.5F)}, LabelImage(24, 20)});
            QCOMPARE(done, std::max(0, slice - 6));
        }
        near.finish();
        QCOMPARE(done, 20);
        near.finish();
        QCOMPARE(done, 20);
    }
};

QTEST_APPLESS_MAIN(NearSlicesTest)
#include "NearSlicesTest.moc"
