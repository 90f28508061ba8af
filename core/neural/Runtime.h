// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace exemplar::neural {

/// Settles how LibTorch uses this machine; 0 threads: one per core. OpenBLAS is kept to one thread of its own, since
/// its pool fights with LibTorch's, and big blocks stay in the heap, since fresh pages cost more than the arithmetic
/// on them (together 1.0 -> 0.84 s for an encoded slice and 0.13 -> 0.05 s for a click on two cores).
void settleRuntime(int threads);

}  // namespace exemplar::neural
