// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/LabelStatistics.h"

#include "core/base/Error.h"

#include <QTest>

#include <cmath>

using namespace exemplar;

class LabelStatisticsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// By hand: values 1, 2, 4, 9 of label 2; one voxel of a label that the table does not know.
    void aCaseByHand() {
        const Geometry geometry({4, 3, 2}, {{{2, 0, 0}, {0, 3, 0}, {0, 0, 5}}}, {100, 0, -10});
        Volume scan(geometry);
        LabelMap labels(geometry);
        const auto put = [&](const Index3& voxel, std::uint16_t label, float value) {
            labels.labels()[labels.offset(voxel)] = label;
            scan.voxels()[scan.offset(voxel)] = value;
        };
        put({0, 0, 0}, 2, 1);
        put({1, 0, 0}, 2, 2);
        put({1, 2, 0}, 2, 9);
        put({2, 2, 1}, 2, 4);
        put({3, 1, 1}, 8, -5);
        LabelTable table;
        table.add({1, "unused", {}, true});
        table.add({2, "a, \"b\"", {}, true});
        JobControl control;
        const auto statistics = labelStatistics(scan, labels, table, control);
        QCOMPARE(statistics.size(), std::size_t(2));
        const LabelStatistics& one = statistics[0];
        QVERIFY(one.label == 2 && one.voxels == 4 && one.axialSlices == 2);
        QVERIFY(std::abs(one.millilitres - 0.12) < 1e-12);
        QVERIFY(one.mean == 4.0 && one.median == 3.0 && one.lowest == 1.0 && one.highest == 9.0);
        QVERIFY(std::abs(one.deviation - std::sqrt(38.0 / 3.0)) < 1e-12);
        QVERIFY(std::abs(one.centroid[0] - 102) < 1e-9 && std::abs(one.centroid[1] - 3) < 1e-9 &&
                std::abs(one.centroid[2] + 8.75) < 1e-9);
        QVERIFY(one.first == (Index3{0, 0, 0}) && one.last == (Index3{2, 2, 1}));
        QVERIFY(statistics[1].label == 8 && statistics[1].deviation == 0.0 && statistics[1].median == -5.0);
        const QStringList lines = QString::fromStdString(toCsv(statistics)).split("\r\n");
        QCOMPARE(lines.size(), 4);
        QVERIFY2(lines[1].startsWith("2,\"a, \"\"b\"\"\",4,0.12,2,4,3.5590261,1,3,9,102,3,-8.75,0,0,0,2,2,1"),
                 qPrintable(lines[1]));
        const auto withGaps = labelStatistics(scan, labels, table, control, {1});
        QVERIFY(withGaps[0].madeUp == 1 && withGaps[1].madeUp == 1 && statistics[0].madeUp == 0);
        const QStringList marked = QString::fromStdString(toCsv(withGaps, true)).split("\r\n");
        QVERIFY(marked[0] == lines[0] + ",interpolated_voxels" && marked[1] == lines[1] + ",1");
        control.cancel();
        QVERIFY_EXCEPTION_THROWN(labelStatistics(scan, labels, table, control), Error);
    }
};

QTEST_APPLESS_MAIN(LabelStatisticsTest)
#include "LabelStatisticsTest.moc"
