// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliCall.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace {

const QString kScan = QStringLiteral("/usr/share/mricron/templates/ch2.nii.gz");
const QString kAtlas = QStringLiteral("/usr/share/mricron/templates/aal.nii.gz");

}  // namespace

class CliTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpOfEveryCommand_data() {
        QTest::addColumn<QString>("command");
        for (const char* name : {"info", "models", "prompt", "preview", "adapt", "teach-points", "propagate",
                                 "interpolate", "evaluate", "demo"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }
    void helpOfEveryCommand() {
        QFETCH(QString, command);
        const Outcome outcome = call({command, "--help"});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out.contains("--help"));
    }

    /// Version, commit and libraries, also of the program with the window, which then needs no display.
    void versions() {
        const Outcome outcome = call({"--version"});
        QCOMPARE(outcome.status, 0);
        const QList<QByteArray> lines = outcome.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        static const QRegularExpression kVersion("^exemplar-cli \\d+\\.\\d+\\.\\d+$"),
            kCommit("^commit [-0-9A-Za-z.+~]+$");
        QVERIFY2(kVersion.match(lines[0]).hasMatch(), lines[0]);
        QVERIFY2(kCommit.match(lines[1]).hasMatch(), lines[1]);
        for (const char* library : {"LibTorch ", "ITK ", "DCMTK ", "Qt ", "VTK "}) {
            QVERIFY2(lines[2].contains(library), lines[2]);
        }
        if (QFileInfo::exists(EXEMPLAR_SOURCE_DIR "/.git")) {
            QVERIFY(lines[1] != "commit unknown");
        }
        QProcess window;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
            environment.remove(name);
        }
        window.setProcessEnvironment(environment);
        window.start(QStringLiteral(EXEMPLAR_WINDOW), {"--version"});
        QVERIFY(window.waitForFinished() && window.exitCode() == 0);
        QByteArray wanted = outcome.out;
        QCOMPARE(window.readAllStandardOutput(), wanted.replace("exemplar-cli", "exemplar"));
    }

    void wrongUsageIsTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("unknown") << QStringList("dance");
        QTest::newRow("no scan") << QStringList("info");
        QTest::newRow("slices") << QStringList{"preview",  "--scan", kScan,   "--labels",      kAtlas,
                                               "--slices", "a,b",    "--out", "/tmp/never.png"};
        QTest::newRow("axis") << QStringList{"evaluate", "--truth", kAtlas, "--result", kAtlas, "--axis", "diagonal"};
    }
    void wrongUsageIsTwo() {
        QFETCH(QStringList, arguments);
        const Outcome outcome = call(arguments);
        QCOMPARE(outcome.status, 2);
        QVERIFY(!outcome.error.isEmpty());
    }

    void aMissingFileIsNamed() {
        for (const QStringList& arguments :
             {QStringList{"info", "/nowhere/scan.nii.gz"},
              QStringList{"evaluate", "--truth", "/nowhere/scan.nii.gz", "--result", "/nowhere/scan.nii.gz"},
              QStringList{"propagate", "--scan", "/nowhere/scan.nii.gz", "--out", "/tmp/never.nii.gz"}}) {
            const Outcome outcome = call(arguments);
            QCOMPARE(outcome.status, 1);
            QVERIFY(outcome.error.contains("/nowhere/scan.nii.gz"));
            QCOMPARE(outcome.error.count('\n'), 1);
        }
    }

    void infoAsJson() {
        if (!QFileInfo::exists(kScan)) {
            QSKIP("Debian's mricron-data is not installed");
        }
        const Outcome outcome = call({"info", kScan, "--json"});
        QCOMPARE(outcome.status, 0);
        const QJsonObject facts = QJsonDocument::fromJson(outcome.out).object();
        QCOMPARE(facts["orientation"].toString(), QString("RAS"));
        QCOMPARE(facts["dims"].toArray()[1].toInt(), 217);
    }

    void aMapAgainstItselfIsPerfect() {
        if (!QFileInfo::exists(kAtlas)) {
            QSKIP("Debian's mricron-data is not installed");
        }
        const Outcome outcome = call({"evaluate", "--truth", kAtlas, "--result", kAtlas, "--merge-labels", "--json"});
        QCOMPARE(outcome.status, 0);
        const QJsonObject mean = QJsonDocument::fromJson(outcome.out).object()["mean"].toObject();
        QCOMPARE(mean["dsc"].toDouble(), 1.0);
        QCOMPARE(mean["hd95Mm"].toDouble(-1), 0.0);
    }

    /// Between five slices of the atlas; along the tissue it is nearer to the truth than on straight lines.
    void interpolatesAlongTheTissue() {
        if (!QFileInfo::exists(kAtlas)) {
            QSKIP("Debian's mricron-data is not installed");
        }
        const QTemporaryDir folder;
        const QString out = folder.filePath("between.nii.gz");
        const QStringList common{"interpolate", "--scan",         kScan,   "--labels", kAtlas,
                                 "--slices",    "28,52,65,75,86", "--out", out,        "--force"};
        const auto dice = [&](const QStringList& arguments) {
            if (call(arguments).status != 0) {
                return -1.0;
            }
            const Outcome outcome =
                call({"evaluate", "--truth", kAtlas, "--result", out, "--exclude-slices", "28,52,65,75,86", "--json"});
            return QJsonDocument::fromJson(outcome.out).object()["mean"].toObject()["dsc"].toDouble();
        };
        const double straight = dice(common + QStringList{"--straight"}), along = dice(common);
        QVERIFY2(straight > 0.3 && along > straight + 0.01, qPrintable(QString("%1 %2").arg(straight).arg(along)));
        const Outcome one =
            call({"interpolate", "--scan", kScan, "--labels", kAtlas, "--slices", "28", "--out", out, "--force"});
        QCOMPARE(one.status, 1);
        QVERIFY(one.error.contains("aal.nii.gz"));
    }

    void previewDrawsASheet() {
        if (!QFileInfo::exists(kAtlas)) {
            QSKIP("Debian's mricron-data is not installed");
        }
        const QTemporaryDir folder;
        const QString out = folder.filePath("sheet.png");
        QCOMPARE(
            call({"preview", "--scan", kScan, "--labels", kAtlas, "--slices", "60,70", "--count", "4", "--out", out})
                .status,
            0);
        QVERIFY(QFileInfo(out).size() > 10000);
    }

    /// Killed while it learns, nothing half-written is left; cancelled early, it says so.
    void aKilledAdaptLeavesNothing() {
        if (!QFileInfo::exists(kAtlas)) {
            QSKIP("Debian's mricron-data is not installed");
        }
        if (QByteArray models = call({"models", "--json"}).out;
            QJsonDocument::fromJson(models).array()[0].toObject()["file"].toString().isEmpty()) {
            QSKIP("the base model is not here; run packaging/fetch-model.sh");
        }
        const QTemporaryDir folder;
        for (const bool politely : {true, false}) {
            QProcess process;
            process.start(QStringLiteral(EXEMPLAR_CLI),
                          {"adapt", "--scan", kScan, "--labels", kAtlas, "--slices", "60,70", "--samples", "6",
                           "--steps", "500", "--out", folder.filePath("a.profile")});
            QVERIFY(process.waitForStarted());
            QTest::qWait(8000);
            politely ? process.terminate() : process.kill();
            QVERIFY(process.waitForFinished(60000));
            QVERIFY(process.exitCode() != 0 || politely);
            QVERIFY(politely || QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).filter("tmp").isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(CliTest)
#include "CliTest.moc"
