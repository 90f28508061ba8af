// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace exemplar::ui {

class Workspace;

/// Language, theme and how slices are shown.
class SettingsDialog final : public QDialog {
    Q_OBJECT

public:
    explicit SettingsDialog(Workspace& workspace, QWidget* parent = nullptr);
};

/// How slices are shown, from the program's settings and back.
void loadDisplay(Workspace& workspace);
void storeDisplay(const Workspace& workspace);

}  // namespace exemplar::ui
