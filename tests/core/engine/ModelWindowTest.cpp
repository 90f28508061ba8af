// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ModelWindow.h"

#include <QTest>

using namespace exemplar;

class ModelWindowTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAProfileItIsTheScansOwn() {
        const ModelWindow found = ModelWindow::of(IntensityWindow{3, 70}, nullptr);
        QVERIFY(found.automatic);
        QVERIFY((found.window == IntensityWindow{3, 70}));
    }

    void ofCtItIsSoftTissue() {
        Volume scan(Geometry::plain({4, 4, 4}, {1, 1, 1}), -1000.0F);
        scan.setModality(Modality::CT);
        const ModelWindow found = ModelWindow::of(scan, nullptr);
        QVERIFY(found.automatic);
        QVERIFY((found.window == IntensityWindow{-160, 240}));
    }

    void aProfileWithAFixedWindowDecides() {
        ProfileCard card;
        card.window = {0, 80};
        QVERIFY((ModelWindow::of(IntensityWindow{3, 70}, &card).window == IntensityWindow{3, 70}));
        QVERIFY(ModelWindow::of(IntensityWindow{3, 70}, &card).automatic);
        card.automaticWindow = false;
        QVERIFY((ModelWindow::of(IntensityWindow{3, 70}, &card).window == IntensityWindow{0, 80}));
        QVERIFY(!ModelWindow::of(IntensityWindow{3, 70}, &card).automatic);
        const Volume scan(Geometry::plain({4, 4, 4}, {1, 1, 1}), 7.0F);
        QVERIFY((ModelWindow::of(scan, &card).window == IntensityWindow{0, 80}));
    }

    void theUsersChoiceGoesFirst() {
        ProfileCard card;
        card.window = {0, 80};
        card.automaticWindow = false;
        const ModelWindow found = ModelWindow::of(IntensityWindow{3, 70}, &card, IntensityWindow{10, 20});
        QVERIFY((found.window == IntensityWindow{10, 20}));
        QVERIFY(!found.automatic);
    }
};

QTEST_GUILESS_MAIN(ModelWindowTest)
#include "ModelWindowTest.moc"
