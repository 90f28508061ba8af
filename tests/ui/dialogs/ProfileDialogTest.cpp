// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ProfileDialog.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "tests/support/FakeEngine.h"
#include "tests/support/FakeFiles.h"
#include "tests/support/TestPicture.h"
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

using namespace exemplar;
using namespace exemplar::ui;
namespace fs = std::filesystem;

namespace {

Profile sample(const std::string& name, const std::string& baseModel = "aaaa") {
    Profile profile;
    profile.card.name = name;
    profile.card.site = "Basel";
    profile.card.plan.steps = 260;
    profile.card.baseModelId = "model-" + baseModel;
    profile.card.baseModelSha256 = baseModel;
    profile.card.labels.add({1, "Liver", {220, 120, 60}, true});
    profile.card.labels.add({2, "Spleen", {90, 140, 220}, true});
    profile.card.sources = {{"knee.nii.gz", Axis::Sagittal, {12, 30}}};
    for (int step = 1; step <= 40; ++step) {
        profile.card.record.steps.push_back({step, 1.0 / step, 0.6 / step, 0.4 / step, 1e-3, 0.0});
    }
    profile.card.record.validations = {{20, {0.5, 0.6}, 0.55, ScoredOn::HeldOut},
                                       {40, {0.8, 0.84}, 0.82, ScoredOn::HeldOut}};
    profile.card.record.bestStep = 40;
    profile.tensors["class_tokens"] = {TensorType::Float32, {1, 2}, std::string("\0\1\2\3\4\5\6\7", 8)};
    return profile;
}

Exemplar borrowed() {
    Exemplar exemplar;
    exemplar.scan = "knee.nii.gz";
    exemplar.image.pixels = Image(8, 4, 0.1F);
    exemplar.labels = LabelImage(8, 4, 1);
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
    template <typename Widget>
    Widget* field(const QString& tip) {
        for (Widget* one : m_dialog->findChildren<Widget*>()) {
            if (one->toolTip().contains(tip)) {
                return one;
            }
        }
        qFatal("No such field.");
    }
    QLineEdit* nameField() { return field<QLineEdit>("Name of the profile"); }
    QPlainTextEdit* notesField() { return field<QPlainTextEdit>("Notes for other users"); }

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
        m_engine = std::make_unique<EngineQueue>([](JobControl&) {
            auto engine = std::make_unique<FakeEngine>();
            engine->stepMs = 5;
            return engine;
        });
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
        QTRY_COMPARE(m_learning->profilePath(), path("knee.profile"));
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
        QVERIFY(facts.contains("knee.nii.gz: Sagittal 12, 30") && facts.contains("260 steps") &&
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
        QTRY_COMPARE(m_learning->profileName(), QString("hip"));
        QVERIFY(!table().item(rowOf("hip"), 0)->icon().isNull());
        QVERIFY(!button("Use")->isEnabled());
        button("Use None")->click();
        QVERIFY(!m_learning->profile());
        QVERIFY(table().item(rowOf("hip"), 0)->icon().isNull());
    }

    void whatIsTypedIsSaved() {
        m_commands->useProfile(path("knee.profile"));
        QTRY_COMPARE(m_learning->profilePath(), path("knee.profile"));
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
        // What fails by then is said by the window above.
        makeDialog();
        m_dialog->describe(path("gone.profile"), "x", "", "", "");
        m_dialog->close();
        QTRY_VERIFY(m_window->findChild<QMessageBox*>() != nullptr);
        QVERIFY(complaint(m_window.get()).contains("gone.profile"));
        QTRY_VERIFY(m_jobs->findChildren<QObject*>(QString(), Qt::FindDirectChildrenOnly).size() <= 1);  // no leftovers
    }

    /// Its file will be written by the run, so nobody else does.
    void notWhileItIsTrainedFurther() {
        FakeFiles files;
        JobControl control;
        m_workspace->setScan(std::move(*OpenedScan::prepare(files.openScan({"/here/ball.nii", {}, 0}, control))));
        m_learning->setBorrowed({borrowed()});
        m_commands->useProfile(path("knee.profile"));
        QTRY_COMPARE(m_learning->profilePath(), path("knee.profile"));
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
        QTRY_COMPARE(m_learning->profilePath(), path("hip.profile"));
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
        QTRY_COMPARE(failed.size(), 1);
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

    /// From the table to the end, on the exemplar that was borrowed.
    void comparedFromTheLibrary() {
        m_learning->setBorrowed({borrowed()});
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
