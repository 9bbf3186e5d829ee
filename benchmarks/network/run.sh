#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Builds the benchmarks of the network transports in release mode and runs them; the table goes to stdout as Markdown,
# the same as JSON to build/network_benchmarks/results.json. The compiler is $CXX, g++ by default.
set -eu
cd "$(dirname "$0")/../.."
. .ci/install.sh
need g++ libboost-dev libboost-json-dev libcurl4-openssl-dev libssl-dev libcpp-httplib-dev meson ninja-build pkg-config python3 \
    strace valgrind wrk

build=build/network_benchmarks
CXX=${CXX:-g++}
export CXX
quietly() {
    mkdir -p build
    "$@" >build/network_benchmarks.log 2>&1 || { cat build/network_benchmarks.log >&2; exit 1; }
}
[ -f "$build/build.ninja" ] || quietly meson setup "$build" --buildtype release -Dtests=disabled -Dexamples=disabled \
    -Dcurl=enabled -Dasio=enabled -Dbenchmarks=enabled
quietly ninja -C "$build" benchmarks/network_benchmarks benchmarks/network_lateness
/usr/bin/python3 benchmarks/network/measure.py "$build/benchmarks/network_benchmarks" "$build/results.json"
echo
"$build/benchmarks/network_lateness"
