// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <cstdint>
#include <cstring>

/// A NIfTI-1 file of unsigned bytes, 1 mm voxels along RAS.
class SmallNifti {
public:
    SmallNifti(int columns, int rows, int slices, int volumes = 1)
        : m_dims{columns, rows, slices, volumes},
          m_bytes(352 + static_cast<qsizetype>(columns) * rows * slices * volumes, '\0') {
        put<std::int32_t>(0, 348);
        const std::int16_t dims[8]{static_cast<std::int16_t>(volumes > 1 ? 4 : 3),
                                   static_cast<std::int16_t>(columns),
                                   static_cast<std::int16_t>(rows),
                                   static_cast<std::int16_t>(slices),
                                   static_cast<std::int16_t>(volumes),
                                   1,
                                   1,
                                   1};
        std::memcpy(m_bytes.data() + 40, dims, sizeof dims);
        put<std::int16_t>(70, 2);  // unsigned char
        put<std::int16_t>(72, 8);
        for (int i = 0; i < 8; ++i) {
            put<float>(76 + 4 * i, 1.0F);
        }
        put<float>(108, 352.0F);
        put<float>(112, 1.0F);
        m_bytes[123] = 2;  // mm
        put<std::int16_t>(254, 1);
        for (int row = 0; row < 3; ++row) {
            put<float>(280 + 16 * row + 4 * row, 1.0F);
        }
        std::memcpy(m_bytes.data() + 344, "n+1", 4);
    }

    void set(int i, int j, int k, std::uint8_t value, int volume = 0) {
        m_bytes[352 + ((static_cast<qsizetype>(volume) * m_dims[2] + k) * m_dims[1] + j) * m_dims[0] + i] =
            static_cast<char>(value);
    }
    /// A square of a slice, from (x, y), of `side` pixels.
    void square(int slice, int x, int y, int side, std::uint8_t value, int volume = 0) {
        for (int j = y; j < y + side; ++j) {
            for (int i = x; i < x + side; ++i) {
                set(i, j, slice, value, volume);
            }
        }
    }
    void setDescription(const char* text) { std::strncpy(m_bytes.data() + 148, text, 79); }
    const QByteArray& bytes() const { return m_bytes; }

private:
    template <typename Number>
    void put(int offset, Number value) {
        std::memcpy(m_bytes.data() + offset, &value, sizeof value);
    }

    std::array<int, 4> m_dims;
    QByteArray m_bytes;
};
