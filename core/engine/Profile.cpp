// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Profile.h"

#include "core/base/Error.h"
#include "core/base/Version.h"
#include "core/checkpoint/SafetensorsFile.h"

#include <charconv>

namespace exemplar {

namespace {

const std::string kFormat = "exemplar-profile-";
constexpr int kVersion = 1;

/// The number of a format such as "exemplar-profile-1", 0 where it is none.
int versionOf(const std::string& format) {
    int version = 0;
    if (format.starts_with(kFormat)) {
        std::from_chars(format.data() + kFormat.size(), format.data() + format.size(), version);
    }
    return version;
}

}  // namespace

void Profile::save(const std::filesystem::path& path) const {
    writeSafetensors(path, {tensors,
                            {{"exemplar_card", card.toJson()},
                             {"format", kFormat + std::to_string(kVersion)},
                             {"written_by", programVersion()}}});
}

Profile Profile::load(const std::filesystem::path& path) {
    Safetensors content = readSafetensors(path);
    const auto format = content.metadata.find("format");
    const auto card = content.metadata.find("exemplar_card");
    const int version = format == content.metadata.end() ? 0 : versionOf(format->second);
    if (version > kVersion) {
        throw newerFormat(path, content.metadata["written_by"]);
    }
    if (card == content.metadata.end() || version != kVersion) {
        throw Error(ErrorCode::FormatUnknown,
                    path.string() + " is not a profile of this program; choose a .profile file.", {path.string()});
    }
    return {ProfileCard::fromJson(card->second, path.string()), std::move(content.tensors)};
}

void Profile::requireBaseModel(const std::string& modelId, const std::string& sha256, const std::string& file) const {
    if (card.baseModelSha256 != sha256) {
        throw Error(ErrorCode::ModelMismatch,
                    file + " was trained on the base model " + card.baseModelId + " (SHA-256 " +
                        card.baseModelSha256.substr(0, 12) + "...), but " + modelId + " (" + sha256.substr(0, 12) +
                        "...) is loaded; choose that model or another profile.",
                    {file, card.baseModelId});
    }
}

}  // namespace exemplar
