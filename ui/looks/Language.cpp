// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/looks/Language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QPalette>
#include <QSettings>
#include <QStyleFactory>
#include <QTranslator>

namespace exemplar::ui {
namespace {

const QString kLanguage = QStringLiteral("language"), kTheme = QStringLiteral("theme");

QPalette darkPalette() {
    QPalette palette(QColor(0x35, 0x39, 0x3e), QColor(0x2a, 0x2d, 0x31));
    palette.setColor(QPalette::Base, QColor(0x1f, 0x22, 0x25));
    palette.setColor(QPalette::AlternateBase, QColor(0x26, 0x29, 0x2d));
    palette.setColor(QPalette::WindowText, QColor(0xe4, 0xe7, 0xea));
    palette.setColor(QPalette::Text, QColor(0xe4, 0xe7, 0xea));
    palette.setColor(QPalette::ButtonText, QColor(0xe4, 0xe7, 0xea));
    palette.setColor(QPalette::ToolTipBase, QColor(0x35, 0x39, 0x3e));
    palette.setColor(QPalette::ToolTipText, QColor(0xe4, 0xe7, 0xea));
    palette.setColor(QPalette::PlaceholderText, QColor(0x90, 0x96, 0x9c));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x7f, 0xc4));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x6c, 0xb4, 0xf0));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, QColor(0x7d, 0x83, 0x89));
    }
    return palette;
}

QPalette lightPalette() {
    QPalette palette(QColor(0xee, 0xef, 0xf1), QColor(0xf2, 0xf3, 0xf5));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x7f, 0xc4));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

}  // namespace

std::vector<LanguageChoice> languages() {
    return {{QString(), QObject::tr("As the system")},
            {QStringLiteral("en"), QStringLiteral("English")},
            {QStringLiteral("de"), QStringLiteral("Deutsch")},
            {QStringLiteral("zh_CN"), QString::fromUtf8("\u7b80\u4f53\u4e2d\u6587")}};
}

QString chosenLanguage() { return QSettings().value(kLanguage).toString(); }
void chooseLanguage(const QString& code) { QSettings().setValue(kLanguage, code); }

bool speaksEnglish() { return QLocale().language() != QLocale::German && QLocale().language() != QLocale::Chinese; }

void applyLanguage() {
    const QLocale locale = chosenLanguage().isEmpty() ? QLocale::system() : QLocale(chosenLanguage());
    QLocale::setDefault(locale);
    const auto install = [&locale](const QString& name, const QString& folder) {
        auto* translator = new QTranslator(QCoreApplication::instance());
        if (translator->load(locale, name, QStringLiteral("_"), folder)) {
            QCoreApplication::installTranslator(translator);
        }
    };
    install(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("exemplar"), QStringLiteral(":/i18n"));
}

QString chosenTheme() { return QSettings().value(kTheme, QStringLiteral("system")).toString(); }
void chooseTheme(const QString& theme) {
    QSettings().setValue(kTheme, theme);
    applyTheme();
}

void applyTheme() {
    static const QPalette system = QApplication::palette();  // before the first change
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const bool dark =
        chosenTheme() == "dark" || (chosenTheme() != "light" && system.color(QPalette::Window).lightness() < 128);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

}  // namespace exemplar::ui
