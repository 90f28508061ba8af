// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/ProfileLibrary.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/engine/RunScore.h"
#include "tests/support/FileSizeLimit.h"

#include <QTemporaryDir>
#include <QTest>

#ifndef _WIN32
#include <unistd.h>
#endif
#include <chrono>
#include <cmath>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>

using namespace exemplar;
namespace fs = std::filesystem;

namespace {

Profile sample(const std::string& baseModel = "aaaa") {
    Profile profile;
    profile.card.name = "as learned";
    profile.card.baseModelId = "model-" + baseModel;
    profile.card.baseModelSha256 = baseModel;
    profile.card.labels.add({4, "Meniscus", {1, 2, 3}, true});
    profile.card.plan.seed = 42;
    profile.tensors["class_tokens"] = {TensorType::Float32, {1, 2}, std::string("\0\1\2\3\4\5\6\7", 8)};
    return profile;
}

std::optional<ErrorCode> codeOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& problem) {
        return problem.code();
    }
    return std::nullopt;
}

/// Makes the file older, by minutes.
void age(const fs::path& path, int minutes) {
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::minutes(minutes));
}

std::vector<std::string> filesIn(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& file : fs::directory_iterator(folder)) {
        names.push_back(file.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

class ProfileLibraryTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_root, m_folder;

private Q_SLOTS:
    void init() {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_root = m_temporary->path().toStdString();
        m_folder = m_root / "site" / "profiles";
    }

    void scoreOfACard() {
        ProfileCard card;
        QVERIFY(std::isnan(scoreOf(card.record).dice));
        card.record.validations = {{40, {0.5}, 0.5}, {80, {0.8, std::nan("")}, 0.8}, {120, {0.7}, 0.7}};
        QCOMPARE(scoreOf(card.record).dice, 0.8);
        card.record.bestStep = 120;  // what was kept
        QCOMPARE(scoreOf(card.record).dice, 0.7);
        card.record.validations[0].mean = card.record.validations[2].mean = std::nan("");
        card.record.bestStep = 7;
        QCOMPARE(scoreOf(card.record).dice, 0.8);
    }

    void aMissingFolderIsEmpty() {
        ProfileLibrary library(m_folder);
        QVERIFY(library.list().empty());
        QVERIFY(!fs::exists(m_folder));
        const fs::path path = library.add(sample(), "knee MR");
        QCOMPARE(path, m_folder / "knee-MR.profile");
        const auto entries = library.list();
        QCOMPARE(entries.size(), std::size_t(1));
        QCOMPARE(entries[0].path, path);
        QCOMPARE(entries[0].card.name, std::string("knee MR"));
        QCOMPARE(entries[0].card.plan.seed, std::uint64_t(42));
        QCOMPARE(entries[0].bytes, fs::file_size(path));
        QVERIFY(std::abs(entries[0].modified - std::time(nullptr)) < 60);
        QVERIFY(entries[0].problem.empty());
        QVERIFY(Profile::load(path).tensors == sample().tensors);
    }

    void namesCollide() {
        ProfileLibrary library(m_folder);
        library.add(sample(), "knee MR");
        QCOMPARE(library.add(sample(), "knee MR"), m_folder / "knee-MR-2.profile");
        QCOMPARE(library.add(sample(), "knee/MR"), m_folder / "knee-MR-3.profile");
        QCOMPARE(Profile::load(m_folder / "knee-MR-3.profile").card.name, std::string("knee/MR"));
        std::error_code noLinks;  // mingw's library makes none
        fs::create_symlink("nowhere", m_folder / "brain.profile", noLinks);
        QCOMPARE(library.add(sample(), "brain"), m_folder / (noLinks ? "brain.profile" : "brain-2.profile"));
        QCOMPARE(library.list().size(), std::size_t(4));  // a link to nothing is no profile
    }

    void namesStayInTheFolder_data() {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("file");
        QTest::newRow("above") << std::string("../../x") << std::string("x.profile");
        QTest::newRow("absolute") << std::string("/etc/passwd") << std::string("etc-passwd.profile");
        QTest::newRow("drive") << std::string("C:\\x\\y") << std::string("C-x-y.profile");
        QTest::newRow("dots") << std::string("..") << std::string("profile.profile");
        QTest::newRow("none") << std::string() << std::string("profile.profile");
        QTest::newRow("odd") << std::string("a\0b\n*?\"<>|c", 11) << std::string("a-b-c.profile");
        QTest::newRow("device") << std::string("nul") << std::string("nul-.profile");
        QTest::newRow("port") << std::string("Com1") << std::string("Com1-.profile");
        QTest::newRow("hidden") << std::string(".tmp-1-knee") << std::string("tmp-1-knee.profile");
        QTest::newRow("umlaut") << std::string(
                                       "H\xc3\xbc"
                                       "fte 3T_b")
                                << std::string("H-fte-3T_b.profile");
        QTest::newRow("no UTF-8") << std::string("\xff\xfe") << std::string("profile.profile");
        QTest::newRow("long") << std::string(5000, 'n') << std::string(60, 'n') + ".profile";
    }
    void namesStayInTheFolder() {
        QFETCH(std::string, name);
        QFETCH(std::string, file);
        ProfileLibrary library(m_folder);
        const fs::path path = library.add(sample(), name);
        QCOMPARE(path, m_folder / file);
        QCOMPARE(filesIn(m_folder), std::vector<std::string>{file});
        QCOMPARE(filesIn(m_root), std::vector<std::string>{"site"});
        QVERIFY(library.list().at(0).problem.empty());
    }

    void newestFirstWithTheirProblems() {
        ProfileLibrary writer(m_folder);
        age(writer.add(sample("aaaa"), "old"), 30);
        age(writer.add(sample("bbbb"), "foreign"), 20);
        age(writer.add(sample("aaaa"), "newer"), 10);
        const std::string whole = readFile(m_folder / "old.profile");
        AtomicFile::write(m_folder / "cut.profile", whole.substr(0, whole.size() - 3));
        age(m_folder / "cut.profile", 40);
        AtomicFile::write(m_folder / "letter.profile", "Dear colleague");
        age(m_folder / "letter.profile", 50);
        AtomicFile::write(m_folder / "notes.txt", "not a profile");
        AtomicFile::write(m_folder / ".tmp-1-2-old.profile", whole);  // what a killed program may leave
        fs::create_directories(m_folder / "folder.profile");

        const ProfileLibrary library(m_folder, "model-aaaa", "aaaa");
        const auto entries = library.list();
        std::vector<std::string> names, problems;
        for (const ProfileEntry& entry : entries) {
            names.push_back(entry.path.filename().string());
            problems.push_back(entry.problem);
        }
        QCOMPARE(names, (std::vector<std::string>{"newer.profile", "foreign.profile", "old.profile", "cut.profile",
                                                  "letter.profile"}));
        QVERIFY(problems[0].empty() && problems[2].empty());
        QVERIFY(problems[1].find("model-bbbb") != std::string::npos);
        QCOMPARE(entries[1].card.name, std::string("foreign"));
        QVERIFY(problems[3].find("cut.profile") != std::string::npos && entries[3].card.name.empty());
        QVERIFY(problems[4].find("letter.profile") != std::string::npos);
        QCOMPARE(entries[3].bytes, std::uintmax_t(whole.size() - 3));
        QVERIFY(std::abs(entries[0].modified - (std::time(nullptr) - 600)) < 60);
        QVERIFY(writer.list()[1].problem.empty());  // without a base model none is foreign
    }

    void describeLeavesTheTensors() {
        ProfileLibrary library(m_folder);
        const fs::path path = library.add(sample(), "knee");
        library.describe(path, "Knee, sagittal", "Basel", "scanner \"2\"", "two\nlines");
        const Profile back = Profile::load(path);
        QCOMPARE(back.card.name, std::string("Knee, sagittal"));
        QCOMPARE(back.card.site, std::string("Basel"));
        QCOMPARE(back.card.scanner, std::string("scanner \"2\""));
        QCOMPARE(back.card.notes, std::string("two\nlines"));
        QCOMPARE(back.card.plan.seed, std::uint64_t(42));
        QVERIFY(back.tensors == sample().tensors);
        QCOMPARE(filesIn(m_folder), std::vector<std::string>{"knee.profile"});
    }

    void trainedFurther() {
        ProfileLibrary library(m_folder);
        const fs::path path = library.add(sample(), "knee");
        library.describe(path, "knee", "Basel", "", "mine");
        Profile further = sample();
        further.card.name.clear();  // as an engine returns it
        further.card.notes = "longer";
        further.card.plan.steps = 999;
        further.tensors["class_tokens"].bytes[0] = 'x';
        library.replace(path, further);
        const Profile back = Profile::load(path);
        QCOMPARE(back.card.plan.steps, 999);
        QVERIFY(back.tensors == further.tensors);
        QCOMPARE(back.card.name, std::string("knee"));
        QCOMPARE(back.card.site, std::string("Basel"));
        QCOMPARE(back.card.notes, std::string("longer"));
        QCOMPARE(library.list().size(), std::size_t(1));
        fs::remove(path);  // removed meanwhile: what was learned is kept all the same
        library.replace(path, further);
        QVERIFY(Profile::load(path).tensors == further.tensors);
    }

    void duplicateAndRemove() {
        ProfileLibrary library(m_folder);
        const fs::path first = library.add(sample(), "knee");
        const fs::path second = library.duplicate(first, "knee");
        QCOMPARE(second, m_folder / "knee-2.profile");
        QVERIFY(Profile::load(second).tensors == sample().tensors);
        library.remove(first);
        QCOMPARE(filesIn(m_folder), std::vector<std::string>{"knee-2.profile"});
        QVERIFY(codeOf([&] { library.remove(first); }) == ErrorCode::FileNotFound);
        QVERIFY(codeOf([&] { library.duplicate(first, "x"); }) == ErrorCode::FileNotFound);
        AtomicFile::write(m_folder / "damaged.profile", "x");
        library.remove(m_folder / "damaged.profile");
        QCOMPARE(library.list().size(), std::size_t(1));
    }

    void onlyProfilesOfTheFolderAreTouched() {
        ProfileLibrary library(m_folder);
        library.add(sample(), "knee");
        fs::create_directories(m_root / "other");
        fs::create_directories(m_folder / "sub.profile");
        const fs::path outside = m_root / "other" / "mine.profile";
        sample().save(outside);
        AtomicFile::write(m_folder / "notes.txt", "text");
        const std::string before = readFile(outside);
        std::error_code noLinks;
        fs::create_symlink(m_root / "other", m_folder / "link", noLinks);
        if (noLinks) {
            fs::create_directory(m_folder / "link");
        }
        for (const fs::path& path :
             {outside, m_folder / ".." / ".." / "other" / "mine.profile", m_folder / "link" / "mine.profile",
              m_folder / "notes.txt", m_folder, m_folder / "..", m_folder / "sub.profile" / "..", fs::path(),
              fs::path("mine.profile"), m_folder / ".tmp-1-2-knee.profile"}) {
            QVERIFY2(codeOf([&] { library.remove(path); }) == ErrorCode::FileNotFound, path.string().c_str());
            QVERIFY(codeOf([&] { library.describe(path, "x", "", "", ""); }) == ErrorCode::FileNotFound);
            QVERIFY(codeOf([&] { library.replace(path, sample()); }) == ErrorCode::FileNotFound);
            QVERIFY(codeOf([&] { library.duplicate(path, "x"); }) == ErrorCode::FileNotFound);
            QVERIFY(codeOf([&] { library.exportFile(path, m_root / "out.profile"); }) == ErrorCode::FileNotFound);
        }
        QVERIFY(codeOf([&] { library.remove(m_folder / "sub.profile"); }) == ErrorCode::FileNotFound);
        QCOMPARE(readFile(outside), before);
        QCOMPARE(filesIn(m_folder), (std::vector<std::string>{"knee.profile", "link", "notes.txt", "sub.profile"}));
        if (noLinks) {
            QSKIP("The library of this system makes no links.");
        }
        // Another spelling of the folder is the folder, and a link in it goes, not what it points to.
        fs::create_symlink(outside, m_folder / "linked.profile");
        QCOMPARE(library.list().size(), std::size_t(2));
        library.remove(m_folder / "linked.profile");
        QCOMPARE(readFile(outside), before);
        fs::create_symlink(m_folder, m_root / "short");
        ProfileLibrary(m_root / "short" / "").remove(m_root / "site" / "." / "profiles" / "knee.profile");
        QVERIFY(library.list().empty());
    }

    void importAndExport() {
        ProfileLibrary here(m_folder, "model-aaaa", "aaaa");
        const fs::path path = here.add(sample(), "knee MR");
        const fs::path sent = m_root / "sent.profile";
        here.exportFile(path, sent);
        QCOMPARE(readFile(sent), readFile(path));
        QCOMPARE(here.importFile(sent), m_folder / "knee-MR-2.profile");
        QCOMPARE(readFile(m_folder / "knee-MR-2.profile"), readFile(path));

        Profile unnamed = sample();
        unnamed.card.name.clear();
        unnamed.save(sent);
        QCOMPARE(here.importFile(sent), m_folder / "sent.profile");
        Profile wicked = sample();
        wicked.card.name = "../../x";
        wicked.save(sent);
        QCOMPARE(here.importFile(sent), m_folder / "x.profile");
        const auto before = filesIn(m_folder);

        sample("bbbb").save(sent);
        QVERIFY(codeOf([&] { here.importFile(sent); }) == ErrorCode::ModelMismatch);
        const std::string whole = readFile(path);
        AtomicFile::write(sent, whole.substr(0, whole.size() - 1));
        QVERIFY(codeOf([&] { here.importFile(sent); }) == ErrorCode::FileDamaged);
        AtomicFile::write(sent, "Dear colleague");
        QVERIFY(codeOf([&] { here.importFile(sent); }).has_value());
        QVERIFY(codeOf([&] { here.importFile(m_root / "missing.profile"); }) == ErrorCode::FileNotFound);
        QCOMPARE(filesIn(m_folder), before);
        QCOMPARE(filesIn(m_root), (std::vector<std::string>{"sent.profile", "site"}));

        AtomicFile::write(path, whole.substr(0, whole.size() - 1));
        const std::string kept = readFile(sent);
        QVERIFY(codeOf([&] { here.exportFile(path, sent); }) == ErrorCode::FileDamaged);
        QCOMPARE(readFile(sent), kept);
        QVERIFY(codeOf([&] { here.exportFile(m_folder / "x.profile", m_root / "no" / "out"); }) ==
                ErrorCode::FileUnwritable);
    }

    void aFullDiskKeepsTheOldFile() {
#ifdef _WIN32
        QSKIP("Windows limits no size of files.");
#else
        ProfileLibrary library(m_folder);
        const fs::path path = library.add(sample(), "knee");
        const std::string before = readFile(path);
        Profile large = sample();
        large.tensors["large"] = {TensorType::UInt8, {1 << 20}, std::string(1 << 20, 'x')};
        const fs::path sent = m_root / "sent.profile";
        large.save(sent);
        auto limit = std::make_unique<test::FileSizeLimit>(4096);
        const auto added = codeOf([&] { library.add(large, "large"); });
        const auto replaced = codeOf([&] { library.replace(path, large); });
        const auto imported = codeOf([&] { library.importFile(sent); });
        limit.reset();
        QVERIFY(added == ErrorCode::FileUnwritable && replaced == ErrorCode::FileUnwritable &&
                imported == ErrorCode::FileUnwritable);
        QCOMPARE(readFile(path), before);
        QCOMPARE(filesIn(m_folder), std::vector<std::string>{"knee.profile"});
#endif
    }

    void aFolderThatMayNotBeWritten() {
        AtomicFile::write(m_root / "file", "in the way");
        ProfileLibrary inFile(m_root / "file" / "profiles");
        QVERIFY(codeOf([&] { inFile.add(sample(), "x"); }) == ErrorCode::FileUnwritable);
        QVERIFY(codeOf([&] { ProfileLibrary(m_root / "file").list(); }) == ErrorCode::FileUnreadable);

#ifndef _WIN32  // whose folders have no such permission
        ProfileLibrary library(m_folder);
        const fs::path path = library.add(sample(), "knee");
        const std::string before = readFile(path);
        fs::permissions(m_root, fs::perms(0755));
        fs::permissions(m_folder, fs::perms(0555));
        const bool root = geteuid() == 0;  // whom no permission stops
        if (root && seteuid(65534) != 0) {
            QSKIP("Cannot give up the rights of the administrator.");
        }
        const auto added = codeOf([&] { library.add(sample(), "x"); });
        const auto described = codeOf([&] { library.describe(path, "x", "", "", ""); });
        const auto removed = codeOf([&] { library.remove(path); });
        const std::size_t listed = library.list().size();
        QVERIFY(!root || seteuid(0) == 0);
        fs::permissions(m_folder, fs::perms(0755));
        QVERIFY(added == ErrorCode::FileUnwritable && described == ErrorCode::FileUnwritable &&
                removed == ErrorCode::FileUnwritable);
        QCOMPARE(listed, std::size_t(1));
        QCOMPARE(readFile(path), before);
#endif
    }
};

QTEST_GUILESS_MAIN(ProfileLibraryTest)
#include "ProfileLibraryTest.moc"
