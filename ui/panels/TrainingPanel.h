// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/LearnCommands.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QAction;
class QLabel;
class QPushButton;
class QSlider;
class QStackedWidget;

namespace exemplar::ui {

class AnswerPicture;
class LivePlot;

/// One watches a model learn here: loss and DSC over the steps, what it answers on an exemplar, how fast it goes. Draws
/// only while it is seen; the run goes on without it.
class TrainingPanel final : public QWidget {
    Q_OBJECT

public:
    TrainingPanel(Learning& learning, LearnCommands& commands, EngineQueue& engine, QWidget* parent = nullptr);

    /// Name of the device in words.
    void setDevice(const QString& device);
    /// Takes what is new from the run and draws it. Goes by itself while the panel is seen and a run learns.
    void refresh();
    /// All steps, and then the newest ones.
    void fit();
    /// The runs of the session in place of the steps of this one.
    void showAllRuns(bool all);

    /// The curves that are seen. Errors go to failed().
    void savePng(const QString& path);
    /// Steps and validations of the run, or the session's runs where those are seen; RFC 4180. Errors go to failed().
    void saveCsv(const QString& path);

    LivePlot& losses() { return *m_losses; }
    LivePlot& scores() { return *m_scores; }
    LivePlot& runs() { return *m_runs; }
    AnswerPicture& picture() { return *m_picture; }
    /// One line on how far the run is.
    QString facts() const;

Q_SIGNALS:
    void done(const QString& sentence);
    void failed(const QString& sentence);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makePlots();
    QWidget* makeButtons();
    void beginRun(std::uint64_t run);
    /// False where there was nothing new.
    bool take();
    void dropAttempt();
    void append(const TrainingStep& step);
    void append(const Validation& validation);
    void setPicture(const TrainingTail::Picture& picture);
    void followQueue();
    void followButtons();
    void followRuns();
    void followSmoothing();
    void showPage();
    void showFacts();
    void askForPng();
    void askForCsv();
    void ask(const QString& title, const QString& suffix, const QString& filter,
             void (TrainingPanel::*write)(const QString&));
    void save(const QString& path, const std::function<void()>& write);

    Learning& m_learning;
    LearnCommands& m_commands;
    EngineQueue& m_engine;
    QStackedWidget* m_pages;
    LivePlot *m_losses, *m_scores, *m_runs;
    AnswerPicture* m_picture;
    QLabel* m_facts;
    QPushButton *m_pause, *m_keep, *m_cancel;
    QSlider* m_smoothing;
    QAction *m_fit, *m_allRuns, *m_savePng, *m_saveCsv;
    QTimer m_timer;
    QString m_device;

    TrainingRecord m_record;  // of the run that is shown
    std::uint64_t m_run = 0, m_pictureNumber = 0;
    std::size_t m_stepsTaken = 0, m_validationsTaken = 0;  // from the tail, with those of attempts given up
    double m_prepared = 0.0;                               // share of what comes before the first step
    qint64 m_factsAt = 0;                                  // ms since 1970
};

}  // namespace exemplar::ui
