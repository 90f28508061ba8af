// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Components.h"
#include "core/image/SlicePlane.h"
#include "tests/support/MergedAal.h"
#include "tests/window/WindowUser.h"
#include "ui/tools/SmartTool.h"
#include "ui/tools/Toolbox.h"

#include <QRectF>

#include <map>
#include <optional>
#include <vector>

namespace exemplar::ui {

/// Colin27 with five structures of AAL, numbered as the preset "deep brain structures" has them, labelled by boxes on
/// five sagittal slices as an annotator would.
class SampleStudy {
public:
    struct Box {
        std::uint16_t label;
        QRectF pixels;
    };
    static constexpr int kSlices[] = {68, 116, 80, 104, 92};  // in an order that asks for few changes of the label

    /// Nothing where mricron-data is not installed.
    static std::optional<SampleStudy> load(const Geometry& grid) {
        auto merged = mergedAal();
        if (!merged || merged->geometry().dims() != grid.dims()) {
            return std::nullopt;
        }
        SampleStudy study;
        study.m_truth = std::make_shared<LabelMap>(grid, merged->labels());
        const std::map<std::uint16_t, std::uint16_t> preset{{0, 0}, {1, 9}, {2, 1}, {3, 2}, {4, 3}, {5, 5}};
        for (std::uint16_t& label : study.m_truth->labels()) {
            label = preset.at(label);
        }
        return study;
    }

    const std::shared_ptr<LabelMap>& truth() const { return m_truth; }

    /// Boxes around the parts of structures on a sagittal slice, as loose as people draw them; the label given first,
    /// so that it need not be changed.
    std::vector<Box> boxes(int slice, std::uint16_t first) const {
        const SlicePlane plane(m_truth->geometry(), Axis::Sagittal);
        const LabelImage image = plane.extract(*m_truth, slice);
        std::vector<Box> boxes;
        for (const std::uint16_t label : {1, 2, 3, 5, 9}) {
            Image2D<int> ids;
            const auto parts = connectedComponents(labelMask(image, label), ids);
            for (std::size_t part = 0; part < parts.size(); ++part) {
                if (parts[part].area < 60) {
                    continue;
                }
                QRectF box;
                for (int y = 0; y < ids.height(); ++y) {
                    for (int x = 0; x < ids.width(); ++x) {
                        if (ids.at(x, y) == parts[part].id) {
                            box |= QRectF(x, y, 1, 1);
                        }
                    }
                }
                boxes.push_back({label, box.adjusted(-2, -2, 1, 1)});
            }
        }
        std::stable_partition(boxes.begin(), boxes.end(), [&](const Box& box) { return box.label == first; });
        return boxes;
    }

    /// Labels a slice by its boxes, each answer taken by going on. `wait` waits for an answer.
    template <typename Wait>
    void labelByBoxes(MainWindow& window, WindowUser& user, int slice, const Wait& wait) const {
        SliceView& view = *window.views().slices()[1];
        user.slideTo(Axis::Sagittal, slice);
        for (const Box& box : boxes(slice, window.workspace().activeLabel())) {
            user.chooseLabel(box.label);
            user.drag(view, box.pixels.topLeft(), box.pixels.bottomRight());
            wait();
        }
    }

private:
    std::shared_ptr<LabelMap> m_truth;
};

}  // namespace exemplar::ui
