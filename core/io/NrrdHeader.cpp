// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/NrrdHeader.h"

#include "core/base/Error.h"
#include "core/io/DataFiles.h"
#include "core/io/HeaderText.h"
#include "core/io/NrrdAxes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

using header::lower;
using header::number;
using header::numbers;
using header::trimmed;
using header::words;

VoxelType typeOf(const fs::path& path, const std::string& name) {
    struct Names {
        VoxelType type;
        std::initializer_list<const char*> names;
    };
    static const Names known[] = {
        {VoxelType::Int8, {"signed char", "int8", "int8_t"}},
        {VoxelType::UInt8, {"uchar", "unsigned char", "uint8", "uint8_t"}},
        {VoxelType::Int16, {"short", "short int", "signed short", "signed short int", "int16", "int16_t"}},
        {VoxelType::UInt16, {"ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t"}},
        {VoxelType::Int32, {"int", "signed int", "int32", "int32_t"}},
        {VoxelType::UInt32, {"uint", "unsigned int", "uint32", "uint32_t"}},
        {VoxelType::Int64,
         {"longlong", "long long", "long long int", "signed long long", "signed long long int", "int64", "int64_t"}},
        {VoxelType::UInt64, {"ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t"}},
        {VoxelType::Float, {"float"}},
        {VoxelType::Double, {"double"}}};
    for (const Names& one : known) {
        if (std::find(one.names.begin(), one.names.end(), name) != one.names.end()) {
            return one.type;
        }
    }
    if (name == "block") {
        throwUnsupported(path, "holds blocks of bytes and no grey values; convert it first.");
    }
    throwDamaged(path, name.empty() ? "it has no type of voxel" : "its type of voxel, " + name + ", is not supported");
}

VoxelEncoding encodingOf(const fs::path& path, const std::string& name) {
    if (name == "raw") {
        return VoxelEncoding::Raw;
    }
    if (name == "gzip" || name == "gz") {
        return VoxelEncoding::Deflated;
    }
    if (name == "text" || name == "txt" || name == "ascii") {
        return VoxelEncoding::Text;
    }
    if (name == "hex") {
        return VoxelEncoding::Hex;
    }
    if (name.empty()) {
        throwDamaged(path, "it has no encoding");
    }
    throwUnsupported(path, "is packed with " + (name == "bz2" ? "bzip2" : name) +
                               ", which this program does not unpack; save it with gzip or unpacked.");
}

/// Numbers per axis, NaN where the header has none.
std::vector<double> perAxis(const fs::path& path, const NrrdFields& fields, const char* field, std::size_t count) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    if (fields.get(field).empty()) {
        return std::vector<double>(count, none);
    }
    const auto values = numbers<double>(fields.get(field));
    if (!values || values->size() != count) {
        throwDamaged(path, std::string("its ") + field + " are not one number per axis");
    }
    return *values;
}

/// Steps and origin of a header without directions: spacings, minima and maxima of each axis, in ITK's way.
void placeBySpacings(GridHeader& grid, const NrrdFields& fields, const std::vector<NrrdAxis>& axes, GridAxes& result) {
    const fs::path& path = grid.path;
    const auto spacings = perAxis(path, fields, "spacings", axes.size());
    const auto minima = perAxis(path, fields, "axismins", axes.size());
    const auto maxima = perAxis(path, fields, "axismaxs", axes.size());
    const std::vector<std::string> centres =
        words(lower(fields.get("centerings").empty() ? fields.get("centers") : fields.get("centerings")));
    bool assumed = false;
    for (std::size_t a = 0; a < axes.size(); ++a) {
        if (!axes[a].inSpace) {
            continue;
        }
        const bool node = a < centres.size() && centres[a] == "node";
        const std::size_t row = result.steps.size();
        double step = spacings[a];
        const double gaps = static_cast<double>(axes[a].size) - (node ? 1.0 : 0.0);
        if (std::isnan(step) && !std::isnan(minima[a]) && !std::isnan(maxima[a]) && gaps > 0) {
            step = (maxima[a] - minima[a]) / gaps;
        }
        assumed = assumed || std::isnan(step);
        step = std::isnan(step) ? 1.0 : step;
        Vector3 direction{};
        direction[row] = step;
        result.steps.push_back(direction);
        result.sizes.push_back(axes[a].size);
        if (!std::isnan(minima[a])) {
            result.origin[row] = minima[a] + (node ? 0.0 : step / 2);
        }
    }
    if (assumed) {
        grid.notes.emplace_back("The file states no voxel size; 1 mm was assumed.");
    }
    grid.notes.emplace_back("The file states no directions; its axes are assumed to be left, posterior and superior.");
}

void placeByDirections(GridHeader& grid, const NrrdFields& fields, const std::vector<NrrdAxis>& axes,
                       const NrrdSpace& space, GridAxes& result) {
    for (const NrrdAxis& axis : axes) {
        if (!axis.inSpace) {
            continue;
        }
        Vector3 step{};
        for (std::size_t i = 0; i < axis.direction->size(); ++i) {
            const double value = (*axis.direction)[i];
            if (i < 3) {
                step[i] = value * space.toLps[i];
            } else if (value != 0.0) {
                throwUnsupported(grid.path, "moves in time along an axis in space; export one volume of it.");
            }
        }
        result.steps.push_back(step);
        result.sizes.push_back(axis.size);
    }
    const auto origin = nrrdVectors(grid.path, fields.get("spaceorigin"));
    if (!origin.empty()) {
        if (origin.size() != 1 || (origin[0] && origin[0]->size() != space.dimension)) {
            throwDamaged(grid.path, "its origin is not one place");
        }
        for (std::size_t i = 0; origin[0] && i < std::min<std::size_t>(3, origin[0]->size()); ++i) {
            result.origin[i] = (*origin[0])[i] * space.toLps[i];
        }
    }
    if (!space.anatomical) {
        grid.notes.emplace_back(
            "The file does not state where left, posterior and superior are; its axes x, y, z were used for them.");
    }
}

/// Turns lengths into millimetres by "space units", or by the "units" of the axes where there is no space.
void convertUnits(GridHeader& grid, const NrrdFields& fields, const std::vector<NrrdAxis>& axes, bool directions,
                  GridAxes& result) {
    const std::vector<std::string> stated = quotedWords(fields.get(directions ? "spaceunits" : "units"));
    std::vector<std::string> units;
    for (std::size_t i = 0; i < stated.size(); ++i) {
        if (directions ? i < 3 : i < axes.size() && axes[i].inSpace) {
            units.push_back(stated[i]);
        }
    }
    std::vector<std::string> converted, ignored;
    const auto mention = [](std::vector<std::string>& list, const std::string& unit) {
        if (std::find(list.begin(), list.end(), unit) == list.end()) {
            list.push_back(unit);
        }
    };
    for (std::size_t row = 0; row < std::min<std::size_t>(3, units.size()); ++row) {
        const double scale = millimetresOf(units[row]);
        if (units[row].empty() || units[row] == "none" || units[row] == "???" || scale == 1.0) {
            continue;
        }
        mention(scale == 0.0 ? ignored : converted, printable(units[row]));
        result.origin[row] *= scale == 0.0 ? 1.0 : scale;
        for (Vector3& step : result.steps) {
            step[row] *= scale == 0.0 ? 1.0 : scale;
        }
    }
    for (const std::string& unit : converted) {
        grid.notes.push_back("The file's lengths are in " + unit + "; they were turned into millimetres.");
    }
    for (const std::string& unit : ignored) {
        grid.notes.push_back("The file's lengths are in " + unit +
                             ", which is not a unit of length; millimetres were assumed.");
    }
}

}  // namespace

GridHeader readNrrdHeader(const fs::path& path) {
    const NrrdFields fields = NrrdFields::read(path);
    GridHeader grid;
    grid.path = path;
    grid.format = "NRRD";
    grid.type = typeOf(path, lower(fields.get("type")));
    grid.encoding = encodingOf(path, lower(fields.get("encoding")));
    const std::string endian = lower(fields.get("endian"));
    grid.bigEndian = endian == "big";
    if (bytesOf(grid.type) > 1 && grid.encoding != VoxelEncoding::Text && endian != "big" && endian != "little") {
        throwDamaged(path, "it does not state its byte order; add a line 'endian: little' or 'endian: big'");
    }
    const NrrdSpace space = nrrdSpace(path, fields);
    const std::vector<NrrdAxis> axes = nrrdAxes(path, fields, space);
    GridAxes result;
    std::uint64_t before = 1;
    for (const NrrdAxis& axis : axes) {
        if (!axis.inSpace) {
            if (axis.size != 1 && result.volumes != 1) {
                throwUnsupported(path, "has more than four dimensions; export one volume of it.");
            }
            if (axis.size != 1) {
                result.volumes = axis.size;
                result.inner = before;
            }
        }
        if (axis.size > 1'000'000 || before > 1'000'000'000'000ULL) {
            throwDamaged(path, "its size is impossible");
        }
        before *= axis.size;
    }
    const bool directions =
        std::any_of(axes.begin(), axes.end(), [](const NrrdAxis& axis) { return axis.direction.has_value(); });
    if (directions) {
        placeByDirections(grid, fields, axes, space, result);
    } else {
        placeBySpacings(grid, fields, axes, result);
    }
    convertUnits(grid, fields, axes, directions, result);
    setGrid(grid, result);
    grid.segments = slicerSegments(fields.pairs());
    for (const char* key : {"modality", "Modality", "MODALITY"}) {
        const auto found = fields.pairs().find(key);
        grid.modality = found == fields.pairs().end() ? grid.modality : std::string(trimmed(found->second));
    }
    fields.placeData(grid);
    return grid;
}

}  // namespace exemplar
