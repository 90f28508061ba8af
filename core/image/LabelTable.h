// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace exemplar {

struct LabelEntry {
    std::uint16_t id = 0;  ///< value in the label map, 1..65535
    std::string name;
    std::array<std::uint8_t, 3> colour{};
    bool visible = true;
    bool operator==(const LabelEntry&) const = default;
};

/// Names and colours of labels, in the user's order. Background (0) is not an entry.
class LabelTable {
public:
    const std::vector<LabelEntry>& entries() const noexcept { return m_entries; }
    bool empty() const noexcept { return m_entries.empty(); }
    std::size_t size() const noexcept { return m_entries.size(); }
    const LabelEntry* find(std::uint16_t id) const noexcept;
    /// Position in entries(), -1 for none.
    int indexOf(std::uint16_t id) const noexcept;
    /// In the order of entries().
    std::vector<std::uint16_t> ids() const;
    /// Adds or replaces by id.
    void add(LabelEntry entry);
    /// Adds with a default name ("Label 7") and colour unless the id is known.
    void ensure(std::uint16_t id);
    std::string nameOf(std::uint16_t id) const;
    /// Well distinguishable colours, one per id.
    static std::array<std::uint8_t, 3> defaultColour(std::uint16_t id) noexcept;

    /// Reads an ITK-SNAP label description, a Slicer colour table (.ctbl, .csv), a BIDS table (dseg.tsv: index, name,
    /// abbreviation, color), the labels of an nnU-Net dataset.json or plain "id name" lines, by content. CRLF,
    /// byte order marks, UTF-16 and Latin-1 are tolerated. Throws Error(FileDamaged) naming file and line.
    static LabelTable parse(const std::string& text, const std::string& fileName);
    std::string toItkSnap() const;
    std::string toSlicer() const;     ///< .ctbl; spaces in names become '_'
    std::string toSlicerCsv() const;  ///< .csv
    bool operator==(const LabelTable&) const = default;

private:
    std::vector<LabelEntry> m_entries;
};

}  // namespace exemplar
