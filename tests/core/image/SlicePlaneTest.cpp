// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/image/SlicePlane.h"

#include <QTest>

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
