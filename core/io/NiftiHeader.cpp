// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/NiftiHeader.h"

#include "core/base/FileErrors.h"
#include "core/io/CFileName.h"

#include <zlib.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstring>
#include <memory>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

constexpr std::int32_t kSizeOne = 348, kSizeTwo = 540;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// Unzipped where the file is gzip.
std::string firstBytes(const fs::path& path, std::size_t count) {
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(cFileName(path).c_str(), "rb"), &gzclose);
    if (!file) {
        throw unreadableFile(path);
    }
    std::string bytes(count, '\0');
    const int read = gzread(file.get(), bytes.data(), static_cast<unsigned>(count));
    if (read < 0) {
        int problem = Z_OK;
        gzerror(file.get(), &problem);
        damagedNifti(path, problem == Z_ERRNO ? "it cannot be read" : "its compressed data are faulty");
    }
    bytes.resize(static_cast<std::size_t>(read));
    return bytes;
}

/// The name without .hdr, .img, .gz in any case; empty where it has neither .hdr nor .img.
std::string pairStem(const std::string& name) {
    std::string stem = name;
    if (lower(stem).ends_with(".gz")) {
        stem.resize(stem.size() - 3);
    }
    const std::string small = lower(stem);
    if (!small.ends_with(".hdr") && !small.ends_with(".img")) {
        return {};
    }
    stem.resize(stem.size() - 4);
    return stem;
}

/// The file of the same stem with this ending, zipped or not; upper case counts where the system tells it apart.
fs::path partner(const fs::path& path, const std::string& ending) {
    std::string stem = pairStem(path.filename().string());
    stem = stem.empty() ? path.stem().string() : stem;
    const fs::path folder = path.parent_path().empty() ? fs::path(".") : path.parent_path();
    for (const char* zipped : {"", ".gz"}) {
        const fs::path plain = folder / (stem + ending + zipped);
        if (fs::is_regular_file(plain)) {
            return plain;
        }
        for (const auto& entry : fs::directory_iterator(folder)) {
            const std::string name = entry.path().filename().string();
            if (name.starts_with(stem) && lower(name.substr(stem.size())) == ending + zipped) {
                return entry.path();
            }
        }
    }
    return {};
}

template <typename Header>
nifti_2_header widened(const Header& stored) {
    nifti_2_header wide{};
    wide.sizeof_hdr = stored.sizeof_hdr;
    wide.datatype = stored.datatype;
    wide.bitpix = stored.bitpix;
    for (int d = 0; d < 8; ++d) {
        wide.dim[d] = stored.dim[d];
        wide.pixdim[d] = static_cast<double>(stored.pixdim[d]);
    }
    std::memcpy(wide.descrip, stored.descrip, sizeof wide.descrip);
    return wide;
}

nifti_2_header widenedNifti(const nifti_1_header& stored) {
    nifti_2_header wide = widened(stored);
    wide.scl_slope = stored.scl_slope;
    wide.scl_inter = stored.scl_inter;
    wide.intent_code = stored.intent_code;
    wide.qform_code = stored.qform_code;
    wide.sform_code = stored.sform_code;
    wide.quatern_b = stored.quatern_b;
    wide.quatern_c = stored.quatern_c;
    wide.quatern_d = stored.quatern_d;
    wide.qoffset_x = stored.qoffset_x;
    wide.qoffset_y = stored.qoffset_y;
    wide.qoffset_z = stored.qoffset_z;
    std::copy(std::begin(stored.srow_x), std::end(stored.srow_x), std::begin(wide.srow_x));
    std::copy(std::begin(stored.srow_y), std::end(stored.srow_y), std::begin(wide.srow_y));
    std::copy(std::begin(stored.srow_z), std::end(stored.srow_z), std::begin(wide.srow_z));
    wide.xyzt_units = stored.xyzt_units;
    std::memcpy(wide.intent_name, stored.intent_name, sizeof wide.intent_name);
    return wide;
}

std::int32_t swappedWord(std::int32_t value) {
    nifti_swap_4bytes(1, &value);
    return value;
}

template <typename Dim>
bool plausibleDimensions(Dim value) {
    return value >= 1 && value <= 7;
}

/// n+1, ni1, n+2 or ni2; '\0' for none, else the second letter, which says whether the file holds its voxels.
char magicKind(const char* magic, char version) {
    const bool known = magic[0] == 'n' && (magic[1] == '+' || magic[1] == 'i') && magic[2] == version;
    return known && magic[3] == '\0' ? magic[1] : '\0';
}

void checkSizes(const fs::path& path, nifti_2_header& fields) {
    if (!plausibleDimensions(fields.dim[0])) {
        damagedNifti(path, "its header states " + std::to_string(fields.dim[0]) + " dimensions");
    }
    for (int d = 1; d <= fields.dim[0]; ++d) {
        // Some writers count an axis they do not use and leave its length 0.
        fields.dim[d] = d > 2 && fields.dim[d] == 0 ? 1 : fields.dim[d];
        if (fields.dim[d] < 1 || fields.dim[d] > (d <= 3 ? 1'000'000 : 100'000'000)) {
            damagedNifti(path, "its size is impossible");
        }
    }
}

/// Reads vox_offset as stored. Below the header's end it is left out by some writers, and the voxels follow it.
std::uint64_t voxelOffset(const fs::path& path, double stored, bool single, std::int64_t headerEnd) {
    if (!std::isfinite(stored) || stored < 0.0 || stored > 1e9) {
        damagedNifti(path, "its vox_offset is impossible");
    }
    const auto offset = static_cast<std::int64_t>(stored);
    return static_cast<std::uint64_t>(single && offset < headerEnd - 4 ? headerEnd : offset);
}

}  // namespace

void damagedNifti(const fs::path& path, const std::string& why) {
    throw Error(ErrorCode::FileDamaged,
                path.string() + " is not a whole NIfTI file (" + why + "); take it from its source or a backup again.",
                {path.string(), why});
}

std::int64_t NiftiHeader::volumes() const {
    double count = 1.0;  // a damaged header can promise more than any integer holds
    for (int d = 4; d <= dimensions(); ++d) {
        count *= static_cast<double>(fields.dim[d]);
    }
    return static_cast<std::int64_t>(std::min(count, 1e12));
}

NiftiHeader readNiftiHeader(const fs::path& path) {
    NiftiHeader header;
    const bool pairName = !pairStem(path.filename().string()).empty();
    header.headerFile = pairName ? partner(path, ".hdr") : path;
    if (header.headerFile.empty()) {
        throw Error(ErrorCode::FileNotFound,
                    path.string() + " has no header file beside it; put the .hdr file into the same folder.",
                    {path.string()});
    }
    const std::string bytes = firstBytes(header.headerFile, kSizeTwo);
    if (bytes.size() < static_cast<std::size_t>(kSizeOne)) {
        damagedNifti(path, "its header cannot be read");
    }
    std::int32_t size = 0;
    std::memcpy(&size, bytes.data(), sizeof size);
    const bool two = (size == kSizeTwo || swappedWord(size) == kSizeTwo);
    bool single = false;
    double offset = 0.0;
    if (two) {
        if (bytes.size() < static_cast<std::size_t>(kSizeTwo)) {
            damagedNifti(path, "its header cannot be read");
        }
        header.version = 2;
        header.swapped = size != kSizeTwo;
        std::memcpy(&header.fields, bytes.data(), sizeof header.fields);
        if (header.swapped) {
            nifti_swap_as_nifti2(&header.fields);
        }
        const char kind = magicKind(header.fields.magic, '2');
        if (kind == '\0') {
            damagedNifti(path, "its header lacks the mark of NIfTI");
        }
        single = kind == '+';
        offset = static_cast<double>(header.fields.vox_offset);
    } else {
        nifti_1_header stored{};
        std::memcpy(&stored, bytes.data(), sizeof stored);
        const char kind = magicKind(stored.magic, '1');
        if (kind == '\0' && size != kSizeOne && swappedWord(size) != kSizeOne) {
            damagedNifti(path, "its header is not that of NIfTI");
        }
        if (kind == '\0' && !pairName) {
            damagedNifti(path, "its header lacks the mark of NIfTI, without which its orientation cannot be trusted");
        }
        header.swapped = !plausibleDimensions(stored.dim[0]);
        if (header.swapped) {
            nifti_swap_as_nifti1(&stored);
        }
        header.version = kind == '\0' ? 0 : 1;
        header.fields = kind == '\0' ? widened(stored) : widenedNifti(stored);
        if (kind != '\0') {
            header.one = stored;
        }
        single = kind == '+';
        offset = static_cast<double>(stored.vox_offset);
    }
    checkSizes(path, header.fields);
    header.dataFile = header.headerFile;
    if (!single || pairName) {
        const fs::path image = partner(header.headerFile, ".img");
        header.dataFile = image.empty() && single ? header.headerFile : image;
    }
    if (header.dataFile.empty()) {
        throw Error(ErrorCode::FileNotFound,
                    path.string() + " has no data file beside it; put the .img file into the same folder.",
                    {path.string()});
    }
    header.offset = voxelOffset(path, offset, header.dataFile == header.headerFile, two ? 544 : 352);
    return header;
}

}  // namespace exemplar
