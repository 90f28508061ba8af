// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/Volume.h"
#include "core/propagation/Propagation.h"
#include "tests/support/FakeEngine.h"
#include "tests/support/StubEngine.h"

#include <QTest>

#include <cmath>

using namespace exemplar;

namespace {

constexpr int kSide = 40, kSlices = 30;

/// Finds structure 1 by its name where a slice is 0.1, and answers a shape with the shape.
class Trusting final : public StubEngine {
public:
    explicit Trusting(float sureness) : sure(sureness) {
        known.ensure(1);
        m_seeing = FakeEngine(known);
    }
    std::vector<Answer> predict(const SliceImage& slice, const std::vector<Prompt>& prompts) override {
        std::vector<Answer> answers = m_seeing.predict(slice, prompts);
        for (std::size_t i = 0; i < prompts.size(); ++i) {
            if (!prompts[i].mask.empty()) {
                answers[i].logits = prompts[i].mask;
                for (float& logit : answers[i].logits.pixels()) {
                    logit *= sure;
                }
            }
        }
        return answers;
    }

    float sure;

private:
    FakeEngine m_seeing;
};

/// A cylinder of intensity 0.1 on the slices 3 to `last`, and something else of its shape after them, on 0.9.
class Cylinder {
public:
    explicit Cylinder(int last) {
        for (int slice = 3; slice < kSlices; ++slice) {
            paint(slice, slice <= last ? 0.1F : 0.5F);
        }
        m_task.scan = &m_scan;
        m_task.window = {0.0, 1.0};
        m_task.structures.ensure(1);
    }
    void paint(int slice, float value) {
        forEach([&](int x, int y) { voxel(x, y, slice) = value; });
    }
    void give(int slice, bool shown) {
        LabelImage& labels = m_task.fixed[slice] = LabelImage(kSide, kSide);
        if (shown) {
            forEach([&](int x, int y) { labels.at(x, y) = 1; });
        }
    }
    /// The last slice that shows it where it is carried, or -1 where one before does not.
    int lastShown(float sure) {
        Trusting engine(sure);
        JobControl control;
        const std::vector<int> shown =
            SlicePlane(m_scan.geometry(), Axis::Axial).labelledSlices(propagate(engine, m_task, {}, control).labels);
        return shown.back() - shown.front() + 1 == static_cast<int>(shown.size()) ? shown.back() : -1;
    }

private:
    float& voxel(int x, int y, int slice) { return m_scan.voxels()[m_scan.offset({x, y, slice})]; }
    template <typename Visit>
    static void forEach(const Visit& visit) {
        for (int y = 0; y < kSide; ++y) {
            for (int x = 0; x < kSide; ++x) {
                if (std::hypot(x - 20, y - 20) <= 6.0) {
                    visit(x, y);
                }
            }
        }
    }

    Volume m_scan{Geometry::plain({kSide, kSide, kSlices}, {1, 1, 1}), 0.9F};
    PropagationTask m_task;
};

}  // namespace

class CarryingByNameTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Between a given slice that shows a structure and one that does not it is carried halfway, but not where neither
    /// its name finds it nor the model is sure.
    void endsWhereItsNameDoesNotFindIt() {
        Cylinder scene(5);
        scene.give(3, true);
        scene.give(17, false);
        const int halfway = scene.lastShown(40.0F);
        QVERIFY(halfway >= 7);
        QCOMPARE(scene.lastShown(0.05F), 5);
        for (int slice = 3; slice <= 5; ++slice) {
            scene.paint(slice, 0.5F);  // not to be found by name on the given slice either
        }
        QVERIFY(scene.lastShown(0.05F) >= halfway);
    }

    /// ... and beyond the outermost given slice, where the model is sure of it for longer.
    void endsWhereItsNameIsNotFound() {
        Cylinder scene(14);
        for (const int slice : {7, 12}) {
            scene.give(slice, true);
        }
        QCOMPARE(scene.lastShown(1.0F), 14);
        for (const int slice : {7, 12}) {
            scene.paint(slice, 0.5F);
        }
        QVERIFY(scene.lastShown(1.0F) > 14);
    }

    /// Beyond the outermost given slice it goes on where its name finds it, however soon it was expected to end.
    void goesOnWhereItsNameFindsIt() {
        const auto last = [](const std::vector<int>& lost, float given) {
            Cylinder scene(24);
            for (const int slice : {3, 6}) {
                scene.give(slice, true);
                scene.paint(slice, given);
            }
            for (const int slice : lost) {
                scene.paint(slice, 0.15F);  // not found by name
            }
            return scene.lastShown(1.0F);
        };
        const int expected = last({}, 0.5F);  // its name does not find it on the given slices
        QVERIFY(expected > 9 && expected < 18);
        QCOMPARE(last({}, 0.1F), 24);
        QCOMPARE(last({19}, 0.1F), 24);
        QVERIFY(last({18, 19, 20, 21, 22, 23, 24}, 0.1F) < 24);
    }
};

QTEST_APPLESS_MAIN(CarryingByNameTest)
#include "CarryingByNameTest.moc"
