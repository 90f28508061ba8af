// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/ProfileLibrary.h"

#include <QString>

namespace exemplar::ui {

/// Its name, else that of its file.
QString profileTitle(const ProfileEntry& entry);
/// Path as it is handed about in the window.
QString profilePath(const ProfileEntry& entry);
/// When it was last written, for sorting, too.
QString profileDate(const ProfileEntry& entry);
QString structureNames(const ProfileCard& card);
/// What it was learned from and how, in plain lines; what is wrong with it first.
QString profileFacts(const ProfileEntry& entry);

}  // namespace exemplar::ui
