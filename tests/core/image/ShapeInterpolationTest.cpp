// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/image/ShapeInterpolation.h"
#include "core/metrics/Evaluation.h"
#include "tests/support/MergedAal.h"
#include "tests/support/Phantom.h"

#include <QtTest>

#include <algorithm>
#include <numbers>

using namespace exemplar;

namespace {

Mask disc(int side, double radius) {
    Mask mask(side, side);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            mask.at(x, y) = std::hypot(x - side / 2, y - side / 2) <= radius ? 1 : 0;
        }
    }
    return mask;
}

int inside(const Image& distance) {
    return static_cast<int>(
        std::count_if(distance.pixels().begin(), distance.pixels().end(), [](float d) { return d > 0; }));
}

/// Keeps `kept` slices only, interpolates, and scores the rest.
double meanDice(const LabelMap& truth, const std::vector<int>& kept, bool matched) {
    const SlicePlane plane(truth.geometry(), Axis::Axial);
    LabelMap result(truth.geometry());
    for (int slice : kept) {
        plane.insert(plane.extract(truth, slice), slice, result);
    }
    ShapeInterpolationOptions options;
    options.matchParts = matched;
    interpolateShapes(result, Axis::Axial, kept, options);
    EvaluateOptions evaluation;
    evaluation.excludeSlices = kept;
    evaluation.distances = false;
    return meanScore(evaluate(truth, result, evaluation)).dice;
}

/// A tube in patterned tissue, bent to the right by as much as 9 pixels between its straight ends.
struct BentTube {
    BentTube() : scan(Geometry::plain({80, 60, 21}, {1, 1, 1}), 0.0F), labels(scan.geometry()) {
        for (int k = 0; k < 21; ++k) {
            const double bend = 9.0 * std::sin(std::numbers::pi * k / 20.0);
            for (int j = 0; j < 60; ++j) {
                for (int i = 0; i < 80; ++i) {
                    const double x = i - bend, y = j;
                    const bool inside = std::hypot(x - 32, y - 30) <= 7;
                    const std::size_t offset = labels.offset({i, j, k});
                    scan.voxels()[offset] = static_cast<float>(100 + 20 * std::sin(0.25 * x + 0.1 * y) +
                                                               20 * std::sin(0.3 * y - 0.1 * x) + (inside ? 40 : 0));
                    labels.labels()[offset] = inside ? 3 : 0;
                }
            }
        }
    }

    /// What is left when only the ends are labelled.
    LabelMap ends() const {
        const SlicePlane plane(labels.geometry(), Axis::Axial);
        LabelMap result(labels.geometry());
        for (int slice : {0, 20}) {
            plane.insert(plane.extract(labels, slice), slice, result);
        }
        return result;
    }

    double diceOf(const LabelMap& result) const {
        EvaluateOptions options;
        options.excludeSlices = {0, 20};
        options.distances = false;
        return meanScore(evaluate(labels, result, options)).dice;
    }

    Volume scan;
    LabelMap labels;
};

}  // namespace

class ShapeInterpolationTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void radiusGrowsEvenly() {
        const Mask small = disc(41, 5), large = disc(41, 15);
        const double middle = std::sqrt(inside(interpolatedDistance(small, large, 0.5, 1, 1)) / 3.14159265);
        QVERIFY2(std::abs(middle - 10.0) < 0.5, qPrintable(QString::number(middle)));
        QCOMPARE(inside(interpolatedDistance(small, large, 0.0, 1, 1)),
                 inside(interpolatedDistance(small, small, 0.3, 1, 1)));
    }

    void shapeThatEndsTapersOrStops() {
        const Mask shape = disc(31, 10), none(31, 31);
        QCOMPARE(inside(interpolatedDistance(shape, none, 0.25, 1, 1)), 0);
        const int quarter = inside(interpolatedDistance(shape, none, 0.25, 1, 1, true));
        QVERIFY(quarter > 90 && quarter < 160);
        QCOMPARE(inside(interpolatedDistance(shape, none, 0.67, 1, 1, true)), 0);
        QCOMPARE(inside(interpolatedDistance(none, shape, 0.75, 1, 1, true)), quarter);
        QCOMPARE(inside(interpolatedDistance(none, none, 0.5, 1, 1, true)), 0);
    }

    /// Two parts that cross half a picture without touching their places before; plain interpolation loses them.
    void partsTravel() {
        Mask below(80, 40), above(80, 40);
        for (int y = 0; y < 8; ++y) {
            for (int x = 0; x < 8; ++x) {
                below.at(10 + x, 5 + y) = below.at(60 + x, 5 + y) = 1;
                above.at(18 + x, 17 + y) = above.at(52 + x, 17 + y) = 1;
            }
        }
        QCOMPARE(inside(interpolatedDistance(below, above, 0.5, 1, 1)), 0);
        const Image middle = interpolatedDistance(below, above, 0.5, 1, 1, true);
        QCOMPARE(inside(middle), 2 * 64);
        QVERIFY(middle.at(18, 15) > 3 && middle.at(60, 15) > 3);
        QVERIFY(middle.at(40, 15) < 0);
    }

    /// One part that divides keeps both of its ends.
    void partsDivide() {
        Mask below(60, 30), above(60, 30);
        for (int y = 8; y < 20; ++y) {
            for (int x = 10; x < 50; ++x) {
                below.at(x, y) = 1;
                above.at(x, y) = x < 24 || x >= 36 ? 1 : 0;
            }
        }
        const Image middle = interpolatedDistance(below, above, 0.9, 1, 1, true);
        QVERIFY(middle.at(15, 14) > 0 && middle.at(44, 14) > 0 && middle.at(30, 14) < 0);
    }

    void labelledSlicesStayAndOthersAreDrawn() {
        const LabelMap truth = phantom::make({48, 40, 31}, {1, 1.2, 2}, 3).labels;
        const SlicePlane plane(truth.geometry(), Axis::Axial);
        LabelMap result(truth.geometry());
        for (int slice : {8, 12, 18}) {
            plane.insert(plane.extract(truth, slice), slice, result);
        }
        interpolateShapes(result, Axis::Axial, {18, 8, 12});
        for (int slice : {8, 12, 18}) {
            QVERIFY(plane.extract(result, slice) == plane.extract(truth, slice));
        }
        QVERIFY(plane.extract(result, 7) == LabelImage(plane.width(), plane.height()));
        EvaluateOptions options;
        for (int slice = 0; slice < 31; ++slice) {
            if (slice <= 8 || slice >= 18) {
                options.excludeSlices.push_back(slice);
            }
        }
        for (const LabelScore& score : evaluate(truth, result, options)) {
            QVERIFY2(score.dice > 0.85, qPrintable(QString::number(score.dice)));
        }
        QVERIFY_THROWS_EXCEPTION(Error, interpolateShapes(result, Axis::Axial, {5, 31}));
    }

    void everyAxisWorks() {
        for (Axis axis : {Axis::Sagittal, Axis::Coronal}) {
            LabelMap labels(Geometry::plain({12, 12, 12}, {1, 1, 1}));
            const SlicePlane plane(labels.geometry(), axis);
            LabelImage slice(12, 12);
            slice.at(5, 6) = slice.at(6, 6) = 4;
            plane.insert(slice, 2, labels);
            plane.insert(slice, 6, labels);
            interpolateShapes(labels, axis, {2, 6});
            QVERIFY(plane.extract(labels, 4) == slice);
        }
    }

    void shapesGoWithTheTissue() {
        const BentTube tube;
        LabelMap straight = tube.ends(), along = tube.ends();
        ShapeInterpolationOptions options;
        options.matchParts = true;
        interpolateShapes(straight, Axis::Axial, {0, 20}, options);
        JobControl control;
        interpolateShapes(along, Axis::Axial, {20, 0}, options, tube.scan, IntensityWindow::automatic(tube.scan),
                          control);
        QVERIFY2(tube.diceOf(straight) < 0.75, qPrintable(QString::number(tube.diceOf(straight))));
        QVERIFY2(tube.diceOf(along) > 0.93, qPrintable(QString::number(tube.diceOf(along))));
        const SlicePlane plane(along.geometry(), Axis::Axial);
        for (int slice : {0, 20}) {
            QVERIFY(plane.extract(along, slice) == plane.extract(tube.labels, slice));
        }
    }

    /// A scan that shows nothing tells nothing: parts travel as they do without it.
    void partsTravelWithoutTissue() {
        LabelMap labels(Geometry::plain({40, 40, 9}, {1, 1, 1}));
        const SlicePlane plane(labels.geometry(), Axis::Axial);
        for (const auto& [slice, left] : {std::pair(0, 6), std::pair(8, 22)}) {
            LabelImage drawn(40, 40);
            for (int y = 0; y < 8; ++y) {
                for (int x = 0; x < 8; ++x) {
                    drawn.at(left + x, 12 + y) = 2;
                }
            }
            plane.insert(drawn, slice, labels);
        }
        LabelMap straight = labels;
        ShapeInterpolationOptions options;
        options.matchParts = true;
        interpolateShapes(straight, Axis::Axial, {0, 8}, options);
        JobControl control;
        const Volume flat(labels.geometry(), 5.0F);
        interpolateShapes(labels, Axis::Axial, {0, 8}, options, flat, {0.0, 10.0}, control);
        QVERIFY(labels.labels() == straight.labels());
        QCOMPARE(std::count(labels.labels().begin(), labels.labels().end(), 2), 9 * 64);
    }

    void theScanMustFitAndTheUserMayStop() {
        const BentTube tube;
        LabelMap labels = tube.ends();
        JobControl control;
        const Volume other(Geometry::plain({80, 60, 20}, {1, 1, 1}), 0.0F);
        QVERIFY_THROWS_EXCEPTION(Error,
                                 interpolateShapes(labels, Axis::Axial, {0, 20}, {}, other, {0.0, 1.0}, control));
        control.cancel();
        QVERIFY_THROWS_EXCEPTION(Error,
                                 interpolateShapes(labels, Axis::Axial, {0, 20}, {}, tube.scan, {0.0, 1.0}, control));
    }

    void realBrain() {
        const auto truth = mergedAal();
        if (!truth) {
            QSKIP("AAL's labels are missing; install mricron-data");
        }
        std::vector<int> all = SlicePlane(truth->geometry(), Axis::Axial).labelledSlices(*truth);
        double before = 0.0;
        for (int count : {5, 9}) {
            std::vector<int> kept;
            for (int i = 0; i < count; ++i) {
                kept.push_back(all.front() + (all.back() - all.front()) * (2 * i + 1) / (2 * count));
            }
            const double plain = meanDice(*truth, kept, false), matched = meanDice(*truth, kept, true);
            qInfo("%d slices: mean Dice %.3f, parts matched %.3f", count, plain, matched);
            QVERIFY(plain > before + 0.1);
            QVERIFY(matched > 0.4);
            before = plain;
        }
    }
};

QTEST_APPLESS_MAIN(ShapeInterpolationTest)
#include "ShapeInterpolationTest.moc"
