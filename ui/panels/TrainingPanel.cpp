// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/TrainingPanel.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/ProcessMemory.h"
#include "ui/looks/Icons.h"
#include "ui/models/ScoreWords.h"
#include "ui/panels/AnswerPicture.h"
#include "ui/panels/LivePlot.h"
#include "ui/panels/RunFacts.h"
#include "ui/panels/RunTables.h"
#include "ui/pictures/CurvePlot.h"
#include "ui/pictures/Pictures.h"

#include <QAction>
#include <QDateTime>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace exemplar::ui {
namespace {

constexpr int kPollEvery = 100;    // ms
constexpr int kFactsEvery = 1000;  // ms, where no step is new
constexpr int kSmoothest = 20;     // of the slider; then the deviation is a tenth of the run
const QColor kBlue(70, 130, 230), kOrange(215, 115, 25), kGreen(60, 165, 95);

enum Page { Nothing, Steps, Runs };

void fillRuns(LivePlot& plot, const std::vector<SessionRun>& runs) {
    plot.setTitle(TrainingPanel::tr("All runs of this session"));
    plot.setCurves({{TrainingPanel::tr("DSC"), kBlue, Qt::SolidLine, true},
                    {TrainingPanel::tr("doubtful slices"), kOrange, Qt::DashLine, true, false, true}});
    for (std::size_t i = 0; i < runs.size(); ++i) {
        plot.append(0, static_cast<double>(i) + 1.0, runs[i].dice);
        plot.append(1, static_cast<double>(i) + 1.0, runs[i].doubtful);
    }
    plot.setHeading([runs](double step) {
        const SessionRun& run = runs[static_cast<std::size_t>(step) - 1];
        const QString text = (run.kind == "adapt" ? TrainingPanel::tr("Run %1: trained in %2 min")
                                                  : TrainingPanel::tr("Run %1: propagated in %2 min"))
                                 .arg(static_cast<int>(step))
                                 .arg(run.minutes, 0, 'f', 1);
        return std::isfinite(run.dice) ? TrainingPanel::tr("%1; DSC %2").arg(text, measuredOn(run.diceOn)) : text;
    });
}

}  // namespace

TrainingPanel::TrainingPanel(Learning& learning, LearnCommands& commands, EngineQueue& engine, QWidget* parent)
    : QWidget(parent),
      m_learning(learning),
      m_commands(commands),
      m_engine(engine),
      m_pages(new QStackedWidget(this)),
      m_losses(new LivePlot(LivePlot::Height::Automatic, tr("step"), 0.0, 10.0, this)),
      m_scores(new LivePlot(LivePlot::Height::Share, tr("step"), 0.0, 10.0, this)),
      m_runs(new LivePlot(LivePlot::Height::Share, tr("run"), 0.5, 5.0, this)),
      m_picture(new AnswerPicture(this)),
      m_facts(new QLabel(this)),
      m_smoothing(new QSlider(Qt::Horizontal, this)) {
    makePlots();
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout;
    row->addWidget(m_pages, 9);
    row->addWidget(m_picture, 2);
    row->addWidget(makeButtons());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 3, 6, 4);
    column->setSpacing(3);
    column->addWidget(m_facts);
    column->addLayout(row, 1);

    m_timer.setInterval(kPollEvery);
    connect(&m_timer, &QTimer::timeout, this, &TrainingPanel::refresh);
    connect(&m_learning, &Learning::runBegun, this, [this] {
        m_prepared = 0.0;
        m_allRuns->setChecked(false);
        followQueue();
    });
    connect(&m_learning, &Learning::runsChanged, this, &TrainingPanel::followRuns);
    connect(&m_engine, &EngineQueue::longStateChanged, this, &TrainingPanel::followQueue);
    connect(&m_engine, &EngineQueue::longProgress, this, [this](double fraction) { m_prepared = fraction; });
    followRuns();
    followQueue();
}

void TrainingPanel::makePlots() {
    auto* hint = new QLabel(tr("Training on your exemplars: the difference between predictions and your labels at each "
                               "step (loss), their overlap (DSC; on an exemplar that is held out at first where there "
                               "are four or more), and the prediction on one of them."),
                            this);
    hint->setWordWrap(true);
    hint->setAlignment(Qt::AlignCenter);
    hint->setMargin(12);
    auto* steps = new QWidget(this);
    auto* row = new QHBoxLayout(steps);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_losses, 5);
    row->addWidget(m_scores, 6);
    for (QWidget* page : std::initializer_list<QWidget*>{hint, steps, m_runs}) {
        m_pages->addWidget(page);
    }
    m_losses->setTitle(tr("Loss"));
    m_scores->setTitle(tr("DSC"));
    for (const auto& [one, other] : {std::pair{m_losses, m_scores}, std::pair{m_scores, m_losses}}) {
        connect(one, &LivePlot::rangeChosen, other, &LivePlot::setRange);
        connect(one, &LivePlot::pointed, other, [plot = other](double step) { plot->pointTo(step); });
    }
}

QWidget* TrainingPanel::makeButtons() {
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    const auto button = [&](const char* name, const QString& text, const QString& tip, auto slot) {
        auto* made = new QPushButton(icon(QLatin1String(name)), text, side);
        made->setToolTip(tip);
        made->setFocusPolicy(Qt::TabFocus);
        connect(made, &QPushButton::clicked, this, slot);
        column->addWidget(made);
        return made;
    };
    m_pause = button("pause", tr("Pause"), QString(), [this] {
        m_engine.longState() == EngineQueue::LongState::Paused ? m_engine.resume() : m_engine.pause();
    });
    m_keep = button("stop-keep", tr("Stop and keep the best"),
                    tr("Ends training now; the state with the highest DSC so far becomes the profile"),
                    [this] { m_commands.stopAndKeep(); });
    m_cancel =
        button("cancel", tr("Cancel"), tr("Ends the run; its training is lost"), [this] { m_commands.cancel(); });
    column->addStretch();

    const auto action = [&](const char* name, const QString& text, const QString& tip) {
        auto* made = new QAction(icon(QLatin1String(name)), text, this);
        made->setToolTip(tip);
        addAction(made);
        return made;
    };
    m_fit = action("zoom-fit", tr("Fit"), tr("Shows all steps and follows the newest"));
    m_allRuns = action("chart", tr("All runs"), tr("DSC and doubtful slices over the runs of this session"));
    m_allRuns->setCheckable(true);
    m_savePng = action("save", tr("Save Picture..."), tr("Saves the curves as a PNG file"));
    m_saveCsv = action("export", tr("Save Values..."), tr("Saves the values as a CSV file"));
    connect(m_fit, &QAction::triggered, this, &TrainingPanel::fit);
    connect(m_allRuns, &QAction::toggled, this, &TrainingPanel::showPage);
    connect(m_savePng, &QAction::triggered, this, &TrainingPanel::askForPng);
    connect(m_saveCsv, &QAction::triggered, this, &TrainingPanel::askForCsv);
    setContextMenuPolicy(Qt::ActionsContextMenu);

    m_smoothing->setRange(0, kSmoothest);
    m_smoothing->setValue(kSmoothest / 4);
    m_smoothing->setFocusPolicy(Qt::TabFocus);
    m_smoothing->setToolTip(tr("Smoothing of the bold loss curves"));
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setMinimumWidth(50);
    connect(m_smoothing, &QSlider::valueChanged, this, &TrainingPanel::followSmoothing);
    auto* smoothing = new QHBoxLayout;
    smoothing->addWidget(new QLabel(tr("Smoothing"), side));
    smoothing->addWidget(m_smoothing, 1);
    column->addLayout(smoothing);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(1);
    for (QAction* one : {m_fit, m_allRuns, m_savePng, m_saveCsv}) {
        auto* tool = new QToolButton(side);
        tool->setDefaultAction(one);
        tool->setAutoRaise(true);
        tool->setFocusPolicy(Qt::TabFocus);
        tool->setAccessibleName(one->text());
        tools->addWidget(tool);
    }
    m_allRuns->setIconText(tr("All runs"));
    tools->addStretch();
    column->addLayout(tools);
    return side;
}

void TrainingPanel::setDevice(const QString& device) {
    m_device = device;
    showFacts();
}

void TrainingPanel::fit() {
    m_losses->fit();
    m_runs->fit();
}

void TrainingPanel::showAllRuns(bool all) { m_allRuns->setChecked(all && m_allRuns->isEnabled()); }

void TrainingPanel::showPage() {
    m_pages->setCurrentIndex(m_allRuns->isChecked() ? Runs : m_run > 0 ? Steps : Nothing);
    m_picture->setVisible(m_run > 0 && !m_allRuns->isChecked());
    m_smoothing->setEnabled(m_pages->currentIndex() == Steps);
    m_fit->setEnabled(m_pages->currentIndex() != Nothing);
    m_savePng->setEnabled(m_pages->currentIndex() != Nothing);
    m_saveCsv->setEnabled(m_pages->currentIndex() != Nothing);
}

void TrainingPanel::beginRun(std::uint64_t run) {
    m_run = run;
    m_stepsTaken = m_validationsTaken = 0;
    m_pictureNumber = 0;
    m_picture->clear();
    dropAttempt();
    followSmoothing();
    showPage();
}

/// Begins anew: another run, or the same after memory ran out.
void TrainingPanel::dropAttempt() {
    m_record.steps.clear();
    m_record.validations.clear();
    m_scores->setTitle(tr("DSC"));
    m_losses->setCurves({{tr("total"), kBlue, Qt::SolidLine, false, true},
                         {tr("cross-entropy"), kOrange, Qt::SolidLine, false, true},
                         {tr("Dice"), kGreen, Qt::SolidLine, false, true}});
    std::vector<LivePlot::Curve> curves{{tr("mean"), QColor(), Qt::DashLine}};
    for (const LabelEntry& entry : m_learning.learnedFrom().labels.entries()) {
        curves.push_back({QString::fromStdString(entry.name), QColor(entry.colour[0], entry.colour[1], entry.colour[2]),
                          Qt::SolidLine, true});
    }
    m_scores->setCurves(std::move(curves));
}

bool TrainingPanel::take() {
    auto news = m_learning.tail().since(m_run, m_stepsTaken, m_validationsTaken, m_pictureNumber);
    if (news.run != m_run) {
        beginRun(news.run);
    } else if (news.steps.empty() && news.validations.empty() && !news.picture) {
        return false;
    }
    m_stepsTaken += news.steps.size();
    m_validationsTaken += news.validations.size();
    for (const TrainingStep& step : news.steps) {
        append(step);
    }
    for (const Validation& validation : news.validations) {
        append(validation);
    }
    if (news.picture) {
        setPicture(*news.picture);
    }
    return true;
}

void TrainingPanel::append(const TrainingStep& step) {
    if (!m_record.steps.empty() && step.step <= m_record.steps.back().step) {
        dropAttempt();
    }
    m_record.steps.push_back(step);
    m_losses->append(0, step.step, step.loss);
    m_losses->append(1, step.step, step.crossEntropy);
    m_losses->append(2, step.step, step.dice);
    m_scores->setEnd(step.step);
}

void TrainingPanel::append(const Validation& validation) {
    // Those of an attempt that was given up are beyond the newest step, or come before one that goes back.
    if (m_record.steps.empty() || validation.step > m_record.steps.back().step) {
        return;
    }
    if (!m_record.validations.empty() && validation.step <= m_record.validations.back().step) {
        const std::vector<TrainingStep> steps = std::move(m_record.steps);
        dropAttempt();
        for (const TrainingStep& step : steps) {
            append(step);
        }
    }
    m_record.validations.push_back(validation);
    m_scores->setTitle(tr("DSC"), measuredOn(m_record.validations));
    m_scores->append(0, validation.step, validation.mean);
    const std::size_t structures = std::min(validation.dice.size(), m_learning.learnedFrom().labels.size());
    for (std::size_t c = 0; c < structures; ++c) {
        m_scores->append(c + 1, validation.step, validation.dice[c]);
    }
}

void TrainingPanel::setPicture(const TrainingTail::Picture& picture) {
    m_pictureNumber = picture.number;
    const ExemplarSet& set = m_learning.learnedFrom();
    if (picture.exemplar >= 0 && picture.exemplar < static_cast<int>(set.exemplars.size())) {
        m_picture->setAnswer(set.exemplars[static_cast<std::size_t>(picture.exemplar)], picture.labels, set.labels,
                             picture.step > 0 ? tr("step %1").arg(picture.step) : tr("before the first step"));
    }
}

void TrainingPanel::refresh() {
    if (!isVisible()) {
        return;
    }
    const bool news = take();
    if (news || QDateTime::currentMSecsSinceEpoch() - m_factsAt >= kFactsEvery) {
        showFacts();
    }
    if (news) {
        followButtons();
        m_losses->refresh();
        m_scores->refresh();
    }
}

void TrainingPanel::followQueue() {
    refresh();
    followButtons();
    showFacts();
    isVisible() && m_commands.adapting() ? m_timer.start() : m_timer.stop();
}

void TrainingPanel::followButtons() {
    const auto state = m_engine.longState();
    const bool paused = state == EngineQueue::LongState::Paused;
    const bool runs = paused || state == EngineQueue::LongState::Running;
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(icon(paused ? QStringLiteral("resume") : QStringLiteral("pause")));
    m_pause->setToolTip(paused ? tr("Resumes the run") : tr("Pauses the run and frees the processor"));
    m_pause->setEnabled(runs);
    // Without a step there is nothing to keep, and a run that waits must not end the one before it.
    m_keep->setEnabled(runs && m_commands.adapting() && !m_record.steps.empty());
    m_cancel->setEnabled(runs);
}

void TrainingPanel::followRuns() {
    fillRuns(*m_runs, m_learning.runs());
    m_allRuns->setEnabled(!m_learning.runs().empty());
    if (m_learning.runs().empty()) {
        m_allRuns->setChecked(false);
    }
    m_runs->refresh();
    showPage();
}

void TrainingPanel::followSmoothing() {
    const double steps = std::max(40.0, static_cast<double>(m_learning.plannedSteps()));
    m_losses->setSmoothing(0.1 * steps * m_smoothing->value() / kSmoothest);
}

QString TrainingPanel::facts() const {
    QStringList parts;
    if (m_run > 0) {
        parts = runFacts(m_record, {m_learning.plannedSteps(), m_commands.adapting(), m_engine.longState(), m_prepared,
                                    m_engine.timeLeft().text()});
    }
    parts << m_device;
    if (const std::size_t bytes = residentBytes(); bytes > 0) {
        parts << tr("%1 of memory")
                     .arg(QLocale().formattedDataSize(static_cast<qint64>(bytes), 1,
                                                      QLocale::DataSizeTraditionalFormat));
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral("  \u00b7  "));
}

void TrainingPanel::showFacts() {
    m_factsAt = QDateTime::currentMSecsSinceEpoch();
    const QString text = facts();
    m_facts->setText(m_facts->fontMetrics().elidedText(text, Qt::ElideRight, m_facts->width()));
    m_facts->setToolTip(text);
}

void TrainingPanel::save(const QString& path, const std::function<void()>& write) {
    try {
        write();
        Q_EMIT done(tr("Written: %1").arg(path));
    } catch (const Error& problem) {
        Q_EMIT failed(QString::fromUtf8(problem.what()));
    }
}

void TrainingPanel::savePng(const QString& path) {
    take();
    save(path, [&] {
        if (m_allRuns->isChecked()) {
            LivePlot plot(LivePlot::Height::Share, tr("run"), 0.5, 5.0);
            fillRuns(plot, m_learning.runs());
            plot.resize(1100, 420);
            exemplar::ui::savePng(plot.picture(), path.toStdString());
        } else {
            exemplar::ui::savePng(trainingCurves(m_record, m_learning.learnedFrom().labels), path.toStdString());
        }
    });
}

void TrainingPanel::saveCsv(const QString& path) {
    take();
    save(path, [&] {
        AtomicFile::write(path.toStdString(), m_allRuns->isChecked()
                                                  ? runsTable(m_learning.runs())
                                                  : trainingTable(m_record, m_learning.learnedFrom().labels));
    });
}

void TrainingPanel::ask(const QString& title, const QString& suffix, const QString& filter,
                        void (TrainingPanel::*write)(const QString&)) {
    auto* dialog = new QFileDialog(this, title, QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile((m_allRuns->isChecked() ? QStringLiteral("runs.") : QStringLiteral("learning.")) + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, write);
    dialog->open();
}

void TrainingPanel::askForPng() {
    ask(tr("Save Picture"), QStringLiteral("png"), tr("Pictures (*.png)"), &TrainingPanel::savePng);
}

void TrainingPanel::askForCsv() {
    ask(tr("Save Values"), QStringLiteral("csv"), tr("Tables (*.csv)"), &TrainingPanel::saveCsv);
}

void TrainingPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    followQueue();
}

void TrainingPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_timer.stop();
}

void TrainingPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showFacts();
}

}  // namespace exemplar::ui
