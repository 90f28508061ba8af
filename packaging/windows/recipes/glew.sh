# GLEW, shared: VTK reaches OpenGL's functions through it. One file, which needs no configuration; it has its own entry
# point for a DLL, so that the C library's start files stay out.
source=glew
licences=(LICENSE.txt)

build() {
  x86_64-w64-mingw32-gcc-posix -O2 -DGLEW_BUILD -DGLEW_NO_GLU -I "$source_folder/include" -shared -nostdlib \
    "$source_folder/src/glew.c" -o "$build_folder/glew32.dll" -Wl,--out-implib,"$build_folder/libglew32.dll.a" \
    -lopengl32 -lgdi32 -luser32 -lkernel32
  mkdir -p "$prefix/bin" "$prefix/lib" "$prefix/include/GL"
  cp "$build_folder/glew32.dll" "$prefix/bin/"
  cp "$build_folder/libglew32.dll.a" "$prefix/lib/"
  cp "$source_folder"/include/GL/{glew,wglew}.h "$prefix/include/GL/"
}

check() {
  try_program glew -DGLEW_NO_GLU -lglew32 <<'END'
#include <GL/glew.h>
int main() { return glewGetErrorString(GLEW_OK) == nullptr; }
END
}
