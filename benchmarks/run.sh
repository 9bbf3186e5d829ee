#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Builds the benchmarks in release mode and runs them. The results also go to build/benchmarks/results.json, with the
# instructions of the JSON rows, and a picture of them to build/benchmarks/decode.svg.
# usage: sh benchmarks/run.sh [--smoke]
# The compiler is $CXX, g++ by default. The network transports are measured by benchmarks/network/run.sh.
set -eu
cd "$(dirname "$0")/.."
. .ci/install.sh
need g++ libboost-dev libboost-json-dev libsimdjson-dev nlohmann-json3-dev rapidjson-dev valgrind meson ninja-build pkg-config python3

build=build/benchmarks
CXX=${CXX:-g++}
export CXX
quietly() {
    mkdir -p build
    "$@" >build/benchmarks.log 2>&1 || { cat build/benchmarks.log >&2; exit 1; }
}
[ -f "$build/build.ninja" ] || quietly meson setup "$build" --buildtype release -Dtests=disabled -Dexamples=disabled \
    -Dcurl=disabled -Dbenchmarks=enabled
quietly ninja -C "$build" benchmarks/benchmarks
"$build/benchmarks/benchmarks" --json "$build/results.json" "$@"
[ $# -gt 0 ] || python3 benchmarks/report.py "$build/benchmarks/benchmarks" "$build/results.json" --picture "$build/decode.svg"
