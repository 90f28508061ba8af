// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Files.h"

namespace exemplar::gui {

/// The real files, through core/io.
class IoFiles final : public ui::Files {
public:
    bool isFolder(const std::string& path) override;
    std::vector<ui::SeriesChoice> listSeries(const std::string& folder, JobControl& control) override;
    std::vector<std::string> scansIn(const std::string& folder, JobControl& control) override;
    ui::LoadedScan openScan(const ui::ScanSource& source, JobControl& control) override;
    std::string sampleScan() override;
    ui::LoadedLabels openLabels(const std::string& path, JobControl& control) override;
    void saveLabels(const LabelMap& labels, const LabelTable& table, const std::string& path,
                    const std::string& source) override;
    void saveBids(const LabelMap& labels, const LabelTable& table, const std::string& path, const std::string& source,
                  const LabelOrigin& origin) override;
    void saveMasks(const LabelMap& labels, const LabelTable& table, const std::string& folder, const std::string& stem,
                   const std::string& source) override;
    LabelTable openTable(const std::string& path) override;
    void saveTable(const LabelTable& table, const std::string& path) override;
    std::vector<ui::LabelPresetChoice> presets() override;
};

}  // namespace exemplar::gui
