#!/usr/bin/env bash
# packaging/windows/installer.sh PAYLOAD OUTPUT.exe   packs a folder that packaging/windows/payload.sh made into the
# Windows installer. Signs it where EXEMPLAR_CERTIFICATE names a PKCS#12 file (with osslsigncode; the password in
# EXEMPLAR_CERTIFICATE_PASSWORD).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
[ $# -eq 2 ] || { sed -n '2,4p' "${BASH_SOURCE[0]}" | cut -c 3- >&2; exit 2; }
payload=$(cd "$1" && pwd)
output=$(realpath -m "$2")
[ -f "$payload/bin/exemplar.exe" ] || { echo "installer.sh: no bin/exemplar.exe in $payload" >&2; exit 1; }
bash "$here/payload.sh" --check "$payload"

lists=$(mktemp -d)
trap 'rm -rf "$lists"' EXIT
version=$(sed -n 's/^project(.* VERSION \([0-9.]*\).*/\1/p' "$top/CMakeLists.txt")
bash "$here/icon.sh" "$top/resources/icons/exemplar.svg" "$lists/exemplar.ico"

# What is installed, and the same list for the uninstaller, which removes nothing else.
windows_name() { printf '%s' "${1//\//\\}" | sed 's/\$/$$/g'; }
while IFS= read -r folder; do
  name=$(windows_name "$folder")
  echo "SetOutPath \"\$INSTDIR${name:+\\$name}\""
  while IFS= read -r file; do
    echo "File \"$payload/${folder:+$folder/}$file\""
    echo "Delete \"\$INSTDIR\\${name:+$name\\}$(windows_name "$file")\"" >>"$lists/uninstall.nsh"
  done < <(find "$payload/$folder" -maxdepth 1 -type f ! -name .payload -printf '%f\n' | sort)
done < <(cd "$payload" && find . -type d -printf '%P\n' | sort) >"$lists/install.nsh"
while IFS= read -r folder; do
  echo "RMDir \"\$INSTDIR\\$(windows_name "$folder")\"" >>"$lists/uninstall.nsh"
done < <(cd "$payload" && find . -mindepth 1 -type d -printf '%P\n' | sort -r)

mkdir -p "$(dirname "$output")"
makensis -V2 -WX -INPUTCHARSET UTF8 -DPAYLOAD="$payload" -DVERSION="$version" -DVERSION4="$version.0" \
  -DLISTS="$lists" -DICON="$lists/exemplar.ico" -DKILOBYTES="$(du -sk "$payload" | cut -f 1)" -DOUTPUT="$output" \
  "$here/installer.nsi"

if [ -n "${EXEMPLAR_CERTIFICATE:-}" ]; then
  osslsigncode sign -pkcs12 "$EXEMPLAR_CERTIFICATE" -pass "${EXEMPLAR_CERTIFICATE_PASSWORD:-}" -n Exemplar \
    -in "$output" -out "$output.signed"
  mv "$output.signed" "$output"
fi
echo "$output: $(stat -c %s "$output") bytes, SHA-256 $(sha256sum "$output" | cut -d ' ' -f 1)"
