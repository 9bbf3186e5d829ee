#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Makes the site and opens it in a browser without a window: tests/site/browser.py says what is looked at.
# usage: sh tests/site/run.sh [--pictures FOLDER] [--only pages|clicks|search|controls|contrast|planted]
set -eu
cd "$(dirname "$0")/../.."
. .ci/install.sh
need chromium chromium-driver python3-selenium fonts-dejavu-core
command -v npm >/dev/null 2>&1 || need npm

sh docs/build.sh build/site
axe=build/site/axe
if [ ! -f "$axe/node_modules/axe-core/axe.min.js" ]; then
    mkdir -p "$axe"
    cp tests/site/package.json tests/site/package-lock.json "$axe"
    npm ci --prefix "$axe" --no-audit --no-fund --ignore-scripts
fi
/usr/bin/python3 tests/site/browser.py build/site/html "$axe/node_modules/axe-core/axe.min.js" "$@"
