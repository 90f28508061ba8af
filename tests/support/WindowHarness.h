// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/FakeEngine.h"
#include "tests/support/FakeFiles.h"
#include "ui/MainWindow.h"
#include "ui/views/SliceView.h"
#include "ui/views/ViewGrid.h"

#include <QAction>
#include <QDir>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>
#include <memory>

namespace exemplar::ui {

/// A window on files and engines that are not real, with settings and folders of its own, for tests.
class WindowHarness {
protected:
    explicit WindowHarness(const char* name) : m_name(QString::fromLatin1(name)) {}

    /// For initTestCase().
    void prepare() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("Exemplar"));
        QCoreApplication::setApplicationName(m_name);
    }
    /// For init(): a window that shows the ball, nothing left of the test before.
    void begin() {
        m_files.saved.clear();
        QSettings().clear();
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)).removeRecursively();
        makeWindow();
        m_window->open(QStringLiteral("/here/ball.nii"));
        QTRY_VERIFY(space().hasScan());
        QTRY_VERIFY(!m_window->jobs().running());
    }
    /// For cleanup().
    void end() {
        if (space().hasScan()) {
            space().setSaved(space().revision());
        }
        m_window.reset();
    }

    void makeWindow() {
        m_window = std::make_unique<MainWindow>(m_files, m_source);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    SliceView& axial() { return *m_window->views().slices()[0]; }
    QPoint middle() { return axial().rect().center(); }
    Workspace& space() { return m_window->workspace(); }
    std::ptrdiff_t painted(std::uint16_t label) { return painted(space(), label); }
    static std::ptrdiff_t painted(const Workspace& workspace, std::uint16_t label) {
        const auto& labels = workspace.labels().labels();
        return std::count(labels.begin(), labels.end(), label);
    }
    /// An action by its text or its object name.
    void trigger(const QString& name) {
        for (QAction* action : m_window->findChildren<QAction*>()) {
            if (action->text() == name || action->objectName() == name) {
                action->trigger();
                return;
            }
        }
        QFAIL(qPrintable(name));
    }
    /// The question that is being asked, waited for.
    QMessageBox* question() {
        for (int waited = 0; waited < 5000; waited += 20) {
            for (QMessageBox* box : m_window->findChildren<QMessageBox*>()) {
                if (box->isVisible()) {
                    return box;
                }
            }
            QTest::qWait(20);
        }
        qFatal("No question is asked.");
    }
    void closeQuestions() {
        for (QMessageBox* box : m_window->findChildren<QMessageBox*>()) {
            box->close();
        }
    }
    static void drag(SliceView& view, QPoint from, QPoint to) {
        QTest::mousePress(&view, Qt::LeftButton, Qt::NoModifier, from);
        QTest::mouseMove(&view, to);
        QTest::mouseRelease(&view, Qt::LeftButton, Qt::NoModifier, to);
    }

    static void wheel(QWidget& widget, int steps, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        const QPointF middle(widget.width() / 2.0, widget.height() / 2.0);
        QWheelEvent event(middle, widget.mapToGlobal(middle), {}, {0, 120 * steps}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&widget, &event);
    }

    QString m_name;
    FakeFiles m_files;
    EngineQueue::Source m_source = [](JobControl&) { return std::make_unique<FakeEngine>(); };
    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_folder;
};

}  // namespace exemplar::ui
