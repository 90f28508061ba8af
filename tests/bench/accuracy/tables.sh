#!/usr/bin/env bash
# One command per table of the accuracy benchmark. Usage: tables.sh NAME [flags of accuracy-bench...], such as
#   tables.sh brain --seeds 0,1,2 --json brain.json
# Configure with -DEXEMPLAR_BENCH=ON and build accuracy-bench first; the U-Net row needs Debian's python3-torch.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
bench=${EXEMPLAR_BENCH:-$root/build/release/tests/bench/accuracy-bench}
name=${1:-}
shift || true
case $name in
  tumour) exec "$bench" --set tumour --exemplars 1,2,4 --clicks every,tenth,none "$@" ;;
  tumour-careless) exec "$bench" --set tumour --exemplars 2 --clicks every --careless "$@" ;;
  organs) exec "$bench" --set organs --exemplars 1,3,5,9 "$@" ;;
  organs-even) exec "$bench" --set organs --exemplars 3,5,9 --choice even "$@" ;;
  organs-suggested)
    exec "$bench" --set organs --exemplars 3,5,9 --choice suggested --method ours \
      --method "shape interpolation along the tissue, no learning" "$@" ;;
  organs-other) exec "$bench" --set organs-other --exemplars 9 "$@" ;;
  brain) exec "$bench" --set brain --exemplars 5,9 "$@" ;;
  brain-even) exec "$bench" --set brain --exemplars 5,9 --choice even "$@" ;;
  brain-suggested)
    exec "$bench" --set brain --exemplars 3,5,9 --choice suggested --method ours \
      --method "shape interpolation along the tissue, no learning" "$@" ;;
  clicks)  # before any learning
    for set in tumour organs brain; do
      for careless in "" --careless; do
        "$bench" --set $set --exemplars 5 --clicks every $careless \
          --method "one click per part, no learning" --method "the truth's box per part, no learning" "$@"
      done
    done ;;
  suggestion)  # which slices to label: interpolation between them tells without learning
    for set in organs brain sts-ct sts-mr lesion mr-abdomen; do
      for choice in even suggested best; do
        echo "== $set, $choice"
        "$bench" --set $set --exemplars 3,5,9 --choice $choice --method "shape interpolation" \
          --method "shape interpolation along the tissue, no learning" "$@"
      done
    done ;;
  interpolation)  # between labelled slices, nothing learned
    for set in brain organs mr-abdomen sts-ct sts-mr cord lesion; do
      "$bench" --set $set --exemplars 3,5,9 --method "shape interpolation" \
        --method "shape interpolation along the tissue, no learning" "$@"
    done ;;
  others)
    for set in sts-ct sts-mr cord lesion mr-abdomen; do
      "$bench" --set $set --exemplars 3 --method ours --method "shape interpolation" "$@"
    done ;;
  *)
    echo "Tables: tumour tumour-careless organs organs-even organs-suggested organs-other brain brain-even brain-suggested clicks suggestion interpolation others" >&2
    exit 2 ;;
esac
