// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/IoFiles.h"
#include "app/gui/WindowEngine.h"
#include "ui/MainWindow.h"
#include "ui/looks/Language.h"

#include <QApplication>
#include <QCommandLineParser>

#include <clocale>

int main(int argc, char** argv) {
    exemplar::gui::settleEngineEnvironment();
    QApplication application(argc, argv);
    // Qt takes over the user's locale, in which the libraries would read "0.5" in a header as 0.
    std::setlocale(LC_NUMERIC, "C");
    QApplication::setApplicationName(QStringLiteral("Exemplar"));
    QApplication::setOrganizationName(QStringLiteral("Exemplar"));
    QApplication::setApplicationVersion(QStringLiteral(EXEMPLAR_VERSION));
    exemplar::ui::applyLanguage();
    exemplar::ui::applyTheme();
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Workstation that learns to label medical images from a few slices"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("scan"),
                                 QCoreApplication::translate("main", "Scan, DICOM folder or session to open"),
                                 QStringLiteral("[scan]"));
    const QCommandLineOption labels(QStringLiteral("labels"),
                                    QCoreApplication::translate("main", "Label map to import after opening the scan"),
                                    QStringLiteral("file"));
    parser.addOption(labels);
    parser.process(application);
    exemplar::gui::IoFiles files;
    exemplar::ui::MainWindow window(files, exemplar::gui::windowEngine);
    window.show();
    if (!parser.positionalArguments().isEmpty()) {
        window.open(parser.positionalArguments().front(), parser.value(labels));
    }
    return QApplication::exec();
}
