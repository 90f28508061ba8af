// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/Session.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/RandomStream.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <fstream>
#include <optional>

#include <csignal>

using namespace exemplar;
namespace fs = std::filesystem;

namespace {

Session randomSession(RandomStream& random) {
    const Index3 dims{static_cast<int>(3 + random.index(20)), static_cast<int>(1 + random.index(20)),
                      static_cast<int>(1 + random.index(12))};
    const auto number = [&] { return random.uniform(-3.0, 3.0); };
    Session session;
    session.scan = {"/data/sc\xc3\xa4n.nii.gz", "1.2.840", static_cast<int>(random.index(4)), "00ff",
                    "sc\xc3\xa4n.nii.gz"};
    session.labels = LabelMap(Geometry(dims, {{{1.0 / 3.0, 0.1, number()}, {0, 0.7, 0}, {number(), 0, 2.5}}},
                                       {number(), number(), number()}));
    for (std::uint16_t& label : session.labels.labels()) {
        label = random.index(3) == 0 ? static_cast<std::uint16_t>(random.index(65536)) : std::uint16_t{0};
    }
    session.table.ensure(7);
    session.table.add({65535, "Leber \"links\"", {1, 2, 3}, false});
    session.locked = {7, 65535};
    session.view = {{1, 0, 0}, {number(), 3.5}, 0.25, 7, {{"tool", "brush"}, {"layout", "2"}}};
    SessionPrompt prompt{Axis::Coronal, 3, {}};
    prompt.prompt.label = 7;
    prompt.prompt.points = {{1.5, 2.25, true}, {3, 4, false}};
    if (random.index(2) == 0) {
        prompt.prompt.box = PromptBox{1, 2, 3, 4.5};
    }
    session.prompts = {prompt, {Axis::Axial, 0, {}}};
    session.thumbnail = std::string("\x89PNG\0picture", 12);
    session.unsaved = random.index(2) == 0;
    session.savedIn = "/home/me/one.exemplar";
    session.unknown = R"({"exemplars":[1,2,3]})";
    return session;
}

bool same(const Session& a, const Session& b) {
    const auto prompts = [](const Session& session) {
        std::string text;
        for (const SessionPrompt& one : session.prompts) {
            text += std::to_string(static_cast<int>(one.axis)) + "/" + std::to_string(one.slice) + "/" +
                    std::to_string(one.prompt.label);
            for (const PromptPoint& point : one.prompt.points) {
                text += " " + std::to_string(point.x) + "," + std::to_string(point.y) + (point.positive ? "+" : "-");
            }
            if (one.prompt.box) {
                text += " box " + std::to_string(one.prompt.box->x0) + " " + std::to_string(one.prompt.box->y1);
            }
        }
        return text;
    };
    return a.scan.path == b.scan.path && a.scan.series == b.scan.series && a.scan.frame == b.scan.frame &&
           a.scan.contentHash == b.scan.contentHash && a.scan.name == b.scan.name &&
           a.labels.geometry().dims() == b.labels.geometry().dims() &&
           a.labels.geometry().matrix() == b.labels.geometry().matrix() &&
           a.labels.geometry().origin() == b.labels.geometry().origin() && a.labels.labels() == b.labels.labels() &&
           a.table == b.table && a.locked == b.locked && a.view.cursor == b.view.cursor &&
           a.view.window == b.view.window && a.view.opacity == b.view.opacity &&
           a.view.activeLabel == b.view.activeLabel && a.view.settings == b.view.settings && prompts(a) == prompts(b) &&
           a.thumbnail == b.thumbnail && a.unsaved == b.unsaved && a.savedIn == b.savedIn && a.unknown == b.unknown;
}

std::optional<Session> tryRead(const fs::path& path) {
    JobControl control;
    try {
        return readSession(path, control);
    } catch (const Error& problem) {
        if (std::string(problem.what()).find(path.string()) == std::string::npos) {
            qFatal("The message names no file: %s", problem.what());
        }
        return std::nullopt;
    }
}

}  // namespace

class SessionTest final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    JobControl m_control;
    fs::path file(const char* name) { return fs::path(m_folder.path().toStdString()) / name; }

private Q_SLOTS:
    void everythingComesBack() {
        RandomStream random(3);
        for (int round = 0; round < 30; ++round) {
            const Session session = randomSession(random);
            writeSession(session, file("one.exemplar"), m_control);
            QVERIFY(same(readSession(file("one.exemplar"), m_control), session));
            const SessionSummary summary = readSessionSummary(file("one.exemplar"));
            QVERIFY(summary.scan.name == session.scan.name && summary.thumbnail == session.thumbnail);
            QVERIFY(std::abs(summary.savedAt - std::time(nullptr)) < 60);
        }
    }

    /// Scan and session that move together find each other.
    void theScanIsFoundBesideTheSession() {
        RandomStream random(4);
        Session session = randomSession(random);
        fs::create_directories(file("old/scans"));
        std::ofstream(file("old/scans/a.nii")) << "scan";
        session.scan.path = file("old/scans/a.nii").string();
        writeSession(session, file("old/one.exemplar"), m_control);
        QCOMPARE(readSession(file("old/one.exemplar"), m_control).scan.path, session.scan.path);
        fs::rename(file("old"), file("new"));
        QCOMPARE(readSession(file("new/one.exemplar"), m_control).scan.path, file("new/scans/a.nii").string());
        fs::remove(file("new/scans/a.nii"));
        QCOMPARE(readSession(file("new/one.exemplar"), m_control).scan.path, session.scan.path);
    }

    void damagedFilesAreRefused() {
        RandomStream random(5);
        const Session session = randomSession(random);
        writeSession(session, file("whole.exemplar"), m_control);
        const std::string bytes = readFile(file("whole.exemplar"));
        int refused = 0, tried = 0;
        for (std::size_t length = 0; length < bytes.size(); length += 1 + bytes.size() / 150) {
            std::ofstream(file("cut.exemplar"), std::ios::binary) << bytes.substr(0, length);
            QVERIFY(!tryRead(file("cut.exemplar")));
        }
        for (int i = 0; i < 400; ++i, ++tried) {
            std::string flipped = bytes;
            flipped[random.index(bytes.size())] ^= static_cast<char>(1U << random.index(8));
            std::ofstream(file("flipped.exemplar"), std::ios::binary) << flipped;
            refused += tryRead(file("flipped.exemplar")) ? 0 : 1;  // some bytes of a zip mean nothing
        }
        QVERIFY2(refused > tried / 2, qPrintable(QString::number(refused)));
        std::ofstream(file("letter.exemplar")) << "Dear colleague";
        QVERIFY(!tryRead(file("letter.exemplar")) && !tryRead(file("missing.exemplar")));
    }

    void aFullDiskKeepsTheOldFile() {
        RandomStream random(6);
        const Session old = randomSession(random);
        writeSession(old, file("full.exemplar"), m_control);
        Session large = randomSession(random);
        large.labels = LabelMap(Geometry::plain({64, 64, 32}, {1, 1, 1}));
        for (std::uint16_t& label : large.labels.labels()) {
            label = static_cast<std::uint16_t>(random.index(65536));
        }
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit small = before;
        small.rlim_cur = 50000;
        setrlimit(RLIMIT_FSIZE, &small);
        bool failed = false;
        try {
            writeSession(large, file("full.exemplar"), m_control);
        } catch (const Error& problem) {
            failed = problem.code() == ErrorCode::FileUnwritable;
        }
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(failed);
        QVERIFY(same(readSession(file("full.exemplar"), m_control), old));
    }

    void cancellingKeepsTheOldFile() {
        RandomStream random(7);
        const Session old = randomSession(random), other = randomSession(random);
        writeSession(old, file("cancel.exemplar"), m_control);
        JobControl atOnce;
        atOnce.cancel();
        QVERIFY_EXCEPTION_THROWN(writeSession(other, file("cancel.exemplar"), atOnce), Error);
        JobControl* running = nullptr;
        JobControl later([&running](double, const std::string&) { running->cancel(); });
        running = &later;
        QVERIFY_EXCEPTION_THROWN(writeSession(other, file("cancel.exemplar"), later), Error);
        QVERIFY(same(readSession(file("cancel.exemplar"), m_control), old));
        JobControl reading;
        reading.cancel();
        QVERIFY_EXCEPTION_THROWN(readSession(file("cancel.exemplar"), reading), Error);
    }

    /// Killed at any moment while saving, the file is the old or the new one, and what is left over goes.
    void killedWhileSaving() {
        fs::create_directories(file("killed"));
        const fs::path path = file("killed/one.exemplar");
        Session session;
        session.labels = LabelMap(Geometry::plain({96, 96, 40}, {1, 1, 1}));
        session.view.activeLabel = 0;
        RandomStream random(8);
        const auto write = [&](std::uint16_t state) {
            session.view.activeLabel = state;
            std::fill(session.labels.labels().begin(), session.labels.labels().end(), state);
            JobControl control;
            writeSession(session, path, control);
        };
        write(1);
        for (int round = 0; round < 20; ++round) {
            const pid_t child = fork();
            if (child == 0) {
                for (std::uint16_t state = 2;; ++state) {
                    write(state);
                }
            }
            usleep(static_cast<useconds_t>(5000 + random.index(60000)));
            kill(child, SIGKILL);
            waitpid(child, nullptr, 0);
            const Session read = readSession(path, m_control);
            const auto& labels = read.labels.labels();
            QVERIFY(std::all_of(labels.begin(), labels.end(),
                                [&](std::uint16_t label) { return label == read.view.activeLabel; }));
        }
        write(1);
        QCOMPARE(std::distance(fs::directory_iterator(file("killed")), fs::directory_iterator()), 1);
    }

    /// What this version does not know is written again; what it knows cannot be overridden that way.
    void unknownMembersAreKept() {
        RandomStream random(9);
        Session session = randomSession(random);
        session.unknown = R"({"version":99,"later":{"a":1}})";
        writeSession(session, file("later.exemplar"), m_control);
        QCOMPARE(readSession(file("later.exemplar"), m_control).unknown, std::string(R"({"later":{"a":1}})"));
    }
};

QTEST_APPLESS_MAIN(SessionTest)
#include "SessionTest.moc"
