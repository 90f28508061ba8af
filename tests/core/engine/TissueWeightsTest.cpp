// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/TissueWeights.h"

#include "core/base/RandomStream.h"

#include <QTest>

#include <cmath>

using namespace exemplar;

namespace {

/// A noisy slice of 0.4 with discs: 1 is brighter, 2 looks like what is around it.
Exemplar shown(int slice) {
    RandomStream random = RandomStream::fork(3, static_cast<std::uint64_t>(slice));
    Exemplar result{"scan", "scan", Axis::Axial, slice, {Image(256, 256), 1.0, 1.0, ""}, LabelImage(256, 256)};
    for (int y = 0; y < 256; ++y) {
        for (int x = 0; x < 256; ++x) {
            const std::uint16_t label = std::hypot(x - 80, y - 120 - slice) <= 25    ? 1
                                        : std::hypot(x - 180, y - 120 + slice) <= 25 ? 2
                                                                                     : 0;
            result.labels.at(x, y) = label;
            result.image.pixels.at(x, y) = static_cast<float>((label == 1 ? 0.6 : 0.4) + 0.04 * random.normal());
        }
    }
    return result;
}

ExemplarSet two() {
    ExemplarSet set;
    set.exemplars = {shown(3), shown(9)};
    for (const std::uint16_t label : {1, 2, 3}) {
        set.labels.ensure(label);
    }
    return set;
}

}  // namespace

class TissueWeightsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatTheTissueTellsHasAWeight() {
        const auto weights = tissueWeights(two());
        QCOMPARE(weights.size(), std::size_t(1));  // none of what no exemplar shows either
        QVERIFY(weights.contains(1));
        QVERIFY(weights.at(1) >= 0.25 && weights.at(1) <= 0.75);
    }

    void sameExemplarsSameWeights() { QVERIFY(tissueWeights(two()) == tissueWeights(two())); }

    void onlyWhatTheTissueTellsGrows() {
        JobControl control;
        const std::vector<std::uint16_t> growing = structuresGrowingWithTissue(two(), control);
        QCOMPARE(growing.size(), std::size_t(1));
        QCOMPARE(int(growing.front()), 1);
    }

    /// As bright and as sharp, but in two pieces: what grows from one is not known to be the other.
    void whatIsInPiecesDoesNotGrow() {
        ExemplarSet set = two();
        for (Exemplar& exemplar : set.exemplars) {
            for (std::size_t i = 0; i < exemplar.labels.size(); ++i) {
                if (const int x = static_cast<int>(i % 256); exemplar.labels.pixels()[i] == 1 && x >= 76 && x < 84) {
                    exemplar.labels.pixels()[i] = 0;
                    exemplar.image.pixels.pixels()[i] = 0.4F;
                }
            }
        }
        JobControl control;
        QVERIFY(structuresGrowingWithTissue(set, control).empty());
    }

    /// Much of what is around it is as bright: its border is clear, and yet a part of it would run out.
    void whatLooksLikeItsNeighbourDoesNotGrow() {
        ExemplarSet set = two();
        for (Exemplar& exemplar : set.exemplars) {
            for (int y = 60; y < 180; ++y) {
                for (int x = 100; x < 130; ++x) {
                    exemplar.image.pixels.at(x, y) = 0.6F;
                }
            }
        }
        JobControl control;
        QVERIFY(structuresGrowingWithTissue(set, control).empty());
    }
};

QTEST_GUILESS_MAIN(TissueWeightsTest)
#include "TissueWeightsTest.moc"
