// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Mirror.h"

#include "tests/support/StubEngine.h"

#include <QtTest>

using namespace exemplar;

namespace {

/// Answers where the slice is bright, always one pixel too far to the right. Structure 2 it finds in the left half
/// alone. Points and boxes it draws itself.
class OffToTheRight final : public StubEngine {
public:
    OffToTheRight() {
        known.ensure(1);
        known.ensure(2);
    }
    bool alikeInMirror(std::uint16_t label) const override { return label != 2; }
    std::vector<Answer> predict(const SliceImage& slice, const std::vector<Prompt>& prompts) override {
        keys.push_back(slice.key);
        std::vector<Answer> answers;
        for (const Prompt& prompt : prompts) {
            Answer answer{Image(slice.pixels.width(), slice.pixels.height(), -4.0F), slice.pixels.at(0, 0)};
            for (int y = 0; y < slice.pixels.height(); ++y) {
                for (int x = 0; x < slice.pixels.width(); ++x) {
                    const bool seen = x > 0 && slice.pixels.at(x - 1, y) > 0.5F;
                    if (seen && (prompt.label != 2 || 2 * x < slice.pixels.width())) {
                        answer.logits.at(x, y) = 4.0F;
                    }
                }
            }
            for (const PromptPoint& point : prompt.points) {
                answer.logits.at(static_cast<int>(point.x), static_cast<int>(point.y)) = point.positive ? 40 : -40;
            }
            if (prompt.box) {
                answer.logits.at(static_cast<int>(prompt.box->x0), static_cast<int>(prompt.box->y0)) = 100.0F;
                answer.logits.at(static_cast<int>(prompt.box->x1), static_cast<int>(prompt.box->y1)) = 200.0F;
            }
            if (!prompt.mask.empty()) {
                answer.logits = prompt.mask;
            }
            answers.push_back(std::move(answer));
        }
        return answers;
    }

    std::vector<std::string> keys;
};

SliceImage sliceWithBar(int from, int to) {
    SliceImage slice{Image(20, 6), 1.0, 1.0, "scan/3"};
    for (int y = 0; y < 6; ++y) {
        for (int x = from; x <= to; ++x) {
            slice.pixels.at(x, y) = 1.0F;
        }
    }
    return slice;
}

Prompt named(std::uint16_t label) {
    Prompt prompt;
    prompt.label = label;
    return prompt;
}

}  // namespace

class MirrorTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void errorsOfOneSideAverageOut() {
        OffToTheRight engine;
        const auto answers = predictBothWays(engine, sliceWithBar(4, 8), {named(1)});
        QCOMPARE(answers.size(), std::size_t(1));
        for (int x = 0; x < 20; ++x) {
            // Both views agree where the bar is away from its ends; at an end each sees one pixel of its own.
            const float wanted = x >= 5 && x <= 7 ? 4.0F : x == 3 || x == 4 || x == 8 || x == 9 ? 0.0F : -4.0F;
            QCOMPARE(answers[0].logits.at(x, 2), wanted);
        }
        QCOMPARE(engine.keys, (std::vector<std::string>{"scan/3", "scan/3/mirrored"}));
    }

    void promptsGoIntoTheMirror() {
        OffToTheRight engine;
        SliceImage slice = sliceWithBar(-1, -2);
        Prompt prompt = named(1);
        prompt.points = {{3.0, 1.0, true}, {12.0, 4.0, false}};
        prompt.box = PromptBox{2.0, 2.0, 15.0, 5.0};
        const Image clicked = predictBothWays(engine, slice, {prompt})[0].logits;
        QCOMPARE(clicked.at(3, 1), 40.0F);
        QCOMPARE(clicked.at(12, 4), -40.0F);
        // The box's corners in the mirror are its other two.
        QCOMPARE(clicked.at(2, 2), 0.5F * (100.0F - 4.0F));
        QCOMPARE(clicked.at(15, 5), 0.5F * (200.0F - 4.0F));
        QCOMPARE(clicked.at(15, 2), 0.5F * (100.0F - 4.0F));
        QCOMPARE(clicked.at(2, 5), 0.5F * (200.0F - 4.0F));
        Prompt shaped = named(1);
        shaped.mask = Image(20, 6, -3.0F);
        shaped.mask.at(17, 1) = 5.0F;
        QCOMPARE(predictBothWays(engine, slice, {shaped})[0].logits, shaped.mask);
    }

    /// What has a side is asked once, and nothing is asked in vain.
    void sidedStructuresAreAskedOnce() {
        OffToTheRight engine;
        const SliceImage slice = sliceWithBar(2, 5);
        const Image alone = engine.predict(slice, {named(2)})[0].logits;
        engine.keys.clear();
        const auto answers = predictBothWays(engine, slice, {named(2), named(1)});
        QCOMPARE(answers[0].logits, alone);
        QVERIFY(answers[1].logits != engine.predict(slice, {named(1)})[0].logits);
        engine.keys.clear();
        predictBothWays(engine, slice, {named(2)});
        QCOMPARE(engine.keys.size(), std::size_t(1));
    }

    void findsWhatIsAlike() {
        OffToTheRight engine;
        ExemplarSet set;
        set.labels = engine.labels();
        LabelImage labels(20, 6);
        for (int y = 0; y < 6; ++y) {
            for (int x = 1; x <= 8; ++x) {
                labels.at(x, y) = y < 3 ? 1 : 2;
            }
        }
        set.exemplars.push_back({"scan", "key", Axis::Axial, 3, sliceWithBar(1, 8), labels});
        JobControl control;
        QCOMPARE(structuresAlikeInMirror(engine, set, control), std::vector<std::uint16_t>{1});
        control.cancel();
        QVERIFY(structuresAlikeInMirror(engine, set, control).empty());
    }

    /// Bad in the mirror as without it tells nothing.
    void whatIsHardlyFoundIsNotAlike() {
        OffToTheRight engine;
        ExemplarSet set;
        set.labels = engine.labels();
        LabelImage labels(20, 6);
        for (int y = 0; y < 6; ++y) {
            for (int x = 7; x <= 12; ++x) {
                labels.at(x, y) = 1;
            }
        }
        set.exemplars.push_back({"scan", "key", Axis::Axial, 3, sliceWithBar(0, 19), labels});
        set.exemplars.back().labels.at(0, 0) = 2;
        JobControl control;
        QVERIFY(structuresAlikeInMirror(engine, set, control).empty());
        set.exemplars.back().image = sliceWithBar(6, 13);
        QCOMPARE(structuresAlikeInMirror(engine, set, control), std::vector<std::uint16_t>{1});
    }
};

QTEST_APPLESS_MAIN(MirrorTest)
#include "MirrorTest.moc"
