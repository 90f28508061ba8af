// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/TrainingPlan.h"
#include "ui/views/SliceRenderer.h"

#include <QImage>
#include <QWidget>

namespace exemplar::ui {

/// An exemplar with what a model answers on it filled and its own labels outlined, as large as there is room.
class AnswerPicture final : public QWidget {
    Q_OBJECT

public:
    explicit AnswerPicture(QWidget* parent = nullptr);

    /// Nothing is shown where the answer is not of the exemplar's size.
    void setAnswer(const Exemplar& exemplar, const LabelImage& answer, const LabelTable& table, const QString& caption);
    void clear();
    bool empty() const { return m_grey.isNull(); }
    const QString& caption() const { return m_caption; }
    QSize sizeHint() const override { return {190, 190}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_grey, m_answer;  // one pixel per pixel of the slice
    std::vector<LabelBorder> m_truth;
    QSizeF m_size;  // mm
    QString m_caption;
};

}  // namespace exemplar::ui
