// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/TrainingPlan.h"

#include <QtTest>

using namespace exemplar;

namespace {

/// One exemplar of each of these scans.
ExemplarSet of(const QStringList& scans) {
    ExemplarSet set;
    for (const QString& scan : scans) {
        set.exemplars.emplace_back().scanKey = scan.toStdString();
    }
    return set;
}

}  // namespace

/// What is left to the exemplars.
class TrainingPlanTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatExemplarsDecide_data() {
        QTest::addColumn<QStringList>("scans");  // of each exemplar
        QTest::addColumn<int>("steps");
        QTest::addColumn<QList<double>>("shares");  // from shapes, free, near, plain, by name
        QTest::addColumn<double>("tokenRate");
        const QString a = "a", b = "b", c = "c";
        // Three exemplars of one scan or more, and more than all others have: labels are carried between them.
        QTest::newRow("three") << QStringList{a, a, a} << 260 << QList{0.6, 0.0, 0.0, 0.5, 0.3} << 10.0;
        QTest::newRow("five") << QStringList(5, a) << 260 << QList{0.6, 0.0, 0.0, 0.5, 0.15} << 10.0;
        QTest::newRow("three and two") << QStringList{b, a, a, b, a} << 260 << QList{0.6, 0.0, 0.0, 0.5, 0.3} << 10.0;
        // Several scans otherwise: it is learned what others look like.
        const QList others{0.1, 0.2, 0.5, 0.5, 0.6};
        QTest::newRow("one of two") << QStringList{a, b} << 128 << others << 1.0;
        QTest::newRow("one of three") << QStringList{a, b, c} << 128 << others << 1.0;
        QTest::newRow("two and one") << QStringList{a, a, b} << 128 << others << 1.0;
        QTest::newRow("three of two") << QStringList{a, a, a, b, b, b} << 128 << others << 1.0;
        QTest::newRow("many of three") << QStringList(80, a) + QStringList(70, b) + QStringList(90, c) << 128 << others
                                       << 1.0;
        // One or two slices of one scan: to be carried through it and to serve others.
        QTest::newRow("one") << QStringList{a} << 260 << QList{0.1, 0.2, 0.5, 0.0, 0.35} << 1.0;
        QTest::newRow("two") << QStringList{a, a} << 260 << QList{0.1, 0.2, 0.5, 0.0, 0.35} << 1.0;
    }
    void whatExemplarsDecide() {
        QFETCH(QStringList, scans);
        QFETCH(int, steps);
        QFETCH(QList<double>, shares);
        QFETCH(double, tokenRate);
        const TrainingPlan plan = decidedFor(of(scans), {});
        QCOMPARE(plan.steps, steps);
        QCOMPARE((QList{plan.shapeShare, plan.freeShare, plan.nearShare, plan.plainShare, plan.noPointShare}), shares);
        QCOMPARE(plan.tokenRate, tokenRate);
    }

    /// Slices along two axes are not carried between each other, but they are of one scan.
    void twoAxes() {
        ExemplarSet set = of({"a", "a", "a", "a"});
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
        for (const ExemplarSet& set : {of({"a", "a", "a"}), of({"a", "b"}), of({"a"})}) {
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
