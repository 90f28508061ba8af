// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/NiftiNames.h"

#include "core/base/Error.h"
#include "core/base/Utf8.h"
#include "core/io/CFileName.h"
#include "core/io/NiftiFile.h"
#include "core/io/NiftiHeader.h"

#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

/// What stands between the header and the voxels: extensions, each of text or anything else.
std::string extensionText(const NiftiHeader& header) {
    constexpr std::uint64_t kMost = 16U << 20;
    const std::uint64_t start = header.version == 2 ? 544 : 352;
    const bool single = header.dataFile == header.headerFile;
    if (header.version == 0 || (single && header.offset <= start)) {
        return {};
    }
    const std::uint64_t end = single ? std::min(header.offset, start + kMost) : start + kMost;
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(cFileName(header.headerFile).c_str(), "rb"), &gzclose);
    if (!file || gzseek(file.get(), static_cast<z_off_t>(start), SEEK_SET) < 0) {
        return {};
    }
    std::string text(end - start, '\0');
    const int read = gzread(file.get(), text.data(), static_cast<unsigned>(text.size()));
    text.resize(static_cast<std::size_t>(std::max(0, read)));
    return text;
}

/// The value of `name="..."` within a tag; empty where it is not there.
std::string attribute(const std::string& tag, const std::string& name) {
    for (const char quote : {'"', '\''}) {
        const std::string start = " " + name + "=" + quote;
        const auto place = tag.find(start);
        if (place != std::string::npos) {
            const auto from = place + start.size(), to = tag.find(quote, from);
            return to == std::string::npos ? "" : tag.substr(from, to - from);
        }
    }
    return {};
}

std::string withoutEntities(std::string text) {
    for (const auto& [entity, letter] :
         {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}}) {
        for (auto place = text.find(entity); place != std::string::npos; place = text.find(entity, place + 1)) {
            text.replace(place, std::string(entity).size(), letter);
        }
    }
    return text;
}

std::string content(const std::string& text) {
    constexpr const char* kOpen = "<![CDATA[";
    const auto open = text.find(kOpen);
    if (open == std::string::npos) {
        return withoutEntities(text);
    }
    const auto from = open + std::string(kOpen).size(), close = text.find("]]>", from);
    return text.substr(from, close == std::string::npos ? close : close - from);
}

/// A part of 0..1, or of 0..255 where it is above 1.
std::uint8_t channel(const std::string& text) {
    const double value = std::strtod(text.c_str(), nullptr);
    return static_cast<std::uint8_t>(std::lround(std::clamp(value <= 1.0 ? value * 255.0 : value, 0.0, 255.0)));
}

}  // namespace

LabelTable namesInNifti(const fs::path& labelMap) {
    LabelTable table;
    if (!isNiftiName(labelMap)) {
        return table;
    }
    std::string text;
    try {
        text = extensionText(readNiftiHeader(labelMap));
    } catch (const Error&) {
        return table;  // reading the labels themselves reports it
    } catch (const fs::filesystem_error&) {
        return table;  // a folder that may not be listed
    }
    for (auto place = text.find("<Label "); place != std::string::npos; place = text.find("<Label ", place + 1)) {
        const auto close = text.find('>', place);
        const auto end = text.find("</Label>", place);
        if (close == std::string::npos || end == std::string::npos || end < close) {
            break;
        }
        const std::string tag = text.substr(place, close - place);
        const std::string key = attribute(tag, "Key");
        char* rest = nullptr;
        const long id = std::strtol(key.c_str(), &rest, 10);
        if (key.empty() || *rest != '\0' || id < 1 || id > 65535) {
            continue;
        }
        LabelEntry entry{static_cast<std::uint16_t>(id), asUtf8(content(text.substr(close + 1, end - close - 1))),
                         LabelTable::defaultColour(static_cast<std::uint16_t>(id)), true};
        const std::string red = attribute(tag, "Red"), green = attribute(tag, "Green"), blue = attribute(tag, "Blue");
        if (!red.empty() && !green.empty() && !blue.empty()) {
            entry.colour = {channel(red), channel(green), channel(blue)};
        }
        table.add(std::move(entry));
    }
    return table;
}

}  // namespace exemplar
