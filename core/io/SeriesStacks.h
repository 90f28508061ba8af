// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/DicomFile.h"

namespace exemplar {

Vector3 normalOf(const DicomFrame& frame);
double dotProduct(const Vector3& a, const Vector3& b);
/// File name, and the frame where the file has several; UTF-8.
std::string nameOf(const DicomFrame& frame);

/// Pictures of one series, size and direction.
struct Stack {
    DicomHeader header;  ///< of the first file, without frames
    std::vector<DicomFrame> frames;
    double turned = 0.0;  ///< greatest difference of direction cosines within
};

/// Sorts the frames into stacks, in the order of the files. Directions that differ by less than rounding and jitter
/// are one; series without a UID are told apart by number, description, study and frame of reference.
class SeriesStacks {
public:
    void add(DicomHeader header);
    std::vector<Stack>& stacks() noexcept { return m_stacks; }

private:
    std::vector<Stack> m_stacks;
};

}  // namespace exemplar
