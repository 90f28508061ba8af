// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ItkFile.h"

#include "core/base/Error.h"
#include "core/io/MetaHeader.h"
#include "core/io/NrrdHeader.h"
#include "core/io/VoxelData.h"

#include <algorithm>
#include <fstream>
#include <map>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

/// By content: a file may have the other kind's ending.
GridHeader headerOf(const fs::path& path) {
    char magic[4] = {};
    std::ifstream(path, std::ios::binary).read(magic, sizeof magic);
    return std::string(magic, sizeof magic) == "NRRD" ? readNrrdHeader(path) : readMetaHeader(path);
}

ScanInfo infoOf(const GridHeader& header) {
    ScanInfo info;
    info.format = header.format;
    info.pixelType = nameOf(header.type);
    info.volumes = static_cast<int>(header.volumes);
    info.modality = header.modality;
    return info;
}

void requireFrame(const fs::path& path, int frame, std::uint64_t volumes) {
    if (frame < 0 || static_cast<std::uint64_t>(frame) >= volumes) {
        throw Error(ErrorCode::OutOfRange,
                    path.string() + " has no volume " + std::to_string(frame) + "; it has 0 to " +
                        std::to_string(volumes - 1) + ".",
                    {path.string()});
    }
}

[[noreturn]] void overlapping(const fs::path& path) {
    throwUnsupported(path, "holds overlapping segments; export one label map in Slicer.");
}

/// Layers of a Slicer segmentation in one label map. A voxel that lies in two segments cannot be kept.
std::vector<double> flattened(GridHeader& header, JobControl& control) {
    std::vector<double> labels(header.geometry.voxelCount(), 0.0);
    for (std::uint64_t layer = 0; layer < header.volumes; ++layer) {
        std::map<double, double> labelOf;
        for (const SlicerSegment& segment : header.segments) {
            if (segment.layer == layer) {
                labelOf[segment.stored] = segment.label;
            }
        }
        const std::vector<double> stored = readVoxels<double>(header, layer, control);
        for (std::size_t i = 0; i < stored.size(); ++i) {
            if (stored[i] == 0.0) {
                continue;
            }
            const auto label = labelOf.find(stored[i]);
            if (label == labelOf.end()) {
                throwDamaged(header.path, "its layer " + std::to_string(layer) + " holds a value of no segment");
            }
            if (labels[i] != 0.0) {
                overlapping(header.path);
            }
            labels[i] = label->second;
        }
    }
    header.notes.push_back("The segmentation's " + std::to_string(header.volumes) +
                           " layers do not overlap and were put into one label map.");
    return labels;
}

}  // namespace

Scan readItk(const fs::path& path, JobControl& control, const ReadOptions& options) {
    control.report(0.0, "Reading " + path.filename().string());
    GridHeader header = headerOf(path);
    if (header.volumes > 1 && !header.segments.empty()) {
        overlapping(path);
    }
    requireFrame(path, options.frame, header.volumes);
    std::vector<float> voxels = readVoxels<float>(header, static_cast<std::uint64_t>(options.frame), control);
    Scan scan;
    scan.info = infoOf(header);
    scan.notes = std::move(header.notes);
    if (header.volumes > 1) {
        scan.notes.push_back("The file holds " + std::to_string(header.volumes) + " volumes; number " +
                             std::to_string(options.frame) + " (from 0) was read.");
    }
    scan.volume = Volume(header.geometry, std::move(voxels));
    control.report(1.0, "Reading " + path.filename().string());
    return scan;
}

StoredValues readItkValues(const fs::path& path, JobControl& control, std::optional<int> frame) {
    control.report(0.0, "Reading " + path.filename().string());
    GridHeader header = headerOf(path);
    StoredValues result;
    if (header.volumes > 1 && header.segments.empty() && !frame) {
        throwUnsupported(path, "holds " + std::to_string(header.volumes) +
                                   " volumes, and a label map is one; name one of them with --frame, or store one in a "
                                   "file.");
    }
    const bool layers = header.volumes > 1 && !header.segments.empty();
    const int volume = header.volumes > 1 && !layers ? frame.value_or(0) : 0;
    requireFrame(path, volume, header.volumes);
    result.values =
        layers ? flattened(header, control) : readVoxels<double>(header, static_cast<std::uint64_t>(volume), control);
    result.geometry = header.geometry;
    result.info = infoOf(header);
    result.notes = std::move(header.notes);
    control.report(1.0, "Reading " + path.filename().string());
    return result;
}

}  // namespace exemplar
