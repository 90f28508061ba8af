// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/training/TeacherPictures.h"

#include "core/base/Error.h"
#include "core/image/Components.h"
#include "core/image/SlicePlane.h"
#include "core/synthesis/PaintedLesion.h"

#include <algorithm>
#include <cmath>

namespace exemplar::neural {
namespace {

constexpr std::uint16_t kFirstLesion = 60000;  ///< label of made-up lesions, above those of atlases

/// The windows a site might use: automatic, and for CT some of the usual presets.
IntensityWindow drawWindow(bool isCt, const IntensityWindow& automatic, RandomStream& random) {
    if (!isCt) {
        return automatic;
    }
    static constexpr IntensityWindow kPresets[]{{-160, 240}, {-160, 240}, {-150, 250}, {-100, 300}, {0, 100}};
    return kPresets[random.index(std::size(kPresets))];
}

template <typename Picture>
Picture cut(const Picture& from, int x0, int y0, int width, int height) {
    Picture part(width, height);
    for (int y = 0; y < height; ++y) {
        std::copy_n(&from.at(x0, y0 + y), width, &part.at(0, y));
    }
    return part;
}

void changeContrast(Image& slice, RandomStream& random) {
    const double gamma = std::exp(random.uniform(-0.35, 0.35));
    const bool inverts = random.chance(0.1);
    for (float& value : slice.pixels()) {
        value = static_cast<float>(std::pow(value, gamma));
        value = inverts && value > 0.02F ? 1.0F - value : value;
    }
}

void paintLesions(Image& slice, LabelImage& labels, RandomStream& random) {
    if (labels.empty()) {
        labels = LabelImage(slice.width(), slice.height());
    }
    const std::size_t count = 1 + random.index(3);
    for (std::size_t lesion = 0; lesion < count; ++lesion) {
        const Mask mask = paintLesion(slice, 0.08F, random);
        for (std::size_t i = 0; i < mask.size(); ++i) {
            if (mask.pixels()[i] != 0) {
                labels.pixels()[i] = static_cast<std::uint16_t>(kFirstLesion + lesion);
            }
        }
    }
}

}  // namespace

TeacherPictures::TeacherPictures(const std::vector<TeachSource>& sources, const TeachPlan& plan, int side)
    : m_sources(sources), m_plan(plan), m_side(side) {
    if (m_sources.empty()) {
        throw Error(ErrorCode::NothingToLearn, "There is no scan to train on; name at least one with --scan.");
    }
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        m_windows.push_back(IntensityWindow::automatic(m_sources[i].volume));
        if (m_sources[i].labels) {
            m_labelled.push_back(i);
        }
    }
}

std::size_t TeacherPictures::drawSource(RandomStream& random) const {
    if (!m_labelled.empty() && random.chance(m_plan.labelledShare)) {
        return m_labelled[random.index(m_labelled.size())];
    }
    return random.index(m_sources.size());
}

void TeacherPictures::crop(Image& slice, LabelImage& labels, RandomStream& random) const {
    const double share = random.uniform(0.5, 0.9);
    const int width = std::min(slice.width(), std::max(16, static_cast<int>(share * slice.width()))),
              height = std::min(slice.height(), std::max(16, static_cast<int>(share * slice.height())));
    const int x0 = static_cast<int>(random.index(static_cast<std::size_t>(std::max(1, slice.width() - width)))),
              y0 = static_cast<int>(random.index(static_cast<std::size_t>(std::max(1, slice.height() - height))));
    slice = cut(slice, x0, y0, width, height);
    labels = labels.empty() ? LabelImage() : cut(labels, x0, y0, width, height);
}

TeacherPicture TeacherPictures::draw(RandomStream& random) const {
    const std::size_t chosen = drawSource(random);
    const TeachSource& source = m_sources[chosen];
    for (int attempt = 0;; ++attempt) {
        const Axis axis = static_cast<Axis>(random.index(3));
        const SlicePlane plane(source.volume.geometry(), axis);
        const int number = static_cast<int>(random.index(static_cast<std::size_t>(plane.count())));
        Image slice = drawWindow(source.volume.modality() == Modality::CT, m_windows[chosen], random)
                          .apply(plane.extract(source.volume, number));
        LabelImage labels = source.labels ? plane.extract(*source.labels, number) : LabelImage();
        const auto body =
            std::count_if(slice.pixels().begin(), slice.pixels().end(), [](float value) { return value > 0.1F; });
        const bool flat =
            plane.width() < 48 || plane.height() < 48 ||
            std::max(plane.spacingX(), plane.spacingY()) > 4.0 * std::min(plane.spacingX(), plane.spacingY());
        const bool shows = !source.labels || anyPixel(labels);
        if ((flat || !shows || body < 0.08 * static_cast<double>(slice.size())) && attempt < 400) {
            continue;
        }
        if (random.chance(m_plan.cropShare)) {
            crop(slice, labels, random);
        }
        changeContrast(slice, random);
        if (random.chance(m_plan.lesionShare)) {
            paintLesions(slice, labels, random);
        }
        const ModelFrame frame(slice.width(), slice.height(), plane.spacingX(), plane.spacingY(), m_side);
        return {std::move(slice), std::move(labels), frame};
    }
}

PictureZoom TeacherPictures::drawZoom(const TeacherPicture& picture, RandomStream& random) const {
    const double share = random.uniform(0.35, 0.6);
    const Image& slice = picture.slice;
    const int width = std::min(slice.width(), std::max(16, static_cast<int>(share * slice.width()))),
              height = std::min(slice.height(), std::max(16, static_cast<int>(share * slice.height())));
    int x0 = 0, y0 = 0;
    for (int attempt = 0; attempt < 50; ++attempt) {
        x0 = static_cast<int>(random.index(static_cast<std::size_t>(slice.width() - width + 1)));
        y0 = static_cast<int>(random.index(static_cast<std::size_t>(slice.height() - height + 1)));
        if (slice.at(x0 + width / 2, y0 + height / 2) > 0.1F) {
            break;
        }
    }
    const double pixelX = picture.frame.toModelX(1) - picture.frame.toModelX(0),
                 pixelY = picture.frame.toModelY(1) - picture.frame.toModelY(0);
    return {x0, y0, cut(slice, x0, y0, width, height), ModelFrame(width, height, pixelX, pixelY, m_side)};
}

}  // namespace exemplar::neural
