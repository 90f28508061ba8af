#!/usr/bin/env bash
# Whole tumour in FLAIR: two exemplar slices (at 1/3 and 2/3 of the tumour's extent) of each of three patients, then an
# unseen patient with one click per part on every slice. Usage: tumour.sh [folder with brats/] [flags for adapt...]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
data=${1:-$root/../shared/data}
shift || true
cli=${EXEMPLAR_CLI:-$root/build/release/app/exemplar-cli}
[ -d "$data/brats" ] || { echo "There is no $data/brats; nothing measured."; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
patient() { echo "$data/brats/brats_2013_pat000$1_1"; }
exemplars=()
for one in 3:85,112 4:84,108 5:84,109; do
  folder=$(patient "${one%%:*}")
  exemplars+=(--scan "$folder/Flair_subtrMeanDivStd.nii.gz" --labels "$folder/OTMultiClass.nii.gz" --slices "${one##*:}")
done
unseen=$(patient 6)
time "$cli" adapt "${exemplars[@]}" --merge-labels --steps 128 "$@" --out "$work/tumour.profile"
time "$cli" propagate --scan "$unseen/Flair_subtrMeanDivStd.nii.gz" --profile "$work/tumour.profile" \
  --prompts-from "$unseen/OTMultiClass.nii.gz" --merge-labels --out "$work/tumour.nii.gz"
"$cli" evaluate --truth "$unseen/OTMultiClass.nii.gz" --result "$work/tumour.nii.gz" --merge-labels
