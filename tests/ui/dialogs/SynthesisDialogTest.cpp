// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/engine/ExemplarSet.h"
#include "core/image/ModelFrame.h"
#include "tests/support/MergedAal.h"
#include "tests/support/Phantom.h"
#include "ui/dialogs/SynthesisDialog.h"
#include "ui/looks/Language.h"
#include "ui/pictures/Pictures.h"
#include "ui/pictures/SyntheticSheet.h"

#include <QDialogButtonBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QStandardPaths>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>

using namespace exemplar;
using namespace exemplar::ui;

namespace {

/// Slices of 120 x 100 pixels with three structures, of which the first two have these names.
std::shared_ptr<ExemplarSet> makeSet(const char* first, const char* second, int count = 2) {
    auto set = std::make_shared<ExemplarSet>();
    set->labels.add({1, first, {230, 75, 53}, true});
    set->labels.add({2, second, {77, 187, 213}, true});
    set->labels.add({3, "Spleen", {0, 160, 135}, true});
    for (int i = 0; i < count; ++i) {
        const auto phantom = phantom::make({120, 100, 3}, {1, 1, 1}, static_cast<std::uint64_t>(i) + 1);
        addExemplars(*set, phantom.scan, "key", "abdomen.nii", phantom.labels, Axis::Axial, {1}, {0.0, 1.0}, true);
    }
    return set;
}

std::vector<QImage> picturesOf(const SynthesisDialog& dialog) {
    std::vector<QImage> pictures;
    for (const SampleView::Picture& picture : dialog.view().pictures()) {
        pictures.push_back(picture.image);
    }
    return pictures;
}

/// Of a dialog's pictures: finer on screens with small pixels.
int pictureScale() { return qGuiApp->devicePixelRatio() > 1.25 ? 2 : 1; }

/// What a dialog has to show of a recipe.
std::vector<QImage> picturesOf(const ExemplarSet& set, const SynthesisRecipe& recipe, std::uint64_t seed) {
    SyntheticSheet sheet(set);
    JobControl control;
    const int scale = pictureScale();
    std::vector<QImage> pictures;
    for (const auto& sample : sheet.samples(recipe, seed, SynthesisDialog::kSamples, control)) {
        pictures.push_back(labelledPicture(sample.image, sample.labels, set.labels, scale)
                               .copy(0, 0, sheet.shownWidth() * scale, sheet.shownHeight() * scale));
    }
    return pictures;
}

QSlider& slider(const SynthesisDialog& dialog, const char* knob) {
    auto* found = dialog.findChild<QSlider*>(QLatin1String(knob));
    if (found == nullptr) {
        qFatal("There is no knob %s.", knob);
    }
    return *found;
}

QString warnings(const SynthesisDialog& dialog) { return dialog.findChild<QLabel*>("warnings")->text(); }

QPushButton& button(const SynthesisDialog& dialog, QDialogButtonBox::ButtonRole role) {
    auto* box = dialog.findChild<QDialogButtonBox*>();
    for (QAbstractButton* one : box->buttons()) {
        if (box->buttonRole(one) == role) {
            return *qobject_cast<QPushButton*>(one);
        }
    }
    qFatal("There is no such button.");
}

}  // namespace

class SynthesisDialogTest final : public QObject {
    Q_OBJECT

private:
    const std::shared_ptr<const ExemplarSet> m_kidneys = makeSet("Left kidney", "Right kidney");

    /// Shown, with its first samples.
    static void settle(SynthesisDialog& dialog) {
        QSignalSpy drawn(&dialog, &SynthesisDialog::drawn);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QTRY_VERIFY(!dialog.drawing());
        QCOMPARE(drawn.count(), 1);
        QCOMPARE(dialog.view().pictures().size(), std::size_t{SynthesisDialog::kSamples});
    }

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Exemplar");
        QCoreApplication::setApplicationName("SynthesisDialogTest");
        QSettings().clear();
    }

    void aSheetWithAllKnobsOffShowsTheExemplars() {
        SyntheticSheet sheet(*m_kidneys);
        JobControl control;
        const auto samples = sheet.samples(SynthesisRecipe::none(), 5, 3, control);
        QCOMPARE(samples.size(), std::size_t{3});
        QCOMPARE(sheet.shownWidth(), 256);   // 120 pixels
        QCOMPARE(sheet.shownHeight(), 213);  // 100 pixels
        const ModelFrame frame(120, 100, 1.0, 1.0, 256);
        for (int i = 0; i < 3; ++i) {  // they take turns
            QCOMPARE(samples[i].exemplar, i % 2);
            QVERIFY(samples[i].labels == frame.toModel(m_kidneys->exemplars[i % 2].labels));
            const Image expected = frame.toModel(m_kidneys->exemplars[i % 2].image.pixels);
            for (std::size_t p = 0; p < expected.size(); ++p) {
                QVERIFY(std::abs(samples[i].image.pixels()[p] - expected.pixels()[p]) < 1e-4F);
            }
        }
    }

    void aSheetOfManyExemplarsShowsSomeSpreadOverAll() {
        const auto set = makeSet("Left kidney", "Right kidney", 7);
        JobControl control;
        const auto samples = SyntheticSheet(*set).samples(SynthesisRecipe::none(), 5, 3, control);
        QCOMPARE(samples.size(), std::size_t{3});
        const ModelFrame frame(120, 100, 1.0, 1.0, 256);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(samples[i].exemplar, 1 + 2 * i);
            QVERIFY(samples[i].labels == frame.toModel(set->exemplars[1 + 2 * i].labels));
        }
    }

    void aSheetIsCancelledBetweenSamplesAndGoesOnLater() {
        SyntheticSheet sheet(*m_kidneys);
        int reports = 0;
        JobControl* running = nullptr;
        JobControl control([&](double fraction, const std::string&) {
            ++reports;
            QVERIFY(std::abs(fraction - reports / 12.0) < 1e-9);
            if (reports == 3) {
                running->cancel();
            }
        });
        running = &control;
        try {
            sheet.samples({}, 0, 12, control);
            QFAIL("not cancelled");
        } catch (const Error& error) {
            QVERIFY(error.code() == ErrorCode::Cancelled);
        }
        QCOMPARE(reports, 3);
        JobControl again;
        QCOMPARE(sheet.samples({}, 0, 2, again).size(), std::size_t{2});
    }

    void aSheetNeedsExemplarsAndUsesUnlabelledSlices() {
        JobControl control;
        const ExemplarSet none;
        try {
            SyntheticSheet(none).samples({}, 0, 1, control);
            QFAIL("made of nothing");
        } catch (const Error& error) {
            QVERIFY(error.code() == ErrorCode::NothingToLearn);
        }
        ExemplarSet set = *m_kidneys;
        set.backgrounds.push_back({Image(120, 100, phantom::kBody), 1.0, 1.0, {}});
        SynthesisRecipe recipe = SynthesisRecipe::none();
        recipe.separateShare = recipe.unlabelledSliceWeight = 1.0;
        recipe.ownExemplarWeight = recipe.otherExemplarWeight = 0.0;
        const auto samples = SyntheticSheet(set).samples(recipe, 1, 4, control);
        QVERIFY(std::any_of(samples.begin(), samples.end(), [](const auto& sample) {
            return sample.image.at(3, 3) > 0.4F;  // air in the exemplars
        }));
    }

    void aKnobRedraws() {
        Learning learning;
        SynthesisDialog dialog(m_kidneys, learning);
        settle(dialog);
        const auto before = picturesOf(dialog);
        QVERIFY(before == picturesOf(*m_kidneys, {}, 0));
        QCOMPARE(before.front().size(), pictureScale() * QSize(256, 213));
        auto* busy = dialog.findChild<QProgressBar*>();
        QVERIFY(!busy->isVisible());
        QSignalSpy drawn(&dialog, &SynthesisDialog::drawn);
        slider(dialog, "rotationDegrees").setValue(40);
        QCOMPARE(dialog.recipe().rotationDegrees, 40.0);
        QVERIFY(busy->isVisible());
        QVERIFY(picturesOf(dialog) == before);  // until the new ones are there
        QTRY_COMPARE(drawn.count(), 1);
        QTRY_VERIFY(!busy->isVisible());
        QVERIFY(picturesOf(dialog) != before);
        SynthesisRecipe turned;
        turned.rotationDegrees = 40.0;
        QVERIFY(picturesOf(dialog) == picturesOf(*m_kidneys, turned, 0));
        QVERIFY(dialog.view().pictures()[1].origin.contains("slice 1 of abdomen.nii"));
    }

    void theNewestSettingWins() {
        Learning learning;
        SynthesisDialog dialog(m_kidneys, learning);
        settle(dialog);
        QSignalSpy drawn(&dialog, &SynthesisDialog::drawn);
        int completed = 0;
        connect(dialog.findChild<QProgressBar*>(), &QProgressBar::valueChanged, this,
                [&completed](int percent) { completed += percent == 100 ? 1 : 0; });
        for (int degrees = 16; degrees <= 60; ++degrees) {
            slider(dialog, "rotationDegrees").setValue(degrees);
        }
        QTRY_VERIFY(!dialog.drawing());
        QCOMPARE(drawn.count(), 1);  // none in between
        QCOMPARE(completed, 1);      // the first was cancelled
        SynthesisRecipe expected;
        expected.rotationDegrees = 60.0;
        QVERIFY(picturesOf(dialog) == picturesOf(*m_kidneys, expected, 0));
        for (int percent = 0; percent <= 30; ++percent) {  // now while samples come in
            slider(dialog, "gain").setValue(percent);
            QTest::qWait(percent % 5 == 0 ? 40 : 1);
        }
        QTRY_VERIFY(!dialog.drawing());
        expected.gain = 0.3;
        QVERIFY(picturesOf(dialog) == picturesOf(*m_kidneys, expected, 0));
    }

    void shufflingTakesOtherSamples() {
        Learning learning;
        SynthesisDialog dialog(m_kidneys, learning);
        settle(dialog);
        const auto before = picturesOf(dialog);
        dialog.findChild<QPushButton*>("shuffle")->click();
        QTRY_VERIFY(!dialog.drawing());
        QCOMPARE(dialog.seed(), std::uint64_t{1});
        QVERIFY(dialog.recipe() == SynthesisRecipe());
        QVERIFY(picturesOf(dialog) != before);
        QVERIFY(picturesOf(dialog) == picturesOf(*m_kidneys, {}, 1));
    }

    void resetGoesBackToWhatIsDelivered() {
        Learning learning;
        SynthesisRecipe mine;
        mine.rotationDegrees = 33.0;
        mine.rimTolerance = 0.2;
        learning.setRecipe(mine);
        SynthesisDialog dialog(m_kidneys, learning);
        settle(dialog);
        QCOMPARE(slider(dialog, "rotationDegrees").value(), 33);
        QVERIFY(slider(dialog, "rimTolerance").isVisible());  // not as delivered, so not hidden
        QPushButton& reset = button(dialog, QDialogButtonBox::ResetRole);
        QVERIFY(reset.isEnabled());
        reset.click();
        QVERIFY(dialog.recipe() == SynthesisRecipe());
        QCOMPARE(slider(dialog, "rotationDegrees").value(), 15);
        QVERIFY(!reset.isEnabled());
        QTRY_VERIFY(!dialog.drawing());
        QVERIFY(picturesOf(dialog) == picturesOf(*m_kidneys, {}, 0));
        QVERIFY(learning.recipe() == mine);  // until OK
    }

    void concernsAreSaidAtOnce() {
        Learning learning;
        SynthesisDialog kidneys(m_kidneys, learning);
        QCOMPARE(warnings(kidneys), QString());
        slider(kidneys, "flipLeftRight").setValue(10);
        QVERIFY(warnings(kidneys).contains("Left kidney, Right kidney"));
        QVERIFY(!warnings(kidneys).contains("Spleen"));
        slider(kidneys, "rotationDegrees").setValue(46);
        QCOMPARE(warnings(kidneys).count('\n'), 1);
        slider(kidneys, "flipLeftRight").setValue(0);
        QVERIFY(!warnings(kidneys).contains("kidney"));
        slider(kidneys, "rotationDegrees").setValue(45);
        QCOMPARE(warnings(kidneys), QString());
        slider(kidneys, "flipUpDown").setValue(1);
        QVERIFY(warnings(kidneys).contains("front and back"));

        SynthesisDialog liver(makeSet("Liver", "Pancreas"), learning);
        slider(liver, "flipLeftRight").setValue(10);
        QCOMPARE(warnings(liver), QString());
    }

    /// Exemplars of other scans may have been labelled along another axis.
    void everyAxisCounts() {
        auto set = makeSet("Liver", "Pancreas");
        set->exemplars.back().axis = Axis::Sagittal;
        Learning learning;
        SynthesisDialog dialog(set, learning);
        slider(dialog, "flipUpDown").setValue(1);
        QVERIFY(warnings(dialog).contains("front and back"));
        QVERIFY(warnings(dialog).contains("head below the feet"));
    }

    void okStoresAndCancelLeaves() {
        Learning learning;
        QSignalSpy changed(&learning, &Learning::recipeChanged);
        {
            SynthesisDialog dialog(m_kidneys, learning);
            dialog.open();
            slider(dialog, "noise").setValue(10);
            button(dialog, QDialogButtonBox::RejectRole).click();
            QVERIFY(!dialog.isVisible());
            QCOMPARE(changed.count(), 0);
        }
        SynthesisDialog dialog(m_kidneys, learning);
        dialog.open();
        slider(dialog, "noise").setValue(10);
        slider(dialog, "separateShare").setValue(3);
        button(dialog, QDialogButtonBox::AcceptRole).click();
        QVERIFY(!dialog.isVisible());
        QCOMPARE(changed.count(), 1);
        SynthesisRecipe expected;
        expected.noise = 0.05;
        expected.separateShare = 0.15;
        QCOMPARE(learning.recipe().toJson(), expected.toJson());
    }

    /// Between the sliders' steps and beyond their ends, too.
    void whatIsNotMovedStaysExact() {
        Learning learning;
        const auto odd = SynthesisRecipe::fromJson(
            R"({"rotationDegrees": 12.345, "scale": 0.85, "elasticWavelength": 0.025, "gamma": 1.7, "softEdge": 0.07,
                "ownExemplarWeight": 750, "otherExemplarWeight": 250.5, "blurLargest": 0.1, "noise": 0.0123})");
        learning.setRecipe(odd);
        {
            SynthesisDialog dialog(m_kidneys, learning);
            settle(dialog);
            button(dialog, QDialogButtonBox::AcceptRole).click();
        }
        QCOMPARE(learning.recipe().toJson(), odd.toJson());
        SynthesisDialog dialog(m_kidneys, learning);
        slider(dialog, "gain").setValue(20);
        dialog.accept();
        SynthesisRecipe expected = odd;
        expected.gain = 0.2;
        QCOMPARE(learning.recipe().toJson(), expected.toJson());
        SynthesisDialog weights(m_kidneys, learning);
        slider(weights, "otherExemplarWeight").setValue(slider(weights, "otherExemplarWeight").maximum());
        QVERIFY(std::abs(weights.recipe().otherExemplarWeight - 250.5) <= 0.05);  // the slider reaches what was there
    }

    void everyKnobIsThereAndStaysAllowed() {
        Learning learning;
        SynthesisDialog dialog(nullptr, learning);
        QCOMPARE(synthesisKnobs().size(), sizeof(SynthesisRecipe) / sizeof(double));
        for (const SynthesisKnob& knob : synthesisKnobs()) {
            QSlider& one = slider(dialog, knob.name);
            QVERIFY2(!one.toolTip().isEmpty(), knob.name);
            for (int end : {one.maximum(), one.minimum()}) {
                one.setValue(end);
                const double value = dialog.recipe().*knob.member;
                SynthesisRecipe alone;
                alone.*knob.member = value;
                alone.check();  // throws
                QCOMPARE(value, end == one.maximum() ? knob.high : knob.low);
                QCOMPARE(
                    SynthesisRecipe::fromJson("{\"" + std::string(knob.name) + "\": " + std::to_string(value) + "}").*
                        knob.member,
                    value);
            }
        }
    }

    void structuresNeedSomewhereToComeFrom() {
        Learning learning;
        SynthesisDialog dialog(m_kidneys, learning);
        settle(dialog);
        const QPushButton& ok = button(dialog, QDialogButtonBox::AcceptRole);
        slider(dialog, "ownExemplarWeight").setValue(0);
        QVERIFY(ok.isEnabled());
        slider(dialog, "otherExemplarWeight").setValue(0);
        QVERIFY(!ok.isEnabled());
        QVERIFY(warnings(dialog).contains("Source of the structure"));
        QTRY_VERIFY(!dialog.drawing());
        QVERIFY(!dialog.findChild<QProgressBar*>()->isVisible());
        slider(dialog, "separateShare").setValue(0);
        QVERIFY(ok.isEnabled());
        QVERIFY(!slider(dialog, "separateRotationDegrees").isEnabled());  // has no effect now
        QTRY_VERIFY(!dialog.drawing());
        QVERIFY(picturesOf(dialog) == picturesOf(*m_kidneys, dialog.recipe(), 0));
    }

    void closingWhileDrawingIsSafe() {
        Learning learning;
        for (int round = 0; round < 6; ++round) {
            QElapsedTimer clock;
            auto dialog = std::make_unique<SynthesisDialog>(m_kidneys, learning);
            dialog->open();
            QTest::qWait(5 * round);
            slider(*dialog, "rotationDegrees").setValue(20 + round);
            QVERIFY(dialog->drawing());
            QSignalSpy drawn(dialog.get(), &SynthesisDialog::drawn);
            clock.start();
            round % 2 == 0 ? dialog->close() : static_cast<bool>((dialog->accept(), true));
            if (round % 3 == 0) {
                dialog.reset();
                QVERIFY(QThreadPool::globalInstance()->waitForDone(100));  // it only has to go to rest
            } else {
                QTRY_VERIFY(!dialog->drawing());
                QCOMPARE(drawn.count(), 0);
                QVERIFY(!dialog->isVisible());
                dialog.reset();
            }
            QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
            QCOMPARE(learning.recipe().rotationDegrees,
                     round % 2 == 0 ? (round == 0 ? 15.0 : 19.0 + round) : 20.0 + round);
        }
    }

    void itWorksWithoutExemplars() {
        Learning learning;
        for (const auto& set : {std::shared_ptr<const ExemplarSet>(), std::make_shared<const ExemplarSet>()}) {
            SynthesisDialog dialog(set, learning);
            dialog.show();
            QVERIFY(QTest::qWaitForWindowExposed(&dialog));
            QVERIFY(!dialog.drawing());
            QVERIFY(!dialog.findChild<QPushButton*>("shuffle")->isEnabled());
            slider(dialog, "rotationDegrees").setValue(50);
            QVERIFY(!dialog.drawing());
            QVERIFY(!warnings(dialog).isEmpty());
            dialog.accept();
            QCOMPARE(learning.recipe().rotationDegrees, 50.0);
        }
    }

    void rareKnobsAreFolded() {
        Learning learning;
        SynthesisDialog dialog(nullptr, learning);
        dialog.show();
        QVERIFY(slider(dialog, "rotationDegrees").isVisible());
        QVERIFY(!slider(dialog, "elasticWavelength").isVisible());
        QVERIFY(!slider(dialog, "ownExemplarWeight").isVisible());
        dialog.findChild<QToolButton*>("all-knobs")->click();
        QVERIFY(slider(dialog, "elasticWavelength").isVisible());
        QVERIFY(slider(dialog, "ownExemplarWeight").isVisible());
    }

    /// It scrolls the list instead.
    void theWheelTurnsNoKnobInPassing() {
        Learning learning;
        SynthesisDialog dialog(nullptr, learning);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QSlider& gain = slider(dialog, "gain");
        const auto roll = [&gain] {
            const QPointF middle(gain.width() / 2.0, gain.height() / 2.0);
            QWheelEvent event(middle, gain.mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(&gain, &event);
        };
        dialog.findChild<QToolButton*>("all-knobs")->setFocus();
        roll();
        QVERIFY(dialog.recipe() == SynthesisRecipe());
        gain.setFocus();
        QTRY_VERIFY(gain.hasFocus());
        roll();
        QVERIFY(dialog.recipe().gain > SynthesisRecipe().gain);
    }

    void itFitsASmallScreenWithEveryWarning() {
        Learning learning;
        SynthesisRecipe wild;
        wild.flipLeftRight = wild.flipUpDown = 0.5;
        wild.rotationDegrees = wild.separateRotationDegrees = 90.0;
        wild.scale = wild.separateScale = 0.6;
        wild.elasticAmplitude = 0.1;
        wild.separateShift = 0.3;
        learning.setRecipe(wild);
        SynthesisDialog dialog(m_kidneys, learning);
        settle(dialog);
        QVERIFY2(dialog.width() <= 1280 && dialog.height() <= 690,
                 qPrintable(QString("%1 x %2").arg(dialog.width()).arg(dialog.height())));
        QVERIFY(dialog.minimumSizeHint().height() <= 690);
        QVERIFY(dialog.view().height() > 250);
    }

    /// Pictures to look at, where EXEMPLAR_PICTURES names a folder.
    void pictures() {
        const QString folder = qEnvironmentVariable("EXEMPLAR_PICTURES");
        if (folder.isEmpty()) {
            QSKIP("EXEMPLAR_PICTURES is not set");
        }
        auto set = std::make_shared<ExemplarSet>();
        const auto labels = mergedAal();
        gzFile file = gzopen("/usr/share/mricron/templates/ch2.nii.gz", "rb");
        if (!labels || file == nullptr) {
            QSKIP("Debian's mricron-data is not installed");
        }
        std::vector<std::uint8_t> bytes(352 + labels->geometry().voxelCount());
        gzread(file, bytes.data(), static_cast<unsigned>(bytes.size()));
        gzclose(file);
        const Geometry ras(labels->geometry().dims(), {{{-1, 0, 0}, {0, -1, 0}, {0, 0, 1}}}, {0, 0, 0});
        const Volume scan(ras, std::vector<float>(bytes.begin() + 352, bytes.end()));
        const char* names[]{"Cerebellum", "Thalamus", "Left caudate", "Right putamen", "Hippocampus"};
        for (std::uint16_t id = 1; id <= 5; ++id) {
            set->labels.add({id, names[id - 1], LabelTable::defaultColour(id), true});
        }
        addExemplars(*set, scan, "ch2", "ch2.nii.gz", LabelMap(ras, labels->labels()), Axis::Axial, {62, 68, 74, 80},
                     IntensityWindow::automatic(scan), true);
        Learning learning;
        for (const char* theme : {"light", "dark"}) {
            chooseTheme(QString::fromLatin1(theme));
            const auto save = [&](SynthesisDialog& dialog, const char* name) {
                QTRY_VERIFY(!dialog.drawing());
                dialog.grab().save(
                    QString("%1/synthesis-%2-%3.png").arg(folder, QLatin1String(name), QLatin1String(theme)));
            };
            SynthesisDialog dialog(set, learning);
            QElapsedTimer clock;
            clock.start();
            settle(dialog);
            qInfo("first sheet: %lld ms", clock.elapsed());
            save(dialog, "first");
            clock.restart();
            slider(dialog, "flipLeftRight").setValue(10);
            slider(dialog, "elasticAmplitude").setValue(45);
            QTRY_VERIFY(!dialog.drawing());
            qInfo("another sheet: %lld ms", clock.elapsed());
            save(dialog, "warnings");
            dialog.findChild<QToolButton*>("all-knobs")->click();
            slider(dialog, "flipUpDown").setValue(10);
            slider(dialog, "rotationDegrees").setValue(90);
            QTest::qWait(30);
            dialog.grab().save(QString("%1/synthesis-busy-%2.png").arg(folder, QLatin1String(theme)));
            save(dialog, "all");
            dialog.resize(1280, 680);
            QTest::qWait(50);
            save(dialog, "wide");
            auto many = std::make_shared<ExemplarSet>(*set);
            for (std::uint16_t id = 1; id <= 90; ++id) {
                many->labels.add(
                    {id, QString("Left structure %1").arg(id).toStdString(), LabelTable::defaultColour(id), true});
            }
            for (Exemplar& exemplar : many->exemplars) {
                for (int p = 0; p < static_cast<int>(exemplar.labels.size()); ++p) {
                    const int x = p % exemplar.labels.width() / 16, y = p / exemplar.labels.width() / 16;
                    exemplar.labels.pixels()[p] = static_cast<std::uint16_t>((x + 12 * y) % 91);
                }
            }
            SynthesisDialog crowd(many, learning);
            crowd.show();
            slider(crowd, "flipLeftRight").setValue(1);
            QTest::qWait(50);
            save(crowd, "crowd");
            SynthesisDialog empty(nullptr, learning);
            empty.show();
            QTest::qWait(50);
            save(empty, "empty");
        }
        chooseTheme("system");
    }
};

QTEST_MAIN(SynthesisDialogTest)
#include "SynthesisDialogTest.moc"
