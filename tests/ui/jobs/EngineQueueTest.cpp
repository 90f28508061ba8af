// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/EngineQueue.h"

#include "tests/support/StubEngine.h"

#include <QSignalSpy>
#include <QtTest>

#include <atomic>

using namespace exemplar;
using namespace exemplar::ui;

namespace {

constexpr int kSide = 160;

/// Says that everything is the structure where it is shown a part of the slice, else that nothing is.
class NearSighted final : public StubEngine {
public:
    explicit NearSighted(std::atomic<int>& calls, int wait) : m_calls(calls), m_wait(wait) {}
    std::vector<Answer> predict(const SliceImage& slice, const std::vector<Prompt>& prompts) override {
        ++m_calls;
        QThread::msleep(static_cast<unsigned long>(m_wait));
        const float said = slice.pixels.width() < kSide ? 9.0F : -1.0F;
        return std::vector<Answer>(prompts.size(), {Image(slice.pixels.width(), slice.pixels.height(), said), 0.5});
    }

private:
    std::atomic<int>& m_calls;
    int m_wait;
};

}  // namespace

class EngineQueueTest final : public QObject {
    Q_OBJECT

    std::atomic<int> m_calls = 0;
    int m_wait = 0;
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
        m_calls = m_wait = 0;
        m_answers.clear();
        m_scan = std::make_shared<LoadedScan>();
        m_scan->volume = Volume(Geometry::plain({kSide, kSide, 3}, {1, 1, 1}), 10.0F);
        m_queue = std::make_unique<EngineQueue>(
            [this](JobControl&) { return std::make_unique<NearSighted>(m_calls, m_wait); });
        connect(m_queue.get(), &EngineQueue::answered, this, [this](const SliceQuestion& question, const Mask& mask) {
            m_answers.emplace_back(question.number, mask);
        });
    }

    /// At once, and again from nearer by.
    void aBoxIsAnsweredTwice() {
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
        m_wait = 60;
        ask(1, PromptBox{60, 60, 90, 90});
        QTest::qWait(20);  // the first is being answered
        ask(2, std::nullopt);
        QTRY_COMPARE(m_answers.size(), std::size_t(2));
        QCOMPARE(m_answers[0].first, std::uint64_t(1));
        QCOMPARE(m_answers[1].first, std::uint64_t(2));
        QTRY_VERIFY(!m_queue->busy());
        QCOMPARE(m_calls.load(), 2);
    }

    void nothingIsLookedIntoAfterwards() {
        m_wait = 40;
        ask(1, PromptBox{60, 60, 90, 90});
        QTRY_COMPARE(m_answers.size(), std::size_t(1));
        m_queue->clear();
        m_queue->stop();
        QTest::qWait(80);
        QCOMPARE(m_answers.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(EngineQueueTest)
#include "EngineQueueTest.moc"
