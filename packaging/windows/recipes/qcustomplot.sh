# QCustomPlot for Qt 6, static. Its own CMake file builds it for Qt 5: two files need a short one.
source=qcustomplot
licences=(GPL.txt)

build() {
  cat >"$build_folder/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.25)
project(QCustomPlot LANGUAGES CXX)
set(CMAKE_CXX_STANDARD 17)
set(CMAKE_AUTOMOC ON)
find_package(Qt6 REQUIRED COMPONENTS Core Gui Widgets PrintSupport)
add_library(QCustomPlotQt6 STATIC ${FROM}/qcustomplot.cpp ${FROM}/qcustomplot.h)
target_include_directories(QCustomPlotQt6 INTERFACE $<INSTALL_INTERFACE:include>)
target_link_libraries(QCustomPlotQt6 PUBLIC Qt6::Widgets Qt6::PrintSupport)
install(TARGETS QCustomPlotQt6 EXPORT QCustomPlotQt6Config ARCHIVE DESTINATION lib)
install(EXPORT QCustomPlotQt6Config NAMESPACE QCustomPlotQt6:: DESTINATION lib/cmake/QCustomPlotQt6)
install(FILES ${FROM}/qcustomplot.h DESTINATION include)
END
  cross_cmake "$build_folder" "$build_folder/objects" -DFROM="$source_folder"
}
