source=vtk9
build() { :; }
