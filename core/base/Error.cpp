// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"

namespace exemplar {

Error::Error(ErrorCode code, const std::string& sentence, std::vector<std::string> arguments)
    : std::runtime_error(sentence), m_code(code), m_arguments(std::move(arguments)) {}

const char* errorName(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::Cancelled:
            return "cancelled";
        case ErrorCode::Usage:
            return "usage";
        case ErrorCode::FileNotFound:
            return "file-not-found";
        case ErrorCode::FileUnreadable:
            return "file-unreadable";
        case ErrorCode::FileUnwritable:
            return "file-unwritable";
        case ErrorCode::FileInUse:
            return "file-in-use";
        case ErrorCode::FileDamaged:
            return "file-damaged";
        case ErrorCode::FormatUnknown:
            return "format-unknown";
        case ErrorCode::FormatUnsupported:
            return "format-unsupported";
        case ErrorCode::FormatNewer:
            return "format-newer";
        case ErrorCode::SeriesAmbiguous:
            return "series-ambiguous";
        case ErrorCode::SeriesIncomplete:
            return "series-incomplete";
        case ErrorCode::SeriesUneven:
            return "series-uneven";
        case ErrorCode::GeometryMismatch:
            return "geometry-mismatch";
        case ErrorCode::OutOfRange:
            return "out-of-range";
        case ErrorCode::ModelMissing:
            return "model-missing";
        case ErrorCode::ModelMismatch:
            return "model-mismatch";
        case ErrorCode::NothingToLearn:
            return "nothing-to-learn";
        case ErrorCode::NotFinite:
            return "not-finite";
        case ErrorCode::OutOfMemory:
            return "out-of-memory";
        case ErrorCode::Internal:
            return "internal";
    }
    return "internal";
}

}  // namespace exemplar
