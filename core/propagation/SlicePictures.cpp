// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/SlicePictures.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace exemplar {
namespace {

constexpr int kSamples = 4;      // of a cell, per side, at most
constexpr double kBody = 0.1;    // of the fullest slice's mass: less is air
constexpr double kNoise = 0.01;  // of the window, per cell: scans whose slices differ by less are uniform

}  // namespace

SlicePictures::SlicePictures(const Volume& scan, const SlicePlane& plane, const IntensityWindow& window,
                             JobControl& control) {
    for (int slice = 0; slice < plane.count(); ++slice) {
        control.checkpoint();
        m_pictures.push_back(pictureOf(scan, plane, window, slice));
        m_mass.push_back(std::accumulate(m_pictures.back().begin(), m_pictures.back().end(), 0.0));
        control.report((slice + 1.0) / plane.count(), "Reading slices");
    }
    const double air = kBody * *std::max_element(m_mass.begin(), m_mass.end());
    const auto isBody = [air](double mass) { return mass >= air; };
    m_bodyFirst = static_cast<int>(std::find_if(m_mass.begin(), m_mass.end(), isBody) - m_mass.begin());
    m_bodyLast = static_cast<int>(m_mass.rend() - std::find_if(m_mass.rbegin(), m_mass.rend(), isBody)) - 1;
    measureSpread();
}

SlicePictures::Picture SlicePictures::pictureOf(const Volume& scan, const SlicePlane& plane,
                                                const IntensityWindow& window, int slice) {
    Picture picture{};
    for (int row = 0; row < kCells; ++row) {
        const int top = row * plane.height() / kCells;
        const int rows = std::max(1, (row + 1) * plane.height() / kCells - top), down = std::min(kSamples, rows);
        for (int column = 0; column < kCells; ++column) {
            const int left = column * plane.width() / kCells;
            const int columns = std::max(1, (column + 1) * plane.width() / kCells - left);
            const int across = std::min(kSamples, columns);
            float sum = 0.0F;
            for (int sample = 0; sample < down * across; ++sample) {
                const int x = left + (2 * (sample % across) + 1) * columns / (2 * across);
                const int y = top + (2 * (sample / across) + 1) * rows / (2 * down);
                const float value = scan.at(plane.voxel(slice, x, y));
                sum += std::isnan(value) ? 0.0F : window.apply(value);
            }
            picture[row * kCells + column] = sum / static_cast<float>(down * across);
        }
    }
    return picture;
}

void SlicePictures::measureSpread() {
    const double count = m_bodyLast - m_bodyFirst + 1;
    double variance = 0.0;
    for (std::size_t cell = 0; cell < m_pictures.front().size(); ++cell) {
        double sum = 0.0, squares = 0.0;
        for (int slice = m_bodyFirst; slice <= m_bodyLast; ++slice) {
            const double value = m_pictures[slice][cell];
            sum += value;
            squares += value * value;
        }
        variance += squares / count - sum / count * sum / count;
    }
    m_spread = std::max(2.0 * variance, kNoise * kNoise * kCells * kCells);
}

int SlicePictures::middle() const {
    const double total = std::accumulate(m_mass.begin(), m_mass.end(), 0.0);
    if (total <= 0.0) {
        return count() / 2;
    }
    int slice = 0;
    for (double sum = m_mass[0]; sum < total / 2; sum += m_mass[slice]) {
        ++slice;
    }
    return slice;
}

Image SlicePictures::unlikeness(int first, int last, JobControl& control) const {
    Image result(count(), count());
    for (int one = first; one <= last; ++one) {
        control.checkpoint();
        for (int two = first; two < one; ++two) {
            const Picture &a = m_pictures[one], &b = m_pictures[two];
            float sum = 0.0F;
            for (std::size_t cell = 0; cell < a.size(); ++cell) {
                sum += (a[cell] - b[cell]) * (a[cell] - b[cell]);
            }
            result.at(one, two) = result.at(two, one) = static_cast<float>(std::min(1.0, sum / m_spread));
        }
    }
    return result;
}

}  // namespace exemplar
