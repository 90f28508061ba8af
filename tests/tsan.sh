#!/usr/bin/env bash
# Window and engine under the thread sanitizer; a report of a race fails its test. CI does not run this, as it takes
# about an hour of two cores. Usage: tests/tsan.sh [flags of ctest, such as -R LearningTest]; JOBS: compilers at once.
# Debian's Qt was not compiled with the sanitizer, which does not see what QMutex and posted events order: the tests of the
# window still report what is handed over by those. With a Qt that was (-sanitize thread) they should not.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset tsan >/dev/null
cmake --build --preset tsan -j "${JOBS:-$(nproc)}"
# Without random addresses: where a kernel uses many bits for them the sanitizer finds no room for its own memory.
exec setarch "$(uname -m)" -R ctest --test-dir build/tsan --output-on-failure -L unit --timeout 3600 "$@"
