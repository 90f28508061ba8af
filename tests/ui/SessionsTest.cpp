// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/WindowHarness.h"
#include "ui/models/LabelModel.h"
#include "ui/tools/Toolbox.h"

#include <QFile>

using namespace exemplar;
using namespace exemplar::ui;

class SessionsTest final : public QObject, WindowHarness {
    Q_OBJECT

public:
    SessionsTest() : WindowHarness("SessionsTest") {}

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { end(); }

    /// A program that ends without closing its window loses nothing that was kept.
    void unsavedWorkIsRecovered() {
        trigger("Brush");
        drag(axial(), middle(), middle() + QPoint(30, 0));
        space().setSlice(Axis::Axial, 7);
        const auto before = space().labels().labels();
        m_window->keeper().keepNow();
        QTRY_VERIFY(!m_window->keeper().keeping());
        const QString copy = m_window->keeper().leftBehind();
        QVERIFY(QFile::exists(copy));
        makeWindow();  // the first one is gone without a word
        const auto works = m_window->keeper().recent();
        QVERIFY(works.size() == 1 && works[0].kept && works[0].path == copy && !works[0].thumbnail.isEmpty());
        for (const bool take : {true, false}) {
            if (!take) {
                makeWindow();
            }
            m_window->open("/here/ball.nii");
            question()->button(take ? QMessageBox::Yes : QMessageBox::No)->click();
            if (take) {
                QTRY_VERIFY(space().hasScan() && space().labels().labels() == before);
                QVERIFY(space().modified() && space().slice(Axis::Axial) == 7);
                QVERIFY(QFile::exists(copy));  // still the only copy on disk
            }
        }
        QTRY_VERIFY(!QFile::exists(copy));  // declined, so given up
    }

    /// What is saved needs no copy.
    void savingRemovesTheCopy() {
        trigger("Brush");
        drag(axial(), middle(), middle());
        m_window->keeper().keepNow();
        QTRY_VERIFY(!m_window->keeper().keeping());
        QVERIFY(!m_window->keeper().leftBehind().isEmpty());
        m_window->scanCommands().saveSession(m_folder.filePath("one.exemplar"));
        QTRY_VERIFY(!space().modified());
        QTRY_VERIFY(m_window->keeper().leftBehind().isEmpty());
    }

    /// A session opens as it was.
    void sessionsComeBack() {
        trigger("Brush");
        drag(axial(), middle(), middle() + QPoint(20, 0));
        space().setSlice(Axis::Coronal, 9);
        space().setWindow({5, 55});
        space().setLocked(1, true);
        m_window->findChild<LabelModel*>()->addLabel();
        m_window->toolSettings().setRadius(7.5);
        m_window->views().toggleLarge(2);
        wheel(axial(), 2, Qt::ControlModifier);
        const double zoom = axial().pointsPerMm();
        const auto before = space().labels().labels();
        const QString path = m_folder.filePath("back.exemplar");
        m_window->scanCommands().saveSession(path);
        QTRY_VERIFY(!space().modified());
        makeWindow();
        m_window->open(path);
        QTRY_VERIFY(space().hasScan());
        QVERIFY(space().labels().labels() == before && !space().modified());
        QVERIFY(space().slice(Axis::Coronal) == 9 && space().window() == (IntensityWindow{5, 55}));
        QVERIFY(space().locked(1) && !space().locked(2) && space().activeLabel() == 2);
        QCOMPARE(m_window->toolSettings().values().radius, 7.5);
        QCOMPARE(m_window->toolbox().current().icon(), QString("brush"));
        QCOMPARE(m_window->views().large(), 2);
        m_window->views().showAll();
        QTRY_VERIFY(std::abs(axial().pointsPerMm() / zoom - 1.0) < 0.05);
        QCOMPARE(m_window->scanCommands().sessionPath(), path);
    }

    /// Another scan in the session's place is noticed, and the right one found.
    void aSessionWhoseScanIsAnother() {
        Session session = space().sessionWithoutLabels();
        session.labels = space().labels();
        session.scan.contentHash = "another";
        JobControl control;
        const QString path = m_folder.filePath("moved.exemplar");
        writeSession(session, path.toStdString(), control);
        m_window->open(path);
        QMessageBox* box = question();
        QVERIFY2(box->text().contains("/here/ball.nii"), qPrintable(box->text()));
        box->button(QMessageBox::Cancel)->click();
        session.scan.contentHash = "ball";
        session.scan.path = "/gone/scan.nii";
        writeSession(session, path.toStdString(), control);
        m_window->open(path);
        QVERIFY(question()->text().contains("/gone/scan.nii"));
        question()->button(QMessageBox::Cancel)->click();
        QVERIFY(space().hasScan());  // what was open stays
    }

    void aTruncatedSessionIsRefused() {
        QFile file(m_folder.filePath("cut.exemplar"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("PK nothing");
        file.close();
        trigger("Brush");
        drag(axial(), middle(), middle());
        const auto before = space().labels().labels();
        space().setSaved(space().revision());
        QSignalSpy failed(&m_window->jobs(), &JobRunner::failed);
        m_window->open(file.fileName());
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("cut.exemplar"));
        QVERIFY(space().labels().labels() == before);
    }

    /// The second window on a session may not write to its file, and the kept copies are two.
    void twoWindowsOnOneSession() {
        trigger("Brush");
        drag(axial(), middle(), middle());
        const QString path = m_folder.filePath("shared.exemplar");
        m_window->scanCommands().saveSession(path);
        QTRY_VERIFY(!space().modified());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        file.close();
        std::unique_ptr<MainWindow> first = std::move(m_window);
        makeWindow();
        m_window->open(path);
        QTRY_VERIFY(space().hasScan() && !m_window->jobs().running());
        QVERIFY(m_window->scanCommands().readOnly() && !first->scanCommands().readOnly());
        QVERIFY(m_window->windowTitle().contains("read-only"));
        drag(axial(), middle(), middle() + QPoint(40, 0));
        m_window->scanCommands().saveSession(path);
        QVERIFY(question()->text().contains(path));
        question()->close();
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == bytes);
        m_window->keeper().keepNow();
        first->workspace().beginEdit("Dot").put(0, 1);
        first->workspace().finishEdit();
        first->keeper().keepNow();
        QTRY_VERIFY(!m_window->keeper().keeping() && !first->keeper().keeping());
        const QString unsaved = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/unsaved";
        QCOMPARE(QDir(unsaved).entryList({"*.exemplar"}).size(), 2);
        QCOMPARE(m_window->keeper().recent().size(), std::size_t(2));  // its own copy and the session, not the first's
        const QString other = m_folder.filePath("other.exemplar");
        m_window->scanCommands().saveSession(other);
        QTRY_VERIFY(!space().modified() && !m_window->scanCommands().readOnly());
        first->workspace().setSaved(first->workspace().revision());
        first.reset();
        m_window->scanCommands().saveSession(path);  // free now
        QTRY_VERIFY(!m_window->jobs().running());
        QCOMPARE(m_window->scanCommands().sessionPath(), path);
    }

    /// Where nothing can be written, what was there stays and the next save asks again.
    void aSessionThatCannotBeWritten() {
        trigger("Brush");
        drag(axial(), middle(), middle());
        QSignalSpy failed(&m_window->jobs(), &JobRunner::failed);
        m_window->scanCommands().saveSession("/proc/nowhere/one.exemplar");
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("/proc/nowhere/one.exemplar"));
        QTRY_VERIFY(m_window->scanCommands().sessionPath().isEmpty());
        QVERIFY(space().modified());
        question()->close();
    }
};

QTEST_MAIN(SessionsTest)
#include "SessionsTest.moc"
