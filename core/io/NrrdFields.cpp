// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/NrrdFields.h"

#include "core/base/FileErrors.h"
#include "core/io/DataFiles.h"
#include "core/io/HeaderText.h"

#include <algorithm>
#include <fstream>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kLongestHeader = 64 << 20;

/// "LIST", with or without the number of dimensions of each file.
bool isList(const std::string& dataFile) {
    return dataFile.starts_with("LIST") && (dataFile.size() == 4 || dataFile[4] == ' ');
}

std::string unescaped(const std::string& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == 'n' || text[i + 1] == '\\');
        result += !escape ? text[i] : text[i + 1] == 'n' ? '\n' : '\\';
        i += escape ? 1 : 0;
    }
    return result;
}

}  // namespace

NrrdFields NrrdFields::read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        throw unreadableFile(path);
    }
    NrrdFields fields;
    std::string line;
    bool first = true, list = false;
    while (header::boundedLine(stream, line, kLongestHeader)) {
        fields.m_end += line.size() + 1;
        if (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        if (first) {
            if (!line.starts_with("NRRD000") || line.size() != 8) {
                throwDamaged(path, "its header is not that of its kind of file");
            }
            first = false;
        } else if (list) {
            if (!header::trimmed(line).empty()) {
                fields.m_listed.emplace_back(header::trimmed(line));
            }
        } else if (line.empty()) {
            return fields;
        } else if (line[0] != '#') {
            fields.add(path, line);
            list = isList(fields.get("datafile"));
        }
        if (fields.m_end > kLongestHeader) {
            throwDamaged(path, "its header has no end");
        }
    }
    if (first) {
        throwDamaged(path, "its header is not that of its kind of file");
    }
    return fields;
}

void NrrdFields::add(const fs::path& path, const std::string& line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos || colon + 1 >= line.size()) {
        throwDamaged(path, "a line of its header is neither a field nor a comment");
    }
    if (line[colon + 1] == '=') {
        m_pairs[unescaped(line.substr(0, colon))] = unescaped(line.substr(colon + 2));
        return;
    }
    std::string name = header::lower(line.substr(0, colon));
    std::erase(name, ' ');
    if (!m_fields.emplace(name, std::string(header::trimmed(line.substr(colon + 1)))).second) {
        throwDamaged(path, "its header has the field " + line.substr(0, colon) + " twice");
    }
}

std::string NrrdFields::get(const std::string& name) const {
    const auto found = m_fields.find(name);
    return found == m_fields.end() ? std::string() : found->second;
}

void NrrdFields::placeData(GridHeader& grid) const {
    const auto skip = [&](const char* name) {
        const std::string text = get(name);
        const auto value = text.empty() ? 0 : header::number<std::int64_t>(text).value_or(-2);
        if (value < -1) {
            throwDamaged(grid.path, std::string("its ") + name + " is not a number");
        }
        return value;
    };
    const std::int64_t lines = skip("lineskip"), bytes = skip("byteskip");
    if (lines < 0 || (bytes < 0 && grid.encoding != VoxelEncoding::Raw)) {
        throwDamaged(grid.path, "it skips a number of bytes or lines that is not possible");
    }
    grid.lineSkip = static_cast<std::uint64_t>(lines);
    grid.fromEnd = bytes < 0;
    grid.byteSkip = grid.fromEnd ? 0 : static_cast<std::uint64_t>(bytes);
    const std::string data = get("datafile");
    if (data.empty()) {
        grid.files = {grid.path};
        grid.offset = m_end;
        return;
    }
    if (isList(data)) {
        if (m_listed.size() > grid.elements()) {
            throwDamaged(grid.path, "its data files are more than its voxels");
        }
        for (const std::string& name : m_listed) {
            grid.files.push_back(dataFile(grid.path, name));
        }
        return;
    }
    const std::vector<std::string> parts = header::words(data);
    const auto value = [&](std::size_t i) {
        return i < parts.size() ? header::number<std::int64_t>(parts[i]) : std::nullopt;
    };
    if (parts.size() >= 4 && parts[0].find('%') != std::string::npos && value(1) && value(2) && value(3)) {
        grid.files = dataFilesByPattern(grid.path, parts[0], *value(1), *value(2), *value(3), grid.elements());
    } else {
        grid.files = {dataFile(grid.path, data)};
    }
}

std::vector<std::string> quotedWords(const std::string& text) {
    if (text.find('"') == std::string::npos) {
        return header::words(text);
    }
    std::vector<std::string> result;
    for (std::size_t at = text.find('"'); at != std::string::npos;) {
        const std::size_t end = text.find('"', at + 1);
        if (end == std::string::npos) {
            break;
        }
        result.emplace_back(header::trimmed(std::string_view(text).substr(at + 1, end - at - 1)));
        at = text.find('"', end + 1);
    }
    return result;
}

std::string printable(const std::string& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
        if (c < 0x80) {
            result += text[i];
        } else if (c >= 0xc2 && c < 0xe0 && (next & 0xc0) == 0x80) {
            result += text.substr(i++, 2);
        } else {
            result += static_cast<char>(0xc0 | (c >> 6));
            result += static_cast<char>(0x80 | (c & 0x3f));
        }
    }
    return result;
}

}  // namespace exemplar
