// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/image/ShapeInterpolation.h"
#include "core/propagation/ExemplarChoice.h"
#include "core/propagation/Propagation.h"
#include "core/propagation/SimulatedClicks.h"
#include "core/propagation/SliceAnswer.h"
#include "tests/support/FakeEngine.h"
#include "tests/support/StubEngine.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace exemplar;

namespace {

constexpr int kSide = 40, kSlices = 30;

/// Two balls, structure 1 (intensity 0.1) in slices 5..19 and structure 2 (0.2) in 10..24, on a background of 0.9.
struct Scene {
    Volume scan{Geometry::plain({kSide, kSide, kSlices}, {1, 1, 1}), 0.9F};
    LabelMap truth{Geometry::plain({kSide, kSide, kSlices}, {1, 1, 1})};
    LabelTable labels;

    Scene() {
        ball(1, 12, 14, 12, 7.5);
        ball(2, 27, 24, 17, 7.5);
        labels.ensure(1);
        labels.ensure(2);
    }
    void ball(std::uint16_t label, double x, double y, double z, double radius) {
        for (int k = 0; k < kSlices; ++k) {
            for (int j = 0; j < kSide; ++j) {
                for (int i = 0; i < kSide; ++i) {
                    if (std::hypot(i - x, j - y, k - z) <= radius) {
                        truth.labels()[truth.offset({i, j, k})] = label;
                        scan.voxels()[scan.offset({i, j, k})] = 0.1F * label;
                    }
                }
            }
        }
    }
    /// The first ball's rim is what the model does not find, and yet more like the ball than like what is around.
    void paintRim() {
        for (std::size_t i = 0; i < truth.labels().size(); ++i) {
            const int x = static_cast<int>(i) % kSide, y = static_cast<int>(i) / kSide % kSide,
                      z = static_cast<int>(i) / (kSide * kSide);
            if (truth.labels()[i] == 1 && std::hypot(x - 12, y - 14, z - 12) > 6.5) {
                scan.voxels()[i] = 0.145F;
            }
        }
    }
    PropagationTask task() const {
        PropagationTask result;
        result.scan = &scan;
        result.window = {0.0, 1.0};
        result.structures = labels;
        return result;
    }
    double dice(const LabelMap& result) const {
        double both = 0, sizes = 0;
        for (std::size_t i = 0; i < truth.labels().size(); ++i) {
            both += truth.labels()[i] != 0 && truth.labels()[i] == result.labels()[i];
            sizes += (truth.labels()[i] != 0) + (result.labels()[i] != 0);
        }
        return 2 * both / sizes;
    }
};

}  // namespace

class PropagationTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A profile alone: what is apart from the largest part of a structure in one piece is not it.
    void farPartsAreDroppedOfAStructureInOnePiece() {
        Scene scene;
        scene.ball(1, 32, 8, 25, 3.5);  // looks like it, and is not
        FakeEngine engine(scene.labels);
        const auto run = [&](bool allParts) {
            PropagationOptions options;
            options.allParts = allParts;
            JobControl control;
            std::map<int, LabelImage> seen;
            const PropagationTask task = scene.task();
            const PropagationResult result =
                propagate(engine, task, options, control,
                          [&](int slice, const LabelImage& labels, double) { seen[slice] = labels; });
            const SlicePlane plane(scene.scan.geometry(), Axis::Axial);
            bool told = true;
            for (const auto& [slice, labels] : seen) {
                told = told && labels == plane.extract(result.labels, slice);  // what was told last is what is
            }
            const auto at = [&](int x, int y, int z) { return result.labels.labels()[scene.truth.offset({x, y, z})]; };
            told = told && at(12, 14, 12) == 1 && at(27, 24, 17) == 2;
            return told ? int{at(32, 8, 25)} : -1;
        };
        QCOMPARE(run(false), 1);  // nothing is known of how many pieces there are
        engine.onePiece = {1};
        QCOMPARE(run(false), 0);
        QCOMPARE(run(true), 1);
    }

    /// A profile alone: a model may take the air around a body for a structure, even for the larger part of it.
    void nothingIsInTheFieldAroundTheBody() {
        class Airy final : public StubEngine {
        public:
            bool inOnePiece(std::uint16_t) const override { return true; }
            std::vector<Answer> predict(const SliceImage& slice, const std::vector<Prompt>& prompts) override {
                Answer answer;  // the ball, and all that is 0.9
                answer.logits = slice.pixels;
                for (float& value : answer.logits.pixels()) {
                    value = value < 0.15F || value > 0.85F ? 5.0F : -5.0F;
                }
                return std::vector<Answer>(prompts.size(), answer);
            }
        };
        Scene scene;
        scene.labels = {};
        scene.labels.ensure(1);
        Airy engine;
        engine.known = scene.labels;
        JobControl control;
        const PropagationResult result = propagate(engine, scene.task(), {}, control);
        for (std::size_t i = 0; i < scene.truth.labels().size(); ++i) {
            QCOMPARE(result.labels.labels()[i], std::uint16_t(scene.truth.labels()[i] == 1 ? 1 : 0));
        }
        // Who clicks there means it.
        PropagationTask clicked = scene.task();
        clicked.prompts[12] = {{1, {{35.0, 35.0, true}}, {}, {}}};
        const PropagationResult meant = propagate(engine, clicked, {}, control);
        QCOMPARE(meant.labels.labels()[scene.truth.offset({35, 35, 12})], std::uint16_t(1));
    }

    /// A profile alone: the empty slices beside a structure's ends are doubted, also those where something was dropped
    /// after they had been told, and others are not.
    void slicesBesideTheEndsAreDoubted() {
        Scene scene;
        scene.labels = {};
        scene.labels.ensure(1);       // slices 5 to 19
        scene.ball(1, 32, 8, 25, 3);  // looks like it, and is not: 22 to 28
        FakeEngine engine(scene.labels);
        engine.onePiece = {1};
        JobControl control;
        const PropagationResult result = propagate(engine, scene.task(), {}, control);
        const auto quality = [&](int slice) { return result.slices[slice].quality; };
        QVERIFY(quality(12) > 0.9);
        QVERIFY(quality(4) < 0.5 && quality(20) < 0.5);
        QVERIFY(quality(4) < quality(1) && quality(20) < quality(24) && quality(24) < quality(29));
        QVERIFY2(quality(29) > 0.9, qPrintable(QString::number(quality(29))));
    }

    /// The model finds the cores alone; the rims look more like them than like what is around.
    void bordersSettleWhereTheTissueChanges() {
        Scene scene;
        scene.paintRim();
        FakeEngine engine(scene.labels);
        const SlicePlane plane(scene.scan.geometry(), Axis::Axial);
        PropagationOptions options;
        const auto run = [&](double tissue, const PropagationTask& task) {
            engine.tissue = tissue;
            JobControl control;
            std::map<int, LabelImage> seen;
            PropagationResult result =
                propagate(engine, task, options, control,
                          [&](int slice, const LabelImage& labels, double) { seen[slice] = labels; });
            for (const auto& [slice, labels] : seen) {  // whoever watches sees the same in the end
                if (labels != plane.extract(result.labels, slice)) {
                    return -1.0;
                }
            }
            return scene.dice(result.labels);
        };
        PropagationTask task = scene.task();
        const double as = run(0.0, task), settled = run(0.75, task);
        QVERIFY2(as > 0.0 && settled > as + 0.03, qPrintable(QString("%1, %2").arg(as).arg(settled)));
        task.prompts[12] = {{1, {{12, 14, true}}, {}, {}}};
        QVERIFY(run(0.75, task) > run(0.0, task) + 0.03);
        task.prompts.clear();
        options.bordersAsDrawn = true;
        QCOMPARE(run(0.75, task), as);
        options = {};
        task.fixed[14] = plane.extract(scene.truth, 14);  // what is carried from given slices is exact enough
        QCOMPARE(run(0.75, task), run(0.0, task));
    }

    /// Clicks alone: what looks unlike its surroundings goes by its tissue without any exemplar.
    void bordersSettleWithoutAProfile() {
        Scene scene;
        scene.paintRim();
        FakeEngine engine;
        PropagationTask task = scene.task();
        for (int slice = 6; slice <= 18; ++slice) {
            task.prompts[slice] = {{1, {{12, 14, true}}, {}, {}}};
        }
        const auto run = [&](bool asDrawn) {
            PropagationOptions options;
            options.bordersAsDrawn = asDrawn;
            JobControl control;
            return scene.dice(propagate(engine, task, options, control).labels);
        };
        QVERIFY2(run(false) > run(true) + 0.02, qPrintable(QString("%1, %2").arg(run(true)).arg(run(false))));
    }

    /// The model misses one side of a ball, which looks more like it than like what is around.
    void structuresGoOnIntoTheirTissue() {
        Scene scene;
        for (std::size_t i = 0; i < scene.truth.labels().size(); ++i) {
            if (scene.truth.labels()[i] == 1 && static_cast<int>(i) % kSide < 10) {
                scene.scan.voxels()[i] = 0.1405F;
            }
        }
        FakeEngine engine(scene.labels);
        const auto run = [&](bool grows, const PropagationTask& task, const PropagationOptions& options = {}) {
            engine.grows = grows;
            JobControl control;
            return scene.dice(propagate(engine, task, options, control).labels);
        };
        PropagationTask task = scene.task();
        const double as = run(false, task);
        QVERIFY2(run(true, task) > as + 0.05, qPrintable(QString("%1, %2").arg(as).arg(run(true, task))));
        PropagationOptions drawn;
        drawn.bordersAsDrawn = true;
        QCOMPARE(run(true, task, drawn), as);
        PropagationOptions all;
        all.allParts = true;
        QCOMPARE(run(true, task, all), as);
        task.prompts[12] = {{1, {{14, 14, true}}, {}, {}}};  // a click tells what is meant
        QCOMPARE(run(true, task), run(false, task));
    }

    void carriesOneLabelledSliceBothWays() {
        const Scene scene;
        FakeEngine engine;
        PropagationTask task = scene.task();
        const SlicePlane plane(scene.scan.geometry(), Axis::Axial);
        task.fixed[14] = plane.extract(scene.truth, 14);
        JobControl control;
        const PropagationResult result = propagate(engine, task, {}, control);
        QVERIFY2(scene.dice(result.labels) > 0.95, qPrintable(QString::number(scene.dice(result.labels))));
        // The structures' ends are found: nothing far beyond them.
        QVERIFY(plane.labelledSlices(result.labels).back() <= 25);
    }

    void givenSlicesAreNeverChanged() {
        const Scene scene;
        FakeEngine engine(scene.labels);
        PropagationTask task = scene.task();
        const SlicePlane plane(scene.scan.geometry(), Axis::Axial);
        LabelImage odd(kSide, kSide);
        odd.at(3, 4) = 2;  // not what any model would say
        task.fixed[8] = odd;
        task.fixed[16] = plane.extract(scene.truth, 16);
        JobControl control;
        const PropagationResult result = propagate(engine, task, {}, control);
        QVERIFY(plane.extract(result.labels, 8) == odd);
        QVERIFY(plane.extract(result.labels, 16) == task.fixed[16]);
        QCOMPARE(result.slices[8].origin, SliceOrigin::Given);
        QCOMPARE(result.slices[12].origin, SliceOrigin::Proposed);
    }

    void clicksStartIt() {
        const Scene scene;
        FakeEngine engine;
        PropagationTask task = scene.task();
        for (auto& [slice, prompts] : simulateClicks(scene.truth, Axis::Axial, 6)) {
            task.prompts[slice] = prompts;
        }
        JobControl control;
        QVERIFY(scene.dice(propagate(engine, task, {}, control).labels) > 0.9);
    }

    void aProfileNeedsNoStart() {
        const Scene scene;
        FakeEngine engine(scene.labels);
        JobControl control;
        std::set<int> observed;
        const auto result = propagate(engine, scene.task(), {}, control,
                                      [&](int slice, const LabelImage&, double) { observed.insert(slice); });
        QVERIFY(scene.dice(result.labels) > 0.95);
        QCOMPARE(observed.size(), std::size_t{kSlices});
    }

    /// By itself a slice is asked, then again from what was found with its neighbours' help, both times also in the
    /// mirror where that tells something; or once. Between labelled slices it is asked once anyway, and by name alone
    /// on these and where one of the structures ends.
    void howOftenASliceIsAsked() {
        const Scene scene;
        FakeEngine engine(scene.labels);
        JobControl control;
        const auto calls = [&](const PropagationTask& task, bool once) {
            PropagationOptions options;
            options.once = once;
            engine.calls = 0;
            const PropagationResult result = propagate(engine, task, options, control);
            return scene.dice(result.labels) > 0.9 ? engine.calls : -1;
        };
        const PropagationTask alone = scene.task();
        QCOMPARE(calls(alone, true), kSlices);
        QCOMPARE(calls(alone, false), 2 * kSlices);
        engine.alike = {2};
        QCOMPARE(calls(alone, true), kSlices);
        QCOMPARE(calls(alone, false), 4 * kSlices);
        PropagationTask given = scene.task();
        const SlicePlane plane(scene.scan.geometry(), Axis::Axial);
        for (const int slice : {5, 12, 17, 24}) {
            given.fixed[slice] = plane.extract(scene.truth, slice);
        }
        given.firstSlice = 5;
        given.lastSlice = 24;
        QCOMPARE(calls(given, false), 4 + 16 + 12);
    }

    /// What is clicked over a short way, and no profile knows, is looked at from nearer by, in two sizes; what is boxed
    /// in one.
    void smallStructuresAreSeenFromNearerBy() {
        const auto calls = [](int slices, bool once, bool known, bool boxed = false) {
            Volume scan(Geometry::plain({160, 160, 40}, {1, 1, 1}), 0.9F);
            for (std::size_t i = 0; i < scan.voxels().size(); ++i) {
                if (std::hypot(static_cast<int>(i % 160) - 60, static_cast<int>(i / 160 % 160) - 80) <= 5.0) {
                    scan.voxels()[i] = 0.1F;
                }
            }
            PropagationTask task;
            task.scan = &scan;
            task.window = {0.0, 1.0};
            task.structures.ensure(1);
            for (int i = 0; i < 4; ++i) {
                const auto box = boxed ? std::optional(PromptBox{50, 70, 70, 90}) : std::nullopt;
                task.prompts[i * (slices - 1) / 3] = {{1, {{60, 80, true}}, box, {}}};
            }
            task.lastSlice = 0;  // that one alone is asked
            FakeEngine engine(known ? task.structures : LabelTable());
            PropagationOptions options;
            options.once = once;
            JobControl control;
            const LabelMap result = propagate(engine, task, options, control).labels;
            const auto at = [&](int x) { return result.labels()[result.offset({x, 80, 0})] == 1; };
            return at(60) && at(64) && !at(67) ? engine.calls : -1;
        };
        QCOMPARE(calls(30, false, false), 2 * 3);  // twice in three sizes
        QCOMPARE(calls(40, false, false), 2);      // 40 of 160 mm is long
        QCOMPARE(calls(30, true, false), 1);
        QCOMPARE(calls(30, false, true), 2);
        QCOMPARE(calls(40, false, false, true), 2 * 2);
        QCOMPARE(calls(40, true, false, true), 1);
        QCOMPARE(calls(40, false, true, true), 2);
    }

    void nothingToStartFromIsSaid() {
        const Scene scene;
        FakeEngine engine;
        JobControl control;
        QVERIFY_EXCEPTION_THROWN(propagate(engine, scene.task(), {}, control), Error);
    }

    void theRangeIsKept() {
        const Scene scene;
        FakeEngine engine(scene.labels);
        PropagationTask task = scene.task();
        task.firstSlice = 12;
        task.lastSlice = 14;
        JobControl control;
        const SlicePlane plane(scene.scan.geometry(), Axis::Axial);
        QCOMPARE(plane.labelledSlices(propagate(engine, task, {}, control).labels), (std::vector<int>{12, 13, 14}));
        task.lastSlice = 99;
        QVERIFY_EXCEPTION_THROWN(propagate(engine, task, {}, control), Error);
    }

    void cancelStopsIt_data() {
        QTest::addColumn<int>("after");
        QTest::newRow("start") << 0;
        QTest::newRow("middle") << 10;
        QTest::newRow("end") << kSlices - 1;
    }
    void cancelStopsIt() {
        QFETCH(int, after);
        const Scene scene;
        FakeEngine engine(scene.labels);
        JobControl control;
        if (after == 0) {
            control.cancel();
        }
        int seen = 0;
        QVERIFY_EXCEPTION_THROWN(propagate(engine, scene.task(), {}, control,
                                           [&](int, const LabelImage&, double) {
                                               if (++seen == after) {
                                                   control.cancel();
                                               }
                                           }),
                                 Error);
        QCOMPARE(seen, after);
    }

    void structuresCompetePerPixel() {
        LabelTable labels;
        labels.ensure(5);
        labels.ensure(9);
        const SliceAnswer answer = compete({Image(1, 1, 1.0F), Image(1, 1, 2.0F)}, labels);
        QCOMPARE(answer.labels.at(0, 0), std::uint16_t(9));
        const double sum = 1 + std::exp(1.0) + std::exp(2.0);
        QVERIFY(std::abs(answer.shares[1].at(0, 0) - std::exp(2.0) / sum) < 1e-6);
        QCOMPARE(compete({Image(1, 1, -1.0F), Image()}, labels).labels.at(0, 0), std::uint16_t(0));
    }

    void partsWithoutAClickAreDropped() {
        LabelImage labels(20, 5);
        for (int x : {2, 3, 9, 10, 16}) {
            labels.at(x, 2) = 1;
        }
        labels.at(5, 2) = 2;
        LabelImage clicked = labels;
        keepClickedParts(clicked, 1, {{3.2, 1.8, true}, {9.0, 2.0, false}});
        for (int x = 0; x < 20; ++x) {
            QCOMPARE(clicked.at(x, 2), std::uint16_t(x == 2 || x == 3 ? 1 : x == 5 ? 2 : 0));
        }
        LabelImage missed = labels;
        keepClickedParts(missed, 1, {{12.0, 2.0, true}, {50.0, 2.0, true}});
        QCOMPARE(missed.pixels(), labels.pixels());
    }

    /// A ball that is given at its middle and below ends where a ball would, though the model would go on for ever.
    void ballsEndLikeBalls() {
        Scene scene;
        std::fill(scene.scan.voxels().begin(), scene.scan.voxels().end(), 0.1F);  // it looks alike everywhere
        FakeEngine engine;
        PropagationTask task = scene.task();
        const SlicePlane plane(scene.scan.geometry(), Axis::Axial);
        for (int slice : {7, 12}) {  // of the first ball, 5 to 19; real structures are longer than balls
            task.fixed[slice] = plane.extract(scene.truth, slice);
            for (std::uint16_t& label : task.fixed[slice].pixels()) {
                label = label == 2 ? 0 : label;
            }
        }
        JobControl control;
        const std::vector<int> slices = plane.labelledSlices(propagate(engine, task, {}, control).labels);
        QVERIFY2(slices.front() >= 1 && slices.front() <= 5, qPrintable(QString::number(slices.front())));
        QVERIFY2(slices.back() >= 19 && slices.back() <= 23, qPrintable(QString::number(slices.back())));
    }

    /// ... and before that where the model is not sure of it any more.
    void endsWhereTheModelIsNotSure() {
        class Doubtful final : public StubEngine {
        public:
            std::vector<Answer> predict(const SliceImage& slice, const std::vector<Prompt>& prompts) override {
                std::vector<Answer> answers = m_sure.predict(slice, prompts);
                for (Answer& answer : answers) {
                    for (float& logit : answer.logits.pixels()) {
                        logit *= slice.pixels.at(0, 0) > 0.4F ? 0.1F : 1.0F;
                    }
                }
                return answers;
            }

        private:
            FakeEngine m_sure;
        };
        Scene scene;
        std::fill(scene.scan.voxels().begin(), scene.scan.voxels().end(), 0.1F);
        PropagationTask task = scene.task();
        const SlicePlane plane(scene.scan.geometry(), Axis::Axial);
        for (int slice : {7, 12}) {
            task.fixed[slice] = plane.extract(scene.truth, slice);
            for (std::uint16_t& label : task.fixed[slice].pixels()) {
                label = label == 2 ? 0 : label;
            }
        }
        for (int slice : {15, 16, 17, 18}) {
            scene.scan.voxels()[scene.scan.offset({0, 0, slice})] = 0.5F;
        }
        Doubtful engine;
        JobControl control;
        QCOMPARE(plane.labelledSlices(propagate(engine, task, {}, control).labels).back(), 14);
    }

    /// What looks like a structure elsewhere is not it: between given slices and beyond them.
    void whatLiesAstrayIsDropped() {
        Scene scene;
        const SlicePlane plane(scene.scan.geometry(), Axis::Axial);
        PropagationTask task = scene.task();
        const LabelMap truth = scene.truth;
        for (int slice : {8, 14}) {
            task.fixed[slice] = plane.extract(truth, slice);
        }
        scene.ball(1, 32, 8, 15, 5.5);
        FakeEngine engine(scene.labels);
        JobControl control;
        const LabelMap result = propagate(engine, task, {}, control).labels;
        scene.truth = truth;
        QVERIFY2(scene.dice(result) > 0.95, qPrintable(QString::number(scene.dice(result))));
        for (int slice : {11, 16}) {
            QCOMPARE(result.labels()[truth.offset({32, 8, slice})], std::uint16_t(0));
            QCOMPARE(result.labels()[truth.offset({12, 14, slice})], std::uint16_t(1));
        }
    }

    /// Beyond the outermost given slice a structure gets no wider than its border may go outwards, slice by slice,
    /// though the model finds it everywhere.
    void growthBeyondIsLimited() {
        Scene scene;
        std::fill(scene.scan.voxels().begin(), scene.scan.voxels().end(), 0.1F);
        FakeEngine engine(scene.labels);
        PropagationTask task = scene.task();
        const SlicePlane plane(scene.scan.geometry(), Axis::Axial);
        task.fixed[12] = plane.extract(scene.truth, 12);  // radius 7.5
        JobControl control;
        const LabelMap result = propagate(engine, task, {}, control).labels;
        const auto shown = [&](double radius, int slice) {
            return result.labels()[scene.truth.offset({static_cast<int>(12 + radius), 14, slice})] == 1;
        };
        QVERIFY(shown(7, 13));
        QVERIFY(!shown(10, 13));
        QVERIFY(!shown(12, 14));
    }

    void expectedPlaces() {
        const auto row = [](std::initializer_list<int> shown) {
            LabelImage labels(20, 1);
            for (int x : shown) {
                labels.at(x, 0) = 1;
            }
            return labels;
        };
        Image expected(20, 1);
        for (int x = 0; x < 20; ++x) {
            expected.at(x, 0) = 2.5F - std::abs(x - 3.0F);  // inside from 1 to 5
        }
        const double far = 100.0;
        LabelImage labels = row({2, 3, 9, 10, 14});
        labels.at(12, 0) = 2;
        keepExpected(labels, 1, expected, 4.0, far);
        LabelImage kept = row({2, 3, 9, 10});  // pixel 9 is 3.5 outside, 10 goes with it
        kept.at(12, 0) = 2;
        QCOMPARE(labels.pixels(), kept.pixels());
        labels = row({2, 3, 4, 5, 6, 7, 8});
        keepExpected(labels, 1, expected, 4.0, 1.0);
        QCOMPARE(labels.pixels(), row({2, 3, 4, 5, 6}).pixels());
        for (float& distance : expected.pixels()) {
            distance -= 10.0F;  // nothing is inside any more
        }
        labels = row({2, 3, 14});
        keepExpected(labels, 1, expected, 4.0, far);
        QCOMPARE(labels.pixels(), row({2, 3}).pixels());
    }

    void shapesAsLabels() {
        LabelTable labels;
        labels.ensure(4);
        labels.ensure(9);
        const LabelImage drawn = deepestLabels({Image(2, 1, 1.0F), Image()}, labels);
        QCOMPARE(drawn.pixels(), (std::vector<std::uint16_t>{4, 4}));
        QCOMPARE(deepestLabels({Image(1, 1, 1.0F), Image(1, 1, 2.0F)}, labels).at(0, 0), std::uint16_t(9));
        QCOMPARE(deepestLabels({Image(1, 1, -1.0F), Image(1, 1, -2.0F)}, labels).at(0, 0), std::uint16_t(0));
        QVERIFY(deepestLabels({Image(), Image()}, labels).empty());
    }

    void exemplarsCoverEveryStructure() {
        const Scene scene;
        const auto chosen = chooseExemplars(scene.truth, Axis::Axial, 3);
        QCOMPARE(chosen.size(), std::size_t(3));
        QVERIFY(std::is_sorted(chosen.begin(), chosen.end()));
        QVERIFY(chosen.front() >= 5 && chosen.back() <= 24);
        QVERIFY_EXCEPTION_THROWN(chooseExemplars(LabelMap(scene.truth.geometry()), Axis::Axial, 3), Error);
    }
};

QTEST_GUILESS_MAIN(PropagationTest)
#include "PropagationTest.moc"
