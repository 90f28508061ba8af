#!/usr/bin/env bash
# Makes the self-contained package for any x86-64 Linux whose glibc is not older than this machine's, and an installer
# (.run) of the same files for one user without root.
#
#   packaging/linux/tar.sh [--programs BUILD] [--out FOLDER] [--no-archives]
#
# BUILD is a built folder to take the programs from; without it build/release is built. The results, in FOLDER
# (default build/packages): exemplar-VERSION-linux-x86_64.tar.xz, .run and their SHA-256. Needs patchelf, makeself,
# xz-utils, qt6-wayland and what packaging/setup.sh installs. With --no-archives only the folder is made.
set -euo pipefail
cd "$(dirname "$0")/../.."

build='' out=build/packages archives=yes
while [ $# -gt 0 ]; do
  case $1 in
    --programs) build=$2; shift ;;
    --out) out=$2; shift ;;
    --no-archives) archives= ;;
    *) echo "usage: packaging/linux/tar.sh [--programs BUILD] [--out FOLDER] [--no-archives]" >&2; exit 2 ;;
  esac
  shift
done
missing=()
for tool in patchelf makeself xz python3 objdump; do
  command -v "$tool" >/dev/null || missing+=("$tool")
done
plugins=/usr/lib/x86_64-linux-gnu/qt6/plugins
[ -f "$plugins/platforms/libqwayland-generic.so" ] || missing+=(qt6-wayland)
[ ${#missing[@]} -eq 0 ] || { echo "tar.sh: install first: ${missing[*]} (apt-get install)." >&2; exit 1; }
# The reference BLAS would make every product many times slower.
[[ $(readlink -f /usr/lib/x86_64-linux-gnu/libblas.so.3) == *openblas* ]] ||
  { echo "tar.sh: libblas.so.3 is not OpenBLAS here; run update-alternatives for it, or packaging/setup.sh." >&2; exit 1; }

if [ -z "$build" ]; then
  build=build/release
  cmake --preset release >/dev/null
  cmake --build "$build" --target exemplar exemplar-cli exemplar-icons
fi
version=$(sed -n 's/^project(Exemplar VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
name=exemplar-$version-linux-x86_64
mkdir -p "$out"
out=$(cd "$out" && pwd)
tree=$out/$name
rm -rf "$tree"
mkdir -p "$tree"/{bin,libexec,lib/qt6/plugins,share/exemplar/models,share/qt6/translations,share/doc/exemplar}

echo "== Files of the program"
DESTDIR="$out/stage" cmake --install "$build" --prefix /usr >/dev/null
cp -a "$out/stage/usr/share/." "$tree/share/"
for program in exemplar exemplar-cli; do
  cp "$out/stage/usr/bin/$program" "$tree/libexec/"
done
rm -rf "$out/stage"
cp LICENSE "$tree/"
EXEMPLAR_MODELS="$tree/share/exemplar/models" bash packaging/fetch-model.sh
# DCMTK's dictionaries: Debian's library has none built in.
cp "$(dirname "$(find /usr/share/libdcmtk*/dicom.dic | head -n 1)")"/{dicom,private}.dic "$tree/share/exemplar/"
cp packaging/linux/fonts.conf "$tree/share/exemplar/"
for language in de en zh_CN; do
  cp "/usr/share/qt6/translations/qtbase_$language.qm" "$tree/share/qt6/translations/"
done
printf '[Paths]\nPrefix=..\nPlugins=lib/qt6/plugins\nTranslations=share/qt6/translations\n' >"$tree/libexec/qt.conf"

# Qt's plugins: displays, SVG icons, JPEG, GIF and ICO, input methods. Nothing here prints, speaks TLS or opens a database.
for plugin in platforms/lib{qxcb,qwayland-egl,qwayland-generic,qoffscreen,qminimal} xcbglintegrations/'*' \
              iconengines/libqsvgicon imageformats/'*' platforminputcontexts/'*' styles/'*' platformthemes/'*' \
              wayland-shell-integration/'*' wayland-decoration-client/'*' \
              wayland-graphics-integration-client/libqt-plugin-wayland-egl; do
  for file in $plugins/$plugin.so; do
    [ -e "$file" ] || continue
    folder=$tree/lib/qt6/plugins/$(basename "$(dirname "$file")")
    mkdir -p "$folder"
    cp "$(readlink -f "$file")" "$folder/$(basename "$file")"
  done
done

echo "== Libraries"
python3 packaging/linux/closure.py "$tree"
python3 - "$tree" <<'PYTHON'
import json, sys
tree = sys.argv[1]
with open(tree + "/share/doc/exemplar/third-party/README.txt", "a") as notes:
    for model in json.load(open("resources/models.json"))["models"]:
        notes.write(f"\nshare/exemplar/models/{model['file']} is {model['name']} under {model['licence']} "
                    f"(common-licenses/{model['licence']}), out of {model['source']['package']} "
                    f"{model['source']['version']} of {model['source']['kind']}, unchanged.\n")
PYTHON
need() { grep "^$1_" "$tree/lib/needs.txt"; }
for program in exemplar exemplar-cli; do
  sed "s/@GLIBCXX@/$(need GLIBCXX)/; s/@CXXABI@/$(need CXXABI)/; s/@GCC@/$(need GCC)/" packaging/linux/launcher.sh >"$tree/bin/$program"
  chmod 755 "$tree/bin/$program"
done
install -m 755 packaging/linux/install.sh packaging/linux/uninstall.sh "$tree/"
(cd "$tree" && find . -type f -o -type l | sed 's|^\./||' | LC_ALL=C sort >files.txt && echo files.txt >>files.txt)
"$tree/bin/exemplar-cli" --version
du -sh "$tree" | cut -f1 | sed 's/$/ unpacked/'
[ -n "$archives" ] || exit 0

echo "== Archives"
stamp=$(git log -1 --format=%ct 2>/dev/null || date +%s)
tar -C "$out" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$stamp" -c "$name" | xz -T0 -7 >"$out/$name.tar.xz.part"
mv "$out/$name.tar.xz.part" "$out/$name.tar.xz"
# gzip, since every system has it; makeself passes what follows "--" on to install.sh.
makeself --gzip --nox11 --tar-extra '--owner=0 --group=0 --numeric-owner' "$tree" "$out/$name.run.part" "Exemplar $version" ./install.sh >/dev/null
mv "$out/$name.run.part" "$out/$name.run"
for file in "$name.tar.xz" "$name.run"; do
  (cd "$out" && sha256sum "$file" >"$file.sha256" && cat "$file.sha256" && du -h --apparent-size "$file")
done
