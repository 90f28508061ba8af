// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/VolumeReader.h"

#include <QTemporaryDir>
#include <QTest>

#include <zlib.h>

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <sstream>

using namespace exemplar;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr double kPart = 1e-5;  ///< of the smallest voxel size

/// One file of tests/data/nifti_golden.gz; tests/scripts/make_nifti_golden.py says what it holds.
struct Case {
    json about;
    std::string head, data;
    std::vector<float> voxels;
};

std::string unzipped(const fs::path& path) {
    const gzFile file = gzopen(path.c_str(), "rb");
    std::string bytes;
    char block[1 << 16];
    for (int got = 0; file != nullptr && (got = gzread(file, block, sizeof block)) > 0;) {
        bytes.append(block, static_cast<std::size_t>(got));
    }
    if (file != nullptr) {
        gzclose(file);
    }
    return bytes;
}

std::vector<Case> goldenCases() {
    const std::string bytes = unzipped(fs::path(EXEMPLAR_SOURCE_DIR) / "tests/data/nifti_golden.gz");
    std::size_t place = bytes.find('\n');
    if (place == std::string::npos) {
        return {};
    }
    const json index = json::parse(bytes.substr(0, place++));
    const auto next = [&](std::size_t count) {
        place += count;
        return bytes.substr(place - count, count);
    };
    std::vector<Case> cases;
    for (const json& about : index) {
        Case one{about, next(about["head"]), next(about["data"]), {}};
        const std::array<std::size_t, 3> dims = about["dims"];
        one.voxels.resize(dims[0] * dims[1] * dims[2]);
        const std::string values = next(one.voxels.size() * sizeof(float));
        std::memcpy(one.voxels.data(), values.data(), values.size());
        cases.push_back(std::move(one));
    }
    return cases;
}

void write(const fs::path& path, const std::string& bytes, bool gzip) {
    if (!gzip) {
        std::ofstream(path, std::ios::binary) << bytes;
        return;
    }
    const gzFile file = gzopen((path.string() + ".gz").c_str(), "wb");
    gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
}

/// What the reader has other than the golden values; empty where all is equal.
std::string difference(const Case& one, const Scan& scan) {
    std::ostringstream text;
    text.precision(9);
    const Geometry& geometry = scan.volume.geometry();
    if (one.about["dims"].get<Index3>() != geometry.dims()) {
        return "dims";
    }
    const std::vector<double> affine = one.about["affine"];
    double step = HUGE_VAL;
    for (std::size_t column = 0; column < 3; ++column) {
        step = std::min(step, std::hypot(affine[column], affine[4 + column], affine[8 + column]));
    }
    for (std::size_t row = 0; row < 3; ++row) {
        const double sign = row < 2 ? -1.0 : 1.0;  // LPS -> RAS
        for (std::size_t column = 0; column < 4; ++column) {
            const double is = sign * (column < 3 ? geometry.matrix()[row][column] : geometry.origin()[row]);
            if (!(std::abs(is - affine[4 * row + column]) <= kPart * step)) {
                text << "affine[" << row << "][" << column << "] " << is << " instead of " << affine[4 * row + column]
                     << "; ";
            }
        }
    }
    for (std::size_t i = 0; i < one.voxels.size(); ++i) {
        if (scan.volume.voxels()[i] != one.voxels[i]) {
            text << "voxel " << i << " " << scan.volume.voxels()[i] << " instead of " << one.voxels[i] << "; ";
            break;
        }
    }
    const json& doubt = one.about["doubt"];
    if (doubt.is_boolean() && doubt.get<bool>() == scan.info.geometryDoubt.empty()) {
        text << "doubt '" << scan.info.geometryDoubt << "'; ";
    }
    return text.str();
}

std::string readAndCompare(const Case& one, const fs::path& folder) {
    const bool pair = !one.data.empty(), gzip = one.about["gzip"];
    const std::string stem = one.about["name"];
    const fs::path path = folder / (stem + (pair ? ".hdr" : ".nii"));
    write(path, one.head, gzip);
    if (pair) {
        write(folder / (stem + ".img"), one.data, gzip);
    }
    try {
        JobControl control;
        ReadOptions options;
        options.frame = one.about["frame"];
        return difference(one, readScan(gzip ? path.string() + ".gz" : path.string(), control, options));
    } catch (const std::exception& problem) {
        return std::string("refused: ") + problem.what();
    }
}

}  // namespace

/// Random headers and voxels are read as nibabel reads them.
class NiftiPropertyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_cases = goldenCases();
        QVERIFY(m_cases.size() >= 2000);
        QVERIFY(m_folder.isValid());
    }

    void readsAsNibabel_data() {
        QTest::addColumn<QString>("form");
        std::map<std::string, int> forms;
        for (const Case& one : m_cases) {
            ++forms[one.about["form"]];
        }
        for (const auto& [form, count] : forms) {
            QTest::newRow(form.c_str()) << QString::fromStdString(form);
        }
    }

    void readsAsNibabel() {
        QFETCH(QString, form);
        int wrong = 0, all = 0;
        std::string first;
        for (const Case& one : m_cases) {
            if (one.about["form"] != form.toStdString()) {
                continue;
            }
            ++all;
            const std::string problem = readAndCompare(one, m_folder.path().toStdString());
            if (!problem.empty() && ++wrong <= 5) {
                first += "\n" + one.about["name"].get<std::string>() + ": " + problem;
            }
        }
        QVERIFY2(wrong == 0, (std::to_string(wrong) + " of " + std::to_string(all) + " differ:" + first).c_str());
    }

private:
    std::vector<Case> m_cases;
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(NiftiPropertyTest)
#include "NiftiPropertyTest.moc"
