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

/// Slice | truth | result, two slices a row, with captions and a legend of the labels that occur; small slices are
/// enlarged by a whole factor. Needs a QApplication.
QImage sliceComparison(const std::string& title, const std::vector<ComparedSlice>& slices, const LabelTable& table);

}  // namespace exemplar::ui
