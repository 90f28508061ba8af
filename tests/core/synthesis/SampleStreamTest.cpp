// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/synthesis/SampleStream.h"
#include "tests/support/Phantom.h"

#include <QtTest>

using namespace exemplar;

class SampleStreamTest final : public QObject {
    Q_OBJECT

private:
    std::vector<SynthesisExemplar> m_exemplars{phantom::slice(64, 60, 50, 1), phantom::slice(64, 60, 50, 2)};

private Q_SLOTS:
    void samplesComeInOrderWhateverTheWorkers_data() {
        QTest::addColumn<int>("workers");
        QTest::addColumn<int>("ahead");
        QTest::newRow("one") << 1 << 1;
        QTest::newRow("three") << 3 << 4;
        QTest::newRow("many, long queue") << 8 << 100;
        QTest::newRow("none counts as one") << 0 << 0;
    }

    void samplesComeInOrderWhateverTheWorkers() {
        QFETCH(int, workers);
        QFETCH(int, ahead);
        JobControl control;
        SampleStream stream(m_exemplars, {}, {}, 11, 20, workers, ahead);
        for (std::uint64_t id = 0; id < 20; ++id) {
            QVERIFY(!stream.finished());
            const SynthesisSample sample = stream.next(control), direct = synthesise(m_exemplars, {}, {}, 11, id);
            QCOMPARE(sample.id, id);
            QVERIFY(sample.image == direct.image && sample.labels == direct.labels);
        }
        QVERIFY(stream.finished());
        QVERIFY_THROWS_EXCEPTION(Error, stream.next(control));
    }

    void cancelAndLeave_data() {
        QTest::addColumn<int>("taken");
        QTest::newRow("at the start") << 0;
        QTest::newRow("in the middle") << 5;
        QTest::newRow("before the last") << 39;
    }

    void cancelAndLeave() {
        QFETCH(int, taken);
        JobControl control;
        SampleStream stream(m_exemplars, {}, {}, 1, 40, 3, 4);
        for (int i = 0; i < taken; ++i) {
            stream.next(control);
        }
        control.cancel();
        try {
            stream.next(control);
            QFAIL("not cancelled");
        } catch (const Error& error) {
            QVERIFY(error.code() == ErrorCode::Cancelled);
        }
    }

    void cancelFromAnotherThread() {
        JobControl control;
        SampleStream stream(m_exemplars, {}, {}, 1, 1000000, 2, 2);
        std::thread other([&control] {
            std::this_thread::sleep_for(std::chrono::milliseconds(60));
            control.cancel();
        });
        QVERIFY_THROWS_EXCEPTION(Error, while (true) stream.next(control));
        other.join();
    }

    void abandonedStreamsJoin() {
        for (int round = 0; round < 30; ++round) {
            SampleStream stream(m_exemplars, {}, {}, 1, 100, 1 + round % 4, 1 + round % 5);
            JobControl control;
            for (int i = 0; i < round % 3; ++i) {
                stream.next(control);
            }
        }
    }

    void failuresReachTheConsumer() {
        JobControl control;
        SampleStream stream({}, {}, {}, 1, 3, 2);
        try {
            stream.next(control);
            QFAIL("no failure");
        } catch (const Error& error) {
            QVERIFY(error.code() == ErrorCode::NothingToLearn);
        }
        SampleStream nothing(m_exemplars, {}, {}, 1, 0, 2);
        QVERIFY(nothing.finished());
    }
};

QTEST_APPLESS_MAIN(SampleStreamTest)
#include "SampleStreamTest.moc"
