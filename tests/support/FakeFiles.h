// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "ui/Files.h"

#include <atomic>
#include <map>
#include <thread>

namespace exemplar::ui {

/// Files in memory: "ball.nii" is a bright ball in the middle of 40 x 32 x 20 voxels of 1 x 1 x 2 mm; "second.nii" is
/// another scan on its grid; "slow.nii" is the same but takes until it is cancelled, "held.nii" until `held` is false;
/// "gaps.nii" lacks slices 4 and 5 and is refused for it; "four.nii" has four volumes; "thin.nii" is one slice of 40 x
/// 32 and "long.nii" 2000 slices of 16 x 16, all 10 with a square of 100 in the middle; anything else cannot be read.
/// A folder "twice/" has two stacks of one series UID.
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
    static Volume square(const Index3& dims) {
        Volume scan(Geometry::plain(dims, {1, 1, 1}), 10.0F);
        for (int k = 0; k < dims[2]; ++k) {
            for (int j = dims[1] / 4; j < 3 * dims[1] / 4; ++j) {
                for (int i = dims[0] / 4; i < 3 * dims[0] / 4; ++i) {
                    scan.voxels()[scan.offset({i, j, k})] = 100.0F;
                }
            }
        }
        return scan;
    }
    bool isFolder(const std::string& path) override { return path.ends_with("/"); }
    std::vector<SeriesChoice> listSeries(const std::string& folder, JobControl&) override {
        if (folder.find("none") != std::string::npos) {
            throw Error(ErrorCode::FormatUnknown, folder + " holds no DICOM pictures; choose another folder.",
                        {folder});
        }
        if (folder.find("twice") != std::string::npos) {
            std::vector<SeriesChoice> stacks{
                {"1.2/a", "Stack", "MR", "", 40, 32, 20, 1, {}, true, {}},
                {"1.2/b", "Stack", "MR", "", 40, 32, 12, 1, {"Slices are missing."}, true, {}}};
            stacks[1].gaps = true;
            return stacks;
        }
        return {{"1.2", "T1", "MR", "20200102", 40, 32, 20, 1, {}, true, Image(8, 6, 0.5F)},
                {"1.3", "Localiser", "MR", "20200102", 64, 64, 3, 2, {"Two slices are missing."}, false, {}}};
    }
    std::vector<std::string> scansIn(const std::string& folder, JobControl&) override {
        if (folder.find("none") != std::string::npos) {
            throw Error(ErrorCode::FileUnreadable, "Cannot read the folder " + folder + "; choose another.", {folder});
        }
        const auto in = [&folder](const char* name) { return folder + "/" + name; };
        return {in("ball-labels-2.nii.gz"), in("ball-labels.nii.gz"), in("ball.nii"), in("dicom/"), in("letter.nii")};
    }
    std::string sampleScan() override { return "/here/ball.nii"; }
    LoadedScan openScan(const ScanSource& source, JobControl& control) override {
        const std::string& path = source.path;
        opened = source;
        if (path.ends_with("slow.nii")) {
            while (true) {
                control.checkpoint();
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        }
        while (path.ends_with("held.nii") && held) {
            control.checkpoint();
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        for (const char* name : {"second.nii", "held.nii", "gaps.nii", "four.nii"}) {
            if (path.ends_with(name)) {
                return other(name, source);
            }
        }
        if (path.ends_with("thin.nii") || path.ends_with("long.nii")) {
            const bool thin = path.ends_with("thin.nii");
            return {square(thin ? Index3{40, 32, 1} : Index3{16, 16, 2000}),
                    path,
                    thin ? "thin.nii" : "long.nii",
                    thin ? "thin" : "long",
                    {},
                    {},
                    0};
        }
        if (!path.ends_with("ball.nii") && !isFolder(path)) {
            throw Error(ErrorCode::FormatUnknown, path + " is not a scan; choose another file.", {path});
        }
        control.report(1.0, "Reading");
        LoadedScan loaded{ball(),        path,         "ball.nii",       "ball" + source.series, {},
                          source.series, source.frame, source.allowGaps, source.modality};
        loaded.volume.setModality(source.modality.value_or(Modality::MR));
        return loaded;
    }
    LoadedLabels openLabels(const std::string& path, JobControl&) override {
        const auto found = saved.find(path);
        if (found == saved.end()) {
            throw Error(ErrorCode::FileNotFound, "There is no file " + path + ".", {path});
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

    void saveBids(const LabelMap& labels, const LabelTable& table, const std::string& path, const std::string& source,
                  const LabelOrigin& origin) override {
        saveLabels(labels, table, path, source);
        origins[path] = origin;
    }
    void saveMasks(const LabelMap& labels, const LabelTable& table, const std::string& folder, const std::string& stem,
                   const std::string& source) override {
        saveLabels(labels, table, folder + "/" + stem, source);
    }
    LabelTable openTable(const std::string& path) override {
        if (!tables.contains(path)) {
            throw Error(ErrorCode::FileNotFound, "There is no file " + path + ".", {path});
        }
        return tables[path];
    }
    void saveTable(const LabelTable& table, const std::string& path) override { tables[path] = table; }
    std::vector<LabelPresetChoice> presets() override {
        LabelTable table;
        table.add({4, "Enhancing tumour", {1, 2, 3}, true});
        return {{"brain tumour", table}};
    }

    static LoadedScan other(const std::string& name, const ScanSource& source) {
        const bool gaps = name == "gaps.nii";
        if (gaps && !source.allowGaps) {
            throw Error(ErrorCode::SeriesIncomplete, source.path + " lacks slices 4 and 5.", {source.path});
        }
        Volume scan = ball();
        scan.voxels()[0] = 11.0F + static_cast<float>(source.frame);
        scan.setModality(source.modality.value_or(Modality::MR));
        LoadedScan loaded{
            std::move(scan), source.path,      name,           name + std::to_string(source.frame), {}, source.series,
            source.frame,    source.allowGaps, source.modality};
        if (gaps) {
            loaded.madeUpSlices = {4, 5};
        }
        if (name == "four.nii") {
            loaded.volumes = {"b 0", "b 500", "b 1000", ""};
        }
        return loaded;
    }

    ScanSource opened;
    std::atomic<bool> held{false};
    std::map<std::string, LabelOrigin> origins;
    std::map<std::string, LabelTable> tables;
    std::map<std::string, LoadedLabels> saved;
};

}  // namespace exemplar::ui
