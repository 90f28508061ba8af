// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/PictureCopies.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"

#include <algorithm>
#include <map>

namespace exemplar {
namespace {

bool sameBytes(const DicomFrame& a, const DicomFrame& b) {
    std::error_code problem;
    return a.index == b.index &&
           std::filesystem::file_size(a.file, problem) == std::filesystem::file_size(b.file, problem) && !problem &&
           readFile(a.file) == readFile(b.file);
}

}  // namespace

bool samePicture(const DicomFrame& a, const DicomFrame& b) {
    try {
        return sameBytes(a, b) || DicomPixels(a.file).read(a) == DicomPixels(b.file).read(b);
    } catch (const Error&) {
        return false;
    }
}

std::size_t dropCopies(std::vector<DicomFrame>& frames, JobControl& control) {
    std::map<std::pair<std::string, int>, std::vector<const DicomFrame*>> seen;
    std::vector<bool> copy(frames.size(), false);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const DicomFrame& frame = frames[i];
        auto& others = seen[{frame.instanceUid, frame.index}];
        copy[i] = !frame.instanceUid.empty() && std::any_of(others.begin(), others.end(), [&](const DicomFrame* other) {
            control.checkpoint();
            return other->position == frame.position && other->orientation == frame.orientation &&
                   other->marks == frame.marks && samePicture(*other, frame);
        });
        others.push_back(&frame);
    }
    std::size_t at = 0;
    return std::erase_if(frames, [&](const DicomFrame&) { return copy[at++]; });
}

}  // namespace exemplar
