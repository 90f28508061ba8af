// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/DataFiles.h"

#include "core/base/Error.h"
#include "core/io/GridHeader.h"

#include <algorithm>
#include <cctype>

namespace exemplar {
namespace fs = std::filesystem;

fs::path dataFile(const fs::path& header, const std::string& name) {
    std::error_code problem;
    fs::path path = header.parent_path() / name;
    if (!fs::exists(path, problem) && name.find('\\') != std::string::npos) {  // written on Windows
        std::string forward = name;
        std::replace(forward.begin(), forward.end(), '\\', '/');
        path = header.parent_path() / forward;
    }
    if (name.empty() || !fs::exists(path, problem)) {
        throw Error(ErrorCode::FileNotFound,
                    header.string() + " names the data file " + (name.empty() ? "''" : name) +
                        ", which is not there; put it back beside the header.",
                    {header.string(), name});
    }
    if (!fs::is_regular_file(path, problem)) {
        throw Error(ErrorCode::FileUnreadable,
                    header.string() + " names the data file " + name + ", which is not a file; correct the header.",
                    {header.string(), name});
    }
    return path;
}

std::vector<fs::path> dataFilesByPattern(const fs::path& header, const std::string& pattern, std::int64_t first,
                                         std::int64_t last, std::int64_t step, std::uint64_t most) {
    constexpr std::int64_t largest = 1'000'000'000;
    const std::size_t percent = pattern.find('%');
    std::size_t end = percent == std::string::npos ? percent : percent + 1;
    while (end < pattern.size() && std::isdigit(static_cast<unsigned char>(pattern[end])) != 0) {
        ++end;
    }
    const std::string digits = end < pattern.size() ? pattern.substr(percent + 1, end - percent - 1) : "";
    if (end >= pattern.size() || std::string("diu").find(pattern[end]) == std::string::npos ||
        pattern.find('%', end) != std::string::npos || digits.size() > 3) {
        throwDamaged(header, "its pattern of data files, " + pattern + ", is not one number such as %03d");
    }
    const bool sane = std::max({first, last, step}) < largest && std::min({first, last, step}) > -largest;
    if (!sane || step == 0 || (last - first) / step < 0 || static_cast<std::uint64_t>((last - first) / step) >= most) {
        throwDamaged(header, "its data files are not as many as its slices");
    }
    const bool zeros = digits.starts_with('0');
    const std::size_t width = digits.empty() ? 0 : std::min<std::size_t>(std::stoul(digits), 200);
    std::vector<fs::path> files;
    for (std::int64_t value = first; step > 0 ? value <= last : value >= last; value += step) {
        std::string text = std::to_string(std::abs(value));
        const std::size_t used = text.size() + (value < 0 ? 1 : 0);
        const std::string fill(width > used ? width - used : 0, zeros ? '0' : ' ');
        const std::string sign = value < 0 ? "-" : "";
        text = zeros ? sign + fill + text : fill + sign + text;
        files.push_back(dataFile(header, pattern.substr(0, percent) + text + pattern.substr(end + 1)));
    }
    return files;
}

}  // namespace exemplar
