// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Profile.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace exemplar {

/// A file in the folder of profiles.
struct ProfileEntry {
    std::filesystem::path path;
    ProfileCard card;           ///< empty where the file is damaged
    std::int64_t modified = 0;  ///< seconds since 1970, UTC
    std::uintmax_t bytes = 0;
    std::string problem;  ///< one sentence where it cannot be used (damaged, other base model), else empty
};

/// The folder of a site's profiles, one .profile file each; it is made when the first one is added. All writing is
/// atomic. What names a file of the folder throws Error(FileNotFound) for a path that is not a .profile file in it;
/// what reads a profile throws as Profile::load does, what writes throws Error(FileUnwritable).
class ProfileLibrary {
public:
    /// With a base model, profiles of other ones are told apart.
    explicit ProfileLibrary(std::filesystem::path folder, std::string baseModelId = {},
                            std::string baseModelSha256 = {});

    const std::filesystem::path& folder() const noexcept { return m_folder; }
    /// Empty where it was not given.
    const std::string& baseModelId() const noexcept { return m_baseModelId; }
    /// Newest first; none where there is no folder yet. Throws Error(FileUnreadable) where it may not be read.
    std::vector<ProfileEntry> list() const;

    /// A profile of the folder or another one, for use. Throws Error(FileNotFound, FileDamaged, ModelMismatch).
    Profile load(const std::filesystem::path& path) const;

    /// Adds a profile under a name of the user's; the file it went to.
    std::filesystem::path add(Profile profile, const std::string& name);
    /// Writes what was trained further into the same file. Name, site, scanner and notes stay where `profile` has none.
    void replace(const std::filesystem::path& path, Profile profile);
    /// Changes what the user says of a profile, nothing else.
    void describe(const std::filesystem::path& path, const std::string& name, const std::string& site,
                  const std::string& scanner, const std::string& notes);
    std::filesystem::path duplicate(const std::filesystem::path& path, const std::string& name);
    void remove(const std::filesystem::path& path);

    /// Copies a file into the folder, byte for byte. Throws Error(ModelMismatch), too, and then copies nothing.
    std::filesystem::path importFile(const std::filesystem::path& path);
    /// Copies a file out of the folder, byte for byte; one that is damaged is not passed on.
    void exportFile(const std::filesystem::path& path, const std::filesystem::path& target) const;

private:
    /// Throws Error(FileNotFound) for what is not a name of a profile in the folder.
    void requireOwn(const std::filesystem::path& path) const;
    void makeFolder() const;
    /// A file that does not exist, named after `name`: letters, digits and hyphens.
    std::filesystem::path freePath(const std::string& name) const;
    ProfileEntry entryOf(const std::filesystem::path& path) const;
    void requireBaseModel(const Profile& profile, const std::filesystem::path& path) const;

    std::filesystem::path m_folder;
    std::string m_baseModelId, m_baseModelSha256;
};

}  // namespace exemplar
