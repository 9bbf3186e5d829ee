#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Makes the site of these pages in build/site/html: open build/site/html/index.html, no server is needed.
# usage: sh docs/build.sh [FOLDER]   (FOLDER in place of build/site)
set -eu
cd "$(dirname "$0")/.."
. .ci/install.sh
need mkdocs mkdocs-material python3

command -v mkdocs >/dev/null || { echo "Please install MkDocs and its theme Material" >&2; exit 1; }

site=${1:-build/site}
mkdir -p "$site"
python3 docs/site/stage.py "$site"
# The theme's own words about its future are no concern of ours.
mkdocs build --quiet --clean --config-file "$site/mkdocs.yml"
{
    printf 'var __search_index = '
    cat "$site/html/search/search_index.json"
} >"$site/html/search/index.js"
cp docs/site/search.js "$site/html/search.js"
rm -f "$site"/html/assets/javascripts/*.map "$site"/html/assets/javascripts/*/*.map "$site"/html/assets/stylesheets/*.map "$site/html/sitemap.xml.gz"
# A page for servers, whose links are of no use among files.
rm -f "$site/html/404.html"
echo "$site/html/index.html"
