// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/base/JobControl.h"

#include <QTest>

#include <thread>

using namespace exemplar;

class JobControlTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cancelThrowsAtTheNextCheckpoint() {
        JobControl control;
        control.checkpoint();
        control.cancel();
        QVERIFY_EXCEPTION_THROWN(control.checkpoint(), Error);
        QVERIFY(!control.proceed());
    }

    void pauseHoldsUntilResumed() {
        JobControl control;
        control.pause();
        std::atomic<bool> passed{false};
        std::thread worker([&] {
            control.checkpoint();
            passed = true;
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(120));
        QVERIFY(!passed);
        control.resume();
        worker.join();
        QVERIFY(passed);
    }

    void aPausedJobCanBeCancelled() {
        JobControl control;
        control.pause();
        bool cancelled = false;
        std::thread worker([&] { cancelled = !control.proceed(); });
        control.cancel();
        worker.join();
        QVERIFY(cancelled);
    }

    void progressIsHandedOn() {
        double seen = 0;
        JobControl control([&](double fraction, const std::string& stage) { seen = stage == "x" ? fraction : -1; });
        control.report(0.5, "x");
        QCOMPARE(seen, 0.5);
    }
};

QTEST_GUILESS_MAIN(JobControlTest)
#include "JobControlTest.moc"
