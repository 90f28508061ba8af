// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/PaintedLesion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace exemplar {
namespace {

/// A closed curve round the origin: an ellipse with some lobes. Radius 1 is the border.
class LobedBlob {
public:
    explicit LobedBlob(RandomStream& random)
        : m_aspect(random.uniform(0.6, 1.0)), m_turn(random.uniform(0, std::numbers::pi)) {
        for (std::size_t k = 0; k < m_size.size(); ++k) {
            m_size[k] = random.uniform(0.0, 0.28) / (1.0 + 0.5 * static_cast<double>(k));
            m_phase[k] = random.uniform(0, 2 * std::numbers::pi);
        }
    }
    /// Below 1 inside.
    double at(double x, double y) const {
        const double along = x * std::cos(m_turn) + y * std::sin(m_turn),
                     across = (y * std::cos(m_turn) - x * std::sin(m_turn)) / m_aspect;
        const double angle = std::atan2(across, along);
        double border = 1.0;
        for (std::size_t k = 0; k < m_size.size(); ++k) {
            border += m_size[k] * std::cos((static_cast<double>(k) + 2) * angle + m_phase[k]);
        }
        return std::hypot(along, across) / std::max(0.2, border);
    }

private:
    double m_aspect, m_turn;
    std::array<double, 5> m_size{}, m_phase{};
};

/// A smooth wave over the picture, about -1..1.
struct Texture {
    double kx, ky, phase;
    Texture(double radius, RandomStream& random)
        : kx(random.uniform(-4, 4) / radius),
          ky(random.uniform(-4, 4) / radius),
          phase(random.uniform(0, 2 * std::numbers::pi)) {}
    double at(int x, int y) const { return std::sin(kx * x + ky * y + phase); }
};

}  // namespace

Mask paintLesion(Image& picture, float body, RandomStream& random) {
    Mask mask(picture.width(), picture.height());
    const double side = std::max(picture.width(), picture.height());
    const double radius = 0.5 * side * random.logUniform(0.06, 0.36);
    int centreX = 0, centreY = 0;
    for (int attempt = 0;; ++attempt) {
        centreX = static_cast<int>(random.index(static_cast<std::size_t>(picture.width())));
        centreY = static_cast<int>(random.index(static_cast<std::size_t>(picture.height())));
        if (picture.at(centreX, centreY) > body) {
            break;
        }
        if (attempt > 200) {
            return mask;
        }
    }
    const LobedBlob blob(random), core(random);
    const bool hasCore = random.chance(0.35);
    const double coreSize = random.uniform(0.35, 0.7);
    const double under = picture.at(centreX, centreY);
    double target = random.uniform();
    if (std::abs(target - under) < 0.15) {
        target = under + (under > 0.5 ? -1.0 : 1.0) * random.uniform(0.15, 0.5);
    }
    const double coreTarget = random.uniform(), strength = random.uniform(0.5, 0.95), rough = random.uniform(0.0, 0.08);
    const double soft = random.uniform(0.5, 3.0) / radius;
    const Texture texture(radius, random);
    const double reach = 1.8 * radius;
    for (int y = std::max(0, static_cast<int>(centreY - reach));
         y < std::min(picture.height(), static_cast<int>(centreY + reach) + 1); ++y) {
        for (int x = std::max(0, static_cast<int>(centreX - reach));
             x < std::min(picture.width(), static_cast<int>(centreX + reach) + 1); ++x) {
            float& value = picture.at(x, y);
            const double dx = (x - centreX) / radius, dy = (y - centreY) / radius;
            const double depth = 1.0 - blob.at(dx, dy);
            const double share = std::clamp(0.5 + depth / soft, 0.0, 1.0);
            if (value <= body || share <= 0.0) {
                continue;
            }
            if (depth > 0.0) {
                mask.at(x, y) = 1;
            }
            const bool inCore = hasCore && core.at(dx / coreSize, dy / coreSize) < 1.0;
            const double painted = (inCore ? coreTarget : target) + rough * texture.at(x, y);
            value = static_cast<float>(std::clamp(value + share * strength * (painted - value), 0.0, 1.0));
        }
    }
    return mask;
}

}  // namespace exemplar
