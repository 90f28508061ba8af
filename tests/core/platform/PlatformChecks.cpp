// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/platform/PlatformChecks.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/ProcessMemory.h"
#include "core/base/ThreadPriority.h"
#include "core/base/UserFolders.h"
#include "core/base/platform/Console.h"
#include "core/base/platform/Environment.h"
#include "core/base/platform/Files.h"
#include "core/checkpoint/Sha256.h"
#include "core/engine/Profile.h"
#include "core/session/ProfileLibrary.h"
#include "core/session/Session.h"
#include "tests/core/platform/TestSystem.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <random>
#include <stdexcept>
#include <thread>

namespace exemplar::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr int kStillThere = 4;  ///< status of a child that the second Ctrl-C did not end

/// Letters of German and Greek, a Chinese word, and a sign beyond UTF-16's first plane.
const std::string kOdd = "M\u00fcller Gr\u00f6\u00dfe \u03b2 \u8111 \U0001F9E0";

[[noreturn]] void fail(const std::string& what, int line) {
    throw std::runtime_error("line " + std::to_string(line) + ": " + what);
}

#define CHECK(condition)                \
    do {                                \
        if (!(condition)) {             \
            fail(#condition, __LINE__); \
        }                               \
    } while (false)

/// A folder with letters and blanks that is removed at the end.
class Folder {
public:
    Folder() : m_path(fs::temp_directory_path() / (kOdd + " " + std::to_string(std::random_device()()))) {
        fs::create_directories(m_path);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const fs::path& path() const { return m_path; }
    std::vector<std::string> names() const {
        std::vector<std::string> result;
        for (const auto& entry : fs::directory_iterator(m_path)) {
            result.push_back(entry.path().filename().string());
        }
        return result;
    }

private:
    fs::path m_path;
};

/// The error that `work` throws.
std::optional<Error> errorOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& problem) {
        return problem;
    }
    return {};
}

/// Throws what is not the wanted absence of an error.
void requireNone(const std::optional<Error>& problem, int line) {
    if (problem) {
        fail(problem->what(), line);
    }
}

bool namesFileInUse(const std::optional<Error>& problem, const fs::path& path) {
    const std::string sentence = problem ? problem->what() : "";
    return problem && problem->code() == ErrorCode::FileInUse && sentence.find(path.string()) != std::string::npos &&
           sentence.find("open in another program; close it") != std::string::npos;
}

void namesOfAnyLetters() {
    const Folder folder;
    const fs::path path = folder.path() / (kOdd + ".txt");
    AtomicFile::write(path, "one");
    AtomicFile::write(path, "two");
    CHECK(readFile(path) == "two");
    CHECK(folder.names() == std::vector<std::string>{kOdd + ".txt"});
    CHECK(fs::path(path.string()) == path);
    JobControl control;
    CHECK(sha256OfFile(path, control) == "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3");
    const auto missing = errorOf([&] { readFile(folder.path() / (kOdd + " 2")); });
    CHECK(missing && missing->code() == ErrorCode::FileNotFound);
    CHECK(std::string(missing->what()).find(kOdd + " 2") != std::string::npos);
}

void longNames() {
    const Folder folder;
    fs::path deep = folder.path();
    while (deep.native().size() < 400) {
        deep /= "a folder with a name of some length";
    }
    fs::create_directories(deep);
    const fs::path path = deep / "a.txt";
    AtomicFile::write(path, "one");
    AtomicFile::write(path, "two");
    CHECK(readFile(path) == "two");
    AtomicFile::requireWritable(path);
}

/// Whoever reads while a file is written sees one content or the other, whole.
void readersSeeWholeFiles() {
    const Folder folder;
    const fs::path path = folder.path() / "a.bin";
    const std::string contents[] = {std::string(300'000, 'a'), std::string(500'000, 'b')};
    AtomicFile::write(path, contents[0]);
    std::atomic<bool> ended{false};
    std::atomic<int> whole{0}, partial{0};
    std::thread reader([&] {
        while (!ended) {
            try {
                const std::string read = readFile(path);
                (read == contents[0] || read == contents[1] ? whole : partial)++;
            } catch (const Error&) {  // Windows lets nobody in while it changes the name
            }
            std::this_thread::sleep_for(1ms);  // and changes no name while somebody reads
        }
    });
    std::optional<Error> problem;
    for (int i = 0; i < 60 && !problem; ++i) {
        problem = errorOf([&] { AtomicFile::write(path, contents[i % 2]); });
    }
    ended = true;
    reader.join();
    requireNone(problem, __LINE__);
    CHECK(partial == 0);
    CHECK(whole > 0);
    CHECK(readFile(path) == contents[1]);
    CHECK(folder.names() == std::vector<std::string>{"a.bin"});
}

void failuresKeepTheOldFile() {
    const Folder folder;
    const fs::path path = folder.path() / "a.txt";
    AtomicFile::write(path, "old");
    const auto stopped = errorOf([&] {
        AtomicFile::writeWith(path, [](const fs::path& temporary) {
            AtomicFile::write(temporary, "half");
            throw Error(ErrorCode::Cancelled, "stopped");
        });
    });
    CHECK(stopped && stopped->code() == ErrorCode::Cancelled);
    CHECK(readFile(path) == "old");
    CHECK(folder.names() == std::vector<std::string>{"a.txt"});
    fs::create_directory(folder.path() / "b");
    const auto aFolder = errorOf([&] { AtomicFile::write(folder.path() / "b", "x"); });
    CHECK(aFolder && aFolder->code() == ErrorCode::FileUnwritable);
    CHECK(fs::is_directory(folder.path() / "b"));
    const auto nowhere = errorOf([&] { AtomicFile::write(folder.path() / "none" / "a.txt", "x"); });
    CHECK(nowhere && nowhere->code() == ErrorCode::FileUnwritable);
    CHECK(std::string(nowhere->what()).find((folder.path() / "none" / "a.txt").string()) != std::string::npos);
}

/// Temporary files of processes that have ended go with the next writing, those of running ones stay.
void leftoversGo() {
    const Folder folder;
    const fs::path path = folder.path() / "a.txt";
    const std::string own = ".tmp-" + std::to_string(platform::processId()) + "-1-a.txt";
    AtomicFile::write(folder.path() / own, "of this process");
    AtomicFile::write(folder.path() / ".tmp-2147483644-1-a.txt", "of a process that ended");
    AtomicFile::write(folder.path() / ".tmp-2147483644-1-b.txt", "of another file");
    CHECK(platform::processRuns(platform::processId()));
    CHECK(!platform::processRuns(2147483644));
    AtomicFile::write(path, "new");
    CHECK(folder.names().size() == 3);
    CHECK(fs::exists(folder.path() / own) && fs::exists(folder.path() / ".tmp-2147483644-1-b.txt"));
}

/// Windows neither reads nor replaces what another program has open for itself; the error names both.
void openFilesAreNamed() {
    const Folder folder;
    const fs::path path = folder.path() / "a.txt";
    AtomicFile::write(path, "old");
    std::optional<Error> read, write, check;
    {
        const HeldFile held(path);
        read = errorOf([&] { readFile(path); });
        check = errorOf([&] { AtomicFile::requireWritable(path); });
        write = errorOf([&] { AtomicFile::write(path, "new"); });
    }
    if (openFilesCanBeReplaced()) {
        CHECK(!read && !check && !write);
        CHECK(readFile(path) == "new");
    } else {
        CHECK(namesFileInUse(read, path));
        CHECK(namesFileInUse(check, path));
        CHECK(namesFileInUse(write, path));
        CHECK(readFile(path) == "old");
    }
    CHECK(folder.names() == std::vector<std::string>{"a.txt"});
    AtomicFile::write(path, "last");
    CHECK(readFile(path) == "last");
}

/// A virus scanner keeps a new file open for a moment.
void aMomentIsWaitedFor() {
    const Folder folder;
    const fs::path path = folder.path() / "a.txt";
    AtomicFile::write(path, "old");
    auto held = std::make_unique<HeldFile>(path);
    std::thread scanner([&] {
        std::this_thread::sleep_for(150ms);
        held.reset();
    });
    const auto problem = errorOf([&] { AtomicFile::write(path, "new"); });
    scanner.join();
    requireNone(problem, __LINE__);
    CHECK(readFile(path) == "new");
}

void sessionsInFoldersOfAnyName() {
    const Folder folder;
    const fs::path path = folder.path() / (kOdd + ".exemplar"), scan = folder.path() / (kOdd + ".nii.gz");
    AtomicFile::write(scan, "a scan");
    Session session;
    session.scan.path = scan.string();
    session.scan.name = kOdd;
    session.labels = LabelMap(Geometry::plain({3, 4, 5}, {1, 1, 1}));
    session.labels.labels()[7] = 9;
    session.table.add({9, kOdd, {1, 2, 3}, true});
    JobControl control;
    writeSession(session, path, control);
    const Session read = readSession(path, control);
    CHECK(read.scan.path == scan.string() && read.scan.name == kOdd);
    CHECK(read.labels.labels() == session.labels.labels());
    CHECK(read.table.entries().back().name == kOdd);

    const fs::path moved = folder.path() / "moved";  // the scan is found beside its session
    fs::create_directory(moved);
    fs::rename(path, moved / "a.exemplar");
    fs::rename(scan, moved / scan.filename());
    CHECK(fs::equivalent(readSession(moved / "a.exemplar", control).scan.path, moved / scan.filename()));

    const HeldFile held(moved / "a.exemplar");
    const auto problem = errorOf([&] { readSession(moved / "a.exemplar", control); });
    CHECK(openFilesCanBeReplaced() ? !problem : namesFileInUse(problem, moved / "a.exemplar"));
}

void profilesInFoldersOfAnyName() {
    const Folder folder;
    Profile profile;
    profile.card.name = kOdd;
    profile.card.baseModelId = "model";
    profile.card.baseModelSha256 = "00";
    profile.tensors["tokens"] = {TensorType::Float32, {1, 2}, std::string(8, '\1')};
    ProfileLibrary library(folder.path() / "profiles");
    const fs::path path = library.add(profile, kOdd);
    CHECK(library.list().size() == 1 && library.list()[0].problem.empty());
    CHECK(library.load(path).tensors == profile.tensors);
    {
        const HeldFile held(path);
        const auto problem = errorOf([&] { library.replace(path, profile); });
        CHECK(openFilesCanBeReplaced() ? !problem : namesFileInUse(problem, path));
        const auto kept = openFilesCanBeReplaced() ? std::nullopt : errorOf([&] { library.remove(path); });
        CHECK(openFilesCanBeReplaced() || namesFileInUse(kept, path));
    }
    library.remove(path);
    CHECK(library.list().empty());
}

void theUsersFolders() {
    const Folder folder;
#ifdef _WIN32
    setEnvironment("LOCALAPPDATA", folder.path().string());
    CHECK(userDataFolder() == folder.path() / "Exemplar");
    CHECK(userCacheFolder() == userDataFolder());
#else
    setEnvironment("XDG_DATA_HOME", folder.path().string());
    CHECK(userDataFolder() == folder.path() / "exemplar");
#endif
    AtomicFile::requireWritable(folder.path() / "a");
    setEnvironment("EXEMPLAR_CHECK", std::string(1000, 'x') + kOdd);
    CHECK(platform::environmentVariable("EXEMPLAR_CHECK") == std::string(1000, 'x') + kOdd);
    CHECK(!platform::environmentVariable("EXEMPLAR_NOT_SET"));
    CHECK(pathFromEnvironment("EXEMPLAR_NOT_SET").empty());
}

void memoryIsCounted() {
    constexpr std::size_t kMore = std::size_t{96} << 20;
    const std::size_t before = residentBytes();
    CHECK(before > 0);
    {
        const std::vector<char> more(kMore, 1);
        CHECK(residentBytes() >= before + kMore * 9 / 10);
        CHECK(more[kMore / 2] == 1);
    }
    CHECK(peakResidentBytes() >= before + kMore * 9 / 10);
    const SystemMemory memory = systemMemory();
    CHECK(memory.total > peakResidentBytes());
    CHECK(memory.available > 0 && memory.available < memory.total);
}

void aThreadStepsBack() {
    const int before = threadPoliteness();
    int lowered = 0, again = 0;
    std::thread worker([&] {
        lowerThreadPriority();
        lowered = threadPoliteness();
        lowerThreadPriority();
        again = threadPoliteness();
    });
    worker.join();
    CHECK(lowered > before || before >= 10);
    CHECK(again == lowered);
    CHECK(threadPoliteness() == before);  // the others go on as before
}

void argumentsAndOutputAreUtf8() {
    const Folder folder;
    const fs::path output = folder.path() / "output.txt";
    CHECK(fs::exists(platform::programFile()));
    CHECK(runProgram(platform::programFile(), {"--child", "print", kOdd, "", "two words"}, output) == 3);
    std::string text = readFile(output);
    std::erase(text, '\r');
    CHECK(text == kOdd + "||two words|\nnot a terminal\n");
}

/// The first Ctrl-C is the program's, the second ends it.
void interruptsReachTheProgram() {
    const Folder folder;
    const fs::path output = folder.path() / "output.txt";
    const int status = runProgram(platform::programFile(), {"--child", "interrupt"}, output);
    std::string text = readFile(output);
    std::erase(text, '\r');
    if (text != "interrupted once\n" || status == kStillThere) {
        fail("status " + std::to_string(status) + ", output " + text, __LINE__);
    }
}

std::atomic<int> g_interrupts{0};

int childThatIsInterrupted() {
    const auto wait = [](int count) {
        for (int i = 0; i < 200 && g_interrupts < count; ++i) {
            std::this_thread::sleep_for(25ms);
        }
    };
    platform::onInterrupt([]() noexcept { ++g_interrupts; });
    interruptSelf();
    wait(1);
    std::cout << (g_interrupts == 1 ? "interrupted once" : "not interrupted") << std::endl;
    interruptSelf();
    wait(2);
    return kStillThere;
}

int childThatPrints(const std::vector<std::string>& arguments) {
    const platform::Utf8Console console;
    for (std::size_t i = 3; i < arguments.size(); ++i) {
        std::cout << arguments[i] << '|';
    }
    std::cout << '\n' << (platform::errorIsTerminal() ? "a terminal" : "not a terminal") << std::endl;
    return 3;
}

}  // namespace

int runAsChild(int argc, char** argv) {
    const std::vector<std::string> arguments = platform::programArguments(argc, argv);
    if (arguments.size() < 3 || arguments[1] != "--child") {
        return -1;
    }
    return arguments[2] == "interrupt" ? childThatIsInterrupted() : childThatPrints(arguments);
}

const std::vector<PlatformCheck>& platformChecks() {
    static const std::vector<PlatformCheck> checks{
        {"names of any letters", namesOfAnyLetters},
        {"long names", longNames},
        {"readers see whole files", readersSeeWholeFiles},
        {"failures keep the old file", failuresKeepTheOldFile},
        {"leftovers go", leftoversGo},
        {"open files are named", openFilesAreNamed},
        {"a moment is waited for", aMomentIsWaitedFor},
        {"sessions in folders of any name", sessionsInFoldersOfAnyName},
        {"profiles in folders of any name", profilesInFoldersOfAnyName},
        {"the user's folders", theUsersFolders},
        {"memory is counted", memoryIsCounted},
        {"a thread steps back", aThreadStepsBack},
        {"arguments and output are UTF-8", argumentsAndOutputAreUtf8},
        {"interrupts reach the program", interruptsReachTheProgram},
    };
    return checks;
}

}  // namespace exemplar::test
