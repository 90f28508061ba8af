// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Version.h"
#include "core/image/ShapeInterpolation.h"
#include "core/metrics/Overlap.h"
#include "tests/support/WindowHarness.h"
#include "ui/dialogs/SeriesDialog.h"
#include "ui/models/LabelModel.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QMessageBox>
#include <QTableWidget>
#include <QTextDocument>

#include <set>

using namespace exemplar;
using namespace exemplar::ui;

class MainWindowTest final : public QObject, WindowHarness {
    Q_OBJECT

public:
    MainWindowTest() : WindowHarness("MainWindowTest") {}

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { end(); }

    void itOpensAndShows() {
        QVERIFY(m_window->windowTitle().contains("ball.nii"));
        QCOMPARE(space().slice(Axis::Axial), 10);
        const QImage shot = axial().grab().toImage();
        QVERIFY(qGray(shot.pixel(shot.width() / 2 + 12, shot.height() / 2 + 12)) > 200);  // beside the crosshair
        QVERIFY(qGray(shot.pixel(shot.width() / 2 + 12, 40)) < 40);
    }

    void aboutShowsAllVersions() {
        setProgramCommit("0123456789ab");
        m_window->findChild<QAction*>("about")->trigger();
        const auto* box = m_window->findChild<QMessageBox*>();
        QVERIFY(box != nullptr && box->isVisible());
        QTextDocument shown;
        shown.setHtml(box->text());
        for (const QString& line : QString::fromStdString(versionText("Exemplar")).split('\n')) {
            QVERIFY2(shown.toPlainText().contains(line), qPrintable(line));
        }
        QVERIFY(shown.toPlainText().contains("commit 0123456789ab"));
        delete box;
    }

    void anUnreadableFileIsSaid() {
        QSignalSpy failed(&m_window->jobs(), &JobRunner::failed);
        m_window->open("/here/letter.txt");
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("/here/letter.txt"));
        QVERIFY(space().hasScan());  // what was open stays
        for (QMessageBox* box : m_window->findChildren<QMessageBox*>()) {
            box->close();
        }
    }

    void theWheelScrollsAndZooms() {
        wheel(axial(), 3);
        QCOMPARE(space().slice(Axis::Axial), 13);
        wheel(axial(), -100);
        QCOMPARE(space().slice(Axis::Axial), 0);
        const double before = axial().pointsPerMm();
        wheel(axial(), 2, Qt::ControlModifier);
        QVERIFY(axial().pointsPerMm() > 1.4 * before);
        QCOMPARE(space().slice(Axis::Axial), 0);
    }

    /// Points and pixels are each other's inverse, also zoomed and panned.
    void pixelsAndPointsMatch() {
        wheel(axial(), 3, Qt::ControlModifier);
        for (const QPointF pixel : {QPointF(0, 0), QPointF(13.25, 30.5)}) {
            const QPointF back = axial().toPixel(axial().fromPixel(pixel));
            QVERIFY(std::abs(back.x() - pixel.x()) < 1e-9 && std::abs(back.y() - pixel.y()) < 1e-9);
        }
    }

    void theCrosshairMovesEveryView() {
        const QPoint place = axial().fromPixel({5.0, 28.0}).toPoint();
        QTest::mouseClick(&axial(), Qt::LeftButton, Qt::NoModifier, place);
        const SlicePlane plane(space().geometry(), Axis::Axial);
        QCOMPARE(space().cursor(), plane.voxel(10, 5, 28));
    }

    void aRightDragChangesTheWindow() {
        const IntensityWindow before = space().window();
        QTest::mousePress(&axial(), Qt::RightButton, Qt::NoModifier, middle());
        QTest::mouseMove(&axial(), middle() + QPoint(60, 0));
        QTest::mouseRelease(&axial(), Qt::RightButton, Qt::NoModifier, middle() + QPoint(60, 0));
        QVERIFY(space().window().high - space().window().low > 1.05 * (before.high - before.low));
    }

    void aBrushStrokeIsOneUndoneStep() {
        trigger("Brush");
        drag(axial(), middle(), middle() + QPoint(60, 0));
        const auto count = painted(space(), 1);
        QVERIFY(count > 50);
        QVERIFY(space().modified() && m_window->isWindowModified());
        QCOMPARE(SlicePlane(space().geometry(), Axis::Axial).labelledSlices(space().labels()), std::vector<int>{10});
        // Swept, not stamped: half way along the stroke is as wide as its ends.
        const auto half = axial().toPixel(QPointF(middle()) + QPointF(30, 0));
        const Index3 voxel =
            SlicePlane(space().geometry(), Axis::Axial)
                .voxel(10, static_cast<int>(std::lround(half.x())), static_cast<int>(std::lround(half.y())) + 3);
        QCOMPARE(space().labels().labels()[space().labels().offset(voxel)], std::uint16_t(1));
        space().undo();
        QCOMPARE(painted(space(), 1), 0);
        space().redo();
        QCOMPARE(painted(space(), 1), count);
        trigger("Eraser");
        drag(axial(), middle(), middle() + QPoint(60, 0));
        QCOMPARE(painted(space(), 1), 0);
    }

    void polygonsAreEditedAndFilled() {
        trigger("Polygon");
        const auto click = [&](double x, double y) {
            QTest::mouseClick(&axial(), Qt::LeftButton, Qt::NoModifier, axial().fromPixel({x, y}).toPoint());
        };
        click(5, 5);
        click(25, 5);
        click(25, 12);
        click(5, 15);
        drag(axial(), axial().fromPixel({25, 12}).toPoint(), axial().fromPixel({25, 15}).toPoint());
        QCOMPARE(painted(space(), 1), 0);
        QTest::keyClick(&axial(), Qt::Key_Return);
        const auto count = painted(space(), 1);
        QVERIFY2(count >= 19 * 9 && count <= 22 * 12, qPrintable(QString::number(count)));
        space().undo();
        QCOMPARE(painted(space(), 1), 0);
    }

    void fillsAndHolesAndIslands() {
        trigger("Polygon");
        for (const QPointF corner : {QPointF(5, 5), QPointF(30, 5), QPointF(30, 25), QPointF(5, 25), QPointF(5, 5)}) {
            QTest::mouseClick(&axial(), Qt::LeftButton, Qt::NoModifier, axial().fromPixel(corner).toPoint());
        }
        const auto whole = painted(space(), 1);
        QVERIFY(whole > 400);
        trigger("Eraser");
        drag(axial(), axial().fromPixel({17, 15}).toPoint(), axial().fromPixel({17, 15}).toPoint());
        QVERIFY(painted(space(), 1) < whole);
        trigger("Fill &Holes");
        QTRY_COMPARE(painted(space(), 1), whole);
        trigger("Brush");
        drag(axial(), axial().fromPixel({36, 28}).toPoint(), axial().fromPixel({36, 28}).toPoint());
        QVERIFY(painted(space(), 1) > whole);
        trigger("Remove I&slands");
        QTRY_COMPARE(painted(space(), 1), whole);
        const auto* model = m_window->findChild<LabelModel*>();
        const_cast<LabelModel*>(model)->addLabel();
        trigger("Fill");
        QTest::mouseClick(&axial(), Qt::LeftButton, Qt::NoModifier, axial().fromPixel({17, 15}).toPoint());
        QCOMPARE(painted(space(), 2), whole);
    }

    /// A click shows a ghost, more clicks refine it, Escape drops it, Return takes it as one step.
    void aClickShowsAGhost() {
        LabelTable ten;
        ten.ensure(10);  // the fake engine knows a structure by its intensity, here 1.0 of the window
        space().setEntry("Ten", ten.entries().front());
        space().setActiveLabel(10);
        trigger("Smart");
        const auto ghost = [&] {
            QTest::mouseClick(&axial(), Qt::LeftButton, Qt::NoModifier, axial().fromPixel({20, 16}).toPoint());
            QTRY_VERIFY(!m_window->engine().busy());
            QTest::mouseMove(&axial(), axial().fromPixel({20, 16}).toPoint());
        };
        ghost();
        QCOMPARE(painted(space(), 10), 0);
        QTest::keyClick(&axial(), Qt::Key_Escape);
        QTest::keyClick(&axial(), Qt::Key_Return);
        QCOMPARE(painted(space(), 10), 0);
        ghost();
        QTest::keyClick(&axial(), Qt::Key_Return);
        const auto& voxels = space().scan().volume.voxels();
        const auto slice = voxels.begin() + 10 * 40 * 32;
        QCOMPARE(painted(space(), 10), std::count(slice, slice + 40 * 32, 100.0F));
        space().undo();
        QCOMPARE(painted(space(), 10), 0);
    }

    void slicesBetweenAreInterpolated() {
        trigger("Brush");
        drag(axial(), middle(), middle() + QPoint(30, 0));
        space().setSlice(Axis::Axial, 16);
        drag(axial(), middle(), middle() + QPoint(30, 0));
        trigger("&Interpolate Between Slices");
        const SlicePlane plane(space().geometry(), Axis::Axial);
        QTRY_VERIFY(space().previewed() != nullptr);
        QCOMPARE(plane.labelledSlices(space().labels()), (std::vector<int>{10, 16}));
        QTest::keyClick(&axial(), Qt::Key_Escape);
        QVERIFY(space().previewed() == nullptr);
        trigger("&Interpolate Between Slices");
        QTRY_VERIFY(space().previewed() != nullptr);
        QTest::keyClick(&axial(), Qt::Key_Return);
        QTRY_COMPARE(plane.labelledSlices(space().labels()), (std::vector<int>{10, 11, 12, 13, 14, 15, 16}));
        // The stroke crosses the edge of a ball that narrows and goes with it: what both strokes give along the tissue.
        LabelMap wanted(space().geometry());
        for (const int slice : {10, 16}) {
            plane.insert(plane.extract(space().labels(), slice), slice, wanted);
        }
        ShapeInterpolationOptions options;
        options.matchParts = true;
        JobControl control;
        const Volume& scan = space().scan().volume;
        interpolateShapes(wanted, Axis::Axial, {10, 16}, options, scan, IntensityWindow::automatic(scan), control);
        QVERIFY(space().labels().labels() == wanted.labels());
        const LabelImage drawn = plane.extract(wanted, 10), between = plane.extract(wanted, 13);
        QVERIFY(overlaps(drawn, between, {1}).front().dice() > 0.7);
        space().undo();
        QCOMPARE(plane.labelledSlices(space().labels()), (std::vector<int>{10, 16}));
    }

    void escapeTakesAStrokeBack() {
        trigger("Brush");
        QTest::mousePress(&axial(), Qt::LeftButton, Qt::NoModifier, middle());
        QVERIFY(painted(space(), 1) > 0);
        QTest::keyClick(&axial(), Qt::Key_Escape);
        QCOMPARE(painted(space(), 1), 0);
        QTest::mouseRelease(&axial(), Qt::LeftButton, Qt::NoModifier, middle());
        QVERIFY(!space().canUndo() && !space().modified());
    }

    /// A polygon of one scan must not be filled on the next.
    void anotherScanDropsWhatWasBegun() {
        trigger("Polygon");
        for (const QPointF corner : {QPointF(5, 5), QPointF(30, 5), QPointF(30, 25)}) {
            QTest::mouseClick(&axial(), Qt::LeftButton, Qt::NoModifier, axial().fromPixel(corner).toPoint());
        }
        m_window->open("/here/ball.nii");
        QSignalSpy changed(&space(), &Workspace::scanChanged);
        QTRY_COMPARE(changed.size(), 1);
        QTest::keyClick(&axial(), Qt::Key_Return);
        QCOMPARE(painted(space(), 1), 0);
    }

    /// What a job has made is not lost because a stroke is being drawn when it ends.
    void aJobWaitsForAStroke() {
        trigger("Brush");
        drag(axial(), middle(), middle());
        drag(axial(), axial().fromPixel({36, 28}).toPoint(), axial().fromPixel({36, 28}).toPoint());
        const auto both = painted(space(), 1);
        trigger("Remove I&slands");
        space().setSlice(Axis::Axial, 3);
        QTest::mousePress(&axial(), Qt::LeftButton, Qt::NoModifier, middle());
        const auto more = painted(space(), 1);
        QVERIFY(more > both);
        QTRY_VERIFY(!m_window->jobs().running());
        QCOMPARE(painted(space(), 1), more);
        QTest::mouseRelease(&axial(), Qt::LeftButton, Qt::NoModifier, middle());
        QVERIFY(painted(space(), 1) < more);
        space().undo();
        QCOMPARE(painted(space(), 1), more);
    }

    void paintingOverAndWithinIntensities() {
        trigger("Brush");
        ToolSettings::Values values = m_window->toolSettings().values();
        values.byIntensity = true;
        values.low = 50;
        values.high = 200;
        values.radius = 14;
        m_window->toolSettings().setValues(values);
        drag(axial(), middle(), middle());
        const auto& voxels = space().scan().volume.voxels();
        for (std::size_t i = 0; i < voxels.size(); ++i) {
            QVERIFY(space().labels().labels()[i] == 0 || voxels[i] == 100.0F);
        }
        const auto count = painted(space(), 1);
        QVERIFY(count > 50);
        m_window->findChild<LabelModel*>()->addLabel();
        values.over = ToolSettings::Over::Unlabelled;
        values.byIntensity = false;
        values.solid = true;
        m_window->toolSettings().setValues(values);
        drag(axial(), middle(), middle());
        QCOMPARE(painted(space(), 1), count);
        QVERIFY(SlicePlane(space().geometry(), Axis::Axial).labelledSlices(space().labels()).size() > 5);
    }

    void slicesAreCopied() {
        trigger("Brush");
        drag(axial(), middle(), middle());
        space().setSlice(Axis::Axial, 13);
        trigger("Copy from the Slice &Before");
        const SlicePlane plane(space().geometry(), Axis::Axial);
        QVERIFY(plane.extract(space().labels(), 13) == plane.extract(space().labels(), 10));
        trigger("&Clear Label on This Slice");
        QCOMPARE(plane.labelledSlices(space().labels()), std::vector<int>{10});
    }

    void seriesOfAFolder() {
        m_window->open("/here/study/");
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = m_window->findChild<SeriesDialog*>()) != nullptr);
        const auto* table = dialog->findChild<QTableWidget*>();
        QCOMPARE(table->rowCount(), 2);
        QVERIFY(table->item(1, 4)->text().contains("missing"));
        QVERIFY(!(table->item(1, 1)->flags() & Qt::ItemIsEnabled));
        dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open)->click();
        QTRY_COMPARE(m_files.opened.series, std::string("1.2"));
        QTRY_VERIFY(!m_window->jobs().running());
        m_window->open("/here/none/");
        QVERIFY(question()->text().contains("/here/none/"));
        question()->close();
    }

    void theDisplayIsMirroredAndOutlined() {
        const QPointF place = axial().fromPixel({5, 10});
        trigger("Radio&logical Display");
        QVERIFY(std::abs(axial().fromPixel({5, 10}).x() + place.x() - axial().width()) < 1e-6);
        trigger("Brush");
        drag(axial(), axial().fromPixel({5, 10}).toPoint(), axial().fromPixel({5, 10}).toPoint());
        const SlicePlane plane(space().geometry(), Axis::Axial);
        QCOMPARE(space().labels().labels()[space().labels().offset(plane.voxel(10, 5, 10))], std::uint16_t(1));
        const auto coloured = [&] {
            const QImage shot = axial().grab().toImage();
            int count = 0;
            for (int y = 0; y < shot.height(); ++y) {
                for (int x = 0; x < shot.width(); ++x) {
                    const QColor colour = shot.pixelColor(x, y);
                    count += colour.red() > colour.green() + 40 && colour.red() > colour.blue() + 40;
                }
            }
            return count;
        };
        const int area = coloured();
        trigger("Labels as &Outlines");
        QVERIFY(coloured() > 0 && coloured() < area / 2);
        trigger("Labels as &Outlines");
        trigger("Radio&logical Display");
    }

    void doubleClicksMakeLarge() {
        trigger("Crosshair");
        QTest::mouseDClick(&axial(), Qt::LeftButton, Qt::NoModifier, middle());
        QCOMPARE(m_window->views().large(), 0);
        QVERIFY(!m_window->views().slices()[1]->isVisible());
        QTest::mouseDClick(&axial(), Qt::LeftButton, Qt::NoModifier, middle());
        QVERIFY(m_window->views().slices()[1]->isVisible());
    }

    void keysAreChanged() {
        Shortcuts shortcuts;
        QAction one("One"), two("&Two");
        one.setObjectName("one");
        two.setObjectName("two");
        one.setShortcut(Qt::Key_1);
        two.setShortcut(Qt::Key_2);
        shortcuts.add(&one, "&Menu");
        shortcuts.add(&two, "&Menu");
        QCOMPARE(two.toolTip(), QString("Two (2)"));
        shortcuts.set(&one, QKeySequence(Qt::Key_2));
        QVERIFY(one.shortcut() == QKeySequence(Qt::Key_2) && two.shortcut().isEmpty());
        Shortcuts again;
        QAction three("One");
        three.setObjectName("one");
        three.setShortcut(Qt::Key_1);
        again.add(&three, "Menu");
        QCOMPARE(three.shortcut(), QKeySequence(Qt::Key_2));
        again.resetAll();
        QCOMPARE(three.shortcut(), QKeySequence(Qt::Key_1));
        // In the window every key belongs to one action.
        std::set<QString> keys;
        for (const QAction* action : m_window->findChildren<QAction*>()) {
            if (!action->shortcut().isEmpty()) {
                QVERIFY2(keys.insert(action->shortcut().toString()).second, qPrintable(action->text()));
            }
        }
    }

    /// Cancelled at its start, in its middle or at its end, a job leaves everything as it was.
    void jobsAreCancelled() {
        trigger("Brush");
        drag(axial(), middle(), middle());
        const auto before = space().labels().labels();
        for (const int delay : {0, 1, 5}) {
            for (const char* name : {"Fill &Holes", "Remove I&slands", "&Interpolate Between Slices"}) {
                trigger(name);
                QTest::qWait(delay);
                m_window->jobs().cancel();
                QTRY_VERIFY(!m_window->jobs().running());
                space().dropPreview();
                QVERIFY(space().labels().labels() == before);
            }
        }
        m_window->open("/here/slow.nii");
        question()->button(QMessageBox::Discard)->click();
        QVERIFY(m_window->jobs().running());
        m_window->jobs().cancel();
        QTRY_VERIFY(!m_window->jobs().running());
        QVERIFY(space().labels().labels() == before);
    }

    void closingAsksForUnsavedWork() {
        trigger("Brush");
        drag(axial(), middle(), middle());
        QVERIFY(!m_window->close());
        question()->button(QMessageBox::Cancel)->click();
        QVERIFY(m_window->isVisible());
        QVERIFY(!m_window->close());
        question()->button(QMessageBox::Discard)->click();
        QTRY_VERIFY(!m_window->isVisible());
    }

    void closingTheScanShowsTheStartPage() {
        m_window->scanCommands().closeScan();
        QVERIFY(!space().hasScan());
        const auto works = m_window->keeper().recent();
        QVERIFY(works.empty());                  // no file of that name is there
        trigger("&Interpolate Between Slices");  // nothing happens, nothing crashes
        trigger("&Undo");
        m_window->open("/here/ball.nii");
        QTRY_VERIFY(space().hasScan());
    }

    /// Closing while a job runs stops the job first and then closes.
    void closingStopsAJob() {
        m_window->open("/here/slow.nii");
        QVERIFY(m_window->jobs().running());
        QVERIFY(!m_window->close());
        QTRY_VERIFY(!m_window->isVisible());
        QVERIFY(!m_window->jobs().running());
        QVERIFY(space().hasScan());
    }
};

QTEST_MAIN(MainWindowTest)
#include "MainWindowTest.moc"
