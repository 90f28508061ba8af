#!/usr/bin/env bash
# Installs the Debian packages that building needs; with "tests" also those of the tests. Does nothing where they
# are there already. Elsewhere than on Debian 12 and 13 it prints what is needed and stops.
set -euo pipefail

build=(build-essential cmake ninja-build ccache pkg-config python3 python3-pip ca-certificates
       libtorch-dev libopenblas0-pthread libinsighttoolkit5-dev libdcmtk-dev libnsl-dev libopenjp2-7-dev libnifti2-dev zlib1g-dev
       nlohmann-json3-dev libcli11-dev libspdlog-dev libzip-dev libssl-dev
       qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n libqcustomplot-dev
       libvtk9-dev libgl-dev libgl1-mesa-dri fonts-dejavu-core mricron-data)
tests=(git clang-format xvfb xauth locales)

packages=("${build[@]}")
[ "${1:-}" = tests ] && packages+=("${tests[@]}")

id=unknown version=unknown
if [ -r /etc/os-release ]; then
  id=$(. /etc/os-release && echo "${ID:-unknown}")
  version=$(. /etc/os-release && echo "${VERSION_ID:-unknown}")
fi
if [ "$id" != debian ] || { [ "$version" != 12 ] && [ "$version" != 13 ]; }; then
  echo "This script installs packages on Debian 12 and 13 only; this is $id $version." >&2
  echo "Needed: a C++20 compiler, CMake 3.25, Ninja, pkg-config, Python 3 with pip, LibTorch 1.13 or later, ITK 5," >&2
  echo "DCMTK, OpenJPEG, niftilib (nifti2), zlib, nlohmann-json, CLI11, spdlog, libzip, OpenSSL, VTK 9, Qt 6 (Core, Gui," >&2
  echo "Widgets, Concurrent, PrintSupport, Svg, LinguistTools, Test), QCustomPlot for Qt 6, Xvfb for the tests, and" >&2
  echo "Debian's mricron-data for the demonstration." >&2
  echo "When they are there: cmake --preset release && cmake --build --preset release" >&2
  exit 1
fi

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "Please install as root: apt-get install ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
echo "Installing: ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
