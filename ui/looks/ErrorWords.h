// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <QString>

namespace exemplar::ui {

/// An error in the user's language: the core's own sentence where that is English, else a sentence for its kind, which
/// names the file, with the core's one as the details.
struct ErrorWords {
    QString sentence, details;
    static ErrorWords of(const Error& error);
};

}  // namespace exemplar::ui
