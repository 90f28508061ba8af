#!/usr/bin/env bash
# Runs the README's two commands on a bare Debian: makes a fresh root with debootstrap, clones this repository's last
# commit into it and runs packaging/demo.sh and packaging/test.sh there. Needs root, debootstrap and 12 GB.
#
#   bash packaging/fresh.sh bookworm|trixie [--quick] [--keep]
#
# --quick trains the demonstration for 8 steps; --keep leaves the root behind for a look inside.
# EXEMPLAR_ROOTS names the folder for roots (default /var/tmp).
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)

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
[ "$(id -u)" -eq 0 ] || { echo "fresh.sh: debootstrap and chroot need root." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "fresh.sh: install debootstrap first (apt-get install debootstrap)." >&2; exit 1; }

# The mirror that this machine's apt uses.
mirror=$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb \(\[[^]]*\] \)\?\([^ ]*\) .*/\2/p' \
         /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null | head -n 1)
[ -n "$mirror" ] || { echo "fresh.sh: no Debian mirror in this machine's apt settings." >&2; exit 1; }

root=$(mktemp -d "${EXEMPLAR_ROOTS:-/var/tmp}/exemplar-$release-XXXXXX")
leave() {
  for place in dev/shm proc; do
    umount "$root/$place" 2>/dev/null || true
  done
  [ -n "$keep" ] && echo "The root is in $root" || rm -rf --one-file-system "$root"
}
trap leave EXIT

echo "== A fresh $release in $root"
debootstrap --variant=minbase --include=ca-certificates,git "$release" "$root" "$mirror" >"$root.log" ||
  { tail -n 20 "$root.log" >&2; exit 1; }
rm -f "$root.log"
cp /etc/resolv.conf "$root/etc/resolv.conf"
# Certificates that this machine's owner added, and what pip is told of its index.
if compgen -G '/usr/local/share/ca-certificates/*.crt' >/dev/null; then
  cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/"
  chroot "$root" update-ca-certificates >/dev/null
fi
[ -f /etc/pip.conf ] && cp /etc/pip.conf "$root/etc/pip.conf"
mount -t proc proc "$root/proc"
mkdir -p "$root/dev/shm"
mount -t tmpfs tmpfs "$root/dev/shm"
git clone -q "$here" "$root/exemplar"
[ -d "$here/../shared" ] && cp -r "$here/../shared" "$root/shared"

inside() { chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 LC_ALL=C.UTF-8 "$@"; }
echo "== bash packaging/demo.sh"
inside bash /exemplar/packaging/demo.sh ${steps[@]+"${steps[@]}"}
echo "== bash packaging/test.sh"
inside bash /exemplar/packaging/test.sh
echo "== $release passes"
