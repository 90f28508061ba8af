// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/NiftiFile.h"

#include "core/base/Error.h"
#include "core/base/Utf8.h"
#include "core/io/NiftiHeader.h"
#include "core/io/StoredBytes.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstring>
#include <limits>
#include <sstream>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void unsupported(const fs::path& path, const std::string& why) {
    throw Error(ErrorCode::FormatUnsupported, path.string() + " " + why, {path.string()});
}

std::string lowerName(const fs::path& path) {
    std::string name = path.filename().string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name;
}

/// CIFTI's own intents, or ".dscalar.nii" and the like.
bool isCifti(const NiftiHeader& header, const fs::path& path) {
    const std::string name = lowerName(path);
    if (header.fields.intent_code >= 3000 && header.fields.intent_code < 3100) {
        return true;
    }
    for (const char* kind : {".dscalar.nii", ".dtseries.nii", ".dlabel.nii", ".dconn.nii", ".pscalar.nii",
                             ".ptseries.nii", ".plabel.nii", ".pconn.nii"}) {
        if (name.ends_with(kind)) {
            return true;
        }
    }
    return false;
}

void requireGreyValues(const fs::path& path, const NiftiHeader& header) {
    if (isCifti(header, path)) {
        unsupported(path, "is a CIFTI file (values on the cortical surface), not a scan; export it as a volume first.");
    }
    switch (header.fields.datatype) {
        case DT_UINT8:
        case DT_INT8:
        case DT_INT16:
        case DT_UINT16:
        case DT_INT32:
        case DT_UINT32:
        case DT_INT64:
        case DT_UINT64:
        case DT_FLOAT32:
        case DT_FLOAT64:
            return;
        case DT_FLOAT128:  // 80 or 128 bits wide as the writer's machine has it, which no field states
            unsupported(path,
                        "stores voxels as FLOAT128, which differs between machines and is not read; convert it to "
                        "float32.");
        case DT_RGB24:
        case DT_RGBA32:
            unsupported(path, "is a colour picture, not a scan; convert it to grey values first.");
        case DT_COMPLEX64:
        case DT_COMPLEX128:
        case DT_COMPLEX256:
            unsupported(path, "holds complex numbers; export its magnitude first.");
        case DT_BINARY:
            unsupported(path, "stores voxels as single bits, which is not read; convert it to uint8 first.");
        default:
            unsupported(path, "stores voxels as data type " + std::to_string(header.fields.datatype) +
                                  ", which NIfTI does not define; convert it to int16 or float32 first.");
    }
}

/// A displacement field or tensor has its values along the fifth axis.
bool holdsVectors(const NiftiHeader& header) {
    constexpr int kVectors[] = {NIFTI_INTENT_VECTOR,    NIFTI_INTENT_DISPVECT,   NIFTI_INTENT_SYMMATRIX,
                                NIFTI_INTENT_GENMATRIX, NIFTI_INTENT_RGB_VECTOR, NIFTI_INTENT_RGBA_VECTOR};
    const int intent = header.fields.intent_code;  // the header's fields are packed: no reference to one
    return header.length(5) > 1 && std::find(std::begin(kVectors), std::end(kVectors), intent) != std::end(kVectors);
}

struct Scaling {
    double slope = 1.0, intercept = 0.0;
    bool none() const { return slope == 1.0 && intercept == 0.0; }
};

Scaling scalingOf(const NiftiHeader& header, std::vector<std::string>& notes) {
    const double slope = header.fields.scl_slope, intercept = header.fields.scl_inter;
    if (slope == 0.0 || !std::isfinite(slope)) {
        return {};
    }
    if (!std::isfinite(intercept)) {
        notes.push_back("The file's scl_inter is not a number; 0 was used.");
        return {slope, 0.0};
    }
    return {slope, intercept};
}

/// Beyond float's range is infinite, which replaceNonFinite() notes; a plain cast would be undefined.
template <typename Out, typename In>
Out narrowed(In value) {
    if constexpr (sizeof(In) > sizeof(Out) && std::is_floating_point_v<In>) {
        constexpr auto kMost = static_cast<In>(std::numeric_limits<Out>::max());
        if (value > kMost || value < -kMost) {
            return value > 0 ? std::numeric_limits<Out>::infinity() : -std::numeric_limits<Out>::infinity();
        }
    }
    return static_cast<Out>(value);
}

template <typename In, typename Out>
void convert(const void* data, std::vector<Out>& out, const Scaling& scaling) {
    const In* values = static_cast<const In*>(data);
    if (scaling.none()) {
        std::transform(values, values + out.size(), out.begin(), [](In value) { return narrowed<Out>(value); });
    } else {
        std::transform(values, values + out.size(), out.begin(), [&scaling](In value) {
            return narrowed<Out>(static_cast<double>(value) * scaling.slope + scaling.intercept);
        });
    }
}

template <typename Out>
void convertVoxels(int datatype, const void* data, std::vector<Out>& out, const Scaling& scaling) {
    switch (datatype) {
        case DT_UINT8:
            return convert<std::uint8_t>(data, out, scaling);
        case DT_INT8:
            return convert<std::int8_t>(data, out, scaling);
        case DT_INT16:
            return convert<std::int16_t>(data, out, scaling);
        case DT_UINT16:
            return convert<std::uint16_t>(data, out, scaling);
        case DT_INT32:
            return convert<std::int32_t>(data, out, scaling);
        case DT_UINT32:
            return convert<std::uint32_t>(data, out, scaling);
        case DT_INT64:
            return convert<std::int64_t>(data, out, scaling);
        case DT_UINT64:
            return convert<std::uint64_t>(data, out, scaling);
        case DT_FLOAT32:
            return convert<float>(data, out, scaling);
        case DT_FLOAT64:
            return convert<double>(data, out, scaling);
        default:
            return;  // refused by requireGreyValues()
    }
}

/// Bytes of `count` volumes from `first` on, in this machine's byte order.
std::vector<unsigned char> volumeBytes(const fs::path& path, const NiftiHeader& header, std::int64_t first,
                                       std::int64_t count, JobControl& control) {
    int width = 0, swapSize = 0;
    nifti_datatype_sizes(header.fields.datatype, &width, &swapSize);
    double all = width;
    for (int d = 1; d <= header.dimensions(); ++d) {
        all *= static_cast<double>(header.length(d));
    }
    if (all > 1e15) {
        damagedNifti(path, "its size is impossible");
    }
    const auto volume =
        static_cast<std::uint64_t>(header.length(1) * header.length(2) * header.length(3)) * std::uint64_t(width);
    std::vector<unsigned char> bytes =
        readStoredBytes(header.dataFile, header.offset + volume * static_cast<std::uint64_t>(first),
                        volume * static_cast<std::uint64_t>(count), control);
    if (header.swapped && swapSize > 1) {
        nifti_swap_Nbytes(static_cast<std::int64_t>(bytes.size()) / swapSize, swapSize, bytes.data());
    }
    return bytes;
}

ScanInfo infoOf(const NiftiHeader& header, const NiftiGeometry& place) {
    ScanInfo info;
    info.format = header.version == 2 ? "NIfTI-2" : header.version == 1 ? "NIfTI-1" : "Analyze 7.5";
    info.pixelType = nifti_datatype_string(header.fields.datatype);
    info.volumes = static_cast<int>(std::min<std::int64_t>(header.volumes(), std::numeric_limits<int>::max()));
    info.qformCode = header.fields.qform_code;
    info.sformCode = header.fields.sform_code;
    info.description =
        asUtf8(std::string(header.fields.descrip, strnlen(header.fields.descrip, sizeof header.fields.descrip)));
    info.geometryDoubt = place.doubt;
    return info;
}

int checkedFrame(const fs::path& path, const NiftiHeader& header, int frame) {
    if (frame < 0 || frame >= header.volumes()) {
        throw Error(ErrorCode::OutOfRange,
                    path.string() + " has no volume " + std::to_string(frame) + "; it has 0 to " +
                        std::to_string(header.volumes() - 1) + ".",
                    {path.string()});
    }
    return frame;
}

std::string frameNote(const NiftiHeader& header, int frame) {
    const std::string count = std::to_string(header.volumes());
    return (holdsVectors(header) ? "Each voxel holds " + count + " values (a vector or tensor); number "
                                 : "The file holds " + count + " volumes; number ") +
           std::to_string(frame) + " (from 0) was read.";
}

/// Integers that a scaling with steps below 0.06 has moved off whole numbers by less than half a step: what nibabel
/// makes of a label map that it scales to the range of 8 or 16 bits.
void undoScaling(StoredValues& stored, int datatype, const Scaling& scaling) {
    const bool whole = datatype != DT_FLOAT32 && datatype != DT_FLOAT64;
    if (!whole || scaling.none() || std::abs(scaling.slope) > 0.06) {
        return;
    }
    const double most = std::abs(scaling.slope) * 0.5 * 1.0001;
    double worst = 0.0;
    for (const double value : stored.values) {
        worst = std::max(worst, std::abs(value - std::round(value)));
        if (worst > most) {
            return;
        }
    }
    if (worst > 0.0) {
        std::ostringstream note;
        note << "The file's scaling had moved its labels by up to " << worst
             << " off whole numbers; they were rounded.";
        stored.notes.push_back(note.str());
        std::transform(stored.values.begin(), stored.values.end(), stored.values.begin(),
                       [](double value) { return std::round(value); });
    }
}

enum class CornerChannel { First, None, Other };

/// Which channel holds the grid's eight corners, which belong to no structure: the first one of masks with a
/// background, none of masks without one.
CornerChannel cornerChannel(const std::vector<int>& channelOf, const Index3& dims) {
    std::size_t first = 0, none = 0;
    for (std::size_t corner = 0; corner < 8; ++corner) {
        std::size_t at = 0;
        for (std::size_t axis = 3; axis-- > 0;) {
            const auto length = static_cast<std::size_t>(dims[axis]);
            at = at * length + ((corner >> axis & 1U) != 0 ? length - 1 : 0);
        }
        first += channelOf[at] == 0 ? 1 : 0;
        none += channelOf[at] < 0 ? 1 : 0;
    }
    return first == 8 ? CornerChannel::First : none == 8 ? CornerChannel::None : CornerChannel::Other;
}

/// The label map whose channels are the file's volumes, or nothing where they are not masks that leave each other
/// alone, or where it is not plain whether the first one is the background.
std::optional<StoredValues> channelsAsLabels(const fs::path& path, const NiftiHeader& header, const Scaling& scaling,
                                             const Index3& dims, JobControl& control) {
    const std::size_t count =
        static_cast<std::size_t>(dims[0]) * static_cast<std::size_t>(dims[1]) * static_cast<std::size_t>(dims[2]);
    const std::int64_t channels = header.volumes();
    if (channels > 65535) {
        return std::nullopt;
    }
    const std::vector<unsigned char> bytes = volumeBytes(path, header, 0, channels, control);
    const std::size_t width = bytes.size() / static_cast<std::size_t>(channels);
    std::vector<int> channelOf(count, -1);
    std::vector<double> mask(count);
    std::size_t taken = 0;
    bool eachUsed = true;
    for (std::int64_t channel = 0; channel < channels; ++channel) {
        control.checkpoint();
        convertVoxels(header.fields.datatype, bytes.data() + static_cast<std::size_t>(channel) * width, mask, scaling);
        const std::size_t before = taken;
        for (std::size_t i = 0; i < count; ++i) {
            if (mask[i] == 1.0 && channelOf[i] < 0) {
                channelOf[i] = static_cast<int>(channel);
                ++taken;
            } else if (mask[i] != 0.0) {
                return std::nullopt;
            }
        }
        eachUsed = eachUsed && taken > before;
    }
    const CornerChannel corners = cornerChannel(channelOf, dims);
    const bool withBackground = taken == count || corners == CornerChannel::First;
    // Without a background an empty volume is rather a frame of a mask that changes with time.
    if (!withBackground && (corners == CornerChannel::Other || !eachUsed)) {
        return std::nullopt;
    }
    StoredValues stored;
    stored.values.resize(count);
    std::transform(channelOf.begin(), channelOf.end(), stored.values.begin(), [withBackground](int channel) {
        return static_cast<double>(withBackground ? std::max(channel, 0) : channel + 1);
    });
    stored.notes.push_back(
        "The file's " + std::to_string(channels) +
        " volumes are masks that do not overlap; they were read as one label map, " +
        (withBackground ? "volume 0 as the background and volume n as label n." : "volume n (from 0) as label n + 1."));
    return stored;
}

}  // namespace

bool isNiftiName(const fs::path& path) {
    const std::string name = lowerName(path);
    for (const char* ending : {".nii", ".nii.gz", ".hdr", ".img", ".hdr.gz", ".img.gz"}) {
        if (name.ends_with(ending)) {
            return true;
        }
    }
    return false;
}

Scan readNifti(const fs::path& path, JobControl& control, const ReadOptions& options) {
    const std::string stage = "Reading " + path.filename().string();
    control.report(0.0, stage);
    const NiftiHeader header = readNiftiHeader(path);
    requireGreyValues(path, header);
    const int frame = checkedFrame(path, header, options.frame);
    NiftiGeometry place = niftiGeometry(header, path);
    Scan scan;
    scan.info = infoOf(header, place);
    scan.notes = std::move(place.notes);
    const Scaling scaling = scalingOf(header, scan.notes);
    // niftilib's own loader would turn NaN into 0 without a word, and leaves a gzip checksum unread.
    const std::vector<unsigned char> bytes = volumeBytes(path, header, frame, 1, control);
    std::vector<float> voxels(place.geometry.voxelCount());
    convertVoxels(header.fields.datatype, bytes.data(), voxels, scaling);
    if (header.volumes() > 1) {
        scan.notes.push_back(frameNote(header, frame));
    }
    scan.volume = Volume(std::move(place.geometry), std::move(voxels));
    control.report(1.0, stage);
    return scan;
}

StoredValues readNiftiValues(const fs::path& path, JobControl& control, std::optional<int> frame) {
    const NiftiHeader header = readNiftiHeader(path);
    requireGreyValues(path, header);
    const int chosen = checkedFrame(path, header, header.volumes() > 1 ? frame.value_or(0) : 0);
    NiftiGeometry place = niftiGeometry(header, path);
    const Scaling scaling = scalingOf(header, place.notes);
    const std::size_t count = place.geometry.voxelCount();
    StoredValues stored;
    if (header.volumes() > 1 && !frame) {
        std::optional<StoredValues> labels = channelsAsLabels(path, header, scaling, place.geometry.dims(), control);
        if (!labels) {
            unsupported(path, "holds " + std::to_string(header.volumes()) +
                                  " volumes, and a label map is one; name one of them with --frame, or store one in "
                                  "a file.");
        }
        stored = std::move(*labels);
    } else {
        const std::vector<unsigned char> bytes = volumeBytes(path, header, chosen, 1, control);
        stored.values.resize(count);
        convertVoxels(header.fields.datatype, bytes.data(), stored.values, scaling);
        undoScaling(stored, header.fields.datatype, scaling);
        if (header.volumes() > 1) {
            stored.notes.push_back(frameNote(header, chosen));
        }
    }
    stored.info = infoOf(header, place);
    stored.geometry = std::move(place.geometry);
    stored.notes.insert(stored.notes.begin(), place.notes.begin(), place.notes.end());
    return stored;
}

}  // namespace exemplar
