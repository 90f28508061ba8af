// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/ToolOptions.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>

namespace exemplar::ui {
namespace {

constexpr int kChosen = 100;  // of the "paint over" list: above it labels by number

QDoubleSpinBox* spinBox(QWidget* parent, double low, double high, double step, const QString& tip) {
    auto* box = new QDoubleSpinBox(parent);
    box->setRange(low, high);
    box->setSingleStep(step);
    box->setDecimals(1);
    box->setToolTip(tip);
    box->setAccessibleName(tip);
    box->setKeyboardTracking(false);
    box->setFocusPolicy(Qt::ClickFocus);
    return box;
}

QComboBox* comboBox(QWidget* parent, const QString& tip) {
    auto* box = new QComboBox(parent);
    box->setToolTip(tip);
    box->setAccessibleName(tip);
    box->setFocusPolicy(Qt::ClickFocus);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

}  // namespace

ToolOptions::ToolOptions(Workspace& workspace, ToolSettings& settings, QWidget* parent)
    : QToolBar(tr("Tool Options"), parent), m_workspace(workspace), m_settings(settings) {
    setObjectName(QStringLiteral("tool-options"));
    m_radius = spinBox(this, 0.1, 100.0, 0.5, tr("Radius of the brush in mm (Shift and wheel)"));
    m_radius->setSuffix(tr(" mm"));
    m_shape = comboBox(this, tr("Shape of the brush"));
    m_shape->addItems({tr("Disc"), tr("Square"), tr("Ball"), tr("Cube")});
    m_over = comboBox(this, tr("What tools may paint over"));
    m_byIntensity = new QCheckBox(tr("Intensities"), this);
    m_byIntensity->setToolTip(tr("Paint only where the scan's intensity lies between these"));
    m_low = spinBox(this, -1e6, 1e6, 10.0, tr("Lowest intensity that is painted"));
    m_high = spinBox(this, -1e6, 1e6, 10.0, tr("Highest intensity that is painted"));
    m_fill = comboBox(this, tr("How far a fill spreads"));
    m_fill->addItems({tr("Slice"), tr("Volume"), tr("Slice, similar"), tr("Volume, similar")});
    m_tolerance = spinBox(this, 0.0, 1e6, 5.0, tr("Intensity tolerance of 'similar' around the clicked voxel"));
    m_take = new QCheckBox(tr("Accept on leaving"), this);
    m_take->setToolTip(tr("Accept the smart tool's prediction when you go to another slice or label"));
    addWidget(new QLabel(tr("Brush "), this));
    addWidget(m_radius);
    addWidget(m_shape);
    addSeparator();
    addWidget(new QLabel(tr("Over "), this));
    addWidget(m_over);
    addSeparator();
    addWidget(m_byIntensity);
    addWidget(m_low);
    addWidget(m_high);
    addSeparator();
    addWidget(new QLabel(tr("Fill "), this));
    addWidget(m_fill);
    addWidget(m_tolerance);
    addSeparator();
    addWidget(new QLabel(tr("Smart "), this));
    addWidget(m_take);
    fillOver();
    show();
    connect(&settings, &ToolSettings::changed, this, &ToolOptions::show);
    connect(&workspace, &Workspace::tableChanged, this, [this] {
        fillOver();
        show();
    });
    connect(&workspace, &Workspace::scanChanged, this, [this] {
        if (m_workspace.hasScan()) {  // a range to begin with
            ToolSettings::Values values = m_settings.values();
            const IntensityWindow& window = m_workspace.window();
            values.low = 0.5 * (window.low + window.high);
            values.high = window.high;
            values.fillTolerance = 0.05 * (window.high - window.low);
            m_settings.setValues(values);
        }
    });
    for (QDoubleSpinBox* box : {m_radius, m_low, m_high, m_tolerance}) {
        connect(box, &QDoubleSpinBox::valueChanged, this, &ToolOptions::store);
    }
    for (QComboBox* box : {m_shape, m_over, m_fill}) {
        connect(box, &QComboBox::currentIndexChanged, this, &ToolOptions::store);
    }
    connect(m_byIntensity, &QCheckBox::toggled, this, &ToolOptions::store);
    connect(m_take, &QCheckBox::toggled, this, &ToolOptions::store);
}

void ToolOptions::fillOver() {
    m_showing = true;
    m_over->clear();
    m_over->addItem(tr("everything"), static_cast<int>(ToolSettings::Over::Everything));
    m_over->addItem(tr("unlabelled"), static_cast<int>(ToolSettings::Over::Unlabelled));
    m_over->addItem(tr("active label"), static_cast<int>(ToolSettings::Over::ActiveLabel));
    for (const LabelEntry& entry : m_workspace.table().entries()) {
        m_over->addItem(QString::fromStdString(entry.name), kChosen + entry.id);
    }
    m_showing = false;
}

void ToolOptions::show() {
    m_showing = true;
    const ToolSettings::Values& values = m_settings.values();
    m_radius->setValue(values.radius);
    m_shape->setCurrentIndex((values.square ? 1 : 0) + (values.solid ? 2 : 0));
    const int over =
        values.over == ToolSettings::Over::Chosen ? kChosen + values.chosen : static_cast<int>(values.over);
    m_over->setCurrentIndex(std::max(0, m_over->findData(over)));
    m_byIntensity->setChecked(values.byIntensity);
    m_low->setValue(values.low);
    m_high->setValue(values.high);
    m_fill->setCurrentIndex((values.fillVolume ? 1 : 0) + (values.fillSimilar ? 2 : 0));
    m_tolerance->setValue(values.fillTolerance);
    m_take->setChecked(values.takeOnGoingOn);
    m_showing = false;
}

void ToolOptions::store() {
    if (m_showing) {
        return;
    }
    ToolSettings::Values values = m_settings.values();
    values.radius = m_radius->value();
    values.square = m_shape->currentIndex() % 2 == 1;
    values.solid = m_shape->currentIndex() >= 2;
    const int over = m_over->currentData().toInt();
    values.over = over >= kChosen ? ToolSettings::Over::Chosen : static_cast<ToolSettings::Over>(over);
    values.chosen = over >= kChosen ? static_cast<std::uint16_t>(over - kChosen) : std::uint16_t{0};
    values.byIntensity = m_byIntensity->isChecked();
    values.low = m_low->value();
    values.high = m_high->value();
    values.fillVolume = m_fill->currentIndex() % 2 == 1;
    values.fillSimilar = m_fill->currentIndex() >= 2;
    values.fillTolerance = m_tolerance->value();
    values.takeOnGoingOn = m_take->isChecked();
    m_settings.setValues(values);
}

}  // namespace exemplar::ui
