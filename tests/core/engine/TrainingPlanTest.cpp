// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/TrainingPlan.h"

#include <QtTest>

using namespace exemplar;

namespace {

/// So many exemplars of each scan, in this order.
ExemplarSet of(const std::vector<std::pair<std::string, int>>& scans) {
    ExemplarSet set;
    for (const auto& [scan, count] : scans) {
        for (int i = 0; i < count; ++i) {
            Exemplar exemplar;
            exemplar.scanKey = scan;
            exemplar.slice = 10 * i;
            set.exemplars.push_back(exemplar);
        }
    }
    return set;
}

}  // namespace

/// What is left to the exemplars.
class TrainingPlanTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Three exemplars of one scan or more, and more than all others have: labels are carried between them.
    void carried_data() {
        QTest::addColumn<QStringList>("scans");  // of each exemplar
        QTest::addColumn<double>("byName");
        QTest::newRow("three") << QStringList{"a", "a", "a"} << 0.3;
        QTest::newRow("five") << QStringList{"a", "a", "a", "a", "a"} << 0.15;
        QTest::newRow("three, and two of another") << QStringList{"b", "a", "a", "b", "a"} << 0.3;
    }
    void carried() {
        QFETCH(QStringList, scans);
        QFETCH(double, byName);
        ExemplarSet set;
        for (const QString& scan : scans) {
            set.exemplars.push_back(of({{scan.toStdString(), 1}}).exemplars[0]);
        }
        const TrainingPlan plan = decidedFor(set, {});
        QCOMPARE(plan.steps, 260);
        QCOMPARE(plan.shapeShare, 0.6);
        QCOMPARE(plan.freeShare, 0.0);
        QCOMPARE(plan.nearShare, 0.0);
        QCOMPARE(plan.plainShare, 0.5);
        QCOMPARE(plan.noPointShare, byName);
        QCOMPARE(plan.tokenRate, 10.0);
    }

    /// Several scans, of which none has more exemplars than all others: it is learned what others look like.
    void forOthers() {
        for (const ExemplarSet& set : {of({{"a", 1}, {"b", 1}}), of({{"a", 1}, {"b", 1}, {"c", 1}}),
                                       of({{"a", 3}, {"b", 3}}), of({{"a", 80}, {"b", 70}, {"c", 90}})}) {
            const TrainingPlan plan = decidedFor(set, {});
            QCOMPARE(plan.steps, 128);
            QCOMPARE(plan.shapeShare, 0.1);
            QCOMPARE(plan.freeShare, 0.2);
            QCOMPARE(plan.nearShare, 0.5);
            QCOMPARE(plan.plainShare, 0.5);
            QCOMPARE(plan.noPointShare, 0.6);
            QCOMPARE(plan.tokenRate, 1.0);
        }
    }

    /// One or two slices of one scan: to be carried through it and to serve others.
    void fewOfOneScan() {
        for (const int count : {1, 2}) {
            const TrainingPlan plan = decidedFor(of({{"a", count}}), {});
            QCOMPARE(plan.steps, 260);
            QCOMPARE(plan.shapeShare, 0.1);
            QCOMPARE(plan.freeShare, 0.2);
            QCOMPARE(plan.nearShare, 0.5);
            QCOMPARE(plan.plainShare, 0.0);
            QCOMPARE(plan.noPointShare, 0.35);
            QCOMPARE(plan.tokenRate, 1.0);
        }
    }

    /// Slices along two axes are not carried between each other, but they are of one scan.
    void twoAxes() {
        ExemplarSet set = of({{"a", 4}});
        set.exemplars[0].axis = set.exemplars[1].axis = Axis::Coronal;
        const TrainingPlan plan = decidedFor(set, {});
        QCOMPARE(plan.steps, 260);
        QCOMPARE(plan.shapeShare, 0.1);
        QCOMPARE(plan.noPointShare, 0.35);
    }

    void whatIsAskedForStays() {
        TrainingPlan asked;
        asked.steps = 7;
        asked.shapeShare = asked.freeShare = asked.nearShare = asked.plainShare = asked.noPointShare = 0.0;
        asked.tokenRate = 0.0;
        for (const ExemplarSet& set : {of({{"a", 5}}), of({{"a", 1}, {"b", 1}}), of({{"a", 1}})}) {
            const TrainingPlan plan = decidedFor(set, asked);
            QCOMPARE(plan.steps, 7);
            for (const double share : {plan.shapeShare, plan.freeShare, plan.nearShare, plan.plainShare,
                                       plan.noPointShare, plan.tokenRate}) {
                QCOMPARE(share, 0.0);
            }
        }
    }

    void withoutExemplarsNothingFails() { QCOMPARE(decidedFor({}, {}).steps, 260); }
};

QTEST_APPLESS_MAIN(TrainingPlanTest)
#include "TrainingPlanTest.moc"
