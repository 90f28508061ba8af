// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Files.h"

namespace exemplar::gui {

/// The real files, through core/io.
class IoFiles final : public ui::Files {
public:
    ui::LoadedScan openScan(const std::string& path, JobControl& control) override;
    ui::LoadedLabels openLabels(const std::string& path, const Geometry& grid, JobControl& control) override;
    void saveLabels(const LabelMap& labels, const LabelTable& table, const std::string& path,
                    const std::string& source) override;
    bool exists(const std::string& path) override;
    void makeFolder(const std::string& path) override;
    void remove(const std::string& path) override;
};

}  // namespace exemplar::gui
