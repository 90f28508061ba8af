// SPDX-License-Identifier: GPL-3.0-or-later
// Every kept input of the fuzzers (seeds and findings) through its target, without libFuzzer.
#include "core/base/AtomicFile.h"
#include "tests/fuzz/FuzzTargets.h"

#include <QTest>

using namespace exemplar;
namespace fs = std::filesystem;

class CorpusTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyInput_data() {
        QTest::addColumn<int>("target");
        for (int i = 0; i < int(std::size(fuzz::kTargets)); ++i) {
            QTest::newRow(fuzz::kTargets[i].name) << i;
        }
    }
    void everyInput() {
        QFETCH(int, target);
        int count = 0;
        for (const char* kind : {"seeds", "corpus"}) {
            const fs::path inputs =
                fs::path(EXEMPLAR_SOURCE_DIR) / "tests" / "fuzz" / kind / fuzz::kTargets[target].name;
            if (!fs::exists(inputs)) {
                continue;
            }
            for (const auto& entry : fs::directory_iterator(inputs)) {
                qInfo("%s", entry.path().filename().c_str());
                fuzz::kTargets[target].run(readFile(entry.path()));
                ++count;
            }
        }
        QVERIFY(count > 0);
    }
};

QTEST_GUILESS_MAIN(CorpusTest)
#include "CorpusTest.moc"
