// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"

#include "core/base/FileErrors.h"
#include "core/base/platform/Files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <random>
#include <sstream>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

fs::path temporaryName(const fs::path& path) {
    std::random_device device;
    return path.parent_path() / (".tmp-" + std::to_string(platform::processId()) + "-" + std::to_string(device()) +
                                 "-" + path.filename().string());
}

/// What processes that no longer run have left of this file (power cuts, kills).
void removeLeftovers(const fs::path& path) {
    std::error_code problem;
    const fs::path folder = path.parent_path().empty() ? fs::path(".") : path.parent_path();
    for (const auto& entry : fs::directory_iterator(folder, problem)) {
        const std::string name = entry.path().filename().string();
        long process = 0;
        int mark = 0;
        if (std::sscanf(name.c_str(), ".tmp-%ld-%n", &process, &mark) == 1 && mark > 0 &&
            name.find("-" + path.filename().string(), static_cast<std::size_t>(mark)) != std::string::npos &&
            !platform::processRuns(process)) {
            fs::remove(entry.path(), problem);
        }
    }
}

}  // namespace

void AtomicFile::writeWith(const fs::path& path, const std::function<void(const fs::path&)>& fill) {
    removeLeftovers(path);
    const fs::path temporary = temporaryName(path);
    try {
        fill(temporary);
        platform::flushToDisk(temporary);
        platform::replaceFile(temporary, path);
    } catch (const fs::filesystem_error& problem) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        throw unwritableFile(path, problem.code().message());
    } catch (const Error& problem) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        std::string sentence = problem.what();  // which names the temporary file, of which the user knows nothing
        const auto place = sentence.find(temporary.string());
        if (place == std::string::npos) {
            throw;
        }
        throw Error(problem.code(), sentence.replace(place, temporary.string().size(), path.string()), {path.string()});
    } catch (...) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        throw;
    }
}

void AtomicFile::requireWritable(const fs::path& path, std::uintmax_t bytes) {
    std::error_code problem;
    const fs::path folder = path.parent_path().empty() ? fs::path(".") : path.parent_path();
    if (!fs::is_directory(folder, problem)) {
        throw Error(ErrorCode::FileUnwritable,
                    "Cannot write " + path.string() + ", since there is no folder " + folder.string() +
                        "; make it or choose another place.",
                    {path.string(), "no folder"});
    }
    if (path.filename().empty() || fs::is_directory(path, problem)) {
        throw Error(ErrorCode::FileUnwritable,
                    "Cannot write " + path.string() + ", since it is a folder; add the name of a file.",
                    {path.string(), "a folder"});
    }
    if (platform::isHeldFromReplacing(path)) {
        throw unwritableFile(path, "");
    }
    const fs::path temporary = temporaryName(path);
    {
        std::ofstream stream(temporary, std::ios::binary);
        if (!stream) {
            throw unwritableFile(path, std::strerror(errno));
        }
    }
    fs::remove(temporary, problem);
    const fs::space_info space = fs::space(folder, problem);
    if (!problem && space.available < bytes) {
        const auto megabytes = [](std::uintmax_t count) { return std::to_string((count + 999999) / 1000000) + " MB"; };
        throw Error(ErrorCode::FileUnwritable,
                    "Cannot write " + path.string() + ": it needs about " + megabytes(bytes) + " and its disk has " +
                        megabytes(space.available) + " free; free some space or choose another place.",
                    {path.string(), "disk full"});
    }
}

void AtomicFile::write(const fs::path& path, const std::string& bytes) {
    writeWith(path, [&](const fs::path& temporary) {
        std::ofstream stream(temporary, std::ios::binary);
        if (!stream) {
            throw unwritableFile(path, std::strerror(errno));
        }
        stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        stream.close();
        if (!stream) {
            throw unwritableFile(path, std::strerror(errno));
        }
    });
}

std::string readFile(const fs::path& path) {
    std::error_code problem;
    if (!fs::exists(path, problem)) {
        throw Error(ErrorCode::FileNotFound, "There is no file " + path.string() + "; check the path.",
                    {path.string()});
    }
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream content;
    if (!fs::is_directory(path, problem) && stream) {
        content << stream.rdbuf();
    }
    if (fs::is_directory(path, problem) || !stream) {
        throw unreadableFile(path);
    }
    return content.str();
}

}  // namespace exemplar
