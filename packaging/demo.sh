#!/usr/bin/env bash
# One command from a fresh Debian machine to Exemplar's main job on a real brain scan. Run again, it does only what
# is left to do. Arguments are passed on to "exemplar-cli demo".
set -euo pipefail
cd "$(dirname "$0")/.."

bash packaging/setup.sh
[ -f build/demo/build.ninja ] || cmake -S . -B build/demo -G Ninja -DCMAKE_BUILD_TYPE=Release -DEXEMPLAR_TESTS=OFF >/dev/null
cmake --build build/demo --target exemplar-cli
bash packaging/fetch-model.sh
out=demo-output
for ((i = 1; i <= $#; i++)); do
  [ "${!i}" = --out ] && out=
done
exec build/demo/app/exemplar-cli demo ${out:+--out "$out"} "$@"
