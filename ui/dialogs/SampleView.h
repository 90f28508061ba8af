// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/LabelTable.h"

#include <QImage>
#include <QWidget>

#include <cstdint>
#include <set>
#include <vector>

namespace exemplar::ui {

/// Small pictures in a grid that fills the widget, with a legend of the labels that occur.
class SampleView final : public QWidget {
    Q_OBJECT

public:
    struct Picture {
        QImage image;
        QString origin;  ///< said when the mouse rests on it
    };

    explicit SampleView(QWidget* parent = nullptr);

    void setPictures(std::vector<Picture> pictures, const LabelTable& labels, const std::set<std::uint16_t>& shown);
    const std::vector<Picture>& pictures() const { return m_pictures; }
    /// Said in place of pictures.
    void setMessage(const QString& sentence);

    QSize sizeHint() const override { return {680, 480}; }
    QSize minimumSizeHint() const override { return {320, 240}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Layout {
        std::vector<QRect> cells;
        std::set<std::uint16_t> named;  // labels in the legend
        int legendTop = 0;
    };
    Layout layOut() const;

    std::vector<Picture> m_pictures;
    LabelTable m_labels;
    std::set<std::uint16_t> m_shown;
    QString m_message;
};

}  // namespace exemplar::ui
