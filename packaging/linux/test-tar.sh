#!/usr/bin/env bash
# Tests the self-contained package in a fresh Debian that has none of the program's libraries: only a minimal system,
# Xvfb, OpenGL's libraries, xkb-data and a font.
#
#   packaging/linux/test-tar.sh FILE.tar.xz|FILE.run|FOLDER bookworm|trixie [--quick] [--root ROOT] [--pictures FOLDER]
#
# Checks: the programs start; exemplar-cli demo reaches a mean DSC of 0.80 (not with --quick, 8 training steps); the
# window opens on a scan (a screenshot is kept in --pictures, default /var/tmp); every library comes out of the package
# or is on closure.py's list of the system's; for .run also: install, install again, uninstall, and the user's files stay.
# ROOT: a root that is there already; without it one is made by debootstrap and removed. Needs root, debootstrap,
# ImageMagick and Debian's mricron-data on this machine (its ch2 brain is copied in).
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/fresh-root.sh
usage() { sed -n '5s/^# *//p' packaging/linux/test-tar.sh >&2; exit 2; }
[ $# -ge 2 ] || usage
file=$1 release=$2 steps=() least=0.80 root='' pictures=/var/tmp keep=
shift 2
while [ $# -gt 0 ]; do
  case $1 in
    --quick) steps=(--steps 8 --exemplars 1) least=0 ;;
    --root) root=$2 keep=yes; shift ;;
    --pictures) pictures=$2; shift ;;
    *) usage ;;
  esac
  shift
done
[ -e "$file" ] || { echo "test-tar.sh: there is no $file." >&2; exit 1; }
display=$((100 + $$ % 10000))  # roots share the abstract sockets of X displays
fail() { echo "FAILED: $*" >&2; exit 1; }

inside() {
  chroot --userspec=1000:1000 "$root" env -i HOME=/home/ann PATH=/usr/bin:/bin LANG=C.UTF-8 XDG_RUNTIME_DIR=/tmp/run \
    DISPLAY=:$display QT_QPA_PLATFORM="${platform:-xcb}" ${debug:+LD_DEBUG=files LD_DEBUG_OUTPUT=/tmp/loaded-$debug} \
    ${now:+LD_BIND_NOW=1} "$@"
}
started=()
leave() {
  for process in ${started[@]+"${started[@]}"}; do kill "$process" 2>/dev/null || true; done
  leave_root
}
trap leave EXIT
if [ -n "$root" ]; then
  mount_root
else
  fresh_root "$release" tar xvfb libgl1 libegl1 libgl1-mesa-dri xkb-data fonts-dejavu-core
fi
grep -q '^ann:' "$root/etc/passwd" || chroot "$root" useradd -m -u 1000 ann
rm -rf "$root/home/ann" "$root/scans" "$root"/tmp/*
install -d -o 1000 -g 1000 -m 700 "$root/home/ann" "$root/tmp/run"
mkdir -p "$root/scans"
cp /usr/share/mricron/templates/{ch2,aal}.nii.gz "$root/scans/"

echo "== Into $release"
case $file in
  *.run)
    cp "$file" "$root/tmp/exemplar.run"
    chmod 755 "$root/tmp/exemplar.run"
    inside sh -c 'mkdir -p ~/.local/share/exemplar/profiles ~/.local/bin && echo mine >~/.local/share/exemplar/profiles/mine && echo mine >~/.local/bin/mine'
    inside /tmp/exemplar.run --quiet -- --target /home/ann/my\ programs/exemplar
    here=/home/ann/my\ programs/exemplar
    inside sh -c 'echo mine >"$1/mine.txt"' - "$here"
    again=$(inside /tmp/exemplar.run --quiet -- --target "$here")
    [[ $again == *Upgrading* ]] || fail "a second installation is no upgrade"
    [ "$(inside cat "$here/mine.txt")" = mine ] || fail "an upgrade removed a file of the user's"
    inside test -x /home/ann/.local/bin/exemplar || fail "there is no link in ~/.local/bin"
    entries=$(find "$root/home/ann/.local/share/applications" -name '*.desktop' 2>/dev/null | wc -l || true)
    ;;
  *.tar.xz)
    here=/home/ann/$(basename "$file" .tar.xz)
    tar -C "$root/home/ann" -xJf "$file"
    chown -R 1000:1000 "$root/home/ann"
    ;;
  *)
    here=/home/ann/$(basename "$file")
    cp -a "$file" "$root/home/ann/"
    chown -R 1000:1000 "$root/home/ann"
    ;;
esac

echo "== Programs"
now=1 inside "$here/bin/exemplar-cli" --version
now=1 debug=cli inside "$here/bin/exemplar-cli" models >/dev/null

echo "== Window"
chroot --userspec=1000:1000 "$root" env -i HOME=/home/ann PATH=/usr/bin:/bin Xvfb ":$display" -screen 0 1440x900x24 -nolisten tcp -fbdir /tmp >/dev/null 2>&1 &
started+=($!)
sleep 3
now=1 debug=gui inside "$here/bin/exemplar" /scans/ch2.nii.gz >"$root/tmp/window.log" 2>&1 &
window=$!
started+=("$window")
sleep "${EXEMPLAR_TEST_WAIT:-25}"
kill -0 "$window" 2>/dev/null || { cat "$root/tmp/window.log" >&2; fail "the window's program ended"; }
mkdir -p "$pictures"
picture=$pictures/exemplar-$(basename "$file" | sed 's/.*\.//')-$release.png
convert "xwd:$root/tmp/Xvfb_screen0" "$picture"
colours=$(identify -format %k "$picture")
echo "screenshot: $picture, $colours colours"
[ "$colours" -gt 200 ] || fail "the screen is empty"
kill "$window"
wait "$window" 2>/dev/null || true
[ ! -s "$root/tmp/window.log" ] || sed 's/^/  window: /' "$root/tmp/window.log"

echo "== Where the libraries come from"
python3 - "$root" "$here" <<'PYTHON'
import glob, importlib.util, os, re, sys
spec = importlib.util.spec_from_file_location("closure", "packaging/linux/closure.py")
closure = importlib.util.module_from_spec(spec)
spec.loader.exec_module(closure)
root, here = sys.argv[1:]
ours = set(os.listdir(root + here + "/lib"))
for kind in ("cli", "gui"):
    wrong, inside, outside, theirs = set(), set(), set(), set()
    for log in glob.glob(f"{root}/tmp/loaded-{kind}.*"):
        text = open(log, errors="replace").read()
        if "/libexec/exemplar" not in text:
            continue
        for path in re.findall(r"calling init: (/\S.*)", text):
            if path.startswith(here):
                inside.add(path)
            else:
                outside.add(path)
        # What the system's libraries need or open themselves is theirs; what ours need must be ours or on the list.
        for name, user in re.findall(r"file=(\S+) \[\d+\];\s+(?:needed|dynamically loaded) by (.*) \[\d+\]", text):
            if not user.startswith(here):
                theirs.add(os.path.basename(name))
    for path in outside:
        name = os.path.basename(path)
        if name not in theirs and not closure.SYSTEM.match(name) and name not in closure.FALLBACK:
            wrong.add(path)
    if not inside:
        sys.exit(f"FAILED: the loader's log of {kind} is missing")
    print(f"{kind}: {len(inside)} from the package, {len(outside)} from the system: "
          + " ".join(sorted(os.path.basename(p) for p in outside)))
    if wrong:
        sys.exit("FAILED: from outside the package: " + "; ".join(sorted(wrong)))
PYTHON

echo "== Demonstration"
inside "$here/bin/exemplar-cli" demo --templates /scans --out /tmp/demo ${steps[@]+"${steps[@]}"} >"$root/tmp/demo.log" 2>&1 ||
  { tail -n 20 "$root/tmp/demo.log" >&2; fail "exemplar-cli demo"; }
tail -n 25 "$root/tmp/demo.log"
mean=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["mean"]["adapted"]["dsc"])' "$root/tmp/demo/table.json")
awk -v mean="$mean" -v least="$least" 'BEGIN { exit !(mean >= least) }' || fail "mean DSC $mean is below $least"

case $file in
  *.run)
    echo "== Uninstall"
    inside "$here/uninstall.sh"
    left=$(inside find /home/ann -path '*/.cache' -prune -o \( -type f -o -type l \) -print | grep -v '/\.config/' | LC_ALL=C sort)
    echo "$left" | sed 's/^/  left: /'
    for mine in "$here/mine.txt" /home/ann/.local/share/exemplar/profiles/mine /home/ann/.local/bin/mine; do
      echo "$left" | grep -qxF "$mine" || fail "uninstalling removed $mine"
    done
    if echo "$left" | grep -vxF "$here/mine.txt" | grep -qE "^$here/|/\.local/bin/exemplar|\.desktop$|/icons/|/mime/packages/"; then
      fail "uninstalling left files of the program"
    fi
    [ "$entries" -ge 1 ] || fail "the installer made no menu entry: share/applications of the package is empty"
    ;;
esac
echo "== $file passes in $release (mean DSC $mean)"
