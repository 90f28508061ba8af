# niftilib, static: nifti2 and znz.
source=nifticlib
licences=(LICENSE)

build() {
  cross_cmake "$source_folder" "$build_folder" -DBUILD_TESTING=OFF -DNIFTI_BUILD_TESTING=OFF -DNIFTI_BUILD_APPLICATIONS=OFF \
    -DNIFTI_INSTALL_NO_DOCS=ON -DUSE_NIFTI2_CODE=ON -DUSE_NIFTICDF_CODE=OFF -DUSE_FSL_CODE=OFF \
    -DCMAKE_C_FLAGS="-I$prefix/include"
}

check() {
  try_program nifti -I "$prefix/include/nifti" -DHAVE_ZLIB -lnifti2 -lznz -lz -lm <<'END'
#include <nifti2_io.h>
int main() {
  const int64_t dims[8] = {3, 4, 5, 6, 1, 1, 1, 1};
  nifti_image* image = nifti_make_new_nim(dims, DT_INT16, 1);
  const bool good = image != nullptr && image->nvox == 120;
  nifti_image_free(image);
  return !good;
}
END
}
