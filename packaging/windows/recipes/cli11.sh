# CLI11: headers.
source=cli11
licences=(LICENSE)

build() {
  cross_cmake "$source_folder" "$build_folder" -DCLI11_BUILD_TESTS=OFF -DCLI11_BUILD_EXAMPLES=OFF -DCLI11_BUILD_DOCS=OFF \
    -DCLI11_SINGLE_FILE=OFF
}
