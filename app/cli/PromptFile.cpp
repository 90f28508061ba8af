// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/PromptFile.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/JsonText.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace exemplar::cli {
namespace {

void requireInside(double x, double y, const SlicePlane& plane, const std::string& text, int slice,
                   const std::filesystem::path& path) {
    if (x < 0 || y < 0 || x >= plane.width() || y >= plane.height()) {
        throw Error(ErrorCode::OutOfRange,
                    path.string() + ": " + text + " on slice " + std::to_string(slice) + " lies outside the slice of " +
                        std::to_string(plane.width()) + " x " + std::to_string(plane.height()) + " pixels; correct it.",
                    {path.string(), text});
    }
}

}  // namespace

std::map<int, std::vector<Prompt>> readPromptFile(const std::filesystem::path& path, const SlicePlane& plane) {
    std::map<int, std::vector<Prompt>> result;
    try {
        const auto json = parseJson(readFile(path));
        for (const auto& item : json.at("prompts")) {
            const int slice = item.at("slice").get<int>();
            plane.requireSlice(slice);
            Prompt prompt;
            prompt.label = item.value("label", std::uint16_t{1});
            for (const auto& entry : item.value("points", nlohmann::json::array())) {
                PromptPoint point;
                plane.fromFile(entry.at(0).get<double>(), entry.at(1).get<double>(), point.x, point.y);
                requireInside(point.x, point.y, plane, entry.dump(), slice, path);
                point.positive = entry.size() < 3 || entry.at(2) != "-";
                prompt.points.push_back(point);
            }
            if (item.contains("box")) {
                double xa = 0, ya = 0, xb = 0, yb = 0;
                plane.fromFile(item["box"].at(0).get<double>(), item["box"].at(1).get<double>(), xa, ya);
                plane.fromFile(item["box"].at(2).get<double>(), item["box"].at(3).get<double>(), xb, yb);
                requireInside(std::max(0.0, std::min(xa, xb)), std::max(0.0, std::min(ya, yb)), plane,
                              item["box"].dump(), slice, path);
                requireInside(std::min(plane.width() - 1.0, std::max(xa, xb)),
                              std::min(plane.height() - 1.0, std::max(ya, yb)), plane, item["box"].dump(), slice, path);
                prompt.box = PromptBox{std::min(xa, xb), std::min(ya, yb), std::max(xa, xb), std::max(ya, yb)};
            }
            result[slice].push_back(std::move(prompt));
        }
    } catch (const nlohmann::json::exception& problem) {
        throw Error(
            ErrorCode::FileDamaged,
            path.string() + " is not a file of prompts (" + problem.what() + "); see 'propagate' in the README.",
            {path.string()});
    }
    return result;
}

}  // namespace exemplar::cli
