# zlib, static. Debian's source lacks the resource of the DLL: that is not built.
source=zlib
licences=(LICENSE)

build() {
  cmake -S "$source_folder" -B "$build_folder" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$here/toolchain.cmake" \
    -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX="$prefix" -DINSTALL_PKGCONFIG_DIR="$prefix/lib/pkgconfig"
  cmake --build "$build_folder" --target zlibstatic -j "$jobs"
  mkdir -p "$prefix/include" "$prefix/lib/pkgconfig"
  cp "$build_folder/libzlibstatic.a" "$prefix/lib/libz.a"
  cp "$source_folder/zlib.h" "$build_folder/zconf.h" "$prefix/include/"
  cp "$build_folder/zlib.pc" "$prefix/lib/pkgconfig/"
}

check() {
  try_program zlib -lz <<'END'
#include <zlib.h>
#include <cstring>
int main() {
  const char words[] = "words words words words";
  Bytef packed[200], back[200];
  uLongf size = sizeof packed, length = sizeof back;
  return compress(packed, &size, reinterpret_cast<const Bytef*>(words), sizeof words) != Z_OK ||
         uncompress(back, &length, packed, size) != Z_OK || std::memcmp(words, back, sizeof words) != 0;
}
END
}
