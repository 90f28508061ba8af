// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/CloseUp.h"

#include "core/engine/Mirror.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace exemplar {
namespace {

constexpr std::array<double, 2> kAround{1.3, 1.7};  ///< sides of what is shown, in longer sides of the structures
constexpr double kAroundBox = 1.5;                  ///< likewise, in longer sides of a box
constexpr float kShareBox = 0.6F;                   ///< of what was said of it from nearer by
constexpr double kLeastPixels = 96.0;               ///< of the slice; nearer there is no more detail to see
constexpr double kNearer = 0.75;                    ///< of the slice's longer side, at most, else it is not worth it
constexpr float kShare = 0.85F;                     ///< of what was said from nearer by
constexpr float kShareEach = kShare / kAround.size();
/// Steps of the side, and twice as many of the place, in the slice's longer side: near slices mostly agree on both.
constexpr int kGrain = 16;

/// A rectangle of pixels.
struct Cutout {
    int x = 0, y = 0, width = 0, height = 0;

    template <typename T>
    Image2D<T> of(const Image2D<T>& whole) const {
        Image2D<T> part(width, height);
        for (int row = 0; row < height; ++row) {
            const auto from = whole.pixels().begin() + static_cast<std::ptrdiff_t>(y + row) * whole.width() + x;
            std::copy(from, from + width, part.pixels().begin() + static_cast<std::ptrdiff_t>(row) * width);
        }
        return part;
    }

    SliceImage of(const SliceImage& slice) const {
        std::string key = slice.key;
        for (const int number : {x, y, width, height}) {
            key += key.empty() ? "" : "/" + std::to_string(number);
        }
        return {of(slice.pixels), slice.spacingX, slice.spacingY, key};
    }

    /// The running mean of `mean`, of which each pixel has been given so much weight, goes on with what was said here.
    void add(const Image& said, float share, Image& mean, Image& weight) const {
        for (int row = 0; row < height; ++row) {
            for (int column = 0; column < width; ++column) {
                float &here = mean.at(x + column, y + row), &sum = weight.at(x + column, y + row);
                sum += share;
                here += share / sum * (said.at(column, row) - here);
            }
        }
    }

    Prompt of(Prompt prompt) const {
        for (PromptPoint& point : prompt.points) {
            point.x -= x;
            point.y -= y;
        }
        if (prompt.box) {
            prompt.box = PromptBox{prompt.box->x0 - x, prompt.box->y0 - y, prompt.box->x1 - x, prompt.box->y1 - y};
        }
        prompt.mask = prompt.mask.empty() ? Image() : of(prompt.mask);
        return prompt;
    }
};

double longerSide(const SliceImage& slice) {
    return std::max(slice.pixels.width() * slice.spacingX, slice.pixels.height() * slice.spacingY);
}

/// From first to last pixel of what is clicked and answered.
struct Extent {
    double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;
    void meet(double x, double y) {
        x0 = std::min(x0, x);
        y0 = std::min(y0, y);
        x1 = std::max(x1, x);
        y1 = std::max(y1, y);
    }
    void meet(const Prompt& prompt, const Image& logits) {
        for (const PromptPoint& point : prompt.points) {
            meet(point.x, point.y);
        }
        for (int y = 0; y < logits.height(); ++y) {
            for (int x = 0; x < logits.width(); ++x) {
                if (logits.at(x, y) > 0.0F) {
                    meet(x, y);
                }
            }
        }
    }
};

/// The square around what is shown, so many times as large, or none.
std::optional<Cutout> around(const Extent& shown, double times, const SliceImage& slice) {
    const double whole = longerSide(slice), grain = whole / kGrain;
    const double wide = (shown.x1 - shown.x0 + 1.0) * slice.spacingX,
                 high = (shown.y1 - shown.y0 + 1.0) * slice.spacingY;
    const double least =
        std::max(times * std::max(wide, high), kLeastPixels * std::min(slice.spacingX, slice.spacingY));
    const double side = std::ceil(least / grain) * grain;
    if (side > kNearer * whole) {
        return {};
    }
    const auto along = [&](double from, double to, double spacing, int count, int& start, int& length) {
        length = std::min(count, static_cast<int>(std::lround(side / spacing)));
        const double middle = std::round((from + to + 1.0) * spacing / grain) * grain / (2.0 * spacing);
        start = std::clamp(static_cast<int>(std::lround(middle - 0.5 * length)), 0, count - length);
    };
    Cutout part;
    along(shown.x0, shown.x1, slice.spacingX, slice.pixels.width(), part.x, part.width);
    along(shown.y0, shown.y1, slice.spacingY, slice.pixels.height(), part.y, part.height);
    return part;
}

}  // namespace

void lookCloser(Engine& engine, const SliceImage& slice, const std::vector<Prompt>& prompts,
                const std::vector<std::size_t>& which, std::vector<Answer>& answers) {
    Extent shown;
    for (const std::size_t i : which) {
        shown.meet(prompts[i], answers[i].logits);
    }
    std::vector<Image> weights(which.size(), Image(slice.pixels.width(), slice.pixels.height(), 1.0F - kShare));
    for (const double times : kAround) {
        const std::optional<Cutout> part = which.empty() ? std::nullopt : around(shown, times, slice);
        if (!part) {
            continue;
        }
        std::vector<Prompt> nearer;
        for (const std::size_t i : which) {
            nearer.push_back(part->of(prompts[i]));
        }
        const std::vector<Answer> again = predictBothWays(engine, part->of(slice), nearer);
        for (std::size_t k = 0; k < which.size(); ++k) {
            part->add(again[k].logits, kShareEach, answers[which[k]].logits, weights[k]);
        }
    }
}

bool lookIntoBoxes(Engine& engine, const SliceImage& slice, const std::vector<Prompt>& prompts,
                   std::vector<Answer>& answers) {
    bool looked = false;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        const std::optional<PromptBox>& box = prompts[i].box;
        if (!box || engine.labels().indexOf(prompts[i].label) >= 0) {
            continue;
        }
        Extent shown;
        shown.meet(box->x0, box->y0);
        shown.meet(box->x1, box->y1);
        if (const std::optional<Cutout> part = around(shown, kAroundBox, slice)) {
            const Image nearer = engine.predict(part->of(slice), {part->of(prompts[i])}).front().logits;
            Image weight(slice.pixels.width(), slice.pixels.height(), 1.0F - kShareBox);
            part->add(nearer, kShareBox, answers[i].logits, weight);
            looked = true;
        }
    }
    return looked;
}

}  // namespace exemplar
