// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/WindowHarness.h"

using namespace exemplar;
using namespace exemplar::ui;

namespace {

constexpr std::uint16_t kBall = 10, kOther = 3;

}  // namespace

/// What becomes of slices as they are proposed, while the user goes on working.
class ProposalsTest final : public QObject, WindowHarness {
    Q_OBJECT

private:
    SliceState state(int slice) {
        m_window->sliceModel().settle();
        return m_window->sliceModel().state(slice);
    }
    ReviewCommands& review() { return m_window->reviewCommands(); }
    std::uint16_t at(int x, int y, int slice) { return space().labels().labels()[(slice * 32 + y) * 40 + x]; }

    /// Of `asked` alone; the labels in a row from pixel (1, 1) on.
    void propose(int slice, double quality, const std::vector<std::uint16_t>& row = {kBall},
                 std::uint16_t asked = kBall, bool again = false) {
        auto proposal = std::make_shared<Proposal>();
        proposal->scan = space().sharedScan();
        proposal->slice = slice;
        proposal->labels = LabelImage(40, 32);
        for (std::size_t i = 0; i < row.size(); ++i) {
            proposal->labels.at(1 + static_cast<int>(i), 1) = row[i];
        }
        proposal->structures = {asked};
        proposal->quality = quality;
        proposal->again = again;
        space().takeProposal("Propagate", 1, proposal);
    }
    void tellBetter(const std::map<int, double>& qualities, Axis axis = Axis::Axial) {
        space().takeQualities("Propagate", 1, space().sharedScan(), axis, qualities);
    }

public:
    ProposalsTest() : WindowHarness("ProposalsTest") {}

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        begin();
        LabelTable table;
        table.add({kBall, "Ball", {200, 40, 40}, true});
        table.add({kOther, "Other", {1, 2, 3}, true});
        space().setTable("Names", table);
    }
    void cleanup() { end(); }

    /// A proposal that comes while a stroke is drawn waits for its end; the stroke wins.
    void aStrokeIsNotOverwritten() {
        LabelEditor& editor = space().beginEdit("Brush");
        editor.put(Index3{4, 4, 10}, kBall);
        propose(10, 0.9, {});
        QCOMPARE(at(4, 4, 10), kBall);
        space().finishEdit();
        QCOMPARE(at(4, 4, 10), kBall);  // made by hand now, so protected
        QCOMPARE(state(10), SliceState::HandMade);
    }

    /// Other labels stay where a structure alone is carried.
    void onlyWhatWasAskedFor() {
        propose(5, 0.9, {kOther}, kOther);
        propose(5, 0.9, {kBall, kBall});
        QCOMPARE(at(1, 1, 5), kOther);
        QCOMPARE(at(2, 1, 5), kBall);
        QCOMPARE(state(5), SliceState::Proposed);
        review().setDoubtBelow(0.95);
        QCOMPARE(state(5), SliceState::Doubtful);
        QCOMPARE(space().review().doubtful(), std::vector<int>{5});
    }

    void doubtfulSlicesWorstFirst() {
        for (const auto& [slice, quality] : {std::pair{4, 0.5}, {6, 0.2}, {9, 0.4}, {11, 0.9}}) {
            propose(slice, quality);
        }
        m_window->sliceModel().settle();
        review().goTo(0);
        std::vector<int> visited;
        for (int i = 0; i < 3; ++i) {
            trigger("next-doubtful");
            visited.push_back(review().slice());
        }
        QCOMPARE(visited, (std::vector<int>{6, 9, 4}));
        review().goTo(6);
        trigger("accept");
        QCOMPARE(review().slice(), 9);  // on to the next
        trigger("accept-sure");
        QCOMPARE(state(11), SliceState::Accepted);
        QCOMPARE(state(9), SliceState::Doubtful);
    }

    /// What is known better at the end of carrying changes nothing that the user has settled meanwhile.
    void betterQualitiesComeLater() {
        for (const int slice : {4, 6, 9, 11}) {
            propose(slice, 0.9);
        }
        m_window->sliceModel().settle();
        review().goTo(6);
        review().reject();
        review().goTo(9);
        review().accept();
        const std::map<int, double> better{{4, 0.2}, {6, 0.2}, {9, 0.2}, {15, 0.2}};
        tellBetter(better, Axis::Sagittal);  // not the axis that is reviewed
        QCOMPARE(space().review().mark(4).quality, 0.9);
        tellBetter(better);
        QCOMPARE(state(4), SliceState::Doubtful);
        QCOMPARE(state(6), SliceState::Empty);
        QCOMPARE(space().review().mark(9).quality, 0.9);
        QCOMPARE(state(9), SliceState::Accepted);
        QCOMPARE(state(11), SliceState::Proposed);
        QCOMPARE(state(15), SliceState::Empty);
        QCOMPARE(space().review().doubtful(), std::vector<int>{4});
    }

    void whatWasRejectedIsNotProposedAgain() {
        propose(4, 0.9);
        propose(6, 0.9);
        review().goTo(6);
        review().reject();
        propose(4, 0.9, {kBall, kBall}, kBall, true);
        propose(6, 0.9, {kBall, kBall}, kBall, true);
        QCOMPARE(at(2, 1, 4), kBall);
        QCOMPARE(at(1, 1, 6), std::uint16_t{0});
        QCOMPARE(state(6), SliceState::Empty);
        propose(6, 0.9);  // another run
        QCOMPARE(at(1, 1, 6), kBall);
    }

    void betterQualitiesWaitForAStroke() {
        propose(11, 0.9);
        space().beginEdit("Brush").put(Index3{1, 1, 15}, kBall);
        tellBetter({{11, 0.1}});
        QCOMPARE(space().review().mark(11).quality, 0.9);
        space().finishEdit();
        QCOMPARE(space().review().mark(11).quality, 0.1);
        QCOMPARE(at(1, 1, 15), kBall);
    }

    /// One step of the history, as all that is proposed at once.
    void betterQualitiesAreOneStepWithTheProposals() {
        propose(4, 0.9);
        propose(6, 0.9);
        tellBetter({{4, 0.3}, {6, 0.4}});
        space().undo();
        QCOMPARE(state(4), SliceState::Empty);
        QCOMPARE(state(6), SliceState::Empty);
    }
};

QTEST_MAIN(ProposalsTest)
#include "ProposalsTest.moc"
