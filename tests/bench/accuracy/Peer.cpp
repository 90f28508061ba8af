// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/accuracy/Peer.h"

#include "core/base/Error.h"
#include "core/engine/SliceForEngine.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>

namespace exemplar::bench {
namespace fs = std::filesystem;
namespace {

template <typename Pixel>
void writeRaw(const fs::path& path, const Image2D<Pixel>& picture) {
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(picture.pixels().data()),
               static_cast<std::streamsize>(picture.size() * sizeof(Pixel)));
}

LabelImage readRaw(const fs::path& path, int width, int height) {
    LabelImage labels(width, height);
    std::ifstream file(path, std::ios::binary);
    const auto bytes = static_cast<std::streamsize>(labels.size() * sizeof(std::uint16_t));
    if (!file.read(reinterpret_cast<char*>(labels.pixels().data()), bytes)) {
        throw Error(ErrorCode::Internal, "The peer left no " + path.filename().string() + ".");
    }
    return labels;
}

/// A folder that is gone afterwards.
class WorkFolder {
public:
    WorkFolder() {
        std::string name = (fs::temp_directory_path() / "exemplar-peer-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            throw Error(ErrorCode::FileUnwritable, "Cannot make a folder in " + fs::temp_directory_path().string());
        }
        path = name;
    }
    ~WorkFolder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    fs::path path;
};

}  // namespace

LabelMap runPeer(const fs::path& program, const ExemplarSet& exemplars, const Fold& fold, std::uint64_t seed) {
    const WorkFolder folder;
    nlohmann::json task{{"labels", nlohmann::json::array()}, {"train", nlohmann::json::array()}};
    for (const LabelEntry& entry : exemplars.labels.entries()) {
        task["labels"].push_back(entry.id);
    }
    for (std::size_t i = 0; i < exemplars.exemplars.size(); ++i) {
        const Exemplar& one = exemplars.exemplars[i];
        const std::string name = "exemplar" + std::to_string(i);
        writeRaw(folder.path / (name + ".f32"), one.image.pixels);
        writeRaw(folder.path / (name + ".u16"), one.labels);
        task["train"].push_back({{"name", name},
                                 {"width", one.image.pixels.width()},
                                 {"height", one.image.pixels.height()},
                                 {"spacing", {one.image.spacingX, one.image.spacingY}}});
    }
    const SlicePlane plane = fold.test->plane();
    task["test"] = {{"count", plane.count()},
                    {"width", plane.width()},
                    {"height", plane.height()},
                    {"spacing", {plane.spacingX(), plane.spacingY()}}};
    for (int slice = 0; slice < plane.count(); ++slice) {
        writeRaw(folder.path / (std::to_string(slice) + ".f32"),
                 sliceForEngine(fold.test->volume, "", plane, fold.test->window, slice).pixels);
    }
    std::ofstream(folder.path / "task.json") << task.dump(2);
    const std::string command =
        "/usr/bin/python3 '" + program.string() + "' '" + folder.path.string() + "' " + std::to_string(seed) + " >&2";
    if (std::system(command.c_str()) != 0) {
        throw Error(ErrorCode::Internal, program.string() + " failed.");
    }
    LabelMap result(fold.test->volume.geometry());
    for (int slice = 0; slice < plane.count(); ++slice) {
        plane.insert(readRaw(folder.path / (std::to_string(slice) + ".out.u16"), plane.width(), plane.height()), slice,
                     result);
    }
    return result;
}

}  // namespace exemplar::bench
