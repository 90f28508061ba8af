// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/SeriesVolumes.h"

#include "core/base/Error.h"
#include "core/io/PictureCopies.h"
#include "core/io/SeriesStacks.h"
#include "core/io/VolumeNames.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace exemplar {
namespace {

constexpr double kSamePlace = 0.01;       // mm, and
constexpr double kSamePlaceOfStep = 0.1;  // of the distance of slices or the size of a pixel

struct Placed {
    DicomFrame frame;
    double along = 0.0;
    int place = 0;
};
using Part = std::vector<const Placed*>;

/// Some frames of a stack that belong together, and what they are.
struct NamedPart {
    Part frames;
    std::string name;
};

/// Pictures nearer than this lie at one place. Slices of micro-CT are micrometres apart.
double samePlace(const std::vector<Placed>& sorted) {
    const DicomFrame& first = sorted.front().frame;
    double result = kSamePlace;
    const double mean =
        sorted.size() > 1 ? (sorted.back().along - sorted.front().along) / static_cast<double>(sorted.size() - 1) : 0.0;
    for (const double step : {mean, first.sliceStep, first.columnStep}) {
        if (step > 0.0) {
            result = std::min(result, kSamePlaceOfStep * step);
        }
    }
    return result;
}

std::vector<Placed> placesOf(std::vector<DicomFrame> frames) {
    const Vector3 normal = normalOf(frames.front());
    std::vector<Placed> placed;
    for (DicomFrame& frame : frames) {
        const double along = dotProduct(normal, frame.position);
        placed.push_back({std::move(frame), along, 0});
    }
    std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.along < b.along; });
    const double tolerance = samePlace(placed);
    double start = placed.front().along;
    for (std::size_t i = 1; i < placed.size(); ++i) {
        const bool next = placed[i].along - start > tolerance;
        placed[i].place = placed[i - 1].place + (next ? 1 : 0);
        start = next ? placed[i].along : start;
    }
    return placed;
}

std::map<int, Part> byPlace(const Part& part) {
    std::map<int, Part> result;
    for (const Placed* one : part) {
        result[one->place].push_back(one);
    }
    return result;
}

bool crowded(const Part& part) {
    std::set<int> places;
    return std::any_of(part.begin(), part.end(), [&](const Placed* one) { return !places.insert(one->place).second; });
}

/// Marks that may drift from slice to slice: the n-th of each place then belong together.
bool drifts(VolumeMark mark) {
    return mark == VolumeMark::Trigger || mark == VolumeMark::FrameTime || mark == VolumeMark::Echo ||
           mark == VolumeMark::Inversion || mark == VolumeMark::Time || mark == VolumeMark::Instance;
}

/// How a mark's values lie over the places of a part.
struct Spread {
    std::map<int, std::set<MarkValue>> atPlace;
    std::set<MarkValue> all;
    std::size_t most = 0, least = 0, sum = 0;

    Spread(const Part& part, VolumeMark mark) {
        for (const Placed* one : part) {
            atPlace[one->place].insert(one->frame.mark(mark));
            all.insert(one->frame.mark(mark));
        }
        least = part.size();
        for (const auto& [place, values] : atPlace) {
            most = std::max(most, values.size());
            least = std::min(least, values.size());
            sum += values.size();
        }
    }
};

std::vector<NamedPart> partsByValue(const Part& part, VolumeMark mark) {
    std::map<MarkValue, Part> parts;
    for (const Placed* one : part) {
        parts[one->frame.mark(mark)].push_back(one);
    }
    std::vector<NamedPart> result;
    for (auto& [value, frames] : parts) {
        result.push_back({std::move(frames), markWords(mark, value, value)});
    }
    if (mark == VolumeMark::Kind || mark == VolumeMark::Direction) {  // no order of their own
        const auto firstTaken = [](const NamedPart& one) {
            return (*std::min_element(one.frames.begin(), one.frames.end(),
                                      [](const Placed* a, const Placed* b) {
                                          return a->frame.mark(VolumeMark::Instance) <
                                                 b->frame.mark(VolumeMark::Instance);
                                      }))
                ->frame.mark(VolumeMark::Instance);
        };
        std::stable_sort(result.begin(), result.end(),
                         [&](const NamedPart& a, const NamedPart& b) { return firstTaken(a) < firstTaken(b); });
    }
    return result;
}

std::vector<NamedPart> partsByRank(const Part& part, VolumeMark mark, const Spread& spread) {
    std::vector<NamedPart> result(spread.most);
    for (const Placed* one : part) {
        const auto& values = spread.atPlace.at(one->place);
        const auto rank = std::distance(values.begin(), values.find(one->frame.mark(mark)));
        result[static_cast<std::size_t>(rank)].frames.push_back(one);
    }
    for (NamedPart& one : result) {
        const auto [low, high] = std::minmax_element(
            one.frames.begin(), one.frames.end(),
            [&](const Placed* a, const Placed* b) { return a->frame.mark(mark) < b->frame.mark(mark); });
        one.name = markWords(mark, (*low)->frame.mark(mark), (*high)->frame.mark(mark));
    }
    return result;
}

/// The part told apart by one mark; nothing where the mark does not tell pictures of one place apart, or not surely.
std::vector<NamedPart> partsBy(const Part& part, VolumeMark mark) {
    const Spread spread(part, mark);
    if (spread.most < 2) {
        return {};
    }
    const bool even = spread.most == spread.least;
    if (mark == VolumeMark::Instance) {
        return even && spread.sum == part.size() ? partsByRank(part, mark, spread) : std::vector<NamedPart>();
    }
    const bool ownOfEachPlace = spread.all.size() == spread.sum;  // no value twice: numbers that run on
    if (spread.all.size() == spread.most) {
        return partsByValue(part, mark);
    }
    if (even && (drifts(mark) || ownOfEachPlace)) {
        return partsByRank(part, mark, spread);
    }
    return 2 * spread.all.size() <= part.size() ? partsByValue(part, mark) : std::vector<NamedPart>();
}

/// Parts in which no place holds two pictures; those that stay crowded come as they are.
void split(const NamedPart& part, std::size_t from, std::vector<NamedPart>& done) {
    const bool onePlace = byPlace(part.frames).size() == 1;
    for (std::size_t i = from; i < kVolumeMarks && crowded(part.frames); ++i) {
        const auto mark = static_cast<VolumeMark>(i);
        if (onePlace && (mark == VolumeMark::Time || mark == VolumeMark::Instance)) {
            continue;  // slices whose places were lost, not volumes of one slice
        }
        const auto parts = partsBy(part.frames, mark);
        for (const NamedPart& one : parts) {
            split({one.frames, part.name.empty() ? one.name : part.name + ", " + one.name}, i + 1, done);
        }
        if (!parts.empty()) {
            return;
        }
    }
    done.push_back(part);
}

/// Leaves one of several pictures of a place that are the same in each pixel.
std::size_t dropSamePixels(NamedPart& part, JobControl& control) {
    Part kept;
    std::size_t dropped = 0;
    for (const auto& [place, frames] : byPlace(part.frames)) {
        Part own;
        for (const Placed* one : frames) {
            control.checkpoint();
            const bool copy = std::any_of(own.begin(), own.end(),
                                          [&](const Placed* other) { return samePicture(other->frame, one->frame); });
            dropped += copy ? 1 : 0;
            if (!copy) {
                own.push_back(one);
            }
        }
        kept.insert(kept.end(), own.begin(), own.end());
    }
    part.frames = std::move(kept);
    return dropped;
}

std::string whyUndecided(const Part& part) {
    for (const auto& [place, frames] : byPlace(part)) {
        if (frames.size() > 1) {
            return std::to_string(frames.size()) + " pictures lie at one place (" + nameOf(frames[0]->frame) + ", " +
                   nameOf(frames[1]->frame) + "), and nothing in the files shows which of them belong together.";
        }
    }
    return {};
}

SeriesVolume volumeOf(const NamedPart& part) {
    SeriesVolume volume;
    volume.name = part.name;
    volume.onePlace = crowded(part.frames) && byPlace(part.frames).size() == 1;
    for (const Placed* one : part.frames) {
        volume.frames.push_back(one->frame);
        volume.places.push_back(one->place);
    }
    if (volume.onePlace) {
        sortByNumber(volume.frames);
    }
    return volume;
}

bool numbered(const Part& part) {
    std::set<MarkValue> numbers;
    return std::all_of(part.begin(), part.end(),
                       [&](const Placed* one) { return numbers.insert(one->frame.mark(VolumeMark::Instance)).second; });
}

}  // namespace

void sortByNumber(std::vector<DicomFrame>& frames) {
    std::stable_sort(frames.begin(), frames.end(), [](const DicomFrame& a, const DicomFrame& b) {
        return a.mark(VolumeMark::Instance) < b.mark(VolumeMark::Instance);
    });
}

VolumeSplit splitVolumes(std::vector<DicomFrame> frames, JobControl& control) {
    VolumeSplit result;
    std::size_t copies = dropCopies(frames, control);
    const std::vector<Placed> placed = placesOf(std::move(frames));
    NamedPart whole;
    for (const Placed& one : placed) {
        whole.frames.push_back(&one);
    }
    std::vector<NamedPart> parts;
    split(whole, 0, parts);
    for (NamedPart& part : parts) {
        const bool onePlace = byPlace(part.frames).size() == 1 && numbered(part.frames);
        if (crowded(part.frames) && !onePlace) {
            copies += dropSamePixels(part, control);
        }
        if (crowded(part.frames) && !onePlace && result.undecided.empty()) {
            result.undecided = whyUndecided(part.frames);
        }
        result.volumes.push_back(volumeOf(part));
    }
    if (copies > 0) {
        result.notes.push_back(copies == 1
                                   ? "One picture is there twice and was read once."
                                   : std::to_string(copies) + " pictures are copies of others and were left out.");
    }
    return result;
}

}  // namespace exemplar
