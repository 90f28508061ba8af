// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "ui/looks/ErrorWords.h"
#include "ui/looks/Language.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <map>
#include <set>

using namespace exemplar;
using namespace exemplar::ui;

namespace {

const QString kFolder = QStringLiteral(EXEMPLAR_SOURCE_DIR "/translations/");

struct Message {
    QString context, source;
    QStringList forms;
    bool finished = true;
};

std::vector<Message> read(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    std::vector<Message> messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) {
            continue;
        }
        const auto name = xml.name();
        if (name == u"name") {
            context = xml.readElementText();
        } else if (name == u"source") {
            messages.push_back({context, xml.readElementText(), {}, true});
        } else if (name == u"translation") {
            messages.back().finished = xml.attributes().value(QLatin1String("type")) != u"unfinished";
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            messages.back().forms << text;
        }
    }
    return messages;
}

std::multiset<QString> placeholders(const QString& text) {
    static const QRegularExpression kPlaceholder(QStringLiteral("%(\\d|n)"));
    std::multiset<QString> found;
    for (auto matches = kPlaceholder.globalMatch(text); matches.hasNext();) {
        found.insert(matches.next().captured());
    }
    return found;
}

std::set<QString> sources(const std::vector<Message>& messages) {
    std::set<QString> all;
    for (const Message& message : messages) {
        all.insert(message.context + "|" + message.source);
    }
    return all;
}

}  // namespace

class TranslationsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void complete_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << "de";
        QTest::newRow("Chinese") << "zh_CN";
    }
    /// Every string is translated, with the same placeholders.
    void complete() {
        QFETCH(QString, language);
        const auto messages = read(kFolder + "exemplar_" + language + ".ts");
        QVERIFY(messages.size() > 600);
        for (const Message& message : messages) {
            QVERIFY2(message.finished && !message.forms.join("").trimmed().isEmpty(), qPrintable(message.source));
            for (const QString& placeholder : placeholders(message.source)) {
                QVERIFY2(message.forms.join("").contains(placeholder), qPrintable(message.source));
            }
        }
    }

    /// The files hold the strings of the sources as they are now.
    void fresh() {
        const QString lupdate = QStringLiteral(EXEMPLAR_LUPDATE);
        if (!QFile::exists(lupdate)) {
            QSKIP("lupdate is not installed.");
        }
        QTemporaryDir folder;
        const QString fresh = folder.filePath("exemplar_de.ts");
        QProcess process;
        process.setWorkingDirectory(QStringLiteral(EXEMPLAR_SOURCE_DIR));
        process.start(lupdate, {"-I", ".", "-no-obsolete", "-locations", "none", "ui", "app/gui", "-target-language",
                                "de", "-ts", fresh});
        QVERIFY(process.waitForFinished(60'000) && process.exitCode() == 0);
        const auto now = sources(read(fresh)), kept = sources(read(kFolder + "exemplar_de.ts"));
        for (const QString& source : now) {
            QVERIFY2(kept.contains(source), qPrintable("run lupdate, see translations/: " + source));
        }
        for (const QString& source : kept) {
            QVERIFY2(now.contains(source), qPrintable("no longer in the sources: " + source));
        }
        QVERIFY(sources(read(kFolder + "exemplar_zh_CN.ts")) == kept);
    }

    /// What is chosen is spoken, errors too, with the core's own sentence as the details.
    void spoken() {
        QCoreApplication::setOrganizationName("Exemplar");
        QCoreApplication::setApplicationName("TranslationsTest");
        const Error error(ErrorCode::FileDamaged, "/here/scan.nii is cut off.", {"/here/scan.nii"});
        chooseLanguage("en");
        applyLanguage();
        QCOMPARE(ErrorWords::of(error).sentence, QString("/here/scan.nii is cut off."));
        QCOMPARE(QCoreApplication::translate("TimeLeft", "%n second(s) left", nullptr, 1), QString("1 second left"));
        chooseLanguage("de");
        applyLanguage();
        QCOMPARE(QCoreApplication::translate("exemplar::ui::LearnPanel", "Train further"),
                 QString("Weiter trainieren"));
        const ErrorWords words = ErrorWords::of(error);
        QVERIFY(words.sentence.contains("/here/scan.nii") && words.sentence.contains(QString::fromUtf8("beschädigt")));
        QCOMPARE(words.details, QString("/here/scan.nii is cut off."));
        const QString newer =
            ErrorWords::of(Error(ErrorCode::FormatNewer, "x", {"/here/%2.exemplar", "7.1.0"})).sentence;
        QVERIFY2(newer.contains("/here/%2.exemplar") && newer.contains("(7.1.0)"), qPrintable(newer));
        QVERIFY(ErrorWords::of(Error(ErrorCode::FileInUse, "x", {"/here/a.nii"})).sentence.contains("/here/a.nii"));
        QSettings().clear();
    }
};

QTEST_MAIN(TranslationsTest)
#include "TranslationsTest.moc"
