#!/usr/bin/env bash
# Builds everything and runs every test. With CI=true warnings are errors.
set -euo pipefail
cd "$(dirname "$0")/.."

bash packaging/setup.sh tests
bash packaging/fetch-model.sh
werror=OFF
[ "${CI:-}" = true ] && werror=ON
jobs=$(nproc)
if [ "${CI:-}" = true ] && clang-format --version | grep -q 'version 14'; then  # Debian 12's; others differ in details
  git ls-files '*.cpp' '*.h' | xargs clang-format --dry-run -Werror
fi

echo "== The core and the neural part alone (no Qt, no ITK)"
cmake --preset core-only -DEXEMPLAR_WERROR=$werror >/dev/null
cmake --build --preset core-only -j "$jobs"

echo "== Readers, writers and core with the address sanitizer"
cmake --preset asan -DEXEMPLAR_WERROR=$werror >/dev/null
cmake --build --preset asan -j "$jobs"
ctest --test-dir build/asan --output-on-failure --timeout 600 -L unit

echo "== Everything"
cmake --preset release -DEXEMPLAR_WERROR=$werror >/dev/null
cmake --build --preset release -j "$jobs"
ctest --test-dir build/release --output-on-failure --timeout 1200
