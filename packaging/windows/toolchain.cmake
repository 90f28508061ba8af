# CMake toolchain: Windows programs (x86-64) built with Debian's mingw-w64, POSIX threads. The libraries come from the
# prefix that packaging/windows/deps.sh fills: EXEMPLAR_WINDOWS_PREFIX or ~/.cache/exemplar/windows.
#
#   cmake -S . -B build/windows -G Ninja -DCMAKE_TOOLCHAIN_FILE=packaging/windows/toolchain.cmake
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR AMD64)

if(DEFINED ENV{EXEMPLAR_WINDOWS_PREFIX})
  set(EXEMPLAR_WINDOWS_PREFIX $ENV{EXEMPLAR_WINDOWS_PREFIX})
else()
  set(EXEMPLAR_WINDOWS_PREFIX $ENV{HOME}/.cache/exemplar/windows)
endif()

set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
# Inline functions of exported classes stay out of the tables of exports, which hold 65535 names at most; objects with
# many templates have more sections than the plain format can count.
set(CMAKE_CXX_FLAGS_INIT "-fno-keep-inline-dllexport -Wa,-mbig-obj")

set(CMAKE_FIND_ROOT_PATH ${EXEMPLAR_WINDOWS_PREFIX} /usr/x86_64-w64-mingw32)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
list(APPEND CMAKE_PREFIX_PATH ${EXEMPLAR_WINDOWS_PREFIX})

# pkg-config sees the prefix alone. Its libraries are static: it names what they need in turn.
set(ENV{PKG_CONFIG_LIBDIR} ${EXEMPLAR_WINDOWS_PREFIX}/lib/pkgconfig)
set(ENV{PKG_CONFIG_PATH} "")
set(PKG_CONFIG_ARGN --static)

# Qt's tools that run while building are Debian's own, of the same version.
set(QT_HOST_PATH /usr CACHE PATH "Qt that runs on this machine")
set(QT_HOST_PATH_CMAKE_DIR /usr/lib/x86_64-linux-gnu/cmake CACHE PATH "CMake files of the Qt that runs on this machine")

set(CMAKE_CROSSCOMPILING_EMULATOR ${CMAKE_CURRENT_LIST_DIR}/wine.sh)
