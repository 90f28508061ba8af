// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/editing/LabelEditor.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <memory>

using namespace exemplar;

namespace {

const Geometry kGrid = Geometry::plain({24, 20, 10}, {1, 1, 2});

SliceMark proposal(double quality) {
    SliceMark mark;
    mark.proposed = true;
    mark.quality = quality;
    return mark;
}

SliceMark edited(double quality) {
    SliceMark mark = proposal(quality);
    mark.edited = true;
    return mark;
}

void paint(LabelEditor& editor, const Index3& voxel, std::uint16_t label) {
    editor.begin("stroke");
    editor.put(voxel, label);
    editor.finish();
}

/// A map whose slices across `axis` are proposed, all of them.
LabelEditor allProposed(const Geometry& geometry, Axis axis) {
    LabelEditor editor{LabelMap(geometry)};
    Review review(axis);
    for (int slice = 0; slice < geometry.sliceCount(axis); ++slice) {
        review.setMark(slice, proposal(0.5));
    }
    editor.restoreReview(review);
    return editor;
}

std::vector<int> editedSlices(const Review& review) {
    std::vector<int> slices;
    for (const int slice : review.slicesMarked()) {
        if (review.mark(slice).edited) {
            slices.push_back(slice);
        }
    }
    return slices;
}

}  // namespace

class ReviewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnownAtFirst() {
        const Review review(Axis::Coronal);
        QCOMPARE(review.axis(), Axis::Coronal);
        QCOMPARE(Review().axis(), Axis::Axial);
        QVERIFY(review.mark(7) == SliceMark{});
        QVERIFY(review.slicesMarked().empty() && review.exemplars().empty() && review.doubtful().empty());
        QVERIFY(!review.nextDoubtful(0));
        QCOMPARE(review.state(7, false), SliceState::Empty);
        QCOMPARE(review.state(7, true), SliceState::HandMade);
        QVERIFY(!review.isProtected(7, false));
        QVERIFY(review.isProtected(7, true));
    }

    void states_data() {
        QTest::addColumn<bool>("exemplar");
        QTest::addColumn<bool>("proposed");
        QTest::addColumn<bool>("edited");
        QTest::addColumn<bool>("accepted");
        QTest::addColumn<double>("quality");
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("isProtected");
        const auto row = [](const char* name, int bits, double quality, SliceState state, bool kept) {
            QTest::newRow(name) << ((bits & 8) != 0) << ((bits & 4) != 0) << ((bits & 2) != 0) << ((bits & 1) != 0)
                                << quality << static_cast<int>(state) << kept;
        };
        // bits: exemplar, proposed, edited, accepted
        row("proposed", 0b0100, 0.75, SliceState::Proposed, false);
        row("doubtful", 0b0100, 0.7499, SliceState::Doubtful, false);
        row("edited proposal", 0b0110, 0.1, SliceState::Edited, true);
        row("accepted proposal", 0b0101, 0.1, SliceState::Accepted, true);
        row("edited, then accepted", 0b0111, 0.1, SliceState::Accepted, true);
        row("accepted, perhaps empty", 0b0001, 1.0, SliceState::Accepted, true);
        row("edited after it was accepted", 0b0010, 1.0, SliceState::Edited, true);
        row("exemplar", 0b1000, 1.0, SliceState::Exemplar, true);
        row("exemplar wins", 0b1111, 0.1, SliceState::Exemplar, true);
        row("exemplar that was proposed", 0b1100, 0.1, SliceState::Exemplar, true);
    }
    /// Whether the slice holds labels matters only where nothing is known of it.
    void states() {
        QFETCH(bool, exemplar);
        QFETCH(bool, proposed);
        QFETCH(bool, edited);
        QFETCH(bool, accepted);
        QFETCH(double, quality);
        QFETCH(int, state);
        QFETCH(bool, isProtected);
        Review review;
        review.setMark(3, {exemplar, proposed, edited, accepted, quality});
        for (const bool labelled : {false, true}) {
            QCOMPARE(static_cast<int>(review.state(3, labelled)), state);
            QCOMPARE(review.isProtected(3, labelled), isProtected);
        }
        QCOMPARE(review.doubtful().size(), std::size_t(state == static_cast<int>(SliceState::Doubtful) ? 1 : 0));
    }

    void aDefaultMarkIsForgotten() {
        Review review;
        review.setMark(4, proposal(0.5));
        review.setMark(2, proposal(0.9));
        QCOMPARE(review.slicesMarked(), (std::vector<int>{2, 4}));
        QVERIFY(!(review == Review()));
        review.setMark(4, {});
        review.setMark(2, SliceMark{});
        QVERIFY(review.slicesMarked().empty());
        QVERIFY(review == Review());
        QVERIFY(!(Review(Axis::Sagittal) == Review()));
    }

    void exemplarsAscend() {
        Review review;
        for (const int slice : {30, 4, 11}) {
            SliceMark mark;
            mark.exemplar = true;
            review.setMark(slice, mark);
        }
        review.setMark(7, proposal(0.9));
        QCOMPARE(review.exemplars(), (std::vector<int>{4, 11, 30}));
    }

    void theWorstComesFirst() {
        Review review;
        review.setMark(9, proposal(0.4));
        review.setMark(3, proposal(0.54));
        review.setMark(5, proposal(0.4));
        review.setMark(1, proposal(0.8));  // good enough
        review.setMark(2, {true, true, false, false, 0.1});
        review.setMark(4, {false, true, true, false, 0.1});
        review.setMark(6, {false, true, false, true, 0.5});
        review.setMark(7, {false, false, false, false, 0.1});  // of no proposal
        QCOMPARE(review.doubtful(), (std::vector<int>{5, 9, 3}));
        QCOMPARE(review.nextDoubtful(5), std::optional<int>(9));
        QCOMPARE(review.nextDoubtful(9), std::optional<int>(3));
        QCOMPARE(review.nextDoubtful(3), std::optional<int>(5));   // the worst again
        QCOMPARE(review.nextDoubtful(6), std::optional<int>(3));   // accepted meanwhile: on from where it stood
        QCOMPARE(review.nextDoubtful(20), std::optional<int>(5));  // from elsewhere: the worst
        review.setDoubtBelow(0.5);
        QCOMPARE(review.doubtful(), (std::vector<int>{5, 9}));
        review.setDoubtBelow(0.81);
        QCOMPARE(review.doubtful(), (std::vector<int>{5, 9, 3, 1}));
        review.setDoubtBelow(0.0);
        QVERIFY(review.doubtful().empty() && !review.nextDoubtful(5));
        QCOMPARE(review.state(5, true), SliceState::Proposed);
    }

    void changedByHand() {
        Review review;
        review.setMark(1, proposal(0.4));
        review.setMark(2, {false, true, false, true, 0.9});
        review.setMark(3, {false, false, false, true, 1.0});
        review.setMark(4, {true, false, false, false, 1.0});
        for (int slice = 0; slice < 5; ++slice) {
            review.changedByHand(slice);
        }
        QCOMPARE(review.slicesMarked(), (std::vector<int>{1, 2, 3, 4}));
        QVERIFY(review.mark(1) == (SliceMark{false, true, true, false, 0.4}));
        QVERIFY(review.mark(2) == (SliceMark{false, true, true, false, 0.9}));
        QVERIFY(review.mark(3) == (SliceMark{false, false, true, false, 1.0}));
        QVERIFY(review.mark(4) == (SliceMark{true, false, false, false, 1.0}));
    }

    void badNumbers() {
        Review review;
        QVERIFY_EXCEPTION_THROWN(review.setMark(-1, proposal(0.5)), Error);
        review.setMark(0, proposal(std::nan("")));
        review.setMark(1, proposal(-std::numeric_limits<double>::infinity()));
        review.setMark(2, proposal(7.0));
        QCOMPARE(review.mark(0).quality, 0.0);
        QCOMPARE(review.mark(1).quality, 0.0);
        QCOMPARE(review.mark(2).quality, 1.0);
        QVERIFY(review == Review(review));
        review.setDoubtBelow(2.0);
        QCOMPARE(review.doubtBelow(), 1.0);
    }

    void byHand_data() {
        QTest::addColumn<int>("axis");
        QTest::addColumn<std::vector<int>>("slices");
        // The grid is stored k: sagittal, j: axial, i: coronal (see below).
        QTest::newRow("slowest") << static_cast<int>(Axis::Sagittal) << std::vector<int>{1, 8};
        QTest::newRow("middle") << static_cast<int>(Axis::Axial) << std::vector<int>{2, 6, 7};
        QTest::newRow("fastest") << static_cast<int>(Axis::Coronal) << std::vector<int>{0, 3, 4, 11};
    }
    /// Exactly the slices with a changed voxel: not those between, nor those that were touched and put back.
    void byHand() {
        QFETCH(int, axis);
        QFETCH(std::vector<int>, slices);
        // i runs to Posterior, j to Superior, k to Left.
        const Geometry geometry({12, 8, 10}, {{{0, 0, 1}, {1, 0, 0}, {0, 1, 0}}}, {0, 0, 0});
        LabelEditor editor = allProposed(geometry, static_cast<Axis>(axis));
        const Review before = editor.review();
        editor.begin("two places");
        editor.put(Index3{3, 2, 1}, 1);
        editor.put(Index3{4, 2, 1}, 1);
        editor.put(Index3{11, 6, 8}, 1);  // the end of a row and the start of the next: one run
        editor.put(Index3{0, 7, 8}, 1);
        editor.put(Index3{6, 4, 5}, 1);
        editor.put(Index3{6, 4, 5}, 0);
        editor.finish();
        QCOMPARE(editedSlices(editor.review()), slices);
        QVERIFY(editor.review().mark(slices[0]) == edited(0.5));
        editor.undo();
        QVERIFY(editor.review() == before);
        editor.redo();
        QCOMPARE(editedSlices(editor.review()), slices);
    }

    /// Runs longer than a row and than a slice.
    void byHandInLongRuns() {
        const Geometry geometry = Geometry::plain({5, 4, 6}, {1, 1, 1});  // i sagittal, j coronal, k axial
        const auto slices = [&](Axis axis, std::size_t first, std::size_t length) {
            LabelEditor editor = allProposed(geometry, axis);
            editor.begin("run");
            for (std::size_t offset = first; offset < first + length; ++offset) {
                editor.put(offset, 1);
            }
            editor.finish();
            return editedSlices(editor.review());
        };
        QCOMPARE(slices(Axis::Sagittal, 3, 4), (std::vector<int>{0, 1, 3, 4}));
        QCOMPARE(slices(Axis::Sagittal, 3, 5), (std::vector<int>{0, 1, 2, 3, 4}));
        QCOMPARE(slices(Axis::Coronal, 8, 13), (std::vector<int>{0, 1, 2, 3}));
        QCOMPARE(slices(Axis::Coronal, 8, 7), (std::vector<int>{1, 2}));
        QCOMPARE(slices(Axis::Coronal, 18, 5), (std::vector<int>{0, 3}));
        QCOMPARE(slices(Axis::Axial, 19, 1), (std::vector<int>{0}));
        QCOMPARE(slices(Axis::Axial, 19, 22), (std::vector<int>{0, 1, 2}));
        QCOMPARE(slices(Axis::Axial, 100, 20), (std::vector<int>{5}));
    }

    void slicesOfWhichNothingIsKnownStaySo() {
        LabelEditor editor{LabelMap(kGrid)};
        Review review;
        review.setMark(4, proposal(0.5));
        editor.restoreReview(review);
        paint(editor, {1, 1, 5}, 1);
        QVERIFY(editor.review() == review);
        paint(editor, {1, 1, 4}, 1);
        QCOMPARE(editedSlices(editor.review()), std::vector<int>{4});
        editor.undo();
        editor.setLocked(2, true);
        paint(editor, {1, 1, 4}, 2);  // locked: nothing changes
        QCOMPARE(editor.doneCount(), std::size_t(1));
        QVERIFY(editor.review() == review);
    }

    void replayTakesTheReviewOrIsByHand() {
        LabelEditor editor = allProposed(kGrid, Axis::Axial);
        LabelEditor worker(editor.map());
        worker.begin("work");
        worker.put(Index3{1, 1, 2}, 4);
        worker.put(Index3{1, 1, 7}, 4);
        worker.finish();
        const auto change = std::make_shared<const LabelChange>(worker.lastChange());
        QCOMPARE(editor.replay("fill", change), (VoxelBox{{1, 1, 2}, {1, 1, 7}}));
        QCOMPARE(editedSlices(editor.review()), (std::vector<int>{2, 7}));
        editor.undo();
        paint(editor, {1, 1, 7}, 3);  // the slow way: one voxel is not as it was
        editor.replay("fill", change);
        QCOMPARE(editor.map().labels()[editor.map().offset({1, 1, 7})], std::uint16_t(3));
        QCOMPARE(editedSlices(editor.review()), (std::vector<int>{2, 7}));
        editor.undo();
        editor.undo();
        Review given;
        given.setMark(2, proposal(0.9));
        LabelTable table;
        table.ensure(4);
        editor.replay("propose", change, &table, &given, 5);
        QVERIFY(editor.review() == given && editor.table() == table);
        editor.undo();
        QVERIFY(editedSlices(editor.review()).empty() && editor.table().empty());
        QCOMPARE(editor.review().slicesMarked().size(), std::size_t(10));
    }
};

QTEST_APPLESS_MAIN(ReviewTest)
#include "ReviewTest.moc"
