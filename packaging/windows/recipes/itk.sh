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

check() {
  cat >"$build_folder/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.25)
project(Check LANGUAGES C CXX)
set(CMAKE_CXX_STANDARD 20)
find_package(ITK REQUIRED COMPONENTS ITKCommon ITKIOImageBase ITKIONRRD ITKIOMeta ITKZLIB)
include(${ITK_USE_FILE})
add_executable(check check.cpp)
target_link_libraries(check ${ITK_LIBRARIES})
END
  cat >"$build_folder/check.cpp" <<'END'
#include <itkImage.h>
#include <itkImageFileReader.h>
#include <itkImageFileWriter.h>
#include <iostream>
int main() {
  using Image = itk::Image<short, 3>;
  auto image = Image::New();
  image->SetRegions(Image::SizeType{{3, 4, 5}});
  image->Allocate(true);
  image->SetPixel({{1, 2, 3}}, 42);
  for (const char* name : {"check.nrrd", "check.mha"}) {
    itk::WriteImage(image, name, true);
    if (itk::ReadImage<Image>(name)->GetPixel({{1, 2, 3}}) != 42) return 1;
  }
}
END
  cmake -S "$build_folder" -B "$build_folder/b" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$here/toolchain.cmake" >/dev/null
  cmake --build "$build_folder/b" >/dev/null
  (cd "$build_folder" && "$here/wine.sh" b/check.exe)
}
