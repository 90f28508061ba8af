// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/Session.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/RandomStream.h"
#include "core/base/Version.h"
#include "core/session/ZipArchive.h"
#include "tests/support/FileSizeLimit.h"

#include <QTemporaryDir>
#include <QTest>

#ifndef _WIN32
#include <sys/wait.h>
#include <unistd.h>
#endif
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

using namespace exemplar;
namespace fs = std::filesystem;

namespace {

Exemplar randomExemplar(RandomStream& random) {
    Exemplar one;
    one.scan =
        "kn\xc3\xa9"
        "e.nii.gz";
    one.scanKey = "0f0f";
    one.axis = static_cast<Axis>(random.index(3));
    one.slice = static_cast<int>(random.index(200));
    const int width = static_cast<int>(1 + random.index(30)), height = static_cast<int>(1 + random.index(30));
    one.image = {Image(width, height), 0.4 + random.uniform(), 1.0 / 3.0, "0f0f/2/17"};
    one.labels = LabelImage(width, height);
    for (std::size_t i = 0; i < one.labels.size(); ++i) {
        one.image.pixels.pixels()[i] = static_cast<float>(random.uniform());
        one.labels.pixels()[i] = static_cast<std::uint16_t>(random.index(3) * 700);
    }
    return one;
}

/// Marks, borrowed exemplars and runs; every kind of mark on some slice.
void addReview(Session& session, RandomStream& random) {
    session.review = Review(static_cast<Axis>(random.index(3)));
    session.review.setDoubtBelow(0.1 + 0.8 * random.uniform());
    for (int slice = 0; slice < session.labels.geometry().sliceCount(session.review.axis()); ++slice) {
        const std::size_t flags = random.index(16);
        session.review.setMark(
            slice, {(flags & 8) != 0, (flags & 4) != 0, (flags & 2) != 0, (flags & 1) != 0, random.uniform()});
    }
    for (std::size_t i = random.index(4); i > 0; --i) {
        session.borrowed.push_back(randomExemplar(random));
    }
    session.profile = "knee MR \"2\"";
    session.runs = {{1700000000, "adapt", std::nan(""), 0, 4.25, "knee"},
                    {(std::int64_t{1} << 40), "propagate", 1.0 / 3.0, 12, 0.5, "", ScoredOn::HeldOut}};
}

Session randomSession(RandomStream& random) {
    const Index3 dims{static_cast<int>(3 + random.index(20)), static_cast<int>(1 + random.index(20)),
                      static_cast<int>(1 + random.index(12))};
    const auto number = [&] { return random.uniform(-3.0, 3.0); };
    Session session;
    session.scan = {"/data/sc\xc3\xa4n.nii.gz", "1.2.840", static_cast<int>(random.index(4)), "00ff",
                    "sc\xc3\xa4n.nii.gz"};
    session.scan.allowGaps = random.index(2) == 0;
    if (const std::size_t stated = random.index(4); stated < 3) {
        session.scan.modality = std::array{Modality::CT, Modality::MR, Modality::Unknown}[stated];
    }
    session.imported.assign(random.index(3), "labels.nii.gz");
    session.labels = LabelMap(Geometry(dims, {{{1.0 / 3.0, 0.1, number()}, {0, 0.7, 0}, {number(), 0, 2.5}}},
                                       {number(), number(), number()}));
    for (std::uint16_t& label : session.labels.labels()) {
        label = random.index(3) == 0 ? static_cast<std::uint16_t>(random.index(65536)) : std::uint16_t{0};
    }
    session.table.ensure(7);
    session.table.add({65535, "Leber \"links\"", {1, 2, 3}, false});
    session.locked = {7, 65535};
    session.view = {{1, 0, 0}, {number(), 3.5}, 0.25, 7, {{"tool", "brush"}, {"layout", "2"}}, random.index(2) == 0};
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
    addReview(session, random);
    return session;
}

bool sameNumber(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool sameReview(const Session& a, const Session& b) {
    const auto sameExemplar = [](const Exemplar& one, const Exemplar& other) {
        return one.scan == other.scan && one.scanKey == other.scanKey && one.axis == other.axis &&
               one.slice == other.slice && one.image.pixels == other.image.pixels &&
               one.image.spacingX == other.image.spacingX && one.image.spacingY == other.image.spacingY &&
               one.image.key == other.image.key && one.labels == other.labels;
    };
    const auto sameRun = [](const SessionRun& one, const SessionRun& other) {
        return one.at == other.at && one.kind == other.kind && sameNumber(one.dice, other.dice) &&
               one.doubtful == other.doubtful && one.minutes == other.minutes && one.profile == other.profile &&
               one.diceOn == other.diceOn;
    };
    return a.review == b.review && a.profile == b.profile &&
           std::equal(a.borrowed.begin(), a.borrowed.end(), b.borrowed.begin(), b.borrowed.end(), sameExemplar) &&
           std::equal(a.runs.begin(), a.runs.end(), b.runs.begin(), b.runs.end(), sameRun);
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
           a.scan.allowGaps == b.scan.allowGaps && a.scan.modality == b.scan.modality && a.imported == b.imported &&
           a.labels.geometry().dims() == b.labels.geometry().dims() &&
           a.labels.geometry().matrix() == b.labels.geometry().matrix() &&
           a.labels.geometry().origin() == b.labels.geometry().origin() && a.labels.labels() == b.labels.labels() &&
           a.table == b.table && a.locked == b.locked && a.view.cursor == b.view.cursor &&
           a.view.window == b.view.window && a.view.modelUsesDisplayed == b.view.modelUsesDisplayed &&
           a.view.opacity == b.view.opacity && a.view.activeLabel == b.view.activeLabel &&
           a.view.settings == b.view.settings && prompts(a) == prompts(b) && a.thumbnail == b.thumbnail &&
           a.unsaved == b.unsaved && a.savedIn == b.savedIn && a.unknown == b.unknown && sameReview(a, b);
}

/// Changes of a session file: members by name, nothing for one that is to go; session.json as a function.
using Members = std::map<std::string, std::optional<std::string>>;

void rewrite(const fs::path& from, const fs::path& to, const Members& changed,
             const std::function<void(nlohmann::json&)>& change = {}) {
    const ZipReader reader(from);
    std::map<std::string, std::string> members;
    std::vector<std::string> names{"session.json", "labels.u16", "thumbnail.png"};
    for (int i = 0; i < 4; ++i) {
        names.push_back("exemplars/" + std::to_string(i) + ".f32");
        names.push_back("exemplars/" + std::to_string(i) + ".u16");
    }
    for (const std::string& name : names) {
        if (reader.has(name)) {
            members[name] = reader.text(name, 1 << 26);
        }
    }
    if (change) {
        nlohmann::json object = nlohmann::json::parse(members.at("session.json"));
        change(object);
        members["session.json"] = object.dump();
    }
    for (const auto& [name, bytes] : changed) {
        members.erase(name);
        if (bytes) {
            members[name] = *bytes;
        }
    }
    ZipWriter writer(to);
    for (const auto& [name, bytes] : members) {
        writer.add(name, bytes.data(), bytes.size());
    }
    JobControl control;
    writer.finish(control);
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
        QCOMPARE(fs::path(readSession(file("new/one.exemplar"), m_control).scan.path), file("new/scans/a.nii"));
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
#ifdef _WIN32
        QSKIP("Windows limits no size of files.");
#else
        RandomStream random(6);
        const Session old = randomSession(random);
        writeSession(old, file("full.exemplar"), m_control);
        Session large = randomSession(random);
        large.labels = LabelMap(Geometry::plain({64, 64, 32}, {1, 1, 1}));
        for (std::uint16_t& label : large.labels.labels()) {
            label = static_cast<std::uint16_t>(random.index(65536));
        }
        bool failed = false;
        try {
            const test::FileSizeLimit limit(50000);
            writeSession(large, file("full.exemplar"), m_control);
        } catch (const Error& problem) {
            failed = problem.code() == ErrorCode::FileUnwritable;
        }
        QVERIFY(failed);
        QVERIFY(same(readSession(file("full.exemplar"), m_control), old));
#endif
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
#ifdef _WIN32
        QSKIP("Windows has no fork.");
#else
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
#endif
    }

    /// Sessions from before there was a review.
    void olderSessionsOpen() {
        RandomStream random(10);
        Session session = randomSession(random);
        session.borrowed.clear();
        writeSession(session, file("new.exemplar"), m_control);
        rewrite(file("new.exemplar"), file("old.exemplar"), {}, [](nlohmann::json& object) {
            QCOMPARE(object.at("version").get<int>(), 1);
            for (const char* name : {"review", "borrowed", "profile", "runs"}) {
                QVERIFY(object.erase(name) == 1);
            }
        });
        const Session old = readSession(file("old.exemplar"), m_control);
        QVERIFY(old.review == Review() && old.borrowed.empty() && old.profile.empty() && old.runs.empty());
        session.review = Review();
        session.profile.clear();
        session.runs.clear();
        QVERIFY(same(old, session));
        writeSession(old, file("again.exemplar"), m_control);
        QVERIFY(same(readSession(file("again.exemplar"), m_control), old));
    }

    /// A session of a later format is refused with the version that wrote it, whatever else it holds.
    void laterFormatsAreRefused() {
        RandomStream random(12);
        writeSession(randomSession(random), file("now.exemplar"), m_control);
        QCOMPARE(readSession(file("now.exemplar"), m_control).writtenBy, programVersion());
        rewrite(file("now.exemplar"), file("first.exemplar"), {},
                [](nlohmann::json& object) { QVERIFY(object.erase("writtenBy") == 1); });
        QCOMPARE(readSession(file("first.exemplar"), m_control).writtenBy, std::string());
        for (const std::string writer : {"7.1.0", ""}) {
            rewrite(file("now.exemplar"), file("later.exemplar"), {{"labels.u16", std::nullopt}},
                    [&](nlohmann::json& object) {
                        object = {{"format", "Exemplar session"}, {"version", 2}, {"otherwise", true}};
                        if (!writer.empty()) {
                            object["writtenBy"] = writer;
                        }
                    });
            const auto refused = [&](const auto& read) {
                try {
                    read();
                } catch (const Error& problem) {
                    const std::string sentence = problem.what();
                    return problem.code() == ErrorCode::FormatNewer &&
                           sentence.find(file("later.exemplar").string()) == 0 &&
                           sentence.find(writer.empty() ? "newer version" : "by Exemplar 7.1.0 ") !=
                               std::string::npos &&
                           sentence.find("install") != std::string::npos;
                }
                return false;
            };
            QVERIFY(refused([&] { readSession(file("later.exemplar"), m_control); }));
            QVERIFY(refused([&] { readSessionSummary(file("later.exemplar")); }));
        }
    }

    void pixelsAreLittleEndianMembers() {
        RandomStream random(11);
        Session session = randomSession(random);
        session.borrowed = {randomExemplar(random), randomExemplar(random)};
        Exemplar& second = session.borrowed[1];
        second.image.pixels = Image(2, 1, 1.0F);
        second.image.pixels.at(1, 0) = -2.0F;
        second.labels = LabelImage(2, 1, 0);
        second.labels.at(1, 0) = 0x0102;
        writeSession(session, file("pixels.exemplar"), m_control);
        const ZipReader zip(file("pixels.exemplar"));
        QCOMPARE(zip.text("exemplars/1.f32", 100), std::string("\0\0\x80\x3f\0\0\0\xc0", 8));
        QCOMPARE(zip.text("exemplars/1.u16", 100), std::string("\0\0\x02\x01", 4));
        const auto object = nlohmann::json::parse(zip.text("session.json", 1 << 20));
        QVERIFY(object.at("runs").at(0).at("dice").is_null());
        QCOMPARE(object.at("runs").at(1).at("dice").get<double>(), 1.0 / 3.0);
        QVERIFY(object.at("unsaved").is_boolean() && object.at("borrowed").size() == 2);
    }

    void damagedExemplarsAreRefused_data() {
        QTest::addColumn<std::string>("member");
        QTest::addColumn<int>("bytes");
        for (const char* member : {"exemplars/0.f32", "exemplars/0.u16"}) {
            for (const int bytes : {-1, 0, 1, 23, 25, 11, 13, 1000}) {  // -1: it is missing; whole: 24 and 12
                QTest::addRow("%s %d", member, bytes) << std::string(member) << bytes;
            }
        }
    }
    void damagedExemplarsAreRefused() {
        QFETCH(std::string, member);
        QFETCH(int, bytes);
        RandomStream random(12);
        Session session = randomSession(random);
        session.borrowed = {randomExemplar(random), randomExemplar(random)};
        session.borrowed[0].image.pixels = Image(3, 2, 0.5F);
        session.borrowed[0].labels = LabelImage(3, 2, 1);
        writeSession(session, file("whole.exemplar"), m_control);
        rewrite(file("whole.exemplar"), file("copy.exemplar"), {});
        QVERIFY(same(*tryRead(file("copy.exemplar")), session));
        rewrite(
            file("whole.exemplar"), file("bad.exemplar"),
            {{member, bytes < 0 ? std::nullopt : std::optional(std::string(static_cast<std::size_t>(bytes), 'a'))}});
        try {
            readSession(file("bad.exemplar"), m_control);
            QFAIL("no error");
        } catch (const Error& problem) {
            QCOMPARE(problem.code(), ErrorCode::FileDamaged);
        }
        QCOMPARE(readSessionSummary(file("bad.exemplar")).scan.name, session.scan.name);
    }

    void damagedReviewsAreRefused_data() {
        QTest::addColumn<std::string>("pointer");
        QTest::addColumn<std::string>("value");
        const auto row = [](const char* pointer, const char* value) {
            QTest::addRow("%s %s", pointer, value) << std::string(pointer) << std::string(value);
        };
        for (const char* value : {"0", "-3", "65537", "3000000000", "1e300", "\"3\"", "null", "2.5"}) {
            row("/borrowed/0/size/0", value);
        }
        row("/borrowed/0/size", "[2]");
        row("/borrowed/0/size", "[65536, 65536]");  // before 24 GB are asked for
        row("/borrowed/0/axis", "3");
        row("/borrowed/0/slice", "-1");
        row("/borrowed/0/scan", "7");
        row("/borrowed/0/spacing", "[]");
        row("/borrowed", "[1]");
        row("/borrowed", "\"all\"");
        row("/review", "null");
        row("/review", "[]");
        row("/review/axis", "-1");
        row("/review/axis", "\"axial\"");
        row("/review/doubtBelow", "null");
        row("/review/slices/0/slice", "-1");
        row("/review/slices/0/slice", "1e300");
        row("/review/slices/0/quality", "\"good\"");
        row("/review/slices/0/accepted", "3");
        row("/review/slices", "[7]");
        row("/runs", "\"none\"");
        row("/runs/0", "{}");
        row("/runs/0/doubtful", "-1");
        row("/runs/0/doubtful", "1e300");
        row("/runs/0/minutes", "\"long\"");
        row("/profile", "[]");
    }
    void damagedReviewsAreRefused() {
        QFETCH(std::string, pointer);
        QFETCH(std::string, value);
        RandomStream random(13);
        Session session = randomSession(random);
        session.borrowed = {randomExemplar(random)};
        session.review.setMark(0, {true, false, false, false, 0.5});
        writeSession(session, file("whole.exemplar"), m_control);
        rewrite(file("whole.exemplar"), file("bad.exemplar"), {}, [&](nlohmann::json& object) {
            object[nlohmann::json::json_pointer(pointer)] = nlohmann::json::parse(value);
        });
        try {
            readSession(file("bad.exemplar"), m_control);
            QFAIL("no error");
        } catch (const Error& problem) {
            QCOMPARE(problem.code(), ErrorCode::FileDamaged);
        }
    }

    /// A version that knows no exemplars keeps what session.json says of them and loses their pixels.
    void exemplarsThatAnOlderVersionLost() {
        RandomStream random(14);
        Session session = randomSession(random);
        session.borrowed = {randomExemplar(random), randomExemplar(random)};
        writeSession(session, file("whole.exemplar"), m_control);
        rewrite(file("whole.exemplar"), file("lost.exemplar"),
                {{"exemplars/0.f32", std::nullopt}, {"exemplars/0.u16", std::nullopt}});
        Session expected = session;
        expected.borrowed.erase(expected.borrowed.begin());
        QVERIFY(same(readSession(file("lost.exemplar"), m_control), expected));
    }

    void whatAFileCannotHold() {
        RandomStream random(15);
        Session session = randomSession(random);
        const int count = session.labels.geometry().sliceCount(session.review.axis());
        const Review within = session.review;
        session.review.setMark(count, {true, false, false, false, 1.0});  // beyond the grid
        session.runs[1].minutes = std::numeric_limits<double>::infinity();
        writeSession(session, file("odd.exemplar"), m_control);
        const Session read = readSession(file("odd.exemplar"), m_control);
        QVERIFY(read.review == within);
        QCOMPARE(read.runs[1].minutes, 0.0);

        session.borrowed = {randomExemplar(random)};
        session.borrowed[0].labels = LabelImage(31, 1);
        QVERIFY_EXCEPTION_THROWN(writeSession(session, file("odd.exemplar"), m_control), Error);
        session.borrowed[0] = Exemplar();
        QVERIFY_EXCEPTION_THROWN(writeSession(session, file("odd.exemplar"), m_control), Error);
        QVERIFY(same(readSession(file("odd.exemplar"), m_control), read));
    }

    /// What this version does not know is written again; what it knows cannot be overridden that way.
    void unknownMembersAreKept() {
        RandomStream random(9);
        Session session = randomSession(random);
        session.unknown = R"({"version":99,"later":{"a":1},"runs":7,"review":null,"profile":1})";
        writeSession(session, file("later.exemplar"), m_control);
        const Session read = readSession(file("later.exemplar"), m_control);
        QCOMPARE(read.unknown, std::string(R"({"later":{"a":1}})"));
        QVERIFY(sameReview(read, session));
    }
};

QTEST_APPLESS_MAIN(SessionTest)
#include "SessionTest.moc"
