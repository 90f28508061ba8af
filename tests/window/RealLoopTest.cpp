// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/EngineStart.h"
#include "app/gui/IoFiles.h"
#include "core/base/Error.h"
#include "tests/support/Watchdog.h"
#include "tests/window/SampleStudy.h"
#include "tests/window/WindowUser.h"

#include <QDir>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace exemplar;
using namespace exemplar::ui;

/// The window with the real model and real files on Colin27, from boxes to an exported map and back.
class RealLoopTest final : public QObject {
    Q_OBJECT

private:
    gui::IoFiles m_files;
    QTemporaryDir m_folder;

    static double dice(const LabelMap& truth, const LabelMap& labels, std::uint16_t label, int slice) {
        const SlicePlane plane(truth.geometry(), Axis::Sagittal);
        const LabelImage a = plane.extract(truth, slice), b = plane.extract(labels, slice);
        double both = 0.0, sizes = 0.0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            both += a.pixels()[i] == label && b.pixels()[i] == label;
            sizes += (a.pixels()[i] == label) + (b.pixels()[i] == label);
        }
        return sizes > 0.0 ? 2.0 * both / sizes : 1.0;
    }

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Exemplar");
        QCoreApplication::setApplicationName("RealLoopTest");
        QSettings().clear();
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)).removeRecursively();
    }

    void fromBoxesToAnExportedMap() {
        if (m_files.sampleScan().empty()) {
            QSKIP("mricron-data is not installed.");
        }
        try {
            JobControl control;
            engineOptions({}, control);
        } catch (const Error&) {
            QSKIP("The base model is not installed.");
        }
        const QString session = m_folder.filePath("walk.exemplar"), map = m_folder.filePath("labels.nii.gz");
        {
            MainWindow window(m_files, [](JobControl& control) { return startEngine({}, control); });
            window.resize(1280, 720);
            window.show();
            QVERIFY(QTest::qWaitForWindowExposed(&window));
            WindowUser user(window);
            user.press(QStringLiteral("Try the sample"));
            Workspace& space = window.workspace();
            QTRY_VERIFY_WITH_TIMEOUT(space.hasScan() && !window.jobs().running(), 30000);
            const auto study = SampleStudy::load(space.geometry());
            QVERIFY(study.has_value());
            user.choose(QStringLiteral("deep brain structures"));
            user.key("tool-smart");
            ToolSettings::Values values = window.toolSettings().values();
            values.takeOnGoingOn = true;
            window.toolSettings().setValues(values);
            for (const int slice : {110, 116}) {
                study->labelByBoxes(window, user, slice,
                                    [&] { QTRY_VERIFY_WITH_TIMEOUT(!window.engine().busy(), 60000); });
            }
            space.setSlice(Axis::Sagittal, 113);
            QVERIFY(dice(*study->truth(), space.labels(), 3, 116) > 0.6);  // boxes are what the base model knows
            QVERIFY(dice(*study->truth(), space.labels(), 9, 116) > 0.6);

            TrainingPlan plan;
            plan.steps = 12;
            plan.samples = 8;
            window.learnCommands().setPlan(plan);
            window.learnCommands().setThenPropagate(false);
            QSignalSpy adapted(&window.learnCommands(), &LearnCommands::adapted);
            window.learnCommands().adapt(LearnCommands::Effort::Quick, false);
            QVERIFY(window.learnCommands().adapting());
            // While it learns the window goes on.
            Watchdog watchdog;
            QTRY_VERIFY_WITH_TIMEOUT(window.learning().tail().record().steps.size() > 1, 120000);
            watchdog.reset();
            for (int i = 0; i < 20; ++i) {
                space.setSlice(Axis::Axial, 60 + i);
                QTest::qWait(20);
            }
            QVERIFY2(watchdog.longest() < 500.0, qPrintable(QString::number(watchdog.longest())));
            QTRY_COMPARE_WITH_TIMEOUT(adapted.size(), 1, 300000);
            QCOMPARE(space.review().axis(), Axis::Sagittal);
            QCOMPARE(space.review().exemplars(), (std::vector<int>{110, 116}));
            QCOMPARE(window.library().list().size(), std::size_t(1));

            QSignalSpy carried(&window.learnCommands(), &LearnCommands::propagated);
            window.learnCommands().propagate({{}, 106, 120});
            QTRY_COMPARE_WITH_TIMEOUT(carried.size(), 1, 300000);
            QVERIFY2(dice(*study->truth(), space.labels(), 3, 113) > 0.55,
                     qPrintable(QString::number(dice(*study->truth(), space.labels(), 3, 113))));
            window.sliceModel().settle();
            window.reviewCommands().goTo(113);
            window.reviewCommands().accept();
            window.reviewCommands().goTo(118);
            LabelEditor& editor = space.beginEdit("Brush");
            editor.put(SlicePlane(space.geometry(), Axis::Sagittal).voxel(118, 60, 60), 3);
            space.finishEdit();
            window.reviewCommands().setExemplar(118, true);
            window.sliceModel().settle();
            QCOMPARE(window.sliceModel().state(118), SliceState::Exemplar);
            window.learnCommands().adapt(LearnCommands::Effort::Quick, true);
            QTRY_COMPARE_WITH_TIMEOUT(adapted.size(), 2, 300000);
            QCOMPARE(window.library().list().size(), std::size_t(1));

            window.exportCommands().exportLabels(map);
            QTRY_VERIFY_WITH_TIMEOUT(!window.jobs().running(), 30000);
            window.scanCommands().saveSession(session);
            QTRY_VERIFY_WITH_TIMEOUT(!window.jobs().running(), 30000);
        }
        MainWindow window(m_files, [](JobControl& control) { return startEngine({}, control); });
        window.show();
        window.open(session);
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().hasScan() && !window.jobs().running(), 30000);
        JobControl control;
        QVERIFY(m_files.openLabels(map.toStdString(), control).labels.labels() == window.workspace().labels().labels());
        QCOMPARE(window.workspace().review().exemplars(), (std::vector<int>{110, 116, 118}));
        QVERIFY(window.workspace().review().mark(113).accepted);
        QTRY_VERIFY(window.learning().profile() != nullptr);
    }
};

QTEST_MAIN(RealLoopTest)
#include "RealLoopTest.moc"
