// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/platform/TestSystem.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace exemplar::test {

void setEnvironment(const char* name, const std::string& value) { setenv(name, value.c_str(), 1); }

bool openFilesCanBeReplaced() { return true; }

HeldFile::HeldFile(const std::filesystem::path& path) : m_handle(std::fopen(path.c_str(), "r+b")) {
    if (m_handle == nullptr) {
        throw std::runtime_error("cannot open " + path.string());
    }
}

HeldFile::~HeldFile() { std::fclose(static_cast<FILE*>(m_handle)); }

int runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
               const std::filesystem::path& output) {
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    pid_t child = 0;
    const int problem = posix_spawn(&child, program.c_str(), &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    if (problem != 0 || waitpid(child, &status, 0) != child) {
        throw std::runtime_error("cannot run " + program.string());
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void interruptSelf() { kill(getpid(), SIGINT); }

int threadPoliteness() {
#ifdef __linux__
    return getpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)));
#else
    return 0;
#endif
}

}  // namespace exemplar::test
