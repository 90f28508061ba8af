# OpenJPEG, static: JPEG 2000 in DICOM files.
source=openjpeg2
licences=(LICENSE)

build() {
  cross_cmake "$source_folder" "$build_folder" -DBUILD_CODEC=OFF -DBUILD_TESTING=OFF -DBUILD_DOC=OFF -DBUILD_JPIP=OFF
  # Its header takes itself for a DLL's, unless this is set.
  sed -i 's/^Cflags: .*/& -DOPJ_STATIC/' "$prefix/lib/pkgconfig/libopenjp2.pc"
}

check() {
  try_program openjpeg $(PKG_CONFIG_LIBDIR=$prefix/lib/pkgconfig pkg-config --static --cflags --libs libopenjp2) <<'END'
#include <openjpeg.h>
int main() { opj_codec_t* codec = opj_create_decompress(OPJ_CODEC_JP2); opj_destroy_codec(codec); return !codec; }
END
}
