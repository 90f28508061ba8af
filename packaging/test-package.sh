#!/usr/bin/env bash
# Tests a package in a fresh Debian that has none of the program's libraries.
#
#   packaging/test-package.sh deb FILE [bookworm|trixie] [--quick]    default: the release that the file's name states
#   packaging/test-package.sh tar|run FILE [bookworm|trixie] [...]    see linux/test-tar.sh
#
# deb: installs it with what it depends on, checks the file types and man pages, runs exemplar-cli demo (mean DSC >= 0.80;
# --quick: 8 training steps, without that demand), opens the window on the result (a screenshot is kept in
# build/package), and removes the package. Needs root, debootstrap and ImageMagick.
set -euo pipefail
cd "$(dirname "$0")/.."
usage() { sed -n '4,5s/^# *//p' packaging/test-package.sh >&2; exit 2; }
[ $# -ge 2 ] || usage
kind=$1 file=$2
shift 2
release=bookworm steps=() least=0.80 keep=
[[ $file != *+deb13* ]] || release=trixie
case ${1:-} in
  bookworm | trixie) release=$1; shift ;;
esac
[ -f "$file" ] || { echo "test-package.sh: there is no $file." >&2; exit 1; }
case $kind in
  tar | run) exec bash packaging/linux/test-tar.sh "$file" "$release" "$@" ;;
  deb) ;;
  *) usage ;;
esac
for flag in "$@"; do
  case $flag in
    --quick) steps=(--steps 8 --exemplars 1) least=0 ;;
    --keep) keep=yes ;;
    *) usage ;;
  esac
done
command -v convert >/dev/null || { echo "test-package.sh: install imagemagick first." >&2; exit 1; }
fail() { echo "FAILED: $*" >&2; exit 1; }

. packaging/fresh-root.sh
display=:$((100 + $$ % 10000))  # roots share the abstract sockets of X displays
started=()
leave() {
  for process in ${started[@]+"${started[@]}"}; do kill "$process" 2>/dev/null || true; done
  leave_root
}
trap leave EXIT
fresh_root "$release" deb ca-certificates xvfb man-db shared-mime-info desktop-file-utils
inside() {
  chroot "$root" env -i HOME=/home/ann PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 XDG_RUNTIME_DIR=/tmp/run \
    DISPLAY="$display" DEBIAN_FRONTEND=noninteractive "$@"
}
ann() { chroot --userspec=1000:1000 "$root" env -i HOME=/home/ann PATH=/usr/bin:/bin LANG=C.UTF-8 XDG_RUNTIME_DIR=/tmp/run DISPLAY="$display" "$@"; }
chroot "$root" useradd -m -u 1000 ann
install -d -o 1000 -g 1000 -m 700 "$root/tmp/run"

echo "== Install"
cp "$file" "$root/tmp/exemplar.deb"
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends /tmp/exemplar.deb >"$root/tmp/apt.log" 2>&1 ||
  { tail -n 20 "$root/tmp/apt.log" >&2; fail "apt-get install"; }
ann exemplar-cli --version
ann exemplar --version >/dev/null
ann exemplar-cli models | grep -q lite-medsam || fail "the base model is not found"
grep -q 'application/x-nifti:\*\.nii\.gz$' "$root/usr/share/mime/globs2" || fail "the type of .nii.gz is not known"
grep -q 'application/x-exemplar-session=exemplar.desktop' "$root/usr/share/applications/mimeinfo.cache" ||
  fail "sessions do not open with the program"
for page in exemplar exemplar-cli; do
  inside man -w "$page" >/dev/null || fail "the man page of $page"
done
inside desktop-file-validate /usr/share/applications/exemplar.desktop

echo "== Demonstration, without network"
unshare --net chroot --userspec=1000:1000 "$root" env -i HOME=/home/ann PATH=/usr/bin:/bin LANG=C.UTF-8 \
  exemplar-cli demo --out /tmp/demo ${steps[@]+"${steps[@]}"} >"$root/tmp/demo.log" 2>&1 ||
  { tail -n 20 "$root/tmp/demo.log" >&2; fail "exemplar-cli demo"; }
tail -n 12 "$root/tmp/demo.log"
mean=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["mean"]["adapted"]["dsc"])' "$root/tmp/demo/table.json")
awk -v mean="$mean" -v least="$least" 'BEGIN { exit !(mean >= least) }' || fail "mean DSC $mean is below $least"

echo "== Window"
ann Xvfb "$display" -screen 0 1440x900x24 -nolisten tcp -fbdir /tmp >/dev/null 2>&1 &
started+=($!)
sleep 3
ann exemplar /usr/share/mricron/templates/ch2.nii.gz --labels /tmp/demo/colin27-labels.nii.gz >"$root/tmp/window.log" 2>&1 &
window=$!
started+=("$window")
sleep "${EXEMPLAR_TEST_WAIT:-25}"
kill -0 "$window" 2>/dev/null || { cat "$root/tmp/window.log" >&2; fail "the window's program ended"; }
mkdir -p build/package
picture=build/package/window-deb-$release.png
convert "xwd:$root/tmp/Xvfb_screen0" "$picture"
colours=$(identify -format %k "$picture")
echo "screenshot: $picture, $colours colours"
[ "$colours" -gt 200 ] || fail "the screen is empty"
kill "$window"
wait "$window" 2>/dev/null || true
[ ! -s "$root/tmp/window.log" ] || sed 's/^/  window: /' "$root/tmp/window.log"

echo "== Remove"
inside dpkg --purge exemplar >/dev/null
inside find /usr /etc -xdev -name '*exemplar*' >"$root.left"
[ ! -s "$root.left" ] || { cat "$root.left" >&2; fail "removing left files"; }
[ -f "$root/tmp/demo/colin27-labels.nii.gz" ] || fail "removing took the user's label map"
echo "== $file passes in $release (mean DSC $mean)"
