// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/TrainingPlan.h"
#include "core/synthesis/AnatomyCheck.h"
#include "ui/dialogs/SampleView.h"
#include "ui/dialogs/SynthesisKnobs.h"
#include "ui/jobs/JobRunner.h"
#include "ui/models/Learning.h"

#include <QDialog>

#include <memory>
#include <vector>

class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace exemplar::ui {

/// The knobs of synthesis beside the samples that they make, which are drawn on another thread: the newest setting wins
/// and the old samples stay until the new ones are there. What makes no sense for the anatomy is said under them. OK
/// stores the recipe in `learning`, Cancel leaves it.
class SynthesisDialog final : public QDialog {
    Q_OBJECT

public:
    static constexpr int kSamples = 12;

    /// `set` may be null or empty; `learning` must outlive this.
    SynthesisDialog(std::shared_ptr<const ExemplarSet> set, Learning& learning, QWidget* parent = nullptr);

    /// As it is set now.
    const SynthesisRecipe& recipe() const { return m_recipe; }
    std::uint64_t seed() const { return m_seed; }
    const SampleView& view() const { return *m_view; }
    bool drawing() const { return m_runner.running(); }
    void done(int result) override;

Q_SIGNALS:
    /// The samples shown are those of the recipe and the seed.
    void drawn();

private:
    struct Source;
    QWidget* makeKnobs();
    QLayout* makeFoot();
    void unfold(bool all);
    void setRecipe(const SynthesisRecipe& recipe);
    void followRecipe();
    bool possible() const;
    QStringList concerns() const;
    QString sentenceOf(const AnatomyWarning& warning) const;
    void redraw();
    void draw();
    void follow();

    Learning& m_learning;
    SynthesisRecipe m_recipe;
    std::uint64_t m_seed = 0;
    std::shared_ptr<Source> m_source;  // null without exemplars
    std::vector<KnobRow*> m_rows;
    std::vector<std::pair<QWidget*, bool>> m_groups;  // and whether they hold a first knob
    QToolButton* m_all;
    SampleView* m_view;
    QProgressBar* m_busy;
    QLabel* m_warningSign;
    QLabel* m_warning;
    QPushButton* m_reset = nullptr;
    QDialogButtonBox* m_buttons;
    QString m_problem;
    std::uint64_t m_wanted = 0, m_begun = 0;  // settings since the start
    bool m_closed = false;
    JobRunner m_runner;  // last, so that it ends first
};

}  // namespace exemplar::ui
