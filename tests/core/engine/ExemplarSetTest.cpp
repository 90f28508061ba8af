// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ExemplarSet.h"
#include "core/engine/UnlabelledSlices.h"
#include "core/image/SlicePlane.h"

#include <QTest>

#include <cmath>
#include <set>

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

ExemplarSet setOf(const LabelMap& labels, const std::vector<int>& slices, const std::vector<int>& labelled = {},
                  const std::vector<int>& madeUp = {}) {
    const Volume scan(labels.geometry(), 50.0F);
    ExemplarSet set;
    addExemplars(set, scan, "key", "scan", labels, Axis::Axial, slices, {0, 100});
    JobControl control;
    addUnlabelledSlices(set, scan, "key", Axis::Axial, {0, 100}, labelled, madeUp, control);
    return set;
}

int sliceOf(const FreeSlice& slice) { return std::stoi(slice.image.key.substr(4)); }  // "key/<slice>/..."

}  // namespace

class ExemplarSetTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nearSlicesGetTheLabelsOfTheirExemplar() {
        const LabelMap labels = anatomy(false);
        Volume scan(labels.geometry(), 50.0F);
        for (std::size_t i = 0; i < labels.labels().size(); ++i) {
            scan.voxels()[i] = labels.labels()[i] != 0 ? 80.0F : 50.0F;
        }
        ExemplarSet set;
        addExemplars(set, scan, "key", "scan", labels, Axis::Axial, {40, 44}, {0, 100});
        JobControl control;
        addUnlabelledSlices(set, scan, "key", Axis::Axial, {0, 100}, {}, {}, control);
        const SlicePlane plane(labels.geometry(), Axis::Axial);
        std::set<int> slices;
        for (const NearSlice& slice : set.near) {
            const int number = std::stoi(slice.image.key.substr(4));
            slices.insert(number);
            QVERIFY(slice.exemplar == (number < 42 ? 0 : 1));
            const LabelImage truth = plane.extract(labels, number);
            double both = 0, sizes = 0;
            for (std::size_t i = 0; i < truth.size(); ++i) {
                both += truth.pixels()[i] != 0 && slice.labels.pixels()[i] != 0;
                sizes += (truth.pixels()[i] != 0) + (slice.labels.pixels()[i] != 0);
            }
            QVERIFY2(std::abs(number - 40) > 8 || 2 * both / sizes > 0.85, qPrintable(QString::number(number)));
        }
        QVERIFY(slices.contains(34) && slices.contains(37) && slices.contains(47) && slices.contains(50));
        QVERIFY(!slices.contains(40) && !slices.contains(44) && *slices.begin() >= 34 && *slices.rbegin() <= 50);
    }

    void structuresInOnePieceAreTold() {
        LabelMap labels = anatomy(true);
        QCOMPARE(structuresInOnePiece(setOf(labels, {40})), (std::vector<std::uint16_t>{1, 2}));
        for (int y = 44; y < 60; ++y) {  // a second part of 1
            for (int x = 10; x < 26; ++x) {
                labels.labels()[labels.offset({x, y, 40})] = 1;
            }
        }
        QCOMPARE(structuresInOnePiece(setOf(labels, {40})), std::vector<std::uint16_t>{2});
    }

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

    void interpolatedSlicesAreNotLearnedFrom() {
        const auto slicesOf = [](const ExemplarSet& set) {
            std::set<int> slices;
            for (const NearSlice& slice : set.near) {
                slices.insert(std::stoi(slice.image.key.substr(4)));
            }
            for (const FreeSlice& slice : set.free) {
                slices.insert(sliceOf(slice));
            }
            return slices;
        };
        const std::set<int> all = slicesOf(setOf(anatomy(false), {37, 43}));
        QVERIFY(all.contains(34) && all.contains(46));
        std::vector<int> madeUp(all.begin(), all.end());
        for (const int slice : slicesOf(setOf(anatomy(false), {37, 43}, {}, madeUp))) {
            QVERIFY2(!all.contains(slice), qPrintable(QString::number(slice)));
        }
        // The third voxel index counts axial slices here; along another axis the list does not apply.
        const LabelMap labels = anatomy(false);
        const Volume scan(labels.geometry(), 50.0F);
        JobControl control;
        ExemplarSet with, without;
        for (ExemplarSet* set : {&with, &without}) {
            addExemplars(*set, scan, "key", "scan", labels, Axis::Sagittal, {17, 23}, {0, 100});
            addUnlabelledSlices(*set, scan, "key", Axis::Sagittal, {0, 100}, {},
                                set == &with ? madeUp : std::vector<int>{}, control);
        }
        QVERIFY(!without.near.empty());
        QCOMPARE(slicesOf(with), slicesOf(without));
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
