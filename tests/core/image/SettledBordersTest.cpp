// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/base/RandomStream.h"
#include "core/image/SettledBorders.h"
#include "tests/support/SliceDice.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace exemplar;

namespace {

constexpr int kSide = 128, kSlices = 3;

/// Noisy slices of 0.4 with a disc of 0.6, radius 20.
struct Scene {
    std::map<int, Image> pictures;
    std::map<int, LabelImage> truth, drawn;

    Scene() {
        RandomStream random = RandomStream::fork(1, 2);
        for (int z = 0; z < kSlices; ++z) {
            truth[z] = disc(20);
            drawn[z] = disc(17);
            pictures[z] = Image(kSide, kSide);
            for (std::size_t i = 0; i < truth[z].size(); ++i) {
                pictures[z].pixels()[i] =
                    static_cast<float>((truth[z].pixels()[i] != 0 ? 0.6 : 0.4) + 0.03 * random.normal());
            }
        }
    }
    static LabelImage disc(double radius) {
        LabelImage labels(kSide, kSide);
        for (int y = 0; y < kSide; ++y) {
            for (int x = 0; x < kSide; ++x) {
                labels.at(x, y) = std::hypot(x - 64, y - 64) <= radius ? 5 : 0;
            }
        }
        return labels;
    }
    std::map<int, LabelImage> settled(std::optional<double> weight, bool mayVanish = true) const {
        std::map<int, LabelImage> slices = drawn;
        JobControl control;
        settleBorders(
            slices, 5, weight, {}, [this](int slice) { return pictures.at(slice); },
            [mayVanish](int) { return mayVanish; }, control);
        return slices;
    }
    double dice(const std::map<int, LabelImage>& slices) const { return diceOf(truth, slices, 5); }
};

}  // namespace

class SettledBordersTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bordersGoWhereTheTissueChanges() {
        const Scene scene;
        QVERIFY(scene.dice(scene.drawn) < 0.94);
        QVERIFY(scene.dice(scene.settled(0.5)) > 0.965);
        QVERIFY(scene.settled(0.0) == scene.drawn);
    }

    /// Nobody knows the weight: what looks unlike its surroundings has one, what looks like much of them has none.
    void withoutAWeightLooksDecide() {
        Scene scene;
        QVERIFY(scene.dice(scene.settled({})) > 0.965);
        for (auto& [z, picture] : scene.pictures) {
            for (int y = 0; y < kSide; ++y) {
                for (int x = 0; x < kSide; ++x) {
                    if (std::hypot(x - 64, y - 64) > 28) {
                        picture.at(x, y) = y / 8 % 2 == 0 ? 0.6F : 0.4F;
                    }
                }
            }
        }
        QVERIFY(scene.settled({}) == scene.drawn);
        QVERIFY(scene.settled(0.75) != scene.drawn);
    }

    void whatOthersHaveStaysTheirs() {
        Scene scene;
        scene.drawn[1].at(64, 83) = 9;  // within the disc, outside what was drawn of it
        const auto after = scene.settled(0.5);
        QCOMPARE(int(after.at(1).at(64, 83)), 9);
        QCOMPARE(int(after.at(1).at(64, 82)), 5);
    }

    /// A slice that shows nothing of it, where it was drawn small.
    void vanishesWhereItMay() {
        Scene scene;
        std::fill(scene.pictures[2].pixels().begin(), scene.pictures[2].pixels().end(), 0.4F);
        scene.drawn[2] = Scene::disc(4);
        const auto shown = [](const LabelImage& labels) {
            return std::any_of(labels.pixels().begin(), labels.pixels().end(), [](auto label) { return label != 0; });
        };
        QVERIFY(!shown(scene.settled(0.75).at(2)));
        QVERIFY(scene.settled(0.75, false).at(2) == scene.drawn[2]);
    }

    void canBeCancelled() {
        Scene scene;
        JobControl control;
        control.cancel();
        const auto before = scene.drawn;
        QVERIFY_THROWS_EXCEPTION(Error, settleBorders(
                                            scene.drawn, 5, 0.5, {}, [&](int z) { return scene.pictures.at(z); },
                                            [](int) { return true; }, control));
        QVERIFY(scene.drawn == before);
    }
};

QTEST_GUILESS_MAIN(SettledBordersTest)
#include "SettledBordersTest.moc"
