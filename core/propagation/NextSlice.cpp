// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/NextSlice.h"

#include "core/base/Error.h"
#include "core/propagation/SlicePictures.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

namespace exemplar {
namespace {

constexpr int kHole = 2;          // proposals without a structure between others that have it: they err
constexpr double kOnward = 0.4;   // of the rest of the body, into which a structure may go on
constexpr double kStride = 0.15;  // of the body, at least, lest its end be crept up on
// Measured on brain, tumour, organ and soft-tissue scans (Dice of the shapes interpolated between 3 to 9 slices):
// distance says most. Appearance adds nothing there, but is what a model learns from.
constexpr double kGap = 1.0, kUnlike = 0.25, kDoubt = 0.5;
constexpr double kBeyond = 2.0;    // farther away counts a slice beyond a structure's outermost exemplars
constexpr double kEnough = 0.004;  // gain
constexpr double kReady = 0.7;     // of the best gain, from which on a slice that costs nothing is as good

bool isExemplar(const NextSliceQuestion& question, int slice) {
    return std::binary_search(question.exemplars.begin(), question.exemplars.end(), slice);
}

bool isNever(const NextSliceQuestion& question, int slice) {
    return std::binary_search(question.never.begin(), question.never.end(), slice);
}

double validDoubt(double doubt) { return std::isfinite(doubt) ? std::clamp(doubt, 0.0, 1.0) : 0.0; }

int nearestOf(const std::vector<int>& exemplars, int slice) {
    const auto nearest = std::min_element(exemplars.begin(), exemplars.end(), [slice](int one, int two) {
        return std::abs(one - slice) < std::abs(two - slice);
    });
    return nearest == exemplars.end() ? -1 : *nearest;
}

/// Consecutive slices that show a structure.
struct Run {
    int first = 0, last = 0;
    int length() const noexcept { return last - first + 1; }
};

using Sizes = std::map<int, double>;  ///< pixels by slice

/// Splits what shows a structure where an exemplar or more than kHole proposals between do not show it. Slices about
/// which nothing is known are taken to be like both of their neighbours.
std::vector<Run> runsOf(const NextSliceQuestion& question, const Sizes& shown) {
    std::vector<Run> runs;
    for (const auto& [slice, size] : shown) {
        bool same = !runs.empty();
        int proposed = 0;
        for (int between = same ? runs.back().last + 1 : slice; same && between < slice; ++between) {
            proposed += question.doubts.contains(between) ? 1 : 0;
            same = proposed <= kHole && !isExemplar(question, between);
        }
        if (same) {
            runs.back().last = slice;
        } else {
            runs.push_back({slice, slice});
        }
    }
    return runs;
}

int longestOf(const std::vector<Run>& runs) {
    int longest = 0;
    for (const Run& run : runs) {
        longest = std::max(longest, run.length());
    }
    return longest;
}

/// A structure that is on some exemplar.
struct Structure {
    std::uint16_t label = 0;
    std::vector<int> exemplars;  ///< that show it
    std::vector<double> share;   ///< by slice of the scan: how much of the structure is likely there; sums to 1
    double extent = 0.0;         ///< slices where it is likely

    bool mayBeOn(int slice) const { return share[slice] > 0.0; }
    /// How badly a slice is covered whose nearest exemplar is `away` slices away: 0 where it is one, 1 from half the
    /// extent on.
    double gap(int away, bool beyond) const {
        const double distance = std::min(1.0, (beyond ? kBeyond : 1.0) * 2.0 * away / extent);
        return distance * std::sqrt(distance);
    }
};

/// How likely a run goes on beyond one end (side -1 first, +1 last): where proposals, not an exemplar alone, say that
/// it ends, as likely as the first one without it is doubtful.
double likelyToGoOn(const NextSliceQuestion& question, int end, int side) {
    const auto doubt = question.doubts.find(end + side);
    if (doubt == question.doubts.end()) {
        return isExemplar(question, end) ? 1.0 : 0.0;
    }
    return validDoubt(doubt->second);
}

/// How many slices a structure may go on beyond one end of a run (side -1 first, +1 last).
int mayGoOn(const NextSliceQuestion& question, const SlicePictures& pictures, const std::vector<Run>& runs,
            const Run& run, int side) {
    const int end = side < 0 ? run.first : run.last;
    int bound = side < 0 ? std::min(pictures.bodyFirst(), end) - 1 : std::max(pictures.bodyLast(), end) + 1;
    bool known = false;
    const auto stopAt = [&](int slice) {
        if ((slice - end) * side > 0 && (!known || (bound - slice) * side > 0)) {
            bound = slice;
            known = true;
        }
    };
    std::for_each(question.exemplars.begin(), question.exemplars.end(), stopAt);
    for (const Run& other : runs) {
        stopAt(side < 0 ? other.last : other.first);
    }
    const int room = (bound - end) * side - 1;
    const int body = pictures.bodyLast() - pictures.bodyFirst() + 1;
    return known ? room / 2 : std::min(room, static_cast<int>(std::lround(std::max(kOnward * room, kStride * body))));
}

/// Pixels on a slice of a run; what nothing is known about lies evenly between its neighbours.
double sizeOn(const Sizes& shown, int slice) {
    const auto next = shown.lower_bound(slice);
    if (next->first == slice) {
        return next->second;
    }
    const auto previous = std::prev(next);
    const double place = static_cast<double>(slice - previous->first) / (next->first - previous->first);
    return (1.0 - place) * previous->second + place * next->second;
}

/// Adds one run: where a structure may go on, it gets smaller, or less likely, with every slice; a short run of
/// proposals by itself is likely an error.
void addShares(const NextSliceQuestion& question, const SlicePictures& pictures, const Sizes& shown,
               const std::vector<Run>& runs, const Run& run, Structure& structure) {
    const int before = mayGoOn(question, pictures, runs, run, -1), after = mayGoOn(question, pictures, runs, run, 1);
    const bool given = std::any_of(structure.exemplars.begin(), structure.exemplars.end(),
                                   [&run](int exemplar) { return exemplar >= run.first && exemplar <= run.last; });
    const double trust = given ? 1.0 : std::min(1.0, 2.0 * run.length() / longestOf(runs));
    const auto beyond = [&](int end, int side, int slices, double likely) {
        for (int away = 1; away <= slices; ++away) {
            structure.share[end + side * away] =
                trust * likely * shown.at(end) * (slices + 1.0 - away) / (slices + 1.0);
        }
    };
    for (int slice = run.first; slice <= run.last; ++slice) {
        structure.share[slice] = trust * sizeOn(shown, slice);
    }
    const double down = likelyToGoOn(question, run.first, -1), up = likelyToGoOn(question, run.last, 1);
    beyond(run.first, -1, before, down);
    beyond(run.last, 1, after, up);
    structure.extent += down * before + run.length() + up * after;
}

void normalise(std::vector<double>& shares) {
    const double whole = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares) {
        share /= whole;
    }
}

/// The slice that shows most of the structures, the nearest to their middles where several do; -1 for none. Slices
/// far apart from the bulk of what shows a structure do not count: proposals err.
int richestSlice(const NextSliceQuestion& question, const std::vector<std::uint16_t>& labels) {
    std::map<int, std::pair<int, double>> found;  // by slice: structures, and how far off their middles it is
    for (std::uint16_t label : labels) {
        const Sizes& shown = question.shown.at(label);
        const std::vector<Run> runs = runsOf(question, shown);
        const int longest = longestOf(runs);
        for (const Run& run : runs) {
            for (auto place = shown.lower_bound(run.first);
                 2 * run.length() >= longest && place != shown.end() && place->first <= run.last; ++place) {
                if (isNever(question, place->first)) {
                    continue;
                }
                auto& [structures, off] = found[place->first];
                ++structures;
                off += std::abs(place->first - (run.first + run.last) / 2.0);
            }
        }
    }
    const auto best = std::min_element(found.begin(), found.end(), [](const auto& one, const auto& two) {
        return std::pair(-one.second.first, one.second.second) < std::pair(-two.second.first, two.second.second);
    });
    return best == found.end() ? -1 : best->first;
}

/// What labelling a slice would take away of what covers the structures badly.
struct Gain {
    double gap = 0.0, unlike = 0.0, doubt = 0.0;  ///< weighted

    double sum() const noexcept { return (gap + unlike + doubt) / (kGap + kUnlike + kDoubt); }
    NextSliceReason reason() const noexcept {
        return gap >= unlike && gap >= doubt ? NextSliceReason::Gap
               : unlike >= doubt             ? NextSliceReason::Unlike
                                             : NextSliceReason::Doubtful;
    }
};

/// Adds what each slice would gain for one structure. A doubt is taken to vanish within `reach` slices of a label.
void addGains(const NextSliceQuestion& question, const Image& unlikeness, const Structure& structure, double weight,
              double reach, std::vector<Gain>& gains) {
    struct Covered {
        int slice = 0, away = 0;
        double share = 0.0, gap = 0.0, unlike = 1.0, doubt = 0.0;
    };
    std::vector<Covered> badly;
    const int lowest = structure.exemplars.front(), highest = structure.exemplars.back();
    for (int slice = 0; slice < unlikeness.width(); ++slice) {
        if (!structure.mayBeOn(slice) || isExemplar(question, slice)) {
            continue;
        }
        Covered covered{slice, std::abs(nearestOf(structure.exemplars, slice) - slice),
                        structure.share[slice] * weight};
        covered.gap = structure.gap(covered.away, slice < lowest || slice > highest);
        for (int other : structure.exemplars) {
            covered.unlike = std::min<double>(covered.unlike, unlikeness.at(slice, other));
        }
        const auto doubt = question.doubts.find(slice);
        covered.doubt = doubt != question.doubts.end() ? validDoubt(doubt->second) : 0.0;
        badly.push_back(covered);
    }
    for (const Covered& next : badly) {
        Gain& gain = gains[next.slice];
        for (const Covered& other : badly) {
            const int away = std::abs(other.slice - next.slice);
            const bool beyond =
                other.slice < std::min(lowest, next.slice) || other.slice > std::max(highest, next.slice);
            gain.gap += kGap * other.share * (other.gap - structure.gap(std::min(away, other.away), beyond));
            const double unlike = unlikeness.at(other.slice, next.slice);
            gain.unlike += kUnlike * other.share * std::max(0.0, other.unlike - unlike);
            gain.doubt += kDoubt * other.share * other.doubt * std::max(0.0, 1.0 - away / reach);
        }
    }
}

/// Structures on some exemplar, with their extents; `missing` gets those that are shown, but on none.
std::vector<Structure> structuresOf(const NextSliceQuestion& question, const SlicePictures& pictures,
                                    std::vector<std::uint16_t>& missing) {
    std::vector<Structure> structures;
    for (const LabelEntry& entry : question.structures.entries()) {
        const auto shown = question.shown.find(entry.id);
        if (shown == question.shown.end() || shown->second.empty()) {
            continue;
        }
        Structure structure;
        structure.label = entry.id;
        std::copy_if(question.exemplars.begin(), question.exemplars.end(), std::back_inserter(structure.exemplars),
                     [&shown](int slice) { return shown->second.contains(slice); });
        if (structure.exemplars.empty()) {
            missing.push_back(entry.id);
            continue;
        }
        structure.share.resize(pictures.count());
        const std::vector<Run> runs = runsOf(question, shown->second);
        for (const Run& run : runs) {
            addShares(question, pictures, shown->second, runs, run, structure);
        }
        normalise(structure.share);
        structures.push_back(std::move(structure));
    }
    return structures;
}

/// Exemplars without any structure: the whole body is looked through.
Structure wholeBody(const NextSliceQuestion& question, const SlicePictures& pictures) {
    Structure body;
    body.exemplars = question.exemplars;
    body.extent = pictures.bodyLast() - pictures.bodyFirst() + 1;
    body.share.resize(pictures.count());
    std::fill_n(body.share.begin() + pictures.bodyFirst(), body.extent, 1.0 / body.extent);
    return body;
}

/// Of the structures shown on a slice the one that is farthest from an exemplar; 0 for none.
std::uint16_t leastCovered(const NextSliceQuestion& question, const std::vector<Structure>& structures, int slice) {
    std::uint16_t label = 0;
    double worst = 0.0;
    for (const Structure& structure : structures) {
        const auto shown = question.shown.find(structure.label);
        if (shown == question.shown.end() || !shown->second.contains(slice)) {
            continue;
        }
        const double gap = structure.gap(std::abs(nearestOf(structure.exemplars, slice) - slice), false);
        if (gap > worst) {
            worst = gap;
            label = structure.label;
        }
    }
    return label;
}

NextSlice bestCovering(const NextSliceQuestion& question, const SlicePictures& pictures,
                       std::vector<Structure> structures, JobControl& control) {
    if (structures.empty()) {
        structures.push_back(wholeBody(question, pictures));
    }
    int first = question.exemplars.front(), last = question.exemplars.back();
    int extent = 0;
    for (int slice = 0; slice < pictures.count(); ++slice) {
        if (std::any_of(structures.begin(), structures.end(),
                        [slice](const Structure& structure) { return structure.mayBeOn(slice); })) {
            first = std::min(first, slice);
            last = std::max(last, slice);
            ++extent;
        }
    }
    const Image unlikeness = pictures.unlikeness(first, last, control);
    const double reach = std::max(1.0, extent / (4.0 * (static_cast<double>(question.exemplars.size()) + 1.0)));
    std::vector<Gain> gains(pictures.count());
    for (const Structure& structure : structures) {
        control.checkpoint();
        addGains(question, unlikeness, structure, 1.0 / static_cast<double>(structures.size()), reach, gains);
    }
    NextSlice next;
    for (int slice = first; slice <= last; ++slice) {
        if (gains[slice].sum() > next.gain && !isNever(question, slice)) {
            next.slice = slice;
            next.gain = gains[slice].sum();
        }
    }
    double most = std::max(kEnough, kReady * next.gain);
    for (int slice : question.ready) {
        if (gains[slice].sum() >= most && !isNever(question, slice)) {
            most = gains[slice].sum();
            next.slice = slice;
            next.gain = most;
        }
    }
    if (next.slice >= 0 && next.gain >= kEnough) {
        next.reason = gains[next.slice].reason();
        next.label = next.reason == NextSliceReason::Doubtful ? leastCovered(question, structures, next.slice) : 0;
    }
    return next;
}

/// The slice next to `slice` that may be suggested; -1 for none.
int allowedNear(const NextSliceQuestion& question, int slice, int count) {
    for (int away = 0; away < count; ++away) {
        for (const int one : {slice + away, slice - away}) {
            if (one >= 0 && one < count && !isNever(question, one)) {
                return one;
            }
        }
    }
    return -1;
}

SlicePlane checkedPlane(const NextSliceQuestion& question) {
    if (question.scan == nullptr || question.scan->voxels().empty()) {
        throw Error(ErrorCode::Internal, "The next slice to label cannot be suggested without a scan.");
    }
    SlicePlane plane(question.scan->geometry(), question.axis);
    for (int slice : question.exemplars) {
        plane.requireSlice(slice);
    }
    if (!std::is_sorted(question.exemplars.begin(), question.exemplars.end())) {
        throw Error(ErrorCode::Internal,
                    "The next slice to label cannot be suggested: the exemplars are not in ascending order.");
    }
    for (const auto& [label, shown] : question.shown) {
        for (const auto& [slice, size] : shown) {
            plane.requireSlice(slice);
            if (!(size > 0.0)) {
                throw Error(ErrorCode::Internal, "The next slice to label cannot be suggested: a structure is empty.");
            }
        }
    }
    for (const auto& [slice, doubt] : question.doubts) {
        plane.requireSlice(slice);
    }
    for (int slice : question.ready) {
        plane.requireSlice(slice);
    }
    return plane;
}

}  // namespace

NextSlice suggestNextSlice(const NextSliceQuestion& question, JobControl& control) {
    const SlicePlane plane = checkedPlane(question);
    const SlicePictures pictures(*question.scan, plane, question.window, control);
    std::vector<std::uint16_t> missing;
    std::vector<Structure> structures = structuresOf(question, pictures, missing);
    NextSlice next;
    const int richest = richestSlice(question, missing);
    if (question.exemplars.empty()) {
        next.slice = richest >= 0 ? richest : allowedNear(question, pictures.middle(), pictures.count());
        next.reason = NextSliceReason::NothingYet;
        next.gain = 1.0;
    } else if (richest >= 0) {
        next.slice = richest;
        next.reason = NextSliceReason::MissingStructure;
        const auto onSlice = [&](std::uint16_t label) { return question.shown.at(label).contains(next.slice); };
        next.label = *std::find_if(missing.begin(), missing.end(), onSlice);
        next.gain = static_cast<double>(std::count_if(missing.begin(), missing.end(), onSlice)) /
                    static_cast<double>(missing.size() + structures.size());
    } else {
        next = bestCovering(question, pictures, std::move(structures), control);
    }
    next.nearest = next.slice < 0 ? -1 : nearestOf(question.exemplars, next.slice);
    return next;
}

}  // namespace exemplar
