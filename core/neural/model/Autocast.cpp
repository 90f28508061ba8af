// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/model/Autocast.h"

#include <ATen/autocast_mode.h>
#include <ATen/detail/CUDAHooksInterface.h>

namespace exemplar::neural {
namespace {

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
bool isOn(torch::DeviceType device) { return at::autocast::is_autocast_enabled(device); }
void setOn(torch::DeviceType device, bool on) { at::autocast::set_autocast_enabled(device, on); }
torch::ScalarType typeOf(torch::DeviceType device) { return at::autocast::get_autocast_dtype(device); }
void setType(torch::DeviceType device, torch::ScalarType type) { at::autocast::set_autocast_dtype(device, type); }
bool knowsFloat16(torch::DeviceType /*device*/) { return true; }
#else
bool isOn(torch::DeviceType device) {
    return device == torch::kCUDA ? at::autocast::is_enabled() : at::autocast::is_cpu_enabled();
}
void setOn(torch::DeviceType device, bool on) {
    device == torch::kCUDA ? at::autocast::set_enabled(on) : at::autocast::set_cpu_enabled(on);
}
torch::ScalarType typeOf(torch::DeviceType device) {
    return device == torch::kCUDA ? at::autocast::get_autocast_gpu_dtype() : at::autocast::get_autocast_cpu_dtype();
}
void setType(torch::DeviceType device, torch::ScalarType type) {
    device == torch::kCUDA ? at::autocast::set_autocast_gpu_dtype(type) : at::autocast::set_autocast_cpu_dtype(type);
}
bool knowsFloat16(torch::DeviceType device) { return device == torch::kCUDA; }
#endif

}  // namespace

Autocast::Autocast(const torch::Device& device, bool on) : m_device(device.type()), m_on(on) {
    if (!m_on) {
        return;
    }
    m_before = isOn(m_device);
    m_typeBefore = typeOf(m_device);
    setType(m_device, torch::GradMode::is_enabled() || !knowsFloat16(m_device) ? torch::kBFloat16 : torch::kHalf);
    setOn(m_device, true);
    at::autocast::increment_nesting();
}

Autocast::~Autocast() {
    if (!m_on) {
        return;
    }
    if (at::autocast::decrement_nesting() == 0) {
        at::autocast::clear_cache();  // weights in bfloat16, which may change until the next time
    }
    setOn(m_device, m_before);
    setType(m_device, m_typeBefore);
}

bool autocastOn(const torch::Device& device) { return isOn(device.type()); }

bool gpuKnowsBFloat16() {
    return torch::cuda::is_available() && at::detail::getCUDAHooks().supportsBFloat16ConvolutionWithCuDNNv8();
}

}  // namespace exemplar::neural
