// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/ScanQueue.h"

#include "core/image/SlicePlane.h"
#include "tests/support/FakeEngine.h"
#include "tests/support/FakeFiles.h"
#include "tests/support/StubEngine.h"
#include "tests/support/TestPicture.h"
#include "ui/dialogs/QueueDialog.h"
#include "ui/looks/Language.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>

using namespace exemplar;
using namespace exemplar::ui;
using State = ScanQueue::State;

namespace {

std::shared_ptr<Profile> profileOf(std::uint16_t label, const std::string& name) {
    auto profile = std::make_shared<Profile>();
    profile->card.name = name;
    profile->card.labels.add({label, "Ball", {200, 80, 80}, true});
    return profile;
}

/// As sure of the one structure everywhere as a coin with a little more metal on one side; may be held up.
class UnsureEngine final : public StubEngine {
public:
    explicit UnsureEngine(const std::atomic<bool>& held) : m_held(held) {}
    std::vector<Answer> predict(const SliceImage& slice, const std::vector<Prompt>& prompts) override {
        while (m_held) {
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        return {prompts.size(), Answer{Image(slice.pixels.width(), slice.pixels.height(), 0.5F), 0.5}};
    }

private:
    const std::atomic<bool>& m_held;
};

}  // namespace

class ScanQueueTest final : public QObject {
    Q_OBJECT

private:
    FakeFiles m_files;
    Learning m_learning;
    std::unique_ptr<JobRunner> m_jobs;
    std::unique_ptr<EngineQueue> m_engine;
    std::unique_ptr<ScanQueue> m_queue;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::atomic<bool> m_held{false};

    QString out(const QString& name) const { return m_folder->path() + "/" + name; }
    void use(const std::shared_ptr<Profile>& profile) {
        m_learning.setProfile(profile, "/profiles/" + QString::fromStdString(profile->card.name));
        m_engine->useProfile(profile, m_learning.profilePath());
    }
    void makeQueue(const EngineQueue::Source& source) {
        m_queue.reset();
        m_engine = std::make_unique<EngineQueue>(source);
        m_queue = std::make_unique<ScanQueue>(m_files, m_learning, *m_engine);
        m_queue->setFolder(m_folder->path());
        use(profileOf(10, "bright"));
    }
    State state(int row) const { return m_queue->item(row).state; }
    /// A run of somebody else that ends when it is let go.
    void occupyLane(std::atomic<bool>& letGo, bool& cancelled) {
        m_engine->run("Other", [&letGo, &cancelled](Engine&, JobControl& control) -> std::function<void()> {
            while (!letGo) {
                cancelled = cancelled || control.cancelled();
                control.checkpoint();
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
            return {};
        });
    }
    static std::size_t ballVoxels() {
        const Volume ball = FakeFiles::ball();
        return static_cast<std::size_t>(std::count(ball.voxels().begin(), ball.voxels().end(), 100.0F));
    }
    static int ballSlices() {
        const Volume ball = FakeFiles::ball();
        const SlicePlane plane(ball.geometry(), Axis::Axial);
        int count = 0;
        for (int slice = 0; slice < plane.count(); ++slice) {
            const Image image = plane.extract(ball, slice);
            count += std::count(image.pixels().begin(), image.pixels().end(), 100.0F) > 0 ? 1 : 0;
        }
        return count;
    }

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Exemplar");
        QCoreApplication::setApplicationName("ScanQueueTest");
        chooseTheme(qEnvironmentVariable("EXEMPLAR_THEME", "light"));  // of the pictures
    }
    void init() {
        m_files.saved.clear();
        m_held = false;
        m_folder = std::make_unique<QTemporaryDir>();
        m_jobs = std::make_unique<JobRunner>();
        makeQueue([](JobControl&) { return std::make_unique<FakeEngine>(); });
    }
    void cleanup() {
        m_held = false;
        m_queue.reset();
        m_engine.reset();
        m_jobs.reset();
    }

    void aScanIsLabelled() {
        m_queue->add({"/here/ball.nii"});
        m_queue->start();
        QVERIFY(m_queue->running());
        QCOMPARE(m_queue->profileName(), QString("bright"));
        QTRY_COMPARE(state(0), State::Done);
        QVERIFY(!m_queue->running());
        const ScanQueue::Item& item = m_queue->item(0);
        QCOMPARE(item.labels, out("ball-labels.nii.gz"));
        QVERIFY(m_files.saved.contains(item.labels.toStdString()));
        const LoadedLabels& saved = m_files.saved[item.labels.toStdString()];
        const Volume ball = FakeFiles::ball();
        for (std::size_t i = 0; i < ball.voxels().size(); ++i) {
            QCOMPARE(saved.labels.labels()[i], std::uint16_t(ball.voxels()[i] > 50.0F ? 10 : 0));
        }
        QCOMPARE(saved.table.nameOf(10), std::string("Ball"));
        QCOMPARE(item.volumes.size(), std::size_t(1));
        QCOMPARE(item.volumes[0].voxels, ballVoxels());
        QCOMPARE(item.volumes[0].millilitres, 0.002 * static_cast<double>(ballVoxels()));  // 1 x 1 x 2 mm
        QCOMPARE(item.slices, 20);
        QCOMPARE(item.doubtful, 4);  // the outermost slices that show it, and the empty ones beside them
    }

    /// The ball of 100 is in the middle of a window of 0 to 200, where structure 5 is for the fake engine.
    void theProfileTellsWindowAndAxis() {
        auto profile = profileOf(5, "middle");
        profile->card.automaticWindow = false;
        profile->card.window = {0.0, 200.0};
        profile->card.axis = Axis::Coronal;
        use(profile);
        m_queue->add({"/here/ball.nii"});
        m_queue->start();
        QTRY_COMPARE(state(0), State::Done);
        QCOMPARE(m_queue->item(0).slices, 32);
        const double share = static_cast<double>(m_queue->item(0).volumes.at(0).voxels) / ballVoxels();
        QVERIFY2(share > 0.98 && share < 1.02, qPrintable(QString::number(share)));  // near slices count where it ends
    }

    void unsureSlicesAreCounted() {
        makeQueue([this](JobControl&) { return std::make_unique<UnsureEngine>(m_held); });
        m_queue->add({"/here/ball.nii"});
        m_queue->start();
        QTRY_COMPARE(state(0), State::Done);
        // Nothing is in the field of zeros around the ball; the empty slices beside it may hide more.
        QCOMPARE(m_queue->item(0).volumes.at(0).voxels, ballVoxels());
        QCOMPARE(m_queue->item(0).doubtful, ballSlices() + 2);
    }

    void aBadScanDoesNotStopTheRest() {
        QSignalSpy failed(m_engine.get(), &EngineQueue::failed);
        m_queue->add({"/here/letter.txt", "/here/ball.nii"});
        m_queue->start();
        QTRY_COMPARE(state(1), State::Done);
        QCOMPARE(state(0), State::Failed);
        QVERIFY(m_queue->item(0).sentence.contains("/here/letter.txt is not a scan"));
        QCOMPARE(failed.size(), 0);  // the list says it
        QCOMPARE(m_files.saved.size(), std::size_t(1));
        m_queue->again(0);
        m_queue->again(1);  // is done
        QCOMPARE(state(0), State::Waiting);
        QVERIFY(m_queue->item(0).sentence.isEmpty());
        QCOMPARE(state(1), State::Done);
    }

    void aFullDiskIsSaid() {
        m_queue->setFolder("/full");
        m_queue->add({"/here/ball.nii"});
        m_queue->start();
        QTRY_COMPARE(state(0), State::Failed);
        QVERIFY(m_queue->item(0).sentence.contains("/full/ball-labels.nii.gz"));
        QVERIFY(m_queue->item(0).labels.isEmpty());
    }

    void nothingIsOverwritten() {
        for (const char* name : {"ball-labels.nii.gz", "ball-labels-2.nii.gz"}) {
            QFile file(out(name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
        }
        m_queue->add({"/here/ball.nii"});
        m_queue->start();
        QTRY_COMPARE(state(0), State::Done);
        QCOMPARE(m_queue->item(0).labels, out("ball-labels-3.nii.gz"));
        QCOMPARE(m_files.saved.size(), std::size_t(1));
        QVERIFY(m_files.saved.contains(out("ball-labels-3.nii.gz").toStdString()));
    }

    void namesOfLabelMaps() {
        m_queue->add({"/here/sub-1.T1.ball.nii", "/here/CT.5/"});
        m_queue->start();
        QTRY_COMPARE(state(1), State::Done);
        QCOMPARE(m_queue->item(0).labels, out("sub-1.T1.ball-labels.nii.gz"));
        QCOMPARE(m_queue->item(1).labels, out("CT.5-labels.nii.gz"));  // a DICOM folder
    }

    void oneIsCancelled() {
        m_queue->add({"/here/slow.nii", "/here/ball.nii"});
        m_queue->start();
        QTRY_COMPARE(state(0), State::Running);
        m_queue->remove(0);  // not while it runs
        QCOMPARE(m_queue->count(), 2);
        m_queue->cancel(0);
        QCOMPARE(state(0), State::Cancelled);
        QTRY_COMPARE(state(1), State::Done);
        QCOMPARE(state(0), State::Cancelled);
        m_queue->remove(0);
        QCOMPARE(m_queue->count(), 1);
        QCOMPARE(state(0), State::Done);
    }

    void allAreCancelled() {
        m_queue->add({"/here/slow.nii", "/here/ball.nii"});
        m_queue->start();
        QTRY_COMPARE(state(0), State::Running);
        m_queue->cancelAll();
        QTRY_VERIFY(!m_queue->running());
        QCOMPARE(state(0), State::Cancelled);
        QCOMPARE(state(1), State::Cancelled);
        QVERIFY(m_files.saved.empty());
        m_queue->again(1);
        m_queue->start();
        QTRY_COMPARE(state(1), State::Done);
        QCOMPARE(state(0), State::Cancelled);
    }

    /// Whoever cancels the run from outside wants the lane: the rest waits until it is started again.
    void cancelledFromOutside() {
        m_queue->add({"/here/slow.nii", "/here/ball.nii"});
        m_queue->start();
        QTRY_COMPARE(state(0), State::Running);
        m_engine->cancel();
        QTRY_VERIFY(!m_queue->running());
        QCOMPARE(state(0), State::Cancelled);
        QCOMPARE(state(1), State::Waiting);
        m_queue->start();
        QTRY_COMPARE(state(1), State::Done);
    }

    void behindSomebodyElse() {
        std::atomic<bool> letGo{false};
        bool otherCancelled = false;
        occupyLane(letGo, otherCancelled);
        m_queue->add({"/here/ball.nii", "/there/ball.nii"});
        m_queue->start();
        QTest::qWait(30);
        QCOMPARE(state(0), State::Waiting);
        m_queue->cancel(0);
        QCOMPARE(state(0), State::Cancelled);
        QTest::qWait(30);
        letGo = true;
        QTRY_COMPARE(state(1), State::Done);
        QVERIFY(!otherCancelled);
        QCOMPARE(state(0), State::Cancelled);
        QCOMPARE(m_files.saved.size(), std::size_t(1));
    }

    void droppedWithAllRuns() {
        std::atomic<bool> letGo{false};
        bool otherCancelled = false;
        occupyLane(letGo, otherCancelled);
        m_queue->add({"/here/ball.nii"});
        m_queue->start();
        m_engine->cancelAll();
        QTRY_VERIFY(!m_queue->running());
        QCOMPARE(state(0), State::Waiting);
        QTRY_COMPARE(m_engine->longState(), EngineQueue::LongState::Idle);
        m_queue->start();
        QTRY_COMPARE(state(0), State::Done);
    }

    /// Learning need not wait for a whole folder.
    void othersGetTheirTurn() {
        std::atomic<bool> letGo{false};
        bool otherCancelled = false;
        occupyLane(letGo, otherCancelled);
        QSignalSpy ends(m_engine.get(), &EngineQueue::longFinished);
        m_queue->add({"/here/ball.nii", "/there/ball.nii"});
        m_queue->start();
        m_engine->run("Learning", [](Engine&, JobControl&) -> std::function<void()> { return {}; });
        letGo = true;
        QTRY_COMPARE(state(1), State::Done);
        QStringList order;
        for (const auto& end : ends) {
            order << end[0].toString();
        }
        QCOMPARE(order, QStringList({"Other", "Labelling ball.nii", "Learning", "Labelling ball.nii"}));
    }

    void theProfileOfTheStartStays() {
        std::atomic<bool> letGo{false};
        bool otherCancelled = false;
        occupyLane(letGo, otherCancelled);
        m_queue->add({"/here/ball.nii"});
        m_queue->start();
        use(profileOf(3, "another"));
        letGo = true;
        QTRY_COMPARE(state(0), State::Done);
        QCOMPARE(m_queue->item(0).volumes.at(0).label, std::uint16_t(10));
        QCOMPARE(m_queue->item(0).volumes.at(0).voxels, ballVoxels());
    }

    void anEngineThatDoesNotStart() {
        makeQueue([](JobControl&) -> std::unique_ptr<Engine> {
            throw Error(ErrorCode::ModelMissing, "There is no model here; install it.");
        });
        m_queue->add({"/here/ball.nii", "/there/ball.nii"});
        m_queue->start();
        QTRY_VERIFY(!m_queue->running());
        QCOMPARE(state(0), State::Failed);
        QCOMPARE(m_queue->item(0).sentence, QString("There is no model here; install it."));
        QCOMPARE(state(1), State::Waiting);  // it would fare no better
    }

    void whatIsMissingIsSaid() {
        QSignalSpy failed(m_queue.get(), &ScanQueue::failed);
        m_queue->start();  // nothing to do
        QCOMPARE(failed.size(), 0);
        m_queue->add({"/here/ball.nii"});
        m_learning.setProfile(nullptr, {});
        m_queue->start();
        m_queue->setFolder({});
        use(profileOf(10, "bright"));
        m_queue->start();
        QCOMPARE(failed.size(), 2);
        QVERIFY(failed[0][0].toString().contains("profile"));
        QVERIFY(failed[1][0].toString().contains("folder"));
        makeQueue({});
        QSignalSpy noModel(m_queue.get(), &ScanQueue::failed);
        m_queue->add({"/here/ball.nii"});
        m_queue->start();
        QCOMPARE(noModel.size(), 1);
        QVERIFY(!m_queue->running());
    }

    void aFolderIsListed() {
        QueueDialog dialog(*m_queue, m_files, *m_jobs);
        QSignalSpy failed(m_jobs.get(), &JobRunner::failed);
        dialog.addFolder("/data");
        QTRY_COMPARE(m_queue->count(), 3);
        QStringList scans;
        for (int row = 0; row < 3; ++row) {
            scans << m_queue->item(row).scan;
        }
        QCOMPARE(scans, QStringList({"/data/ball.nii", "/data/dicom/", "/data/letter.nii"}));
        QTRY_VERIFY(!m_jobs->running());
        dialog.addFolder("/data");
        QTRY_VERIFY(!m_jobs->running());
        QCOMPARE(m_queue->count(), 3);  // they wait already
        dialog.addFolder("/none");
        QTRY_VERIFY(dialog.findChild<QMessageBox*>() != nullptr);
        QVERIFY(dialog.findChild<QMessageBox*>()->text().contains("/none"));
        QTRY_VERIFY(!m_jobs->running());
        QCOMPARE(failed.size(), 0);  // said once
    }

    void theQueueGoesWhileAScanIsLabelled() {
        m_held = true;
        makeQueue([this](JobControl&) { return std::make_unique<UnsureEngine>(m_held); });
        m_queue->add({"/here/ball.nii"});
        QSignalSpy finished(m_engine.get(), &EngineQueue::longFinished);
        m_queue->start();
        QTRY_COMPARE(state(0), State::Running);
        m_queue.reset();
        m_held = false;
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(finished[0][1].toBool());
        QVERIFY(m_files.saved.empty());
    }

    void theDialogShowsAll() {
        auto profile = profileOf(10, "bright");
        profile->card.labels.add({11, "Nothing like it", {80, 80, 200}, true});
        use(profile);
        auto dialog = std::make_unique<QueueDialog>(*m_queue, m_files, *m_jobs);
        dialog->show();
        auto* table = dialog->findChild<QTableWidget*>();
        const auto button = [&](const QString& text) {
            for (QPushButton* one : dialog->findChildren<QPushButton*>()) {
                if (one->text() == text) {
                    return one;
                }
            }
            qFatal("No such button.");
        };
        savePicture(*dialog, "queue-empty");
        QVERIFY(!button("Start")->isEnabled() && !button("Cancel All")->isEnabled());
        m_queue->add({"/here/letter.txt", "/here/ball.nii", "/here/slow.nii", "/there/ball.nii"});
        QCOMPARE(table->rowCount(), 4);
        QVERIFY(button("Start")->isEnabled());
        button("Start")->click();
        QTRY_COMPARE(state(2), State::Running);
        QVERIFY(!button("Start")->isEnabled());
        QVERIFY(table->item(0, 2)->text().contains("letter.txt"));
        const QString size = QString::number(0.002 * static_cast<double>(ballVoxels()), 'f', 2);
        QCOMPARE(table->item(1, 2)->text(), QString("Ball %1 ml, Nothing like it -").arg(size));
        QCOMPARE(table->item(1, 3)->text(), QString("4 of 20"));
        QCOMPARE(table->item(1, 4)->text(), QString("ball-labels.nii.gz"));
        QVERIFY(qobject_cast<QProgressBar*>(table->cellWidget(2, 1)) != nullptr);
        QCOMPARE(table->item(3, 1)->text(), QString("Waiting"));
        table->selectRow(1);
        QVERIFY(button("Open")->isEnabled() && !button("Cancel Scan")->isEnabled());
        savePicture(*dialog, "queue-running");
        table->selectRow(0);
        savePicture(*dialog, "queue-failed");
        table->selectRow(2);
        QVERIFY(!button("Open")->isEnabled() && button("Cancel Scan")->isEnabled());
        QSignalSpy opened(dialog.get(), &QueueDialog::openWanted);
        Q_EMIT table->cellDoubleClicked(2, 0);  // is not done
        QCOMPARE(opened.size(), 0);
        table->selectRow(1);
        button("Open")->click();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toString(), QString("/here/ball.nii"));
        QCOMPARE(opened[0][1].toString(), out("ball-labels.nii.gz"));
        QVERIFY(!dialog->isVisible());
        // Closed while it runs: the queue goes on without it.
        dialog.reset();
        m_queue->cancel(2);
        QTRY_COMPARE(state(3), State::Done);
        QueueDialog again(*m_queue, m_files, *m_jobs);
        QCOMPARE(again.findChild<QTableWidget*>()->item(3, 1)->text(), QString("Done"));
        QVERIFY(again.findChild<QTableWidget*>()->cellWidget(2, 1) == nullptr);
    }

    void theDialogTakesOutSeveral() {
        QueueDialog dialog(*m_queue, m_files, *m_jobs);
        m_queue->add({"/a/ball.nii", "/b/ball.nii", "/c/ball.nii"});
        auto* table = dialog.findChild<QTableWidget*>();
        table->setSelectionMode(QAbstractItemView::MultiSelection);
        table->selectRow(0);
        table->selectRow(1);
        for (QPushButton* one : dialog.findChildren<QPushButton*>()) {
            if (one->text() == "Remove") {
                one->click();
            }
        }
        QCOMPARE(m_queue->count(), 1);
        QCOMPARE(m_queue->item(0).scan, QString("/c/ball.nii"));
        m_queue->setFolder({});
        m_queue->start();
        auto* box = dialog.findChild<QMessageBox*>();
        QVERIFY(box != nullptr && box->text().contains("folder"));
        box->close();
    }
};

QTEST_MAIN(ScanQueueTest)
#include "ScanQueueTest.moc"
