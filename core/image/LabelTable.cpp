// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/LabelTable.h"

#include "core/base/Error.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace exemplar {
namespace {

constexpr const char* kItkSnapTitle = "# ITK-SnAP Label Description File";
constexpr const char* kCsvTitle = "LabelValue,Name";

[[noreturn]] void badLine(const std::string& file, int number, const std::string& why) {
    throw Error(
        ErrorCode::FileDamaged,
        file + ", line " + std::to_string(number) + ": " + why + "; correct the line or export the labels again.",
        {file, std::to_string(number), why});
}

std::uint8_t toByte(double value) { return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0)); }

/// IDX R G B A VIS MSH "LABEL"
bool parseItkSnapLine(const std::string& line, int& id, LabelEntry& entry) {
    std::istringstream words(line);
    double red = 0, green = 0, blue = 0, alpha = 0;
    int visible = 0, mesh = 0;
    if (!(words >> id >> red >> green >> blue >> alpha >> visible >> mesh)) {
        return false;
    }
    const auto open = line.find('"');
    const auto close = line.rfind('"');
    if (open == std::string::npos || close == open) {
        return false;
    }
    entry.name = line.substr(open + 1, close - open - 1);
    entry.colour = {toByte(red), toByte(green), toByte(blue)};
    entry.visible = visible != 0;
    return true;
}

/// index name R G B A (Slicer, spaces in names as '_'), or "id name [anything]".
bool parsePlainLine(const std::string& line, int& id, LabelEntry& entry) {
    std::istringstream words(line);
    if (!(words >> id >> entry.name)) {
        return false;
    }
    double red = 0, green = 0, blue = 0, alpha = 0;
    if (words >> red >> green >> blue >> alpha) {
        entry.colour = {toByte(red), toByte(green), toByte(blue)};
        std::replace(entry.name.begin(), entry.name.end(), '_', ' ');
    } else {
        entry.colour = LabelTable::defaultColour(static_cast<std::uint16_t>(std::clamp(id, 0, 65535)));
    }
    return true;
}

/// One line of comma-separated values (RFC 4180, without line breaks in fields).
std::vector<std::string> fieldsOf(const std::string& line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"') {
            if (quoted && i + 1 < line.size() && line[i + 1] == '"') {
                fields.back() += line[++i];
            } else {
                quoted = !quoted;
            }
        } else if (line[i] == ',' && !quoted) {
            fields.emplace_back();
        } else {
            fields.back() += line[i];
        }
    }
    return fields;
}

/// LabelValue,Name,Color_R,Color_G,Color_B,Color_A,... as Slicer writes since 5.8.
bool parseCsvLine(const std::string& line, int& id, LabelEntry& entry) {
    const std::vector<std::string> fields = fieldsOf(line);
    if (fields.size() < 2) {
        return false;
    }
    std::istringstream number(fields[0]);
    if (!(number >> id)) {
        return false;
    }
    entry.name = fields[1];
    entry.colour = LabelTable::defaultColour(static_cast<std::uint16_t>(std::clamp(id, 0, 65535)));
    for (std::size_t channel = 0; channel < 3 && fields.size() >= 5; ++channel) {
        double value = 0.0;
        if (!(std::istringstream(fields[2 + channel]) >> value)) {
            return false;
        }
        entry.colour[channel] = toByte(value);
    }
    return true;
}

std::string oneLine(std::string name) {
    std::replace(name.begin(), name.end(), '"', '\'');
    std::replace(name.begin(), name.end(), '\n', ' ');
    return name;
}

}  // namespace

const LabelEntry* LabelTable::find(std::uint16_t id) const noexcept {
    const int index = indexOf(id);
    return index < 0 ? nullptr : &m_entries[index];
}

int LabelTable::indexOf(std::uint16_t id) const noexcept {
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].id == id) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

std::vector<std::uint16_t> LabelTable::ids() const {
    std::vector<std::uint16_t> ids(m_entries.size());
    std::transform(m_entries.begin(), m_entries.end(), ids.begin(), [](const LabelEntry& entry) { return entry.id; });
    return ids;
}

void LabelTable::add(LabelEntry entry) {
    const int index = indexOf(entry.id);
    if (index < 0) {
        m_entries.push_back(std::move(entry));
    } else {
        m_entries[index] = std::move(entry);
    }
}

void LabelTable::ensure(std::uint16_t id) {
    if (indexOf(id) < 0) {
        m_entries.push_back({id, "Label " + std::to_string(id), defaultColour(id), true});
    }
}

std::string LabelTable::nameOf(std::uint16_t id) const {
    const LabelEntry* entry = find(id);
    return entry != nullptr ? entry->name : "Label " + std::to_string(id);
}

std::array<std::uint8_t, 3> LabelTable::defaultColour(std::uint16_t id) noexcept {
    static constexpr std::array<std::array<std::uint8_t, 3>, 8> kFirst{{{230, 75, 53},
                                                                        {77, 187, 213},
                                                                        {0, 160, 135},
                                                                        {243, 200, 70},
                                                                        {145, 110, 220},
                                                                        {243, 155, 127},
                                                                        {110, 170, 60},
                                                                        {220, 95, 160}}};
    if (id >= 1 && id <= kFirst.size()) {
        return kFirst[id - 1];
    }
    // Golden-angle steps round the colour circle keep neighbours apart.
    const double hue = std::fmod(id * 137.508, 360.0) / 60.0;
    const double saturation = id % 2 == 0 ? 0.75 : 0.55;
    std::array<std::uint8_t, 3> colour{};
    for (int channel = 0; channel < 3; ++channel) {
        const double phase = std::fmod(5.0 - 2.0 * channel + hue, 6.0);
        const double level = 1.0 - saturation * std::max(0.0, std::min({phase, 4.0 - phase, 1.0}));
        colour[channel] = toByte(235.0 * level);
    }
    return colour;
}

LabelTable LabelTable::parse(const std::string& text, const std::string& fileName) {
    const bool itkSnap = text.find(kItkSnapTitle) != std::string::npos;
    const bool csv = text.find(kCsvTitle) != std::string::npos;
    LabelTable table;
    std::istringstream lines(text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        const auto first = line.find_first_not_of(" \t");
        if (first == std::string::npos || line[first] == '#' || line.find(kCsvTitle) != std::string::npos) {
            continue;
        }
        int id = -1;
        LabelEntry entry;
        if (!(itkSnap ? parseItkSnapLine(line, id, entry)
              : csv   ? parseCsvLine(line, id, entry)
                      : parsePlainLine(line, id, entry))) {
            badLine(fileName, number,
                    itkSnap ? "not 'index red green blue alpha visible mesh \"name\"'"
                    : csv   ? "not 'value,name,red,green,blue'"
                            : "not 'index name'");
        }
        if (id < 0 || id > 65535) {
            badLine(fileName, number, "the label index must be 0 to 65535");
        }
        if (id > 0) {
            entry.id = static_cast<std::uint16_t>(id);
            table.add(std::move(entry));
        }
    }
    return table;
}

std::string LabelTable::toItkSnap() const {
    std::ostringstream text;
    text << "################################################\n"
         << kItkSnapTitle << "\n"
         << "# File format:\n"
         << "# IDX   -R-  -G-  -B-  -A--  VIS MSH  LABEL\n"
         << "################################################\n"
         << "    0     0    0    0        0  0  0    \"Clear Label\"\n";
    for (const LabelEntry& entry : m_entries) {
        text << "    " << entry.id << "     " << int(entry.colour[0]) << "    " << int(entry.colour[1]) << "    "
             << int(entry.colour[2]) << "        1  " << (entry.visible ? 1 : 0) << "  1    \"" << oneLine(entry.name)
             << "\"\n";
    }
    return text.str();
}

std::string LabelTable::toSlicer() const {
    std::ostringstream text;
    text << "# Color table file\n# " << m_entries.size() + 1 << " values\n0 Background 0 0 0 0\n";
    for (const LabelEntry& entry : m_entries) {
        std::string name = oneLine(entry.name);
        std::replace(name.begin(), name.end(), ' ', '_');
        text << entry.id << ' ' << name << ' ' << int(entry.colour[0]) << ' ' << int(entry.colour[1]) << ' '
             << int(entry.colour[2]) << " 255\n";
    }
    return text.str();
}

std::string LabelTable::toSlicerCsv() const {
    std::ostringstream text;
    text << kCsvTitle << ",Color_R,Color_G,Color_B,Color_A\n";
    for (const LabelEntry& entry : m_entries) {
        std::string name = entry.name;
        std::replace(name.begin(), name.end(), '\n', ' ');
        for (std::size_t place = name.find('"'); place != std::string::npos; place = name.find('"', place + 2)) {
            name.insert(place, 1, '"');
        }
        text << entry.id << ",\"" << name << "\"," << int(entry.colour[0]) << ',' << int(entry.colour[1]) << ','
             << int(entry.colour[2]) << ",255\n";
    }
    return text.str();
}

}  // namespace exemplar
