#!/usr/bin/env bash
# Builds the libraries of the Windows program with Debian's mingw-w64, out of the sources of this machine's Debian release.
#
#   bash packaging/windows/deps.sh [--fetch|--check] [--keep] [recipe...]     all recipes, in the order below, if none
#                                                                             is named
# --fetch only unpacks the sources; --check runs the checks of what is built; --keep leaves the build folders behind. A library whose recipe and patches did not
# change since it was built is skipped; a build that stopped goes on where it stopped.
# The libraries go into EXEMPLAR_WINDOWS_PREFIX (default ~/.cache/exemplar/windows), sources and build folders into a
# folder beside it with -work at its end. EXEMPLAR_WINDOWS_JOBS is the number of compilers at a time (default: cores).
# EXEMPLAR_WINDOWS_SOURCES names a folder of sources that apt's mirror lacks: FOLDER/PACKAGE is taken instead of it.
#
# A recipe, recipes/NAME.sh, sets
#   source    Debian's source package
#   licences  the files of the source that are copied into licences/NAME of the prefix
#   more      further source packages, each in the folder of its name beside the source ($folder/NAME)
#   build()   configures, builds and installs: $source_folder, $build_folder, $folder, $prefix, $jobs; cross_cmake helps
#   check()   optional: shows that the library works, under wine
# Patches of patches/NAME are applied to the source before, each with a line of why at its head.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

order=(zlib nlohmann-json cli11 fmt spdlog libzip openssl openjpeg nifti dcmtk itk qtbase qtsvg qcustomplot glew vtk)
# What the neural part needs comes last: openblas (DYNAMIC_ARCH), then sleef, cpuinfo, and libtorch, which uses them.

prefix=${EXEMPLAR_WINDOWS_PREFIX:-$HOME/.cache/exemplar/windows}
mkdir -p "$prefix"
prefix=$(cd "$prefix" && pwd)
export EXEMPLAR_WINDOWS_PREFIX=$prefix
work=$prefix-work
jobs=${EXEMPLAR_WINDOWS_JOBS:-$(nproc)}

fetch_only= check_only= keep= recipes=()
for argument in "$@"; do
  case $argument in
    --fetch) fetch_only=yes ;;
    --check) check_only=yes ;;
    --keep) keep=yes ;;
    -*) echo "deps.sh: unknown flag $argument" >&2; exit 2 ;;
    *) [ -f "$here/recipes/$argument.sh" ] || { echo "deps.sh: no recipe $argument" >&2; exit 2; }
       recipes+=("$argument") ;;
  esac
done
[ ${#recipes[@]} -eq 0 ] && recipes=("${order[@]}")

bash "$here/setup.sh"
mkdir -p "$work" "$prefix/stamps" "$prefix/licences"
lists=
trap '[ -z "$lists" ] || rm -rf "$lists"' EXIT

# The hash of a recipe, without its check, and its patches.
recipe_hash() {
  sed '/^check()/,/^}/d' "$here/recipes/$1.sh" | cat - $(find "$here/patches/$1" -name '*.patch' 2>/dev/null | sort) | sha256sum | cut -c 1-16
}

patches_hash() { cat /dev/null $(find "$here/patches/$1" -name '*.patch' 2>/dev/null | sort) | sha256sum | cut -c 1-16; }

# unpack PACKAGE FOLDER: the source of PACKAGE becomes FOLDER, its version FOLDER.version. The list of sources is made
# out of this machine's settings and put aside afterwards: the settings need not name sources.
unpack() {
  local own=${EXEMPLAR_WINDOWS_SOURCES:-/nowhere}/$1
  if [ -d "$own" ]; then
    rm -rf "$2"
    cp -r "$own" "$2"
    echo "of a folder of sources" >"$2.version"
    return
  fi
  if [ -z "$lists" ]; then
    lists=$(mktemp -d)
    sed 's/^Types:.*/Types: deb-src/; s/^deb /deb-src /' /etc/apt/sources.list.d/debian.sources \
      /etc/apt/sources.list 2>/dev/null >"$lists/debian.sources" || true
    mkdir -p "$lists/lists/partial"
    apt=(-o "Dir::Etc::sourcelist=$lists/debian.sources" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$lists/lists"
         -o "Dir::Cache::srcpkgcache=$lists/src.bin" -o "Dir::Cache::pkgcache=$lists/pkg.bin" -o APT::Sandbox::User=root)
    apt-get "${apt[@]}" update -qq
  fi
  local place version
  place=$(mktemp -d "$work/unpack-XXXXXX")
  # The newest version that is there: a mirror can lack the sources of a release's latest updates.
  for version in $(apt-cache "${apt[@]}" madison "$1" | cut -d '|' -f 2 | tr -d ' ' | sort -Vru); do
    (cd "$place" && apt-get "${apt[@]}" source -qq --only-source "$1=$version" >/dev/null) && break
    rm -rf "${place:?}"/*
  done
  compgen -G "$place/*/debian" >/dev/null || { echo "deps.sh: apt has no source of $1" >&2; exit 1; }
  rm -rf "$2"
  mv "$place"/*/ "$2"
  dpkg-parsechangelog -l "$2/debian/changelog" -S Version >"$2.version"
  rm -rf "$place"
}

# cross_cmake SOURCE BUILD [flag...]: configures for Windows, static unless the flags differ, and installs. A folder that
# these flags configured is not configured again: some projects then compile everything anew.
cross_cmake() {
  local from=$1 to=$2 flags
  shift 2
  flags=$(printf '%s\n' "$@" | cat - "$here/toolchain.cmake" | sha256sum)
  if [ "$(cat "$to/configured" 2>/dev/null)" != "$flags" ]; then
    cmake -S "$from" -B "$to" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$here/toolchain.cmake" -DCMAKE_BUILD_TYPE=Release \
      -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR=lib -DBUILD_SHARED_LIBS=OFF "$@"
    echo "$flags" >"$to/configured"
  fi
  cmake --build "$to" -j "$jobs"
  cmake --install "$to" >/dev/null
}

# try_program NAME [flag...]: compiles the C++ program on the standard input, links it with the flags and runs it.
try_program() {
  local name=$1
  shift
  cat >"$build_folder/check-$name.cpp"
  x86_64-w64-mingw32-g++-posix -std=c++20 -O1 "$build_folder/check-$name.cpp" -o "$build_folder/check-$name.exe" \
    -I "$prefix/include" -L "$prefix/lib" "$@"
  "$here/wine.sh" "$build_folder/check-$name.exe"
}

# These run in their own shells, so that one recipe's names do not reach the next.
check_recipe() (
  name=$1 build_folder=$(mktemp -d)
  trap 'rm -rf "$build_folder"' EXIT
  check() { echo "no check"; }
  . "$here/recipes/$name.sh"
  check
)

build_recipe() (
  name=$1 hash=$2
  folder=$work/$name source_folder=$work/$name/source build_folder=$work/$name/build
  more=() licences=() patch=
  check() { :; }
  . "$here/recipes/$name.sh"
  mkdir -p "$folder"
  if [ "$(cat "$folder/unpacked" 2>/dev/null)" != "$(patches_hash "$name")" ]; then
    rm -rf "$build_folder"
    unpack "$source" "$source_folder"
    for patch in $(find "$here/patches/$name" -name '*.patch' 2>/dev/null | sort); do
      patch -d "$source_folder" -p1 -s -N <"$patch"
    done
    patches_hash "$name" >"$folder/unpacked"
  fi
  for package in ${more[@]+"${more[@]}"}; do
    [ -f "$folder/$package.version" ] || unpack "$package" "$folder/$package"
  done
  [ -n "$fetch_only" ] && exit 0
  mkdir -p "$build_folder"
  echo "== $name $(cat "$folder/source.version")"
  begin=$(date +%s)
  build
  check
  rm -rf "$prefix/licences/$name"
  mkdir -p "$prefix/licences/$name"
  for file in "${licences[@]}"; do
    cp "$source_folder/$file" "$prefix/licences/$name/$(basename "$file").txt"
  done
  for package in ${more[@]+"${more[@]}"}; do
    cp "$folder/$package/debian/copyright" "$prefix/licences/$name/$package-copyright.txt"
  done
  # Debian's summary of who holds which file's rights.
  [ ! -f "$source_folder/debian/copyright" ] ||
    cp "$source_folder/debian/copyright" "$prefix/licences/$name/copyright.txt"
  printf 'hash %s\nsource %s %s\nseconds %s\n' "$hash" "$source" "$(cat "$folder/source.version")" \
    $(($(date +%s) - begin)) >"$prefix/stamps/$name.part"
  for package in ${more[@]+"${more[@]}"}; do
    echo "source $package $(cat "$folder/$package.version")" >>"$prefix/stamps/$name.part"
  done
  mv "$prefix/stamps/$name.part" "$prefix/stamps/$name"
  [ -n "$keep" ] || rm -rf "$folder"
)

# A function, so that the shell has read it to its end: the file can change meanwhile.
main() {
  local name hash log status
  for name in "${recipes[@]}"; do
    if [ -n "$check_only" ]; then
      echo "== $name"
      check_recipe "$name"
      continue
    fi
    hash=$(recipe_hash "$name")
    if grep -qsx "hash $hash" "$prefix/stamps/$name"; then
      echo "== $name is built"
      continue
    fi
    log=$work/$name.log
    # Not after "||" or in a condition: there the shell would go on after an error.
    set +e
    (set -e; build_recipe "$name" "$hash") >"$log" 2>&1
    status=$?
    set -e
    if [ $status -ne 0 ]; then
      tail -n 40 "$log" >&2
      echo "deps.sh: $name failed; the whole output is in $log" >&2
      exit 1
    fi
    [ -n "$fetch_only" ] && echo "== $name is unpacked" || echo "== $name: $(sed -n 's/^seconds //p' "$prefix/stamps/$name") s"
  done
}

main; exit
