// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/SliceMotion.h"

#include "core/image/ModelFrame.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace exemplar {
namespace {

constexpr int kLongest = 320;      ///< pixels of the longer side that motion is measured on
constexpr int kLevels = 3;         ///< each of half the size
constexpr int kSmallest = 12;      ///< pixels; smaller levels tell nothing
constexpr int kSteps = 5;          ///< per level
constexpr double kWindow = 2.0;    ///< pixels, deviation
constexpr double kSmooth = 1.0;    ///< pixels, deviation
constexpr float kFlat = 1e-4F;     ///< squared gradient (per pixel, of 0..1) below which a picture tells nothing
constexpr float kFarthest = 1.0F;  ///< pixels a step

std::vector<float> gaussian(double deviation) {
    const int reach = static_cast<int>(std::ceil(2.5 * deviation));
    std::vector<float> taps(2 * reach + 1);
    float sum = 0.0F;
    for (int i = -reach; i <= reach; ++i) {
        sum += taps[i + reach] = static_cast<float>(std::exp(-0.5 * i * i / (deviation * deviation)));
    }
    for (float& tap : taps) {
        tap /= sum;
    }
    return taps;
}

/// Borders are repeated.
void blur(Image& picture, const std::vector<float>& taps) {
    const int width = picture.width(), height = picture.height(), reach = static_cast<int>(taps.size()) / 2;
    std::vector<float> padded(static_cast<std::size_t>(width) + 2 * reach);
    for (int y = 0; y < height; ++y) {
        float* row = &picture.at(0, y);
        std::fill_n(padded.begin(), reach, row[0]);
        std::copy_n(row, width, padded.begin() + reach);
        std::fill_n(padded.end() - reach, reach, row[width - 1]);
        std::fill_n(row, width, 0.0F);
        for (std::size_t t = 0; t < taps.size(); ++t) {
            const float tap = taps[t], *from = padded.data() + t;
            for (int x = 0; x < width; ++x) {
                row[x] += tap * from[x];
            }
        }
    }
    const Image rows = picture;
    std::fill(picture.pixels().begin(), picture.pixels().end(), 0.0F);
    for (int y = 0; y < height; ++y) {
        float* row = &picture.at(0, y);
        for (std::size_t t = 0; t < taps.size(); ++t) {
            const float tap = taps[t], *from = &rows.at(0, std::clamp(y + static_cast<int>(t) - reach, 0, height - 1));
            for (int x = 0; x < width; ++x) {
                row[x] += tap * from[x];
            }
        }
    }
}

struct Gradient {
    Image x, y;
};

Gradient gradientOf(const Image& picture) {
    const int width = picture.width(), height = picture.height();
    Gradient gradient{Image(width, height), Image(width, height)};
    for (int y = 0; y < height; ++y) {
        const int above = std::max(0, y - 1), below = std::min(height - 1, y + 1);
        for (int x = 0; x < width; ++x) {
            const int left = std::max(0, x - 1), right = std::min(width - 1, x + 1);
            gradient.x.at(x, y) = 0.5F * (picture.at(right, y) - picture.at(left, y));
            gradient.y.at(x, y) = 0.5F * (picture.at(x, below) - picture.at(x, above));
        }
    }
    return gradient;
}

Image warped(const Image& picture, const Image& motionX, const Image& motionY) {
    Image result(motionX.width(), motionX.height());
    for (int y = 0; y < result.height(); ++y) {
        for (int x = 0; x < result.width(); ++x) {
            result.at(x, y) = sampled(picture, x + motionX.at(x, y), y + motionY.at(x, y));
        }
    }
    return result;
}

/// One step of the motion towards where both pictures agree.
void improve(Image& motionX, Image& motionY, const Image& here, const Gradient& slope, const Image& there,
             const std::vector<float>& window, const std::vector<float>& smooth) {
    const Image moved = warped(there, motionX, motionY);
    const Gradient other = gradientOf(moved);
    std::array<Image, 5> sums;  // xx, yy, xy, x times difference, y times difference
    for (Image& sum : sums) {
        sum = Image(here.width(), here.height());
    }
    for (std::size_t i = 0; i < here.size(); ++i) {
        const float x = 0.5F * (slope.x.pixels()[i] + other.x.pixels()[i]),
                    y = 0.5F * (slope.y.pixels()[i] + other.y.pixels()[i]),
                    difference = here.pixels()[i] - moved.pixels()[i];
        sums[0].pixels()[i] = x * x;
        sums[1].pixels()[i] = y * y;
        sums[2].pixels()[i] = x * y;
        sums[3].pixels()[i] = x * difference;
        sums[4].pixels()[i] = y * difference;
    }
    for (Image& sum : sums) {
        blur(sum, window);
    }
    for (std::size_t i = 0; i < here.size(); ++i) {
        const float xx = sums[0].pixels()[i] + kFlat, yy = sums[1].pixels()[i] + kFlat, xy = sums[2].pixels()[i];
        const float x = sums[3].pixels()[i], y = sums[4].pixels()[i], determinant = xx * yy - xy * xy;
        motionX.pixels()[i] += std::clamp((yy * x - xy * y) / determinant, -kFarthest, kFarthest);
        motionY.pixels()[i] += std::clamp((xx * y - xy * x) / determinant, -kFarthest, kFarthest);
    }
    blur(motionX, smooth);
    blur(motionY, smooth);
}

Image resized(const Image& picture, int width, int height) {
    return picture.width() == width && picture.height() == height
               ? picture
               : resample(picture, picture.width(), picture.height(), width, height);
}

void scale(Image& picture, double factor) {
    for (float& value : picture.pixels()) {
        value *= static_cast<float>(factor);
    }
}

}  // namespace

float sampled(const Image& image, double x, double y) {
    x = std::clamp(x, 0.0, image.width() - 1.0);
    y = std::clamp(y, 0.0, image.height() - 1.0);
    const int x0 = static_cast<int>(x), y0 = static_cast<int>(y);
    const int x1 = std::min(x0 + 1, image.width() - 1), y1 = std::min(y0 + 1, image.height() - 1);
    const auto u = static_cast<float>(x - x0), v = static_cast<float>(y - y0);
    return (1 - v) * ((1 - u) * image.at(x0, y0) + u * image.at(x1, y0)) +
           v * ((1 - u) * image.at(x0, y1) + u * image.at(x1, y1));
}

SliceMotion::SliceMotion(int width, int height) : m_width(width), m_height(height) {
    const double share = std::min(1.0, static_cast<double>(kLongest) / std::max({1, width, height}));
    m_x = Image(std::max(1, static_cast<int>(std::lround(width * share))),
                std::max(1, static_cast<int>(std::lround(height * share))));
    m_y = m_x;
}

SliceMotion SliceMotion::between(const Image& here, const Image& there) {
    static const std::vector<float> window = gaussian(kWindow), smooth = gaussian(kSmooth);
    SliceMotion motion(here.width(), here.height());
    const int fullWidth = motion.m_x.width(), fullHeight = motion.m_x.height();
    int level = kLevels - 1;
    while (level > 0 && std::min(fullWidth, fullHeight) >> level < kSmallest) {
        --level;
    }
    for (; level >= 0; --level) {
        const int width = std::max(1, fullWidth >> level), height = std::max(1, fullHeight >> level);
        scale(motion.m_x, static_cast<double>(width) / motion.m_x.width());
        scale(motion.m_y, static_cast<double>(height) / motion.m_y.height());
        motion.m_x = resized(motion.m_x, width, height);
        motion.m_y = resized(motion.m_y, width, height);
        const Image one = resized(here, width, height), two = resized(there, width, height);
        const Gradient slope = gradientOf(one);
        for (int step = 0; step < kSteps; ++step) {
            improve(motion.m_x, motion.m_y, one, slope, two, window, smooth);
        }
    }
    return motion;
}

SliceMotion SliceMotion::then(const SliceMotion& next) const {
    SliceMotion all = *this;
    const Image x = warped(next.m_x, m_x, m_y), y = warped(next.m_y, m_x, m_y);
    for (std::size_t i = 0; i < x.size(); ++i) {
        all.m_x.pixels()[i] += x.pixels()[i];
        all.m_y.pixels()[i] += y.pixels()[i];
    }
    return all;
}

Image SliceMotion::brought(const Image& there) const {
    const double acrossX = static_cast<double>(m_width) / m_x.width(),
                 acrossY = static_cast<double>(m_height) / m_x.height();
    const bool small = m_x.width() != m_width || m_x.height() != m_height;
    Image result(m_width, m_height);
    for (int y = 0; y < m_height; ++y) {
        for (int x = 0; x < m_width; ++x) {
            double moveX = 0.0, moveY = 0.0;
            if (small) {
                const double atX = (x + 0.5) / acrossX - 0.5, atY = (y + 0.5) / acrossY - 0.5;
                moveX = acrossX * sampled(m_x, atX, atY);
                moveY = acrossY * sampled(m_y, atX, atY);
            } else {
                moveX = m_x.at(x, y);
                moveY = m_y.at(x, y);
            }
            result.at(x, y) = sampled(there, x + moveX, y + moveY);
        }
    }
    return result;
}

void followTissue(const std::function<Image(int slice)>& picture, int below, int above, JobControl& control,
                  const std::function<void(int slice, const SliceMotion& toBelow, const SliceMotion& toAbove)>& visit) {
    if (above - below < 2) {
        return;
    }
    Image previous = picture(above);
    const SliceMotion still(previous.width(), previous.height());
    std::vector<SliceMotion> toAbove(above - below - 1, still);
    for (int slice = above - 1; slice > below; --slice) {
        control.checkpoint();
        Image here = picture(slice);
        SliceMotion& motion = toAbove[slice - below - 1];
        motion = SliceMotion::between(here, previous);
        if (slice + 1 < above) {
            motion = motion.then(toAbove[slice - below]);
        }
        previous = std::move(here);
    }
    previous = picture(below);
    SliceMotion toBelow = still;
    for (int slice = below + 1; slice < above; ++slice) {
        control.checkpoint();
        Image here = picture(slice);
        toBelow = SliceMotion::between(here, previous).then(toBelow);
        previous = std::move(here);
        visit(slice, toBelow, toAbove[slice - below - 1]);
    }
}

}  // namespace exemplar
