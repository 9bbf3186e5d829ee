#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Installs the library into a folder of its own and uses it in each way that the README names.
# usage: run.sh SOURCE_FOLDER WORK_FOLDER; the compiler is $CXX
set -eu
source=$1
work=$2
CXX=${CXX:-c++}
export CXX
rm -rf "$work"
mkdir -p "$work"
program=$source/tests/consumers/program.cpp
passed=0

ok() {
    echo "ok: $1"
    passed=$((passed + 1))
}

meson setup "$work/build" "$source" --prefix "$work/prefix" --libdir lib -Dtests=disabled -Dexamples=disabled -Dcurl=disabled >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
meson install -C "$work/build" >>"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
PKG_CONFIG_PATH=$work/prefix/lib/pkgconfig
export PKG_CONFIG_PATH

mkdir "$work/pkg-config"
# shellcheck disable=SC2046
"$CXX" -std=c++20 "$program" $(pkg-config --cflags --libs velo-cpp) -o "$work/pkg-config/program"
"$work/pkg-config/program"
[ "$(pkg-config --modversion velo-cpp)" = "$(sed -n 's/^#define VELO_VERSION_STRING "\(.*\)"/\1/p' "$source/include/velo/version.hpp")" ]
ok pkg-config

mkdir "$work/cmake"
cp "$program" "$work/cmake/"
cat >"$work/cmake/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.20)
project(consumer CXX)
find_package(velo-cpp 0.1 REQUIRED)
add_executable(program program.cpp)
target_link_libraries(program PRIVATE velo::velo-cpp)
END
cmake -S "$work/cmake" -B "$work/cmake/build" -DCMAKE_PREFIX_PATH="$work/prefix" >>"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cmake --build "$work/cmake/build" >>"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
"$work/cmake/build/program"
ok CMake

mkdir -p "$work/meson/subprojects"
cp "$program" "$work/meson/"
# What a wrap would fetch: the sources of the library, without its builds.
mkdir "$work/meson/subprojects/velo-cpp"
(cd "$source" && cp -R include meson.build meson_options.txt "$work/meson/subprojects/velo-cpp/")
cat >"$work/meson/meson.build" <<'END'
project('consumer', 'cpp', default_options: ['cpp_std=c++20'])
subproject('velo-cpp', default_options: ['curl=disabled'])
test('program', executable('program', 'program.cpp', dependencies: dependency('velo-cpp')))
END
meson setup "$work/meson/build" "$work/meson" >>"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
meson test -C "$work/meson/build" >>"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
ok "Meson subproject"

mkdir "$work/plain"
cp "$program" "$work/plain/program.cpp"
echo '#include <velo/src.hpp>' >"$work/plain/boost_json.cpp"
"$CXX" -std=c++20 -Wall -Wextra -Werror -I"$work/prefix/include" "$work/plain/program.cpp" "$work/plain/boost_json.cpp" -o "$work/plain/program"
"$work/plain/program"
ok "plain -I with velo/src.hpp"

echo "$passed passed, 0 failed"
