// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands refuse to write over, and what they find out before they work. Nothing here needs the model.
#include "tests/cli/CliCall.h"
#include "tests/cli/SmallNifti.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <memory>

class OutputsTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString at(const QString& name) const { return m_folder->filePath(name); }
    /// Arguments in which "@name" is a file of the folder.
    QStringList placed(const QString& line) const {
        QStringList arguments = line.split(' ');
        for (QString& argument : arguments) {
            argument = argument.startsWith('@') ? at(argument.mid(1)) : argument;
        }
        return arguments;
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        SmallNifti scan(24, 20, 9), labels(24, 20, 9);
        for (int k = 0; k < 9; ++k) {
            scan.square(k, 6, 6, 9, 200);
        }
        labels.square(2, 6, 6, 9, 1);
        labels.square(6, 6, 6, 9, 1);
        QVERIFY(writeContent(at("scan.nii"), scan.bytes()));
        QVERIFY(writeContent(at("labels.nii"), labels.bytes()));
        QVERIFY(QDir(m_folder->path()).mkdir("dicom"));
        QVERIFY(writeContent(at("dicom/im1.dcm"), "a slice"));
        QVERIFY(writeContent(at("pair.hdr"), scan.bytes().left(348)));
        QVERIFY(writeContent(at("pair.img"), scan.bytes().mid(352)));
        QVERIFY(writeContent(at("meta.mhd"), "ObjectType = Image\nElementDataFile = meta.raw\n"));
        QVERIFY(writeContent(at("meta.raw"), "voxels"));
        QVERIFY(writeContent(at("list.mhd"), "ObjectType = Image\nElementDataFile = LIST\ns1.raw\ns2.raw\n"));
        QVERIFY(writeContent(at("s2.raw"), "voxels"));
        QVERIFY(writeContent(at("pattern.nhdr"), "NRRD0004\ndata file: p%02d.raw 1 9 1\n"));
        QVERIFY(writeContent(at("p07.raw"), "voxels"));
        QVERIFY(writeContent(at("site.profile"), "a profile"));
        QVERIFY(writeContent(at("new.label.txt"), "1 Liver\n"));
        QVERIFY(writeContent(at("labels.nii.txt"), "1 Spleen\n"));
        QVERIFY(QFile::link(at("scan.nii"), at("link.nii")));
        std::filesystem::create_hard_link(at("scan.nii").toStdString(), at("hard.nii").toStdString());
        std::filesystem::create_directory_symlink(m_folder->path().toStdString(), at("way").toStdString());
    }

    void anInputIsNeverReplaced_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("victim");
        const auto row = [](const char* name, const char* line, const char* victim) {
            QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(victim);
        };
        row("prompt", "prompt --scan @scan.nii --slice 1 --point 3,3 --out @scan.nii", "scan.nii");
        row("propagate", "propagate --scan @scan.nii --labels @labels.nii --out @labels.nii", "labels.nii");
        row("interpolate", "interpolate --scan @scan.nii --labels @labels.nii --out @labels.nii", "labels.nii");
        row("another path", "prompt --scan @scan.nii --slice 1 --point 3,3 --out @dicom/../scan.nii", "scan.nii");
        row("linked folder", "prompt --scan @scan.nii --slice 1 --point 3,3 --out @way/scan.nii", "scan.nii");
        row("symbolic link", "prompt --scan @link.nii --slice 1 --point 3,3 --out @scan.nii", "scan.nii");
        row("onto a link", "prompt --scan @scan.nii --slice 1 --point 3,3 --out @link.nii", "link.nii");
        row("hard link", "prompt --scan @scan.nii --slice 1 --point 3,3 --out @hard.nii", "hard.nii");
        row("label names",
            "interpolate --scan @scan.nii --labels @labels.nii --label-names @new.label.txt --out @new.nii",
            "new.label.txt");
        row("names beside",
            "adapt --scan @scan.nii --labels @labels.nii --slices 2 --out @x.profile --log @labels.nii.txt",
            "labels.nii.txt");
        const char* adapt = "adapt --scan @%1 --labels @labels.nii --slices 2 --out @new.profile --log @%2";
        const auto log = [&](const char* name, const char* scan, const char* victim) {
            QTest::newRow(name) << QString::fromLatin1(adapt).arg(scan, victim) << QString::fromLatin1(victim);
        };
        log("log", "scan.nii", "scan.nii");
        log("slice of a folder", "dicom", "dicom/im1.dcm");
        log("other half", "pair.hdr", "pair.img");
        log("its header", "pair.img", "pair.hdr");
        log("raw data", "meta.mhd", "meta.raw");
        log("one of a list", "list.mhd", "s2.raw");
        log("one of a pattern", "pattern.nhdr", "p07.raw");
        row("profile",
            "adapt --scan @scan.nii --labels @labels.nii --slices 2 --from @site.profile --out @site.profile",
            "site.profile");
        row("base profile", "teach-points --scan @scan.nii --start @site.profile --out @site.profile", "site.profile");
        row("prompts", "propagate --scan @scan.nii --prompts @new.label.txt --out @new.nii", "new.label.txt");
    }
    void anInputIsNeverReplaced() {
        QFETCH(QString, line);
        QFETCH(QString, victim);
        const QByteArray before = contentOf(at(victim));
        QVERIFY(!before.isEmpty());
        const Outcome outcome = call(placed(line) << "--force");
        QVERIFY2(outcome.status == 2, outcome.error);
        QCOMPARE(outcome.error.count('\n'), 1);
        QVERIFY2(outcome.error.contains("would replace a file that is read"), outcome.error);
        QCOMPARE(contentOf(at(victim)), before);
    }

    void twoResultsAreTwoFiles() {
        const Outcome outcome = call(placed(
            "adapt --scan @scan.nii --labels @labels.nii --slices 2 --out @new.profile --log @dicom/../new.profile"));
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.error.contains("Two results"), outcome.error);
    }

    /// A label map, a profile and a file that is no log are replaced with --force alone.
    void whatIsThereIsKept() {
        const QStringList arguments = placed("interpolate --scan @scan.nii --labels @labels.nii --out @out.nii");
        QCOMPARE(call(arguments).status, 0);
        const QByteArray first = contentOf(at("out.nii"));
        const Outcome second = call(arguments);
        QCOMPARE(second.status, 2);
        QVERIFY2(second.error.contains("--force") && second.error.contains("out.nii"), second.error);
        QCOMPARE(contentOf(at("out.nii")), first);
        QCOMPARE(call(arguments + QStringList("--force")).status, 0);
        for (const char* file : {"site.profile", "meta.raw"}) {
            const bool isLog = QString(file) == "meta.raw";
            const Outcome outcome = call(placed("adapt --scan @scan.nii --labels @labels.nii --slices 2 --out " +
                                                QString(isLog ? "@new.profile --log @meta.raw" : "@site.profile")));
            QCOMPARE(outcome.status, 2);
            QVERIFY2(outcome.error.contains(file) && outcome.error.contains("--force"), outcome.error);
        }
    }

    void aPictureIsReplacedByAPicture() {
        const QStringList arguments =
            placed("preview --scan @scan.nii --labels @labels.nii --slices 2 --count 1 --out @sheet.png");
        QCOMPARE(call(arguments).status, 0);
        QCOMPARE(call(arguments).status, 0);
        QVERIFY(writeContent(at("sheet.png"), "no picture"));
        QCOMPARE(call(arguments).status, 2);
        QCOMPARE(contentOf(at("sheet.png")), QByteArray("no picture"));
    }

    /// The label file beside --out keeps names of labels that the result does not hold.
    void namesBesideAreKept() {
        QVERIFY(writeContent(at("names.txt"), "1 Spleen\n"));
        QStringList arguments =
            placed("interpolate --scan @scan.nii --labels @labels.nii --label-names @names.txt --out @out.nii");
        QVERIFY(writeContent(at("out.label.txt"), "3 Liver\n"));
        QCOMPARE(call(arguments).status, 0);
        const QByteArray names = contentOf(at("out.label.txt"));
        QVERIFY2(names.contains("Liver") && names.contains("Spleen"), names);

        QVERIFY(QFile::remove(at("out.nii")));
        QVERIFY(writeContent(at("out.label.txt"), "1 Kidney\n3 Liver\n"));
        const Outcome other = call(arguments);
        QCOMPARE(other.status, 2);
        QVERIFY2(other.error.contains("Kidney") && other.error.contains("Spleen"), other.error);
        QVERIFY(!QFile::exists(at("out.nii")));
        QCOMPARE(call(arguments + QStringList("--force")).status, 0);
        QVERIFY(!contentOf(at("out.label.txt")).contains("Liver"));
    }

    void aPlaceThatCannotBeWrittenIsFoundFirst_data() {
        QTest::addColumn<QString>("line");
        const auto row = [](const char* name, const char* line) { QTest::newRow(name) << QString::fromLatin1(line); };
        row("adapt", "adapt --scan @scan.nii --labels @labels.nii --slices 2 --out @nowhere/x.profile");
        row("log", "adapt --scan @scan.nii --labels @labels.nii --slices 2 --out @x.profile --log @nowhere/x.csv");
        row("a folder", "adapt --scan @scan.nii --labels @labels.nii --slices 2 --out @dicom");
        row("teach-points", "teach-points --scan @scan.nii --out @nowhere/x.profile");
        row("prompt", "prompt --scan @scan.nii --slice 1 --point 3,3 --out @nowhere/x.nii");
        row("propagate", "propagate --scan @scan.nii --labels @labels.nii --out @nowhere/x.nii");
        row("interpolate", "interpolate --scan @scan.nii --labels @labels.nii --out @nowhere/x.nii");
        row("preview", "preview --scan @scan.nii --labels @labels.nii --slices 2 --out @nowhere/x.png");
        row("ending", "interpolate --scan @scan.nii --labels @labels.nii --out @x.tif");
        row("picture", "preview --scan @scan.nii --labels @labels.nii --slices 2 --out @x.tif");
    }
    void aPlaceThatCannotBeWrittenIsFoundFirst() {
        QFETCH(QString, line);
        QElapsedTimer time;
        time.start();
        const Outcome outcome = call(placed(line));
        QVERIFY2(outcome.status == 1, outcome.error);
        QCOMPARE(outcome.error.count('\n'), 1);
        QVERIFY2(outcome.error.contains("Cannot write") || outcome.error.contains("ending"), outcome.error);
        QVERIFY2(time.elapsed() < 20000, "it worked first");
        QVERIFY(!QFile::exists(at("nowhere")));
    }

    void inputsAreReadFirst_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, const char* line, const char* named) {
            QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(named);
        };
        const QString adapt = "adapt --scan @scan.nii --labels @labels.nii --slices 2 --out @new.profile ";
        QTest::newRow("recipe") << adapt + "--recipe @scan.nii"
                                << "scan.nii";
        QTest::newRow("no recipe") << adapt + "--recipe @nowhere"
                                   << "nowhere";
        QTest::newRow("no profile") << adapt + "--from @nowhere"
                                    << "nowhere";
        QTest::newRow("no base profile") << adapt + "--base-profile @nowhere"
                                         << "nowhere";
        QTest::newRow("no names") << adapt + "--label-names @nowhere"
                                  << "nowhere";
        row("empty slices", "interpolate --scan @scan.nii --labels @labels.nii --slices 3,4 --out @x.nii",
            "labels.nii");
        row("no such slice", "interpolate --scan @scan.nii --labels @labels.nii --slices 2,99 --out @x.nii", "99");
        row("preview slice", "preview --scan @scan.nii --labels @labels.nii --slices 99 --out @x.png", "99");
        row("empty map", "preview --scan @scan.nii --labels @empty.nii --slices 2 --out @x.png", "empty.nii");
        row("excluded", "evaluate --truth @labels.nii --result @labels.nii --exclude-slices 99", "99");
        row("slices", "preview --scan @scan.nii --labels @labels.nii --slices , --out @x.png", "','");
        row("half a slice", "interpolate --scan @scan.nii --labels @labels.nii --slices 2.5 --out @x.nii", "2.5");
    }
    void inputsAreReadFirst() {
        QFETCH(QString, line);
        QFETCH(QString, named);
        QVERIFY(writeContent(at("empty.nii"), SmallNifti(24, 20, 9).bytes()));
        const Outcome outcome = call(placed(line));
        QVERIFY(outcome.status == 1 || outcome.status == 2);
        QCOMPARE(outcome.error.count("exemplar-cli: "), 1);
        QVERIFY2(outcome.error.contains(named.toUtf8()), outcome.error);
    }
};

QTEST_GUILESS_MAIN(OutputsTest)
#include "OutputsTest.moc"
