// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ThreadPriority.h"
#include "core/base/platform/Windows.h"

namespace exemplar {

void lowerThreadPriority() noexcept { SetThreadPriority(GetCurrentThread(), THREAD_PRIORITY_BELOW_NORMAL); }

}  // namespace exemplar
