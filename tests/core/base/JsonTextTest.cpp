// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/JsonText.h"

#include "core/base/Error.h"
#include "core/checkpoint/PickleReader.h"
#include "core/engine/ProfileCard.h"
#include "core/synthesis/SynthesisRecipe.h"

#include <QTest>

using namespace exemplar;
using nlohmann::json;

class JsonTextTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A million brackets would exhaust the stack of whoever writes the JSON again.
    void deepNestingIsRefused() {
        for (const int depth : {101, 1'000'000}) {
            const std::string deep = std::string(depth, '[') + std::string(depth, ']');
            QVERIFY_EXCEPTION_THROWN(parseJson(deep), json::parse_error);
            QVERIFY_EXCEPTION_THROWN(ProfileCard::fromJson("{\"plan\":" + deep + "}", "card"), Error);
            QVERIFY_EXCEPTION_THROWN(SynthesisRecipe::fromJson("{\"gamma\":" + deep + "}"), Error);
        }
        const std::string flat = std::string(100, '[') + std::string(100, ']');
        QVERIFY(parseJson(flat).is_array());
        QVERIFY(parseJson("[\"" + std::string(1000, '[') + "\\\"[\"]").is_array());  // brackets in a text are none
    }

    void numbersAreNotWrappedRound() {
        QCOMPARE(int(labelNumber(json(65535))), 65535);
        for (const json& value : {json(65537), json(-1), json(0), json(1.5), json(1e300), json("1"), json(),
                                  json(18446744073709551615ULL)}) {
            QVERIFY_EXCEPTION_THROWN(labelNumber(value), json::out_of_range);
        }
        QCOMPARE(wholeNumber(json(-5), -5, 5), std::int64_t(-5));
    }

    /// Lists that hold themselves, and tuples one inside the other: read and freed, or refused.
    void picklesInCircles() {
        QVERIFY(readPickle(std::string("\x80\x02]q\0h\0a.", 9), "circle") != nullptr);
        QVERIFY(readPickle("\x80\x02)" + std::string(900'000, '\x85') + ".", "deep") != nullptr);
    }
};

QTEST_GUILESS_MAIN(JsonTextTest)
#include "JsonTextTest.moc"
