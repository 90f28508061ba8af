// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/PromptFile.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace exemplar::cli {

std::map<int, std::vector<Prompt>> readPromptFile(const std::filesystem::path& path, const SlicePlane& plane) {
    std::map<int, std::vector<Prompt>> result;
    try {
        const auto json = nlohmann::json::parse(readFile(path));
        for (const auto& item : json.at("prompts")) {
            const int slice = item.at("slice").get<int>();
            plane.requireSlice(slice);
            Prompt prompt;
            prompt.label = item.value("label", std::uint16_t{1});
            for (const auto& entry : item.value("points", nlohmann::json::array())) {
                PromptPoint point;
                plane.fromFile(entry.at(0).get<double>(), entry.at(1).get<double>(), point.x, point.y);
                point.positive = entry.size() < 3 || entry.at(2) != "-";
                prompt.points.push_back(point);
            }
            if (item.contains("box")) {
                double xa = 0, ya = 0, xb = 0, yb = 0;
                plane.fromFile(item["box"].at(0).get<double>(), item["box"].at(1).get<double>(), xa, ya);
                plane.fromFile(item["box"].at(2).get<double>(), item["box"].at(3).get<double>(), xb, yb);
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
