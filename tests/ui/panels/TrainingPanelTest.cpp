// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeFiles.h"
#include "tests/support/PlotMouse.h"
#include "tests/support/StubEngine.h"
#include "ui/panels/AnswerPicture.h"
#include "ui/panels/TrainingPanel.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <random>
#include <thread>

using namespace exemplar;
using namespace exemplar::ui;

namespace {

/// Takes a few milliseconds a step, validates every fifth and can be stopped; what it returns is its best state.
class SlowEngine final : public StubEngine {
public:
    Profile adapt(const ExemplarSet& set, const TrainingPlan& plan, const Profile*, const TrainingObserver& observer,
                  JobControl& control) override {
        Profile profile;
        profile.card.labels = set.labels;
        observer.picture({0, 1, set.exemplars[1].labels});
        for (int step = 1; step <= plan.steps; ++step) {
            if (!control.proceed()) {
                profile.card.record.cancelled = true;
                return profile;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            observer.step({step, 1.0 / step, 0.5 / step, 0.4, 1e-3, 0.005 * step});
            if (step % 5 == 0) {
                observer.validation({step, {0.5, 0.7}, 0.6});
                observer.picture({step, 1, set.exemplars[1].labels});
            }
        }
        return profile;
    }
};

/// Bright square of label 1 in a slice of 32 x 24 pixels, twice as high as wide.
Exemplar exemplar() {
    Exemplar one;
    one.scan = "ball.nii";
    one.image.pixels = Image(32, 24, 0.5F);
    one.image.spacingY = 2.0;
    one.labels = LabelImage(32, 24);
    for (int y = 8; y < 16; ++y) {
        for (int x = 8; x < 16; ++x) {
            one.labels.at(x, y) = 1;
        }
    }
    return one;
}

ExemplarSet fourExemplars() {
    ExemplarSet set;
    set.exemplars.assign(4, exemplar());
    set.labels.add({1, "liver, left \"lobe\"", {220, 60, 60}, true});
    set.labels.add({2, "spleen", {60, 200, 90}, true});
    return set;
}

QString contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

class TrainingPanelTest final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<SliceModel> m_slices;
    std::unique_ptr<Learning> m_learning;
    std::unique_ptr<EngineQueue> m_engine;
    std::unique_ptr<ProfileLibrary> m_library;
    std::unique_ptr<LearnCommands> m_commands;
    std::unique_ptr<TrainingPanel> m_panel;

    TrainingTail& tail() { return m_learning->tail(); }
    QPushButton& button(const QString& text) {
        for (QPushButton* one : m_panel->findChildren<QPushButton*>()) {
            if (one->text() == text) {
                return *one;
            }
        }
        qFatal("no button %s", qPrintable(text));
    }
    QAction& action(const QString& text) {
        for (QAction* one : m_panel->actions()) {
            if (one->text() == text) {
                return *one;
            }
        }
        qFatal("no action %s", qPrintable(text));
    }
    int page() { return m_panel->findChild<QStackedWidget*>()->currentIndex(); }
    /// A picture to look at, where EXEMPLAR_PICTURES names a folder.
    void save(const QString& name) {
        const QString folder = qEnvironmentVariable("EXEMPLAR_PICTURES");
        if (!folder.isEmpty()) {
            QDir().mkpath(folder);
            QTest::qWait(50);
            m_panel->grab().save(folder + "/" + name + ".png");
        }
    }
    void openScan() {
        JobControl control;
        m_workspace->setScan(std::move(*OpenedScan::prepare(FakeFiles().openScan({"/here/ball.nii", {}, 0}, control))));
        m_learning->setBorrowed(fourExemplars().exemplars);
    }
    void begin(int planned) { m_learning->beginRun(fourExemplars(), planned); }
    void addSteps(int first, int last) {
        for (int step = first; step <= last; ++step) {
            tail().add(TrainingStep{step, 1.0, 0.6, 0.5, 1e-3, 0.5 * step});
        }
    }

private Q_SLOTS:
    void init() {
        m_workspace = std::make_unique<Workspace>();
        m_slices = std::make_unique<SliceModel>(*m_workspace);
        m_learning = std::make_unique<Learning>();
        m_engine = std::make_unique<EngineQueue>([](JobControl&) { return std::make_unique<SlowEngine>(); });
        m_library = std::make_unique<ProfileLibrary>(m_folder.filePath("profiles").toStdString());
        m_commands = std::make_unique<LearnCommands>(*m_workspace, *m_slices, *m_learning, *m_engine, *m_library);
        m_panel = std::make_unique<TrainingPanel>(*m_learning, *m_commands, *m_engine);
        m_panel->resize(1000, 200);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() {
        m_engine->stop();
        m_panel.reset();
        m_commands.reset();
        m_engine.reset();
        m_learning.reset();
        m_slices.reset();
        m_workspace.reset();
    }

    void beforeAnyRunItSaysWhatWillBeSeen() {
        QCOMPARE(page(), 0);
        auto* hint = qobject_cast<QLabel*>(m_panel->findChild<QStackedWidget*>()->currentWidget());
        QVERIFY(hint != nullptr && hint->text().contains("Training on your exemplars"));
        for (const char* text : {"Pause", "Stop and keep the best", "Cancel"}) {
            QVERIFY2(!button(text).isEnabled(), text);
            QVERIFY2(button(text).focusPolicy() & Qt::TabFocus, text);
        }
        QVERIFY(!action("Save Values...").isEnabled());
        QVERIFY(!action("All runs").isEnabled());
    }

    void pointsArriveAndWhatDoesNotOccurIsSkipped() {
        begin(40);
        addSteps(1, 2);
        m_panel->refresh();
        QCOMPARE(page(), 1);
        QCOMPARE(m_panel->losses().pointCount(0), std::size_t{2});
        addSteps(3, 10);
        tail().add(Validation{10, {0.8, std::nan("")}, 0.8});
        m_panel->refresh();
        m_panel->refresh();
        for (std::size_t curve = 0; curve < 3; ++curve) {
            QCOMPARE(m_panel->losses().pointCount(curve), std::size_t{10});
        }
        QCOMPARE(m_panel->scores().pointCount(0), std::size_t{1});  // mean
        QCOMPARE(m_panel->scores().pointCount(1), std::size_t{1});
        QCOMPARE(m_panel->scores().pointCount(2), std::size_t{0});
        QCOMPARE(m_panel->scores().to(), m_panel->losses().to());
        QVERIFY(m_panel->facts().contains("10 of 40 steps in 0 min 5 s"));
        QVERIFY(m_panel->facts().contains("best DSC 0.800 at step 10"));
        m_panel->setDevice("CPU, 2 threads");
        QVERIFY(m_panel->facts().contains("CPU, 2 threads"));
    }

    void theTitleSaysWhatWasMeasured() {
        begin(40), addSteps(1, 30);
        tail().add(Validation{20, {0.5, 0.7}, 0.6, ScoredOn::HeldOut});
        m_panel->refresh();
        QCOMPARE(m_panel->scores().accessibleName(), QString("DSC on the held-out exemplar"));
        tail().add(Validation{30, {0.8, 0.9}, 0.85, ScoredOn::Learned});
        m_panel->refresh();
        QCOMPARE(m_panel->scores().accessibleName(), QString("DSC on an exemplar that was held out until step 20"));
        QVERIFY(m_panel->facts().contains("best DSC 0.850 at step 30 on exemplars that were trained on"));
    }

    void aNewRunClears() {
        begin(40);
        addSteps(1, 10);
        tail().add(Validation{10, {0.8, 0.9}, 0.85});
        m_panel->refresh();
        begin(20);
        addSteps(1, 3);
        m_panel->refresh();
        QCOMPARE(m_panel->losses().pointCount(0), std::size_t{3});
        QCOMPARE(m_panel->scores().pointCount(0), std::size_t{0});
        QVERIFY(m_panel->facts().contains("3 of 20"));
        QVERIFY(!m_panel->facts().contains("best"));
    }

    /// Memory ran out, and the steps of the same run count from 1 again.
    void anAttemptThatWasGivenUpGoes() {
        begin(40);
        addSteps(1, 12);
        tail().add(Validation{5, {0.1, 0.1}, 0.1});
        tail().add(Validation{10, {0.9, 0.9}, 0.9});
        m_panel->refresh();
        addSteps(1, 6);
        tail().add(Validation{5, {0.3, 0.5}, 0.4});
        m_panel->refresh();
        QCOMPARE(m_panel->losses().pointCount(0), std::size_t{6});
        QCOMPARE(m_panel->scores().pointCount(0), std::size_t{1});
        QVERIFY(m_panel->facts().contains("best DSC 0.400 at step 5"));
        // The same, all of it seen at once.
        m_panel->hide();
        begin(40);
        addSteps(1, 12);
        tail().add(Validation{5, {0.1, 0.1}, 0.1});
        tail().add(Validation{10, {0.9, 0.9}, 0.9});
        addSteps(1, 6);
        tail().add(Validation{5, {0.3, 0.5}, 0.4});
        m_panel->show();
        QCOMPARE(m_panel->losses().pointCount(0), std::size_t{6});
        QCOMPARE(m_panel->scores().pointCount(0), std::size_t{1});
        QVERIFY(m_panel->facts().contains("best DSC 0.400 at step 5"));
    }

    void theTableIsExact() {
        begin(3);
        tail().add(TrainingStep{1, 1.5, 1.1, 0.5, 0.0005, 0.25});
        tail().add(TrainingStep{2, 1.25, 0.85, 0.5, 0.001, 0.5});
        tail().add(TrainingStep{3, 1.0, 0.6, 0.5, 0.0005, 0.75});
        tail().add(Validation{2, {0.5, std::nan("")}, 0.5, ScoredOn::HeldOut});
        m_panel->refresh();
        QSignalSpy done(m_panel.get(), &TrainingPanel::done);
        const QString path = m_folder.filePath("values.csv");
        m_panel->saveCsv(path);
        QCOMPARE(contentOf(path), QString("step,loss,cross_entropy,dice_loss,learning_rate,seconds,mean_dsc,"
                                          "\"dsc liver, left \"\"lobe\"\"\",dsc spleen,dsc_on\r\n"
                                          "1,1.5,1.1,0.5,0.0005,0.25,,,,\r\n"
                                          "2,1.25,0.85,0.5,0.001,0.5,0.5,0.5,,held out\r\n"
                                          "3,1,0.6,0.5,0.0005,0.75,,,,\r\n"));
        QCOMPARE(done.count(), 1);
        QSignalSpy failed(m_panel.get(), &TrainingPanel::failed);
        m_panel->saveCsv(m_folder.filePath("no/such/folder/values.csv"));
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains("values.csv"));
    }

    void thePictureOfTheCurvesIsNotEmpty() {
        begin(40);
        addSteps(1, 40);
        m_panel->refresh();
        const QString path = m_folder.filePath("curves.png");
        m_panel->savePng(path);
        const QImage picture(path);
        QVERIFY(picture.width() >= 800 && picture.height() >= 400);
        int blue = 0;  // of the curve of the total
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                const QRgb pixel = picture.pixel(x, y);
                blue += qBlue(pixel) > 200 && qRed(pixel) < 150 ? 1 : 0;
            }
        }
        QVERIFY(blue > 200);
        QSignalSpy failed(m_panel.get(), &TrainingPanel::failed);
        m_panel->savePng(m_folder.filePath("no/such/folder/curves.png"));
        QCOMPARE(failed.count(), 1);
    }

    void zoomStopsFollowingAndFitBeginsAgain() {
        begin(400);
        addSteps(1, 100);
        m_panel->refresh();
        LivePlot& losses = m_panel->losses();
        QVERIFY(losses.following());
        QCOMPARE(losses.from(), 0.0);
        QCOMPARE(losses.to(), 102.0);
        wheel(canvasOf(losses), 2);
        QVERIFY(!losses.following());
        QVERIFY(losses.to() - losses.from() < 90.0);
        QCOMPARE(m_panel->scores().from(), losses.from());
        QCOMPARE(m_panel->scores().to(), losses.to());
        const double from = losses.from(), to = losses.to();
        addSteps(101, 150);
        m_panel->refresh();
        QCOMPARE(losses.from(), from);
        QCOMPARE(losses.to(), to);
        action("Fit").trigger();
        QVERIFY(losses.following() && m_panel->scores().following());
        QCOMPARE(losses.to(), 153.0);
        addSteps(151, 200);
        m_panel->refresh();
        QCOMPARE(losses.to(), 204.0);
        wheel(canvasOf(m_panel->scores()), 2);
        QVERIFY(!losses.following());
        QTest::mouseDClick(&canvasOf(losses), Qt::LeftButton);
        QVERIFY(losses.following() && m_panel->scores().following());
        QCOMPARE(losses.to(), 204.0);
        wheel(canvasOf(losses), -3);  // there is no more to see
        QVERIFY(losses.following());
        QCOMPARE(losses.from(), 0.0);
        QCOMPARE(losses.to(), 204.0);
    }

    void theValuesUnderThePointerAreWritten() {
        begin(10);
        m_panel->findChild<QSlider*>()->setValue(0);
        tail().add(TrainingStep{1, 1.5, 1.1, 0.5, 0.0005, 0.25});
        tail().add(TrainingStep{5, 1.25, 0.85, 0.25, 0.001, 0.5});
        tail().add(Validation{5, {0.5, 0.625}, 0.5625});
        m_panel->refresh();
        LivePlot& losses = m_panel->losses();
        QVERIFY(losses.pointedText().isEmpty());
        QApplication::processEvents();                               // the page is laid out
        moveTo(canvasOf(losses), canvasOf(losses).rect().center());  // step 5 of 10
        QVERIFY(losses.pointedText().contains("step 5"));
        QVERIFY(losses.pointedText().contains("1.250"));
        QVERIFY(!losses.pointedText().contains("1.500"));
        QVERIFY(m_panel->scores().pointedText().contains("0.625"));
        QVERIFY(m_panel->scores().pointedText().contains("liver, left &quot;lobe&quot;"));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&canvasOf(losses), &leave);
        QVERIFY(losses.pointedText().isEmpty());
        QVERIFY(m_panel->scores().pointedText().isEmpty());
    }

    void hiddenItDoesNotDrawAndShownItShowsAll() {
        begin(400);
        addSteps(1, 20);
        m_panel->refresh();
        m_panel->hide();
        addSteps(21, 60);
        m_panel->refresh();
        QCOMPARE(m_panel->losses().pointCount(0), std::size_t{20});
        m_panel->show();
        QCOMPARE(m_panel->losses().pointCount(0), std::size_t{60});
    }

    void theAnswerIsFilledOverTheExemplar() {
        begin(40);
        LabelImage answer(32, 24);
        answer.at(20, 12) = 2;
        answer.at(21, 12) = 2;
        tail().set(40, 3, answer);
        m_panel->refresh();
        AnswerPicture& picture = m_panel->picture();
        QCOMPARE(picture.caption(), QString("step 40"));
        const QImage seen = picture.grab().toImage();
        int green = 0, red = 0;  // answer; outline of the truth
        for (int y = 0; y < seen.height(); ++y) {
            for (int x = 0; x < seen.width(); ++x) {
                const QColor colour(seen.pixel(x, y));
                green += colour.green() > colour.red() + 30 ? 1 : 0;
                red += colour.red() > colour.green() + 80 ? 1 : 0;
            }
        }
        QVERIFY(green > 0 && red > 0);
        QVERIFY(green < seen.width() * seen.height() / 100);
        tail().set(50, 9, answer);  // there is no such exemplar
        m_panel->refresh();
        QCOMPARE(picture.caption(), QString("step 40"));
        tail().set(60, 3, LabelImage(5, 5));
        m_panel->refresh();
        QVERIFY(picture.empty());
    }

    void allRunsOfTheSession() {
        SessionRun first, second, third;
        first.kind = third.kind = "adapt";
        second.kind = "propagate";
        first.at = second.at = third.at = 1'600'000'000;
        first.dice = 0.5, first.diceOn = ScoredOn::HeldOut;
        third.dice = 0.75;
        second.doubtful = 12;
        second.minutes = 1.5;
        second.profile = "a, b";
        m_learning->setRuns({first, second});
        m_learning->addRun(third);
        QCOMPARE(page(), 0);
        m_panel->showAllRuns(true);
        QCOMPARE(page(), 2);
        QCOMPARE(m_panel->runs().pointCount(0), std::size_t{2});
        QCOMPARE(m_panel->runs().pointCount(1), std::size_t{3});
        m_panel->runs().pointTo(2.2);
        QVERIFY(m_panel->runs().pointedText().contains("Run 2: propagated in 1.5 min"));
        QVERIFY(m_panel->runs().pointedText().contains("<b>12</b>"));
        QVERIFY(!m_panel->runs().pointedText().contains("DSC"));
        const QString path = m_folder.filePath("runs.csv");
        m_panel->saveCsv(path);
        QCOMPARE(contentOf(path), QString("run,time,kind,dsc,doubtful_slices,minutes,profile,dsc_on\r\n"
                                          "1,2020-09-13T12:26:40Z,adapt,0.5,0,0,,held out\r\n"
                                          "2,2020-09-13T12:26:40Z,propagate,,12,1.5,\"a, b\",\r\n"
                                          "3,2020-09-13T12:26:40Z,adapt,0.75,0,0,,\r\n"));
        m_panel->savePng(m_folder.filePath("runs.png"));
        QVERIFY(QImage(m_folder.filePath("runs.png")).width() >= 800);
        begin(40);
        addSteps(1, 2);
        m_panel->refresh();
        QCOMPARE(page(), 1);  // a run begins: one wants to see it
        m_panel->showAllRuns(true);
        m_learning->setRuns({});
        QCOMPARE(page(), 1);
    }

    void theButtonsGoToTheQueue() {
        openScan();
        m_commands->adapt(LearnCommands::Effort::Thorough, false);
        QTRY_VERIFY(m_panel->losses().pointCount(0) > 10);
        QVERIFY(m_panel->facts().contains("of 480"));
        QVERIFY(m_panel->facts().contains("steps/s"));
        QTRY_COMPARE(m_panel->picture().empty(), false);
        QTest::mouseClick(&button("Pause"), Qt::LeftButton);
        QCOMPARE(m_engine->longState(), EngineQueue::LongState::Paused);
        QVERIFY(m_panel->facts().contains("Paused at step"));
        QTest::mouseClick(&button("Resume"), Qt::LeftButton);
        QCOMPARE(m_engine->longState(), EngineQueue::LongState::Running);
        QSignalSpy adapted(m_commands.get(), &LearnCommands::adapted);
        QTest::keyClick(&button("Stop and keep the best"), Qt::Key_Space);
        QVERIFY(!button("Pause").isEnabled());
        QTRY_COMPARE(adapted.count(), 1);
        QVERIFY(m_learning->profile() != nullptr);
        QVERIFY(!m_commands->adapting());
        const auto seen = m_panel->losses().pointCount(0);
        QCOMPARE(seen, tail().record().steps.size());  // all of it, and it stays
        QVERIFY(seen < 480);

        m_commands->adapt(LearnCommands::Effort::Thorough, false);
        QTRY_VERIFY(button("Cancel").isEnabled());
        QTRY_VERIFY(m_panel->losses().pointCount(0) > 3);
        QTest::mouseClick(&button("Cancel"), Qt::LeftButton);
        QTRY_COMPARE(m_engine->longState(), EngineQueue::LongState::Idle);
        QCOMPARE(adapted.count(), 1);
        QVERIFY(!button("Cancel").isEnabled());
    }

    /// What learns waits behind another run: stopping it would end that one.
    void keepingWaitsForTheFirstStep() {
        openScan();
        m_engine->run("first", [](Engine&, JobControl& control) -> std::function<void()> {
            while (true) {
                control.checkpoint();
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
        });
        m_commands->adapt(LearnCommands::Effort::Quick, false);
        QVERIFY(m_commands->adapting());
        QVERIFY(button("Cancel").isEnabled());
        QVERIFY(!button("Stop and keep the best").isEnabled());
        QTest::mouseClick(&button("Cancel"), Qt::LeftButton);
        QTRY_VERIFY(button("Stop and keep the best").isEnabled());
    }

    void howItLooks() {
        QLabel* words = qobject_cast<QLabel*>(m_panel->findChild<QStackedWidget*>()->currentWidget());
        QVERIFY(words != nullptr);
        save("before");
        ExemplarSet set = fourExemplars();
        const char* names[]{"liver, left \"lobe\"", "spleen",   "left kidney", "right kidney", "aorta",
                            "inferior vena cava",   "pancreas", "gallbladder", "stomach",      "left adrenal gland"};
        for (int c = 0; c < 10; ++c) {
            const auto id = static_cast<std::uint16_t>(c + 1);
            set.labels.add({id, names[c], LabelTable::defaultColour(id), true});
        }
        for (Exemplar& one : set.exemplars) {
            one.image.pixels = Image(128, 64);
            one.labels = LabelImage(128, 64);
            for (int y = 0; y < 64; ++y) {
                for (int x = 0; x < 128; ++x) {
                    one.image.pixels.at(x, y) = static_cast<float>(std::exp(-std::hypot(x - 64, 2 * y - 64) / 60.0));
                    one.labels.at(x, y) = std::hypot(x - 40, 2 * y - 64) < 22   ? 1
                                          : std::hypot(x - 88, 2 * y - 70) < 14 ? 2
                                                                                : 0;
                }
            }
        }
        m_learning->beginRun(set, 240);
        std::mt19937 random(3);
        for (int step = 1; step <= 130; ++step) {
            const double noise = 0.3 * static_cast<double>(random() % 1000) / 1000.0;
            const double loss = 0.2 + 1.2 * std::exp(-step / 50.0) + noise;
            tail().add(TrainingStep{step, loss, 0.6 * loss, 0.5 * loss, 1e-3, 1.4 * step});
            if (step % 30 == 0) {
                Validation validation{step, {}, 0.9 - 0.7 * std::exp(-step / 50.0)};
                for (int c = 0; c < 10; ++c) {
                    validation.dice.push_back(validation.mean + 0.03 * (c - 5));
                }
                tail().add(validation);
            }
        }
        LabelImage answer(128, 64);
        for (int y = 0; y < 64; ++y) {
            for (int x = 0; x < 128; ++x) {
                answer.at(x, y) = std::hypot(x - 44, 2 * y - 60) < 20 ? 1 : std::hypot(x - 86, 2 * y - 70) < 16 ? 2 : 0;
            }
        }
        tail().set(120, 2, answer);
        m_panel->refresh();
        m_panel->setDevice("NVIDIA GeForce RTX 4090, CUDA 12.4");
        save("live");
        QWidget& canvas = canvasOf(m_panel->scores());
        moveTo(canvas, canvas.rect().center() + QPoint(30, -20));
        QVERIFY(!m_panel->losses().pointedText().isEmpty());
        save("pointed");
        m_panel->losses().setFocus();
        wheel(canvasOf(m_panel->losses()), 3);
        save("zoomed");
        const QPalette light = QApplication::palette();
        QPalette dark(QColor(0x35, 0x39, 0x3e), QColor(0x2a, 0x2d, 0x31));
        dark.setColor(QPalette::Base, QColor(0x1f, 0x22, 0x25));
        for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
            dark.setColor(role, QColor(0xe4, 0xe7, 0xea));
        }
        QApplication::setPalette(dark);
        QWidget& plot = m_panel->losses();
        QTRY_VERIFY(plot.grab().toImage().pixelColor(2, plot.height() - 3).lightness() < 80);
        save("dark");
        m_panel->resize(1600, 420);
        save("dark-large");
        m_panel->resize(700, 200);
        save("dark-small");
        SessionRun run;
        for (int i = 0; i < 6; ++i) {
            run.kind = i % 2 == 0 ? "adapt" : "propagate";
            run.dice = i % 2 == 0 ? 0.6 + 0.05 * i : std::nan("");
            run.doubtful = 40 - 6 * i;
            run.minutes = 4.2;
            m_learning->addRun(run);
        }
        m_panel->resize(1000, 200);
        m_panel->showAllRuns(true);
        m_panel->runs().pointTo(3);
        save("runs-dark");
        QApplication::setPalette(light);
        QTest::qWait(20);
        save("runs");
        const QString folder = qEnvironmentVariable("EXEMPLAR_PICTURES");
        if (!folder.isEmpty()) {
            m_panel->savePng(folder + "/saved-runs.png");
        }
    }

    void fiveThousandStepsAreDrawnFast() {
        begin(5000);
        std::mt19937 random(1);
        const auto add = [&](int step) {
            const double noise = 0.3 * static_cast<double>(random() % 1000) / 1000.0;
            const double loss = 0.2 + std::exp(-step / 900.0) + noise;
            tail().add(TrainingStep{step, loss, 0.6 * loss, 0.5 * loss, 1e-3, 0.5 * step});
            if (step % 100 == 0) {
                tail().add(Validation{step,
                                      {1.0 - std::exp(-step / 1500.0), 0.9 - std::exp(-step / 900.0)},
                                      0.95 - std::exp(-step / 1200.0)});
            }
        };
        int last = 0;
        while (last < 4999) {
            add(++last);
        }
        const auto both = [&] { return m_panel->losses().drawingTime() + m_panel->scores().drawingTime(); };
        for (const QSize& size : {QSize(1000, 200), QSize(1900, 400)}) {
            m_panel->resize(size);
            add(++last);
            m_panel->refresh();
            const double first = both();
            double most = 0.0, sum = 0.0;
            for (int i = 0; i < 40; ++i) {
                add(++last);
                m_panel->refresh();
                most = std::max(most, both());
                sum += both() / 40.0;
            }
            qInfo("%d steps, both plots at %d x %d: %.1f ms at first, then %.1f ms (at most %.1f)", last, size.width(),
                  size.height(), first, sum, most);
        }
        m_panel->findChild<QSlider*>()->setValue(20);
        qInfo("losses smoothed anew: %.1f ms", m_panel->losses().drawingTime());
        save("5000");
    }
};

QTEST_MAIN(TrainingPanelTest)
#include "TrainingPanelTest.moc"
