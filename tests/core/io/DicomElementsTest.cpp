// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/base/Utf8.h"
#include "core/io/DicomSeries.h"
#include "tests/support/SyntheticDicom.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <dcmtk/dcmjpeg/djencode.h>

using namespace exemplar;
using namespace exemplar::test;
namespace fs = std::filesystem;

namespace {

Scan read(const fs::path& path) {
    JobControl control;
    return readScan(path, control);
}

std::string refusal(const fs::path& path) {
    try {
        read(path);
    } catch (const Error& problem) {
        return problem.what();
    }
    return "not refused";
}

bool holds(const std::vector<std::string>& sentences, const std::string& part) {
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](const std::string& one) { return one.find(part) != std::string::npos; });
}

std::string longLittleEndian(std::uint32_t value) {
    return littleEndian(static_cast<std::uint16_t>(value & 0xFFFF)) +
           littleEndian(static_cast<std::uint16_t>(value >> 16));
}

/// An element as implicit little endian has it.
std::string implicit(std::uint16_t group, std::uint16_t element, const std::string& value) {
    return littleEndian(group) + littleEndian(element) + longLittleEndian(static_cast<std::uint32_t>(value.size())) +
           value;
}

std::string item(const std::string& content) { return implicit(0xFFFE, 0xE000, content); }

void setBits(DcmDataset& data, int allocated, int stored, int high, bool isSigned) {
    data.putAndInsertUint16(DCM_BitsAllocated, static_cast<Uint16>(allocated));
    data.putAndInsertUint16(DCM_BitsStored, static_cast<Uint16>(stored));
    data.putAndInsertUint16(DCM_HighBit, static_cast<Uint16>(high));
    data.putAndInsertUint16(DCM_PixelRepresentation, isSigned ? 1 : 0);
}

}  // namespace

class DicomElementsTest final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_number = 0;

    fs::path fresh() { return fs::path(m_folder.path().toStdString()) / ("f" + std::to_string(++m_number)); }

private Q_SLOTS:
    /// PS3.5 6.2.2: elements stored as UN are read as the dictionary has them.
    void elementsOfUnknownKindAreKnown() {
        const fs::path plain = fresh(), unknown = fresh();
        Slice slice;
        slice.orientation = {0, 1, 0, 0, 0, -1};
        const auto scaled = [](DcmDataset& data) {
            put(data, DCM_RescaleSlope, "2");
            put(data, DCM_RescaleIntercept, "-1024");
            put(data, DCM_SpacingBetweenSlices, "2.5");
        };
        writeSlice(plain, slice, scaled);
        writeSlice(unknown, slice, [&](DcmDataset& data) {
            scaled(data);
            for (const DcmTagKey& tag :
                 {DCM_RescaleSlope, DCM_RescaleIntercept, DCM_SpacingBetweenSlices, DCM_ImagePositionPatient,
                  DCM_ImageOrientationPatient, DCM_PixelSpacing, DCM_SliceThickness, DCM_InstanceNumber, DCM_Modality,
                  DCM_SeriesInstanceUID, DCM_SeriesDescription, DCM_PhotometricInterpretation}) {
                storeTextAsUnknown(data, tag);
            }
            for (const auto& [tag, value] :
                 {std::pair(DCM_Rows, 6), std::pair(DCM_Columns, 8), std::pair(DCM_BitsAllocated, 16),
                  std::pair(DCM_BitsStored, 16), std::pair(DCM_HighBit, 15), std::pair(DCM_PixelRepresentation, 1),
                  std::pair(DCM_SamplesPerPixel, 1)}) {
                storeAsUnknown(data, tag, littleEndian(static_cast<std::uint16_t>(value)));
            }
        });
        QVERIFY(readFile(unknown).find("UN") != std::string::npos);
        const Scan a = read(plain), b = read(unknown);
        QVERIFY(a.volume.geometry().sameGrid(b.volume.geometry(), 1e-9));
        QVERIFY(a.volume.voxels() == b.volume.voxels());
        QCOMPARE(b.volume.voxels()[0], 2.0F * 100.0F - 1024.0F);
        QCOMPARE(b.info.seriesUid, a.info.seriesUid);
        QCOMPARE(b.info.description, a.info.description);
        QVERIFY(b.notes == a.notes);
    }

    void sequencesOfUnknownKindAreKnown_data() {
        QTest::addColumn<bool>("undefinedLength");
        QTest::newRow("with a length") << false;
        QTest::newRow("without a length") << true;
    }

    void sequencesOfUnknownKindAreKnown() {
        QFETCH(bool, undefinedLength);
        const fs::path path = fresh();
        const std::string measures = item(implicit(0x0028, 0x0030, "0.5\\0.75"));
        const std::string groups = item(implicit(0x0028, 0x9110, measures));
        writeSlice(path, {}, [&](DcmDataset& data) {
            data.findAndDeleteElement(DCM_PixelSpacing);
            storeAsUnknown(data, DCM_SharedFunctionalGroupsSequence, groups);
        });
        if (undefinedLength) {
            std::string bytes = readFile(path);
            const std::string start = littleEndian(0x5200) + littleEndian(0x9229) + "UN" + littleEndian(0);
            const std::size_t at = bytes.find(start);
            QVERIFY(at != std::string::npos);
            bytes.insert(at + start.size() + 4 + groups.size(), implicit(0xFFFE, 0xE0DD, ""));
            bytes.replace(at + start.size(), 4, "\xFF\xFF\xFF\xFF");
            AtomicFile::write(path, bytes);
        }
        const Vector3 spacing = read(path).volume.geometry().spacing();
        QCOMPARE(spacing[0], 0.75);
        QCOMPARE(spacing[1], 0.5);
    }

    void descriptionsAreDecoded_data() {
        QTest::addColumn<QByteArray>("set");
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* set, const char* stored, const char* shown) {
            QTest::newRow(*set ? set : "none") << QByteArray(set) << QByteArray(stored) << QString::fromUtf8(shown);
        };
        row("ISO_IR 100",
            "Sch\xE4"
            "del l\xE4ngs",
            "Schädel längs");
        row("GB18030", "\xCD\xB7\xB2\xBF \xD4\xF6\xC7\xBF", "头部 增强");
        row("GBK", "\xCD\xB7\xB2\xBF", "头部");
        row("\\ISO 2022 IR 87", "\x1B\x24\x42\x46\x2C\x49\x74\x1B\x28\x42", "頭部");
        row("ISO 2022 IR 6\\ISO 2022 IR 87", "a\x1B\x24\x42\x46\x2C\x49\x74\x1B\x28\x42z", "a頭部z");
        row("\\ISO 2022 IR 149", "\x1B\x24\x29\x43\xB5\xCE\xBA\xCE", "두부");
        row("ISO_IR 126", "\xCA\xE5\xF6\xDC\xEB\xE9", "Κεφάλι");
        row("ISO_IR 144", "\xB3\xDE\xDB\xDE\xD2\xD0", "Голова");
        row("ISO_IR 192", "T\xC3\xAAte", "Tête");
        row("",
            "Sch\xE4"
            "del",
            "Sch\xEF\xBF\xBD"
            "del");
        row("NONSENSE 1",
            "Sch\xE4"
            "del",
            "Sch\xEF\xBF\xBD"
            "del");
        row("ISO_IR 6",
            "Sch\xE4"
            "del",
            "Sch\xEF\xBF\xBD"
            "del");
    }

    void descriptionsAreDecoded() {
        QFETCH(QByteArray, set);
        QFETCH(QByteArray, stored);
        QFETCH(QString, shown);
        const fs::path path = fresh();
        writeSlice(path, {}, [&](DcmDataset& data) {
            if (!set.isEmpty()) {
                put(data, DCM_SpecificCharacterSet, set.toStdString());
            }
            put(data, DCM_SeriesDescription, stored.toStdString());
        });
        QCOMPARE(QString::fromStdString(read(path).info.description), shown);
        QVERIFY(isUtf8(read(path).info.description));
    }

    void utf8IsChecked() {
        QVERIFY(isUtf8("a\xC3\xA4\xE9\xA0\xAD\xF0\x9F\xA7\xA0"));
        for (const char* faulty :
             {"\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE9\xA0", "\xFF", "\x80"}) {
            QVERIFY(!isUtf8(faulty));
            QVERIFY(isUtf8(validUtf8(faulty)));
        }
    }

    void lowValuesThatMeanBrightAreTurnedRound() {
        const auto inverted = [](DcmDataset& data) { put(data, DCM_PhotometricInterpretation, "MONOCHROME1"); };
        const fs::path mr = fresh(), ct = fresh();
        Slice slice;
        writeSlice(mr, slice, inverted);
        const Scan scan = read(mr);
        QCOMPARE(scan.volume.voxels()[0], 157.0F);  // 100 to 157
        QCOMPARE(scan.volume.voxels().back(), 100.0F);
        QVERIFY(holds(scan.notes, "MONOCHROME1"));
        slice.modality = "CT";  // HU keep their meaning
        writeSlice(ct, slice, inverted);
        QCOMPARE(read(ct).volume.voxels()[0], 100.0F);
        QVERIFY(!holds(read(ct).notes, "MONOCHROME1"));
    }

    void theModalityLutIsApplied() {
        const fs::path path = fresh(), cut = fresh();
        const auto lut = [](std::size_t entries) {
            return [entries](DcmDataset& data) {
                DcmItem* inner = nullptr;
                data.findOrCreateSequenceItem(DCM_ModalityLUTSequence, inner, -2);
                const Uint16 descriptor[3] = {32, 110, 16};
                inner->putAndInsertUint16Array(DCM_LUTDescriptor, descriptor, 3);
                put(*inner, DCM_ModalityLUTType, "US");
                std::vector<Uint16> table(entries);
                for (std::size_t i = 0; i < table.size(); ++i) {
                    table[i] = static_cast<Uint16>(1000 + i * i);
                }
                inner->putAndInsertUint16Array(DCM_LUTData, table.data(), static_cast<unsigned long>(table.size()));
            };
        };
        writeSlice(path, {}, lut(32));
        const Scan scan = read(path);
        QCOMPARE(scan.volume.at({0, 0, 0}), 1000.0F);  // 100: below the table
        QCOMPARE(scan.volume.at({5, 1, 0}), 1025.0F);  // 115
        QCOMPARE(scan.volume.at({7, 5, 0}), 1961.0F);  // 157: beyond it
        QVERIFY(holds(scan.notes, "Modality LUT"));
        writeSlice(cut, {}, lut(8));
        QVERIFY(refusal(cut).find("Modality LUT") != std::string::npos);
    }

    void bitsLieWhereTheHeaderHasThem() {
        const fs::path dirty = fresh(), aligned = fresh(), wide = fresh();
        const std::vector<std::uint16_t> words(48, 0x5FFE);
        writeSlice(dirty, {}, [&](DcmDataset& data) {
            setBits(data, 16, 12, 11, true);
            putPixels(data, words);  // 0xFFE in the lower 12 bits
        });
        QCOMPARE(read(dirty).volume.voxels()[0], -2.0F);
        writeSlice(aligned, {}, [&](DcmDataset& data) {
            setBits(data, 16, 12, 15, false);
            putPixels(data, std::vector<std::uint16_t>(48, 0x1234));
        });
        QCOMPARE(read(aligned).volume.voxels()[0], float(0x123));
        writeSlice(wide, {}, [&](DcmDataset& data) {
            setBits(data, 32, 32, 31, false);
            std::vector<std::uint16_t> pairs(96, 0);
            pairs[0] = 0x0010;
            pairs[1] = 0x0003;
            putPixels(data, pairs);
        });
        QCOMPARE(read(wide).volume.voxels()[0], float(0x30010));
    }

    void compressionsAreNamed_data() {
        QTest::addColumn<QString>("uid");
        QTest::addColumn<QString>("name");
        QTest::newRow("HTJ2K") << "1.2.840.10008.1.2.4.201"
                               << "HTJ2K";
        QTest::newRow("HTJ2K lossy") << "1.2.840.10008.1.2.4.203"
                                     << "HTJ2K";
        QTest::newRow("part 2") << "1.2.840.10008.1.2.4.93"
                                << "JPEG 2000 Part 2";
        QTest::newRow("MPEG-2") << "1.2.840.10008.1.2.4.100"
                                << "MPEG-2";
        QTest::newRow("H.264") << "1.2.840.10008.1.2.4.102"
                               << "H.264";
        QTest::newRow("JPEG XL") << "1.2.840.10008.1.2.4.110"
                                 << "JPEG XL";
        QTest::newRow("private") << "1.2.3.4.5"
                                 << "1.2.3.4.5";
    }

    void compressionsAreNamed() {
        QFETCH(QString, uid);
        QFETCH(QString, name);
        const fs::path path = fresh();
        writeSlice(path, {});
        markAs(path, uid.toStdString());
        const std::string why = refusal(path);
        QVERIFY2(why.find(name.toStdString()) != std::string::npos, why.c_str());
        QVERIFY_EXCEPTION_THROWN(DicomPixels{path}, Error);
    }

    void aPetIsNoCt() {
        const fs::path path = fresh();
        Slice slice;
        slice.modality = "PT";
        writeSlice(path, slice, [](DcmDataset& data) { put(data, DCM_RescaleIntercept, "-3000"); });
        const Scan scan = read(path);
        QVERIFY(*std::min_element(scan.volume.voxels().begin(), scan.volume.voxels().end()) < -500.0F);
        QVERIFY(scan.volume.modality() != Modality::CT);
    }

    void parametricMapsAreNamed() {
        const fs::path path = fresh();
        writeSlice(path, {}, [](DcmDataset& data) {
            put(data, DCM_SOPClassUID, UID_ParametricMapStorage);
            data.findAndDeleteElement(DCM_PixelData);
            const std::vector<Float32> values(48, 1.5F);
            data.putAndInsertFloat32Array(DCM_FloatPixelData, values.data(), 48);
        });
        QVERIFY2(refusal(path).find("parametric map") != std::string::npos, refusal(path).c_str());
    }

    void pixelsThatAreNotAllThereAreRefused() {
        const fs::path promised = fresh(), cut = fresh();
        writeSlice(promised, {}, [](DcmDataset& data) { data.putAndInsertUint16(DCM_Rows, 7); });
        QVERIFY(refusal(promised).find("not all there") != std::string::npos);
        writeSlice(cut, {});
        const std::string whole = readFile(cut);
        AtomicFile::write(cut, whole.substr(0, whole.size() - 10));
        QVERIFY(refusal(cut) != "not refused");
    }

    /// The JPEG library fills what is missing with grey.
    void aCutJpegIsRefused() {
        DJEncoderRegistration::registerCodecs();
        const fs::path path = fresh();
        writeSlice(
            path, {}, [](DcmDataset& data) { data.chooseRepresentation(EXS_JPEGProcess14SV1, nullptr); },
            EXS_JPEGProcess14SV1);
        DJEncoderRegistration::cleanup();
        const Scan scan = read(path);
        QCOMPARE(scan.volume.at({3, 2, 0}), 123.0F);
        std::string bytes = readFile(path);
        const std::size_t end = bytes.rfind("\xFF\xD9");
        QVERIFY(end != std::string::npos);
        for (std::size_t at = end - 8; at < end + 2; ++at) {
            bytes[at] = 0;
        }
        AtomicFile::write(path, bytes);
        QVERIFY2(refusal(path).find("end early") != std::string::npos, refusal(path).c_str());
    }
};

QTEST_GUILESS_MAIN(DicomElementsTest)
#include "DicomElementsTest.moc"
