// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/LabelTable.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace exemplar {
namespace {

constexpr const char* kItkSnapTitle = "# ITK-SnAP Label Description File";
constexpr const char* kCsvTitle = "LabelValue,Name";

std::uint8_t toByte(double value) { return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0)); }

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
