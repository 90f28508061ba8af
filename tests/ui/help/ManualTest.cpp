// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/Manual.h"

#include "core/base/Error.h"
#include "tests/support/WindowHarness.h"
#include "ui/help/HelpCommands.h"
#include "ui/help/KeySheet.h"
#include "ui/help/ManualWindow.h"
#include "ui/help/Tour.h"

#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolBar>
#include <QToolButton>

using namespace exemplar;
using namespace exemplar::ui;

class ManualTest final : public QObject, WindowHarness {
    Q_OBJECT

public:
    ManualTest() : WindowHarness("ManualTest") {}

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { end(); }

    void aPageIsSplitAtItsHeadings() {
        const Manual::Page page = Manual::parse(
            "page", "# Title\nText.\n\n<a id=\"one\"></a><a id=\"two\"></a>\n## Open a Scan, now\nMore.\n");
        QCOMPARE(page.title, QString("Title"));
        QCOMPARE(page.sections.size(), std::size_t(2));
        QCOMPARE(page.sections[1].names, (QStringList{"one", "two"}));
        QCOMPARE(page.sectionOf("two"), std::optional<int>(1));
        QCOMPARE(page.sectionOf("open-a-scan-now"), std::optional<int>(1));
        QCOMPARE(page.sectionOf("three"), std::optional<int>());
        QVERIFY(!page.markdown().contains("<a"));
    }

    void everyMenuEntryHasItsParagraph() {
        const Manual manual("en");
        int entries = 0;
        for (const QMenu* menu : m_window->menuBar()->findChildren<QMenu*>()) {
            for (const QAction* action : menu->actions()) {
                if (action->isSeparator() || action->menu() != nullptr || action->objectName().isEmpty()) {
                    continue;
                }
                ++entries;
                const auto place = manual.placeOf(action->objectName());
                QVERIFY2(place, qPrintable(action->objectName()));
                const QString name = Shortcuts::plain(action->text());
                const auto& section = manual.pages()[std::size_t(place->page)].sections[std::size_t(place->section)];
                QVERIFY2(section.text.simplified().contains(name), qPrintable(name + " is not in " + section.heading));
            }
        }
        QVERIFY(entries > 70);
    }

    void everyKindOfErrorHasItsEntry() {
        const Manual manual("en");
        for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
            const QString name = "error-" + QString(errorName(static_cast<ErrorCode>(code)));
            const auto place = manual.placeOf(name);
            QVERIFY2(place && manual.pages()[std::size_t(place->page)].name == "troubleshooting", qPrintable(name));
        }
    }

    void noLinkIsDeadAndNoPictureMissing_data() {
        QTest::addColumn<QString>("language");
        for (const char* language : {"en", "de", "zh"}) {
            QTest::newRow(language) << language;
        }
    }
    void noLinkIsDeadAndNoPictureMissing() {
        QFETCH(QString, language);
        static const QRegularExpression kLink(QStringLiteral("(!?)\\[[^\\]]*\\]\\(([^)]*)\\)"));
        const Manual manual(language);
        int links = 0, pictures = 0;
        for (std::size_t page = 0; page < manual.pages().size(); ++page) {
            QVERIFY2(!manual.pages()[page].title.isEmpty(), qPrintable(manual.pages()[page].name));
            for (auto all = kLink.globalMatch(manual.pages()[page].markdown()); all.hasNext();) {
                const QRegularExpressionMatch link = all.next();
                const QString target = link.captured(2);
                if (link.captured(1) == "!") {
                    ++pictures;
                    QVERIFY2(QFile::exists(":/manual/pictures/" + target.section('/', -1)), qPrintable(target));
                } else {
                    ++links;
                    QVERIFY2(manual.follow(target, int(page)), qPrintable(manual.pages()[page].name + ": " + target));
                }
            }
        }
        QVERIFY(links > 5 && pictures > 2);
        QVERIFY(!manual.follow("nowhere.md", 0));
        QVERIFY(!manual.follow("opening.md#nowhere", 0));
        QVERIFY(!manual.follow("elsewhere", 0));
    }

    void otherLanguagesHaveTheSameSections() {
        const Manual english("en");
        for (const char* language : {"de", "zh"}) {
            const Manual own(language);
            for (std::size_t page = 0; page < 3; ++page) {
                const auto &ours = own.pages()[page].sections, &theirs = english.pages()[page].sections;
                QVERIFY2(own.pages()[page].title != english.pages()[page].title, language);
                QCOMPARE(ours.size(), theirs.size());
                for (std::size_t section = 0; section < ours.size(); ++section) {
                    QCOMPARE(ours[section].names, theirs[section].names);
                }
            }
            QCOMPARE(own.pages().back().title, english.pages().back().title);  // in English where there is no other
        }
    }

    void searchFindsHeadingsFirst() {
        const Manual manual("en");
        const auto found = manual.search("bids export");
        QVERIFY(!found.empty());
        QCOMPARE(found.front(), *manual.placeOf("export-bids"));
        QVERIFY(manual.search("lasso").size() == 1);
        QVERIFY(manual.search("xylophone").empty());
        QVERIFY(manual.search("  ").empty());
    }

    void thingsLeadToTheirPages() {
        HelpCommands& help = m_window->help();
        const auto* bar = m_window->findChild<QToolBar*>("tools");
        QAction* brush = m_window->findChild<QAction*>("tool-brush");
        QCOMPARE(help.topicOf(bar->widgetForAction(brush), {}), QString("tool-brush"));
        QCOMPARE(help.topicOf(&axial(), {}), QString("SliceView"));
        QWidget* learn = nullptr;
        for (QPushButton* button : m_window->findChildren<QPushButton*>()) {
            learn = button->text() == "Suggest" ? button : learn;
        }
        QCOMPARE(help.topicOf(learn, {}), QString("LearnPanel"));
        QCOMPARE(help.topicOf(m_window.get(), {}), QString("MainWindow"));
    }

    void theKeyOpensThePage() {
        QAction* manual = m_window->findChild<QAction*>("manual");
        QCOMPARE(manual->shortcut(), QKeySequence(Qt::Key_F1));
        manual->trigger();
        ManualWindow* shown = m_window->help().manualWindow();
        QVERIFY(shown != nullptr && shown->isVisible());
        m_window->help().showTopic("tool-smart");
        const auto* browser = shown->findChild<QTextBrowser*>();
        QCOMPARE(shown->shown(), *shown->manual().placeOf("tool-smart"));
        QCOMPARE(browser->textCursor().block().text(), QString("Smart"));
        m_window->help().showTopic("nothing of this name");
        QCOMPARE(shown->shown(), Manual::Place{});
        shown->close();
    }

    void theKeyWorksInAnOpenMenu() {
        QMenu* labels = nullptr;
        for (QMenu* menu : m_window->menuBar()->findChildren<QMenu*>()) {
            labels = menu->title() == "&Labels" ? menu : labels;
        }
        labels->popup(m_window->mapToGlobal(QPoint(10, 30)));
        labels->setActiveAction(m_window->findChild<QAction*>("fill-holes"));
        QTest::keyClick(labels, Qt::Key_F1);
        ManualWindow* shown = m_window->help().manualWindow();
        QVERIFY(shown != nullptr && shown->isVisible());
        QCOMPARE(shown->shown(), *shown->manual().placeOf("fill-holes"));
        QVERIFY(!labels->isVisible());
        shown->close();
    }

    void theWindowSearchesAndGoesBack() {
        ManualWindow window("en", nullptr);
        window.show(Manual::Place{2, 0});
        window.findChild<QLineEdit*>()->setText("one-hot");
        auto* list = window.findChild<QListWidget*>();
        QCOMPARE(list->count(), 1);
        list->setCurrentRow(0);
        QCOMPARE(window.shown(), *window.manual().placeOf("import-labels"));
        QAction* back = nullptr;
        for (QAction* action : window.findChildren<QAction*>()) {
            back = action->text() == "Back" ? action : back;
        }
        back->trigger();
        QCOMPARE(window.shown(), (Manual::Place{2, 0}));
        window.findChild<QLineEdit*>()->setText("xylophone");
        QCOMPARE(list->item(0)->text(), QString("Nothing found"));
        window.findChild<QLineEdit*>()->clear();
        QCOMPARE(list->count(), int(Manual::order().size()));
    }

    void theSheetShowsTheKeysThatAreSet() {
        Shortcuts shortcuts;
        QAction action("&Dance...");
        action.setObjectName("dance");
        action.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
        shortcuts.add(&action, "&Feet");
        const QString sheet = KeySheet::html(shortcuts);
        for (const char* part : {"Dance", "Ctrl+K", "Feet", "Window and level"}) {
            QVERIFY2(sheet.contains(part), part);
        }
        m_window->findChild<QAction*>("keys")->trigger();
        QVERIFY(m_window->findChild<KeySheet*>() != nullptr);
        delete m_window->findChild<KeySheet*>();
    }

    void theTourIsOfferedOnce() {
        QSettings().remove("tour/seen");
        m_window->help().offerTour();
        auto* tour = m_window->findChild<Tour*>();
        QVERIFY(tour != nullptr && tour->isVisible());
        QCOMPARE(tour->count(), 5);
        QPushButton* next = nullptr;
        for (QPushButton* button : tour->findChildren<QPushButton*>()) {
            next = button->text() == "Next" ? button : next;
        }
        for (int card = 1; card < 5; ++card) {
            next->click();
            QCOMPARE(tour->card(), card);
        }
        next->click();
        QVERIFY(!tour->isVisible());
        delete tour;
        m_window->help().offerTour();
        QVERIFY(m_window->findChild<Tour*>() == nullptr);
    }
};

QTEST_MAIN(ManualTest)
#include "ManualTest.moc"
