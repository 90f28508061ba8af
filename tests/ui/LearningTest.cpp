// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/ModelRegistry.h"
#include "tests/support/WindowHarness.h"
#include "ui/panels/ExemplarList.h"
#include "ui/panels/LearnPanel.h"
#include "ui/panels/SliceStrip.h"
#include "ui/tools/Toolbox.h"

#include <atomic>

using namespace exemplar;
using namespace exemplar::ui;

namespace {

constexpr std::uint16_t kBall = 10;  // the fake engine knows a structure by its intensity, the ball's is 1.0

/// What the fake engines of a window do.
struct Behaviour {
    std::atomic<int> stepMs{0};
    std::atomic<bool> memory{false}, unstable{false}, heldBack{false};
};

}  // namespace

/// The loop of learning in the window: exemplars, adapting, carrying, reviewing, and all that may go wrong meanwhile.
class LearningTest final : public QObject, WindowHarness {
    Q_OBJECT

private:
    Behaviour m_behaviour;

    SliceModel& slices() { return m_window->sliceModel(); }
    LearnCommands& learn() { return m_window->learnCommands(); }
    ReviewCommands& review() { return m_window->reviewCommands(); }
    EngineQueue& engine() { return m_window->engine(); }
    SliceState state(int slice) {
        slices().settle();
        return slices().state(slice);
    }
    bool idle() { return engine().longState() == EngineQueue::LongState::Idle && engine().waitingRuns() == 0; }
    /// The ball as it is on a slice, by hand.
    void draw(int slice, std::uint16_t label = kBall) {
        LabelEditor& editor = space().beginEdit(QStringLiteral("Brush"));
        const auto& voxels = space().scan().volume.voxels();
        const std::size_t area = 40 * 32, first = area * static_cast<std::size_t>(slice);
        for (std::size_t i = first; i < first + area; ++i) {
            if (voxels[i] == 100.0F) {
                editor.put(i, label);
            }
        }
        space().finishEdit();
    }
    std::ptrdiff_t paintedOn(int slice) {
        const auto first = space().labels().labels().begin() + slice * 40 * 32;
        return std::count(first, first + 40 * 32, kBall);
    }
    std::ptrdiff_t truth(int slice) {
        const auto first = space().scan().volume.voxels().begin() + slice * 40 * 32;
        return std::count(first, first + 40 * 32, 100.0F);
    }
    /// Engines that do as they are told.
    EngineQueue::Source engines() {
        return [this](JobControl&) {
            auto engine = std::make_unique<FakeEngine>();
            const ModelEntry model = ModelRegistry::standard().defaultModel();
            engine->baseModelId = model.id;
            engine->baseModelSha256 = model.sha256;
            engine->stepMs = m_behaviour.stepMs;
            engine->reach = 40.0;
            engine->onStep = [this](int step) {
                while (m_behaviour.heldBack) {
                    std::this_thread::sleep_for(std::chrono::milliseconds(2));
                }
                if (m_behaviour.memory) {
                    throw Error(ErrorCode::OutOfMemory, "There is too little memory to learn.");
                }
                if (m_behaviour.unstable && step > 15) {
                    throw Error(ErrorCode::NotFinite, "Training became unstable at step 16.");
                }
            };
            return engine;
        };
    }
    void nameTheBall() {
        LabelTable table;
        table.add({kBall, "Ball", {200, 40, 40}, true});
        space().setTable("Names", table);
    }
    void adaptAndWait() {
        QSignalSpy adapted(&learn(), &LearnCommands::adapted);
        learn().adapt(LearnCommands::Effort::Quick, false);
        QVERIFY(learn().adapting());
        QTRY_COMPARE_WITH_TIMEOUT(adapted.size(), 1, 20000);
    }

public:
    LearningTest() : WindowHarness("LearningTest") { m_source = engines(); }

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        m_behaviour.stepMs = 0;
        m_behaviour.memory = m_behaviour.unstable = m_behaviour.heldBack = false;
        begin();
        nameTheBall();
        learn().setThenPropagate(false);
    }
    void cleanup() {
        m_behaviour.heldBack = false;
        end();
    }

    /// The whole way: mark, adapt, propagate, accept, correct, reject, and back by undo.
    void theLoop() {
        draw(8);
        draw(12);
        review().goTo(8);
        trigger("exemplar");
        review().goTo(12);
        trigger("exemplar");
        QCOMPARE(state(8), SliceState::Exemplar);
        auto* list = m_window->findChild<ExemplarList*>();
        QTRY_COMPARE(list->count(), 2);
        adaptAndWait();
        QVERIFY(m_window->learning().profile() != nullptr);
        QCOMPARE(m_window->library().list().size(), std::size_t(1));  // and nothing unfinished
        QCOMPARE(m_window->learning().tail().record().steps.size(), std::size_t(120));

        QSignalSpy carried(&learn(), &LearnCommands::propagated);
        const std::size_t stepsBefore = space().doneCount();
        trigger("propagate");
        QTRY_COMPARE(carried.size(), 1);
        QTRY_VERIFY(idle());
        QCOMPARE(space().doneCount(), stepsBefore + 1);  // slices came one by one and are one step
        QCOMPARE(paintedOn(10), truth(10));
        QCOMPARE(paintedOn(8), truth(8));
        const SliceState ten = state(10);
        QVERIFY(ten == SliceState::Proposed || ten == SliceState::Doubtful);

        review().goTo(10);
        trigger("accept");
        QCOMPARE(state(10), SliceState::Accepted);
        review().goTo(9);
        trigger("reject");
        QCOMPARE(paintedOn(9), 0);
        QCOMPARE(state(9), SliceState::Empty);
        LabelEditor& editor = space().beginEdit("Brush");
        editor.put(Index3{0, 0, 11}, kBall);
        space().finishEdit();
        QCOMPARE(state(11), SliceState::Edited);

        // A later run leaves what was accepted, corrected or made by hand.
        const auto corrected = paintedOn(11);
        trigger("propagate");
        QTRY_COMPARE(carried.size(), 2);
        QCOMPARE(paintedOn(11), corrected);
        QCOMPARE(state(10), SliceState::Accepted);
        QCOMPARE(paintedOn(9), truth(9));  // rejected, so proposed anew
        space().undo();
        QCOMPARE(paintedOn(9), 0);
        space().goToStep(stepsBefore);
        QCOMPARE(paintedOn(10), 0);
        QCOMPARE(state(10), SliceState::Empty);
        QCOMPARE(m_window->learning().runs().size(), std::size_t(3));
    }

    /// Without a mark the slices drawn by hand are the exemplars; "then propagate" goes on by itself.
    void oneButton() {
        draw(8);
        draw(12);
        learn().setThenPropagate(true);
        QSignalSpy carried(&learn(), &LearnCommands::propagated);
        learn().adapt(LearnCommands::Effort::Quick, false);
        QTRY_COMPARE_WITH_TIMEOUT(carried.size(), 1, 20000);
        QCOMPARE(state(8), SliceState::Exemplar);
        QCOMPARE(paintedOn(10), truth(10));
    }

    void nothingToLearnFrom() {
        QSignalSpy failed(&learn(), &LearnCommands::failed);
        learn().adapt(LearnCommands::Effort::Quick, false);
        QCOMPARE(failed.size(), 1);
        question()->close();
        review().goTo(3);
        review().toggleExemplar();  // an empty slice alone
        learn().adapt(LearnCommands::Effort::Quick, false);
        QCOMPARE(failed.size(), 2);
        learn().propagate({});
        QCOMPARE(failed.size(), 3);
        QVERIFY(!learn().adapting() && idle());
        closeQuestions();
    }

    /// While it learns one paints and asks, and the answer comes at once.
    void theUserGoesFirst() {
        draw(8);
        m_behaviour.stepMs = 5;
        learn().adapt(LearnCommands::Effort::Usual, false);
        QTRY_VERIFY(m_window->learning().tail().record().steps.size() > 3);
        QSignalSpy answered(&engine(), &EngineQueue::answered);
        Prompt prompt;
        prompt.label = kBall;
        prompt.points = {{20, 16, true}};
        engine().ask({space().sharedScan(), Axis::Axial, 10, space().window()}, prompt);
        QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, 1000);
        draw(12);
        QVERIFY(learn().adapting());
        engine().pause();
        QCOMPARE(engine().longState(), EngineQueue::LongState::Paused);
        QTest::qWait(120);
        const auto held = m_window->learning().tail().record().steps.size();
        QTest::qWait(150);
        QCOMPARE(m_window->learning().tail().record().steps.size(), held);
        engine().resume();
        QTRY_VERIFY(m_window->learning().tail().record().steps.size() > held);
        learn().cancel();
        QTRY_VERIFY(idle());
        QVERIFY(!learn().adapting() && m_window->learning().profile() == nullptr);
        QVERIFY(m_window->library().list().empty());
    }

    void endsOfARun_data() {
        QTest::addColumn<int>("after");
        QTest::addColumn<bool>("keep");
        QTest::newRow("cancelled at the start") << 0 << false;
        QTest::newRow("cancelled in the middle") << 25 << false;
        QTest::newRow("cancelled at the end") << 118 << false;
        QTest::newRow("stopped in the middle") << 25 << true;
        QTest::newRow("stopped at the end") << 118 << true;
    }
    void endsOfARun() {
        QFETCH(int, after);
        QFETCH(bool, keep);
        draw(8);
        m_behaviour.stepMs = 1;
        learn().adapt(LearnCommands::Effort::Quick, false);
        QTRY_VERIFY_WITH_TIMEOUT(
            after == 0 || m_window->learning().tail().record().steps.size() >= static_cast<std::size_t>(after), 20000);
        keep ? learn().stopAndKeep() : learn().cancel();
        QTRY_VERIFY(idle() && !learn().adapting());
        const bool ended = m_window->learning().tail().record().steps.size() == 120;
        QVERIFY(ended || (m_window->learning().profile() != nullptr) == keep);
        QVERIFY(ended || m_window->library().list().size() == (keep ? 1U : 0U));
        QCOMPARE(paintedOn(8), truth(8));
    }

    void memoryAndUnstableNumbers() {
        draw(8);
        m_behaviour.memory = true;
        learn().adapt(LearnCommands::Effort::Quick, false);
        QVERIFY(question()->text().contains("memory"));
        question()->close();
        QTRY_VERIFY(idle() && !learn().adapting());
        m_behaviour.memory = false;
        m_behaviour.unstable = true;  // after a first best state
        learn().adapt(LearnCommands::Effort::Quick, false);
        QTRY_VERIFY(idle() && !learn().adapting());
        const auto left = m_window->library().list();
        QCOMPARE(left.size(), std::size_t(1));  // the last best state is there
        QVERIFY(left[0].card.name.find("unfinished") != std::string::npos);
        QCOMPARE(paintedOn(8), truth(8));
        closeQuestions();
    }

    /// Only the slices between the protected ones around are proposed anew.
    void neighboursAreRedone() {
        draw(6);
        draw(14);
        adaptAndWait();
        QSignalSpy carried(&learn(), &LearnCommands::propagated);
        learn().propagate({});
        QTRY_COMPARE(carried.size(), 1);
        QSignalSpy proposed(&learn(), &LearnCommands::slicePropagated);
        review().goTo(10);
        trigger("accept");
        review().goTo(6);
        learn().redoAround(10);
        QTRY_COMPARE(carried.size(), 2);
        std::set<int> visited;
        for (const auto& call : proposed) {
            visited.insert(call[0].toInt());
        }
        QVERIFY(visited == (std::set<int>{7, 8, 9, 11, 12, 13}));
    }

    void trainingFurther() {
        draw(8);
        adaptAndWait();
        const QString path = m_window->learning().profilePath();
        draw(12);
        review().setExemplar(12, true);
        QSignalSpy adapted(&learn(), &LearnCommands::adapted);
        learn().adapt(LearnCommands::Effort::Quick, true);
        QCOMPARE(m_window->learning().plannedSteps(), 40);  // a third
        QTRY_COMPARE(adapted.size(), 1);
        QCOMPARE(m_window->learning().profilePath(), path);
        QCOMPARE(m_window->library().list().size(), std::size_t(1));
    }

    /// The session keeps marks, profile and runs.
    void theSessionKeepsTheLoop() {
        draw(8);
        draw(12);
        adaptAndWait();
        QSignalSpy carried(&learn(), &LearnCommands::propagated);
        learn().propagate({});
        QTRY_COMPARE(carried.size(), 1);
        review().goTo(10);
        trigger("accept");
        const QString path = m_folder.filePath("loop.exemplar");
        m_window->scanCommands().saveSession(path);
        QTRY_VERIFY(!space().modified());
        const auto before = space().labels().labels();
        makeWindow();
        m_window->open(path);
        QTRY_VERIFY(space().hasScan());
        QVERIFY(space().labels().labels() == before && !space().modified());
        QCOMPARE(state(8), SliceState::Exemplar);
        QCOMPARE(state(10), SliceState::Accepted);
        QCOMPARE(m_window->learning().runs().size(), std::size_t(2));
        QTRY_VERIFY(m_window->learning().profile() != nullptr);
        // Its exemplars serve another scan.
        m_window->learning().setBorrowed({});
        Session other = readSession(path.toStdString(), *std::make_unique<JobControl>());
        m_window->exemplarCommands().borrowFrom(path);
        QTRY_VERIFY(!m_window->jobs().running());
        QVERIFY(m_window->learning().borrowed().empty());  // they are this scan's own
    }

    /// A profile opens a scan and labels it without a click.
    void theNextScan() {
        draw(8);
        draw(12);
        adaptAndWait();
        space().setSaved(space().revision());
        QSignalSpy carried(&learn(), &LearnCommands::propagated);
        m_window->applyToScan("/here/study/ball.nii");
        QTRY_COMPARE_WITH_TIMEOUT(carried.size(), 1, 10000);
        QCOMPARE(paintedOn(10), truth(10));
        QCOMPARE(space().table().nameOf(kBall), std::string("Ball"));
    }

    /// A run that ends when another scan is open is none of that scan's session.
    void learningOutlivesItsScan() {
        draw(8);
        draw(12);
        m_behaviour.heldBack = true;
        QSignalSpy adapted(&learn(), &LearnCommands::adapted);
        learn().setThenPropagate(true);
        learn().adapt(LearnCommands::Effort::Quick, false);
        space().setSaved(space().revision());
        m_window->open("/here/second.nii");
        QTRY_VERIFY(!m_window->jobs().running() && space().scan().name == "second.nii");
        m_behaviour.heldBack = false;
        QTRY_COMPARE_WITH_TIMEOUT(adapted.size(), 1, 20000);
        QTRY_VERIFY(idle());
        QVERIFY(m_window->learning().profile() && m_window->learning().runs().empty());
        QCOMPARE(painted(kBall), 0);
    }

    /// What a BIDS export states of proposals, corrections and imports.
    void exportsStateWhoMadeThem() {
        const auto origin = [this] {
            m_files.origins.clear();
            m_window->exportCommands().exportBids("/here/x_dseg.nii.gz");
            [&] { QTRY_VERIFY(!m_files.origins.empty() && !m_window->jobs().running()); }();
            return m_files.origins.begin()->second;
        };
        draw(8);
        draw(12);
        QVERIFY(origin().manual() == true && origin().byHand == 2 && origin().model.empty());
        adaptAndWait();
        QSignalSpy carried(&learn(), &LearnCommands::propagated);
        trigger("propagate");
        QTRY_COMPARE(carried.size(), 1);
        QVERIFY(origin().manual() == false && origin().proposed > 3 && !origin().model.empty());
        QCOMPARE(origin().profiles, std::vector<std::string>{"ball"});
        review().goTo(10);
        trigger("accept");
        QCOMPARE(origin().accepted, 1);
        LabelEditor& editor = space().beginEdit("Brush");
        editor.put(Index3{0, 0, 11}, kBall);
        space().finishEdit();
        QCOMPARE(origin().corrected, 1);
        space().goToStep(0);
        m_files.saved["/here/other.nii.gz"] = {LabelMap(space().geometry()), {}};
        m_files.saved["/here/other.nii.gz"].labels.labels()[0] = kBall;
        m_window->exportCommands().importLabels("/here/other.nii.gz");
        QTRY_COMPARE(painted(kBall), 1);
        QTRY_VERIFY(!m_window->jobs().running());
        QVERIFY(!origin().manual() && origin().imported == std::vector<std::string>{"other.nii.gz"});
    }

    /// Two windows on one scan: both recover nothing of each other's, and the second says that the first is there.
    void closingWhileItLearns() {
        draw(8);
        space().setSaved(space().revision());
        m_behaviour.stepMs = 5;
        learn().adapt(LearnCommands::Effort::Thorough, false);
        QTRY_VERIFY(m_window->learning().tail().record().steps.size() > 12);
        space().setSaved(space().revision());
        QVERIFY(!m_window->close());  // first the run has to end
        QTRY_VERIFY(!m_window->isVisible());
    }

    void theStripShowsAndGoes() {
        draw(8);
        slices().settle();
        auto* strip = m_window->findChild<SliceStrip*>();
        QCOMPARE(strip->sliceAt(strip->placeOf(8) + 1.0), 8);
        QTest::mouseClick(strip, Qt::LeftButton, Qt::NoModifier,
                          QPoint(static_cast<int>(strip->placeOf(3)) + 4, strip->height() / 2));
        QCOMPARE(review().slice(), 3);
        const QImage shot = strip->grab().toImage();
        const double each = (strip->width() - 16.0) / 20.0;
        const QColor hand = shot.pixelColor(static_cast<int>(strip->placeOf(8) + 0.5 * each), strip->height() / 2);
        const QColor empty = shot.pixelColor(static_cast<int>(strip->placeOf(15) + 0.5 * each), strip->height() / 2);
        QCOMPARE(hand, SliceStrip::colourOf(SliceState::HandMade));
        QVERIFY(empty != hand);
    }

    /// A key held shows the base model's answer or the truth, and the labels again when it is let go.
    void beforeAndAfter() {
        draw(10);
        auto& compare = m_window->compareCommands();
        space().setSlice(Axis::Axial, 10);
        SliceView& view = *m_window->views().slices()[0];
        view.setFocus();
        QTest::keyPress(&view, Qt::Key_B);
        QTRY_VERIFY(space().shownInstead().has_value());
        QCOMPARE(std::count(space().shownInstead()->image.pixels().begin(),
                            space().shownInstead()->image.pixels().end(), kBall),
                 truth(10));
        QTest::keyRelease(&view, Qt::Key_B);
        QVERIFY(!space().shownInstead());
        compare.showTruth();
        QVERIFY(!space().shownInstead());  // there is none
        m_files.saved["/here/truth.nii"] = {space().labels(), space().table()};
        compare.openTruth("/here/truth.nii");
        QTRY_VERIFY(m_window->learning().truth() != nullptr);
        QTest::keyPress(&view, Qt::Key_T);
        QVERIFY(space().shownInstead() && space().shownInstead()->map);
        QTest::keyRelease(&view, Qt::Key_T);
        QSignalSpy scored(&compare, &CompareCommands::scored);
        compare.score();
        QTRY_COMPARE(scored.size(), 1);
        const auto scores = scored[0][0].value<std::vector<LabelScore>>();
        QVERIFY(scores.size() == 1 && scores[0].dice == 1.0);
    }

    /// The axis can be changed, which begins the review anew, and back by undo.
    void anotherAxis() {
        draw(8);
        review().setExemplar(8, true);
        review().setAxis(Axis::Coronal);
        slices().settle();
        QCOMPARE(slices().count(), 32);
        QVERIFY(space().review().exemplars().empty());
        space().undo();
        slices().settle();
        QCOMPARE(slices().count(), 20);
        QCOMPARE(state(8), SliceState::Exemplar);
    }

    void oddScans_data() {
        QTest::addColumn<QString>("scan");
        QTest::addColumn<int>("slices");
        QTest::newRow("one slice") << "/here/thin.nii" << 1;
        QTest::newRow("two thousand slices") << "/here/long.nii" << 2000;
    }
    /// The loop on scans of one slice and of very many.
    void oddScans() {
        QFETCH(QString, scan);
        QFETCH(int, slices);
        space().setSaved(space().revision());
        m_window->open(scan);
        QTRY_VERIFY(space().scan().path == scan.toStdString() && !m_window->jobs().running());
        nameTheBall();
        const auto& voxels = space().scan().volume.voxels();
        LabelEditor& editor = space().beginEdit("Brush");
        const std::size_t area = voxels.size() / static_cast<std::size_t>(slices);
        for (const int slice : {0, slices - 1}) {
            for (std::size_t i = 0; i < area; ++i) {
                const std::size_t at = area * static_cast<std::size_t>(slice) + i;
                if (voxels[at] == 100.0F) {
                    editor.put(at, kBall);
                }
            }
        }
        space().finishEdit();
        QSignalSpy carried(&learn(), &LearnCommands::propagated);
        learn().setThenPropagate(true);
        learn().adapt(LearnCommands::Effort::Quick, false);
        QTRY_COMPARE_WITH_TIMEOUT(carried.size(), 1, 60000);
        QTRY_VERIFY(idle());
        QCOMPARE(static_cast<std::ptrdiff_t>(space().voxelCount(kBall)),
                 std::count(voxels.begin(), voxels.end(), 100.0F));
        QCOMPARE(this->slices().count(), slices);
        QVERIFY(!m_window->findChild<SliceStrip*>()->grab().isNull());
    }

    /// Forty labels on one exemplar, one of them of three pixels.
    void fortyLabels() {
        LabelTable table;
        LabelEditor& editor = space().beginEdit("Forty");
        for (std::uint16_t label = 1; label <= 40; ++label) {
            table.ensure(label);
            for (int x = 0; x < (label == 7 ? 3 : 20); ++x) {
                editor.put(Index3{x, label % 32, label < 32 ? 8 : 9}, label);
            }
        }
        editor.setTable(table);
        space().finishEdit();
        adaptAndWait();
        QCOMPARE(learn().exemplarSet().labels.size(), std::size_t(40));
        QCOMPARE(m_window->learning().profile()->card.labels.size(), std::size_t(40));
        QSignalSpy carried(&learn(), &LearnCommands::propagated);
        learn().propagate({});
        QTRY_COMPARE_WITH_TIMEOUT(carried.size(), 1, 20000);
        QCOMPARE(space().voxelCount(7), std::size_t(3));  // fixed on its exemplar
    }

    /// Drawn on sagittal slices alone, learned along them.
    void theAxisFollowsWhatWasDrawn() {
        LabelEditor& editor = space().beginEdit("Sagittal");
        const LabelMap& map = space().labels();
        for (const int i : {15, 24}) {
            for (int k = 0; k < 20; ++k) {
                for (int j = 0; j < 32; ++j) {
                    if (space().scan().volume.at({i, j, k}) == 100.0F) {
                        editor.put(map.offset({i, j, k}), kBall);
                    }
                }
            }
        }
        space().finishEdit();
        adaptAndWait();
        QCOMPARE(space().review().axis(), Axis::Sagittal);
        QCOMPARE(space().review().exemplars(), (std::vector<int>{15, 24}));
    }

    void suggestions() {
        draw(8);
        review().setExemplar(8, true);
        slices().settle();
        QSignalSpy said(&m_window->exemplarCommands(), &ExemplarCommands::done);
        trigger("suggest");
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(!said[0][0].toString().isEmpty());
    }

    void suggestionsTakeWhatIsLabelledAlready() {
        draw(8);
        review().setExemplar(8, true);
        draw(12);
        slices().settle();
        QSignalSpy said(&m_window->exemplarCommands(), &ExemplarCommands::done);
        trigger("suggest");
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(review().slice(), 12);
        QCOMPARE(said[0][0].toString(), QString("Slice 12: it is labelled already; mark it as an exemplar (E)."));
    }
};

QTEST_MAIN(LearningTest)
#include "LearningTest.moc"
