// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/GridHeader.h"

#include "core/base/Error.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kLongestAxis = 1'000'000;

Vector3 cross(const Vector3& a, const Vector3& b) {
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

double length(const Vector3& v) { return std::hypot(v[0], v[1], v[2]); }

}  // namespace

std::size_t bytesOf(VoxelType type) {
    switch (type) {
        case VoxelType::Int8:
        case VoxelType::UInt8:
            return 1;
        case VoxelType::Int16:
        case VoxelType::UInt16:
            return 2;
        case VoxelType::Int32:
        case VoxelType::UInt32:
        case VoxelType::Float:
            return 4;
        default:
            return 8;
    }
}

const char* nameOf(VoxelType type) {
    constexpr const char* names[] = {"char",  "unsigned_char", "short",     "unsigned_short",
                                     "int",   "unsigned_int",  "long_long", "unsigned_long_long",
                                     "float", "double"};
    return names[static_cast<int>(type)];
}

void throwDamaged(const fs::path& path, const std::string& why) {
    throw Error(ErrorCode::FileDamaged,
                path.string() + " cannot be read (" + why + "); take it from its source or a backup again.",
                {path.string(), why});
}

void throwUnsupported(const fs::path& path, const std::string& what) {
    throw Error(ErrorCode::FormatUnsupported, path.string() + " " + what, {path.string()});
}

void setGrid(GridHeader& header, const GridAxes& axes) {
    std::vector<std::uint64_t> sizes = axes.sizes;
    std::vector<Vector3> steps = axes.steps;
    double elements = static_cast<double>(axes.volumes);
    for (std::uint64_t size : sizes) {
        elements *= static_cast<double>(size);
        if (size < 1 || size > kLongestAxis) {
            throwDamaged(header.path, "its size is impossible");
        }
    }
    if (axes.volumes < 1 || axes.volumes > kLongestAxis || elements > 1e15) {
        throwDamaged(header.path, "its size is impossible");
    }
    if (sizes.size() == 2) {
        const Vector3 normal = cross(steps[0], steps[1]);
        const double norm = length(normal);
        sizes.push_back(1);
        steps.push_back(norm > 0 ? Vector3{normal[0] / norm, normal[1] / norm, normal[2] / norm} : Vector3{0, 0, 1});
        header.notes.emplace_back("The file has one slice and no thickness; 1 mm was assumed.");
    }
    std::array<Vector3, 3> matrix{};
    double product = 1;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double step = length(steps[axis]);
        if (!(step > 0.0) || !std::isfinite(step)) {
            throwDamaged(header.path, "its voxel size is zero or not a number");
        }
        product *= step;
        for (std::size_t row = 0; row < 3; ++row) {
            matrix[row][axis] = steps[axis][row] + 0.0;  // no "-0"
        }
        if (!std::isfinite(axes.origin[axis])) {
            throwDamaged(header.path, "its position is not a number");
        }
    }
    const Vector3 normal = cross(steps[0], steps[1]);
    const double volume = normal[0] * steps[2][0] + normal[1] * steps[2][1] + normal[2] * steps[2][2];
    if (!(std::abs(volume) > 1e-6 * product)) {
        throwDamaged(header.path, "its axes lie in one plane");
    }
    header.geometry = Geometry({static_cast<int>(sizes[0]), static_cast<int>(sizes[1]), static_cast<int>(sizes[2])},
                               matrix, axes.origin);
    header.volumes = axes.volumes;
    header.inner = axes.inner;
}

double millimetresOf(std::string unit) {
    for (const char* micro : {"\xc2\xb5", "\xce\xbc", "\xb5"}) {  // the two signs in UTF-8, and in Latin-1
        if (unit.starts_with(micro)) {
            unit.replace(0, std::char_traits<char>::length(micro), "u");
        }
    }
    std::transform(unit.begin(), unit.end(), unit.begin(), [](unsigned char c) { return std::tolower(c); });
    if (unit.size() > 3 && unit.ends_with("s")) {
        unit.pop_back();
    }
    if (unit.size() > 5 && unit.ends_with("metre")) {
        unit.replace(unit.size() - 2, 2, "er");
    }
    struct Unit {
        const char* name;
        double millimetres;
    };
    constexpr Unit units[] = {
        {"mm", 1},          {"millimeter", 1},   {"um", 1e-3},    {"micron", 1e-3},   {"micrometer", 1e-3},
        {"nm", 1e-6},       {"nanometer", 1e-6}, {"cm", 10},      {"centimeter", 10}, {"dm", 100},
        {"decimeter", 100}, {"m", 1000},         {"meter", 1000}, {"in", 25.4},       {"inch", 25.4},
        {"\"", 25.4}};
    for (const Unit& known : units) {
        if (unit == known.name || (unit == "metre" && std::string(known.name) == "meter")) {
            return known.millimetres;
        }
    }
    return 0;
}

}  // namespace exemplar
