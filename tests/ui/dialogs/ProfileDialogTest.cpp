// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ProfileDialog.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "tests/support/FakeEngine.h"
#include "tests/support/FakeFiles.h"
#include "ui/dialogs/CompareDialog.h"
#include "ui/dialogs/ProfileDetails.h"
#include "ui/dialogs/ProfileTable.h"
#include "ui/looks/Language.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cmath>
#include <mutex>

using namespace exemplar;
using namespace exemplar::ui;
namespace fs = std::filesystem;

namespace {

Profile sample(const std::string& name, const std::string& baseModel = "aaaa") {
    Profile profile;
    profile.card.name = name;
    profile.card.site = "Basel";
    profile.card.baseModelId = "model-" + baseModel;
    profile.card.baseModelSha256 = baseModel;
    profile.card.labels.add({1, "Liver", {220, 120, 60}, true});
    profile.card.labels.add({2, "Spleen", {90, 140, 220}, true});
    profile.card.sources = {{"knee.nii.gz", Axis::Sagittal, {12, 30}}};
    for (int step = 1; step <= 40; ++step) {
        profile.card.record.steps.push_back({step, 1.0 / step, 0.6 / step, 0.4 / step, 1e-3, 0.0});
    }
    profile.card.record.validations = {{20, {0.5, 0.6}, 0.55}, {40, {0.8, 0.84}, 0.82}};
    profile.card.record.bestStep = 40;
    profile.tensors["class_tokens"] = {TensorType::Float32, {1, 2}, std::string("\0\1\2\3\4\5\6\7", 8)};
    return profile;
}

/// Answers for every structure that the profile knows: the first columns of its row of the slice, as many as the
/// profile's seed says; structure 1 in the upper two rows, 2 in the others. A profile called "broken" cannot answer.
class StripeEngine final : public Engine {
public:
    struct Log {
        std::mutex lock;
        std::vector<std::string> worn;  ///< profiles put on; "" for none
        std::atomic<int> wait{0};       ///< ms a question takes
    };
    explicit StripeEngine(Log& log) : m_log(log) {}
    std::string deviceName() const override { return "stripes"; }
    void useProfile(const Profile& profile, const std::string&) override {
        m_card = profile.card;
        note(profile.card.name);
    }
    void dropProfile() override {
        m_card = {};
        note({});
    }
    const LabelTable& labels() const override { return m_card.labels; }
    void embed(const SliceImage&) override {}
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

}  // namespace

class ProfileDialogTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_root;
    std::unique_ptr<ProfileLibrary> m_library;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<SliceModel> m_slices;
    std::unique_ptr<Learning> m_learning;
    std::unique_ptr<JobRunner> m_jobs;
    StripeEngine::Log m_log;
    std::unique_ptr<EngineQueue> m_engine;
    std::unique_ptr<LearnCommands> m_commands;
    std::unique_ptr<QWidget> m_window;
    ProfileDialog* m_dialog = nullptr;

    QString path(const char* name) const { return QString::fromStdString((m_root / "library" / name).string()); }
    ProfileTable& table() { return m_dialog->table(); }
    void makeDialog() {
        m_dialog = new ProfileDialog(*m_library, *m_learning, *m_commands, *m_engine, *m_jobs, m_window.get());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        m_dialog->open();
        QTRY_VERIFY(!m_dialog->busy());
    }
    int rowOf(const QString& name) {
        for (int row = 0; row < table().rowCount(); ++row) {
            if (table().item(row, 1)->text() == name) {
                return row;
            }
        }
        return -1;
    }
    QPushButton* button(const QString& text, QWidget* parent = nullptr) {
        for (QPushButton* one : (parent != nullptr ? parent : m_dialog)->findChildren<QPushButton*>()) {
            if (one->text() == text) {
                return one;
            }
        }
        qFatal("No such button.");
    }
    /// What the open error box of a widget says; it is closed.
    static QString complaint(QWidget* parent) {
        for (QMessageBox* box : parent->findChildren<QMessageBox*>()) {
            if (box->isVisible()) {
                const QString text = box->text();
                delete box;
                return text;
            }
        }
        return {};
    }
    std::string lastWorn() {
        const std::lock_guard guard(m_log.lock);
        return m_log.worn.empty() ? "nothing yet" : m_log.worn.back();
    }
    template <typename Widget>
    Widget* field(const QString& tip) {
        for (Widget* one : m_dialog->findChildren<Widget*>()) {
            if (one->toolTip().contains(tip)) {
                return one;
            }
        }
        qFatal("No such field.");
    }
    QLineEdit* nameField() { return field<QLineEdit>("is called"); }
    QPlainTextEdit* notesField() { return field<QPlainTextEdit>("others should know"); }
    std::array<CompareDialog::Compared, 2> pair(std::uint64_t first, std::uint64_t second) {
        std::array<CompareDialog::Compared, 2> both;
        for (const auto& [side, columns] : {std::pair<std::size_t, std::uint64_t>{0, first}, {1, second}}) {
            Profile profile = sample(side == 0 ? "A" : "B");
            profile.card.plan.seed = columns;
            both[side] = {std::make_shared<const Profile>(profile), "/profiles/x"};
        }
        return both;
    }
    ExemplarSet twoSlices() {
        ExemplarSet set;
        set.exemplars = {stripes(3, 3, 4), stripes(9, 4, 0)};
        set.labels = sample("x").card.labels;
        return set;
    }
    void use(const std::string& name) {
        auto profile = std::make_shared<const Profile>(sample(name));
        m_learning->setProfile(profile, "/profiles/in-use");
    }
    static void savePicture(QWidget& widget, const QString& name) {
        if (const QString folder = qEnvironmentVariable("EXEMPLAR_PICTURES"); !folder.isEmpty()) {
            widget.grab().save(folder + "/" + name + ".png");
        }
    }

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Exemplar");
        QCoreApplication::setApplicationName("ProfileDialogTest");
        chooseTheme(qEnvironmentVariable("EXEMPLAR_THEME", "light"));  // of the pictures
    }
    void init() {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_root = m_temporary->path().toStdString();
        m_library = std::make_unique<ProfileLibrary>(m_root / "library", "model-aaaa", "aaaa");
        m_workspace = std::make_unique<Workspace>();
        m_slices = std::make_unique<SliceModel>(*m_workspace);
        m_learning = std::make_unique<Learning>();
        m_jobs = std::make_unique<JobRunner>();
        m_log.worn.clear();
        m_log.wait = 0;
        m_engine = std::make_unique<EngineQueue>([this](JobControl&) { return std::make_unique<StripeEngine>(m_log); });
        m_commands = std::make_unique<LearnCommands>(*m_workspace, *m_slices, *m_learning, *m_engine, *m_library);
        m_window = std::make_unique<QWidget>();
        m_window->resize(1280, 720);
        m_window->show();
        for (const char* name : {"knee", "hip"}) {
            m_library->add(sample(name), name);
        }
    }
    void cleanup() {
        m_window.reset();
        m_engine->stop();
        m_commands.reset();
        m_engine.reset();
        m_jobs.reset();
    }

    void profilesAreListed() {
        Profile foreign = sample("elbow", "bbbb");
        m_library->add(foreign, "elbow");
        AtomicFile::write(m_root / "library" / "letter.profile", "Dear colleague");
        m_commands->useProfile(path("knee.profile"));
        makeDialog();
        QCOMPARE(table().rowCount(), 4);
        const int knee = rowOf("knee"), hip = rowOf("hip"), elbow = rowOf("elbow"), letter = rowOf("letter.profile");
        QVERIFY(knee >= 0 && hip >= 0 && elbow >= 0 && letter >= 0);
        QCOMPARE(table().item(knee, 2)->text(), QString("Liver, Spleen"));
        QCOMPARE(table().item(knee, 3)->text(), QString("0.82"));
        QCOMPARE(table().item(knee, 4)->text(), QString("Basel"));
        QCOMPARE(table().item(knee, 6)->text(), QString("model-aaaa"));
        QVERIFY(table().item(elbow, 2)->text().contains("model-bbbb"));
        QVERIFY(table().item(letter, 2)->text().contains("letter.profile"));
        // The one in use is marked and chosen to begin with.
        QVERIFY(!table().item(knee, 0)->icon().isNull() && table().item(hip, 0)->icon().isNull());
        QCOMPARE(table().selectedPaths(), QStringList(path("knee.profile")));
        QCOMPARE(nameField()->text(), QString("knee"));
        const auto* details = m_dialog->findChild<ProfileDetails*>();
        QString facts;
        for (const QLabel* label : details->findChildren<QLabel*>()) {
            facts += label->text();
        }
        QVERIFY(facts.contains("knee.nii.gz: Sagittal 12, 30") && facts.contains("240 steps") &&
                facts.contains("DSC 0.82"));
        savePicture(*m_dialog, "profiles");
        // What cannot be used is not offered for use, but can be deleted.
        QVERIFY(!button("Use")->isEnabled() && button("Use None")->isEnabled());  // in use already
        const QColor grey = table().palette().color(QPalette::Disabled, QPalette::Text);
        for (const int row : {elbow, letter}) {
            QCOMPARE(table().item(row, 1)->foreground().color(), grey);
            table().selectRow(row);
            QVERIFY(!button("Use")->isEnabled() && button("Delete")->isEnabled());
            QCOMPARE(button("Duplicate")->isEnabled(), row == elbow);
            QCOMPARE(button("Export...")->isEnabled(), row == elbow);
            QVERIFY(!nameField()->isEnabled());
        }
        savePicture(*m_dialog, "profiles-damaged");
        table().select({path("knee.profile"), path("hip.profile")});
        QVERIFY(button("Compare...")->isEnabled() && !button("Use")->isEnabled());
        table().select({path("knee.profile"), path("elbow.profile")});
        QVERIFY(!button("Compare...")->isEnabled());
    }

    void oneIsPutToUseAndOffAgain() {
        makeDialog();
        table().select({path("hip.profile")});
        button("Use")->click();
        QCOMPARE(m_learning->profileName(), QString("hip"));
        QVERIFY(!table().item(rowOf("hip"), 0)->icon().isNull());
        QVERIFY(!button("Use")->isEnabled());
        button("Use None")->click();
        QVERIFY(!m_learning->profile());
        QVERIFY(table().item(rowOf("hip"), 0)->icon().isNull());
    }

    void whatIsTypedIsSaved() {
        m_commands->useProfile(path("knee.profile"));
        makeDialog();
        nameField()->setText("Knee, 3 T");
        Q_EMIT nameField()->editingFinished();
        QTRY_VERIFY(!m_dialog->busy());
        QCOMPARE(m_learning->profileName(), QString("Knee, 3 T"));  // the one in use
        QVERIFY(rowOf("Knee, 3 T") >= 0);
        Q_EMIT nameField()->editingFinished();  // nothing new
        QVERIFY(!m_dialog->busy());
        notesField()->setPlainText("two\nlines");
        table().select({path("hip.profile")});  // saves what was typed of the one before
        QCOMPARE(notesField()->toPlainText(), QString());
        QTRY_VERIFY(!m_dialog->busy());
        const Profile knee = Profile::load(path("knee.profile").toStdString());
        QCOMPARE(knee.card.name, std::string("Knee, 3 T"));
        QCOMPARE(knee.card.notes, std::string("two\nlines"));
        QVERIFY(knee.tensors == sample("knee").tensors);
        QVERIFY(Profile::load(path("hip.profile").toStdString()).card.notes.empty());
        QCOMPARE(table().selectedPaths(), QStringList(path("hip.profile")));
        nameField()->setText("  ");
        Q_EMIT nameField()->editingFinished();  // it cannot be without a name
        QCOMPARE(nameField()->text(), QString("hip"));
        QVERIFY(!m_dialog->busy());
    }

    void whatIsBeingTypedStays() {
        makeDialog();
        table().select({path("hip.profile")});
        notesField()->setPlainText("half a sen");
        m_dialog->reload();
        QTRY_VERIFY(!m_dialog->busy());
        QCOMPARE(notesField()->toPlainText(), QString("half a sen"));
        fs::remove(path("hip.profile").toStdString());
        QApplication::processEvents();
        m_dialog->describe(path("hip.profile"), "hip", "", "", "x");  // it is not there any more
        QTRY_VERIFY(!m_dialog->busy());
        QVERIFY(complaint(m_dialog).contains("hip.profile"));
        QCOMPARE(table().rowCount(), 1);
    }

    /// The job that saves has to wait for another one, and the dialog is gone by then.
    void closedWhileAnotherJobRuns() {
        makeDialog();
        table().select({path("hip.profile")});
        std::atomic<bool> letGo{false};
        QSignalSpy refused(m_jobs.get(), &JobRunner::refused);
        m_jobs->start("Other", [&letGo](JobControl&) -> std::function<void()> {
            while (!letGo) {
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
            return {};
        });
        notesField()->setPlainText("last words");
        const QPointer<ProfileDialog> gone(m_dialog);
        m_dialog->close();
        QTRY_VERIFY(!gone);
        QCOMPARE(Profile::load(path("hip.profile").toStdString()).card.notes, std::string());
        letGo = true;
        QTRY_COMPARE(Profile::load(path("hip.profile").toStdString()).card.notes, std::string("last words"));
        QTRY_VERIFY(!m_jobs->running());
        QCOMPARE(refused.size(), 0);
        QTRY_VERIFY(m_jobs->findChildren<QObject*>(QString(), Qt::FindDirectChildrenOnly).size() <= 1);  // no leftovers
    }

    /// Its file will be written by the run, so nobody else does.
    void notWhileItIsTrainedFurther() {
        m_workspace->setScan(std::move(*OpenedScan::prepare({FakeFiles::ball(), "/ball.nii", "ball.nii", "ball"})));
        m_learning->setBorrowed({stripes(3, 3, 4)});
        m_commands->useProfile(path("knee.profile"));
        makeDialog();
        QVERIFY(nameField()->isEnabled() && button("Delete")->isEnabled());
        m_commands->adapt(LearnCommands::Effort::Quick, true);
        QVERIFY(m_commands->adapting());
        QVERIFY(!nameField()->isEnabled() && !notesField()->isEnabled() && !button("Delete")->isEnabled());
        table().select({path("hip.profile")});
        QVERIFY(nameField()->isEnabled() && button("Delete")->isEnabled());
        table().select({path("knee.profile"), path("hip.profile")});
        QVERIFY(!button("Delete")->isEnabled());
        m_engine->cancel();
        QTRY_VERIFY(button("Delete")->isEnabled());
    }

    void copiesAndDeletes() {
        makeDialog();
        m_dialog->duplicate(path("hip.profile"));
        QTRY_COMPARE(table().rowCount(), 3);
        QVERIFY(rowOf("hip (copy)") >= 0);
        QCOMPARE(table().selectedEntries().size(), std::size_t(1));
        QCOMPARE(table().selectedEntries()[0]->card.name, std::string("hip (copy)"));
        QVERIFY(Profile::load(path("hip-copy.profile").toStdString()).tensors == sample("hip").tensors);

        const QString sent = QString::fromStdString((m_root / "sent.profile").string());
        m_dialog->exportTo(path("hip.profile"), sent);
        QTRY_VERIFY(!m_dialog->busy());
        QCOMPARE(readFile(sent.toStdString()), readFile(path("hip.profile").toStdString()));
        m_dialog->importFrom({sent, sent});
        QTRY_COMPARE(table().rowCount(), 5);
        QTRY_VERIFY(!m_dialog->busy());

        m_commands->useProfile(path("hip.profile"));
        table().select({path("hip.profile"), path("hip-copy.profile")});
        button("Delete")->click();
        auto* box = m_dialog->findChild<QMessageBox*>();
        QVERIFY(box != nullptr && box->text().contains("hip (copy)") && box->text().contains("in use"));
        box->button(QMessageBox::Cancel)->click();
        QVERIFY(!m_dialog->busy());
        QCOMPARE(table().rowCount(), 5);
        QTRY_VERIFY(m_dialog->findChild<QMessageBox*>() == nullptr);
        button("Delete")->click();
        box = m_dialog->findChild<QMessageBox*>();
        button("Delete", box)->click();
        QTRY_COMPARE(table().rowCount(), 3);
        QVERIFY(!fs::exists(path("hip.profile").toStdString()));
        QVERIFY(!m_learning->profile());  // it was in use
    }

    void refusals() {
        const QString sent = QString::fromStdString((m_root / "sent.profile").string());
        sample("elbow", "bbbb").save(sent.toStdString());
        makeDialog();
        m_dialog->importFrom({sent});
        QTRY_VERIFY(!m_dialog->busy());
        const QString foreign = complaint(m_dialog);
        QVERIFY2(foreign.contains("sent.profile") && foreign.contains("model-bbbb"), qPrintable(foreign));
        AtomicFile::write(sent.toStdString(), "Dear colleague");
        m_dialog->importFrom({sent});
        QTRY_VERIFY(!m_dialog->busy());
        QVERIFY(complaint(m_dialog).contains("sent.profile"));
        QCOMPARE(table().rowCount(), 2);

        const std::string whole = readFile(path("hip.profile").toStdString());
        AtomicFile::write(path("hip.profile").toStdString(), whole.substr(0, whole.size() - 1));
        m_dialog->exportTo(path("hip.profile"), QString::fromStdString((m_root / "out.profile").string()));
        QTRY_VERIFY(!m_dialog->busy());
        QVERIFY(complaint(m_dialog).contains("hip.profile"));
        QVERIFY(!fs::exists(m_root / "out.profile"));
        QVERIFY(table().item(rowOf("hip.profile"), 2)->text().contains("hip.profile"));  // seen as damaged by now
        QSignalSpy failed(m_commands.get(), &LearnCommands::failed);
        m_dialog->use(path("hip.profile"));
        QCOMPARE(failed.size(), 1);
        QVERIFY(!m_learning->profile());
        m_dialog->exportTo(path("knee.profile"), "/no/such/folder/out.profile");
        QTRY_VERIFY(!m_dialog->busy());
        QVERIFY(complaint(m_dialog).contains("/no/such/folder"));
        m_dialog->compare(path("knee.profile"), path("hip.profile"));  // without an exemplar
        QVERIFY(complaint(m_dialog).contains("exemplar"));
    }

    void emptyLibrary() {
        fs::remove_all(m_root / "library");
        makeDialog();
        QCOMPARE(table().rowCount(), 0);
        savePicture(*m_dialog, "profiles-none");
        AtomicFile::write(m_root / "library", "a file in the way");
        m_dialog->reload();
        QTRY_VERIFY(!m_dialog->busy());
        QVERIFY(complaint(m_dialog).contains("library"));
    }

    void dicePerStructure() {
        use("in use");
        m_engine->useProfile(m_learning->profile(), {});
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
        auto tables = dialog.findChildren<QTableWidget*>();
        QCOMPARE(tables.size(), 2);
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
        m_engine->useProfile(m_learning->profile(), {});
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
        m_engine->useProfile(m_learning->profile(), {});
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
        m_engine->useProfile(m_learning->profile(), {});
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

    /// From the table to the end, on the exemplar that was borrowed.
    void comparedFromTheLibrary() {
        m_learning->setBorrowed({stripes(3, 3, 4)});
        makeDialog();
        m_dialog->compare(path("knee.profile"), path("hip.profile"));
        QTRY_VERIFY(m_dialog->findChild<CompareDialog*>() != nullptr);
        auto* compared = m_dialog->findChild<CompareDialog*>();
        QTRY_VERIFY(!compared->running());
        QCOMPARE(compared->answers().size(), std::size_t(1));
        QCOMPARE(compared->windowTitle(), QString("Compare knee and hip"));
        delete m_dialog;  // with the other on it
    }
};

QTEST_MAIN(ProfileDialogTest)
#include "ProfileDialogTest.moc"
