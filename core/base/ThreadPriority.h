// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace exemplar {

/// Lets other threads go before the calling one and, on Linux, those it starts from now on (LibTorch's pool). For
/// good: a thread may not raise itself again, so call it on a thread kept for such work. Does nothing where the
/// system cannot do it.
void lowerThreadPriority() noexcept;

}  // namespace exemplar
