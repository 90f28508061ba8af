// SPDX-License-Identifier: GPL-3.0-or-later
// Walks through the real window with the real model on Colin27: five exemplars labelled by boxes, adapting, carrying,
// reviewing, training further, export. Counts what a user has to do and how long it takes, watches whether the window
// stands still meanwhile, and saves pictures of the main states.
#include "app/EngineStart.h"
#include "app/gui/IoFiles.h"
#include "core/base/ProcessMemory.h"
#include "core/neural/Runtime.h"
#include "tests/bench/PaintClock.h"
#include "tests/bench/Report.h"
#include "tests/support/Watchdog.h"
#include "tests/window/SampleStudy.h"
#include "tests/window/WindowUser.h"
#include "ui/dialogs/ProfileDialog.h"
#include "ui/looks/Language.h"
#include "ui/panels/LearnPanel.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

using namespace exemplar;
using namespace exemplar::ui;

namespace {

using Goal = Report::Goal;

constexpr int kPatience = 45 * 60'000;  // ms

class Walk {
public:
    Walk(const QString& pictures, LearnCommands::Effort effort)
        : m_pictures(pictures),
          m_effort(effort),
          m_window(m_files, [](JobControl& control) { return startEngine({}, control); }),
          m_user(m_window) {
        m_window.resize(1280, 720);
        m_window.show();
        QObject::connect(&m_window.learnCommands(), &LearnCommands::failed,
                         [](const QString& text) { std::fprintf(stderr, "%s\n", qPrintable(text)); });
        QObject::connect(&m_window.engine(), &EngineQueue::failed,
                         [](const QString& text) { std::fprintf(stderr, "%s\n", qPrintable(text)); });
    }

    const Report& run() {
        Report::begin();
        rest(500);
        picture("start");
        openSample();
        labelExemplars();
        adaptWhileScrolling();
        propagate();
        review();
        exportAndReopen();
        return m_report;
    }

private:
    Workspace& space() { return m_window.workspace(); }
    static void rest(int ms) { QTest::qWait(ms); }
    void until(const char* what, const std::function<bool()>& done) {
        QElapsedTimer waited;
        waited.start();
        while (!done()) {
            QTest::qWait(20);
            if (waited.elapsed() > kPatience) {
                throw std::runtime_error(std::string("This never came: ") + what);
            }
        }
    }
    void picture(const char* name) {
        if (!m_pictures.isEmpty()) {
            rest(700);  // surfaces follow a moment later
            m_window.grab().save(m_pictures + "/window-" + name + ".png");
        }
    }
    double meanDice() {
        EvaluateOptions options;
        options.axis = Axis::Sagittal;
        options.distances = false;
        options.excludeSlices = m_first;
        return meanScore(evaluate(*m_study->truth(), space().labels(), options)).dice;
    }

    void openSample() {
        m_user.press(QObject::tr("Try the sample"));
        until("the sample", [this] { return space().hasScan() && !m_window.jobs().running(); });
        m_study = SampleStudy::load(space().geometry());
        if (!m_study) {
            throw std::runtime_error("mricron-data is not installed.");
        }
        m_user.choose(QStringLiteral("deep brain structures"));
        m_user.key("tool-smart");
        ToolSettings::Values values = m_window.toolSettings().values();
        values.takeOnGoingOn = true;
        m_window.toolSettings().setValues(values);
        m_user.count(1);  // the box "Accept on leaving"
    }

    void labelExemplars() {
        const auto ghost = [this] {
            until("an answer", [this] { return !m_window.engine().busy(); });
            rest(30);
        };
        for (const int slice : SampleStudy::kSlices) {
            m_study->labelByBoxes(m_window, m_user, slice, ghost);
            if (slice == SampleStudy::kSlices[0]) {
                picture("label");
            }
        }
        raise("learn");                                             // for the picture; the next thing is a key
        space().setSlice(Axis::Sagittal, SampleStudy::kSlices[0]);  // the last answer is taken
        rest(300);
        picture("exemplars");
    }

    void raise(const char* dock) { m_window.findChild<QDockWidget*>(QLatin1String(dock))->raise(); }

    void adaptWhileScrolling() {
        m_window.learnCommands().setThenPropagate(false);
        QElapsedTimer waited;
        waited.start();
        if (m_effort == LearnCommands::Effort::Usual) {
            m_user.key("adapt");
        } else {
            m_window.learnCommands().adapt(m_effort, false);
        }
        m_first = space().review().exemplars();
        until("the first steps", [this] { return m_window.learning().tail().record().steps.size() > 3; });
        picture("adapting-begins");
        Watchdog watchdog;
        rest(2000);
        m_report.add("Adapting: the event loop at rest", watchdog.longest(), "ms", Goal{Report::Wanted::AtMost, 100});
        PaintClock clock(*m_window.views().slices()[0]);
        Times scrolling;
        watchdog.reset();
        const int middle = space().slice(Axis::Axial);
        for (int i = 0; i < 120; ++i) {
            const int painted = clock.count();
            const auto start = PaintClock::Clock::now();
            space().setSlice(Axis::Axial, middle - 40 + i % 80);
            while (clock.count() == painted) {
                QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            }
            scrolling.add(msBetween(start, PaintClock::Clock::now()));
        }
        m_report.add("Adapting: scrolling", scrolling.perSecond(), "slices/s", Goal{Report::Wanted::AtLeast, 20},
                     watchdog.longest());
        watchdog.reset();
        m_window.keeper().keepNow();
        LabelEditor& editor = space().beginEdit("Brush");
        editor.put(0, 1);
        space().finishEdit();
        space().undo();
        rest(1500);
        m_report.add("Adapting: painting and keeping a copy", watchdog.longest(), "ms",
                     Goal{Report::Wanted::AtMost, 100});
        space().setSlice(Axis::Axial, middle);
        until("half of the steps", [this] {
            return m_window.learning().tail().record().steps.size() * 2 >
                       static_cast<std::size_t>(m_window.learning().plannedSteps()) ||
                   !m_window.learnCommands().adapting();
        });
        picture("adapting");
        until("the profile", [this] { return !m_window.learnCommands().adapting(); });
        m_firstMinutes = static_cast<double>(waited.elapsed()) / 60'000.0;
        m_waited += m_firstMinutes;
        m_report.add("Adapting: time", m_firstMinutes, "minutes");
        m_report.add("Adapting: memory of the program", static_cast<double>(peakResidentBytes()) / 1e9, "GB",
                     Goal{Report::Wanted::AtMost, 3});
    }

    void propagate() {
        QSignalSpy carried(&m_window.learnCommands(), &LearnCommands::propagated);
        QElapsedTimer waited;
        waited.start();
        m_window.learnCommands().propagate({});  // "then propagate" is ticked: no action
        int pictured = 0;
        until("the labels", [&] {
            if (pictured == 0 && waited.elapsed() > 25'000) {
                pictured = 1;
                picture("propagating");
            }
            return !carried.isEmpty() ||
                   (m_window.engine().longState() == EngineQueue::LongState::Idle && waited.elapsed() > 5'000);
        });
        const double minutes = static_cast<double>(waited.elapsed()) / 60'000.0;
        m_waited += minutes;
        m_report.add("Propagating: time", minutes, "minutes");
        m_window.findChild<QDockWidget*>(QStringLiteral("training"))->hide();
        m_firstDice = meanDice();
        m_report.add("Propagated: mean DSC, without the five exemplars", m_firstDice, "");
        m_window.sliceModel().settle();
        picture("propagated");
    }

    void review() {
        m_window.reviewCommands().nextDoubtful();
        picture("review");
        // Three slices corrected: the truth is painted on the worst ones, as an annotator would.
        for (int i = 0; i < 3; ++i) {
            const int slice = m_window.reviewCommands().slice();
            const SlicePlane plane(space().geometry(), Axis::Sagittal);
            const LabelImage truth = plane.extract(*m_study->truth(), slice);
            LabelEditor& editor = space().beginEdit("Brush");
            for (int y = 0; y < plane.height(); ++y) {
                for (int x = 0; x < plane.width(); ++x) {
                    editor.put(plane.voxel(slice, x, y), truth.at(x, y));
                }
            }
            space().finishEdit();
            m_window.reviewCommands().setExemplar(slice, true);
            m_window.reviewCommands().nextDoubtful();
        }
        QSignalSpy adapted(&m_window.learnCommands(), &LearnCommands::adapted);
        QElapsedTimer waited;
        waited.start();
        m_window.learnCommands().adapt(m_effort, true);
        until("training further", [&] { return !adapted.isEmpty() || !m_window.learnCommands().adapting(); });
        const double minutes = static_cast<double>(waited.elapsed()) / 60'000.0;
        m_report.add("Training further after 3 corrections: share of the first time", minutes / m_firstMinutes, "",
                     Goal{Report::Wanted::AtMost, 0.34});
        QSignalSpy carried(&m_window.learnCommands(), &LearnCommands::propagated);
        m_window.learnCommands().propagate({});
        until("the labels", [&] { return !carried.isEmpty(); });
        const double dice = meanDice();
        m_report.add("After that: mean DSC of the same slices, three of them corrected", dice, "",
                     Goal{Report::Wanted::AtLeast, m_firstDice});
        m_window.sliceModel().settle();
        picture("further");
        auto* dialog = new ProfileDialog(m_window.library(), m_window.learning(), m_window.learnCommands(),
                                         m_window.engine(), m_window.jobs(), &m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
        rest(1000);
        dialog->findChild<QTableView*>()->selectRow(0);
        rest(500);
        if (!m_pictures.isEmpty()) {
            dialog->grab().save(m_pictures + "/window-profiles.png");
        }
        dialog->close();
    }

    void exportAndReopen() {
        m_user.count(2);  // Ctrl+E, Return
        const QString labels = m_folder.filePath("labels.nii.gz"), session = m_folder.filePath("walk.exemplar");
        m_window.exportCommands().exportLabels(labels);
        until("the label map", [this] { return !m_window.jobs().running(); });
        m_window.scanCommands().saveSession(session);
        until("the session", [this] { return !m_window.jobs().running(); });
        JobControl control;
        const LoadedLabels written = m_files.openLabels(labels.toStdString(), control);
        const Session saved = readSession(session.toStdString(), control);
        if (written.labels.labels() != space().labels().labels() ||
            saved.labels.labels() != space().labels().labels() || !(saved.review == space().review())) {
            throw std::runtime_error("What was written is not what was shown.");
        }
        m_report.add("User actions from opening to the exported map", m_user.actions(), "",
                     Goal{Report::Wanted::AtMost, 40});
        m_report.add("Waiting", m_waited, "minutes", Goal{Report::Wanted::AtMost, 15});
    }

    QString m_pictures;
    LearnCommands::Effort m_effort;
    QTemporaryDir m_folder;
    gui::IoFiles m_files;
    MainWindow m_window;
    WindowUser m_user;
    std::optional<SampleStudy> m_study;
    Report m_report;
    std::vector<int> m_first;  // exemplars
    double m_firstMinutes = 0.0, m_waited = 0.0, m_firstDice = 0.0;
};

}  // namespace

int main(int argc, char** argv) {
    neural::settleEnvironment();
    qputenv("EXEMPLAR_EMBEDDINGS", "none");  // every walk is the first
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("Exemplar"));
    QCoreApplication::setApplicationName(QStringLiteral("WindowWalk"));
    applyTheme();
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption pictures(QStringLiteral("pictures"), QStringLiteral("Save pictures to a folder"),
                                      QStringLiteral("folder"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Write the figures as JSON"),
                                  QStringLiteral("file"));
    const QCommandLineOption quick(QStringLiteral("quick"), QStringLiteral("Learn for half as long"));
    parser.addOptions({pictures, json, quick});
    parser.process(application);
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)).removeRecursively();
    if (parser.isSet(pictures)) {
        QDir().mkpath(parser.value(pictures));
    }
    try {
        Walk walk(parser.value(pictures),
                  parser.isSet(quick) ? LearnCommands::Effort::Quick : LearnCommands::Effort::Usual);
        const Report& report = walk.run();
        if (parser.isSet(json)) {
            QFile file(parser.value(json));
            if (file.open(QIODevice::WriteOnly)) {
                file.write(QJsonDocument(report.rows()).toJson());
            }
        }
        return 0;
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 1;
    }
}
