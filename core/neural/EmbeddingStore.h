// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace exemplar::neural {

/// Tensors by key in a folder, in half precision, so that a scan that is opened again needs not be encoded again. The
/// least recently used are removed beyond a size. Several programs may share a folder; a file that a killed program or
/// a broken disk left behind is not used. Nothing here is needed: where the folder cannot be written nothing is kept.
class EmbeddingStore {
public:
    /// Empty folder: keeps nothing.
    EmbeddingStore(std::filesystem::path folder, std::uintmax_t mostBytes);

    bool inUse() const noexcept { return !m_folder.empty(); }
    /// Undefined where there is none, else float32 on the CPU.
    torch::Tensor find(const std::string& key);
    void put(const std::string& key, const torch::Tensor& tensor);

private:
    std::filesystem::path fileOf(const std::string& key) const;
    void makeRoom();

    std::filesystem::path m_folder;
    std::uintmax_t m_mostBytes, m_bytes = 0;
};

}  // namespace exemplar::neural
