// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace exemplar::ui {

/// One of resources/icons by name, drawn in the palette's text colour at whatever size and scale is asked for.
QIcon icon(const QString& name);

/// The program's own, in colour.
QIcon programIcon();

}  // namespace exemplar::ui
