// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/ManualWindow.h"

#include "ui/looks/Icons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QSplitter>
#include <QStyle>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace exemplar::ui {

/// A browser that finds the manual's pictures and fits them into its width.
class ManualBrowser final : public QTextBrowser {
public:
    using QTextBrowser::QTextBrowser;

    QVariant loadResource(int type, const QUrl& name) override {
        if (type != QTextDocument::ImageResource) {
            return QTextBrowser::loadResource(type, name);
        }
        const QImage picture(":/manual/pictures/" + name.path().section('/', -1));
        return picture.isNull()
                   ? picture
                   : picture.scaledToWidth(std::min(picture.width(), std::max(200, viewport()->width() - 40)),
                                           Qt::SmoothTransformation);
    }
    void scrollToHeading(int number) {
        for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
            if (block.blockFormat().headingLevel() > 0 && number-- == 0) {
                QTextCursor cursor(block);
                moveCursor(QTextCursor::End);  // so that the heading comes to lie at the top
                setTextCursor(cursor);
                return;
            }
        }
    }
};

ManualWindow::ManualWindow(const QString& language, QWidget* parent)
    : QDialog(parent),
      m_manual(language),
      m_search(new QLineEdit(this)),
      m_list(new QListWidget(this)),
      m_browser(new ManualBrowser(this)) {
    setWindowTitle(tr("Manual"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    resize(940, 680);
    auto* bar = new QToolBar(this);
    m_back = bar->addAction(style()->standardIcon(QStyle::SP_ArrowBack), tr("Back"), this, [this] { move(-1); });
    m_back->setShortcut(QKeySequence::Back);
    m_forward =
        bar->addAction(style()->standardIcon(QStyle::SP_ArrowForward), tr("Forward"), this, [this] { move(1); });
    m_forward->setShortcut(QKeySequence::Forward);
    m_search->setPlaceholderText(tr("Search the manual"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Pages"));
    m_browser->setOpenLinks(false);
    m_browser->setAccessibleName(tr("Manual"));
    auto* split = new QSplitter(this);
    split->addWidget(m_list);
    split->addWidget(m_browser);
    split->setStretchFactor(1, 1);
    split->setSizes({230, 710});
    auto* head = new QHBoxLayout;
    head->addWidget(bar);
    head->addWidget(m_search, 1);
    auto* column = new QVBoxLayout(this);
    column->addLayout(head);
    column->addWidget(split, 1);
    connect(m_search, &QLineEdit::textChanged, this, &ManualWindow::search);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && m_listed[static_cast<std::size_t>(row)] != shown()) {
            show(m_listed[static_cast<std::size_t>(row)]);
        }
    });
    connect(m_browser, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        if (const auto place = m_manual.follow(link.toString(), shown().page)) {
            show(*place);
        }
    });
    listPages();
    display();
}

void ManualWindow::listPages() {
    m_listed.clear();
    QStringList titles;
    for (const Manual::Page& page : m_manual.pages()) {
        m_listed.push_back({static_cast<int>(titles.size()), 0});
        titles << page.title;
    }
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    m_list->addItems(titles);
    m_list->setCurrentRow(shown().page);
}

void ManualWindow::search(const QString& words) {
    if (words.trimmed().isEmpty()) {
        listPages();
        return;
    }
    m_listed = m_manual.search(words);
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const Manual::Place& place : m_listed) {
        const Manual::Page& page = m_manual.pages()[static_cast<std::size_t>(place.page)];
        const QString& heading = page.sections[static_cast<std::size_t>(place.section)].heading;
        m_list->addItem(place.section == 0 ? page.title : tr("%1: %2").arg(page.title, heading));
    }
    if (m_listed.empty()) {
        m_listed.push_back(shown());
        m_list->addItem(tr("Nothing found"));
    }
}

void ManualWindow::showTopic(const QString& name) {
    m_search->clear();
    show(m_manual.placeOf(name).value_or(Manual::Place{}));
}

void ManualWindow::show(Manual::Place place) {
    if (place != shown()) {
        m_history.resize(m_now + 1);
        m_history.push_back(place);
        ++m_now;
    }
    QDialog::show();
    display();
    raise();
}

void ManualWindow::move(int by) {
    const int next = static_cast<int>(m_now) + by;
    if (next >= 0 && next < static_cast<int>(m_history.size())) {
        m_now = static_cast<std::size_t>(next);
        display();
    }
}

void ManualWindow::display() {
    const Manual::Page& page = m_manual.pages()[static_cast<std::size_t>(shown().page)];
    m_browser->setMarkdown(page.markdown());
    m_browser->scrollToHeading(shown().section);
    m_back->setEnabled(m_now > 0);
    m_forward->setEnabled(m_now + 1 < m_history.size());
    if (m_search->text().trimmed().isEmpty()) {
        const QSignalBlocker quiet(m_list);
        m_list->setCurrentRow(shown().page);
    }
}

}  // namespace exemplar::ui
