#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Installs what is missing, and builds and runs the tests with one compiler: about ten minutes.
# usage: sh tests/run.sh [--compiler COMPILER] [SUITE…]
# The compiler is $CXX or g++. A suite that is named runs whole. Without one, all of them run; the simulation, the fuzzing and the stress test with fewer
# repetitions than in tests/all.sh, which also installs the library and uses it in other projects, compiles for boards, and has the
# sanitizers, another compiler, the benchmarks and clang-tidy.
# The last line counts.
set -eu
cd "$(dirname "$0")/.."
. tests/support/suites.sh

compiler=${CXX:-}
while [ $# -gt 0 ]; do
    case $1 in
        --compiler)
            compiler=${2:?"--compiler: a command has to follow"}
            shift 2
            ;;
        -*)
            sed -n 's/^# usage: /usage: /p' "$0"
            exit 2
            ;;
        *) break ;;
    esac
done
need g++ libboost-dev libboost-json-dev libboost-test-dev libcurl4-openssl-dev libssl-dev meson ninja-build \
    pkg-config cmake make python3 ca-certificates openssl
if [ -z "$compiler" ]; then
    compiler=g++
    command -v g++ >/dev/null || compiler=c++
fi
command -v "${compiler%% *}" >/dev/null || { echo "$compiler: there is no such command" >&2; exit 2; }

build=build/$(basename "$compiler")
chosen="--no-suite long"
[ $# -gt 0 ] || chosen="$chosen --no-suite full --no-suite benchmarks --no-suite overhead"
for suite in "$@"; do chosen="$chosen --suite $suite"; done
configure "$build" "$compiler" -Dbenchmarks=enabled
# shellcheck disable=SC2086
suites "$build" $chosen
finish
