# LibTorch as LibTorch::LibTorch: headers and libraries, with those of CUDA where it has them. Its own TorchConfig.cmake asks
# for the whole CUDA toolkit, compiler included, where LibTorch knows CUDA; programs without CUDA code need none of it.
# -DCMAKE_PREFIX_PATH= takes the folder that holds LibTorch's include and lib.
find_path(LibTorch_INCLUDE_DIR torch/csrc/api/include/torch/torch.h PATH_SUFFIXES include)
find_library(LibTorch_torch_LIBRARY torch)
cmake_path(GET LibTorch_torch_LIBRARY PARENT_PATH LibTorch_LIBRARY_DIR)
foreach(part torch_cpu c10 torch_cuda c10_cuda)
  find_library(LibTorch_${part}_LIBRARY ${part} HINTS ${LibTorch_LIBRARY_DIR} NO_DEFAULT_PATH)
endforeach()

set(LibTorch_INCLUDE_DIRS ${LibTorch_INCLUDE_DIR} ${LibTorch_INCLUDE_DIR}/torch/csrc/api/include)
foreach(folder torch/headeronly torch/csrc/api/include/torch)  # since 2.9, before
  set(header ${LibTorch_INCLUDE_DIR}/${folder}/version.h)
  if(NOT LibTorch_VERSION AND EXISTS ${header})
    file(STRINGS ${header} line REGEX "define TORCH_VERSION *\"|^ *\"[0-9]+\\.[0-9]+\\.[0-9]+")
    string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" LibTorch_VERSION "${line}")
  endif()
endforeach()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch
  REQUIRED_VARS LibTorch_torch_LIBRARY LibTorch_torch_cpu_LIBRARY LibTorch_c10_LIBRARY LibTorch_INCLUDE_DIR
  VERSION_VAR LibTorch_VERSION
  REASON_FAILURE_MESSAGE "give the folder of LibTorch with -DCMAKE_PREFIX_PATH=")

if(LibTorch_FOUND AND NOT TARGET LibTorch::LibTorch)
  add_library(LibTorch::LibTorch INTERFACE IMPORTED)
  # As system headers: their warnings are not ours.
  target_include_directories(LibTorch::LibTorch SYSTEM INTERFACE ${LibTorch_INCLUDE_DIRS})
  foreach(part torch torch_cpu c10 torch_cuda c10_cuda)
    if(LibTorch_${part}_LIBRARY)
      add_library(LibTorch::${part} UNKNOWN IMPORTED)
      set_target_properties(LibTorch::${part} PROPERTIES IMPORTED_LOCATION ${LibTorch_${part}_LIBRARY})
      target_link_libraries(LibTorch::LibTorch INTERFACE LibTorch::${part})
    endif()
  endforeach()
  # What computes with CUDA is there as soon as it is loaded; nothing of it is named, so a linker may leave it out.
  if(LibTorch_torch_cuda_LIBRARY AND MSVC)
    target_link_options(LibTorch::LibTorch INTERFACE "/INCLUDE:?warp_size@cuda@at@@YAHXZ")
  elseif(LibTorch_torch_cuda_LIBRARY AND NOT APPLE)
    target_link_options(LibTorch::LibTorch INTERFACE LINKER:--no-as-needed)
  endif()
  if(LibTorch_torch_cuda_LIBRARY)
    message(STATUS "LibTorch ${LibTorch_VERSION} with CUDA")
  else()
    message(STATUS "LibTorch ${LibTorch_VERSION} without CUDA")
  endif()
endif()
mark_as_advanced(LibTorch_INCLUDE_DIR LibTorch_torch_LIBRARY LibTorch_torch_cpu_LIBRARY LibTorch_c10_LIBRARY
                 LibTorch_torch_cuda_LIBRARY LibTorch_c10_cuda_LIBRARY)
