# VTK, shared: the modules that packaging/cmake/Dependencies.cmake asks for. Debian's source lacks utfcpp, whose headers
# come from Debian's own package of them, and GLEW, which has its recipe.
source=vtk9
licences=(Copyright.txt)

build() {
  local modules=() module
  for module in CommonCore CommonDataModel FiltersCore RenderingCore RenderingOpenGL2; do
    modules+=("-DVTK_MODULE_ENABLE_VTK_$module=YES")
  done
  mkdir -p "$prefix/include/utf8cpp"
  cp -r /usr/include/utf8cpp/. "$prefix/include/utf8cpp/"
  cross_cmake "$source_folder" "$build_folder" -DBUILD_SHARED_LIBS=ON -DVTK_BUILD_ALL_MODULES=OFF "${modules[@]}" \
    -DVTK_GROUP_ENABLE_StandAlone=DONT_WANT -DVTK_GROUP_ENABLE_Rendering=DONT_WANT -DVTK_GROUP_ENABLE_Imaging=DONT_WANT \
    -DVTK_GROUP_ENABLE_Qt=NO -DVTK_GROUP_ENABLE_MPI=NO -DVTK_GROUP_ENABLE_Views=DONT_WANT -DVTK_GROUP_ENABLE_Web=NO \
    -DVTK_ENABLE_WRAPPING=OFF -DVTK_ENABLE_LOGGING=OFF -DVTK_ENABLE_REMOTE_MODULES=OFF -DVTK_BUILD_TESTING=OFF \
    -DVTK_BUILD_EXAMPLES=OFF -DVTK_SMP_IMPLEMENTATION_TYPE=STDThread -DVTK_LEGACY_REMOVE=ON \
    -DVTK_MODULE_USE_EXTERNAL_VTK_utf8=ON -DVTK_MODULE_USE_EXTERNAL_VTK_glew=ON
  cp -r /usr/share/doc/libutfcpp-dev/copyright "$prefix/licences/utfcpp.txt"
}
