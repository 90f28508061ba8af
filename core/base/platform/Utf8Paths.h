// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included before all else in every file of a build with mingw-w64 (ExemplarSettings.cmake). There, libstdc++ writes a
// path as UTF-8 (path::string()), yet reads one in the locale of the C library, which cannot be UTF-8 with msvcrt.dll:
// a path that became text and a path again would have another name. This has it read UTF-8 too, as every other system
// that we build for does. The test of names of any letters fails where a later libstdc++ does it another way.
#if defined(_WIN32) && defined(__cplusplus)
#include <filesystem>

#ifdef __GLIBCXX__
template <>
inline auto std::filesystem::path::_S_convert<char>(const char* first, const char* last) {
    return std::filesystem::__detail::__wstr_from_utf8(std::string_view(first, static_cast<std::size_t>(last - first)));
}
#endif
#endif
