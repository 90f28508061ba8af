# niftilib, static: nifti2 and znz.
source=nifticlib
licences=(LICENSE)

build() {
  cross_cmake "$source_folder" "$build_folder" -DBUILD_TESTING=OFF -DNIFTI_BUILD_TESTING=OFF -DNIFTI_BUILD_APPLICATIONS=OFF \
    -DNIFTI_INSTALL_NO_DOCS=ON -DUSE_NIFTI2_CODE=ON -DUSE_NIFTICDF_CODE=OFF -DUSE_FSL_CODE=OFF \
    -DCMAKE_C_FLAGS="-I$prefix/include"
}
