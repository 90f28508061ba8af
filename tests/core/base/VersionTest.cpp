// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Version.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace exemplar;

namespace {

const QString kScript = QStringLiteral(EXEMPLAR_SOURCE_DIR "/packaging/cmake/WriteCommit.cmake");

bool write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool git(const QString& folder, const QStringList& arguments) {
    return QProcess::execute("git",
                             QStringList{"-C", folder, "-c", "user.name=a", "-c", "user.email=a@b"} + arguments) == 0;
}

/// What the build's script writes for the source folder.
QString commitOf(const QString& source, const QString& output, const QString& given = {}) {
    const QStringList arguments{"-DGIT=git", "-DGIVEN=" + given, "-DSOURCE=" + source, "-DOUTPUT=" + output, "-P",
                                kScript};
    if (QProcess::execute("cmake", arguments) != 0) {
        return QStringLiteral("failed");
    }
    QFile file(output);
    static const QRegularExpression kText(QStringLiteral("kCommit = \"([^\"]*)\";\n$"));
    return file.open(QIODevice::ReadOnly) ? kText.match(QString::fromUtf8(file.readAll())).captured(1) : QString();
}

}  // namespace

class VersionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTextNamesAll() {
        static const QRegularExpression kVersion(QStringLiteral("^\\d+\\.\\d+\\.\\d+$"));
        QVERIFY(kVersion.match(QString::fromStdString(programVersion())).hasMatch());
        QCOMPARE(programCommit(), std::string("unknown"));
        setProgramCommit("0123456789ab");
        const QStringList lines = QString::fromStdString(versionText("name")).split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0], "name " + QString::fromStdString(programVersion()));
        QCOMPARE(lines[1], QString("commit 0123456789ab"));
        const QString qt = QStringLiteral("Qt ") + QStringLiteral(QT_VERSION_STR);
        QVERIFY2(lines[2].split(", ").contains(qt), qPrintable(lines[2]));
        QCOMPARE(lines[2].split(", ").size(), static_cast<qsizetype>(libraryVersions().size()));
        for (const std::string& library : libraryVersions()) {
            static const QRegularExpression kLibrary(QStringLiteral("^[A-Za-z]+ \\d+\\.\\d+[.0-9]*$"));
            QVERIFY2(kLibrary.match(QString::fromStdString(library)).hasMatch(), library.c_str());
        }
    }

    void newerFilesAreRefusedInASentence() {
        const Error known = newerFormat("/here/a.exemplar", "7.1.0");
        QCOMPARE(known.code(), ErrorCode::FormatNewer);
        QCOMPARE(QString(known.what()),
                 "/here/a.exemplar was written by Exemplar 7.1.0 in a format that this version (" +
                     QString::fromStdString(programVersion()) +
                     ") does not know; install that version or a later one to open it.");
        QCOMPARE(known.arguments(), (std::vector<std::string>{"/here/a.exemplar", "7.1.0"}));
        QVERIFY(QString(newerFormat("a", "").what()).contains("install the newest version"));
    }

    void theCommitIsFound() {
        if (QProcess::execute("cmake", {"--version"}) != 0) {
            QSKIP("cmake does not run here.");
        }
        const QTemporaryDir folder;
        const QString source = folder.filePath("source"), output = folder.filePath("Commit.cpp");
        QVERIFY(QDir(folder.path()).mkpath("source/packaging"));
        QCOMPARE(commitOf(source, output), QString("unknown"));
        const QString stored = source + "/packaging/commit.txt";
        QVERIFY(write(stored, "$Format:%h$\n"));  // as it is in the repository
        QCOMPARE(commitOf(source, output), QString("unknown"));
        QVERIFY(write(stored, "89abcdef\n"));  // as it is in an archive
        QCOMPARE(commitOf(source, output), QString("89abcdef"));
        QCOMPARE(commitOf(source, output, "1.2-3"), QString("1.2-3"));
        QCOMPARE(commitOf(source, output, "\"; bad"), QString("unknown"));

        if (QProcess::execute("git", {"--version"}) != 0) {
            QSKIP("git is not installed");
        }
        QVERIFY(git(folder.path(), {"init", "-q"}));  // around the source, of another project
        QVERIFY(git(folder.path(), {"add", "."}) && git(folder.path(), {"commit", "-q", "-m", "a"}));
        QCOMPARE(commitOf(source, output), QString("89abcdef"));
        QVERIFY(git(source, {"init", "-q"}) && git(source, {"add", "."}) && git(source, {"commit", "-q", "-m", "a"}));
        const QString clean = commitOf(source, output);
        QVERIFY2(QRegularExpression("^[0-9a-f]{12}$").match(clean).hasMatch(), qPrintable(clean));
        QVERIFY(write(stored, "changed\n"));
        QCOMPARE(commitOf(source, output), clean + "-dirty");
    }

    /// Nothing is compiled again where the commit is the same.
    void theSameCommitLeavesTheFile() {
        if (QProcess::execute("cmake", {"--version"}) != 0) {
            QSKIP("cmake does not run here.");
        }
        const QTemporaryDir folder;
        const QString output = folder.filePath("Commit.cpp");
        QCOMPARE(commitOf(folder.path(), output, "a"), QString("a"));
        QFile file(output);
        const QDateTime old = QDateTime::fromSecsSinceEpoch(1'000'000'000);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(old, QFileDevice::FileModificationTime));
        file.close();
        QCOMPARE(commitOf(folder.path(), output, "a"), QString("a"));
        QCOMPARE(QFileInfo(output).lastModified(), old);
        QCOMPARE(commitOf(folder.path(), output, "b"), QString("b"));
        QVERIFY(QFileInfo(output).lastModified() > old);
    }
};

QTEST_GUILESS_MAIN(VersionTest)
#include "VersionTest.moc"
