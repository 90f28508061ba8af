// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/TorchFile.h"

#include "core/base/FileErrors.h"
#include "core/checkpoint/PickleReader.h"

#include <zip.h>

#include <memory>

namespace exemplar {
namespace {

using Kind = PickleValue::Kind;

constexpr zip_uint64_t kLargestMember = 8ULL << 30;
/// Bytes that tensors may have beyond what is stored: of the same data used again, by strides of zero or by name.
constexpr std::uint64_t kMostShared = 64ULL << 20;

class ZipArchive {
public:
    explicit ZipArchive(const std::filesystem::path& path) : m_file(path.string()) {
        int problem = 0;
        m_zip.reset(zip_open(m_file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &problem));
        if (!m_zip && problem == ZIP_ER_OPEN) {
            throw unreadableFile(path);
        }
        if (!m_zip) {
            damaged("it is not a whole zip archive");
        }
        const zip_int64_t count = zip_get_num_entries(m_zip.get(), 0);
        for (zip_int64_t i = 0; i < count; ++i) {
            const char* name = zip_get_name(m_zip.get(), i, 0);
            const std::string text = name != nullptr ? name : "";
            if (text == "data.pkl" || text.ends_with("/data.pkl")) {
                m_prefix = text.substr(0, text.size() - 8);
                return;
            }
        }
        throw Error(ErrorCode::FormatUnknown,
                    m_file + " is a zip archive but not a PyTorch checkpoint; choose a .pth or .safetensors file.",
                    {m_file});
    }

    std::string read(const std::string& member) const {
        const std::string name = m_prefix + member;
        zip_stat_t facts;
        if (zip_stat(m_zip.get(), name.c_str(), 0, &facts) != 0) {
            damaged("it lacks " + name);
        }
        // A stored size far above what the archive holds would only exhaust memory.
        if (facts.size > kLargestMember || facts.size / 1100 > facts.comp_size ||
            facts.comp_size > std::filesystem::file_size(m_file)) {
            damaged(name + " has an impossible size");
        }
        std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> stream(zip_fopen(m_zip.get(), name.c_str(), 0), &zip_fclose);
        std::string bytes(facts.size, '\0');
        if (!stream || zip_fread(stream.get(), bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size())) {
            damaged(name + " cannot be unpacked");
        }
        char probe = 0;  // reading past the end makes libzip check the member's CRC
        if (zip_fread(stream.get(), &probe, 1) != 0) {
            damaged(name + " has a wrong checksum");
        }
        return bytes;
    }

    [[noreturn]] void damaged(const std::string& why) const {
        throw Error(ErrorCode::FileDamaged, m_file + " is damaged (" + why + "); fetch it again.", {m_file, why});
    }

private:
    std::string m_file;
    std::string m_prefix;
    std::unique_ptr<zip_t, void (*)(zip_t*)> m_zip{nullptr, &zip_discard};
};

/// Elements picked by stride; bounds were checked before.
void gather(const PickleValue::Tensor& tensor, const std::string& storage, std::size_t size, std::string& out) {
    const std::size_t dims = tensor.shape.size();
    std::vector<std::int64_t> index(dims, 0);
    for (std::size_t done = 0; done < out.size(); done += size) {
        std::int64_t element = tensor.offset;
        for (std::size_t d = 0; d < dims; ++d) {
            element += index[d] * tensor.strides[d];
        }
        out.replace(done, size, storage, static_cast<std::size_t>(element) * size, size);
        for (std::size_t d = dims; d-- > 0;) {
            if (++index[d] < tensor.shape[d]) {
                break;
            }
            index[d] = 0;
        }
    }
}

TensorData materialise(const ZipArchive& zip, const PickleValue::Tensor& tensor, const std::string& name,
                       std::map<std::string, std::string>& storages) {
    auto [place, isNew] = storages.try_emplace(tensor.storage.key);
    if (isNew) {
        place->second = zip.read("data/" + tensor.storage.key);
    }
    const std::string& storage = place->second;
    const std::size_t size = bytesPer(tensor.storage.type);
    const std::int64_t count = checkedCount(tensor.shape);
    const auto held = static_cast<std::int64_t>(storage.size() / size);
    std::int64_t last = tensor.offset;
    bool fits =
        count >= 0 && tensor.offset >= 0 && tensor.offset <= held && tensor.strides.size() == tensor.shape.size();
    for (std::size_t d = 0; fits && count > 0 && d < tensor.shape.size(); ++d) {
        const std::int64_t steps = tensor.shape[d] - 1;
        fits = tensor.strides[d] >= 0 && (steps == 0 || tensor.strides[d] <= held / steps);
        last += fits ? steps * tensor.strides[d] : 0;
        fits = fits && last < held;
    }
    if (!fits || (count > held && static_cast<std::uint64_t>(count) * size > kMostShared) ||
        (count > 0 && last >= held)) {
        zip.damaged("tensor " + name + " lies outside its data");
    }
    TensorData data{tensor.storage.type, tensor.shape, std::string(static_cast<std::size_t>(count) * size, '\0')};
    gather(tensor, storage, size, data.bytes);
    return data;
}

std::shared_ptr<PickleValue> unwrap(std::shared_ptr<PickleValue> value) {
    for (const char* key : {"model", "state_dict"}) {
        for (const auto& [name, inner] : value->entries) {
            if (name->kind == Kind::Text && name->text == key && inner->kind == Kind::Dict) {
                return inner;
            }
        }
    }
    return value;
}

}  // namespace

TensorMap readTorchFile(const std::filesystem::path& path) {
    if (!std::filesystem::exists(path)) {
        throw Error(ErrorCode::FileNotFound, "There is no file " + path.string() + "; check the path.",
                    {path.string()});
    }
    const ZipArchive zip(path);
    const auto root = readPickle(zip.read("data.pkl"), path.string());
    if (root->kind != Kind::Dict) {
        zip.damaged("it is not a list of tensors");
    }
    TensorMap tensors;
    std::map<std::string, std::string> storages;
    std::uint64_t made = 0;
    for (const auto& [name, value] : unwrap(root)->entries) {
        if (name->kind == Kind::Text && value->kind == Kind::Tensor) {
            const TensorData& tensor = tensors[name->text] = materialise(zip, value->tensor, name->text, storages);
            made += tensor.bytes.size();
            std::uint64_t stored = 0;
            for (const auto& [key, bytes] : storages) {
                stored += bytes.size();
            }
            if (made > kMostShared + stored * 16) {
                zip.damaged("its tensors share too little data");
            }
        }
    }
    if (tensors.empty()) {
        zip.damaged("it holds no tensor");
    }
    return tensors;
}

}  // namespace exemplar
