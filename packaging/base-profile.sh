#!/usr/bin/env bash
# Makes a base profile like resources/base.profile: the base model is taught clicks and rough shapes (some 70 minutes on
# two cores). Three runs, each goes on from the one before: the model's own masks; then also parts seen larger, known
# structures and made-up lesions; then larger structures, so that a click does not come to mean a part. What is written
# lies halfway between the first and the last. Of the scans that the accuracy tables score only some of the table
# "others" are used with their labels. Usage: base-profile.sh [folder with the scans] [file to write]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
data=${1:-$root/../shared/data}
out=${2:-base.profile}
cli=${EXEMPLAR_CLI:-$root/build/release/app/exemplar-cli}
templates=/usr/share/mricron/templates
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ ! -e "$out" ] || { echo "$out is there already; move it away, or name another file." >&2; exit 1; }

scans=("$templates/ch2.nii.gz" "$templates/inia19-t1-brain.nii.gz" "$data/mr-abdomen/mr3mm.nii.gz" "$data/ct-abdomen/ct2mm_dicom")
labelled=("$templates/inia19-t1-brain.nii.gz" "$templates/inia19-NeuroMaps.nii.gz")
for kind in CT MR_T1; do
  for patient in 001 002 003; do
    scans+=("$data/sts/STS_$patient/${kind}_image.nii.gz")
  done
  for patient in 001 002; do
    labelled+=("$data/sts/STS_$patient/${kind}_image.nii.gz" "$data/sts/STS_$patient/${kind}_mask.nii.gz")
  done
done
scans+=("$data/lesion/brain1_image.nrrd" "$data/lesion/brain2_image.nrrd" "$data/cord/t2.nii.gz")
labelled+=("$data/lesion/brain1_image.nrrd" "$data/lesion/brain1_label.nrrd")

plain=() known=()
for file in "${scans[@]}" "${labelled[@]}"; do
  [ -e "$file" ] || { echo "There is no $file." >&2; exit 1; }
done
for scan in "${scans[@]}"; do
  plain+=(--scan "$scan")
done
for ((i = 0; i < ${#labelled[@]}; i += 2)); do
  known+=(--labelled "${labelled[i]}" "${labelled[i + 1]}")
done

teach() { "$cli" teach-points --boxes 32 --licence "mricron-data (Colin27, INIA19), CC BY, BSD, Apache-2.0 and MIT scans" "$@"; }
teach "${plain[@]}" --images 260 --steps 1000 --seed 0 --zoom-share 0 --lesion-share 0 --labelled-share 0 --out "$work/1.profile"
teach "${plain[@]}" "${known[@]}" --images 300 --steps 1200 --seed 0 --start "$work/1.profile" --out "$work/2.profile"
teach "${plain[@]}" "${known[@]}" --images 160 --steps 700 --seed 1 --zoom-share 0.25 --lesion-share 0.35 \
  --labelled-share 0.4 --start "$work/2.profile" --average "$work/1.profile" --out "$out"
