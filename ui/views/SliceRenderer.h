// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/editing/LabelChange.h"
#include "core/image/IntensityWindow.h"
#include "core/image/LabelTable.h"
#include "core/image/SlicePlane.h"

#include <QColor>
#include <QImage>
#include <QLineF>
#include <QRect>

#include <vector>

namespace exemplar::ui {

struct PreviewedChange;

/// A slice in grey, one picture pixel per voxel, in display orientation.
QImage renderGrey(const Volume& scan, const SlicePlane& plane, int slice, const IntensityWindow& window);

/// Its visible labels in colour, transparent where there is none; only the pixels of `part` are drawn. Labels that the
/// table does not know have their default colour. `picture` is made where it is null.
void renderLabels(QImage& picture, const LabelMap& labels, const SlicePlane& plane, int slice, const LabelTable& table,
                  double opacity, const QRect& part);

/// Borders of the visible labels of a slice, in its pixels (centres at whole numbers).
struct LabelBorder {
    QColor colour;
    std::vector<QLineF> lines;
};
std::vector<LabelBorder> renderBorders(const LabelImage& marks, const LabelTable& table);

/// What a change that has not been made would make of the slice; null where it does not reach it.
QImage renderPreview(const PreviewedChange& change, const LabelMap& labels, const SlicePlane& plane, int slice,
                     const LabelTable& table);

/// The pixels that show a box of voxels.
QRect pixelsOf(const VoxelBox& box, const SlicePlane& plane);

}  // namespace exemplar::ui
