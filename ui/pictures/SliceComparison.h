// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/Pictures.h"

#include <string>
#include <vector>

namespace exemplar::ui {

/// One slice with two labellings of it.
struct ComparedSlice {
    Image image;
    LabelImage truth, result;
    std::string caption;
};

/// Rows of slice | truth | result with captions and the labels' legend. Needs a QApplication.
QImage sliceComparison(const std::string& title, const std::vector<ComparedSlice>& slices, const LabelTable& table);

}  // namespace exemplar::ui
