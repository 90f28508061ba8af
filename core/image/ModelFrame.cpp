// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/ModelFrame.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace exemplar {
namespace {

struct Taps {
    int first = 0;
    std::vector<float> weights;
};

/// Triangle filter, widened where the axis shrinks.
std::vector<Taps> tapsFor(int from, int to) {
    const double ratio = static_cast<double>(from) / to;
    const double reach = std::max(1.0, ratio);
    std::vector<Taps> all(static_cast<std::size_t>(to));
    for (int target = 0; target < to; ++target) {
        const double centre = (target + 0.5) * ratio - 0.5;
        const int first = std::max(0, static_cast<int>(std::ceil(centre - reach)));
        const int last = std::min(from - 1, static_cast<int>(std::floor(centre + reach)));
        Taps& taps = all[target];
        taps.first = std::min(first, from - 1);
        double sum = 0.0;
        for (int source = taps.first; source <= std::max(last, taps.first); ++source) {
            const double weight = std::max(0.0, 1.0 - std::abs(source - centre) / reach);
            taps.weights.push_back(static_cast<float>(weight));
            sum += weight;
        }
        for (float& weight : taps.weights) {
            weight = sum > 0 ? static_cast<float>(weight / sum) : 1.0F / static_cast<float>(taps.weights.size());
        }
    }
    return all;
}

}  // namespace

Image resample(const Image& source, int sourceWidth, int sourceHeight, int width, int height) {
    const auto across = tapsFor(sourceWidth, width);
    const auto down = tapsFor(sourceHeight, height);
    Image rows(width, sourceHeight);
    for (int y = 0; y < sourceHeight; ++y) {
        for (int x = 0; x < width; ++x) {
            float sum = 0.0F;
            for (std::size_t t = 0; t < across[x].weights.size(); ++t) {
                sum += across[x].weights[t] * source.at(across[x].first + static_cast<int>(t), y);
            }
            rows.at(x, y) = sum;
        }
    }
    Image result(width, height);
    for (int y = 0; y < height; ++y) {
        for (std::size_t t = 0; t < down[y].weights.size(); ++t) {
            const float weight = down[y].weights[t];
            const int from = down[y].first + static_cast<int>(t);
            for (int x = 0; x < width; ++x) {
                result.at(x, y) += weight * rows.at(x, from);
            }
        }
    }
    return result;
}

ModelFrame::ModelFrame(int width, int height, double spacingX, double spacingY, int side)
    : m_width(width), m_height(height), m_side(side) {
    const double lengthX = width * spacingX;
    const double lengthY = height * spacingY;
    const double scale = side / std::max(lengthX, lengthY);  // model pixels per mm
    m_validWidth = std::clamp(static_cast<int>(std::lround(lengthX * scale)), 1, side);
    m_validHeight = std::clamp(static_cast<int>(std::lround(lengthY * scale)), 1, side);
    m_scaleX = static_cast<double>(m_validWidth) / width;
    m_scaleY = static_cast<double>(m_validHeight) / height;
}

Image ModelFrame::toModel(const Image& slice) const {
    const Image valid = resample(slice, m_width, m_height, m_validWidth, m_validHeight);
    Image result(m_side, m_side);
    for (int y = 0; y < m_validHeight; ++y) {
        std::copy_n(&valid.at(0, y), m_validWidth, &result.at(0, y));
    }
    return result;
}

LabelImage ModelFrame::toModel(const LabelImage& slice) const {
    LabelImage result(m_side, m_side);
    for (int y = 0; y < m_validHeight; ++y) {
        const int fromY = std::clamp(static_cast<int>(std::lround(toSliceY(y))), 0, m_height - 1);
        for (int x = 0; x < m_validWidth; ++x) {
            const int fromX = std::clamp(static_cast<int>(std::lround(toSliceX(x))), 0, m_width - 1);
            result.at(x, y) = slice.at(fromX, fromY);
        }
    }
    return result;
}

Image ModelFrame::shownPart(const Image& model) const {
    Image shown(m_validWidth, m_validHeight);
    for (int y = 0; y < m_validHeight; ++y) {
        std::copy_n(&model.at(0, y), m_validWidth, &shown.at(0, y));
    }
    return shown;
}

Image ModelFrame::toSlice(const Image& model) const {
    return resample(model, m_validWidth, m_validHeight, m_width, m_height);
}

}  // namespace exemplar
