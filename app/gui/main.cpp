// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/EngineStart.h"
#include "app/gui/IoFiles.h"
#include "ui/MainWindow.h"

#include <QApplication>
#include <QCommandLineParser>

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Exemplar"));
    QApplication::setApplicationVersion(QStringLiteral(EXEMPLAR_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Workstation that learns to label medical images"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("scan"), QStringLiteral("Scan file or DICOM folder to open"),
                                 QStringLiteral("[scan]"));
    parser.process(application);
    exemplar::gui::IoFiles files;
    exemplar::ui::MainWindow window(files,
                                    [](exemplar::JobControl& control) { return exemplar::startEngine({}, control); });
    window.show();
    if (!parser.positionalArguments().isEmpty()) {
        window.openScan(parser.positionalArguments().front());
    }
    return QApplication::exec();
}
