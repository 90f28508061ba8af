// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/TissueGrowth.h"

#include "core/image/Components.h"
#include "core/image/DistanceMap.h"
#include "core/image/TissueBorder.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

namespace exemplar {
namespace {

constexpr int kRounds = 8;
constexpr double kWeight = 0.75;       ///< of the tissue, see TissueBorder::reached()
constexpr double kLeastGrowth = 0.01;  ///< of the volume, else it has come to its end
constexpr double kMostGrown = 4.0;     ///< times its area on a slice

using Masks = std::map<int, Mask>;

double pixelsOf(const Mask& mask) { return std::accumulate(mask.pixels().begin(), mask.pixels().end(), 0.0); }

double volumeOf(const Masks& masks) {
    return std::accumulate(masks.begin(), masks.end(), 0.0,
                           [](double sum, const auto& one) { return sum + pixelsOf(one.second); });
}

/// Drops what is not connected, over faces, with the structure as it was.
void keepTouching(Masks& grown, const Masks& before) {
    struct Pixel {
        int slice, x, y;
    };
    std::deque<Pixel> open;
    Masks kept;
    for (const auto& [slice, mask] : grown) {
        kept.emplace(slice, Mask(mask.width(), mask.height()));
    }
    const auto visit = [&](int slice, int x, int y) {
        const auto there = grown.find(slice);
        if (there == grown.end() || x < 0 || y < 0 || x >= there->second.width() || y >= there->second.height() ||
            there->second.at(x, y) == 0) {
            return;
        }
        if (std::uint8_t& seen = kept.at(slice).at(x, y); seen == 0) {
            seen = 1;
            open.push_back({slice, x, y});
        }
    };
    for (const auto& [slice, mask] : before) {
        for (int y = 0; y < mask.height(); ++y) {
            for (int x = 0; x < mask.width(); ++x) {
                if (mask.at(x, y) != 0) {
                    visit(slice, x, y);
                }
            }
        }
    }
    while (!open.empty()) {
        const Pixel at = open.front();
        open.pop_front();
        for (const int step : {-1, 1}) {
            visit(at.slice + step, at.x, at.y);
            visit(at.slice, at.x + step, at.y);
            visit(at.slice, at.x, at.y + step);
        }
    }
    grown = std::move(kept);
}

class Growth {
public:
    /// `first`: of slices that show it.
    Growth(const std::map<int, LabelImage>& slices, std::uint16_t label, const Masks& first, const SliceGrid& grid,
           const PictureOfSlice& picture, JobControl& control)
        : m_slices(slices), m_label(label), m_first(first), m_grid(grid), m_picture(picture), m_control(control) {}

    /// The structure after one more round; as it was where nothing tells.
    Masks after(const Masks& now) {
        learn(now);
        if (!m_tissue->known()) {
            return now;
        }
        Masks grown = now;
        for (auto& [slice, mask] : grown) {
            m_control.checkpoint();
            if (!m_closed.contains(slice)) {
                mask = reachedOn(slice);
            }
            if (pixelsOf(mask) > kMostGrown * pixelsOf(m_first.at(slice))) {
                mask = m_first.at(slice);
                m_closed.insert(slice);
            }
        }
        keepTouching(grown, now);
        return grown;
    }

private:
    void learn(const Masks& now) {
        m_tissue.emplace(m_grid.spacingX, m_grid.spacingY, m_grid.modelPixel);
        m_squares.clear();
        for (const auto& [slice, mask] : now) {
            m_control.checkpoint();
            Image distance = signedDistance(mask, m_grid.spacingX, m_grid.spacingY);
            m_tissue->learn(m_picture(slice), distance);
            const double halfPixel = 0.5 * std::sqrt(m_grid.spacingX * m_grid.spacingY);
            for (float& value : distance.pixels()) {
                const double outside = value > 0.0F ? 0.0 : -value - halfPixel;
                value = static_cast<float>(outside * outside);
            }
            m_squares.emplace(slice, std::move(distance));
        }
    }

    Mask reachedOn(int slice) const {
        Mask mask = m_tissue->reached(m_picture(slice), distanceTo(slice), kWeight);
        const LabelImage& labels = m_slices.at(slice);
        for (std::size_t i = 0; i < mask.size(); ++i) {
            const std::uint16_t there = labels.pixels()[i];
            mask.pixels()[i] = there == 0 || there == m_label ? mask.pixels()[i] : std::uint8_t{0};
        }
        return mask;
    }

    /// mm from every pixel of the slice, which shows the structure, to it in space.
    Image distanceTo(int slice) const {
        const int most = static_cast<int>(TissueBorder::kReach * m_grid.modelPixel / m_grid.spacingSlice);
        Image least = m_squares.at(slice);
        for (auto near = m_squares.lower_bound(slice - most); near != m_squares.upper_bound(slice + most); ++near) {
            const double away = (near->first - slice) * m_grid.spacingSlice;
            const auto square = static_cast<float>(away * away);
            for (std::size_t i = 0; i < least.size(); ++i) {
                least.pixels()[i] = std::min(least.pixels()[i], near->second.pixels()[i] + square);
            }
        }
        for (float& value : least.pixels()) {
            value = std::sqrt(value);
        }
        return least;
    }

    const std::map<int, LabelImage>& m_slices;
    std::uint16_t m_label;
    const Masks& m_first;
    SliceGrid m_grid;
    const PictureOfSlice& m_picture;
    JobControl& m_control;
    std::optional<TissueBorder> m_tissue;
    std::map<int, Image> m_squares;  ///< squared distances within each slice
    std::set<int> m_closed;          ///< slices where its tissue is everywhere
};

}  // namespace

void growWithTissue(std::map<int, LabelImage>& slices, std::uint16_t label, const SliceGrid& grid,
                    const PictureOfSlice& picture, JobControl& control) {
    Masks first;
    for (const auto& [slice, labels] : slices) {
        if (Mask mask = labelMask(labels, label); anyPixel(mask)) {
            first.emplace(slice, std::move(mask));
        }
    }
    Growth growth(slices, label, first, grid, picture, control);
    Masks now = first;
    double before = 0.0, volume = volumeOf(now);
    for (int round = 0; round < kRounds && volume - before > kLeastGrowth * before; ++round) {
        now = growth.after(now);
        before = std::exchange(volume, volumeOf(now));
    }
    for (const auto& [slice, mask] : now) {
        LabelImage& labels = slices.at(slice);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            labels.pixels()[i] = mask.pixels()[i] != 0 ? label : labels.pixels()[i];
        }
    }
}

}  // namespace exemplar
