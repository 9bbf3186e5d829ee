#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Installs what is missing, builds, and runs the tests: sh tests/run.sh [SUITE…]; without a suite, all of them and the
# checks of the sources. The last line counts.
#
#   build/gcc     g++, every suite
#   build/clang   clang 19 with ASan and UBSan: every suite but consumers, which is about builds and not about compilers
#   build/tsan    clang 19 with TSan: the network suite, where threads are
set -eu
cd "$(dirname "$0")/.."
. .ci/install.sh
need g++ clang-19 libclang-rt-19-dev clang-format-19 clang-tidy-19 libboost1.81-dev libboost-json1.81-dev \
    libboost-test1.81-dev libcurl4-openssl-dev libssl-dev meson ninja-build pkg-config cmake make python3 ca-certificates openssl valgrind

passed=0
failed=0
targets=
count() {
    passed=$((passed + $1))
    failed=$((failed + $2))
}

configure() {
    build=$1
    shift
    [ -f "$build/build.ninja" ] || meson setup "$build" "$@" || exit 1
}

# What Meson says of its tests: a JSON object a line.
results() {
    /usr/bin/python3 - "$1" <<'END'
import collections, json, sys
counts = collections.Counter(json.loads(line)["result"] for line in open(sys.argv[1]))
passed = counts.pop("OK", 0)
print(passed, sum(counts.values()))
END
}

run() {
    build=$1
    shift
    # shellcheck disable=SC2086
    if ! ninja -C "$build" $targets >"$build/ninja.log" 2>&1; then
        tail -n 100 "$build/ninja.log"
        echo "$build: does not build"
        count 0 1
        return
    fi
    rm -f "$build/meson-logs/testlog.json"
    meson test -C "$build" --no-rebuild --print-errorlogs --num-processes 2 "$@" </dev/null || true
    if [ -f "$build/meson-logs/testlog.json" ]; then
        # shellcheck disable=SC2046
        count $(results "$build/meson-logs/testlog.json")
    else
        echo "$build: no test ran"
        count 0 1
    fi
}

check() {
    name=$1
    shift
    if "$@"; then
        echo "ok: $name"
        count 1 0
    else
        echo "FAILED: $name"
        count 0 1
    fi
}

suites=
for suite in "$@"; do suites="$suites --suite $suite"; done

CXX=g++ configure build/gcc -Dbuildtype=debug -Dbenchmarks=enabled
CXX=clang++-19 configure build/clang -Dbuildtype=debug -Db_sanitize=address,undefined -Db_lundef=false
CXX=clang++-19 configure build/tsan -Dbuildtype=debugoptimized -Db_sanitize=thread -Db_lundef=false -Dexamples=disabled
# shellcheck disable=SC2086
run build/gcc $suites
if [ $# -eq 0 ]; then
    run build/clang --no-suite consumers
    targets=tests/network/network
    run build/tsan --suite network
    targets=
    check "format of the sources" sh -c \
        'git ls-files "*.hpp" "*.cpp" | xargs clang-format-19 --dry-run --Werror'
    check "clang-tidy" clang-tidy-19 --quiet tests/structure/tidy.cpp -- -std=c++20 -Iinclude -DVELO_HAS_CURL -DVELO_HAS_TLS
else
    # shellcheck disable=SC2086
    run build/clang $suites
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
