// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "tests/support/FakeFiles.h"
#include "ui/Workspace.h"
#include "ui/views/SurfaceBuilder.h"
#include "ui/views/SurfaceScene.h"
#include "ui/views/SurfaceView.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace exemplar;
using namespace exemplar::ui;

namespace {

constexpr double kRadius = 12.0;  // mm

/// A ball of label 3 in the middle of a grid.
LabelMap ball(const Geometry& geometry) {
    LabelMap labels(geometry);
    const Index3& dims = geometry.dims();
    const Vector3 middle = geometry.toLps({0.5 * (dims[0] - 1), 0.5 * (dims[1] - 1), 0.5 * (dims[2] - 1)});
    for (int k = 0; k < dims[2]; ++k) {
        for (int j = 0; j < dims[1]; ++j) {
            for (int i = 0; i < dims[0]; ++i) {
                const Vector3 place = geometry.toLps({double(i), double(j), double(k)});
                if (std::hypot(place[0] - middle[0], place[1] - middle[1], place[2] - middle[2]) < kRadius) {
                    labels.labels()[labels.offset({i, j, k})] = 3;
                }
            }
        }
    }
    return labels;
}

VoxelBox whole(const Geometry& geometry) {
    const Index3& dims = geometry.dims();
    return {{0, 0, 0}, {dims[0] - 1, dims[1] - 1, dims[2] - 1}};
}

}  // namespace

class SurfaceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBallHasItsVolume_data() {
        QTest::addColumn<double>("sign");
        QTest::newRow("right-handed grid") << 1.0;
        QTest::newRow("mirrored grid") << -1.0;
    }
    /// The surface encloses the ball's volume, every normal points away from its middle, also on a mirrored grid.
    void aBallHasItsVolume() {
        QFETCH(double, sign);
        const Geometry geometry({40, 40, 24}, {{{sign, 0, 0}, {0, 1, 0}, {0, 0, 1.5}}}, {5, -7, 100});
        JobControl control;
        const LabelBlock block = takeBlock(ball(geometry), 3, whole(geometry));
        const Surface surface = buildSurface(block, geometry, control);
        const double expected = 4.0 / 3.0 * std::numbers::pi * std::pow(kRadius, 3);
        QVERIFY2(std::abs(surface.volume() / expected - 1.0) < 0.06, qPrintable(QString::number(surface.volume())));
        const Vector3 middle = geometry.toLps({19.5, 19.5, 11.5});
        for (std::size_t i = 0; i < surface.points.size(); i += 3) {
            const Vector3 out{surface.points[i] - middle[0], surface.points[i + 1] - middle[1],
                              surface.points[i + 2] - middle[2]};
            const double along =
                out[0] * surface.normals[i] + out[1] * surface.normals[i + 1] + out[2] * surface.normals[i + 2];
            QVERIFY(along > 0.7 * std::hypot(out[0], out[1], out[2]));
        }
    }

    /// A label at the scan's border has a closed surface, an empty one has none, a big one is sampled.
    void bordersAndBigLabels() {
        const Geometry geometry = Geometry::plain({10, 10, 10}, {1, 1, 1});
        LabelMap labels(geometry);
        std::fill(labels.labels().begin(), labels.labels().end(), std::uint16_t(1));
        JobControl control;
        const Surface full = buildSurface(takeBlock(labels, 1, whole(geometry)), geometry, control);
        QVERIFY(full.volume() > 600.0 && full.volume() < 1001.0);  // corners are rounded
        QVERIFY(buildSurface(takeBlock(labels, 2, whole(geometry)), geometry, control).triangles.empty());
        const Geometry big = Geometry::plain({300, 300, 200}, {1, 1, 1});
        LabelMap all(big);
        std::fill(all.labels().begin(), all.labels().end(), std::uint16_t(1));
        const LabelBlock block = takeBlock(all, 1, whole(big));
        QVERIFY(block.step > 1 && block.inside.size() < 8'000'000);
    }

    /// Of every second sample, as if it had been taken so; the rim stays background.
    void thinning() {
        const Geometry geometry = Geometry::plain({40, 41, 24}, {1, 1, 1.5});
        const LabelMap labels = ball(geometry);
        const LabelBlock thin = thinned(takeBlock(labels, 3, whole(geometry)), 2);
        QVERIFY(thin.dims == (Index3{22, 23, 14}) && thin.first == (Index3{-2, -2, -2}) && thin.step == 2);
        const LabelBlock taken = takeBlock(labels, 3, whole(geometry), 2);
        QVERIFY(thin.inside == taken.inside && thin.dims == taken.dims && thin.first == taken.first);
        QVERIFY(thin.box == taken.box && !thin.box.empty());
    }

    /// 23 thousand single voxels would have eight triangles each.
    void tooManyTriangles() {
        const Geometry geometry = Geometry::plain({60, 100, 100}, {1, 1, 1});
        LabelMap labels(geometry);
        for (std::size_t i = 0; i < labels.labels().size(); ++i) {
            const Index3 voxel = geometry.voxelAt(i);
            labels.labels()[i] = voxel[0] % 3 == 1 && voxel[1] % 3 == 1 && voxel[2] % 3 == 1;
        }
        JobControl control;
        const Surface surface = buildSurface(takeBlock(labels, 1, whole(geometry)), geometry, control);
        QCOMPARE(surface.step, 2);
        QVERIFY(!surface.triangles.empty() && surface.triangles.size() / 3 <= kMostTriangles);
    }

    void cancelling() {
        const Geometry geometry = Geometry::plain({40, 40, 24}, {1, 1, 1.5});
        JobControl control;
        control.cancel();
        QVERIFY_THROWS_EXCEPTION(Error, buildSurface(takeBlock(ball(geometry), 3, whole(geometry)), geometry, control));
    }

    /// Through the real view: the label is seen in its colour, follows an edit, hides, and a click goes to it.
    void theViewShowsAndFollows() {
        if (!SurfaceScene::available()) {
            QSKIP("There is no OpenGL on this display.");
        }
        Workspace workspace;
        LoadedScan scan{
            Volume(Geometry::plain({40, 40, 24}, {1, 1, 1.5}), 1.0F), "/here/ball.nii", "ball.nii", "k", {}, {}};
        LabelTable table;
        table.add({3, "Ball", {250, 40, 40}, true});
        const LabelMap labels = ball(scan.volume.geometry());
        workspace.setScan(std::move(*OpenedScan::prepare(std::move(scan), labels, table)));
        SurfaceView view(workspace);
        view.resize(300, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTRY_VERIFY(view.settled());
        const auto red = [&view] {
            const QImage shot = view.grab().toImage();
            int count = 0;
            for (int y = 0; y < shot.height(); ++y) {
                for (int x = 0; x < shot.width(); ++x) {
                    const QColor colour = shot.pixelColor(x, y);
                    count += colour.red() > colour.green() + 40 && colour.red() > colour.blue() + 40;
                }
            }
            return count;
        };
        const int seen = red();
        QVERIFY2(seen > 1500, qPrintable(QString::number(seen)));
        workspace.setCursor({0, 0, 0});
        QTest::mouseClick(&view, Qt::LeftButton, Qt::NoModifier, view.rect().center());
        const Vector3 hit = workspace.geometry().toLps(
            {double(workspace.cursor()[0]), double(workspace.cursor()[1]), double(workspace.cursor()[2])});
        QVERIFY(std::abs(std::hypot(hit[0] - 19.5, hit[1] - 19.5, hit[2] - 17.25) - kRadius) < 3.0);
        LabelEditor& editor = workspace.beginEdit(QStringLiteral("Cut"));
        for (std::size_t i = 0; i < editor.map().labels().size() / 2; ++i) {
            editor.put(i, 0);
        }
        workspace.finishEdit();
        QTRY_VERIFY(view.settled());
        QVERIFY(red() < 0.85 * seen);
        workspace.setCursor({1, 1, 1});
        QVERIFY(!view.settled());  // drawn once it rests
        QTRY_VERIFY(view.settled());
        workspace.beginEdit(QStringLiteral("Stroke"));
        workspace.setCursor({2, 2, 2});
        QTest::qWait(300);
        QVERIFY(!view.settled());  // and no edit is open
        workspace.finishEdit();
        QTRY_VERIFY(view.settled());
        workspace.setVisible(3, false);
        QCOMPARE(red(), 0);
    }

    /// Without OpenGL the pane says so and nothing else happens.
    void withoutOpenGl() {
        if (SurfaceScene::available()) {
            QSKIP("This display has OpenGL.");
        }
        Workspace workspace;
        SurfaceView view(workspace);
        QVERIFY(!view.available() && view.settled());
        view.resize(200, 200);
        QVERIFY(!view.grab().isNull());
    }
};

QTEST_MAIN(SurfaceTest)
#include "SurfaceTest.moc"
