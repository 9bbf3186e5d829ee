# SPDX-License-Identifier: BSL-1.0
# Untested. An overlay port, which installs the sources that it lies in: vcpkg install velo-cpp --overlay-ports=ports
set(VCPKG_BUILD_TYPE release) # Nothing is compiled.
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)
vcpkg_cmake_configure(
  SOURCE_PATH "${SOURCE_PATH}"
  OPTIONS "-DVELO_CPP_PACKAGE_DIR=share/${PORT}")
vcpkg_cmake_install()
vcpkg_fixup_pkgconfig()
file(INSTALL "${CMAKE_CURRENT_LIST_DIR}/usage" DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE_1_0.txt")
