// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ProfileCard.h"
#include "core/image/Volume.h"

#include <optional>

namespace exemplar {

/// The intensities that the model sees of a scan. One rule for clicks, learning, propagation, comparing, whole folders
/// of scans, interpolation and exemplars of other scans, in the window and in the commands.
struct ModelWindow {
    IntensityWindow window;
    bool automatic = true;  ///< the scan's own window; then the next scan gets its own, too

    /// What the user chose; else the window of the profile in use where it has a fixed one; else the scan's automatic
    /// window, which is -160..240 HU for CT. How the scan is displayed does not count.
    /// `automatic`: IntensityWindow::automatic() of the scan. `card`: of the profile in use, null for none.
    static ModelWindow of(const IntensityWindow& automatic, const ProfileCard* card,
                          const std::optional<IntensityWindow>& chosen = {});
    /// The same, where the automatic window is computed only if it is needed.
    static ModelWindow of(const Volume& scan, const ProfileCard* card,
                          const std::optional<IntensityWindow>& chosen = {});
};

}  // namespace exemplar
