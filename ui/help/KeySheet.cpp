// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/KeySheet.h"

#include "ui/commands/Shortcuts.h"

#include <QDialogButtonBox>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace exemplar::ui {

QString KeySheet::html(const Shortcuts& shortcuts) {
    const auto row = [](const QString& what, const QString& key) {
        return "<tr><td>" + what.toHtmlEscaped() + "&nbsp;&nbsp;</td><td><b>" + key.toHtmlEscaped() + "</b></td></tr>";
    };
    QString text = "<h2>" + tr("Keys of Exemplar") + "</h2>", group;
    for (const Shortcuts::Entry& entry : shortcuts.entries()) {
        const QString key = entry.action->shortcut().toString(QKeySequence::NativeText);
        if (key.isEmpty()) {
            continue;
        }
        if (entry.group != group) {
            text += (group.isEmpty() ? QString() : QStringLiteral("</table>")) + "<h3>" +
                    Shortcuts::plain(entry.group).toHtmlEscaped() + "</h3><table>";
            group = entry.group;
        }
        text += row(Shortcuts::plain(entry.action->text()), key);
    }
    text += (group.isEmpty() ? QString() : QStringLiteral("</table>")) + "<h3>" + tr("In a slice") + "</h3><table>";
    const QString wheel = tr("wheel");
    text += row(tr("Next slice"), wheel) + row(tr("Zoom"), tr("Ctrl and wheel")) +
            row(tr("Radius of the brush"), tr("Shift and wheel")) + row(tr("The chosen tool"), tr("left button")) +
            row(tr("Move the picture"), tr("middle button")) + row(tr("Window and level"), tr("right button")) +
            row(tr("Make the view large"), tr("double click, right")) +
            row(tr("Next slice"), tr("arrow keys, Page Up, Page Down")) + row(tr("Accept a preview"), tr("Return")) +
            row(tr("Discard a preview"), tr("Escape")) + row(tr("Show the base model's prediction"), tr("hold B")) +
            row(tr("Show the label map to compare with"), tr("hold T")) + "</table>";
    return text;
}

KeySheet::KeySheet(const Shortcuts& shortcuts, QWidget* parent) : QDialog(parent), m_sheet(new QTextBrowser(this)) {
    setWindowTitle(tr("Keys"));
    resize(460, 640);
    m_sheet->setHtml(html(shortcuts));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons->addButton(tr("Print..."), QDialogButtonBox::ActionRole), &QPushButton::clicked, this,
            &KeySheet::print);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_sheet);
    column->addWidget(buttons);
}

void KeySheet::print() {
    QPrinter printer;
    QPrintDialog dialog(&printer, this);
    if (dialog.exec() == QDialog::Accepted) {
        m_sheet->print(&printer);
    }
}

}  // namespace exemplar::ui
