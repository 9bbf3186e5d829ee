#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Builds one example and runs it: sh examples/run.sh [NAME [ARGUMENTS]]; without a name, the quickstart.
set -eu
cd "$(dirname "$0")/.."
. .ci/install.sh
need g++ libboost-dev libboost-json-dev libcurl4-openssl-dev libssl-dev meson ninja-build pkg-config python3

name=${1:-quickstart}
[ $# -eq 0 ] || shift
build=build/examples
# Without debug information and warnings: it is compiled to be run once.
if [ ! -f "$build/build.ninja" ]; then
    echo "Setting up $build"
    mkdir -p build
    meson setup "$build" -Dexamples=enabled -Ddebug=false -Dwarning_level=0 >build/examples.log 2>&1 || {
        cat build/examples.log >&2
        command -v apt-get >/dev/null 2>&1 || what_to_install >&2
        exit 1
    }
fi
if ! ninja -C "$build" -t query "examples/$name" >/dev/null 2>&1; then
    echo "There is no example called $name. There are:" >&2
    ninja -C "$build" -t targets rule cpp_LINKER | sed -n 's|^examples/\([^/]*\)$|  \1|p' | sort >&2
    exit 2
fi
# What is built already is run at once.
if ! ninja -C "$build" -n "examples/$name" 2>/dev/null | grep -q 'no work to do'; then
    echo "Building the example $name, which takes up to a minute"
fi
ninja -C "$build" "examples/$name" >build/examples.log 2>&1 || { cat build/examples.log >&2; exit 1; }
exec "$build/examples/$name" "$@"
