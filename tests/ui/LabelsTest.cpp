// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/WindowHarness.h"
#include "ui/models/LabelModel.h"
#include "ui/panels/LabelPanel.h"
#include "ui/views/SliceRenderer.h"

#include <QFile>

using namespace exemplar;
using namespace exemplar::ui;

class LabelsTest final : public QObject, WindowHarness {
    Q_OBJECT

public:
    LabelsTest() : WindowHarness("LabelsTest") {}

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { end(); }

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
            QImage picture;
            renderLabels(picture, space().labels(), plane, 10, space().table(), 1.0,
                         QRect(0, 0, plane.width(), plane.height()));
            int count2 = 0;
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x) {
                    count2 += qAlpha(picture.pixel(x, y)) != 0;
                }
            }
            return count2;
        };
        QCOMPARE(colourfulness(), static_cast<int>(painted(space(), 1) + painted(space(), 2)));
        model->setData(model->index(1, LabelModel::Visible), Qt::Unchecked, Qt::CheckStateRole);
        QCOMPARE(colourfulness(), static_cast<int>(painted(space(), 1)));
    }

    /// A snapshot stays as it was while it is held; its pages are used again when nobody holds it.
    void snapshotsStayAsTheyWere() {
        const auto dot = [this](std::size_t offset) {
            space().beginEdit(QStringLiteral("Dot")).put(offset, 1);
            space().finishEdit();
        };
        auto first = space().snapshot();
        QCOMPARE(space().snapshot().get(), first.get());
        dot(5);
        auto second = space().snapshot();
        QVERIFY(first->labels()[5] == 0 && second->labels()[5] == 1);
        const LabelMap* pages = second.get();
        second.reset();
        dot(6);
        const auto third = space().snapshot();
        QCOMPARE(third.get(), pages);
        QVERIFY(first->labels()[6] == 0 && third->labels()[5] == 1 && third->labels()[6] == 1);
        space().undo();
        QVERIFY(space().snapshot()->labels()[6] == 0 && third->labels()[6] == 1);
    }

    /// Every second pixel of what would change, in every view: two rows painted, which are one run, and a dot erased.
    void aPreviewShowsWhatWouldChange() {
        const Geometry geometry = Geometry::plain({5, 4, 3}, {1, 1, 1});
        LabelMap labels(geometry);
        labels.labels()[labels.offset({3, 3, 2})] = 1;
        LabelTable table;
        table.add({1, "One", {0, 255, 0}, true});
        table.add({2, "Two", {255, 0, 0}, true});
        LabelEditor editor(labels, table);
        editor.begin("Rows");
        for (int i = 0; i < 5; ++i) {
            editor.put(Index3{i, 1, 1}, 2);
            editor.put(Index3{i, 2, 1}, 2);
        }
        editor.put(Index3{3, 3, 2}, 0);
        editor.finish();
        const PreviewedChange change(std::make_shared<const LabelChange>(editor.lastChange()), geometry);
        int shown = 0;
        for (const Axis axis : {Axis::Sagittal, Axis::Coronal, Axis::Axial}) {
            const SlicePlane plane(geometry, axis);
            for (int slice = 0; slice < plane.count(); ++slice) {
                const QImage picture = renderPreview(change, labels, plane, slice, table);
                for (int y = 0; y < plane.height(); ++y) {
                    for (int x = 0; x < plane.width(); ++x) {
                        const Index3 voxel = plane.voxel(slice, x, y);
                        const bool row = voxel[2] == 1 && (voxel[1] == 1 || voxel[1] == 2);
                        const bool changes = row || voxel == Index3{3, 3, 2};
                        const QRgb pixel = picture.isNull() ? 0 : picture.pixel(x, y);
                        QCOMPARE(qAlpha(pixel) != 0, changes && (x + y) % 2 == 0);
                        QCOMPARE(qRed(pixel) > 200, row && (x + y) % 2 == 0);
                        shown += qAlpha(pixel) != 0;
                    }
                }
            }
        }
        QVERIFY(shown > 12);
        QVERIFY(renderPreview(change, labels, SlicePlane(geometry, Axis::Axial), 0, table).isNull());
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

    void exportingAndImporting() {
        trigger("Brush");
        drag(axial(), middle(), middle());
        const auto before = space().labels().labels();
        m_window->exportCommands().exportLabels("/full/labels.nii.gz");
        QVERIFY(question()->text().contains("/full/labels.nii.gz"));
        question()->close();
        QVERIFY(space().modified());  // not saved, and still marked so
        m_window->keeper().keepNow();
        QTRY_VERIFY(!m_window->keeper().keeping());
        m_window->exportCommands().exportLabels("/here/labels.nii.gz");
        QTRY_VERIFY(!m_window->jobs().running());
        QVERIFY(space().modified() && m_window->isWindowModified());  // exporting is not saving
        QVERIFY(QFile::exists(m_window->keeper().leftBehind()));
        QVERIFY(!m_window->close());
        QVERIFY(question()->informativeText().contains("exported"));
        question()->button(QMessageBox::Cancel)->click();
        QVERIFY(m_files.saved.at("/here/labels.nii.gz").labels.labels() == before);
        drag(axial(), middle() + QPoint(0, 40), middle() + QPoint(0, 40));
        const auto changed = space().labels().labels();
        m_window->exportCommands().importLabels("/here/labels.nii.gz");
        QTRY_VERIFY(space().labels().labels() == before);
        space().undo();  // an import is a step as any other
        QVERIFY(space().labels().labels() == changed);
    }

    /// Labels of another grid: shown what would be lost, and taken only then.
    void labelsOfAnotherGrid() {
        LabelMap other(Geometry::plain({20, 16, 20}, {2, 2, 2}));
        other.labels()[other.offset({10, 8, 10})] = 3;
        LabelTable table;
        table.add({3, "Nodule", {1, 2, 3}, true});
        m_files.saved["/here/other.nii.gz"] = {other, table};
        for (const bool take : {false, true}) {
            m_window->exportCommands().importLabels("/here/other.nii.gz");
            QMessageBox* box = question();
            QVERIFY2(box->text().contains("Nodule: 0.01 ml of 0.01 ml"), qPrintable(box->text()));
            box->button(take ? QMessageBox::Ok : QMessageBox::Cancel)->click();
            if (take) {
                QTRY_COMPARE(painted(space(), 3), 4);
                QCOMPARE(space().table().nameOf(3), std::string("Nodule"));
            } else {
                QCOMPARE(painted(space(), 3), 0);
            }
        }
    }

    void statisticsAndPictures() {
        trigger("Brush");
        drag(axial(), middle(), middle());
        m_window->exportCommands().exportStatistics(m_folder.filePath("statistics.csv"));
        QTRY_VERIFY(!m_window->jobs().running());
        QFile file(m_folder.filePath("statistics.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(QString(file.readAll()).contains(QString("\r\n1,Label 1,%1,").arg(painted(space(), 1))));
        m_window->exportCommands().exportPicture(axial(), m_folder.filePath("view.png"));
        QTRY_VERIFY(!m_window->jobs().running());
        QVERIFY(!QImage(m_folder.filePath("view.png")).isNull());
    }

    void namesAndPresets() {
        trigger("Brush");
        drag(axial(), middle(), middle());
        trigger("brain tumour");
        QCOMPARE(space().table().size(), std::size_t(2));  // label 1 is painted and keeps its name
        QCOMPARE(space().table().entries().front().name, std::string("Enhancing tumour"));
        space().undo();
        QCOMPARE(space().table().size(), std::size_t(1));
        m_window->exportCommands().exportTable("/here/names.txt");
        QSignalSpy refused(&m_window->jobs(), &JobRunner::refused);
        m_window->exportCommands().exportTable("/here/names.txt");
        QCOMPARE(refused.size(), 1);  // said, not forgotten
        QTRY_VERIFY(!m_window->jobs().running());
        QVERIFY(m_files.tables.contains("/here/names.txt"));
        m_window->exportCommands().importTable("/here/missing.txt");
        question()->close();
    }

    /// Removing a label removes its voxels, reordering changes nothing else, and both can be undone.
    void labelsAreRemovedAndReordered() {
        auto* model = m_window->findChild<LabelModel*>();
        trigger("Brush");
        drag(axial(), middle(), middle());
        const auto count = painted(space(), 1);
        model->addLabel();
        auto* panel = m_window->findChild<LabelPanel*>();
        panel->move(-1);
        QCOMPARE(space().table().entries().front().id, std::uint16_t(2));
        space().setActiveLabel(1);
        panel->removeLabel();
        QTRY_COMPARE(painted(space(), 1), 0);
        QCOMPARE(space().table().size(), std::size_t(1));
        QCOMPARE(space().activeLabel(), std::uint16_t(2));
        space().undo();
        QCOMPARE(painted(space(), 1), count);
        QCOMPARE(space().table().size(), std::size_t(2));
        space().goToStep(0);
        QCOMPARE(painted(space(), 1), 0);
        QCOMPARE(space().table().size(), std::size_t(1));
        space().goToStep(4);
        QCOMPARE(space().table().size(), std::size_t(1));
    }
};

QTEST_MAIN(LabelsTest)
#include "LabelsTest.moc"
