#!/usr/bin/env bash
# One command from a fresh Debian machine to Exemplar's main job on a real brain scan; where there is a display the
# window then opens on the result. Run again, it does only what is left to do. Arguments are passed on to
# "exemplar-cli demo".
set -euo pipefail
cd "$(dirname "$0")/.."

bash packaging/setup.sh
[ -f build/demo/build.ninja ] || cmake -S . -B build/demo -G Ninja -DCMAKE_BUILD_TYPE=Release -DEXEMPLAR_TESTS=OFF >/dev/null
cmake --build build/demo --target exemplar-cli exemplar
bash packaging/fetch-model.sh
out=demo-output
for ((i = 1; i <= $#; i++)); do
  [ "${!i}" = --out ] && out=
done
build/demo/app/exemplar-cli demo ${out:+--out "$out"} "$@"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -n "$out" ] && [ -f "$out/colin27-labels.nii.gz" ]; then
  exec build/demo/app/exemplar /usr/share/mricron/templates/ch2.nii.gz --labels "$out/colin27-labels.nii.gz"
fi
