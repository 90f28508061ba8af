// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/AnatomyCheck.h"
#include "core/synthesis/Deformation.h"

#include <QtTest>

using namespace exemplar;

namespace {

LabelTable tableOf(const QStringList& names) {
    LabelTable table;
    std::uint16_t id = 10;  // not the position
    for (const QString& name : names) {
        table.add({id++, name.toStdString(), {}, true});
    }
    return table;
}

const LabelTable kKidneys = tableOf({"Liver", "Left kidney", "Right kidney"});

SynthesisRecipe with(double SynthesisRecipe::*member, double value) {
    SynthesisRecipe recipe;
    recipe.*member = value;
    return recipe;
}

using Concerns = std::vector<AnatomyConcern>;

Concerns concernsOf(const SynthesisRecipe& recipe, const LabelTable& labels = kKidneys, Axis axis = Axis::Axial) {
    Concerns concerns;
    for (const AnatomyWarning& warning : checkAnatomy(recipe, labels, axis)) {
        concerns.push_back(warning.concern);
    }
    return concerns;
}

/// How many of 40 random fields turn a piece of tissue inside out. Lengths are shares of 200 pixels.
int foldedOf40(double amplitude, double wavelength) {
    constexpr int kSide = 200;
    RandomStream random(7);
    int folded = 0;
    for (int field = 0; field < 40; ++field) {
        const Image dx = smoothField(kSide, kSide, wavelength * kSide, random);
        const Image dy = smoothField(kSide, kSide, wavelength * kSide, random);
        const double half = 0.5 * amplitude * kSide / kSmoothFieldDeviation;
        bool folds = false;
        for (int y = 1; y + 1 < kSide; ++y) {
            for (int x = 1; x + 1 < kSide; ++x) {
                const double xx = 1.0 + half * (dx.at(x + 1, y) - dx.at(x - 1, y));
                const double yy = 1.0 + half * (dy.at(x, y + 1) - dy.at(x, y - 1));
                const double xy = half * (dx.at(x, y + 1) - dx.at(x, y - 1));
                const double yx = half * (dy.at(x + 1, y) - dy.at(x - 1, y));
                folds |= xx * yy - xy * yx <= 0.0;
            }
        }
        folded += folds ? 1 : 0;
    }
    return folded;
}

}  // namespace

class AnatomyCheckTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDefaultsAreFine() {
        for (Axis axis : {Axis::Axial, Axis::Coronal, Axis::Sagittal}) {
            QVERIFY(checkAnatomy({}, kKidneys, axis).empty());
        }
    }

    void sidedNames_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("sided");
        const auto row = [](const char* name, bool sided) { QTest::newRow(name) << QString::fromUtf8(name) << sided; };
        row("Left Kidney", true);
        row("kidney_right", true);
        row("Right-Hippocampus", true);
        row("LeftEye", true);
        row("LEFT LUNG", true);
        row("Hippocampus_L", true);
        row("Precentral-R", true);
        row("l thalamus", true);
        row("REye", true);
        row("ctx-lh-insula", true);
        row("ctx_rh_insula", true);
        row("RHCortex", true);
        row("Niere links", true);
        row("Rechte Niere", true);
        row("linker Ventrikel", true);
        row("\u5de6\u80be", true);
        row("Lung (right)", true);
        row("Liver", false);
        row("LIVER", false);
        row("Rectum", false);
        row("Label 7", false);
        row("L5", false);
        row("vertebrae_L5", false);
        row("Vertebra L 5", false);
        row("Bright lesion", false);
        row("Cleft palate", false);
        row("Lefty", false);
        row("Rectus", false);
        row("LV", false);  // alone it may be anything
        row("R\u00fcckenmark", false);
        row("L'aorte", false);
        row("\u00c4", false);
        row("", false);
    }
    void sidedNames() {
        QFETCH(QString, name);
        QFETCH(bool, sided);
        const LabelTable table = tableOf({"Spleen", name});
        QCOMPARE(sidedLabels(table), sided ? std::vector<std::uint16_t>{11} : std::vector<std::uint16_t>{});
    }

    void pairsOfShortNamesAreSided() {
        QCOMPARE(sidedLabels(tableOf({"RV", "Myo", "LV"})), (std::vector<std::uint16_t>{10, 12}));
        QCOMPARE(sidedLabels(tableOf({"lv cavity", "rv cavity"})), (std::vector<std::uint16_t>{10, 11}));
        QCOMPARE(sidedLabels(tableOf({"LV cavity", "RV wall"})), std::vector<std::uint16_t>{});
        QCOMPARE(sidedLabels(tableOf({"Rib R 5", "Rib L 5"})), (std::vector<std::uint16_t>{10, 11}));
        QCOMPARE(sidedLabels(tableOf({"LIVER", "RIVER"})), std::vector<std::uint16_t>{});  // too long for that
    }

    void mirroringSwapsSides() {
        const SynthesisRecipe recipe = with(&SynthesisRecipe::flipLeftRight, 0.05);
        const AnatomyWarning expected{AnatomyConcern::SidesSwapped, {11, 12}, false};
        QCOMPARE(checkAnatomy(recipe, kKidneys, Axis::Axial), std::vector<AnatomyWarning>{expected});
        QCOMPARE(checkAnatomy(recipe, kKidneys, Axis::Coronal), std::vector<AnatomyWarning>{expected});
        QVERIFY(checkAnatomy(recipe, tableOf({"Liver", "L5"}), Axis::Axial).empty());
        QVERIFY(checkAnatomy(recipe, {}, Axis::Axial).empty());
        // Across a sagittal slice lie front and back, whatever the names.
        QCOMPARE(concernsOf(recipe, kKidneys, Axis::Sagittal), Concerns{AnatomyConcern::FrontToBack});
        QCOMPARE(concernsOf(recipe, tableOf({"Liver"}), Axis::Sagittal), Concerns{AnatomyConcern::FrontToBack});
    }

    void turningUpsideDownIsAlwaysWorthAWord() {
        const SynthesisRecipe recipe = with(&SynthesisRecipe::flipUpDown, 0.5);
        QCOMPARE(concernsOf(recipe, {}, Axis::Coronal), Concerns{AnatomyConcern::UpsideDown});
        QCOMPARE(concernsOf(recipe, {}, Axis::Sagittal), Concerns{AnatomyConcern::UpsideDown});
        QCOMPARE(concernsOf(recipe, {}, Axis::Axial), Concerns{AnatomyConcern::FrontToBack});
        QVERIFY(checkAnatomy(recipe, {}, Axis::Coronal).front().mild);
        QVERIFY(checkAnatomy(recipe, {}, Axis::Coronal).front().labels.empty());
    }

    void bounds_data() {
        QTest::addColumn<double>("fine");
        QTest::addColumn<double>("beyond");
        QTest::addColumn<int>("member");
        QTest::newRow("rotation") << 45.0 << 46.0 << 0;
        QTest::newRow("scale") << 0.5 << 0.51 << 1;
        // With the wavelength of 0.2 that is delivered: 3 * a > 0.1.
        QTest::newRow("elastic strength") << 0.0333 << 0.0334 << 2;
        // With the strength of 0.012 that is delivered: w < 0.072.
        QTest::newRow("elastic wavelength") << 0.0721 << 0.0719 << 3;
        QTest::newRow("rotation of one") << 45.0 << 46.0 << 4;
        QTest::newRow("scale of one") << 0.5 << 0.51 << 5;
        QTest::newRow("shift of one") << 0.2 << 0.21 << 6;
    }
    void bounds() {
        using R = SynthesisRecipe;
        using C = AnatomyConcern;
        const std::array<std::pair<double R::*, C>, 7> knobs{{{&R::rotationDegrees, C::LargeRotation},
                                                              {&R::scale, C::LargeScale},
                                                              {&R::elasticAmplitude, C::ElasticFolds},
                                                              {&R::elasticWavelength, C::ElasticFolds},
                                                              {&R::separateRotationDegrees, C::StructureTurned},
                                                              {&R::separateScale, C::StructureScaled},
                                                              {&R::separateShift, C::StructureFarAway}}};
        QFETCH(double, fine);
        QFETCH(double, beyond);
        QFETCH(int, member);
        const auto& [knob, concern] = knobs[static_cast<std::size_t>(member)];
        QCOMPARE(concernsOf(with(knob, fine)), Concerns{});
        QCOMPARE(concernsOf(with(knob, beyond)), Concerns{concern});
    }

    /// The bound of the elastic strength is where fields begin to fold.
    void theElasticBoundIsTrue() {
        for (const double wavelength : {0.1, 0.2}) {
            const double bound = wavelength / 6.0;
            QVERIFY(concernsOf({.elasticAmplitude = 0.99 * bound, .elasticWavelength = wavelength}).empty());
            QVERIFY(!concernsOf({.elasticAmplitude = 1.01 * bound, .elasticWavelength = wavelength}).empty());
            QVERIFY(foldedOf40(0.99 * bound, wavelength) <= 1);
            QVERIFY(foldedOf40(2.0 * bound, wavelength) >= 20);
        }
    }

    void whatIsNeverDoneIsNoConcern() {
        SynthesisRecipe recipe;
        recipe.separateRotationDegrees = 180.0;
        recipe.separateScale = 0.9;
        recipe.separateShift = 0.5;
        QCOMPARE(concernsOf(recipe).size(), std::size_t{3});
        recipe.separateShare = 0.0;
        QCOMPARE(concernsOf(recipe), Concerns{});
        recipe.elasticAmplitude = 0.0;
        recipe.elasticWavelength = 0.02;
        QCOMPARE(concernsOf(recipe), Concerns{});
    }

    void allAtOnceComeInOrder() {
        SynthesisRecipe recipe;
        recipe.flipLeftRight = recipe.flipUpDown = 0.5;
        recipe.rotationDegrees = 90.0;
        recipe.scale = 0.6;
        recipe.elasticAmplitude = 0.1;
        QCOMPARE(concernsOf(recipe, kKidneys, Axis::Coronal),
                 (Concerns{AnatomyConcern::SidesSwapped, AnatomyConcern::UpsideDown, AnatomyConcern::LargeRotation,
                           AnatomyConcern::LargeScale, AnatomyConcern::ElasticFolds}));
        QCOMPARE(concernsOf(recipe, kKidneys, Axis::Sagittal),
                 (Concerns{AnatomyConcern::UpsideDown, AnatomyConcern::FrontToBack, AnatomyConcern::LargeRotation,
                           AnatomyConcern::LargeScale, AnatomyConcern::ElasticFolds}));
    }
};

QTEST_APPLESS_MAIN(AnatomyCheckTest)
#include "AnatomyCheckTest.moc"
