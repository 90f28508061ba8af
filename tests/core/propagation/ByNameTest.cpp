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

    void namesAreToldOfWhatIsWanted() {
        const LabelTable structures = table();
        FakeEngine engine(structures);
        const ByName names(engine, structures);
        QVERIFY(names.tell(row(10), {false, false})[0].empty());
        QCOMPARE(engine.calls, 0);
        const std::vector<Image> told = names.tell(row(10), {true, false});
        QVERIFY(told[0].at(9, 0) > 0.0F && told[0].at(10, 0) < 0.0F);
        QVERIFY(told[1].empty());
    }

    void halfOfTheAnswerIsTheNames() {
        Image told(kWidth, 1, -8.0F), answer(kWidth, 1, -4.0F);
        std::fill_n(told.pixels().begin(), 10, 8.0F);
        std::fill_n(answer.pixels().begin(), 15, 4.0F);
        heedName(told, {}, answer);
        QCOMPARE(answer.at(5, 0), 6.0F);
        QCOMPARE(answer.at(12, 0), -2.0F);
        QCOMPARE(answer.at(18, 0), -6.0F);
    }

    /// The name finds the ten left pixels: something else than a shape of three at the right, but not than one that
    /// reaches there, nor than one that is nearly as large. The same as a shape is what shares half with it.
    void whatIsTakenForAnotherDoesNotCount() {
        Image told(kWidth, 1, -8.0F);
        std::fill_n(told.pixels().begin(), 10, 8.0F);
        const auto shape = [](int first, int last) {
            Mask mask(kWidth, 1);
            std::fill(mask.pixels().begin() + first, mask.pixels().begin() + last + 1, 1);
            return mask;
        };
        const auto counts = [&](const Mask& mask) {
            Image answer(kWidth, 1, 4.0F);
            heedName(told, mask, answer);
            return answer.at(5, 0) != 4.0F;
        };
        QVERIFY(!counts(shape(15, 17)));
        QVERIFY(counts(shape(9, 11)));
        QVERIFY(counts(shape(12, 18)));
        QVERIFY(!foundAt(told, shape(9, 11)));
        QVERIFY(!foundAt(told, shape(6, 14)));  // 8 / 19
        QVERIFY(foundAt(told, shape(5, 14)));
        QVERIFY(!foundAt(Image(kWidth, 1, -1.0F), Mask(kWidth, 1)));  // nothing is not found
    }

    /// A structure goes on where its name finds it, here or on the next slice.
    void aNameIsFollowed() {
        const LabelTable structures = table();
        FakeEngine engine(structures);
        ByName names(engine, structures);
        std::vector<Image> expected{Image(kWidth, 1, -1.0F), {}};
        std::fill_n(expected[0].pixels().begin(), 10, 1.0F);
        const auto gone = row(0);
        const auto next = [&](int width) { return [width] { return row(width); }; };
        QVERIFY(!names.follow(row(10), {}, expected).goesOn[0]);  // not known to be found by its name
        names.tryOn(row(10), labelled(1, 10));

        const ByName::Trail here = names.follow(row(8), next(0), expected);
        QVERIFY(here.goesOn[0] && !here.told[0].empty());
        QVERIFY(!here.goesOn[1] && here.told[1].empty());
        const ByName::Trail later = names.follow(gone, next(8), expected);
        QVERIFY(later.goesOn[0] && later.told[0].empty());
        const ByName::Trail lost = names.follow(gone, next(0), expected);
        QVERIFY(!lost.goesOn[0] && !lost.told[0].empty());
        QVERIFY(!names.follow(gone, {}, expected).goesOn[0]);
        QVERIFY(names.follow(gone, next(8), {{}, {}}).told[0].empty());  // expected nowhere
    }
};

QTEST_APPLESS_MAIN(ByNameTest)
#include "ByNameTest.moc"
