// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/base/RandomStream.h"
#include "core/editing/LabelEditor.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <set>

using namespace exemplar;

namespace {

LabelMap emptyMap() { return LabelMap(Geometry::plain({24, 20, 10}, {1, 1, 2})); }

/// Random runs and specks, some voxels several times in one edit.
void scribble(LabelEditor& editor, RandomStream& random) {
    const std::size_t count = editor.map().labels().size();
    for (int run = 0; run < 12; ++run) {
        const std::size_t start = random.index(count), length = 1 + random.index(60);
        const auto label = static_cast<std::uint16_t>(random.index(300));
        for (std::size_t i = start; i < std::min(count, start + length); ++i) {
            editor.put(i, label);
        }
    }
}

bool countsMatch(const LabelEditor& editor) {
    const auto& labels = editor.map().labels();
    for (int label = 0; label < 300; ++label) {
        const auto id = static_cast<std::uint16_t>(label);
        if (editor.voxelCount(id) != static_cast<std::size_t>(std::count(labels.begin(), labels.end(), id))) {
            return false;
        }
    }
    return true;
}

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

/// What a model does to a slice: one voxel gets `label`, the slice is marked.
void propose(LabelEditor& editor, int slice, std::uint16_t label, std::uint64_t series) {
    editor.begin("propagate", series);
    editor.put(Index3{slice, 1, slice}, label);
    Review review = editor.review();
    review.setMark(slice, proposal(0.5));
    editor.setReview(review);
    editor.finish();
}

void paint(LabelEditor& editor, const Index3& voxel, std::uint16_t label) {
    editor.begin("stroke");
    editor.put(voxel, label);
    editor.finish();
}

}  // namespace

class LabelEditorTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Every state comes back, in both directions.
    void everyStateComesBack() {
        LabelEditor editor(emptyMap());
        RandomStream random(4);
        std::vector<std::vector<std::uint16_t>> states{editor.map().labels()};
        for (int step = 0; step < 40; ++step) {
            editor.begin("scribble");
            scribble(editor, random);
            QVERIFY(!editor.finish().empty());
            states.push_back(editor.map().labels());
            QVERIFY(countsMatch(editor));
        }
        for (int step = 39; step >= 0; --step) {
            QVERIFY(!editor.undo().empty());
            QVERIFY(editor.map().labels() == states[static_cast<std::size_t>(step)]);
            QVERIFY(countsMatch(editor));
        }
        QVERIFY(!editor.canUndo() && editor.undo().empty());
        for (std::size_t step = 1; step < states.size(); ++step) {
            editor.redo();
            QVERIFY(editor.map().labels() == states[step]);
        }
        QVERIFY(!editor.canRedo());
    }

    void theBoxIsThatOfTheChange() {
        LabelEditor editor(emptyMap());
        editor.begin("two voxels");
        editor.put(Index3{3, 4, 5}, 2);
        editor.put(Index3{20, 1, 5}, 2);
        editor.put(Index3{9, 9, 9}, 2);
        editor.put(Index3{9, 9, 9}, 0);  // and back: no change
        QVERIFY(editor.finish() == (VoxelBox{{3, 1, 5}, {20, 4, 5}}));
    }

    void nothingIsNotRemembered() {
        LabelEditor editor(emptyMap());
        editor.begin("nothing");
        QVERIFY(!editor.put(std::size_t(7), 0));
        QVERIFY(editor.finish().empty());
        QVERIFY(!editor.canUndo());
        QCOMPARE(editor.revision(), std::uint64_t(0));
    }

    void aNewEditEndsWhatWasUndone() {
        LabelEditor editor(emptyMap());
        for (const char* name : {"one", "two", "three"}) {
            editor.begin(name);
            editor.put(editor.names().size(), 1);
            editor.finish();
        }
        editor.undo();
        editor.undo();
        editor.begin("other");
        editor.put(std::size_t(100), 1);
        editor.finish();
        QCOMPARE(editor.names(), (std::vector<std::string>{"one", "other"}));
        QVERIFY(!editor.canRedo());
    }

    void lockedLabelsStay() {
        LabelEditor editor(emptyMap());
        editor.begin("paint");
        editor.put(std::size_t(1), 5);
        editor.finish();
        editor.setLocked(5, true);
        editor.begin("over");
        QVERIFY(!editor.put(std::size_t(1), 6));
        QVERIFY(!editor.put(std::size_t(2), 5));
        QVERIFY(editor.put(std::size_t(2), 6));
        editor.finish();
        editor.setLocked(5, false);
        editor.begin("unlocked");
        QVERIFY(editor.put(std::size_t(1), 0));
        editor.finish();
    }

    void anAbandonedEditLeavesNothing() {
        LabelEditor editor(emptyMap());
        RandomStream random(8);
        editor.begin("kept");
        scribble(editor, random);
        editor.finish();
        const auto before = editor.map().labels();
        editor.begin("abandoned");
        scribble(editor, random);
        editor.abandon();
        QVERIFY(editor.map().labels() == before);
        QCOMPARE(editor.names().size(), std::size_t(1));
    }

    void editsAreOneAtATime() {
        LabelEditor editor(emptyMap());
        QVERIFY_EXCEPTION_THROWN(editor.put(std::size_t(0), 1), Error);
        editor.begin("open");
        QVERIFY_EXCEPTION_THROWN(editor.begin("second"), Error);
        QVERIFY_EXCEPTION_THROWN(editor.undo(), Error);
        editor.abandon();
    }

    void memoryIsBounded() {
        LabelEditor editor(emptyMap(), {}, {4000, 1000});
        RandomStream random(2);
        for (int step = 0; step < 200; ++step) {
            editor.begin("scribble");
            scribble(editor, random);
            editor.finish();
            QVERIFY(editor.historyBytes() <= 4000);
        }
        QVERIFY(editor.canUndo());
        const std::size_t kept = editor.names().size();
        for (std::size_t step = 0; step < kept; ++step) {
            QVERIFY(editor.canUndo());
            editor.undo();
        }
        QVERIFY(!editor.canUndo());
    }

    /// A propagated volume is remembered in little more than its borders.
    void largeChangesAreSmall() {
        LabelEditor editor{LabelMap(Geometry::plain({256, 256, 40}, {1, 1, 1}))};
        editor.begin("propagate");
        std::size_t count = 0;
        for (int k = 5; k < 35; ++k) {
            for (int j = 40; j < 200; ++j) {
                for (int i = 60; i < 180; ++i) {
                    count += editor.put(Index3{i, j, k}, 3);
                }
            }
        }
        editor.finish();
        QCOMPARE(count, std::size_t(30 * 160 * 120));
        QVERIFY2(editor.historyBytes() < 40000, qPrintable(QString::number(editor.historyBytes())));
    }

    void theReviewIsPartOfTheHistory() {
        LabelEditor editor(emptyMap());
        QVERIFY(editor.review() == Review());
        QVERIFY_EXCEPTION_THROWN(editor.setReview(Review()), Error);
        propose(editor, 3, 1, 0);
        editor.begin("accept");
        Review review = editor.review();
        review.setMark(3, {false, true, false, true, 0.5});
        editor.setReview(review);
        QVERIFY(editor.finish().empty());  // no voxel, and yet a step
        QCOMPARE(editor.doneCount(), std::size_t(2));
        paint(editor, {3, 2, 3}, 1);
        QVERIFY(editor.review().mark(3) == edited(0.5));
        QCOMPARE(editor.names(), (std::vector<std::string>{"propagate", "accept", "stroke"}));

        editor.undo();
        QVERIFY(editor.review() == review);
        editor.undo();
        QVERIFY(editor.review().mark(3) == proposal(0.5));
        QCOMPARE(editor.voxelCount(1), std::size_t(1));
        editor.undo();
        QVERIFY(editor.review() == Review());
        QCOMPARE(editor.voxelCount(1), std::size_t(0));
        editor.redo();
        QVERIFY(editor.review().mark(3) == proposal(0.5));
        editor.redo();
        QVERIFY(editor.review() == review);
        editor.redo();
        QVERIFY(editor.review().mark(3) == edited(0.5));
        QCOMPARE(editor.voxelCount(1), std::size_t(2));
    }

    void theReviewAlone() {
        LabelEditor editor(emptyMap());
        Review review(Axis::Sagittal);
        review.setMark(2, {true, false, false, false, 1.0});
        editor.restoreReview(review);
        QVERIFY(editor.review() == review && !editor.canUndo());
        QCOMPARE(editor.revision(), std::uint64_t(0));
        editor.begin("as it was");
        QVERIFY_EXCEPTION_THROWN(editor.restoreReview(Review()), Error);
        editor.setReview(review);
        editor.finish();
        QVERIFY(!editor.canUndo());
        QCOMPARE(editor.revision(), std::uint64_t(0));
        editor.begin("abandoned");
        editor.put(std::size_t(5), 1);
        editor.setReview(Review());
        editor.abandon();
        QVERIFY(editor.review() == review && !editor.canUndo());
        editor.begin("by hand, after an edit that set it");
        editor.put(std::size_t(5), 1);
        editor.finish();
        QVERIFY(editor.review() == review);  // an exemplar stays one, and nothing else was known
    }

    void aSeriesIsOneStep() {
        LabelEditor editor(emptyMap());
        paint(editor, {9, 9, 9}, 7);
        for (int slice = 2; slice < 6; ++slice) {
            propose(editor, slice, static_cast<std::uint16_t>(slice), 11);
        }
        editor.begin("propagate", 11);  // over what the series itself has written
        editor.put(Index3{5, 1, 5}, 9);
        editor.setReview(editor.review());
        editor.finish();
        editor.begin("nothing", 11);
        editor.finish();
        QCOMPARE(editor.names(), (std::vector<std::string>{"stroke", "propagate"}));
        QCOMPARE(editor.doneCount(), std::size_t(2));
        QCOMPARE(editor.revision(), std::uint64_t(6));
        QCOMPARE(editor.lastChange().voxelCount(), std::size_t(1));
        QCOMPARE(editor.lastChange().box(), (VoxelBox{{5, 1, 5}, {5, 1, 5}}));
        const LabelMap after = editor.map();
        const Review reviewed = editor.review();
        const std::size_t bytes = editor.historyBytes();

        QCOMPARE(editor.undo(), (VoxelBox{{2, 1, 2}, {5, 1, 5}}));
        QCOMPARE(editor.map().present(), (std::vector<std::uint16_t>{7}));
        QVERIFY(editor.review() == Review());
        QVERIFY(countsMatch(editor));
        QCOMPARE(editor.redo(), (VoxelBox{{2, 1, 2}, {5, 1, 5}}));
        QVERIFY(editor.map().labels() == after.labels());
        QVERIFY(editor.review() == reviewed);
        QVERIFY(countsMatch(editor));
        QCOMPARE(editor.historyBytes(), bytes);
        propose(editor, 6, 6, 11);  // undone and redone is as if nothing had been
        QCOMPARE(editor.doneCount(), std::size_t(2));
    }

    void aStrokeEndsASeries() {
        LabelEditor editor(emptyMap());
        propose(editor, 2, 1, 11);
        propose(editor, 3, 1, 11);
        paint(editor, {4, 4, 3}, 1);
        propose(editor, 4, 1, 11);
        propose(editor, 5, 1, 11);
        QCOMPARE(editor.names(), (std::vector<std::string>{"propagate", "stroke", "propagate"}));
        QVERIFY(editor.review().mark(3) == edited(0.5));
        editor.undo();
        QCOMPARE(editor.voxelCount(1), std::size_t(3));
        QCOMPARE(editor.review().slicesMarked(), (std::vector<int>{2, 3}));
        editor.undo();
        QVERIFY(editor.review().mark(3) == proposal(0.5));
        editor.undo();
        QCOMPARE(editor.voxelCount(1), std::size_t(0));
    }

    void anotherSeriesOrNoneIsAnotherStep() {
        LabelEditor editor(emptyMap());
        propose(editor, 2, 1, 11);
        propose(editor, 3, 1, 12);
        propose(editor, 4, 1, 0);
        propose(editor, 5, 1, 0);
        QCOMPARE(editor.doneCount(), std::size_t(4));
    }

    void undoEndsASeries() {
        LabelEditor editor(emptyMap());
        propose(editor, 2, 1, 11);
        propose(editor, 3, 1, 11);
        paint(editor, {4, 4, 3}, 1);
        editor.undo();
        propose(editor, 4, 1, 11);  // there was something to redo
        QCOMPARE(editor.names(), (std::vector<std::string>{"propagate", "propagate"}));
        editor.undo();
        editor.undo();
        propose(editor, 5, 1, 11);
        QCOMPARE(editor.names().size(), std::size_t(1));
        QCOMPARE(editor.voxelCount(1), std::size_t(1));
        editor.undo();
        QCOMPARE(editor.voxelCount(1), std::size_t(0));
        QVERIFY(editor.review() == Review());
    }

    void namesOfASeriesGoWithIt() {
        LabelEditor editor(emptyMap());
        for (const std::uint16_t label : {1, 2}) {
            editor.begin("propagate", 3);
            LabelTable table = editor.table();
            table.ensure(label);
            editor.setTable(table);
            editor.finish();
        }
        QCOMPARE(editor.doneCount(), std::size_t(1));
        QVERIFY(editor.lastChange().empty());
        editor.undo();
        QVERIFY(editor.table().empty());
        editor.redo();
        QCOMPARE(editor.table().size(), std::size_t(2));
    }

    void memoryIsBoundedInSeries() {
        LabelEditor editor(emptyMap(), {}, {4000, 1000});
        RandomStream random(12);
        std::size_t largest = 0;
        for (int edit = 0; edit < 300; ++edit) {
            editor.begin("propagate", edit < 200 ? 1 : 1 + static_cast<std::uint64_t>(edit / 5) % 3);
            scribble(editor, random);
            Review review = editor.review();
            review.setMark(static_cast<int>(random.index(10)), proposal(random.uniform()));
            editor.setReview(review);
            editor.finish();
            largest = std::max(largest, editor.historyBytes());
            QVERIFY2(editor.historyBytes() <= 4000, qPrintable(QString::number(editor.historyBytes())));
        }
        QVERIFY(largest > 2500);
        QVERIFY(editor.doneCount() < 10);
        const LabelMap after = editor.map();
        const Review reviewed = editor.review();
        while (editor.canUndo()) {
            editor.undo();
            QVERIFY(countsMatch(editor));
        }
        while (editor.canRedo()) {
            editor.redo();
        }
        QVERIFY(editor.map().labels() == after.labels() && editor.review() == reviewed);
    }

    /// A step holds but the reviews before and after it, however many there were between.
    void marksCountAsMemory() {
        constexpr std::size_t kLeast = 500 * (sizeof(int) + sizeof(SliceMark));
        LabelEditor editor(emptyMap(), {}, {6 * kLeast, 1000});
        for (int edit = 0; edit < 20; ++edit) {
            editor.begin("marks", 1);
            Review review;
            for (int slice = 0; slice < 500; ++slice) {
                review.setMark(slice, proposal(0.01 * edit));
            }
            editor.setReview(review);
            editor.finish();
            QVERIFY(editor.historyBytes() >= kLeast && editor.historyBytes() <= 6 * kLeast);
        }
        QCOMPARE(editor.names().size(), std::size_t(1));
        for (const int slices : {900, 5000}) {  // the first has room in the step, the second alone is too much
            editor.begin("marks", 1);
            Review review;
            for (int slice = 0; slice < slices; ++slice) {
                review.setMark(slice, proposal(0.5));
            }
            editor.setReview(review);
            editor.finish();
        }
        QVERIFY(editor.historyBytes() >= 10 * kLeast);
        QCOMPARE(editor.names().size(), std::size_t(1));
        editor.undo();
        QCOMPARE(editor.review().slicesMarked().size(), std::size_t(900));
        editor.redo();
        QCOMPARE(editor.review().slicesMarked().size(), std::size_t(5000));
    }

    /// What another editor did, into an editor that is as it was, that differs, and that has locks.
    void aChangeIsReplayed() {
        LabelEditor before(emptyMap());
        RandomStream random(31);
        before.begin("scribble");
        scribble(before, random);
        before.finish();
        LabelEditor worker(before.map());
        worker.begin("work");
        scribble(worker, random);
        worker.finish();
        const auto change = std::make_shared<const LabelChange>(worker.lastChange());
        const auto& old = before.map().labels();
        const auto& wanted = worker.map().labels();

        LabelEditor editor(before.map());
        QCOMPARE(editor.replay("work", change), change->box());
        QVERIFY(editor.map().labels() == wanted && countsMatch(editor));
        QCOMPARE(&editor.lastChange(), change.get());  // nothing is copied
        QCOMPARE(editor.historyBytes(), change->bytes());
        editor.undo();
        QVERIFY(editor.map().labels() == old && countsMatch(editor));

        std::size_t other = old.size() - 1;  // becomes the last voxel that the change is about
        while (old[other] == wanted[other]) {
            --other;
        }
        editor.begin("meanwhile");
        QVERIFY(editor.put(other, 301));
        editor.finish();
        const std::vector<std::uint16_t> mixed = editor.map().labels();
        editor.replay("work", change);
        for (std::size_t i = 0; i < old.size(); ++i) {
            QCOMPARE(editor.map().labels()[i], i == other ? std::uint16_t(301) : wanted[i]);
        }
        QVERIFY(countsMatch(editor) && !editor.open());
        editor.undo();
        QVERIFY(editor.map().labels() == mixed && countsMatch(editor));

        const std::uint16_t from = old[other], to = wanted[other];
        for (const std::uint16_t locked : {from, to}) {
            LabelEditor careful(before.map());
            careful.setLocked(locked, true);
            careful.replay("work", change);
            for (std::size_t i = 0; i < old.size(); ++i) {
                QCOMPARE(careful.map().labels()[i], old[i] == locked || wanted[i] == locked ? old[i] : wanted[i]);
            }
            QVERIFY(countsMatch(careful));
            careful.undo();
            QVERIFY(careful.map().labels() == old);
        }
    }

    void aReplayJoinsItsSeries() {
        LabelEditor worker(emptyMap());
        LabelEditor editor(emptyMap());
        for (const int slice : {3, 6}) {
            propose(worker, slice, 40000, 0);
            editor.replay("fill", std::make_shared<const LabelChange>(worker.lastChange()), nullptr, nullptr, 8);
        }
        QCOMPARE(editor.names(), std::vector<std::string>{"fill"});
        QCOMPARE(editor.voxelCount(40000), std::size_t(2));
        QCOMPARE(editor.undo(), (VoxelBox{{3, 1, 3}, {6, 1, 6}}));
        QCOMPARE(editor.voxelCount(40000), std::size_t(0));
        QCOMPARE(editor.redo(), (VoxelBox{{3, 1, 3}, {6, 1, 6}}));
        QCOMPARE(editor.voxelCount(40000), std::size_t(2));
    }

    void runsAndSlicesAreThoseOfTheVoxels() {
        RandomStream random(77);
        for (int round = 0; round < 60; ++round) {
            LabelEditor editor(emptyMap());
            editor.begin("specks and runs");
            const std::size_t count = editor.map().labels().size(), most = round % 3 == 0   ? 2
                                                                           : round % 3 == 1 ? 60
                                                                                            : 1500;
            for (std::size_t run = 0; run < 3 + random.index(20); ++run) {
                const std::size_t start = random.index(count), length = 1 + random.index(most);
                for (std::size_t i = start; i < std::min(count, start + length); ++i) {
                    editor.put(i, static_cast<std::uint16_t>(round % 2 == 0 ? 1 : 65535));
                }
            }
            editor.finish();
            const LabelChange& change = editor.lastChange();
            std::vector<std::uint16_t> drawn(count, 0);
            change.visit([&](const LabelChange::Run& run) { std::fill_n(&drawn[run.offset], run.length, run.after); });
            QVERIFY(drawn == editor.map().labels());
            const Geometry& grid = editor.map().geometry();
            for (int axis = 0; axis < 3; ++axis) {
                std::set<int> slices;
                for (std::size_t i = 0; i < count; ++i) {
                    if (drawn[i] != 0) {
                        slices.insert(grid.voxelAt(i)[static_cast<std::size_t>(axis)]);
                    }
                }
                QCOMPARE(change.slicesAcross(grid.dims(), axis), std::vector<int>(slices.begin(), slices.end()));
            }
        }
    }

    /// Marks, strokes, series, undo and redo in any order: every state comes back.
    void everyStateComesBackWithItsReview() {
        LabelEditor editor(emptyMap());
        RandomStream random(21);
        std::vector<std::pair<std::vector<std::uint16_t>, Review>> states{{editor.map().labels(), editor.review()}};
        for (int action = 0; action < 400; ++action) {
            const std::size_t kind = random.index(6);
            if (kind == 0) {
                editor.undo();
            } else if (kind == 1) {
                editor.redo();
            } else {
                editor.begin("edit", kind == 2 ? 0 : 1 + random.index(2));
                if (kind != 3) {
                    scribble(editor, random);
                }
                if (kind >= 3) {
                    Review review = editor.review();
                    review.setMark(static_cast<int>(random.index(10)), proposal(random.uniform()));
                    editor.setReview(review);
                }
                editor.finish();
                states.resize(editor.doneCount());
                states.emplace_back(editor.map().labels(), editor.review());
            }
            QVERIFY(editor.map().labels() == states[editor.doneCount()].first);
            QVERIFY(editor.review() == states[editor.doneCount()].second);
        }
        QVERIFY(states.size() > 5);
    }
};

QTEST_APPLESS_MAIN(LabelEditorTest)
#include "LabelEditorTest.moc"
