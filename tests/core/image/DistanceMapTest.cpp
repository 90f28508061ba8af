// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"
#include "core/image/DistanceMap.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace exemplar;

class DistanceMapTest final : public QObject {
    Q_OBJECT

private:
    nlohmann::json m_golden;

    template <typename Values>
    static void compare(const Values& values, const nlohmann::json& expected) {
        QCOMPARE(values.size(), expected.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            QVERIFY2(std::abs(values[i] - expected[i].get<double>()) < 2e-5, qPrintable(QString::number(i)));
        }
    }

private Q_SLOTS:
    void initTestCase() {
        m_golden = nlohmann::json::parse(readFile(EXEMPLAR_SOURCE_DIR "/tests/data/distance_golden.json"));
    }

    void planesMatchScipy() {
        for (const auto& plane : m_golden["planes"]) {
            Mask mask(plane["width"], plane["height"]);
            const std::string text = plane["mask"];
            for (std::size_t i = 0; i < text.size(); ++i) {
                mask.pixels()[i] = text[i] == '1' ? 1 : 0;
            }
            const double sx = plane["spacing"][0], sy = plane["spacing"][1];
            compare(distanceInside(mask, sx, sy).pixels(), plane["inside"]);
            compare(signedDistance(mask, sx, sy).pixels(), plane["signed"]);
        }
    }

    void volumeMatchesScipy() {
        const auto& volume = m_golden["volume"];
        std::vector<std::uint8_t> mask;
        for (char c : volume["mask"].get<std::string>()) {
            mask.push_back(c == '1' ? 1 : 0);
        }
        compare(squaredDistanceTo(mask, volume["dims"].get<std::array<int, 3>>(),
                                  volume["spacing"].get<std::array<double, 3>>()),
                volume["squares"]);
    }

    void bordersCountAsAsked() {
        const Mask full(5, 3, 1);
        QCOMPARE(distanceInside(full).at(2, 1), 2.0F);
        QCOMPARE(distanceInside(full, 1, 1, false).at(2, 1), 2.0F);  // nothing is outside: the border is
        Mask cut = full;
        cut.at(0, 1) = 0;
        QCOMPARE(distanceInside(cut, 1, 1, true).at(4, 1), 1.0F);
        QCOMPARE(distanceInside(cut, 1, 1, false).at(4, 1), 4.0F);
    }

    void emptyMasks() {
        QVERIFY(distanceInside(Mask()).empty());
        QCOMPARE(distanceInside(Mask(4, 4)).at(1, 1), 0.0F);
        QVERIFY(signedDistance(Mask(4, 4)).at(2, 2) < -1000.0F);
        QVERIFY(std::isinf(squaredDistanceTo(std::vector<std::uint8_t>(8, 0), {2, 2, 2}, {1, 1, 1})[3]));
    }
};

QTEST_APPLESS_MAIN(DistanceMapTest)
#include "DistanceMapTest.moc"
