// SPDX-License-Identifier: GPL-3.0-or-later
// A window that paints without end, for KilledTest: a stroke, a kept copy or a saved session, and on. After every copy
// that is whole it prints how many voxels are labelled. Arguments: keep or save, the session file.
#include "tests/support/FakeEngine.h"
#include "tests/support/FakeFiles.h"
#include "ui/MainWindow.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace exemplar;
using namespace exemplar::ui;

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("Exemplar"));
    QCoreApplication::setApplicationName(QStringLiteral("PaintUntilKilled"));
    if (argc != 3) {
        return 2;
    }
    const bool save = std::string_view(argv[1]) == "save";
    FakeFiles files;
    MainWindow window(files, [](JobControl&) { return std::make_unique<FakeEngine>(); });
    window.show();
    window.open(QStringLiteral("/here/ball.nii"));
    Workspace& space = window.workspace();
    if (!QTest::qWaitFor([&] { return space.hasScan() && !window.jobs().running(); })) {
        return 1;
    }
    for (std::size_t stroke = 0;; ++stroke) {
        LabelEditor& editor = space.beginEdit(QStringLiteral("Stroke"));
        for (std::size_t i = 0; i < 7; ++i) {
            editor.put((stroke * 7 + i) % editor.map().labels().size(), 1);
        }
        space.finishEdit();
        const auto count = space.voxelCount(1);
        if (save) {
            window.scanCommands().saveSession(QString::fromLocal8Bit(argv[2]));
            QTest::qWaitFor([&] { return !window.jobs().running(); });
        } else {
            window.keeper().keepNow();
            QTest::qWaitFor([&] { return !window.keeper().keeping(); });
        }
        std::printf("%zu\n", count);
        std::fflush(stdout);
    }
}
