// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace exemplar::test {

/// UTF-8 on Windows.
void setEnvironment(const char* name, const std::string& value);

/// Whether a file that is open in another program can be replaced and removed.
bool openFilesCanBeReplaced();

/// Keeps the file open while it lives, as a program does that shares it with no other. Throws std::runtime_error.
class HeldFile {
public:
    explicit HeldFile(const std::filesystem::path& path);
    ~HeldFile();
    HeldFile(const HeldFile&) = delete;
    HeldFile& operator=(const HeldFile&) = delete;

private:
    void* m_handle;
};

/// Runs a program; standard output and error go to `output`. Returns its exit status, not 0 where it was ended.
/// Throws std::runtime_error.
int runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
               const std::filesystem::path& output);

/// Sends this program what Ctrl-C sends it.
void interruptSelf();

/// How far the calling thread steps back: greater after lowerThreadPriority().
int threadPoliteness();

}  // namespace exemplar::test
