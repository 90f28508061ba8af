// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace exemplar::cli {

/// What one command reads and writes. Before any work it refuses to write over what is read, to replace what is there
/// without --force where something would be lost, and to start where the result could not be written.
/// Label maps, profiles and files of unknown content are replaced with --force alone; a picture, and a table that the
/// command itself wrote before, without.
class OutputCheck {
public:
    /// The flag --force.
    void addTo(CLI::App& command);
    bool forced() const noexcept { return m_forced; }

    /// Scans, folders, label maps, profiles, lists; empty names are none.
    void reads(const std::filesystem::path& path);
    void reads(const std::vector<std::string>& paths);
    /// With its label file beside it. Throws Error(FormatUnknown) for an ending that is not written.
    void writesLabelMap(const std::filesystem::path& path);
    void writesProfile(const std::filesystem::path& path);
    /// Throws Error(FormatUnknown) unless it ends in .png.
    void writesPicture(const std::filesystem::path& path);
    /// A text that is replaced without --force where it begins like this; empty names are none.
    void writesText(const std::filesystem::path& path, const std::string& beginning);

    /// Throws Error(FileNotFound, FileUnreadable) for inputs, Error(Usage, FileUnwritable) for outputs.
    void check() const;

private:
    struct Output {
        std::filesystem::path path;
        bool replaced = false;  ///< where it begins as below, or another rule keeps what is in it
        std::string beginning;
    };
    void checkOutput(const Output& output) const;

    bool m_forced = false;
    std::vector<std::filesystem::path> m_inputs;
    std::vector<Output> m_outputs;
};

}  // namespace exemplar::cli
