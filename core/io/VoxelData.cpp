// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/VoxelData.h"

#include "core/base/Error.h"
#include "core/io/HeaderText.h"
#include "core/io/PackedFile.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

template <typename Stored>
Stored swapped(Stored value) {
    unsigned char bytes[sizeof(Stored)];
    std::memcpy(bytes, &value, sizeof value);
    std::reverse(bytes, bytes + sizeof value);
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

template <typename Stored, typename Number>
void convert(const unsigned char* from, std::size_t count, bool swap, Number* to) {
    for (std::size_t i = 0; i < count; ++i) {
        Stored value;
        std::memcpy(&value, from + i * sizeof(Stored), sizeof value);
        to[i] = static_cast<Number>(swap ? swapped(value) : value);
    }
}

template <typename Number>
using Converter = void (*)(const unsigned char*, std::size_t, bool, Number*);

template <typename Number>
Converter<Number> converterOf(VoxelType type) {
    constexpr Converter<Number> converters[] = {convert<std::int8_t, Number>,  convert<std::uint8_t, Number>,
                                                convert<std::int16_t, Number>, convert<std::uint16_t, Number>,
                                                convert<std::int32_t, Number>, convert<std::uint32_t, Number>,
                                                convert<std::int64_t, Number>, convert<std::uint64_t, Number>,
                                                convert<float, Number>,        convert<double, Number>};
    return converters[static_cast<int>(type)];
}

/// Takes the elements of a file in their order and keeps those of one volume.
template <typename Number>
class Collector {
public:
    Collector(const GridHeader& header, std::uint64_t volume)
        : m_header(header),
          m_volume(volume),
          m_size(bytesOf(header.type)),
          m_convert(converterOf<Number>(header.type)),
          m_swap(header.bigEndian != (std::endian::native == std::endian::big)),
          m_values(header.geometry.voxelCount()) {}

    void bytes(const unsigned char* from, std::size_t count) {
        while (count > 0) {
            if (m_held == 0 && count >= m_size) {
                const std::size_t whole = count / m_size;
                elements(from, whole);
                from += whole * m_size;
                count -= whole * m_size;
                continue;
            }
            m_part[m_held++] = *from++;  // an element across two blocks
            --count;
            if (m_held == m_size) {
                m_held = 0;
                elements(m_part, 1);
            }
        }
    }

    void value(double number) {
        if (const auto place = placeOf(m_next++)) {
            m_values[*place] = static_cast<Number>(number);
        }
    }

    std::vector<Number> take() { return std::move(m_values); }

private:
    std::optional<std::size_t> placeOf(std::uint64_t element) const {
        const std::uint64_t run = element / m_header.inner;
        return run % m_header.volumes == m_volume
                   ? std::optional<std::size_t>(run / m_header.volumes * m_header.inner + element % m_header.inner)
                   : std::nullopt;
    }

    void elements(const unsigned char* from, std::size_t count) {
        if (m_header.volumes == 1) {
            m_convert(from, count, m_swap, m_values.data() + m_next);
            m_next += count;
            return;
        }
        while (count > 0) {
            const std::uint64_t left = m_header.inner - m_next % m_header.inner;
            const std::size_t together = static_cast<std::size_t>(std::min<std::uint64_t>(left, count));
            if (const auto place = placeOf(m_next)) {
                m_convert(from, together, m_swap, m_values.data() + *place);
            }
            m_next += together;
            from += together * m_size;
            count -= together;
        }
    }

    const GridHeader& m_header;
    std::uint64_t m_volume;
    std::size_t m_size;
    Converter<Number> m_convert;
    bool m_swap;
    std::vector<Number> m_values;
    std::uint64_t m_next = 0;  // element that comes next
    unsigned char m_part[8] = {};
    std::size_t m_held = 0;
};

/// Least and greatest whole number of a type.
std::pair<double, double> rangeOf(VoxelType type) {
    const double bits = 8.0 * static_cast<double>(bytesOf(type));
    const bool isSigned =
        type == VoxelType::Int8 || type == VoxelType::Int16 || type == VoxelType::Int32 || type == VoxelType::Int64;
    return isSigned ? std::pair(-std::exp2(bits - 1), std::exp2(bits - 1) - 1) : std::pair(0.0, std::exp2(bits) - 1);
}

/// Numbers in words, as text; blocks may end within a number.
template <typename Number>
class TextNumbers {
public:
    TextNumbers(const GridHeader& header, Collector<Number>& collector, std::uint64_t wanted)
        : m_header(header), m_collector(collector), m_wanted(wanted) {}

    void bytes(const unsigned char* from, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            const char c = static_cast<char>(from[i]);
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ',' || c == '\f' || c == '\v') {
                end();
            } else if (m_word.size() < 64) {
                m_word += c;
            }
        }
    }
    void end() {
        if (m_word.empty()) {
            return;
        }
        const auto value = header::number<double>(m_word);
        m_word.clear();
        if (m_found == m_wanted) {
            ++m_more;
            return;
        }
        if (!value) {
            throwDamaged(m_header.path, "its data are not numbers");
        }
        if (m_header.type != VoxelType::Float && m_header.type != VoxelType::Double) {
            const auto [least, greatest] = rangeOf(m_header.type);
            if (!(*value >= least && *value <= greatest) || *value != std::floor(*value)) {
                throwDamaged(m_header.path, "its data hold a number that its type of voxel cannot hold");
            }
        }
        m_collector.value(*value);
        ++m_found;
    }
    std::uint64_t found() const { return m_found; }
    std::uint64_t more() const { return m_more; }

private:
    const GridHeader& m_header;
    Collector<Number>& m_collector;
    std::uint64_t m_wanted, m_found = 0, m_more = 0;
    std::string m_word;
};

[[noreturn]] void tooShort(const GridHeader& header, const fs::path& file) {
    throwDamaged(header.path, file == header.path
                                  ? "its header promises more voxels than the file holds"
                                  : "its header promises more voxels than " + file.filename().string() + " holds");
}

/// Bytes of voxels that a file could hold at most.
double mostBytes(VoxelEncoding encoding, double held, std::size_t size) {
    switch (encoding) {
        case VoxelEncoding::Deflated:
            return held * 1032.0;  // deflate cannot shrink by more
        case VoxelEncoding::Text:
            return (held + 1) / 2 * static_cast<double>(size);
        case VoxelEncoding::Hex:
            return held / 2;
        default:
            return held;
    }
}

}  // namespace

template <typename Number>
std::vector<Number> readVoxels(GridHeader& header, std::uint64_t volume, JobControl& control) {
    const std::uint64_t elements = header.elements(), files = header.files.size();
    if (files == 0 || elements % files != 0) {
        throwDamaged(header.path, "its data files are not as many as its slices");
    }
    const std::uint64_t share = elements / files, bytes = share * bytesOf(header.type);
    for (const fs::path& file : header.files) {  // before memory is taken
        if (mostBytes(header.encoding, static_cast<double>(fs::file_size(file)), bytesOf(header.type)) <
            static_cast<double>(bytes)) {
            tooShort(header, file);
        }
    }
    Collector<Number> collector(header, volume);
    bool more = false;
    for (std::uint64_t i = 0; i < files; ++i) {
        const fs::path& file = header.files[i];
        const auto progress = [&](double part) {
            control.report((static_cast<double>(i) + part) / static_cast<double>(files),
                           "Reading " + header.path.filename().string());
        };
        PackedFile packed(header, file, control, progress);
        if (header.encoding == VoxelEncoding::Text) {
            TextNumbers<Number> text(header, collector, share);
            packed.read(std::numeric_limits<std::uint64_t>::max(),
                        [&](const unsigned char* from, std::size_t count) { text.bytes(from, count); });
            text.end();
            if (text.found() < share) {
                tooShort(header, file);
            }
            more = more || text.more() > 0;
        } else {
            const std::uint64_t read =
                packed.read(bytes, [&](const unsigned char* from, std::size_t count) { collector.bytes(from, count); });
            if (read < bytes) {
                tooShort(header, file);
            }
            more = more || packed.hasMore();
        }
    }
    if (more) {
        header.notes.emplace_back("The file holds more data than its header needs; what follows was left out.");
    }
    return collector.take();
}

template std::vector<float> readVoxels(GridHeader&, std::uint64_t, JobControl&);
template std::vector<double> readVoxels(GridHeader&, std::uint64_t, JobControl&);

}  // namespace exemplar
