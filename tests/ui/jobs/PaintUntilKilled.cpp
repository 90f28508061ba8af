// SPDX-License-Identifier: GPL-3.0-or-later
// A window that works without end, for KilledTest: a stroke, a kept copy or a saved session, and on; or it learns, or
// carries labels. After every copy that is whole it prints how many voxels are labelled, after every best state the
// step. Arguments: keep, save, learn or carry; the session file.
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

namespace {

/// Learns over and over, or labels carried through the scan with a copy kept after each run.
int work(MainWindow& window, bool learns) {
    Workspace& space = window.workspace();
    LabelEditor& editor = space.beginEdit(QStringLiteral("Exemplar"));
    for (std::size_t i = 0; i < 400; ++i) {
        editor.put(8 * 40 * 32 + 400 + i, 1);
    }
    space.finishEdit();
    LearnCommands& learn = window.learnCommands();
    learn.setThenPropagate(false);
    while (true) {
        const bool further = learn.canTrainFurther();
        if (learns || !further) {
            learn.adapt(LearnCommands::Effort::Quick, false);
            (void)QTest::qWaitFor([&] { return !learn.adapting(); }, 60'000);
        } else {
            learn.propagate({});
            (void)QTest::qWaitFor([&] { return window.engine().longState() == EngineQueue::LongState::Idle; }, 60'000);
            space.undo();
            space.redo();
        }
        window.keeper().keepNow();
        (void)QTest::qWaitFor([&] { return !window.keeper().keeping(); });
        std::printf("%zu\n", space.voxelCount(1));
        std::fflush(stdout);
    }
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("Exemplar"));
    QCoreApplication::setApplicationName(QStringLiteral("PaintUntilKilled"));
    if (argc != 3) {
        return 2;
    }
    const std::string_view what = argv[1];
    const bool save = what == "save";
    FakeFiles files;
    MainWindow window(files, [](JobControl&) { return std::make_unique<FakeEngine>(); });
    window.show();
    window.open(QStringLiteral("/here/ball.nii"));
    Workspace& space = window.workspace();
    if (!QTest::qWaitFor([&] { return space.hasScan() && !window.jobs().running(); })) {
        return 1;
    }
    if (what == "learn" || what == "carry") {
        return work(window, what == "learn");
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
            (void)QTest::qWaitFor([&] { return !window.jobs().running(); });
        } else {
            window.keeper().keepNow();
            (void)QTest::qWaitFor([&] { return !window.keeper().keeping(); });
        }
        std::printf("%zu\n", count);
        std::fflush(stdout);
    }
}
