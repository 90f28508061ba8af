// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/RoughShape.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace exemplar;

namespace {

Mask disc(double radius) {
    Mask mask(96, 80);
    for (int y = 0; y < mask.height(); ++y) {
        for (int x = 0; x < mask.width(); ++x) {
            mask.at(x, y) = std::hypot(x - 50, y - 38) <= radius ? 1 : 0;
        }
    }
    return mask;
}

double dice(const Mask& mask, const Image& logits) {
    double both = 0, sizes = 0;
    for (std::size_t i = 0; i < mask.size(); ++i) {
        both += mask.pixels()[i] != 0 && logits.pixels()[i] > 0 ? 1 : 0;
        sizes += (mask.pixels()[i] != 0) + (logits.pixels()[i] > 0);
    }
    return 2 * both / sizes;
}

}  // namespace

class RoughShapeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logitsAreHalfTheDistanceAndCut() {
        Image distance(3, 1);
        distance.pixels() = {3.0F, -1.0F, 500.0F};
        QVERIFY(shapeLogits(distance).pixels() == (std::vector<float>{1.5F, -0.5F, 4.0F}));
        QVERIFY(shapeLogits(distance, 2.0).pixels() == (std::vector<float>{0.75F, -0.25F, 4.0F}));
    }

    /// Sometimes nearly the shape itself, seldom far from it.
    void guessesAreRoughButClose() {
        const Mask shape = disc(18);
        RandomStream random(3);
        std::vector<double> overlaps;
        for (int i = 0; i < 100; ++i) {
            overlaps.push_back(dice(shape, roughShape(shape, random)));
        }
        std::sort(overlaps.begin(), overlaps.end());
        QVERIFY2(overlaps[10] > 0.5 && overlaps[50] > 0.75 && overlaps[50] < 0.95,
                 qPrintable(QString("%1 %2").arg(overlaps[10]).arg(overlaps[50])));
    }

    void vanishingShapesAreSmaller() {
        const Mask shape = disc(15);
        const auto area = [](const Image& logits) {
            return std::count_if(logits.pixels().begin(), logits.pixels().end(), [](float v) { return v > 0; });
        };
        RandomStream random(5);
        long sum = 0;
        for (int i = 0; i < 40; ++i) {
            sum += area(vanishingShape(shape, random));
        }
        QVERIFY2(sum / 40 > 20 && sum / 40 < 400, qPrintable(QString::number(sum / 40)));  // of 709
    }

    void nothingStaysNothing() {
        RandomStream random(1);
        const Image none = roughShape(Mask(20, 20), random);
        QCOMPARE(*std::max_element(none.pixels().begin(), none.pixels().end()), -4.0F);
    }

    void oneSeedOneGuess() {
        RandomStream a(9), b(9);
        QVERIFY(roughShape(disc(10), a) == roughShape(disc(10), b));
    }
};

QTEST_APPLESS_MAIN(RoughShapeTest)
#include "RoughShapeTest.moc"
