// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/engine/RunScore.h"
#include "core/image/Components.h"
#include "core/neural/training/TrainingPrompts.h"
#include "core/neural/training/TrainingSamples.h"
#include "tests/core/neural/TinyModel.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <thread>
#include <tuple>

using namespace exemplar;
using namespace exemplar::neural;

namespace {

/// Slices of one scan, by their places in the set.
ExemplarSet numbered(ExemplarSet set) {
    for (std::size_t i = 0; i < set.exemplars.size(); ++i) {
        set.exemplars[i].scan = "drawings.nii";
        set.exemplars[i].scanKey = "drawings";
        set.exemplars[i].slice = static_cast<int>(i);
    }
    return set;
}

}  // namespace

/// Learning a profile, on a model of a few thousand parameters.
class TrainerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trainingLearns() {
        auto sam = tinySam();
        TrainingPlan plan = shortPlan();
        plan.steps = 60;
        plan.learningRate = 5e-3;
        plan.shapeShare = plan.noPointShare = 0.0;  // steps that can be compared
        JobControl control;
        const ExemplarSet set = drawings(4);
        const Profile profile = Trainer(*sam, set, plan).run(nullptr, {}, control);
        const auto& steps = profile.card.record.steps;
        QCOMPARE(static_cast<int>(steps.size()), 60);
        double first = 0, last = 0;
        for (int i = 0; i < 10; ++i) {
            first += steps[i].loss;
            last += steps[steps.size() - 1 - i].loss;
        }
        QVERIFY2(last < 0.95 * first, qPrintable(QString("%1 -> %2").arg(first).arg(last)));
        QVERIFY(profile.card.record.heldOut);
        QVERIFY(!profile.card.record.unstable);
        QVERIFY(nothingAttached(*sam));
    }

    /// A slice at a structure's end is no measure of what lies between: its neighbours do not tell what it shows.
    void heldOutIsWhatItsNeighboursTell() {
        ExemplarSet set = drawings(5);
        for (int i = 0; i < 5; ++i) {
            set.exemplars[i].scanKey = "one scan";
            set.exemplars[i].slice = 10 * i;
            if (i != 2) {  // the square is shown by the first, the third and the fourth
                const bool square = i == 0 || i == 3;
                for (std::uint16_t& label : set.exemplars[i].labels.pixels()) {
                    label = label == 8 && !square ? 0 : label;
                }
            }
        }
        QCOMPARE(neighboursOf(set, 0).below, -1);
        QCOMPARE(neighboursOf(set, 0).above, 1);
        QCOMPARE(neighboursOf(set, 3).below, 2);
        QVERIFY(neighboursOf(set, 3).both());
        int heldOut = -1;
        Engine::TrainingObserver observer;
        observer.picture = [&](const TrainingPicture& picture) { heldOut = picture.exemplar; };
        // The third and the fourth show both structures, but only the disc is shown on both sides of either; the first
        // one to be found of those that show most is taken, and never the first or the last slice.
        learn(set, shortPlan(), observer);
        QCOMPARE(heldOut, 2);
        set.exemplars[3].scanKey = "another scan";
        QVERIFY(!neighboursOf(set, 3).both());
    }

    /// Whatever the held-out exemplar shows, nothing is learned from it before it joins in; the scores say when.
    void theHeldOutExemplarIsNotLearnedFromAtFirst() {
        ExemplarSet set = numbered(drawings(5));
        TrainingPlan plan = shortPlan();
        plan.steps = 40;
        plan.validateEvery = 9;
        const Profile profile = learn(set, plan);
        const TrainingRecord& record = profile.card.record;
        QVERIFY(record.heldOut);
        const int heldOut = record.heldOut->slice;
        int joinsAfter = 0;
        for (const Validation& validation : record.validations) {
            QCOMPARE(validation.on, validation.step <= 27 ? ScoredOn::HeldOut : ScoredOn::Learned);
            joinsAfter = validation.on == ScoredOn::HeldOut ? validation.step : joinsAfter;
        }
        QCOMPARE(joinsAfter, 27);
        QCOMPARE(scoreOf(record).step, 27);
        QCOMPARE(scoreOf(record).on, ScoredOn::HeldOut);
        QCOMPARE(record.bestStep, 40);
        LabelImage& labels = set.exemplars[static_cast<std::size_t>(heldOut)].labels;
        for (int y = 0; y < 64; ++y) {  // the left half of every structure is gone, and both are still there
            for (int x = 0; x < 64; ++x) {
                labels.at(x, y) = x < 20 + heldOut || (x > 36 && x < 44) ? std::uint16_t{0} : labels.at(x, y);
            }
        }
        const TrainingRecord other = learn(set, plan).card.record;
        QVERIFY(other.heldOut && other.heldOut->slice == heldOut);
        bool same = true;
        for (int step = 0; step < 40; ++step) {
            same = same && record.steps[static_cast<std::size_t>(step)].loss ==
                               other.steps[static_cast<std::size_t>(step)].loss;
            QVERIFY2(same || step >= joinsAfter, qPrintable(QString::number(step)));
        }
        QVERIFY(!same);  // it is learned from in the end
        QVERIFY(profile.card.mayHaveLearnedFrom(set.exemplars[static_cast<std::size_t>(heldOut)]));
    }

    /// Also where no validation is planned before the held-out exemplar joins in.
    void thereIsAlwaysAHeldOutScore() {
        TrainingPlan plan = shortPlan();
        plan.validateEvery = 1000;
        const TrainingRecord record = learn(drawings(5), plan).card.record;
        QCOMPARE(record.validations.size(), std::size_t(2));
        QCOMPARE(record.validations[0].step, 7);
        QCOMPARE(scoreOf(record).step, 7);
        QCOMPARE(scoreOf(record).on, ScoredOn::HeldOut);
        plan.steps = 1;
        QCOMPARE(scoreOf(learn(drawings(5), plan).card.record).on, ScoredOn::HeldOut);
        plan.steps = 2;
        QCOMPARE(scoreOf(learn(drawings(5), plan).card.record).step, 1);
    }

    void fewExemplarsAreAllLearnedFrom() {
        const TrainingRecord record = learn(drawings(3), shortPlan()).card.record;
        QVERIFY(!record.heldOut);
        for (const Validation& validation : record.validations) {
            QCOMPARE(validation.on, ScoredOn::Learned);
        }
        QCOMPARE(scoreOf(record).step, 12);
        QCOMPARE(scoreOf(record).on, ScoredOn::Learned);
    }

    /// Cancelled before the held-out exemplar joined in, a profile has not learned from it.
    void aRunThatIsCutHasNotLearnedFromAll() {
        auto sam = tinySam();
        const ExemplarSet set = numbered(drawings(5));
        JobControl control;
        Engine::TrainingObserver observer;
        observer.step = [&](const TrainingStep& step) {
            if (step.step == 6) {
                control.cancel();
            }
        };
        const ProfileCard card = Trainer(*sam, set, shortPlan()).run(nullptr, observer, control).card;
        QCOMPARE(card.record.bestStep, 4);
        QCOMPARE(scoreOf(card.record).step, 4);
        QCOMPARE(scoreOf(card.record).on, ScoredOn::HeldOut);
        for (const Exemplar& exemplar : set.exemplars) {
            QCOMPARE(card.mayHaveLearnedFrom(exemplar), exemplar.slice != card.record.heldOut->slice);
        }
    }

    /// What is trained further may have learned from an exemplar already: only a new one can be held out.
    void onlyNewExemplarsAreHeldOut() {
        const ExemplarSet set = numbered(drawings(5));
        const auto heldOut = [&](int known) {
            ProfileCard card;
            for (int i = 0; i < known; ++i) {
                card.addSource(set.exemplars[static_cast<std::size_t>(i)]);
            }
            auto sam = tinySam();
            JobControl control;
            const ProfileCard learned = Trainer(*sam, set, shortPlan(), card).run(nullptr, {}, control).card;
            if (learned.sources.size() != 1 || learned.sources[0].slices.size() != 5) {
                return -2;
            }
            return learned.record.heldOut ? learned.record.heldOut->slice : -1;
        };
        QVERIFY(heldOut(0) >= 0);
        QCOMPARE(heldOut(4), 4);
        QCOMPARE(heldOut(5), -1);
    }

    /// The card tells what the exemplars decided.
    void thePlanOfTheCardIsDecided() {
        for (const bool oneScan : {true, false}) {
            ExemplarSet set = drawings(3);
            for (int i = 0; i < 3 && !oneScan; ++i) {
                set.exemplars[i].scanKey = std::to_string(i);
            }
            TrainingPlan plan = shortPlan();
            plan.steps = 1;
            const TrainingPlan used = learn(set, plan).card.plan, decided = decidedFor(set, plan);
            QCOMPARE(used.steps, 1);
            QCOMPARE(used.shapeShare, decided.shapeShare);
            QCOMPARE(used.freeShare, decided.freeShare);
            QCOMPARE(used.nearShare, decided.nearShare);
            QCOMPARE(used.plainShare, decided.plainShare);
            QCOMPARE(used.noPointShare, decided.noPointShare);
            QCOMPARE(used.tokenRate, decided.tokenRate);
        }
    }

    void theTokensHaveARateOfTheirOwn() {
        const ExemplarSet set = drawings(2);
        const auto tokensAfter = [&](int steps, double rate) {
            TrainingPlan plan = shortPlan();
            plan.steps = steps;
            plan.tokenRate = rate;
            return learn(set, plan).tensors.at("class_tokens");
        };
        QVERIFY(tokensAfter(1, 0.0) == tokensAfter(6, 0.0));
        QVERIFY(tokensAfter(1, 1.0) != tokensAfter(6, 1.0));
        QVERIFY(tokensAfter(6, 1.0) != tokensAfter(6, 10.0));
    }

    void oneSeedOneResult() {
        const ExemplarSet set = drawings(2);
        const Profile once = learn(set, shortPlan());
        QVERIFY(equal(once, learn(set, shortPlan())));
        TrainingPlan other = shortPlan();
        other.seed = 1;
        QVERIFY(!equal(once, learn(set, other)));
    }

    /// Nobody sees from a profile whether somebody watched.
    void watchingChangesNothing_data() {
        QTest::addColumn<int>("exemplars");
        QTest::newRow("none held out") << 2;
        QTest::newRow("one held out") << 5;
    }
    void watchingChangesNothing() {
        QFETCH(int, exemplars);
        const ExemplarSet set = drawings(exemplars);
        const Profile alone = learn(set, shortPlan());
        std::vector<TrainingPicture> pictures;
        std::vector<int> validated;
        int best = 0;
        Engine::TrainingObserver observer;
        observer.picture = [&](const TrainingPicture& picture) { pictures.push_back(picture); };
        observer.validation = [&](const Validation& validation) { validated.push_back(validation.step); };
        observer.best = [&](const Profile&) { ++best; };
        QVERIFY(equal(learn(set, shortPlan(), observer), alone));

        QVERIFY(best >= 1);
        QCOMPARE(validated, (std::vector<int>{4, 8, 12}));
        QCOMPARE(pictures.front().step, 0);
        std::set<int> steps;
        for (const TrainingPicture& picture : pictures) {
            steps.insert(picture.step);
            QCOMPARE(picture.labels.width(), 64);
            QCOMPARE(picture.labels.height(), 64);
            QCOMPARE(picture.exemplar, pictures.front().exemplar);
            for (std::uint16_t label : picture.labels.pixels()) {
                QVERIFY(label == 0 || label == 3 || label == 8);
            }
        }
        QCOMPARE(steps.size(), pictures.size());  // one per step at most
        for (int step : validated) {
            QVERIFY(steps.contains(step));
        }
    }

    /// A picture agrees with the validation made on the same exemplar.
    void picturesShowWhatIsValidated() {
        ExemplarSet set = drawings(1);
        TrainingPlan plan = shortPlan();
        plan.steps = 40;
        plan.learningRate = 1e-2;
        std::map<int, LabelImage> pictures;
        std::vector<Validation> validations;
        Engine::TrainingObserver observer;
        observer.picture = [&](const TrainingPicture& picture) { pictures[picture.step] = picture.labels; };
        observer.validation = [&](const Validation& validation) { validations.push_back(validation); };
        learn(set, plan, observer);
        for (const Validation& validation : validations) {
            const LabelImage& picture = pictures.at(validation.step);
            for (std::size_t c = 0; c < 2; ++c) {
                const std::uint16_t label = c == 0 ? 3 : 8;
                double both = 0, sizes = 0;
                for (std::size_t i = 0; i < picture.size(); ++i) {
                    const bool mine = picture.pixels()[i] == label;
                    const bool truth = set.exemplars[0].labels.pixels()[i] == label;
                    both += mine && truth;
                    sizes += mine + truth;
                }
                QVERIFY(std::abs(2 * both / sizes - validation.dice[c]) < 1e-6);
            }
        }
    }

    void picturesAreOfTheSlicesSize() {
        ExemplarSet set = drawings(1);
        set.exemplars[0].image = {Image(100, 30, 0.5F), 1, 2, ""};
        set.exemplars[0].labels = LabelImage(100, 30);
        set.exemplars[0].labels.at(50, 15) = 3;
        set.exemplars.insert(set.exemplars.begin(), drawing(1));
        set.exemplars[0].labels = LabelImage(64, 64);  // shows nothing: the next one is pictured
        int seen = 0;
        Engine::TrainingObserver observer;
        observer.picture = [&](const TrainingPicture& picture) {
            ++seen;
            QCOMPARE(picture.exemplar, 1);
            QCOMPARE(picture.labels.width(), 100);
            QCOMPARE(picture.labels.height(), 30);
        };
        learn(set, shortPlan(), observer);
        QVERIFY(seen >= 4);
    }

    void thePaceOfPictures() {
        Pacer pacer(0.05);
        QVERIFY(pacer.due(0.0));
        pacer.worked(0.0, 2.0);  // 2 s are 5 % of 40 s
        QVERIFY(!pacer.due(39.9));
        QVERIFY(pacer.due(40.0));
        pacer.postpone(30.0);
        QVERIFY(!pacer.due(67.9));
        QVERIFY(pacer.due(68.0));
        pacer.worked(68.0, 69.0);
        QVERIFY(!pacer.due(87.9));
        QVERIFY(pacer.due(88.0));
    }

    /// What is handed on as the best state is what a run cancelled there returns, and loads as such.
    void theBestStateIsWhatCancellingKeeps() {
        const ExemplarSet set = drawings(5);
        std::map<int, Profile> best;
        Engine::TrainingObserver observer;
        observer.best = [&](const Profile& profile) { best[profile.card.record.bestStep] = profile; };
        const Profile whole = learn(set, shortPlan(), observer);
        QVERIFY(best.contains(4));  // the first validation is the best so far
        auto sam = tinySam();
        JobControl control;
        observer = {};
        observer.step = [&](const TrainingStep& step) {
            if (step.step == 4) {
                control.cancel();
            }
        };
        const Profile cut = Trainer(*sam, set, shortPlan()).run(nullptr, observer, control);
        QVERIFY(cut.card.record.cancelled);
        QCOMPARE(static_cast<int>(cut.card.record.steps.size()), 4);
        QVERIFY(equal(best.at(4), cut));
        QVERIFY(!equal(best.at(4), whole));
        if (best.contains(12)) {
            QVERIFY(equal(best.at(12), whole));
        }
    }

    void cancelKeepsTheBestState_data() {
        QTest::addColumn<int>("after");
        QTest::newRow("start") << 0;
        QTest::newRow("middle") << 6;
        QTest::newRow("end") << 12;
    }
    void cancelKeepsTheBestState() {
        QFETCH(int, after);
        auto sam = tinySam();
        const ExemplarSet set = drawings(2);
        JobControl control;
        if (after == 0) {
            control.cancel();
        }
        Trainer trainer(*sam, set, shortPlan());
        Engine::TrainingObserver observer;
        observer.step = [&](const TrainingStep& step) {
            if (step.step == after) {
                control.cancel();
            }
        };
        if (after == 0) {
            QVERIFY_EXCEPTION_THROWN(trainer.run(nullptr, observer, control), Error);
            return;
        }
        const TrainingRecord record = trainer.run(nullptr, observer, control).card.record;
        QCOMPARE(static_cast<int>(record.steps.size()), after);
        QCOMPARE(record.cancelled, after < 12);
        QVERIFY(!record.heldOut);
        QVERIFY(nothingAttached(*sam));
    }

    void pauseHoldsWithinOneStep() {
        auto sam = tinySam();
        const ExemplarSet set = drawings(2);
        TrainingPlan plan = shortPlan();
        plan.minutes = 1e9;
        const Profile straight = learn(set, plan);
        JobControl control;
        std::atomic<int> steps{0};
        Engine::TrainingObserver observer;
        observer.step = [&](const TrainingStep& step) {
            steps = step.step;
            if (step.step == 5) {
                control.pause();
            }
        };
        Profile profile;
        std::thread worker([&] { profile = Trainer(*sam, set, plan).run(nullptr, observer, control); });
        QTRY_COMPARE_WITH_TIMEOUT(steps.load(), 5, 30'000);
        QTest::qWait(400);
        const int held = steps;
        control.resume();
        worker.join();
        QCOMPARE(held, 5);
        QCOMPARE(steps.load(), 12);
        QVERIFY(equal(profile, straight));
        const auto& record = profile.card.record.steps;
        QVERIFY2(record[5].seconds - record[4].seconds < 0.35, "a pause does not count as time learned");
    }

    void aPausedRunCanBeCancelled() {
        auto sam = tinySam();
        const ExemplarSet set = drawings(2);
        JobControl control;
        std::atomic<int> steps{0};
        Engine::TrainingObserver observer;
        observer.step = [&](const TrainingStep& step) {
            steps = step.step;
            if (step.step == 3) {
                control.pause();
            }
        };
        Profile profile;
        std::thread worker([&] { profile = Trainer(*sam, set, shortPlan()).run(nullptr, observer, control); });
        QTRY_COMPARE_WITH_TIMEOUT(steps.load(), 3, 30'000);
        control.cancel();
        worker.join();
        QCOMPARE(static_cast<int>(profile.card.record.steps.size()), 3);
        QVERIFY(profile.card.record.cancelled);
        QCOMPARE(profile.card.record.bestStep, 3);
    }

    void furtherTrainingKeepsWhatIsKnown() {
        auto sam = tinySam();
        ExemplarSet set = drawings(2);
        RandomStream random(4);
        SiteWeights start;
        start.lora = LoraAdapter(*sam, decoderLayers(*sam, false), 2, random);
        start.classTokens = torch::stack({torch::full({16}, 8.0F), torch::full({16}, 3.0F)}, 0);
        start.places = torch::stack({torch::full({16, 16}, 0.8F), torch::full({16, 16}, 0.3F)}, 0);
        start.labels.ensure(8);  // in another order, and 5 is new
        start.labels.ensure(3);
        set.labels = {};
        for (std::uint16_t id : {3, 5, 8}) {
            set.labels.ensure(id);
        }
        TrainingPlan plan = shortPlan();
        plan.steps = 0;
        JobControl control;
        const Profile profile = Trainer(*sam, set, plan).run(&start, {}, control);
        const torch::Tensor tokens = toTorch(profile.tensors.at("class_tokens"));
        QCOMPARE(tokens.sizes().vec(), (std::vector<std::int64_t>{3, 16}));
        QCOMPARE(tokens[0].min().item<float>(), 3.0F);
        QCOMPARE(tokens[2].max().item<float>(), 8.0F);
        QVERIFY(tokens[1].abs().max().item<float>() < 1.0F);
        TensorMap before;
        start.lora.store(before);
        before["class_tokens"] = profile.tensors.at("class_tokens");
        const torch::Tensor places = toTorch(profile.tensors.at("class_places"));
        QCOMPARE(places.sizes().vec(), (std::vector<std::int64_t>{3, 16, 16}));
        QCOMPARE(places[0].min().item<float>(), 0.3F);
        QCOMPARE(places[2].max().item<float>(), 0.8F);
        before["class_places"] = profile.tensors.at("class_places");
        QVERIFY(profile.tensors == before);
    }

    /// With many structures a step asks for some of them: mostly those that are there.
    void manyStructuresTakeTurns() {
        LabelTable table;
        LabelImage labels(8, 8);
        for (std::uint16_t id = 1; id <= 40; ++id) {
            table.ensure(id);
            if (id % 2 == 0 && id <= 12) {  // six are there
                labels.at(id % 8, id / 8) = id;
            }
        }
        const std::vector<TrainingSample> none;
        const TrainingPlan plan;
        const TrainingPrompts prompts(table, plan, none);
        RandomStream random(1), untouched(1);
        QCOMPARE(prompts.structures(labels, 40, random).size(), std::size_t(40));
        QCOMPARE(random.uniform(), untouched.uniform());  // nothing is drawn where all are asked
        std::set<int> seen;
        for (int i = 0; i < 100; ++i) {
            const std::vector<int> few = prompts.structures(labels, 12, random);
            QCOMPARE(few.size(), std::size_t(12));
            QVERIFY(std::is_sorted(few.begin(), few.end()));
            QCOMPARE(std::set<int>(few.begin(), few.end()).size(), few.size());
            for (int id : {2, 4, 6, 8, 10, 12}) {
                QVERIFY(std::count(few.begin(), few.end(), id - 1) == 1);
            }
            seen.insert(few.begin(), few.end());
        }
        QCOMPARE(seen.size(), std::size_t(40));
        int shown = 0;
        for (int position : prompts.structures(labels, 4, random)) {
            shown += position % 2 == 1 && position < 12;
        }
        QCOMPARE(shown, 3);  // one place in four is kept for what is not there
    }

    void fortyStructuresAreLearned() {
        ExemplarSet set;
        set.exemplars.push_back(drawing(0));
        for (int i = 0; i < 40; ++i) {
            set.labels.ensure(static_cast<std::uint16_t>(100 + i));
            for (int y = 0; y < 7; ++y) {
                for (int x = 0; x < 7; ++x) {
                    set.exemplars[0].labels.at(i % 8 * 8 + x, i / 8 * 8 + y) = static_cast<std::uint16_t>(100 + i);
                    set.exemplars[0].image.pixels.at(i % 8 * 8 + x, i / 8 * 8 + y) = 0.1F + 0.02F * i;
                }
            }
        }
        TrainingPlan plan = shortPlan();
        plan.steps = 60;
        plan.validateEvery = 30;
        plan.learningRate = 1e-2;
        plan.shapeShare = plan.noPointShare = 0.0;  // steps that can be compared
        const Profile profile = learn(set, plan);
        QVERIFY(finite(profile));
        const TrainingRecord& record = profile.card.record;
        QCOMPARE(record.validations.back().dice.size(), std::size_t(40));
        double first = 0, last = 0;
        for (int i = 0; i < 10; ++i) {
            first += record.steps[i].loss;
            last += record.steps[record.steps.size() - 1 - i].loss;
        }
        QVERIFY2(last < 0.98 * first, qPrintable(QString("%1 -> %2").arg(first).arg(last)));
    }

    /// A run that breaks off, even in a callback, leaves the model as it was.
    void nothingStaysOnTheModel() {
        auto sam = tinySam();
        const ExemplarSet set = drawings(2);
        JobControl control;
        Engine::TrainingObserver observer;
        observer.step = [](const TrainingStep& step) {
            if (step.step == 3) {
                throw std::bad_alloc();
            }
        };
        QVERIFY_EXCEPTION_THROWN(Trainer(*sam, set, shortPlan()).run(nullptr, observer, control), std::bad_alloc);
        QVERIFY(nothingAttached(*sam));
    }

    /// Two models learn at the same time as they do one after the other.
    void twoRunsAtOnce() {
        const ExemplarSet set = drawings(2), other = drawings(5);
        const Profile one = learn(set, shortPlan()), two = learn(other, shortPlan());
        Profile first, second;
        std::thread worker([&] { first = learn(set, shortPlan()); });
        second = learn(other, shortPlan());
        worker.join();
        QVERIFY(equal(first, one));
        QVERIFY(equal(second, two));
    }
};

QTEST_GUILESS_MAIN(TrainerTest)
#include "TrainerTest.moc"
