// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/GridHeader.h"

#include <map>

namespace exemplar {

/// Lines of a NRRD header.
class NrrdFields {
public:
    /// Throws Error(FileDamaged, FileUnreadable).
    static NrrdFields read(const std::filesystem::path& path);

    /// By name in lower case without spaces ("spacedirections"); empty where the header has none.
    std::string get(const std::string& name) const;
    /// The lines "key:=value".
    const std::map<std::string, std::string>& pairs() const noexcept { return m_pairs; }
    /// Sets files and what is skipped in them. Throws Error(FileDamaged, FileNotFound, FileUnreadable).
    void placeData(GridHeader& grid) const;

private:
    void add(const std::filesystem::path& path, const std::string& line);

    std::map<std::string, std::string> m_fields, m_pairs;
    std::vector<std::string> m_listed;  // lines after "data file: LIST"
    std::uint64_t m_end = 0;            // first byte after the header
};

/// Words in quotation marks or without.
std::vector<std::string> quotedWords(const std::string& text);
/// The text as UTF-8: other bytes are taken for Latin-1.
std::string printable(const std::string& text);

}  // namespace exemplar
