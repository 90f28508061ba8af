// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/StructureEnds.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace exemplar;

namespace {

Mask disc(double radius) {
    Mask mask(41, 41);
    for (int y = 0; y < 41; ++y) {
        for (int x = 0; x < 41; ++x) {
            mask.at(x, y) = (x - 20) * (x - 20) + (y - 20) * (y - 20) <= radius * radius ? 1 : 0;
        }
    }
    return mask;
}

LabelImage labelled(double radius) {
    const Mask mask = disc(radius);
    LabelImage labels(41, 41);
    std::copy(mask.pixels().begin(), mask.pixels().end(), labels.pixels().begin());
    return labels;
}

}  // namespace

/// Where structures end beyond the outermost given slice.
class StructureEndsTest final : public QObject {
    Q_OBJECT

    SliceGrid m_grid{1.0, 1.0, 3.0, 1.0};
    LabelTable m_one;

    StructureEnd endOf(const std::map<int, LabelImage>& given) const {
        return endsBeyond(given.rbegin()->first, given, m_one, m_grid).front();
    }

private Q_SLOTS:
    void init() { m_one.ensure(1); }

    /// Sections of radius 12 and 10, 6 mm apart: a ball goes on for 6.9 mm beyond the middle's distance; twice that,
    /// and no more than 1.35 radii.
    void balls() {
        const StructureEnd end = endOf({{0, labelled(12)}, {2, labelled(10)}});
        QVERIFY(!end.tube);
        QVERIFY2(std::abs(end.radius - 10.0) < 0.3, qPrintable(QString::number(end.radius)));
        const double middle = (144.0 - 100.0 + 36.0) / 12.0;
        const double expected = std::min(2.0 * (std::hypot(10.0, middle) - middle), 13.5);
        QVERIFY2(std::abs(end.reach - expected) < 1.0, qPrintable(QString::number(end.reach)));
        QCOMPARE(end.lost(0.0), 0.0);
        QVERIFY(end.lost(0.5 * end.reach) < 0.5 * end.depth);
        QCOMPARE(end.lost(2.0 * end.reach), end.depth);
    }

    void tubes() {
        const StructureEnd end = endOf({{0, labelled(4)}, {30, labelled(4)}});
        QVERIFY(end.tube);
        QCOMPARE(end.reach, 45.0);
    }

    /// Shown on one slice alone: after two radii what is not as wide any more ends.
    void aloneOnItsSlice() {
        const StructureEnd end = endOf({{0, labelled(5)}});
        QCOMPARE(end.reach, 0.0);
        QVERIFY(!end.reachedAt(9.0, disc(2), m_grid));
        QVERIFY(end.reachedAt(12.0, disc(2), m_grid));
        QVERIFY(!end.reachedAt(12.0, disc(5), m_grid));
        QVERIFY(end.reachedAt(3.0, Mask(41, 41), m_grid));
    }

    /// Before the expected end the model may find that there is nothing.
    void endsWhereTheModelIsNotSure() {
        StructureEnd end;
        end.reach = 30.0;
        QVERIFY(!end.endsBefore(3.0, disc(5), 0.80, 80, m_grid));
        QVERIFY(!end.endsBefore(6.0, disc(5), 0.61, 90, m_grid));
        QVERIFY(end.endsBefore(9.0, disc(5), 0.59, 80, m_grid));
    }

    /// Beyond it a structure goes on as long as the model is as sure of it as at first, and it does not grow.
    void goesOnBeyondTheExpectedEnd() {
        const auto atTheEnd = [this](double certainty, double pixels) {
            StructureEnd end;
            end.reach = 6.0;
            return std::array{end.endsBefore(3.0, disc(5), 0.80, 80, m_grid),
                              end.endsBefore(6.0, disc(5), 0.80, 60, m_grid),
                              end.endsBefore(9.0, disc(5), certainty, pixels, m_grid)};
        };
        QCOMPARE(atTheEnd(0.70, 50), (std::array{false, false, false}));
        QCOMPARE(atTheEnd(0.66, 50), (std::array{false, false, true}));   // less sure
        QCOMPARE(atTheEnd(0.80, 65), (std::array{false, false, false}));  // about as small as before
        QCOMPARE(atTheEnd(0.80, 85), (std::array{false, false, true}));   // grows: something else
    }

    /// What is found by its name goes on however sure the model is, as long as it does not grow.
    void goesOnWhereItsNameFindsIt() {
        const auto ends = [this](double pixels, bool named) {
            StructureEnd end;
            end.reach = 6.0;
            end.endsBefore(3.0, disc(5), 0.80, 80, m_grid, named);
            return end.endsBefore(9.0, disc(5), 0.30, pixels, m_grid, named);
        };
        QVERIFY(ends(70, false));
        QVERIFY(!ends(70, true));
        QVERIFY(ends(110, true));
    }
};

QTEST_APPLESS_MAIN(StructureEndsTest)
#include "StructureEndsTest.moc"
