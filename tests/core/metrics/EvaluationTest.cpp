// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/metrics/Evaluation.h"
#include "core/metrics/Overlap.h"
#include "core/metrics/SurfaceDistance.h"
#include "core/metrics/VolumeStatistics.h"
#include "tests/support/MergedAal.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

using namespace exemplar;

namespace {

void compare(const std::vector<LabelScore>& scores, const nlohmann::json& expected) {
    const auto number = [](const nlohmann::json& value) {
        return value.is_string() ? std::numeric_limits<double>::infinity() : value.get<double>();
    };
    const auto close = [](double a, double b) { return a == b || std::abs(a - b) < 1e-9 * std::max(1.0, std::abs(b)); };
    QCOMPARE(scores.size(), expected.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const LabelScore& score = scores[i];
        const auto& golden = expected[i];
        QCOMPARE(score.label, golden["label"].get<std::uint16_t>());
        QCOMPARE(score.truthVoxels, golden["truthVoxels"].get<std::size_t>());
        QCOMPARE(score.resultVoxels, golden["resultVoxels"].get<std::size_t>());
        for (const auto& [name, value] : {std::pair{"dice", score.dice},
                                          {"jaccard", score.jaccard},
                                          {"hd95", score.hd95},
                                          {"assd", score.assd},
                                          {"surfaceDice", score.surfaceDice}}) {
            QVERIFY2(close(value, number(golden[name])), qPrintable(QString("label %1, %2: %3, SciPy %4")
                                                                        .arg(score.label)
                                                                        .arg(name)
                                                                        .arg(value)
                                                                        .arg(number(golden[name]))));
        }
    }
}

LabelMap ellipsoids(const nlohmann::json& shapes, Index3 dims, Vector3 spacing) {
    LabelMap labels(Geometry::plain(dims, spacing));
    for (const auto& shape : shapes) {
        const auto c = shape["centre"].get<Vector3>(), r = shape["radii"].get<Vector3>();
        for (int k = 0; k < dims[2]; ++k) {
            for (int j = 0; j < dims[1]; ++j) {
                for (int i = 0; i < dims[0]; ++i) {
                    const double x = (i - c[0]) / r[0], y = (j - c[1]) / r[1], z = (k - c[2]) / r[2];
                    if (x * x + y * y + z * z <= 1.0) {
                        labels.labels()[labels.offset({i, j, k})] = shape["label"];
                    }
                }
            }
        }
    }
    return labels;
}

LabelMap shiftedAndCut(const LabelMap& labels, Index3 shift, int cutFrom) {
    LabelMap result(labels.geometry());
    const Index3 dims = labels.geometry().dims();
    for (int k = 0; k < dims[2]; ++k) {
        for (int j = 0; j < dims[1]; ++j) {
            for (int i = 0; i < dims[0]; ++i) {
                const Index3 from{i - shift[0], j - shift[1], k - shift[2]};
                bool known = cutFrom < 0 || i < cutFrom;
                for (int axis = 0; axis < 3; ++axis) {
                    known = known && from[axis] >= 0 && from[axis] < dims[axis];
                }
                if (known) {
                    result.labels()[result.offset({i, j, k})] = labels.labels()[labels.offset(from)];
                }
            }
        }
    }
    return result;
}

}  // namespace

class EvaluationTest final : public QObject {
    Q_OBJECT

private:
    nlohmann::json m_golden;

private Q_SLOTS:
    void initTestCase() {
        m_golden = nlohmann::json::parse(readFile(EXEMPLAR_SOURCE_DIR "/tests/data/metric_golden.json"));
    }

    void ellipsoidsMatchScipy() {
        const auto& golden = m_golden["ellipsoids"];
        const auto dims = golden["dims"].get<Index3>();
        const auto spacing = golden["spacing"].get<Vector3>();
        const LabelMap truth = ellipsoids(golden["truth"], dims, spacing);
        const LabelMap result = ellipsoids(golden["result"], dims, spacing);
        EvaluateOptions options;
        options.toleranceMm = golden["tolerance"];
        compare(evaluate(truth, result, options), golden["whole"]);
        options.excludeSlices = golden["exclude"].get<std::vector<int>>();
        compare(evaluate(truth, result, options), golden["excluded"]);
    }

    void realLabelMapsMatchScipy() {
        for (const auto& golden : m_golden["aal"]) {
            const auto truth = mergedAal(golden["spacing"].get<Vector3>());
            if (!truth) {
                QSKIP("AAL's labels are missing; install mricron-data");
            }
            EvaluateOptions options;
            options.toleranceMm = golden["tolerance"];
            options.excludeSlices = golden["exclude"].get<std::vector<int>>();
            compare(evaluate(*truth, shiftedAndCut(*truth, golden["shift"].get<Index3>(), golden["cutFrom"]), options),
                    golden["scores"]);
        }
    }

    void oneVoxelApart() {
        LabelMap truth(Geometry::plain({5, 5, 5}, {1, 2, 4})), result = truth;
        truth.labels()[truth.offset({2, 2, 1})] = 1;
        result.labels()[result.offset({2, 2, 3})] = 1;
        const LabelScore score = evaluate(truth, result).front();
        QCOMPARE(score.dice, 0.0);
        QCOMPARE(score.hd95, 8.0);
        QCOMPARE(score.assd, 8.0);
        QCOMPARE(score.surfaceDice, 0.0);
        QCOMPARE(score.truthMl, 0.008);
    }

    void emptyMasks() {
        LabelMap truth(Geometry::plain({4, 4, 4}, {1, 1, 1})), result = truth;
        truth.labels()[5] = 2;
        EvaluateOptions options;
        options.labels = {1, 2};
        const auto scores = evaluate(truth, result, options);
        QVERIFY(scores[0].bothEmpty());
        QCOMPARE(scores[0].dice, 1.0);
        QCOMPARE(scores[0].surfaceDice, 1.0);
        QCOMPARE(scores[0].hd95, 0.0);
        QVERIFY(scores[1].oneEmpty());
        QCOMPARE(scores[1].dice, 0.0);
        QVERIFY(std::isinf(scores[1].hd95) && std::isinf(scores[1].assd));
        const LabelScore mean = meanScore(scores);
        QCOMPARE(mean.dice, 0.0);  // the label that neither has is left out
        QVERIFY(std::isnan(mean.hd95));
    }

    void cuttingSlicesOutAddsNoSurface() {
        // A column through the whole volume: its ends are surface, the cut in its middle is not.
        const std::array<int, 3> dims{3, 3, 5};
        std::vector<std::uint8_t> mask(45, 1), leftOut(45, 0);
        for (int i = 18; i < 27; ++i) {
            leftOut[static_cast<std::size_t>(i)] = 1;  // k = 2
        }
        const auto surface = surfaceVoxels(mask, dims, leftOut);
        QCOMPARE(surface[9 + 4], std::uint8_t(0));   // centre of k = 1, next to the cut
        QCOMPARE(surface[18 + 0], std::uint8_t(0));  // left out
        QCOMPARE(surface[4], std::uint8_t(1));       // the volume's border
    }

    void refusals() {
        const LabelMap a(Geometry::plain({4, 4, 4}, {1, 1, 1})), b(Geometry::plain({4, 4, 4}, {1, 1, 2}));
        QVERIFY_THROWS_EXCEPTION(Error, evaluate(a, b));
        EvaluateOptions options;
        options.excludeSlices = {4};
        QVERIFY_THROWS_EXCEPTION(Error, evaluate(a, a, options));
        QVERIFY(evaluate(a, a).empty());
        QVERIFY(std::isnan(meanScore({}).dice));
    }

    void percentilesInterpolate() {
        std::vector<double> values{4, 1, 3, 2};
        QCOMPARE(percentile(values, 0.5), 2.5);
        QCOMPARE(percentile(values, 1.0), 4.0);
        QCOMPARE(percentile(values, 0.0), 1.0);
        values.clear();
        QVERIFY(std::isnan(percentile(values, 0.5)));
    }

    void sliceOverlapAndVolumes() {
        LabelImage truth(4, 1), result(4, 1);
        truth.pixels() = {1, 1, 2, 0};
        result.pixels() = {1, 2, 2, 2};
        const auto counts = overlaps(truth, result, {1, 2, 3});
        QCOMPARE(counts[0].dice(), 2.0 / 3.0);
        QCOMPARE(counts[1].jaccard(), 1.0 / 3.0);
        QVERIFY(counts[2].bothEmpty());

        LabelMap labels(Geometry::plain({10, 1, 1}, {2, 5, 10}));
        labels.labels()[0] = labels.labels()[9] = 300;
        const auto statistics = volumeStatistics(labels);
        QCOMPARE(statistics.size(), std::size_t(1));
        QCOMPARE(statistics[0].voxels, std::size_t(2));
        QCOMPARE(statistics[0].millilitres, 0.2);
    }
};

QTEST_APPLESS_MAIN(EvaluationTest)
#include "EvaluationTest.moc"
