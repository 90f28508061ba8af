#!/usr/bin/env bash
# Gathers what the Windows program needs in one folder, or checks such a folder.
#
#   bash packaging/windows/payload.sh FOLDER PROGRAM.exe...   makes FOLDER: bin (programs and DLLs), plugins (Qt's), share
#                                                              (what comes with the program), licences
#   bash packaging/windows/payload.sh --check FOLDER           every DLL that a file needs is inside or Windows' own
#
# DLLs come from EXEMPLAR_WINDOWS_PREFIX (default ~/.cache/exemplar/windows) and from mingw's compiler. Debug symbols are
# removed. An existing FOLDER is refused unless this script made it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
prefix=${EXEMPLAR_WINDOWS_PREFIX:-$HOME/.cache/exemplar/windows}
compiler=x86_64-w64-mingw32-g++-posix

# The DLLs of Windows 10 and later that the program's libraries are known to use. Another one is reported: look it up
# before it is added here.
windows_own=(advapi32 authz bcrypt bcryptprimitives comctl32 comdlg32 crypt32 cryptbase d2d1 d3d9 d3d11 d3d12 dbghelp
  dnsapi dwmapi dwrite dxgi gdi32 glu32 imm32 iphlpapi kernel32 mpr msvcrt ncrypt netapi32 normaliz ntdll odbc32 ole32
  oleaut32 opengl32 powrprof propsys psapi rpcrt4 secur32 setupapi shcore shell32 shlwapi ucrtbase user32 userenv uuid
  uxtheme uiautomationcore version winhttp wininet winmm winspool.drv ws2_32 wsock32 wtsapi32)

needed_by() { x86_64-w64-mingw32-objdump -p "$1" | sed -n 's/^[[:space:]]*DLL Name: //p' | tr -d '\r'; }

is_windows_own() {
  local name=${1,,} own
  case $name in api-ms-win-*) return 0 ;; esac
  for own in "${windows_own[@]}"; do
    [ "${name%.dll}" = "$own" ] && return 0
  done
  return 1
}

# find_dll NAME: its path among the libraries, whatever the case of its letters.
find_dll() {
  local runtime threads folder
  runtime=$(dirname "$($compiler -print-file-name=libstdc++-6.dll)")
  threads=$(dirname "$($compiler -print-file-name=libwinpthread-1.dll)")
  for folder in "$prefix/bin" "$prefix/lib" "$runtime" "$threads"; do
    find "$folder" -maxdepth 1 -iname "$1" 2>/dev/null
  done | head -n 1
}

check() {
  local file name bad=0 count=0
  while IFS= read -r -d '' file; do
    count=$((count + 1))
    while IFS= read -r name; do
      is_windows_own "$name" && continue
      [ -n "$(find "$1/bin" -maxdepth 1 -iname "$name")" ] && continue
      echo "payload.sh: ${file#"$1"/} needs $name, which is neither inside nor Windows' own" >&2
      bad=1
    done < <(needed_by "$file")
  done < <(find "$1" -type f \( -iname '*.exe' -o -iname '*.dll' \) ! -iname 'uninstall.exe' -print0)
  [ $count -gt 0 ] || { echo "payload.sh: no program in $1" >&2; return 1; }
  [ $bad -eq 0 ] && echo "$count programs and DLLs in $1: closed"
  return $bad
}

if [ "${1:-}" = --check ] && [ $# -eq 2 ]; then
  check "$2"
  exit
fi
[ $# -ge 2 ] || { sed -n '2,9p' "${BASH_SOURCE[0]}" | cut -c 3- >&2; exit 2; }
payload=$1
shift
if [ -e "$payload" ]; then
  [ -f "$payload/.payload" ] || { echo "payload.sh: $payload exists and is not a payload" >&2; exit 1; }
  rm -rf "$payload"
fi
mkdir -p "$payload/bin" "$payload/licences"
touch "$payload/.payload"
cp "$@" "$payload/bin/"

# What DLLs need in turn, until nothing new comes.
gather() {
  local found=yes file name path
  while [ -n "$found" ]; do
    found=
    while IFS= read -r -d '' file; do
      while IFS= read -r name; do
        is_windows_own "$name" && continue
        [ -n "$(find "$payload/bin" -maxdepth 1 -iname "$name")" ] && continue
        path=$(find_dll "$name")
        [ -n "$path" ] || { echo "payload.sh: $(basename "$file") needs $name, which is nowhere" >&2; exit 1; }
        cp -L "$path" "$payload/bin/"
        found=yes
      done < <(needed_by "$file")
    done < <(find "$payload" -type f \( -iname '*.exe' -o -iname '*.dll' \) -print0)
  done
}
gather
if compgen -G "$payload/bin/Qt6Gui.dll" >/dev/null; then
  for plugin in platforms/qwindows styles/qwindowsvistastyle imageformats/qjpeg imageformats/qico imageformats/qsvg \
                iconengines/qsvgicon; do
    [ -f "$prefix/plugins/$plugin.dll" ] || continue
    mkdir -p "$payload/plugins/$(dirname "$plugin")"
    cp "$prefix/plugins/$plugin.dll" "$payload/plugins/$plugin.dll"
  done
  printf '[Paths]\nPrefix = ..\nPlugins = plugins\nTranslations = translations\n' >"$payload/bin/qt.conf"
  # Qt's own words, by the host's files of the same version.
  mkdir -p "$payload/translations"
  for language in de zh_CN; do
    cp "/usr/share/qt6/translations/qtbase_$language.qm" "$payload/translations/"
  done
  gather
fi
find "$payload" -type f \( -iname '*.exe' -o -iname '*.dll' \) -exec x86_64-w64-mingw32-strip -s {} +

# What comes with the program.
mkdir -p "$payload/share/exemplar"
tar -C "$top/resources" -c --exclude=./pictures . | tar -C "$payload/share/exemplar" -x --no-same-owner

# Licences: ours, those of the recipes, and those of mingw's runtime.
cp "$top/LICENSE" "$payload/licences/Exemplar.txt"
cp -r "$prefix/licences/." "$payload/licences/"
mkdir -p "$payload/licences/mingw-w64"
cp /usr/share/doc/gcc-mingw-w64-x86-64-posix-runtime/copyright "$payload/licences/mingw-w64/gcc-runtime.txt"
cp /usr/share/doc/mingw-w64-x86-64-dev/copyright "$payload/licences/mingw-w64/mingw-w64.txt"
{
  echo "Exemplar is free software under the GNU General Public License, version 3 or later (Exemplar.txt)."
  echo "It is linked with these libraries. Their licences are in the folders of their names."
  echo "Each was built from Debian's source package of the version named here, with the recipe of the same name in"
  echo "packaging/windows/recipes of Exemplar's source, which holds the patches too."
  echo
  for stamp in "$prefix"/stamps/*; do
    sed -n "s/^source \(.*\)/$(basename "$stamp"): \1/p" "$stamp"
  done
  printf 'mingw-w64: runtime of GCC %s and winpthreads\n' "$($compiler -dumpfullversion)"
} >"$payload/licences/README.txt"

check "$payload"
du -sh "$payload" | cut -f 1
