// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/LearnPanel.h"

#include "ui/looks/Icons.h"
#include "ui/panels/ExemplarList.h"
#include "ui/panels/SliceStrip.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace exemplar::ui {
namespace {

QComboBox* comboBox(QWidget* parent, const QStringList& items, const QString& tip) {
    auto* box = new QComboBox(parent);
    box->addItems(items);
    box->setToolTip(tip);
    box->setAccessibleName(tip);
    box->setFocusPolicy(Qt::ClickFocus);
    box->setMinimumContentsLength(8);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    return box;
}

QPushButton* pushButton(QWidget* parent, const char* name, const QString& text, const QString& tip) {
    auto* button = new QPushButton(icon(QLatin1String(name)), text, parent);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QLabel* note(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

}  // namespace

LearnPanel::LearnPanel(Workspace& workspace, SliceModel& slices, Learning& learning, LearnCommands& learn,
                       ReviewCommands& review, EngineQueue& engine, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_slices(slices),
      m_learning(learning),
      m_learn(learn),
      m_review(review),
      m_engine(engine) {
    setMinimumWidth(230);
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(6, 4, 6, 4);
    column->setSpacing(5);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    makeExemplars();
    makeLearning();
    makeCarrying();
    makeReview();
    column->addStretch();
    connect(&workspace, &Workspace::scanChanged, this, &LearnPanel::follow);
    connect(&workspace, &Workspace::tableChanged, this, &LearnPanel::follow);
    connect(&workspace, &Workspace::cursorChanged, this, &LearnPanel::followSlices);
    connect(&slices, &SliceModel::changed, this, &LearnPanel::followSlices);
    connect(&learning, &Learning::profileChanged, this, &LearnPanel::follow);
    connect(&engine, &EngineQueue::longStateChanged, this, &LearnPanel::follow);
    connect(m_exemplars, &ExemplarList::refilled, this, &LearnPanel::follow);
    follow();
    followSlices();
}

QVBoxLayout* LearnPanel::section(const QString& title, int step) {
    auto* column = static_cast<QVBoxLayout*>(findChild<QScrollArea*>()->widget()->layout());
    auto* heading = new QLabel(tr("%1. %2").arg(step).arg(title), this);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    if (step > 1) {
        column->addSpacing(4);
    }
    column->addWidget(heading);
    return column;
}

void LearnPanel::makeExemplars() {
    auto* column = section(tr("Exemplars"), 1);
    auto* head = new QHBoxLayout;
    head->addWidget(column->takeAt(column->count() - 1)->widget(), 1);
    m_exemplars = new ExemplarList(m_workspace, m_slices, m_learning, m_learn, m_review, this);
    m_exemplars->setFixedHeight(136);
    m_missing = note(this);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    m_mark = pushButton(this, "mark", tr("Mark"), tr("This slice is, or is no longer, an exemplar (E)"));
    connect(m_mark, &QPushButton::clicked, &m_review, &ReviewCommands::toggleExemplar);
    auto* suggest =
        pushButton(this, "help", tr("Suggest"), tr("Go to the slice that would help most, with the reason"));
    connect(suggest, &QPushButton::clicked, this, &LearnPanel::suggestionWanted);
    auto* borrow = new QToolButton(this);
    borrow->setIcon(icon(QStringLiteral("import")));
    borrow->setToolTip(tr("Add the exemplars of another session"));
    borrow->setAccessibleName(borrow->toolTip());
    connect(borrow, &QToolButton::clicked, this, &LearnPanel::borrowingWanted);
    row->addWidget(m_mark, 1);
    row->addWidget(suggest, 1);
    row->addWidget(borrow);
    m_axis = comboBox(this, {tr("Axial"), tr("Coronal"), tr("Sagittal")},
                      tr("Axis along which slices are trained on and reviewed"));
    m_axis->setItemData(0, static_cast<int>(Axis::Axial));
    m_axis->setItemData(1, static_cast<int>(Axis::Coronal));
    m_axis->setItemData(2, static_cast<int>(Axis::Sagittal));
    connect(m_axis, &QComboBox::activated, this,
            [this] { m_review.setAxis(static_cast<Axis>(m_axis->currentData().toInt())); });
    head->addWidget(m_axis, 1);
    column->addLayout(head);
    column->addWidget(m_exemplars);
    column->addLayout(row);
    column->addWidget(m_missing);
}

void LearnPanel::makeLearning() {
    auto* column = section(tr("Learn"), 2);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    m_effort = comboBox(this, {tr("Quick"), tr("Usual"), tr("Thorough")},
                        tr("Training time: some 2, 5 or 10 minutes on two cores"));
    m_effort->setCurrentIndex(1);
    auto* samples = pushButton(this, "sample", tr("Samples..."),
                               tr("Preview and settings of the training samples that are made of the exemplars"));
    connect(samples, &QPushButton::clicked, this, &LearnPanel::synthesisWanted);
    row->addWidget(m_effort, 1);
    row->addWidget(samples, 1);
    column->addLayout(row);
    m_adapt = pushButton(this, "smart", tr("Adapt"), tr("Train a new profile on the exemplars (Ctrl+R)"));
    QFont bold = m_adapt->font();
    bold.setBold(true);
    m_adapt->setFont(bold);
    m_adapt->setMinimumHeight(32);
    connect(m_adapt, &QPushButton::clicked, this, [this] {
        m_learn.adapt(effort(), false);
        if (m_learn.adapting()) {
            Q_EMIT watchingWanted();
        }
    });
    column->addWidget(m_adapt);
    m_then = new QCheckBox(tr("Then propagate"), this);
    m_then->setToolTip(tr("Propagate the labels through the scan as soon as the profile is trained"));
    m_then->setChecked(true);
    connect(m_then, &QCheckBox::toggled, &m_learn, &LearnCommands::setThenPropagate);
    m_learn.setThenPropagate(true);
    column->addWidget(m_then);
    m_further = pushButton(this, "redo", tr("Train further"),
                           tr("Continue the training of the profile in use with the present exemplars (Ctrl+Shift+R)"));
    connect(m_further, &QPushButton::clicked, this, [this] {
        m_learn.adapt(effort(), true);
        if (m_learn.adapting()) {
            Q_EMIT watchingWanted();
        }
    });
    column->addWidget(m_further);
    auto* foot = new QHBoxLayout;
    m_profile = note(this);
    auto* profiles = new QToolButton(this);
    profiles->setText(tr("Profiles..."));
    profiles->setToolTip(tr("The library of profiles: use, compare, describe, export"));
    connect(profiles, &QToolButton::clicked, this, &LearnPanel::profilesWanted);
    foot->addWidget(m_profile, 1);
    foot->addWidget(profiles);
    column->addLayout(foot);
}

void LearnPanel::makeCarrying() {
    auto* column = section(tr("Propagate"), 3);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    m_what = comboBox(this, {tr("All labels"), tr("Active label")}, tr("Which labels are propagated"));
    m_range = comboBox(this, {tr("Whole scan"), tr("From here on"), tr("Up to here"), tr("Around here")},
                       tr("Which slices are proposed; what was drawn, accepted or corrected stays"));
    row->addWidget(m_what, 1);
    row->addWidget(m_range, 1);
    column->addLayout(row);
    m_propagate = pushButton(this, "interpolate", tr("Propagate"),
                             tr("Propagate the labels to the slices that nobody has labelled (Ctrl+P)"));
    m_propagate->setMinimumHeight(28);
    connect(m_propagate, &QPushButton::clicked, this, [this] { m_learn.propagate(carrying()); });
    column->addWidget(m_propagate);
}

void LearnPanel::makeReview() {
    auto* column = section(tr("Review"), 4);
    m_tally = note(this);
    m_tally->setTextFormat(Qt::RichText);
    column->addWidget(m_tally);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    const auto button = [&](const char* name, const QString& text, const QString& tip, auto slot) {
        auto* made = pushButton(this, name, text, tip);
        connect(made, &QPushButton::clicked, &m_review, slot);
        row->addWidget(made, 1);
    };
    button("accept", tr("Accept"), tr("The slice is correct (Y)"), &ReviewCommands::accept);
    button("reject", tr("Reject"), tr("Remove the proposed labels (Delete)"), &ReviewCommands::reject);
    column->addLayout(row);
    row = new QHBoxLayout;
    row->setSpacing(4);
    button("down", tr("Next doubtful"), tr("Go to the worst slice that is left (N)"), &ReviewCommands::nextDoubtful);
    button("accept", tr("Accept confident"), tr("Accept every proposal that is not doubtful"),
           &ReviewCommands::acceptAllSure);
    column->addLayout(row);
    auto* doubt = new QHBoxLayout;
    m_doubt = new QSlider(Qt::Horizontal, this);
    m_doubt->setRange(0, 100);
    m_doubt->setToolTip(tr("Proposals with a lower quality estimate are doubtful"));
    m_doubt->setAccessibleName(m_doubt->toolTip());
    m_doubt->setTracking(false);
    connect(m_doubt, &QSlider::valueChanged, this, [this](int value) { m_review.setDoubtBelow(value / 100.0); });
    doubt->addWidget(new QLabel(tr("Flag below"), this));
    doubt->addWidget(m_doubt, 1);
    column->addLayout(doubt);
}

LearnCommands::Effort LearnPanel::effort() const {
    return static_cast<LearnCommands::Effort>(m_effort->currentIndex());
}

LearnCommands::Carrying LearnPanel::carrying() const {
    LearnCommands::Carrying carrying;
    if (m_what->currentIndex() == 1) {
        carrying.labels = {m_workspace.activeLabel()};
    }
    const int here = m_review.slice(), around = std::max(3, m_slices.count() / 10);
    switch (m_range->currentIndex()) {
        case 1:
            carrying.first = here;
            break;
        case 2:
            carrying.last = here;
            break;
        case 3:
            carrying.first = here - around;
            carrying.last = here + around;
            break;
        default:
            break;
    }
    return carrying;
}

void LearnPanel::follow() {
    const bool any = m_workspace.hasScan();
    m_adapt->setEnabled(m_learn.canAdapt());
    m_further->setEnabled(m_learn.canTrainFurther());
    m_propagate->setEnabled(any && m_engine.available());
    m_profile->setText(m_learning.profile() ? tr("In use: %1").arg(m_learning.profileName()) : tr("No profile in use"));
    const QStringList missing = m_exemplars->missing();
    m_missing->setText(m_exemplars->count() == 0
                           ? tr("Label a slice, then mark it with E. Three to five are a good start.")
                       : missing.isEmpty()   ? QString()
                       : missing.size() == 1 ? tr("No exemplar shows %1.").arg(missing.front())
                                             : tr("No exemplar shows: %1.").arg(missing.join(QStringLiteral(", "))));
    m_missing->setVisible(!m_missing->text().isEmpty());
    m_axis->setCurrentIndex(std::max(0, m_axis->findData(static_cast<int>(m_workspace.review().axis()))));
}

void LearnPanel::followSlices() {
    if (!m_workspace.hasScan()) {
        m_tally->clear();
        return;
    }
    const int here = m_review.slice();
    m_mark->setText(m_workspace.review().mark(here).exemplar ? tr("Unmark") : tr("Mark"));
    {
        const QSignalBlocker quiet(m_doubt);
        m_doubt->setValue(static_cast<int>(std::lround(100.0 * m_workspace.review().doubtBelow())));
    }
    QStringList parts;
    const auto tally = m_slices.tally();
    for (const SliceState state : {SliceState::Doubtful, SliceState::Proposed, SliceState::Accepted, SliceState::Edited,
                                   SliceState::HandMade, SliceState::Exemplar}) {
        if (const auto found = tally.find(state); found != tally.end()) {
            parts << QStringLiteral("<span style='color:%1'>&#9632;</span> %2 %3")
                         .arg(SliceStrip::colourOf(state).name())
                         .arg(found->second)
                         .arg(SliceStrip::nameOf(state));
        }
    }
    m_tally->setText(parts.isEmpty() ? tr("Nothing is labelled yet.") : parts.join(QStringLiteral(" &nbsp; ")));
}

}  // namespace exemplar::ui
