#!/usr/bin/env bash
# Makes resources/base.profile again: the base model is taught clicks and rough shapes on unlabelled slices (some
# 35 minutes on two cores). Usage: base-profile.sh [folder with the scans] [file to write]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
data=${1:-$root/../shared/data}
out=${2:-base.profile}
cli=${EXEMPLAR_CLI:-$root/build/release/app/exemplar-cli}
templates=/usr/share/mricron/templates
scans=("$templates/ch2.nii.gz" "$templates/inia19-t1-brain.nii.gz" "$data/mr-abdomen/mr3mm.nii.gz" "$data/ct-abdomen/ct2mm_dicom")
for kind in CT MR_T1; do
  for patient in 001 002 003; do
    scans+=("$data/sts/STS_$patient/${kind}_image.nii.gz")
  done
done
scans+=("$data/lesion/brain1_image.nrrd" "$data/lesion/brain2_image.nrrd" "$data/cord/t2.nii.gz")
flags=()
for scan in "${scans[@]}"; do
  [ -e "$scan" ] || { echo "There is no $scan." >&2; exit 1; }
  flags+=(--scan "$scan")
done
exec "$cli" teach-points "${flags[@]}" --images 260 --boxes 32 --steps 1000 --seed 0 \
  --licence "mricron-data (Colin27, INIA19), CC BY, BSD, Apache-2.0 and MIT scans" --out "$out"
