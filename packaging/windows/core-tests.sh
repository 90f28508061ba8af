#!/usr/bin/env bash
# packaging/windows/core-tests.sh   builds core, without the readers and the neural part, for Windows and runs
# platform-checks under wine: names of any letters, long paths, atomic replacing, files open in other programs, the user's
# folders, sessions and profiles, memory, priority of threads, console and Ctrl-C. Needs no Qt for Windows. Installs
# mingw-w64 and wine where they are missing (setup.sh) and builds the small libraries that core needs (deps.sh).
# The build folder is build/windows-core, EXEMPLAR_WINDOWS_JOBS the number of compilers at a time (default: cores).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."

bash packaging/windows/deps.sh zlib nlohmann-json fmt spdlog libzip
cmake -S . -B build/windows-core -G Ninja -DCMAKE_TOOLCHAIN_FILE="$here/toolchain.cmake" -DCMAKE_BUILD_TYPE=Release \
  -DEXEMPLAR_NEURAL=OFF -DEXEMPLAR_IO=OFF -DEXEMPLAR_UI=OFF -DEXEMPLAR_APP=OFF -DEXEMPLAR_TESTS=OFF \
  -DEXEMPLAR_PLATFORM_CHECKS=ON >/dev/null
cmake --build build/windows-core -j "${EXEMPLAR_WINDOWS_JOBS:-$(nproc)}" >build/windows-core/build.log 2>&1 ||
  { tail -n 60 build/windows-core/build.log >&2; exit 1; }
ctest --test-dir build/windows-core --output-on-failure --no-tests=error | tail -n 40
