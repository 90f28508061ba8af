// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace exemplar::ui {

/// A picture of a widget to look at, where EXEMPLAR_PICTURES names a folder.
inline void savePicture(QWidget& widget, const QString& name) {
    if (const QString folder = qEnvironmentVariable("EXEMPLAR_PICTURES"); !folder.isEmpty()) {
        widget.grab().save(folder + "/" + name + ".png");
    }
}

}  // namespace exemplar::ui
