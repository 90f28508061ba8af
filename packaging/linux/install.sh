#!/bin/sh
# Installs Exemplar for one user, without root. Run again with another version, it upgrades; settings, profiles and
# sessions are elsewhere and stay as they are.
#
#   install.sh [--target FOLDER] [--no-desktop]
#
# FOLDER (default $EXEMPLAR_PREFIX, else ~/.local/opt/exemplar) gets the program. ~/.local/bin gets links, and
# $XDG_DATA_HOME (~/.local/share) the menu entry, the file types and the icons, unless --no-desktop is given.
# FOLDER/uninstall.sh removes all of it.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
target=${EXEMPLAR_PREFIX:-$HOME/.local/opt/exemplar} desktop=yes
while [ $# -gt 0 ]; do
  case $1 in
    --target)
      [ $# -gt 1 ] || { echo "install.sh: --target needs a folder." >&2; exit 2; }
      target=$2
      shift
      ;;
    --no-desktop) desktop= ;;
    *) echo "usage: install.sh [--target FOLDER] [--no-desktop]" >&2; exit 2 ;;
  esac
  shift
done
case $target in /*) ;; *) target=${USER_PWD:-$PWD}/$target ;; esac   # makeself starts this script in its own folder
target=${target%/}
data=${XDG_DATA_HOME:-$HOME/.local/share}
links=$HOME/.local/bin

glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null | sed 's/.* //')
wanted=$(sed -n 's/^GLIBC_//p' "$here/lib/needs.txt")
if [ "$(uname -m)" != x86_64 ] || [ -z "$glibc" ] ||
   [ "$(printf '%s\n%s\n' "$glibc" "$wanted" | sort -V | head -n 1)" != "$wanted" ]; then
  echo "install.sh: Exemplar needs x86-64 Linux with glibc $wanted or later; this is $(uname -m) with glibc ${glibc:-unknown}." >&2
  exit 1
fi
if [ -e "$target" ] && [ ! -f "$target/files.txt" ] && [ -n "$(ls -A "$target" 2>/dev/null)" ]; then
  echo "install.sh: $target is there and is not an installed Exemplar; move it away, or give another --target." >&2
  exit 1
fi

# The new version is complete before the old one goes; a failure leaves the old one in place.
mkdir -p "$(dirname "$target")"
new=$target.new-$$ old=$target.old-$$
trap 'rm -rf "$new"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$new"
(cd "$here" && tar -cf - -T files.txt) | (cd "$new" && tar -xof -)
if [ -e "$target" ]; then
  echo "Upgrading $target"
  # What somebody else put into the folder is kept.
  [ ! -f "$target/outside.txt" ] || cp "$target/outside.txt" "$new/"
  mv "$target" "$old"
  mv "$new" "$target" || { mv "$old" "$target"; exit 1; }
  if [ -f "$old/files.txt" ]; then
    mv "$old/files.txt" "$old.txt"
    (cd "$old" && while IFS= read -r file; do rm -f -- "$file"; done <"$old.txt")
    rm -f "$old.txt" "$old/outside.txt"
  fi
  find "$old" -depth -type d -empty -delete
  if [ -d "$old" ]; then
    cp -an "$old/." "$target/" && rm -rf "$old"
  fi
else
  mv "$new" "$target"
fi

record() { grep -qxF "$1" "$target/outside.txt" 2>/dev/null || printf '%s\n' "$1" >>"$target/outside.txt"; }
mkdir -p "$links"
for program in exemplar exemplar-cli; do
  link=$links/$program
  if [ -e "$link" ] && [ ! -L "$link" ]; then
    echo "$link is another file and stays; start $target/bin/$program instead." >&2
    continue
  fi
  ln -sfn "$target/bin/$program" "$link"
  record "$link"
done
if [ -n "$desktop" ]; then
  cd "$target/share"
  for file in $(find applications icons mime/packages -type f 2>/dev/null); do
    mkdir -p "$data/$(dirname "$file")"
    case $file in
      *.desktop)
        escaped=$(printf '%s' "$target/bin/" | sed 's/[&|\\]/\\&/g')
        sed "s|^Exec=\(exemplar[^ ]*\)|Exec=\"$escaped\1\"|; s|^TryExec=\(exemplar.*\)|TryExec=$escaped\1|" "$file" >"$data/$file"
        ;;
      *) cp "$file" "$data/$file" ;;
    esac
    record "$data/$file"
  done
  command -v update-desktop-database >/dev/null && update-desktop-database -q "$data/applications" || true
  command -v update-mime-database >/dev/null && update-mime-database "$data/mime" || true
  # Only a cache that is there is renewed: a new one would be a file that uninstalling leaves behind.
  [ ! -f "$data/icons/hicolor/icon-theme.cache" ] || ! command -v gtk-update-icon-cache >/dev/null ||
    gtk-update-icon-cache -q -t "$data/icons/hicolor" 2>/dev/null || true
fi
echo "Exemplar is in $target; start it from the menu or as $links/exemplar. $target/uninstall.sh removes it."
