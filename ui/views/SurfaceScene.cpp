// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/SurfaceScene.h"

#include <QGuiApplication>
#include <QOpenGLContext>

#include <vtkActor.h>
#include <vtkAutoInit.h>
#include <vtkCamera.h>
#include <vtkCellArray.h>
#include <vtkCellPicker.h>
#include <vtkFloatArray.h>
#include <vtkIdTypeArray.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>
#include <vtkUnsignedCharArray.h>

#include <array>
#include <cmath>
#include <map>

VTK_MODULE_INIT(vtkRenderingOpenGL2)

namespace exemplar::ui {
namespace {

/// Line segments between pairs of points.
void setLines(vtkPolyData& data, const std::vector<std::pair<Vector3, Vector3>>& lines) {
    vtkNew<vtkPoints> points;
    vtkNew<vtkCellArray> cells;
    for (const auto& [from, to] : lines) {
        const vtkIdType ids[2] = {points->InsertNextPoint(from.data()), points->InsertNextPoint(to.data())};
        cells->InsertNextCell(2, ids);
    }
    data.SetPoints(points);
    data.SetLines(cells);
}

vtkSmartPointer<vtkActor> actorOf(vtkPolyData* data) {
    vtkNew<vtkPolyDataMapper> mapper;
    mapper->SetInputData(data);
    mapper->ScalarVisibilityOff();
    vtkNew<vtkActor> actor;
    actor->SetMapper(mapper);
    return actor;
}

void setLineLook(vtkActor& actor, const QColor& colour) {
    actor.GetProperty()->SetColor(colour.redF(), colour.greenF(), colour.blueF());
    actor.GetProperty()->LightingOff();
    actor.PickableOff();
}

}  // namespace

struct SurfaceScene::Parts {
    vtkNew<vtkRenderWindow> window;
    vtkNew<vtkRenderer> renderer;
    std::map<std::uint16_t, vtkSmartPointer<vtkActor>> surfaces;
    vtkNew<vtkPolyData> outline, cursor;
    Geometry geometry;
    Vector3 middle{};
    double reach = 100.0;  // mm from the middle to a corner
};

bool SurfaceScene::available() {
    static const bool can = [] {
        const QString platform = QGuiApplication::platformName();
        if (platform != "windows" && (platform == "offscreen" || qEnvironmentVariableIsEmpty("DISPLAY"))) {
            return false;
        }
        QOpenGLContext context;
        return context.create();
    }();
    return can;
}

SurfaceScene::SurfaceScene() : m_parts(std::make_unique<Parts>()) {
    m_parts->window->SetOffScreenRendering(1);
    m_parts->window->SetMultiSamples(0);
    m_parts->window->AddRenderer(m_parts->renderer);
    m_parts->renderer->SetBackground(0.0, 0.0, 0.0);
    m_parts->renderer->SetUseFXAA(true);
    m_parts->renderer->AddActor(actorOf(m_parts->outline));
    setLineLook(*m_parts->renderer->GetActors()->GetLastActor(), QColor(90, 100, 110));
    m_parts->renderer->AddActor(actorOf(m_parts->cursor));
    setLineLook(*m_parts->renderer->GetActors()->GetLastActor(), QColor(90, 170, 255));
}

SurfaceScene::~SurfaceScene() = default;

void SurfaceScene::setGeometry(const Geometry& geometry) {
    m_parts->geometry = geometry;
    const Index3& dims = geometry.dims();
    const auto corner = [&](int which) {
        Vector3 ijk{};
        for (std::size_t d = 0; d < 3; ++d) {
            ijk[d] = (which >> d) & 1 ? dims[d] - 0.5 : -0.5;
        }
        return geometry.toLps(ijk);
    };
    std::vector<std::pair<Vector3, Vector3>> lines;
    for (int from = 0; from < 8; ++from) {
        for (int bit = 1; bit < 8; bit *= 2) {
            if ((from & bit) == 0) {
                lines.emplace_back(corner(from), corner(from | bit));
            }
        }
    }
    setLines(*m_parts->outline, lines);
    m_parts->middle = geometry.toLps({0.5 * (dims[0] - 1), 0.5 * (dims[1] - 1), 0.5 * (dims[2] - 1)});
    const Vector3 end = corner(0);  // not "far", which Windows' headers define as a macro
    m_parts->reach = std::hypot(end[0] - m_parts->middle[0], end[1] - m_parts->middle[1], end[2] - m_parts->middle[2]);
    setCursor(m_parts->middle);
    resetCamera();
}

void SurfaceScene::setSurface(std::uint16_t label, const Surface& surface) {
    vtkNew<vtkPoints> points;
    vtkNew<vtkFloatArray> places, normals;
    places->SetNumberOfComponents(3);
    places->SetNumberOfTuples(static_cast<vtkIdType>(surface.points.size() / 3));
    std::copy(surface.points.begin(), surface.points.end(), places->GetPointer(0));
    points->SetData(places);
    normals->SetNumberOfComponents(3);
    normals->SetNumberOfTuples(static_cast<vtkIdType>(surface.normals.size() / 3));
    std::copy(surface.normals.begin(), surface.normals.end(), normals->GetPointer(0));
    vtkNew<vtkCellArray> cells;
    cells->AllocateEstimate(static_cast<vtkIdType>(surface.triangles.size() / 3), 3);
    for (std::size_t i = 0; i < surface.triangles.size(); i += 3) {
        const vtkIdType corners[3] = {surface.triangles[i], surface.triangles[i + 1], surface.triangles[i + 2]};
        cells->InsertNextCell(3, corners);
    }
    vtkNew<vtkPolyData> data;
    data->SetPoints(points);
    data->SetPolys(cells);
    data->GetPointData()->SetNormals(normals);
    auto& actor = m_parts->surfaces[label];
    if (actor == nullptr) {
        actor = actorOf(data);
        actor->GetProperty()->SetSpecular(0.25);
        actor->GetProperty()->SetSpecularPower(20.0);
        actor->GetProperty()->SetAmbient(0.12);
        m_parts->renderer->AddActor(actor);
    } else {
        static_cast<vtkPolyDataMapper*>(actor->GetMapper())->SetInputData(data);
    }
}

void SurfaceScene::setLook(std::uint16_t label, const QColor& colour, bool visible) {
    if (const auto found = m_parts->surfaces.find(label); found != m_parts->surfaces.end()) {
        found->second->GetProperty()->SetColor(colour.redF(), colour.greenF(), colour.blueF());
        found->second->SetVisibility(visible);
    }
}

void SurfaceScene::removeSurface(std::uint16_t label) {
    if (const auto found = m_parts->surfaces.find(label); found != m_parts->surfaces.end()) {
        m_parts->renderer->RemoveActor(found->second);
        m_parts->surfaces.erase(found);
    }
}

void SurfaceScene::clear() {
    while (!m_parts->surfaces.empty()) {
        removeSurface(m_parts->surfaces.begin()->first);
    }
}

void SurfaceScene::setCursor(const Vector3& lps) {
    std::vector<std::pair<Vector3, Vector3>> lines;
    for (std::size_t d = 0; d < 3; ++d) {
        Vector3 from = lps, to = lps;
        from[d] -= 0.12 * m_parts->reach;
        to[d] += 0.12 * m_parts->reach;
        lines.emplace_back(from, to);
    }
    setLines(*m_parts->cursor, lines);
}

void SurfaceScene::turn(double degreesX, double degreesY) {
    vtkCamera* camera = m_parts->renderer->GetActiveCamera();
    camera->Azimuth(-degreesX);
    camera->Elevation(degreesY);
    camera->OrthogonalizeViewUp();
}

void SurfaceScene::zoom(double factor) { m_parts->renderer->GetActiveCamera()->Zoom(factor); }

void SurfaceScene::pan(const QPointF& share) {
    vtkCamera* camera = m_parts->renderer->GetActiveCamera();
    const double height = 2.0 * camera->GetDistance() * std::tan(0.5 * camera->GetViewAngle() * 3.14159265 / 180.0);
    std::array<double, 3> up{}, to{}, focus{}, place{};
    camera->GetViewUp(up.data());
    camera->GetDirectionOfProjection(to.data());
    camera->GetFocalPoint(focus.data());
    camera->GetPosition(place.data());
    const std::array<double, 3> right{to[1] * up[2] - to[2] * up[1], to[2] * up[0] - to[0] * up[2],
                                      to[0] * up[1] - to[1] * up[0]};
    for (std::size_t d = 0; d < 3; ++d) {
        const double move = height * (share.y() * up[d] - share.x() * right[d]);
        focus[d] += move;
        place[d] += move;
    }
    camera->SetFocalPoint(focus.data());
    camera->SetPosition(place.data());
}

void SurfaceScene::resetCamera() {
    vtkCamera* camera = m_parts->renderer->GetActiveCamera();
    camera->SetViewAngle(30.0);
    const Vector3& middle = m_parts->middle;
    camera->SetFocalPoint(middle.data());
    // From the front (LPS: -y), the head up; a little from the side.
    const double distance = m_parts->reach / std::sin(15.0 * 3.14159265 / 180.0);
    camera->SetPosition(middle[0], middle[1] - distance, middle[2]);
    camera->SetViewUp(0.0, 0.0, 1.0);
    turn(25.0, 15.0);
}

QImage SurfaceScene::render(const QSize& pixels) {
    const int width = std::max(16, pixels.width()), height = std::max(16, pixels.height());
    m_parts->window->SetSize(width, height);
    m_parts->renderer->ResetCameraClippingRange();
    m_parts->window->Render();
    vtkNew<vtkUnsignedCharArray> bytes;
    m_parts->window->GetRGBACharPixelData(0, 0, width - 1, height - 1, 0, bytes);
    const QImage upsideDown(bytes->GetPointer(0), width, height, 4 * width, QImage::Format_RGBX8888);
    return upsideDown.mirrored();
}

std::optional<Vector3> SurfaceScene::pick(const QPointF& pixel) const {
    vtkNew<vtkCellPicker> picker;
    picker->SetTolerance(0.001);
    const int* size = m_parts->window->GetSize();
    if (picker->Pick(pixel.x(), size[1] - 1 - pixel.y(), 0.0, m_parts->renderer) == 0) {
        return std::nullopt;
    }
    const double* place = picker->GetPickPosition();
    return Vector3{place[0], place[1], place[2]};
}

QPointF SurfaceScene::project(const Vector3& lps) const {
    m_parts->renderer->SetWorldPoint(lps[0], lps[1], lps[2], 1.0);
    m_parts->renderer->WorldToDisplay();
    const double* place = m_parts->renderer->GetDisplayPoint();
    return {place[0], m_parts->window->GetSize()[1] - 1 - place[1]};
}

}  // namespace exemplar::ui
