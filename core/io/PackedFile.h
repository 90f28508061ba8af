// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"
#include "core/io/GridHeader.h"

#include <fstream>
#include <functional>

namespace exemplar {

/// One data file of a NRRD or MetaImage header, unpacked block by block.
class PackedFile {
public:
    using Sink = std::function<void(const unsigned char* from, std::size_t count)>;

    /// Throws Error(FileUnreadable, FileDamaged).
    PackedFile(const GridHeader& header, const std::filesystem::path& file, JobControl& control,
               std::function<void(double part)> progress);

    /// Gives up to `most` unpacked bytes to the sink and returns how many. A packed file is read to its end, so that
    /// its checksum is tested. Throws Error(FileDamaged, FileUnreadable, Cancelled).
    std::uint64_t read(std::uint64_t most, const Sink& sink);
    /// Whether bytes of data were left over by read(); line ends are none.
    bool hasMore() const noexcept { return m_more; }

private:
    std::size_t block();  // next bytes of the file into m_block; 0 at its end
    void skipLines();
    void readRaw();
    void readHex();
    void inflateAll();
    void give(const unsigned char* from, std::size_t count);  // skips and bounds

    const GridHeader& m_header;
    std::filesystem::path m_file;
    JobControl& m_control;
    std::function<void(double)> m_progress;
    std::ifstream m_stream;
    std::uint64_t m_size = 0, m_place = 0;
    std::vector<unsigned char> m_block;
    std::uint64_t m_skip = 0, m_most = 0, m_given = 0;
    const Sink* m_sink = nullptr;
    bool m_more = false;
};

}  // namespace exemplar
