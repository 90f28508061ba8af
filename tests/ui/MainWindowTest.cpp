// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeEngine.h"
#include "tests/support/FakeFiles.h"
#include "ui/MainWindow.h"
#include "ui/models/LabelModel.h"
#include "ui/views/SliceRenderer.h"
#include "ui/views/SliceView.h"

#include <QAction>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>

using namespace exemplar;
using namespace exemplar::ui;

namespace {

void wheel(QWidget& widget, int steps, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    const QPointF middle(widget.width() / 2.0, widget.height() / 2.0);
    QWheelEvent event(middle, widget.mapToGlobal(middle), {}, {0, 120 * steps}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

std::ptrdiff_t painted(const Workspace& workspace, std::uint16_t label) {
    const auto& labels = workspace.labels().labels();
    return std::count(labels.begin(), labels.end(), label);
}

}  // namespace

class MainWindowTest final : public QObject {
    Q_OBJECT

private:
    FakeFiles m_files;
    std::unique_ptr<MainWindow> m_window;

    SliceView& axial() { return *m_window->views()[0]; }
    Workspace& space() { return m_window->workspace(); }
    void trigger(const QString& tool) {
        for (QAction* action : m_window->findChildren<QAction*>()) {
            if (action->text() == tool) {
                action->trigger();
                return;
            }
        }
        QFAIL(qPrintable(tool));
    }
    void drag(SliceView& view, QPoint from, QPoint to) {
        QTest::mousePress(&view, Qt::LeftButton, Qt::NoModifier, from);
        QTest::mouseMove(&view, to);
        QTest::mouseRelease(&view, Qt::LeftButton, Qt::NoModifier, to);
    }
    QPoint middle() { return axial().rect().center(); }

private Q_SLOTS:
    void init() {
        m_files.saved.clear();
        m_window = std::make_unique<MainWindow>(m_files, [](JobControl&) { return std::make_unique<FakeEngine>(); });
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->openScan("/here/ball.nii");
        QTRY_VERIFY(space().hasScan());
    }
    void cleanup() {
        if (space().hasScan()) {
            space().setSaved(space().revision());
        }
        m_window.reset();
    }

    void itOpensAndShows() {
        QVERIFY(m_window->windowTitle().contains("ball.nii"));
        QCOMPARE(space().slice(Axis::Axial), 10);
        const QImage shot = axial().grab().toImage();
        QVERIFY(qGray(shot.pixel(shot.width() / 2 + 12, shot.height() / 2 + 12)) > 200);  // beside the crosshair
        QVERIFY(qGray(shot.pixel(shot.width() / 2 + 12, 40)) < 40);
    }

    void anUnreadableFileIsSaid() {
        QSignalSpy failed(&m_window->jobs(), &JobRunner::failed);
        m_window->openScan("/here/letter.txt");
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
        trigger("&Fill Holes");
        QTRY_COMPARE(painted(space(), 1), whole);
        trigger("Brush");
        drag(axial(), axial().fromPixel({36, 28}).toPoint(), axial().fromPixel({36, 28}).toPoint());
        QVERIFY(painted(space(), 1) > whole);
        trigger("&Remove Islands");
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
        space().setEntry(ten.entries().front());
        space().setActiveLabel(10);
        trigger("Smart");
        const auto ghost = [&] {
            QTest::mouseClick(&axial(), Qt::LeftButton, Qt::NoModifier, axial().fromPixel({20, 16}).toPoint());
            QTRY_VERIFY(!m_window->jobs().running());
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

    /// A program that ends without closing its window loses nothing that was kept.
    void unsavedLabelsAreRecovered() {
        trigger("Brush");
        drag(axial(), middle(), middle() + QPoint(30, 0));
        const auto before = space().labels().labels();
        m_window->recovery().keepNow();
        QTRY_VERIFY(!m_window->recovery().keeping());
        QCOMPARE(m_files.saved.size(), std::size_t(1));
        for (const bool take : {true, false}) {
            m_window = std::make_unique<MainWindow>(m_files);
            m_window->openScan("/here/ball.nii");
            QMessageBox* box = nullptr;
            QTRY_VERIFY((box = m_window->findChild<QMessageBox*>()) != nullptr);
            box->button(take ? QMessageBox::Yes : QMessageBox::No)->click();
            if (take) {
                QTRY_VERIFY(space().labels().labels() == before);
                QVERIFY(space().modified());
            }
        }
        QTRY_VERIFY(m_files.saved.empty());  // declined, so given up
    }

    /// What is saved needs no copy.
    void savingRemovesTheCopy() {
        trigger("Brush");
        drag(axial(), middle(), middle());
        m_window->recovery().keepNow();
        QTRY_VERIFY(!m_window->recovery().keeping());
        QVERIFY(!m_window->recovery().leftBehind().isEmpty());
        m_window->saveLabels("/here/labels.nii.gz");
        QTRY_VERIFY(!space().modified());
        QTRY_VERIFY(m_window->recovery().leftBehind().isEmpty());
        QCOMPARE(m_files.saved.size(), std::size_t(1));
    }

    void slicesBetweenAreInterpolated() {
        trigger("Brush");
        drag(axial(), middle(), middle() + QPoint(30, 0));
        space().setSlice(Axis::Axial, 16);
        drag(axial(), middle(), middle() + QPoint(30, 0));
        trigger("&Interpolate Between Slices");
        const SlicePlane plane(space().geometry(), Axis::Axial);
        QTRY_COMPARE(plane.labelledSlices(space().labels()), (std::vector<int>{10, 11, 12, 13, 14, 15, 16}));
        QVERIFY(plane.extract(space().labels(), 13) == plane.extract(space().labels(), 10));
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
        m_window->openScan("/here/ball.nii");
        QSignalSpy changed(&space(), &Workspace::scanChanged);
        QTRY_COMPARE(changed.size(), 1);
        QTest::keyClick(&axial(), Qt::Key_Return);
        QCOMPARE(painted(space(), 1), 0);
    }

    /// What a job has made is not lost because a stroke is being drawn when it ends.
    void aJobWaitsForAStroke() {
        trigger("Brush");
        drag(axial(), middle(), middle());
        space().setSlice(Axis::Axial, 12);
        drag(axial(), middle(), middle());
        trigger("&Interpolate Between Slices");
        space().setSlice(Axis::Axial, 3);
        QTest::mousePress(&axial(), Qt::LeftButton, Qt::NoModifier, middle());
        QTRY_VERIFY(!m_window->jobs().running());
        const SlicePlane plane(space().geometry(), Axis::Axial);
        QCOMPARE(plane.labelledSlices(space().labels()), (std::vector<int>{3, 10, 12}));
        QTest::mouseRelease(&axial(), Qt::LeftButton, Qt::NoModifier, middle());
        QCOMPARE(plane.labelledSlices(space().labels()), (std::vector<int>{3, 10, 11, 12}));
        space().undo();
        QCOMPARE(plane.labelledSlices(space().labels()), (std::vector<int>{3, 10, 12}));
    }

    void lockedAndHiddenLabels() {
        trigger("Brush");
        drag(axial(), middle(), middle());
        const auto count = painted(space(), 1);
        auto* model = m_window->findChild<LabelModel*>();
        QVERIFY(model->setData(model->index(0, LabelModel::Locked), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(model->addLabel(), std::uint16_t(2));
        QCOMPARE(space().activeLabel(), std::uint16_t(2));
        drag(axial(), middle(), middle() + QPoint(40, 0));
        QCOMPARE(painted(space(), 1), count);
        QVERIFY(painted(space(), 2) > 0);
        const auto colourfulness = [&] {
            const SlicePlane plane(space().geometry(), Axis::Axial);
            const QImage picture =
                renderSlice(space().scan().volume, space().labels(), plane, 10, space().window(), space().table(), 1.0);
            int count2 = 0;
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x) {
                    const QColor colour = picture.pixelColor(x, y);
                    count2 += colour.red() != colour.green() || colour.green() != colour.blue();
                }
            }
            return count2;
        };
        QCOMPARE(colourfulness(), static_cast<int>(painted(space(), 1) + painted(space(), 2)));
        model->setData(model->index(1, LabelModel::Visible), Qt::Unchecked, Qt::CheckStateRole);
        QCOMPARE(colourfulness(), static_cast<int>(painted(space(), 1)));
    }

    void theTableNamesAndCounts() {
        auto* model = m_window->findChild<LabelModel*>();
        QVERIFY(model->setData(model->index(0, LabelModel::Name), "Liver", Qt::EditRole));
        QVERIFY(!model->setData(model->index(0, LabelModel::Name), "  ", Qt::EditRole));
        QCOMPARE(space().table().nameOf(1), std::string("Liver"));
        trigger("Brush");
        drag(axial(), middle(), middle());
        const double millilitres = static_cast<double>(painted(space(), 1)) * 2.0 / 1000.0;
        QCOMPARE(model->index(0, LabelModel::Volume).data().toString(), QString::number(millilitres, 'f', 2));
    }

    void savingAndImporting() {
        trigger("Brush");
        drag(axial(), middle(), middle());
        const auto before = space().labels().labels();
        m_window->saveLabels("/full/labels.nii.gz");
        QTRY_VERIFY(!m_window->jobs().running());
        QVERIFY(space().modified());  // not saved, and still marked so
        for (QMessageBox* box : m_window->findChildren<QMessageBox*>()) {
            box->close();
        }
        m_window->saveLabels("/here/labels.nii.gz");
        QTRY_VERIFY(!space().modified());
        QVERIFY(m_files.saved.at("/here/labels.nii.gz").labels.labels() == before);
        drag(axial(), middle() + QPoint(0, 40), middle() + QPoint(0, 40));
        space().setSaved(space().revision());
        m_window->importLabels("/here/labels.nii.gz");
        QTRY_VERIFY(space().labels().labels() == before);
        QVERIFY(!space().canUndo());
    }

    void closingAsksForUnsavedWork() {
        trigger("Brush");
        drag(axial(), middle(), middle());
        int asked = 0;
        const auto answer = [&](QMessageBox::StandardButton button) {
            QTimer::singleShot(0, this, [&asked, button] {
                if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                    ++asked;
                    box->button(button)->click();
                }
            });
        };
        answer(QMessageBox::No);
        QVERIFY(!m_window->close());
        answer(QMessageBox::Yes);
        QVERIFY(m_window->close());
        QCOMPARE(asked, 2);
    }

    /// Closing while a job runs stops the job first and then closes.
    void closingStopsAJob() {
        m_window->openScan("/here/slow.nii");
        QVERIFY(m_window->jobs().running());
        QVERIFY(!m_window->close());
        QTRY_VERIFY(!m_window->isVisible());
        QVERIFY(!m_window->jobs().running());
        QVERIFY(space().hasScan());
    }
};

QTEST_MAIN(MainWindowTest)
#include "MainWindowTest.moc"
