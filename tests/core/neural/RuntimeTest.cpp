// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/Runtime.h"

#include <QProcess>
#include <QTest>

#include <cstdio>
#include <cstdlib>
#include <utility>

using namespace exemplar::neural;

namespace {

/// This program started with these arguments and variables, as main() below answers it: a line for each argument, then
/// the waiting policy.
QList<QByteArray> startedWith(const QStringList& arguments, const QList<std::pair<QString, QString>>& variables) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("OMP_WAIT_POLICY"));
    for (const auto& [name, value] : variables) {
        environment.insert(name, value);
    }
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), QStringList{QStringLiteral("--tell")} + arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 3) {
        return {};
    }
    return process.readAllStandardOutput().split('\n');
}

}  // namespace

class RuntimeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void argumentsAndExitStatusAreKept() {
        const auto lines = startedWith({QStringLiteral("a scan.nii"), QString(), QStringLiteral("--x")}, {});
        QCOMPARE(lines, (QList<QByteArray>{"a scan.nii", "", "--x", "passive"}));
    }
    void whatIsSetStays() {
        QCOMPARE(startedWith({}, {{QStringLiteral("OMP_WAIT_POLICY"), QStringLiteral("active")}}),
                 (QList<QByteArray>{"active"}));
    }
};

int main(int argc, char** argv) {
    if (argc > 1 && qstrcmp(argv[1], "--tell") == 0) {
        sleepWhileWaiting(argv);
        for (int i = 2; i < argc; ++i) {
            std::printf("%s\n", argv[i]);
        }
        const char* policy = std::getenv("OMP_WAIT_POLICY");
        std::printf("%s", policy == nullptr ? "" : policy);
        return 3;
    }
    const QCoreApplication application(argc, argv);
    RuntimeTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "RuntimeTest.moc"
