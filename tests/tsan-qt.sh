#!/usr/bin/env bash
# tests/tsan-qt.sh   builds Debian's Qt Core with the thread sanitizer, as Debian's own does not show it what QMutex and
# posted events order, and prints the folder that holds it. Needs root for its packages; about ten minutes of two cores,
# once for each version of Qt. EXEMPLAR_TSAN_QT names another folder than ~/.cache/exemplar.
set -euo pipefail

version=$(dpkg-query -W -f '${Version}' libqt6core6 2>/dev/null || dpkg-query -W -f '${Version}' libqt6core6t64)
multiarch=$(dpkg-architecture -qDEB_HOST_MULTIARCH)
place=${EXEMPLAR_TSAN_QT:-$HOME/.cache/exemplar}/tsan-qt-$version
if [ ! -f "$place/libQt6Core.so.6" ]; then
  exec 3>&1 1>&2
  apt-get install -y -qq --no-install-recommends ninja-build ccache dpkg-dev libglib2.0-dev libicu-dev libpcre2-dev \
    libdouble-conversion-dev libb2-dev libzstd-dev zlib1g-dev >/dev/null
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  # The source's own list: this machine's settings need not name sources.
  sed 's/^Types:.*/Types: deb-src/; s/^deb /deb-src /' /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list \
    2>/dev/null >"$work/debian.sources" || true
  mkdir -p "$work/lists/partial"
  apt=(-o "Dir::Etc::sourcelist=$work/debian.sources" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$work/lists")
  apt-get "${apt[@]}" update -qq
  (cd "$work" && apt-get "${apt[@]}" source -qq "qt6-base=$version" >/dev/null)
  # As Debian configures what Core is made of; the other libraries and plugins stay Debian's own.
  cmake -G Ninja -S "$work"/qt6-base-*/ -B "$work/build" -DCMAKE_BUILD_TYPE=RelWithDebInfo \
    -DCMAKE_CXX_FLAGS_RELWITHDEBINFO="-O1 -g1 -DNDEBUG" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache \
    -DCMAKE_INSTALL_PREFIX=/usr -DINSTALL_LIBDIR="lib/$multiarch" -DINSTALL_ARCHDATADIR="lib/$multiarch/qt6" \
    -DINSTALL_PLUGINDIR="lib/$multiarch/qt6/plugins" -DINSTALL_DATADIR=share/qt6 -DINSTALL_LIBEXECDIR=lib/qt6/libexec \
    -DINSTALL_BINDIR=lib/qt6/bin -DINSTALL_TRANSLATIONDIR=share/qt6/translations -DINSTALL_SYSCONFDIR=/etc/xdg \
    -DFEATURE_mimetype_database=OFF -DFEATURE_system_pcre2=ON -DFEATURE_system_doubleconversion=ON \
    -DFEATURE_gui=OFF -DFEATURE_network=OFF -DFEATURE_sql=OFF -DFEATURE_dbus=OFF -DFEATURE_xml=OFF -DFEATURE_testlib=OFF \
    -DQT_BUILD_TESTS=OFF -DQT_BUILD_EXAMPLES=OFF -DFEATURE_sanitizer=ON -DFEATURE_sanitize_thread=ON >/dev/null
  cmake --build "$work/build" --target Core
  mkdir -p "$place"
  cp -a "$work/build/lib/$multiarch"/libQt6Core.so.6* "$place/"
  exec 1>&3
fi
echo "$place"
