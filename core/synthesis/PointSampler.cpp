// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/PointSampler.h"

#include "core/image/Components.h"
#include "core/image/DistanceMap.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace exemplar {

std::vector<PromptPoint> centrePoints(const Mask& mask, int smallest, int mostParts) {
    Image2D<int> ids;
    const auto parts = connectedComponents(mask, ids);
    const Image depth = distanceInside(mask);
    std::vector<PromptPoint> points;
    for (const Component& part : parts) {
        if (part.area < smallest || static_cast<int>(points.size()) >= mostParts) {
            break;  // parts come largest first
        }
        float best = -1.0F;
        PromptPoint point;
        for (int y = part.y0; y <= part.y1; ++y) {
            for (int x = part.x0; x <= part.x1; ++x) {
                if (ids.at(x, y) == part.id && depth.at(x, y) > best) {
                    best = depth.at(x, y);
                    point = {static_cast<double>(x), static_cast<double>(y), true};
                }
            }
        }
        points.push_back(point);
    }
    return points;
}

std::vector<PromptPoint> interiorPoints(const Mask& mask, RandomStream& random, double depthShare, int mostParts,
                                        double jitter) {
    Image2D<int> ids;
    const auto parts = connectedComponents(mask, ids);
    const Image depth = distanceInside(mask);
    std::vector<PromptPoint> points;
    for (const Component& part : parts) {
        if (static_cast<int>(points.size()) >= mostParts) {
            break;
        }
        float deepest = 0.0F;
        for (int y = part.y0; y <= part.y1; ++y) {
            for (int x = part.x0; x <= part.x1; ++x) {
                deepest = ids.at(x, y) == part.id ? std::max(deepest, depth.at(x, y)) : deepest;
            }
        }
        std::vector<PromptPoint> candidates;
        for (int y = part.y0; y <= part.y1; ++y) {
            for (int x = part.x0; x <= part.x1; ++x) {
                if (ids.at(x, y) == part.id && depth.at(x, y) >= depthShare * deepest) {
                    candidates.push_back({static_cast<double>(x), static_cast<double>(y), true});
                }
            }
        }
        PromptPoint point = candidates[random.index(candidates.size())];
        if (jitter > 0.0) {
            const double x = point.x + random.uniform(-jitter, jitter), y = point.y + random.uniform(-jitter, jitter);
            const int px = static_cast<int>(std::lround(x)), py = static_cast<int>(std::lround(y));
            if (ids.contains(px, py) && ids.at(px, py) == part.id) {
                point = {x, y, true};
            }
        }
        points.push_back(point);
    }
    return points;
}

std::vector<PromptPoint> outsidePoints(const Mask& mask, RandomStream& random, double nearest, double farthest,
                                       int count) {
    const Image distance = signedDistance(mask);
    std::vector<PromptPoint> candidates;
    for (int y = 0; y < mask.height(); ++y) {
        for (int x = 0; x < mask.width(); ++x) {
            const float away = -distance.at(x, y);
            if (away >= nearest && away <= farthest) {
                candidates.push_back({static_cast<double>(x), static_cast<double>(y), false});
            }
        }
    }
    std::vector<PromptPoint> points;
    for (int i = 0; i < count && !candidates.empty(); ++i) {
        points.push_back(candidates[random.index(candidates.size())]);
    }
    return points;
}

std::vector<PromptPoint> neighbourPoints(const LabelImage& labels, std::uint16_t label, RandomStream& random,
                                         double farthest, int count) {
    const Image distance = signedDistance(labelMask(labels, label));
    std::set<std::uint16_t> neighbours;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::uint16_t there = labels.pixels()[i];
        if (there != 0 && there != label && -distance.pixels()[i] <= farthest) {
            neighbours.insert(there);
        }
    }
    std::vector<PromptPoint> points;
    for (int i = 0; i < count && !neighbours.empty(); ++i) {
        const auto chosen = std::next(neighbours.begin(), static_cast<std::ptrdiff_t>(random.index(neighbours.size())));
        for (PromptPoint point : interiorPoints(labelMask(labels, *chosen), random, 0.4, 1)) {
            point.positive = false;
            points.push_back(point);
        }
    }
    return points;
}

}  // namespace exemplar
