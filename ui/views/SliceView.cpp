// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/SliceView.h"

#include "ui/views/SliceRenderer.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace exemplar::ui {
namespace {

constexpr int kWheelStep = 120;
constexpr double kLeastZoom = 0.2, kMostZoom = 40.0;

/// Letters at the left, right, top and bottom edge; SlicePlane's display orientation.
std::array<QChar, 4> lettersOf(Axis axis) {
    switch (axis) {
        case Axis::Axial:
            return {u'R', u'L', u'A', u'P'};
        case Axis::Coronal:
            return {u'R', u'L', u'S', u'I'};
        default:
            return {u'A', u'P', u'S', u'I'};
    }
}

}  // namespace

QString SliceView::nameOf(Axis axis) {
    switch (axis) {
        case Axis::Axial:
            return tr("Axial");
        case Axis::Coronal:
            return tr("Coronal");
        default:
            return tr("Sagittal");
    }
}

SliceView::SliceView(Workspace& workspace, Axis axis, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_axis(axis) {
    setMouseTracking(true);
    setFocusPolicy(Qt::WheelFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(nameOf(axis));
    connect(&workspace, &Workspace::scanChanged, this, &SliceView::rebuild);
    connect(&workspace, &Workspace::viewChanged, this, [this] {
        m_greyStale = m_greyStale || !(m_drawnWindow == m_workspace.window());
        m_labelsStale = true;
        update();
    });
    connect(&workspace, &Workspace::cursorChanged, this, &SliceView::followCursor);
    connect(&workspace, &Workspace::labelsChanged, this, &SliceView::followEdit);
    connect(&workspace, &Workspace::previewChanged, this, [this] {
        m_previewStale = true;
        update();
    });
    rebuild();
}

void SliceView::rebuild() {
    m_plane.reset();
    if (m_workspace.hasScan()) {
        m_plane.emplace(m_workspace.geometry(), m_axis);
    }
    resetZoom();
    refresh();
}

void SliceView::refresh() {
    m_greyStale = m_labelsStale = m_previewStale = true;
    update();
}

void SliceView::followCursor() {
    if (!m_plane || m_drawnSlice != m_workspace.slice(m_axis)) {
        refresh();
    } else {
        update();  // the crosshair alone
    }
}

void SliceView::followEdit(const VoxelBox& box) {
    const auto along = static_cast<std::size_t>(m_plane->storageAxis());
    const int slice = m_workspace.slice(m_axis);
    if (slice < box.first[along] || slice > box.last[along]) {
        return;
    }
    if (m_labelsStale || m_workspace.display().outline || m_workspace.shownInstead()) {
        m_labelsStale = true;
        update();
        return;
    }
    // A stamp of a brush costs the pixels that it touches, not the slice.
    const QRect part = pixelsOf(box, *m_plane);
    renderLabels(m_labels, m_workspace.labels(), *m_plane, slice, m_workspace.table(), m_workspace.display().opacity,
                 part);
    update(pixelTransform().mapRect(QRectF(part).translated(-0.5, -0.5)).toAlignedRect().adjusted(-2, -2, 2, 2));
}

void SliceView::renderWhatIsStale() {
    const int slice = m_workspace.slice(m_axis);
    if (m_greyStale) {
        m_grey = renderGrey(m_workspace.scan().volume, *m_plane, slice, m_workspace.window());
        m_drawnSlice = slice;
        m_drawnWindow = m_workspace.window();
    }
    if (m_labelsStale) {
        m_borders.clear();
        m_labels = QImage();
        m_caption.clear();
        const auto& instead = m_workspace.shownInstead();
        if (instead && (instead->map || (instead->axis == m_axis && instead->slice == slice))) {
            m_caption = instead->caption;
            const LabelImage shown = instead->map ? m_plane->extract(*instead->map, slice) : instead->image;
            m_borders = renderBorders(shown, m_workspace.table());
        } else if (m_workspace.display().outline) {
            m_borders = renderBorders(m_plane->extract(m_workspace.labels(), slice), m_workspace.table());
        } else {
            renderLabels(m_labels, m_workspace.labels(), *m_plane, slice, m_workspace.table(),
                         m_workspace.display().opacity, m_grey.rect());
        }
    }
    if (m_previewStale) {
        m_preview = m_workspace.previewed() == nullptr ? QImage()
                                                       : renderPreview(*m_workspace.previewed(), m_workspace.labels(),
                                                                       *m_plane, slice, m_workspace.table());
    }
    m_greyStale = m_labelsStale = m_previewStale = false;
}

bool SliceView::mirrored() const { return m_axis != Axis::Sagittal && !m_workspace.display().radiological; }

void SliceView::resetZoom() {
    m_zoom = 1.0;
    m_pan = {};
    update();
}

QString SliceView::viewState() const { return QStringLiteral("%1 %2 %3").arg(m_zoom).arg(m_pan.x()).arg(m_pan.y()); }

void SliceView::restoreViewState(const QString& state) {
    const QStringList numbers = state.split(' ');
    if (numbers.size() == 3 && numbers[0].toDouble() > 0.0) {
        m_zoom = std::clamp(numbers[0].toDouble(), kLeastZoom, kMostZoom);
        m_pan = {numbers[1].toDouble(), numbers[2].toDouble()};
        update();
    }
}

void SliceView::setTool(Tool* tool) {
    if (m_tool != nullptr && m_tool != tool) {
        m_tool->cancel();
    }
    m_tool = tool;
    update();
}

double SliceView::pointsPerMm() const {
    if (!m_plane) {
        return 1.0;
    }
    return m_zoom * std::min(width() / (m_plane->width() * m_plane->spacingX()),
                             height() / (m_plane->height() * m_plane->spacingY()));
}

QTransform SliceView::pixelTransform() const {
    const double scale = pointsPerMm();
    QTransform transform;
    transform.translate(0.5 * width() + m_pan.x(), 0.5 * height() + m_pan.y());
    transform.scale(scale * m_plane->spacingX() * (mirrored() ? -1.0 : 1.0), scale * m_plane->spacingY());
    transform.translate(0.5 - 0.5 * m_plane->width(), 0.5 - 0.5 * m_plane->height());
    return transform;
}

QPointF SliceView::fromPixel(const QPointF& pixel) const { return pixelTransform().map(pixel); }

QPointF SliceView::toPixel(const QPointF& point) const { return pixelTransform().inverted().map(point); }

Touch SliceView::touchAt(const QPointF& point) const {
    Touch touch{m_axis, m_workspace.slice(m_axis), toPixel(point), {}, false};
    const int along = m_plane->storageAxis();
    const std::size_t a = along == 0 ? 1 : 0, b = along == 2 ? 1 : 2;
    m_plane->toFile(touch.pixel.x(), touch.pixel.y(), touch.voxel[a], touch.voxel[b]);
    touch.voxel[static_cast<std::size_t>(along)] = touch.slice;
    return touch;
}

QPointF SliceView::cursorPixel() const {
    const int along = m_plane->storageAxis();
    const std::size_t a = along == 0 ? 1 : 0, b = along == 2 ? 1 : 2;
    double x = 0.0, y = 0.0;
    m_plane->fromFile(m_workspace.cursor()[a], m_workspace.cursor()[b], x, y);
    return {x, y};
}

void SliceView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Qt::black);
    if (!m_plane) {
        return;
    }
    renderWhatIsStale();
    drawSlice(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_workspace.display().crosshair) {
        drawCrosshair(painter);
    }
    drawLetters(painter);
    drawScaleBar(painter);
    if (!m_caption.isEmpty()) {
        painter.setPen(QColor(255, 230, 90));
        painter.drawText(rect().adjusted(6, 24, -6, -4), Qt::AlignLeft | Qt::AlignTop, m_caption);
    }
    if (m_tool != nullptr) {
        m_tool->paint(painter, *this, m_pointer ? std::optional(touchAt(*m_pointer)) : std::nullopt);
    }
}

void SliceView::drawSlice(QPainter& painter) const {
    painter.save();
    painter.setTransform(pixelTransform(), true);
    const QRectF place(-0.5, -0.5, m_grey.width(), m_grey.height());
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_workspace.display().smooth);
    painter.drawImage(place, m_grey);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    if (!m_labels.isNull()) {
        painter.drawImage(place, m_labels);
    }
    if (!m_preview.isNull()) {
        painter.drawImage(place, m_preview);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const LabelBorder& border : m_borders) {
        QPen pen(border.colour, 1.6);
        pen.setCosmetic(true);
        painter.setPen(pen);
        painter.drawLines(border.lines.data(), static_cast<int>(border.lines.size()));
    }
    painter.restore();
}

void SliceView::drawCrosshair(QPainter& painter) const {
    const QPointF place = fromPixel(cursorPixel());
    painter.setPen(QPen(QColor(90, 170, 255, 150), 1.0));
    painter.drawLine(QPointF(0, place.y()), QPointF(width(), place.y()));
    painter.drawLine(QPointF(place.x(), 0), QPointF(place.x(), height()));
}

void SliceView::drawLetters(QPainter& painter) const {
    auto letters = lettersOf(m_axis);
    if (mirrored()) {
        std::swap(letters[0], letters[1]);
    }
    painter.setPen(QColor(240, 220, 120));
    const QRect inner = rect().adjusted(6, 4, -6, -4);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, letters[0]);
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, letters[1]);
    painter.drawText(inner, Qt::AlignHCenter | Qt::AlignTop, letters[2]);
    painter.drawText(inner, Qt::AlignHCenter | Qt::AlignBottom, letters[3]);
    painter.setPen(QColor(225, 228, 232));
    const Index3& cursor = m_workspace.cursor();
    const Vector3 place = m_workspace.geometry().toLps(
        {static_cast<double>(cursor[0]), static_cast<double>(cursor[1]), static_cast<double>(cursor[2])});
    const auto along = static_cast<std::size_t>(m_axis);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop,
                     tr("%1 %2 of %3, %4 mm")
                             .arg(nameOf(m_axis))
                             .arg(m_workspace.slice(m_axis))
                             .arg(m_plane->count() - 1)
                             .arg(place[along], 0, 'f', 1) +
                         (m_workspace.geometry().oblique() ? tr(" (oblique)") : QString()));
}

void SliceView::drawScaleBar(QPainter& painter) const {
    const double wanted = 0.25 * width() / pointsPerMm();
    double length = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double factor : {5.0, 2.0}) {
        if (length * factor <= wanted) {
            length *= factor;
            break;
        }
    }
    const double reach = length * pointsPerMm(), x = width() - 10.0 - reach, y = height() - 12.0;
    painter.setPen(QPen(QColor(225, 228, 232), 2.0));
    painter.drawLine(QPointF(x, y), QPointF(x + reach, y));
    painter.drawText(QRectF(x - 40, y - 20, reach + 40, 18), Qt::AlignRight | Qt::AlignBottom,
                     length >= 10.0 ? tr("%1 cm").arg(length / 10.0) : tr("%1 mm").arg(length));
}

void SliceView::zoomAt(const QPointF& place, double factor) {
    const QPointF under = toPixel(place);
    m_zoom = std::clamp(m_zoom * factor, kLeastZoom, kMostZoom);
    m_pan += place - fromPixel(under);
    update();
}

void SliceView::wheelEvent(QWheelEvent* event) {
    event->accept();
    if (!m_plane) {
        return;
    }
    const QPoint delta = event->angleDelta();
    const int amount = delta.y() != 0 ? delta.y() : delta.x();  // Shift turns the wheel sideways on some systems
    if (event->modifiers() & Qt::ControlModifier) {
        zoomAt(event->position(), std::pow(1.2, amount / double(kWheelStep)));
        return;
    }
    m_wheel += amount;
    const int steps = m_wheel / kWheelStep;
    m_wheel -= steps * kWheelStep;
    if (steps == 0) {
        return;
    }
    if ((event->modifiers() & Qt::ShiftModifier) && m_tool != nullptr && m_tool->turn(steps)) {
        update();
        return;
    }
    m_workspace.setSlice(m_axis, m_workspace.slice(m_axis) + steps);
}

void SliceView::mousePressEvent(QMouseEvent* event) {
    if (!m_plane) {
        return;
    }
    m_last = m_start = event->position();
    m_startWindow = m_workspace.window();
    if (event->button() == Qt::LeftButton && m_tool != nullptr) {
        Touch touch = touchAt(event->position());
        touch.alternate = event->modifiers() & Qt::ControlModifier;
        m_tool->press(touch);
    }
}

void SliceView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_plane) {
        return;
    }
    const QPointF moved = event->position() - m_last;
    m_last = event->position();
    const bool left = event->buttons() & Qt::LeftButton, byHand = left && m_tool != nullptr && m_tool->movesView();
    if (byHand && (event->modifiers() & Qt::ControlModifier)) {
        zoomAt(m_start, std::pow(2.0, -4.0 * moved.y() / height()));
    } else if (byHand || (event->buttons() & Qt::MiddleButton)) {
        m_pan += moved;
        update();
    } else if (left && m_tool != nullptr) {
        m_tool->move(touchAt(event->position()));
    } else if (event->buttons() & Qt::RightButton) {
        // To the right wider, upwards brighter; a drag over the whole view doubles the width.
        const double span = std::max(1e-6, m_startWindow.high - m_startWindow.low);
        const QPointF far = event->position() - m_start;
        const double wider = span * std::pow(2.0, 2.0 * far.x() / width());
        const double level = 0.5 * (m_startWindow.low + m_startWindow.high) + span * far.y() / height();
        m_workspace.setWindow({level - 0.5 * wider, level + 0.5 * wider});
    }
    point(event->position());
}

void SliceView::mouseReleaseEvent(QMouseEvent* event) {
    if (m_plane && event->button() == Qt::LeftButton && m_tool != nullptr) {
        m_tool->release(touchAt(event->position()));
        update();
    }
}

void SliceView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::MiddleButton) {
        resetZoom();
    } else if (event->button() == Qt::RightButton || m_tool == nullptr || !m_tool->clicksFast()) {
        Q_EMIT maximiseWanted();
    } else {
        mousePressEvent(event);
    }
}

void SliceView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    Q_EMIT focused();
}

void SliceView::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Up || event->key() == Qt::Key_PageUp       ? 1
                     : event->key() == Qt::Key_Down || event->key() == Qt::Key_PageDown ? -1
                                                                                        : 0;
    if (m_workspace.previewed() != nullptr && step == 0) {
        QWidget::keyPressEvent(event);  // the window's: take or drop
    } else if (event->key() == Qt::Key_Escape && m_tool != nullptr) {
        m_tool->cancel();
        update();
    } else if (m_tool != nullptr && m_tool->key(event->key())) {
        update();
    } else if (step != 0 && m_plane) {
        m_workspace.setSlice(m_axis, m_workspace.slice(m_axis) + step);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void SliceView::leaveEvent(QEvent*) {
    m_pointer.reset();
    Q_EMIT pointed({});
    update();
}

void SliceView::point(const QPointF& place) {
    m_pointer = place;
    const Touch touch = touchAt(place);
    const Index3 voxel = nearestVoxel(touch.voxel);
    if (m_workspace.geometry().contains(voxel)) {
        const std::uint16_t label = m_workspace.labels().labels()[m_workspace.labels().offset(voxel)];
        Q_EMIT pointed(
            tr("(%1, %2, %3)  value %4%5")
                .arg(voxel[0])
                .arg(voxel[1])
                .arg(voxel[2])
                .arg(static_cast<double>(m_workspace.scan().volume.at(voxel)), 0, 'g', 5)
                .arg(label == 0 ? QString() : "  " + QString::fromStdString(m_workspace.table().nameOf(label))));
    } else {
        Q_EMIT pointed({});
    }
    update();
}

}  // namespace exemplar::ui
