// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ScanModality.h"

#include "core/base/RandomStream.h"
#include "tests/support/SyntheticNifti.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace exemplar;
namespace fs = std::filesystem;

namespace {

const fs::path kShared = fs::path(EXEMPLAR_SHARED_DATA);
constexpr int kCount = 60'000;

/// A share of the voxels that are normally distributed.
struct Tissue {
    double share, mean, deviation;
};

std::vector<float> mixture(const std::vector<Tissue>& tissues, bool whole) {
    RandomStream random(3);
    std::vector<float> voxels;
    for (const Tissue& tissue : tissues) {
        for (int i = 0; i < static_cast<int>(tissue.share * kCount); ++i) {
            const double value = tissue.mean + tissue.deviation * random.normal();
            voxels.push_back(static_cast<float>(whole ? std::round(value) : value));
        }
    }
    return voxels;
}

std::vector<float> uniform(double from, double to, bool whole) {
    RandomStream random(5);
    std::vector<float> voxels;
    for (int i = 0; i < kCount; ++i) {
        const double value = from + (to - from) * random.uniform();
        voxels.push_back(static_cast<float>(whole ? std::round(value) : value));
    }
    return voxels;
}

/// Sets every voxel of the first part to a value.
std::vector<float> padded(std::vector<float> voxels, float value, double share) {
    std::fill_n(voxels.begin(), static_cast<std::ptrdiff_t>(share * double(voxels.size())), value);
    return voxels;
}

const std::vector<Tissue> kAbdomen{{0.3, -1000, 15}, {0.25, -100, 20}, {0.35, 45, 15}, {0.03, 400, 200}};

Scan readWith(const fs::path& path, std::optional<Modality> stated = std::nullopt) {
    JobControl control;
    ReadOptions options;
    options.modality = stated;
    return readScan(path, control, options);
}

/// A file of 40 x 40 x 30 voxels.
std::string fileOf(const std::vector<float>& voxels) {
    std::vector<std::int16_t> values(48'000);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<std::int16_t>(voxels[i * 7 % voxels.size()]);
    }
    return SyntheticNifti({40, 40, 30}).voxels(values).bytes();
}

QString notesOf(const Scan& scan) {
    QString all;
    for (const std::string& note : scan.notes) {
        all += QString::fromStdString(note) + ' ';
    }
    return all;
}

}  // namespace

class ScanModalityTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void intensitiesOfCt() {
        const auto abdomen = mixture(kAbdomen, true);
        QVERIFY(looksLikeCt(abdomen));
        QVERIFY(looksLikeCt(mixture(kAbdomen, false)));  // resampled
        QVERIFY(looksLikeCt(padded(abdomen, -3024, 0.2)));
        QVERIFY(looksLikeCt(padded(abdomen, -2000, 0.2)));
        // Chest: lung fills the valley in part.
        QVERIFY(looksLikeCt(mixture({{0.35, -1000, 20}, {0.2, -830, 80}, {0.15, -100, 25}, {0.25, 45, 20}}, true)));
        // Head, without fat worth mentioning.
        QVERIFY(looksLikeCt(mixture({{0.5, -1000, 10}, {0.4, 32, 8}, {0.08, 900, 300}}, true)));
    }

    void croppedCt() {
        // Abdomen and a vertebra with bone of 200 to 1500, no air.
        QVERIFY(looksLikeCt(mixture({{0.4, -100, 20}, {0.5, 45, 18}, {0.1, 250, 120}}, true)));
        QVERIFY(looksLikeCt(mixture({{0.25, -100, 22}, {0.45, 50, 22}, {0.2, 280, 100}, {0.1, 900, 250}}, true)));
        // Noise joins fat and tissue, but there are a few voxels of air and much bone.
        auto noisy = mixture({{0.2, -90, 60}, {0.6, 40, 60}, {0.15, 250, 120}, {0.05, 800, 250}}, true);
        QVERIFY(!looksLikeCt(noisy));
        noisy[7] = -1010;
        QVERIFY(looksLikeCt(noisy));
    }

    void intensitiesOfOthers_data() {
        QTest::addColumn<QVector<float>>("voxels");
        const auto row = [](const char* name, const std::vector<float>& voxels) {
            QTest::newRow(name) << QVector<float>(voxels.begin(), voxels.end());
        };
        row("nothing", {});
        row("one value", std::vector<float>(1000, 0.0F));
        row("MR phase", uniform(-4096, 4094, true));
        row("MR phase within a mask", padded(uniform(-4096, 4094, true), 0, 0.6));
        row("MR phase in thousandths of a turn", uniform(-1000, 1000, true));
        row("field map", mixture({{0.9, 0, 40}, {0.1, 150, 60}}, false));
        row("field map, whole numbers", mixture({{0.8, 30, 90}, {0.2, 150, 80}}, true));
        row("field map, wide", mixture({{1.0, -20, 400}}, true));
        row("field map with a far voxel", [] {
            auto voxels = mixture({{0.8, 30, 70}, {0.2, 150, 80}}, true);
            voxels[5] = -1000;
            return voxels;
        }());
        row("z-scored MR", mixture({{0.5, -0.8, 0.3}, {0.5, 0.9, 0.5}}, false));
        row("z-scored MR in padding", padded(mixture({{1.0, 0, 1}}, false), -9999, 0.6));
        row("z-scored MR in padding of air's value", padded(mixture({{1.0, 0, 1}}, false), -1000, 0.6));
        row("Jacobian", mixture({{1.0, 1, 0.15}}, false));
        row("subtraction", mixture({{0.9, 0, 25}, {0.1, 200, 150}}, true));
        row("noisy subtraction", mixture({{0.85, 0, 60}, {0.15, 350, 250}}, true));
        row("subtraction that enhances", [] {
            auto voxels = mixture({{0.8, 0, 30}, {0.2, 500, 300}}, true);
            voxels[5] = -950;
            return voxels;
        }());
        row("MR", mixture({{0.4, 20, 8}, {0.6, 450, 150}}, true));
        row("MR less its mean", mixture({{0.4, -110, 20}, {0.6, 60, 20}}, false));
        row("MR resampled by splines", mixture({{0.3, 0, 12}, {0.7, 300, 120}}, true));
        row("PET in Bq/ml", mixture({{0.7, 300, 60}, {0.29, 4000, 1500}, {0.01, 40000, 5000}}, false));
        row("PET in SUV", mixture({{0.9, 0.5, 0.3}, {0.1, 4, 2}}, false));
        row("CT as grey values", uniform(0, 255, true));
        row("labels", uniform(0, 4, true));
    }
    void intensitiesOfOthers() {
        QFETCH(QVector<float>, voxels);
        QVERIFY(!looksLikeCt({voxels.begin(), voxels.end()}));
    }

    void aGuessIsNoted() {
        const TestFolder folder;
        const Scan ct = readWith(folder.write("scan.nii", fileOf(mixture(kAbdomen, true))));
        QVERIFY(ct.volume.modality() == Modality::CT);
        QVERIFY(ct.info.modalitySource == ModalitySource::Intensities);
        QCOMPARE(ct.info.modality, std::string("CT"));
        QVERIFY(notesOf(ct).contains("read as CT"));
        const Scan other = readWith(folder.write("other.nii", fileOf(uniform(-4096, 4094, true))));
        QVERIFY(other.volume.modality() == Modality::Unknown);
        QVERIFY(other.info.modality.empty());
        QVERIFY(!notesOf(other).contains("CT"));
    }

    void whatTheUserStatesCounts() {
        const TestFolder folder;
        const fs::path path = folder.write("patient_ct.nii", fileOf(mixture(kAbdomen, true)));
        for (const Modality stated : {Modality::MR, Modality::Unknown, Modality::CT}) {
            const Scan scan = readWith(path, stated);
            QVERIFY(scan.volume.modality() == stated);
            QVERIFY(scan.info.modalitySource == ModalitySource::Stated);
            QVERIFY(!notesOf(scan).contains("read as CT"));
        }
    }

    void metadataCountsBeforeIntensities() {
        const TestFolder folder;
        const std::string looksCt = fileOf(mixture(kAbdomen, true)), looksMr = fileOf(uniform(-4096, 4094, true));
        const auto is = [&](const std::string& name, const std::string& bytes, const char* letters) {
            const Scan scan = readWith(folder.write(name, bytes));
            return scan.info.modality == letters && scan.info.modalitySource == ModalitySource::Metadata &&
                   !notesOf(scan).contains("read as CT");
        };
        QVERIFY(is("sub-1_T1w.nii.gz", gzipped(looksCt), "MR"));
        QVERIFY(is("sub-1_part-phase_bold.nii", looksCt, "MR"));
        QVERIFY(is("sub-1_phasediff.nii", looksCt, "MR"));
        QVERIFY(is("sub-1_pet.nii", looksCt, "PT"));
        QVERIFY(is("Patient_CT.NII", looksMr, "CT"));
        QVERIFY(is("ct.nii", looksMr, "CT"));
        // The sidecar counts before the name.
        folder.write("a_T1w.json", R"({"Modality": "CT"})");
        QVERIFY(is("a_T1w.nii.gz", gzipped(looksMr), "CT"));
        folder.write("b.json", R"({"MagneticFieldStrength": 3})");
        QVERIFY(is("b.nii", looksCt, "MR"));
        folder.write("c.json", R"({"TracerName": "FDG"})");
        QVERIFY(is("c.nii", looksCt, "PT"));
        folder.write("d_ct.json", "{ faulty \xFF");
        QVERIFY(is("d_ct.nii", looksMr, "CT"));
        folder.write("e_ct.json", R"({"Modality": 7})");
        QVERIFY(is("e_ct.nii", looksMr, "CT"));
        // What dcm2niix and SPM leave in the header.
        SyntheticNifti file({40, 40, 30});
        QVERIFY(is("f.nii", SyntheticNifti(file).text(148, "TE=4.6;Time=101010.000").bytes(), "MR"));
        QVERIFY(is("g.nii", SyntheticNifti(file).text(148, "CT").bytes(), "CT"));
        QVERIFY(is("BraTS_0001_t1.nii", looksMr, "MR"));
        // "t1" may be a time point and "phase" one of contrast: then the intensities count.
        for (const char* name : {"patient_t1.nii", "venous_phase.nii", "patient_phase2.nii"}) {
            const Scan scan = readWith(folder.write(name, looksCt));
            QCOMPARE(scan.info.modality, std::string("CT"));
            QVERIFY(scan.info.modalitySource == ModalitySource::Intensities);
        }
        // A name that only begins so says nothing.
        QVERIFY(!is("ct_scan.nii", looksMr, "CT"));
    }

    void realScans_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("ct");
        const auto row = [](const fs::path& path, bool ct) {
            QTest::newRow(fs::relative(path, kShared).string().c_str()) << QString::fromStdString(path.string()) << ct;
        };
        for (const char* name : {"ct-abdomen/ct3mm.nii.gz", "labelled/pyradiomics_lung1/image.nii.gz",
                                 "labelled/tptbox_ct_vertebra/image.nii.gz"}) {
            row(kShared / name, true);
        }
        for (const char* name : {"mr-abdomen/mr3mm.nii.gz", "cord/t2.nii.gz", "cord/t2s.nii.gz",
                                 "lesion/brain1_image.nrrd", "lesion/brain2_image.nrrd",
                                 "reports/44-nifti-headers/mr_negative.nii", "labelled/la2018_0RZDK2/image.nii.gz",
                                 "labelled/acdc_p001_ED/image.nii.gz", "labelled/fetal_sta29/image.nii.gz",
                                 "labelled/mouse_fvb_1/image.nii.gz", "labelled/ms_ljubljana_26/image.nii.gz",
                                 "labelled/confocal_ovule/image.nii.gz", "labelled/pyradiomics_breast1/image.nii.gz"}) {
            row(kShared / name, false);
        }
        for (const char* patient : {"STS_001", "STS_002", "STS_003"}) {
            row(kShared / "sts" / patient / "CT_image.nii.gz", true);
            row(kShared / "sts" / patient / "MR_T1_image.nii.gz", false);
        }
        for (const char* patient : {"0003", "0004", "0005", "0006"}) {
            for (const char* name : {"Flair", "T1c"}) {
                row(kShared / "brats" / ("brats_2013_pat" + std::string(patient) + "_1") /
                        (std::string(name) + "_subtrMeanDivStd.nii.gz"),
                    false);
            }
        }
    }
    void realScans() {
        QFETCH(QString, path);
        QFETCH(bool, ct);
        if (!fs::exists(path.toStdString())) {
            QSKIP("this file of ../shared/data is not here");
        }
        JobControl control;
        const Scan scan = readScan(path.toStdString(), control);
        QCOMPARE(looksLikeCt(scan.volume.voxels()), ct);
    }
};

QTEST_GUILESS_MAIN(ScanModalityTest)
#include "ScanModalityTest.moc"
