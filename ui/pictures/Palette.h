// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

namespace exemplar::ui::palette {

/// The colours and the font that all pictures share.
inline const QColor kPaper(24, 26, 30);
inline const QColor kPanel(32, 35, 40);
inline const QColor kGrid(58, 62, 70);
inline const QColor kInk(225, 228, 232);
inline const QColor kFaint(160, 166, 174);

inline QFont font(int pixels, bool bold = false) {
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

}  // namespace exemplar::ui::palette
