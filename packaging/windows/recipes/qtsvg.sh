# Qt's SVG renderer, shared: it draws the icons.
source=qt6-svg
licences=(LICENSES/LGPL-3.0-only.txt LICENSES/GPL-3.0-only.txt)

build() {
  cross_cmake "$source_folder" "$build_folder" -DBUILD_SHARED_LIBS=ON -DQT_BUILD_TESTS=OFF -DQT_BUILD_EXAMPLES=OFF
}
