// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/CompareDialog.h"

#include "core/base/Error.h"
#include "tests/support/FakeFiles.h"
#include "tests/support/StubEngine.h"
#include "tests/support/TestPicture.h"
#include "ui/looks/Language.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTest>

#include <atomic>
#include <cmath>
#include <mutex>

using namespace exemplar;
using namespace exemplar::ui;

namespace {

/// Answers for every structure that the profile knows: the first columns of its row of the slice, as many as the
/// profile's seed says; structure 1 in the upper two rows, 2 in the others. A profile called "broken" cannot answer.
class StripeEngine final : public StubEngine {
public:
    struct Log {
        std::mutex lock;
        std::vector<std::string> worn;  ///< profiles put on; "" for none
        std::atomic<int> wait{0};       ///< ms a question takes
    };
    explicit StripeEngine(Log& log) : m_log(log) {}
    void useProfile(const Profile& profile, const std::string&) override {
        m_card = profile.card;
        note(profile.card.name);
    }
    void dropProfile() override {
        m_card = {};
        note({});
    }
    const LabelTable& labels() const override { return m_card.labels; }
    std::vector<Answer> predict(const SliceImage& slice, const std::vector<Prompt>& prompts) override {
        std::this_thread::sleep_for(std::chrono::milliseconds(m_log.wait));
        if (m_card.name == "broken") {
            throw Error(ErrorCode::NotFinite, "The profile broken gives no numbers; learn it again.");
        }
        std::vector<Answer> answers;
        for (const Prompt& prompt : prompts) {
            Answer answer{Image(slice.pixels.width(), slice.pixels.height(), -8.0F), 0.9};
            for (int y = 0; y < slice.pixels.height(); ++y) {
                for (int x = 0; x < static_cast<int>(m_card.plan.seed); ++x) {
                    answer.logits.at(x, y) = (y < 2) == (prompt.label == 1) ? 8.0F : -8.0F;
                }
            }
            answers.push_back(std::move(answer));
        }
        return answers;
    }
    Profile adapt(const ExemplarSet&, const TrainingPlan&, const Profile*, const TrainingObserver&,
                  JobControl& control) override {
        while (true) {
            control.checkpoint();
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }

private:
    void note(const std::string& name) {
        const std::lock_guard guard(m_log.lock);
        m_log.worn.push_back(name);
    }
    Log& m_log;
    ProfileCard m_card;
};

/// A slice of 8 x 4: the first `one` columns of the upper two rows are 1, the first `two` of the lower two rows are 2.
Exemplar stripes(int slice, int one, int two) {
    Exemplar exemplar;
    exemplar.scan = "knee.nii.gz";
    exemplar.slice = slice;
    exemplar.image.pixels = Image(8, 4, 0.4F);
    exemplar.labels = LabelImage(8, 4);
    for (int y = 0; y < 4; ++y) {
        for (int x = 0; x < (y < 2 ? one : two); ++x) {
            exemplar.labels.at(x, y) = y < 2 ? 1 : 2;
        }
    }
    return exemplar;
}

LabelTable liverAndSpleen() {
    LabelTable labels;
    labels.add({1, "Liver", {220, 120, 60}, true});
    labels.add({2, "Spleen", {90, 140, 220}, true});
    return labels;
}

std::shared_ptr<Profile> profileOf(const std::string& name, std::uint64_t columns) {
    auto profile = std::make_shared<Profile>();
    profile->card.name = name;
    profile->card.labels = liverAndSpleen();
    profile->card.plan.seed = columns;
    return profile;
}

std::array<CompareDialog::Compared, 2> pair(std::uint64_t first, std::uint64_t second) {
    return {{{profileOf("A", first), "/profiles/a"}, {profileOf("B", second), "/profiles/b"}}};
}

ExemplarSet twoSlices() {
    ExemplarSet set;
    set.exemplars = {stripes(3, 3, 4), stripes(9, 4, 0)};
    set.labels = liverAndSpleen();
    return set;
}

}  // namespace

class CompareDialogTest final : public QObject {
    Q_OBJECT

private:
    StripeEngine::Log m_log;
    std::unique_ptr<EngineQueue> m_engine;

    std::string lastWorn() {
        const std::lock_guard guard(m_log.lock);
        return m_log.worn.empty() ? "nothing yet" : m_log.worn.back();
    }
    void use(const std::string& name) { m_engine->useProfile(profileOf(name, 1), "/profiles/in-use"); }

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Exemplar");
        QCoreApplication::setApplicationName("CompareDialogTest");
        chooseTheme(qEnvironmentVariable("EXEMPLAR_THEME", "light"));  // of the pictures
    }
    void init() {
        m_log.worn.clear();
        m_log.wait = 0;
        m_engine = std::make_unique<EngineQueue>([this](JobControl&) { return std::make_unique<StripeEngine>(m_log); });
    }
    void cleanup() { m_engine.reset(); }

    void dicePerStructure() {
        use("in use");
        CompareDialog dialog(twoSlices(), pair(4, 2), *m_engine);
        dialog.show();
        QTRY_VERIFY(!dialog.running());
        QCOMPARE(dialog.answers().size(), std::size_t(2));
        // A answers 4 columns of each: 1 is 3 and 4 columns wide, 2 is 4 and none.
        QCOMPARE(dialog.answers()[0].dice[0], (std::vector<double>{2.0 * 6 / (6 + 8), 1.0}));
        QCOMPARE(dialog.answers()[1].dice[0], (std::vector<double>{1.0, 0.0}));
        QCOMPARE(dialog.dice(0, 1), (12.0 / 14.0 + 1.0) / 2.0);
        QCOMPARE(dialog.dice(0, 2), 0.5);
        QCOMPARE(dialog.mean(0), ((12.0 / 14.0 + 1.0) / 2.0 + 0.5) / 2.0);
        // B answers 2 columns of each.
        QCOMPARE(dialog.dice(1, 1), (2.0 * 4 / (6 + 4) + 2.0 * 4 / (8 + 4)) / 2.0);
        QCOMPARE(dialog.dice(1, 2), (2.0 * 4 / (8 + 4) + 0.0) / 2.0);
        for (int y = 0; y < 4; ++y) {
            for (int x = 0; x < 8; ++x) {
                QCOMPARE(dialog.answers()[0].labels[0].at(x, y), std::uint16_t(x >= 4 ? 0 : y < 2 ? 1 : 2));
            }
        }
        QCOMPARE(lastWorn(), std::string("in use"));
        for (const QTableWidget* table : dialog.findChildren<QTableWidget*>()) {
            if (table->columnCount() == 3) {  // scores
                QCOMPARE(table->rowCount(), 3);
                QCOMPARE(table->item(0, 1)->text(), QString("0.929"));
                QCOMPARE(table->item(2, 2)->text(), QString("0.533"));
                QVERIFY(table->item(0, 1)->font().bold() && !table->item(0, 2)->font().bold());  // the better one
            } else {
                QCOMPARE(table->rowCount(), 2);
            }
        }
        savePicture(dialog, "compare");
    }

    void structuresThatOnlyOneKnows() {
        auto both = pair(4, 2);
        Profile less = *both[1].profile;
        less.card.labels = {};
        less.card.labels.add({1, "Liver", {1, 2, 3}, true});
        both[1].profile = std::make_shared<const Profile>(less);
        ExemplarSet set = twoSlices();
        set.exemplars.pop_back();
        CompareDialog dialog(set, both, *m_engine);
        QTRY_VERIFY(!dialog.running());
        QVERIFY(std::isnan(dialog.dice(1, 2)));
        QCOMPARE(dialog.dice(0, 2), 1.0);
        QCOMPARE(dialog.mean(0), 12.0 / 14.0);  // Liver alone
        QCOMPARE(dialog.mean(1), 0.8);
        QCOMPARE(lastWorn(), std::string());  // none was in use
    }

    void aProfileThatFails() {
        use("in use");
        auto both = pair(4, 2);
        Profile broken = *both[1].profile;
        broken.card.name = "broken";
        both[1].profile = std::make_shared<const Profile>(broken);
        CompareDialog dialog(twoSlices(), both, *m_engine);
        QTRY_VERIFY(!dialog.running());
        QVERIFY(dialog.answers().empty());
        bool said = false;
        for (const QLabel* label : dialog.findChildren<QLabel*>()) {
            said = said || label->text().contains("The profile broken gives no numbers");
        }
        QVERIFY(said);
        QCOMPARE(lastWorn(), std::string("in use"));
    }

    void anEngineThatDoesNotStart() {
        EngineQueue none(EngineQueue::Source{});
        CompareDialog without(twoSlices(), pair(4, 2), none);
        QVERIFY(!without.running());
        EngineQueue failing([](JobControl&) -> std::unique_ptr<Engine> {
            throw Error(ErrorCode::ModelMissing, "There is no model here; install it.");
        });
        CompareDialog dialog(twoSlices(), pair(4, 2), failing);
        QTRY_VERIFY(!dialog.running());
        QVERIFY(dialog.answers().empty());
    }

    /// A click is answered between two slices, and with the profile that has come into use meanwhile.
    void clicksComeBetween() {
        m_log.wait = 20;
        use("in use");
        ExemplarSet set = twoSlices();
        for (int i = 0; i < 10; ++i) {
            set.exemplars.push_back(stripes(20 + i, 3, 3));
        }
        CompareDialog dialog(set, pair(4, 2), *m_engine);
        QTRY_VERIFY(!dialog.answers().empty());
        use("another");
        QSignalSpy answered(m_engine.get(), &EngineQueue::answered);
        auto scan = std::make_shared<LoadedScan>();
        scan->volume = FakeFiles::ball();
        Prompt prompt;
        prompt.label = 1;
        m_engine->ask({scan, Axis::Axial, 10, {0, 100}}, prompt);
        QTRY_COMPARE(answered.size(), 1);
        QVERIFY(dialog.running());
        QTRY_VERIFY(!dialog.running());
        QCOMPARE(dialog.answers().size(), std::size_t(12));
        QCOMPARE(lastWorn(), std::string("another"));
    }

    void closedWhileItAsks() {
        m_log.wait = 20;
        use("in use");
        auto dialog = std::make_unique<CompareDialog>(twoSlices(), pair(4, 2), *m_engine);
        dialog->open();
        QTest::qWait(10);
        QVERIFY(m_engine->busy());
        dialog.reset();
        QTRY_VERIFY(!m_engine->busy());
        QCOMPARE(lastWorn(), std::string("in use"));
        CompareDialog stopped(twoSlices(), pair(4, 2), *m_engine);
        QVERIFY(stopped.running());
        stopped.reject();
        QVERIFY(!stopped.running());
        QTRY_VERIFY(!m_engine->busy());
        QTest::qWait(50);
        QVERIFY(stopped.answers().empty());
    }
};

QTEST_MAIN(CompareDialogTest)
#include "CompareDialogTest.moc"
