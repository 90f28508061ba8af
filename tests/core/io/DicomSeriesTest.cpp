// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/io/DicomSeries.h"
#include "tests/support/SyntheticDicom.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace exemplar;
using namespace exemplar::test;
namespace fs = std::filesystem;

namespace {

/// A folder that is gone when the test is.
class Folder {
public:
    fs::path path() const { return m_folder.path().toStdString(); }
    fs::path file(int number) const { return path() / ("f" + std::to_string(1000 + number)); }

private:
    QTemporaryDir m_folder;
};

Slice sliceAt(double z, int instance) {
    Slice slice;
    slice.position[2] = z;
    slice.instance = instance;
    slice.level = instance;
    return slice;
}

/// Slices at some places along z; the first is numbered 1.
void writeAt(const Folder& folder, const std::vector<double>& places) {
    for (std::size_t k = 0; k < places.size(); ++k) {
        writeSlice(folder.file(static_cast<int>(k)), sliceAt(places[k], static_cast<int>(k) + 1));
    }
}

std::vector<double> steps(int count, double step) {
    std::vector<double> places;
    for (int k = 0; k < count; ++k) {
        places.push_back(step * k);
    }
    return places;
}

Scan read(const fs::path& path, const ReadOptions& options = {}) {
    JobControl control;
    return readScan(path, control, options);
}

std::vector<DicomSeries> list(const fs::path& path) {
    JobControl control;
    return listSeries(path, control);
}

float levelOf(const Scan& scan, int slice) { return std::floor(scan.volume.at({0, 0, slice}) / 100.0F); }

bool holds(const std::vector<std::string>& sentences, const std::string& part) {
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](const std::string& one) { return one.find(part) != std::string::npos; });
}

/// Code and sentence of the refusal.
std::pair<ErrorCode, std::string> refusal(const fs::path& path, const ReadOptions& options = {}) {
    try {
        read(path, options);
    } catch (const Error& problem) {
        return {problem.code(), problem.what()};
    }
    return {ErrorCode::Internal, "not refused"};
}

ReadOptions withGaps() {
    ReadOptions options;
    options.allowGaps = true;
    return options;
}

ReadOptions choosing(const std::string& series, int frame = 0) {
    ReadOptions options;
    options.series = series;
    options.frame = frame;
    return options;
}

}  // namespace

class DicomSeriesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jitterOfDirectionIsOneSeries_data() {
        QTest::addColumn<double>("jitter");
        for (const double jitter : {1e-9, 1e-6, 1e-4}) {
            for (const double base : {0.0, 0.01, 0.05, 0.1213}) {
                QTest::addRow("%g around %g", jitter, base) << jitter;
            }
        }
    }

    void jitterOfDirectionIsOneSeries() {
        QFETCH(double, jitter);
        const double base = QString(QTest::currentDataTag()).section(' ', -1).toDouble();
        const Folder folder;
        for (int k = 0; k < 6; ++k) {
            Slice slice = sliceAt(3.0 * k, k + 1);
            slice.orientation = {
                std::sqrt(1 - base * base), base + (k % 2 ? jitter : -jitter), 0, -base, std::sqrt(1 - base * base), 0};
            writeSlice(folder.file(k), slice);
        }
        const Scan scan = read(folder.path());
        QCOMPARE(scan.volume.geometry().dims(), (Index3{8, 6, 6}));
        QVERIFY(std::abs(scan.volume.geometry().spacing()[2] - 3.0) < 1e-4);
    }

    void slicesMayBeMicrometresApart_data() {
        QTest::addColumn<double>("step");
        for (const double step : {0.0005, 0.002, 0.006, 0.009, 0.0098, 0.012, 0.5}) {
            QTest::addRow("%g mm", step) << step;
        }
    }

    void slicesMayBeMicrometresApart() {
        QFETCH(double, step);
        const Folder folder;
        for (int k = 0; k < 24; ++k) {
            Slice slice = sliceAt(step * k, k + 1);
            slice.pixel = slice.thickness = step;
            writeSlice(folder.file(k), slice);
        }
        const Scan scan = read(folder.path());
        QCOMPARE(scan.volume.geometry().dims(), (Index3{8, 6, 24}));
        QVERIFY(std::abs(scan.volume.geometry().spacing()[2] - step) < 1e-6 * step);
    }

    /// Three directions under one UID: each has an id of its own and can be opened by it.
    void everyStackCanBeOpened() {
        const Folder folder;
        const std::vector<std::array<double, 6>> directions{
            {1, 0, 0, 0, 1, 0}, {1, 0, 0, 0, 0, -1}, {0, 1, 0, 0, 0, -1}, {1, 0, 0, 0, 0.9781476, 0.2079117}};
        int number = 0;
        for (std::size_t d = 0; d < directions.size(); ++d) {
            for (std::size_t k = 0; k < 3 + d; ++k) {
                Slice slice = sliceAt(0, ++number);
                const auto& o = slice.orientation = directions[d];
                const Vector3 normal{o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5], o[0] * o[4] - o[1] * o[3]};
                for (std::size_t i = 0; i < 3; ++i) {
                    slice.position[i] = 4.0 * static_cast<double>(k) * normal[i];
                }
                writeSlice(folder.file(number), slice);
            }
        }
        const auto all = list(folder.path());
        QCOMPARE(all.size(), directions.size());
        std::set<std::string> ids, descriptions;
        for (const DicomSeries& one : all) {
            ids.insert(one.id);
            descriptions.insert(one.description);
            QCOMPARE(one.uid, std::string("1.2.3.1"));
            const Scan scan = read(folder.path(), choosing(one.id));
            QCOMPARE(scan.volume.geometry().dims()[2], one.slices);
            QCOMPARE(scan.info.series, one.id);
            QCOMPARE(scan.info.seriesUid, one.uid);
        }
        QCOMPARE(ids.size(), all.size());
        QCOMPARE(descriptions.size(), all.size());
        QVERIFY(ids.contains("1.2.3.1@coronal-8x6"));
        for (const auto& [code, sentence] : {refusal(folder.path()), refusal(folder.path(), choosing("1.2.3.1"))}) {
            QCOMPARE(code, ErrorCode::SeriesAmbiguous);
            QVERIFY(sentence.find("1.2.3.1@coronal-8x6") != std::string::npos);
        }
        // Another series beside it changes nothing.
        Slice other = sliceAt(0, 1);
        other.seriesUid = "1.2.3.2";
        writeSlice(folder.file(99), other);
        QVERIFY(ids.contains(read(folder.path(), choosing("1.2.3.1@coronal-8x6")).info.series));
        QCOMPARE(read(folder.path(), choosing("1.2.3.2")).info.series, std::string("1.2.3.2"));
    }

    void seriesWithoutUidAreToldApart() {
        const Folder folder;
        for (int k = 0; k < 5; ++k) {
            Slice slice = sliceAt(3.0 * k, k + 1);
            slice.seriesUid.clear();
            writeSlice(folder.file(k), slice);
            slice.seriesNumber = 2;
            writeSlice(folder.file(10 + k), slice);
            slice.columns = 4;  // same number, another size
            writeSlice(folder.file(20 + k), slice);
        }
        const auto all = list(folder.path());
        QCOMPARE(all.size(), std::size_t(3));
        for (const DicomSeries& one : all) {
            QVERIFY(!one.id.empty());
            const Scan scan = read(folder.path(), choosing(one.id));
            QCOMPARE(scan.volume.geometry().dims(), (Index3{one.columns, 6, 5}));
        }
    }

    void volumesAreToldApart_data() {
        QTest::addColumn<quint32>("tag");
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* what, const DcmTagKey& tag, const QStringList& values, const char* name) {
            QTest::newRow(what) << (quint32(tag.getGroup()) << 16 | tag.getElement()) << values << name;
        };
        row("temporal", DCM_TemporalPositionIdentifier, {"1", "2", "3"}, "temporal position 2");
        row("temporal index", DCM_TemporalPositionIndex, {"1", "2", "3"}, "temporal position 2");
        row("acquisition", DCM_AcquisitionNumber, {"4", "5", "10"}, "acquisition 5");
        row("trigger", DCM_TriggerTime, {"0", "40.5", "81"}, "trigger time 40.5 ms");
        row("echo", DCM_EchoTime, {"2.3", "4.6", "12"}, "echo time 4.6 ms");
        row("b-value", DCM_DiffusionBValue, {"0", "500", "1000"}, "b-value 500");
        row("kind", DCM_ImageType, {"ORIGINAL\\PRIMARY\\M", "ORIGINAL\\PRIMARY\\P", "ORIGINAL\\PRIMARY\\R"},
            "image type P");
        row("time", DCM_AcquisitionTime, {"120000", "120030.5", "120100"}, "acquisition time 12:00:30");
    }

    /// Instance numbers start again for each volume, and file names are in no order.
    void volumesAreToldApart() {
        QFETCH(quint32, tag);
        QFETCH(QStringList, values);
        QFETCH(QString, name);
        const DcmTagKey key(static_cast<Uint16>(tag >> 16), static_cast<Uint16>(tag & 0xFFFF));
        const Folder folder;
        for (int t = 0; t < 3; ++t) {
            for (int k = 0; k < 7; ++k) {
                Slice slice = sliceAt(3.0 * k, k + 1);
                slice.level = 10 * t + k;
                writeSlice(folder.file((t * 7 + k) * 5 % 21), slice, [&](DcmDataset& data) {
                    if (DcmTag(key).getEVR() == EVR_FD) {
                        data.putAndInsertFloat64(key, values[t].toDouble());
                    } else if (DcmTag(key).getEVR() == EVR_UL) {
                        data.putAndInsertUint32(key, values[t].toUInt());
                    } else {
                        put(data, key, values[t].toStdString());
                    }
                });
            }
        }
        const auto all = list(folder.path());
        QCOMPARE(all.size(), std::size_t(1));
        QCOMPARE(all[0].volumes, 3);
        QCOMPARE(all[0].volumeNames[1], name.toStdString());
        for (int t = 0; t < 3; ++t) {
            const Scan scan = read(folder.path(), choosing("", t));
            for (int k = 0; k < 7; ++k) {
                QCOMPARE(levelOf(scan, k), float(10 * t + k));
            }
            QVERIFY(holds(scan.notes, all[0].volumeNames[static_cast<std::size_t>(t)]));
        }
    }

    /// Times that differ a little from slice to slice, as of a heart.
    void driftingTimesAreOneVolume() {
        const Folder folder;
        for (int t = 0; t < 3; ++t) {
            for (int k = 0; k < 5; ++k) {
                Slice slice = sliceAt(3.0 * k, k + 1);
                slice.level = 10 * t + k;
                writeSlice(folder.file(t + 3 * k), slice,
                           [&](DcmDataset& data) { put(data, DCM_TriggerTime, std::to_string(40 * t + k * t)); });
            }
        }
        QCOMPARE(list(folder.path())[0].volumeNames[1], std::string("trigger time 40 to 44 ms"));
        QCOMPARE(levelOf(read(folder.path(), choosing("", 2)), 4), 24.0F);
    }

    void volumesThatNothingTellsApartAreRefused() {
        const Folder folder;
        for (int t = 0; t < 2; ++t) {
            for (int k = 0; k < 5; ++k) {
                Slice slice = sliceAt(3.0 * k, k + 1);
                slice.level = 10 * t + k;
                writeSlice(folder.file(5 * t + k), slice);
            }
        }
        const auto [code, sentence] = refusal(folder.path(), withGaps());
        QCOMPARE(code, ErrorCode::FormatUnsupported);
        QVERIFY(sentence.find("2 pictures lie at one place (f1000, f1005)") != std::string::npos);
    }

    void instanceNumbersThatRunOnAreVolumes() {
        const Folder folder;
        for (int t = 0; t < 2; ++t) {
            for (int k = 0; k < 5; ++k) {
                writeSlice(folder.file(5 * k + t), sliceAt(3.0 * k, 5 * t + k + 1));
            }
        }
        QCOMPARE(list(folder.path())[0].volumeNames[1], std::string("instance number 6 to 10"));
        QCOMPARE(levelOf(read(folder.path(), choosing("", 1)), 0), 6.0F);
    }

    void phasesOfUnequalExtentAreGroups() {
        const Folder folder;
        for (int t = 1; t <= 2; ++t) {
            for (int k = t == 1 ? 0 : 3; k < (t == 1 ? 12 : 8); ++k) {
                Slice slice = sliceAt(3.0 * k, k + 1);
                slice.level = 20 * t + k;
                writeSlice(folder.file(20 * t + k), slice,
                           [&](DcmDataset& data) { put(data, DCM_AcquisitionNumber, std::to_string(t)); });
            }
        }
        const auto all = list(folder.path());
        QCOMPARE(all.size(), std::size_t(2));
        QCOMPARE(refusal(folder.path()).first, ErrorCode::SeriesAmbiguous);
        const Scan first = read(folder.path(), choosing("1.2.3.1@axial-8x6-acquisition-1"));
        const Scan second = read(folder.path(), choosing("1.2.3.1@axial-8x6-acquisition-2"));
        QCOMPARE(first.volume.geometry().dims()[2], 12);
        QCOMPARE(second.volume.geometry().dims()[2], 5);
        QCOMPARE(levelOf(first, 4), 24.0F);
        QCOMPARE(levelOf(second, 0), 43.0F);
        QCOMPARE(second.volume.geometry().origin()[2], 9.0);
        QVERIFY(second.info.description.find("acquisition 2") != std::string::npos);
    }

    void copiesCountOnce() {
        const Folder folder;
        for (int k = 0; k < 5; ++k) {
            Slice slice = sliceAt(3.0 * k, k + 1);
            slice.instanceUid = "1.2.7." + std::to_string(k);
            writeSlice(folder.file(k), slice);
        }
        fs::copy(folder.file(2), folder.file(12));
        Slice other = sliceAt(9.0, 105);  // same place and pixels, other UID
        other.level = 4;
        writeSlice(folder.file(13), other);
        const Scan scan = read(folder.path());
        QCOMPARE(scan.volume.geometry().dims()[2], 5);
        QCOMPARE(levelOf(scan, 3), 4.0F);
        QVERIFY(holds(scan.notes, "2 pictures are copies"));
    }

    /// An anonymiser that gives each file the same UID makes no copies of them.
    void oneUidForAllIsNoCopy() {
        const Folder folder;
        for (int k = 0; k < 5; ++k) {
            Slice slice = sliceAt(3.0 * k, k + 1);
            slice.instanceUid = "1.2.7";
            writeSlice(folder.file(k), slice);
        }
        QCOMPARE(read(folder.path()).volume.geometry().dims()[2], 5);
    }

    void slicesAtOnePlaceAreOneVolume() {
        const Folder folder;
        for (int k = 0; k < 6; ++k) {
            writeSlice(folder.file(9 - k), sliceAt(0.0, k + 1));
        }
        const Scan scan = read(folder.path());
        QCOMPARE(scan.volume.geometry().dims(), (Index3{8, 6, 6}));
        QCOMPARE(scan.volume.geometry().spacing()[2], 3.0);
        QCOMPARE(levelOf(scan, 0), 1.0F);
        QVERIFY(holds(scan.notes, "one place") && holds(scan.notes, "Slice Thickness"));
    }

    void missingSlicesAreComputedOnDemand() {
        const Folder folder;
        writeAt(folder, {0, 3, 6, 12, 15, 18, 21});
        const auto [code, sentence] = refusal(folder.path());
        QCOMPARE(code, ErrorCode::SeriesIncomplete);
        QVERIFY(sentence.find("A gap of 6 mm instead of 3 mm lies between f1002 and f1003") != std::string::npos);
        QVERIFY(sentence.find("--allow-gaps") != std::string::npos);
        QVERIFY(list(folder.path())[0].gaps);
        const Scan scan = read(folder.path(), withGaps());
        QCOMPARE(scan.volume.geometry().dims(), (Index3{8, 6, 8}));
        QCOMPARE(scan.volume.geometry().spacing()[2], 3.0);
        QCOMPARE(scan.madeUpSlices, std::vector<int>{3});
        QCOMPARE(scan.volume.at({2, 1, 3}), 0.5F * (312.0F + 412.0F));
        QCOMPARE(scan.volume.at({2, 1, 4}), 412.0F);
        QVERIFY(holds(scan.notes, "1 of 8 slices"));
    }

    void changingDistancesAreNoMissingSlices() {
        const Folder folder;
        writeAt(folder, {0, 4, 8, 12, 16, 20, 27, 34, 41, 48});
        const auto [code, sentence] = refusal(folder.path());
        QCOMPARE(code, ErrorCode::SeriesUneven);
        QVERIFY(sentence.find("changes from 4 mm to 7 mm between f1005 and f1006") != std::string::npos);
        QVERIFY(sentence.find("complete") == std::string::npos);
        QVERIFY(sentence.find("--allow-gaps") != std::string::npos);
        const Scan scan = read(folder.path(), withGaps());
        QCOMPARE(scan.volume.geometry().spacing()[2], 4.0);
        QCOMPARE(scan.volume.geometry().dims()[2], 13);
        QCOMPARE(scan.madeUpSlices, (std::vector<int>{6, 7, 8, 9, 10, 11}));
        QVERIFY(std::abs(scan.volume.at({0, 0, 6}) - (600.0F + 400.0F / 7.0F)) < 0.01F);
        QCOMPARE(scan.volume.at({0, 0, 12}), 1000.0F);  // 48 mm is a stored slice
    }

    /// The fine part comes second: the grid goes through its slices.
    void theGridGoesThroughTheFineSlices() {
        const Folder folder;
        writeAt(folder, {0, 7, 14, 21, 25, 29, 33, 37, 41});
        const Scan scan = read(folder.path(), withGaps());
        QCOMPARE(scan.volume.geometry().origin()[2], 1.0);
        QCOMPARE(scan.volume.geometry().dims()[2], 11);
        QCOMPARE(scan.madeUpSlices, (std::vector<int>{0, 1, 2, 3, 4}));
        QCOMPARE(scan.volume.at({0, 0, 5}), 400.0F);
        QCOMPARE(scan.volume.at({0, 0, 10}), 900.0F);
    }

    void aSlowlyGrowingDistanceIsNotEven() {
        const Folder folder;
        std::vector<double> places;
        for (int k = 0; k < 60; ++k) {
            places.push_back(k < 30 ? 3.0 * k : 90.0 + 3.27 * (k - 30));
        }
        writeAt(folder, places);
        QCOMPARE(refusal(folder.path()).first, ErrorCode::SeriesUneven);
    }

    void slicesOffTheLineAreRefused() {
        const Folder folder;
        for (int k = 0; k < 6; ++k) {
            Slice slice = sliceAt(3.0 * k, k + 1);
            slice.position[0] += k % 2 ? 8.0 : 0.0;
            writeSlice(folder.file(k), slice);
        }
        const auto [code, sentence] = refusal(folder.path());
        QCOMPARE(code, ErrorCode::FormatUnsupported);
        QVERIFY(sentence.find("do not lie on a line") != std::string::npos);
    }

    void roundedPositionsAreEven_data() {
        QTest::addColumn<double>("step");
        for (const double step : {0.4, 0.625, 0.7, 1.25, 2.5}) {
            QTest::addRow("%g mm", step) << step;
        }
    }

    void roundedPositionsAreEven() {
        QFETCH(double, step);
        const Folder folder;
        std::vector<double> places = steps(24, step);
        for (double& place : places) {
            place = std::round((place - 30.0) * 10.0) / 10.0;
        }
        writeAt(folder, places);
        const Scan scan = read(folder.path());
        QCOMPARE(scan.volume.geometry().dims()[2], 24);
        QVERIFY(std::abs(scan.volume.geometry().spacing()[2] - (places[23] - places[0]) / 23.0) < 1e-9);
    }

    void aMissingSliceAmongRoundedOnesIsSeen() {
        const Folder folder;
        std::vector<double> places;
        for (int k = 0; k < 24; ++k) {
            if (k != 9) {
                places.push_back(std::round(6.25 * k) / 10.0);
            }
        }
        writeAt(folder, places);
        QCOMPARE(refusal(folder.path()).first, ErrorCode::SeriesIncomplete);
        const Scan scan = read(folder.path(), withGaps());
        QCOMPARE(scan.madeUpSlices, std::vector<int>{9});
        QCOMPARE(scan.volume.geometry().dims()[2], 24);
    }

    void aDamagedFileOfASeriesIsNamed() {
        const Folder folder;
        writeAt(folder, steps(6, 3.0));
        const std::string whole = readFile(folder.file(2));
        AtomicFile::write(folder.file(2), whole.substr(0, whole.size() / 2));
        const auto [code, sentence] = refusal(folder.path());
        QCOMPARE(code, ErrorCode::SeriesIncomplete);
        QVERIFY(sentence.find("f1002 is damaged") != std::string::npos ||
                sentence.find("A gap of") != std::string::npos);
        QCOMPARE(read(folder.path(), withGaps()).madeUpSlices, std::vector<int>{2});
    }

    /// One file of many frames: places, times and b-values stand in its functional groups.
    void enhancedFramesAreVolumes() {
        const Folder folder;
        Slice slice = sliceAt(0, 1);
        writeSlice(folder.file(0), slice, [&](DcmDataset& data) {
            put(data, DCM_NumberOfFrames, "12");
            data.findAndDeleteElement(DCM_ImagePositionPatient);
            std::vector<std::uint16_t> words;
            for (int f = 0; f < 12; ++f) {
                DcmItem* frame = nullptr;
                DcmItem* inner = nullptr;
                const int k = f / 3, t = f % 3;
                data.findOrCreateSequenceItem(DCM_PerFrameFunctionalGroupsSequence, frame, -2);
                frame->findOrCreateSequenceItem(DCM_PlanePositionSequence, inner, -2);
                put(*inner, DCM_ImagePositionPatient, decimals({0.0, 0.0, 5.0 * k}));
                frame->findOrCreateSequenceItem(DCM_PlaneOrientationSequence, inner, -2);
                put(*inner, DCM_ImageOrientationPatient, "1\\0\\0\\0\\1\\0");
                frame->findOrCreateSequenceItem(DCM_MRDiffusionSequence, inner, -2);
                inner->putAndInsertFloat64(DCM_DiffusionBValue, t == 0 ? 0.0 : 800.0);
                if (t > 0) {
                    DcmItem* gradient = nullptr;
                    inner->findOrCreateSequenceItem(DCM_DiffusionGradientDirectionSequence, gradient, -2);
                    const double direction[3] = {t == 1 ? 1.0 : 0.0, t == 1 ? 0.0 : 1.0, 0.0};
                    gradient->putAndInsertFloat64Array(DCM_DiffusionGradientOrientation, direction, 3);
                }
                frame->findOrCreateSequenceItem(DCM_PixelValueTransformationSequence, inner, -2);
                put(*inner, DCM_RescaleSlope, "1");
                put(*inner, DCM_RescaleIntercept, std::to_string(1000 * t));  // per frame
                Slice one = slice;
                one.level = k;
                const auto own = wordsOf(one);
                words.insert(words.end(), own.begin(), own.end());
            }
            putPixels(data, words);
        });
        const auto all = list(folder.path());
        QCOMPARE(all[0].volumes, 3);
        QCOMPARE(all[0].volumeNames[0], std::string("b-value 0"));
        QCOMPARE(all[0].volumeNames[2], std::string("b-value 800, gradient 0 1 0"));
        for (int t = 0; t < 3; ++t) {
            const Scan scan = read(folder.file(0), choosing("", t));
            QCOMPARE(scan.volume.geometry().spacing()[2], 5.0);
            QCOMPARE(levelOf(scan, 3), float(10 * t + 3));
        }
    }

    void nuclearMedicineHasASignedStep_data() {
        QTest::addColumn<double>("step");
        QTest::newRow("negative") << -5.0;
        QTest::newRow("positive") << 5.0;
    }

    void nuclearMedicineHasASignedStep() {
        QFETCH(double, step);
        const Folder folder;
        Slice slice = sliceAt(0, 1);
        slice.modality = "NM";
        writeSlice(folder.file(0), slice, [&](DcmDataset& data) {
            DcmItem* detector = nullptr;
            data.findAndDeleteElement(DCM_ImagePositionPatient);
            data.findAndDeleteElement(DCM_ImageOrientationPatient);
            data.findOrCreateSequenceItem(DCM_DetectorInformationSequence, detector, -2);
            put(*detector, DCM_ImagePositionPatient, "-10\\-20\\30");
            put(*detector, DCM_ImageOrientationPatient, "1\\0\\0\\0\\1\\0");
            put(data, DCM_NumberOfFrames, "3");
            put(data, DCM_SpacingBetweenSlices, decimals({step}));
            std::vector<std::uint16_t> words;
            for (int f = 0; f < 3; ++f) {
                Slice one = slice;
                one.level = f + 1;
                const auto own = wordsOf(one);
                words.insert(words.end(), own.begin(), own.end());
            }
            putPixels(data, words);
        });
        const Scan scan = read(folder.file(0));
        QCOMPARE(scan.volume.geometry().spacing()[2], 5.0);
        QCOMPARE(scan.volume.geometry().origin()[2], step < 0.0 ? 20.0 : 30.0);
        QCOMPARE(levelOf(scan, 0), step < 0.0 ? 3.0F : 1.0F);
        QVERIFY(!holds(scan.notes, "not stated"));
    }

    void directionsNeedNotBeUnitVectors() {
        const Folder folder;
        Slice slice = sliceAt(0, 1);
        slice.orientation = {1, 0.05, 0, -0.05, 1, 0};
        writeSlice(folder.file(0), slice);
        const Vector3 spacing = read(folder.path()).volume.geometry().spacing();
        QVERIFY(std::abs(spacing[0] - 1.5) < 1e-12 && std::abs(spacing[1] - 1.5) < 1e-12);
        QVERIFY(std::abs(spacing[2] - 3.0) < 1e-12);
    }

    void aSingleSliceMayHaveANegativeDistance() {
        const Folder folder;
        writeSlice(folder.file(0), sliceAt(0, 1),
                   [](DcmDataset& data) { put(data, DCM_SpacingBetweenSlices, "-3.5"); });
        const Scan scan = read(folder.file(0));
        QCOMPARE(scan.volume.geometry().spacing()[2], 3.5);
        QVERIFY(!holds(scan.notes, "not stated"));
    }
};

QTEST_GUILESS_MAIN(DicomSeriesTest)
#include "DicomSeriesTest.moc"
