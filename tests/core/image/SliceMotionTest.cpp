// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/ShapeInterpolation.h"
#include "core/image/SliceMotion.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace exemplar;

namespace {

using Place = std::function<std::pair<double, double>(double, double)>;

/// Smooth blobs of many sizes, 0..1, sampled where `place` says.
Image picture(int width, int height, const Place& place) {
    Image result(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const auto [u, v] = place(x, y);
            result.at(x, y) =
                static_cast<float>(0.5 + 0.2 * std::sin(0.21 * u + 0.08 * v) + 0.15 * std::sin(0.13 * v - 0.05 * u) +
                                   0.1 * std::sin(0.4 * u) * std::cos(0.37 * v));
        }
    }
    return result;
}

Image still(int width, int height) {
    return picture(width, height, [](double x, double y) { return std::pair(x, y); });
}

/// Mean absolute difference, without a border.
double apart(const Image& a, const Image& b, int border = 12) {
    double sum = 0;
    int count = 0;
    for (int y = border; y < a.height() - border; ++y) {
        for (int x = border; x < a.width() - border; ++x, ++count) {
            sum += std::abs(a.at(x, y) - b.at(x, y));
        }
    }
    return sum / count;
}

/// How far, in pixels, the motion is wrong on average. `x`, `y`: pictures whose values are their columns and rows.
double wrongBy(const SliceMotion& motion, int width, int height, const Place& truth) {
    Image columns(width, height), rows(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            columns.at(x, y) = static_cast<float>(x);
            rows.at(x, y) = static_cast<float>(y);
        }
    }
    const Image x = motion.brought(columns), y = motion.brought(rows);
    double sum = 0;
    int count = 0;
    for (int j = 16; j < height - 16; ++j) {
        for (int i = 16; i < width - 16; ++i, ++count) {
            const auto [u, v] = truth(i, j);
            sum += std::hypot(x.at(i, j) - u, y.at(i, j) - v);
        }
    }
    return sum / count;
}

Mask disc(int side, double centreX, double centreY, double radius) {
    Mask mask(side, side);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            mask.at(x, y) = std::hypot(x - centreX, y - centreY) <= radius ? 1 : 0;
        }
    }
    return mask;
}

}  // namespace

class SliceMotionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsAShift() {
        const Place shift = [](double x, double y) { return std::pair(x + 3.4, y - 2.3); };
        const SliceMotion motion = SliceMotion::between(picture(120, 90, shift), still(120, 90));
        const double wrong = wrongBy(motion, 120, 90, shift);
        QVERIFY2(wrong < 0.15, qPrintable(QString::number(wrong)));
    }

    void findsTurningAndGrowing() {
        const Place turn = [](double x, double y) {
            const double u = x - 60, v = y - 60, angle = 0.06, growth = 1.04;
            return std::pair(60 + growth * (std::cos(angle) * u - std::sin(angle) * v),
                             60 + growth * (std::sin(angle) * u + std::cos(angle) * v));
        };
        const Image here = picture(120, 120, turn), there = still(120, 120);
        const SliceMotion motion = SliceMotion::between(here, there);
        const double wrong = wrongBy(motion, 120, 120, turn);
        QVERIFY2(wrong < 0.3, qPrintable(QString::number(wrong)));
        QVERIFY(apart(motion.brought(there), here) < 0.1 * apart(there, here));
    }

    void goesOnFromSliceToSlice() {
        const auto shift = [](double by) -> Place { return [by](double x, double y) { return std::pair(x + by, y); }; };
        const Image first = still(100, 80), second = picture(100, 80, shift(2)), third = picture(100, 80, shift(5));
        const SliceMotion all = SliceMotion::between(third, second).then(SliceMotion::between(second, first));
        const double wrong = wrongBy(all, 100, 80, shift(5));
        QVERIFY2(wrong < 0.2, qPrintable(QString::number(wrong)));
    }

    /// Measured on fewer pixels, told in the slice's own.
    void largeSlices() {
        const Place shift = [](double x, double y) { return std::pair(x + 6.0, y + 4.0); };
        const SliceMotion motion = SliceMotion::between(picture(700, 500, shift), still(700, 500));
        const double wrong = wrongBy(motion, 700, 500, shift);
        QVERIFY2(wrong < 0.5, qPrintable(QString::number(wrong)));
    }

    void nothingMovesWhereNothingIsSeen() {
        const Image flat(50, 40, 0.3F), spot = still(50, 40);
        QCOMPARE(SliceMotion::between(flat, flat).brought(spot), spot);
        QCOMPARE(SliceMotion(50, 40).brought(spot), spot);
        const Image dot(1, 1, 0.5F);
        QCOMPARE(SliceMotion::between(dot, dot).brought(dot), dot);
    }

    /// Both labelled slices show the structure at the same place; between them the tissue bulges to the right.
    void shapesGoWithTheTissue() {
        const Place bulge = [](double x, double y) { return std::pair(x - 6.0, y); };
        const Image outer = still(80, 80), middle = picture(80, 80, bulge);
        const SliceMotion toOuter = SliceMotion::between(middle, outer);
        const Mask shape = disc(80, 40, 40, 10);
        const ShapeBetween between(shape, shape, 1, 1, true);
        const Image straight = between.at(0.5), carried = between.at(0.5, toOuter, toOuter);
        const Mask truth = disc(80, 46, 40, 10);
        const auto wrong = [&](const Image& distance) {
            int pixels = 0;
            for (std::size_t i = 0; i < truth.size(); ++i) {
                pixels += (distance.pixels()[i] > 0) != (truth.pixels()[i] != 0);
            }
            return pixels;
        };
        QVERIFY2(wrong(carried) < wrong(straight) / 4, qPrintable(QString::number(wrong(carried))));
    }

    void partsWithoutPartnerStillVanish() {
        const SliceMotion none(60, 60);
        const ShapeBetween between(disc(60, 30, 30, 9), Mask(60, 60), 1, 1, true);
        QCOMPARE(between.at(0.5, none, none), between.at(0.5));
        const Image gone = between.at(0.7, none, none);
        QVERIFY(std::all_of(gone.pixels().begin(), gone.pixels().end(), [](float value) { return value <= 0; }));
    }
};

QTEST_APPLESS_MAIN(SliceMotionTest)
#include "SliceMotionTest.moc"
