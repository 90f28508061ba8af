// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/DistanceMap.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace exemplar {
namespace {

constexpr double kFar = 1e20;

/// Lower envelope of parabolas along one line (Felzenszwalb & Huttenlocher 2012, algorithm 1), with the pixel
/// size as unit. Buffers are passed in so that a volume's lines share them.
class LineTransform {
public:
    explicit LineTransform(std::size_t longest) : m_vertex(longest), m_border(longest + 1), m_input(longest) {}

    void run(double* values, std::size_t count, std::size_t stride, double spacing) {
        for (std::size_t i = 0; i < count; ++i) {
            m_input[i] = values[i * stride];
        }
        const double square = spacing * spacing;
        std::size_t last = 0;
        bool any = false;
        for (std::size_t q = 0; q < count; ++q) {
            if (m_input[q] >= kFar) {
                continue;
            }
            if (!any) {
                any = true;
                m_vertex[0] = q;
                m_border[0] = -kFar;
                m_border[1] = kFar;
                continue;
            }
            double meeting = cross(q, m_vertex[last], square);
            while (meeting <= m_border[last]) {
                --last;
                meeting = cross(q, m_vertex[last], square);
            }
            ++last;
            m_vertex[last] = q;
            m_border[last] = meeting;
            m_border[last + 1] = kFar;
        }
        if (!any) {
            return;
        }
        std::size_t k = 0;
        for (std::size_t q = 0; q < count; ++q) {
            while (m_border[k + 1] < static_cast<double>(q)) {
                ++k;
            }
            const double step = static_cast<double>(q) - static_cast<double>(m_vertex[k]);
            values[q * stride] = square * step * step + m_input[m_vertex[k]];
        }
    }

private:
    double cross(std::size_t q, std::size_t v, double square) const {
        const double a = static_cast<double>(q), b = static_cast<double>(v);
        return ((m_input[q] + square * a * a) - (m_input[v] + square * b * b)) / (2.0 * square * (a - b));
    }

    std::vector<std::size_t> m_vertex;
    std::vector<double> m_border;
    std::vector<double> m_input;
};

/// Squared distance of every pixel to the nearest one where `isTarget`.
template <typename Test>
std::vector<double> planeTransform(int width, int height, double spacingX, double spacingY, Test isTarget) {
    std::vector<double> field(static_cast<std::size_t>(width) * height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            field[static_cast<std::size_t>(y) * width + x] = isTarget(x, y) ? 0.0 : kFar;
        }
    }
    LineTransform line(static_cast<std::size_t>(std::max(width, height)));
    for (int x = 0; x < width; ++x) {
        line.run(field.data() + x, static_cast<std::size_t>(height), static_cast<std::size_t>(width), spacingY);
    }
    for (int y = 0; y < height; ++y) {
        line.run(field.data() + static_cast<std::size_t>(y) * width, static_cast<std::size_t>(width), 1, spacingX);
    }
    return field;
}

}  // namespace

Image distanceInside(const Mask& mask, double spacingX, double spacingY, bool borderIsOutside) {
    const int pad = borderIsOutside ? 1 : 0;
    const int width = mask.width() + 2 * pad, height = mask.height() + 2 * pad;
    bool anyOutside = borderIsOutside;
    for (std::uint8_t value : mask.pixels()) {
        anyOutside = anyOutside || value == 0;
    }
    if (!anyOutside) {
        return mask.empty() ? Image() : distanceInside(mask, spacingX, spacingY, true);
    }
    const auto field = planeTransform(width, height, spacingX, spacingY, [&](int x, int y) {
        return !mask.contains(x - pad, y - pad) || mask.at(x - pad, y - pad) == 0;
    });
    Image result(mask.width(), mask.height());
    for (int y = 0; y < mask.height(); ++y) {
        for (int x = 0; x < mask.width(); ++x) {
            result.at(x, y) = static_cast<float>(std::sqrt(field[static_cast<std::size_t>(y + pad) * width + x + pad]));
        }
    }
    return result;
}

Image signedDistance(const Mask& mask, double spacingX, double spacingY) {
    Image result = distanceInside(mask, spacingX, spacingY, false);
    const auto outside = planeTransform(mask.width(), mask.height(), spacingX, spacingY,
                                        [&](int x, int y) { return mask.at(x, y) != 0; });
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (mask.pixels()[i] == 0) {
            result.pixels()[i] = outside[i] >= kFar ? -1e6F : -static_cast<float>(std::sqrt(outside[i]));
        }
    }
    return result;
}

Mask insideOf(const Image& distance) {
    Mask mask(distance.width(), distance.height());
    std::transform(distance.pixels().begin(), distance.pixels().end(), mask.pixels().begin(),
                   [](float value) { return static_cast<std::uint8_t>(value > 0.0F); });
    return mask;
}

std::vector<double> squaredDistanceTo(const std::vector<std::uint8_t>& mask, const std::array<int, 3>& dims,
                                      const std::array<double, 3>& spacing) {
    std::vector<double> field(mask.size());
    for (std::size_t i = 0; i < mask.size(); ++i) {
        field[i] = mask[i] != 0 ? 0.0 : kFar;
    }
    const std::array<std::size_t, 3> count{static_cast<std::size_t>(dims[0]), static_cast<std::size_t>(dims[1]),
                                           static_cast<std::size_t>(dims[2])};
    const std::array<std::size_t, 3> stride{1, count[0], count[0] * count[1]};
    LineTransform line(std::max({count[0], count[1], count[2]}));
    for (int axis = 0; axis < 3; ++axis) {
        const int a = (axis + 1) % 3, b = (axis + 2) % 3;
        for (std::size_t j = 0; j < count[b]; ++j) {
            for (std::size_t i = 0; i < count[a]; ++i) {
                line.run(field.data() + i * stride[a] + j * stride[b], count[axis], stride[axis], spacing[axis]);
            }
        }
    }
    for (double& value : field) {
        if (value >= kFar) {
            value = std::numeric_limits<double>::infinity();
        }
    }
    return field;
}

}  // namespace exemplar
