// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/Components.h"
#include "core/image/DistanceMap.h"
#include "core/synthesis/PointSampler.h"
#include "tests/support/Phantom.h"

#include <QtTest>

#include <cmath>

using namespace exemplar;

namespace {

void block(Mask& mask, int x0, int y0, int x1, int y1) {
    for (int y = y0; y <= y1; ++y) {
        for (int x = x0; x <= x1; ++x) {
            mask.at(x, y) = 1;
        }
    }
}

}  // namespace

class PointSamplerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void centresOfEveryPart() {
        Mask mask(40, 30);
        block(mask, 20, 10, 28, 18);  // 9 x 9
        block(mask, 2, 2, 7, 5);      // 6 x 4: the deepest pixels tie
        mask.at(38, 28) = 1;
        const auto points = centrePoints(mask);
        QCOMPARE(points.size(), std::size_t(3));
        QCOMPARE(points[0].x, 24.0);
        QCOMPARE(points[0].y, 14.0);
        QCOMPARE(points[1].x, 3.0);  // first in raster order
        QCOMPARE(points[1].y, 3.0);
        QCOMPARE(points[2].x, 38.0);
        QCOMPARE(centrePoints(mask, 2).size(), std::size_t(2));
        QCOMPARE(centrePoints(mask, 1, 1).size(), std::size_t(1));
        QVERIFY(centrePoints(Mask(5, 5)).empty());
    }

    void interiorPointsAreDeepAndInTheLargestParts() {
        const auto picture = phantom::slice(128, 120, 100, 3);
        Mask mask = labelMask(picture.labels, 1);
        block(mask, 100, 80, 102, 82);
        Image2D<int> ids;
        const auto parts = connectedComponents(mask, ids);
        QCOMPARE(parts.size(), std::size_t(2));
        const Image depth = distanceInside(mask);
        float deepest = 0.0F;
        for (float value : depth.pixels()) {
            deepest = std::max(deepest, value);
        }
        RandomStream random(4);
        for (int i = 0; i < 200; ++i) {
            const auto points = interiorPoints(mask, random, 0.4, 1);
            QCOMPARE(points.size(), std::size_t(1));
            QVERIFY(points[0].positive);
            QVERIFY(depth.at(static_cast<int>(points[0].x), static_cast<int>(points[0].y)) >= 0.4F * deepest);
            for (const PromptPoint& point : interiorPoints(mask, random, 0.0, 3, 3.0)) {
                QVERIFY(mask.at(static_cast<int>(std::lround(point.x)), static_cast<int>(std::lround(point.y))) != 0);
            }
        }
        QCOMPARE(interiorPoints(mask, random, 0.4, 3).size(), std::size_t(2));
        QVERIFY(interiorPoints(Mask(9, 9), random, 0.4, 3).empty());
    }

    void threePixelsAndTheWholePicture() {
        RandomStream random(1);
        Mask three(10, 10);
        three.at(0, 0) = three.at(1, 0) = three.at(1, 1) = 1;
        QCOMPARE(interiorPoints(three, random, 0.4, 3).size(), std::size_t(1));
        QCOMPARE(centrePoints(three).size(), std::size_t(1));
        const Mask full(7, 7, 1);
        QCOMPARE(centrePoints(full)[0].x, 3.0);
        QVERIFY(outsidePoints(full, random, 1, 5, 2).empty());
    }

    void negativesLieOutside() {
        Mask mask(60, 60);
        block(mask, 20, 20, 40, 40);
        const Image distance = signedDistance(mask);
        RandomStream random(2);
        const auto points = outsidePoints(mask, random, 3.0, 8.0, 50);
        QCOMPARE(points.size(), std::size_t(50));
        for (const PromptPoint& point : points) {
            const float away = -distance.at(static_cast<int>(point.x), static_cast<int>(point.y));
            QVERIFY(!point.positive && away >= 3.0F && away <= 8.0F);
        }
    }

    void neighboursAreNear() {
        LabelImage labels(80, 40);
        for (int y = 10; y < 30; ++y) {
            for (int x = 10; x < 25; ++x) {
                labels.at(x, y) = 1;
                labels.at(x + 17, y) = 2;
                labels.at(x + 50, y) = 3;
            }
        }
        RandomStream random(2);
        const auto points = neighbourPoints(labels, 1, random, 6.0, 20);
        QCOMPARE(points.size(), std::size_t(20));
        for (const PromptPoint& point : points) {
            QVERIFY(!point.positive);
            QCOMPARE(labels.at(static_cast<int>(point.x), static_cast<int>(point.y)), std::uint16_t(2));
        }
        QVERIFY(neighbourPoints(labels, 3, random, 6.0, 5).empty());
        QVERIFY(neighbourPoints(labels, 9, random, 6.0, 5).empty());
    }

    void sameSeedSamePoints() {
        const Mask mask = labelMask(phantom::slice(64, 60, 50, 1).labels, 2);
        RandomStream first(8), second(8);
        const auto a = interiorPoints(mask, first, 0.3, 3, 2.0), b = interiorPoints(mask, second, 0.3, 3, 2.0);
        QCOMPARE(a.size(), b.size());
        QCOMPARE(a[0].x, b[0].x);
        QCOMPARE(a[0].y, b[0].y);
    }
};

QTEST_APPLESS_MAIN(PointSamplerTest)
#include "PointSamplerTest.moc"
