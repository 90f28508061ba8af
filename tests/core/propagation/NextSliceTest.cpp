// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/image/Components.h"
#include "core/image/ShapeInterpolation.h"
#include "core/metrics/Evaluation.h"
#include "core/propagation/ExemplarChoice.h"
#include "core/propagation/NextSlice.h"
#include "tests/support/MergedAal.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>
#include <numeric>
#include <optional>
#include <set>

using namespace exemplar;

namespace {

std::vector<int> range(int first, int last) {
    std::vector<int> slices(last - first + 1);
    std::iota(slices.begin(), slices.end(), first);
    return slices;
}

/// 60 axial slices of 20 x 20, all alike: nothing but distance counts.
struct Scene {
    Volume scan{Geometry::plain({20, 20, 60}, {1, 1, 1}), 0.5F};
    NextSliceQuestion question;

    explicit Scene(std::vector<int> exemplars = {}) {
        question.scan = &scan;
        question.exemplars = std::move(exemplars);
    }
    void fill(int first, int last, int x0, float value) {
        for (int k = first; k <= last; ++k) {
            for (int j = 0; j < 20; ++j) {
                for (int i = x0; i < 20; ++i) {
                    scan.voxels()[scan.offset({i, j, k})] = value;
                }
            }
        }
    }
    void show(std::uint16_t label, const std::vector<int>& slices) {
        question.structures.ensure(label);
        for (int slice : slices) {
            question.shown[label][slice] = 100.0;
        }
    }
    /// Every slice that is no exemplar was proposed.
    void propose(double doubt) {
        for (int slice = 0; slice < 60; ++slice) {
            if (!std::binary_search(question.exemplars.begin(), question.exemplars.end(), slice)) {
                question.doubts[slice] = doubt;
            }
        }
    }
    NextSlice ask() const {
        JobControl control;
        return suggestNextSlice(question, control);
    }
};

/// A labelled scan of which slices are chosen one by one.
struct Study {
    Volume scan;
    LabelMap truth;
    Axis axis = Axis::Axial;

    std::map<std::uint16_t, std::map<int, double>> shownIn(const LabelMap& labels) const {
        const SlicePlane plane(labels.geometry(), axis);
        std::map<std::uint16_t, std::map<int, double>> shown;
        for (int slice : plane.labelledSlices(labels)) {
            for (const auto& [label, size] : labelSizes(plane.extract(labels, slice))) {
                shown[label][slice] = size;
            }
        }
        return shown;
    }
    LabelMap interpolated(const std::vector<int>& kept) const {
        const SlicePlane plane(truth.geometry(), axis);
        LabelMap result(truth.geometry());
        for (int slice : kept) {
            plane.insert(plane.extract(truth, slice), slice, result);
        }
        interpolateShapes(result, axis, kept);
        return result;
    }
    /// Mean Dice of the slices that were not chosen.
    double dice(const std::vector<int>& kept) const {
        EvaluateOptions options;
        options.axis = axis;
        options.excludeSlices = kept;
        options.distances = false;
        return meanScore(evaluate(truth, interpolated(kept), options)).dice;
    }
    static std::vector<int> even(int first, int last, int count) {
        std::vector<int> kept;
        for (int i = 0; i < count; ++i) {
            kept.push_back(first + (last - first) * (2 * i + 1) / (2 * count));
        }
        return kept;
    }
    /// As a user would be led who starts with nothing. With `proposed` a model has found on which slices the
    /// structures are; else nothing is known but the chosen slices and the shapes interpolated between them.
    std::vector<int> led(int count, bool proposed) const {
        NextSliceQuestion question;
        question.scan = &scan;
        question.axis = axis;
        question.window = IntensityWindow::automatic(scan);
        for (std::uint16_t label : truth.present()) {
            question.structures.ensure(label);
        }
        std::set<int> chosen;
        while (static_cast<int>(chosen.size()) < count) {
            question.exemplars.assign(chosen.begin(), chosen.end());
            question.shown = proposed         ? shownIn(truth)
                             : chosen.empty() ? decltype(question.shown){}
                                              : shownIn(interpolated(question.exemplars));
            JobControl control;
            const NextSlice next = suggestNextSlice(question, control);
            if (next.slice < 0 || !chosen.insert(next.slice).second) {
                return {};
            }
        }
        return {chosen.begin(), chosen.end()};
    }
};

/// A long tube (1) that bends at one end, and two small balls (2, 3) beside it.
Study phantomStudy() {
    const Geometry geometry = Geometry::plain({48, 48, 100}, {1, 1, 1});
    Study study{Volume(geometry, 0.2F), LabelMap(geometry)};
    for (int k = 5; k < 95; ++k) {
        for (int j = 0; j < 48; ++j) {
            for (int i = 0; i < 48; ++i) {
                const double bend = k < 70 ? 0.0 : (k - 70) * 0.8;
                const int label = std::hypot(i - 12 - bend, j - 12) < 6        ? 1
                                  : std::hypot(i - 34, j - 32, k - 22) < 7     ? 2
                                  : std::hypot(i - 14, j - 34, 2 * k - 64) < 7 ? 3
                                                                               : 0;
                if (label != 0) {
                    study.truth.labels()[study.truth.offset({i, j, k})] = static_cast<std::uint16_t>(label);
                    study.scan.voxels()[study.scan.offset({i, j, k})] = 0.3F + 0.2F * static_cast<float>(label);
                }
            }
        }
    }
    return study;
}

/// Colin27 with AAL's labels; nothing where mricron-data is not installed.
std::optional<Study> brainStudy(Axis axis) {
    auto truth = mergedAal();
    gzFile file = gzopen("/usr/share/mricron/templates/ch2.nii.gz", "rb");
    if (!truth || file == nullptr) {
        return std::nullopt;
    }
    constexpr int kHeader = 352;
    std::vector<std::uint8_t> bytes(kHeader + truth->labels().size());
    const int read = gzread(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
    if (read != static_cast<int>(bytes.size())) {
        return std::nullopt;
    }
    Volume scan(truth->geometry(), std::vector<float>(bytes.begin() + kHeader, bytes.end()));
    return Study{std::move(scan), std::move(*truth), axis};
}

ErrorCode codeOf(const NextSliceQuestion& question) {
    JobControl control;
    try {
        suggestNextSlice(question, control);
    } catch (const Error& error) {
        return error.code();
    }
    return ErrorCode::NothingToLearn;  // none
}

}  // namespace

class NextSliceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsInTheMiddleOfTheBody_data() {
        QTest::addColumn<int>("axis");
        QTest::newRow("axial") << static_cast<int>(Axis::Axial);
        QTest::newRow("coronal") << static_cast<int>(Axis::Coronal);
        QTest::newRow("sagittal") << static_cast<int>(Axis::Sagittal);
    }
    void startsInTheMiddleOfTheBody() {
        QFETCH(int, axis);
        NextSliceQuestion question;
        Volume scan(Geometry::plain({40, 40, 40}, {1, 1, 1}), -1000.0F);
        question.scan = &scan;
        question.axis = static_cast<Axis>(axis);
        question.window = {-160.0, 240.0};
        for (std::size_t i = 0; i < scan.voxels().size(); ++i) {
            const int along = scan.geometry().voxelAt(i)[SlicePlane(scan.geometry(), question.axis).storageAxis()];
            scan.voxels()[i] = along >= 10 && along <= 18 ? 40.0F : -1000.0F;
        }
        JobControl control;
        const NextSlice next = suggestNextSlice(question, control);
        QCOMPARE(next.slice, 14);
        QCOMPARE(next.reason, NextSliceReason::NothingYet);
        QCOMPARE(next.nearest, -1);
    }

    void startsWhereMostIsShown() {
        Scene scene;
        scene.show(1, range(2, 6));
        scene.show(2, range(5, 9));
        scene.show(3, range(5, 11));
        scene.question.shown[8] = {{30, 100.0}, {50, 100.0}};  // not in the table
        // 5 and 6 show all three; the middles are 4, 7 and 8, so 6 is 5 slices off in all and 5 is 6.
        QCOMPARE(scene.ask().slice, 6);
        QCOMPARE(scene.ask().reason, NextSliceReason::NothingYet);
    }

    void emptyScanStartsInItsMiddle() {
        Scene scene;
        scene.fill(0, 59, 0, 0.0F);
        QCOMPARE(scene.ask().slice, 30);
    }

    void missingStructuresComeFirst() {
        Scene scene({4});
        scene.show(1, range(2, 6));
        scene.show(2, range(10, 16));
        scene.show(3, range(12, 22));
        scene.question.structures.ensure(4);                   // shown nowhere
        scene.question.shown[8] = {{30, 100.0}, {50, 100.0}};  // not in the table
        NextSlice next = scene.ask();
        QCOMPARE(next.reason, NextSliceReason::MissingStructure);
        QCOMPARE(next.slice, 13);  // both are shown on 12..16; 2's middle is 13, 3's is 17
        QCOMPARE(next.label, std::uint16_t(2));
        QCOMPARE(next.nearest, 4);
        QVERIFY(std::abs(next.gain - 2.0 / 3.0) < 1e-9);
        scene.question.exemplars = {4, 13};
        next = scene.ask();
        QVERIFY(next.reason != NextSliceReason::MissingStructure);
    }

    void strayProposalsOfMissingStructuresDoNotCount() {
        Scene scene({4});
        scene.show(1, range(2, 6));
        scene.show(2, range(10, 16));
        scene.show(2, {30});
        scene.show(3, {30});
        scene.show(3, range(40, 44));
        scene.propose(0.1);
        QCOMPARE(scene.ask().slice, 13);
    }

    void gapIsHalved() {
        Scene scene({10, 40});
        scene.show(1, range(10, 40));
        scene.propose(0.0);
        const NextSlice next = scene.ask();
        QCOMPARE(next.slice, 25);
        QCOMPARE(next.reason, NextSliceReason::Gap);
        QCOMPARE(next.nearest, 10);
    }

    void whatIsReadyIsTakenWhereItIsNearlyAsGood() {
        Scene scene({10, 40});
        scene.show(1, range(10, 40));
        scene.propose(0.0);
        const double best = scene.ask().gain;
        scene.question.ready = {11, 22, 24};
        const NextSlice next = scene.ask();
        QCOMPARE(next.slice, 24);
        QCOMPARE(next.reason, NextSliceReason::Gap);
        QVERIFY(next.gain < best && next.gain > 0.9 * best);
        scene.question.ready = {11};
        QCOMPARE(scene.ask().slice, 25);
    }

    /// Shown on 2 to 4, labelled on 2, with 5, 9 and 5 of 19 pixels. Beyond the exemplar
    /// both 3 and 4 are as badly covered as can be (one slice of an extent of three, counted twice as far).
    /// Slices that cannot become exemplars are passed over, in every way of choosing.
    void someSlicesNever() {
        Scene scene({10, 30});
        scene.show(1,
                   {8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32});
        const int best = scene.ask().slice;
        scene.question.never = {best - 1, best, best + 1};
        scene.question.ready = {best};
        const int other = scene.ask().slice;
        QVERIFY2(std::abs(other - best) == 2, qPrintable(QString::number(other)));
        scene.question.exemplars.clear();
        scene.question.never.clear();
        scene.question.ready.clear();
        const int first = scene.ask().slice;
        scene.question.never = {first};
        QCOMPARE(std::abs(scene.ask().slice - first), 1);
        scene.question.shown.clear();
        const int middle = scene.ask().slice;
        scene.question.never = {middle};
        QCOMPARE(std::abs(scene.ask().slice - middle), 1);
    }

    void gainByHand() {
        Scene scene({2});
        scene.question.structures.ensure(1);
        scene.question.shown[1] = {{2, 5.0}, {3, 9.0}, {4, 5.0}};
        scene.propose(0.0);
        const NextSlice next = scene.ask();
        // 3 would leave 4 as it is: 9/19. 4 leaves 3 between two exemplars: (2/3)^1.5 of its 9/19.
        const double gain = (5.0 + 9.0 * (1.0 - std::pow(2.0 / 3.0, 1.5))) / 19.0;
        QCOMPARE(next.slice, 4);
        QVERIFY2(std::abs(next.gain - gain / 1.75) < 1e-9, qPrintable(QString::number(next.gain)));
    }

    /// Of two gaps alike that where more is shown is closed; what no proposal tells of is as large as its neighbours.
    void largeSlicesCountMore() {
        for (bool known : {true, false}) {
            for (bool high : {true, false}) {
                Scene scene({10, 25, 40});
                scene.question.structures.ensure(1);
                for (int slice = 10; slice <= 40; slice += known ? 1 : 15) {
                    scene.question.shown[1][slice] = high == (slice > 25) && slice != 25 ? 300.0 : 100.0;
                }
                if (known) {
                    scene.propose(0.0);
                }
                const int slice = scene.ask().slice;
                QVERIFY2(known ? high == (slice > 25) && slice >= 15 && slice <= 35 : high == (slice > 25),
                         qPrintable(QString::number(slice)));
            }
        }
    }

    void everyStructureCounts() {
        // A short structure with one exemplar at its end is worse off than a long one in the same gap.
        Scene scene({0, 20, 40, 59});
        scene.show(1, range(0, 59));
        scene.show(2, range(40, 48));
        scene.propose(0.0);
        const int slice = scene.ask().slice;
        QVERIFY2(slice >= 43 && slice <= 48, qPrintable(QString::number(slice)));
    }

    void whatLooksUnlikeIsAskedFor() {
        Scene scene({0, 10, 20, 30, 40});
        scene.show(1, range(0, 40));
        scene.propose(0.0);
        const int before = scene.ask().slice;
        QVERIFY(before < 30);
        scene.fill(33, 37, 8, 0.9F);
        const NextSlice next = scene.ask();
        QVERIFY2(next.slice >= 33 && next.slice <= 37, qPrintable(QString::number(next.slice)));
        QCOMPARE(next.reason, NextSliceReason::Unlike);
        QCOMPARE(next.label, std::uint16_t(0));
    }

    void doubtIsAskedFor() {
        Scene scene({0, 10, 20, 30, 40});
        scene.show(1, range(0, 40));
        scene.propose(0.05);
        QCOMPARE(scene.ask().reason, NextSliceReason::Gap);
        for (int slice = 22; slice <= 28; ++slice) {
            scene.question.doubts[slice] = 0.9;
        }
        const NextSlice next = scene.ask();
        QVERIFY2(next.slice >= 22 && next.slice <= 28, qPrintable(QString::number(next.slice)));
        QCOMPARE(next.reason, NextSliceReason::Doubtful);
        QCOMPARE(next.label, std::uint16_t(1));
        scene.question.doubts[25] = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(scene.ask().slice >= 22 && scene.ask().slice <= 28);
    }

    void doubtNamesTheStructureThatIsWorseOff() {
        // Both are five slices from an exemplar, but that is a larger part of the short one, whatever its place.
        for (std::uint16_t shorter : {1, 2}) {
            Scene scene({0, 10, 20, 30, 40});
            scene.show(1, range(shorter == 1 ? 20 : 0, 40));
            scene.show(2, range(shorter == 2 ? 20 : 0, 40));
            scene.propose(0.0);
            for (int slice = 22; slice <= 28; ++slice) {
                scene.question.doubts[slice] = 1.0;
            }
            const NextSlice next = scene.ask();
            QCOMPARE(next.reason, NextSliceReason::Doubtful);
            QCOMPARE(next.label, shorter);
        }
    }

    void unknownEndsAreLookedFor() {
        Scene scene({20});
        scene.show(1, {20});
        // Nothing tells where it ends: up to four tenths of the way to the ends of the body, or 9 of its 60 slices.
        int slice = scene.ask().slice;
        QVERIFY2(slice >= 11 && slice <= 36 && slice != 20, qPrintable(QString::number(slice)));
        QVERIFY(std::abs(slice - 20) > 2);
        // Exemplars that do not show it bound it: half of the way.
        scene.question.exemplars = {10, 20, 30};
        slice = scene.ask().slice;
        QVERIFY2(slice >= 16 && slice <= 24 && slice != 20, qPrintable(QString::number(slice)));
    }

    void theBodysEndIsNotCreptUpOn() {
        Scene scene({39, 40, 43, 46, 49, 52});
        scene.show(1, range(40, 52));
        const int slice = scene.ask().slice;
        QVERIFY2(slice >= 55, qPrintable(QString::number(slice)));
    }

    void proposalsTellTheEnds() {
        Scene scene({20});
        scene.show(1, range(10, 30));
        scene.propose(0.1);
        const int slice = scene.ask().slice;
        QVERIFY2(slice >= 9 && slice <= 31, qPrintable(QString::number(slice)));
        // A few stray proposals far away do not pull it there.
        scene.show(1, {41, 48, 55});
        QVERIFY(scene.ask().slice >= 9 && scene.ask().slice <= 31);
    }

    /// A model that is not sure that a structure ends may have lost it.
    void doubtfulEndsAreLookedPast() {
        Scene scene({25, 30});
        scene.show(1, range(20, 30));
        scene.propose(0.0);
        int slice = scene.ask().slice;
        QVERIFY2(slice >= 20 && slice < 25, qPrintable(QString::number(slice)));
        scene.question.doubts[19] = 0.6;
        slice = scene.ask().slice;
        QVERIFY2(slice < 20, qPrintable(QString::number(slice)));
        // An exemplar that does not show it is sure.
        scene.question.exemplars = {19, 25, 30};
        scene.question.doubts.erase(19);
        slice = scene.ask().slice;
        QVERIFY2(slice >= 20 && slice < 25, qPrintable(QString::number(slice)));
    }

    void enoughIsSaid() {
        Scene scene;
        for (int slice = 10; slice <= 40; slice += 3) {
            scene.question.exemplars.push_back(slice);
        }
        scene.show(1, range(10, 40));
        scene.propose(0.0);
        NextSlice next = scene.ask();
        QCOMPARE(next.reason, NextSliceReason::Enough);
        QVERIFY(next.slice > 10 && next.slice < 40);
        QVERIFY(next.gain > 0.0 && next.gain < 0.01);
        // A model that doubts needs more.
        for (int slice = 20; slice < 30; ++slice) {
            scene.question.doubts[slice] = 1.0;
        }
        QCOMPARE(scene.ask().reason, NextSliceReason::Doubtful);
        scene.question.exemplars = range(0, 59);
        next = scene.ask();
        QCOMPARE(next.reason, NextSliceReason::Enough);
        QCOMPARE(next.slice, -1);
        QCOMPARE(next.nearest, -1);
    }

    void exemplarsWithoutStructures() {
        Scene scene({15});
        scene.fill(0, 9, 0, 0.0F);
        scene.fill(31, 59, 0, 0.04F);  // hardly more than air
        const NextSlice next = scene.ask();
        QVERIFY2(next.slice > 15 && next.slice <= 30, qPrintable(QString::number(next.slice)));
        QVERIFY(next.gain > 0.0);
    }

    void badQuestions() {
        Scene scene({5});
        QCOMPARE(codeOf(scene.question), ErrorCode::NothingToLearn);
        const NextSliceQuestion good = scene.question;
        scene.question.scan = nullptr;
        QCOMPARE(codeOf(scene.question), ErrorCode::Internal);
        const Volume none;
        scene.question.scan = &none;
        QCOMPARE(codeOf(scene.question), ErrorCode::Internal);
        scene.question = good;
        scene.question.exemplars = {5, 60};
        QCOMPARE(codeOf(scene.question), ErrorCode::OutOfRange);
        scene.question = good;
        scene.question.shown[3] = {{-1, 1.0}};
        QCOMPARE(codeOf(scene.question), ErrorCode::OutOfRange);
        scene.question = good;
        scene.question.shown[3] = {{5, 0.0}};
        QCOMPARE(codeOf(scene.question), ErrorCode::Internal);
        scene.question = good;
        scene.question.doubts[60] = 0.5;
        QCOMPARE(codeOf(scene.question), ErrorCode::OutOfRange);
        scene.question = good;
        scene.question.exemplars = {9, 5};
        QCOMPARE(codeOf(scene.question), ErrorCode::Internal);
    }

    void brokenVoxelsAreAir() {
        Scene scene;
        scene.fill(0, 29, 10, std::numeric_limits<float>::quiet_NaN());
        // The broken half weighs 15 of 45 slices, so 7.5 of the others are before the middle.
        QCOMPARE(scene.ask().slice, 37);
    }

    void cancelStopsIt() {
        Scene scene({5});
        int told = 0;
        JobControl early;
        early.cancel();
        QVERIFY_EXCEPTION_THROWN(suggestNextSlice(scene.question, early), Error);
        JobControl* running = nullptr;
        JobControl control([&](double, const std::string&) {
            if (++told == 30) {
                running->cancel();
            }
        });
        running = &control;
        QVERIFY_EXCEPTION_THROWN(suggestNextSlice(scene.question, control), Error);
        QCOMPARE(told, 30);
    }

    void largeScansAreQuick() {
        NextSliceQuestion question;
        Volume scan(Geometry::plain({512, 512, 100}, {0.8, 0.8, 1}), 0.5F);
        question.scan = &scan;
        question.exemplars = {20, 50};
        question.structures.ensure(1);
        for (int slice = 0; slice < 100; ++slice) {
            question.shown[1][slice] = 5000.0;
        }
        JobControl control;
        const std::clock_t start = std::clock();
        suggestNextSlice(question, control);
        const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        qInfo("100 slices of 512 x 512: %.3f s", seconds);
#ifdef NDEBUG
        QVERIFY2(seconds < 0.33, qPrintable(QString::number(seconds)));
#endif
    }

    void phantomIsCoveredBetterThanEvenly() {
        const Study study = phantomStudy();
        for (int count : {4, 5, 7}) {
            const std::vector<int> chosen = study.led(count, true);
            QCOMPARE(chosen.size(), std::size_t(count));
            const double led = study.dice(chosen), even = study.dice(Study::even(5, 94, count));
            qInfo("%d slices: mean Dice %.3f, evenly %.3f", count, led, even);
            QVERIFY(led > even + 0.1);
        }
    }

    /// Mean Dice of plain shape interpolation between 3, 5 and 9 slices of Colin27.
    void brainIsCoveredBetterThanEvenly() {
        const auto study = brainStudy(Axis::Axial);
        if (!study) {
            QSKIP("Colin27 with AAL's labels is missing; install mricron-data");
        }
        const std::vector<int> labelled = SlicePlane(study->truth.geometry(), study->axis).labelledSlices(study->truth);
        double led = 0.0, even = 0.0, alone = 0.0, blind = 0.0;
        for (int count : {3, 5, 9}) {
            const double now[5]{study->dice(Study::even(labelled.front(), labelled.back(), count)),
                                study->dice(Study::even(0, 167, count)),  // the head
                                study->dice(study->led(count, false)), study->dice(study->led(count, true)),
                                study->dice(chooseExemplars(study->truth, study->axis, count))};
            qInfo(
                "%d slices: evenly where labelled %.3f, evenly through the head %.3f, led by exemplars alone %.3f, "
                "led with proposals %.3f, chosen knowing all labels %.3f",
                count, now[0], now[1], now[2], now[3], now[4]);
            even += now[0] / 3;
            blind += now[1] / 3;
            alone += now[2] / 3;
            led += now[3] / 3;
            QVERIFY(now[3] > now[0]);
            QVERIFY(now[2] > now[1]);
        }
        QVERIFY(led > even + 0.05);
        QVERIFY(alone > blind + 0.15);
    }
};

QTEST_GUILESS_MAIN(NextSliceTest)
#include "NextSliceTest.moc"
