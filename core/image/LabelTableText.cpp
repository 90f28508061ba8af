// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/base/Utf8.h"
#include "core/image/LabelTable.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdio>
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

/// One line of separated values (RFC 4180, without line breaks in fields); a quotation mark within a field is a letter.
std::vector<std::string> fieldsOf(const std::string& line, char separator) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"' && (quoted || fields.back().empty())) {
            if (quoted && i + 1 < line.size() && line[i + 1] == '"') {
                fields.back() += line[++i];
            } else {
                quoted = !quoted;
            }
        } else if (line[i] == separator && !quoted) {
            fields.emplace_back();
        } else {
            fields.back() += line[i];
        }
    }
    return fields;
}

/// LabelValue,Name,Color_R,Color_G,Color_B,Color_A,... as Slicer writes since 5.8.
bool parseCsvLine(const std::string& line, int& id, LabelEntry& entry) {
    const std::vector<std::string> fields = fieldsOf(line, ',');
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

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// Columns of a BIDS table (dseg.tsv), by the words of its first line; -1 for one it lacks.
struct BidsColumns {
    int index = -1, name = -1, abbreviation = -1, colour = -1;
};

/// Nothing where the line is no title of such a table.
BidsColumns bidsColumns(const std::string& title) {
    BidsColumns columns;
    const std::vector<std::string> words = fieldsOf(title, '\t');
    for (int i = 0; i < static_cast<int>(words.size()); ++i) {
        const std::string word = lower(words[static_cast<std::size_t>(i)]);
        int* column = word == "index"                       ? &columns.index
                      : word == "name"                      ? &columns.name
                      : word == "abbreviation"              ? &columns.abbreviation
                      : word == "color" || word == "colour" ? &columns.colour
                                                            : nullptr;
        if (column != nullptr) {
            *column = i;
        }
    }
    return columns;
}

bool parseBidsLine(const std::string& line, const BidsColumns& columns, int& id, LabelEntry& entry) {
    const std::vector<std::string> fields = fieldsOf(line, '\t');
    const auto field = [&](int column) {
        return column >= 0 && column < static_cast<int>(fields.size()) ? fields[static_cast<std::size_t>(column)]
                                                                       : std::string();
    };
    std::istringstream number(field(columns.index));
    if (!(number >> id)) {
        return false;
    }
    entry.name = field(columns.name);
    if (entry.name.empty() || entry.name == "n/a") {
        entry.name = field(columns.abbreviation);
    }
    entry.colour = LabelTable::defaultColour(static_cast<std::uint16_t>(std::clamp(id, 0, 65535)));
    unsigned red = 0, green = 0, blue = 0;
    const std::string colour = field(columns.colour);
    if (colour.size() == 7 && std::sscanf(colour.c_str(), "#%2x%2x%2x", &red, &green, &blue) == 3) {
        entry.colour = {static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                        static_cast<std::uint8_t>(blue)};
    }
    return !entry.name.empty();
}

/// A label number of nnU-Net's "labels": a number, its text, or a list of one. -1 for a region of several labels.
int labelNumber(const nlohmann::json& value) {
    if (value.is_number_integer()) {
        const auto number = value.get<std::int64_t>();
        return number >= 0 && number <= 65535 ? static_cast<int>(number) : -2;
    }
    if (value.is_string()) {
        int number = -2;
        std::istringstream(value.get<std::string>()) >> number;
        return number;
    }
    if (value.is_array()) {
        return value.size() == 1 ? labelNumber(value[0]) : -1;
    }
    return -2;
}

/// nnU-Net's dataset.json: "labels" maps names to numbers (version 2) or numbers to names (version 1, decathlon).
LabelTable parseDataset(const std::string& text, const std::string& file) {
    const nlohmann::ordered_json facts = nlohmann::ordered_json::parse(text, nullptr, false);
    const auto labels = facts.is_object() ? facts.find("labels") : facts.end();
    if (!facts.is_object() || labels == facts.end() || !labels->is_object()) {
        throw Error(ErrorCode::FileDamaged,
                    file + " holds no labels as a dataset.json of nnU-Net does; choose another file of label names.",
                    {file});
    }
    LabelTable table;
    for (const auto& [key, value] : labels->items()) {
        const bool numbersFirst = value.is_string() && !key.empty() &&
                                  std::all_of(key.begin(), key.end(), [](unsigned char c) { return std::isdigit(c); });
        const int id = labelNumber(numbersFirst ? nlohmann::json(key) : nlohmann::json(value));
        if (id < -1 || id > 65535) {
            throw Error(ErrorCode::FileDamaged,
                        file + ": the label '" + key + "' has no number from 0 to 65535; correct it.", {file, key});
        }
        if (id > 0) {
            const auto number = static_cast<std::uint16_t>(id);
            table.add({number, numbersFirst ? value.get<std::string>() : key, LabelTable::defaultColour(number), true});
        }
    }
    return table;
}

}  // namespace

LabelTable LabelTable::parse(const std::string& stored, const std::string& fileName) {
    const std::string text = asUtf8(stored);
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first != std::string::npos && text[first] == '{') {
        return parseDataset(text, fileName);
    }
    const bool itkSnap = text.find(kItkSnapTitle) != std::string::npos;
    const bool csv = text.find(kCsvTitle) != std::string::npos;
    BidsColumns columns;
    LabelTable table;
    std::istringstream lines(text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        const auto start = line.find_first_not_of(" \t");
        if (start == std::string::npos || line[start] == '#' || line.find(kCsvTitle) != std::string::npos) {
            continue;
        }
        if (!itkSnap && !csv && columns.index < 0 && table.empty()) {
            columns = bidsColumns(line);
            if (columns.index >= 0) {
                continue;
            }
        }
        const bool bids = columns.index >= 0;
        int id = -1;
        LabelEntry entry;
        if (!(itkSnap ? parseItkSnapLine(line, id, entry)
              : csv   ? parseCsvLine(line, id, entry)
              : bids  ? parseBidsLine(line, columns, id, entry)
                      : parsePlainLine(line, id, entry))) {
            badLine(fileName, number,
                    itkSnap ? "not 'index red green blue alpha visible mesh \"name\"'"
                    : csv   ? "not 'value,name,red,green,blue'"
                    : bids  ? "not an index and a name in the columns of the first line"
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

}  // namespace exemplar
