#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Runs a job in tmux, a terminal as people use one, against fake_server with faults: tests/command_line/terminal.py says what is
# looked at.
# usage: sh tests/command_line/terminal.sh BUILD_FOLDER [--seed NUMBER]
set -eu
build=$(cd "$1" && pwd)
shift
cd "$(dirname "$0")/../.."
. .ci/install.sh
need tmux python3
exec python3 tests/command_line/terminal.py "$build/examples/velo" "$build/examples/fake_server" "$@"
