// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/CloseUp.h"

#include "tests/support/StubEngine.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace exemplar;

namespace {

constexpr float kValues = 100'000.0F;

/// Says 10 where the slice is bright, else -10, and 30 where it is clicked; a mask it gives back. Keeps what it is
/// asked.
class Bright final : public StubEngine {
public:
    std::vector<Answer> predict(const SliceImage& slice, const std::vector<Prompt>& prompts) override {
        asked.push_back(slice);
        std::vector<Answer> answers;
        for (const Prompt& prompt : prompts) {
            Answer answer{Image(slice.pixels.width(), slice.pixels.height(), -10.0F), slice.pixels.width() / 100.0};
            for (std::size_t i = 0; i < slice.pixels.size(); ++i) {
                answer.logits.pixels()[i] = slice.pixels.pixels()[i] > 0.5F ? 10.0F : -10.0F;
            }
            for (const PromptPoint& point : prompt.points) {
                answer.logits.at(static_cast<int>(point.x), static_cast<int>(point.y)) = 30.0F;
            }
            answer.logits = prompt.mask.empty() ? answer.logits : prompt.mask;
            answers.push_back(std::move(answer));
        }
        return answers;
    }

    std::vector<SliceImage> asked;
};

/// 200 x 160 pixels of 1 x 1 mm, each of its own value.
SliceImage slice() {
    SliceImage result{Image(200, 160), 1.0, 1.0, "scan/3"};
    for (std::size_t i = 0; i < result.pixels.size(); ++i) {
        result.pixels.pixels()[i] = static_cast<float>(i) / kValues;
    }
    return result;
}

Answer saying(int x0, int y0, int x1, int y1) {
    Answer answer{Image(200, 160, -2.0F), 0.5};
    for (int y = y0; y <= y1; ++y) {
        for (int x = x0; x <= x1; ++x) {
            answer.logits.at(x, y) = 2.0F;
        }
    }
    return answer;
}

Prompt clickAt(std::uint16_t label, double x, double y) { return {label, {{x, y, true}}, {}, {}}; }

}  // namespace

class CloseUpTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsSmallIsSeenLarger() {
        Bright engine;
        const SliceImage whole = slice();
        const std::vector<Prompt> prompts{clickAt(1, 80, 60), clickAt(2, 10, 10), clickAt(3, 110, 84)};
        std::vector<Answer> answers{saying(76, 56, 87, 67), saying(0, 0, 120, 120), saying(104, 80, 115, 91)};
        const std::vector<Answer> before = answers;
        lookCloser(engine, whole, prompts, {0, 2}, answers);
        QCOMPARE(engine.asked.size(), std::size_t{2});
        std::vector<std::pair<int, int>> corners;
        for (const SliceImage& part : engine.asked) {
            const int at = static_cast<int>(std::lround(part.pixels.at(0, 0) * kValues)), x0 = at % 200, y0 = at / 200;
            corners.emplace_back(x0, y0);
            QVERIFY(x0 <= 76 && y0 <= 56 && x0 + part.pixels.width() > 115 && y0 + part.pixels.height() > 91);
            for (int y = 0; y < part.pixels.height(); ++y) {
                for (int x = 0; x < part.pixels.width(); ++x) {
                    QCOMPARE(part.pixels.at(x, y), whole.pixels.at(x0 + x, y0 + y));
                }
            }
        }
        // 40 x 36 mm are shown. 96 pixels are the least, in steps of a sixteenth of 200.
        QCOMPARE(engine.asked[0].pixels.width(), 100);
        QCOMPARE(engine.asked[0].pixels.height(), 100);
        QVERIFY(answers[1].logits == before[1].logits);
        const auto share = [&](int x, int y, int which, float near) {  // of what was said from nearer by
            const float was = before[which].logits.at(x, y);
            return (answers[which].logits.at(x, y) - was) / (near - was);
        };
        const float some = share(79, 60, 0, -10.0F);
        QVERIFY(some > 0.5F && some < 1.0F);
        QVERIFY(std::abs(share(80, 60, 0, 30.0F) - some) < 1e-5F);  // the click is where it was
        QVERIFY(std::abs(share(110, 84, 2, 30.0F) - some) < 1e-5F);
        QCOMPARE(answers[0].logits.at(corners[0].first - 1, corners[0].second), -2.0F);  // outside the parts
        QCOMPARE(answers[0].quality, 0.5);
    }

    /// What the narrower part does not show is the mean of two.
    void partsOfTwoSizes() {
        Bright engine;
        const std::vector<Prompt> prompts{clickAt(1, 100, 80)};
        std::vector<Answer> answers{saying(60, 60, 139, 99)};  // 80 mm wide: 104 and 136
        lookCloser(engine, slice(), prompts, {0}, answers);
        QCOMPARE(engine.asked.size(), std::size_t{2});
        QCOMPARE(engine.asked[0].pixels.width(), 113);
        QCOMPARE(engine.asked[1].pixels.width(), 138);
        const double whole = 0.15, each = 0.425;  // weights
        const auto at = [&](int x) { return answers[0].logits.at(x, 120); };
        QVERIFY(std::abs(at(100) - (whole * -2.0 + 2 * each * -10.0)) < 1e-4);
        QVERIFY(std::abs(at(36) - (whole * -2.0 + each * -10.0) / (whole + each)) < 1e-4);
        QCOMPARE(at(25), -2.0F);
    }

    /// A mask goes along, and parts and the whole are kept apart by their keys.
    void promptsAndKeysOfAPart() {
        Bright engine;
        std::vector<Prompt> prompts{clickAt(1, 90, 70)};
        prompts[0].mask = saying(88, 68, 92, 72).logits;
        std::vector<Answer> answers{saying(88, 68, 92, 72)};
        const Image before = answers[0].logits;
        lookCloser(engine, slice(), prompts, {0}, answers);
        QCOMPARE(answers[0].logits.pixels(), before.pixels());  // both say the mask
        std::set<std::string> keys{engine.asked[0].key, slice().key};
        prompts[0] = clickAt(1, 10, 10);
        answers = {saying(8, 8, 12, 12)};
        lookCloser(engine, slice(), prompts, {0}, answers);
        keys.insert(engine.asked[2].key);
        QCOMPARE(keys.size(), std::size_t{3});
        SliceImage unnamed = slice();
        unnamed.key.clear();
        lookCloser(engine, unnamed, prompts, {0}, answers);
        QVERIFY(engine.asked[4].key.empty());
    }

    /// Each in a part of its own, around the box; what was said from there counts a little more than half.
    void boxesAreLookedInto() {
        Bright engine;
        std::vector<Prompt> prompts{clickAt(1, 150, 90), {2, {{70, 60, true}}, PromptBox{60, 50, 89, 70}, {}}};
        prompts.push_back({3, {}, PromptBox{20, 110, 40, 120}, {}});
        std::vector<Answer> answers{saying(140, 80, 160, 100), saying(60, 50, 89, 70), saying(20, 110, 40, 120)};
        const std::vector<Answer> before = answers;
        QVERIFY(lookIntoBoxes(engine, slice(), prompts, answers));
        QCOMPARE(engine.asked.size(), std::size_t{2});
        QVERIFY(answers[0].logits == before[0].logits);  // clicked alone
        QCOMPARE(engine.asked[0].pixels.width(), 100);
        QVERIFY(engine.asked[0].key != engine.asked[1].key && engine.asked[0].key != slice().key);
        const auto share = [&](int x, int y, int which, float near) {  // of what was said from nearer by
            const float was = before[which].logits.at(x, y);
            return (answers[which].logits.at(x, y) - was) / (near - was);
        };
        const float some = share(75, 60, 1, -10.0F);
        QVERIFY(some > 0.5F && some < 0.8F);
        QVERIFY(std::abs(share(70, 60, 1, 30.0F) - some) < 1e-5F);  // the click in the box is where it was
        QVERIFY(std::abs(share(30, 115, 2, -10.0F) - some) < 1e-5F);
        QCOMPARE(answers[1].logits.at(190, 150), -2.0F);  // outside the part
        QCOMPARE(answers[1].quality, 0.5);
    }

    void boxesThatAreLeftAsTheyAre() {
        Bright engine;
        std::vector<Prompt> prompts{{2, {}, PromptBox{10, 10, 150, 90}, {}}, clickAt(1, 90, 70)};
        std::vector<Answer> answers{saying(10, 10, 150, 90), saying(88, 68, 92, 72)};
        QVERIFY(!lookIntoBoxes(engine, slice(), prompts, answers));  // as large as the slice
        prompts[0].box = PromptBox{60, 50, 89, 70};
        engine.known.ensure(2);
        QVERIFY(!lookIntoBoxes(engine, slice(), prompts, answers));  // a profile knows it
        QVERIFY(engine.asked.empty());
    }

    void notWhereItWouldNotBeLarger() {
        Bright engine;
        std::vector<Prompt> prompts{clickAt(1, 10, 10), clickAt(2, 190, 70)};
        std::vector<Answer> answers{saying(8, 8, 12, 12), saying(188, 68, 192, 72)};
        lookCloser(engine, slice(), prompts, {0, 1}, answers);
        lookCloser(engine, slice(), prompts, {}, answers);
        SliceImage coarse = slice();
        coarse.pixels = Image(120, 100);  // too few pixels
        answers = {{Image(120, 100, -2.0F), 0.5}};
        lookCloser(engine, coarse, {clickAt(1, 10, 10)}, {0}, answers);
        QVERIFY(engine.asked.empty());
    }
};

QTEST_APPLESS_MAIN(CloseUpTest)
#include "CloseUpTest.moc"
