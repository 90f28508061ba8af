// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "ui/Files.h"

#include <map>
#include <thread>

namespace exemplar::ui {

/// Files in memory: "ball.nii" is a bright ball in the middle of 40 x 32 x 20 voxels of 1 x 1 x 2 mm; "slow.nii" is the
/// same but takes until it is cancelled; anything else cannot be read.
class FakeFiles final : public Files {
public:
    static Volume ball() {
        Volume scan(Geometry::plain({40, 32, 20}, {1, 1, 2}), 10.0F);
        for (int k = 0; k < 20; ++k) {
            for (int j = 0; j < 32; ++j) {
                for (int i = 0; i < 40; ++i) {
                    if ((i - 20) * (i - 20) + (j - 16) * (j - 16) + 4 * (k - 10) * (k - 10) < 100) {
                        scan.voxels()[scan.offset({i, j, k})] = 100.0F;
                    }
                }
            }
        }
        return scan;
    }
    LoadedScan openScan(const std::string& path, JobControl& control) override {
        if (path.ends_with("slow.nii")) {
            while (true) {
                control.checkpoint();
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        }
        if (!path.ends_with("ball.nii")) {
            throw Error(ErrorCode::FormatUnknown, path + " is not a scan; choose another file.", {path});
        }
        control.report(1.0, "Reading");
        return {ball(), path, "ball.nii", "ball", {}};
    }
    LoadedLabels openLabels(const std::string& path, const Geometry& grid, JobControl&) override {
        const auto found = saved.find(path);
        if (found == saved.end() || !found->second.labels.geometry().sameGrid(grid)) {
            throw Error(ErrorCode::GeometryMismatch, path + " does not fit.", {path});
        }
        return found->second;
    }
    void saveLabels(const LabelMap& labels, const LabelTable& table, const std::string& path,
                    const std::string&) override {
        if (path.starts_with("/full/")) {
            throw Error(ErrorCode::FileUnwritable, path + " cannot be written; the disk is full.", {path});
        }
        saved[path] = {labels, table};
    }

    bool exists(const std::string& path) override { return saved.contains(path); }
    void makeFolder(const std::string&) override {}
    void remove(const std::string& path) override { saved.erase(path); }

    std::map<std::string, LoadedLabels> saved;
};

}  // namespace exemplar::ui
