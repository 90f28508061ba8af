// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/platform/PlatformChecks.h"

#include <QTest>

using namespace exemplar;

class PlatformTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void check_data() {
        QTest::addColumn<int>("number");
        const auto& checks = test::platformChecks();
        for (std::size_t i = 0; i < checks.size(); ++i) {
            QTest::newRow(checks[i].name) << static_cast<int>(i);
        }
    }
    void check() {
        QFETCH(int, number);
        try {
            test::platformChecks()[static_cast<std::size_t>(number)].run();
        } catch (const std::exception& problem) {
            QFAIL(problem.what());
        }
    }
};

int main(int argc, char** argv) {
    if (const int status = test::runAsChild(argc, argv); status >= 0) {
        return status;
    }
    PlatformTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "PlatformTest.moc"
