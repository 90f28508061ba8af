// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/SliceRenderer.h"

#include "core/image/Components.h"
#include "ui/Workspace.h"
#include "ui/pictures/LabelOutline.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace exemplar::ui {
namespace {

QRgb tintOf(const std::array<std::uint8_t, 3>& colour, double opacity) {
    return qPremultiply(qRgba(colour[0], colour[1], colour[2], static_cast<int>(std::lround(255.0 * opacity))));
}

/// Colours by label; a slice has long runs of one label, so the last answer is kept.
class Tints {
public:
    Tints(const LabelTable& table, double opacity) : m_opacity(opacity) {
        for (const LabelEntry& entry : table.entries()) {
            m_tints[entry.id] = entry.visible ? tintOf(entry.colour, opacity) : 0;
        }
        m_tints[0] = 0;
    }
    QRgb of(std::uint16_t label) {
        if (label != m_lastLabel) {
            auto found = m_tints.find(label);
            if (found == m_tints.end()) {
                found = m_tints.emplace(label, tintOf(LabelTable::defaultColour(label), m_opacity)).first;
            }
            m_last = found->second;
            m_lastLabel = label;
        }
        return m_last;
    }

private:
    double m_opacity;
    std::unordered_map<std::uint16_t, QRgb> m_tints;
    QRgb m_last = 0;
    std::uint16_t m_lastLabel = 0;
};

/// Storage offsets of a slice's pixels: first + x * right + y * down.
struct Steps {
    std::ptrdiff_t first, right, down;

    Steps(const SlicePlane& plane, const Geometry& geometry, int slice) {
        const auto offset = [&](int x, int y) {
            const Index3 voxel = plane.voxel(slice, x, y);
            const Index3& dims = geometry.dims();
            return (static_cast<std::ptrdiff_t>(voxel[2]) * dims[1] + voxel[1]) * dims[0] + voxel[0];
        };
        first = offset(0, 0);
        right = plane.width() > 1 ? offset(1, 0) - first : 0;
        down = plane.height() > 1 ? offset(0, 1) - first : 0;
    }
};

}  // namespace

QImage renderGrey(const Volume& scan, const SlicePlane& plane, int slice, const IntensityWindow& window) {
    const Steps steps(plane, scan.geometry(), slice);
    const auto low = static_cast<float>(window.low);
    const float scale = 255.0F / static_cast<float>(window.high > window.low ? window.high - window.low : 1.0);
    QImage picture(plane.width(), plane.height(), QImage::Format_RGB32);
    for (int y = 0; y < plane.height(); ++y) {
        const float* from = scan.voxels().data() + steps.first + y * steps.down;
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < plane.width(); ++x) {
            const auto value =
                static_cast<QRgb>(std::clamp((from[x * steps.right] - low) * scale, 0.0F, 255.0F) + 0.5F);
            line[x] = 0xFF000000U | value * 0x010101U;
        }
    }
    return picture;
}

void renderLabels(QImage& picture, const LabelMap& labels, const SlicePlane& plane, int slice, const LabelTable& table,
                  double opacity, const QRect& part) {
    if (picture.isNull()) {
        picture = QImage(plane.width(), plane.height(), QImage::Format_ARGB32_Premultiplied);
    }
    const QRect drawn = part.intersected(picture.rect());
    const Steps steps(plane, labels.geometry(), slice);
    Tints tints(table, opacity);
    for (int y = drawn.top(); y <= drawn.bottom(); ++y) {
        const std::uint16_t* from = labels.labels().data() + steps.first + y * steps.down;
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = drawn.left(); x <= drawn.right(); ++x) {
            line[x] = tints.of(from[x * steps.right]);
        }
    }
}

std::vector<LabelBorder> renderBorders(const LabelImage& marks, const LabelTable& table) {
    std::vector<LabelBorder> borders;
    for (const std::uint16_t label : labelsIn(marks)) {
        const LabelEntry* entry = table.find(label);
        if (entry != nullptr && !entry->visible) {
            continue;
        }
        const auto colour = entry != nullptr ? entry->colour : LabelTable::defaultColour(label);
        LabelBorder border{QColor(colour[0], colour[1], colour[2]), labelOutline(marks, label)};
        for (QLineF& line : border.lines) {
            line.translate(-0.5, -0.5);
        }
        borders.push_back(std::move(border));
    }
    return borders;
}

QImage renderPreview(const PreviewedChange& change, const LabelMap& labels, const SlicePlane& plane, int slice,
                     const LabelTable& table) {
    const VoxelBox& box = change.patch.box;
    const auto along = static_cast<std::size_t>(labels.geometry().storageAxis(plane.axis()));
    if (box.empty() || slice < box.first[along] || slice > box.last[along]) {
        return {};
    }
    std::vector<QRgb> tints{0};
    Tints labelled(table, 0.85);
    for (const std::uint16_t label : change.patch.labels) {
        tints.push_back(label == 0 ? qRgba(40, 40, 40, 200) : labelled.of(label));
    }
    QImage picture(plane.width(), plane.height(), QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    const std::array<std::ptrdiff_t, 3> stride{
        1, box.last[0] - box.first[0] + 1,
        std::ptrdiff_t{box.last[0] - box.first[0] + 1} * (box.last[1] - box.first[1] + 1)};
    const auto place = [&](int x, int y) {
        const Index3 voxel = plane.voxel(slice, x, y);
        std::ptrdiff_t index = 0;
        for (std::size_t d = 0; d < 3; ++d) {
            index += stride[d] * (voxel[d] - box.first[d]);
        }
        return index;
    };
    const QRect drawn = pixelsOf(box, plane).intersected(picture.rect());
    const std::ptrdiff_t right =
        drawn.width() > 1 ? place(drawn.left() + 1, drawn.top()) - place(drawn.left(), drawn.top()) : 0;
    for (int y = drawn.top(); y <= drawn.bottom(); ++y) {
        const std::uint8_t* from = change.patch.codes.data() + place(drawn.left(), y);
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y)) + drawn.left();
        // A chequered ghost, so that it is told from labels.
        for (int x = (drawn.left() + y) % 2; x < drawn.width(); x += 2) {
            line[x] = tints[from[x * right]];
        }
    }
    return picture;
}

QRect pixelsOf(const VoxelBox& box, const SlicePlane& plane) {
    const auto along = static_cast<std::size_t>(plane.storageAxis());
    const std::size_t a = along == 0 ? 1 : 0, b = along == 2 ? 1 : 2;
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    plane.fromFile(box.first[a], box.first[b], x0, y0);
    plane.fromFile(box.last[a], box.last[b], x1, y1);
    return QRect(
        QPoint(static_cast<int>(std::lround(std::min(x0, x1))), static_cast<int>(std::lround(std::min(y0, y1)))),
        QPoint(static_cast<int>(std::lround(std::max(x0, x1))), static_cast<int>(std::lround(std::max(y0, y1)))));
}

}  // namespace exemplar::ui
