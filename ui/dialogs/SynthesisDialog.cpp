// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/SynthesisDialog.h"

#include "core/image/Components.h"
#include "ui/looks/Icons.h"
#include "ui/pictures/Pictures.h"
#include "ui/pictures/SyntheticSheet.h"

#include <QDialogButtonBox>
#include <QGroupBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace exemplar::ui {
namespace {

struct Drawn {
    std::vector<QImage> pictures;
    std::vector<int> exemplars;  // that each was made from
    std::set<std::uint16_t> shown;
};

/// On a worker's thread. `scale` enlarges the pictures, for screens with small pixels.
Drawn drawSamples(SyntheticSheet& sheet, const ExemplarSet& set, const SynthesisRecipe& recipe, std::uint64_t seed,
                  int scale, JobControl& control) {
    Drawn drawn;
    for (const SynthesisSample& sample : sheet.samples(recipe, seed, SynthesisDialog::kSamples, control)) {
        control.checkpoint();
        drawn.pictures.push_back(labelledPicture(sample.image, sample.labels, set.labels, scale)
                                     .copy(0, 0, sheet.shownWidth() * scale, sheet.shownHeight() * scale));
        drawn.exemplars.push_back(sample.exemplar);
        const auto present = labelsIn(sample.labels);
        drawn.shown.insert(present.begin(), present.end());
    }
    return drawn;
}

}  // namespace

/// Shared with the worker, one of which runs at a time.
struct SynthesisDialog::Source {
    explicit Source(std::shared_ptr<const ExemplarSet> exemplars) : set(std::move(exemplars)), sheet(*set) {}
    std::shared_ptr<const ExemplarSet> set;
    SyntheticSheet sheet;
};

SynthesisDialog::SynthesisDialog(std::shared_ptr<const ExemplarSet> set, Learning& learning, QWidget* parent)
    : QDialog(parent),
      m_learning(learning),
      m_source(set && !set->exemplars.empty() ? std::make_shared<Source>(std::move(set)) : nullptr),
      m_all(new QToolButton(this)),
      m_view(new SampleView(this)),
      m_busy(new QProgressBar(this)),
      m_warningSign(new QLabel(this)),
      m_warning(new QLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this)) {
    setWindowTitle(tr("Synthetic Samples"));
    m_view->setMessage(m_source ? tr("Drawing samples ...")
                                : tr("Exemplars are needed to show samples: label a slice and mark it as an exemplar. "
                                     "The settings can be changed without them."));
    auto* left = new QVBoxLayout;
    left->addWidget(makeKnobs(), 1);
    left->addWidget(m_all);
    auto* right = new QVBoxLayout;
    right->addWidget(m_view, 1);
    right->addLayout(makeFoot());
    auto* columns = new QHBoxLayout;
    columns->addLayout(left);
    columns->addLayout(right, 1);

    m_reset = m_buttons->addButton(tr("Reset"), QDialogButtonBox::ResetRole);
    m_reset->setToolTip(tr("Restore the default of every setting"));
    m_buttons->button(QDialogButtonBox::Ok)->setToolTip(tr("Train on such samples from now on"));
    m_buttons->button(QDialogButtonBox::Cancel)->setToolTip(tr("Discard the changes"));
    auto* column = new QVBoxLayout(this);
    column->addLayout(columns, 1);
    column->addWidget(m_buttons);
    resize(1120, 620);

    connect(m_reset, &QPushButton::clicked, this, [this] { setRecipe({}); });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_runner, &JobRunner::progress, this,
            [this](double fraction) { m_busy->setValue(static_cast<int>(100.0 * fraction)); });
    connect(&m_runner, &JobRunner::finished, this, &SynthesisDialog::follow);
    connect(&m_runner, &JobRunner::failed, this, [this](const QString& sentence) {
        m_problem = sentence;
        followRecipe();
    });
    setRecipe(learning.recipe());
    const SynthesisRecipe delivered;
    m_all->setChecked(std::any_of(m_rows.begin(), m_rows.end(), [&](const KnobRow* row) {
        return !row->knob().first && m_recipe.*row->knob().member != delivered.*row->knob().member;
    }));
    unfold(m_all->isChecked());
}

QWidget* SynthesisDialog::makeKnobs() {
    const QStringList titles{tr("Whole slice"), tr("One structure"), tr("Intensities"), tr("Source of the structure")};
    auto* knobs = new QWidget(this);
    auto* column = new QVBoxLayout(knobs);
    column->setContentsMargins(0, 0, 6, 0);
    int titleWidth = 0;
    for (const SynthesisKnob& knob : synthesisKnobs()) {
        const auto group = static_cast<std::size_t>(knob.group);
        if (m_groups.size() <= group) {
            auto* box = new QGroupBox(titles[static_cast<int>(group)], knobs);
            auto* inside = new QVBoxLayout(box);
            inside->setSpacing(7);
            column->addWidget(box);
            m_groups.emplace_back(box, false);
        }
        auto* row = new KnobRow(knob, m_groups.back().first);
        m_groups.back().first->layout()->addWidget(row);
        m_groups.back().second |= knob.first;
        m_rows.push_back(row);
        titleWidth = std::max(titleWidth, row->titleWidth());
        connect(row, &KnobRow::moved, this, [this, member = knob.member](double value) {
            m_recipe.*member = value;
            redraw();
        });
    }
    for (KnobRow* row : m_rows) {
        row->setTitleWidth(titleWidth);
    }
    column->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(knobs);
    scroll->setMinimumWidth(knobs->sizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent) + 4);

    m_all->setText(tr("All settings"));
    m_all->setToolTip(tr("Show the settings that are rarely needed, too"));
    m_all->setObjectName(QStringLiteral("all-knobs"));
    m_all->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_all->setAutoRaise(true);
    m_all->setCheckable(true);
    connect(m_all, &QToolButton::toggled, this, &SynthesisDialog::unfold);
    return scroll;
}

/// Under the samples: what to do with them, and what is wrong with them.
QLayout* SynthesisDialog::makeFoot() {
    auto* shuffle = new QPushButton(icon(QStringLiteral("shuffle")), tr("Shuffle"), this);
    shuffle->setToolTip(tr("Draw other samples with the same settings"));
    shuffle->setObjectName(QStringLiteral("shuffle"));
    shuffle->setAutoDefault(false);
    shuffle->setEnabled(m_source != nullptr);
    connect(shuffle, &QPushButton::clicked, this, [this] {
        ++m_seed;
        redraw();
    });
    m_busy->setRange(0, 100);
    m_busy->setFormat(tr("Drawing samples ..."));
    m_busy->setToolTip(tr("Samples with the present settings are being drawn"));
    m_busy->setMaximumWidth(200);
    QSizePolicy keeps = m_busy->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    m_busy->setSizePolicy(keeps);
    m_busy->hide();
    auto* row = new QHBoxLayout;
    row->addWidget(shuffle);
    row->addWidget(m_busy);
    row->addStretch();
    m_warningSign->setPixmap(icon(QStringLiteral("warning")).pixmap(QSize(20, 20), devicePixelRatioF()));
    m_warning->setObjectName(QStringLiteral("warnings"));
    m_warning->setTextFormat(Qt::PlainText);
    m_warning->setWordWrap(true);
    m_warning->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_warning->setMinimumHeight(2 *
                                fontMetrics().lineSpacing());  // so that the first warning does not move the samples
    auto* warnings = new QHBoxLayout;
    warnings->addWidget(m_warningSign, 0, Qt::AlignTop);
    warnings->addWidget(m_warning, 1);
    auto* foot = new QVBoxLayout;
    foot->addLayout(row);
    foot->addLayout(warnings);
    return foot;
}

void SynthesisDialog::unfold(bool all) {
    m_all->setArrowType(all ? Qt::DownArrow : Qt::RightArrow);
    for (KnobRow* row : m_rows) {
        row->setVisible(all || row->knob().first);
    }
    for (const auto& [box, hasFirst] : m_groups) {
        box->setVisible(all || hasFirst);
    }
}

void SynthesisDialog::setRecipe(const SynthesisRecipe& recipe) {
    m_recipe = recipe;
    for (KnobRow* row : m_rows) {
        row->follow(m_recipe.*row->knob().member);
    }
    redraw();
}

/// Structures that are placed need somewhere to come from.
bool SynthesisDialog::possible() const {
    return m_recipe.separateShare == 0.0 ||
           m_recipe.ownExemplarWeight + m_recipe.otherExemplarWeight + m_recipe.unlabelledSliceWeight > 0.0;
}

void SynthesisDialog::followRecipe() {
    QStringList said = concerns();
    if (!m_problem.isEmpty()) {
        said.prepend(m_problem);
    }
    for (KnobRow* row : m_rows) {
        row->setEnabled(row->knob().needs == nullptr || m_recipe.*row->knob().needs > 0.0);
    }
    m_warning->setText(said.join('\n'));
    m_warningSign->setVisible(!said.isEmpty());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(possible());
    m_reset->setEnabled(!(m_recipe == SynthesisRecipe()));
}

QString SynthesisDialog::sentenceOf(const AnatomyWarning& warning) const {
    switch (warning.concern) {
        case AnatomyConcern::SidesSwapped: {
            constexpr std::size_t kNamed = 4;
            QStringList names;
            for (std::size_t i = 0; i < std::min(kNamed, warning.labels.size()); ++i) {
                names << QString::fromStdString(m_source->set->labels.nameOf(warning.labels[i]));
            }
            if (warning.labels.size() > kNamed) {
                names << tr("and %n more", nullptr, static_cast<int>(warning.labels.size() - kNamed));
            }
            return tr("Flipped samples show left as right, but these labels name a side: %1. Turn the left/right flip "
                      "off.")
                .arg(names.join(QStringLiteral(", ")));
        }
        case AnatomyConcern::UpsideDown:
            return tr("Some samples have the head below the feet, which no scan will show.");
        case AnatomyConcern::FrontToBack:
            return tr("Some samples have front and back swapped, which no scan will show.");
        case AnatomyConcern::LargeRotation:
            return tr("Slices are turned by more than 45 degrees; patients rarely lie like that.");
        case AnatomyConcern::LargeScale:
            return tr("Slices change in size by more than a half; patients differ less than that.");
        case AnatomyConcern::ElasticFolds:
            return tr("The elastic strength is too large for its wavelength: tissue may fold over itself.");
        case AnatomyConcern::StructureTurned:
            return tr("The structure that is moved alone is turned by more than 45 degrees.");
        case AnatomyConcern::StructureScaled:
            return tr("The structure that is moved alone changes in size by more than a half.");
        case AnatomyConcern::StructureFarAway:
            return tr("The structure that is moved alone may end up far from where it belongs.");
    }
    return {};
}

QStringList SynthesisDialog::concerns() const {
    QStringList said;
    if (!possible()) {
        said << tr(
            "All three settings of \"Source of the structure\" are off: turn one up, or turn \"Moved alone\" off.");
    }
    std::vector<AnatomyWarning> warnings;
    for (const Axis axis : {Axis::Axial, Axis::Coronal, Axis::Sagittal}) {
        const bool occurs = m_source ? std::any_of(m_source->set->exemplars.begin(), m_source->set->exemplars.end(),
                                                   [axis](const Exemplar& one) { return one.axis == axis; })
                                     : axis == Axis::Axial;
        if (occurs) {
            for (AnatomyWarning& warning :
                 checkAnatomy(m_recipe, m_source ? m_source->set->labels : LabelTable(), axis)) {
                if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end()) {
                    warnings.push_back(std::move(warning));
                }
            }
        }
    }
    for (const AnatomyWarning& warning : warnings) {
        said << sentenceOf(warning);
    }
    return said;
}

void SynthesisDialog::redraw() {
    m_problem.clear();
    followRecipe();
    ++m_wanted;
    if (m_runner.running()) {
        m_runner.cancel();  // follow() begins anew
    } else {
        draw();
    }
}

void SynthesisDialog::draw() {
    m_begun = m_wanted;
    if (m_source == nullptr || !possible() || m_closed) {
        m_busy->hide();
        return;
    }
    m_busy->setValue(0);
    m_busy->show();
    const int scale = devicePixelRatioF() > 1.25 ? 2 : 1;
    m_runner.start(
        tr("Synthetic samples"),
        [this, source = m_source, recipe = m_recipe, seed = m_seed, scale,
         begun = m_begun](JobControl& control) -> std::function<void()> {
            auto drawn =
                std::make_shared<Drawn>(drawSamples(source->sheet, *source->set, recipe, seed, scale, control));
            return [this, source, drawn, begun] {
                if (begun != m_wanted) {
                    return;
                }
                std::vector<SampleView::Picture> pictures;
                for (std::size_t i = 0; i < drawn->pictures.size(); ++i) {
                    const Exemplar& exemplar = source->set->exemplars[static_cast<std::size_t>(drawn->exemplars[i])];
                    pictures.push_back(
                        {std::move(drawn->pictures[i]), tr("Made from slice %1 of %2")
                                                            .arg(exemplar.slice)
                                                            .arg(QString::fromStdString(exemplar.scan))});
                }
                m_view->setPictures(std::move(pictures), source->set->labels, drawn->shown);
                Q_EMIT this->drawn();
            };
        });
}

void SynthesisDialog::follow() {
    if (m_begun != m_wanted) {
        draw();
    } else {
        m_busy->hide();
    }
}

void SynthesisDialog::done(int result) {
    m_closed = true;
    m_runner.cancel();
    if (result == QDialog::Accepted) {
        m_learning.setRecipe(m_recipe);
    }
    QDialog::done(result);
}

}  // namespace exemplar::ui
