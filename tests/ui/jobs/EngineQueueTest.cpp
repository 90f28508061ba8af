// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/EngineQueue.h"

#include "core/base/Error.h"
#include "tests/support/StubEngine.h"

#include <QSemaphore>
#include <QtTest>

#include <atomic>

using namespace exemplar;
using namespace exemplar::ui;

namespace {

constexpr int kSide = 160;

/// Says that everything is the structure where it is shown a part of the slice, else that nothing is; each answer waits
/// until it may be given.
class NearSighted final : public StubEngine {
public:
    NearSighted(std::atomic<int>& calls, QSemaphore& allowed) : m_calls(calls), m_allowed(allowed) {}
    std::vector<Answer> predict(const SliceImage& slice, const std::vector<Prompt>& prompts) override {
        ++m_calls;
        m_allowed.tryAcquire(1, 10000);  // a test that fails ends all the same
        const float said = slice.pixels.width() < kSide ? 9.0F : -1.0F;
        return std::vector<Answer>(prompts.size(), {Image(slice.pixels.width(), slice.pixels.height(), said), 0.5});
    }

private:
    std::atomic<int>& m_calls;
    QSemaphore& m_allowed;
};

}  // namespace

class EngineQueueTest final : public QObject {
    Q_OBJECT

    std::atomic<int> m_calls = 0;
    std::unique_ptr<QSemaphore> m_allowed;
    std::unique_ptr<EngineQueue> m_queue;
    std::shared_ptr<LoadedScan> m_scan;
    std::vector<std::pair<std::uint64_t, Mask>> m_answers;

    void ask(std::uint64_t number, const std::optional<PromptBox>& box) {
        Prompt prompt{1, {}, box, {}};
        if (!box) {
            prompt.points = {{80, 80, true}};
        }
        m_queue->ask({m_scan, Axis::Axial, 1, {0, 100}, number}, prompt);
    }

private Q_SLOTS:
    void init() {
        m_queue.reset();
        m_calls = 0;
        m_allowed = std::make_unique<QSemaphore>();
        m_answers.clear();
        m_scan = std::make_shared<LoadedScan>();
        m_scan->volume = Volume(Geometry::plain({kSide, kSide, 3}, {1, 1, 1}), 10.0F);
        m_queue = std::make_unique<EngineQueue>(
            [this](JobControl&) { return std::make_unique<NearSighted>(m_calls, *m_allowed); });
        connect(m_queue.get(), &EngineQueue::answered, this, [this](const SliceQuestion& question, const Mask& mask) {
            m_answers.emplace_back(question.number, mask);
        });
    }

    /// Slices are prepared while one looks through a scan; that no model is there is told once then.
    void aFailedPreparationIsToldOnce() {
        std::atomic<int> started = 0;
        EngineQueue queue([&started](JobControl&) -> std::unique_ptr<Engine> {
            if (++started < 4) {
                throw Error(ErrorCode::FileNotFound, "There is no model.");
            }
            return std::make_unique<StubEngine>();
        });
        const QSignalSpy failed(&queue, &EngineQueue::failed), prepared(&queue, &EngineQueue::prepared);
        const SliceQuestion question{m_scan, Axis::Axial, 1, {0, 100}, 0};
        for (int i = 1; i <= 2; ++i) {
            queue.prepare(question);
            QTRY_VERIFY(!queue.busy());
            QCOMPARE(started.load(), i);
            QCOMPARE(failed.size(), 1);
        }
        queue.ask(question, Prompt{1, {{80, 80, true}}, {}, {}});  // who asks is always told
        QTRY_VERIFY(!queue.busy());
        QCOMPARE(failed.size(), 2);
        queue.prepare(question);
        QTRY_COMPARE(prepared.size(), 1);
        QCOMPARE(failed.size(), 2);
    }

    /// At once, and again from nearer by.
    void aBoxIsAnsweredTwice() {
        m_allowed->release(2);
        ask(7, PromptBox{60, 60, 90, 90});
        QTRY_COMPARE(m_answers.size(), std::size_t(2));
        QCOMPARE(m_answers[0].first, std::uint64_t(7));
        QCOMPARE(m_answers[0].second.at(80, 80), std::uint8_t(0));
        QCOMPARE(m_answers[1].first, std::uint64_t(7));
        QCOMPARE(m_answers[1].second.at(80, 80), std::uint8_t(1));
        QCOMPARE(m_answers[1].second.at(0, 0), std::uint8_t(0));  // not in the part
        QTRY_VERIFY(!m_queue->busy());
        QCOMPARE(m_calls.load(), 2);
    }

    void onceWhereItIsNotLookedInto_data() {
        QTest::addColumn<bool>("boxed");
        QTest::addColumn<bool>("known");
        QTest::newRow("a click") << false << false;
        QTest::newRow("a box on the whole slice") << true << false;
        QTest::newRow("a box on what the profile knows") << true << true;
    }
    void onceWhereItIsNotLookedInto() {
        m_allowed->release(2);
        QFETCH(bool, boxed);
        QFETCH(bool, known);
        if (known) {
            auto profile = std::make_shared<Profile>();
            profile->card.labels.ensure(1);
            m_queue->useProfile(profile, "x.profile");
        }
        const PromptBox box = known ? PromptBox{60, 60, 90, 90} : PromptBox{2, 2, 150, 150};
        ask(1, boxed ? std::optional(box) : std::nullopt);
        QTRY_COMPARE(m_answers.size(), std::size_t(1));
        QTRY_VERIFY(!m_queue->busy());
        QTest::qWait(20);
        QCOMPARE(m_answers.size(), std::size_t(1));
        QCOMPARE(m_calls.load(), 1);
    }

    /// Whoever asks again is not held up by a nearer look at what was asked before.
    void whatIsAskedNextGoesFirst() {
        ask(1, PromptBox{60, 60, 90, 90});
        QTRY_COMPARE(m_calls.load(), 1);  // it is being answered
        ask(2, std::nullopt);
        m_allowed->release(3);
        QTRY_COMPARE(m_answers.size(), std::size_t(2));
        QCOMPARE(m_answers[0].first, std::uint64_t(1));
        QCOMPARE(m_answers[1].first, std::uint64_t(2));
        QTRY_VERIFY(!m_queue->busy());
        QCOMPARE(m_calls.load(), 2);
    }

    void nothingIsLookedIntoAfterwards() {
        ask(1, PromptBox{60, 60, 90, 90});
        m_allowed->release();
        QTRY_COMPARE(m_calls.load(), 2);  // it is being looked into
        m_allowed->release();
        m_queue->stop();
        QTest::qWait(20);
        QCOMPARE(m_answers.size(), std::size_t(1));
    }

    void norWhereTheAnswerIsNoLongerWanted() {
        connect(m_queue.get(), &EngineQueue::answered, this, [this] { m_queue->clear(); });
        ask(1, PromptBox{60, 60, 90, 90});
        m_allowed->release(2);
        QTRY_COMPARE(m_answers.size(), std::size_t(1));
        QTRY_VERIFY(!m_queue->busy());
        QTest::qWait(20);
        QCOMPARE(m_answers.size(), std::size_t(1));
        QCOMPARE(m_calls.load(), 1);
    }
};

QTEST_GUILESS_MAIN(EngineQueueTest)
#include "EngineQueueTest.moc"
