// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/editing/Brush.h"

#include <QObject>

#include <optional>

namespace exemplar::ui {

class Workspace;

/// What the tools have in common, set in the tool options.
class ToolSettings final : public QObject {
    Q_OBJECT

public:
    /// Which voxels painting may change.
    enum class Over { Everything, Unlabelled, ActiveLabel, Chosen };
    struct Values {
        double radius = 4.0;  ///< mm, of the brush
        bool square = false;
        bool solid = false;  ///< a ball or cube instead of a disc or square
        Over over = Over::Everything;
        std::uint16_t chosen = 0;  ///< for Over::Chosen
        bool byIntensity = false;  ///< only intensities low..high
        double low = 0.0, high = 0.0;
        bool fillVolume = false;      ///< fill spreads beyond the slice
        bool fillSimilar = false;     ///< fill keeps to intensities near the one clicked
        double fillTolerance = 20.0;  ///< intensity units
        bool takeOnGoingOn = false;   ///< a smart answer is taken when one goes on to another slice or label
        bool operator==(const Values&) const = default;
    };

    using QObject::QObject;
    const Values& values() const { return m_values; }
    void setValues(Values values);
    void setRadius(double millimetres);
    PaintLimits limits(const Workspace& workspace) const;

Q_SIGNALS:
    void changed();

private:
    Values m_values;
};

}  // namespace exemplar::ui
