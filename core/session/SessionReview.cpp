// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/SessionReview.h"

#include "core/engine/RunScore.h"

#include "core/base/Error.h"

#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace exemplar {
namespace {

using nlohmann::json;

constexpr int kLargestSide = 1 << 16;  // pixels
constexpr int kLargestInt = std::numeric_limits<int>::max();

/// NaN and infinity are written as null.
double numberFrom(const json& value, double missing) { return value.is_null() ? missing : value.get<double>(); }

/// A whole number from `low` to `high`, both included.
int wholeFrom(const json& value, int low, int high, const ZipReader& zip) {
    const std::int64_t number = value.is_number_integer() ? value.get<std::int64_t>() : std::int64_t{low} - 1;
    if (number < low || number > high) {
        zip.damaged();
    }
    return static_cast<int>(number);
}

Axis axisFrom(const json& value, const ZipReader& zip) { return static_cast<Axis>(wholeFrom(value, 0, 2, zip)); }

std::string memberName(std::size_t index, const char* extension) {
    return "exemplars/" + std::to_string(index) + extension;
}

template <typename T>
void readPixels(const ZipReader& zip, const std::string& member, Image2D<T>& image, JobControl& control) {
    zip.read(member, image.pixels().data(), sizeof(T) * image.size(), control);
}

}  // namespace

json reviewToJson(const Review& review) {
    json slices = json::array();
    for (const int slice : review.slicesMarked()) {
        const SliceMark& mark = review.mark(slice);
        json one{{"slice", slice}, {"quality", mark.quality}};
        for (const auto& [name, set] : {std::pair{"exemplar", mark.exemplar}, std::pair{"proposed", mark.proposed},
                                        std::pair{"edited", mark.edited}, std::pair{"accepted", mark.accepted}}) {
            if (set) {
                one[name] = true;
            }
        }
        slices.push_back(std::move(one));
    }
    return {
        {"axis", static_cast<int>(review.axis())}, {"doubtBelow", review.doubtBelow()}, {"slices", std::move(slices)}};
}

Review reviewFromJson(const json& object, const Geometry& grid, const ZipReader& zip) {
    Review review(axisFrom(object.at("axis"), zip));
    review.setDoubtBelow(object.at("doubtBelow"));
    for (const json& one : object.at("slices")) {
        const int slice = wholeFrom(one.at("slice"), 0, kLargestInt, zip);
        if (slice < grid.sliceCount(review.axis())) {
            review.setMark(slice, {one.value("exemplar", false), one.value("proposed", false),
                                   one.value("edited", false), one.value("accepted", false), one.at("quality")});
        }
    }
    return review;
}

json runsToJson(const std::vector<SessionRun>& runs) {
    json list = json::array();
    for (const SessionRun& run : runs) {
        list.push_back({{"at", run.at},
                        {"kind", run.kind},
                        {"dice", run.dice},
                        {"diceOn", nameOf(run.diceOn)},
                        {"doubtful", run.doubtful},
                        {"minutes", run.minutes},
                        {"profile", run.profile}});
    }
    return list;
}

std::vector<SessionRun> runsFromJson(const json& list, const ZipReader& zip) {
    std::vector<SessionRun> runs;
    for (const json& one : list) {
        runs.push_back({one.at("at"), one.at("kind"), numberFrom(one.at("dice"), std::nan("")),
                        wholeFrom(one.at("doubtful"), 0, kLargestInt, zip), numberFrom(one.at("minutes"), 0.0),
                        one.at("profile"), scoredOnFromName(one.value("diceOn", std::string()))});
    }
    return runs;
}

json addBorrowed(const std::vector<Exemplar>& exemplars, ZipWriter& zip) {
    json list = json::array();
    for (std::size_t i = 0; i < exemplars.size(); ++i) {
        const Exemplar& one = exemplars[i];
        const Image& pixels = one.image.pixels;
        if (pixels.empty() || pixels.width() != one.labels.width() || pixels.height() != one.labels.height()) {
            throw Error(ErrorCode::Internal, "The labels of slice " + std::to_string(one.slice) + " of " + one.scan +
                                                 " are not of the size of its picture.");
        }
        zip.add(memberName(i, ".f32"), pixels.pixels().data(), sizeof(float) * pixels.size());
        zip.add(memberName(i, ".u16"), one.labels.pixels().data(), sizeof(std::uint16_t) * pixels.size());
        list.push_back({{"scan", one.scan},
                        {"scanKey", one.scanKey},
                        {"axis", static_cast<int>(one.axis)},
                        {"slice", one.slice},
                        {"size", {pixels.width(), pixels.height()}},
                        {"spacing", {one.image.spacingX, one.image.spacingY}},
                        {"key", one.image.key}});
    }
    return list;
}

std::vector<Exemplar> borrowedFrom(const json& list, const ZipReader& zip, JobControl& control) {
    std::vector<Exemplar> exemplars;
    std::size_t index = 0;
    for (const json& one : list) {
        const std::string pixels = memberName(index, ".f32"), labels = memberName(index, ".u16");
        ++index;
        if (!zip.has(pixels) && !zip.has(labels)) {
            continue;  // a version without borrowed exemplars has saved the session since and kept their names alone
        }
        const int width = wholeFrom(one.at("size").at(0), 1, kLargestSide, zip);
        const int height = wholeFrom(one.at("size").at(1), 1, kLargestSide, zip);
        const std::uint64_t count = static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height);
        // Before anything is allocated: the zip knows what it holds.
        if (zip.size(pixels) != sizeof(float) * count || zip.size(labels) != sizeof(std::uint16_t) * count) {
            zip.damaged();
        }
        Exemplar exemplar;
        exemplar.scan = one.at("scan");
        exemplar.scanKey = one.at("scanKey");
        exemplar.axis = axisFrom(one.at("axis"), zip);
        exemplar.slice = wholeFrom(one.at("slice"), 0, kLargestInt, zip);
        exemplar.image = {Image(width, height), numberFrom(one.at("spacing").at(0), 1.0),
                          numberFrom(one.at("spacing").at(1), 1.0), one.at("key")};
        exemplar.labels = LabelImage(width, height);
        readPixels(zip, pixels, exemplar.image.pixels, control);
        readPixels(zip, labels, exemplar.labels, control);
        exemplars.push_back(std::move(exemplar));
    }
    return exemplars;
}

}  // namespace exemplar
