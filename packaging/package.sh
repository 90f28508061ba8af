#!/usr/bin/env bash
# Makes a package of the program.
#
#   packaging/package.sh deb          build/package/exemplar_VERSION_amd64.deb, for the release of Debian it runs on
#   packaging/package.sh tar [...]    a self-contained directory and an installer for other Linux, see linux/tar.sh
#
# Installs the Debian packages it needs. Who makes a deb is named by $DEBFULLNAME and $DEBEMAIL, as in Debian's own tools.
# packaging/test-package.sh tests what comes out.
set -euo pipefail
cd "$(dirname "$0")/.."

tools() {  # the packages that making a package needs
  bash packaging/setup.sh
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  [ "$(id -u)" -eq 0 ] || { echo "Please install as root: apt-get install ${missing[*]}" >&2; exit 1; }
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

deb() {
  tools git dpkg-dev file librsvg2-bin lintian
  local build=build/package version release docs
  version=$(sed -n 's/^project(Exemplar VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
  release=+deb$(. /etc/os-release && echo "$VERSION_ID")
  local who="${DEBFULLNAME:-$(id -un)} <${DEBEMAIL:-$(id -un)@$(hostname)}>"
  mkdir -p $build
  EXEMPLAR_MODELS=$PWD/$build/models bash packaging/fetch-model.sh

  docs=$PWD/$build/docs
  rm -rf "$docs" && mkdir -p "$docs"
  cp packaging/linux/copyright "$docs/"
  printf 'exemplar (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md.gz in this folder.\n\n -- %s  %s\n' \
    "$version$release" "$who" "$(git log -1 --format=%cD 2>/dev/null || date -R)" | gzip -9n >"$docs/changelog.gz"
  gzip -9nc CHANGELOG.md >"$docs/CHANGELOG.md.gz"

  cmake -S . -B $build -G Ninja -DCMAKE_BUILD_TYPE=Release -DEXEMPLAR_TESTS=OFF -DEXEMPLAR_MAN_PAGES=ON \
    -DEXEMPLAR_WEIGHTS="$PWD/$build/models/lite_medsam.pth" -DEXEMPLAR_PACKAGE_DOCS="$docs" \
    -DEXEMPLAR_PACKAGE_SUFFIX="$release" -DEXEMPLAR_PACKAGE_MAINTAINER="$who" >/dev/null
  cmake --build $build
  rm -f $build/exemplar_*.deb
  (cd $build && cpack -G DEB >/dev/null)
  local file=$build/exemplar_${version}${release}_amd64.deb
  local ignored=()  # who made the package is only known where Debian's variables are set
  [ -n "${DEBEMAIL:-}" ] || ignored=(--suppress-tags bogus-mail-host-in-debian-changelog,bogus-mail-host,root-in-contact)
  lintian --allow-root --fail-on error "${ignored[@]}" "$file"
  du --apparent-size -h "$file"
  sha256sum "$file"
}

kind=${1:-}
[ $# -gt 0 ] && shift
case $kind in
  deb) deb ;;
  tar)
    tools git patchelf makeself xz-utils qt6-wayland librsvg2-bin
    exec bash packaging/linux/tar.sh "$@"
    ;;
  *) echo "usage: packaging/package.sh deb|tar" >&2; exit 2 ;;
esac
