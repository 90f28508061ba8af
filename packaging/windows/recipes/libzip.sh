# libzip, static: deflate is all that checkpoints hold.
source=libzip
licences=(LICENSE)

build() {
  cross_cmake "$source_folder" "$build_folder" -DENABLE_COMMONCRYPTO=OFF -DENABLE_GNUTLS=OFF -DENABLE_MBEDTLS=OFF \
    -DENABLE_OPENSSL=OFF -DENABLE_WINDOWS_CRYPTO=OFF -DENABLE_BZIP2=OFF -DENABLE_LZMA=OFF -DENABLE_ZSTD=OFF \
    -DBUILD_TOOLS=OFF -DBUILD_REGRESS=OFF -DBUILD_EXAMPLES=OFF -DBUILD_DOC=OFF
}

check() {
  try_program libzip $(PKG_CONFIG_LIBDIR=$prefix/lib/pkgconfig pkg-config --static --cflags --libs libzip) <<'END'
#include <zip.h>
int main() {
  zip_error_t error;
  zip_source_t* memory = zip_source_buffer_create("not a zip", 9, 0, &error);
  return zip_open_from_source(memory, ZIP_RDONLY, &error) != nullptr;
}
END
}
