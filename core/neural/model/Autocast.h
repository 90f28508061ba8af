// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

namespace exemplar::neural {

/// LibTorch's automatic mixed precision on this thread for as long as it lives, where `on` is true: matrix products and
/// convolutions in 16 bits, sums and normalisation in float32; weights stay float32. Where gradients are taken the 16
/// bits are bfloat16, whose exponents reach as far as float32's, so that losses need no scaling. Elsewhere they are
/// float16, eight times as fine: the encoder's tokens move by 0.8 % instead of 7 (tests/bench/accuracy/NOTES.md).
/// LibTorch before 2.4 knows bfloat16 alone on the CPU.
class Autocast {
public:
    Autocast(const torch::Device& device, bool on);
    ~Autocast();
    Autocast(const Autocast&) = delete;
    Autocast& operator=(const Autocast&) = delete;

private:
    torch::DeviceType m_device;
    bool m_on, m_before = false;
    torch::ScalarType m_typeBefore = torch::kFloat32;
};

/// Is mixed precision on for tensors of this device?
bool autocastOn(const torch::Device& device);

/// Do this machine's GPUs multiply in bfloat16 (compute capability 8, Ampere, or later)?
bool gpuKnowsBFloat16();

}  // namespace exemplar::neural
