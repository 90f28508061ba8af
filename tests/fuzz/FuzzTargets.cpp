// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/FuzzTargets.h"

#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace exemplar::fuzz {
namespace fs = std::filesystem;
namespace {

/// Removes the folder at the end, crash or not being the same to the next run: the name holds the process.
struct Folder {
    fs::path path;
    Folder() {
        const fs::path memory = "/dev/shm";
        path =
            (fs::exists(memory) ? memory : fs::temp_directory_path()) / ("exemplar-fuzz-" + std::to_string(getpid()));
        fs::create_directories(path);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

}  // namespace

const fs::path& folder() {
    static const Folder made;
    return made.path;
}

fs::path place(const std::string& name, const std::string& bytes) {
    const fs::path path = folder() / name;
    std::ofstream stream(path, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream.flush()) {
        finding("cannot write " + path.string());
    }
    return path;
}

std::vector<std::string> splitInput(const std::string& input, std::size_t count) {
    std::vector<std::string> parts;
    std::size_t at = 0;
    while (parts.size() + 1 < count) {
        std::size_t length = 0;
        if (at + 2 <= input.size()) {
            length = static_cast<unsigned char>(input[at]) + 256U * static_cast<unsigned char>(input[at + 1]);
            at += 2;
        }
        length = std::min(length, input.size() - at);
        parts.push_back(input.substr(at, length));
        at += length;
    }
    parts.push_back(input.substr(at));
    return parts;
}

void finding(const std::string& what) {
    std::fprintf(stderr, "finding: %s\n", what.c_str());
    std::abort();
}

void checkGrid(const Geometry& geometry, std::size_t values) {
    if (geometry.voxelCount() != values || values == 0) {
        finding("not as many voxels as the grid has");
    }
    for (const double step : geometry.spacing()) {
        if (!(step > 0.0) || !std::isfinite(step)) {
            finding("a voxel size that is zero or not finite");
        }
    }
    for (std::size_t i = 0; i < 3; ++i) {
        if (!std::isfinite(geometry.origin()[i])) {
            finding("a position that is not finite");
        }
    }
}

}  // namespace exemplar::fuzz
