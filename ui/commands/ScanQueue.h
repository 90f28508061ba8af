// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/VolumeStatistics.h"
#include "ui/Files.h"
#include "ui/jobs/EngineQueue.h"
#include "ui/models/Learning.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace exemplar::ui {

/// Scans that are labelled one after the other with the profile that was in use at the start, in the engine's long
/// lane; between two of them other runs get their turn. A scan that fails does not stop the rest.
class ScanQueue final : public QObject {
    Q_OBJECT

public:
    enum class State { Waiting, Running, Done, Failed, Cancelled };
    struct Item {
        QString scan;  ///< file or DICOM folder
        State state = State::Waiting;
        double fraction = 0.0;  ///< of the stage, while it runs
        QString stage;
        QString sentence;                       ///< why it failed
        QString labels;                         ///< file that was written
        std::vector<VolumeStatistics> volumes;  ///< of the structures that were found
        LabelTable structures;                  ///< those of the profile
        int slices = 0, doubtful = 0;
    };

    ScanQueue(Files& files, Learning& learning, EngineQueue& engine, QObject* parent = nullptr);
    /// The scan that is being labelled is given up at its next slice.
    ~ScanQueue() override;

    int count() const { return static_cast<int>(m_items.size()); }
    const Item& item(int row) const { return *m_items[static_cast<std::size_t>(row)]; }
    /// Scans that wait or run already are left out.
    void add(const QStringList& scans);
    /// Not the one that runs.
    void remove(int row);
    /// One that failed or was cancelled waits again.
    void again(int row);

    /// Where label maps go; they are named after the scans and never replace a file.
    const QString& folder() const { return m_folder; }
    void setFolder(const QString& folder);
    void start();
    /// Also while the last scan is being cancelled.
    bool running() const { return m_run != nullptr; }
    /// Of the profile that this is done with; while nothing is, of the one in use; empty where there is none.
    QString profileName() const;
    void cancel(int row);
    void cancelAll();
    /// What a queue may have written itself, which is no scan.
    static bool isLabelMap(const QString& path);

Q_SIGNALS:
    void listChanged();
    void changed(int row);
    void runningChanged();
    void profileChanged();
    void failed(const QString& sentence);

private:
    struct Run;
    void next();
    void conclude(const std::shared_ptr<Run>& run);
    void followProgress(double fraction, const QString& stage);
    void tell(const Item* item);

    Files& m_files;
    Learning& m_learning;
    EngineQueue& m_engine;
    std::vector<std::shared_ptr<Item>> m_items;
    QString m_folder;
    std::shared_ptr<const Profile> m_profile;
    QString m_profileFile;
    std::shared_ptr<Run> m_run;  // given to the long lane and not concluded
    bool m_goOn = false;         // with the next one after it
};

}  // namespace exemplar::ui
