// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace exemplar::ui {

/// The manual of resources/manual, which is compiled in: Markdown pages, whose sections have names before their
/// headings (<a id="name"></a>). Names are those of actions ("open-scan"), classes of widgets ("LearnPanel") and error
/// codes ("error-file-damaged").
class Manual {
public:
    struct Section {
        int level = 1;
        QString heading;
        QStringList names;
        QString text;  ///< Markdown, with its heading, without the names
    };
    struct Page {
        QString name;  ///< of the file, without ".md"
        QString title;
        std::vector<Section> sections;

        QString markdown() const;
        /// The section of this name or, as forges name headings, of this anchor.
        std::optional<int> sectionOf(const QString& anchor) const;
    };
    struct Place {
        int page = 0, section = 0;
        bool operator==(const Place&) const = default;
    };

    /// Pages of that language ("de", "zh"), in English where it has none.
    explicit Manual(const QString& language);

    const std::vector<Page>& pages() const { return m_pages; }
    std::optional<int> pageOf(const QString& name) const;
    /// Where this action, widget or error is described. A page without the name is searched in English.
    std::optional<Place> placeOf(const QString& name) const;
    /// The target of a link, such as "opening.md#volume", on a page.
    std::optional<Place> follow(const QString& link, int page) const;
    /// Sections that contain all words, best (in the heading) first.
    std::vector<Place> search(const QString& words) const;

    /// Names of the pages in reading order.
    static const QStringList& order();
    /// Splits a page's Markdown.
    static Page parse(const QString& name, const QString& markdown);

private:
    std::vector<Page> m_pages, m_english;
};

}  // namespace exemplar::ui
