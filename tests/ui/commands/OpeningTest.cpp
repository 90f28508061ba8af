// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/WindowHarness.h"
#include "ui/dialogs/SeriesDialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QInputDialog>
#include <QLabel>
#include <QTableWidget>

using namespace exemplar;
using namespace exemplar::ui;

/// A request to open a scan and what is wanted of this scan happen together or not at all; how a scan is read is
/// chosen, shown and kept.
class OpeningTest final : public QObject, WindowHarness {
    Q_OBJECT

private:
    ScanCommands& scans() { return m_window->scanCommands(); }
    /// A label map on the grid of the ball: one voxel of label 7.
    void saveSeven(const std::string& path) {
        LabelMap labels(FakeFiles::ball().geometry());
        labels.labels()[0] = 7;
        LabelTable table;
        table.ensure(7);
        m_files.saved[path] = {labels, table};
    }
    void paint() {
        space().beginEdit(QStringLiteral("Dot")).put(5, 1);
        space().finishEdit();
    }
    static Opening how(const QSignalSpy& ended, qsizetype which = 0) { return ended[which][1].value<Opening>(); }
    bool idle() { return !m_window->jobs().running(); }
    std::string open() { return space().hasScan() ? space().scan().name : std::string(); }
    /// Opens another scan by itself, which must stay as it is.
    void openSecondUntouched() {
        QSignalSpy carried(&m_window->learnCommands(), &LearnCommands::failed);
        space().setSaved(space().revision());
        m_window->open(QStringLiteral("/here/second.nii"));
        QTRY_VERIFY(idle() && open() == "second.nii");
        QTest::qWait(50);
        QVERIFY(idle());
        QCOMPARE(painted(7), 0);
        QCOMPARE(carried.size(), 0);  // nothing was to be carried through it
    }
    QAbstractButton* button(QMessageBox* box, const QString& text) {
        for (QAbstractButton* one : box->buttons()) {
            if (one->text() == text) {
                return one;
            }
        }
        qFatal("%s", qPrintable(text));
    }
    QDialog* seriesOf(const QString& folder) {
        m_window->open(folder);
        QDialog* dialog = nullptr;
        for (int waited = 0; dialog == nullptr && waited < 5000; waited += 20) {
            QTest::qWait(20);
            for (SeriesDialog* one : m_window->findChildren<SeriesDialog*>()) {
                dialog = one->isVisible() ? one : dialog;
            }
        }
        return dialog;
    }
    void saveAndOpenAgain() {
        const QString path = m_folder.filePath(QStringLiteral("again.exemplar"));
        QFile::remove(path);
        scans().saveSession(path);
        QTRY_VERIFY(idle() && scans().sessionPath() == path);
        m_files.opened = {};
        makeWindow();
        m_window->open(path);
        QTRY_VERIFY(idle() && space().hasScan());
    }

public:
    OpeningTest() : WindowHarness("OpeningTest") {}

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        m_files.held = false;
        begin();
        QTest::qWait(20);  // until the request for the ball has ended, too
        saveSeven("/here/seven.nii.gz");
    }
    void cleanup() {
        closeQuestions();
        m_files.held = false;
        end();
    }

    /// Failed, cancelled while it is read, given up at a question, refused: the next scan gets nothing of it.
    void whatWasMeantForAScanThatIsNotOpened_data() {
        QTest::addColumn<QString>("scan");
        QTest::addColumn<int>("answer");
        QTest::newRow("failed") << "/here/letter.txt" << static_cast<int>(Opening::Failed);
        QTest::newRow("cancelled") << "/here/slow.nii" << static_cast<int>(Opening::Cancelled);
        QTest::newRow("unsaved") << "/here/third/ball.nii" << static_cast<int>(Opening::Cancelled);
        QTest::newRow("refused") << "/here/third/ball.nii" << static_cast<int>(Opening::Cancelled);
        QTest::newRow("gaps") << "/here/gaps.nii" << static_cast<int>(Opening::Cancelled);
        QTest::newRow("series") << "/here/study/" << static_cast<int>(Opening::Cancelled);
    }
    void whatWasMeantForAScanThatIsNotOpened() {
        QFETCH(QString, scan);
        QFETCH(int, answer);
        const std::string row = QTest::currentDataTag();
        QSignalSpy ended(&scans(), &ScanCommands::ended);
        const OpenRequest request{{scan.toStdString()}, QStringLiteral("/here/seven.nii.gz"), true};
        if (row == "unsaved") {
            paint();
        } else if (row == "refused") {
            m_files.held = true;
            m_window->open(QStringLiteral("/here/held.nii"));
        }
        scans().open(request);
        if (row == "cancelled") {
            m_window->jobs().cancel();
        } else if (row == "unsaved" || row == "gaps") {
            question()->button(QMessageBox::Cancel)->click();
        } else if (row == "refused") {
            QCOMPARE(ended.size(), 1);  // the first one is still being read
            m_window->jobs().cancel();
            m_files.held = false;
        } else if (row == "series") {
            QDialog* dialog = nullptr;
            QTRY_VERIFY((dialog = m_window->findChild<SeriesDialog*>()) != nullptr);
            dialog->reject();
        }
        QTRY_COMPARE(ended.size(), row == "refused" ? 2 : 1);
        QCOMPARE(static_cast<int>(how(ended)), answer);
        QTRY_VERIFY(idle());
        closeQuestions();
        openSecondUntouched();
    }

    /// The labels first, then what follows from them, and both on the scan that was asked for.
    void labelsAndCarryingGoTogether() {
        QSignalSpy ended(&scans(), &ScanCommands::ended),
            carried(&m_window->learnCommands(), &LearnCommands::propagated);
        scans().open(OpenRequest{{"/here/second.nii"}, QStringLiteral("/here/seven.nii.gz"), true});
        QTRY_COMPARE(carried.size(), 1);
        QVERIFY(ended.size() == 1 && how(ended) == Opening::Done && open() == "second.nii");
        QCOMPARE(space().labels().labels()[0], std::uint16_t(7));
        QCOMPARE(space().imported(), std::vector<std::string>{"seven.nii.gz"});
    }

    /// Where the labels cannot be read, nothing is carried, now or later.
    void labelsThatCannotBeRead() {
        scans().open(OpenRequest{{"/here/four.nii"}, QStringLiteral("/here/missing.nii.gz"), true});
        QVERIFY(question()->text().contains("/here/missing.nii.gz"));
        closeQuestions();
        QVERIFY(open() == "four.nii" && idle());
        openSecondUntouched();
    }

    /// A question about labels that is answered when another scan is open.
    void aQuestionOutlivesItsScan() {
        LabelMap coarse(Geometry::plain({20, 16, 20}, {2, 2, 2}));
        coarse.labels()[coarse.offset({10, 8, 10})] = 7;
        m_files.saved["/here/coarse.nii.gz"] = {coarse, {}};
        m_window->exportCommands().importLabels("/here/coarse.nii.gz");
        QMessageBox* box = question();
        m_window->open("/here/second.nii");
        QTRY_VERIFY(idle() && open() == "second.nii");
        box->button(QMessageBox::Ok)->click();
        QTest::qWait(100);
        QVERIFY(idle());
        QCOMPARE(painted(7), 0);
    }

    /// What is painted while another scan is being read was not given up.
    void workDoneWhileAScanIsRead() {
        QSignalSpy ended(&scans(), &ScanCommands::ended);
        for (const bool discard : {false, true}) {
            m_files.held = true;
            m_window->open("/here/held.nii");
            paint();
            m_files.held = false;
            question()->button(discard ? QMessageBox::Discard : QMessageBox::Cancel)->click();
            QTRY_COMPARE(ended.size(), discard ? 2 : 1);
            QCOMPARE(open(), std::string(discard ? "held.nii" : "ball.nii"));
            QCOMPARE(painted(1), discard ? 0 : 1);
            closeQuestions();
        }
    }

    /// The window was to close once a job had ended, and its user stayed.
    void stayingIsStaying() {
        m_files.held = true;
        m_window->open("/here/held.nii");
        QVERIFY(!m_window->close());
        paint();
        question()->button(QMessageBox::Cancel)->click();
        m_files.held = false;
        QTRY_VERIFY(idle());
        space().setSaved(space().revision());
        m_window->open("/here/second.nii");
        QTRY_VERIFY(idle() && open() == "second.nii");
        QTest::qWait(50);
        QVERIFY(m_window->isVisible());
    }

    /// The next save writes where the last one that succeeded did.
    void aSaveThatIsRefused() {
        m_files.held = true;
        m_window->open("/here/held.nii");
        scans().saveSession(m_folder.filePath("refused.exemplar"));
        QVERIFY(scans().sessionPath().isEmpty());
        m_window->jobs().cancel();
        QTRY_VERIFY(idle());
        QVERIFY(!QFile::exists(m_folder.filePath("refused.exemplar")));
        paint();
        scans().saveSession(m_folder.filePath("good.exemplar"));
        QTRY_COMPARE(scans().sessionPath(), m_folder.filePath("good.exemplar"));
        paint();
        scans().saveSession("/proc/nowhere/bad.exemplar");
        closeQuestions();
        QTRY_VERIFY(idle());
        QCOMPARE(scans().sessionPath(), m_folder.filePath("good.exemplar"));
    }

    /// Work that was given up for a scan that then cannot be read is still there, and so is its copy.
    void givenUpForNothing() {
        paint();
        m_window->keeper().keepNow();
        QTRY_VERIFY(!m_window->keeper().keeping());
        m_window->open("/here/letter.txt");
        question()->button(QMessageBox::Discard)->click();
        QTRY_VERIFY(idle());
        QCOMPARE(painted(1), 1);
        QVERIFY(QFile::exists(m_window->keeper().leftBehind()));
    }

    /// Escape at the question about unsaved work gives nothing up, and the copy is not written over.
    void decidingLater() {
        paint();
        m_window->keeper().keepNow();
        QTRY_VERIFY(!m_window->keeper().keeping());
        const QString copy = m_window->keeper().leftBehind();
        makeWindow();
        m_window->open("/here/ball.nii");
        QTest::keyClick(question(), Qt::Key_Escape);
        QFile file(copy);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        file.close();
        space().beginEdit(QStringLiteral("Dot")).put(9, 1);
        space().finishEdit();
        m_window->keeper().keepNow();
        QTRY_VERIFY(!m_window->keeper().keeping());
        QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll() == before);
    }

    /// Of two stacks with one series UID the one that was chosen, now and from the session.
    void oneOfTwoStacks() {
        for (const int row : {0, 1}) {
            QDialog* dialog = seriesOf("/here/twice/");
            QVERIFY(dialog != nullptr);
            dialog->findChild<QTableWidget*>()->selectRow(row);
            QPushButton* go = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open);
            auto* anyway = dialog->findChild<QCheckBox*>();
            QCOMPARE(anyway->isVisible(), row == 1);
            QCOMPARE(go->isEnabled(), row == 0);
            if (row == 1) {
                anyway->setChecked(true);
            }
            go->click();
            const std::string wanted = row == 0 ? "1.2/a" : "1.2/b";
            QTRY_VERIFY(idle() && space().scan().series == wanted);
            saveAndOpenAgain();
            QCOMPARE(m_files.opened.series, wanted);
            QCOMPARE(m_files.opened.allowGaps, row == 1);
        }
    }

    /// Slices that a scan lacks: opened knowingly, marked, never exemplars, and named in what is exported.
    void aScanWithGaps() {
        m_window->open("/here/gaps.nii");
        QMessageBox* box = question();
        QVERIFY(box->text().contains("lacks slices 4 and 5"));
        button(box, "Open Anyway")->click();
        QTRY_VERIFY(idle() && open() == "gaps.nii");
        QVERIFY(space().madeUp(Axis::Axial, 4) && !space().madeUp(Axis::Axial, 6) && !space().madeUp(Axis::Coronal, 4));
        for (const int slice : {4, 6}) {
            space().setSlice(Axis::Axial, slice);
            trigger("exemplar");
            QCOMPARE(space().review().mark(slice).exemplar, slice == 6);
        }
        LabelEditor& editor = space().beginEdit(QStringLiteral("Block"));
        for (const int slice : {3, 4}) {
            editor.put(Index3{1, 1, slice}, 1);
        }
        space().finishEdit();
        m_window->exportCommands().exportBids("/here/gaps_dseg.nii.gz");
        QTRY_VERIFY(idle() && m_files.origins.contains("/here/gaps_dseg.nii.gz"));
        const LabelOrigin origin = m_files.origins.at("/here/gaps_dseg.nii.gz");
        QCOMPARE(origin.madeUpSlices, (std::vector<int>{4, 5}));
        QCOMPARE(origin.byHand, 2);
        QVERIFY(origin.manual() == true);
        m_window->exportCommands().exportStatistics(m_folder.filePath("gaps.csv"));
        QTRY_VERIFY(idle());
        QFile file(m_folder.filePath("gaps.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString(file.readAll()).split("\r\n");
        QVERIFY(lines[0].endsWith(",interpolated_voxels") && lines[1].endsWith(",1"));
        saveAndOpenAgain();
        QVERIFY(m_files.opened.allowGaps && space().madeUp(Axis::Axial, 5));
    }

    /// What the intensities are taken for is shown, can be changed, and comes back with the session.
    void theModality() {
        const IntensityWindow before = space().window();
        auto* shown = m_window->findChild<QLabel*>(QStringLiteral("modality"));
        QCOMPARE(shown->text(), QString("MR"));
        paint();
        trigger("modality-ct");
        QTRY_COMPARE(shown->text(), QString("CT"));
        QVERIFY(space().automaticWindow() == (IntensityWindow{-160, 240}) &&
                space().window() == space().automaticWindow());
        QVERIFY(!(space().window() == before));
        QCOMPARE(painted(1), 1);
        space().undo();
        QCOMPARE(painted(1), 0);
        saveAndOpenAgain();
        QVERIFY(m_files.opened.modality == Modality::CT);
        QCOMPARE(m_window->findChild<QLabel*>(QStringLiteral("modality"))->text(), QString("CT"));
        trigger("modality-mr");
        QTRY_VERIFY(space().automaticWindow() == before);
        space().setWindow({1, 2});  // the user's own window stays
        trigger("modality-ct");
        QTRY_VERIFY(idle() && space().automaticWindow() == (IntensityWindow{-160, 240}));
        QVERIFY(space().window() == (IntensityWindow{1, 2}));
    }

    /// Another volume of a 4D file is another scan.
    void anotherVolume() {
        QVERIFY(!m_window->findChild<QAction*>(QStringLiteral("volume"))->isEnabled());
        m_window->open("/here/four.nii");
        QTRY_VERIFY(idle() && open() == "four.nii");
        trigger("volume");
        auto* dialog = m_window->findChild<QInputDialog*>();
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->comboBoxItems(),
                 (QStringList{"Volume 0: b 0", "Volume 1: b 500", "Volume 2: b 1000", "Volume 3"}));
        paint();
        dialog->setTextValue("Volume 2: b 1000");
        dialog->accept();
        question()->button(QMessageBox::Discard)->click();  // as for every other scan
        QTRY_VERIFY(idle() && space().scan().frame == 2);
        QCOMPARE(painted(1), 0);
        saveAndOpenAgain();
        QCOMPARE(m_files.opened.frame, 2);
    }
};

QTEST_MAIN(OpeningTest)
#include "OpeningTest.moc"
