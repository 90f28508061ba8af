// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace exemplar::ui {

/// The last part of a path, also of a folder that ends in "/".
inline QString fileName(const QString& path) { return path.section('/', -1, -1, QString::SectionSkipEmpty); }

inline const QString kSessionEnding = QStringLiteral(".exemplar");

}  // namespace exemplar::ui
