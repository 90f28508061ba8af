// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/StartPage.h"

#include "ui/looks/Icons.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace exemplar::ui {
namespace {

constexpr int kPath = Qt::UserRole;

}  // namespace

StartPage::StartPage(bool hasSample, QWidget* parent)
    : QWidget(parent), m_works(new QListWidget(this)), m_heading(new QLabel(tr("Recent work"), this)) {
    auto* title = new QLabel(QStringLiteral("Exemplar"), this);
    QFont large = title->font();
    large.setPointSizeF(2.2 * large.pointSizeF());
    large.setBold(true);
    title->setFont(large);
    auto* sentence = new QLabel(
        tr("Label a few slices; the program learns from them and labels the rest. Open a scan to begin, or drop it "
           "here."),
        this);
    sentence->setWordWrap(true);

    auto* buttons = new QVBoxLayout;
    const auto button = [&](const char* name, const QString& text, const QString& tip, auto signal) {
        auto* made = new QPushButton(icon(QLatin1String(name)), text, this);
        made->setIconSize({24, 24});
        made->setMinimumHeight(44);
        made->setToolTip(tip);
        made->setStyleSheet(QStringLiteral("text-align: left; padding-left: 12px"));
        connect(made, &QPushButton::clicked, this, signal);
        buttons->addWidget(made);
    };
    button("open-scan", tr("Open scan..."), tr("A NIfTI, NRRD, MetaImage or DICOM file"), &StartPage::openScanWanted);
    button("open-dicom", tr("Open DICOM folder..."), tr("Shows the series of a folder to choose from"),
           &StartPage::openFolderWanted);
    button("open-session", tr("Open session..."), tr("Work that was saved as a session"),
           &StartPage::openSessionWanted);
    if (hasSample) {
        button("sample", tr("Try the sample"), tr("Colin27, a brain MR that is installed on this machine"),
               &StartPage::sampleWanted);
    }
    buttons->addStretch();

    m_works->setIconSize({72, 72});
    m_works->setSpacing(4);
    m_works->setAccessibleName(tr("Recent work"));
    connect(m_works, &QListWidget::itemActivated, this,
            [this](QListWidgetItem* item) { Q_EMIT workWanted(item->data(kPath).toString()); });

    auto* right = new QVBoxLayout;
    right->addWidget(m_heading);
    right->addWidget(m_works);
    auto* columns = new QHBoxLayout;
    columns->addLayout(buttons, 1);
    columns->addSpacing(24);
    columns->addLayout(right, 2);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(48, 36, 48, 36);
    page->setSpacing(12);
    page->addWidget(title);
    page->addWidget(sentence);
    page->addSpacing(12);
    page->addLayout(columns);
}

void StartPage::show(const std::vector<RecentWork>& works) {
    m_works->clear();
    for (const RecentWork& work : works) {
        auto* item = new QListWidgetItem(work.name + "\n" + work.detail, m_works);
        QPixmap picture;
        picture.loadFromData(work.thumbnail);
        item->setIcon(picture.isNull() ? icon(QStringLiteral("open-scan")) : QIcon(picture));
        item->setToolTip(work.path);
        item->setData(kPath, work.path);
        if (work.kept) {
            item->setIcon(picture.isNull() ? icon(QStringLiteral("warning")) : QIcon(picture));
            QFont bold = item->font();
            bold.setBold(true);
            item->setFont(bold);
        }
    }
    m_heading->setText(works.empty() ? tr("Recent work: none yet") : tr("Recent work (double-click to go on)"));
}

}  // namespace exemplar::ui
