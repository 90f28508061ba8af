// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/LabelExport.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/io/LabelFile.h"
#include "core/io/Thumbnail.h"
#include "core/io/VolumeReader.h"

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace exemplar;
namespace fs = std::filesystem;

class LabelExportTest final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    fs::path file(const char* name) { return fs::path(m_folder.path().toStdString()) / name; }
    static LabelMap twoLabels() {
        LabelMap labels(Geometry::plain({6, 5, 4}, {1, 1, 2}));
        labels.labels()[3] = 1;
        labels.labels()[50] = 2;
        labels.labels()[51] = 2;
        return labels;
    }
    static LabelTable table() {
        LabelTable names;
        names.add({1, "Left kidney", {255, 0, 16}, true});
        names.add({2, "Left/kidney", {1, 2, 3}, true});
        return names;
    }

private Q_SLOTS:
    void bidsNames() {
        QCOMPARE(bidsName("sub-01_ses-2_T1w.nii.gz"), std::string("sub-01_ses-2_dseg.nii.gz"));
        QCOMPARE(bidsName("sub-01_acq-fast.nii"), std::string("sub-01_acq-fast_dseg.nii.gz"));
        QCOMPARE(bidsName("knee_3.nrrd"), std::string("knee_3_dseg.nii.gz"));
    }

    void bidsFiles() {
        writeBids(twoLabels(), table(), file("sub-1_dseg.nii.gz"), {});
        JobControl control;
        QVERIFY(readLabelMap(file("sub-1_dseg.nii.gz"), control).labels() == twoLabels().labels());
        QCOMPARE(readFile(file("sub-1_dseg.tsv")),
                 std::string(
                     "index\tname\tcolor\n0\tBackground\t#000000\n1\tLeft kidney\t#ff0010\n2\tLeft/kidney\t#010203\n"));
        QVERIFY(readFile(file("sub-1_dseg.json")).find("SpatialReference") != std::string::npos);
        QVERIFY(readFile(file("dataset_description.json")).find("derivative") != std::string::npos);
        AtomicFile::write(file("dataset_description.json"), "mine");
        writeBids(twoLabels(), table(), file("sub-2_dseg.nii.gz"), {});
        QCOMPARE(readFile(file("dataset_description.json")), std::string("mine"));
        QVERIFY_EXCEPTION_THROWN(writeBids(twoLabels(), table(), file("sub-2.nii.gz"), {}), Error);
    }

    /// What is known of how the labels came about is in the JSON, and nothing else.
    void bidsFacts() {
        const auto facts = [this](const LabelOrigin& origin) {
            writeBids(twoLabels(), table(), file("sub-3_dseg.nii.gz"), "/there/sub-3_T1w.nrrd", origin);
            return nlohmann::json::parse(readFile(file("sub-3_dseg.json")));
        };
        QVERIFY(!facts({}).contains("Manual"));
        LabelOrigin origin;
        origin.byHand = 2;
        origin.corrected = 1;
        QVERIFY(facts(origin).at("Manual") == true);
        origin.imported = {"old.nii.gz"};
        QVERIFY(!facts(origin).contains("Manual") && facts(origin).at("ImportedLabelFiles")[0] == "old.nii.gz");
        origin.proposed = 7;
        origin.version = "1.2";
        origin.model = "litemedsam";
        origin.profiles = {"knee", "site \xe9"};
        origin.madeUpSlices = {3};
        const auto written = facts(origin);
        QVERIFY(written.at("Manual") == false && written.at("LabelledSlices").at("Proposals") == 7);
        QVERIFY(written.at("InterpolatedSlices") == nlohmann::json::array({3}));
        const auto& makers = written.at("GeneratedBy");
        QVERIFY(makers.size() == 4 && makers[0].at("Version") == "1.2" && makers[1].at("Name") == "litemedsam" &&
                makers[2].at("Name") == "knee" && makers[3].at("Name") == "site \xef\xbf\xbd");
        QVERIFY(written.at("Sources") == nlohmann::json::array({"sub-3_T1w.nrrd"}));
    }

    /// Bytes that are not UTF-8, in names of labels and files, do not make the export fail.
    void bidsTextThatIsNotUtf8() {
        LabelTable names;
        names.add({1, "N\xe9opl\xe1sia", {1, 2, 3}, true});
        writeBids(twoLabels(), names, file("sub-4_dseg.nii.gz"), "/there/sc\xe4n.nrrd");
        QVERIFY(readFile(file("sub-4_dseg.tsv")).find("N\xef\xbf\xbdopl\xef\xbf\xbdsia") != std::string::npos);
        QVERIFY(readFile(file("sub-4_dseg.json")).find("sc\xef\xbf\xbdn.nrrd") != std::string::npos);
    }

    void masksDoNotOverwriteEachOther() {
        const auto written = writeMasks(twoLabels(), table(), fs::path(m_folder.path().toStdString()), "scan", {});
        QCOMPARE(written.size(), std::size_t(2));
        QCOMPARE(written[0].filename().string(), std::string("scan-Left-kidney.nii.gz"));
        QCOMPARE(written[1].filename().string(), std::string("scan-Left-kidney-2.nii.gz"));
        JobControl control;
        const LabelMap second = readLabelMap(written[1], control);
        QCOMPARE(std::count(second.labels().begin(), second.labels().end(), 1), 2);
        QCOMPARE(second.labels()[50], std::uint16_t(1));
        QVERIFY_EXCEPTION_THROWN(writeMasks(twoLabels(), table(), file("nowhere"), "scan", {}), Error);
    }

    void tablesInEveryFormat_data() {
        QTest::addColumn<QString>("ending");
        for (const char* ending : {"names.txt", "names.label", "names.ctbl", "names.csv"}) {
            QTest::newRow(ending) << ending;
        }
    }
    void tablesInEveryFormat() {
        QFETCH(QString, ending);
        const fs::path path = fs::path(m_folder.path().toStdString()) / ending.toStdString();
        writeLabelTable(table(), path);
        QVERIFY(readLabelTable(path) == table());
    }

    /// As Slicer 5.8 writes it, with the columns for terminology.
    void slicersTable() {
        AtomicFile::write(file("slicer.csv"),
                          "LabelValue,Name,Color_R,Color_G,Color_B,Color_A,Category_CodingScheme\r\n"
                          "0,Background,0,0,0,0,\r\n3,\"Liver, \"\"left\"\"\",221,130,101,255,SCT\r\n");
        const LabelTable read = readLabelTable(file("slicer.csv"));
        QCOMPARE(read.size(), std::size_t(1));
        QCOMPARE(read.nameOf(3), std::string("Liver, \"left\""));
        QVERIFY(read.find(3)->colour == (std::array<std::uint8_t, 3>{221, 130, 101}));
        AtomicFile::write(file("bad.csv"), "LabelValue,Name,Color_R,Color_G,Color_B\n1,Liver,x,1,2\n");
        QVERIFY_EXCEPTION_THROWN(readLabelTable(file("bad.csv")), Error);
    }

    void presetsAreThere() {
        const auto presets = labelPresets();
        QVERIFY(presets.size() >= 4);
        for (const LabelPreset& preset : presets) {
            QVERIFY2(!preset.table.empty(), preset.name.c_str());
        }
    }

    void thumbnailsOfSeries() {
        const fs::path folder = fs::path(EXEMPLAR_SHARED_DATA) / "ct-abdomen" / "ct2mm_dicom";
        if (!fs::exists(folder)) {
            QSKIP("no test data");
        }
        JobControl control;
        const auto series = listSeries(folder, control);
        QVERIFY(!series.empty());
        const Image picture = thumbnail(series.front(), 72);
        QCOMPARE(std::max(picture.width(), picture.height()), 72);
        const auto [low, high] = std::minmax_element(picture.pixels().begin(), picture.pixels().end());
        QVERIFY(*low == 0.0F && *high == 1.0F);
    }
};

QTEST_APPLESS_MAIN(LabelExportTest)
#include "LabelExportTest.moc"
