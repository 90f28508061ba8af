// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/SurfaceBuilder.h"

#include <QColor>
#include <QImage>
#include <QPointF>

#include <memory>
#include <optional>

namespace exemplar::ui {

/// Surfaces drawn by VTK into a picture, off screen: needs an X display (or Windows), see available().
class SurfaceScene final {
public:
    SurfaceScene();
    ~SurfaceScene();

    /// VTK ends the process where it finds no display: ask first.
    static bool available();

    /// The scan's outline, and the camera before the patient's face.
    void setGeometry(const Geometry& geometry);
    void setSurface(std::uint16_t label, const Surface& surface);
    void setLook(std::uint16_t label, const QColor& colour, bool visible);
    void removeSurface(std::uint16_t label);
    void clear();
    void setCursor(const Vector3& lps);

    void turn(double degreesX, double degreesY);
    void zoom(double factor);
    void pan(const QPointF& share);  ///< of the picture's height
    void resetCamera();

    QImage render(const QSize& pixels);
    /// The surface under a point of the last picture, LPS mm.
    std::optional<Vector3> pick(const QPointF& pixel) const;
    /// Where a place is in the last picture, and whether it is before the camera.
    QPointF project(const Vector3& lps) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace exemplar::ui
