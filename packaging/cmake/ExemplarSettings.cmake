# Settings every target shares: language level, warnings, ccache.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros
      CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1  # another checkout of the same code finds it in the cache
      ${CCACHE_PROGRAM})
endif()

# Links the settings of our own code (warnings, include root) to a target.
add_library(exemplar_settings INTERFACE)
target_include_directories(exemplar_settings INTERFACE ${PROJECT_SOURCE_DIR})
if(MSVC)
  target_compile_options(exemplar_settings INTERFACE /W4 /utf-8 $<$<BOOL:${EXEMPLAR_WERROR}>:/WX>)
else()
  target_compile_options(exemplar_settings INTERFACE
    -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # false alarms in the standard library of GCC 12
    $<$<BOOL:${EXEMPLAR_WERROR}>:-Werror>)
endif()
if(MINGW)
  target_compile_options(exemplar_settings INTERFACE
    "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-include ${PROJECT_SOURCE_DIR}/core/base/platform/Utf8Paths.h>")
endif()
