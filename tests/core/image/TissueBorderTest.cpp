// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/RandomStream.h"
#include "core/image/Components.h"
#include "core/image/DistanceMap.h"
#include "core/image/TissueBorder.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <tuple>

using namespace exemplar;

namespace {

constexpr int kSide = 128;
constexpr double kPixel = 1.0;  // mm, of the model

Mask disc(double x, double y, double radius) {
    Mask mask(kSide, kSide);
    for (int j = 0; j < kSide; ++j) {
        for (int i = 0; i < kSide; ++i) {
            mask.at(i, j) = std::hypot(i - x, j - y) <= radius ? 1 : 0;
        }
    }
    return mask;
}

/// Noisy, 0.4, and `value` in a disc of radius 20 in the middle.
Image picture(double value) {
    RandomStream random = RandomStream::fork(1, 2);
    const Mask there = disc(64, 64, 20);
    Image image(kSide, kSide);
    for (std::size_t i = 0; i < image.size(); ++i) {
        image.pixels()[i] = static_cast<float>((there.pixels()[i] != 0 ? value : 0.4) + 0.03 * random.normal());
    }
    return image;
}

double dice(const Mask& one, const Mask& two) {
    double both = 0, sizes = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        both += one.pixels()[i] != 0 && two.pixels()[i] != 0;
        sizes += one.pixels()[i] + two.pixels()[i];
    }
    return 2 * both / sizes;
}

/// Twice, the second time with what the structure looks like after the first.
Mask settled(const Image& image, const Mask& drawn, double weight = 0.5) {
    const Image distance = signedDistance(drawn);
    Mask now = drawn;
    for (int round = 0; round < 2; ++round) {
        TissueBorder tissue(1.0, 1.0, kPixel);
        tissue.learn(image, signedDistance(now));
        now = tissue.settled(image, distance, weight);
    }
    return now;
}

}  // namespace

class TissueBorderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bordersGoWhereTheTissueChanges() {
        const Image image = picture(0.6);
        const Mask truth = disc(64, 64, 20);
        for (const Mask& drawn : {disc(64, 64, 17), disc(64, 64, 23), disc(66, 63, 20)}) {
            QVERIFY(dice(drawn, truth) < 0.94);
            const double after = dice(settled(image, drawn), truth);
            QVERIFY2(after > 0.965, qPrintable(QString::number(after)));
        }
    }

    void nothingToTellNothingDone() {
        const Mask drawn = disc(64, 64, 17);
        QVERIFY(settled(picture(0.6), drawn, 0.0) == drawn);
        QVERIFY(dice(settled(picture(0.4), drawn), drawn) > 0.97);
        QVERIFY(!TissueBorder(1.0, 1.0, kPixel).known());
        const Mask none(kSide, kSide);
        QVERIFY(settled(picture(0.6), none) == none);
        // Where the window cuts off, the picture tells nothing, however sure it is elsewhere.
        Image half = picture(0.6);
        for (int y = 0; y < kSide; ++y) {
            std::fill_n(half.pixels().begin() + static_cast<std::ptrdiff_t>(y) * kSide, kSide / 2, 0.0F);
        }
        const Mask after = settled(half, drawn);
        for (int y = 0; y < kSide; ++y) {
            for (int x = 0; x < kSide / 2 - 4; ++x) {
                QCOMPARE(int(after.at(x, y)), int(drawn.at(x, y)));
            }
        }
    }

    void sharedIsHowMuchBothSidesLookAlike() {
        const Image distance = signedDistance(disc(64, 64, 20));
        for (const auto& [value, least, most] : {std::tuple{0.4, 0.9, 1.0}, std::tuple{0.7, 0.0, 0.01}}) {
            TissueBorder tissue(1.0, 1.0, kPixel);
            tissue.learn(picture(value), distance);
            QVERIFY2(tissue.shared() >= least && tissue.shared() <= most, qPrintable(QString::number(tissue.shared())));
        }
    }

    void whatLooksAlikeElsewhereIsLeftAlone() {
        Image image = picture(0.6);
        const Mask other = disc(64, 94, 4);  // as bright, and 6 pixels beside it
        for (std::size_t i = 0; i < image.size(); ++i) {
            image.pixels()[i] = other.pixels()[i] != 0 ? 0.6F : image.pixels()[i];
        }
        const Mask after = settled(image, disc(64, 64, 19));
        QVERIFY(dice(after, disc(64, 64, 20)) > 0.97);
        QCOMPARE(int(after.at(64, 94)), 0);
    }

    /// A tenth of the disc is drawn: too little to be taken for all of it.
    void nothingGrowsThreefold() {
        const Mask drawn = disc(64, 64, 6);
        QVERIFY(settled(picture(0.6), drawn, 4.0) == drawn);
    }

    /// Carried past its end, where the same tissue is as around it.
    void whatIsNotThereVanishes() {
        TissueBorder tissue(1.0, 1.0, kPixel);
        const Image distance = signedDistance(disc(64, 64, 20));
        tissue.learn(picture(0.6), distance);
        const Mask past = disc(64, 64, 4);
        const Mask after = tissue.settled(picture(0.4), signedDistance(past), 0.75);
        QCOMPARE(std::accumulate(after.pixels().begin(), after.pixels().end(), 0), 0);
    }

    /// Twice the pixels along the rows, half as long: the same border.
    void lengthsAreMillimetres() {
        const Image image = picture(0.6);
        const Mask drawn = disc(64, 64, 17);
        Image wide(2 * kSide, kSide);
        Mask wideDrawn(2 * kSide, kSide);
        for (int y = 0; y < kSide; ++y) {
            for (int x = 0; x < 2 * kSide; ++x) {
                wide.at(x, y) = image.at(x / 2, y);
                wideDrawn.at(x, y) = drawn.at(x / 2, y);
            }
        }
        TissueBorder tissue(0.5, 1.0, kPixel);
        const Image distance = signedDistance(wideDrawn, 0.5, 1.0);
        tissue.learn(wide, distance);
        const Mask after = tissue.settled(wide, distance, 0.5);
        Mask narrow(kSide, kSide);
        for (int y = 0; y < kSide; ++y) {
            for (int x = 0; x < kSide; ++x) {
                narrow.at(x, y) = after.at(2 * x, y);
            }
        }
        QVERIFY(dice(narrow, disc(64, 64, 20)) > 0.96);
    }
};

QTEST_GUILESS_MAIN(TissueBorderTest)
#include "TissueBorderTest.moc"
