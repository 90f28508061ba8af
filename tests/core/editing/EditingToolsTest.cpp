// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/editing/Brush.h"
#include "core/editing/Islands.h"
#include "core/editing/Polygon.h"
#include "core/editing/RegionGrowing.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace exemplar;

namespace {

LabelEditor editorOf(Index3 dims, Vector3 spacing) {
    LabelEditor editor{LabelMap(Geometry::plain(dims, spacing))};
    editor.begin("test");
    return editor;
}

std::size_t countOf(const LabelEditor& editor, std::uint16_t label) {
    return static_cast<std::size_t>(std::count(editor.map().labels().begin(), editor.map().labels().end(), label));
}

void box(LabelEditor& editor, Index3 first, Index3 last, std::uint16_t label) {
    for (int k = first[2]; k <= last[2]; ++k) {
        for (int j = first[1]; j <= last[1]; ++j) {
            for (int i = first[0]; i <= last[0]; ++i) {
                editor.put(Index3{i, j, k}, label);
            }
        }
    }
}

}  // namespace

class EditingToolsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A round brush is round in millimetres, also where voxels are not square.
    void aFlatStampIsADisc() {
        LabelEditor editor = editorOf({80, 60, 9}, {0.5, 1.0, 3.0});
        const VoxelBox changed = paintStroke(editor, {6.0, false, Axis::Axial}, {40, 30, 4}, {40, 30, 4}, 1);
        QVERIFY(changed == (VoxelBox{{28, 24, 4}, {52, 36, 4}}));
        const double area = static_cast<double>(countOf(editor, 1)) * 0.5;
        QVERIFY2(std::abs(area - 3.14159 * 36) < 6, qPrintable(QString::number(area)));
    }

    void aBallIsABallAndACubeACube() {
        LabelEditor editor = editorOf({40, 40, 40}, {1, 1, 1});
        paintStroke(editor, {7.0, false, std::nullopt}, {20, 20, 20}, {20, 20, 20}, 1);
        QVERIFY(std::abs(static_cast<double>(countOf(editor, 1)) - 4.18879 * 343) < 30);
        paintStroke(editor, {3.0, true, std::nullopt}, {20, 20, 20}, {20, 20, 20}, 2);
        QCOMPARE(countOf(editor, 2), std::size_t(343));
    }

    /// A quick stroke has no gaps: it is the area swept.
    void aStrokeIsSwept() {
        LabelEditor editor = editorOf({120, 40, 3}, {1, 1, 1});
        paintStroke(editor, {4.0, false, Axis::Axial}, {15, 20, 1}, {105, 20, 1}, 1);
        for (int i = 15; i <= 105; ++i) {
            QCOMPARE(editor.map().labels()[editor.map().offset({i, 24, 1})], std::uint16_t(1));
        }
        QVERIFY(std::abs(static_cast<double>(countOf(editor, 1)) - (90 * 9 + 3.14159 * 16)) < 25);
    }

    void theSmallestBrushPaintsOneVoxel() {
        LabelEditor editor = editorOf({10, 10, 10}, {2, 2, 2});
        paintStroke(editor, {0.1, false, Axis::Coronal}, {3.4, 4.3, 5.2}, {3.4, 4.3, 5.2}, 1);
        QCOMPARE(countOf(editor, 1), std::size_t(1));
        QCOMPARE(editor.map().labels()[editor.map().offset({3, 4, 5})], std::uint16_t(1));
    }

    void brushesStopAtTheBorder() {
        LabelEditor editor = editorOf({10, 10, 4}, {1, 1, 1});
        QVERIFY(!paintStroke(editor, {50.0, false, std::nullopt}, {-3, 20, 1}, {4, 4, 9}, 1).empty());
        QVERIFY(paintStroke(editor, {2.0, false, Axis::Axial}, {100, 100, 100}, {100, 100, 100}, 1).empty());
        QVERIFY(paintStroke(editor, {2.0, false, Axis::Axial}, {-50, 3, 1}, {-50, 3, 1}, 2).empty());
    }

    void limitsAreKept() {
        LabelEditor editor = editorOf({30, 30, 1}, {1, 1, 1});
        box(editor, {10, 0, 0}, {14, 29, 0}, 7);
        Volume scan(editor.map().geometry());
        for (int j = 0; j < 30; ++j) {
            for (int i = 0; i < 30; ++i) {
                scan.voxels()[scan.offset({i, j, 0})] = static_cast<float>(j);
            }
        }
        PaintLimits limits;
        limits.over = std::uint16_t{0};
        limits.intensities = {10.0F, 12.0F};
        limits.scan = &scan;
        paintStroke(editor, {100.0, true, Axis::Axial}, {15, 15, 0}, {15, 15, 0}, 1, limits);
        QCOMPARE(countOf(editor, 1), std::size_t(3 * 25));
        QCOMPARE(countOf(editor, 7), std::size_t(5 * 30));
    }

    void polygonsAreEvenOdd() {
        const Mask square = polygonMask({{2, 3}, {12, 3}, {12, 9}, {2, 9}}, 20, 20);
        QCOMPARE(std::count(square.pixels().begin(), square.pixels().end(), 1), 11 * 6);
        // A loop inside a loop, drawn in one go, is a hole.
        const Mask ring = polygonMask(
            {{1, 1}, {18, 1}, {18, 18}, {1, 18}, {1, 1}, {6, 6}, {12, 6}, {12, 12}, {6, 12}, {6, 6}}, 20, 20);
        QVERIFY(ring.at(3, 3) == 1 && ring.at(9, 9) == 0);
        const Mask none = polygonMask({{1, 1}, {5, 5}}, 20, 20);
        QCOMPARE(std::count(none.pixels().begin(), none.pixels().end(), 1), 0);
        const Mask outside = polygonMask({{-1e9, -5}, {1e9, -5}, {1e9, 50}, {-1e9, 50}}, 20, 20);
        QCOMPARE(std::count(outside.pixels().begin(), outside.pixels().end(), 1), 400);
    }

    void polygonsGoIntoTheirSlice() {
        for (const Axis axis : {Axis::Axial, Axis::Coronal, Axis::Sagittal}) {
            LabelEditor editor = editorOf({24, 22, 20}, {1, 1, 1});
            const SlicePlane plane(editor.map().geometry(), axis);
            fillPolygon(editor, plane, 7, {{3, 3}, {9, 3}, {9, 9}, {3, 9}}, 4);
            QCOMPARE(plane.labelledSlices(editor.map()), std::vector<int>{7});
            QCOMPARE(plane.extract(editor.map(), 7).at(5, 5), std::uint16_t(4));
            QVERIFY_EXCEPTION_THROWN(fillPolygon(editor, plane, 99, {{0, 0}, {5, 0}, {5, 5}}, 1), Error);
        }
    }

    void floodsStopAtLabelsAndSlices() {
        LabelEditor editor = editorOf({20, 20, 5}, {1, 1, 1});
        box(editor, {10, 0, 0}, {10, 19, 4}, 9);  // a wall
        JobControl control;
        floodFill(editor, {3, 3, 2}, 1, {Axis::Axial, {}}, control);
        QCOMPARE(countOf(editor, 1), std::size_t(10 * 20));
        floodFill(editor, {15, 3, 2}, 2, {std::nullopt, {}}, control);
        QCOMPARE(countOf(editor, 2), std::size_t(9 * 20 * 5));
        floodFill(editor, {10, 0, 0}, 3, {std::nullopt, {}}, control);  // the wall itself
        QCOMPARE(countOf(editor, 9), std::size_t(0));
        QVERIFY(floodFill(editor, {10, 0, 0}, 3, {std::nullopt, {}}, control).empty());
    }

    void floodsFollowIntensities() {
        LabelEditor editor = editorOf({20, 20, 1}, {1, 1, 1});
        Volume scan(editor.map().geometry(), 100.0F);
        for (int i = 4; i < 12; ++i) {
            scan.voxels()[scan.offset({i, 6, 0})] = 200.0F;
        }
        JobControl control;
        FillReach reach;
        reach.limits.scan = &scan;
        reach.limits.intensities = {150.0F, 250.0F};
        floodFill(editor, {5, 6, 0}, 1, reach, control);
        QCOMPARE(countOf(editor, 1), std::size_t(8));
        QVERIFY(floodFill(editor, {0, 0, 0}, 2, reach, control).empty());
    }

    void islandsGo() {
        LabelEditor editor = editorOf({30, 20, 6}, {1, 1, 1});
        box(editor, {1, 1, 1}, {9, 9, 3}, 1);
        box(editor, {15, 2, 2}, {17, 4, 2}, 1);
        box(editor, {25, 2, 2}, {25, 2, 2}, 1);
        box(editor, {20, 10, 2}, {21, 11, 2}, 2);
        JobControl control;
        removeIslands(editor, {1, std::nullopt}, 5, control);
        QCOMPARE(countOf(editor, 1), std::size_t(9 * 9 * 3 + 9));
        removeIslands(editor, {1, std::nullopt}, 0, control);
        QCOMPARE(countOf(editor, 1), std::size_t(9 * 9 * 3));
        QCOMPARE(countOf(editor, 2), std::size_t(4));
    }

    /// Of two equal parts one stays; slices can be told apart.
    void islandsOfSlices() {
        LabelEditor editor = editorOf({30, 20, 4}, {1, 1, 1});
        box(editor, {1, 1, 0}, {3, 3, 1}, 1);
        box(editor, {10, 1, 0}, {12, 3, 0}, 1);
        JobControl control;
        removeIslands(editor, {1, Axis::Axial}, 0, control);
        QCOMPARE(countOf(editor, 1), std::size_t(18));
    }

    void holesAreFilled() {
        LabelEditor editor = editorOf({20, 20, 9}, {1, 1, 1});
        box(editor, {2, 2, 2}, {12, 12, 6}, 1);
        box(editor, {5, 5, 4}, {6, 6, 4}, 0);    // a hole on all sides
        box(editor, {9, 9, 0}, {9, 9, 8}, 0);    // a tunnel: a hole of slices only
        box(editor, {3, 10, 3}, {3, 10, 3}, 2);  // another label
        JobControl control;
        fillHoles(editor, {1, std::nullopt}, control);
        QCOMPARE(countOf(editor, 1), std::size_t(11 * 11 * 5 - 5 - 1));
        fillHoles(editor, {1, Axis::Axial}, control);
        QCOMPARE(countOf(editor, 1), std::size_t(11 * 11 * 5 - 1));
        QCOMPARE(countOf(editor, 2), std::size_t(1));
    }

    void cancelledToolsLeaveNothing() {
        LabelEditor editor = editorOf({128, 128, 32}, {1, 1, 1});
        JobControl control;
        control.cancel();
        QVERIFY_EXCEPTION_THROWN(floodFill(editor, {3, 3, 3}, 1, {std::nullopt, {}}, control), Error);
        QVERIFY_EXCEPTION_THROWN(fillHoles(editor, {1, std::nullopt}, control), Error);
        editor.abandon();
        QCOMPARE(countOf(editor, 0), std::size_t(128 * 128 * 32));
    }
};

QTEST_APPLESS_MAIN(EditingToolsTest)
#include "EditingToolsTest.moc"
