// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ModelWindow.h"

namespace exemplar {
namespace {

std::optional<IntensityWindow> fixedWindow(const ProfileCard* card, const std::optional<IntensityWindow>& chosen) {
    if (!chosen && card != nullptr && !card->automaticWindow) {
        return card->window;
    }
    return chosen;
}

}  // namespace

ModelWindow ModelWindow::of(const IntensityWindow& automatic, const ProfileCard* card,
                            const std::optional<IntensityWindow>& chosen) {
    const auto fixed = fixedWindow(card, chosen);
    return {fixed.value_or(automatic), !fixed};
}

ModelWindow ModelWindow::of(const Volume& scan, const ProfileCard* card, const std::optional<IntensityWindow>& chosen) {
    const auto fixed = fixedWindow(card, chosen);
    return {fixed ? *fixed : IntensityWindow::automatic(scan), !fixed};
}

}  // namespace exemplar
