// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ExemplarSlices.h"
#include "core/base/Error.h"

#include <QTest>

using namespace exemplar;

class ExemplarSlicesTest final : public QObject {
    Q_OBJECT

    cli::Study m_study;
    LabelMap m_labels;

    std::string refusal(const std::vector<int>& named, Axis axis = Axis::Axial) {
        try {
            cli::exemplarSlices(named, axis, m_labels, "labels.nii", m_study);
        } catch (const Error& problem) {
            return problem.what();
        }
        return {};
    }

private Q_SLOTS:
    /// Labels on the axial slices 1 and 3 of five, of which 3 was made up.
    void init() {
        m_study = {};
        m_study.name = "scan";
        const Geometry grid({4, 4, 5}, {Vector3{1, 0, 0}, Vector3{0, 1, 0}, Vector3{0, 0, 1}}, {0, 0, 0});
        m_study.scan.volume = Volume(grid);
        m_study.scan.madeUpSlices = {3};
        m_labels = LabelMap(grid);
        m_labels.labels()[m_labels.offset({1, 1, 1})] = 1;
        m_labels.labels()[m_labels.offset({1, 1, 3})] = 1;
    }

    void madeUpSlicesAreNoExemplars() {
        const auto slices = [&](const std::vector<int>& named, Axis axis) {
            return cli::exemplarSlices(named, axis, m_labels, "labels.nii", m_study);
        };
        QCOMPARE(slices({}, Axis::Axial), std::vector<int>{1});
        QVERIFY(QString::fromStdString(refusal({1, 3})).contains("slices 3 of scan"));
        QCOMPARE(slices({1}, Axis::Sagittal), std::vector<int>{1});
        m_study.scan.madeUpSlices.clear();
        QCOMPARE(slices({}, Axis::Axial), (std::vector<int>{1, 3}));
    }

    void slicesAreThereAndLabelled() {
        QVERIFY(QString::fromStdString(refusal({5})).contains("5"));
        QVERIFY(QString::fromStdString(refusal({2, 4})).contains("labels.nii holds no label on the axial slices 2, 4"));
        QVERIFY(refusal({1, 2}).empty());  // one without a label shows that the structure is not there
        m_study.scan.madeUpSlices = {1, 3};
        QVERIFY(!refusal({}).empty());
    }
};

QTEST_GUILESS_MAIN(ExemplarSlicesTest)
#include "ExemplarSlicesTest.moc"
