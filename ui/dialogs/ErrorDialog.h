// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace exemplar::ui {

/// Shows one plain sentence, with details folded away and a way to copy both, and returns at once. A sentence that is
/// being shown already is not shown twice.
void showError(QWidget* parent, const QString& sentence, const QString& details = {});

}  // namespace exemplar::ui
