// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/LabelFile.h"
#include "core/io/VolumeReader.h"
#include "tests/fuzz/FuzzTargets.h"

#include <cmath>

namespace exemplar::fuzz {
namespace {

/// As a scan or as labels, by a choice that the input makes.
void readEither(const std::filesystem::path& path, const std::string& input) {
    if (input.size() % 2 == 0) {
        attempt([&] {
            JobControl control;
            const LabelMap labels = readLabelMap(path, control);
            checkGrid(labels.geometry(), labels.labels().size());
        });
        return;
    }
    attempt([&] {
        JobControl control;
        const Scan scan = readScan(path, control);
        checkGrid(scan.volume.geometry(), scan.volume.voxels().size());
        for (const float value : scan.volume.voxels()) {
            if (!std::isfinite(value)) {
                finding("a voxel that is not finite");
            }
        }
    });
}

/// Data files that headers may name.
void placeDataFiles() {
    static const bool placed = [] {
        place("d.raw", std::string(64, '\1'));
        place("s1.raw", std::string(32, '\2'));
        place("s2.raw", std::string(32, '\3'));
        return true;
    }();
    static_cast<void>(placed);
}

}  // namespace

void nifti(const std::string& input) {
    // The first byte chooses among one file and a pair of header and data.
    const bool pair = !input.empty() && input[0] == 'p';
    if (pair) {
        const std::vector<std::string> parts = splitInput(input.substr(1), 2);
        place("a.img", parts[1]);
        readEither(place("a.hdr", parts[0]), input);
    } else {
        readEither(place("a.nii", input), input);
    }
}

void meta(const std::string& input) {
    placeDataFiles();
    readEither(place("a.mhd", input), input);
}

void nrrd(const std::string& input) {
    placeDataFiles();
    const std::filesystem::path path = place("a.seg.nrrd", input);
    if (input.size() % 16 == 0) {
        labelTableBeside(path);
    } else {
        readEither(path, input);
    }
}

void dicom(const std::string& input) { readEither(place("a.dcm", input), input); }

void dicomFolder(const std::string& input) {
    std::filesystem::create_directories(folder() / "series");
    const std::vector<std::string> parts = splitInput(input, 3);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        place("series/" + std::to_string(i) + ".dcm", parts[i]);
    }
    readEither(folder() / "series", input);
}

}  // namespace exemplar::fuzz
