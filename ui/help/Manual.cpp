// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/Manual.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace exemplar::ui {
namespace {

QString fileOf(const QString& language, const QString& name) { return ":/manual/" + language + "/" + name + ".md"; }

QString contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString anchorOf(QString heading) {
    static const QRegularExpression kOther(QStringLiteral("[^\\w\\- ]"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    return heading.toLower().remove(kOther).replace(' ', '-');
}

}  // namespace

const QStringList& Manual::order() {
    static const QStringList kOrder{"getting-started", "opening",      "tools",           "labelling",
                                    "adapting",        "review",       "profiles",        "many-scans",
                                    "export",          "command-line", "troubleshooting", "keys"};
    return kOrder;
}

Manual::Page Manual::parse(const QString& name, const QString& markdown) {
    static const QRegularExpression kNames(QStringLiteral("^(<a id=\"[^\"]*\"></a>)+$"));
    static const QRegularExpression kName(QStringLiteral("id=\"([^\"]*)\""));
    static const QRegularExpression kHeading(QStringLiteral("^(#+) (.*)$"));
    Page page;
    page.name = name;
    QStringList names;
    bool verbatim = false;
    for (const QString& line : markdown.split('\n')) {
        verbatim ^= line.startsWith("```");
        if (kNames.match(line).hasMatch()) {
            for (auto matches = kName.globalMatch(line); matches.hasNext();) {
                names << matches.next().captured(1);
            }
            continue;
        }
        const QRegularExpressionMatch heading = kHeading.match(line);
        if (heading.hasMatch() && !verbatim) {
            page.sections.push_back({static_cast<int>(heading.capturedLength(1)), heading.captured(2), names, {}});
            names.clear();
        }
        if (!page.sections.empty()) {
            page.sections.back().text += line + '\n';
        }
    }
    if (!page.sections.empty()) {
        page.title = page.sections.front().heading;
    }
    return page;
}

QString Manual::Page::markdown() const {
    QString all;
    for (const Section& section : sections) {
        all += section.text;
    }
    return all;
}

std::optional<int> Manual::Page::sectionOf(const QString& anchor) const {
    const auto found = std::find_if(sections.begin(), sections.end(), [&](const Section& section) {
        return section.names.contains(anchor) || anchorOf(section.heading) == anchor;
    });
    return found == sections.end() ? std::nullopt : std::optional<int>(static_cast<int>(found - sections.begin()));
}

Manual::Manual(const QString& language) {
    for (const QString& name : order()) {
        m_english.push_back(parse(name, contentOf(fileOf(QStringLiteral("en"), name))));
        const QString own = contentOf(fileOf(language, name));
        m_pages.push_back(own.isEmpty() ? m_english.back() : parse(name, own));
    }
}

std::optional<int> Manual::pageOf(const QString& name) const {
    const auto found = order().indexOf(name);
    return found < 0 ? std::nullopt : std::optional<int>(static_cast<int>(found));
}

std::optional<Manual::Place> Manual::placeOf(const QString& name) const {
    for (const auto* pages : {&m_pages, &m_english}) {
        for (std::size_t page = 0; page < pages->size(); ++page) {
            const auto& sections = (*pages)[page].sections;
            for (std::size_t section = 0; section < sections.size(); ++section) {
                if (sections[section].names.contains(name)) {
                    const std::size_t last = m_pages[page].sections.size() - 1;
                    return Place{static_cast<int>(page), static_cast<int>(std::min(section, last))};
                }
            }
        }
    }
    return std::nullopt;
}

std::optional<Manual::Place> Manual::follow(const QString& link, int page) const {
    const QString file = link.section('#', 0, 0).section('/', -1), anchor = link.section('#', 1);
    const std::optional<int> target = file.isEmpty() ? page : pageOf(file.chopped(file.endsWith(".md") ? 3 : 0));
    if (!target || (!file.isEmpty() && !file.endsWith(".md"))) {
        return std::nullopt;
    }
    if (anchor.isEmpty()) {
        return Place{*target, 0};
    }
    const std::optional<int> section = m_pages[static_cast<std::size_t>(*target)].sectionOf(anchor);
    return section ? std::optional<Place>(Place{*target, *section}) : std::nullopt;
}

std::vector<Manual::Place> Manual::search(const QString& words) const {
    const QStringList all = words.split(' ', Qt::SkipEmptyParts);
    std::vector<Place> first, others;
    const auto hasAll = [&all](const QString& text) {
        return std::all_of(all.begin(), all.end(),
                           [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    for (std::size_t page = 0; page < m_pages.size() && !all.isEmpty(); ++page) {
        for (std::size_t section = 0; section < m_pages[page].sections.size(); ++section) {
            const Section& one = m_pages[page].sections[section];
            if (hasAll(one.text)) {
                (hasAll(one.heading) ? first : others).push_back({static_cast<int>(page), static_cast<int>(section)});
            }
        }
    }
    first.insert(first.end(), others.begin(), others.end());
    return first;
}

}  // namespace exemplar::ui
