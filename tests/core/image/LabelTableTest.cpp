// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/image/LabelTable.h"

#include <QTest>

using namespace exemplar;

class LabelTableTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itkSnapRoundTrip() {
        LabelTable table;
        table.add({3, "Left kidney", {10, 20, 30}, true});
        table.add({300, "Tumour, core", {255, 0, 1}, false});
        const LabelTable back = LabelTable::parse(table.toItkSnap(), "x");
        QCOMPARE(back.entries().size(), std::size_t(2));
        QVERIFY(back == table);
    }

    void readsCarriageReturnsAndBackground() {
        const LabelTable table = LabelTable::parse(
            "####\r\n# ITK-SnAP Label Description File\r\n 0 0 0 0 0 0 0 \"Clear Label\"\r\n 2 1 2 3 1 1 1 \"A b\"\r\n",
            "x");
        QCOMPARE(table.size(), std::size_t(1));
        QCOMPARE(table.nameOf(2), std::string("A b"));
    }

    void readsSlicerAndPlainLists() {
        QCOMPARE(
            LabelTable::parse("# Color table file\n# 2 values\n0 Background 0 0 0 0\n1 Left_lung 12 34 56 255\n", "x")
                .nameOf(1),
            std::string("Left lung"));
        QCOMPARE(LabelTable::parse("1 Precentral_L 2001\n2 Precentral_R 2002\n", "x").nameOf(2),
                 std::string("Precentral_R"));
    }

    void badLinesAreNamed_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("short") << "# ITK-SnAP Label Description File\n1 2 3\n";
        QTest::newRow("no quotes") << "# ITK-SnAP Label Description File\n1 2 3 4 1 1 1 Name\n";
        QTest::newRow("large id") << "x\n99999 name\n";
        QTest::newRow("words") << "hello world again\n";
    }
    void badLinesAreNamed() {
        QFETCH(QString, text);
        try {
            LabelTable::parse(text.toStdString(), "names.txt");
            QFAIL("no error");
        } catch (const Error& problem) {
            QVERIFY(std::string(problem.what()).find("names.txt, line ") != std::string::npos);
        }
    }

    void idsKeepTheOrder() {
        LabelTable table;
        for (const std::uint16_t id : {7, 2, 5}) {
            table.ensure(id);
        }
        QCOMPARE(table.ids(), (std::vector<std::uint16_t>{7, 2, 5}));
    }

    void coloursDiffer() {
        for (std::uint16_t a = 1; a < 40; ++a) {
            QVERIFY(LabelTable::defaultColour(a) != LabelTable::defaultColour(static_cast<std::uint16_t>(a + 1)));
        }
    }
};

QTEST_GUILESS_MAIN(LabelTableTest)
#include "LabelTableTest.moc"
