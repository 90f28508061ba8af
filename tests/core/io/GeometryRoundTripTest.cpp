// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/io/LabelFile.h"
#include "core/io/LabelMapWriter.h"
#include "core/io/VolumeReader.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <zlib.h>
#include <cmath>
#include <cstring>

using namespace exemplar;
namespace fs = std::filesystem;

namespace {

const QString kShared = QStringLiteral(EXEMPLAR_SHARED_DATA);

/// First bytes of a file, unpacked where it is gzip.
std::string headerBytes(const std::string& path, std::size_t count) {
    std::string bytes(count, '\0');
    gzFile file = gzopen(path.c_str(), "rb");
    const int read = gzread(file, bytes.data(), static_cast<unsigned>(count));
    gzclose(file);
    bytes.resize(static_cast<std::size_t>(std::max(0, read)));
    return bytes;
}

/// The bytes of NIfTI-1 header fields that say where voxels are.
std::string geometryFields(const std::string& header) {
    return header.substr(76, 32)      // pixdim
           + header.substr(123, 1)    // xyzt_units
           + header.substr(252, 76);  // qform_code .. srow_z
}

LabelMap someLabels(const Geometry& geometry, std::uint16_t largest) {
    LabelMap labels(geometry);
    for (std::size_t i = 0; i < labels.labels().size(); ++i) {
        labels.labels()[i] = static_cast<std::uint16_t>(i % 7 == 0 ? largest : i % 5);
    }
    return labels;
}

}  // namespace

class GeometryRoundTripTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySharedScan_data() {
        QTest::addColumn<QString>("path");
        QDirIterator files(kShared, {"*.nii", "*.nii.gz", "*.hdr", "*.nrrd", "*.mha"}, QDir::Files,
                           QDirIterator::Subdirectories);
        QTest::newRow("none") << QString();
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(path.mid(kShared.size()))) << path;
        }
    }

    /// What can be read keeps its place when labels are written for it and read again; for NIfTI bit by bit.
    void everySharedScan() {
        QFETCH(QString, path);
        if (path.isEmpty()) {
            if (!QFileInfo::exists(kShared)) {
                QSKIP("../shared/data is not here");
            }
            return;
        }
        JobControl control;
        Scan scan;
        try {
            scan = readScan(path.toStdString(), control);
        } catch (const Error& problem) {
            const bool cut = path.contains(QStringLiteral("/45-detached-data/"));  // see its NOTE.txt
            QVERIFY2(problem.code() == (cut ? ErrorCode::FileDamaged : ErrorCode::FormatUnsupported), problem.what());
            QVERIFY(std::string(problem.what()).find(QFileInfo(path).fileName().toStdString()) != std::string::npos);
            return;
        }
        const QTemporaryDir folder;
        const LabelMap labels = someLabels(scan.volume.geometry(), 3);
        const std::string out = folder.filePath("labels.nii.gz").toStdString();
        writeLabelMap(labels, out, {}, path.toStdString());
        const LabelMap back = readLabelMap(out, control);
        QCOMPARE(back.labels(), labels.labels());
        QVERIFY(back.geometry().sameGrid(scan.volume.geometry(), 1e-3));
        if (scan.info.format == "NIfTI-1") {
            const std::string before = headerBytes(path.toStdString(), 348), after = headerBytes(out, 348);
            std::int32_t size = 0;
            std::memcpy(&size, before.data(), 4);
            if (size == 348) {  // this machine's byte order
                QCOMPARE(geometryFields(after), geometryFields(before));
                QCOMPARE(after.substr(42, 6), before.substr(42, 6));  // dim[1..3]
            }
            QCOMPARE(int(after[70]), 2);  // uint8
        }
    }

    void plainGeometryBecomesNifti_data() {
        QTest::addColumn<double>("shear");
        QTest::newRow("oblique") << 0.0;
        QTest::newRow("sheared") << 0.3;
    }
    void plainGeometryBecomesNifti() {
        QFETCH(double, shear);
        const double c = std::cos(0.5), s = std::sin(0.5);
        const Geometry geometry({6, 5, 4}, {{{2 * c, -s, 0}, {2 * s, c, 3 * shear}, {0, 0, 3}}}, {10, -20, 30});
        const QTemporaryDir folder;
        JobControl control;
        for (const char* name : {"a.nii", "a.nii.gz", "a.nrrd", "a.mha"}) {
            if (shear != 0.0 && !std::string(name).starts_with("a.nii")) {
                continue;  // ITK's writers want orthogonal axes
            }
            const std::string out = folder.filePath(name).toStdString();
            const LabelMap labels = someLabels(geometry, 700);
            writeLabelMap(labels, out, {}, {});
            const LabelMap back = readLabelMap(out, control);
            QVERIFY2(back.geometry().sameGrid(geometry, 1e-3), name);
            QCOMPARE(back.labels(), labels.labels());
        }
        QCOMPARE(readLabelTable(folder.filePath("a.label.txt").toStdString()).size(), std::size_t(5));
    }

    void labelsOfAnotherAxisOrderAreTurned() {
        const Geometry ras({4, 5, 6}, {{{-1, 0, 0}, {0, -2, 0}, {0, 0, 3}}}, {10, 20, 30});
        LabelMap labels = someLabels(ras, 9);
        // The same places stored as (z, y reversed, x).
        const Geometry other({6, 5, 4}, {{{0, 0, -1}, {0, 2, 0}, {3, 0, 0}}}, {10, 20 - 2 * 4, 30});
        LabelMap turned(other);
        for (int k = 0; k < 6; ++k) {
            for (int j = 0; j < 5; ++j) {
                for (int i = 0; i < 4; ++i) {
                    turned.labels()[turned.offset({k, 4 - j, i})] = labels.labels()[labels.offset({i, j, k})];
                }
            }
        }
        QCOMPARE(conformTo(turned, ras, "x").labels(), labels.labels());
        QVERIFY_EXCEPTION_THROWN(conformTo(turned, Geometry::plain({4, 5, 6}, {1, 2, 3}), "x"), Error);
        QVERIFY_EXCEPTION_THROWN(conformTo(turned, Geometry::plain({4, 5, 7}, {1, 2, 3}), "x"), Error);
    }

    void anUnwritablePlaceIsNamed() {
        const LabelMap labels = someLabels(Geometry::plain({3, 3, 3}, {1, 1, 1}), 2);
        for (const char* path : {"/nowhere/a.nii.gz", "/nowhere/a.mha", "/tmp/a.txt"}) {
            try {
                writeLabelMap(labels, path, {}, {});
                QFAIL("no error");
            } catch (const Error& problem) {
                QVERIFY2(std::string(problem.what()).find("a.") != std::string::npos, problem.what());
            }
        }
    }
};

QTEST_GUILESS_MAIN(GeometryRoundTripTest)
#include "GeometryRoundTripTest.moc"
