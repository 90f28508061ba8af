#!/bin/sh
# Removes the Exemplar that install.sh put into this folder, with its links, menu entry, file types and icons, and
# nothing else: settings, profiles, sessions and what others put into the folder stay.
set -eu
home=$(cd "$(dirname "$0")" && pwd -P)
cd "$home"
[ -f files.txt ] || { echo "uninstall.sh: there is no list of installed files in $home." >&2; exit 1; }

data=${XDG_DATA_HOME:-$HOME/.local/share}
# Only what still is ours goes: a link into this folder, a menu entry that starts this folder's program, an equal file.
ours() {
  if [ -L "$1" ]; then
    case $(readlink "$1") in "$home"/*) return 0 ;; *) return 1 ;; esac
  fi
  case $1 in
    *.desktop) grep -qF "$home/bin/" "$1" ;;
    */mime/packages/*) cmp -s "$1" "share/mime/packages/${1##*/}" ;;
    */icons/*) cmp -s "$1" "share/icons/${1##*/icons/}" ;;
    *) return 1 ;;
  esac
}
if [ -f outside.txt ]; then
  while IFS= read -r file; do
    if { [ -e "$file" ] || [ -L "$file" ]; } && ours "$file"; then
      rm -f -- "$file"
    fi
  done <outside.txt
fi
list=$(mktemp)
trap 'rm -f "$list"' EXIT
cp files.txt "$list"
while IFS= read -r file; do
  rm -f -- "$file"
done <"$list"
rm -f outside.txt
find . -depth -mindepth 1 -type d -empty -delete
cd /
rmdir "$home" 2>/dev/null || echo "$home has files that others put there; they stay."
command -v update-desktop-database >/dev/null && update-desktop-database -q "$data/applications" 2>/dev/null || true
command -v update-mime-database >/dev/null && [ -d "$data/mime/packages" ] && update-mime-database "$data/mime" 2>/dev/null || true
echo "Exemplar is removed; your settings, profiles and sessions stay."
