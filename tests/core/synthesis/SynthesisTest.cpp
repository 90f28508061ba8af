// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/image/Components.h"
#include "core/image/DistanceMap.h"
#include "core/synthesis/Inpainting.h"
#include "core/synthesis/StructurePaste.h"
#include "core/synthesis/Synthesis.h"
#include "tests/support/Phantom.h"

#include <QElapsedTimer>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace exemplar;

namespace {

constexpr int kSide = 128, kWidth = 120, kHeight = 100;

std::vector<SynthesisExemplar> phantoms(int count, std::uint64_t seed = 1) {
    std::vector<SynthesisExemplar> pictures;
    for (int i = 0; i < count; ++i) {
        pictures.push_back(phantom::slice(kSide, kWidth, kHeight, seed + i));
    }
    return pictures;
}

SynthesisRecipe withoutIntensities() {
    SynthesisRecipe recipe;
    recipe.gamma = recipe.gain = recipe.offset = recipe.noise = recipe.blurShare = recipe.biasField = 0.0;
    recipe.separateGain = 0.0;
    return recipe;
}

bool same(const SynthesisSample& a, const SynthesisSample& b) {
    return a.id == b.id && a.image == b.image && a.labels == b.labels && a.description == b.description;
}

Mask anyLabel(const LabelImage& labels) {
    Mask mask(labels.width(), labels.height());
    std::transform(labels.pixels().begin(), labels.pixels().end(), mask.pixels().begin(),
                   [](std::uint16_t label) { return static_cast<std::uint8_t>(label != 0); });
    return mask;
}

/// Structures are brighter than the body and constant, so each pixel tells what it shows.
void requireConsistent(const SynthesisSample& sample, double softEdge) {
    const Image fromAny = signedDistance(anyLabel(sample.labels));
    for (std::uint16_t label = 1; label <= 3; ++label) {
        const Image depth = distanceInside(labelMask(sample.labels, label));
        for (std::size_t i = 0; i < depth.size(); ++i) {
            if (depth.pixels()[i] > softEdge + 2.0) {
                const float away = std::abs(sample.image.pixels()[i] - phantom::kStructure[label]);
                QVERIFY2(away < 0.05F,
                         qPrintable(QString("sample %1, label %2: %3").arg(sample.id).arg(label).arg(away)));
            }
        }
    }
    for (std::size_t i = 0; i < fromAny.size(); ++i) {
        if (-fromAny.pixels()[i] > softEdge + 2.0) {
            QVERIFY2(sample.image.pixels()[i] < phantom::kBody + 0.06F,
                     qPrintable(QString("sample %1 shows a structure without a label").arg(sample.id)));
        }
    }
}

}  // namespace

class SynthesisTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameArgumentsSameSampleInAnyOrder() {
        const auto exemplars = phantoms(3), backgrounds = phantoms(2, 50);
        SynthesisRecipe recipe;
        recipe.unlabelledSliceWeight = 0.5;
        std::vector<SynthesisSample> forwards;
        for (std::uint64_t id = 0; id < 12; ++id) {
            forwards.push_back(synthesise(exemplars, backgrounds, recipe, 9, id));
        }
        for (std::uint64_t id = 12; id-- > 0;) {
            QVERIFY(same(synthesise(exemplars, backgrounds, recipe, 9, id), forwards[id]));
        }
        QVERIFY(!(synthesise(exemplars, backgrounds, recipe, 10, 4).image == forwards[4].image));
        QVERIFY(!(forwards[0].image == forwards[3].image));
    }

    void labelsStayOnTheirStructures_data() {
        QTest::addColumn<double>("own");
        QTest::addColumn<double>("other");
        QTest::newRow("own") << 1.0 << 0.0;
        QTest::newRow("other exemplar") << 0.0 << 1.0;
        QTest::newRow("both") << 1.0 << 1.0;
    }

    void labelsStayOnTheirStructures() {
        QFETCH(double, own);
        QFETCH(double, other);
        const auto exemplars = phantoms(4);
        SynthesisRecipe recipe = withoutIntensities();
        recipe.separateShare = 1.0;
        recipe.ownExemplarWeight = own;
        recipe.otherExemplarWeight = other;
        int placed = 0;
        for (std::uint64_t id = 0; id < 60; ++id) {
            const SynthesisSample sample = synthesise(exemplars, {}, recipe, 3, id);
            placed += QString::fromStdString(sample.description).contains("label") ? 1 : 0;
            requireConsistent(sample, recipe.softEdge);
        }
        QVERIFY2(placed > 30, qPrintable(QString::number(placed)));
    }

    void structuresGoOntoUnlabelledSlices() {
        auto background = phantom::slice(kSide, kWidth, kHeight, 77);
        for (float& value : background.image.pixels()) {
            value = std::min(value, phantom::kBody);  // a slice without structures
        }
        background.labels = {};
        SynthesisRecipe recipe = withoutIntensities();
        recipe.separateShare = recipe.unlabelledSliceWeight = 1.0;
        recipe.ownExemplarWeight = recipe.otherExemplarWeight = 0.0;
        int placed = 0;
        for (std::uint64_t id = 0; id < 20; ++id) {
            const SynthesisSample sample = synthesise(phantoms(2), {background}, recipe, 5, id);
            placed += QString::fromStdString(sample.description).contains("unlabelled") ? 1 : 0;
            requireConsistent(sample, recipe.softEdge);
        }
        QVERIFY(placed > 10);
    }

    void paddingStaysEmpty() {
        const auto exemplars = phantoms(2);
        for (std::uint64_t id = 0; id < 8; ++id) {
            const SynthesisSample sample = synthesise(exemplars, {}, {}, 1, id);
            QCOMPARE(sample.image.width(), kSide);
            for (int y = 0; y < kSide; ++y) {
                for (int x = 0; x < kSide; ++x) {
                    QVERIFY(sample.image.at(x, y) >= 0.0F && sample.image.at(x, y) <= 1.0F);
                    QVERIFY((x < kWidth && y < kHeight) ||
                            (sample.image.at(x, y) == 0.0F && sample.labels.at(x, y) == 0));
                }
            }
        }
    }

    void neutralRecipeChangesNothing() {
        const auto exemplars = phantoms(1);
        const SynthesisSample sample = synthesise(exemplars, {}, SynthesisRecipe::none(), 1, 0);
        QVERIFY(sample.labels == exemplars[0].labels);
        for (std::size_t i = 0; i < sample.image.size(); ++i) {
            QVERIFY(std::abs(sample.image.pixels()[i] - exemplars[0].image.pixels()[i]) < 1e-5F);
        }
    }

    void flipsMirrorLabelsToo() {
        SynthesisRecipe recipe = SynthesisRecipe::none();
        recipe.flipLeftRight = 1.0;
        const auto exemplars = phantoms(1);
        const SynthesisSample sample = synthesise(exemplars, {}, recipe, 1, 0);
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x) {
                QCOMPARE(sample.labels.at(x, y), exemplars[0].labels.at(kWidth - 1 - x, y));
            }
        }
    }

    void oddExemplars_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("no label") << 0;
        QTest::newRow("three pixels") << 1;
        QTest::newRow("touches the border") << 2;
        QTest::newRow("everything labelled") << 3;
        QTest::newRow("one pixel picture") << 4;
    }

    void oddExemplars() {
        QFETCH(int, kind);
        SynthesisExemplar odd = phantom::slice(kSide, kWidth, kHeight, 8);
        odd.labels = LabelImage(kSide, kSide);
        if (kind == 1) {
            odd.labels.at(60, 50) = odd.labels.at(61, 50) = odd.labels.at(61, 51) = 5;
        } else if (kind == 2) {
            for (int y = 0; y < 30; ++y) {
                for (int x = 0; x < 25; ++x) {
                    odd.labels.at(x, y) = 5;
                    odd.labels.at(kWidth - 1 - x, kHeight - 1 - y) = 6;
                    odd.image.at(x, y) = odd.image.at(kWidth - 1 - x, kHeight - 1 - y) = 0.8F;
                }
            }
        } else if (kind == 3) {
            odd.labels = LabelImage(kSide, kSide, 2);
        } else if (kind == 4) {
            odd = {Image(1, 1, 0.5F), LabelImage(1, 1, 1), 1, 1};
        }
        SynthesisRecipe recipe;
        recipe.separateShare = 1.0;
        for (std::uint64_t id = 0; id < 12; ++id) {
            const SynthesisSample sample = synthesise({odd, odd}, {}, recipe, 2, id);
            QCOMPARE(sample.image.width(), odd.image.width());
            if (kind == 0) {
                QCOMPARE(std::count(sample.labels.pixels().begin(), sample.labels.pixels().end(), 0),
                         static_cast<std::ptrdiff_t>(sample.labels.size()));
            }
        }
    }

    void refusals() {
        QVERIFY_THROWS_EXCEPTION(Error, synthesise({}, {}, {}, 0, 0));
        auto exemplars = phantoms(2);
        exemplars[1] = phantom::slice(64, 60, 50, 1);
        QVERIFY_THROWS_EXCEPTION(Error, synthesise(exemplars, {}, {}, 0, 0));
    }

    void movedStructureLeavesAPlausiblePlace() {
        const SynthesisRecipe recipe = withoutIntensities();
        RandomStream random(6);
        int moved = 0;
        for (std::uint64_t id = 0; id < 20; ++id) {
            SynthesisExemplar canvas = phantom::slice(kSide, kWidth, kHeight, id);
            const LabelImage before = canvas.labels;
            const std::string done = StructurePaste(canvas, recipe, random).moveOwn();
            moved += done.empty() ? 0 : 1;
            QCOMPARE(done.empty(), canvas.labels == before);
            requireConsistent({id, canvas.image, canvas.labels, 0, ""}, recipe.softEdge);
        }
        QVERIFY(moved > 10);
    }

    void inpaintingFollowsTheRim() {
        Image ramp(40, 30);
        Mask hole(40, 30);
        for (int y = 0; y < 30; ++y) {
            for (int x = 0; x < 40; ++x) {
                ramp.at(x, y) = 0.2F + 0.01F * x;
                hole.at(x, y) = x >= 10 && x < 26 && y >= 8 && y < 20 ? 1 : 0;
            }
        }
        Image filled = ramp;
        for (std::size_t i = 0; i < hole.size(); ++i) {
            filled.pixels()[i] = hole.pixels()[i] != 0 ? 1.0F : filled.pixels()[i];
        }
        RandomStream random(1);
        inpaint(filled, hole, {}, random);
        for (std::size_t i = 0; i < hole.size(); ++i) {
            QVERIFY(std::abs(filled.pixels()[i] - ramp.pixels()[i]) < 0.02F);
        }
        Image all(5, 5, 0.7F);
        inpaint(all, Mask(5, 5, 1), {}, random);  // nothing is known: no crash, within range
        QVERIFY(all.at(2, 2) >= 0.0F && all.at(2, 2) <= 1.0F);
    }

    void speed() {
        const std::vector<SynthesisExemplar> exemplars{phantom::slice(256, 214, 256, 1),
                                                       phantom::slice(256, 214, 256, 2)};
        QElapsedTimer timer;
        timer.start();
        for (std::uint64_t id = 0; id < 20; ++id) {
            synthesise(exemplars, {}, {}, 0, id);
        }
        qInfo("%.1f ms per sample of 256x256", static_cast<double>(timer.elapsed()) / 20.0);
    }
};

QTEST_APPLESS_MAIN(SynthesisTest)
#include "SynthesisTest.moc"
