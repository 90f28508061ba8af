// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ProcessMemory.h"
#include "core/base/ThreadPriority.h"

#include <QTest>

#include <algorithm>
#include <thread>
#include <vector>

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

using namespace exemplar;

class ProcessTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void memoryIsCounted() {
#if !defined(__linux__) && !defined(_WIN32)
        QCOMPARE(residentBytes(), std::size_t(0));
        QCOMPARE(peakResidentBytes(), std::size_t(0));
#else
        constexpr std::size_t kMore = std::size_t{96} << 20;
        const std::size_t before = residentBytes();
        QVERIFY(before > (std::size_t{1} << 20));
        {
            std::vector<char> more(kMore, 1);
            QVERIFY(residentBytes() >= before + kMore * 9 / 10);
            QCOMPARE(more[kMore / 2], char(1));
        }
#ifndef __SANITIZE_ADDRESS__  // which keeps what is freed for a while
        QVERIFY(residentBytes() < before + kMore / 2);  // given back
#endif
        QVERIFY(peakResidentBytes() >= before + kMore * 9 / 10);
#endif
    }

    void aThreadStepsBack() {
#ifdef __linux__
        const auto niceness = [] { return getpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid))); };
        const int before = niceness();
        int lowered = -100, inherited = -100;
        std::thread worker([&] {
            lowerThreadPriority();
            lowered = niceness();
            std::thread child([&] { inherited = niceness(); });
            child.join();
        });
        worker.join();
        QCOMPARE(lowered, std::max(before, 10));
        QCOMPARE(inherited, lowered);
        QCOMPARE(niceness(), before);  // the others go on as before
#else
        lowerThreadPriority();
#endif
    }
};

QTEST_GUILESS_MAIN(ProcessTest)
#include "ProcessTest.moc"
