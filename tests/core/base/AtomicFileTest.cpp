// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <csignal>
#include <filesystem>
#include <fstream>

using namespace exemplar;
namespace fs = std::filesystem;

class AtomicFileTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesAndReplaces() {
        const QTemporaryDir folder;
        const fs::path path = folder.filePath("a.txt").toStdString();
        AtomicFile::write(path, "one");
        AtomicFile::write(path, "two");
        QCOMPARE(readFile(path), std::string("two"));
        QCOMPARE(std::distance(fs::directory_iterator(folder.path().toStdString()), {}), 1);
    }

    void aFailureKeepsTheOldFile() {
        const QTemporaryDir folder;
        const fs::path path = folder.filePath("a.txt").toStdString();
        AtomicFile::write(path, "old");
        QVERIFY_EXCEPTION_THROWN(AtomicFile::writeWith(path,
                                                       [](const fs::path& temporary) {
                                                           std::ofstream(temporary) << "half";
                                                           throw Error(ErrorCode::Cancelled, "stopped");
                                                       }),
                                 Error);
        QCOMPARE(readFile(path), std::string("old"));
        QCOMPARE(std::distance(fs::directory_iterator(folder.path().toStdString()), {}), 1);
    }

    /// A limit on file sizes makes writing fail part-way, as a full disk does.
    void aFullDiskKeepsTheOldFile() {
        const QTemporaryDir folder;
        const fs::path path = folder.filePath("a.txt").toStdString();
        AtomicFile::write(path, "old");
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit small = before;
        small.rlim_cur = 4096;
        setrlimit(RLIMIT_FSIZE, &small);
        bool refused = false;
        try {
            AtomicFile::write(path, std::string(1 << 20, 'x'));
        } catch (const Error& problem) {
            refused = problem.code() == ErrorCode::FileUnwritable;
        }
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(refused);
        QCOMPARE(readFile(path), std::string("old"));
        QCOMPARE(std::distance(fs::directory_iterator(folder.path().toStdString()), {}), 1);
    }

    void aMissingFolderIsNamed() {
        try {
            AtomicFile::write("/nowhere/at/all.txt", "x");
            QFAIL("no error");
        } catch (const Error& problem) {
            QCOMPARE(problem.code(), ErrorCode::FileUnwritable);
            QVERIFY(std::string(problem.what()).find("/nowhere/at/all.txt") != std::string::npos);
        }
    }

    void missingAndFolderAreErrors() {
        QVERIFY_EXCEPTION_THROWN(readFile("/nowhere"), Error);
        QVERIFY_EXCEPTION_THROWN(readFile("/tmp"), Error);
    }
};

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "AtomicFileTest.moc"
