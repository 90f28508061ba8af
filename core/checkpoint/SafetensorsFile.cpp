// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/SafetensorsFile.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/JsonText.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstring>

namespace exemplar {
namespace {

using nlohmann::json;

constexpr std::uint64_t kLargestHeader = 100'000'000;
constexpr std::array<std::pair<const char*, TensorType>, 10> kNames{{{"F32", TensorType::Float32},
                                                                     {"F16", TensorType::Float16},
                                                                     {"BF16", TensorType::BFloat16},
                                                                     {"F64", TensorType::Float64},
                                                                     {"I64", TensorType::Int64},
                                                                     {"I32", TensorType::Int32},
                                                                     {"I16", TensorType::Int16},
                                                                     {"I8", TensorType::Int8},
                                                                     {"U8", TensorType::UInt8},
                                                                     {"BOOL", TensorType::Bool}}};

[[noreturn]] void damaged(const std::string& file, const std::string& why) {
    throw Error(ErrorCode::FileDamaged, file + " is damaged (" + why + "); take it from its source or a backup again.",
                {file, why});
}

TensorType typeFromName(const std::string& name, const std::string& tensor, const std::string& file) {
    for (const auto& [text, type] : kNames) {
        if (name == text) {
            return type;
        }
    }
    damaged(file, "tensor " + tensor + " has the unknown type " + name);
}

const char* nameOfType(TensorType type) {
    const auto* found =
        std::find_if(kNames.begin(), kNames.end(), [&](const auto& item) { return item.second == type; });
    return found->first;
}

}  // namespace

Safetensors parseSafetensors(const std::string& bytes, const std::string& file) {
    std::uint64_t headerLength = 0;
    if (bytes.size() < 8) {
        damaged(file, "it is too short");
    }
    std::memcpy(&headerLength, bytes.data(), 8);
    if (headerLength > kLargestHeader || headerLength > bytes.size() - 8 || bytes.size() < 10 || bytes[8] != '{') {
        throw Error(
            ErrorCode::FormatUnknown,
            file + " is not a whole .safetensors or .pth file; choose another file or take it from its source again.",
            {file});
    }
    json header;
    try {
        header = parseJson(std::string_view(bytes).substr(8, headerLength));
    } catch (const json::exception&) {
        damaged(file, "its header is not readable");
    }
    const std::uint64_t dataStart = 8 + headerLength;
    const std::uint64_t dataSize = bytes.size() - dataStart;
    Safetensors content;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
    std::uint64_t held = 0;
    try {
        for (const auto& [name, entry] : header.items()) {
            if (name == "__metadata__") {
                content.metadata = entry.get<std::map<std::string, std::string>>();
                continue;
            }
            TensorData data;
            data.type = typeFromName(entry.at("dtype").get<std::string>(), name, file);
            data.shape = entry.at("shape").get<std::vector<std::int64_t>>();
            const auto offsets = entry.at("data_offsets").get<std::array<std::uint64_t, 2>>();
            const std::int64_t count = data.count();
            if (count < 0 || offsets[0] > offsets[1] || offsets[1] > dataSize ||
                offsets[1] - offsets[0] != static_cast<std::uint64_t>(count) * bytesPer(data.type)) {
                damaged(file, "tensor " + name + " does not fit its data");
            }
            held += offsets[1] - offsets[0];
            if (held > dataSize) {  // before they are copied
                damaged(file, "its tensors overlap or leave gaps");
            }
            data.bytes = bytes.substr(dataStart + offsets[0], offsets[1] - offsets[0]);
            ranges.emplace_back(offsets[0], offsets[1]);
            content.tensors.emplace(name, std::move(data));
        }
    } catch (const json::exception&) {
        damaged(file, "its header does not describe tensors");
    }
    std::sort(ranges.begin(), ranges.end());
    std::uint64_t end = 0;
    for (const auto& [first, last] : ranges) {
        if (first != end) {
            damaged(file, "its tensors overlap or leave gaps");
        }
        end = last;
    }
    if (end != dataSize) {
        damaged(file, "it has bytes that belong to no tensor");
    }
    return content;
}

Safetensors readSafetensors(const std::filesystem::path& path) {
    return parseSafetensors(readFile(path), path.string());
}

std::string serialiseSafetensors(const Safetensors& content) {
    json header = json::object();
    if (!content.metadata.empty()) {
        header["__metadata__"] = content.metadata;
    }
    std::uint64_t offset = 0;
    for (const auto& [name, data] : content.tensors) {
        header[name] = {{"dtype", nameOfType(data.type)},
                        {"shape", data.shape},
                        {"data_offsets", {offset, offset + data.bytes.size()}}};
        offset += data.bytes.size();
    }
    std::string text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' ');
    const std::uint64_t length = text.size();
    std::string bytes(reinterpret_cast<const char*>(&length), 8);
    bytes += text;
    for (const auto& [name, data] : content.tensors) {
        bytes += data.bytes;
    }
    return bytes;
}

void writeSafetensors(const std::filesystem::path& path, const Safetensors& content) {
    AtomicFile::write(path, serialiseSafetensors(content));
}

}  // namespace exemplar
