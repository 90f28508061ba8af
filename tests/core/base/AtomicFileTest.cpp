// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "tests/support/FileSizeLimit.h"

#include <QTemporaryDir>
#include <QTest>

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
#ifdef _WIN32
        QSKIP("Windows limits no size of files.");
#else
        const QTemporaryDir folder;
        const fs::path path = folder.filePath("a.txt").toStdString();
        AtomicFile::write(path, "old");
        bool refused = false;
        try {
            const test::FileSizeLimit limit(4096);
            AtomicFile::write(path, std::string(1 << 20, 'x'));
        } catch (const Error& problem) {
            refused = problem.code() == ErrorCode::FileUnwritable;
        }
        QVERIFY(refused);
        QCOMPARE(readFile(path), std::string("old"));
        QCOMPARE(std::distance(fs::directory_iterator(folder.path().toStdString()), {}), 1);
#endif
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
        QVERIFY_EXCEPTION_THROWN(readFile(fs::temp_directory_path()), Error);
    }
};

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "AtomicFileTest.moc"
