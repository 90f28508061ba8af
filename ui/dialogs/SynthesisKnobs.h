// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/synthesis/SynthesisRecipe.h"

#include <QWidget>

#include <vector>

class QLabel;
class QSlider;

namespace exemplar::ui {

/// A knob of synthesis as annotators meet it.
struct SynthesisKnob {
    enum class Group { WholeSlice, OneStructure, Intensities, WhereFrom };
    enum class Unit { PlusMinusDegrees, PlusMinusPercent, Percent, UpToPercent, Tolerance, Exponent, Pixels, Weight };

    const char* name;  ///< as in the recipe's JSON
    double SynthesisRecipe::*member;
    Group group;
    bool first;              ///< shown before all knobs are asked for
    double low, high, step;  ///< of the slider; a recipe may lie beyond
    Unit unit;
    QString title, tip;
    double SynthesisRecipe::*needs = nullptr;  ///< has no effect while that one is off

    QString textOf(double value) const;
};

/// All knobs, group by group, in the user's language.
std::vector<SynthesisKnob> synthesisKnobs();

/// A knob's name, slider, and value with its unit.
class KnobRow final : public QWidget {
    Q_OBJECT

public:
    explicit KnobRow(SynthesisKnob knob, QWidget* parent = nullptr);

    const SynthesisKnob& knob() const { return m_knob; }
    /// Follows a value; it stays exact although the slider has steps.
    void follow(double value);
    int titleWidth() const;
    void setTitleWidth(int width);

Q_SIGNALS:
    void moved(double value);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    SynthesisKnob m_knob;
    double m_low = 0.0;  // of the slider as it is now
    QLabel* m_title;
    QSlider* m_slider;
    QLabel* m_value;
};

}  // namespace exemplar::ui
