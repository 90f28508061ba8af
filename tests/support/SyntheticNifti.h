// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/AtomicFile.h"

#include <QTemporaryDir>

#include <zlib.h>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string>
#include <type_traits>
#include <vector>

namespace exemplar {

/// A NIfTI-1 file made byte by byte, so that tests can put anything into its header. Voxels are 0, 1, 2, ... unless
/// set. Spacing 1 x 2 x 3 mm, both codes 0.
class SyntheticNifti {
public:
    explicit SyntheticNifti(const std::vector<int>& dims = {4, 3, 2}) : m_header(352, '\0') {
        put<std::int32_t>(0, 348);
        put<std::int16_t>(40, static_cast<std::int16_t>(dims.size()));
        put<float>(76, 1.0F);
        int count = 1;
        for (int d = 1; d < 8; ++d) {
            const bool used = d <= static_cast<int>(dims.size());
            const int length = used ? dims[static_cast<std::size_t>(d) - 1] : 1;
            put<std::int16_t>(40 + 2 * d, static_cast<std::int16_t>(length));
            put<float>(76 + 4 * d, used ? static_cast<float>(d) : 0.0F);
            count *= length;
        }
        put<float>(108, 352.0F);
        put<float>(112, 1.0F);
        put<char>(123, 2);
        text(344, std::string("n+1\0", 4));
        std::vector<std::int16_t> ramp;
        for (int i = 0; i < count; ++i) {
            ramp.push_back(static_cast<std::int16_t>(i));
        }
        voxels(ramp);
    }

    template <typename T>
    SyntheticNifti& put(int offset, T value) {
        std::memcpy(m_header.data() + offset, &value, sizeof value);
        return *this;
    }
    SyntheticNifti& text(int offset, const std::string& bytes) {
        m_header.replace(static_cast<std::size_t>(offset), bytes.size(), bytes);
        return *this;
    }
    /// Sets the data type as well.
    template <typename T>
    SyntheticNifti& voxels(const std::vector<T>& values) {
        put(70, typeOf<T>());
        put(72, static_cast<std::int16_t>(8 * sizeof(T)));
        m_data.assign(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
        return *this;
    }
    SyntheticNifti& scaling(float slope, float intercept) { return put<float>(112, slope).put<float>(116, intercept); }
    /// Rows of x, y, z in RAS.
    SyntheticNifti& sform(const std::vector<float>& rows, std::int16_t code = 1) {
        put<std::int16_t>(254, code);
        for (int i = 0; i < 12; ++i) {
            put<float>(280 + 4 * i, rows[static_cast<std::size_t>(i)]);
        }
        return *this;
    }
    /// Between header and voxels; sets vox_offset. A multiple of 16 bytes with its own 8, as the format has it.
    SyntheticNifti& extension(const std::string& content, std::int32_t code = 30) {
        std::string bytes(8, '\0');
        bytes += content;
        bytes.resize((bytes.size() + 15) / 16 * 16, ' ');
        const auto size = static_cast<std::int32_t>(bytes.size());
        std::memcpy(bytes.data(), &size, 4);
        std::memcpy(bytes.data() + 4, &code, 4);
        m_header[348] = 1;
        m_extension = bytes;
        return put<float>(108, static_cast<float>(352 + bytes.size()));
    }

    const std::string& header() const { return m_header; }
    const std::string& data() const { return m_data; }
    std::string bytes() const { return m_header + m_extension + m_data; }

private:
    template <typename T>
    static constexpr std::int16_t typeOf() {
        if constexpr (std::is_same_v<T, std::uint8_t>)
            return 2;
        if constexpr (std::is_same_v<T, std::int16_t>)
            return 4;
        if constexpr (std::is_same_v<T, std::int32_t>)
            return 8;
        if constexpr (std::is_same_v<T, float>)
            return 16;
        if constexpr (std::is_same_v<T, double>)
            return 64;
        if constexpr (std::is_same_v<T, std::int8_t>)
            return 256;
        if constexpr (std::is_same_v<T, std::uint16_t>)
            return 512;
        if constexpr (std::is_same_v<T, std::uint32_t>)
            return 768;
        if constexpr (std::is_same_v<T, std::int64_t>)
            return 1024;
        if constexpr (std::is_same_v<T, std::uint64_t>)
            return 1280;
        return 0;
    }

    std::string m_header, m_extension, m_data;
};

inline std::string gzipped(const std::string& bytes) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
    std::string result(compressBound(bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<unsigned>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<unsigned>(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}

/// A folder of its own for the files of one test.
class TestFolder {
public:
    std::filesystem::path path(const std::string& name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::filesystem::path write(const std::string& name, const std::string& bytes) const {
        std::filesystem::create_directories(path(name).parent_path());
        AtomicFile::write(path(name), bytes);
        return path(name);
    }

private:
    QTemporaryDir m_folder;
};

}  // namespace exemplar
