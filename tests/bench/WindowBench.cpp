// SPDX-License-Identifier: GPL-3.0-or-later
// Times what a user feels of the window on a scan of 512 x 512 x 300 voxels: scrolling, painting, clicks, windowing,
// history, memory, and how long the event loop stands still meanwhile. Prints Markdown; --json FILE writes the same for
// machines. The engine is a fake, so that a click shows the window's share alone.
#include "core/editing/Brush.h"
#include "tests/bench/PaintClock.h"
#include "tests/bench/Process.h"
#include "tests/bench/Report.h"
#include "tests/support/BigScan.h"
#include "tests/support/FakeEngine.h"
#include "tests/support/Watchdog.h"
#include "ui/MainWindow.h"
#include "ui/tools/Toolbox.h"
#include "ui/views/SliceView.h"
#include "ui/views/SurfaceBuilder.h"
#include "ui/views/SurfaceView.h"
#include "ui/views/ViewGrid.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMouseEvent>
#include <QTemporaryDir>

#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace exemplar;
using namespace exemplar::ui;

namespace {

using Goal = Report::Goal;
using Clock = PaintClock::Clock;

/// Turns the event loop until `done`; something else must wake it now and then.
void until(const char* what, const std::function<bool()>& done) {
    QElapsedTimer waited;
    waited.start();
    while (!done()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        if (waited.elapsed() > 300'000) {
            throw std::runtime_error(std::string("This never came: ") + what + ".");
        }
    }
}

void rest(int ms) {
    QElapsedTimer waited;
    waited.start();
    until("the end of a pause", [&] { return waited.elapsed() >= ms; });
}

/// Of a call on the GUI thread and what it has the event loop do at once.
double timeOf(const std::function<void()>& act) {
    const auto start = Clock::now();
    act();
    QCoreApplication::processEvents();
    return msBetween(start, Clock::now());
}

constexpr double kPatience = 100;  // ms for which the window may stand still
constexpr int kBrush = 20;         // pixels of diameter
constexpr std::uint16_t kPainted = 6, kSparse = 7;

class Bench {
public:
    explicit Bench(const QString& folder);
    bool surfaces() { return m_window.views().surface().available(); }
    const Report& report() const { return m_report; }
    void run();

private:
    struct Shown {
        double painted;  ///< until the end of the view's paint event, ms
        double flushed;  ///< until all views were painted and handed to the screen
    };
    /// From `act` to its picture in the axial view or another.
    Shown show(const std::function<void()>& act, std::size_t place = 0);
    bool quiet();
    /// Waits until nothing is computed any more and takes the work as saved; the longest gap since it was last called,
    /// or since start().
    double settle();
    /// Starts something long, whose call must be short, and forgets the gap that the call itself made.
    void start(const QString& what, const std::function<void()>& act);
    SliceView& view(std::size_t place = 0) { return *m_window.views().slices()[place]; }
    void mouse(QEvent::Type type, const QPointF& pixel, Qt::MouseButton button);
    void press(const QPointF& pixel) { mouse(QEvent::MouseButtonPress, pixel, Qt::LeftButton); }
    void drag(const QPointF& pixel) { mouse(QEvent::MouseMove, pixel, Qt::LeftButton); }
    void release(const QPointF& pixel) { mouse(QEvent::MouseButtonRelease, pixel, Qt::LeftButton); }
    void chooseBrush(bool ball);
    double historyMegabytes() { return megabytes(static_cast<double>(m_space.openEdit().historyBytes())); }
    double memory(const char* field) const { return residentMegabytes(field) - m_memoryBefore - m_memoryOwn; }

    void open();
    void import();
    void scroll(const QString& how, std::size_t place, int steps, std::optional<Goal> goal = {});
    void scrollAll();
    void changeDisplay();
    void stamp(bool ball);
    void stampNowAndThen();
    void stroke(bool ball);
    void undo();
    void click();
    void interpolate();
    void threshold();
    void keep();
    void fillHistory();
    void buildSurfaces();
    void reopen();

    QString m_folder;
    bigscan::BigFiles m_files;
    MainWindow m_window;
    Workspace& m_space;
    std::vector<std::unique_ptr<PaintClock>> m_clocks;
    double m_memoryBefore = 0.0, m_memoryOwn = 0.0;
    Watchdog m_dog;
    Report m_report;
};

Bench::Bench(const QString& folder)
    : m_folder(folder),
      m_window(m_files, [](JobControl&) { return std::make_unique<FakeEngine>(); }),
      m_space(m_window.workspace()) {
    for (SliceView* one : m_window.views().slices()) {
        m_clocks.push_back(std::make_unique<PaintClock>(*one));
    }
    m_window.keeper().setEnabled(false);  // copies of the work are made when they are measured
    m_window.resize(1280, 720);
    m_window.show();
    rest(500);
    m_memoryBefore = residentMegabytes("VmRSS");
}

Bench::Shown Bench::show(const std::function<void()>& act, std::size_t place) {
    const PaintClock& clock = *m_clocks[place];
    const int before = clock.count();
    const auto start = Clock::now();
    act();
    until("a paint event", [&] { return clock.count() > before; });
    return {msBetween(start, clock.ended()), msBetween(start, Clock::now())};
}

bool Bench::quiet() {
    return !m_window.jobs().running() && !m_window.engine().busy() && !m_window.keeper().keeping() &&
           m_window.views().surface().settled();
}

double Bench::settle() {
    if (m_space.hasScan()) {
        m_space.setSaved(m_space.revision());  // else a copy of unsaved work is made whenever the model is used
    }
    until("the end of a job", [this] { return quiet(); });
    rest(350);  // the model looks at a slice after a moment
    until("the end of what comes after", [this] { return quiet(); });
    const double gap = m_dog.longest();
    m_dog.reset();
    return gap;
}

void Bench::start(const QString& what, const std::function<void()>& act) {
    m_report.add(what, timeOf(act), "ms", atMost(kPatience));
    m_dog.reset();
}

void Bench::mouse(QEvent::Type type, const QPointF& pixel, Qt::MouseButton button) {
    const QPointF at = view().fromPixel(pixel);
    QMouseEvent event(type, at, view().mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : button,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : button, Qt::NoModifier);
    QApplication::sendEvent(&view(), &event);
}

void Bench::chooseBrush(bool ball) {
    m_window.toolbox().choose(QStringLiteral("brush"));
    ToolSettings::Values values = m_window.toolSettings().values();
    values.radius = 0.5 * kBrush * bigscan::kSpacing[0];
    values.solid = ball;
    m_window.toolSettings().setValues(values);
}

void Bench::open() {
    m_memoryOwn = megabytes(static_cast<double>(Geometry::plain(bigscan::kDims, bigscan::kSpacing).voxelCount()) *
                            (sizeof(float) + sizeof(std::uint16_t)));
    m_clocks[0]->forget();
    m_window.open(QStringLiteral("/big.nii"));
    until("the scan", [this] { return m_space.hasScan() && m_clocks[0]->first(); });
    const double first = msBetween(m_files.returned(), *m_clocks[0]->first());
    m_report.add("opening: scan read to first picture", first, "ms", atMost(1000), settle());
    m_report.add("memory beyond scan and labels, opened", memory("VmRSS"), "MB", atMost(500));
    m_report.add("memory beyond scan and labels, most while opening", memory("VmHWM"), "MB", atMost(500));
}

void Bench::import() {
    m_window.exportCommands().importLabels(QStringLiteral("/labels.nii"));
    until("the labels", [this] { return m_space.voxelCount(bigscan::kStructures) > 0; });
    m_report.add("import of labels: longest gap", settle(), "ms", atMost(kPatience));
    for (const std::uint16_t label : {kPainted, kSparse}) {
        LabelTable one;
        one.ensure(label);
        m_space.setEntry(QStringLiteral("Add label"), one.entries().front());
    }
    settle();
    m_report.add("memory beyond scan and labels, labels imported", memory("VmRSS"), "MB", atMost(500));
}

void Bench::scroll(const QString& how, std::size_t place, int steps, std::optional<Goal> goal) {
    const Axis axis = view(place).axis();
    const int first = (m_space.geometry().sliceCount(axis) - steps) / 2;
    m_space.setSlice(axis, first);
    settle();
    Times times;
    for (int step = 1; step <= steps; ++step) {
        times.add(show([&] { m_space.setSlice(axis, first + step); }, place).flushed);
    }
    const double gap = settle();
    m_report.add(how, times.perSecond(), "slices/s", goal, gap);
    m_report.add(how + ", slowest of 100", times.most(), "ms");
    const Index3& dims = m_space.geometry().dims();
    m_space.setCursor({dims[0] / 2, dims[1] / 2, dims[2] / 2});
}

void Bench::scrollAll() {
    scroll("scrolling, axial", 0, 200, atLeast(30));
    scroll("scrolling, sagittal", 1, 200, atLeast(30));
    scroll("scrolling, coronal", 2, 200, atLeast(30));
    ui::Display display = m_space.display();
    display.outline = true;
    m_space.setDisplay(display);
    scroll("scrolling, axial, labels as outlines", 0, 200, atLeast(30));
    display.outline = false;
    display.smooth = true;
    m_space.setDisplay(display);
    scroll("scrolling, axial, smooth", 0, 200, atLeast(30));
    display.smooth = false;
    m_space.setDisplay(display);
}

void Bench::changeDisplay() {
    settle();
    Times windows, opacities;
    mouse(QEvent::MouseButtonPress, {256, 256}, Qt::RightButton);
    for (int step = 1; step <= 100; ++step) {
        const QPointF pixel(256 + step, 256 + step % 20);
        windows.add(show([&] { mouse(QEvent::MouseMove, pixel, Qt::RightButton); }).flushed);
    }
    mouse(QEvent::MouseButtonRelease, {356, 256}, Qt::RightButton);
    m_report.add("window and level drag, a repaint of all views, median", windows.median(), "ms", {}, settle());
    m_report.add("window and level drag, slowest of 100", windows.most(), "ms");
    m_space.setWindow(m_space.automaticWindow());
    for (int step = 1; step <= 100; ++step) {
        ui::Display display = m_space.display();
        display.opacity = 0.004 * step;
        opacities.add(show([&] { m_space.setDisplay(display); }).flushed);
    }
    m_report.add("opacity, a repaint of all views, median", opacities.median(), "ms", {}, settle());
    m_report.add("opacity, slowest of 100", opacities.most(), "ms");
}

void Bench::stamp(bool ball) {
    chooseBrush(ball);
    m_space.setActiveLabel(kPainted);
    Times painted, flushed, released;
    settle();
    const std::size_t before = m_space.voxelCount(kPainted);
    for (int i = 0; i < 200; ++i) {
        if (i % 20 == 0) {  // twenty places on each of ten slices
            show([&] { m_space.setSlice(Axis::Axial, ball ? 20 + 28 * (i / 20) : 100 + i / 20); });
        }
        const QPointF pixel(150.0 + 45 * (i % 5), 180.0 + 45 * (i % 20 / 5));
        const Shown shown = show([&] { press(pixel); });
        painted.add(shown.painted);
        flushed.add(shown.flushed);
        released.add(show([&] { release(pixel); }).flushed);
    }
    if (m_space.voxelCount(kPainted) - before < 200 * 300) {
        throw std::runtime_error("The brush has not painted what it should.");
    }
    const QString what = ball ? "ball stamp" : "brush stamp";
    m_report.add(what + ", press to paint, median", painted.median(), "ms", atMost(ball ? 50 : 16), settle());
    m_report.add(what + ", press to paint, 99th percentile", painted.most(), "ms", atMost(ball ? 50 : 33));
    m_report.add(what + ", press to all views on screen, median", flushed.median(), "ms");
    m_report.add(what + ", press to all views on screen, 99th percentile", flushed.most(), "ms");
    m_report.add(what + ", release to all on screen, median", released.median(), "ms");
    m_report.add(what + ", release to all on screen, 99th percentile", released.most(), "ms");
}

void Bench::stampNowAndThen() {
    chooseBrush(false);
    m_space.setActiveLabel(kPainted);
    m_space.setSlice(Axis::Axial, 130);
    settle();
    Times times;
    auto due = Clock::now();
    for (int i = 0; i < 50; ++i) {
        due += std::chrono::milliseconds(430);  // so that surfaces are built meanwhile
        until("the next stamp", [&] { return Clock::now() >= due; });
        const QPointF pixel(120.0 + 25 * (i % 10), 180.0 + 25 * (i / 10));
        show([&] { press(pixel); });
        times.add(msBetween(due, m_clocks[0]->ended()));
        show([&] { release(pixel); });
    }
    m_report.add("brush stamps 430 ms apart, when due to paint, median", times.median(), "ms", atMost(16), settle());
    m_report.add("brush stamps 430 ms apart, slowest of 50", times.longest(), "ms", atMost(33));
}

void Bench::stroke(bool ball) {
    chooseBrush(ball);
    settle();
    const double before = historyMegabytes();
    Times moves, releases;
    for (int i = 0; i < 100; ++i) {
        if (i % 10 == 0) {
            show([&] { m_space.setSlice(Axis::Axial, 50 + 2 * i); });
        }
        m_space.setActiveLabel(static_cast<std::uint16_t>(1 + i % bigscan::kStructures));
        const double y = 150.0 + 20 * (i % 10);
        press({140, y});
        for (int step = 1; step <= 20; ++step) {
            moves.add(show([&] { drag({140.0 + 10 * step, y + step % 7}); }).flushed);
        }
        releases.add(show([&] { release({340, y}); }).flushed);
    }
    const QString what = ball ? "100 ball strokes" : "100 brush strokes";
    m_report.add(what + ", a move to all on screen, median", moves.median(), "ms", {}, settle());
    m_report.add(what + ", a move to all on screen, 99th percentile", moves.most(), "ms");
    m_report.add(what + ", release, median", releases.median(), "ms");
    m_report.add(what + ", release, 99th percentile", releases.most(), "ms");
    m_report.add(what + ", history", historyMegabytes() - before, "MB", atMost(100));
}

void Bench::undo() {
    settle();
    Times times;
    for (int i = 0; i < 100; ++i) {
        times.add(timeOf([this] { m_space.undo(); }));
    }
    m_report.add("100 undos of ball strokes", times.sum(), "ms", {}, settle());
    m_report.add("undo, slowest of 100", times.most(), "ms");
}

void Bench::click() {
    m_space.setWindow({0.0, 1000.0});  // the fake engine knows structures by their grey
    m_space.setActiveLabel(1);
    const Index3 middle = bigscan::middleOf(1);
    m_space.setCursor(middle);
    m_window.toolbox().choose(QStringLiteral("smart"));
    settle();
    Times times;
    for (int i = 0; i < 50; ++i) {
        const QPointF pixel(middle[0] - 40.0 + 15 * (i % 5), middle[1] - 40.0 + 10 * (i / 5));
        std::optional<int> before;
        const auto noted = QObject::connect(&m_window.engine(), &EngineQueue::answered, &m_window,
                                            [&] { before = m_clocks[0]->count(); });
        const auto start = Clock::now();
        press(pixel);
        release(pixel);
        until("a ghost", [&] { return before && m_clocks[0]->count() > *before; });
        times.add(msBetween(start, m_clocks[0]->ended()));
        QObject::disconnect(noted);
        show([this] {
            m_window.toolbox().current().cancel();
            view().update();
        });
    }
    m_report.add("click to ghost, median", times.median(), "ms", atMost(150), settle());
    m_report.add("click to ghost, slowest of 50", times.longest(), "ms", atMost(150));
    m_space.setWindow(m_space.automaticWindow());
    m_window.toolbox().choose(QStringLiteral("brush"));
}

void Bench::interpolate() {
    m_space.setActiveLabel(kSparse);
    LabelEditor& editor = m_space.beginEdit(QStringLiteral("Discs"));
    for (int k = 50; k <= 250; k += 20) {
        const Vector3 middle{256.0 + 0.2 * (k - 150), 256.0, static_cast<double>(k)};
        paintStroke(editor, {60.0, false, Axis::Axial}, middle, middle, kSparse);
    }
    m_space.finishEdit();
    settle();
    start("starting an interpolation", [this] { m_window.labelCommands().interpolate(Axis::Axial); });
    until("the interpolation", [this] { return m_space.previewed() != nullptr; });
    m_report.add("interpolation to its preview: longest gap", settle(), "ms", atMost(kPatience));
    m_report.add("interpolation, voxels", static_cast<double>(m_space.previewed()->change->voxelCount()), "");
    scroll("scrolling, axial, interpolation shown", 0, 40, atLeast(30));
    start("taking the interpolation", [this] { m_space.takePreview(); });
    m_report.add("interpolation taken: longest gap after that", settle(), "ms", atMost(kPatience));
}

void Bench::threshold() {
    ToolSettings::Values values = m_window.toolSettings().values();
    values.low = 690.0;
    values.high = 710.0;
    m_window.toolSettings().setValues(values);
    settle();
    start("starting a threshold", [this] { m_window.labelCommands().threshold(); });
    until("the threshold", [this] { return m_space.previewed() != nullptr; });
    m_report.add("threshold to its preview: longest gap", settle(), "ms", atMost(kPatience));
    m_report.add("threshold, voxels", static_cast<double>(m_space.previewed()->change->voxelCount()), "");
    m_report.add("threshold, size of the change", megabytes(static_cast<double>(m_space.previewed()->change->bytes())),
                 "MB");
    scroll("scrolling, axial, threshold shown", 0, 10, atLeast(30));
    start("taking the threshold", [this] { m_space.takePreview(); });
    m_report.add("threshold taken: longest gap after that", settle(), "ms", atMost(kPatience));
    start("undoing the threshold", [this] { m_space.undo(); });
    m_report.add("threshold undone: longest gap after that", settle(), "ms", atMost(kPatience));
}

void Bench::keep() {
    m_space.beginEdit(QStringLiteral("Dot")).put(std::size_t{0}, kPainted);
    m_space.finishEdit();
    start("start of a copy of unsaved work", [this] { m_window.keeper().keepNow(); });
    m_report.add("copy of unsaved work: longest gap while it is written", settle(), "ms", atMost(kPatience));
    start("start of saving a session", [this] { m_window.scanCommands().saveSession(m_folder + "/big.exemplar"); });
    settle();
    start("start of an export", [this] { m_window.exportCommands().exportLabels("/out.nii"); });
    settle();
}

void Bench::fillHistory() {
    const auto add = [this](std::size_t step) {
        m_space.beginEdit(QStringLiteral("Dot")).put(step, step % 2 == 0 ? kPainted : kSparse);
        m_space.finishEdit();
    };
    const auto measure = [&](std::size_t step) {
        Times times;
        for (std::size_t i = 0; i < 20; ++i) {
            times.add(timeOf([&] { add(step + i); }));
        }
        m_report.add(QStringLiteral("one more step after %1: volumes, history, menus").arg(m_space.doneCount() - 20),
                     times.median(), "ms", {}, settle());
    };
    std::size_t step = 0;
    measure(step);
    for (step = 20; m_space.doneCount() < 975; ++step) {
        add(step);
    }
    settle();
    measure(step);
}

void Bench::buildSurfaces() {
    const VoxelBox whole{{0, 0, 0}, {bigscan::kDims[0] - 1, bigscan::kDims[1] - 1, bigscan::kDims[2] - 1}};
    LabelBlock block;
    m_report.add("takeBlock of structure 1 within all", timeOf([&] { block = takeBlock(m_space.labels(), 1, whole); }),
                 "ms", atMost(kPatience));
    const VoxelBox own = block.box;
    m_report.add("takeBlock of structure 1 within its own box",
                 timeOf([&] { block = takeBlock(m_space.labels(), 1, own); }), "ms", atMost(kPatience));
    if (!surfaces()) {
        return;
    }
    chooseBrush(true);
    m_space.setActiveLabel(1);
    const Index3 middle = bigscan::middleOf(2);
    m_space.setCursor(middle);
    settle();
    press(QPointF(middle[0], middle[1]));
    release(QPointF(middle[0], middle[1]));
    const auto start = Clock::now();
    until("the surfaces", [this] { return quiet(); });
    m_report.add("surfaces after a stroke", msBetween(start, Clock::now()), "ms", {}, settle());
}

void Bench::reopen() {
    m_report.add("memory beyond scan and labels, after all that", memory("VmRSS"), "MB", atMost(500));
    settle();
    forgetPeak();
    const LoadedScan* before = &m_space.scan();
    m_clocks[0]->forget();
    m_window.open(m_folder + "/big.exemplar");
    until("the session", [&] {
        if (&m_space.scan() == before) {
            m_clocks[0]->forget();
        }
        return m_clocks[0]->first().has_value();
    });
    const double first = msBetween(m_files.returned(), *m_clocks[0]->first());
    m_report.add("opening a session over this: scan read to first picture", first, "ms", atMost(1000), settle());
    m_report.add("memory beyond two scans with labels, most while opening", memory("VmHWM") - m_memoryOwn, "MB");
    m_report.add("memory beyond scan and labels, session opened", memory("VmRSS"), "MB", atMost(500));
    start("closing the scan", [this] { m_window.scanCommands().closeScan(); });
    rest(350);
    m_report.add("memory still held without a scan", residentMegabytes("VmRSS") - m_memoryBefore, "MB", atMost(100));
}

void Bench::run() {
    m_dog.reset();
    std::this_thread::sleep_for(std::chrono::milliseconds(60));
    QCoreApplication::processEvents();
    if (const double gap = m_dog.longest(); gap < 50.0) {
        throw std::runtime_error("The watchdog missed a pause of 60 ms.");
    }
    Report::begin();
    open();
    import();
    scrollAll();
    changeDisplay();
    stamp(false);
    stamp(true);
    stampNowAndThen();
    stroke(false);
    stroke(true);
    undo();
    click();
    interpolate();
    threshold();
    keep();
    buildSurfaces();
    fillHistory();
    reopen();
}

}  // namespace

int main(int argc, char** argv) {
    const QTemporaryDir folder;  // settings and copies of work must not mix with the user's
    qputenv("XDG_CONFIG_HOME", folder.path().toUtf8());
    qputenv("XDG_DATA_HOME", folder.path().toUtf8());
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Exemplar"));
    QApplication::setApplicationName(QStringLiteral("WindowBench"));
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption jsonFile(QStringLiteral("json"), QStringLiteral("Writes the figures to a file too"),
                                      QStringLiteral("file"));
    parser.addOption(jsonFile);
    parser.process(application);
    try {
        Bench bench(folder.path());
        std::printf("Platform %s, surfaces %s\n\n", qPrintable(QApplication::platformName()),
                    bench.surfaces() ? "drawn" : "not drawn");
        bench.run();
        if (parser.isSet(jsonFile)) {
            QFile file(parser.value(jsonFile));
            const QJsonObject all{{"platform", QApplication::platformName()},
                                  {"surfaces", bench.surfaces()},
                                  {"rows", bench.report().rows()}};
            if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(all).toJson()) < 0) {
                throw std::runtime_error("Cannot write " + parser.value(jsonFile).toStdString() + ".");
            }
        }
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 1;
    }
    return 0;
}
