// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace exemplar {

/// A grey picture, row by row, as the codestream holds it.
struct Jpeg2000Picture {
    int width = 0, height = 0;
    int bits = 0;  ///< precision of a value
    std::vector<std::int32_t> values;
};

/// Decodes a JPEG 2000 codestream or JP2 file of one component and the expected size (OpenJPEG); nothing where it is
/// damaged or of another kind or size.
std::optional<Jpeg2000Picture> decodeJpeg2000(const std::uint8_t* bytes, std::size_t count, int width, int height);

}  // namespace exemplar
