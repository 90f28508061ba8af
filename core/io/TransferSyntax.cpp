// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/TransferSyntax.h"

#include "core/io/DicomText.h"

#include <dcmtk/dcmdata/dccodec.h>

namespace exemplar {
namespace {

struct NamedSyntax {
    const char* uid;
    const char* name;
};

/// PS3.6 Annex A. Also those that DCMTK has no name for.
constexpr NamedSyntax kNamed[] = {
    {"1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 (lossless)"},
    {"1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2"},
    {"1.2.840.10008.1.2.4.94", "JPIP"},
    {"1.2.840.10008.1.2.4.95", "JPIP with deflate"},
    {"1.2.840.10008.1.2.4.100", "MPEG-2 video"},
    {"1.2.840.10008.1.2.4.100.1", "MPEG-2 video"},
    {"1.2.840.10008.1.2.4.101", "MPEG-2 video, high level"},
    {"1.2.840.10008.1.2.4.101.1", "MPEG-2 video, high level"},
    {"1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264 video"},
    {"1.2.840.10008.1.2.4.102.1", "MPEG-4 AVC/H.264 video"},
    {"1.2.840.10008.1.2.4.103", "MPEG-4 AVC/H.264 video, BD-compatible"},
    {"1.2.840.10008.1.2.4.103.1", "MPEG-4 AVC/H.264 video, BD-compatible"},
    {"1.2.840.10008.1.2.4.104", "MPEG-4 AVC/H.264 2D video"},
    {"1.2.840.10008.1.2.4.104.1", "MPEG-4 AVC/H.264 2D video"},
    {"1.2.840.10008.1.2.4.105", "MPEG-4 AVC/H.264 3D video"},
    {"1.2.840.10008.1.2.4.105.1", "MPEG-4 AVC/H.264 3D video"},
    {"1.2.840.10008.1.2.4.106", "MPEG-4 AVC/H.264 stereo video"},
    {"1.2.840.10008.1.2.4.106.1", "MPEG-4 AVC/H.264 stereo video"},
    {"1.2.840.10008.1.2.4.107", "HEVC/H.265 video"},
    {"1.2.840.10008.1.2.4.108", "HEVC/H.265 video, 10 bits"},
    {"1.2.840.10008.1.2.4.110", "JPEG XL (lossless)"},
    {"1.2.840.10008.1.2.4.111", "JPEG XL (JPEG recompression)"},
    {"1.2.840.10008.1.2.4.112", "JPEG XL"},
    {"1.2.840.10008.1.2.4.201", "HTJ2K (High-Throughput JPEG 2000, lossless)"},
    {"1.2.840.10008.1.2.4.202", "HTJ2K (High-Throughput JPEG 2000, lossless RPCL)"},
    {"1.2.840.10008.1.2.4.203", "HTJ2K (High-Throughput JPEG 2000)"},
    {"1.2.840.10008.1.2.4.204", "JPIP HTJ2K"},
    {"1.2.840.10008.1.2.4.205", "JPIP HTJ2K with deflate"},
    {"1.2.840.10008.1.2.7.1", "SMPTE ST 2110-20 video"},
    {"1.2.840.10008.1.2.7.2", "SMPTE ST 2110-20 video"},
    {"1.2.840.10008.1.2.7.3", "SMPTE ST 2110-30 audio"},
    {"1.2.840.10008.1.2.8.1", "Deflated Image Frame"},
};

bool canUnpack(E_TransferSyntax syntax) {
    return !DcmXfer(syntax).isEncapsulated() || syntax == EXS_JPEG2000LosslessOnly || syntax == EXS_JPEG2000 ||
           DcmCodecList::canChangeCoding(syntax, EXS_LittleEndianExplicit);
}

}  // namespace

std::string unreadTransferSyntax(const std::string& uid) {
    if (uid.empty()) {
        return {};  // files of old without a meta header
    }
    const DcmXfer known(uid.c_str());
    if (known.getXfer() != EXS_Unknown && canUnpack(known.getXfer())) {
        return {};
    }
    for (const NamedSyntax& one : kNamed) {
        if (uid == one.uid) {
            return std::string(one.name) + " (" + uid + ")";
        }
    }
    return known.getXfer() != EXS_Unknown ? std::string(known.getXferName()) + " (" + uid + ")"
                                          : "the unknown transfer syntax " + uid;
}

}  // namespace exemplar
