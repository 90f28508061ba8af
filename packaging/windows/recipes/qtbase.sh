# Qt 6, shared (LGPL: a user can put another build of it in): Core, Gui, Widgets, Concurrent, PrintSupport, Test, with
# Qt's own copies of zlib, PCRE2, FreeType, HarfBuzz, libpng and libjpeg. The tools that run while building are Debian's.
# Debian's source lacks what tablets' pens need.
source=qt6-base
licences=(LICENSES/LGPL-3.0-only.txt LICENSES/GPL-3.0-only.txt)

build() {
  cross_cmake "$source_folder" "$build_folder" -DBUILD_SHARED_LIBS=ON \
    -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR=/usr/lib/x86_64-linux-gnu/cmake \
    -DINSTALL_LIBDIR=lib -DINSTALL_INCLUDEDIR=include/qt6 -DINSTALL_PLUGINSDIR=plugins -DINSTALL_MKSPECSDIR=share/qt6/mkspecs \
    -DINSTALL_ARCHDATADIR=share/qt6 -DINSTALL_DATADIR=share/qt6 -DINSTALL_DOCDIR=share/qt6/doc \
    -DQT_BUILD_TESTS=OFF -DQT_BUILD_EXAMPLES=OFF -DINPUT_opengl=desktop -DFEATURE_tabletevent=OFF \
    -DFEATURE_system_zlib=OFF -DFEATURE_system_pcre2=OFF -DFEATURE_system_doubleconversion=OFF -DFEATURE_system_libb2=OFF \
    -DFEATURE_system_freetype=OFF -DFEATURE_system_harfbuzz=OFF -DFEATURE_system_png=OFF -DFEATURE_system_jpeg=OFF \
    -DFEATURE_system_textmarkdownreader=OFF \
    -DFEATURE_sql=OFF -DFEATURE_network=OFF -DFEATURE_xml=OFF -DFEATURE_dbus=OFF -DFEATURE_icu=OFF -DFEATURE_glib=OFF \
    -DFEATURE_vulkan=OFF -DFEATURE_zstd=OFF -DFEATURE_openssl=OFF -DFEATURE_androiddeployqt=OFF -DFEATURE_qmake=OFF
}

check() {
  try_program qtcore -fno-keep-inline-dllexport -I "$prefix/include/qt6" -I "$prefix/include/qt6/QtCore" -lQt6Core <<'END'
#include <QCoreApplication>
#include <QRegularExpression>
int main(int argc, char** argv) {
  QCoreApplication app(argc, argv);
  return QRegularExpression("t(.)o").match("two").captured(1) != "w";
}
END
}
