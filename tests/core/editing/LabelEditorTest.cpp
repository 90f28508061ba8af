// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/base/RandomStream.h"
#include "core/editing/LabelEditor.h"

#include <QTest>

#include <algorithm>

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
};

QTEST_APPLESS_MAIN(LabelEditorTest)
#include "LabelEditorTest.moc"
