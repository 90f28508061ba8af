// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/io/DicomSeries.h"
#include "core/io/LabelFile.h"
#include "core/io/VolumeReader.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>

using namespace exemplar;
namespace fs = std::filesystem;

namespace {

const fs::path kReports = fs::path(EXEMPLAR_SHARED_DATA) / "reports";
constexpr double kMillimetres = 1e-4;

/// What a scan of a report has to be. Fields that are not set are not compared.
struct Wanted {
    Index3 dims{0, 0, 0};
    Vector3 spacing{0, 0, 0};          ///< mm
    std::optional<double> mean{};      ///< of all voxels, as pydicom or nibabel reads them
    const char* note = nullptr;        ///< part of one of the notes, any case
    std::vector<const char*> error{};  ///< the file is refused, with these parts in the sentence
};

QString lower(const std::string& text) { return QString::fromStdString(text).toLower(); }

double meanOf(const Volume& volume) {
    return std::accumulate(volume.voxels().begin(), volume.voxels().end(), 0.0) /
           static_cast<double>(volume.voxels().size());
}

void compareGeometry(const Geometry& geometry, const Wanted& wanted) {
    if (wanted.dims[0] > 0) {
        QCOMPARE(geometry.dims(), wanted.dims);
    }
    for (std::size_t axis = 0; axis < 3; ++axis) {
        if (wanted.spacing[axis] > 0.0) {
            QVERIFY2(std::abs(geometry.spacing()[axis] - wanted.spacing[axis]) < kMillimetres * wanted.spacing[axis],
                     qPrintable(QString::number(geometry.spacing()[axis])));
        }
    }
}

void compareNotes(const std::vector<std::string>& notes, const char* wanted) {
    if (wanted == nullptr) {
        return;
    }
    QStringList all;
    for (const std::string& note : notes) {
        all << lower(note);
    }
    QVERIFY2(all.join('\n').contains(wanted), qPrintable(all.join('\n')));
}

/// Runs `read` and compares the sentence that it refuses the file with.
void compareError(const std::function<void()>& read, const std::vector<const char*>& parts) {
    try {
        read();
    } catch (const Error& problem) {
        for (const char* part : parts) {
            QVERIFY2(lower(problem.what()).contains(part), problem.what());
        }
        return;
    }
    QFAIL("the file was read");
}

void compareScan(const fs::path& path, const Wanted& wanted, const ReadOptions& options = {}) {
    JobControl control;
    if (!wanted.error.empty()) {
        compareError([&] { readScan(path, control, options); }, wanted.error);
        return;
    }
    const Scan scan = readScan(path, control, options);
    compareGeometry(scan.volume.geometry(), wanted);
    compareNotes(scan.notes, wanted.note);
    if (wanted.mean) {
        QVERIFY2(std::abs(meanOf(scan.volume) - *wanted.mean) < 0.01, qPrintable(QString::number(meanOf(scan.volume))));
    }
}

/// As compareScan(), for a file that is read as labels.
void compareLabels(const fs::path& path, const Wanted& wanted, const std::vector<std::uint16_t>& present = {}) {
    JobControl control;
    std::vector<std::string> notes;
    if (!wanted.error.empty()) {
        compareError([&] { readLabelMap(path, control); }, wanted.error);
        return;
    }
    const LabelMap labels = readLabelMap(path, control, std::nullopt, &notes);
    compareGeometry(labels.geometry(), wanted);
    compareNotes(notes, wanted.note);
    if (!present.empty()) {
        QVERIFY(labels.present() == present);
    }
}

void compareName(const LabelTable& table, std::uint16_t label, const char* name) {
    const LabelEntry* entry = table.find(label);
    QVERIFY2(entry != nullptr, name);
    QCOMPARE(QString::fromStdString(entry->name), QString::fromUtf8(name));
}

/// The series below a folder, each of which must open by its id with the size that the list promises.
std::vector<DicomSeries> seriesThatOpen(const fs::path& folder) {
    JobControl control;
    auto series = listSeries(folder, control);
    for (const DicomSeries& one : series) {
        ReadOptions options;
        options.series = one.id;
        const Scan scan = readScan(folder, control, options);
        if (scan.volume.geometry().dims() != Index3{one.columns, one.rows, one.slices}) {
            throw Error(ErrorCode::Internal, "another series than " + one.id + " was opened");
        }
    }
    std::sort(series.begin(), series.end(),
              [](const DicomSeries& a, const DicomSeries& b) { return a.slices < b.slices; });
    return series;
}

}  // namespace

/// Walks through the inputs of public bug reports in ../shared/data/reports: one function per folder. A folder without
/// a function fails the test.
class ReportsTest final : public QObject {
    Q_OBJECT

private:
    static bool absent() { return !fs::exists(kReports); }

private Q_SLOTS:
    void init() {
        if (absent()) {
            QSKIP("../shared/data/reports is not here");
        }
    }

    void everyFolderHasItsTest() {
        const QStringList folders = QDir(QString::fromStdString(kReports.string()))
                                        .entryList({"[0-9]*"}, QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        QVERIFY(!folders.isEmpty());
        for (const QString& folder : folders) {
            const QByteArray name = "report" + folder.left(2).toUtf8();
            bool found = false;
            for (int i = 0; i < metaObject()->methodCount(); ++i) {
                found = found || metaObject()->method(i).name().startsWith(name);
            }
            QVERIFY2(found, qPrintable(folder));
        }
    }

    void report01UnitSform() {
        const fs::path folder = kReports / "01-sform-unit-qform-right";
        compareScan(folder / "acdc_like.nii.gz", {{80, 80, 10}, {1.31579, 1.31579, 10.0}, {}, "sform"});
        compareLabels(folder / "acdc_like_seg.nii.gz", {{80, 80, 10}, {1.31579, 1.31579, 10.0}, {}, "sform"}, {1});
    }

    void report02ScaledLabels() {
        const fs::path folder = kReports / "02-labels-float-scaled";
        compareLabels(folder / "liver_uint8_scaled.nii.gz", {{122, 101, 112}, {3, 3, 3}, {}, "round"}, {1});
        compareLabels(folder / "organs_uint16_scaled.nii.gz", {{122, 101, 112}, {3, 3, 3}, {}, "round"});
        compareLabels(folder / "liver_prob.nii.gz", {{}, {}, {}, nullptr, {"liver_prob.nii.gz", "not a label map"}});
    }

    void report04CroppedSegmentation() {
        const fs::path folder = kReports / "04-seg-nrrd-cropped";
        JobControl control;
        const Scan scan = readScan(folder / "CTChest4.nrrd", control);
        for (const char* name : {"Segmentation.seg.nrrd", "cropped.seg.nrrd"}) {
            const LabelMap own = readLabelMap(folder / name, control);
            const LabelMap placed = conformTo(own, scan.volume.geometry(), name);
            QCOMPARE(placed.geometry().dims(), scan.volume.geometry().dims());
            const auto labelled = [](const LabelMap& map) {
                return std::count_if(map.labels().begin(), map.labels().end(), [](auto label) { return label != 0; });
            };
            QCOMPARE(labelled(placed), labelled(own));
            QVERIFY(labelled(own) > 0);
        }
        bool ribs = false;
        const LabelTable names = labelTableBeside(folder / "Segmentation.seg.nrrd");
        for (const LabelEntry& entry : names.entries()) {
            ribs = ribs || entry.name == "ribs";
        }
        QVERIFY(ribs);
    }

    void report05OverlappingSegments() {
        const fs::path path = kReports / "05-seg-nrrd-overlapping" / "SegmentationOverlapping.seg.nrrd";
        compareScan(path, {{}, {}, {}, nullptr, {"overlapping segments", "slicer"}});
        compareLabels(path, {{}, {}, {}, nullptr, {"overlapping segments", "slicer"}});
    }

    void report06NrrdUnits() {
        compareScan(kReports / "06-nrrd-units-micron" / "micron.nrrd",
                    {{40, 36, 20}, {0.00038, 0.00038, 0.00038}, {}, "micro"});
    }

    void report07NiftiUnits() {
        const fs::path folder = kReports / "07-nifti-units";
        for (const char* name : {"mm.nii.gz", "metre.nii.gz"}) {
            compareScan(folder / name, {{64, 64, 16}, {3, 3, 3}});
        }
        for (const char* name : {"mm_seg.nii.gz", "metre_seg.nii.gz"}) {
            compareLabels(folder / name, {{64, 64, 16}, {3, 3, 3}}, {1});
        }
        JobControl control;
        QVERIFY(readScan(folder / "mm.nii.gz", control)
                    .volume.geometry()
                    .sameGrid(readScan(folder / "metre.nii.gz", control).volume.geometry()));
    }

    void report08OrientationJitter() {
        compareScan(kReports / "08-iop-jitter" / "series", {{128, 128, 24}, {1.5, 1.5, 3.0}, 126.9357});
    }

    void report10VariableIncrement() {
        const fs::path folder = kReports / "10-variable-increment" / "series";
        compareScan(folder, {{}, {}, {}, nullptr, {"2.5", "7.5", "--allow-gaps"}});
        JobControl control;
        try {
            readScan(folder, control);
        } catch (const Error& problem) {
            QVERIFY2(!lower(problem.what()).contains("complete"), problem.what());
        }
        ReadOptions options;
        options.allowGaps = true;
        compareScan(folder, {{128, 128, 48}, {1.5, 1.5, 2.5}, {}, "computed"}, options);
        const Scan scan = readScan(folder, control, options);
        QCOMPARE(scan.madeUpSlices.size(), std::size_t(24));
        QCOMPARE(scan.madeUpSlices.front(), 12);  // 27.5 mm is stored, 30 and 32.5 mm are not
        QCOMPARE(scan.madeUpSlices.back(), 46);
    }

    void report12Duplicates() {
        const fs::path folder = kReports / "12-duplicates";
        for (const char* name : {"some_copied", "same_place_other_uid_same_pixels"}) {
            compareScan(folder / name, {{128, 128, 24}, {1.5, 1.5, 3.0}, 126.9357});
        }
    }

    void report13GzipByContent() {
        const fs::path folder = kReports / "13-gz-and-names";
        compareScan(folder / "Mixed.Nii.Gz", {});
        compareScan(folder / "gz_named_plain.nii", {});
    }

    void report17MicroCt() {
        compareScan(kReports / "17-microct-dicom" / "spacing_9um", {{128, 128, 24}, {0.009, 0.009, 0.009}, 126.9357});
    }

    void report28LabelValues() {
        const fs::path folder = kReports / "28-label-values";
        compareLabels(folder / "allen_id_uint32.nii.gz", {{}, {}, {}, nullptr, {"614454277", "65535"}});
        JobControl control;
        std::vector<std::string> notes;
        const LabelMap channels = readLabelMap(folder / "four_d_one_hot_uint8.nii.gz", control, std::nullopt, &notes);
        QCOMPARE(channels.geometry().dims(), (Index3{122, 101, 112}));
        QVERIFY(channels.present() == (std::vector<std::uint16_t>{1, 2, 3}));  // channel 0 is the background
        compareNotes(notes, "volume 0 as the background");
    }

    void report31Phases() {
        const auto series = seriesThatOpen(kReports / "31-multiphase" / "unequal");
        QCOMPARE(series.size(), std::size_t(2));
        QCOMPARE(series[0].slices, 12);
        QCOMPARE(series[1].slices, 24);
        QVERIFY(series[0].id != series[1].id);
    }

    void report35Stacks() {
        const auto series = seriesThatOpen(kReports / "35-multi-stack" / "series");
        QCOMPARE(series.size(), std::size_t(3));
        QCOMPARE(series[0].slices + series[1].slices + series[2].slices, 16);
        JobControl control;
        ReadOptions options;
        options.series = series[0].uid;  // names all three
        try {
            readScan(kReports / "35-multi-stack" / "series", control, options);
            QFAIL("one of three stacks was opened");
        } catch (const Error& problem) {
            QCOMPARE(problem.code(), ErrorCode::SeriesAmbiguous);
        }
    }

    void report37UnknownRepresentation() {
        for (const char* name : {"series", "rescale_only"}) {
            compareScan(kReports / "37-vr-un" / name, {{128, 128, 24}, {1.5, 1.5, 3.0}, 26.9357});
        }
    }

    void report38Characters() {
        JobControl control;
        const fs::path folder = kReports / "38-charset";
        const auto series = listSeries(folder / "latin1", control);
        QCOMPARE(series.size(), std::size_t(1));
        QVERIFY(QString::fromStdString(series[0].description).startsWith(QStringLiteral("Schädel längs")));
        const std::string text = readScan(folder / "descrip_latin1.nii.gz", control).info.description;
        QCOMPARE(QString::fromStdString(text).toStdString(), text);  // valid UTF-8 comes back as it was
        QVERIFY(!QString::fromStdString(text).contains(QChar::ReplacementCharacter));
    }

    void report39Monochrome1() {
        compareScan(kReports / "39-pixel-layouts" / "monochrome1",
                    {{128, 128, 24}, {1.5, 1.5, 3.0}, {}, "monochrome1"});
    }

    void report42IdenticalPositions() {
        compareScan(kReports / "42-identical-positions" / "series",
                    {{128, 128, 24}, {1.5, 1.5, 3.0}, 126.9357, "one place"});
    }

    void report44NiftiHeaders() {
        const fs::path folder = kReports / "44-nifti-headers";
        JobControl control;
        QVERIFY(readScan(folder / "mr_negative.nii", control).volume.modality() != Modality::CT);
        const Scan plain = readScan(folder / "plain.nii", control);
        const Scan negative = readScan(folder / "pixdim_negative_qform.nii", control);
        QVERIFY(negative.volume.geometry().sameGrid(plain.volume.geometry()));
        QVERIFY(negative.volume.voxels() == plain.volume.voxels());
        compareScan(folder / "x.dscalar.nii", {{}, {}, {}, nullptr, {"cifti"}});
    }

    void report45DetachedData() {
        const fs::path folder = kReports / "45-detached-data";
        JobControl control;
        const Scan whole = readScan(folder / "corrupt" / "good.mha", control);
        for (const char* name : {"lists/scan_list.mhd", "lists/scan_list.nhdr", "lists/scan_pattern.mhd",
                                 "lists/scan_pattern.nhdr", "sub/scan.nhdr"}) {
            const Scan scan = readScan(folder / name, control);
            QVERIFY2(scan.volume.geometry().sameGrid(whole.volume.geometry()), name);
            QVERIFY2(scan.volume.voxels() == whole.volume.voxels(), name);
        }
        for (const char* name : {"corrupt/half_no_size.mha", "cut/half.mhd", "cut/labels.mhd"}) {
            compareScan(folder / name, {{}, {}, {}, nullptr, {fs::path(name).filename().c_str()}});
            compareLabels(folder / name, {{}, {}, {}, nullptr, {fs::path(name).filename().c_str()}});
        }
    }

    /// What the commands do with these is in CliTest.
    void report47Workflow() {
        const fs::path folder = kReports / "47-workflow";
        compareLabels(folder / "names.nii.gz", {{117, 91, 20}, {3, 3, 3}});
        compareName(labelTableBeside(folder / "names.nii.gz"), 3, "Liver");
    }

    void report48TransferSyntaxes() {
        const fs::path folder = kReports / "48-transfer-syntaxes";
        compareScan(folder / "htj2k_marked_mono.dcm", {{}, {}, {}, nullptr, {"htj2k"}});
        compareScan(folder / "j2k_part2.dcm", {{}, {}, {}, nullptr, {"jpeg 2000 part 2"}});
        compareScan(folder / "mpeg2.dcm", {{}, {}, {}, nullptr, {"mpeg-2"}});
        compareScan(folder / "private.dcm", {{}, {}, {}, nullptr, {"unknown transfer syntax 1.2.3.4.5"}});
    }

    void report50NumbersRestart() {
        const fs::path folder = kReports / "50-instance-numbers-restart" / "series";
        JobControl control;
        const auto series = listSeries(folder, control);
        QCOMPARE(series.size(), std::size_t(1));
        QCOMPARE(series[0].volumes, 3);
        const double means[]{126.9357, 63.3755, 42.1905};
        for (int volume = 0; volume < 3; ++volume) {
            ReadOptions options;
            options.frame = volume;
            compareScan(folder, {{128, 128, 24}, {1.5, 1.5, 3.0}, means[volume]}, options);
        }
    }

    void report51NegativeSpacing() {
        compareScan(kReports / "51-negative-spacing-between-slices" / "nm_negative.dcm",
                    {{128, 128, 24}, {1.5, 1.5, 5.0}});
    }

    void report52LabelFiles() {
        const fs::path folder = kReports / "52-label-files";
        compareName(readLabelTable(folder / "bom.txt"), 6, "Leber");
        compareName(readLabelTable(folder / "latin1.label.txt"), 1, "Milz (groß)");
        compareName(readLabelTable(folder / "bids_dseg.tsv"), 6, "Liver");
        compareName(readLabelTable(folder / "nnunet_dataset.json"), 6, "liver");
        const LabelTable inside = labelTableBeside(folder / "ts.nii.gz");
        QVERIFY(!inside.entries().empty());
        compareName(inside, 1, "spleen");
    }

    void report53LeftAnteriorSuperior() {
        JobControl control;
        const Geometry geometry = readScan(kReports / "53-nrrd-las" / "space_las.nrrd", control).volume.geometry();
        QCOMPARE(geometry.orientation(), std::string("LAS"));
        QCOMPARE(geometry.origin(), (Vector3{-10, 20, -30}));
        QCOMPARE(geometry.matrix()[1][1], -3.0);
        QCOMPARE(geometry.matrix()[0][0], 3.0);
    }

    void report55NoSeriesUid() {
        const auto series = seriesThatOpen(kReports / "55-no-series-uid" / "two");
        QCOMPARE(series.size(), std::size_t(2));
        QVERIFY(series[0].columns != series[1].columns);
    }

    void report56RoundedPositions() {
        compareScan(kReports / "56-positions-rounded" / "rounded_0.625",
                    {{128, 128, 24}, {0.5, 0.5, 14.4 / 23.0}, 126.9357});
    }
};

QTEST_GUILESS_MAIN(ReportsTest)
#include "ReportsTest.moc"
