// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/NrrdAxes.h"

#include "core/io/HeaderText.h"

#include <algorithm>
#include <cmath>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

using header::lower;
using header::number;
using header::numbers;
using header::words;

constexpr std::size_t kMostAxes = 16;

/// Several values that belong to one voxel are no volumes.
void refuseVectors(const fs::path& path, const NrrdAxis& axis) {
    const std::string& kind = axis.kind;
    if (kind.ends_with("-color")) {
        throwUnsupported(path, "is a colour picture (" + kind + "); convert it to grey values first.");
    }
    const bool plain = kind.empty() || kind == "list" || kind == "time" || kind == "domain" || kind == "space" ||
                       kind == "stub" || kind == "scalar";
    if (!plain && axis.size > 1) {
        throwUnsupported(path, "holds several values per voxel (" + kind + "); convert it to grey values first.");
    }
}

}  // namespace

NrrdSpace nrrdSpace(const fs::path& path, const NrrdFields& fields) {
    NrrdSpace space;
    if (const std::string dimension = fields.get("spacedimension"); !dimension.empty()) {
        space.dimension = number<std::size_t>(dimension).value_or(0);
        if (space.dimension < 1 || space.dimension > kMostAxes) {
            throwDamaged(path, "its space dimension is impossible");
        }
    }
    std::string name = lower(fields.get("space"));
    if (name.empty()) {
        return space;
    }
    space.dimension = 3;
    if (name.ends_with("-time")) {
        space.dimension = 4;
        name.resize(name.size() - 5);
    } else if (name.size() == 4 && name.ends_with("t")) {
        space.dimension = 4;
        name.pop_back();
    }
    space.anatomical = true;
    if (name == "right-anterior-superior" || name == "ras") {
        space.toLps = {-1, -1, 1};
    } else if (name == "left-anterior-superior" || name == "las") {
        space.toLps = {1, -1, 1};
    } else if (name != "left-posterior-superior" && name != "lps") {
        space.anatomical = false;
        if (name != "scanner-xyz" && name != "3d-right-handed" && name != "3d-left-handed") {
            throwDamaged(path, "its space, " + fields.get("space") + ", is not supported");
        }
    }
    return space;
}

std::vector<std::optional<std::vector<double>>> nrrdVectors(const fs::path& path, const std::string& text) {
    std::vector<std::optional<std::vector<double>>> result;
    for (std::size_t at = 0; (at = text.find_first_not_of(" \t", at)) != std::string::npos;) {
        if (text[at] != '(') {
            const std::size_t end = std::min(text.find_first_of(" \t", at), text.size());
            if (text.substr(at, end - at) != "none") {
                throwDamaged(path, "its directions are not vectors");
            }
            result.emplace_back();
            at = end;
            continue;
        }
        const std::size_t end = text.find(')', at);
        const auto values =
            end == std::string::npos ? std::nullopt : numbers<double>(text.substr(at + 1, end - at - 1), ", \t");
        if (!values) {
            throwDamaged(path, "its directions are not vectors");
        }
        const bool none = std::all_of(values->begin(), values->end(), [](double v) { return std::isnan(v); });
        result.push_back(none ? std::nullopt : values);
        at = end + 1;
    }
    return result;
}

std::vector<NrrdAxis> nrrdAxes(const fs::path& path, const NrrdFields& fields, const NrrdSpace& space) {
    const auto dimension = number<std::size_t>(fields.get("dimension"));
    const auto sizes = numbers<std::uint64_t>(fields.get("sizes"));
    if (!dimension || !sizes || *dimension < 1 || *dimension > kMostAxes || sizes->size() != *dimension) {
        throwDamaged(path, "its sizes are not one number per dimension");
    }
    std::vector<NrrdAxis> axes(*dimension);
    const std::vector<std::string> kinds = words(lower(fields.get("kinds")));
    const auto directions = nrrdVectors(path, fields.get("spacedirections"));
    if ((!kinds.empty() && kinds.size() != axes.size()) || (!directions.empty() && directions.size() != axes.size())) {
        throwDamaged(path, "its kinds or directions are not one per axis");
    }
    for (std::size_t a = 0; a < axes.size(); ++a) {
        NrrdAxis& axis = axes[a];
        axis.size = (*sizes)[a];
        axis.kind = kinds.empty() || kinds[a] == "???" || kinds[a] == "none" ? "" : kinds[a];
        if (!directions.empty()) {
            axis.direction = directions[a];
            if (axis.direction && axis.direction->size() != space.dimension) {
                throwDamaged(path, "its directions have not as many numbers as its space has dimensions");
            }
            // The fourth direction of a space with time.
            axis.inSpace = axis.direction && std::any_of(axis.direction->begin(),
                                                         axis.direction->begin() +
                                                             std::min<std::ptrdiff_t>(3, std::ssize(*axis.direction)),
                                                         [](double v) { return v != 0.0; });
            axis.inSpace = axis.inSpace || (axis.direction && space.dimension <= 3);
        } else {
            axis.inSpace = axis.kind.empty() || axis.kind == "domain" || axis.kind == "space";
        }
    }
    auto inSpace = std::count_if(axes.begin(), axes.end(), [](const NrrdAxis& axis) { return axis.inSpace; });
    for (auto axis = axes.rbegin(); axis != axes.rend() && inSpace > 3; ++axis) {  // nothing tells them apart
        if (axis->inSpace && !axis->direction) {
            axis->inSpace = false;
            --inSpace;
        }
    }
    for (const NrrdAxis& axis : axes) {
        if (!axis.inSpace) {
            refuseVectors(path, axis);
        }
    }
    if (inSpace < 2 || inSpace > 3) {
        throwUnsupported(
            path, "has " + std::to_string(inSpace) + " axes in space; a scan has three, or two where it is one slice.");
    }
    return axes;
}

}  // namespace exemplar
