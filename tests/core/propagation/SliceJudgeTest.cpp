// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/SliceJudge.h"

#include <QTest>

#include <cmath>

using namespace exemplar;

namespace {

/// Five axial slices of 4 x 4 of which some show structure 3 in their upper `rows`.
struct Scene {
    LabelMap labels{Geometry::plain({4, 4, 5}, {1, 1, 2})};
    LabelTable table;
    SlicePlane plane{labels.geometry(), Axis::Axial};
    SliceJudge judge{plane, table};

    Scene() { table.ensure(3); }
    void show(int slice, int rows) {
        LabelImage image(4, 4);
        std::fill_n(image.pixels().begin(), 4 * rows, std::uint16_t{3});
        plane.insert(image, slice, labels);
    }
    /// Nothing but what is shown speaks for or against it.
    double add(int slice, bool shown, bool named = false) {
        StructureEvidence one;
        one.shown = shown;
        one.named = named;
        return judge.add(slice, {one});
    }
    std::map<int, double> judged(int first = 0, int last = 4) {
        return judge.judge(labels, [=](int slice) { return slice >= first && slice <= last; });
    }
};

bool near(double one, double other) { return std::abs(one - other) < 1e-12; }

}  // namespace

class SliceJudgeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void slicesBesideTell() {
        Scene scene;
        scene.show(1, 2);
        scene.show(2, 2);
        scene.show(3, 1);
        for (const int slice : {1, 2, 3}) {
            QCOMPARE(scene.add(slice, true), 1.0);  // nothing is known of the others yet
        }
        const auto quality = scene.judged();
        QCOMPARE(quality.size(), std::size_t{3});
        // DSC with the slice before and after: 0 and 1; 1 and 8/12; 8/12 and 0.
        QVERIFY(near(quality.at(1), std::pow(0.5, 0.75)));
        QVERIFY(near(quality.at(2), std::pow(5.0 / 6, 0.75)));
        QVERIFY(near(quality.at(3), std::pow(1.0 / 3, 0.75)));
    }

    void whatWasNotLookedAtTellsNothing() {
        Scene scene;
        scene.show(1, 2);
        scene.show(2, 2);
        scene.add(1, true);
        scene.add(2, true);
        QVERIFY(near(scene.judged(1, 3).at(1), 1.0));
        QVERIFY(near(scene.judged(1, 2).at(2), 1.0));
        QVERIFY(near(scene.judged(2, 2).at(2), 1.0));
    }

    void whatIsNotThereAnyMoreIsNotShown() {
        Scene scene;
        scene.add(2, true);
        QCOMPARE(scene.judged().at(2), 1.0);  // empty, and nothing says that it should not be
    }

    void whatItsNameFindsMayBeMissed() {
        Scene scene;
        scene.show(4, 2);
        scene.add(0, false, true);
        scene.add(2, false, true);
        scene.add(3, false, false);
        const auto quality = scene.judged();
        QVERIFY(near(quality.at(0), std::sqrt(1.0 - 0.5 * std::exp(-8.0 / 20))));  // four slices of 2 mm
        QVERIFY(near(quality.at(2), std::sqrt(1.0 - 0.5 * std::exp(-4.0 / 20))));
        QCOMPARE(quality.at(3), 1.0);
        Scene nowhere;  // no slice shows it
        nowhere.add(2, false, true);
        QCOMPARE(nowhere.judged().at(2), 1.0);
    }

    void emptySlicesMayHideWhatGoesOn() {
        Scene scene;
        QVERIFY(near(scene.judge.add(2, {{}}, 0.64), 0.8));
        QVERIFY(near(scene.judged().at(2), 0.8));
    }

    void whatIsLeftOfADrawing() {
        Scene scene;
        scene.show(1, 2);
        scene.show(2, 2);
        const LabelMap drawn = scene.labels;
        for (const int slice : {0, 1, 2}) {
            scene.add(slice, slice > 0);
        }
        scene.show(1, 0);  // dropped
        scene.show(2, 4);  // grown: DSC 2 * 8 / 24
        scene.judge.compare(drawn, scene.labels);
        const auto quality = scene.judged(0, 2);
        QVERIFY(near(quality.at(0), std::sqrt(1.0 - std::exp(-4.0 / 4))));
        QVERIFY(near(quality.at(1), std::sqrt(1.0 - std::exp(-2.0 / 4))));
        QCOMPARE(quality.at(2), 0.0);  // the slice beside it does not show it
    }
};

QTEST_APPLESS_MAIN(SliceJudgeTest)
#include "SliceJudgeTest.moc"
