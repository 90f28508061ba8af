// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/EmbeddingStore.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/Log.h"
#include "core/checkpoint/Sha256.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace exemplar::neural {
namespace fs = std::filesystem;
namespace {

constexpr const char* kExtension = ".embedding";
constexpr std::size_t kDigest = 64;  ///< letters of a SHA-256
constexpr std::size_t kMostAxes = 8;

using Shape = std::vector<std::int64_t>;

/// Digest of what follows, number of axes, their lengths, values.
std::string packed(const torch::Tensor& tensor) {
    const torch::Tensor half = tensor.detach().to(torch::kCPU, torch::kFloat16).contiguous();
    Shape numbers{half.dim()};
    numbers.insert(numbers.end(), half.sizes().begin(), half.sizes().end());
    std::string bytes(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(std::int64_t));
    bytes.append(static_cast<const char*>(half.data_ptr()), half.nbytes());
    return sha256(bytes) + bytes;
}

std::int64_t numberAt(const std::string& bytes, std::size_t place) {
    std::int64_t number = 0;
    std::memcpy(&number, bytes.data() + place, sizeof number);
    return number;
}

/// Undefined where the bytes are not whole.
torch::Tensor unpacked(const std::string& bytes) {
    if (bytes.size() < kDigest + sizeof(std::int64_t) || sha256(bytes.substr(kDigest)) != bytes.substr(0, kDigest)) {
        return {};
    }
    const auto axes = static_cast<std::size_t>(numberAt(bytes, kDigest));
    std::size_t place = kDigest + sizeof(std::int64_t);
    if (axes > kMostAxes || bytes.size() < place + axes * sizeof(std::int64_t)) {
        return {};
    }
    Shape shape;
    for (std::size_t i = 0; i < axes; ++i, place += sizeof(std::int64_t)) {
        shape.push_back(numberAt(bytes, place));
    }
    torch::Tensor half = torch::empty(shape, torch::kFloat16);
    if (static_cast<std::size_t>(half.nbytes()) != bytes.size() - place) {
        return {};
    }
    std::memcpy(half.data_ptr(), bytes.data() + place, half.nbytes());
    return half.to(torch::kFloat32);
}

}  // namespace

EmbeddingStore::EmbeddingStore(fs::path folder, std::uintmax_t mostBytes)
    : m_folder(std::move(folder)), m_mostBytes(mostBytes) {
    if (!inUse()) {
        return;
    }
    std::error_code problem;
    fs::create_directories(m_folder, problem);
    if (problem) {
        log(LogLevel::Warning, "Embeddings are not kept: " + m_folder.string() + ": " + problem.message());
        m_folder.clear();
        return;
    }
    makeRoom();
}

fs::path EmbeddingStore::fileOf(const std::string& key) const { return m_folder / (sha256(key) + kExtension); }

torch::Tensor EmbeddingStore::find(const std::string& key) {
    if (!inUse() || key.empty()) {
        return {};
    }
    const fs::path file = fileOf(key);
    std::error_code problem;
    if (!fs::exists(file, problem)) {
        return {};
    }
    try {
        torch::Tensor tensor = unpacked(readFile(file));
        if (tensor.defined()) {
            fs::last_write_time(file, fs::file_time_type::clock::now(), problem);
        } else {
            fs::remove(file, problem);
        }
        return tensor;
    } catch (const Error&) {
        return {};
    }
}

void EmbeddingStore::put(const std::string& key, const torch::Tensor& tensor) {
    if (!inUse() || key.empty()) {
        return;
    }
    try {
        const std::string bytes = packed(tensor);
        AtomicFile::write(fileOf(key), bytes);
        m_bytes += bytes.size();
    } catch (const Error& problem) {
        log(LogLevel::Warning, std::string("Embeddings are no longer kept: ") + problem.what());
        m_folder.clear();
        return;
    }
    if (m_bytes > m_mostBytes) {
        makeRoom();
    }
}

/// Counts what is there, and removes the oldest down to nine tenths where it is too much.
void EmbeddingStore::makeRoom() {
    struct File {
        fs::file_time_type used;
        std::uintmax_t size;
        fs::path path;
    };
    std::vector<File> files;
    std::error_code problem;
    m_bytes = 0;
    for (fs::directory_iterator place(m_folder, problem), end; !problem && place != end; place.increment(problem)) {
        std::error_code gone;  // by another program meanwhile
        const std::uintmax_t size = place->file_size(gone);
        if (place->path().extension() == kExtension && !gone) {
            files.push_back({place->last_write_time(gone), size, place->path()});
            m_bytes += size;
        }
    }
    if (m_bytes <= m_mostBytes) {
        return;
    }
    std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.used < b.used; });
    for (const File& file : files) {
        if (m_bytes <= m_mostBytes / 10 * 9) {
            return;
        }
        fs::remove(file.path, problem);
        m_bytes -= file.size;
    }
}

}  // namespace exemplar::neural
