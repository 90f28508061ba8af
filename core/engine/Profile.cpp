// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Profile.h"

#include "core/base/Error.h"
#include "core/checkpoint/SafetensorsFile.h"

namespace exemplar {

void Profile::save(const std::filesystem::path& path) const {
    writeSafetensors(path, {tensors, {{"exemplar_card", card.toJson()}, {"format", "exemplar-profile-1"}}});
}

Profile Profile::load(const std::filesystem::path& path) {
    Safetensors content = readSafetensors(path);
    const auto format = content.metadata.find("format");
    const auto card = content.metadata.find("exemplar_card");
    if (format == content.metadata.end() || card == content.metadata.end() || format->second != "exemplar-profile-1") {
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
