// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/Components.h"

#include <QtTest>

using namespace exemplar;

class ComponentsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void diagonalsConnect() {
        Mask mask(6, 5);
        mask.at(0, 0) = mask.at(1, 1) = mask.at(2, 0) = 1;
        mask.at(5, 4) = mask.at(4, 4) = mask.at(5, 3) = mask.at(4, 3) = 1;
        Image2D<int> ids;
        const auto parts = connectedComponents(mask, ids);
        QCOMPARE(parts.size(), std::size_t(2));
        QCOMPARE(parts[0].area, 4);
        QCOMPARE(parts[0].x0, 4);
        QCOMPARE(parts[0].y1, 4);
        QCOMPARE(parts[1].area, 3);
        QCOMPARE(ids.at(1, 1), parts[1].id);
        QCOMPARE(ids.at(3, 3), 0);
        const Mask second = componentMask(ids, parts[1].id);
        QCOMPARE(second.at(2, 0), std::uint8_t(1));
        QCOMPARE(second.at(4, 4), std::uint8_t(0));
    }

    void emptyMaskHasNoParts() {
        Image2D<int> ids;
        QVERIFY(connectedComponents(Mask(3, 3), ids).empty());
        QVERIFY(connectedComponents(Mask(), ids).empty());
    }

    void oneLabelOfMany() {
        LabelImage labels(3, 1);
        labels.at(0, 0) = 7;
        labels.at(2, 0) = 700;
        QCOMPARE(labelMask(labels, 700).pixels(), (std::vector<std::uint8_t>{0, 0, 1}));
    }
    void labelsOfAPicture() {
        LabelImage labels(4, 2);
        QVERIFY(labelsIn(labels).empty());
        labels.pixels() = {700, 7, 0, 700, 7, 0, 0, 0};
        QCOMPARE(labelsIn(labels), (std::vector<std::uint16_t>{7, 700}));
        QVERIFY(labelsIn(LabelImage()).empty());
    }
    void sizesOfLabels() {
        LabelImage labels(4, 2);
        QVERIFY(labelSizes(labels).empty());
        labels.pixels() = {7, 7, 0, 700, 7, 0, 0, 0};
        QCOMPARE(labelSizes(labels), (std::map<std::uint16_t, double>{{7, 3.0}, {700, 1.0}}));
        QVERIFY(labelSizes(LabelImage()).empty());
    }
};

QTEST_APPLESS_MAIN(ComponentsTest)
#include "ComponentsTest.moc"
