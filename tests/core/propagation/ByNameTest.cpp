// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/propagation/ByName.h"
#include "tests/support/FakeEngine.h"

#include <QTest>

using namespace exemplar;

namespace {

constexpr int kWidth = 20;

/// A row of which the first `width` pixels look like structure 1; 2 is nowhere.
SliceImage row(int width) {
    SliceImage slice{Image(kWidth, 1, 0.9F), 1.0, 1.0, {}};
    for (int x = 0; x < width; ++x) {
        slice.pixels.at(x, 0) = 0.1F;
    }
    return slice;
}

LabelImage labelled(std::uint16_t label, int width) {
    LabelImage labels(kWidth, 1);
    std::fill_n(labels.pixels().begin(), width, label);
    return labels;
}

LabelTable table() {
    LabelTable labels;
    labels.ensure(1);
    labels.ensure(2);
    return labels;
}

}  // namespace

class ByNameTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givenSlicesTellWhatIsFound() {
        const LabelTable structures = table();
        FakeEngine engine(structures);
        ByName names(engine, structures);
        QVERIFY(!names.finds(0) && !names.finds(1));
        names.tryOn(row(10), labelled(1, 10));  // DSC 1
        QVERIFY(names.finds(0) && !names.finds(1));
        names.tryOn(row(15), labelled(1, 7));  // 14 / 22
        QVERIFY(names.finds(0));
        names.tryOn(row(10), labelled(2, 10));  // not found at all
        QVERIFY(names.finds(0) && !names.finds(1));
        names.tryOn(row(15), labelled(1, 7));  // mean 0.76
        QVERIFY(!names.finds(0));
    }

    void whatTheProfileDoesNotKnowIsNotAsked() {
        const LabelTable structures = table();
        FakeEngine engine;
        ByName names(engine, structures);
        names.tryOn(row(10), labelled(1, 10));
        QCOMPARE(engine.calls, 0);
        QVERIFY(!names.finds(0));
    }

    void halfOfTheAnswerIsTheNames() {
        const LabelTable structures = table();
        FakeEngine engine(structures);
        const ByName names(engine, structures);
        const std::vector<Prompt> prompts{{2, {}, {}, {}}, {1, {{3, 0, true}}, {}, {}}};
        const std::vector<Answer> before{{Image(kWidth, 1, 4.0F), 0.5}, {Image(kWidth, 1, 4.0F), 0.5}};
        std::vector<Answer> answers = before;
        names.askToo(row(10), prompts, {}, answers);
        QCOMPARE(engine.calls, 0);
        names.askToo(row(10), prompts, {1}, answers);
        QVERIFY(answers[0].logits == before[0].logits);
        QCOMPARE(answers[1].logits.at(5, 0), 6.0F);    // 8 by its name
        QCOMPARE(answers[1].logits.at(15, 0), -2.0F);  // -8, without the click far away too
    }

    /// The name finds the ten left pixels: something else than a shape of three at the right, but not than one that
    /// reaches there, nor than one that is nearly as large.
    void whatIsTakenForAnotherDoesNotCount() {
        const LabelTable structures = table();
        FakeEngine engine(structures);
        const ByName names(engine, structures);
        const auto counts = [&](int first, int last) {
            Prompt prompt{1, {}, {}, Image(kWidth, 1, -5.0F)};
            std::fill(prompt.mask.pixels().begin() + first, prompt.mask.pixels().begin() + last + 1, 5.0F);
            std::vector<Answer> answers{{Image(kWidth, 1, 4.0F), 0.5}};
            names.askToo(row(10), {prompt}, {0}, answers);
            return answers[0].logits.at(5, 0) != 4.0F;
        };
        QVERIFY(!counts(15, 17));
        QVERIFY(counts(9, 11));
        QVERIFY(counts(12, 18));
    }
};

QTEST_APPLESS_MAIN(ByNameTest)
#include "ByNameTest.moc"
