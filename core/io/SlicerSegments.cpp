// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/SlicerSegments.h"

#include "core/base/Error.h"
#include "core/io/HeaderText.h"
#include "core/io/NrrdHeader.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

constexpr int kMostSegments = 65535;

std::array<std::uint8_t, 3> colourOf(const std::string& text, std::uint16_t label) {
    const auto parts = header::numbers<double>(text);
    if (!parts || parts->size() != 3) {
        return LabelTable::defaultColour(label);
    }
    std::array<std::uint8_t, 3> colour{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double part = (*parts)[i];
        colour[i] = static_cast<std::uint8_t>(std::isfinite(part) ? std::lround(std::clamp(part, 0.0, 1.0) * 255) : 0);
    }
    return colour;
}

}  // namespace

std::vector<SlicerSegment> slicerSegments(const std::map<std::string, std::string>& pairs) {
    std::map<int, std::map<std::string, std::string>> found;
    for (const auto& [key, value] : pairs) {
        const std::size_t line = key.find('_');
        if (!key.starts_with("Segment") || line == std::string::npos) {
            continue;
        }
        const auto index = header::number<int>(std::string_view(key).substr(7, line - 7));
        if (index && *index >= 0 && *index < kMostSegments) {
            found[*index][key.substr(line + 1)] = value;
        }
    }
    const auto numberAt = [](std::map<std::string, std::string>& segment, const char* key, double otherwise) {
        return header::number<double>(header::trimmed(segment[key])).value_or(otherwise);
    };
    std::vector<SlicerSegment> segments;
    std::set<double> values;
    std::set<std::uint64_t> layers;
    bool labelled = true;
    for (auto& [index, pair] : found) {
        SlicerSegment segment;
        const double layer = numberAt(pair, "Layer", index);
        segment.layer = layer >= 0 && layer < kMostSegments ? static_cast<std::uint64_t>(layer) : 0;
        segment.stored = numberAt(pair, "LabelValue", 1);
        segment.name = pair["Name"].empty() ? pair["ID"] : pair["Name"];
        labelled = labelled && segment.stored >= 1 && segment.stored <= 65535 &&
                   segment.stored == std::floor(segment.stored) && values.insert(segment.stored).second;
        layers.insert(segment.layer);
        segments.push_back(segment);
    }
    std::uint16_t next = 0;
    for (SlicerSegment& segment : segments) {
        ++next;
        segment.label = labelled ? static_cast<std::uint16_t>(segment.stored) : next;
        segment.name = segment.name.empty() ? "Label " + std::to_string(segment.label) : segment.name;
    }
    next = 0;
    for (auto& [index, pair] : found) {
        segments[next].colour = colourOf(pair["Color"], segments[next].label);
        ++next;
    }
    return segments;
}

LabelTable segmentNames(const fs::path& labelMap) {
    LabelTable table;
    const std::string name = header::lower(labelMap.filename().string());
    if (!name.ends_with(".nrrd") && !name.ends_with(".nhdr")) {
        return table;
    }
    try {
        for (const SlicerSegment& segment : readNrrdHeader(labelMap).segments) {
            table.add({segment.label, segment.name, segment.colour});
        }
    } catch (const Error&) {
        return {};  // the labels themselves cannot be read either, which is reported there
    }
    return table;
}

}  // namespace exemplar
