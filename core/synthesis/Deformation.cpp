// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/Deformation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace exemplar {
namespace {

/// Cubic B-spline's weights of the four control points around a place `t` (0..1) between the middle two.
std::array<float, 4> splineWeights(double t) {
    const double u = 1.0 - t;
    return {static_cast<float>(u * u * u / 6.0), static_cast<float>((3.0 * t * t * t - 6.0 * t * t + 4.0) / 6.0),
            static_cast<float>((3.0 * u * u * u - 6.0 * u * u + 4.0) / 6.0), static_cast<float>(t * t * t / 6.0)};
}

}  // namespace

Image smoothField(int width, int height, double wavelength, RandomStream& random) {
    const double step = std::max(2.0, wavelength);
    const int columns = static_cast<int>(width / step) + 5;
    const int rows = static_cast<int>(height / step) + 5;
    Image control(columns, rows);
    for (float& value : control.pixels()) {
        value = static_cast<float>(random.normal());
    }
    // Separable: control rows are joined first, then along the row.
    std::vector<int> column(static_cast<std::size_t>(width));
    std::vector<std::array<float, 4>> weightX(static_cast<std::size_t>(width));
    for (int x = 0; x < width; ++x) {
        const double gridX = x / step;
        column[x] = static_cast<int>(gridX);
        weightX[x] = splineWeights(gridX - column[x]);
    }
    std::vector<float> joined(static_cast<std::size_t>(columns));
    Image field(width, height);
    for (int y = 0; y < height; ++y) {
        const double gridY = y / step;
        const int row = static_cast<int>(gridY);
        const auto weightY = splineWeights(gridY - row);
        for (int c = 0; c < columns; ++c) {
            joined[c] = weightY[0] * control.at(c, row) + weightY[1] * control.at(c, row + 1) +
                        weightY[2] * control.at(c, row + 2) + weightY[3] * control.at(c, row + 3);
        }
        for (int x = 0; x < width; ++x) {
            const float* value = joined.data() + column[x];
            const auto& weight = weightX[x];
            field.at(x, y) = weight[0] * value[0] + weight[1] * value[1] + weight[2] * value[2] + weight[3] * value[3];
        }
    }
    return field;
}

Deformation::Deformation(int width, int height, int left, int top) : m_x(width, height), m_y(width, height) {
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            m_x.at(x, y) = static_cast<float>(left + x);
            m_y.at(x, y) = static_cast<float>(top + y);
        }
    }
}

void Deformation::affine(double centreX, double centreY, double radians, double scaleX, double scaleY, double shiftX,
                         double shiftY, bool flipX, bool flipY) {
    const double cosine = std::cos(radians), sine = std::sin(radians);
    for (std::size_t i = 0; i < m_x.size(); ++i) {
        // Backwards: undo the shift, the turn, the scale, the flip.
        const double px = m_x.pixels()[i] - centreX - shiftX;
        const double py = m_y.pixels()[i] - centreY - shiftY;
        double qx = (cosine * px + sine * py) / scaleX;
        double qy = (-sine * px + cosine * py) / scaleY;
        qx = flipX ? -qx : qx;
        qy = flipY ? -qy : qy;
        m_x.pixels()[i] = static_cast<float>(qx + centreX);
        m_y.pixels()[i] = static_cast<float>(qy + centreY);
    }
}

void Deformation::displace(const Image& dx, const Image& dy, double amplitude) {
    for (std::size_t i = 0; i < m_x.size(); ++i) {
        m_x.pixels()[i] += static_cast<float>(amplitude) * dx.pixels()[i];
        m_y.pixels()[i] += static_cast<float>(amplitude) * dy.pixels()[i];
    }
}

Image Deformation::apply(const Image& source, int validWidth, int validHeight) const {
    Image result(m_x.width(), m_x.height());
    const auto pixel = [&](int x, int y) {
        return x >= 0 && y >= 0 && x < validWidth && y < validHeight ? source.at(x, y) : 0.0F;
    };
    for (std::size_t i = 0; i < result.size(); ++i) {
        const float sx = m_x.pixels()[i], sy = m_y.pixels()[i];
        if (!(sx > -1.0F && sy > -1.0F && sx < static_cast<float>(validWidth) &&
              sy < static_cast<float>(validHeight))) {
            continue;
        }
        const int x = static_cast<int>(std::floor(sx)), y = static_cast<int>(std::floor(sy));
        const float tx = sx - static_cast<float>(x), ty = sy - static_cast<float>(y);
        result.pixels()[i] = (1 - ty) * ((1 - tx) * pixel(x, y) + tx * pixel(x + 1, y)) +
                             ty * ((1 - tx) * pixel(x, y + 1) + tx * pixel(x + 1, y + 1));
    }
    return result;
}

LabelImage Deformation::apply(const LabelImage& source, int validWidth, int validHeight) const {
    LabelImage result(m_x.width(), m_x.height());
    const auto label = [&](int x, int y) -> std::uint16_t {
        return x >= 0 && y >= 0 && x < validWidth && y < validHeight ? source.at(x, y) : std::uint16_t{0};
    };
    for (std::size_t i = 0; i < result.size(); ++i) {
        const float sx = m_x.pixels()[i], sy = m_y.pixels()[i];
        if (!(sx > -1.0F && sy > -1.0F && sx < static_cast<float>(validWidth) &&
              sy < static_cast<float>(validHeight))) {
            continue;
        }
        const int x = static_cast<int>(std::floor(sx)), y = static_cast<int>(std::floor(sy));
        const float tx = sx - static_cast<float>(x), ty = sy - static_cast<float>(y);
        const std::array<std::uint16_t, 4> labels{label(x, y), label(x + 1, y), label(x, y + 1), label(x + 1, y + 1)};
        const std::array<float, 4> weights{(1 - tx) * (1 - ty), tx * (1 - ty), (1 - tx) * ty, tx * ty};
        float best = -1.0F;
        for (int a = 0; a < 4; ++a) {
            float sum = 0.0F;
            for (int b = 0; b < 4; ++b) {
                sum += labels[b] == labels[a] ? weights[b] : 0.0F;
            }
            if (sum > best) {
                best = sum;
                result.pixels()[i] = labels[a];
            }
        }
    }
    return result;
}

}  // namespace exemplar
