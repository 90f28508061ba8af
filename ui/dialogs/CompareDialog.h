// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Profile.h"
#include "core/engine/TrainingPlan.h"
#include "ui/jobs/EngineQueue.h"

#include <QDialog>

#include <array>
#include <memory>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace exemplar::ui {

/// Two profiles side by side on labelled slices, asked without a click; one slice after the other, so that the user's
/// clicks are answered between two of them.
class CompareDialog final : public QDialog {
    Q_OBJECT

public:
    struct Compared {
        std::shared_ptr<const Profile> profile;
        QString path;
        /// The exemplars as this profile sees them, see ModelWindow; empty: as they are in the set.
        std::vector<SliceImage> images{};
    };
    /// What the two say of one exemplar.
    struct Answers {
        std::array<LabelImage, 2> labels;
        /// By profile and by structure of the set; not a number where the profile does not know the structure, and
        /// where neither it nor the truth shows it on the slice.
        std::array<std::vector<double>, 2> dice;
    };

    CompareDialog(ExemplarSet set, std::array<Compared, 2> profiles, EngineQueue& engine, QWidget* parent = nullptr);

    bool running() const { return m_next < m_set->exemplars.size() && !m_stopped; }
    void stop();
    void done(int result) override;
    /// Mean over the slices so far; not a number where there is none.
    double dice(std::size_t side, std::uint16_t label) const;
    /// Mean over the structures that both know.
    double mean(std::size_t side) const;
    const std::vector<Answers>& answers() const { return m_answers; }

private:
    void goOn();
    void take(std::size_t number, Answers answers);
    void giveUp(const QString& sentence);
    void showRow(std::size_t exemplar);
    void showScores();
    void showProgress(const QString& sentence = {});
    QString nameOf(std::size_t side) const;

    std::shared_ptr<const ExemplarSet> m_set;
    std::array<Compared, 2> m_profiles;
    EngineQueue& m_engine;
    std::vector<Answers> m_answers;
    std::size_t m_next = 0;  // exemplar
    bool m_asked = false;    // and not answered
    bool m_asking = false;   // this very moment
    bool m_stopped = false;
    QString m_failure;  // said by the engine since it was asked
    QTableWidget *m_slices, *m_scores;
    QProgressBar* m_progress;
    QLabel* m_state;
    QPushButton* m_stop;
};

}  // namespace exemplar::ui
