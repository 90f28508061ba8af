// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/Tour.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace exemplar::ui {
namespace {

constexpr int kWidth = 560;

}  // namespace

Tour::Tour(QWidget* parent)
    : QDialog(parent),
      m_cards(new QStackedWidget(this)),
      m_number(new QLabel(this)),
      m_back(new QPushButton(tr("Back"), this)),
      m_next(new QPushButton(this)) {
    setWindowTitle(tr("Tour"));
    const auto add = [this](const QString& title, const QString& text, const QString& picture) {
        auto* card = new QWidget(m_cards);
        auto* image = new QLabel(card);
        image->setPixmap(
            QPixmap(":/manual/pictures/" + picture + ".png").scaledToWidth(kWidth, Qt::SmoothTransformation));
        auto* words = new QLabel("<h3>" + title + "</h3><p>" + text + "</p>", card);
        words->setWordWrap(true);
        words->setAlignment(Qt::AlignTop);
        words->setMinimumHeight(110);
        auto* column = new QVBoxLayout(card);
        column->addWidget(image);
        column->addWidget(words, 1);
        m_cards->addWidget(card);
    };
    add(tr("Label a few slices, not all of them"),
        tr("Open a scan, or try the sample. You label a handful of slices; the program learns from them and labels the "
           "rest. Everything stays on this machine."),
        QStringLiteral("window-propagated"));
    add(tr("1. Label a slice"),
        tr("Press 7 and drag a box around a structure. Return accepts the prediction. Correct it with the brush (4) "
           "and "
           "the eraser (5). Everything can be undone."),
        QStringLiteral("window-label"));
    add(tr("2. Mark exemplars and adapt"),
        tr("Press E on each slice that is labelled completely; three to five are a good start. Ctrl+R trains a profile "
           "on them while you go on."),
        QStringLiteral("window-adapting"));
    add(tr("3. Propagate and review"),
        tr("The labels are propagated through the scan. N goes to the worst slice, Y accepts it, Delete rejects it. "
           "What you drew is never overwritten."),
        QStringLiteral("window-review"));
    add(tr("4. Save and export"),
        tr("Ctrl+S saves the session, Ctrl+E exports a label map. The profile labels the next scan, too. F1 opens the "
           "manual at what is under the pointer."),
        QStringLiteral("window-profiles"));
    auto* skip = new QPushButton(tr("Skip"), this);
    skip->setAutoDefault(false);
    m_back->setAutoDefault(false);
    m_next->setDefault(true);
    connect(skip, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_back, &QPushButton::clicked, this, [this] { go(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { go(1); });
    auto* row = new QHBoxLayout;
    row->addWidget(skip);
    row->addWidget(m_number, 1, Qt::AlignCenter);
    row->addWidget(m_back);
    row->addWidget(m_next);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_cards);
    column->addLayout(row);
    go(0);
}

int Tour::count() const { return m_cards->count(); }
int Tour::card() const { return m_cards->currentIndex(); }

void Tour::go(int by) {
    const int next = card() + by;
    if (next >= count()) {
        accept();
        return;
    }
    m_cards->setCurrentIndex(next);
    m_number->setText(tr("%1 of %2").arg(next + 1).arg(count()));
    m_back->setEnabled(next > 0);
    m_next->setText(next + 1 < count() ? tr("Next") : tr("Begin"));
}

}  // namespace exemplar::ui
