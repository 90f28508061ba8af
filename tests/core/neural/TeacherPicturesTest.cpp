// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/training/TeacherPictures.h"

#include "core/base/Error.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace exemplar;
using namespace exemplar::neural;

namespace {

/// A ramp along x with a labelled ball (7) in the middle; labels only where `labelled`.
TeachSource source(bool labelled) {
    const Geometry grid({64, 64, 64}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}, {0, 0, 0});
    Volume volume(grid);
    LabelMap labels(grid);
    for (int z = 0; z < 64; ++z) {
        for (int y = 0; y < 64; ++y) {
            for (int x = 0; x < 64; ++x) {
                const std::size_t at = volume.offset({x, y, z});
                const bool ball = std::hypot(x - 32, y - 32, z - 32) < 12;
                volume.voxels()[at] = 100.0F + static_cast<float>(x) + (ball ? 200.0F : 0.0F);
                labels.labels()[at] = ball ? 7 : 0;
            }
        }
    }
    return {"ramp", volume, labelled ? std::optional(labels) : std::nullopt};
}

bool any(const LabelImage& labels, std::uint16_t label) {
    return std::find(labels.pixels().begin(), labels.pixels().end(), label) != labels.pixels().end();
}

}  // namespace

class TeacherPicturesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void labelledSlicesShowTheirStructure() {
        TeachPlan plan;
        plan.cropShare = plan.lesionShare = 0.0;
        const std::vector<TeachSource> sources{source(true)};
        const TeacherPictures pictures(sources, plan, 96);
        RandomStream random(3);
        for (int i = 0; i < 20; ++i) {
            const TeacherPicture picture = pictures.draw(random);
            QVERIFY(any(picture.labels, 7));
            QCOMPARE(picture.labels.width(), picture.slice.width());
            QCOMPARE(picture.frame.validWidth(), 96);
        }
    }

    void lesionsAreLabelledInScansWithoutLabels() {
        TeachPlan plan;
        plan.lesionShare = 1.0;
        const std::vector<TeachSource> sources{source(false)};
        RandomStream random(4);
        const TeacherPicture picture = TeacherPictures(sources, plan, 96).draw(random);
        QVERIFY(any(picture.labels, 60000));
        plan.lesionShare = 0.0;
        QVERIFY(TeacherPictures(sources, plan, 96).draw(random).labels.empty());
    }

    /// A part seen larger shows the same pixels, and its frame scales both axes alike.
    void aZoomIsAPartOfTheSlice() {
        TeachPlan plan;
        const std::vector<TeachSource> sources{source(false)};
        const TeacherPictures pictures(sources, plan, 96);
        RandomStream random(5);
        for (int i = 0; i < 20; ++i) {
            const TeacherPicture picture = pictures.draw(random);
            const PictureZoom zoom = pictures.drawZoom(picture, random);
            QVERIFY(zoom.slice.width() < picture.slice.width() && zoom.slice.height() < picture.slice.height());
            for (int y = 0; y < zoom.slice.height(); ++y) {
                for (int x = 0; x < zoom.slice.width(); ++x) {
                    QCOMPARE(zoom.slice.at(x, y), picture.slice.at(zoom.x0 + x, zoom.y0 + y));
                }
            }
            const double before = picture.frame.toModelX(1) - picture.frame.toModelX(0);
            QVERIFY(zoom.frame.toModelX(1) - zoom.frame.toModelX(0) > 1.3 * before);
        }
    }

    void withoutAScanThereIsNothingToTeach() {
        const TeachPlan plan;
        const std::vector<TeachSource> none;
        QVERIFY_THROWS_EXCEPTION(Error, TeacherPictures(none, plan, 96));
    }
};

QTEST_APPLESS_MAIN(TeacherPicturesTest)
#include "TeacherPicturesTest.moc"
