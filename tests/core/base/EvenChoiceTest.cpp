// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/EvenChoice.h"

#include <QTest>

using namespace exemplar;

class EvenChoiceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byHand() {
        using Positions = std::vector<std::size_t>;
        QCOMPARE(evenChoice(0, 3), Positions());
        QCOMPARE(evenChoice(5, 0), Positions());
        QCOMPARE(evenChoice(3, 5), (Positions{0, 1, 2}));
        QCOMPARE(evenChoice(9, 1), Positions{4});
        QCOMPARE(evenChoice(12, 3), (Positions{2, 6, 10}));
        QCOMPARE(evenChoice(4, 4), (Positions{0, 1, 2, 3}));
    }
};

QTEST_APPLESS_MAIN(EvenChoiceTest)
#include "EvenChoiceTest.moc"
