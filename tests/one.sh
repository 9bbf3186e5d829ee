#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Compiles one test and runs it, without a build of the others: sh tests/one.sh rest/retry/backoff [ARGUMENTS]
# The name is the path of a file below tests/unit, or below tests: network/tls, simulation/schedules. The arguments go to
# Boost.Test (--run_test=…) or to the program. The compiler is $CXX or g++, with $CXXFLAGS.
set -eu
cd "$(dirname "$0")/.."
. .ci/install.sh
need g++ libboost-dev libboost-json-dev libboost-test-dev libcurl4-openssl-dev libssl-dev python3
exec /usr/bin/python3 tests/support/one.py "$@"
