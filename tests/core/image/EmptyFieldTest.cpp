// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/EmptyField.h"

#include <QTest>

using namespace exemplar;

namespace {

/// 10 x 10 x 2 voxels of -3, within a body of 8 x 8 x 2 voxels of 1.
Volume bodyInField() {
    Volume scan(Geometry::plain({10, 10, 2}, {1, 1, 1}), -3.0F);
    for (int k = 0; k < 2; ++k) {
        for (int j = 1; j < 9; ++j) {
            for (int i = 1; i < 9; ++i) {
                scan.voxels()[scan.offset({i, j, k})] = 1.0F;
            }
        }
    }
    return scan;
}

}  // namespace

class EmptyFieldTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCornersTell() {
        Volume scan = bodyInField();
        QVERIFY(emptyField(scan) == -3.0F);
        scan.voxels()[scan.offset({9, 9, 1})] = -2.9F;
        QVERIFY(!emptyField(scan));
        QVERIFY(!emptyField(Volume()));
    }

    void aTenthOfTheVoxelsAtLeast() {
        Volume scan(Geometry::plain({10, 10, 2}, {1, 1, 1}), 1.0F);
        for (int i = 0; i < 20; ++i) {  // 8 corners and 12 others of 200
            const int corner = i % 8;
            scan.voxels()[i < 8 ? scan.offset({corner % 2 * 9, corner / 2 % 2 * 9, corner / 4})
                                : scan.offset({i - 7, 5, 0})] = 0.0F;
            QVERIFY2((i < 19) == !emptyField(scan), qPrintable(QString::number(i)));
        }
    }

    void labelsInTheFieldAreCleared() {
        Image slice(6, 5, -3.0F);
        LabelImage labels(6, 5, 2);
        for (int y = 1; y < 4; ++y) {
            for (int x = 1; x < 5; ++x) {
                slice.at(x, y) = 1.0F;
            }
        }
        slice.at(2, 2) = -3.0F;  // a hole in the body, which may be a structure
        clearField(slice, -3.0F, labels);
        for (int y = 0; y < 5; ++y) {
            for (int x = 0; x < 6; ++x) {
                QCOMPARE(labels.at(x, y), std::uint16_t(x > 0 && x < 5 && y > 0 && y < 4 ? 2 : 0));
            }
        }
        const LabelImage left = labels;
        clearField(slice, 7.0F, labels);
        QCOMPARE(labels, left);
        clearField(Image(6, 5, 7.0F), 7.0F, labels);  // nothing but field
        QCOMPARE(labels, LabelImage(6, 5));
    }
};

QTEST_APPLESS_MAIN(EmptyFieldTest)
#include "EmptyFieldTest.moc"
