#!/usr/bin/env bash
# Window and engine under the thread sanitizer; a report of a race fails its test. CI does not run this, as it takes
# about an hour of two cores. Usage: tests/tsan.sh [flags of ctest, such as -R LearningTest]; JOBS: compilers at once.
# Qt Core is one that tests/tsan-qt.sh builds with the sanitizer: without it the tests of the window report what threads hand
# over by QMutex and posted events.
set -euo pipefail
cd "$(dirname "$0")/.."
qt=$(bash tests/tsan-qt.sh)
cmake --preset tsan >/dev/null
cmake --build --preset tsan -j "${JOBS:-$(nproc)}"
# Without random addresses: where a kernel uses many bits for them the sanitizer finds no room for its own memory.
export LD_LIBRARY_PATH=$qt${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
exec setarch "$(uname -m)" -R ctest --test-dir build/tsan --output-on-failure -L unit --timeout 3600 "$@"
