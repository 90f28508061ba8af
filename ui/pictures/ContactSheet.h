// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/Pictures.h"

#include <string>
#include <vector>

namespace exemplar::ui {

struct SheetPicture {
    Image image;
    LabelImage labels;
    std::string caption;
};

/// Pictures in a grid with captions, a title and a legend of the labels that occur. Small pictures
/// are enlarged by a whole factor. Needs a QApplication.
QImage contactSheet(const std::string& title, const std::vector<SheetPicture>& pictures, const LabelTable& table);

}  // namespace exemplar::ui
