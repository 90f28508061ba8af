// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/SliceRenderer.h"

#include <algorithm>
#include <unordered_map>

namespace exemplar::ui {
namespace {

struct Tint {
    int red = 0, green = 0, blue = 0, weight = 0;  // weight of 256
};

/// Colours by label; a slice has long runs of one label, so the last answer is kept.
class Tints {
public:
    Tints(const LabelTable& table, double opacity) : m_weight(static_cast<int>(std::lround(256.0 * opacity))) {
        for (const LabelEntry& entry : table.entries()) {
            m_tints[entry.id] = {entry.colour[0], entry.colour[1], entry.colour[2], entry.visible ? m_weight : 0};
        }
    }
    const Tint& of(std::uint16_t label) {
        if (m_last == nullptr || label != m_lastLabel) {
            auto found = m_tints.find(label);
            if (found == m_tints.end()) {
                const auto colour = LabelTable::defaultColour(label);
                found = m_tints.emplace(label, Tint{colour[0], colour[1], colour[2], m_weight}).first;
            }
            m_last = &found->second;
            m_lastLabel = label;
        }
        return *m_last;
    }

private:
    int m_weight;
    std::unordered_map<std::uint16_t, Tint> m_tints;
    const Tint* m_last = nullptr;
    std::uint16_t m_lastLabel = 0;
};

}  // namespace

QImage renderSlice(const Volume& scan, const LabelMap& labels, const SlicePlane& plane, int slice,
                   const IntensityWindow& window, const LabelTable& table, double opacity) {
    const Image grey = plane.extract(scan, slice);
    const LabelImage marks = plane.extract(labels, slice);
    const auto low = static_cast<float>(window.low);
    const float scale = 255.0F / static_cast<float>(window.high > window.low ? window.high - window.low : 1.0);
    QImage picture(plane.width(), plane.height(), QImage::Format_RGB32);
    Tints tints(table, opacity);
    for (int y = 0; y < plane.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < plane.width(); ++x) {
            const int value = static_cast<int>(std::clamp((grey.at(x, y) - low) * scale, 0.0F, 255.0F));
            const std::uint16_t label = marks.at(x, y);
            if (label == 0) {
                line[x] = qRgb(value, value, value);
                continue;
            }
            const Tint& tint = tints.of(label);
            const int rest = value * (256 - tint.weight);
            line[x] = qRgb((rest + tint.red * tint.weight) >> 8, (rest + tint.green * tint.weight) >> 8,
                           (rest + tint.blue * tint.weight) >> 8);
        }
    }
    return picture;
}

}  // namespace exemplar::ui
