// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/synthesis/SynthesisRecipe.h"

#include <QtTest>
#include <nlohmann/json.hpp>

using namespace exemplar;

class SynthesisRecipeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip() {
        SynthesisRecipe recipe;
        double value = 0.011;
        auto json = nlohmann::json::parse(recipe.toJson());
        for (auto& item : json) {
            item = item.get<double>() * 0.5 + (value += 0.001);  // every knob differs from its default
        }
        const SynthesisRecipe read = SynthesisRecipe::fromJson(json.dump());
        QVERIFY(!(read == recipe));
        QVERIFY(SynthesisRecipe::fromJson(read.toJson()) == read);
        QCOMPARE(sizeof(SynthesisRecipe) / sizeof(double), json.size());  // no knob is forgotten
    }

    void missingKnobsKeepTheirDefaults() {
        QVERIFY(SynthesisRecipe::fromJson("{}") == SynthesisRecipe());
        QCOMPARE(SynthesisRecipe::fromJson(R"({"gamma": 0.5})").gamma, 0.5);
        QCOMPARE(SynthesisRecipe::fromJson(R"({"gamma": 0.5})").gain, SynthesisRecipe().gain);
    }

    void nonsenseIsRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("named");
        QTest::newRow("no JSON") << "rotation=3"
                                 << "JSON";
        QTest::newRow("not an object") << "[1, 2]"
                                       << "JSON";
        QTest::newRow("unknown knob") << R"({"rotatoin": 3})"
                                      << "rotatoin";
        QTest::newRow("no number") << R"({"gamma": "much"})"
                                   << "gamma";
        QTest::newRow("null, as NaN is written") << R"({"gamma": null})"
                                                 << "gamma";
        QTest::newRow("too large") << R"({"scale": 1.5})"
                                   << "scale";
        QTest::newRow("negative") << R"({"noise": -0.1})"
                                  << "noise";
        QTest::newRow("no probability") << R"({"blurShare": 1.1})"
                                        << "blurShare";
        QTest::newRow("no wave length") << R"({"elasticWavelength": 0})"
                                        << "elasticWavelength";
        QTest::newRow("no place to choose") << R"({"ownExemplarWeight": 0, "otherExemplarWeight": 0})"
                                            << "weights";
    }

    void nonsenseIsRefused() {
        QFETCH(QString, text);
        QFETCH(QString, named);
        try {
            SynthesisRecipe::fromJson(text.toStdString());
            QFAIL("accepted");
        } catch (const Error& error) {
            QVERIFY(error.code() == ErrorCode::Usage);
            QVERIFY2(QString(error.what()).contains(named), error.what());
        }
    }
};

QTEST_APPLESS_MAIN(SynthesisRecipeTest)
#include "SynthesisRecipeTest.moc"
