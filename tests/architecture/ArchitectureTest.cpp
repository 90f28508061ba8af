// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <string_view>

namespace {

/// What a folder's files may not include (design: app -> {ui, neural, io} -> core).
struct Rule {
    const char* folder;
    const char* forbidden;
};

constexpr const char* kQt = "^(Q[A-Z]|Qt|qcustomplot)";
constexpr Rule kRules[]{
    {"core/base", "^(Q[A-Z]|Qt|itk|dcmtk|openjpeg|nifti|vtk|torch|ATen|ui/|app/|core/(io|neural)/)"},
    {"core/image", "^(Q[A-Z]|Qt|itk|dcmtk|openjpeg|nifti|vtk|torch|ATen|ui/|app/|core/(io|neural)/)"},
    {"core/checkpoint", "^(Q[A-Z]|Qt|itk|dcmtk|openjpeg|nifti|vtk|torch|ATen|ui/|app/|core/(io|neural)/)"},
    {"core/editing", "^(Q[A-Z]|Qt|itk|dcmtk|openjpeg|nifti|vtk|torch|ATen|ui/|app/|core/(io|neural)/)"},
    {"core/engine", "^(Q[A-Z]|Qt|itk|dcmtk|openjpeg|nifti|vtk|torch|ATen|ui/|app/|core/(io|neural)/)"},
    {"core/synthesis", "^(Q[A-Z]|Qt|itk|dcmtk|openjpeg|nifti|vtk|torch|ATen|ui/|app/|core/(io|neural)/)"},
    {"core/propagation", "^(Q[A-Z]|Qt|itk|dcmtk|openjpeg|nifti|vtk|torch|ATen|ui/|app/|core/(io|neural)/)"},
    {"core/metrics", "^(Q[A-Z]|Qt|itk|dcmtk|openjpeg|nifti|vtk|torch|ATen|ui/|app/|core/(io|neural)/)"},
    {"core/session", "^(Q[A-Z]|Qt|itk|dcmtk|openjpeg|nifti|vtk|torch|ATen|ui/|app/|core/(io|neural)/)"},
    {"core/io", "^(Q[A-Z]|Qt|vtk|torch|ATen|ui/|app/|core/neural/)"},
    {"core/neural", "^(Q[A-Z]|Qt|itk|dcmtk|openjpeg|nifti|vtk|ui/|app/|core/io/)"},
    {"ui", "^(itk|dcmtk|openjpeg|nifti|torch|ATen|app/|core/(io|neural)/)"},
    {"app", "^(torch|ATen|itk|dcmtk|openjpeg|nifti)"},
};

QStringList includesOf(const QString& text) {
    static const QRegularExpression kInclude(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
                                             QRegularExpression::MultilineOption);
    QStringList names;
    for (auto matches = kInclude.globalMatch(text); matches.hasNext();) {
        names << matches.next().captured(1);
    }
    return names;
}

QStringList forbiddenIn(const QString& text, const QString& pattern) {
    return includesOf(text).filter(QRegularExpression(pattern));
}

QString contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList sourcesBelow(const QString& folder) {
    QStringList paths;
    for (QDirIterator files(folder, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
        paths << files.next();
    }
    return paths;
}

const QString kRoot = QStringLiteral(EXEMPLAR_SOURCE_DIR);

QStringList documents() {
    QStringList paths;
    for (const QString& name : QDir(kRoot).entryList({"*.md"}, QDir::Files)) {
        paths << kRoot + "/" + name;
    }
    for (const char* folder : {"/packaging", "/resources", "/tests", "/translations"}) {
        for (QDirIterator files(kRoot + folder, {"*.md"}, QDir::Files, QDirIterator::Subdirectories);
             files.hasNext();) {
            paths << files.next();
        }
    }
    return paths;
}

/// As forges name the headings of a Markdown page: small letters, no punctuation, a hyphen for each space.
QStringList anchorsIn(const QString& text) {
    static const QRegularExpression kHeading(QStringLiteral("^#{1,6} +(.+)$"), QRegularExpression::MultilineOption);
    static const QRegularExpression kPunctuation(QStringLiteral("[^\\w\\- ]"),
                                                 QRegularExpression::UseUnicodePropertiesOption);
    QStringList anchors;
    for (auto matches = kHeading.globalMatch(text); matches.hasNext();) {
        anchors << matches.next().captured(1).toLower().remove(kPunctuation).replace(' ', '-');
    }
    return anchors;
}

/// Links to files or headings that are not there; those to other sites are not followed.
QStringList deadLinksIn(const QString& path, const QString& text) {
    static const QRegularExpression kLink(QStringLiteral("\\]\\(([^)\\s]+)\\)"));
    QStringList dead;
    for (auto matches = kLink.globalMatch(text); matches.hasNext();) {
        const QString link = matches.next().captured(1);
        if (link.contains("://") || link.startsWith("mailto:")) {
            continue;
        }
        const QString file = link.section('#', 0, 0), anchor = link.section('#', 1);
        const QString target = file.isEmpty() ? path : QFileInfo(path).path() + "/" + file;
        const bool there = QFileInfo::exists(target);
        if (!there || (!anchor.isEmpty() && !anchorsIn(target == path ? text : contentOf(target)).contains(anchor))) {
            dead << link;
        }
    }
    return dead;
}

}  // namespace

class ArchitectureTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void includes_data() {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("forbidden");
        for (const Rule& rule : kRules) {
            QTest::newRow(rule.folder) << QString::fromLatin1(rule.folder) << QString::fromLatin1(rule.forbidden);
        }
    }
    void includes() {
        QFETCH(QString, folder);
        QFETCH(QString, forbidden);
        const QStringList sources = sourcesBelow(kRoot + "/" + folder);
        QVERIFY2(!sources.isEmpty(), qPrintable("no sources in " + folder));
        for (const QString& path : sources) {
            const QStringList found = forbiddenIn(contentOf(path), forbidden);
            QVERIFY2(found.isEmpty(), qPrintable(path + " includes " + found.join(", ")));
        }
    }

    /// The scan itself finds what it must find.
    void aForbiddenIncludeIsFound() {
        const auto* ui = std::find_if(std::begin(kRules), std::end(kRules),
                                      [](const Rule& rule) { return std::string_view(rule.folder) == "ui"; });
        QCOMPARE(forbiddenIn("#include <torch/torch.h>\n  # include \"core/base/Error.h\"\n",
                             QString::fromLatin1(ui->forbidden)),
                 QStringList("torch/torch.h"));
        QCOMPARE(forbiddenIn("#include <QImage>\n", QString::fromLatin1(kQt)).size(), 1);
        QCOMPARE(forbiddenIn("// #include nothing\n#include <vector>\n", QString::fromLatin1(kQt)).size(), 0);
    }

    void filesStaySmallAndCarryTheirLicence() {
        for (const char* folder : {"core", "ui", "app", "tests"}) {
            for (const QString& path : sourcesBelow(kRoot + "/" + folder)) {
                const QString text = contentOf(path);
                QVERIFY2(text.startsWith("// SPDX-License-Identifier: GPL-3.0-or-later"), qPrintable(path));
                QVERIFY2(text.count('\n') <= 600, qPrintable(path));
                QVERIFY2(!path.endsWith("/main.cpp") || text.count('\n') <= 100, qPrintable(path));
            }
        }
    }

    void documentsHaveNoDeadLinks() {
        QVERIFY(documents().size() >= 5);
        for (const QString& path : documents()) {
            const QStringList dead = deadLinksIn(path, contentOf(path));
            QVERIFY2(dead.isEmpty(), qPrintable(path + " has dead links: " + dead.join(", ")));
        }
    }

    /// The check of links finds what it must find.
    void aDeadLinkIsFound() {
        const QString page = kRoot + "/README.md";
        QCOMPARE(deadLinksIn(page, "# One Two!\n[a](#one-two) [b](LICENSE) ![c](none.png) [d](#three) [e](https://x)"),
                 QStringList({"none.png", "#three"}));
        QCOMPARE(deadLinksIn(page, "[a](CHANGELOG.md#changelog) [b](CHANGELOG.md#nothing)"),
                 QStringList("CHANGELOG.md#nothing"));
    }

    void theReadmeIsShort() { QVERIFY(contentOf(kRoot + "/README.md").count('\n') <= 150); }

    void theTopLevelIsTheAgreedOne() {
        const QStringList allowed{"app",
                                  "core",
                                  "ui",
                                  "resources",
                                  "translations",
                                  "packaging",
                                  "tests",
                                  "CMakeLists.txt",
                                  "CMakePresets.json",
                                  "README.md",
                                  "LICENSE",
                                  "CHANGELOG.md",
                                  "CITATION.cff",
                                  "CONTRIBUTING.md",
                                  "build",
                                  "demo-output"};
        for (const QString& name : QDir(kRoot).entryList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
            QVERIFY2(allowed.contains(name), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(ArchitectureTest)
#include "ArchitectureTest.moc"
