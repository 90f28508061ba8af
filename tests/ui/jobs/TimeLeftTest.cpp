// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/TimeLeft.h"

#include <QtTest>

using namespace exemplar::ui;

class TimeLeftTest final : public QObject {
    Q_OBJECT

    qint64 m_now = 0;
    std::unique_ptr<TimeLeft> m_left;

    void after(qint64 seconds, double fraction) {
        m_now += 1000 * seconds;
        m_left->reached(fraction);
    }

private Q_SLOTS:
    void init() {
        m_now = 5'000;
        m_left = std::make_unique<TimeLeft>([this] { return m_now; });
        m_left->begin();
    }

    void untoldAtFirst() {
        QCOMPARE(m_left->seconds(), 0);
        QVERIFY(m_left->text().isEmpty());
        after(1, 0.1);  // too early
        QCOMPARE(m_left->seconds(), 0);
        after(9, 0.01);  // another stage, just begun
        QCOMPARE(m_left->seconds(), 0);
    }

    void atTheSamePace() {
        after(10, 0.1);
        QCOMPARE(m_left->seconds(), 90);
        QVERIFY(m_left->text().contains(QStringLiteral("2")));
        after(10, 0.2);
        QCOMPARE(m_left->seconds(), 80);
        after(80, 1.0);
        QCOMPARE(m_left->seconds(), 1);
    }

    /// One per cent a second for 20 seconds, then a fifth of that: after long enough the slow pace alone counts.
    void thePaceOfLate() {
        for (int i = 1; i <= 20; ++i) {
            after(1, 0.01 * i);
        }
        QCOMPARE(m_left->seconds(), 80);
        for (int i = 1; i <= 30; ++i) {
            after(5, 0.20 + 0.01 * i);
        }
        QCOMPARE(m_left->seconds(), 250);
    }

    /// Few reports a minute: the last of them are all there is.
    void rareReports() {
        after(100, 0.1);
        after(100, 0.2);
        QCOMPARE(m_left->seconds(), 800);
    }

    void restsDoNotCount() {
        after(10, 0.1);
        m_left->rest(true);
        m_left->rest(true);
        m_now += 1'000'000;
        QCOMPARE(m_left->seconds(), 90);
        m_left->rest(false);
        m_left->rest(false);
        after(10, 0.2);
        QCOMPARE(m_left->seconds(), 80);
    }

    /// The time of one stage says nothing of the next.
    void anotherStage() {
        after(10, 0.5);
        after(30, 0.0);
        QCOMPARE(m_left->seconds(), 0);
        after(10, 0.5);
        QCOMPARE(m_left->seconds(), 10);
    }

    void anotherJob() {
        m_left->rest(true);
        after(10, 0.5);
        m_left->begin();
        QCOMPARE(m_left->seconds(), 0);
        after(10, 0.2);
        QCOMPARE(m_left->seconds(), 40);
    }
};

QTEST_APPLESS_MAIN(TimeLeftTest)
#include "TimeLeftTest.moc"
