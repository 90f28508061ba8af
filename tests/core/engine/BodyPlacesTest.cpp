// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/BodyPlaces.h"

#include <QTest>

#include <numeric>

using namespace exemplar;

namespace {

/// A body of 64 x 32 pixels at (left, top), and squares of 8 pixels at places that are counted from there.
Exemplar shown(const std::string& scan, int left, int top, const std::map<std::uint16_t, std::pair<int, int>>& at) {
    Exemplar result{scan, scan, Axis::Axial, 0, {Image(100, 80), 1.0, 1.0, ""}, LabelImage(100, 80)};
    for (int y = 0; y < 32; ++y) {
        for (int x = 0; x < 64; ++x) {
            result.image.pixels.at(left + x, top + y) = 0.6F;
        }
    }
    for (const auto& [label, place] : at) {
        for (int y = 0; y < 8; ++y) {
            for (int x = 0; x < 8; ++x) {
                result.labels.at(left + place.first + x, top + place.second + y) = label;
            }
        }
    }
    return result;
}

ExemplarSet setOf(const std::vector<Exemplar>& exemplars, const std::vector<std::uint16_t>& labels) {
    ExemplarSet set;
    set.exemplars = exemplars;
    for (const std::uint16_t label : labels) {
        set.labels.ensure(label);
    }
    return set;
}

double sumOf(const Image& places) { return std::accumulate(places.pixels().begin(), places.pixels().end(), 0.0); }

}  // namespace

class BodyPlacesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A cell is 4 x 2 pixels here: a square fills two columns and four rows of them, wherever the body is.
    void placesAreThoseInTheBody() {
        const std::vector<Image> places = bodyPlaces(
            setOf({shown("a", 3, 5, {{1, {8, 4}}, {2, {40, 16}}}), shown("a", 30, 40, {{1, {8, 4}}})}, {2, 1}));
        QCOMPARE(places.size(), std::size_t(2));
        for (int y = 0; y < kPlaceCells; ++y) {
            for (int x = 0; x < kPlaceCells; ++x) {
                const bool one = x >= 2 && x < 4 && y >= 2 && y < 6, two = x >= 10 && x < 12 && y >= 8 && y < 12;
                QCOMPARE(places[1].at(x, y), one ? 0.125F : 0.0F);
                QCOMPARE(places[0].at(x, y), two ? 0.125F : 0.0F);
            }
        }
    }

    /// An organ is where it is in every patient, a tumour is not.
    void whatIsElsewhereInOtherScansHasNoPlace() {
        const std::vector<Image> places = bodyPlaces(
            setOf({shown("a", 0, 0, {{1, {8, 4}}, {2, {40, 16}}}), shown("b", 20, 30, {{1, {10, 4}}, {2, {20, 2}}})},
                  {1, 2}));
        QVERIFY(std::abs(sumOf(places[0]) - 1.0) < 1e-5);
        QCOMPARE(sumOf(places[1]), 0.0);
    }

    void oneStructureOfFewScansCannotTell() {
        const Exemplar alone = shown("a", 0, 0, {{1, {8, 4}}});
        QCOMPARE(sumOf(bodyPlaces(setOf({alone, alone}, {1})).front()), 0.0);
        std::vector<Exemplar> several{alone, shown("b", 9, 9, {{1, {8, 4}}})};
        QCOMPARE(sumOf(bodyPlaces(setOf(several, {1})).front()), 0.0);
        several.push_back(shown("c", 30, 2, {{1, {8, 4}}}));
        QVERIFY(sumOf(bodyPlaces(setOf(several, {1})).front()) > 0.99);
    }
};

QTEST_APPLESS_MAIN(BodyPlacesTest)
#include "BodyPlacesTest.moc"
