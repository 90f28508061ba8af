#!/usr/bin/env bash
# Runs the README's two commands on a bare Debian: makes a fresh root with debootstrap, clones this repository's last
# commit into it and runs packaging/demo.sh and packaging/test.sh there. Needs root, debootstrap and 12 GB.
#
#   bash packaging/fresh.sh bookworm|trixie [--quick] [--keep]
#
# --quick trains the demonstration for 8 steps; --keep leaves the root behind for a look inside.
# EXEMPLAR_ROOTS names the folder for roots (default /var/tmp), see fresh-root.sh.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
cd "$here"

release=${1:-}
case $release in
  bookworm | trixie) shift ;;
  *) echo "usage: packaging/fresh.sh bookworm|trixie [--quick] [--keep]" >&2; exit 2 ;;
esac
steps=() keep=
for flag in "$@"; do
  case $flag in
    --quick) steps=(--steps 8) ;;
    --keep) keep=yes ;;
    *) echo "fresh.sh: unknown flag $flag" >&2; exit 2 ;;
  esac
done
. packaging/fresh-root.sh
trap leave_root EXIT
fresh_root "$release" build ca-certificates git
git clone -q "$here" "$root/exemplar"
[ -d "$here/../shared" ] && cp -r "$here/../shared" "$root/shared"

inside() { chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 LC_ALL=C.UTF-8 "$@"; }
echo "== bash packaging/demo.sh"
inside bash /exemplar/packaging/demo.sh ${steps[@]+"${steps[@]}"}
echo "== bash packaging/test.sh"
inside bash /exemplar/packaging/test.sh
echo "== $release passes"
