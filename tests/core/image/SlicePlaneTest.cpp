// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/image/SlicePlane.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace exemplar;

namespace {

/// A grid whose storage axes grow in the directions of the three letters (nibabel's way).
Geometry oriented(const std::string& letters, Index3 dims) {
    std::array<Vector3, 3> matrix{};
    for (int storage = 0; storage < 3; ++storage) {
        const std::string positive = "LPS", negative = "RAI";
        for (int axis = 0; axis < 3; ++axis) {
            if (letters[storage] == positive[axis]) {
                matrix[axis][storage] = 1.0 + storage;
            } else if (letters[storage] == negative[axis]) {
                matrix[axis][storage] = -1.0 - storage;
            }
        }
    }
    return Geometry(dims, matrix, {5, -7, 11});
}

}  // namespace

class SlicePlaneTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orientation_data() {
        QTest::addColumn<QString>("letters");
        for (const char* letters : {"LPS", "RAS", "LAS", "RPI", "PSR", "AIL", "SPR", "ILA", "IRP"}) {
            QTest::newRow(letters) << QString::fromLatin1(letters);
        }
    }

    /// Whatever the storage order, pictures are shown the radiological way.
    void orientation() {
        QFETCH(QString, letters);
        const Geometry geometry = oriented(letters.toStdString(), {7, 8, 9});
        QCOMPARE(geometry.orientation(), letters.toStdString());
        for (Axis axis : {Axis::Axial, Axis::Coronal, Axis::Sagittal}) {
            const SlicePlane plane(geometry, axis);
            const auto lps = [&](int slice, int x, int y) {
                const Index3 v = plane.voxel(slice, x, y);
                return geometry.toLps({double(v[0]), double(v[1]), double(v[2])});
            };
            const Vector3 origin = lps(0, 0, 0), right = lps(0, 1, 0), down = lps(0, 0, 1);
            const int across = axis == Axis::Sagittal ? 1 : 0, vertical = axis == Axis::Axial ? 1 : 2;
            QVERIFY(right[across] > origin[across]);  // x grows to Left, or to Posterior
            QVERIFY(axis == Axis::Axial ? down[vertical] > origin[vertical] : down[vertical] < origin[vertical]);
            QCOMPARE(plane.count(), geometry.sliceCount(axis));
        }
    }

    void fileIndicesRoundTrip_data() { orientation_data(); }
    void fileIndicesRoundTrip() {
        QFETCH(QString, letters);
        const Geometry geometry = oriented(letters.toStdString(), {7, 8, 9});
        for (Axis axis : {Axis::Axial, Axis::Coronal, Axis::Sagittal}) {
            const SlicePlane plane(geometry, axis);
            const Index3 voxel = plane.voxel(2, 3, 1);
            double a = 0, b = 0, x = 0, y = 0;
            plane.toFile(3, 1, a, b);
            const int across = geometry.storageAxis(axis);
            const int first = across == 0 ? 1 : 0, second = across == 2 ? 1 : 2;
            QCOMPARE(a, double(voxel[first]));
            QCOMPARE(b, double(voxel[second]));
            plane.fromFile(a, b, x, y);
            QCOMPARE(x, 3.0);
            QCOMPARE(y, 1.0);
        }
    }

    void extractAndInsertAreInverse() {
        const Geometry geometry = oriented("PSR", {5, 6, 7});
        LabelMap labels(geometry), copy(geometry);
        for (std::size_t i = 0; i < labels.labels().size(); ++i) {
            labels.labels()[i] = static_cast<std::uint16_t>(i % 11);
        }
        const SlicePlane plane(geometry, Axis::Coronal);
        for (int slice = 0; slice < plane.count(); ++slice) {
            plane.insert(plane.extract(labels, slice), slice, copy);
        }
        QCOMPARE(copy.labels(), labels.labels());
        QVERIFY_EXCEPTION_THROWN(plane.extract(labels, plane.count()), Error);
        QVERIFY_EXCEPTION_THROWN(plane.extract(labels, -1), Error);
    }

    /// Voxels numbered in storage order, as a radiologist sees them.
    void picturesByHand() {
        const auto numbered = [](const Geometry& geometry) {
            Volume volume(geometry);
            for (std::size_t i = 0; i < volume.voxels().size(); ++i) {
                volume.voxels()[i] = static_cast<float>(i);
            }
            return volume;
        };
        const auto picture = [&](const std::string& letters, Index3 dims, Axis axis, int slice) {
            const Geometry geometry = oriented(letters, dims);
            return SlicePlane(geometry, axis).extract(numbered(geometry), slice).pixels();
        };
        QCOMPARE(picture("LPS", {2, 3, 2}, Axis::Axial, 1), (std::vector<float>{6, 7, 8, 9, 10, 11}));
        QCOMPARE(picture("RAS", {2, 3, 1}, Axis::Axial, 0), (std::vector<float>{5, 4, 3, 2, 1, 0}));
        QCOMPARE(picture("LAS", {2, 3, 1}, Axis::Axial, 0), (std::vector<float>{4, 5, 2, 3, 0, 1}));
        QCOMPARE(picture("PSR", {2, 3, 2}, Axis::Sagittal, 1), (std::vector<float>{10, 11, 8, 9, 6, 7}));
        QCOMPARE(picture("PSR", {2, 3, 2}, Axis::Coronal, 1), (std::vector<float>{11, 5, 9, 3, 7, 1}));
        QCOMPARE(picture("PSR", {2, 3, 2}, Axis::Axial, 2), (std::vector<float>{10, 4, 11, 5}));
    }

    void picturesAreOfTheVoxelsNamed_data() { orientation_data(); }
    /// Upright and tilted, and in grids that are one voxel thick.
    void picturesAreOfTheVoxelsNamed() {
        QFETCH(QString, letters);
        for (const Index3& dims : {Index3{4, 5, 6}, Index3{1, 5, 6}, Index3{4, 1, 6}, Index3{4, 5, 1}}) {
            const Geometry upright = oriented(letters.toStdString(), dims);
            std::array<Vector3, 3> matrix = upright.matrix();
            for (std::size_t column = 0; column < 3; ++column) {  // 17 degrees about the long axis
                const double x = matrix[0][column], y = matrix[1][column];
                matrix[0][column] = x * std::cos(0.3) - y * std::sin(0.3);
                matrix[1][column] = x * std::sin(0.3) + y * std::cos(0.3);
            }
            const Geometry tilted(dims, matrix, {1, 2, 3});
            QVERIFY(tilted.oblique() && !upright.oblique());
            for (const Geometry& geometry : {upright, tilted}) {
                Volume volume(geometry);
                LabelMap labels(geometry);
                for (std::size_t i = 0; i < volume.voxels().size(); ++i) {
                    volume.voxels()[i] = static_cast<float>(i);
                    labels.labels()[i] = static_cast<std::uint16_t>(i + 1);
                }
                for (Axis axis : {Axis::Axial, Axis::Coronal, Axis::Sagittal}) {
                    const SlicePlane plane(geometry, axis);
                    const int slice = plane.count() - 1;
                    const Image image = plane.extract(volume, slice);
                    const LabelImage marks = plane.extract(labels, slice);
                    LabelMap written(geometry);
                    plane.insert(marks, slice, written);
                    for (int y = 0; y < plane.height(); ++y) {
                        for (int x = 0; x < plane.width(); ++x) {
                            const std::size_t offset = volume.offset(plane.voxel(slice, x, y));
                            QCOMPARE(image.at(x, y), volume.voxels()[offset]);
                            QCOMPARE(marks.at(x, y), labels.labels()[offset]);
                            QCOMPARE(written.labels()[offset], labels.labels()[offset]);
                        }
                    }
                    QCOMPARE(std::count(written.labels().begin(), written.labels().end(), 0),
                             static_cast<std::ptrdiff_t>(written.labels().size() - marks.size()));
                }
            }
        }
    }

    void positionsRoundTrip() {
        const double s = std::sin(0.4), c = std::cos(0.4);
        const Geometry oblique({10, 10, 10}, {{{c, -s, 0.1}, {s, c, 0}, {0, 0.2, 2}}}, {1, 2, 3});  // sheared too
        QVERIFY(oblique.oblique());
        const Vector3 back = oblique.toIjk(oblique.toLps({3, 4, 5}));
        QVERIFY(std::abs(back[0] - 3) < 1e-9 && std::abs(back[1] - 4) < 1e-9 && std::abs(back[2] - 5) < 1e-9);
        QVERIFY(oblique.sameGrid(oblique));
        QVERIFY(!oblique.sameGrid(Geometry::plain({10, 10, 10}, {1, 1, 1})));
    }
};

QTEST_GUILESS_MAIN(SlicePlaneTest)
#include "SlicePlaneTest.moc"
