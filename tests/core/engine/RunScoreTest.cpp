// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/RunScore.h"

#include <QTest>

#include <cmath>

using namespace exemplar;

namespace {

constexpr ScoredOn kHeldOut = ScoredOn::HeldOut, kLearned = ScoredOn::Learned;

/// Held out until step 160.
TrainingRecord record() {
    TrainingRecord record;
    record.validations = {{80, {0.6}, 0.6, kHeldOut},
                          {160, {0.8}, 0.8, kHeldOut},
                          {240, {0.95}, 0.95, kLearned},
                          {260, {0.93}, 0.93, kLearned}};
    record.bestStep = 260;
    return record;
}

}  // namespace

/// Which of a run's scores is reported, and as what.
class RunScoreTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeRunReportsTheLastScoreOfASliceItHadNotLearnedFrom() {
        const RunScore score = scoreOf(record());
        QCOMPARE(score.dice, 0.8);
        QCOMPARE(score.step, 160);
        QCOMPARE(score.on, kHeldOut);
    }

    void aCancelledRunReportsTheStateThatIsKept() {
        TrainingRecord cut = record();
        cut.cancelled = true;
        cut.bestStep = 240;
        cut.validations.pop_back();
        QCOMPARE(scoreOf(cut).dice, 0.95);
        QCOMPARE(scoreOf(cut).on, kLearned);  // and says so
        cut.validations.pop_back();
        cut.validations[1].mean = 0.5;
        cut.bestStep = 80;
        QCOMPARE(scoreOf(cut).dice, 0.6);  // not the last one
        QCOMPARE(scoreOf(cut).step, 80);
        QCOMPARE(scoreOf(cut).on, kHeldOut);
    }

    void withoutAHeldOutExemplarItIsOfLearnedOnes() {
        TrainingRecord few = record();
        for (Validation& validation : few.validations) {
            validation.on = kLearned;
        }
        QCOMPARE(scoreOf(few).dice, 0.93);
        QCOMPARE(scoreOf(few).on, kLearned);
    }

    void oldRecordsAreUnknown() {
        TrainingRecord old = record();
        for (Validation& validation : old.validations) {
            validation.on = ScoredOn::Unknown;
        }
        QCOMPARE(scoreOf(old).dice, 0.93);
        QCOMPARE(scoreOf(old).on, ScoredOn::Unknown);
        QVERIFY(std::isnan(scoreOf(TrainingRecord()).dice));
    }

    void namesForFiles() {
        for (const ScoredOn on : {kHeldOut, kLearned, ScoredOn::Unknown}) {
            QCOMPARE(scoredOnFromName(nameOf(on)), on);
        }
        QCOMPARE(scoredOnFromName("whatever"), ScoredOn::Unknown);
    }
};

QTEST_GUILESS_MAIN(RunScoreTest)
#include "RunScoreTest.moc"
