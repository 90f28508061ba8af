# fmt, static: spdlog formats with it.
source=fmtlib
licences=(LICENSE.rst)

build() {
  cross_cmake "$source_folder" "$build_folder" -DFMT_TEST=OFF -DFMT_DOC=OFF
}
