# OpenSSL's libcrypto, static: checkpoints are named by their SHA-256. No network, no engines, no old ciphers.
source=openssl
licences=(LICENSE.txt)

build() {
  cd "$build_folder"
  [ -f Makefile ] || "$source_folder/Configure" mingw64 --cross-compile-prefix=x86_64-w64-mingw32- --prefix="$prefix" \
    --libdir=lib --openssldir=/ssl no-shared no-tests no-engine no-dso no-module no-autoload-config no-sock \
    no-ssl no-tls no-dtls no-cms no-ct no-ocsp no-ts no-cmp no-srp no-srtp no-psk no-comp no-ui-console no-legacy no-md4 \
    no-mdc2 no-rc2 no-rc4 no-idea no-seed no-bf no-cast no-camellia no-aria no-sm2 no-sm3 no-sm4 no-gost no-whirlpool \
    no-rmd160 no-blake2 no-des no-dsa no-scrypt no-siphash
  make -s -j "$jobs" build_generated
  make -s -j "$jobs" libcrypto.a
  mkdir -p "$prefix/include" "$prefix/lib"
  cp libcrypto.a "$prefix/lib/"
  rm -rf "$prefix/include/openssl"
  cp -r "$source_folder/include/openssl" "$prefix/include/"
  cp include/openssl/*.h "$prefix/include/openssl/"
}

check() {
  try_program openssl -lcrypto -lws2_32 -lcrypt32 <<'END'
#include <openssl/evp.h>
int main() {
  unsigned char out[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  return EVP_Digest("abc", 3, out, &size, EVP_sha256(), nullptr) != 1 || size != 32 || out[0] != 0xba || out[1] != 0x78;
}
END
}
