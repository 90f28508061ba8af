// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace exemplar {

/// What went wrong, for callers that must branch and for the translated words of the window.
enum class ErrorCode {
    Cancelled,          ///< the user stopped the job
    Usage,              ///< wrong call of the command line
    FileNotFound,       ///< arguments: path
    FileUnreadable,     ///< no permission, device error; arguments: path
    FileUnwritable,     ///< no permission, full disk; arguments: path
    FileInUse,          ///< another program keeps it open (Windows); arguments: path
    FileDamaged,        ///< truncated, corrupt; arguments: path
    FormatUnknown,      ///< not a kind of file we read; arguments: path
    FormatUnsupported,  ///< a known kind that we refuse (RGB, complex, ...); arguments: path
    FormatNewer,        ///< written by a newer version of the program; arguments: path, that version
    SeriesAmbiguous,    ///< several DICOM series; arguments: path, then one line per series
    SeriesIncomplete,   ///< slices missing from a DICOM series; arguments: path, reason
    SeriesUneven,       ///< slices of a DICOM series at uneven distances; arguments: path, reason
    GeometryMismatch,   ///< label map and scan do not share a grid; arguments: path, path
    OutOfRange,         ///< slice, pixel or label outside what there is
    ModelMissing,       ///< weights not found; arguments: model id
    ModelMismatch,      ///< tensors missing, extra or of another shape; profile of another base model
    NothingToLearn,     ///< no exemplar, or exemplars without labels
    NotFinite,          ///< NaN or infinity while training
    OutOfMemory,
    Internal
};

/// The one exception of the program. what() is one plain English sentence that names the file (or
/// tensor, slice, label) and the remedy; arguments() carries the same parts for translation.
class Error : public std::runtime_error {
public:
    Error(ErrorCode code, const std::string& sentence, std::vector<std::string> arguments = {});

    ErrorCode code() const noexcept { return m_code; }
    const std::vector<std::string>& arguments() const noexcept { return m_arguments; }

private:
    ErrorCode m_code;
    std::vector<std::string> m_arguments;
};

/// Stable name of a code ("file-damaged"), for logs and --json output.
const char* errorName(ErrorCode code) noexcept;

}  // namespace exemplar
