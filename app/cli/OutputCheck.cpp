// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/OutputCheck.h"

#include "app/cli/InputFiles.h"
#include "core/base/AtomicFile.h"
#include "core/base/FileErrors.h"
#include "core/io/LabelMapWriter.h"

#include <fstream>

namespace exemplar::cli {
namespace fs = std::filesystem;
namespace {

void requireReadable(const fs::path& path) {
    std::error_code problem;
    if (!fs::exists(path, problem)) {
        throw Error(ErrorCode::FileNotFound, "There is no file or folder " + path.string() + "; check the path.",
                    {path.string()});
    }
    if (!fs::is_directory(path, problem) && !std::ifstream(path, std::ios::binary)) {
        throw unreadableFile(path);
    }
}

bool begins(const fs::path& path, const std::string& beginning) {
    std::ifstream stream(path, std::ios::binary);
    std::string start(beginning.size(), '\0');
    stream.read(start.data(), static_cast<std::streamsize>(start.size()));
    return stream && start == beginning;
}

bool isOnePlace(const fs::path& one, const fs::path& other) {
    std::error_code problem;
    return fs::weakly_canonical(one, problem) == fs::weakly_canonical(other, problem);
}

}  // namespace

void OutputCheck::addTo(CLI::App& command) {
    command.add_flag("--force", m_forced, "Replace files that are there, though what is in them is lost");
}

void OutputCheck::reads(const fs::path& path) {
    if (!path.empty()) {
        m_inputs.push_back(path);
    }
}

void OutputCheck::reads(const std::vector<std::string>& paths) {
    m_inputs.insert(m_inputs.end(), paths.begin(), paths.end());
}

void OutputCheck::writesLabelMap(const fs::path& path) {
    requireLabelMapName(path);
    m_outputs.push_back({path, false, ""});
    m_outputs.push_back({labelFileBeside(path), true, ""});  // its names are kept, see writeResult()
}

void OutputCheck::writesProfile(const fs::path& path) { m_outputs.push_back({path, false, ""}); }

void OutputCheck::writesPicture(const fs::path& path) {
    if (path.extension() != ".png") {
        throw Error(ErrorCode::FormatUnknown,
                    "Pictures are written as .png, not as " + path.filename().string() + "; change the ending.",
                    {path.string()});
    }
    m_outputs.push_back({path, true, "\x89PNG"});
}

void OutputCheck::writesText(const fs::path& path, const std::string& beginning) {
    if (!path.empty()) {
        m_outputs.push_back({path, true, beginning});
    }
}

void OutputCheck::check() const {
    for (const fs::path& input : m_inputs) {
        requireReadable(input);
    }
    for (std::size_t i = 0; i < m_outputs.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (isOnePlace(m_outputs[i].path, m_outputs[j].path)) {
                throw Error(ErrorCode::Usage,
                            "Two results would be written to " + m_outputs[i].path.string() +
                                "; choose another name for one of them.",
                            {m_outputs[i].path.string()});
            }
        }
        checkOutput(m_outputs[i]);
    }
}

void OutputCheck::checkOutput(const Output& output) const {
    AtomicFile::requireWritable(output.path);
    std::error_code problem;
    if (!fs::exists(output.path, problem)) {
        return;
    }
    for (const fs::path& input : m_inputs) {
        if (isReadWith(output.path, input)) {
            throw Error(ErrorCode::Usage,
                        "The result " + output.path.string() + " would replace a file that is read (" + input.string() +
                            "); choose another name for it.",
                        {output.path.string(), input.string()});
        }
    }
    if (!fs::is_regular_file(output.path, problem)) {
        throw Error(ErrorCode::Usage, output.path.string() + " is no plain file; choose another name for the result.",
                    {output.path.string()});
    }
    const bool lossless =
        output.replaced && (fs::file_size(output.path, problem) == 0 || begins(output.path, output.beginning));
    if (!m_forced && !lossless) {
        throw Error(ErrorCode::Usage,
                    output.path.string() + " is there already; choose another name, or replace it with --force.",
                    {output.path.string()});
    }
}

}  // namespace exemplar::cli
