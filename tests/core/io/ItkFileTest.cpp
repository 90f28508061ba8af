// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ItkFile.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/io/ItkLabels.h"
#include "core/io/LabelFile.h"
#include "core/io/SlicerSegments.h"

#include <QTemporaryDir>
#include <QTest>

#include <zlib.h>
#include <cmath>
#include <cstring>

using namespace exemplar;
namespace fs = std::filesystem;

namespace {

const fs::path kReports = fs::path(EXEMPLAR_SHARED_DATA) / "reports";

const std::string kNrrd = "NRRD0005\ntype: short\ndimension: 3\nsizes: 4 3 2\nendian: little\n";
const std::string kMeta =
    "ObjectType = Image\nNDims = 3\nDimSize = 4 3 2\nElementSpacing = 1 2 3\nElementType = MET_SHORT\n";
const std::string kLocal = "ElementDataFile = LOCAL\n";

/// 0, 1, 2, ... as little-endian 16-bit numbers.
std::string shorts(int count) {
    std::string bytes;
    for (int i = 0; i < count; ++i) {
        bytes += {static_cast<char>(i & 255), static_cast<char>(i >> 8)};
    }
    return bytes;
}

std::string packed(const std::string& bytes, int windowBits) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    std::string result(compressBound(bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<unsigned>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<unsigned>(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}
std::string zlibbed(const std::string& bytes) { return packed(bytes, 15); }
std::string gzipped(const std::string& bytes) { return packed(bytes, 31); }

class Folder {
public:
    fs::path write(const std::string& name, const std::string& bytes) const {
        const fs::path path = fs::path(m_folder.path().toStdString()) / name;
        fs::create_directories(path.parent_path());
        AtomicFile::write(path, bytes);
        return path;
    }
    fs::path path(const std::string& name) const { return fs::path(m_folder.path().toStdString()) / name; }

private:
    QTemporaryDir m_folder;
};

Scan read(const fs::path& path, int frame = 0) {
    JobControl control;
    ReadOptions options;
    options.frame = frame;
    return readScan(path, control, options);
}

StoredValues readValues(const fs::path& path) {
    JobControl control;
    return readItkValues(path, control);
}

/// The sentence of the refusal; empty where the file was read.
QString refusal(const fs::path& path) {
    try {
        read(path);
        return {};
    } catch (const Error& problem) {
        return QString::fromStdString(problem.what());
    }
}

QString notesOf(const Scan& scan) {
    QString all;
    for (const std::string& note : scan.notes) {
        all += QString::fromStdString(note) + ' ';
    }
    return all;
}

bool counts(const std::vector<float>& voxels, int from = 0) {
    for (std::size_t i = 0; i < voxels.size(); ++i) {
        if (voxels[i] != static_cast<float>(from) + static_cast<float>(i)) {
            return false;
        }
    }
    return !voxels.empty();
}

}  // namespace

class ItkFileTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsCutOrFaultyIsRefused_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QString>("ending");
        const auto row = [](const char* name, const std::string& header, const std::string& data, const char* ending) {
            QTest::newRow(name) << QByteArray::fromStdString(header) << QByteArray::fromStdString(data)
                                << QString(ending);
        };
        std::string text, hex;
        for (int i = 0; i < 24; ++i) {
            text += std::to_string(i) + (i % 4 == 3 ? "\n" : " ");
            hex += QByteArray::fromStdString(shorts(24).substr(std::size_t(i) * 2, 2)).toHex().toStdString() + " ";
        }
        row("mha", kMeta + kLocal, shorts(24), "mha");
        row("mha packed", kMeta + "CompressedData = True\n" + kLocal, zlibbed(shorts(24)), "mha");
        row("mha packed, wrong size", kMeta + "CompressedData = True\nCompressedDataSize = 9999\n" + kLocal,
            zlibbed(shorts(24)), "mha");
        row("mha text", kMeta + "BinaryData = False\n" + kLocal, text, "mha");
        row("nrrd", kNrrd + "encoding: raw\n\n", shorts(24), "nrrd");
        row("nrrd gzip", kNrrd + "encoding: gzip\n\n", gzipped(shorts(24)), "nrrd");
        row("nrrd text", kNrrd + "encoding: ascii\n\n", text, "nrrd");
        row("nrrd hex", kNrrd + "encoding: hex\n\n", hex, "nrrd");
    }
    void whatIsCutOrFaultyIsRefused() {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, data);
        QFETCH(QString, ending);
        const Folder folder;
        const std::string name = "a." + ending.toStdString(), head = header.toStdString(), whole = data.toStdString();
        const bool meta = ending == "mha";
        QVERIFY(counts(read(folder.write(name, head + whole)).volume.voxels()));
        for (const std::size_t kept : {std::size_t(0), whole.size() / 2, whole.size() - 3}) {
            const QString why = refusal(folder.write(name, head + whole.substr(0, kept)));
            QVERIFY2(why.contains(QString::fromStdString(name)), qPrintable(why));
        }
        // The same data in a file of their own.
        const std::string detached =
            meta ? head.substr(0, head.size() - kLocal.size()) + "ElementDataFile = data/a.bin\n"
                 : head.substr(0, head.size() - 1) + "data file: data/a.bin\n";
        const fs::path beside = folder.write(meta ? "b.mhd" : "b.nhdr", detached);
        QVERIFY(refusal(beside).contains("data/a.bin"));
        folder.write("data/a.bin", whole);
        QVERIFY(counts(read(beside).volume.voxels()));
        folder.write("data/a.bin", whole.substr(0, whole.size() / 2));
        QVERIFY(!refusal(beside).isEmpty());
        if (head.find("gzip") != std::string::npos || head.find("Compressed") != std::string::npos) {
            for (std::size_t at = 2; at < whole.size(); ++at) {  // the header of gzip holds a name and a time
                std::string faulty = whole;
                faulty[at] = static_cast<char>(faulty[at] ^ 4);
                const fs::path path = folder.write(name, head + faulty);
                QVERIFY(!refusal(path).isEmpty() || counts(read(path).volume.voxels()));
            }
        }
    }

    void spacesBecomeLps_data() {
        QTest::addColumn<QString>("fields");
        QTest::addColumn<QString>("orientation");
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<QString>("note");
        const QString placed = "space directions: (3,0,0) (0,3,0) (0,0,3)\nspace origin: (-10,-20,-30)\n";
        QTest::newRow("LPS") << "space: left-posterior-superior\n" + placed << "LPS" << -10. << -20. << "";
        QTest::newRow("LAS") << "space: left-anterior-superior\n" + placed << "LAS" << -10. << 20. << "";
        QTest::newRow("RAS") << "space: right-anterior-superior\n" + placed << "RAS" << 10. << 20. << "";
        QTest::newRow("LPS short") << "space: LPS\n" + placed << "LPS" << -10. << -20. << "";
        QTest::newRow("LAS short") << "space: LAS\n" + placed << "LAS" << -10. << 20. << "";
        QTest::newRow("RAS short") << "space: RAS\n" + placed << "RAS" << 10. << 20. << "";
        QTest::newRow("scanner") << "space: scanner-xyz\n" + placed << "LPS" << -10. << -20.
                                 << "does not state where left";
        QTest::newRow("right-handed") << "space: 3D-right-handed\n" + placed << "LPS" << -10. << -20.
                                      << "does not state";
        QTest::newRow("dimension") << "space dimension: 3\n" + placed << "LPS" << -10. << -20. << "does not state";
        QTest::newRow("spacings") << "spacings: 3 3 3\naxis mins: -11.5 -21.5 -31.5\n"
                                  << "LPS" << -10. << -20. << "states no directions";
        QTest::newRow("nodes") << "spacings: 3 3 3\naxis mins: -10 -20 -30\ncenterings: node node node\n"
                               << "LPS" << -10. << -20. << "states no directions";
        QTest::newRow("extents") << "axis mins: -11.5 -21.5 -31.5\naxis maxs: 0.5 -12.5 -25.5\n"
                                 << "LPS" << -10. << -20. << "states no directions";
        QTest::newRow("time") << "space: left-anterior-superior-time\nspace directions: (3,0,0,0) (0,3,0,0) "
                                 "(0,0,3,0)\nspace origin: (-10,-20,-30,0)\n"
                              << "LAS" << -10. << 20. << "";
    }
    void spacesBecomeLps() {
        QFETCH(QString, fields);
        QFETCH(QString, orientation);
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(QString, note);
        const Folder folder;
        const Scan scan =
            read(folder.write("a.nrrd", kNrrd + "encoding: raw\n" + fields.toStdString() + "\n" + shorts(24)));
        const Geometry& geometry = scan.volume.geometry();
        QCOMPARE(QString::fromStdString(geometry.orientation()), orientation);
        QCOMPARE(geometry.spacing(), (Vector3{3, 3, 3}));
        QCOMPARE(geometry.origin(), (Vector3{x, y, -30}));
        QVERIFY2(note.isEmpty() ? scan.notes.empty() : notesOf(scan).contains(note), qPrintable(notesOf(scan)));
        QVERIFY(counts(scan.volume.voxels()));
        QCOMPARE(scan.info.format, std::string("NRRD"));
    }

    void unitsBecomeMillimetres_data() {
        QTest::addColumn<QByteArray>("unit");
        QTest::addColumn<double>("spacing");
        QTest::addColumn<QString>("note");
        QTest::newRow("mm") << QByteArray("mm") << 2.0 << "";
        QTest::newRow("none") << QByteArray("") << 2.0 << "";
        for (const char* micron : {"um", "\xc2\xb5m", "\xce\xbcm", "\xb5m", "microns", "Micrometer"}) {
            QTest::newRow(micron) << QByteArray(micron) << 0.002 << "turned into millimetres";
        }
        QTest::newRow("cm") << QByteArray("cm") << 20.0 << "in cm";
        QTest::newRow("m") << QByteArray("m") << 2000.0 << "in m;";
        QTest::newRow("metres") << QByteArray("metres") << 2000.0 << "in metres;";
        QTest::newRow("pixel") << QByteArray("pixel") << 2.0 << "not a unit of length";
    }
    void unitsBecomeMillimetres() {
        QFETCH(QByteArray, unit);
        QFETCH(double, spacing);
        QFETCH(QString, note);
        const std::string quoted = '"' + unit.toStdString() + '"', all = quoted + " " + quoted + " " + quoted;
        const Folder folder;
        for (const std::string& fields :
             {"space dimension: 3\nspace directions: (2,0,0) (0,2,0) (0,0,2)\nspace origin: (2,4,6)\nspace units: " +
                  all,
              "spacings: 2 2 2\naxis mins: 1 3 5\nunits: " + all}) {
            const Scan scan = read(folder.write("a.nrrd", kNrrd + "encoding: raw\n" + fields + "\n\n" + shorts(24)));
            for (std::size_t i = 0; i < 3; ++i) {
                QVERIFY(std::abs(scan.volume.geometry().spacing()[i] - spacing) < 1e-12);
                QVERIFY(std::abs(scan.volume.geometry().origin()[i] - spacing * (double(i) + 1)) < 1e-9);
            }
            QVERIFY2(note.isEmpty() ? scan.notes.size() == 1 : notesOf(scan).contains(note), qPrintable(notesOf(scan)));
        }
        if (unit == "um") {
            const Scan meta = read(folder.write("a.mha", kMeta + "DistanceUnits = um\n" + kLocal + shorts(24)));
            QVERIFY(std::abs(meta.volume.geometry().spacing()[1] - 0.002) < 1e-12);
            QVERIFY(notesOf(meta).contains("turned into millimetres"));
        }
    }

    void slicesInFilesOfTheirOwn() {
        const Folder folder;
        const std::string bytes = shorts(24);
        folder.write("slices/s001.raw", bytes.substr(0, 24));
        folder.write("slices/s002.raw", bytes.substr(24));
        const std::string nrrd = kNrrd + "encoding: raw\nspacings: 1 2 3\n", meta = kMeta + "ElementDataFile = ";
        const std::string list = "LIST\nslices/s001.raw\nslices/s002.raw\n";
        for (const auto& [name, header] :
             {std::pair("a.nhdr", nrrd + "data file: " + list),
              std::pair("b.nhdr", nrrd + "data file: slices/s%03d.raw 1 2 1\n"), std::pair("a.mhd", meta + list),
              std::pair("b.mhd", meta + "slices/s%03d.raw 1 2 1\n"), std::pair("c.mhd", meta + "slices/s%03d.raw 1\n"),
              std::pair("A.MHD", meta + list), std::pair("A.NHDR", nrrd + "data file: " + list)}) {
            const Scan scan = read(folder.write(name, header));
            QVERIFY2(counts(scan.volume.voxels()), name);
            QCOMPARE(scan.volume.geometry().spacing(), (Vector3{1, 2, 3}));
            QCOMPARE(scan.info.format, std::string(name[2] == 'n' || name[2] == 'N' ? "NRRD" : "MetaImage"));
        }
        const fs::path backwards = folder.write("d.nhdr", nrrd + "data file: slices/s%03d.raw 2 1 -1\n");
        QVERIFY(!counts(read(backwards).volume.voxels()));
        for (const char* header : {"slices/s%03d.raw 1 3 1\n", "LIST\nslices/s001.raw\nslices/gone.raw\n"}) {
            QVERIFY(refusal(folder.write("e.mhd", meta + header)).contains(header[0] == 'L' ? "gone.raw" : "s003.raw"));
        }
        QVERIFY(!refusal(folder.write("e.mhd", meta + "LIST\nslices/s001.raw\n")).isEmpty());
        QVERIFY(!refusal(folder.write("e.nhdr", nrrd + "data file: slices/s%03d.raw 1 2000000000 1\n")).isEmpty());
        QVERIFY(!refusal(folder.write("e.nhdr", nrrd + "data file: slices\n")).isEmpty());
        folder.write("slices/s002.raw", bytes.substr(24, 12));
        QVERIFY(refusal(folder.path("b.mhd")).contains("s002.raw"));
        QVERIFY(refusal(folder.path("a.nhdr")).contains("s002.raw"));
    }

    void bytesAndLinesAreSkipped() {
        const Folder folder;
        folder.write("raw/a.raw", "one line\nxyz" + shorts(24));
        folder.write("raw/a.gz", "one line\n" + gzipped("xyz" + shorts(24)));
        const std::string nrrd = kNrrd + "spacings: 1 2 3\n";
        for (const std::string& fields :
             {std::string("encoding: raw\nline skip: 1\nbyte skip: 3\ndata file: raw/a.raw\n"),
              std::string("encoding: raw\nbyteskip: -1\ndatafile: raw/a.raw\n"),
              std::string("encoding: gzip\nlineskip: 1\nbyte skip: 3\ndata file: raw/a.gz\n")}) {
            QVERIFY2(counts(read(folder.write("a.nhdr", nrrd + fields)).volume.voxels()), fields.c_str());
        }
        for (const char* fields : {"HeaderSize = 12\n", "HeaderSize = -1\n"}) {
            const fs::path path = folder.write("a.mhd", kMeta + fields + "ElementDataFile = raw/a.raw\n");
            QVERIFY2(counts(read(path).volume.voxels()), fields);
        }
        const Scan more = read(folder.write("b.mha", kMeta + kLocal + shorts(24) + "more"));
        QVERIFY(counts(more.volume.voxels()));
        QVERIFY(notesOf(more).contains("more data"));
    }

    /// Whichever axis counts the volumes, voxels are not mixed.
    void volumesByAnyAxis() {
        const Folder folder;
        const std::string head = "NRRD0005\ntype: short\ndimension: 4\nendian: little\nencoding: raw\nspace: LPS\n";
        const std::string three = "(1,0,0) (0,2,0) (0,0,3)";
        const fs::path last = folder.write("last.nrrd", head + "sizes: 2 3 2 2\nkinds: domain domain domain list\n" +
                                                            "space directions: " + three + " none\n\n" + shorts(24));
        const fs::path first = folder.write("first.nrrd", head + "sizes: 2 2 3 2\nkinds: list domain domain domain\n" +
                                                              "space directions: none " + three + "\n\n" + shorts(24));
        const fs::path second =
            folder.write("second.nrrd", head + "sizes: 2 2 3 2\nkinds: domain time domain domain\n" +
                                            "space directions: (1,0,0) none (0,2,0) (0,0,3)\n\n" + shorts(24));
        QVERIFY(counts(read(last, 1).volume.voxels(), 12));
        QCOMPARE(read(first, 1).volume.voxels(), (std::vector<float>{1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23}));
        QCOMPARE(read(second, 1).volume.voxels(), (std::vector<float>{2, 3, 6, 7, 10, 11, 14, 15, 18, 19, 22, 23}));
        for (const fs::path& path : {last, first, second}) {
            const Scan scan = read(path);
            QCOMPARE(scan.volume.geometry().dims(), (Index3{2, 3, 2}));
            QCOMPARE(scan.volume.geometry().spacing(), (Vector3{1, 2, 3}));
            QCOMPARE(scan.info.volumes, 2);
            QVERIFY(notesOf(scan).contains("2 volumes"));
            QVERIFY_EXCEPTION_THROWN(read(path, 2), Error);
            QVERIFY_EXCEPTION_THROWN(readValues(path), Error);
        }
        const fs::path timed =
            folder.write("timed.nrrd",
                         "NRRD0005\ntype: short\ndimension: 4\nendian: little\nencoding: raw\nsizes: 2 3 2 2\n"
                         "space: right-anterior-superior-time\n"
                         "space directions: (1,0,0,0) (0,2,0,0) (0,0,3,0) (0,0,0,5)\n\n" +
                             shorts(24));
        QVERIFY(counts(read(timed, 1).volume.voxels(), 12));
        const fs::path meta = folder.write("a.mha",
                                           "NDims = 4\nDimSize = 2 3 2 2\nElementType = MET_SHORT\n"
                                           "ElementSpacing = 1 2 3 4\n" +
                                               kLocal + shorts(24));
        QVERIFY(counts(read(meta, 1).volume.voxels(), 12));
        QCOMPARE(read(meta).volume.geometry().spacing(), (Vector3{1, 2, 3}));
    }

    void oneSliceIsAScan() {
        const Folder folder;
        const Scan nrrd = read(folder.write(
            "a.nrrd",
            "NRRD0005\ntype: short\ndimension: 2\nsizes: 6 4\nendian: little\nencoding: raw\nspacings: 2 3\n\n" +
                shorts(24)));
        const Scan meta =
            read(folder.write("a.mha", "NDims = 2\nDimSize = 6 4\nElementType = MET_SHORT\nElementSpacing = 2 3\n" +
                                           kLocal + shorts(24)));
        for (const Scan* scan : {&nrrd, &meta}) {
            QCOMPARE(scan->volume.geometry().dims(), (Index3{6, 4, 1}));
            QCOMPARE(scan->volume.geometry().spacing(), (Vector3{2, 3, 1}));
            QVERIFY(notesOf(*scan).contains("one slice"));
            QVERIFY(counts(scan->volume.voxels()));
        }
        QVERIFY(
            refusal(folder.write("b.mha", "NDims = 1\nDimSize = 24\nElementType = MET_SHORT\n" + kLocal + shorts(24)))
                .contains("one dimension"));
    }

    void whatIsNoScanIsRefusedByName_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("why");
        const QString colour = "NRRD0005\ntype: uchar\ndimension: 4\nsizes: 3 2 2 2\nencoding: raw\n";
        QTest::newRow("rgb") << "a.nrrd" << colour + "kinds: RGB-color domain domain domain\n\n"
                             << "colour";
        QTest::newRow("vector") << "a.nrrd" << colour + "kinds: vector domain domain domain\n\n"
                                << "vector";
        QTest::newRow("bzip2") << "a.nrrd" << QString::fromStdString(kNrrd) + "encoding: bzip2\n\n"
                               << "bzip2";
        QTest::newRow("no byte order") << "a.nrrd"
                                       << "NRRD0005\ntype: short\ndimension: 3\nsizes: 4 3 2\nencoding: raw\n\n"
                                       << "byte order";
        QTest::newRow("space") << "a.nrrd" << QString::fromStdString(kNrrd) + "encoding: raw\nspace: moon\n\n"
                               << "moon";
        QTest::newRow("flat") << "a.nrrd"
                              << QString::fromStdString(kNrrd) + "encoding: raw\nspace: LPS\n" +
                                     "space directions: (1,0,0) (1,0,0) (0,0,1)\n\n"
                              << "one plane";
        QTest::newRow("zero") << "a.nrrd" << QString::fromStdString(kNrrd) + "encoding: raw\nspacings: 0 1 1\n\n"
                              << "voxel size";
        QTest::newRow("meta rgb") << "a.mha" << QString::fromStdString(kMeta + "ElementNumberOfChannels = 3\n" + kLocal)
                                  << "colour";
        QTest::newRow("meta tube") << "a.mha"
                                   << "ObjectType = Tube\nNDims = 3\nElementDataFile = LOCAL\n"
                                   << "Tube";
        QTest::newRow("meta type") << "a.mha"
                                   << "NDims = 3\nDimSize = 1 1 1\nElementType = MET_STRING\nElementDataFile = LOCAL\n"
                                   << "MET_STRING";
        QTest::newRow("nothing") << "a.mha"
                                 << "hello"
                                 << "kind of file";
    }
    void whatIsNoScanIsRefusedByName() {
        QFETCH(QString, name);
        QFETCH(QString, header);
        QFETCH(QString, why);
        const Folder folder;
        const QString sentence = refusal(folder.write(name.toStdString(), header.toStdString() + shorts(40)));
        QVERIFY2(sentence.contains(why) && sentence.contains(name), qPrintable(sentence));
    }

    void typesAndByteOrders() {
        const Folder folder;
        const std::string big("\x24\x9f\xd3\x05\x00\x00\x00\x07\xff\xff\xff\xfe", 12);
        const std::string head = "NRRD0005\ndimension: 3\nsizes: 3 1 1\nencoding: raw\nendian: big\nspacings: 1 1 1\n";
        const StoredValues wide = readValues(folder.write("a.nrrd", head + "type: uint32\n\n" + big));
        QCOMPARE(wide.values, (std::vector<double>{614454021, 7, 4294967294.0}));  // above 2^24: exact
        const StoredValues sign = readValues(folder.write("a.nrrd", head + "type: int\n\n" + big));
        QCOMPARE(sign.values, (std::vector<double>{614454021, 7, -2}));
        const StoredValues meta = readValues(folder.write(
            "a.mha",
            "NDims = 3\nDimSize = 3 1 1\nElementType = MET_UINT\nElementByteOrderMSB = True\n" + kLocal + big));
        QCOMPARE(meta.values, wide.values);
        QCOMPARE(meta.info.pixelType, std::string("unsigned_int"));
    }

    void segmentsHaveNamesAndLayers() {
        const Folder folder;
        const std::string head =
            "NRRD0005\ntype: uchar\ndimension: 4\nsizes: 2 2 2 1\nencoding: raw\nspace: LPS\n"
            "space directions: none (1,0,0) (0,1,0) (0,0,1)\nkinds: list domain domain domain\n";
        const auto segment = [](int i, const char* name, int value, int layer) {
            const std::string start = "Segment" + std::to_string(i) + "_";
            return start + "Name:=" + name + "\n" + start + "LabelValue:=" + std::to_string(value) + "\n" + start +
                   "Layer:=" + std::to_string(layer) + "\n" + start + "Color:=1 0.5 0\n";
        };
        const std::string two = segment(0, "liver", 1, 0) + segment(1, "left kidney", 4, 1);
        const fs::path apart = folder.write("a.seg.nrrd", head + two + "\n" + std::string("\1\0\0\4\0\0\1\0", 8));
        QCOMPARE(readValues(apart).values, (std::vector<double>{1, 4, 0, 1}));
        QVERIFY(refusal(apart).contains("overlapping segments; export one label map in Slicer"));
        const LabelTable table = segmentNames(apart);
        QCOMPARE(table.size(), std::size_t(2));
        QCOMPARE(table.nameOf(4), std::string("left kidney"));
        QCOMPARE(table.find(4)->colour, (std::array<std::uint8_t, 3>{255, 128, 0}));
        QCOMPARE(labelTableBeside(apart), table);
        const fs::path over = folder.write("b.seg.nrrd", head + two + "\n" + std::string("\1\4\0\0\0\0\0\0", 8));
        QVERIFY_EXCEPTION_THROWN(readValues(over), Error);
        // Before Slicer 4.11: ones in every layer.
        const std::string old = segment(0, "liver", 1, 0) + segment(1, "spleen", 1, 1);
        const fs::path ones = folder.write("c.seg.nrrd", head + old + "\n" + std::string("\1\0\0\1\0\0\1\0", 8));
        QCOMPARE(readValues(ones).values, (std::vector<double>{1, 2, 0, 1}));
        QCOMPARE(segmentNames(ones).nameOf(2), std::string("spleen"));
        QVERIFY(segmentNames(folder.path("none.nrrd")).empty());
    }

    void aFullDiskIsReported() {
        const Folder folder;
        LabelMap labels(Geometry::plain({40, 30, 20}, {1, 1, 1}));
        for (std::size_t i = 0; i < labels.labels().size(); ++i) {
            labels.labels()[i] = static_cast<std::uint16_t>(i * 2654435761U >> 16);
        }
        for (const char* name : {"a.nrrd", "a.mha"}) {
            writeItkLabels(labels, folder.path(name));
            const StoredValues back = readValues(folder.path(name));
            QVERIFY(std::equal(back.values.begin(), back.values.end(), labels.labels().begin(), labels.labels().end()));
            if (fs::exists("/dev/full")) {
                fs::remove(folder.path(name));
                fs::create_symlink("/dev/full", folder.path(name));
                QVERIFY_EXCEPTION_THROWN(writeItkLabels(labels, folder.path(name)), Error);
            }
        }
    }

    void reports() {
        if (!fs::exists(kReports / "45-detached-data")) {
            QSKIP("../shared/data/reports is not here");
        }
        const fs::path detached = kReports / "45-detached-data";
        const Scan good = read(detached / "corrupt" / "good.mha");
        QVERIFY(!refusal(detached / "corrupt" / "half_no_size.mha").isEmpty());
        QVERIFY(!refusal(detached / "cut" / "half.mhd").isEmpty());
        QVERIFY(!refusal(detached / "cut" / "labels.mhd").isEmpty());
        for (const char* name : {"lists/scan_list.mhd", "lists/scan_pattern.mhd", "lists/scan_list.nhdr",
                                 "lists/scan_pattern.nhdr", "sub/scan.nhdr"}) {
            const Scan scan = read(detached / name);
            QVERIFY2(scan.volume.voxels() == good.volume.voxels(), name);
            QVERIFY(scan.volume.geometry().sameGrid(good.volume.geometry(), 1e-9));
        }
        const Scan las = read(kReports / "53-nrrd-las" / "space_las.nrrd");
        QCOMPARE(las.volume.geometry().origin(), (Vector3{-10, 20, -30}));
        QCOMPARE(las.volume.geometry().matrix(), (std::array<Vector3, 3>{{{3, 0, 0}, {0, -3, 0}, {0, 0, 3}}}));
        const Scan micron = read(kReports / "06-nrrd-units-micron" / "micron.nrrd");
        QVERIFY(std::abs(micron.volume.geometry().spacing()[0] - 0.00038) < 1e-12);
        QVERIFY(notesOf(micron).contains("microns"));
        const fs::path layers = kReports / "05-seg-nrrd-overlapping" / "SegmentationOverlapping.seg.nrrd";
        QVERIFY(refusal(layers).contains("overlapping segments; export one label map in Slicer"));
        QVERIFY_EXCEPTION_THROWN(readValues(layers), Error);
        const LabelTable names = segmentNames(kReports / "04-seg-nrrd-cropped" / "Segmentation.seg.nrrd");
        QCOMPARE(names.nameOf(1), std::string("ribs"));
        QCOMPARE(names.nameOf(3), std::string("thoracic vertebral column"));
    }
};

QTEST_GUILESS_MAIN(ItkFileTest)
#include "ItkFileTest.moc"
