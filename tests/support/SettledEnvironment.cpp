// SPDX-License-Identifier: GPL-3.0-or-later
// Linked into tests that compute with the real model: they start as the program does.
#include "core/neural/Runtime.h"

namespace {

[[maybe_unused]] const bool kSettled = [] {
    exemplar::neural::settleEnvironment();
    return true;
}();

}  // namespace
