// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/image/ConformLabels.h"
#include "core/io/LabelExport.h"
#include "core/io/LabelFile.h"
#include "core/io/NiftiNames.h"
#include "core/io/VolumeReader.h"
#include "tests/support/SyntheticNifti.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace exemplar;
namespace fs = std::filesystem;

namespace {

using Labels = std::vector<std::uint16_t>;

struct Reading {
    LabelMap map;
    QString notes, refusal;
};

Reading read(const fs::path& path, std::optional<int> frame = std::nullopt) {
    Reading reading;
    JobControl control;
    std::vector<std::string> notes;
    try {
        reading.map = readLabelMap(path, control, frame, &notes);
    } catch (const Error& problem) {
        reading.refusal = QString::fromStdString(problem.what());
    }
    for (const std::string& note : notes) {
        reading.notes += QString::fromStdString(note) + ' ';
    }
    return reading;
}

template <typename T>
Reading readValues(const TestFolder& folder, const std::vector<T>& values, float slope = 1.0F, float intercept = 0.0F) {
    SyntheticNifti file({static_cast<int>(values.size()), 1, 1});
    return read(folder.write("a.nii", file.voxels(values).scaling(slope, intercept).bytes()));
}

/// Voxels of `count` volumes of 4 x 4 x 4; the masks get `box(channel, i, j, k)`.
template <typename Box>
std::string channels(int count, const Box& box) {
    std::vector<std::uint8_t> values;
    for (int channel = 0; channel < count; ++channel) {
        for (int i = 0; i < 64; ++i) {
            values.push_back(box(channel, i % 4, i / 4 % 4, i / 16) ? 1 : 0);
        }
    }
    return SyntheticNifti({4, 4, 4, count}).voxels(values).bytes();
}

/// Channel 0 and 1 next to each other, away from the corners.
bool twoStructures(int channel, int i, int j, int k) { return j == 1 && k == 2 && i == channel + 1; }

std::string utf16(const std::string& ascii, bool bigEndian) {
    std::string bytes = bigEndian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) {
        bytes += bigEndian ? std::string{'\0', c} : std::string{c, '\0'};
    }
    return bytes;
}

std::string caret(const std::string& labels) {
    return "<?xml version=\"1.0\"?><CaretExtension><VolumeInformation Index=\"0\"><LabelTable>" + labels +
           "</LabelTable></VolumeInformation></CaretExtension>";
}

/// A grid whose axes are neither in anatomical order nor along the scanner's.
Geometry obliqueScan() {
    const double c = std::cos(0.2), s = std::sin(0.2);
    return Geometry({7, 6, 5}, {{{0.0, 2 * c, -3 * s}, {-1.0, 0.0, 0.0}, {0.0, 2 * s, 3 * c}}}, {12, -40, 7});
}

/// Part of a scan from `first` on, its axes in another order and partly backwards.
LabelMap subBox(const Geometry& scan, const Index3& first, const Index3& dims, const std::array<int, 3>& order,
                const std::array<bool, 3>& backwards) {
    Index3 ownDims{};
    std::array<Vector3, 3> matrix{};
    Vector3 corner{double(first[0]), double(first[1]), double(first[2])};
    for (int axis = 0; axis < 3; ++axis) {
        const int from = order[axis];
        ownDims[axis] = dims[from];
        corner[from] += backwards[axis] ? dims[from] - 1 : 0;
        for (int row = 0; row < 3; ++row) {
            matrix[row][axis] = scan.matrix()[row][from] * (backwards[axis] ? -1.0 : 1.0);
        }
    }
    LabelMap map(Geometry(ownDims, matrix, scan.toLps(corner)));
    for (std::size_t i = 0; i < map.labels().size(); ++i) {
        const Index3 own = map.geometry().voxelAt(i);
        Index3 place{};
        for (int axis = 0; axis < 3; ++axis) {
            const int from = order[axis];
            place[from] = first[from] + (backwards[axis] ? dims[from] - 1 - own[axis] : own[axis]);
        }
        map.labels()[i] = static_cast<std::uint16_t>(1 + place[0] + 10 * place[1] + 100 * place[2]);
    }
    return map;
}

QString conformRefusal(const LabelMap& labels, const Geometry& scan) {
    try {
        conformTo(labels, scan, "seg.nii");
        return {};
    } catch (const Error& problem) {
        return QString::fromStdString(problem.what());
    }
}

}  // namespace

class LabelReadingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeNumbersOfEveryType() {
        const TestFolder folder;
        const Labels expected{0, 1, 255};
        QVERIFY(readValues<std::uint8_t>(folder, {0, 1, 255}).map.labels() == expected);
        QVERIFY(readValues<std::int64_t>(folder, {0, 1, 255}).map.labels() == expected);
        const Reading floats = readValues<float>(folder, {0, 1, 255});
        QVERIFY(floats.map.labels() == expected);
        QVERIFY(!floats.notes.contains("round"));
        QVERIFY(readValues<double>(folder, {0, 65535}).map.labels() == (Labels{0, 65535}));
        QVERIFY(readValues<std::int16_t>(folder, {0, 1, 2}, 3, 4).map.labels() == (Labels{4, 7, 10}));
    }

    void rescaledLabelsAreRounded() {
        const TestFolder folder;
        for (const auto& [largest, most] : {std::pair(13, 255), {104, 65535}, {3, 255}, {2999, 65535}}) {
            const double slope = double(largest) / most;
            std::vector<std::uint16_t> stored;
            Labels expected;
            for (const int label : {0, 1, largest / 2, largest - 1, largest}) {
                stored.push_back(static_cast<std::uint16_t>(std::lround(label / slope)));
                expected.push_back(static_cast<std::uint16_t>(label));
            }
            const Reading reading = readValues(folder, stored, static_cast<float>(slope));
            QVERIFY2(reading.map.labels() == expected, qPrintable(reading.refusal));
            QVERIFY2(reading.notes.contains("rounded"), qPrintable(reading.notes));
        }
        const Reading floats = readValues<float>(folder, {0.0F, 8.999924F, 3.00001F});
        QVERIFY(floats.map.labels() == (Labels{0, 9, 3}));
        QVERIFY(floats.notes.contains("rounded"));
    }

    void probabilitiesAreRefused() {
        const TestFolder folder;
        const auto has = [](const Reading& reading, const char* digits) {
            return reading.refusal.contains("not a label map") && reading.refusal.contains(digits) &&
                   reading.refusal.contains("a.nii");
        };
        QVERIFY(has(readValues<float>(folder, {0, 1, 0.7F, 0.998F}), "0.699999988"));
        QVERIFY(has(readValues<float>(folder, {0, 5.99F}), "5.98999977"));  // not "6"
        QVERIFY(has(readValues<std::uint8_t>(folder, {0, 128, 255}, 1 / 255.0F), "0.5019608"));
        QVERIFY(has(readValues<std::uint16_t>(folder, {0, 30000, 65535}, 1 / 65535.0F), "0.4577"));
        QVERIFY(has(readValues<float>(folder, {0, std::numeric_limits<float>::infinity()}), "inf"));
    }

    void whatIsNoLabelIsNamedExactly() {
        const TestFolder folder;
        const auto has = [](const Reading& reading, const char* digits) {
            return reading.refusal.contains(QString("the label %1;").arg(digits)) && reading.refusal.contains("65535");
        };
        QVERIFY(has(readValues<std::uint32_t>(folder, {1, 65536}), "65536"));
        QVERIFY(has(readValues<std::uint32_t>(folder, {70000, 614454277, 5, 312782546}), "614454277"));
        QVERIFY(has(readValues<std::int32_t>(folder, {1, 16777217}), "16777217"));
        QVERIFY(has(readValues<std::int64_t>(folder, {1, 4503599627370497}), "4503599627370497"));
        QVERIFY(has(readValues<double>(folder, {1, 4294967295.0}), "4294967295"));
        QVERIFY(has(readValues<std::int16_t>(folder, {-1, -3, 2}), "-3"));
        QVERIFY(has(readValues<std::int32_t>(folder, {-1, 80000}), "80000"));
    }

    void notANumberIsBackground() {
        const TestFolder folder;
        const Reading reading = readValues<float>(folder, {std::numeric_limits<float>::quiet_NaN(), 4});
        QVERIFY(reading.map.labels() == (Labels{0, 4}));
        QVERIFY(reading.notes.contains("1 voxels were not numbers"));
    }

    void channelsWithBackground() {
        const TestFolder folder;
        const auto box = [](int channel, int i, int j, int k) {
            const bool structure = twoStructures(0, i, j, k) || twoStructures(1, i, j, k);
            return channel == 0 ? !structure : twoStructures(channel - 1, i, j, k);
        };
        const Reading reading = read(folder.write("a.nii.gz", gzipped(channels(3, box))));
        QVERIFY2(reading.refusal.isEmpty(), qPrintable(reading.refusal));
        QVERIFY(reading.map.present() == (Labels{1, 2}));
        QCOMPARE(reading.map.labels()[reading.map.offset({1, 1, 2})], std::uint16_t(1));
        QCOMPARE(reading.map.labels()[reading.map.offset({2, 1, 2})], std::uint16_t(2));
        QCOMPARE(std::count(reading.map.labels().begin(), reading.map.labels().end(), 0), 62);
        QVERIFY(reading.notes.contains("volume 0 as the background"));
    }

    void channelsWithoutBackground() {
        const TestFolder folder;
        const Reading reading = read(folder.write("a.nii", channels(2, twoStructures)));
        QVERIFY2(reading.refusal.isEmpty(), qPrintable(reading.refusal));
        QCOMPARE(reading.map.labels()[reading.map.offset({1, 1, 2})], std::uint16_t(1));
        QCOMPARE(reading.map.labels()[reading.map.offset({2, 1, 2})], std::uint16_t(2));
        QVERIFY(reading.notes.contains("label n + 1"));
    }

    void volumesThatAreNoChannels() {
        const TestFolder folder;
        const auto overlapping = [](int channel, int i, int j, int k) {
            return j == 1 && k == 2 && i >= 1 && i <= 1 + channel;
        };
        const fs::path path = folder.write("a.nii", channels(2, overlapping));
        QVERIFY2(read(path).refusal.contains("--frame"), qPrintable(read(path).refusal));
        const Reading chosen = read(path, 1);
        QVERIFY(chosen.map.present() == Labels{1});
        QVERIFY(chosen.notes.contains("number 1 (from 0)"));
        QVERIFY(read(path, 2).refusal.contains("it has 0 to 1"));
        // Several label maps, and a mask that changes with time and is empty once.
        SyntheticNifti maps({2, 1, 1, 2});
        QVERIFY(
            read(folder.write("b.nii", maps.voxels<std::uint8_t>({1, 2, 3, 0}).bytes())).refusal.contains("--frame"));
        const auto moving = [](int channel, int i, int j, int k) {
            return channel != 1 && twoStructures(channel, i, j, k);
        };
        QVERIFY(read(folder.write("c.nii", channels(3, moving))).refusal.contains("--frame"));
        // One volume as 4D is a label map as any other.
        QVERIFY(read(folder.write("d.nii", channels(1, twoStructures))).map.present() == Labels{1});
    }

    void croppedLabelsArePadded() {
        const Geometry scan = obliqueScan();
        for (const std::array<int, 3>& order : {std::array{0, 1, 2}, {2, 0, 1}, {1, 0, 2}}) {
            for (int flips = 0; flips < 8; ++flips) {
                const std::array<bool, 3> backwards{(flips & 1) != 0, (flips & 2) != 0, (flips & 4) != 0};
                const LabelMap box = subBox(scan, {2, 1, 1}, {3, 4, 2}, order, backwards);
                const LabelMap whole = conformTo(box, scan, "seg.nii");
                QVERIFY(whole.geometry().sameGrid(scan));
                for (std::size_t i = 0; i < whole.labels().size(); ++i) {
                    const auto [x, y, z] = scan.voxelAt(i);
                    const bool inside = x >= 2 && x < 5 && y >= 1 && y < 5 && z >= 1 && z < 3;
                    QCOMPARE(int(whole.labels()[i]), inside ? 1 + x + 10 * y + 100 * z : 0);
                }
            }
        }
        // As large as the scan and turned.
        const LabelMap all = subBox(scan, {0, 0, 0}, scan.dims(), {2, 1, 0}, {true, false, true});
        QCOMPARE(int(conformTo(all, scan, "seg.nii").labels()[1]), 2);
    }

    void boxesOffTheGridAreRefused() {
        const Geometry scan = obliqueScan();
        const auto shifted = [&scan](const Vector3& first, const Index3& dims) {
            return conformRefusal(LabelMap(Geometry(dims, scan.matrix(), scan.toLps(first))), scan);
        };
        QVERIFY(shifted({1, 1, 1}, {3, 3, 3}).isEmpty());
        for (const Vector3& first : {Vector3{1.5, 1, 1}, {1, 1.1, 1}, {-1, 1, 1}, {1, 1, 3}, {100, 1, 1}}) {
            const QString why = shifted(first, {3, 3, 3});
            QVERIFY2(why.contains("seg.nii does not lie on the scan's grid"), qPrintable(why));
        }
        QVERIFY(!shifted({0, 0, 0}, {8, 6, 5}).isEmpty());
        std::array<Vector3, 3> wider = scan.matrix();
        wider[1][0] *= 1.2;
        QVERIFY(!conformRefusal(LabelMap(Geometry({3, 3, 3}, wider, scan.toLps({1, 1, 1}))), scan).isEmpty());
    }

    void encodingsOfNames() {
        const TestFolder folder;
        const auto name = [&](const std::string& bytes) {
            return QString::fromStdString(readLabelTable(folder.write("names.txt", bytes)).nameOf(1));
        };
        const QString lesion = QString::fromUtf8("L\xC3\xA9sion");
        QCOMPARE(name("\xEF\xBB\xBF"
                      "1 L\xC3\xA9sion\r\n2 Rest\r\n"),
                 lesion);
        QCOMPARE(name("1 L\xC3\xA9sion\n"), lesion);
        QCOMPARE(name("1 L\xE9sion\n"), lesion);  // Latin-1
        QCOMPARE(name(utf16("1 Lesion\r\n2 Rest\r\n", false)), QString("Lesion"));
        QCOMPARE(name(utf16("1 Lesion\n", true)), QString("Lesion"));
        QCOMPARE(name("\xEF\xBB\xBF# ITK-SnAP Label Description File\n1 255 0 0 1 1 1 \"L\xC3\xA9sion\"\n"), lesion);
        QCOMPARE(name("\xEF\xBB\xBFindex\tname\n1\tLeft lobe\n"), QString("Left lobe"));
        QCOMPARE(name("\xEF\xBB\xBFLabelValue,Name\n1,\"Left, upper\"\n"), QString("Left, upper"));
    }

    void tablesThatWeExport() {
        const TestFolder folder;
        LabelMap labels(Geometry::plain({2, 2, 1}, {1, 1, 1}));
        labels.labels() = {0, 1, 7, 300};
        LabelTable table;
        table.add({1, "Left upper lobe", {12, 200, 7}, true});
        table.add({7, "L\xC3\xA9sion \"one\"", {1, 2, 3}, true});
        table.add({8, "\"one\" more", {4, 5, 6}, true});
        writeBids(labels, table, folder.path("sub-1_dseg.nii.gz"), {});
        const LabelTable back = labelTableBeside(folder.path("sub-1_dseg.nii.gz"));
        QCOMPARE(back.size(), std::size_t(4));
        QCOMPARE(back.nameOf(8), table.nameOf(8));
        QVERIFY(*back.find(1) == *table.find(1));
        QCOMPARE(back.find(7)->colour, table.find(7)->colour);
        QCOMPARE(back.nameOf(7), table.nameOf(7));
        QCOMPARE(back.nameOf(300), std::string("Label 300"));
        QVERIFY(read(folder.path("sub-1_dseg.nii.gz")).map.labels() == labels.labels());
        // One table for all of a folder, for maps with BIDS names alone.
        fs::rename(folder.path("sub-1_dseg.tsv"), folder.path("dseg.tsv"));
        QCOMPARE(labelTableBeside(folder.path("sub-1_dseg.nii.gz")).nameOf(1), std::string("Left upper lobe"));
        QVERIFY(labelTableBeside(folder.path("other.nii.gz")).empty());
    }

    void datasetsOfNnUNet() {
        const TestFolder folder;
        const fs::path map = folder.write("labelsTr/case.nii.gz", gzipped(channels(1, twoStructures)));
        QVERIFY(labelTableBeside(map).empty());
        folder.write("dataset.json",
                     R"({"labels": {"background": 0, "liver": 1, "tumour": "2", "both": [1, 2], "3rd": 3}})");
        LabelTable table = labelTableBeside(map);
        QCOMPARE(table.size(), std::size_t(3));
        QCOMPARE(table.nameOf(1), std::string("liver"));
        QCOMPARE(table.nameOf(2), std::string("tumour"));
        QCOMPARE(table.nameOf(3), std::string("3rd"));
        folder.write("dataset.json", R"({"labels": {"0": "background", "1": "liver", "2": "3D tumour"}})");
        table = labelTableBeside(map);
        QCOMPARE(table.size(), std::size_t(2));
        QCOMPARE(table.nameOf(2), std::string("3D tumour"));
        for (const char* other :
             {"{}", "{\"labels\": [1]}", "{\"labels\": {\"a\": 1}", "{\"labels\": {\"a\": 99999}}", "[]"}) {
            folder.write("dataset.json", other);
            QVERIFY2(labelTableBeside(map).empty(), other);  // it may be anything
        }
    }

    void namesInTheHeader() {
        const TestFolder folder;
        const auto names = [&](const std::string& content) {
            return namesInNifti(folder.write("seg.nii.gz", gzipped(SyntheticNifti().extension(content).bytes())));
        };
        LabelTable table = names(caret(
            "<Label Key=\"0\" Red=\"0\" Green=\"0\" Blue=\"0\" Alpha=\"0\"><![CDATA[???]]></Label>"
            "<Label Key=\"1\" Red=\"1\" Green=\"0.5\" Blue=\"0\" Alpha=\"1\"><![CDATA[left <lobe>]]></Label>"
            "<Label Key=\"300\">spleen &amp; more</Label><Label Key=\"70000\">x</Label><Label Key=\"b\">y</Label>"));
        QCOMPARE(table.size(), std::size_t(2));
        QCOMPARE(table.nameOf(1), std::string("left <lobe>"));
        QCOMPARE(table.find(1)->colour, (std::array<std::uint8_t, 3>{255, 128, 0}));
        QCOMPARE(table.nameOf(300), std::string("spleen & more"));
        QVERIFY(labelTableBeside(folder.path("seg.nii.gz")) == table);
        QVERIFY(names("nothing of that kind").empty());
        QVERIFY(names(caret("<Label Key=\"1\"><![CDATA[cut")).empty());
        // A file beside the map counts first.
        names(caret("<Label Key=\"1\">within</Label>"));
        folder.write("seg.label.txt", "1 beside\n");
        QCOMPARE(labelTableBeside(folder.path("seg.nii.gz")).nameOf(1), std::string("beside"));
    }

    void namesOfFilesThatCannotBeRead() {
        const TestFolder folder;
        for (const fs::path& path : {fs::path("/nowhere/seg.hdr"), fs::path("/nowhere/seg.nii"),
                                     folder.write("a.nii", "short"), folder.path(""), folder.write("b.img", "short")}) {
            QVERIFY2(namesInNifti(path).empty(), path.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(LabelReadingTest)
#include "LabelReadingTest.moc"
