// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/ExemplarList.h"

#include "core/image/Components.h"
#include "ui/pictures/Pictures.h"

#include <QKeyEvent>

namespace exemplar::ui {
namespace {

constexpr int kPicture = 84;
constexpr int kRest = 200;  // ms
constexpr int kSlice = Qt::UserRole, kBorrowed = Qt::UserRole + 1;

QStringList namesOf(const LabelImage& labels, const LabelTable& table) {
    QStringList names;
    for (const std::uint16_t label : labelsIn(labels)) {
        names << QString::fromStdString(table.nameOf(label));
    }
    return names;
}

}  // namespace

ExemplarList::ExemplarList(Workspace& workspace, SliceModel& slices, Learning& learning, LearnCommands& learn,
                           ReviewCommands& review, QWidget* parent)
    : QListWidget(parent),
      m_workspace(workspace),
      m_slices(slices),
      m_learning(learning),
      m_learn(learn),
      m_review(review) {
    setViewMode(QListView::IconMode);
    setIconSize({kPicture, kPicture});
    setGridSize({kPicture + 10, kPicture + 40});
    setResizeMode(QListView::Adjust);
    setMovement(QListView::Static);
    setWordWrap(true);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setAccessibleName(tr("Exemplars"));
    setToolTip(tr("The slices to train on. Double-click goes to a slice, Delete removes it from the list."));
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &ExemplarList::refill);
    connect(&slices, &SliceModel::changed, &m_rest, qOverload<>(&QTimer::start));
    connect(&learning, &Learning::borrowedChanged, &m_rest, qOverload<>(&QTimer::start));
    connect(this, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        if (item->data(kBorrowed).toInt() < 0) {
            m_review.goTo(item->data(kSlice).toInt());
        }
    });
    refill();
}

void ExemplarList::add(const Exemplar& exemplar, int borrowed) {
    const QImage picture =
        labelledPicture(exemplar.image.pixels, exemplar.labels, m_workspace.table(), 1, 0.5)
            .scaled(QSize(kPicture, kPicture) * devicePixelRatioF(), Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QPixmap pixmap = QPixmap::fromImage(picture);
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    const QStringList names = namesOf(exemplar.labels, m_workspace.table());
    auto* item = new QListWidgetItem(
        QIcon(pixmap), borrowed < 0 ? tr("Slice %1").arg(exemplar.slice) : tr("%1, other scan").arg(exemplar.slice),
        this);
    item->setToolTip(tr("%1, slice %2: %3")
                         .arg(QString::fromStdString(exemplar.scan))
                         .arg(exemplar.slice)
                         .arg(names.isEmpty() ? tr("no structure") : names.join(QStringLiteral(", "))));
    item->setText(item->text() + "\n" +
                  (names.isEmpty()     ? tr("no structure")
                   : names.size() == 1 ? names.front()
                                       : tr("%n structure(s)", nullptr, static_cast<int>(names.size()))));
    item->setData(kSlice, exemplar.slice);
    item->setData(kBorrowed, borrowed);
}

void ExemplarList::refill() {
    const int row = currentRow();
    clear();
    m_missing.clear();
    if (m_workspace.hasScan() && !m_workspace.editing()) {
        const ExemplarSet set = m_learn.exemplarSet();
        const int borrowed = static_cast<int>(m_learning.borrowed().size());
        for (std::size_t i = static_cast<std::size_t>(borrowed); i < set.exemplars.size(); ++i) {
            add(set.exemplars[i], -1);
        }
        for (int i = 0; i < borrowed; ++i) {
            add(set.exemplars[static_cast<std::size_t>(i)], i);
        }
        for (const LabelEntry& entry : m_workspace.table().entries()) {
            if (set.labels.indexOf(entry.id) < 0 && (m_workspace.voxelCount(entry.id) > 0 || !set.exemplars.empty())) {
                m_missing << QString::fromStdString(entry.name);
            }
        }
    }
    setCurrentRow(row);
    Q_EMIT refilled();
}

QStringList ExemplarList::missing() const { return m_missing; }

void ExemplarList::removeCurrent() {
    const QListWidgetItem* item = currentItem();
    if (item == nullptr) {
        return;
    }
    const int borrowed = item->data(kBorrowed).toInt();
    if (borrowed < 0) {
        m_review.setExemplar(item->data(kSlice).toInt(), false);
    } else {
        auto exemplars = m_learning.borrowed();
        exemplars.erase(exemplars.begin() + borrowed);
        m_learning.setBorrowed(std::move(exemplars));
    }
}

void ExemplarList::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        removeCurrent();
    } else {
        QListWidget::keyPressEvent(event);
    }
}

}  // namespace exemplar::ui
