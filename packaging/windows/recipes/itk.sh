# ITK, static: only the modules that packaging/cmake/Dependencies.cmake asks for.
source=insighttoolkit5
licences=(LICENSE NOTICE)

build() {
  cross_cmake "$source_folder" "$build_folder" -DBUILD_TESTING=OFF -DBUILD_EXAMPLES=OFF -DITK_BUILD_DEFAULT_MODULES=OFF \
    -DITKGroup_Core=OFF \
    -DModule_ITKCommon=ON -DModule_ITKIOImageBase=ON -DModule_ITKIONRRD=ON -DModule_ITKIOMeta=ON -DModule_ITKZLIB=ON \
    -DITK_USE_SYSTEM_ZLIB=ON -DZLIB_LIBRARY="$prefix/lib/libz.a" -DZLIB_INCLUDE_DIR="$prefix/include" \
    -DITK_USE_SYSTEM_EIGEN=ON -DEigen3_DIR=/usr/share/eigen3/cmake -DITK_FORBID_DOWNLOADS=ON \
    -DCMAKE_EXE_LINKER_FLAGS=-static
}
