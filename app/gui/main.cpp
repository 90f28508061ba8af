// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Commit.h"
#include "app/gui/IoFiles.h"
#include "app/gui/WindowEngine.h"
#include "core/base/Version.h"
#include "core/base/platform/Console.h"
#include "core/base/platform/Environment.h"
#include "ui/MainWindow.h"
#include "ui/looks/Language.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QMessageBox>

#include <algorithm>
#include <clocale>
#include <cstdio>

namespace {

bool wantsVersion(const std::vector<std::string>& arguments) {
    return std::any_of(arguments.begin(), std::find(arguments.begin(), arguments.end(), "--"),
                       [](const std::string& one) { return one == "--version" || one == "-v"; });
}

}  // namespace

int main(int argc, char** argv) {
    exemplar::gui::settleEngineEnvironment();
    exemplar::setProgramCommit(exemplar::kCommit);
    const bool version = wantsVersion(exemplar::platform::programArguments(argc, argv));
    if (version && exemplar::platform::attachConsole()) {  // needs no display
        std::puts(exemplar::versionText("exemplar").c_str());
        return 0;
    }
    QApplication application(argc, argv);
    // Qt takes over the user's locale, in which the libraries would read "0.5" in a header as 0.
    std::setlocale(LC_NUMERIC, "C");
    QApplication::setApplicationName(QStringLiteral("Exemplar"));
    QApplication::setOrganizationName(QStringLiteral("Exemplar"));
    QApplication::setDesktopFileName(QStringLiteral("exemplar"));
    QApplication::setApplicationVersion(QString::fromStdString(exemplar::programVersion()));
    exemplar::ui::applyLanguage();
    exemplar::ui::applyTheme();
    if (version) {
        QMessageBox::information(nullptr, QStringLiteral("Exemplar"),
                                 QString::fromStdString(exemplar::versionText("Exemplar")));
        return 0;
    }
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
    } else {
        window.help().offerTour();
    }
    return QApplication::exec();
}
