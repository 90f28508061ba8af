// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Results.h"
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace exemplar;
namespace fs = std::filesystem;

class ResultsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The folder was there before the work and is not any more: what was learned is written elsewhere.
    void aResultIsKeptElsewhere() {
        const QTemporaryDir folder;
        qputenv("TMPDIR", folder.path().toUtf8());
        const fs::path gone = fs::path(folder.path().toStdString()) / "gone" / "x.profile";
        const auto write = [](const fs::path& path) { AtomicFile::write(path, "learned"); };
        for (int time = 0; time < 2; ++time) {  // a second one does not replace the first
            try {
                cli::writeOrKeep(gone, write);
                QFAIL("nothing was thrown");
            } catch (const Error& problem) {
                QCOMPARE(problem.code(), ErrorCode::FileUnwritable);
                QVERIFY(std::string(problem.what()).find(gone.string()) != std::string::npos);
                QCOMPARE(readFile(problem.arguments().at(1)), std::string("learned"));
            }
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2);
        qunsetenv("TMPDIR");
    }

    void otherErrorsPass() {
        QVERIFY_EXCEPTION_THROWN(
            cli::writeOrKeep("/tmp/x", [](const fs::path&) { throw Error(ErrorCode::Internal, "No."); }), Error);
    }

    void namesAreMerged() {
        const QTemporaryDir folder;
        const cli::ResultPlace place{(folder.path() + "/a.nii").toStdString(), "", false};
        LabelTable made, given;
        made.ensure(1);
        given.add({1, "Spleen", {1, 2, 3}, true});
        QVERIFY(cli::namesToWrite(made, place) == made);
        AtomicFile::write(folder.path().toStdString() + "/a.label.txt", "1 Spleen\n7 Liver\n");
        QCOMPARE(cli::namesToWrite(made, place).nameOf(1), std::string("Spleen"));
        QCOMPARE(cli::namesToWrite(given, place).nameOf(7), std::string("Liver"));
        given.add({7, "Kidney", {1, 2, 3}, true});
        QVERIFY_EXCEPTION_THROWN(cli::namesToWrite(given, place), Error);
        cli::ResultPlace forced = place;
        forced.force = true;
        QVERIFY(cli::namesToWrite(given, forced) == given);
    }

    void theDiskHasRoom() {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "x";
        AtomicFile::requireWritable(path, 1000);
        QVERIFY(!fs::exists(path));
        QVERIFY(fs::is_empty(path.parent_path()));
        QVERIFY_EXCEPTION_THROWN(AtomicFile::requireWritable(path, std::uintmax_t{1} << 60), Error);
    }
};

QTEST_GUILESS_MAIN(ResultsTest)
#include "ResultsTest.moc"
