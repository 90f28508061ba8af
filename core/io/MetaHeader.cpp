// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/MetaHeader.h"

#include "core/base/FileErrors.h"
#include "core/io/DataFiles.h"
#include "core/io/HeaderText.h"

#include <algorithm>
#include <fstream>
#include <map>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

using header::number;
using header::numbers;

constexpr std::size_t kLongestHeader = 16 << 20;

/// Lines up to ElementDataFile, which is the last one.
struct MetaFields {
    std::map<std::string, std::string> values;
    std::vector<std::string> listed;
    std::uint64_t end = 0;  ///< first byte after the header

    /// The first of `names` that the header has; else empty.
    std::string get(std::initializer_list<const char*> names) const {
        for (const char* name : names) {
            if (const auto found = values.find(name); found != values.end() && !found->second.empty()) {
                return found->second;
            }
        }
        return {};
    }
    bool isTrue(std::initializer_list<const char*> names) const {
        const std::string value = get(names);
        return value.starts_with('T') || value.starts_with('t') || value.starts_with('1');
    }
};

MetaFields fieldsOf(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        throw unreadableFile(path);
    }
    MetaFields fields;
    std::string line;
    bool ended = false;
    while (!ended && header::boundedLine(stream, line, kLongestHeader)) {
        fields.end += line.size() + 1;
        const std::size_t sign = line.find_first_of("=:");
        if (sign == std::string::npos) {
            if (header::trimmed(line).empty()) {
                continue;
            }
            throwDamaged(path, "its header is not that of its kind of file");
        }
        const std::string name(header::trimmed(std::string_view(line).substr(0, sign)));
        fields.values[name] = header::trimmed(std::string_view(line).substr(sign + 1));
        ended = name == "ElementDataFile";
        if (fields.end > kLongestHeader) {
            throwDamaged(path, "its header has no end");
        }
    }
    if (!ended) {
        throwDamaged(path, "its header does not name its data (ElementDataFile)");
    }
    const std::vector<std::string> data = header::words(fields.get({"ElementDataFile"}));
    if (data.empty()) {
        throwDamaged(path, "its header does not name its data (ElementDataFile)");
    }
    if (data[0] == "LIST") {
        while (header::boundedLine(stream, line, kLongestHeader)) {
            if (!header::trimmed(line).empty()) {
                fields.listed.emplace_back(header::trimmed(line));
            }
        }
    }
    return fields;
}

VoxelType typeOf(const fs::path& path, const std::string& name) {
    static const std::map<std::string, VoxelType> known{
        {"MET_CHAR", VoxelType::Int8},       {"MET_ASCII_CHAR", VoxelType::Int8},   {"MET_UCHAR", VoxelType::UInt8},
        {"MET_SHORT", VoxelType::Int16},     {"MET_USHORT", VoxelType::UInt16},     {"MET_INT", VoxelType::Int32},
        {"MET_UINT", VoxelType::UInt32},     {"MET_LONG", VoxelType::Int32},        {"MET_ULONG", VoxelType::UInt32},
        {"MET_LONG_LONG", VoxelType::Int64}, {"MET_ULONG_LONG", VoxelType::UInt64}, {"MET_FLOAT", VoxelType::Float},
        {"MET_DOUBLE", VoxelType::Double}};
    if (const auto found = known.find(name); found != known.end()) {
        return found->second;
    }
    if (name.ends_with("_ARRAY") || name.ends_with("_MATRIX")) {
        throwUnsupported(path, "holds several values per voxel (" + name + "); convert it to grey values first.");
    }
    throwDamaged(path,
                 name.empty() ? "it has no ElementType" : "its ElementType, " + name + ", is not a type of voxel");
}

/// `count` numbers, or `otherwise` where the header has none.
std::vector<double> numbersOf(const fs::path& path, const MetaFields& fields, std::initializer_list<const char*> names,
                              std::size_t count, std::vector<double> otherwise) {
    const std::string text = fields.get(names);
    if (text.empty()) {
        return otherwise;
    }
    const auto values = numbers<double>(text);
    if (!values || values->size() < count) {
        throwDamaged(path, std::string("its ") + *names.begin() + " is not " + std::to_string(count) + " numbers");
    }
    return *values;
}

GridAxes axesOf(GridHeader& grid, const MetaFields& fields) {
    const fs::path& path = grid.path;
    const auto dimensions = number<std::size_t>(fields.get({"NDims"}));
    const auto sizes = numbers<std::uint64_t>(fields.get({"DimSize"}));
    if (!dimensions || !sizes || *dimensions < 1 || *dimensions > 10 || sizes->size() != *dimensions) {
        throwDamaged(path, "its DimSize is not one number per dimension");
    }
    const std::size_t n = *dimensions;
    if (n == 1 || n > 4) {
        throwUnsupported(path, n == 1 ? "has one dimension; a scan has three, or two where it is one slice."
                                      : "has more than four dimensions; export one volume of it.");
    }
    std::vector<double> identity(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        identity[i * n + i] = 1.0;
    }
    const std::vector<double> ones(n, 1.0), zeros(n, 0.0);
    if (fields.get({"ElementSpacing", "ElementSize"}).empty()) {
        grid.notes.emplace_back("The file states no voxel size; 1 mm was assumed.");
    }
    const auto spacing = numbersOf(path, fields, {"ElementSpacing", "ElementSize"}, n, ones);
    const auto offset = numbersOf(path, fields, {"Offset", "Position", "Origin"}, n, zeros);
    // Row i is the direction of axis i.
    const auto matrix = numbersOf(path, fields, {"TransformMatrix", "Rotation", "Orientation"}, n * n, identity);
    double scale = 1.0;
    const std::string unit = fields.get({"DistanceUnits"});
    if (!unit.empty() && unit != "?") {
        const double millimetres = millimetresOf(unit);
        scale = millimetres > 0 ? millimetres : 1.0;
        if (scale != 1.0) {
            grid.notes.push_back("The file's lengths are in " + unit + "; they were turned into millimetres.");
        }
    }
    GridAxes axes;
    const std::size_t inSpace = std::min<std::size_t>(n, 3);
    for (std::size_t a = 0; a < inSpace; ++a) {
        Vector3 step{};
        for (std::size_t row = 0; row < inSpace; ++row) {
            step[row] = matrix[a * n + row] * spacing[a] * scale;
        }
        axes.steps.push_back(step);
        axes.sizes.push_back((*sizes)[a]);
        axes.origin[a] = offset[a] * scale;
    }
    if (n == 4) {
        axes.volumes = (*sizes)[3];
        axes.inner = 1;
        for (std::size_t a = 0; a < 3; ++a) {
            axes.inner *= std::min<std::uint64_t>(axes.sizes[a], 1'000'001);  // longer ones are refused by setGrid()
        }
    }
    return axes;
}

void placeData(GridHeader& grid, const MetaFields& fields) {
    const fs::path& path = grid.path;
    const std::string size = fields.get({"HeaderSize"});
    const std::int64_t skipped = size.empty() ? 0 : number<std::int64_t>(size).value_or(-2);
    if (skipped < -1 || (skipped == -1 && grid.encoding != VoxelEncoding::Raw)) {
        throwDamaged(path, "its HeaderSize is not possible");
    }
    grid.fromEnd = skipped == -1;
    grid.offset = skipped > 0 ? static_cast<std::uint64_t>(skipped) : 0;
    const std::string name = fields.get({"ElementDataFile"});
    const std::vector<std::string> parts = header::words(name);
    if (name == "LOCAL" || name == "Local" || name == "local") {
        grid.files = {path};
        grid.offset = skipped > 0 ? grid.offset : fields.end;
    } else if (parts[0] == "LIST") {
        if (fields.listed.size() > grid.elements()) {
            throwDamaged(path, "its data files are more than its voxels");
        }
        for (const std::string& listed : fields.listed) {
            grid.files.push_back(dataFile(path, listed));
        }
    } else if (parts.size() >= 2 && parts[0].find('%') != std::string::npos) {
        const auto value = [&](std::size_t i, std::int64_t otherwise) {
            return i < parts.size() ? number<std::int64_t>(parts[i]).value_or(otherwise) : otherwise;
        };
        const std::int64_t first = value(1, 1);
        const std::int64_t slices =
            grid.volumes > 1 ? static_cast<std::int64_t>(grid.volumes) : grid.geometry.dims()[2];
        if (first > 1'000'000'000) {
            throwDamaged(path, "its data files are not as many as its slices");
        }
        grid.files =
            dataFilesByPattern(path, parts[0], first, value(2, first + slices - 1), value(3, 1), grid.elements());
    } else {
        grid.files = {dataFile(path, name)};
    }
}

}  // namespace

GridHeader readMetaHeader(const fs::path& path) {
    const MetaFields fields = fieldsOf(path);
    GridHeader grid;
    grid.path = path;
    grid.format = "MetaImage";
    const std::string kind = fields.get({"ObjectType"});
    if (!kind.empty() && kind != "Image") {
        throwUnsupported(path, "holds no image but a " + kind + "; choose another file.");
    }
    grid.type = typeOf(path, fields.get({"ElementType"}));
    const std::string channels = fields.get({"ElementNumberOfChannels"});
    if (!channels.empty() && channels != "1") {
        throwUnsupported(path, "holds several values per voxel (" + channels +
                                   " channels: colour or vectors); convert it to grey values first.");
    }
    grid.bigEndian = fields.isTrue({"ElementByteOrderMSB", "BinaryDataByteOrderMSB"});
    const std::string binary = fields.get({"BinaryData"});
    const bool text = !binary.empty() && !fields.isTrue({"BinaryData"});
    grid.encoding = fields.isTrue({"CompressedData"}) ? VoxelEncoding::Deflated
                    : text                            ? VoxelEncoding::Text
                                                      : VoxelEncoding::Raw;
    if (const std::string modality = fields.get({"Modality"}); modality.starts_with("MET_MOD_")) {
        const std::string name = modality.substr(8);
        grid.modality = name == "CT" || name == "MR" || name == "NM" || name == "US" ? name : "";
    }
    setGrid(grid, axesOf(grid, fields));
    const std::string slope = fields.get({"ElementToIntensityFunctionSlope"});
    const std::string shift = fields.get({"ElementToIntensityFunctionOffset"});
    if (number<double>(slope).value_or(1) != 1 || number<double>(shift).value_or(0) != 0) {
        grid.notes.emplace_back(
            "The file states a slope and an offset of its values; as in ITK, the stored values were used.");
    }
    placeData(grid, fields);
    return grid;
}

}  // namespace exemplar
