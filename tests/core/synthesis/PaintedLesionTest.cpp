// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/PaintedLesion.h"

#include "core/image/Components.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace exemplar;

class PaintedLesionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A body of 0.5 in the left half, nothing in the right one.
    void lesionsLieInTheBodyAndLookDifferent() {
        Image body(120, 100);
        for (int y = 0; y < 100; ++y) {
            std::fill_n(&body.at(0, y), 60, 0.5F);
        }
        RandomStream random(7);
        double smallest = 1e9, largest = 0;
        for (int i = 0; i < 60; ++i) {
            Image picture = body;
            const Mask lesion = paintLesion(picture, 0.08F, random);
            Image2D<int> ids;
            const auto parts = connectedComponents(lesion, ids);
            QVERIFY(!parts.empty());
            smallest = std::min<double>(smallest, parts.front().area);
            largest = std::max<double>(largest, parts.front().area);
            double changed = 0, inside = 0;
            for (std::size_t p = 0; p < body.size(); ++p) {
                QVERIFY(body.pixels()[p] > 0.0F || (lesion.pixels()[p] == 0 && picture.pixels()[p] == 0.0F));
                QVERIFY(picture.pixels()[p] >= 0.0F && picture.pixels()[p] <= 1.0F);
                if (lesion.pixels()[p] != 0) {
                    ++inside;
                    changed += std::abs(picture.pixels()[p] - body.pixels()[p]);
                }
            }
            QVERIFY2(changed / inside > 0.02, qPrintable(QString::number(changed / inside)));
        }
        // discs of 6 and 36 % of 120 pixels have 41 and 1466 pixels
        QVERIFY2(smallest < 80 && largest > 500, qPrintable(QString("%1 %2").arg(smallest).arg(largest)));
    }

    void whereThereIsNoBodyNothingIsPainted() {
        Image picture(64, 64, 0.01F);
        const Image before = picture;
        RandomStream random(1);
        const Mask lesion = paintLesion(picture, 0.08F, random);
        QVERIFY(std::count(lesion.pixels().begin(), lesion.pixels().end(), 1) == 0);
        QVERIFY(picture == before);
    }
};

QTEST_APPLESS_MAIN(PaintedLesionTest)
#include "PaintedLesionTest.moc"
