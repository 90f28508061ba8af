#!/usr/bin/env bash
# packaging/windows/wine.sh PROGRAM.exe [argument...]   runs a Windows program under wine; it finds the DLLs of the
# prefix and of mingw's compiler. Wine's own files are in ~/.cache/exemplar/wine; WINEPREFIX names another folder.
set -euo pipefail

prefix=${EXEMPLAR_WINDOWS_PREFIX:-$HOME/.cache/exemplar/windows}
compiler=x86_64-w64-mingw32-g++-posix
runtime=$(dirname "$($compiler -print-file-name=libstdc++-6.dll)")
threads=$(dirname "$($compiler -print-file-name=libwinpthread-1.dll)")
windows_path() { echo "Z:$(realpath -m "$1" | tr / '\\')"; }

export WINEPREFIX=${WINEPREFIX:-$HOME/.cache/exemplar/wine}
export LC_ALL=${LC_ALL:-C.UTF-8}  # wine reads file names in it
export WINEDEBUG=${WINEDEBUG:--all}
export WINEDLLOVERRIDES=${WINEDLLOVERRIDES:-mscoree,mshtml=}
WINEPATH="$(windows_path "$prefix/bin");$(windows_path "$runtime");$(windows_path "$threads")${WINEPATH:+;$WINEPATH}"
export WINEPATH
if [ ! -d "$WINEPREFIX" ]; then
  mkdir -p "$(dirname "$WINEPREFIX")"
  wine winecfg -v win10 >/dev/null 2>&1  # Debian's wine calls itself Windows 7
fi
exec wine "$@"
