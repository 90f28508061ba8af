// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/ResampleLabels.h"

#include "core/base/Error.h"
#include "core/base/RandomStream.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace exemplar;

namespace {

LabelMap randomLabels(const Geometry& geometry, RandomStream& random) {
    LabelMap labels(geometry);
    for (std::uint16_t& label : labels.labels()) {
        label = static_cast<std::uint16_t>(random.index(4));
    }
    return labels;
}

}  // namespace

class ResampleLabelsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameGridChangesNothing() {
        RandomStream random(1);
        const LabelMap labels =
            randomLabels(Geometry({7, 6, 5}, {{{1, 0.2, 0}, {0, 2, 0}, {0, 0, 3}}}, {4, 5, 6}), random);
        JobControl control;
        const ResampledLabels result = resampleLabels(labels, labels.geometry(), control);
        QVERIFY(result.labels.labels() == labels.labels());
        for (const LabelLoss& loss : result.losses) {
            QVERIFY(std::abs(loss.before - loss.after) < 1e-12 && loss.outside == 0.0);
        }
    }

    /// Turned by half a right angle and shifted: every voxel takes the label of the nearest centre, found by looking at
    /// all of them.
    void theNearestCentreIsTaken() {
        RandomStream random(2);
        const LabelMap labels = randomLabels(Geometry::plain({9, 8, 6}, {2, 2, 2}), random);
        const double c = 2.0 * std::cos(0.7), s = 2.0 * std::sin(0.7);
        const Geometry target({11, 10, 7}, {{{c, -s, 0}, {s, c, 0}, {0, 0, 2}}}, {3.1, -6.3, 1.2});
        JobControl control;
        const ResampledLabels result = resampleLabels(labels, target, control);
        int inside = 0;
        for (std::size_t offset = 0; offset < result.labels.labels().size(); ++offset) {
            const Index3 voxel = target.voxelAt(offset);
            const Vector3 place = target.toLps({double(voxel[0]), double(voxel[1]), double(voxel[2])});
            double best = std::numeric_limits<double>::max(), second = best;
            std::uint16_t expected = 0;
            for (std::size_t other = 0; other < labels.labels().size(); ++other) {
                const Index3 there = labels.geometry().voxelAt(other);
                double distance = 0.0;
                for (std::size_t d = 0; d < 3; ++d) {
                    distance += std::pow(2.0 * there[d] - place[d], 2);
                }
                if (distance < best) {
                    second = best;
                    best = distance;
                    expected = labels.labels()[other];
                } else {
                    second = std::min(second, distance);
                }
            }
            bool covered = true;
            for (std::size_t d = 0; d < 3; ++d) {
                covered = covered && place[d] / 2.0 > -0.5 && place[d] / 2.0 < labels.geometry().dims()[d] - 0.5;
            }
            inside += covered;
            if (second - best > 1e-9) {
                QCOMPARE(result.labels.labels()[offset], covered ? expected : std::uint16_t(0));
            }
        }
        QVERIFY(inside > 100);
    }

    void lossesAreCounted() {
        LabelMap labels(Geometry::plain({10, 4, 4}, {10, 10, 10}));  // a voxel is one ml
        for (int i = 0; i < 10; ++i) {
            labels.labels()[labels.offset({i, 1, 1})] = 5;
        }
        JobControl control;
        const auto losses = resampleLabels(labels, Geometry::plain({7, 4, 4}, {10, 10, 10}), control).losses;
        QCOMPARE(losses.size(), std::size_t(1));
        QVERIFY(losses[0].id == 5 && std::abs(losses[0].before - 10) < 1e-9 && std::abs(losses[0].after - 7) < 1e-9 &&
                std::abs(losses[0].outside - 3) < 1e-9);
        control.cancel();
        QVERIFY_EXCEPTION_THROWN(resampleLabels(labels, labels.geometry(), control), Error);
    }
};

QTEST_APPLESS_MAIN(ResampleLabelsTest)
#include "ResampleLabelsTest.moc"
