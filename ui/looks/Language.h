// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace exemplar::ui {

struct LanguageChoice {
    QString code;  ///< "", for the system's, "en", "de", "zh_CN"
    QString name;  ///< in the language itself
};
std::vector<LanguageChoice> languages();

/// The user's choice, else the system's language; before any window is made.
void applyLanguage();
/// What the program speaks since applyLanguage().
bool speaksEnglish();
QString chosenLanguage();
void chooseLanguage(const QString& code);  ///< from the next start on

/// Light or dark as the system has it ("system"), or as chosen ("light", "dark").
void applyTheme();
QString chosenTheme();
void chooseTheme(const QString& theme);

}  // namespace exemplar::ui
