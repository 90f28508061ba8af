// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace exemplar {

/// A row-major picture: pixel (x, y) is at y * width + x; x grows to the right, y downwards.
template <typename T>
class Image2D {
public:
    Image2D() = default;
    Image2D(int width, int height, T value = T{})
        : m_width(width), m_height(height), m_pixels(static_cast<std::size_t>(width) * height, value) {}

    int width() const noexcept { return m_width; }
    int height() const noexcept { return m_height; }
    std::size_t size() const noexcept { return m_pixels.size(); }
    bool empty() const noexcept { return m_pixels.empty(); }
    bool contains(int x, int y) const noexcept { return x >= 0 && y >= 0 && x < m_width && y < m_height; }
    T& at(int x, int y) { return m_pixels[static_cast<std::size_t>(y) * m_width + x]; }
    const T& at(int x, int y) const { return m_pixels[static_cast<std::size_t>(y) * m_width + x]; }
    std::vector<T>& pixels() noexcept { return m_pixels; }
    const std::vector<T>& pixels() const noexcept { return m_pixels; }
    bool operator==(const Image2D&) const = default;

private:
    int m_width = 0;
    int m_height = 0;
    std::vector<T> m_pixels;
};

using Image = Image2D<float>;
using Mask = Image2D<std::uint8_t>;         ///< 0 outside, 1 inside
using LabelImage = Image2D<std::uint16_t>;  ///< 0 background

}  // namespace exemplar
