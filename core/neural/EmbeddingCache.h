// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <list>
#include <string>
#include <unordered_map>

namespace exemplar::neural {

/// Tensors by key, the least recently used dropped beyond a size.
class EmbeddingCache {
public:
    explicit EmbeddingCache(std::size_t mostBytes) : m_mostBytes(mostBytes) {}

    /// Undefined where there is none.
    torch::Tensor find(const std::string& key) {
        const auto place = m_places.find(key);
        if (place == m_places.end()) {
            return {};
        }
        m_items.splice(m_items.begin(), m_items, place->second);
        return place->second->second;
    }

    void put(const std::string& key, const torch::Tensor& tensor) {
        if (key.empty() || m_places.contains(key)) {
            return;
        }
        m_items.emplace_front(key, tensor);
        m_places[key] = m_items.begin();
        m_bytes += tensor.nbytes();
        while (m_bytes > m_mostBytes && m_items.size() > 1) {
            m_bytes -= m_items.back().second.nbytes();
            m_places.erase(m_items.back().first);
            m_items.pop_back();
        }
    }

    void clear() {
        m_items.clear();
        m_places.clear();
        m_bytes = 0;
    }

private:
    std::size_t m_mostBytes, m_bytes = 0;
    std::list<std::pair<std::string, torch::Tensor>> m_items;
    std::unordered_map<std::string, std::list<std::pair<std::string, torch::Tensor>>::iterator> m_places;
};

}  // namespace exemplar::neural
