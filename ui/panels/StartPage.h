// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;

namespace exemplar::ui {

/// A work that can be taken up again: a session, or a copy that the program kept of one.
struct RecentWork {
    QString path;  ///< session file or scan
    QString name, detail;
    QByteArray thumbnail;  ///< PNG
    bool kept = false;     ///< left behind by a program that did not end well
};

/// What the window shows while no scan is open.
class StartPage final : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(bool hasSample, QWidget* parent = nullptr);
    void show(const std::vector<RecentWork>& works);

Q_SIGNALS:
    void openScanWanted();
    void openFolderWanted();
    void openSessionWanted();
    void sampleWanted();
    void workWanted(const QString& path);

private:
    QListWidget* m_works;
    QLabel* m_heading;
};

}  // namespace exemplar::ui
