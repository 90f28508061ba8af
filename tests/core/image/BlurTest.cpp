// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/Blur.h"

#include <QTest>

using namespace exemplar;

class BlurTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// scipy.ndimage.gaussian_filter(picture, (0.8, 1.2), mode="nearest", radius=(3, 4)), and with (0, 1.2).
    void likeScipy() {
        Image picture(7, 5);
        picture.at(3, 2) = 1.0F;
        picture.at(0, 0) = 2.0F;
        picture.at(6, 4) = -1.0F;
        const auto near = [](float one, double two) { return std::abs(one - two) < 1e-6; };
        const Image both = blurred(picture, 1.2, 0.8);
        QVERIFY(near(both.at(3, 2), 0.1661603226));
        QVERIFY(near(both.at(0, 0), 0.9988059848));
        QVERIFY(near(both.at(5, 1), 0.0187814990));
        QVERIFY(near(both.at(6, 4), -0.4989228738));
        const Image rows = blurred(picture, 1.2, 0.0);
        QVERIFY(near(rows.at(3, 2), 0.3324902842));
        QVERIFY(near(rows.at(0, 0), 1.3324902842));
        QVERIFY(near(rows.at(2, 0), 0.1976023424));
        QCOMPARE(rows.at(3, 1), 0.0F);
    }

    void noDeviationNoChange() {
        Image picture(3, 2);
        picture.at(1, 1) = 0.7F;
        QVERIFY(blurred(picture, 0.0) == picture);
    }
};

QTEST_GUILESS_MAIN(BlurTest)
#include "BlurTest.moc"
