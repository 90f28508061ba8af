// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/JobBar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace exemplar::ui {

JobBar::JobBar(JobRunner& jobs, QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_left(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_title, m_progress, m_left, m_cancel}) {
        row->addWidget(widget);
    }
    m_progress->setRange(0, 1000);
    m_progress->setMaximumWidth(220);
    hide();
    connect(m_cancel, &QPushButton::clicked, &jobs, &JobRunner::cancel);
    connect(&jobs, &JobRunner::started, this, [this](const QString& title) {
        m_title->setText(title);
        m_since.start();
        show(0.0);
        setVisible(true);
    });
    connect(&jobs, &JobRunner::progress, this, [this](double fraction) { show(fraction); });
    connect(&jobs, &JobRunner::finished, this, &QWidget::hide);
}

void JobBar::show(double fraction) {
    m_progress->setValue(static_cast<int>(1000.0 * fraction));
    const double passed = static_cast<double>(m_since.elapsed()) / 1000.0;
    const bool known = fraction > 0.05 && passed > 2.0;
    const int left = known ? static_cast<int>(passed / fraction - passed) + 1 : 0;
    m_left->setText(!known       ? QString()
                    : left >= 90 ? tr("%n minute(s) left", nullptr, (left + 30) / 60)
                                 : tr("%n second(s) left", nullptr, left));
}

}  // namespace exemplar::ui
