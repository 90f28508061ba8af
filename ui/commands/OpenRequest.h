// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Files.h"

#include <QString>

namespace exemplar::ui {

/// A scan to be opened, and what is then done with this scan and no other.
struct OpenRequest {
    ScanSource source;       ///< its path may also be that of a session, whose scan is then opened
    QString labels{};        ///< label map to import; empty: none
    bool propagate = false;  ///< structures of the profile in use are carried through it, after the import
};

/// How a request to open a scan ended.
enum class Opening {
    Done,      ///< the scan is open
    Failed,    ///< it could not be read
    Cancelled  ///< given up by the user, or refused because something else is running
};

}  // namespace exemplar::ui
