// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/ProfileLibrary.h"

#include "core/base/AtomicFile.h"
#include "core/base/FileErrors.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <set>
#include <system_error>
#include <utility>

namespace exemplar {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExtension = ".profile";
constexpr std::size_t kLongestName = 60;

/// Windows takes these for devices, whatever follows the first dot.
bool namesDevice(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    static const std::set<std::string> kDevices{"con", "prn", "aux", "nul"};
    const bool port = text.size() == 4 && (text.starts_with("com") || text.starts_with("lpt"));
    return kDevices.contains(text) || (port && text[3] >= '0' && text[3] <= '9');
}

/// The text as letters, digits, hyphens and underscores of ASCII, which every file system and mail program takes and
/// which name no other folder.
std::string fileNameOf(const std::string& name) {
    std::string text;
    for (const char letter : name) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                           (letter >= '0' && letter <= '9') || letter == '_';
        if (plain) {
            text += letter;
        } else if (!text.empty() && text.back() != '-') {
            text += '-';
        }
        if (text.size() == kLongestName) {
            break;
        }
    }
    while (!text.empty() && text.back() == '-') {
        text.pop_back();
    }
    if (namesDevice(text)) {
        text += '-';
    }
    return text.empty() ? "profile" : text;
}

std::int64_t secondsOf(fs::file_time_type time) {
    const auto since = std::chrono::file_clock::to_sys(time).time_since_epoch();
    return std::chrono::floor<std::chrono::seconds>(since).count();
}

/// The path with the links in its folders followed, but not that of the file itself.
fs::path place(const fs::path& path) {
    std::error_code problem;
    const fs::path whole = fs::absolute(path, problem);
    return fs::weakly_canonical(whole.parent_path(), problem) / whole.filename();
}

bool looksLikeProfile(const fs::path& path) {
    // A leading dot: what is still being written.
    return path.extension() == kExtension && path.filename().string().front() != '.';
}

}  // namespace

ProfileLibrary::ProfileLibrary(fs::path folder, std::string baseModelId, std::string baseModelSha256)
    : m_folder(std::move(folder)),
      m_baseModelId(std::move(baseModelId)),
      m_baseModelSha256(std::move(baseModelSha256)) {}

void ProfileLibrary::requireOwn(const fs::path& path) const {
    if (!looksLikeProfile(path) || place(path).parent_path() != place(m_folder / "x").parent_path()) {
        throw Error(ErrorCode::FileNotFound,
                    path.string() + " is not a profile in the folder " + m_folder.string() + "; choose one from it.",
                    {path.string()});
    }
}

void ProfileLibrary::makeFolder() const {
    std::error_code problem;
    fs::create_directories(m_folder, problem);
    if (problem) {
        throw Error(ErrorCode::FileUnwritable,
                    "Cannot make the folder " + m_folder.string() + " (" + problem.message() +
                        "); check permissions of the folder above, or choose another place for profiles.",
                    {m_folder.string(), problem.message()});
    }
}

fs::path ProfileLibrary::freePath(const std::string& name) const {
    const std::string text = fileNameOf(name);
    fs::path path = m_folder / (text + kExtension);
    std::error_code ignored;
    for (int number = 2; fs::exists(fs::symlink_status(path, ignored)); ++number) {
        path = m_folder / (text + "-" + std::to_string(number) + kExtension);
    }
    return path;
}

void ProfileLibrary::requireBaseModel(const Profile& profile, const fs::path& path) const {
    if (!m_baseModelSha256.empty()) {
        profile.requireBaseModel(m_baseModelId, m_baseModelSha256, path.string());
    }
}

ProfileEntry ProfileLibrary::entryOf(const fs::path& path) const {
    ProfileEntry entry;
    entry.path = path;
    try {
        const Profile profile = Profile::load(path);
        entry.card = profile.card;
        requireBaseModel(profile, path);
    } catch (const Error& problem) {
        entry.problem = problem.what();
    }
    return entry;
}

std::vector<ProfileEntry> ProfileLibrary::list() const {
    std::vector<std::pair<fs::file_time_type, ProfileEntry>> found;
    std::error_code problem;
    for (fs::directory_iterator file(m_folder, problem), end; !problem && file != end; file.increment(problem)) {
        std::error_code gone;
        if (!looksLikeProfile(file->path()) || !file->is_regular_file(gone)) {
            continue;
        }
        const fs::file_time_type time = file->last_write_time(gone);
        const std::uintmax_t bytes = gone ? 0 : file->file_size(gone);
        if (gone) {
            continue;  // since the folder was read
        }
        found.emplace_back(time, entryOf(file->path()));
        found.back().second.modified = secondsOf(time);
        found.back().second.bytes = bytes;
    }
    if (problem && problem != std::errc::no_such_file_or_directory) {
        throw Error(ErrorCode::FileUnreadable,
                    "Cannot read the folder " + m_folder.string() + " (" + problem.message() +
                        "); check that it is a folder and that you may read it.",
                    {m_folder.string(), problem.message()});
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second.path < b.second.path;
    });
    std::vector<ProfileEntry> entries;
    for (auto& [time, entry] : found) {
        entries.push_back(std::move(entry));
    }
    return entries;
}

fs::path ProfileLibrary::add(Profile profile, const std::string& name) {
    makeFolder();
    profile.card.name = name;
    const fs::path path = freePath(name);
    profile.save(path);
    return path;
}

void ProfileLibrary::replace(const fs::path& path, Profile profile) {
    requireOwn(path);
    makeFolder();
    const ProfileCard before = entryOf(path).card;
    for (std::string ProfileCard::*said :
         {&ProfileCard::name, &ProfileCard::site, &ProfileCard::scanner, &ProfileCard::notes}) {
        if ((profile.card.*said).empty()) {
            profile.card.*said = before.*said;
        }
    }
    profile.save(path);
}

void ProfileLibrary::describe(const fs::path& path, const std::string& name, const std::string& site,
                              const std::string& scanner, const std::string& notes) {
    requireOwn(path);
    Profile profile = Profile::load(path);
    profile.card.name = name;
    profile.card.site = site;
    profile.card.scanner = scanner;
    profile.card.notes = notes;
    profile.save(path);
}

fs::path ProfileLibrary::duplicate(const fs::path& path, const std::string& name) {
    requireOwn(path);
    return add(Profile::load(path), name);
}

void ProfileLibrary::remove(const fs::path& path) {
    requireOwn(path);
    std::error_code problem;
    const fs::file_status status = fs::symlink_status(path, problem);
    if (!fs::exists(status) || fs::is_directory(status)) {
        throw Error(ErrorCode::FileNotFound, "There is no profile " + path.string() + "; it may have been removed.",
                    {path.string()});
    }
    if (!fs::remove(path, problem) && problem) {
        throw unwritableFile(path, problem.message(), "remove");
    }
}

fs::path ProfileLibrary::importFile(const fs::path& path) {
    const Profile profile = Profile::load(path);
    requireBaseModel(profile, path);
    makeFolder();
    const fs::path target = freePath(profile.card.name.empty() ? path.stem().string() : profile.card.name);
    AtomicFile::write(target, readFile(path));
    return target;
}

void ProfileLibrary::exportFile(const fs::path& path, const fs::path& target) const {
    requireOwn(path);
    static_cast<void>(Profile::load(path));
    AtomicFile::write(target, readFile(path));
}

Profile ProfileLibrary::load(const std::filesystem::path& path) const {
    Profile profile = Profile::load(path);
    requireBaseModel(profile, path);
    return profile;
}

}  // namespace exemplar
