// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/SurfaceView.h"

#include "core/base/Error.h"
#include "ui/views/SurfaceScene.h"

#include <QMouseEvent>
#include <QPainter>
#include <QtConcurrent>

#include <algorithm>
#include <cmath>

namespace exemplar::ui {
namespace {

constexpr int kRest = 300;                                 // ms after the last change
constexpr int kDrawRest = 80;                              // ms after the last movement of the cursor
constexpr std::size_t kLookVoxels = std::size_t{1} << 22;  // between two turns of the event loop

VoxelBox padded(VoxelBox box, int voxels, const Geometry& geometry) {
    for (std::size_t d = 0; d < 3; ++d) {
        box.first[d] = std::max(box.first[d] - voxels, 0);
        box.last[d] = std::min(box.last[d] + voxels, geometry.dims()[d] - 1);
    }
    return box;
}

}  // namespace

SurfaceView::SurfaceView(Workspace& workspace, QWidget* parent) : QWidget(parent), m_workspace(workspace) {
    setFocusPolicy(Qt::ClickFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Surfaces of the labels"));
    if (!SurfaceScene::available()) {
        return;
    }
    m_scene = std::make_unique<SurfaceScene>();
    setToolTip(tr("Drag to turn, wheel to zoom, middle drag to pan, click to go there, R to see all"));
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    m_look.setInterval(0);
    m_drawSoon.setSingleShot(true);
    m_drawSoon.setInterval(kDrawRest);
    connect(&m_rest, &QTimer::timeout, this, &SurfaceView::findChanged);
    connect(&m_look, &QTimer::timeout, this, &SurfaceView::lookFurther);
    connect(&workspace, &Workspace::scanChanged, this, &SurfaceView::restart);
    connect(&workspace, &Workspace::labelsChanged, this, &SurfaceView::followEdit);
    connect(&m_drawSoon, &QTimer::timeout, this, [this] { m_workspace.editing() ? redrawSoon() : redraw(); });
    connect(&workspace, &Workspace::tableChanged, this, [this] {
        setLooks();
        redraw();
    });
    connect(&workspace, &Workspace::cursorChanged, this, [this] {
        const Index3& cursor = m_workspace.cursor();
        m_scene->setCursor(m_workspace.geometry().toLps({double(cursor[0]), double(cursor[1]), double(cursor[2])}));
        redrawSoon();
    });
    connect(&m_builder, &QFutureWatcherBase::finished, this, [this] {
        m_building = false;
        const std::shared_ptr<Built> built = m_builder.result();
        if (built && m_workspace.hasScan() && built->scan.lock() == m_workspace.sharedScan()) {
            showBuilt(*built);
        }
        buildNext();
    });
    restart();
}

SurfaceView::~SurfaceView() {
    disconnect(&m_builder, nullptr, this, nullptr);
    if (m_control) {
        m_control->cancel();
    }
    m_builder.waitForFinished();
}

bool SurfaceView::settled() const {
    return !available() ||
           (!m_rest.isActive() && !m_look.isActive() && !m_drawSoon.isActive() && !m_building && m_waiting.empty());
}

void SurfaceView::restart() {
    if (m_control) {
        m_control->cancel();
    }
    m_scene->clear();
    m_known.clear();
    m_waiting.clear();
    m_changed = {};
    m_lookedAt = 0;
    m_rest.stop();
    m_look.stop();
    m_drawSoon.stop();
    if (m_workspace.hasScan()) {
        m_scene->setGeometry(m_workspace.geometry());
        m_look.start();
    }
    redraw();
}

void SurfaceView::lookFurther() {
    const LabelMap& labels = m_workspace.labels();
    const Index3& dims = labels.geometry().dims();
    const std::size_t slab = static_cast<std::size_t>(dims[0]) * static_cast<std::size_t>(dims[1]);
    for (std::size_t looked = 0; looked < kLookVoxels && m_lookedAt < dims[2]; looked += slab, ++m_lookedAt) {
        const std::uint16_t* first = labels.labels().data() + slab * static_cast<std::size_t>(m_lookedAt);
        for (int j = 0; j < dims[1]; ++j) {
            for (int i = 0; i < dims[0]; ++i) {
                const std::uint16_t label = first[static_cast<std::size_t>(j) * static_cast<std::size_t>(dims[0]) +
                                                  static_cast<std::size_t>(i)];
                if (label != 0) {
                    m_known[label].box.include(Index3{i, j, m_lookedAt});
                }
            }
        }
    }
    if (m_lookedAt >= dims[2]) {
        m_look.stop();
        findChanged();
    }
}

void SurfaceView::followEdit(const VoxelBox& box) {
    m_changed.include(box);
    m_rest.start();
}

void SurfaceView::findChanged() {
    if (m_look.isActive() || m_workspace.editing()) {
        m_rest.start();
        return;
    }
    const auto check = [this](std::uint16_t label) {
        Known& known = m_known[label];
        const std::size_t now = m_workspace.voxelCount(label);
        if (now != known.voxels) {
            if (now > 0) {
                known.box.include(m_changed);
            }
            known.voxels = now;
            m_waiting.insert(label);
        }
    };
    for (const LabelEntry& entry : m_workspace.table().entries()) {
        check(entry.id);
    }
    std::vector<std::uint16_t> others;
    for (const auto& [label, known] : m_known) {
        others.push_back(label);
    }
    for (const std::uint16_t label : others) {
        check(label);
    }
    m_changed = {};
    if (!m_building) {
        buildNext();
    }
}

void SurfaceView::buildNext() {
    if (m_waiting.empty() || !m_workspace.hasScan()) {
        return;
    }
    const std::uint16_t label = *m_waiting.begin();
    m_waiting.erase(m_waiting.begin());
    Known& known = m_known[label];
    auto block = std::make_shared<LabelBlock>();
    if (known.voxels > 0 && !known.box.empty()) {
        *block = takeBlock(m_workspace.labels(), label, known.box, known.step);
        if (!block->box.empty()) {  // else it may be between the samples
            known.box = padded(block->box, block->step - 1, m_workspace.geometry());
        }
        if (std::max(known.step, sampleStep(known.box)) < block->step) {
            m_waiting.insert(label);  // the wide box had made it coarse
        }
    }
    m_control = std::make_unique<JobControl>();
    m_building = true;
    m_builder.setFuture(QtConcurrent::run([label, block, scan = std::weak_ptr(m_workspace.sharedScan()),
                                           geometry = m_workspace.geometry(), control = m_control.get()] {
        auto built = std::make_shared<Built>();
        built->scan = scan;
        built->label = label;
        try {
            built->surface = buildSurface(*block, geometry, *control);
        } catch (const Error&) {  // cancelled: another scan has come
            built.reset();
        }
        return built;
    }));
}

void SurfaceView::showBuilt(const Built& built) {
    const Surface& surface = built.surface;
    surface.triangles.empty() ? m_scene->removeSurface(built.label) : m_scene->setSurface(built.label, surface);
    // A label that has shrunk is sampled finer again, if that leaves it well below the limit.
    const double share = static_cast<double>(surface.triangles.size() / 3) / (0.8 * kMostTriangles);
    m_known[built.label].step =
        std::clamp(static_cast<int>(std::ceil(surface.step * std::sqrt(share))), 1, surface.step);
    setLooks();
    redrawSoon();
}

void SurfaceView::setLooks() {
    for (const auto& [label, known] : m_known) {
        const LabelEntry* entry = m_workspace.table().find(label);
        const auto colour = entry != nullptr ? entry->colour : LabelTable::defaultColour(label);
        m_scene->setLook(label, QColor(colour[0], colour[1], colour[2]), entry == nullptr || entry->visible);
    }
}

void SurfaceView::redraw() {
    m_drawSoon.stop();
    m_stale = true;
    update();
}

void SurfaceView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Qt::black);
    if (!m_scene) {
        painter.setPen(QColor(200, 205, 210));
        painter.drawText(rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Surfaces need OpenGL, which this display does not offer. Everything else works."));
        return;
    }
    if (!m_workspace.hasScan()) {
        return;
    }
    if (m_stale) {
        m_picture = m_scene->render(size() * devicePixelRatioF());
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        m_stale = false;
    }
    painter.drawImage(QPointF(0, 0), m_picture);
    // Letters at the faces of the scan's box, along the patient's axes.
    const Index3& dims = m_workspace.geometry().dims();
    painter.setPen(QColor(240, 220, 120));
    for (const Axis axis : {Axis::Sagittal, Axis::Coronal, Axis::Axial}) {
        const auto along = static_cast<std::size_t>(m_workspace.geometry().storageAxis(axis));
        for (const int end : {0, 1}) {
            Vector3 ijk{0.5 * (dims[0] - 1), 0.5 * (dims[1] - 1), 0.5 * (dims[2] - 1)};
            ijk[along] = end == 0 ? -0.5 : dims[along] - 0.5;
            const bool positive = (end == 1) == (m_workspace.geometry().storageSign(axis) > 0);
            const QString letters = axis == Axis::Sagittal  ? QStringLiteral("RL")
                                    : axis == Axis::Coronal ? QStringLiteral("AP")
                                                            : QStringLiteral("IS");
            const QPointF place = m_scene->project(m_workspace.geometry().toLps(ijk)) / devicePixelRatioF();
            painter.drawText(QRectF(place.x() - 10, place.y() - 10, 20, 20), Qt::AlignCenter,
                             letters[positive ? 1 : 0]);
        }
    }
}

void SurfaceView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    redraw();
}

void SurfaceView::mousePressEvent(QMouseEvent* event) { m_pressed = m_last = event->position(); }

void SurfaceView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_scene || !m_workspace.hasScan()) {
        return;
    }
    const QPointF moved = event->position() - m_last;
    m_last = event->position();
    if ((event->buttons() & Qt::MiddleButton) || (event->modifiers() & Qt::ShiftModifier)) {
        m_scene->pan(moved / height());
    } else if (event->buttons() & Qt::LeftButton) {
        m_scene->turn(180.0 * moved.x() / width(), 180.0 * moved.y() / height());
    } else if (event->buttons() & Qt::RightButton) {
        m_scene->zoom(std::pow(2.0, -2.0 * moved.y() / height()));
    } else {
        return;
    }
    redraw();
}

void SurfaceView::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_scene || !m_workspace.hasScan() || event->button() != Qt::LeftButton ||
        (event->position() - m_pressed).manhattanLength() > 3.0) {
        return;
    }
    if (const auto place = m_scene->pick(event->position() * devicePixelRatioF())) {
        m_workspace.setCursor(nearestVoxel(m_workspace.geometry().toIjk(*place)));
    }
}

void SurfaceView::mouseDoubleClickEvent(QMouseEvent*) { Q_EMIT maximiseWanted(); }

void SurfaceView::wheelEvent(QWheelEvent* event) {
    if (m_scene && m_workspace.hasScan()) {
        m_scene->zoom(std::pow(1.1, event->angleDelta().y() / 120.0));
        redraw();
    }
    event->accept();
}

void SurfaceView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_R && m_scene && m_workspace.hasScan()) {
        m_scene->resetCamera();
        redraw();
    } else {
        QWidget::keyPressEvent(event);
    }
}

}  // namespace exemplar::ui
