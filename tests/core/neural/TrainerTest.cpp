// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/neural/training/MemoryRetry.h"
#include "core/neural/training/TrainingPrompts.h"
#include "tests/core/neural/TinyModel.h"

#include <QTest>

#include <atomic>
#include <limits>
#include <map>
#include <set>
#include <thread>

using namespace exemplar;
using namespace exemplar::neural;

namespace {

Profile learn(const ExemplarSet& set, const TrainingPlan& plan, const Engine::TrainingObserver& observer = {}) {
    auto sam = tinySam();
    JobControl control;
    return Trainer(*sam, set, plan).run(nullptr, observer, control);
}

bool equal(const Profile& one, const Profile& two) {
    return one.tensors == two.tensors && one.card.toJson() == two.card.toJson();
}

bool finite(const Profile& profile) {
    for (const auto& [name, data] : profile.tensors) {
        if (!toTorch(data).isfinite().all().item<bool>()) {
            return false;
        }
    }
    return !profile.tensors.empty();
}

bool nothingAttached(Sam& sam) {
    for (const auto& [name, linear] : sam.linears()) {
        if (linear->attached()) {
            return false;
        }
    }
    return true;
}

/// Pixels of label 3 alone, `count` of them in a row.
Exemplar speck(int count) {
    Exemplar exemplar;
    exemplar.image = {Image(64, 64, 0.5F), 1, 1, ""};
    exemplar.labels = LabelImage(64, 64);
    for (int x = 0; x < count; ++x) {
        exemplar.labels.at(30 + x, 30) = 3;
        exemplar.image.pixels.at(30 + x, 30) = 1.0F;
    }
    return exemplar;
}

ExemplarSet damaged(ExemplarSet set, int exemplar) {
    for (int x = 0; x < 64; ++x) {
        set.exemplars[exemplar].image.pixels.at(x, 32) = std::numeric_limits<float>::quiet_NaN();
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

    void emptyExemplarsAreSaid() {
        auto sam = tinySam();
        const auto codeOf = [&](const ExemplarSet& set) {
            try {
                Trainer(*sam, set, shortPlan());
            } catch (const Error& problem) {
                return problem.code();
            }
            return ErrorCode::Internal;
        };
        ExemplarSet set = drawings(1);
        set.exemplars[0].labels = LabelImage(64, 64);
        QCOMPARE(codeOf(set), ErrorCode::NothingToLearn);
        set.exemplars[0].labels = {};
        QCOMPARE(codeOf(set), ErrorCode::NothingToLearn);
        set.exemplars[0].labels = LabelImage(64, 64, 5);  // not in the table
        QCOMPARE(codeOf(set), ErrorCode::NothingToLearn);
        set.exemplars[0].labels = LabelImage(64, 63, 3);
        QCOMPARE(codeOf(set), ErrorCode::GeometryMismatch);
        set.exemplars.clear();
        QCOMPARE(codeOf(set), ErrorCode::NothingToLearn);
        set = drawings(1);
        set.labels = {};
        QCOMPARE(codeOf(set), ErrorCode::NothingToLearn);
    }

    /// Whatever somebody marks as exemplars: learning ends, with numbers.
    void oddExemplars_data() {
        QTest::addColumn<QString>("what");
        for (const char* what : {"one", "some unlabelled", "an unlabelled one to hold out", "three pixels",
                                 "one pixel of five", "a structure that is nowhere", "labels missing", "unknown labels",
                                 "one sample", "one step", "no step", "never validated"}) {
            QTest::newRow(what) << what;
        }
    }
    void oddExemplars() {
        QFETCH(QString, what);
        ExemplarSet set = drawings(3);
        TrainingPlan plan = shortPlan();
        plan.shapeShare = 0.5;
        plan.recipe.separateShare = 0.7;
        if (what == "one") {
            set = drawings(1);
        } else if (what == "some unlabelled") {
            set.exemplars[0].labels = LabelImage(64, 64);
        } else if (what == "an unlabelled one to hold out") {  // the others each show what no other shows
            set = drawings(4);
            set.labels.ensure(4);
            for (std::uint16_t& label : set.exemplars[0].labels.pixels()) {
                label = label == 3 ? 3 : 0;
            }
            for (std::uint16_t& label : set.exemplars[1].labels.pixels()) {
                label = label == 8 ? 8 : 0;
            }
            for (std::uint16_t& label : set.exemplars[2].labels.pixels()) {
                label = label == 3 ? 4 : 0;
            }
            set.exemplars[3].labels = LabelImage(64, 64);
        } else if (what == "three pixels") {
            set.exemplars = {speck(3)};
        } else if (what == "one pixel of five") {
            set.exemplars = {speck(1), drawing(1), drawing(2), drawing(3), drawing(4)};
        } else if (what == "a structure that is nowhere") {
            set.labels.ensure(77);
        } else if (what == "labels missing") {
            set.exemplars[1].labels = {};
            set.exemplars[2].labels = {};
        } else if (what == "unknown labels") {
            set.exemplars[1].labels = LabelImage(64, 64, 1234);
        } else if (what == "one sample") {
            set = drawings(5);
            plan.samples = 1;
        } else if (what == "one step") {
            plan.steps = 1;
        } else if (what == "no step") {
            plan.steps = 0;
        } else if (what == "never validated") {
            plan.validateEvery = 0;
        }
        int pictures = 0;
        Engine::TrainingObserver observer;
        observer.picture = [&](const TrainingPicture&) { ++pictures; };
        const Profile profile = learn(set, plan, observer);
        QVERIFY(finite(profile));
        QVERIFY(pictures > 0);
        QCOMPARE(static_cast<int>(profile.card.record.steps.size()), plan.steps);
        for (const TrainingStep& step : profile.card.record.steps) {
            QVERIFY(std::isfinite(step.loss));
        }
        for (const Validation& validation : profile.card.record.validations) {
            QVERIFY(std::isfinite(validation.mean));
            QCOMPARE(validation.dice.size(), set.labels.size());
        }
        QCOMPARE(profile.card.record.heldOut, what == "one pixel of five" || what == "one sample");
        if (what == "a structure that is nowhere") {
            const auto& dice = profile.card.record.validations.back().dice;
            QVERIFY(std::isnan(dice[2]) || dice[2] == 0.0);  // nothing, or all of it wrong
        }
    }

    void furtherTrainingKeepsWhatIsKnown() {
        auto sam = tinySam();
        ExemplarSet set = drawings(2);
        RandomStream random(4);
        SiteWeights start;
        start.lora = LoraAdapter(*sam, decoderLayers(*sam, false), 2, random);
        start.classTokens = torch::stack({torch::full({16}, 8.0F), torch::full({16}, 3.0F)}, 0);
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
        plan.learningRate = 1e-2;
        const Profile profile = learn(set, plan);
        QVERIFY(finite(profile));
        QCOMPARE(profile.card.record.validations.back().dice.size(), std::size_t(40));
        QVERIFY(profile.card.record.validations.back().mean > profile.card.record.validations.front().mean);
    }

    void aNaNIsSaid_data() {
        QTest::addColumn<int>("validateEvery");
        QTest::newRow("seen by the loss") << 1000;
        QTest::newRow("seen by the validation") << 1;
    }
    void aNaNIsSaid() {
        QFETCH(int, validateEvery);
        auto sam = tinySam();
        const ExemplarSet set = drawings(1);
        TrainingPlan plan = shortPlan();
        plan.learningRate = 1e30;
        plan.validateEvery = validateEvery;
        JobControl control;
        bool best = false;
        Engine::TrainingObserver observer;
        observer.best = [&](const Profile&) { best = true; };
        try {
            Trainer(*sam, set, plan).run(nullptr, observer, control);
            QFAIL("no error");
        } catch (const Error& problem) {
            QCOMPARE(problem.code(), ErrorCode::NotFinite);
        }
        QVERIFY(!best);  // weights that are no numbers are never handed on
        QVERIFY(nothingAttached(*sam));
    }

    /// One exemplar of five has broken pixels; what was learned before it came up is kept, and the record says so.
    void aLateNaNKeepsTheBestState() {
        ExemplarSet set = drawings(5);
        TrainingPlan plan = shortPlan();
        plan.recipe.separateShare = 0.0;  // parts of the broken one do not get into the others
        plan.validateEvery = 1;
        plan.seed = 3;
        int heldOut = -1;
        Engine::TrainingObserver observer;
        observer.picture = [&](const TrainingPicture& picture) { heldOut = picture.exemplar; };
        learn(set, plan, observer);
        set = damaged(set, heldOut == 4 ? 3 : 4);
        std::vector<Profile> best;
        observer.best = [&](const Profile& profile) { best.push_back(profile); };
        const Profile profile = learn(set, plan, observer);
        const TrainingRecord& record = profile.card.record;
        QVERIFY(record.unstable);
        QVERIFY(!record.cancelled);
        QVERIFY(!record.steps.empty() && record.steps.size() < 12);
        QVERIFY(finite(profile));
        QVERIFY(profile.tensors == best.back().tensors);
        QCOMPARE(record.bestStep, best.back().card.record.bestStep);

        const std::string card = profile.card.toJson();
        QVERIFY(ProfileCard::fromJson(card, "x").record.unstable);
        std::string old = card;  // a card of before knows nothing of it
        const std::string entry = ",\"unstable\":true";
        QVERIFY(old.find(entry) != std::string::npos);
        old.erase(old.find(entry), entry.size());
        QVERIFY(!ProfileCard::fromJson(old, "x").record.unstable);
    }

    void brokenPixelsEverywhereAreSaid() {
        try {
            learn(damaged(drawings(1), 0), shortPlan());
            QFAIL("no error");
        } catch (const Error& problem) {
            QCOMPARE(problem.code(), ErrorCode::NotFinite);
        }
    }

    void tooLittleMemoryIsMetWithFewerSamples_data() {
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("fits");
        QTest::addColumn<std::vector<int>>("tried");
        QTest::newRow("fits") << 96 << 96 << std::vector<int>{96};
        QTest::newRow("half fits") << 96 << 50 << std::vector<int>{96, 48};
        QTest::newRow("a quarter fits") << 96 << 24 << std::vector<int>{96, 48, 24};
        QTest::newRow("never") << 96 << 0 << std::vector<int>{96, 48, 24};
        QTest::newRow("not below eight") << 12 << 0 << std::vector<int>{12, 8};
        QTest::newRow("few") << 8 << 0 << std::vector<int>{8};
    }
    void tooLittleMemoryIsMetWithFewerSamples() {
        QFETCH(int, samples);
        QFETCH(int, fits);
        QFETCH(std::vector<int>, tried);
        for (const bool ofTorch : {false, true}) {
            std::vector<int> seen;
            TrainingPlan plan;
            plan.samples = samples;
            const auto attempt = [&](const TrainingPlan& now) -> Profile {
                seen.push_back(now.samples);
                Profile profile;
                profile.card.plan = now;
                if (now.samples <= fits) {
                    return profile;
                }
                if (ofTorch) {
                    torch::empty({std::int64_t{1} << 46});  // LibTorch's allocator is refused
                }
                throw std::bad_alloc();
            };
            try {
                QCOMPARE(withLessOnOutOfMemory(plan, attempt).card.plan.samples, tried.back());
                QVERIFY(fits > 0);
            } catch (const Error& problem) {
                QCOMPARE(problem.code(), ErrorCode::OutOfMemory);
                QCOMPARE(fits, 0);
            }
            QCOMPARE(seen, tried);
        }
    }

    void otherProblemsAreNotTriedAgain() {
        int calls = 0;
        const auto shape = [&](const TrainingPlan&) -> Profile {
            ++calls;
            torch::zeros({2}) + torch::zeros({3});
            return {};
        };
        QVERIFY_EXCEPTION_THROWN(withLessOnOutOfMemory({}, shape), c10::Error);
        const auto cancelled = [&](const TrainingPlan&) -> Profile {
            ++calls;
            throw Error(ErrorCode::Cancelled, "x");
        };
        QVERIFY_EXCEPTION_THROWN(withLessOnOutOfMemory({}, cancelled), Error);
        QCOMPARE(calls, 2);
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
