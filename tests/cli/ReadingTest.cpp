// SPDX-License-Identifier: GPL-3.0-or-later
// The flags by which commands read scans and label maps, and text that is not UTF-8.
#include "tests/cli/CliCall.h"
#include "tests/cli/SmallNifti.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

namespace {

QJsonObject parsed(const QByteArray& text) {
    QJsonParseError problem{};
    const QJsonObject object = QJsonDocument::fromJson(text, &problem).object();
    return problem.error == QJsonParseError::NoError ? object : QJsonObject();
}

double meanDice(const Outcome& outcome) { return parsed(outcome.out)["mean"].toObject()["dsc"].toDouble(-1); }

}  // namespace

class ReadingTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString at(const QString& name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    /// Two volumes: in the second the structure lies elsewhere.
    void initTestCase() {
        SmallNifti scan(24, 20, 9, 2), labels(24, 20, 9, 2), first(24, 20, 9), second(24, 20, 9);
        for (int k = 0; k < 9; ++k) {
            scan.square(k, 4, 4, 9, 200, 0);
            scan.square(k, 10, 9, 9, 100, 1);
        }
        for (const int k : {2, 6}) {
            labels.square(k, 4, 4, 9, 1, 0);
            labels.square(k, 10, 9, 9, 1, 1);
            first.square(k, 4, 4, 9, 1);
            second.square(k, 10, 9, 9, 1);
        }
        QVERIFY(writeContent(at("scan4d.nii"), scan.bytes()));
        QVERIFY(writeContent(at("labels4d.nii"), labels.bytes()));
        QVERIFY(writeContent(at("first.nii"), first.bytes()));
        QVERIFY(writeContent(at("second.nii"), second.bytes()));
    }

    void framesOfScans() {
        const auto range = [&](const QStringList& more) {
            const QJsonObject facts = parsed(call(QStringList{"info", "--json", at("scan4d.nii")} + more).out);
            return facts["range"].toArray()[1].toInt();
        };
        QCOMPARE(range({}), 200);
        QCOMPARE(range({"--frame", "1"}), 100);
        const Outcome none = call({"info", at("scan4d.nii"), "--frame", "2"});
        QCOMPARE(none.status, 1);
        QVERIFY(none.error.contains("scan4d.nii"));
    }

    void framesOfLabelMaps() {
        QCOMPARE(meanDice(call({"evaluate", "--json", "--truth", at("labels4d.nii"), "--result", at("second.nii"),
                                "--frame", "1"})),
                 1.0);
        QVERIFY(meanDice(call({"evaluate", "--json", "--truth", at("labels4d.nii"), "--result", at("labels4d.nii"),
                               "--frame", "0", "--frame", "1"})) < 0.5);
        const Outcome unnamed = call({"evaluate", "--truth", at("labels4d.nii"), "--result", at("second.nii")});
        QCOMPARE(unnamed.status, 1);
        QVERIFY2(unnamed.error.contains("labels4d.nii"), unnamed.error);
    }

    void framesOfBoth_data() {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("right");
        QTest::newRow("one for both") << QStringList{"--frame", "1"} << "second.nii";
        QTest::newRow("each its own") << QStringList{"--frame", "0", "--labels-frame", "1"} << "second.nii";
        QTest::newRow("the first") << QStringList{"--frame", "0"} << "first.nii";
    }
    void framesOfBoth() {
        QFETCH(QStringList, more);
        QFETCH(QString, right);
        const QString out = at("out.nii");
        const Outcome drawn = call(QStringList{"interpolate", "--straight", "--force", "--scan", at("scan4d.nii"),
                                               "--labels", at("labels4d.nii"), "--out", out} +
                                   more);
        QVERIFY2(drawn.status == 0, drawn.error);
        QCOMPARE(
            meanDice(call({"evaluate", "--json", "--truth", at(right), "--result", out, "--exclude-slices", "3-5"})),
            1.0);
    }

    void flagsOfSeveralScans() {
        const Outcome outcome = call({"adapt",
                                      "--scan",
                                      at("scan4d.nii"),
                                      "--labels",
                                      at("first.nii"),
                                      "--slices",
                                      "2",
                                      "--scan",
                                      at("scan4d.nii"),
                                      "--labels",
                                      at("second.nii"),
                                      "--slices",
                                      "2",
                                      "--frame",
                                      "0",
                                      "--frame",
                                      "1",
                                      "--frame",
                                      "1",
                                      "--out",
                                      at("x.profile")});
        QVERIFY(outcome.status == 2 || outcome.error.contains("model"));
        QVERIFY2(outcome.error.contains("--frame") || outcome.error.contains("model"), outcome.error);
    }

    /// Latin-1 in a header and in a file's name.
    void jsonOfAnyText() {
        SmallNifti scan(4, 4, 4);
        scan.set(1, 1, 1, 9);
        scan.setDescription(
            "Sch\xe4"
            "del");
        const std::string folder = m_folder.path().toStdString();
        const std::string path = folder +
                                 "/Sch\xe4"
                                 "del.nii";
        {
            std::ofstream stream(path, std::ios::binary);
            stream.write(scan.bytes().constData(), scan.bytes().size());
            QVERIFY(stream.good());
            std::ofstream(folder + "/names.txt") << "1 Sch\xe4"
                                                    "del\n";
        }
        // Qt would encode the name as UTF-8; the shell passes the byte on.
        QProcess shell;
        shell.start(
            "sh",
            {"-c",
             QString("cd '%1'; exec '%2' info --json Sch*del.nii").arg(m_folder.path(), QStringLiteral(EXEMPLAR_CLI))});
        QVERIFY(shell.waitForFinished(60000));
        std::filesystem::remove(path);
        QCOMPARE(shell.exitCode(), 0);
        const QJsonObject facts = parsed(shell.readAllStandardOutput());
        QVERIFY(facts["file"].toString().startsWith("Sch"));
        QCOMPARE(facts["dims"].toArray()[0].toInt(), 4);

        const Outcome scores = call({"evaluate", "--json", "--truth", at("first.nii"), "--result", at("first.nii"),
                                     "--label-names", at("names.txt")});
        QVERIFY2(scores.status == 0, scores.error);
        QCOMPARE(meanDice(scores), 1.0);
    }

    /// Where the user's locale has a decimal comma, "0.5" in a header is a half all the same, in a command with Qt too.
    void decimalCommas() {
        const QString made = at("de_DE.UTF-8");
        if (QProcess::execute("sh", {"-c", QString("localedef -i de_DE -f UTF-8 '%1' 2>/dev/null").arg(made)}) != 0) {
            QSKIP("no German locale can be made here");
        }
        const QByteArray header =
            "NRRD0004\ntype: uchar\ndimension: 3\nspace: left-posterior-superior\nsizes: 24 20 9\n"
            "space directions: (0.5,0,0) (0,0.75,0) (0,0,2.25)\nencoding: raw\nspace origin: (1.5,2.5,3.5)\n\n";
        QVERIFY(writeContent(at("scan.nrrd"), header + contentOf(at("first.nii")).mid(352)));
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LOCPATH", m_folder.path());
        environment.insert("LC_ALL", "de_DE.UTF-8");
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(EXEMPLAR_CLI), {"preview", "--scan", at("scan.nrrd"), "--labels", at("scan.nrrd"),
                                                     "--slices", "2", "--count", "1", "--out", at("sheet.png")});
        QVERIFY(process.waitForFinished(60000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
    }

    void usageIsOneLine_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("unknown") << QStringList("dance");
        QTest::newRow("required") << QStringList("info");
        QTest::newRow("range") << QStringList{"info", "x", "--frame", "-1"};
        QTest::newRow("modality") << QStringList{"info", "x", "--modality", "tea"};
    }
    void usageIsOneLine() {
        QFETCH(QStringList, arguments);
        const Outcome outcome = call(arguments);
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.error.count('\n') == 1 && outcome.error.contains("--help"), outcome.error);
        QVERIFY(outcome.out.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ReadingTest)
#include "ReadingTest.moc"
