// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>

#include <vector>

namespace exemplar::ui {

/// The title of a plot, then what its curves are called: as many as there is room for, the others are counted.
class CurveTitle final : public QWidget {
    Q_OBJECT

public:
    struct Entry {
        QString name;
        QColor colour;
        bool dashed = false;
    };

    explicit CurveTitle(QWidget* parent = nullptr);

    /// `note` goes on in plain letters.
    void setText(const QString& title, const QString& note = {});
    void setEntries(std::vector<Entry> entries);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_title, m_note;
    std::vector<Entry> m_entries;
};

/// Cut to what a legend has room for.
QString shortened(const QString& name);
/// For what stands beside curves.
QFont smaller(QFont font);

}  // namespace exemplar::ui
