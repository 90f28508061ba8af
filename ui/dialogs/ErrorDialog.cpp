// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ErrorDialog.h"

#include "core/base/Version.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSysInfo>

namespace exemplar::ui {

void showError(QWidget* parent, const QString& sentence, const QString& details) {
    for (const QMessageBox* open : parent->findChildren<QMessageBox*>()) {
        if (open->text() == sentence && open->isVisible()) {
            return;
        }
    }
    auto* box = new QMessageBox(QMessageBox::Warning, QStringLiteral("Exemplar"), sentence, QMessageBox::Ok, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setEscapeButton(QMessageBox::Ok);  // with "Copy" there are two, of which Qt would take neither
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    const QString program = QStringLiteral("Exemplar %1, Qt %2, %3")
                                .arg(QString::fromStdString(programVersion()), QString::fromLatin1(qVersion()),
                                     QSysInfo::prettyProductName());
    box->setDetailedText(details.isEmpty() ? program : details + "\n" + program);
    QPushButton* copy = box->addButton(QMessageBox::tr("Copy"), QMessageBox::ActionRole);
    copy->disconnect();  // copying does not close
    QObject::connect(copy, &QPushButton::clicked, box,
                     [box] { QGuiApplication::clipboard()->setText(box->text() + "\n" + box->detailedText()); });
    box->open();
}

}  // namespace exemplar::ui
