// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ProfileDetails.h"

#include "ui/dialogs/ProfileWords.h"
#include "ui/pictures/CurvePlot.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>

#include <initializer_list>

namespace exemplar::ui {
namespace {

constexpr int kCurvesWidth = 380, kCurvesHeight = 250;  // points
constexpr double kCurvesShrink = 1.8;                   // the picture's letters are made for a larger one

}  // namespace

ProfileDetails::ProfileDetails(QWidget* parent)
    : QWidget(parent),
      m_name(new QLineEdit(this)),
      m_site(new QLineEdit(this)),
      m_scanner(new QLineEdit(this)),
      m_notes(new QPlainTextEdit(this)),
      m_facts(new QLabel(this)),
      m_curves(new QLabel(this)) {
    auto* form = new QFormLayout;
    const auto field = [&](const QString& label, QLineEdit* edit, const QString& tip) {
        edit->setToolTip(tip);
        form->addRow(label, edit);
        connect(edit, &QLineEdit::editingFinished, this, &ProfileDetails::saveTyped);
    };
    field(tr("Name"), m_name, tr("Name of the profile; the name of its file does not change"));
    field(tr("Site"), m_site, tr("Hospital or institute of the scans"));
    field(tr("Scanner"), m_scanner, tr("Scanner of the scans"));
    m_notes->setToolTip(tr("Notes for other users; saved when you leave the field"));
    m_notes->setTabChangesFocus(true);
    m_notes->setMinimumHeight(60);
    m_notes->installEventFilter(this);
    form->addRow(tr("Notes"), m_notes);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    m_facts->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setContentsMargins(8, 0, 8, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_facts);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setToolTip(tr("Training data and training settings"));
    m_curves->setAlignment(Qt::AlignCenter);
    m_curves->setFixedSize(kCurvesWidth, kCurvesHeight);
    m_curves->setToolTip(tr("Training curves: loss above, DSC of the validation below"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addLayout(form, 3);
    row->addWidget(scroll, 3);
    row->addWidget(m_curves, 0, Qt::AlignTop);
    show(ProfileEntry());
}

ProfileDetails::~ProfileDetails() {
    // Losing the focus while all is taken apart, a field would report that editing has finished.
    m_notes->removeEventFilter(this);
    for (QLineEdit* edit : {m_name, m_site, m_scanner}) {
        edit->blockSignals(true);
    }
}

void ProfileDetails::show(const ProfileEntry& entry, bool keepTyped) {
    const bool same = entry.path == m_shown.path && !entry.path.empty();
    m_shown = entry;
    const Said kept = saidIn(entry.card);
    if (same && keepTyped) {
        m_kept = kept;
    } else if (!same || said() == m_kept) {
        m_name->setText(kept.name);
        m_site->setText(kept.site);
        m_scanner->setText(kept.scanner);
        m_notes->setPlainText(kept.notes);
        m_kept = said();  // fields may write line ends otherwise
    }
    m_facts->setText(entry.path.empty() ? QString() : profileFacts(entry));
    showCurves();
}

void ProfileDetails::showCurves() {
    const TrainingRecord& record = m_shown.card.record;
    if (record.steps.empty()) {
        m_curves->clear();
        return;
    }
    QImage picture = trainingCurves(record, m_shown.card.labels, static_cast<int>(kCurvesShrink * kCurvesWidth),
                                    static_cast<int>(kCurvesShrink * kCurvesHeight))
                         .scaled(QSize(kCurvesWidth, kCurvesHeight) * devicePixelRatioF(), Qt::KeepAspectRatio,
                                 Qt::SmoothTransformation);
    picture.setDevicePixelRatio(devicePixelRatioF());
    m_curves->setPixmap(QPixmap::fromImage(picture));
}

void ProfileDetails::setEditable(bool editable) {
    m_editable = editable;
    for (QWidget* field : std::initializer_list<QWidget*>{m_name, m_site, m_scanner, m_notes}) {
        field->setEnabled(editable);
    }
}

ProfileDetails::Said ProfileDetails::saidIn(const ProfileCard& card) {
    return {QString::fromStdString(card.name), QString::fromStdString(card.site), QString::fromStdString(card.scanner),
            QString::fromStdString(card.notes)};
}

ProfileDetails::Said ProfileDetails::said() const {
    return {m_name->text(), m_site->text(), m_scanner->text(), m_notes->toPlainText()};
}

void ProfileDetails::saveTyped() {
    if (m_name->text().trimmed().isEmpty()) {
        m_name->setText(m_kept.name);  // it cannot be without
    }
    if (m_editable && said() != m_kept) {
        m_kept = said();
        Q_EMIT described(profilePath(m_shown), m_kept.name, m_kept.site, m_kept.scanner, m_kept.notes);
    }
}

bool ProfileDetails::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_notes && event->type() == QEvent::FocusOut) {
        saveTyped();
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace exemplar::ui
