#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/fuzz/run.sh [TARGET|all] [RUNS]   builds the fuzzers (preset fuzz: clang, libFuzzer, address and undefined-behaviour
# sanitizers) and runs one or all of them for RUNS inputs each (default 100000). Needs Debian's clang and python3.
# What is new in coverage stays in build/fuzz/inputs/TARGET for the next run. A finding ends the target's run: it is made
# smaller and kept in tests/fuzz/corpus/TARGET, where CorpusTest reads it. Exit status 1: something was found.
# FUZZ_JOBS: compilers at once (default 2). EXTRA_SEEDS: a folder with further files to start from.
set -u
cd "$(dirname "$0")/../.."
wanted=${1:-all}
runs=${2:-100000}
all="nifti meta nrrd dicom dicomfolder session profile checkpoint labels texts"
[ "$wanted" = all ] && targets=$all || targets=$wanted

python3 tests/fuzz/make_seeds.py || exit 2
[ -f build/fuzz/CMakeCache.txt ] || cmake --preset fuzz || exit 2
cmake --build build/fuzz -j "${FUZZ_JOBS:-2}" --target $(printf 'fuzz-%s ' $targets) || exit 2

# Libraries leak where they refuse a file (tests/leaks.supp); their own code is not instrumented.
export LSAN_OPTIONS="suppressions=$PWD/tests/leaks.supp:print_suppressions=0"
export ASAN_OPTIONS="detect_leaks=1:allocator_may_return_null=0:detect_odr_violation=0"
export UBSAN_OPTIONS="print_stacktrace=1"
found=0
for target in $targets; do
  inputs=build/fuzz/inputs/$target findings=build/fuzz/findings/$target kept=tests/fuzz/corpus/$target
  mkdir -p "$inputs" "$findings"
  rm -f "$findings"/*
  seeds=(tests/fuzz/seeds/"$target")
  [ -d "$kept" ] && seeds+=("$kept")
  [ -n "${EXTRA_SEEDS:-}" ] && [ -d "${EXTRA_SEEDS:-}" ] && seeds+=("$EXTRA_SEEDS")
  # DCMTK takes what a length in a deflated file states (up to 4 GB, untouched) while it reads; what is used is bounded.
  case $target in dicom*) most=5000 ;; *) most=600 ;; esac
  options=(-max_len=4096 -rss_limit_mb=1500 -malloc_limit_mb=$most -timeout=20 -print_final_stats=1
           -artifact_prefix="$findings/")
  [ -f "tests/fuzz/$target.dict" ] && options+=(-dict="tests/fuzz/$target.dict")
  # libFuzzer's own lines only: what readers and libraries print is not ours to keep.
  build/fuzz/tests/fuzz-$target "$inputs" "${seeds[@]}" "${options[@]}" -runs="$runs" \
    > "build/fuzz/$target.log" 2>&1
  status=$?
  printf '%-12s %s inputs, %s\n' "$target" \
    "$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$target.log" | tail -1)" \
    "$([ $status = 0 ] && echo 'nothing found' || echo "FOUND SOMETHING, see build/fuzz/$target.log")"
  [ $status = 0 ] && continue
  found=1
  mkdir -p "$kept"
  for finding in "$findings"/*; do
    [ -f "$finding" ] || continue
    small="$kept/$(basename "$finding")"
    build/fuzz/tests/fuzz-$target -minimize_crash=1 -runs=20000 -max_total_time=60 -rss_limit_mb=1500 \
      -malloc_limit_mb=$most -exact_artifact_path="$small" "$finding" > /dev/null 2>&1
    [ -s "$small" ] || cp "$finding" "$small"
    echo "  kept as $small"
  done
done

exit $found
