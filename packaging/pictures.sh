#!/usr/bin/env bash
# Makes the README's pictures of the window: walks through the real window with the real model on Colin27 (some quarter
# of an hour on two cores) and prints what it measured. Usage: pictures.sh [folder], else resources/pictures.
set -euo pipefail
cd "$(dirname "$0")/.."

bash packaging/setup.sh tests
bash packaging/fetch-model.sh
cmake --preset release -DEXEMPLAR_BENCH=ON >/dev/null
cmake --build --preset release --target window-walk
exec xvfb-run -a -s "-screen 0 1400x900x24" build/release/tests/bench/window-walk --pictures "${1:-resources/pictures}"
