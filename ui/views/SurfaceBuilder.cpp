// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/SurfaceBuilder.h"

#include <vtkCellArray.h>
#include <vtkFlyingEdges3D.h>
#include <vtkIdList.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPolyData.h>
#include <vtkSmartPointer.h>
#include <vtkUnsignedCharArray.h>
#include <vtkWindowedSincPolyDataFilter.h>

#include <algorithm>
#include <cmath>

namespace exemplar::ui {
namespace {

constexpr double kMostSamples = 6e6;

Vector3 at(const std::vector<float>& numbers, std::uint32_t index) {
    return {numbers[3 * index], numbers[3 * index + 1], numbers[3 * index + 2]};
}

Vector3 cross(const Vector3& a, const Vector3& b) {
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

/// Twice the area, along the normal.
Vector3 areaOf(const Surface& surface, std::size_t triangle) {
    const Vector3 a = at(surface.points, surface.triangles[triangle]),
                  b = at(surface.points, surface.triangles[triangle + 1]),
                  c = at(surface.points, surface.triangles[triangle + 2]);
    return cross({b[0] - a[0], b[1] - a[1], b[2] - a[2]}, {c[0] - a[0], c[1] - a[1], c[2] - a[2]});
}

void addNormals(Surface& surface) {
    surface.normals.assign(surface.points.size(), 0.0F);
    for (std::size_t triangle = 0; triangle < surface.triangles.size(); triangle += 3) {
        const Vector3 area = areaOf(surface, triangle);
        for (std::size_t corner = 0; corner < 3; ++corner) {
            for (std::size_t d = 0; d < 3; ++d) {
                surface.normals[3 * surface.triangles[triangle + corner] + d] += static_cast<float>(area[d]);
            }
        }
    }
    for (std::size_t point = 0; point < surface.normals.size(); point += 3) {
        float* normal = &surface.normals[point];
        const float length = std::max(1e-12F, std::hypot(normal[0], normal[1], normal[2]));
        for (int d = 0; d < 3; ++d) {
            normal[d] /= length;
        }
    }
}

/// Triangles around the samples, in samples.
vtkSmartPointer<vtkFlyingEdges3D> edgesOf(const LabelBlock& block) {
    vtkNew<vtkUnsignedCharArray> samples;  // the block's own memory, which outlives them
    samples->SetArray(const_cast<std::uint8_t*>(block.inside.data()), static_cast<vtkIdType>(block.inside.size()), 1);
    vtkNew<vtkImageData> image;
    image->SetDimensions(block.dims[0], block.dims[1], block.dims[2]);
    image->GetPointData()->SetScalars(samples);
    const auto edges = vtkSmartPointer<vtkFlyingEdges3D>::New();
    edges->SetInputData(image);
    edges->SetValue(0, 127.5);
    edges->ComputeNormalsOff();
    edges->ComputeGradientsOff();
    edges->ComputeScalarsOff();
    edges->Update();
    return edges;
}

std::size_t trianglesOf(vtkFlyingEdges3D& edges) {
    return static_cast<std::size_t>(edges.GetOutput()->GetNumberOfPolys());
}

}  // namespace

int sampleStep(const VoxelBox& box) {
    double count = 1.0;
    for (std::size_t d = 0; d < 3; ++d) {
        count *= box.last[d] - box.first[d] + 1;
    }
    int step = 1;
    while (count / (double(step) * step * step) > kMostSamples) {
        ++step;
    }
    return step;
}

LabelBlock takeBlock(const LabelMap& labels, std::uint16_t label, const VoxelBox& box, int leastStep) {
    LabelBlock block;
    block.step = std::max(leastStep, sampleStep(box));
    for (std::size_t d = 0; d < 3; ++d) {
        block.first[d] = box.first[d] - block.step;
        block.dims[d] = (box.last[d] - box.first[d]) / block.step + 3;
    }
    block.inside.assign(static_cast<std::size_t>(block.dims[0]) * block.dims[1] * block.dims[2], 0);
    std::size_t place = 0;
    for (int k = 0; k < block.dims[2]; ++k) {
        for (int j = 0; j < block.dims[1]; ++j) {
            for (int i = 0; i < block.dims[0]; ++i, ++place) {
                const Index3 voxel{block.first[0] + i * block.step, block.first[1] + j * block.step,
                                   block.first[2] + k * block.step};
                if (labels.geometry().contains(voxel) && labels.labels()[labels.offset(voxel)] == label) {
                    block.inside[place] = 255;
                    block.box.include(voxel);
                }
            }
        }
    }
    // The outermost samples are background, so that a label at the scan's border has a closed surface.
    return block;
}

LabelBlock thinned(const LabelBlock& block, int factor) {
    LabelBlock thin;
    thin.step = factor * block.step;
    for (std::size_t d = 0; d < 3; ++d) {
        thin.first[d] = block.first[d] + block.step - thin.step;
        thin.dims[d] = (block.dims[d] - 3) / factor + 3;
    }
    thin.inside.assign(static_cast<std::size_t>(thin.dims[0]) * thin.dims[1] * thin.dims[2], 0);
    for (int k = 1; k < thin.dims[2] - 1; ++k) {
        for (int j = 1; j < thin.dims[1] - 1; ++j) {
            for (int i = 1; i < thin.dims[0] - 1; ++i) {
                const Index3 from{1 + (i - 1) * factor, 1 + (j - 1) * factor, 1 + (k - 1) * factor};
                if (block.inside[(static_cast<std::size_t>(from[2]) * block.dims[1] + from[1]) * block.dims[0] +
                                 from[0]] != 0) {
                    thin.inside[(static_cast<std::size_t>(k) * thin.dims[1] + j) * thin.dims[0] + i] = 255;
                    thin.box.include(Index3{thin.first[0] + i * thin.step, thin.first[1] + j * thin.step,
                                            thin.first[2] + k * thin.step});
                }
            }
        }
    }
    return thin;
}

double Surface::volume() const {
    double six = 0.0;
    for (std::size_t triangle = 0; triangle < triangles.size(); triangle += 3) {
        const Vector3 a = at(points, triangles[triangle]), b = at(points, triangles[triangle + 1]),
                      c = at(points, triangles[triangle + 2]);
        const Vector3 normal = cross(b, c);
        six += a[0] * normal[0] + a[1] * normal[1] + a[2] * normal[2];
    }
    return six / 6.0;
}

Surface buildSurface(const LabelBlock& whole, const Geometry& geometry, JobControl& control) {
    Surface surface;
    surface.step = whole.step;
    if (whole.box.empty()) {
        return surface;
    }
    LabelBlock thin;
    const LabelBlock* taken = &whole;
    vtkSmartPointer<vtkFlyingEdges3D> edges = edgesOf(whole);
    // Twice as many samples along each axis are about four times as many triangles.
    for (std::size_t count = trianglesOf(*edges); count > kMostTriangles; count = trianglesOf(*edges)) {
        control.checkpoint();
        const double factor = std::sqrt(static_cast<double>(count) / static_cast<double>(kMostTriangles));
        thin = thinned(*taken, static_cast<int>(std::ceil(factor)));
        taken = &thin;
        edges = edgesOf(thin);
    }
    const LabelBlock& block = *taken;
    surface.step = block.step;
    control.checkpoint();
    vtkNew<vtkWindowedSincPolyDataFilter> smooth;
    smooth->SetInputConnection(edges->GetOutputPort());
    smooth->SetNumberOfIterations(16);
    smooth->SetPassBand(0.08);
    smooth->NonManifoldSmoothingOn();
    smooth->NormalizeCoordinatesOn();
    smooth->BoundarySmoothingOff();
    smooth->Update();
    control.checkpoint();
    vtkPolyData* result = smooth->GetOutput();
    surface.points.reserve(3 * static_cast<std::size_t>(result->GetNumberOfPoints()));
    for (vtkIdType i = 0; i < result->GetNumberOfPoints(); ++i) {
        const double* index = result->GetPoint(i);
        const Vector3 place =
            geometry.toLps({block.first[0] + block.step * index[0], block.first[1] + block.step * index[1],
                            block.first[2] + block.step * index[2]});
        for (const double one : place) {
            surface.points.push_back(static_cast<float>(one));
        }
    }
    vtkNew<vtkIdList> corners;
    vtkCellArray* cells = result->GetPolys();
    for (cells->InitTraversal(); cells->GetNextCell(corners) != 0;) {
        for (vtkIdType c = 0; c < 3; ++c) {
            surface.triangles.push_back(static_cast<std::uint32_t>(corners->GetId(c)));
        }
    }
    if (surface.volume() < 0.0) {  // a mirrored grid turns surfaces inside out
        for (std::size_t triangle = 0; triangle < surface.triangles.size(); triangle += 3) {
            std::swap(surface.triangles[triangle], surface.triangles[triangle + 1]);
        }
    }
    addNormals(surface);
    return surface;
}

}  // namespace exemplar::ui
