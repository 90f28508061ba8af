// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/LabelTable.h"

#include <set>

class QPainter;

namespace exemplar::ui {

/// Colour boxes with names in as many rows as they need.
class Legend {
public:
    /// The entries of `table` whose ids are in `shown`, then the ids that the table does not know.
    Legend(const LabelTable& table, const std::set<std::uint16_t>& shown);
    int height(int width) const;
    void draw(QPainter& painter, int x, int y, int width) const;

private:
    /// Rows used; draws where `painter` is not null.
    int layOut(QPainter* painter, int x, int y, int width) const;

    LabelTable m_table;
};

}  // namespace exemplar::ui
