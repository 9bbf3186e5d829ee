#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Draws the tables of the benchmarks. Without arguments those of benchmarks/README.md and docs/board.md, into benchmarks/; or those of
# your own run:
#   sh benchmarks/run.sh >build/run.md; sh benchmarks/network/run.sh >>build/run.md; sh benchmarks/plot.sh build/run.md build/plots
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ $# -eq 0 ]; then
    cd "$here/.."
    set -- benchmarks/README.md docs/board.md benchmarks
fi
exec python3 "$here/plots.py" "$@"
