// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/SettingsDialog.h"

#include "ui/Workspace.h"
#include "ui/looks/Language.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QSettings>

namespace exemplar::ui {

void loadDisplay(Workspace& workspace) {
    const QSettings settings;
    Display display = workspace.display();
    display.radiological = settings.value(QStringLiteral("display/radiological"), true).toBool();
    display.smooth = settings.value(QStringLiteral("display/smooth"), false).toBool();
    display.outline = settings.value(QStringLiteral("display/outline"), false).toBool();
    display.opacity = settings.value(QStringLiteral("display/opacity"), 0.5).toDouble();
    workspace.setDisplay(display);
}

void storeDisplay(const Workspace& workspace) {
    QSettings settings;
    settings.setValue(QStringLiteral("display/radiological"), workspace.display().radiological);
    settings.setValue(QStringLiteral("display/smooth"), workspace.display().smooth);
    settings.setValue(QStringLiteral("display/outline"), workspace.display().outline);
    settings.setValue(QStringLiteral("display/opacity"), workspace.display().opacity);
}

SettingsDialog::SettingsDialog(Workspace& workspace, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Settings"));
    auto* form = new QFormLayout(this);
    auto* language = new QComboBox(this);
    for (const LanguageChoice& choice : languages()) {
        language->addItem(choice.name, choice.code);
    }
    language->setCurrentIndex(std::max(0, language->findData(chosenLanguage())));
    auto* note = new QLabel(tr("The language changes when the program starts again."), this);
    note->setEnabled(false);
    note->hide();
    connect(language, &QComboBox::activated, this, [language, note] {
        chooseLanguage(language->currentData().toString());
        note->show();
    });
    form->addRow(tr("Language"), language);
    form->addRow(note);
    auto* theme = new QComboBox(this);
    theme->addItem(tr("As the system"), QStringLiteral("system"));
    theme->addItem(tr("Light"), QStringLiteral("light"));
    theme->addItem(tr("Dark"), QStringLiteral("dark"));
    theme->setCurrentIndex(std::max(0, theme->findData(chosenTheme())));
    connect(theme, &QComboBox::activated, this, [theme] { chooseTheme(theme->currentData().toString()); });
    form->addRow(tr("Theme"), theme);
    const auto box = [&](const QString& text, bool Display::*member) {
        auto* made = new QCheckBox(text, this);
        made->setChecked(workspace.display().*member);
        connect(made, &QCheckBox::toggled, this, [&workspace, member](bool on) {
            Display display = workspace.display();
            display.*member = on;
            workspace.setDisplay(display);
            storeDisplay(workspace);
        });
        form->addRow(made);
    };
    box(tr("Radiological display (the patient's right on the left)"), &Display::radiological);
    box(tr("Smooth display between pixels"), &Display::smooth);
    box(tr("Labels as outlines"), &Display::outline);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
}

}  // namespace exemplar::ui
