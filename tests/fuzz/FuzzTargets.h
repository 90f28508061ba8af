// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/image/Volume.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace exemplar::fuzz {

/// One reader under test. `input` is a damaged file of its kind, or several in one (see splitInput).
struct Target {
    const char* name;
    void (*run)(const std::string& input);
};

void nifti(const std::string& input);
void meta(const std::string& input);
void nrrd(const std::string& input);
void dicom(const std::string& input);        ///< one file
void dicomFolder(const std::string& input);  ///< three files
void session(const std::string& input);      ///< a zip, or the parts of one
void profile(const std::string& input);
void checkpoint(const std::string& input);  ///< a .pth or .safetensors, or a pickle alone
void labels(const std::string& input);      ///< files of label names
void texts(const std::string& input);       ///< prompts, recipe of synthesis, card of a profile

inline constexpr Target kTargets[] = {{"nifti", nifti},
                                      {"meta", meta},
                                      {"nrrd", nrrd},
                                      {"dicom", dicom},
                                      {"dicomfolder", dicomFolder},
                                      {"session", session},
                                      {"profile", profile},
                                      {"checkpoint", checkpoint},
                                      {"labels", labels},
                                      {"texts", texts}};

/// A folder in memory, where the machine has one, that is removed at the end of the program.
const std::filesystem::path& folder();
/// Writes a file of that folder, over the one of the input before; its path.
std::filesystem::path place(const std::string& name, const std::string& bytes);
/// `count` parts: each but the last begins with its length in two bytes, little endian.
std::vector<std::string> splitInput(const std::string& input, std::size_t count);

/// Ends the program: a finding that is no crash by itself.
[[noreturn]] void finding(const std::string& what);

/// Reads, and takes an Error whose sentence names the folder for the right answer to a damaged file. Any other
/// exception passes on, which ends the program.
template <typename Read>
void attempt(const Read& read) {
    try {
        read();
    } catch (const Error& problem) {
        if (std::string(problem.what()).find(folder().filename().string()) == std::string::npos) {
            finding(std::string("an error that names no file: ") + problem.what());
        }
    }
}

/// What every grid that was read must fulfil.
void checkGrid(const Geometry& geometry, std::size_t values);

}  // namespace exemplar::fuzz
