// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/RandomStream.h"
#include "core/image/IntensityWindow.h"
#include "core/image/ModelFrame.h"

#include <QTest>

#include <cmath>

using namespace exemplar;

class ModelFrameTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void millimetresDecideTheShape() {
        const ModelFrame frame(100, 50, 1.0, 4.0, 256);  // 100 mm x 200 mm
        QCOMPARE(frame.validHeight(), 256);
        QCOMPARE(frame.validWidth(), 128);
    }

    void pointsRoundTrip() {
        const ModelFrame frame(181, 217, 1.0, 1.0, 256);
        QVERIFY(std::abs(frame.toSliceX(frame.toModelX(33.25)) - 33.25) < 1e-9);
        QVERIFY(std::abs(frame.toModelY(-0.5) + 0.5) < 1e-9);  // borders map to borders
    }

    /// A linear ramp survives enlarging and coming back, away from the border.
    void picturesRoundTrip() {
        const ModelFrame frame(60, 80, 1.0, 1.0, 256);
        Image ramp(60, 80);
        for (int y = 0; y < 80; ++y) {
            for (int x = 0; x < 60; ++x) {
                ramp.at(x, y) = 0.01F * static_cast<float>(x) + 0.002F * static_cast<float>(y);
            }
        }
        const Image model = frame.toModel(ramp);
        QCOMPARE(model.at(255, 10), 0.0F);  // padding
        const Image shown = frame.shownPart(model);
        QCOMPARE(shown.width(), 192);
        QCOMPARE(shown.height(), 256);
        QCOMPARE(shown.at(191, 77), model.at(191, 77));
        const Image back = frame.toSlice(model);
        for (int y = 3; y < 77; ++y) {
            for (int x = 3; x < 57; ++x) {
                QVERIFY(std::abs(back.at(x, y) - ramp.at(x, y)) < 1e-4);
            }
        }
    }

    void shrinkingAverages() {
        Image stripes(512, 512);
        for (int y = 0; y < 512; ++y) {
            for (int x = 0; x < 512; ++x) {
                stripes.at(x, y) = x % 2 == 0 ? 1.0F : 0.0F;
            }
        }
        const Image model = ModelFrame(512, 512, 1, 1, 256).toModel(stripes);
        QVERIFY(std::abs(model.at(100, 100) - 0.5F) < 0.01F);
    }

    void sameSizeIsIdentity() {
        Image picture(256, 256);
        for (std::size_t i = 0; i < picture.size(); ++i) {
            picture.pixels()[i] = static_cast<float>(i % 97) / 97.0F;
        }
        QVERIFY(ModelFrame(256, 256, 1, 1, 256).toModel(picture) == picture);
    }

    /// numpy.percentile([1..1000], [0.5, 99.5]) = 5.995, 995.005; zeros do not count.
    void windowIsNumPysPercentile() {
        Volume volume(Geometry::plain({20, 20, 5}, {1, 1, 1}));
        for (int i = 0; i < 1000; ++i) {
            volume.voxels()[static_cast<std::size_t>(2 * i)] = static_cast<float>(i + 1);
        }
        const IntensityWindow window = IntensityWindow::automatic(volume);
        QVERIFY(std::abs(window.low - 5.995) < 1e-4);
        QVERIFY(std::abs(window.high - 995.005) < 1e-3);
        volume.setModality(Modality::CT);  // decided once, where the scan is read: see ScanModalityTest
        QCOMPARE(IntensityWindow::automatic(volume).low, -160.0);
        QCOMPARE(window.apply(1e9F), 1.0F);
    }

    /// Some 256 columns of 1, 2, ...: the 0.5 percentile lies in the second, the 99.5 in the last but one.
    void windowOfALargeScanMeetsEveryColumn() {
        for (const Index3& dims : {Index3{256, 256, 80}, Index3{255, 257, 83}, Index3{256, 128, 250}}) {
            Volume volume(Geometry::plain(dims, {1, 1, 1}));
            volume.setModality(Modality::MR);
            for (std::size_t i = 0; i < volume.voxels().size(); ++i) {
                volume.voxels()[i] = static_cast<float>(i % static_cast<std::size_t>(dims[0]) + 1);
            }
            const IntensityWindow window = IntensityWindow::automatic(volume);
            QCOMPARE(window.low, 2.0);
            QCOMPARE(window.high, dims[0] - 1.0);
        }
    }

    /// Squares of evenly spread numbers in half of the voxels: the percentiles of u * u are 0.005^2 and 0.995^2.
    void windowOfALargeScanIsCloseToTheExactOne() {
        Volume volume(Geometry::plain({240, 200, 220}, {1, 1, 1}));
        volume.setModality(Modality::MR);
        RandomStream random(5);
        for (std::size_t i = 0; i < volume.voxels().size(); ++i) {
            const double u = random.uniform();
            volume.voxels()[i] = i % 240 < 120 ? static_cast<float>(1000.0 * u * u) : 0.0F;
        }
        const IntensityWindow window = IntensityWindow::automatic(volume);
        QVERIFY2(std::abs(window.low - 0.025) < 0.006, qPrintable(QString::number(window.low)));
        QVERIFY2(std::abs(window.high - 990.025) < 1.0, qPrintable(QString::number(window.high)));
    }

    /// Normalised scans have another field around the body than 0; where the corners differ there is none.
    void whatFillsTheFieldDoesNotCount() {
        Volume volume(Geometry::plain({20, 20, 5}, {1, 1, 1}), -3.5F);
        volume.setModality(Modality::MR);
        for (int i = 0; i < 1000; ++i) {
            volume.voxels()[static_cast<std::size_t>(500 + i)] = static_cast<float>(i + 1);
        }
        IntensityWindow window = IntensityWindow::automatic(volume);
        QVERIFY(std::abs(window.low - 5.995) < 1e-4);
        QVERIFY(std::abs(window.high - 995.005) < 1e-3);
        volume.voxels()[19] = 7.0F;  // a corner
        window = IntensityWindow::automatic(volume);
        QCOMPARE(window.low, -3.5);

        Volume ball(Geometry::plain({20, 20, 5}, {1, 1, 1}), 20.0F);
        ball.setModality(Modality::MR);
        ball.voxels()[1000] = ball.voxels()[1001] = 100.0F;
        QCOMPARE(IntensityWindow::automatic(ball), (IntensityWindow{20.0, 100.0}));
    }

    /// 1000 voxels of ten millions, of which a sample would hold a hundred.
    void windowOfASmallBodyIsExact() {
        Volume volume(Geometry::plain({250, 200, 200}, {1, 1, 1}));
        volume.setModality(Modality::MR);
        QCOMPARE(IntensityWindow::automatic(volume), (IntensityWindow{0.0, 1.0}));
        for (std::size_t i = 0; i < 1000; ++i) {
            volume.voxels()[5'000'000 + i] = static_cast<float>(i + 1);
        }
        const IntensityWindow window = IntensityWindow::automatic(volume);
        QVERIFY(std::abs(window.low - 5.995) < 1e-4);
        QVERIFY(std::abs(window.high - 995.005) < 1e-3);
    }
};

QTEST_GUILESS_MAIN(ModelFrameTest)
#include "ModelFrameTest.moc"
