#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Uses the library in each way that the README names: every project lies in a fresh folder, and its program and its build
# files are the blocks of the README. Both installations are compared byte for byte.
# usage: run.sh SOURCE_FOLDER WORK_FOLDER; the compiler is $CXX
set -eu
source=$1
rm -rf "$2"
mkdir -p "$2/objects"
work=$(cd "$2" && pwd)
REAL_CXX=${CXX:-c++}
OBJECTS=$work/objects
CXX="$work/c++"
export REAL_CXX OBJECTS CXX
cp "$source/tests/consumers/compiler.sh" "$CXX"
chmod +x "$CXX"
passed=0
failed=0

ok() {
    echo "ok: $1"
    passed=$((passed + 1))
}

# quietly COMMAND…: its output is shown if it fails.
quietly() {
    "$@" >"$work/log" 2>&1 || {
        cat "$work/log"
        echo "failed: $*"
        return 1
    }
}

# fails_with WORDS COMMAND…
fails_with() {
    words=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        echo "this should have failed: $*"
        return 1
    fi
    # CMake breaks lines.
    tr -s ' \n' '  ' <"$work/log" | grep -qF -- "$words" || {
        cat "$work/log"
        echo "not said: $words"
        return 1
    }
}

# block LANGUAGE WORD: the first block of the README in this language that has this word.
block() {
    awk -v "language=$1" -v "word=$2" '
        inside && /^```$/ { if (index(text, word)) { printf "%s", text; exit } inside = 0 }
        inside { text = text $0 "\n" }
        $0 == "```" language { inside = 1; text = "" }' "$source/README.md"
}

# consumer NAME: a fresh folder with the first program of the README.
consumer() {
    here=$work/$1
    mkdir "$here"
    block cpp 'int main' >"$here/app.cpp"
    grep -q 'velo::fake' "$here/app.cpp"
}

# Runs the first program of the README.
runs() {
    "$1" >"$work/output"
    [ "$(cat "$work/output")" = ann@example.com ] || {
        echo "the README's first program printed: $(cat "$work/output")"
        return 1
    }
}

# cmake_builds FOLDER [OPTION…]
cmake_builds() {
    folder=$1
    shift
    quietly cmake -S "$folder" -B "$folder/build" -DCMAKE_CXX_EXTENSIONS=OFF "$@"
    quietly cmake --build "$folder/build"
}

# What a release would have: the sources of the library, without its builds.
release=$work/velo-cpp-release
mkdir "$release"
(cd "$source" && cp -R include src cmake CMakeLists.txt CMakePresets.json meson.build meson_options.txt "$release/")
tar -C "$work" -czf "$work/velo-cpp.tar.gz" velo-cpp-release

# The two commands of the README. A compiler runs only for what CMake and Meson ask it.
quietly meson setup "$work/with_meson" "$release" --prefix "$work/meson_prefix"
[ "$(ninja -C "$work/with_meson" -n | tail -n 1)" = "ninja: no work to do." ]
quietly meson install -C "$work/with_meson"
quietly cmake -S "$release" -B "$work/with_cmake" -DCMAKE_INSTALL_PREFIX="$work/cmake_prefix"
quietly cmake --install "$work/with_cmake"
[ ! -e "$work/meson_prefix/bin" ]
diff -r "$work/meson_prefix" "$work/cmake_prefix"
ok "meson install and cmake --install compile nothing and write the same"

# What was installed may be moved.
mv "$work/cmake_prefix" "$work/moved"
if grep -rlF "$work" "$work/moved"; then exit 1; fi
PKG_CONFIG_PATH=$work/moved/share/pkgconfig
export PKG_CONFIG_PATH
version=$(sed -n 's/^#define VELO_VERSION_STRING "\(.*\)"/\1/p' "$source/include/velo/version.hpp")
for package in velo-cpp velo-cpp-curl velo-cpp-sockets velo-cpp-asio; do [ "$(pkg-config --modversion $package)" = "$version" ]; done
consumer pkg-config
# shellcheck disable=SC2046
"$CXX" -std=c++20 -c "$here/app.cpp" $(pkg-config --cflags velo-cpp) -o "$here/app.o"
# shellcheck disable=SC2046
"$CXX" "$here/app.o" $(pkg-config --libs velo-cpp) -o "$here/app"
runs "$here/app"
ok pkg-config

# docs/installation.md quotes the linkers: GNU ld, and lld.
for words in 'undefined reference to `boost::json::' 'undefined symbol: boost::json::'; do
    # shellcheck disable=SC2016
    grep -qF "$words" "$source/docs/installation.md"
done
fails_with boost::json:: "$CXX" "$here/app.o" -o "$here/not_linked"
grep -qE 'undefined (reference to .|symbol: )boost::json::' "$work/log"
ok "without Boost.JSON the linker says what docs/installation.md quotes"

consumer plain
echo '#include <velo/src.hpp>' >"$here/boost_json.cpp"
for name in app boost_json; do "$CXX" -std=c++20 -c "-I$source/include" "$here/$name.cpp" -o "$here/$name.o"; done
"$CXX" "$here/app.o" "$here/boost_json.o" -o "$here/app"
runs "$here/app"
ok "plain -I with velo/src.hpp"

for prefix in meson_prefix moved; do
    consumer "find_package_$prefix"
    block cmake 'find_package(velo-cpp' >"$here/CMakeLists.txt"
    cmake_builds "$here" -DCMAKE_PREFIX_PATH="$work/$prefix"
    runs "$here/build/app"
done
ok "find_package, after either installation"

# Each component is linked by a program that needs what it brings.
consumer components
cat >"$here/curl.cpp" <<'END'
#include <velo/environment.hpp>
#include <velo/transport/curl.hpp>
int main() { velo::curl const api; }
END
cat >"$here/sockets.cpp" <<'END'
#include <velo/environment.hpp>
#include <velo/transport/sockets.hpp>
int main() { velo::sockets const api; }  // throws if it is compiled without VELO_HAS_TLS
END
cat >"$here/asio.cpp" <<'END'
#include <velo/environment.hpp>
#include <velo/transport/asio.hpp>
#include <boost/asio/io_context.hpp>
int main() {
    boost::asio::io_context context;
    velo::asio const api(context.get_executor());
}  // throws if it is compiled without VELO_HAS_TLS
END
cat >"$here/programs.cmake" <<'END'
add_executable(app app.cpp)
target_link_libraries(app PRIVATE velo::compiled)
foreach(component IN ITEMS curl sockets asio)
  add_executable(${component} ${component}.cpp)
  target_link_libraries(${component} PRIVATE velo::${component})
endforeach()
END
cat >"$here/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.16)
project(components CXX)
find_package(velo-cpp 0.1 REQUIRED COMPONENTS curl sockets asio compiled)
if(NOT velo-cpp_curl_FOUND OR NOT velo-cpp_sockets_FOUND OR NOT velo-cpp_asio_FOUND OR NOT velo-cpp_compiled_FOUND)
  message(FATAL_ERROR "a component is there, and not said to be found")
endif()
include(programs.cmake)
END
cmake_builds "$here" -DCMAKE_PREFIX_PATH="$work/moved"
components=$here
runs "$here/build/app"
"$here/build/curl"
"$here/build/sockets"
"$here/build/asio"
ok "find_package with the components curl, sockets, asio and compiled"

# missing WORDS OPTION…: configuring says so.
missing() {
    said=$1
    shift
    rm -rf "$work/missing"
    fails_with "$said" cmake -S "$components" -B "$work/missing" -DCMAKE_PREFIX_PATH="$work/moved" "$@"
}
missing "Please install libcurl4-openssl-dev" -DCMAKE_DISABLE_FIND_PACKAGE_CURL=ON
missing "Please install libssl-dev" -DCMAKE_DISABLE_FIND_PACKAGE_OpenSSL=ON
missing "Please install libboost-json-dev" -DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON
ok "find_package says which package to install"

mkdir "$work/versions"
cat >"$work/versions/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.19...3.31)
project(versions CXX)
function(expect found)
  find_package(velo-cpp ${ARGN} QUIET)
  if(NOT "${velo-cpp_FOUND}" STREQUAL "${found}")
    message(SEND_ERROR "find_package(velo-cpp ${ARGN}): ${velo-cpp_FOUND}")
  endif()
  unset(velo-cpp_DIR CACHE)
endfunction()
foreach(wanted IN ITEMS "" 0.1 0.1.0 0.1...<1 0.0...0.5 0.1.0...0.1.0 0.0...1)
  expect(1 ${wanted})
endforeach()
expect(1 0.1.0 EXACT)
foreach(wanted IN ITEMS 0.0 0.2 0.1.1 1 0.0...<0.1.0 0.1.1...1 0.2...<1)
  expect(0 ${wanted})
endforeach()
expect(1 COMPONENTS curl)
expect(0 COMPONENTS beast)
# What is optional may be missing.
set(CMAKE_DISABLE_FIND_PACKAGE_OpenSSL ON)
expect(0 COMPONENTS asio)
find_package(velo-cpp OPTIONAL_COMPONENTS asio QUIET)
if(NOT velo-cpp_FOUND OR velo-cpp_asio_FOUND)
  message(SEND_ERROR "an optional component: ${velo-cpp_FOUND} ${velo-cpp_asio_FOUND}")
endif()
END
quietly cmake -S "$work/versions" -B "$work/versions/build" -DCMAKE_PREFIX_PATH="$work/moved"
ok "versions, ranges and optional components"

for origin in "SOURCE_DIR $release" "URL file://$work/velo-cpp.tar.gz"; do
    consumer "fetch_${origin%% *}"
    block cmake FetchContent_Declare | sed "s|SOURCE_DIR [^) ]*|$origin|" >"$here/CMakeLists.txt"
    grep -qF "$origin" "$here/CMakeLists.txt"
    cmake_builds "$here"
    runs "$here/build/app"
    # Nothing of the library is installed or built with the project.
    quietly cmake --install "$here/build" --prefix "$here/installed"
    [ ! -e "$here/installed" ]
done
ok "FetchContent, from a folder and from an archive"

consumer add_subdirectory
cp "$components/curl.cpp" "$components/sockets.cpp" "$components/asio.cpp" "$components/programs.cmake" "$here/"
cp -R "$release" "$here/velo-cpp"
cat >"$here/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.16)
project(app CXX)
add_subdirectory(velo-cpp)
include(programs.cmake)
END
cmake_builds "$here"
runs "$here/build/app"
"$here/build/curl"
"$here/build/asio"
fails_with "velo::curl is left out. velo::curl needs libcurl" cmake -S "$here" -B "$here/no_curl" -DCMAKE_DISABLE_FIND_PACKAGE_CURL=ON
fails_with "Please install libboost-json-dev" cmake -S "$here" -B "$here/no_boost" -DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON
ok "add_subdirectory, with all targets, or the reason why one is missing"

consumer meson
block meson "dependency('velo-cpp')" >"$here/meson.build"
mkdir "$here/subprojects"
cat >"$here/subprojects/velo-cpp.wrap" <<END
[wrap-file]
directory = velo-cpp-release
source_url = file://$work/velo-cpp.tar.gz
source_filename = velo-cpp.tar.gz
source_hash = $(sha256sum "$work/velo-cpp.tar.gz" | cut -d ' ' -f 1)

[provide]
dependency_names = velo-cpp, velo-cpp-curl, velo-cpp-sockets, velo-cpp-asio, velo-cpp-compiled
END
# The installed package is not to be found.
PKG_CONFIG_PATH='' quietly meson setup --buildtype plain "$here/build" "$here"
quietly meson compile -C "$here/build"
runs "$here/build/app"
ok "Meson, with a wrap"

echo "$passed passed, $failed failed"
