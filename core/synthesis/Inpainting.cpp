// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/Inpainting.h"

#include "core/image/Blur.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace exemplar {
namespace {

using Pixel = std::pair<int, int>;
constexpr double kDetail = 1.5;  // pixels; what a blur of this size takes away is texture
constexpr std::array<Pixel, 4> kSides{{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}};

std::vector<Pixel> pixelsOf(const Mask& mask) {
    std::vector<Pixel> pixels;
    for (int y = 0; y < mask.height(); ++y) {
        for (int x = 0; x < mask.width(); ++x) {
            if (mask.at(x, y) != 0) {
                pixels.emplace_back(x, y);
            }
        }
    }
    return pixels;
}

/// Solves Laplace's equation in the hole by successive over-relaxation, started from the rim's mean.
void fillSmoothly(Image& image, const std::vector<Pixel>& hole, const Mask& holeMask, const Mask& ignore) {
    const auto usable = [&](int x, int y) { return image.contains(x, y) && (ignore.empty() || ignore.at(x, y) == 0); };
    const int width = image.width();
    struct Stencil {
        int offset;
        std::array<int, 4> sides;
        int count;
    };
    std::vector<Stencil> stencils;
    double rim = 0.0;
    int rimCount = 0;
    for (const auto& [x, y] : hole) {
        Stencil stencil{y * width + x, {}, 0};
        for (const auto& [dx, dy] : kSides) {
            if (usable(x + dx, y + dy)) {
                stencil.sides[stencil.count++] = stencil.offset + dy * width + dx;
                if (holeMask.at(x + dx, y + dy) == 0) {
                    rim += image.at(x + dx, y + dy);
                    ++rimCount;
                }
            }
        }
        stencils.push_back(stencil);
    }
    for (const Stencil& stencil : stencils) {
        image.pixels()[stencil.offset] = rimCount > 0 ? static_cast<float>(rim / rimCount) : 0.0F;
    }
    constexpr int kSweeps = 60;
    constexpr float kRelaxation = 1.85F;
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
        for (const Stencil& stencil : stencils) {
            if (stencil.count > 0) {
                float sum = 0.0F;
                for (int side = 0; side < stencil.count; ++side) {
                    sum += image.pixels()[stencil.sides[side]];
                }
                float& value = image.pixels()[stencil.offset];
                value += kRelaxation * (sum / static_cast<float>(stencil.count) - value);
            }
        }
    }
}

/// The picture's fine detail (what a small blur takes away) around the hole, and where it is known.
class Texture {
public:
    Texture(const Image& image, const std::vector<Pixel>& hole, const Mask& holeMask, const Mask& ignore) {
        int x0 = image.width(), y0 = image.height(), x1 = 0, y1 = 0;
        for (const auto& [x, y] : hole) {
            x0 = std::min(x0, x), x1 = std::max(x1, x), y0 = std::min(y0, y), y1 = std::max(y1, y);
        }
        m_reach = std::max({x1 - x0, y1 - y0, 8}) + 6;
        m_left = std::max(0, x0 - m_reach);
        m_top = std::max(0, y0 - m_reach);
        const int width = std::min(image.width(), x1 + m_reach + 1) - m_left;
        const int height = std::min(image.height(), y1 + m_reach + 1) - m_top;
        m_detail = Image(width, height);
        m_known = Mask(width, height);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const bool out = holeMask.at(m_left + x, m_top + y) != 0 ||
                                 (!ignore.empty() && ignore.at(m_left + x, m_top + y) != 0);
                m_known.at(x, y) = out ? 0 : 1;
                m_detail.at(x, y) = out ? 0.0F : image.at(m_left + x, m_top + y);
            }
        }
        // What is not known must not bleed into the blur.
        const Image smooth = blurred(m_detail, kDetail);
        Image weight(width, height);
        std::copy(m_known.pixels().begin(), m_known.pixels().end(), weight.pixels().begin());
        weight = blurred(weight, kDetail);
        for (std::size_t i = 0; i < m_detail.size(); ++i) {
            if (m_known.pixels()[i] != 0) {
                m_detail.pixels()[i] -= smooth.pixels()[i] / weight.pixels()[i];
            }
        }
        measureRim(hole);
    }

    /// Adds detail from the best of some random places nearby, white noise where none is known.
    void addTo(Image& image, const std::vector<Pixel>& hole, RandomStream& random) const {
        int bestX = 0, bestY = 0;
        double best = -1.0;
        for (int attempt = 0; attempt < 16; ++attempt) {
            const int dx = static_cast<int>(random.uniform(-m_reach, m_reach));
            const int dy = static_cast<int>(random.uniform(-m_reach, m_reach));
            const double score = rate(hole, dx, dy);
            if (score > best) {
                best = score;
                bestX = dx;
                bestY = dy;
            }
        }
        const float limit = static_cast<float>(2.5 * m_rimDeviation);
        for (const auto& [x, y] : hole) {
            const auto noise = static_cast<float>(m_rimDeviation * random.normal());
            const int sx = x + bestX - m_left, sy = y + bestY - m_top;
            const bool known = best > 0.0 && m_known.contains(sx, sy) && m_known.at(sx, sy) != 0;
            const float detail = std::clamp(known ? m_detail.at(sx, sy) : noise, -limit, limit);
            image.at(x, y) = std::clamp(image.at(x, y) + detail, 0.0F, 1.0F);
        }
    }

private:
    /// Deviation of the detail near the hole: the lower of its mean size and its median keeps anatomy's edges out.
    void measureRim(const std::vector<Pixel>& hole) {
        std::vector<float> sizes;
        for (const auto& [x, y] : hole) {
            for (const auto& [dx, dy] : kSides) {
                const int sx = x + 4 * dx - m_left, sy = y + 4 * dy - m_top;
                if (m_known.contains(sx, sy) && m_known.at(sx, sy) != 0) {
                    sizes.push_back(std::abs(m_detail.at(sx, sy)));
                }
            }
        }
        if (!sizes.empty()) {
            std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
            m_rimDeviation = std::min(0.05, 1.48 * sizes[sizes.size() / 2]);  // of a normal distribution
        }
    }

    /// Share of known pixels, lowered where the detail is stronger or weaker than the rim's.
    double rate(const std::vector<Pixel>& hole, int dx, int dy) const {
        double known = 0.0, squares = 0.0;
        for (const auto& [x, y] : hole) {
            const int sx = x + dx - m_left, sy = y + dy - m_top;
            if (m_known.contains(sx, sy) && m_known.at(sx, sy) != 0) {
                known += 1.0;
                squares += static_cast<double>(m_detail.at(sx, sy)) * m_detail.at(sx, sy);
            }
        }
        if (known < 1.0) {
            return 0.0;
        }
        const double deviation = std::sqrt(squares / known);
        return known / static_cast<double>(hole.size()) / (1.0 + 50.0 * std::abs(deviation - m_rimDeviation));
    }

    int m_left = 0, m_top = 0, m_reach = 0;
    double m_rimDeviation = 0.0;
    Image m_detail;
    Mask m_known;
};

}  // namespace

void inpaint(Image& image, const Mask& hole, const Mask& ignore, RandomStream& random) {
    const std::vector<Pixel> pixels = pixelsOf(hole);
    if (pixels.empty()) {
        return;
    }
    const Texture texture(image, pixels, hole, ignore);
    fillSmoothly(image, pixels, hole, ignore);
    texture.addTo(image, pixels, random);
}

}  // namespace exemplar
