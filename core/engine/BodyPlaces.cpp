// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/BodyPlaces.h"

#include "core/image/BodyBox.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace exemplar {
namespace {

constexpr double kSamePlace = 0.3;       ///< of the area, shared by two scans' places
constexpr std::size_t kEnoughScans = 3;  ///< that tell of a structure alone whether it has a place

using ScanKey = std::pair<std::string, Axis>;
using PlacesByScan = std::map<ScanKey, Image>;

int cellOf(double place, double first, double last) {
    return std::clamp(static_cast<int>((place + 0.5 - first) / (last + 1.0 - first) * kPlaceCells), 0, kPlaceCells - 1);
}

double sumOf(const Image& places) { return std::accumulate(places.pixels().begin(), places.pixels().end(), 0.0); }

void scaleToOne(Image& places) {
    if (const double sum = sumOf(places); sum > 0.0) {
        for (float& share : places.pixels()) {
            share = static_cast<float>(share / sum);
        }
    }
}

void add(Image& to, const Image& more) {
    std::transform(to.pixels().begin(), to.pixels().end(), more.pixels().begin(), to.pixels().begin(), std::plus<>());
}

/// By structure, what an exemplar shows of it, scaled to a sum of 1.
std::vector<Image> placesOn(const Exemplar& exemplar, const LabelTable& structures) {
    const BodyBox body = bodyBox(exemplar.image.pixels);
    std::vector<Image> places(structures.size(), Image(kPlaceCells, kPlaceCells));
    for (int y = 0; y < exemplar.labels.height(); ++y) {
        for (int x = 0; x < exemplar.labels.width(); ++x) {
            const std::uint16_t label = exemplar.labels.at(x, y);
            const int structure = label == 0 ? -1 : structures.indexOf(label);
            if (structure >= 0) {
                places[structure].at(cellOf(x, body.x0, body.x1), cellOf(y, body.y0, body.y1)) += 1.0F;
            }
        }
    }
    std::for_each(places.begin(), places.end(), scaleToOne);
    return places;
}

/// Mean of what two scans share, over all pairs of them.
double overlapOf(const PlacesByScan& scans) {
    double sum = 0.0;
    int pairs = 0;
    for (auto one = scans.begin(); one != scans.end(); ++one) {
        for (auto two = std::next(one); two != scans.end(); ++two) {
            const auto &a = one->second.pixels(), &b = two->second.pixels();
            sum += std::inner_product(a.begin(), a.end(), b.begin(), 0.0, std::plus<>(),
                                      [](float x, float y) { return std::min(x, y); });
            ++pairs;
        }
    }
    return sum / pairs;
}

}  // namespace

std::vector<Image> bodyPlaces(const ExemplarSet& set) {
    std::vector<PlacesByScan> scans(set.labels.size());
    for (const Exemplar& exemplar : set.exemplars) {
        const std::vector<Image> here = placesOn(exemplar, set.labels);
        for (std::size_t c = 0; c < here.size(); ++c) {
            if (sumOf(here[c]) > 0.0) {
                const auto [known, isNew] = scans[c].try_emplace({exemplar.scanKey, exemplar.axis}, here[c]);
                if (!isNew) {
                    add(known->second, here[c]);
                }
            }
        }
    }
    std::vector<Image> places(set.labels.size(), Image(kPlaceCells, kPlaceCells));
    for (std::size_t c = 0; c < places.size(); ++c) {
        const bool unknown = set.labels.size() < 2 && scans[c].size() < kEnoughScans;
        for (const auto& [scan, there] : scans[c]) {
            add(places[c], there);
        }
        for (auto& [scan, there] : scans[c]) {
            scaleToOne(there);
        }
        if (unknown || (scans[c].size() > 1 && overlapOf(scans[c]) < kSamePlace)) {
            places[c] = Image(kPlaceCells, kPlaceCells);
        }
        scaleToOne(places[c]);
    }
    return places;
}

}  // namespace exemplar
