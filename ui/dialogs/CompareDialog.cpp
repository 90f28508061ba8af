// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/CompareDialog.h"

#include "core/metrics/Overlap.h"
#include "core/propagation/SliceAnswer.h"
#include "ui/looks/Icons.h"
#include "ui/pictures/Pictures.h"
#include "ui/views/SliceView.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace exemplar::ui {
namespace {

constexpr int kPicture = 168;  // points along the longer side
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double meanOf(const std::vector<double>& values) {
    double sum = 0.0;
    int count = 0;
    for (const double value : values) {
        if (std::isfinite(value)) {
            sum += value;
            ++count;
        }
    }
    return count > 0 ? sum / count : kNone;
}

QString scoreText(double value) { return std::isfinite(value) ? QString::number(value, 'f', 3) : QStringLiteral("-"); }

/// All structures that the profile knows, by their class tokens alone.
LabelImage askedByName(Engine& engine, const SliceImage& slice, const LabelTable& structures) {
    std::vector<Prompt> prompts;
    for (const LabelEntry& entry : structures.entries()) {
        prompts.emplace_back().label = entry.id;
    }
    std::vector<Image> logits;
    for (Answer& answer : engine.predict(slice, prompts)) {
        logits.push_back(std::move(answer.logits));
    }
    LabelImage labels = compete(logits, structures).labels;
    return labels.empty() ? LabelImage(slice.pixels.width(), slice.pixels.height()) : labels;
}

std::vector<double> scoresOf(const LabelImage& truth, const LabelImage& labels, const LabelTable& structures,
                             const LabelTable& known) {
    std::vector<double> scores;
    for (const Overlap& overlap : overlaps(truth, labels, structures.ids())) {
        const bool counts = !overlap.bothEmpty() && known.indexOf(overlap.label) >= 0;
        scores.push_back(counts ? overlap.dice() : kNone);
    }
    return scores;
}

CompareDialog::Answers askBoth(Engine& engine, const ExemplarSet& set, std::size_t number,
                               const std::array<CompareDialog::Compared, 2>& profiles) {
    const Exemplar& exemplar = set.exemplars[number];
    CompareDialog::Answers answers;
    for (std::size_t side = 0; side < 2; ++side) {
        const Profile& profile = *profiles[side].profile;
        const auto& images = profiles[side].images;
        engine.useProfile(profile, profiles[side].path.toStdString());
        answers.labels[side] =
            askedByName(engine, images.empty() ? exemplar.image : images[number], profile.card.labels);
        answers.dice[side] = scoresOf(exemplar.labels, answers.labels[side], set.labels, profile.card.labels);
    }
    return answers;
}

/// In the shape that the slice has in the patient.
QWidget* pictureCell(const Exemplar& exemplar, const LabelImage& labels, const LabelTable& table, const QString& text,
                     QWidget* parent) {
    const SliceImage& slice = exemplar.image;
    const QSizeF shape(slice.pixels.width() * slice.spacingX, slice.pixels.height() * slice.spacingY);
    const double ratio = parent->devicePixelRatioF();
    const QSize size = (shape.scaled(kPicture, kPicture, Qt::KeepAspectRatio) * ratio).toSize();
    const int scale = std::max(1, size.width() / std::max(1, slice.pixels.width()));
    QPixmap pixmap = QPixmap::fromImage(labelledPicture(slice.pixels, labels, table, scale)
                                            .scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(ratio);
    auto* cell = new QWidget(parent);
    auto* column = new QVBoxLayout(cell);
    column->setContentsMargins(4, 4, 4, 4);
    auto* picture = new QLabel(cell);
    picture->setPixmap(pixmap);
    picture->setAlignment(Qt::AlignCenter);
    column->addWidget(picture);
    auto* words = new QLabel(text, cell);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    column->addWidget(words, 1);
    return cell;
}

QTableWidget* makeTable(const QStringList& header, const QString& name, QWidget* parent) {
    auto* table = new QTableWidget(0, static_cast<int>(header.size()), parent);
    table->setHorizontalHeaderLabels(header);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setFocusPolicy(Qt::NoFocus);
    table->setAccessibleName(name);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    return table;
}

}  // namespace

CompareDialog::CompareDialog(ExemplarSet set, std::array<Compared, 2> profiles, EngineQueue& engine, QWidget* parent)
    : QDialog(parent),
      m_set(std::make_shared<const ExemplarSet>(std::move(set))),
      m_profiles(std::move(profiles)),
      m_engine(engine),
      m_progress(new QProgressBar(this)),
      m_state(new QLabel(this)),
      m_stop(new QPushButton(icon(QStringLiteral("cancel")), tr("Stop"), this)) {
    setWindowTitle(tr("Compare %1 and %2").arg(nameOf(0), nameOf(1)));
    resize(1060, 600);
    m_slices = makeTable({tr("Exemplar"), tr("Your labels"), nameOf(0), nameOf(1)}, tr("Slices"), this);
    m_slices->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_slices->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Interactive);
    m_slices->setColumnWidth(0, 110);
    m_slices->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_scores = makeTable({tr("Structure"), nameOf(0), nameOf(1)}, tr("Scores"), this);
    m_scores->setToolTip(
        tr("DSC on the exemplars, without a click; a dash where a profile does not know the structure"));
    m_scores->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_scores->setRowCount(static_cast<int>(m_set->labels.size()) + 1);
    auto* parts = new QSplitter(this);
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_slices);
    parts->addWidget(m_scores);
    parts->setStretchFactor(0, 5);
    parts->setStretchFactor(1, 3);
    m_state->setWordWrap(true);
    m_progress->setRange(0, static_cast<int>(m_set->exemplars.size()));
    m_stop->setToolTip(tr("Stop the comparison; what has been compared stays"));
    m_stop->setAutoDefault(false);
    connect(m_stop, &QPushButton::clicked, this, &CompareDialog::stop);
    auto* close = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_state, 1);
    foot->addWidget(m_progress);
    foot->addWidget(m_stop);
    foot->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(parts, 1);
    column->addLayout(foot);
    connect(&m_engine, &EngineQueue::busyChanged, this, &CompareDialog::goOn);
    connect(&m_engine, &EngineQueue::failed, this, [this](const QString& sentence) { m_failure = sentence; });
    showScores();
    showProgress();
    if (m_engine.available()) {
        goOn();
    } else {
        giveUp(tr("No base model is installed; install one first."));
    }
}

QString CompareDialog::nameOf(std::size_t side) const {
    return QString::fromStdString(m_profiles[side].profile->card.name);
}

/// Asks only where the lane is free, so that it begins at once: with the profile that is in use now, which is the one
/// to be put on again.
void CompareDialog::goOn() {
    if (m_asking || m_engine.busy()) {
        return;
    }
    if (m_asked && !m_failure.isEmpty()) {
        giveUp(m_failure);  // the engine or the profile in use failed before the work began
    }
    if (!running()) {
        return;
    }
    m_asked = true;  // once more, where the lane is free again without an answer
    m_failure.clear();
    const QScopedValueRollback asking(m_asking, true);
    m_engine.look([self = QPointer<CompareDialog>(this), set = m_set, number = m_next,
                   profiles = m_profiles](Engine& engine) -> std::function<void()> {
        auto answers = std::make_shared<Answers>();
        const Attempt attempt = Attempt::of([&]() -> std::function<void()> {
            *answers = askBoth(engine, *set, number, profiles);
            return {};
        });
        return [self, number, answers, problem = attempt.problem] {
            if (self) {
                problem.isEmpty() ? self->take(number, std::move(*answers)) : self->giveUp(problem);
            }
        };
    });
}

void CompareDialog::take(std::size_t number, Answers answers) {
    m_asked = false;
    if (m_stopped || number != m_next) {
        return;
    }
    m_answers.push_back(std::move(answers));
    showRow(m_next++);
    showScores();
    showProgress();
}

void CompareDialog::giveUp(const QString& sentence) {
    m_asked = false;
    m_stopped = true;
    showProgress(sentence);
}

void CompareDialog::stop() {
    if (running()) {
        m_stopped = true;
        showProgress();
    }
}

void CompareDialog::done(int result) {
    stop();
    QDialog::done(result);
}

double CompareDialog::dice(std::size_t side, std::uint16_t label) const {
    const int place = m_set->labels.indexOf(label);
    std::vector<double> values;
    for (const Answers& one : m_answers) {
        values.push_back(place < 0 ? kNone : one.dice[side][static_cast<std::size_t>(place)]);
    }
    return meanOf(values);
}

double CompareDialog::mean(std::size_t side) const {
    std::vector<double> values;
    for (const LabelEntry& entry : m_set->labels.entries()) {
        if (m_profiles[0].profile->card.labels.indexOf(entry.id) >= 0 &&
            m_profiles[1].profile->card.labels.indexOf(entry.id) >= 0) {
            values.push_back(dice(side, entry.id));
        }
    }
    return meanOf(values);
}

void CompareDialog::showRow(std::size_t exemplar) {
    const Exemplar& one = m_set->exemplars[exemplar];
    const Answers& answers = m_answers[exemplar];
    const int row = m_slices->rowCount();
    m_slices->insertRow(row);
    auto* name = new QTableWidgetItem(
        tr("%1\n%2 %3").arg(QString::fromStdString(one.scan), SliceView::nameOf(one.axis)).arg(one.slice));
    name->setToolTip(name->text());
    m_slices->setItem(row, 0, name);
    m_slices->setCellWidget(row, 1, pictureCell(one, one.labels, m_set->labels, {}, m_slices));
    for (std::size_t side = 0; side < 2; ++side) {
        QStringList words;
        for (std::size_t c = 0; c < m_set->labels.size(); ++c) {
            if (std::isfinite(answers.dice[side][c])) {
                words << tr("%1 %2").arg(QString::fromStdString(m_set->labels.entries()[c].name),
                                         scoreText(answers.dice[side][c]));
            }
        }
        LabelTable colours = m_profiles[side].profile->card.labels;
        for (const LabelEntry& entry : m_set->labels.entries()) {
            colours.add(entry);
        }
        m_slices->setCellWidget(row, static_cast<int>(side) + 2,
                                pictureCell(one, answers.labels[side], colours, words.join(", "), m_slices));
    }
    m_slices->resizeRowToContents(row);
}

void CompareDialog::showScores() {
    const auto fill = [this](int row, const QString& name, double first, double second) {
        const QStringList texts{name, scoreText(first), scoreText(second)};
        for (int column = 0; column < texts.size(); ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            const bool better = column == 1 ? first > second : column == 2 && second > first;
            QFont font = m_scores->font();
            font.setBold(better || (column == 0 && row == m_scores->rowCount() - 1));
            item->setFont(font);
            item->setToolTip(column == 0 ? name : QString());
            item->setTextAlignment(column == 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
            m_scores->setItem(row, column, item);
        }
    };
    int row = 0;
    for (const LabelEntry& entry : m_set->labels.entries()) {
        fill(row, QString::fromStdString(entry.name), dice(0, entry.id), dice(1, entry.id));
        m_scores->item(row++, 0)->setData(Qt::DecorationRole,
                                          QColor(entry.colour[0], entry.colour[1], entry.colour[2]));
    }
    fill(row, tr("Mean"), mean(0), mean(1));
    m_scores->item(row, 0)->setToolTip(tr("Of the structures that both profiles know"));
}

void CompareDialog::showProgress(const QString& sentence) {
    const bool going = running();
    m_progress->setValue(static_cast<int>(m_next));
    m_progress->setVisible(going);
    m_stop->setVisible(going);
    if (!sentence.isEmpty()) {
        m_state->setText(sentence);
    } else if (going) {
        m_state->setText(tr("Both profiles are predicting every exemplar..."));
    } else if (m_next < m_set->exemplars.size()) {
        m_state->setText(tr("Stopped after %1 of %2 exemplars. The profiles may have been trained on them; compare "
                            "them on another scan for an independent score.")
                             .arg(m_next)
                             .arg(m_set->exemplars.size()));
    } else {
        m_state->setText(
            tr("The profiles may have been trained on these exemplars; compare them on another scan for an independent "
               "score."));
    }
}

}  // namespace exemplar::ui
