// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/Runtime.h"

#include <QProcess>
#include <QTest>

#include <dlfcn.h>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <utility>

using namespace exemplar::neural;

namespace {

const char* kernels() {
    using CoreName = char* (*)();
    auto* name = reinterpret_cast<CoreName>(dlsym(RTLD_DEFAULT, "openblas_get_corename"));
    return name == nullptr ? "" : name();
}

/// This program started with these arguments and variables, as main() below answers it: a line for each argument, then
/// the waiting policy, the program's name, the kernels that OpenBLAS was told to take and those that it took.
QList<QByteArray> startedWith(const QStringList& arguments, const QList<std::pair<QString, QString>>& variables) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("OMP_WAIT_POLICY"));
    environment.remove(QStringLiteral("OPENBLAS_CORETYPE"));
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
        const auto lines = startedWith({QStringLiteral("a scan.nii"), QString(), QStringLiteral("--x"), QString()}, {});
        QCOMPARE(lines.mid(0, 6), (QList<QByteArray>{"a scan.nii", "", "--x", "", "passive", "RuntimeTest"}));
    }
    void whatIsSetStays() {
        const auto lines = startedWith({}, {{QStringLiteral("OMP_WAIT_POLICY"), QStringLiteral("active")},
                                            {QStringLiteral("OPENBLAS_CORETYPE"), QStringLiteral("Prescott")}});
        QCOMPARE(lines.value(0), QByteArray("active"));
        QCOMPARE(lines.value(2), QByteArray("Prescott"));
    }
    void openBlasTakesTheProcessorsKernels() {
#ifdef __x86_64__
        if (!__builtin_cpu_supports("avx2") || *kernels() == 0) {
            QSKIP("This processor has no AVX2, or there is no OpenBLAS.");
        }
        const auto lines = startedWith({}, {});
        QVERIFY(!lines.value(3).isEmpty());
        QVERIFY2(lines.value(3) != "Prescott", lines.value(3).constData());
#endif
    }
};

int main(int argc, char** argv) {
    if (argc > 1 && qstrcmp(argv[1], "--tell") == 0) {
        settleEnvironment();
        for (int i = 2; i < argc; ++i) {
            std::printf("%s\n", argv[i]);
        }
        const auto variable = [](const char* name) {
            const char* value = std::getenv(name);
            return value == nullptr ? "" : value;
        };
        std::printf("%s\n%s\n%s\n%s", variable("OMP_WAIT_POLICY"), program_invocation_short_name,
                    variable("OPENBLAS_CORETYPE"), kernels());
        return 3;
    }
    const QCoreApplication application(argc, argv);
    RuntimeTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "RuntimeTest.moc"
