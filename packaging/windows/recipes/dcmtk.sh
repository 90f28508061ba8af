# DCMTK, static, with its dictionary inside. Windows has no iconv: DicomText decodes names by Windows' code pages.
# Its configuration runs programs under wine, in a wine folder of its own.
source=dcmtk
licences=(COPYRIGHT)

build() {
  local runtime
  runtime=$(dirname "$(x86_64-w64-mingw32-g++-posix -print-file-name=libstdc++-6.dll)")
  WINEDEBUG=-all WINEDLLOVERRIDES=mscoree,mshtml= cross_cmake "$source_folder" "$build_folder" \
    -DWINE_CPP_RUNTIME="Z:${runtime//\//\\}" -DCMAKE_EXE_LINKER_FLAGS=-static \
    -DDCMTK_MODULES="ofstd;oflog;dcmdata;dcmimgle;dcmimage;dcmjpeg;dcmjpls" -DBUILD_APPS=OFF -DBUILD_TESTING=OFF -DCMAKE_CXX_STANDARD=17 -DCMAKE_INSTALL_DATADIC=share/dcmtk \
    -DCMAKE_INSTALL_SYSCONFDIR=etc -DDCMTK_DEFAULT_DICT=builtin -DDCMTK_USE_FIND_PACKAGE=ON -DDCMTK_WITH_ZLIB=ON \
    -DZLIB_LIBRARY="$prefix/lib/libz.a" -DZLIB_INCLUDE_DIR="$prefix/include" \
    -DDCMTK_WITH_TIFF=OFF -DDCMTK_WITH_PNG=OFF -DDCMTK_WITH_XML=OFF -DDCMTK_WITH_OPENSSL=OFF -DDCMTK_WITH_SNDFILE=OFF \
    -DDCMTK_WITH_ICONV=OFF -DDCMTK_WITH_ICU=OFF -DDCMTK_WITH_WRAP=OFF -DDCMTK_WITH_OPENJPEG=OFF \
    -DDCMTK_WITH_DOXYGEN=OFF -DDCMTK_ENABLE_PRIVATE_TAGS=ON -DDCMTK_ENABLE_STL=ON \
    -DCMAKE_CXX_FLAGS="-fno-keep-inline-dllexport -Wa,-mbig-obj -DENABLE_DCMJPLS_INTERLEAVE_NONE"
}

check() {
  try_program dcmtk -ldcmjpeg -lijg8 -lijg12 -lijg16 -ldcmjpls -ldcmtkcharls -ldcmimgle -ldcmdata -loflog -lofstd -lz \
    -lws2_32 -lnetapi32 -liphlpapi -lwsock32 <<'END'
#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpls/djdecode.h>
int main() {
  DJDecoderRegistration::registerCodecs();
  DJLSDecoderRegistration::registerCodecs();
  DcmDataset dataset;
  OFString name;
  return !dcmDataDict.isDictionaryLoaded() || dataset.putAndInsertString(DCM_PatientName, "A^B").bad() ||
         dataset.findAndGetOFString(DCM_PatientName, name).bad() || name != "A^B";
}
END
}
