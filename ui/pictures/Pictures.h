// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Image2D.h"
#include "core/image/LabelTable.h"

#include <QImage>

#include <filesystem>
#include <memory>

class QApplication;

namespace exemplar::ui {

/// A Qt application for programs without a window, which needs no display; has to live while pictures are drawn. Null
/// where the program has an application already.
std::unique_ptr<QApplication> offscreenApplication();

/// Grey picture (0..1 -> black..white).
QImage greyPicture(const Image& image);
/// Labels over a grey picture, filled with `opacity` and outlined smoothly; `scale` enlarges by a whole factor.
/// `labels` may be empty.
QImage labelledPicture(const Image& image, const LabelImage& labels, const LabelTable& table, int scale = 1,
                       double opacity = 0.35);
/// Atomic. Throws Error(FileUnwritable).
void savePng(const QImage& picture, const std::filesystem::path& path);

}  // namespace exemplar::ui
