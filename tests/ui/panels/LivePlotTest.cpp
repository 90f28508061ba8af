// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/PlotMouse.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <random>

using namespace exemplar::ui;

namespace {

const LivePlot::Curve kSmoothed{"loss", Qt::red, Qt::SolidLine, false, true};

}  // namespace

class LivePlotTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smoothingIsAGaussianMean() {
        LivePlot plot(LivePlot::Height::Automatic, "step", 0.0, 10.0);
        plot.setCurves({kSmoothed});
        plot.show();
        plot.setSmoothing(1.0);
        plot.append(0, 1, 0.0);
        plot.append(0, 2, 1.0);
        plot.refresh();
        const double beside = std::exp(-0.5);
        QCOMPARE(plot.drawnValue(0, 0), beside / (1.0 + beside));
        QCOMPARE(plot.drawnValue(0, 1), 1.0 / (1.0 + beside));
        plot.append(0, 3, 0.0);  // reaches back
        plot.refresh();
        QCOMPARE(plot.drawnCount(0), std::size_t{3});
        QCOMPARE(plot.drawnValue(0, 0), beside / (1.0 + beside + std::exp(-2.0)));
        plot.setSmoothing(0.0);
        QCOMPARE(plot.drawnValue(0, 1), 1.0);
    }

    /// Points that come one after the other are drawn as if all had come at once, wide smoothing thinned out.
    void whatGrowsIsDrawnAsIfItWereWhole() {
        LivePlot grown(LivePlot::Height::Automatic, "step", 0.0, 10.0),
            whole(LivePlot::Height::Automatic, "step", 0.0, 10.0);
        std::mt19937 random(7);
        for (LivePlot* plot : {&grown, &whole}) {
            plot->setCurves({kSmoothed});
            plot->setSmoothing(40.0);
            plot->show();
        }
        for (int step = 1; step <= 1003; ++step) {
            const double value = static_cast<double>(random() % 1000) / 1000.0;
            grown.append(0, step, value);
            whole.append(0, step, value);
            if (step % 37 == 0) {
                grown.refresh();
            }
        }
        grown.refresh();
        whole.refresh();
        QCOMPARE(whole.pointCount(0), std::size_t{1003});
        QCOMPARE(whole.drawnCount(0), std::size_t{202});  // every fifth of 0..1000, and the last
        QCOMPARE(grown.drawnCount(0), whole.drawnCount(0));
        for (std::size_t i = 0; i < whole.drawnCount(0); ++i) {
            QCOMPARE(grown.drawnValue(0, i), whole.drawnValue(0, i));
        }
    }

    void aDragMovesAlongTheStepsAndKeysToo() {
        LivePlot plot(LivePlot::Height::Automatic, "step", 0.0, 10.0);
        plot.resize(420, 200);
        plot.setCurves({{"loss", Qt::red}});
        for (int step = 1; step <= 100; ++step) {
            plot.append(0, step, 1.0);
        }
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QSignalSpy chosen(&plot, &LivePlot::rangeChosen);
        plot.setRange(40.0, 60.0, false);
        QCOMPARE(chosen.count(), 0);  // the user did not
        QWidget& canvas = canvasOf(plot);
        const QPoint middle = canvas.rect().center();
        QTest::mousePress(&canvas, Qt::LeftButton, {}, middle);
        moveTo(canvas, middle + QPoint(20, 10), Qt::LeftButton);
        moveTo(canvas, middle + QPoint(60, 10), Qt::LeftButton);
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, middle + QPoint(60, 10));
        QVERIFY(plot.from() < 39.0);
        QVERIFY(std::abs(plot.to() - plot.from() - 20.0) < 0.01);
        QVERIFY(chosen.count() > 0);
        QTest::keyClick(&plot, Qt::Key_Right);
        QTest::keyClick(&plot, Qt::Key_Plus);
        QVERIFY(std::abs(plot.to() - plot.from() - 14.0) < 0.01);
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(&plot, Qt::Key_Left);
        }
        QCOMPARE(plot.from(), 0.0);
        for (int i = 0; i < 30; ++i) {
            QTest::keyClick(&plot, Qt::Key_Plus);
        }
        QCOMPARE(plot.to() - plot.from(), 4.0);  // no further
        QVERIFY(!plot.following());
        QTest::keyClick(&plot, Qt::Key_Home);
        QVERIFY(plot.following());
        QCOMPARE(plot.to(), 102.0);
    }

    /// Of twenty curves those near the pointer are written, in the order of the curves; the others are counted.
    void whereThereIsNotRoomForAllValuesTheNearestAreWritten() {
        LivePlot plot(LivePlot::Height::Share, "step", 0.0, 10.0);
        plot.resize(420, 160);
        std::vector<LivePlot::Curve> curves;
        for (int i = 0; i < 20; ++i) {
            curves.push_back({QStringLiteral("<%1>").arg(i), Qt::red});
        }
        plot.setCurves(curves);
        for (std::size_t i = 0; i < 20; ++i) {
            plot.append(i, 5, 0.05 * static_cast<double>(i));
        }
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QWidget& canvas = canvasOf(plot);
        moveTo(canvas, QPoint(canvas.width() / 2, 12));  // near the top: 0.95
        QVERIFY(plot.pointedText().contains("&lt;19&gt; <b>0.950</b>"));
        QVERIFY(!plot.pointedText().contains("&lt;0&gt;"));
        QVERIFY(plot.pointedText().indexOf("&lt;18&gt;") < plot.pointedText().indexOf("&lt;19&gt;"));
        QVERIFY(plot.pointedText().contains("<br>+"));
        for (QWidget* over : canvas.findChildren<QWidget*>()) {
            QVERIFY(canvas.rect().contains(over->geometry()));
        }
        plot.pointTo(std::nan(""));
        QVERIFY(plot.pointedText().isEmpty());
    }

    void whatIsNotFiniteIsLeftOut() {
        LivePlot plot(LivePlot::Height::Automatic, "step", 0.0, 10.0);
        plot.setCurves({kSmoothed});
        plot.append(0, 1, std::nan(""));
        plot.append(0, 2, HUGE_VAL);
        QCOMPARE(plot.pointCount(0), std::size_t{0});
        plot.show();
        plot.refresh();
        plot.pointTo(2.0);
        QVERIFY(plot.pointedText().isEmpty());
    }
};

QTEST_MAIN(LivePlotTest)
#include "LivePlotTest.moc"
