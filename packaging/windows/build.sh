#!/usr/bin/env bash
# packaging/windows/build.sh [FOLDER]   makes the Windows installer from nothing: the libraries (deps.sh), the program
# (preset windows), what it needs in one folder (payload.sh) and exemplar-VERSION-windows.exe (installer.sh), in FOLDER
# (default build/windows-installer). Its test is test-installer.sh.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
output=$(realpath -m "${1:-$top/build/windows-installer}")
cd "$top"

bash packaging/windows/deps.sh
cmake --preset windows -DEXEMPLAR_TESTS=OFF
programs=(exemplar)
if grep -q '^EXEMPLAR_NEURAL:BOOL=ON' build/windows/CMakeCache.txt; then
  programs+=(exemplar-cli)
fi
cmake --build --preset windows --target "${programs[@]}"
mkdir -p "$output"
files=("${programs[@]/#/build/windows/app/}")
bash packaging/windows/payload.sh "$output/payload" "${files[@]/%/.exe}"
version=$(sed -n 's/^project(.* VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
bash packaging/windows/installer.sh "$output/payload" "$output/exemplar-$version-windows.exe"
