#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Every test: with g++, with clang 19 under the sanitizers for addresses and undefined behaviour, and under that for threads
# where threads are; clang-format, clang-tidy, and other compilers in roots of their own. It takes half an hour.
# usage: sh tests/all.sh [--rest] [--long]
#   --rest   without what tests/run.sh has just done
#   --long   and what takes hours: defects put into the headers, builds without optional libraries, ten times the fuzzing
# The last line counts.
set -eu
cd "$(dirname "$0")/.."
. tests/support/suites.sh

rest=
long=
for option in "$@"; do
    case $option in
        --rest) rest=yes ;;
        --long) long=yes ;;
        *)
            sed -n 's/^# usage: /usage: /p' "$0"
            exit 2
            ;;
    esac
done
need g++ clang-19 libclang-rt-19-dev clang-format-19 clang-tidy-19 libboost-dev libboost-json-dev \
    libboost-test-dev libcurl4-openssl-dev libssl-dev meson ninja-build pkg-config cmake make python3 ca-certificates \
    libgtest-dev catch2 libspdlog-dev openssl valgrind mmdebstrap gcc-arm-none-eabi libstdc++-arm-none-eabi-newlib picolibc-arm-none-eabi qemu-system-arm
need_stopped nginx squid

# Lines in the reports of the sanitizers need line tables.
sanitized="-Db_lundef=false -Dcpp_args=-g1"
configure build/g++ g++ -Dbenchmarks=enabled
# shellcheck disable=SC2086
configure build/address clang++-19 -Db_sanitize=address,undefined $sanitized
# shellcheck disable=SC2086
configure build/thread clang++-19 -Db_sanitize=thread -Doptimization=1 $sanitized

if [ -n "$rest" ]; then
    suites build/g++ --suite full --suite benchmarks --suite overhead
else
    suites build/g++ --no-suite short --no-suite long
fi
# How the library is installed and found, and what a board's compiler makes of it, is no matter of the host's compilers.
suites build/address --no-suite once --no-suite consumers --no-suite board --no-suite short --no-suite long
suites build/thread --suite network
check "format of the sources" sh -c 'git ls-files "*.hpp" "*.cpp" "*.ipp" | xargs clang-format-19 --dry-run --Werror'
check "clang-tidy" clang-tidy-19 --quiet tests/structure/tidy.cpp -- -std=c++20 -Iinclude -DVELO_HAS_CURL -DVELO_HAS_TLS
check "a job on a terminal" sh tests/command_line/terminal.sh build/g++
check "the site in a browser" sh tests/site/run.sh
check "readers of JSON under libFuzzer" sh tests/fuzz/libfuzzer.sh build/libfuzzer 100000
check "other compilers, libraries and architectures" tests/portability/matrix.py --ci

if [ -n "$long" ]; then
    suites build/g++ --suite long
    configure build/clang++-19 clang++-19
    suites build/clang++-19 --suite full --suite once --suite alone
    check "defects in the schedules" tests/mutants/mutants.py schedules
    check "defects in the checks, g++" tests/mutants/mutants.py diagnostics
    check "defects in the checks, clang" tests/mutants/mutants.py diagnostics --compiler clang++-19
    check "readers of JSON under libFuzzer, longer" sh tests/fuzz/libfuzzer.sh build/libfuzzer 10000000
    check "builds without optional libraries" sh tests/without_optional.sh
    check "a board" sh examples/board/run.sh
    check "a board over TLS" sh examples/board/run.sh --tls
    check "all compilers, libraries and architectures" tests/portability/matrix.py --page docs/support.md
fi
finish
