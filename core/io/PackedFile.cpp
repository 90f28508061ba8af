// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/PackedFile.h"

#include "core/base/FileErrors.h"

#include <zlib.h>

#include <algorithm>
#include <memory>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kBlock = 1 << 20;
constexpr int kGzipOrZlib = 15 + 32;

}  // namespace

PackedFile::PackedFile(const GridHeader& header, const fs::path& file, JobControl& control,
                       std::function<void(double part)> progress)
    : m_header(header),
      m_file(file),
      m_control(control),
      m_progress(std::move(progress)),
      m_stream(file, std::ios::binary) {
    if (!m_stream) {
        throw unreadableFile(file);
    }
    m_size = fs::file_size(file);
    m_block.resize(std::min<std::uint64_t>(kBlock, m_size + 1));
}

std::size_t PackedFile::block() {
    m_control.checkpoint();
    m_stream.read(reinterpret_cast<char*>(m_block.data()), static_cast<std::streamsize>(m_block.size()));
    if (m_stream.bad()) {
        throw Error(ErrorCode::FileUnreadable, "Cannot read " + m_file.string() + "; check its disk.",
                    {m_file.string()});
    }
    const auto count = static_cast<std::size_t>(m_stream.gcount());
    m_place += count;
    m_progress(m_size > 0 ? std::min(1.0, static_cast<double>(m_place) / static_cast<double>(m_size)) : 1.0);
    return count;
}

void PackedFile::skipLines() {
    std::streambuf& bytes = *m_stream.rdbuf();
    for (std::uint64_t line = 0; line < m_header.lineSkip; ++line) {
        int c = 0;
        while ((c = bytes.sbumpc()) != '\n') {
            if (c == std::char_traits<char>::eof()) {
                throwDamaged(m_header.path, "its data file has fewer lines than its header skips");
            }
        }
    }
}

void PackedFile::give(const unsigned char* from, std::size_t count) {
    const auto skipped = static_cast<std::size_t>(std::min<std::uint64_t>(m_skip, count));
    m_skip -= skipped;
    from += skipped;
    count -= skipped;
    const auto used = static_cast<std::size_t>(std::min<std::uint64_t>(m_most - m_given, count));
    if (used > 0) {
        (*m_sink)(from, used);
        m_given += used;
    }
    m_more = m_more || std::any_of(from + used, from + count, [](unsigned char c) { return c != '\n' && c != '\r'; });
}

std::uint64_t PackedFile::read(std::uint64_t most, const Sink& sink) {
    m_most = most;
    m_sink = &sink;
    m_skip = m_header.byteSkip;
    m_place = m_header.offset;
    if (m_header.fromEnd) {
        if (most > m_size) {
            return 0;
        }
        m_place = m_size - most;
    }
    if (m_place > m_size) {
        return 0;
    }
    m_stream.seekg(static_cast<std::streamoff>(m_place));
    if (!m_header.fromEnd) {
        skipLines();
    }
    if (m_header.encoding == VoxelEncoding::Deflated) {
        inflateAll();
    } else if (m_header.encoding == VoxelEncoding::Hex) {
        readHex();
    } else {
        readRaw();
    }
    return m_given;
}

void PackedFile::readRaw() {
    while (const std::size_t count = block()) {
        give(m_block.data(), count);
        if (m_more) {
            return;
        }
    }
}

void PackedFile::readHex() {
    int half = -1;
    while (const std::size_t count = block()) {
        std::size_t made = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const unsigned char c = m_block[i];
            const int digit = c >= '0' && c <= '9'   ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : -1;
            if (digit < 0) {
                if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\v') {
                    continue;
                }
                throwDamaged(m_header.path, "its data are not hexadecimal numbers");
            }
            if (half < 0) {
                half = digit;
            } else {
                m_block[made++] = static_cast<unsigned char>(half * 16 + digit);
                half = -1;
            }
        }
        give(m_block.data(), made);
    }
}

void PackedFile::inflateAll() {
    z_stream stream{};
    if (inflateInit2(&stream, kGzipOrZlib) != Z_OK) {
        throw std::bad_alloc();
    }
    const std::unique_ptr<z_stream, int (*)(z_stream*)> guard(&stream, &inflateEnd);
    std::vector<unsigned char> unpacked(std::min<std::uint64_t>(kBlock, std::max<std::uint64_t>(m_size * 16, 1024)));
    bool ended = false;
    while (const std::size_t count = block()) {
        stream.next_in = m_block.data();
        stream.avail_in = static_cast<unsigned>(count);
        do {
            if (ended) {  // a further part, as of a file packed in pieces; anything else that follows is no data
                if (*stream.next_in != 0x1f || m_given == m_most || inflateReset(&stream) != Z_OK) {
                    return;
                }
                ended = false;
            }
            m_control.checkpoint();
            stream.next_out = unpacked.data();
            stream.avail_out = static_cast<unsigned>(unpacked.size());
            const int result = inflate(&stream, Z_NO_FLUSH);
            if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
                throwDamaged(m_header.path, "its compressed data are faulty");
            }
            give(unpacked.data(), unpacked.size() - stream.avail_out);
            ended = result == Z_STREAM_END;
            if (result == Z_BUF_ERROR && stream.avail_out > 0) {
                break;  // it wants more of the file
            }
        } while (stream.avail_in > 0 || (!ended && stream.avail_out == 0));
    }
    if (!ended) {
        throwDamaged(m_header.path, "its compressed data end early");
    }
}

}  // namespace exemplar
