// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/Pictures.h"

#include <string>
#include <vector>

class QPainter;

namespace exemplar::ui {

struct SheetPicture {
    Image image;
    LabelImage labels;
    std::string caption;
};

/// Pictures in a grid with captions, a title and the labels' legend. Needs a QApplication.
QImage contactSheet(const std::string& title, const std::vector<SheetPicture>& pictures, const LabelTable& table);

/// Colour boxes with names in one row, for sheets and comparisons.
void drawLegend(QPainter& painter, int x, int y, const LabelTable& table);

}  // namespace exemplar::ui
