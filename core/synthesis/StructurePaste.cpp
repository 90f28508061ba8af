// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/StructurePaste.h"

#include "core/image/Components.h"
#include "core/image/DistanceMap.h"
#include "core/synthesis/Deformation.h"
#include "core/synthesis/Inpainting.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <numbers>
#include <set>

namespace exemplar {
namespace {

constexpr double kDegree = std::numbers::pi / 180.0;
constexpr int kSmallestPart = 4;       // pixels; smaller ones are specks
constexpr int kAttempts = 6;           // draws of a place before giving up
constexpr double kRim = 4.0;           // pixels around a structure that tell whether its surroundings fit
constexpr double kAir = 0.05;          // intensities below are air where they reach the border
constexpr double kInBody = 0.97;       // share of a structure that must lie inside the body
constexpr double kMostCovered = 0.15;  // share of the pasted structure that may lie on others
constexpr double kMostLost = 0.20;     // share of another structure that may be covered
constexpr double kMostMatched = 0.04;  // intensity that a structure may be shifted by to match its new surroundings
constexpr double kLargestFill = 0.01;  // share of the slice that may be filled in

/// Pixels within `by` pixels of the mask.
Mask grown(const Mask& mask, int by) {
    Mask result = mask;
    for (int y = 0; y < mask.height(); ++y) {
        for (int x = 0; x < mask.width(); ++x) {
            if (mask.at(x, y) == 0) {
                continue;
            }
            for (int ny = std::max(0, y - by); ny <= std::min(mask.height() - 1, y + by); ++ny) {
                for (int nx = std::max(0, x - by); nx <= std::min(mask.width() - 1, x + by); ++nx) {
                    result.at(nx, ny) = 1;
                }
            }
        }
    }
    return result;
}

/// Mean intensity within kRim pixels of the window's structure; `skip` (empty or whole slice) is left out.
double rimMean(const Image& image, const Image& distance, int left, int top, const Mask& skip) {
    double sum = 0.0;
    int count = 0;
    for (int y = 0; y < distance.height(); ++y) {
        for (int x = 0; x < distance.width(); ++x) {
            const float away = -distance.at(x, y);
            if (away > 0.0F && away <= kRim && (skip.empty() || skip.at(left + x, top + y) == 0)) {
                sum += image.at(left + x, top + y);
                ++count;
            }
        }
    }
    return count > 0 ? sum / count : 0.0;
}

}  // namespace

StructurePaste::StructurePaste(SynthesisExemplar& canvas, const SynthesisRecipe& recipe, RandomStream& random)
    : m_canvas(canvas), m_recipe(recipe), m_random(random), m_longer(std::max(canvas.validWidth, canvas.validHeight)) {}

std::string StructurePaste::moveOwn() {
    std::vector<Part> parts;
    for (std::uint16_t label : labelsIn(m_canvas.labels)) {
        const auto some = partsOf(m_canvas, label);
        parts.insert(parts.end(), some.begin(), some.end());
    }
    // A structure that finds no place gives way to another.
    m_random.shuffle(parts);
    for (std::size_t i = 0; i < std::min<std::size_t>(parts.size(), 3); ++i) {
        const Part& part = parts[i];
        for (int attempt = 0; attempt < kAttempts; ++attempt) {
            const double liveliness = 1.0 / (1.0 + 0.3 * attempt);
            Cutout cutout = cutOut(m_canvas, part, draw(part.centreX, part.centreY, liveliness));
            if (fits(cutout, part.mask)) {
                replace(cutout, part.mask);
                return "label " + std::to_string(part.label) + " moved";
            }
        }
    }
    return "";
}

std::string StructurePaste::takeFrom(const SynthesisExemplar& source) {
    const auto labels = labelsIn(source.labels);
    if (labels.empty()) {
        return "";
    }
    const std::uint16_t label = labels[m_random.index(labels.size())];
    const auto parts = partsOf(source, label);
    if (parts.empty()) {
        return "";
    }
    const Part& part = parts[m_random.index(parts.size())];
    // It takes the place of the canvas's own part, the one nearest to the same relative place.
    const double relativeX = part.centreX * m_canvas.validWidth / source.validWidth;
    const double relativeY = part.centreY * m_canvas.validHeight / source.validHeight;
    const auto own = partsOf(m_canvas, label);
    const Part* old = nullptr;
    double nearest = 0.35 * m_longer;
    for (const Part& candidate : own) {
        const double away = std::hypot(candidate.centreX - relativeX, candidate.centreY - relativeY);
        if (away < nearest && candidate.area < 3 * part.area && part.area < 3 * candidate.area) {
            nearest = away;
            old = &candidate;
        }
    }
    for (int attempt = 0; old != nullptr && attempt < kAttempts; ++attempt) {
        Cutout cutout = cutOut(source, part, draw(old->centreX, old->centreY, 0.6 / (1.0 + 0.3 * attempt)));
        if (fits(cutout, old->mask)) {
            replace(cutout, old->mask);
            return "label " + std::to_string(label) + " from another exemplar";
        }
    }
    return "";
}

std::string StructurePaste::takeAll(const SynthesisExemplar& source) {
    const SynthesisExemplar before = m_canvas;
    const Mask none(m_canvas.labels.width(), m_canvas.labels.height());
    for (std::uint16_t label : labelsIn(source.labels)) {
        for (const Part& part : partsOf(source, label)) {
            bool placed = false;
            for (int attempt = 0; attempt < kAttempts && !placed; ++attempt) {
                Cutout cutout = cutOut(source, part, draw(part.centreX, part.centreY, 0.2 / (1.0 + attempt)));
                placed = fits(cutout, none);
                if (placed) {
                    replace(cutout, none);
                }
            }
            if (!placed) {
                m_canvas = before;
                return "";
            }
        }
    }
    return "all structures on an unlabelled slice";
}

std::vector<StructurePaste::Part> StructurePaste::partsOf(const SynthesisExemplar& slice, std::uint16_t label) {
    Image2D<int> ids;
    std::vector<Part> parts;
    for (const Component& component : connectedComponents(labelMask(slice.labels, label), ids)) {
        if (component.area < kSmallestPart) {
            break;  // largest first
        }
        Part part{label,
                  component.area,
                  component.x0,
                  component.y0,
                  component.x1,
                  component.y1,
                  0,
                  0,
                  componentMask(ids, component.id)};
        for (int y = part.y0; y <= part.y1; ++y) {
            for (int x = part.x0; x <= part.x1; ++x) {
                if (part.mask.at(x, y) != 0) {
                    part.centreX += x;
                    part.centreY += y;
                }
            }
        }
        part.centreX /= part.area;
        part.centreY /= part.area;
        parts.push_back(std::move(part));
    }
    return parts;
}

StructurePaste::Placement StructurePaste::draw(double toX, double toY, double liveliness) {
    const auto range = [&](double size) { return m_random.uniform(-size * liveliness, size * liveliness); };
    Placement placement;
    placement.radians = range(m_recipe.separateRotationDegrees) * kDegree;
    const double scale = 1.0 + range(m_recipe.separateScale);
    const double aspect = 1.0 + 0.3 * range(m_recipe.separateScale);
    placement.scaleX = scale * aspect;
    placement.scaleY = scale / aspect;
    placement.toX = toX + range(m_recipe.separateShift) * m_longer;
    placement.toY = toY + range(m_recipe.separateShift) * m_longer;
    return placement;
}

StructurePaste::Cutout StructurePaste::cutOut(const SynthesisExemplar& source, const Part& part,
                                              const Placement& placement) {
    const double margin = m_recipe.softEdge + kRim + 2.0;
    const double reach = margin + std::max(placement.scaleX, placement.scaleY) *
                                      std::hypot(std::max(part.centreX - part.x0, part.x1 - part.centreX) + 1.0,
                                                 std::max(part.centreY - part.y0, part.y1 - part.centreY) + 1.0);
    Cutout cutout;
    cutout.label = part.label;
    cutout.left = std::max(0, static_cast<int>(placement.toX - reach));
    cutout.top = std::max(0, static_cast<int>(placement.toY - reach));
    const int width = std::min(m_canvas.validWidth, static_cast<int>(placement.toX + reach) + 1) - cutout.left;
    const int height = std::min(m_canvas.validHeight, static_cast<int>(placement.toY + reach) + 1) - cutout.top;
    if (width <= 0 || height <= 0) {
        return cutout;
    }
    Deformation deformation(width, height, cutout.left, cutout.top);
    const double wavelength = m_recipe.elasticWavelength * m_longer;
    const Image dx = smoothField(width, height, wavelength, m_random),
                dy = smoothField(width, height, wavelength, m_random);
    deformation.displace(dx, dy, 0.5 * m_recipe.elasticAmplitude * m_longer / kSmoothFieldDeviation);
    deformation.affine(part.centreX, part.centreY, placement.radians, placement.scaleX, placement.scaleY,
                       placement.toX - part.centreX, placement.toY - part.centreY);
    Image inside(part.mask.width(), part.mask.height());
    std::copy(part.mask.pixels().begin(), part.mask.pixels().end(), inside.pixels().begin());
    const Image share = deformation.apply(inside, source.validWidth, source.validHeight);
    Mask mask(width, height);
    std::transform(share.pixels().begin(), share.pixels().end(), mask.pixels().begin(),
                   [](float value) { return static_cast<std::uint8_t>(value >= 0.5F); });
    cutout.image = deformation.apply(source.image, source.validWidth, source.validHeight);
    cutout.distance = signedDistance(mask);
    cutout.expectedArea = part.area * placement.scaleX * placement.scaleY;
    cutout.sourceRim = rimMean(cutout.image, cutout.distance, 0, 0, {});
    return cutout;
}

bool StructurePaste::fits(Cutout& cutout, const Mask& old) {
    if (cutout.distance.empty()) {
        return false;
    }
    findBody();
    int area = 0, covered = 0, inBody = 0;
    std::map<std::uint16_t, int> lost, whole;
    for (int y = 0; y < cutout.distance.height(); ++y) {
        for (int x = 0; x < cutout.distance.width(); ++x) {
            if (cutout.distance.at(x, y) <= 0.0F) {
                continue;
            }
            const int px = cutout.left + x, py = cutout.top + y;
            ++area;
            inBody += m_body.at(px, py);
            const std::uint16_t there = m_canvas.labels.at(px, py);
            if (there != 0 && old.at(px, py) == 0) {
                ++covered;
                ++lost[there];
            }
        }
    }
    if (area < kSmallestPart || area < 0.75 * cutout.expectedArea || inBody < kInBody * area ||
        covered > kMostCovered * area) {
        return false;
    }
    if (!lost.empty()) {
        for (std::uint16_t label : m_canvas.labels.pixels()) {
            whole[label] += label != 0 ? 1 : 0;
        }
        for (const auto& [label, pixels] : lost) {
            if (pixels > kMostLost * whole[label]) {
                return false;
            }
        }
    }
    int uncovered = 0;
    for (int y = 0; y < old.height(); ++y) {
        for (int x = 0; x < old.width(); ++x) {
            const int wx = x - cutout.left, wy = y - cutout.top;
            uncovered += old.at(x, y) != 0 && !(cutout.distance.contains(wx, wy) && cutout.distance.at(wx, wy) > 0.0F);
        }
    }
    if (uncovered > kLargestFill * m_canvas.validWidth * m_canvas.validHeight) {
        return false;
    }
    cutout.canvasRim = rimMean(m_canvas.image, cutout.distance, cutout.left, cutout.top, old);
    return std::abs(cutout.canvasRim - cutout.sourceRim) <= m_recipe.rimTolerance;
}

void StructurePaste::replace(const Cutout& cutout, const Mask& old) {
    const LabelImage before = m_canvas.labels;
    takeOff(old, cutout);
    fadeIn(cutout);
    removeRemnants(before, cutout.label);
}

void StructurePaste::takeOff(const Mask& old, const Cutout& cutout) {
    for (std::size_t i = 0; i < old.size(); ++i) {
        if (old.pixels()[i] != 0) {
            m_canvas.labels.pixels()[i] = 0;
        }
    }
    Mask covered(old.width(), old.height());
    for (int y = 0; y < cutout.distance.height(); ++y) {
        for (int x = 0; x < cutout.distance.width(); ++x) {
            covered.at(cutout.left + x, cutout.top + y) = cutout.distance.at(x, y) > m_recipe.softEdge ? 1 : 0;
        }
    }
    fill(old, covered);
}

void StructurePaste::fill(const Mask& old, const Mask& keep) {
    Mask hole = grown(old, 1);  // the border's mixed pixels go too
    Mask ignore = keep;
    for (int y = 0; y < hole.height(); ++y) {
        for (int x = 0; x < hole.width(); ++x) {
            const bool padding = x >= m_canvas.validWidth || y >= m_canvas.validHeight;
            if (padding) {
                ignore.at(x, y) = 1;
            }
            if (ignore.at(x, y) != 0 || m_canvas.labels.at(x, y) != 0) {
                hole.at(x, y) = 0;  // other structures keep their pixels
            }
        }
    }
    inpaint(m_canvas.image, hole, ignore, m_random);
}

void StructurePaste::fadeIn(const Cutout& cutout) {
    const double soft = m_recipe.softEdge;
    const double gain = 1.0 + m_random.uniform(-m_recipe.separateGain, m_recipe.separateGain);
    const double match = std::clamp(cutout.canvasRim - cutout.sourceRim, -kMostMatched, kMostMatched);
    for (int y = 0; y < cutout.distance.height(); ++y) {
        for (int x = 0; x < cutout.distance.width(); ++x) {
            const double depth = cutout.distance.at(x, y);
            // The border runs half a pixel outside the outermost pixel centres.
            const double share = soft > 0.0
                                     ? std::clamp(0.5 + (depth - std::copysign(0.5, depth)) / (2.0 * soft), 0.0, 1.0)
                                     : (depth > 0.0 ? 1.0 : 0.0);
            if (share > 0.0) {
                float& pixel = m_canvas.image.at(cutout.left + x, cutout.top + y);
                const double pasted = (depth > 0.0 ? gain : 1.0) * cutout.image.at(x, y) + match;
                pixel = static_cast<float>(std::clamp(pixel + share * (pasted - pixel), 0.0, 1.0));
            }
            if (depth > 0.0) {
                m_canvas.labels.at(cutout.left + x, cutout.top + y) = cutout.label;
            }
        }
    }
}

void StructurePaste::removeRemnants(const LabelImage& before, std::uint16_t pasted) {
    std::set<std::uint16_t> touched;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before.pixels()[i] != pasted && before.pixels()[i] != m_canvas.labels.pixels()[i]) {
            touched.insert(before.pixels()[i]);
        }
    }
    touched.erase(0);
    for (std::uint16_t label : touched) {
        Image2D<int> oldIds, newIds;
        const auto oldParts = connectedComponents(labelMask(before, label), oldIds);
        std::map<int, int> oldArea;
        for (const Component& part : oldParts) {
            oldArea[part.id] = part.area;
        }
        for (const Component& part : connectedComponents(labelMask(m_canvas.labels, label), newIds)) {
            const Mask mask = componentMask(newIds, part.id);
            const auto first = std::find(mask.pixels().begin(), mask.pixels().end(), 1) - mask.pixels().begin();
            const int was = oldArea[oldIds.pixels()[static_cast<std::size_t>(first)]];
            if (part.area == was || part.area >= 0.15 * was) {
                continue;
            }
            for (std::size_t i = 0; i < mask.size(); ++i) {
                if (mask.pixels()[i] != 0) {
                    m_canvas.labels.pixels()[i] = 0;
                }
            }
            fill(mask, Mask(mask.width(), mask.height()));
        }
    }
}

void StructurePaste::findBody() {
    if (!m_body.empty()) {
        return;
    }
    // Body is what air cannot reach from the border of the slice.
    const int width = m_canvas.validWidth, height = m_canvas.validHeight;
    m_body = Mask(m_canvas.image.width(), m_canvas.image.height(), 1);
    std::vector<std::pair<int, int>> front;
    const auto visit = [&](int x, int y) {
        if (x >= 0 && y >= 0 && x < width && y < height && m_body.at(x, y) != 0 && m_canvas.image.at(x, y) < kAir) {
            m_body.at(x, y) = 0;
            front.emplace_back(x, y);
        }
    };
    for (int x = 0; x < width; ++x) {
        visit(x, 0);
        visit(x, height - 1);
    }
    for (int y = 0; y < height; ++y) {
        visit(0, y);
        visit(width - 1, y);
    }
    while (!front.empty()) {
        const auto [x, y] = front.back();
        front.pop_back();
        visit(x - 1, y);
        visit(x + 1, y);
        visit(x, y - 1);
        visit(x, y + 1);
    }
}

}  // namespace exemplar
