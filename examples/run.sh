#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Builds the examples and runs one of them: sh examples/run.sh [NAME [ARGUMENTS]]; without a name, the quickstart.
set -eu
cd "$(dirname "$0")/.."
. .ci/install.sh
need g++ libboost1.81-dev libboost-json1.81-dev libcurl4-openssl-dev libssl-dev meson ninja-build pkg-config python3

name=${1:-quickstart}
[ $# -eq 0 ] || shift
build=build/examples
quietly() {
    mkdir -p build
    "$@" >build/examples.log 2>&1 || { cat build/examples.log >&2; exit 1; }
}
[ -f "$build/build.ninja" ] || quietly meson setup "$build" -Dtests=disabled -Dexamples=enabled
quietly ninja -C "$build"
if [ ! -x "$build/examples/$name" ]; then
    echo "There is no example called $name. There are:" >&2
    find "$build/examples" -maxdepth 1 -type f -perm -u+x -exec basename {} \; | sort | sed 's/^/  /' >&2
    exit 2
fi
exec "$build/examples/$name" "$@"
