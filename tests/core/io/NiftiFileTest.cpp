// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/NiftiFile.h"

#include "core/base/Error.h"
#include "tests/support/SyntheticNifti.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace exemplar;
namespace fs = std::filesystem;

namespace {

Scan read(const fs::path& path, int frame = 0) {
    JobControl control;
    ReadOptions options;
    options.frame = frame;
    return readScan(path, control, options);
}

/// The sentence of the refusal; empty where the file was read.
QString refusal(const fs::path& path, int frame = 0) {
    try {
        read(path, frame);
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

/// from, from + 1, ...
bool counts(const Scan& scan, int from = 0) {
    const std::vector<float>& voxels = scan.volume.voxels();
    for (std::size_t i = 0; i < voxels.size(); ++i) {
        if (voxels[i] != static_cast<float>(from) + static_cast<float>(i)) {
            return false;
        }
    }
    return !voxels.empty();
}

bool near(const Vector3& a, const Vector3& b) {
    return std::abs(a[0] - b[0]) < 1e-5 && std::abs(a[1] - b[1]) < 1e-5 && std::abs(a[2] - b[2]) < 1e-5;
}

const std::vector<float> kUnitRows{1, 0, 0, 5, 0, 1, 0, 6, 0, 0, 1, 7};

/// qform without a turn.
SyntheticNifti withQform(SyntheticNifti file = SyntheticNifti()) { return file.put<std::int16_t>(252, 1); }

std::string pairHeader(SyntheticNifti file) {
    return file.text(344, std::string("ni1\0", 4)).put<float>(108, 0.0F).header();
}

template <typename T>
T bigEndian(T value) {
    std::reverse(reinterpret_cast<unsigned char*>(&value), reinterpret_cast<unsigned char*>(&value) + sizeof value);
    return value;
}

}  // namespace

class NiftiFileTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void packedOrNotIsSeenByContent() {
        const TestFolder folder;
        const std::string plain = SyntheticNifti().bytes(), packed = gzipped(plain);
        for (const char* name : {"a.nii", "b.nii.gz", "C.NII", "D.NII.GZ", "e.Nii.Gz"}) {
            for (const std::string& bytes : {plain, packed}) {
                const Scan scan = read(folder.write(name, bytes));
                QVERIFY2(counts(scan), name);
                QVERIFY(near(scan.volume.geometry().spacing(), {1, 2, 3}));
                QCOMPARE(scan.info.format, std::string("NIfTI-1"));
                QCOMPARE(scan.info.pixelType, std::string("INT16"));
            }
        }
        QVERIFY(isNiftiName("SCAN.HDR") && isNiftiName("scan.img.gz") && !isNiftiName("scan.nrrd"));
    }

    void pairs() {
        const SyntheticNifti file;
        for (const auto& [header, image] :
             {std::pair("a.hdr", "a.img"), {"B.HDR", "B.IMG"}, {"c.hdr.gz", "c.img.gz"}, {"d.hdr", "d.img.gz"}}) {
            const TestFolder folder;
            const auto bytes = [](const char* name, const std::string& content) {
                return std::string(name).ends_with(".gz") ? gzipped(content) : content;
            };
            const fs::path head = folder.write(header, bytes(header, pairHeader(file)));
            QVERIFY2(refusal(head).contains("no data file"), header);
            const fs::path data = folder.write(image, bytes(image, file.data()));
            QVERIFY2(counts(read(head)), header);
            QVERIFY2(counts(read(data)), header);
            fs::remove(head);
            QVERIFY2(refusal(data).contains("no header file"), header);
        }
    }

    /// Analyze 7.5 has no mark, and is read only where the name says that it is a pair.
    void aMissingMark() {
        const TestFolder folder;
        SyntheticNifti file;
        file.text(344, std::string(4, '\0'));
        QVERIFY(refusal(folder.write("a.nii", file.bytes())).contains("mark of NIfTI"));
        const fs::path header = folder.write("b.hdr", file.put<float>(108, 0.0F).header().substr(0, 348));
        folder.write("b.img", file.data());
        const Scan scan = read(header);
        QVERIFY(counts(scan));
        QCOMPARE(scan.info.format, std::string("Analyze 7.5"));
        QVERIFY(notesOf(scan).contains("no orientation"));
        QVERIFY(!refusal(folder.write("c.nii", std::string(400, 'x'))).isEmpty());
    }

    void otherByteOrder() {
        const TestFolder folder;
        SyntheticNifti file;
        file.put(0, bigEndian<std::int32_t>(348)).put(70, bigEndian<std::int16_t>(4));
        file.put(72, bigEndian<std::int16_t>(16)).put(108, bigEndian(352.0F)).put(112, bigEndian(2.0F));
        const std::int16_t dims[8] = {3, 4, 3, 2, 1, 1, 1, 1};
        for (int d = 0; d < 8; ++d) {
            file.put(40 + 2 * d, bigEndian(dims[d])).put(76 + 4 * d, bigEndian(d < 4 ? 1.0F + float(d) : 0.0F));
        }
        std::string bytes = file.header();
        for (std::int16_t value = 0; value < 24; ++value) {
            const std::int16_t swapped = bigEndian(value);
            bytes.append(reinterpret_cast<const char*>(&swapped), 2);
        }
        const Scan scan = read(folder.write("a.nii", bytes));
        QCOMPARE(scan.volume.voxels().back(), 46.0F);
        QVERIFY(near(scan.volume.geometry().spacing(), {2, 3, 4}));
    }

    void unitsOfLength() {
        const TestFolder folder;
        const auto spacing = [&](char units, float step) {
            SyntheticNifti file = withQform();
            file.put<char>(123, units).put<float>(80, step).put<float>(84, step).put<float>(88, step);
            return read(folder.write("a.nii", file.bytes()));
        };
        QVERIFY(near(spacing(1, 0.001F).volume.geometry().spacing(), {1, 1, 1}));
        QVERIFY(notesOf(spacing(1, 0.001F)).contains("metres"));
        QVERIFY(near(spacing(3, 500.0F).volume.geometry().spacing(), {0.5, 0.5, 0.5}));
        QVERIFY(notesOf(spacing(3, 500.0F)).contains("micrometres"));
        for (const char millimetres : {0, 2, 2 + 8, 0 + 16}) {  // time in seconds or milliseconds beside it
            QVERIFY(near(spacing(millimetres, 2.0F).volume.geometry().spacing(), {2, 2, 2}));
            QVERIFY(notesOf(spacing(millimetres, 2.0F)).isEmpty());
        }
        QVERIFY(notesOf(spacing(5, 2.0F)).contains("not one of NIfTI's"));
        QVERIFY(spacing(1, 1.0F).info.geometryDoubt.find("probably wrong") != std::string::npos);
    }

    void sformWithUnitScales() {
        const TestFolder folder;
        SyntheticNifti file = withQform();
        file.put<float>(80, 1.316F).put<float>(84, 1.316F).put<float>(88, 10.0F).sform(kUnitRows);
        const Scan scan = read(folder.write("a.nii", file.bytes()));
        QVERIFY(near(scan.volume.geometry().spacing(), {1.316F, 1.316F, 10}));
        QVERIFY(scan.info.geometryDoubt.find("the qform was used") != std::string::npos);
        QVERIFY(notesOf(scan).contains(QString::fromStdString(scan.info.geometryDoubt)));
        // Without a qform the sform is all there is, but the doubt stays.
        const Scan alone = read(folder.write("b.nii", file.put<std::int16_t>(252, 0).bytes()));
        QVERIFY(near(alone.volume.geometry().spacing(), {1, 1, 1}));
        QVERIFY(alone.info.geometryDoubt.find("the sform was used") != std::string::npos);
    }

    void formsThatAgreeRaiseNoDoubt() {
        const TestFolder folder;
        SyntheticNifti file = withQform();
        file.put<float>(268, 5.0F).put<float>(272, 6.0F).put<float>(276, 7.0F);
        file.sform({1, 0, 0, 5, 0, 2, 0, 6, 0, 0, 3, 7});
        const Scan scan = read(folder.write("a.nii", file.bytes()));
        QCOMPARE(scan.info.geometryDoubt, std::string());
        QVERIFY(scan.notes.empty());
        QVERIFY(near(scan.volume.geometry().origin(), {-5, -6, 7}));  // LPS
        const Scan shifted = read(folder.write("b.nii", file.put<float>(276, 9.0F).bytes()));
        QVERIFY(shifted.info.geometryDoubt.find("shifted by 2 mm") != std::string::npos);
        QVERIFY(near(shifted.volume.geometry().origin(), {-5, -6, 7}));
    }

    void singularSform() {
        const TestFolder folder;
        for (const float odd : {0.0F, std::numeric_limits<float>::quiet_NaN()}) {
            SyntheticNifti file = withQform();
            file.sform({1, 0, 0, 5, 0, 1, 0, 6, 0, 0, odd, 7});
            const Scan scan = read(folder.write("a.nii", file.bytes()));
            QVERIFY(near(scan.volume.geometry().spacing(), {1, 2, 3}));
            QVERIFY(scan.info.geometryDoubt.find("not a usable orientation") != std::string::npos);
            QVERIFY(scan.info.geometryDoubt.find("qform was used") != std::string::npos);
            const Scan neither = read(folder.write("b.nii", file.put<std::int16_t>(252, 0).bytes()));
            QVERIFY(near(neither.volume.geometry().spacing(), {1, 2, 3}));
            QVERIFY(neither.info.geometryDoubt.find("right, anterior, superior") != std::string::npos);
        }
    }

    void negativeAndMissingPixdim() {
        const TestFolder folder;
        const Scan negative = read(folder.write("a.nii", withQform().put<float>(80, -1.0F).bytes()));
        QVERIFY(near(negative.volume.geometry().spacing(), {1, 2, 3}));
        QCOMPARE(negative.volume.geometry().orientation(), std::string("RAS"));
        QVERIFY(notesOf(negative).contains("negative voxel sizes"));
        const Scan missing = read(folder.write("b.nii", withQform().put<float>(88, 0.0F).bytes()));
        QVERIFY(near(missing.volume.geometry().spacing(), {1, 2, 1}));
        QVERIFY(missing.info.geometryDoubt.find("no voxel size") != std::string::npos);
        // qfac turns the third axis.
        const Scan turned = read(folder.write("c.nii", withQform().put<float>(76, -1.0F).bytes()));
        QCOMPARE(turned.volume.geometry().orientation(), std::string("RAI"));
    }

    void whereTheVoxelsStart() {
        const TestFolder folder;
        const SyntheticNifti file;
        for (const float left : {0.0F, 300.0F}) {  // left out, or before the header's end
            QVERIFY(counts(read(folder.write("a.nii", SyntheticNifti(file).put<float>(108, left).bytes()))));
        }
        SyntheticNifti odd;
        odd.put<float>(108, 357.0F);  // neither 352 nor a multiple of 16
        QVERIFY(counts(read(folder.write("b.nii", odd.header() + "12345" + odd.data()))));
        QVERIFY(counts(read(folder.write("c.nii", SyntheticNifti().extension("some words").bytes()))));
        for (const float impossible : {-8.0F, 1e12F, std::numeric_limits<float>::quiet_NaN()}) {
            const QString why = refusal(folder.write("d.nii", SyntheticNifti(file).put(108, impossible).bytes()));
            QVERIFY2(why.contains("vox_offset"), qPrintable(why));
        }
    }

    void whatIsCutOrFaultyIsRefused() {
        const TestFolder folder;
        const std::string whole = SyntheticNifti().bytes(), packed = gzipped(whole);
        for (const std::size_t kept : {std::size_t(10), std::size_t(351), std::size_t(352), whole.size() - 1}) {
            QVERIFY(refusal(folder.write("a.nii", whole.substr(0, kept))).contains("a.nii"));
        }
        for (const std::size_t lost : {packed.size() / 2, std::size_t(9), std::size_t(4), std::size_t(1)}) {
            const QString why = refusal(folder.write("b.nii.gz", packed.substr(0, packed.size() - lost)));
            QVERIFY2(why.contains("b.nii.gz"), qPrintable(QString::number(lost)));
        }
        std::string wrong = packed;
        wrong[packed.size() - 6] = static_cast<char>(wrong[packed.size() - 6] ^ 1);  // checksum
        QVERIFY(refusal(folder.write("c.nii.gz", wrong)).contains("compressed data are faulty"));
        folder.write("d.img", SyntheticNifti().data().substr(0, 47));
        QVERIFY(refusal(folder.write("d.hdr", pairHeader(SyntheticNifti()))).contains("more than the file holds"));
        folder.write("e.img.gz", gzipped(SyntheticNifti().data().substr(0, 47)));
        QVERIFY(refusal(folder.write("e.hdr", pairHeader(SyntheticNifti()))).contains("more than the file holds"));
    }

    void frames() {
        const TestFolder folder;
        const fs::path path = folder.write("a.nii.gz", gzipped(SyntheticNifti({4, 3, 2, 3}).bytes()));
        for (int frame = 0; frame < 3; ++frame) {
            const Scan scan = read(path, frame);
            QVERIFY(counts(scan, 24 * frame));
            QCOMPARE(scan.info.volumes, 3);
            QVERIFY(notesOf(scan).contains(QString("number %1 (from 0)").arg(frame)));
        }
        QVERIFY(refusal(path, 3).contains("it has 0 to 2"));
        QVERIFY(!refusal(path, -1).isEmpty());
        // Volumes along the fifth axis count as well; an unused axis of length 0 does not.
        QVERIFY(counts(read(folder.write("b.nii", SyntheticNifti({4, 3, 2, 1, 2}).bytes()), 1), 24));
        const Scan flat = read(folder.write("c.nii", SyntheticNifti({4, 3, 2, 1}).put<std::int16_t>(48, 0).bytes()));
        QVERIFY(counts(flat));
        QCOMPARE(flat.info.volumes, 1);
    }

    void nifti2IsNamed() {
        const TestFolder folder;
        std::string header(544, '\0');
        const auto put = [&header](int offset, auto value) {
            std::memcpy(&header[std::size_t(offset)], &value, sizeof value);
        };
        put(0, std::int32_t(540));
        header.replace(4, 8, std::string("n+2\0\r\n\032\n", 8));
        put(12, std::int16_t(4));
        put(14, std::int16_t(16));
        const std::int64_t dims[8] = {3, 4, 3, 2, 1, 1, 1, 1};
        for (int d = 0; d < 8; ++d) {
            put(16 + 8 * d, dims[d]);
            put(104 + 8 * d, double(d < 4 ? std::max(1, d) : 0));
        }
        put(168, std::int64_t(544));
        put(176, 1.0);
        put(500, std::int32_t(2));
        const std::string data = SyntheticNifti().data();
        const Scan scan = read(folder.write("a.nii", header + data));
        QVERIFY(counts(scan));
        QCOMPARE(scan.info.format, std::string("NIfTI-2"));
        QVERIFY(near(scan.volume.geometry().spacing(), {1, 2, 3}));
        QVERIFY(!refusal(folder.write("b.nii", header.substr(0, 500))).isEmpty());
        header[8] = 'x';  // a mark that a transfer in text mode has changed is still one
        QVERIFY(counts(read(folder.write("c.nii", header + data))));
    }

    void wideTypesAndScaling() {
        const TestFolder folder;
        const auto voxels = [&](const SyntheticNifti& file) { return read(folder.write("a.nii", file.bytes())); };
        SyntheticNifti file({2, 1, 1});
        QCOMPARE(voxels(file.voxels<std::int64_t>({-5, 1LL << 40})).volume.voxels(),
                 (std::vector<float>{-5, 1LL << 40}));
        QCOMPARE(voxels(file.voxels<std::uint64_t>({3, 1ULL << 63})).volume.voxels(),
                 (std::vector<float>{3, 9223372036854775808.0F}));
        QCOMPARE(voxels(file.voxels<double>({0.5, -2})).volume.voxels(), (std::vector<float>{0.5, -2}));
        file.voxels<std::int16_t>({0, 10}).scaling(0.1F, -1024);
        QCOMPARE(voxels(file).volume.voxels()[1], static_cast<float>(10 * double(0.1F) - 1024));
        for (const float unscaled : {0.0F, std::numeric_limits<float>::quiet_NaN()}) {
            QCOMPARE(voxels(file.scaling(unscaled, 7)).volume.voxels(), (std::vector<float>{0, 10}));
        }
        const Scan odd = voxels(file.scaling(2.0F, std::numeric_limits<float>::quiet_NaN()));
        QCOMPARE(odd.volume.voxels(), (std::vector<float>{0, 20}));
        QVERIFY(notesOf(odd).contains("scl_inter"));
        const Scan nan = voxels(file.scaling(1, 0).voxels<float>({std::numeric_limits<float>::quiet_NaN(), 4}));
        QCOMPARE(nan.volume.voxels(), (std::vector<float>{4, 4}));
        QVERIFY(notesOf(nan).contains("1 voxels were not numbers"));
    }

    void otherKinds() {
        const TestFolder folder;
        const SyntheticNifti file;
        const std::string cifti = SyntheticNifti(file).put<std::int16_t>(68, 3006).bytes();
        QVERIFY(refusal(folder.write("a.nii", cifti)).contains("CIFTI"));
        QVERIFY(refusal(folder.write("x.dscalar.nii", file.bytes())).contains("CIFTI"));
        for (const auto& [type, word] : {std::pair<int, const char*>(128, "colour"),
                                         {2304, "colour"},
                                         {32, "complex"},
                                         {1792, "complex"},
                                         {1, "single bits"},
                                         {1536, "FLOAT128"},
                                         {777, "777"}}) {
            const std::string bytes = SyntheticNifti(file).put(70, std::int16_t(type)).bytes();
            const QString why = refusal(folder.write("b.nii", bytes));
            QVERIFY2(why.contains(word) && why.contains("b.nii"), qPrintable(why));
        }
        SyntheticNifti vectors({2, 2, 2, 1, 3});
        const Scan component = read(folder.write("c.nii", vectors.put<std::int16_t>(68, 1007).bytes()), 1);
        QVERIFY(counts(component, 8));
        QVERIFY(notesOf(component).contains("holds 3 values"));
        for (const std::int16_t impossible : {std::int16_t(-4), std::int16_t(0)}) {
            QVERIFY(!refusal(folder.write("d.nii", SyntheticNifti(file).put(42, impossible).bytes())).isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(NiftiFileTest)
#include "NiftiFileTest.moc"
