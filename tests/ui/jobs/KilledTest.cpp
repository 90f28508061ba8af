// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/ProfileLibrary.h"
#include "core/session/Session.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace exemplar;

/// kill -9 at any moment leaves a whole copy of the labels on the disk: the last one that was told of, or one begun
/// after it.
class KilledTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killed_data() {
        QTest::addColumn<QString>("what");
        QTest::newRow("while the copy of unsaved work is kept") << QStringLiteral("keep");
        QTest::newRow("while the session is saved") << QStringLiteral("save");
    }
    void killed() {
        QFETCH(QString, what);
        QTemporaryDir folder;
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("Exemplar"));
        QCoreApplication::setApplicationName(QStringLiteral("PaintUntilKilled"));
        const QString kept = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/unsaved";
        const QString session = what == "save" ? folder.filePath("one.exemplar") : kept + "/ball.exemplar";
        std::size_t most = 0;
        for (int round = 0; round < 8; ++round) {
            QDir(kept).removeRecursively();
            QFile::remove(session);
            QProcess painter;
            painter.start(QStringLiteral(EXEMPLAR_PAINTER), {what, folder.filePath("one.exemplar")});
            QVERIFY(painter.waitForStarted());
            QByteArray told;
            while (told.count('\n') < 2 + round && painter.waitForReadyRead(20'000)) {
                told += painter.readAllStandardOutput();
            }
            QTest::qSleep((round * 7) % 11);  // somewhere within the next one
            painter.kill();
            QVERIFY(painter.waitForFinished());
            told += painter.readAllStandardOutput();
            const QList<QByteArray> lines = told.trimmed().split('\n');
            QVERIFY(lines.size() >= 2 + round);
            JobControl control;
            const Session left = readSession(session.toStdString(), control);
            const auto count = static_cast<std::size_t>(
                std::count(left.labels.labels().begin(), left.labels.labels().end(), std::uint16_t(1)));
            QVERIFY2(count >= lines.back().toULongLong() && count % 7 == 0, lines.back());
            most = std::max(most, count);
        }
        QVERIFY(most > 7 * 8);
    }

    void killedAtWork_data() {
        QTest::addColumn<QString>("what");
        QTest::newRow("while it learns and keeps profiles") << QStringLiteral("learn");
        QTest::newRow("while labels are carried") << QStringLiteral("carry");
    }
    /// Every profile in the library is whole, the best state so far is among them, and the exemplar is on the disk.
    void killedAtWork() {
        QFETCH(QString, what);
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("Exemplar"));
        QCoreApplication::setApplicationName(QStringLiteral("PaintUntilKilled"));
        const QString data = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
        std::size_t profiles = 0;
        for (int round = 0; round < 6; ++round) {
            QDir(data).removeRecursively();
            QProcess painter;
            painter.start(QStringLiteral(EXEMPLAR_PAINTER), {what, QStringLiteral("-")});
            QVERIFY(painter.waitForStarted());
            QByteArray told;
            while (told.count('\n') < 2 && painter.waitForReadyRead(30'000)) {
                told += painter.readAllStandardOutput();
            }
            QVERIFY(told.count('\n') >= 2);
            QTest::qSleep((round * 37) % 101);
            painter.kill();
            QVERIFY(painter.waitForFinished());
            for (const ProfileEntry& entry : ProfileLibrary((data + "/profiles").toStdString()).list()) {
                QVERIFY2(entry.problem.empty(), entry.problem.c_str());
                ++profiles;
            }
            JobControl control;
            const Session left = readSession((data + "/unsaved/ball.exemplar").toStdString(), control);
            const auto count = std::count(left.labels.labels().begin(), left.labels.labels().end(), std::uint16_t(1));
            QVERIFY2(count >= 400, qPrintable(QString::number(count)));
            QVERIFY(left.review.mark(8).exemplar);
        }
        QVERIFY(profiles >= 6);
    }
};

QTEST_GUILESS_MAIN(KilledTest)
#include "KilledTest.moc"
