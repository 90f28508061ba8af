// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/RandomStream.h"
#include "core/io/DicomSeries.h"
#include "core/io/VolumeReader.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>

using namespace exemplar;
namespace fs = std::filesystem;

namespace {

const fs::path kShared = fs::path(EXEMPLAR_SHARED_DATA);

/// Reads and says whether that was refused; anything but an Error ends the test program.
bool refused(const fs::path& path) {
    JobControl control;
    try {
        readScan(path, control);
        return false;
    } catch (const Error&) {
        return true;
    }
}

}  // namespace

class DamagedFilesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copies_data() {
        QTest::addColumn<QString>("path");
        for (const char* name :
             {"edge/minimal.nii.gz", "edge/low_res.nii.gz", "edge/mha.mha", "lesion/brain1_label.nrrd", "edge/ras.hdr",
              "dicom/pydicom/CT_small.dcm", "dicom/pydicom/JPEG2000.dcm", "dicom/pydicom/MR_small_RLE.dcm",
              "dicom/pydicom/JPGExtended.dcm", "dicom/pydicom/MR_small_jpeg_ls_lossless.dcm",
              "dicom/pydicom/no_meta.dcm", "dicom/dcmqi_segmentations/23x38x3/multiframe/mf.dcm"}) {
            QTest::newRow(name) << QString::fromStdString((kShared / name).string());
        }
    }

    /// Truncated and bit-flipped copies give an error or a scan, never a crash.
    void copies() {
        QFETCH(QString, path);
        if (!QFileInfo::exists(path)) {
            QSKIP("this file of ../shared/data is not here");
        }
        const std::string whole = readFile(path.toStdString());
        const QTemporaryDir folder;
        const fs::path copy = fs::path(folder.path().toStdString()) / fs::path(path.toStdString()).filename();
        RandomStream random(11);
        for (int i = 0; i < 24; ++i) {
            const bool header = i % 2 == 0;
            const std::size_t at = random.index(header ? std::min<std::size_t>(whole.size(), 400) : whole.size());
            AtomicFile::write(copy, whole.substr(0, at));
            refused(copy);
            std::string flipped = whole;
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << random.index(8)));
            AtomicFile::write(copy, flipped);
            refused(copy);
        }
        AtomicFile::write(copy, whole.substr(0, whole.size() / 2));
        if (!path.endsWith(".hdr") && !path.endsWith(".dcm")) {
            QVERIFY(refused(copy));
        }
    }

    /// DICOM that ends within its pixels or its header.
    void cutDicom() {
        const fs::path source = kShared / "dicom" / "pydicom" / "JPEG2000.dcm";
        if (!fs::exists(source)) {
            QSKIP("this file of ../shared/data is not here");
        }
        const std::string whole = readFile(source);
        const QTemporaryDir folder;
        const fs::path copy = fs::path(folder.path().toStdString()) / "cut.dcm";
        for (const std::size_t at : {std::size_t(140), std::size_t(200), std::size_t(300), whole.size() / 2}) {
            AtomicFile::write(copy, whole.substr(0, at));
            QVERIFY2(refused(copy), qPrintable(QString::number(at)));
        }
    }

    void textsAndEmptyFilesAreRefused() {
        const QTemporaryDir folder;
        for (const char* name : {"a.nii", "a.nii.gz", "a.nrrd", "a.mha", "a.dcm", "a.txt"}) {
            const fs::path path = fs::path(folder.path().toStdString()) / name;
            for (const char* text : {"", "hello",
                                     "This is a text file, not a scan, and it is long enough to be taken for a header "
                                     "by a careless reader."}) {
                AtomicFile::write(path, text);
                QVERIFY2(refused(path), name);
            }
        }
        QVERIFY(refused("/nowhere/scan.nii"));
        QVERIFY(refused(folder.path().toStdString()));  // a folder without DICOM
    }

    /// A header that promises 32 GB in a small file must not cost 32 GB.
    void hugePromisesAreRefused() {
        std::string header(352, '\0');
        const std::int32_t size = 348;
        const std::int16_t dims[8] = {3, 4000, 4000, 1000, 1, 1, 1, 1}, type[2] = {4, 16};
        const float pixdim[8] = {1, 1, 1, 1, 0, 0, 0, 0}, offset = 352;
        std::memcpy(header.data(), &size, 4);
        std::memcpy(header.data() + 40, dims, 16);
        std::memcpy(header.data() + 70, type, 4);
        std::memcpy(header.data() + 76, pixdim, 32);
        std::memcpy(header.data() + 108, &offset, 4);
        std::memcpy(header.data() + 344, "n+1", 4);
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "huge.nii";
        AtomicFile::write(path, header + std::string(1000, '\0'));
        QVERIFY(refused(path));
        AtomicFile::write(fs::path(folder.path().toStdString()) / "huge.mha",
                          "ObjectType = Image\nNDims = 3\nDimSize = 4000 4000 1000\nElementType = "
                          "MET_SHORT\nElementDataFile = LOCAL\n0000");
        QVERIFY(refused(fs::path(folder.path().toStdString()) / "huge.mha"));
    }

    void seriesAreToldApart() {
        const fs::path folder = kShared / "dicom" / "pydicom" / "dicomdirtests" / "98892003";
        if (!fs::exists(folder)) {
            QSKIP("../shared/data is not here");
        }
        JobControl control;
        QVERIFY(listSeries(folder, control).size() > 1);
        try {
            readScan(folder, control);
            QFAIL("no error");
        } catch (const Error& problem) {
            QCOMPARE(problem.code(), ErrorCode::SeriesAmbiguous);
            QVERIFY(std::string(problem.what()).find("--series") != std::string::npos);
        }
    }

    void aMissingSliceIsNamed() {
        const fs::path source = kShared / "ct-abdomen" / "ct2mm_dicom";
        if (!fs::exists(source)) {
            QSKIP("../shared/data is not here");
        }
        JobControl control;
        const auto series = listSeries(source, control);
        QCOMPARE(series.size(), std::size_t(1));
        const Scan scan = readScan(source, control);
        QCOMPARE(scan.volume.geometry().dims(), (Index3{512, 512, 20}));
        QCOMPARE(scan.volume.geometry().orientation(), std::string("LPS"));
        const QTemporaryDir folder;
        for (const fs::path& file : series[0].files) {
            if (file != series[0].files[7]) {
                fs::copy(file, fs::path(folder.path().toStdString()) / file.filename());
            }
        }
        try {
            readScan(folder.path().toStdString(), control);
            QFAIL("no error");
        } catch (const Error& problem) {
            QCOMPARE(problem.code(), ErrorCode::SeriesIncomplete);
            QVERIFY(std::string(problem.what()).find("gap") != std::string::npos);
        }
    }

    /// Many frames in one file lie where single files of the same slices lie, and times at one place are volumes.
    void framesAreSlicesAndVolumes() {
        const fs::path folder = kShared / "dicom";
        if (!fs::exists(folder)) {
            QSKIP("../shared/data is not here");
        }
        JobControl control;
        const Scan frames = readScan(folder / "dcmqi_segmentations" / "23x38x3" / "multiframe", control);
        const Scan files = readScan(folder / "dcmqi_segmentations" / "23x38x3" / "image", control);
        QVERIFY(frames.volume.geometry().sameGrid(files.volume.geometry()));
        QVERIFY(frames.volume.voxels() == files.volume.voxels());
        const fs::path fieldMap = folder / "enhanced_multiframe" / "Philips" / "IM_0027_fMAP.dcm";
        const Scan first = readScan(fieldMap, control), second = readScan(fieldMap, control, {"", 1});
        QCOMPARE(first.info.volumes, 2);
        QCOMPARE(first.volume.geometry().dims(), (Index3{64, 64, 32}));
        QVERIFY(std::abs(first.volume.geometry().origin()[2] + 38.354590835260) < 1e-9);
        QVERIFY(first.volume.voxels() != second.volume.voxels());
    }

    /// One picture in eight encodings; values as pydicom gives them.
    void everyEncodingGivesTheSameValues() {
        const fs::path folder = kShared / "dicom" / "pydicom";
        if (!fs::exists(folder)) {
            QSKIP("../shared/data is not here");
        }
        JobControl control;
        const auto plain = readScan(folder / "MR_small.dcm", control).volume.voxels();
        for (const char* name :
             {"MR_small_RLE.dcm", "MR_small_bigendian.dcm", "MR_small_expb.dcm", "MR_small_implicit.dcm",
              "MR_small_jp2klossless.dcm", "MR_small_jpeg_ls_lossless.dcm", "MR_small_padded.dcm"}) {
            QVERIFY2(readScan(folder / name, control).volume.voxels() == plain, name);
        }
        const auto ct = readScan(folder / "CT_small.dcm", control).volume.voxels();
        QCOMPARE(ct.size(), std::size_t(128 * 128));
        QCOMPARE(ct[0], -849.0F);
        QCOMPARE(ct[64 * 128 + 64], 904.0F);
        QCOMPARE(plain[10 * 64 + 20], 316.0F);
    }

    /// The label map is stored LAS, its series reads LPS: they must meet.
    void labelsMeetTheirSeries() {
        const fs::path source = kShared / "ct-abdomen";
        if (!fs::exists(source)) {
            QSKIP("../shared/data is not here");
        }
        JobControl control;
        const Scan scan = readScan(source / "ct2mm_dicom", control);
        const LabelMap labels =
            conformTo(readLabelMap(source / "ct2mm_organs.nii.gz", control), scan.volume.geometry(), "organs");
        double liver = 0, count = 0;
        for (std::size_t i = 0; i < labels.labels().size(); ++i) {
            if (labels.labels()[i] == 6) {
                liver += scan.volume.voxels()[i];
                ++count;
            }
        }
        QVERIFY2(count > 1000 && liver / count > 20 && liver / count < 200,
                 qPrintable(QString::number(liver / count)));  // liver, in HU
    }

    void oddKindsAreSaid() {
        if (!fs::exists(kShared / "edge")) {
            QSKIP("../shared/data is not here");
        }
        JobControl control;
        QVERIFY(refused(kShared / "edge" / "complex.nii.gz"));
        QVERIFY(!readScan(kShared / "edge" / "tensor_rgb.nii.gz", control)
                     .notes.empty());  // several values a voxel: the first, and said
        const Scan several = readScan(kShared / "edge" / "img4d_11f.nii.gz", control);
        QVERIFY(several.info.volumes > 1 && !several.notes.empty());
        QVERIFY_EXCEPTION_THROWN(readScan(kShared / "edge" / "img4d_11f.nii.gz", control, {"", 9999}), Error);
        QVERIFY(readScan(kShared / "edge" / "shear.nii.gz", control).volume.geometry().oblique());
    }

    void cancelledReadingStops() {
        if (!fs::exists(kShared / "edge")) {
            QSKIP("../shared/data is not here");
        }
        JobControl control;
        control.cancel();
        QVERIFY_EXCEPTION_THROWN(readScan(kShared / "edge" / "low_res.nii.gz", control), Error);
        QVERIFY_EXCEPTION_THROWN(readScan(kShared / "ct-abdomen" / "ct2mm_dicom", control), Error);
    }
};

QTEST_GUILESS_MAIN(DamagedFilesTest)
#include "DamagedFilesTest.moc"
