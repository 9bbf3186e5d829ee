# SPDX-License-Identifier: BSL-1.0
# The CMake targets of velo-cpp. An installed package and a build that has velo-cpp as a subdirectory both include this file,
# so the targets are the same in both: imported and global, with the include path of a system library.

# velo_cpp_require(COMPONENT PROBLEM): defines the target velo::COMPONENT, and what it needs. If something is not there, the
# variable PROBLEM of the caller says what to install. The including file sets velo_cpp_include, the folder of the headers,
# and velo_cpp_source, the source of velo::compiled.
function(velo_cpp_require component problem)
  if(POLICY CMP0167)
    cmake_policy(SET CMP0167 NEW) # Boost is found by its own package.
  endif()
  set(${problem} "" PARENT_SCOPE)
  if(NOT component MATCHES "^(velo|curl|sockets|asio|compiled)$")
    set(${problem} "velo-cpp has no component ${component}: the components are curl, sockets, asio and compiled" PARENT_SCOPE)
    return()
  elseif(TARGET velo::${component})
    return()
  endif()

  set(links velo::velo)
  set(definitions "")
  if(component STREQUAL "velo")
    # Boost may also be a part of the same build.
    if(NOT TARGET Boost::json)
      find_package(Boost 1.81 QUIET COMPONENTS json)
    endif()
    if(NOT TARGET Boost::json)
      string(CONCAT text
        "velo-cpp needs Boost 1.81 or later with its JSON library. Please install libboost-json-dev (Debian 13, Ubuntu 24.04), "
        "libboost-json1.81-dev (Debian 12), boost-devel (Fedora), boost (Arch, Homebrew), boost-dev (Alpine) or boost-json (vcpkg)")
      set(${problem} "${text}" PARENT_SCOPE)
      return()
    endif()
    set(links Boost::json)
    if(TARGET Boost::headers)
      list(APPEND links Boost::headers)
    endif()
    set(definitions VELO_LINKS_BOOST_JSON)
  elseif(component STREQUAL "curl")
    find_package(CURL 7.80 QUIET)
    if(NOT TARGET CURL::libcurl)
      string(CONCAT text
        "velo::curl needs libcurl 7.80 or later with its headers. Please install libcurl4-openssl-dev (Debian, Ubuntu), "
        "libcurl-devel (Fedora), curl (Arch, Homebrew, vcpkg) or curl-dev (Alpine)")
      set(${problem} "${text}" PARENT_SCOPE)
      return()
    endif()
    list(APPEND links CURL::libcurl)
  elseif(component MATCHES "^(sockets|asio)$")
    set(THREADS_PREFER_PTHREAD_FLAG ON)
    find_package(Threads QUIET)
    find_package(OpenSSL 1.1.1 QUIET)
    if(NOT TARGET OpenSSL::SSL OR NOT TARGET Threads::Threads)
      string(CONCAT text
        "velo::${component} needs threads and OpenSSL 1.1.1 or later with its headers. Please install libssl-dev (Debian, Ubuntu), "
        "openssl-devel (Fedora), openssl (Arch, Homebrew, vcpkg) or openssl-dev (Alpine)")
      set(${problem} "${text}" PARENT_SCOPE)
      return()
    endif()
    list(APPEND links OpenSSL::SSL OpenSSL::Crypto Threads::Threads)
    if(WIN32)
      list(APPEND links ws2_32)
    endif()
    set(definitions VELO_HAS_TLS)
  else()
    # A static library that is built in the project that uses it: with its compiler and flags, once, and only if something
    # links it. An installed library would fix both and make `install` compile; INTERFACE_SOURCES would be compiled again in
    # every target that links it, and twice in a program with a library that has it, too.
    if(NOT TARGET velo-cpp-compiled)
      add_library(velo-cpp-compiled STATIC EXCLUDE_FROM_ALL "${velo_cpp_source}")
      target_link_libraries(velo-cpp-compiled PUBLIC velo::velo)
      target_compile_definitions(velo-cpp-compiled PUBLIC VELO_SEPARATE_COMPILATION)
      set_target_properties(velo-cpp-compiled PROPERTIES POSITION_INDEPENDENT_CODE ON)
    endif()
    list(APPEND links velo-cpp-compiled)
    set(definitions VELO_SEPARATE_COMPILATION)
  endif()

  add_library(velo::${component} INTERFACE IMPORTED GLOBAL)
  set_target_properties(velo::${component} PROPERTIES
    INTERFACE_LINK_LIBRARIES "${links}"
    INTERFACE_COMPILE_DEFINITIONS "${definitions}")
  if(component STREQUAL "velo")
    set_target_properties(velo::velo PROPERTIES
      INTERFACE_INCLUDE_DIRECTORIES "${velo_cpp_include}"
      INTERFACE_COMPILE_FEATURES cxx_std_20)
  endif()
endfunction()
