// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/WindowHarness.h"
#include "ui/tools/Toolbox.h"

#include <mutex>
#include <set>

using namespace exemplar;
using namespace exemplar::ui;

namespace {

constexpr std::uint16_t kBall = 10;  // the fake engine recognises a structure by its intensity, the ball's is 1.0

}  // namespace

/// Which intensities the model sees: always the same, however the scan is displayed, unless the user wants it
/// otherwise.
class ModelSeesTest final : public QObject, WindowHarness {
    Q_OBJECT

private:
    std::mutex m_lock;
    std::vector<SliceImage> m_seen;  // by any engine

    std::vector<SliceImage> seen() {
        const std::lock_guard guard(m_lock);
        return std::exchange(m_seen, {});
    }
    static std::set<std::string> keysOf(const std::vector<SliceImage>& slices) {
        std::set<std::string> keys;
        for (const SliceImage& slice : slices) {
            keys.insert(slice.key);
        }
        return keys;
    }
    /// Of all that the engines see while `act` is done and answered.
    std::set<std::string> keysWhile(const std::function<void()>& act) {
        settle();
        seen();
        act();
        settle();
        return keysOf(seen());
    }
    /// Longer than a slice is looked at before it is embedded.
    void settle() {
        QTest::qWait(350);
        QTRY_VERIFY(!m_window->engine().busy());
    }
    void click() {
        m_window->toolbox().choose(QStringLiteral("smart"));
        QTest::mouseClick(&axial(), Qt::LeftButton, Qt::NoModifier, middle());
    }
    void compareWithBase() {
        m_window->compareCommands().showBase(Axis::Axial, 10);
        QTRY_VERIFY(space().shownInstead().has_value());
        m_window->compareCommands().hide();
    }
    void drawBall(int slice) {
        LabelEditor& editor = space().beginEdit(QStringLiteral("Brush"));
        for (int y = 10; y < 22; ++y) {
            for (int x = 14; x < 26; ++x) {
                editor.put(Index3{x, y, slice}, kBall);
            }
        }
        space().finishEdit();
    }
    void display(double low, double high) { space().setWindow({low, high}); }

public:
    ModelSeesTest() : WindowHarness("ModelSeesTest") {
        m_source = [this](JobControl&) {
            auto engine = std::make_unique<FakeEngine>();
            engine->onSlice = [this](const SliceImage& slice) {
                const std::lock_guard guard(m_lock);
                m_seen.push_back(slice);
            };
            return engine;
        };
    }

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        begin();
        LabelTable table;
        table.add({kBall, "Ball", {200, 40, 40}, true});
        space().setTable("Names", table);
        space().setSlice(Axis::Axial, 10);
    }
    void cleanup() { end(); }

    /// Clicks, the embedding that is prepared and the comparison with the base model see one and the same slice.
    void draggingTheWindowChangesNothing() {
        drawBall(10);
        const auto before = keysWhile([this] { click(); });
        QCOMPARE(before.size(), std::size_t(1));
        const auto after = keysWhile([this] {
            display(20, 60);
            settle();
            display(30, 50);
            click();
            compareWithBase();
        });
        QVERIFY(after == before);  // so the store of embeddings gets no second copy either
    }

    void learningSeesWhatClicksSee() {
        drawBall(8);
        drawBall(10);
        drawBall(12);
        for (const int slice : {8, 10, 12}) {
            m_window->reviewCommands().setExemplar(slice, true);
        }
        const auto key = keysWhile([this] { click(); });
        display(20, 60);
        const ExemplarSet set = m_window->learnCommands().exemplarSet();
        QCOMPARE(set.exemplars.size(), std::size_t(3));
        QVERIFY(key == std::set<std::string>{set.exemplars[1].image.key});
        QSignalSpy adapted(&m_window->learnCommands(), &LearnCommands::adapted);
        m_window->learnCommands().adapt(LearnCommands::Effort::Quick, false);
        QTRY_COMPARE_WITH_TIMEOUT(adapted.size(), 1, 20000);
        const ProfileCard& card = m_window->learning().profile()->card;
        QVERIFY(card.automaticWindow);
        QVERIFY(card.window == space().automaticWindow());
        QVERIFY(keysWhile([this] { click(); }) == key);
        const auto propagated = keysWhile([this] {
            QSignalSpy carried(&m_window->learnCommands(), &LearnCommands::propagated);
            m_window->learnCommands().propagate({});
            QTRY_COMPARE_WITH_TIMEOUT(carried.size(), 1, 20000);
        });
        const std::string suffix = key.begin()->substr(key.begin()->rfind('/'));
        for (const std::string& one : propagated) {
            QVERIFY2(one.ends_with(suffix), one.c_str());
        }
    }

    /// By the user's choice all of them follow the display; what was learned so is on the card and stays.
    void theModelUsesTheDisplayedWindow() {
        drawBall(8);
        drawBall(10);
        m_window->reviewCommands().setExemplar(8, true);
        m_window->reviewCommands().setExemplar(10, true);
        const auto before = keysWhile([this] { click(); });
        trigger("model-window");
        QVERIFY(space().modelUsesDisplayed());
        const auto shown = keysWhile([this] {
            display(20, 60);
            click();
            compareWithBase();
        });
        QCOMPARE(shown.size(), std::size_t(1));
        QVERIFY(shown != before);
        const ExemplarSet set = m_window->learnCommands().exemplarSet();
        QVERIFY(shown == std::set<std::string>{set.exemplars[1].image.key});
        QSignalSpy adapted(&m_window->learnCommands(), &LearnCommands::adapted);
        m_window->learnCommands().adapt(LearnCommands::Effort::Quick, false);
        QTRY_COMPARE_WITH_TIMEOUT(adapted.size(), 1, 20000);
        const ProfileCard card = m_window->learning().profile()->card;
        QVERIFY(!card.automaticWindow);
        QVERIFY((card.window == IntensityWindow{20, 60}));
        trigger("model-window");
        display(0, 100);
        QVERIFY(keysWhile([this] { click(); }) == shown);  // what the profile learned on
        QVERIFY(keysWhile([this] { compareWithBase(); }) == shown);
        m_window->learnCommands().dropProfile();
        QVERIFY(keysWhile([this] { click(); }) == before);
    }

    void theChoiceIsKeptInTheSession() {
        trigger("model-window");
        auto* action = m_window->findChild<QAction*>("model-window");
        QVERIFY(action->isChecked());
        const QString path = m_folder.filePath("displayed.exemplar");
        m_window->scanCommands().saveSession(path);
        QTRY_VERIFY(QFile::exists(path) && !space().modified());
        makeWindow();
        action = m_window->findChild<QAction*>("model-window");
        QVERIFY(!action->isChecked());
        m_window->open(path);
        QTRY_VERIFY(space().hasScan());
        QVERIFY(space().modelUsesDisplayed());
        QVERIFY(action->isChecked());
        m_window->open("/here/ball.nii");  // another scan begins without
        QTRY_VERIFY(!space().modelUsesDisplayed());
        QVERIFY(!action->isChecked());
    }

    /// CT, too, is seen by its automatic window, also where another one is displayed.
    void ctIsSeenAsSoftTissue() {
        LoadedScan scan;
        scan.volume = Volume(Geometry::plain({4, 4, 4}, {1, 1, 1}), -1000.0F);
        scan.volume.setModality(Modality::CT);
        Workspace workspace;
        workspace.setScan(std::move(*OpenedScan::prepare(std::move(scan))));
        workspace.setWindow({0, 80});
        const Learning learning;
        QVERIFY((learning.modelWindow(workspace).window == IntensityWindow{-160, 240}));
        workspace.setModelUsesDisplayed(true);
        QVERIFY((learning.modelWindow(workspace).window == IntensityWindow{0, 80}));
    }
};

QTEST_MAIN(ModelSeesTest)
#include "ModelSeesTest.moc"
