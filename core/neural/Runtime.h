// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace exemplar::neural {

/// Settles how LibTorch uses this machine; 0 threads: one per core. OpenBLAS is kept to one thread of its own, since
/// its pool fights with LibTorch's, and big blocks stay in the heap, since fresh pages cost more than the arithmetic
/// on them (together 1.0 -> 0.84 s for an encoded slice and 0.13 -> 0.05 s for a click on two cores).
/// Called for each engine; a setting of the process, so again with the same number of threads changes nothing.
void settleRuntime(int threads);

/// Hands memory that is kept for reuse back to the system.
void giveBackMemory();

/// Settles what LibTorch's libraries read from the environment before main(), on Linux; variables that are set stay as
/// they are. The first thing to do in main(), or before anything is begun: where something changes, the program is
/// started anew in its own place.
/// - OMP_WAIT_POLICY: its threads sleep while they wait for each other. By default they spin, which is no faster on an
///   idle machine and makes learning two to three times slower on one that is busy, be it with the window or a second
///   engine.
/// - OPENBLAS_CORETYPE: OpenBLAS takes kernels for AVX2 or AVX-512 on processors that are newer than it (six times as
///   fast a matrix product).
void settleEnvironment();

}  // namespace exemplar::neural
