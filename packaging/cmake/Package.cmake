# What is installed beside the programs and their resources, and the Debian package that packaging/package.sh deb makes of it.
if(WIN32)
  return()
endif()

set(EXEMPLAR_WEIGHTS "" CACHE FILEPATH "The base model's file to install (packaging/fetch-model.sh); none if empty")
if(EXEMPLAR_WEIGHTS)
  install(FILES ${EXEMPLAR_WEIGHTS} DESTINATION share/exemplar/models)
endif()

set(linux ${PROJECT_SOURCE_DIR}/packaging/linux)
install(FILES ${linux}/exemplar.desktop DESTINATION share/applications)
install(FILES ${linux}/exemplar.metainfo.xml DESTINATION share/metainfo)
install(FILES ${linux}/exemplar-mime.xml DESTINATION share/mime/packages RENAME exemplar.xml)

# The icon in the sizes of the hicolor theme, out of the same drawing.
set(icon ${PROJECT_SOURCE_DIR}/resources/icons/exemplar.svg)
set(icons share/icons/hicolor)
install(FILES ${icon} DESTINATION ${icons}/scalable/apps)
find_program(RSVG_CONVERT rsvg-convert)
set(pictures)
if(RSVG_CONVERT)
  foreach(size 16 22 24 32 48 64 128 256 512)
    set(picture ${PROJECT_BINARY_DIR}/icons/${size}/exemplar.png)
    file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/icons/${size})
    add_custom_command(OUTPUT ${picture} DEPENDS ${icon} VERBATIM
                       COMMAND ${RSVG_CONVERT} --width ${size} --height ${size} --output ${picture} ${icon})
    install(FILES ${picture} DESTINATION ${icons}/${size}x${size}/apps)
    list(APPEND pictures ${picture})
  endforeach()
endif()
add_custom_target(exemplar-icons ALL DEPENDS ${pictures})

# The man page is made from the help texts of the program.
find_package(Python3 COMPONENTS Interpreter)
find_program(GZIP gzip)
option(EXEMPLAR_MAN_PAGES "Make and install the man pages" OFF)
if(EXEMPLAR_MAN_PAGES)
  set(man ${PROJECT_BINARY_DIR}/man)
  file(MAKE_DIRECTORY ${man})
  add_custom_command(OUTPUT ${man}/exemplar-cli.1.gz ${man}/exemplar.1.gz VERBATIM
    DEPENDS exemplar-cli ${linux}/manpage.py ${linux}/exemplar.1
    COMMAND ${Python3_EXECUTABLE} ${linux}/manpage.py $<TARGET_FILE:exemplar-cli> > ${man}/exemplar-cli.1
    COMMAND ${CMAKE_COMMAND} -E copy ${linux}/exemplar.1 ${man}/exemplar.1
    COMMAND ${GZIP} -9nf ${man}/exemplar-cli.1 ${man}/exemplar.1)
  add_custom_target(exemplar-man ALL DEPENDS ${man}/exemplar-cli.1.gz)
  install(FILES ${man}/exemplar-cli.1.gz ${man}/exemplar.1.gz DESTINATION share/man/man1)
endif()

# The Debian package. Its version names the release of Debian whose libraries it needs.
set(EXEMPLAR_PACKAGE_MAINTAINER "" CACHE STRING "Name and address of who makes the package")
set(EXEMPLAR_PACKAGE_SUFFIX "" CACHE STRING "Added to the package's version, such as +deb12")
set(EXEMPLAR_PACKAGE_DOCS "" CACHE PATH "Folder with copyright and changelogs to install")
if(EXEMPLAR_PACKAGE_DOCS)
  install(DIRECTORY ${EXEMPLAR_PACKAGE_DOCS}/ DESTINATION share/doc/exemplar)
endif()
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME exemplar)
set(CPACK_PACKAGE_VENDOR "The Exemplar authors")
set(CPACK_PACKAGE_CONTACT "${EXEMPLAR_PACKAGE_MAINTAINER}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_PACKAGE_VERSION ${PROJECT_VERSION}${EXEMPLAR_PACKAGE_SUFFIX})
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# OpenBLAS: with the reference BLAS every product is many times slower. mricron-data: the sample scan.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0-pthread | libopenblas0, libqt6svg6, mricron-data")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libgl1-mesa-dri, qt6-translations-l10n, qt6-wayland")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "label medical images from a few exemplar slices")
set(CPACK_PACKAGE_DESCRIPTION
    "Exemplar is a workstation for people who label MRI and CT scans. One labels a
handful of slices; the program fine-tunes a SAM-family model on them with LoRA,
propagates the labels through the remaining slices, and writes label maps.
It works offline, with or without a GPU. The base model LiteMedSAM is included.")
include(CPack)
