// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/SynthesisKnobs.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace exemplar::ui {
namespace {

QString number(double value, int decimals) { return QLocale().toString(value, 'f', decimals); }

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SynthesisKnobs)
};

}  // namespace

QString SynthesisKnob::textOf(double value) const {
    const QChar plusMinus(0xb1), degree(0xb0);
    const QString percent = Words::tr("%1 %").arg(number(100.0 * value, step < 0.0099 ? 1 : 0));
    if (value == 0.0 && unit != Unit::Tolerance) {
        return Words::tr("off");
    }
    switch (unit) {
        case Unit::PlusMinusDegrees:
            return plusMinus + number(value, 0) + degree;
        case Unit::PlusMinusPercent:
            return plusMinus + percent;
        case Unit::Percent:
            return percent;
        case Unit::UpToPercent:
        case Unit::Tolerance:
            return Words::tr("up to %1").arg(percent);
        case Unit::Exponent:
            return Words::tr("%1 to %2").arg(number(std::exp(-value), 2), number(std::exp(value), 2));
        case Unit::Pixels:
            return Words::tr("%1 px").arg(number(value, 1));
        case Unit::Weight:
            return number(value, 2);
    }
    return {};
}

std::vector<SynthesisKnob> synthesisKnobs() {
    using R = SynthesisRecipe;
    using G = SynthesisKnob::Group;
    using U = SynthesisKnob::Unit;
    return {
        {"rotationDegrees", &R::rotationDegrees, G::WholeSlice, true, 0, 180, 1, U::PlusMinusDegrees,
         Words::tr("Rotation"), Words::tr("How far the whole slice is turned, to either side")},
        {"scale", &R::scale, G::WholeSlice, true, 0, 0.7, 0.01, U::PlusMinusPercent, Words::tr("Scale"),
         Words::tr("How much the whole slice is made larger or smaller")},
        {"shift", &R::shift, G::WholeSlice, true, 0, 0.3, 0.01, U::PlusMinusPercent, Words::tr("Shift"),
         Words::tr("How far the whole slice is shifted in any direction, as a share of its longer side")},
        {"flipLeftRight", &R::flipLeftRight, G::WholeSlice, true, 0, 1, 0.05, U::Percent, Words::tr("Left/right flip"),
         Words::tr("How many of the samples are mirrored left to right; leave it off where labels name a side")},
        {"elasticAmplitude", &R::elasticAmplitude, G::WholeSlice, true, 0, 0.06, 0.001, U::Percent,
         Words::tr("Elastic strength"),
         Words::tr("Largest elastic displacement, as a share of the slice's longer side")},
        {"flipUpDown", &R::flipUpDown, G::WholeSlice, false, 0, 1, 0.05, U::Percent, Words::tr("Up/down flip"),
         Words::tr("How many of the samples are turned upside down in a mirror")},
        {"elasticWavelength", &R::elasticWavelength, G::WholeSlice, false, 0.04, 0.6, 0.02, U::Percent,
         Words::tr("Elastic wavelength"),
         Words::tr("Wavelength of the elastic deformation, as a share of the slice's longer side; small: fine folds, "
                   "large: wide bends"),
         &R::elasticAmplitude},

        {"separateShare", &R::separateShare, G::OneStructure, true, 0, 1, 0.05, U::Percent, Words::tr("Moved alone"),
         Words::tr("In how many of the samples one structure is cut out, changed, and pasted by itself")},
        {"separateRotationDegrees", &R::separateRotationDegrees, G::OneStructure, false, 0, 180, 1, U::PlusMinusDegrees,
         Words::tr("Its rotation"), Words::tr("How far that structure is turned by itself"), &R::separateShare},
        {"separateScale", &R::separateScale, G::OneStructure, false, 0, 0.7, 0.01, U::PlusMinusPercent,
         Words::tr("Its scale"), Words::tr("How much that structure is made larger or smaller by itself"),
         &R::separateShare},
        {"separateShift", &R::separateShift, G::OneStructure, false, 0, 0.3, 0.01, U::PlusMinusPercent,
         Words::tr("Its shift"),
         Words::tr("How far that structure is moved from its place, as a share of the slice's longer side"),
         &R::separateShare},
        {"separateGain", &R::separateGain, G::OneStructure, false, 0, 0.5, 0.01, U::PlusMinusPercent,
         Words::tr("Its brightness"), Words::tr("How much brighter or darker that structure becomes by itself"),
         &R::separateShare},
        {"softEdge", &R::softEdge, G::OneStructure, false, 0, 6, 0.1, U::Pixels, Words::tr("Soft edge"),
         Words::tr("Over how many pixels a pasted structure fades in, to each side of its border"), &R::separateShare},
        {"rimTolerance", &R::rimTolerance, G::OneStructure, false, 0, 0.5, 0.01, U::Tolerance,
         Words::tr("Other surroundings"),
         Words::tr("How much brighter or darker the surroundings of the new place may be than those of the old; "
                   "structures are pasted nowhere else"),
         &R::separateShare},

        {"gamma", &R::gamma, G::Intensities, true, 0, 1, 0.01, U::Exponent, Words::tr("Gamma"),
         Words::tr("Gamma curve of intensities: middle greys become darker or brighter, black and white stay")},
        {"gain", &R::gain, G::Intensities, true, 0, 0.6, 0.01, U::PlusMinusPercent, Words::tr("Gain"),
         Words::tr("How much brighter or darker the whole slice becomes, as a factor")},
        {"noise", &R::noise, G::Intensities, true, 0, 0.2, 0.005, U::UpToPercent, Words::tr("Noise"),
         Words::tr("Largest standard deviation of the noise, as a share of the range from black to white")},
        {"blurShare", &R::blurShare, G::Intensities, true, 0, 1, 0.05, U::Percent, Words::tr("Blur"),
         Words::tr("How many of the samples are made less sharp")},
        {"biasField", &R::biasField, G::Intensities, true, 0, 0.5, 0.01, U::UpToPercent, Words::tr("Bias field"),
         Words::tr("How strongly brightness may drift smoothly across the slice, as with the coils of an MR scanner")},
        {"offset", &R::offset, G::Intensities, false, 0, 0.4, 0.01, U::PlusMinusPercent, Words::tr("Offset"),
         Words::tr("How much is added to or taken from all intensities but air, as a share of the range from black to "
                   "white")},
        {"blurLargest", &R::blurLargest, G::Intensities, false, 0.3, 4, 0.1, U::Pixels, Words::tr("Strongest blur"),
         Words::tr("Radius of the strongest blur; others go down to a third of it"), &R::blurShare},

        {"ownExemplarWeight", &R::ownExemplarWeight, G::WhereFrom, false, 0, 1, 0.05, U::Weight,
         Words::tr("The same slice"),
         Words::tr("How often the structure moved alone is one of the slice itself, compared with the other two"),
         &R::separateShare},
        {"otherExemplarWeight", &R::otherExemplarWeight, G::WhereFrom, false, 0, 1, 0.05, U::Weight,
         Words::tr("Another exemplar"),
         Words::tr("How often a structure of another exemplar takes the place of the slice's own, compared with the "
                   "other two"),
         &R::separateShare},
        {"unlabelledSliceWeight", &R::unlabelledSliceWeight, G::WhereFrom, false, 0, 1, 0.05, U::Weight,
         Words::tr("Onto an unlabelled slice"),
         Words::tr("How often all structures are pasted onto a slice without labels, compared with the other two; "
                   "leave it off unless such slices are known not to show the structures"),
         &R::separateShare},
    };
}

KnobRow::KnobRow(SynthesisKnob knob, QWidget* parent)
    : QWidget(parent),
      m_knob(std::move(knob)),
      m_title(new QLabel(m_knob.title, this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_value(new QLabel(this)) {
    m_slider->setObjectName(QLatin1String(m_knob.name));
    m_slider->setAccessibleName(m_knob.title);
    m_slider->setAccessibleDescription(m_knob.tip);
    m_slider->setFocusPolicy(Qt::StrongFocus);
    m_slider->installEventFilter(this);
    m_slider->setMinimumWidth(110);
    m_value->setMinimumWidth(
        QFontMetrics(font()).horizontalAdvance(Words::tr("%1 to %2").arg(number(0.0, 2), number(0.0, 2))));
    m_value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (QWidget* part :
         {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_slider), static_cast<QWidget*>(m_value)}) {
        part->setToolTip(m_knob.tip);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_title);
    row->addWidget(m_slider, 1);
    row->addWidget(m_value);
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) {
        // Rounded, so that 0.15 is written as 0.15.
        const double value = std::round(1e6 * (m_low + step * m_knob.step)) / 1e6;
        m_value->setText(m_knob.textOf(value));
        Q_EMIT moved(value);
    });
}

void KnobRow::follow(double value) {
    const QSignalBlocker quiet(m_slider);
    m_low = std::min(m_knob.low, value);
    m_slider->setRange(0, static_cast<int>(std::lround((std::max(m_knob.high, value) - m_low) / m_knob.step)));
    m_slider->setPageStep(std::max(1, m_slider->maximum() / 10));
    m_slider->setValue(static_cast<int>(std::lround((value - m_low) / m_knob.step)));
    m_value->setText(m_knob.textOf(value));
}

int KnobRow::titleWidth() const { return m_title->sizeHint().width(); }
void KnobRow::setTitleWidth(int width) { m_title->setFixedWidth(width); }

/// The wheel scrolls the list of knobs; it turns a knob only once that was clicked.
bool KnobRow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Wheel && !m_slider->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace exemplar::ui
