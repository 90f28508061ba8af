// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/BodyBox.h"

#include <QTest>

using namespace exemplar;

namespace {

void fill(Image& slice, int x0, int y0, int x1, int y1, float value) {
    for (int y = y0; y <= y1; ++y) {
        for (int x = x0; x <= x1; ++x) {
            slice.at(x, y) = value;
        }
    }
}

}  // namespace

class BodyBoxTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The table below the body is a part by itself; holes of air belong to the box.
    void bodyWithoutTable() {
        Image slice(64, 48);
        fill(slice, 10, 6, 49, 33, 0.5F);
        fill(slice, 20, 12, 30, 20, 0.0F);
        fill(slice, 4, 40, 60, 41, 0.9F);
        const BodyBox box = bodyBox(slice);
        QCOMPARE(box.x0, 10.0);
        QCOMPARE(box.y0, 6.0);
        QCOMPARE(box.x1, 49.0);
        QCOMPARE(box.y1, 33.0);
    }

    /// A field that is not black, as where intensities were normalised, with noise.
    void fieldOfAnyIntensity() {
        Image slice(40, 40);
        for (int y = 0; y < 40; ++y) {
            for (int x = 0; x < 40; ++x) {
                slice.at(x, y) = 0.45F + 0.004F * static_cast<float>((7 * x + 3 * y) % 5);
            }
        }
        fill(slice, 5, 12, 30, 29, 0.2F);
        fill(slice, 12, 15, 20, 20, 0.9F);
        const BodyBox box = bodyBox(slice);
        QCOMPARE(box.x0, 5.0);
        QCOMPARE(box.y0, 12.0);
        QCOMPARE(box.x1, 30.0);
        QCOMPARE(box.y1, 29.0);
    }

    void wholeSliceWhereNothingIsShown() {
        const BodyBox box = bodyBox(Image(30, 20, 0.3F));
        QCOMPARE(box.x0, 0.0);
        QCOMPARE(box.y0, 0.0);
        QCOMPARE(box.x1, 29.0);
        QCOMPARE(box.y1, 19.0);
        QCOMPARE(bodyBox(Image()).x0, 0.0);
    }
};

QTEST_APPLESS_MAIN(BodyBoxTest)
#include "BodyBoxTest.moc"
