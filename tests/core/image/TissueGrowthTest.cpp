// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/base/RandomStream.h"
#include "core/image/TissueGrowth.h"
#include "tests/support/SliceDice.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace exemplar;

namespace {

constexpr int kSide = 96, kSlices = 24;

/// Noisy, 0.4, and 0.6 in a ball of radius 20 mm; slices are 2 mm apart.
struct Scene {
    std::map<int, Image> pictures;
    std::map<int, LabelImage> truth;
    SliceGrid grid{1.0, 1.0, 2.0, 1.0};

    Scene() {
        RandomStream random = RandomStream::fork(1, 2);
        for (int z = 0; z < kSlices; ++z) {
            pictures[z] = Image(kSide, kSide);
            truth[z] = LabelImage(kSide, kSide);
            for (float& value : pictures[z].pixels()) {
                value = static_cast<float>(0.4 + 0.03 * random.normal());
            }
        }
        ball(48, 48, 20, 7, true);
    }
    void ball(double x, double y, double radius, std::uint16_t label, bool isTruth) {
        for (int z = 0; z < kSlices; ++z) {
            for (int j = 0; j < kSide; ++j) {
                for (int i = 0; i < kSide; ++i) {
                    if (std::hypot(i - x, j - y, 2.0 * (z - 12)) <= radius) {
                        pictures[z].at(i, j) += 0.2F;
                        truth[z].at(i, j) = isTruth ? label : std::uint16_t{0};
                    }
                }
            }
        }
    }
    /// What `keep` keeps of the truth.
    std::map<int, LabelImage> found(const std::function<bool(int x, int y, int z)>& keep) const {
        std::map<int, LabelImage> part = truth;
        for (auto& [z, labels] : part) {
            for (int j = 0; j < kSide; ++j) {
                for (int i = 0; i < kSide; ++i) {
                    if (!keep(i, j, z)) {
                        labels.at(i, j) = 0;
                    }
                }
            }
        }
        return part;
    }
    void grow(std::map<int, LabelImage>& slices) const {
        JobControl control;
        growWithTissue(
            slices, 7, grid, [this](int slice) { return pictures.at(slice); }, control);
    }
    double dice(const std::map<int, LabelImage>& slices) const { return diceOf(truth, slices, 7); }
};

}  // namespace

class TissueGrowthTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPartTellsWhereTheRestIs() {
        const Scene scene;
        auto half = scene.found([](int x, int, int) { return x > 48; });
        auto middle = scene.found([](int x, int y, int) { return std::hypot(x - 48, y - 48) < 12; });
        for (auto* part : {&half, &middle}) {
            QVERIFY(scene.dice(*part) < 0.8);
            scene.grow(*part);
            QVERIFY2(scene.dice(*part) > 0.96, qPrintable(QString::number(scene.dice(*part))));
        }
    }

    void whatWasFoundStays() {
        const Scene scene;
        auto slices = scene.truth;
        slices[12].at(48, 80) = 7;  // does not look like it
        scene.grow(slices);
        QCOMPARE(int(slices[12].at(48, 80)), 7);
        for (const auto& [z, labels] : scene.truth) {
            for (std::size_t i = 0; i < labels.size(); ++i) {
                QVERIFY(labels.pixels()[i] == 0 || slices[z].pixels()[i] == 7);
            }
        }
    }

    void whatIsApartOrTakenIsLeft() {
        Scene scene;
        scene.ball(48, 80, 7, 7, false);  // as bright, 5 mm away
        auto slices = scene.found([](int x, int, int) { return x > 48; });
        for (int y = 40; y < 56; ++y) {
            slices[12].at(40, y) = 9;
        }
        scene.grow(slices);
        QCOMPARE(int(slices[12].at(48, 80)), 0);
        QCOMPARE(int(slices[12].at(40, 45)), 9);
        QCOMPARE(int(slices[12].at(36, 45)), 7);
    }

    void slicesWithoutItStaySo() {
        const Scene scene;
        auto slices = scene.found([](int, int, int z) { return z >= 9 && z <= 13; });
        const auto before = slices;
        scene.grow(slices);
        QVERIFY(slices.at(8) == before.at(8) && slices.at(14) == before.at(14));
    }

    /// An eighth of the middle was found; its tissue is more than four times as large on every slice.
    void itsTissueEverywhereIsNoReason() {
        const Scene scene;
        auto slices = scene.found([](int x, int y, int z) { return std::hypot(x - 48, y - 48, 2.0 * (z - 12)) < 7; });
        const auto before = slices;
        scene.grow(slices);
        QVERIFY(slices == before);
    }

    void nothingToTellNothingDone() {
        Scene scene;
        auto none = scene.found([](int, int, int) { return false; });
        const auto before = none;
        scene.grow(none);
        QVERIFY(none == before);
        for (auto& [z, picture] : scene.pictures) {
            std::fill(picture.pixels().begin(), picture.pixels().end(), 0.0F);  // beyond the window
        }
        auto half = scene.found([](int x, int, int) { return x > 48; });
        const auto drawn = half;
        scene.grow(half);
        QVERIFY(half == drawn);
    }

    void canBeCancelled() {
        const Scene scene;
        auto slices = scene.found([](int x, int, int) { return x > 48; });
        const auto before = slices;
        JobControl control;
        control.cancel();
        QVERIFY_THROWS_EXCEPTION(Error,
                                 growWithTissue(
                                     slices, 7, scene.grid, [&](int z) { return scene.pictures.at(z); }, control));
        QVERIFY(slices == before);
    }
};

QTEST_GUILESS_MAIN(TissueGrowthTest)
#include "TissueGrowthTest.moc"
