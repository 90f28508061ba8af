// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ExemplarSet.h"

#include <QTest>

#include <cmath>

using namespace exemplar;

namespace {

/// A ball (1) of radius 10 mm around slice 40 and, where wanted, a tube (2) through all 100 slices.
LabelMap anatomy(bool tube) {
    LabelMap labels(Geometry::plain({64, 64, 100}, {1, 1, 1}));
    for (int z = 0; z < 100; ++z) {
        for (int y = 0; y < 64; ++y) {
            for (int x = 0; x < 64; ++x) {
                const std::size_t at = (static_cast<std::size_t>(z) * 64 + y) * 64 + x;
                labels.labels()[at] = std::hypot(x - 20, y - 30, z - 40) <= 10             ? 1
                                      : tube && std::hypot(x - 50, y - 30) <= 3 && z >= 20 ? 2
                                                                                           : 0;
            }
        }
    }
    return labels;
}

ExemplarSet setOf(const LabelMap& labels, const std::vector<int>& slices, const std::vector<int>& labelled = {}) {
    const Volume scan(labels.geometry(), 50.0F);
    ExemplarSet set;
    addExemplars(set, scan, "key", "scan", labels, Axis::Axial, slices, {0, 100});
    addFreeSlices(set, scan, "key", Axis::Axial, {0, 100}, labelled);
    return set;
}

int sliceOf(const FreeSlice& slice) { return std::stoi(slice.image.key.substr(4)); }  // "key/<slice>/..."

}  // namespace

class ExemplarSetTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void farBeyondALabelledBallIsFree() {
        const ExemplarSet set = setOf(anatomy(false), {37, 43});
        QCOMPARE(set.exemplars.size(), std::size_t{2});
        QCOMPARE(set.free.size(), std::size_t{6});
        for (const FreeSlice& slice : set.free) {
            QCOMPARE(slice.structures, std::vector<std::uint16_t>{1});
            // the sections' radius is 9.5: 15 slices beyond 37 and 43
            QVERIFY2(sliceOf(slice) < 22 || sliceOf(slice) > 58, slice.image.key.c_str());
        }
        QVERIFY(sliceOf(set.free.front()) < 22 && sliceOf(set.free.back()) > 80);
    }

    void labelledSlicesAreNotFree() {
        std::vector<int> labelled;
        for (int slice = 59; slice < 100; ++slice) {
            labelled.push_back(slice);
        }
        const ExemplarSet set = setOf(anatomy(false), {37, 43}, labelled);
        QCOMPARE(set.free.size(), std::size_t{6});
        for (const FreeSlice& slice : set.free) {
            QVERIFY2(sliceOf(slice) < 22, slice.image.key.c_str());
        }
    }

    /// Where a tube ends is not known, so that no slice counts as free of it; nor with one labelled slice.
    void nothingIsSaidOfTubesAndOfOneSlice() {
        for (const FreeSlice& slice : setOf(anatomy(true), {37, 60}).free) {
            QVERIFY(slice.structures.empty() || slice.structures == std::vector<std::uint16_t>{1});
        }
        QVERIFY(setOf(anatomy(false), {40}).free.empty());
    }
};

QTEST_APPLESS_MAIN(ExemplarSetTest)
#include "ExemplarSetTest.moc"
