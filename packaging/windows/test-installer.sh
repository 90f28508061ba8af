#!/usr/bin/env bash
# packaging/windows/test-installer.sh INSTALLER.exe   installs silently under wine in a fresh wine folder, into a path with
# a space and an umlaut; looks at files, shortcuts and registry; installs again over it; uninstalls, and looks that only
# a user's file is left.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# -eq 1 ] || { sed -n '2,4p' "${BASH_SOURCE[0]}" | cut -c 3- >&2; exit 2; }
installer=$(realpath "$1")

place=$(mktemp -d)
export WINEPREFIX=$place/wine WINEDEBUG=-all WINEDLLOVERRIDES=mscoree,mshtml= LC_ALL=C.UTF-8
unset DISPLAY WAYLAND_DISPLAY
leave() {
  wineserver -k 2>/dev/null || true
  rm -rf "$place"
}
trap leave EXIT
fail() { echo "test-installer.sh: $*" >&2; exit 1; }
is_file() { [ -f "$1" ] || fail "$1 is missing"; }
key='Software\Microsoft\Windows\CurrentVersion\Uninstall\Exemplar'
registered() { wine reg query "$1" ${2:+/v "$2"} >/dev/null 2>&1; }
# Uninstallers go on from a copy of themselves: wait for what they leave.
gone() {
  local i
  for i in $(seq 100); do
    [ -e "$1" ] || return 0
    sleep 0.2
  done
  return 1
}

wine wineboot -i >/dev/null 2>&1
wine winecfg -v win10  # Debian's wine calls itself Windows 7
user=$(find "$WINEPREFIX/drive_c/users" -mindepth 1 -maxdepth 1 ! -name Public -printf '%f\n' | head -n 1)
home=$WINEPREFIX/drive_c/users/$user
menu="$home/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Exemplar"

echo "== the usual folder, for one user"
wine "$installer" /S || fail "the silent installer ended with $?"
usual="$home/AppData/Local/Programs/Exemplar"
is_file "$usual/bin/exemplar.exe"
registered "HKCU\\$key" DisplayVersion || fail "no entry in the list of programs"
bash "$here/payload.sh" --check "$usual"
wine "$usual/uninstall.exe" /S
gone "$usual" || fail "the uninstaller left $(find "$usual" | head)"

echo "== a folder with a space and an umlaut"
umlauts=('/D=C:\Müllers' 'Programme\Exemplar')  # wine would put quotes around one word with a space, which /D cannot have
folder="$WINEPREFIX/drive_c/Müllers Programme/Exemplar"
wine "$installer" /S "${umlauts[@]}" || fail "the silent installer ended with $?"
is_file "$folder/bin/exemplar.exe"
is_file "$folder/uninstall.exe"
is_file "$menu/Exemplar.lnk"
is_file "$menu/Uninstall Exemplar.lnk"
registered 'HKCU\Software\Classes\.exemplar' || fail "sessions have no program"
registered 'HKCU\Software\Classes\Exemplar.Session\shell\open\command' || fail "sessions have no command"
registered 'HKCU\Software\Classes\.nii\OpenWithProgids' Exemplar.Scan || fail "scans have no program"
bash "$here/payload.sh" --check "$folder"

echo "== again over it: what is no longer part of the program goes, the user's file stays"
echo "a user's" >"$folder/mine.txt"
wine "$installer" /S "${umlauts[@]}" || fail "the second installation ended with $?"
is_file "$folder/bin/exemplar.exe"
is_file "$folder/mine.txt"

echo "== uninstalled"
wine "$folder/uninstall.exe" /S
gone "$folder/bin" || fail "the uninstaller left $(find "$folder" | head)"
[ "$(find "$folder" -mindepth 1)" = "$folder/mine.txt" ] || fail "the uninstaller left $(find "$folder")"
[ ! -e "$menu" ] || fail "the start menu still has an entry"
registered "HKCU\\$key" && fail "the list of programs still has an entry"
registered 'HKCU\Software\Classes\.exemplar' && fail "sessions still have a program"
registered 'HKCU\Software\Classes\Exemplar.Scan' && fail "scans still have a program"
registered 'HKCU\Software\Classes\.nii\OpenWithProgids' Exemplar.Scan && fail "scans still have a program"

echo "== for all users (wine's user is an administrator)"
wine "$installer" /S /ALLUSERS || fail "the installer for all users ended with $?"
is_file "$WINEPREFIX/drive_c/Program Files/Exemplar/bin/exemplar.exe"
registered "HKLM\\$key" DisplayVersion || fail "no entry in the list of programs"
wine "$WINEPREFIX/drive_c/Program Files/Exemplar/uninstall.exe" /S
gone "$WINEPREFIX/drive_c/Program Files/Exemplar" || fail "the uninstaller left files for all users"
registered "HKLM\\$key" && fail "the list of programs still has an entry"
echo "The installer passes."
