// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/UserFolders.h"

#include <QTest>

using namespace exemplar;

class UserFoldersTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void variablesComeFirstThenHome() {
#ifdef _WIN32
        qputenv("LOCALAPPDATA", "C:/local");
        QCOMPARE(userDataFolder(), std::filesystem::path("C:/local/Exemplar"));
        QCOMPARE(userCacheFolder(), userDataFolder());
#else
        qputenv("HOME", "/home/someone");
        qunsetenv("XDG_DATA_HOME");
        qputenv("XDG_CACHE_HOME", "");  // as if it were not set
        QVERIFY(userDataFolder() == "/home/someone/.local/share/exemplar");
        QVERIFY(userCacheFolder() == "/home/someone/.cache/exemplar");
        qputenv("XDG_DATA_HOME", "/data");
        qputenv("XDG_CACHE_HOME", "/cache");
        QVERIFY(userDataFolder() == "/data/exemplar");
        QVERIFY(userCacheFolder() == "/cache/exemplar");
        qunsetenv("XDG_CACHE_HOME");
        qunsetenv("HOME");
        QVERIFY(userCacheFolder().empty());
#endif
    }
};

QTEST_APPLESS_MAIN(UserFoldersTest)
#include "UserFoldersTest.moc"
