// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/SliceSpacing.h"

#include "core/io/SeriesStacks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace exemplar {
namespace {

constexpr double kEven = 0.1;         // of a step: more is not even, unless positions are rounded
constexpr double kRoundedEven = 0.3;  // of a step: the most that rounding may explain
constexpr double kNoted = 0.01;       // of a step
constexpr double kOnGrid = 0.05;      // of a step
constexpr double kAlike = 1.25;       // times the smallest
constexpr double kNoException = 0.1;  // of all distances
constexpr double kMostMadeUp = 8.0;   // grid slices to a stored one

std::vector<double> placesAlong(const std::vector<DicomFrame>& frames) {
    const Vector3 normal = normalOf(frames.front());
    std::vector<double> along;
    for (const DicomFrame& frame : frames) {
        along.push_back(dotProduct(normal, frame.position) - dotProduct(normal, frames.front().position));
    }
    return along;
}

std::vector<double> gapsOf(const std::vector<double>& along) {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < along.size(); ++i) {
        gaps.push_back(along[i] - along[i - 1]);
    }
    return gaps;
}

/// 1, 0.1, 0.01 or 0.001 mm where all positions are whole multiples of it, seen from the first; 0 where they are not.
double roundedTo(const std::vector<DicomFrame>& frames) {
    for (const double unit : {1.0, 0.1, 0.01, 0.001}) {
        const bool whole = std::all_of(frames.begin(), frames.end(), [&](const DicomFrame& frame) {
            for (std::size_t d = 0; d < 3; ++d) {
                const double steps = (frame.position[d] - frames.front().position[d]) / unit;
                if (std::abs(steps - std::round(steps)) > 1e-3) {
                    return false;
                }
            }
            return true;
        });
        if (whole) {
            return unit;
        }
    }
    return 0.0;
}

/// What a slice may lie beside its place for rounding or jitter.
double tolerance(const std::vector<DicomFrame>& frames, double step) {
    return std::max(kEven * step, std::min(1.001 * roundedTo(frames), kRoundedEven * step));
}

double mostOff(const std::vector<double>& along, double step) {
    double most = 0.0;
    for (std::size_t i = 0; i < along.size(); ++i) {
        most = std::max(most, std::abs(along[i] - static_cast<double>(i) * step));
    }
    return most;
}

/// The greatest distance of a slice's first pixel from the line between the first and the last slice.
double mostBeside(const std::vector<DicomFrame>& frames, const std::vector<double>& along) {
    double most = 0.0;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        Vector3 off{};
        const double part = along.back() != 0.0 ? along[i] / along.back() : 0.0;
        for (std::size_t d = 0; d < 3; ++d) {
            const double first = frames.front().position[d], last = frames.back().position[d];
            off[d] = frames[i].position[d] - (first + part * (last - first));
        }
        most = std::max(most, std::sqrt(dotProduct(off, off)));
    }
    return most;
}

std::string sentence(const char* form, double a, double b, const DicomFrame& from, const DicomFrame& to) {
    char text[160];
    std::snprintf(text, sizeof text, form, a, b);
    return text + nameOf(from) + " and " + nameOf(to) + ".";
}

/// The usual distance where the others are whole multiples of it and few; 0 where they are not.
double usualGap(const std::vector<double>& gaps) {
    std::vector<double> sorted = gaps;
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>((sorted.size() - 1) / 2),
                     sorted.end());
    const double usual = sorted[(sorted.size() - 1) / 2];
    std::size_t wide = 0;
    for (const double gap : gaps) {
        const double times = gap / usual;
        if (times < 1.0 - 2.0 * kEven || std::abs(times - std::round(times)) > 2.0 * kEven) {
            return 0.0;
        }
        wide += times > 1.5 ? 1 : 0;
    }
    return 4 * wide <= gaps.size() || wide == 1 ? usual : 0.0;
}

void describeGaps(const std::vector<DicomFrame>& frames, const std::vector<double>& gaps, SliceSpacing& result) {
    const double usual = usualGap(gaps);
    if (usual > 0.0) {
        const auto wide = std::find_if(gaps.begin(), gaps.end(), [&](double gap) { return gap > 1.5 * usual; });
        if (wide != gaps.end()) {
            const auto at = static_cast<std::size_t>(wide - gaps.begin());
            result.kind = SliceSpacing::Kind::Missing;
            result.reason =
                sentence("A gap of %.4g mm instead of %.4g mm lies between ", *wide, usual, frames[at], frames[at + 1]);
            return;
        }
    }
    std::size_t at = 1;  // the greatest change from one gap to the next
    for (std::size_t i = 1; i < gaps.size(); ++i) {
        if (std::abs(gaps[i] - gaps[i - 1]) > std::abs(gaps[at] - gaps[at - 1])) {
            at = i;
        }
    }
    result.kind = SliceSpacing::Kind::Uneven;
    result.reason = sentence("The distance of slices changes from %.4g mm to %.4g mm between ", gaps[at - 1], gaps[at],
                             frames[at], frames[at + 1]);
}

void noteTilt(const std::vector<DicomFrame>& frames, SliceSpacing& result) {
    Vector3 step{};
    for (std::size_t d = 0; d < 3; ++d) {
        step[d] = frames.back().position[d] - frames.front().position[d];
    }
    if (std::abs(dotProduct(step, normalOf(frames.front()))) <
        std::cos(0.5 * 3.14159265 / 180.0) * std::sqrt(dotProduct(step, step))) {
        result.notes.push_back("The gantry was tilted: slices are shifted against each other (the shear is kept).");
    }
}

/// The distance that a grid follows.
struct FinestStep {
    double length = 0.0;
    std::size_t anchor = 0;  ///< a stored slice of the grid
    bool whole = false;      ///< all gaps are multiples of the length
};

FinestStep finestStep(const std::vector<double>& gaps) {
    std::vector<double> sorted = gaps;
    std::sort(sorted.begin(), sorted.end());
    const auto alike = [&](double gap, double smallest) { return gap >= smallest && gap < kAlike * smallest; };
    double smallest = sorted.front(), sum = 0.0, count = 0.0, total = 0.0, steps = 0.0;
    for (const double gap : sorted) {
        const auto same = std::count_if(sorted.begin(), sorted.end(), [&](double one) { return alike(one, gap); });
        if (static_cast<double>(same) >= kNoException * static_cast<double>(sorted.size())) {
            smallest = gap;
            break;
        }
    }
    FinestStep result;
    std::size_t run = 0, longest = 0;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        const bool fine = alike(gaps[i], smallest);
        run = fine ? run + 1 : 0;
        if (run > longest) {
            longest = run;
            result.anchor = i + 1 - run;
        }
        sum += fine ? gaps[i] : 0.0;
        count += fine ? 1.0 : 0.0;
        total += gaps[i];
    }
    result.length = sum / count;
    result.whole = true;
    for (const double gap : gaps) {
        const double times = std::round(gap / result.length);
        result.whole = result.whole && times >= 1.0 && std::abs(gap / result.length - times) <= 2.0 * kEven;
        steps += times;
    }
    if (result.whole) {
        result.length = total / steps;
        result.anchor = 0;
    }
    return result;
}

}  // namespace

SliceSpacing examineSpacing(const std::vector<DicomFrame>& frames) {
    SliceSpacing result;
    if (frames.size() < 2) {
        return result;
    }
    const std::vector<double> along = placesAlong(frames), gaps = gapsOf(along);
    const double step = along.back() / static_cast<double>(gaps.size());
    const double off = mostOff(along, step), beside = mostBeside(frames, along);
    const double pixel = std::min(frames.front().columnStep, frames.front().rowStep);
    if (beside > std::max(pixel, kEven * step)) {
        char text[160];
        std::snprintf(text, sizeof text, "The slices do not lie on a line: they are shifted by up to %.4g mm.", beside);
        result.kind = SliceSpacing::Kind::Scattered;
        result.reason = text;
        return result;
    }
    if (off > tolerance(frames, step)) {
        describeGaps(frames, gaps, result);
    } else if (off > kNoted * step) {
        char text[200];
        std::snprintf(text, sizeof text,
                      "The places of slices are uneven by up to %.3g mm, as if rounded; the distance from first to "
                      "last gives steps of %.5g mm.",
                      off, step);
        result.notes.push_back(text);
    }
    noteTilt(frames, result);
    return result;
}

RegularGrid regularGrid(const std::vector<DicomFrame>& frames) {
    RegularGrid grid;
    const std::vector<double> along = placesAlong(frames), gaps = gapsOf(along);
    const FinestStep finest = finestStep(gaps);
    const double step = finest.length, anchor = along[finest.anchor];
    const double start = anchor - step * std::floor(anchor / step + kOnGrid);
    const double count = std::floor((along.back() - start) / step + kOnGrid) + 1.0;
    if (!(step > 0.0) || count > kMostMadeUp * static_cast<double>(frames.size())) {
        return grid;
    }
    for (std::size_t d = 0; d < 3; ++d) {
        const double slope = (frames.back().position[d] - frames.front().position[d]) / along.back();
        grid.origin[d] = frames.front().position[d] + slope * start;
        grid.step[d] = slope * step;
    }
    const double near = finest.whole ? std::max(kOnGrid * step, tolerance(frames, step)) : kOnGrid * step;
    std::size_t below = 0;
    for (double i = 0.0; i < count; i += 1.0) {
        const double at = start + i * step;
        while (below + 2 < along.size() && along[below + 1] <= at) {
            ++below;
        }
        const double weight = std::clamp((at - along[below]) / gaps[below], 0.0, 1.0);
        const double toBelow = std::abs(at - along[below]), toAbove = std::abs(at - along[below + 1]);
        if (std::min(toBelow, toAbove) <= near) {
            const std::size_t stored = toBelow <= toAbove ? below : below + 1;
            grid.slices.push_back({stored, stored, 0.0});
        } else {
            grid.slices.push_back({below, below + 1, weight});
        }
    }
    return grid;
}

}  // namespace exemplar
