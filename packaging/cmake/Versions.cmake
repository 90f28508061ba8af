# The versions that the program reports: EXEMPLAR_LIBRARY_VERSIONS holds those of the libraries that were found, and the
# target exemplar_commit the commit, as the programs alone link it: a new commit compiles one small file.
set(EXEMPLAR_COMMIT "" CACHE STRING "Commit that the program reports; empty: of git, else of packaging/commit.txt")

set(EXEMPLAR_LIBRARY_VERSIONS)
foreach(library LibTorch ITK DCMTK Qt6 VTK)
  if(${library}_VERSION)
    list(APPEND EXEMPLAR_LIBRARY_VERSIONS "${library} ${${library}_VERSION}")
  endif()
endforeach()
string(REPLACE "Qt6 " "Qt " EXEMPLAR_LIBRARY_VERSIONS "${EXEMPLAR_LIBRARY_VERSIONS}")

find_package(Git QUIET)
set(EXEMPLAR_COMMIT_FILE ${PROJECT_BINARY_DIR}/generated/Commit.cpp)
add_custom_target(exemplar_commit_file BYPRODUCTS ${EXEMPLAR_COMMIT_FILE}
  COMMAND ${CMAKE_COMMAND} -DGIT=${GIT_EXECUTABLE} -DGIVEN=${EXEMPLAR_COMMIT} -DSOURCE=${PROJECT_SOURCE_DIR}
          -DOUTPUT=${EXEMPLAR_COMMIT_FILE} -P ${CMAKE_CURRENT_LIST_DIR}/WriteCommit.cmake
  VERBATIM)
add_library(exemplar_commit STATIC EXCLUDE_FROM_ALL ${EXEMPLAR_COMMIT_FILE})
add_dependencies(exemplar_commit exemplar_commit_file)
target_link_libraries(exemplar_commit PUBLIC exemplar_settings)
