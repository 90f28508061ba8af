#!/usr/bin/env bash
# packaging/windows/test.sh [ctest flag...]   builds the unit tests of core and of the readers and writers for Windows and
# runs them under wine. Needs the libraries of deps.sh up to qtbase. Further flags go to ctest, for instance -R Nifti.
# Qt Test prints nothing under wine: wine.sh build/windows-tests/tests/NAME.exe -o NAME.txt,txt writes what failed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."
# The test of the layers reads the sources and needs no second run.
cmake --preset windows -B build/windows-tests -DEXEMPLAR_UI=OFF -DEXEMPLAR_APP=OFF >/dev/null
cmake --build build/windows-tests
ctest --test-dir build/windows-tests -L unit -E ArchitectureTest --output-on-failure "$@"
