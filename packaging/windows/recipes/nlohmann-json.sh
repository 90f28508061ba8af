# nlohmann-json: headers.
source=nlohmann-json3
licences=(LICENSE.MIT)

build() {
  cross_cmake "$source_folder" "$build_folder" -DJSON_BuildTests=OFF -DJSON_MultipleHeaders=ON
}
