#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Configures, builds and tests where the headers of the optional libraries do not exist: without libcurl and Boost.Asio,
# and without OpenSSL. The headers are hidden behind empty folders in a mount namespace of its own, as root. It is a part
# of tests/all.sh --long.
# usage: sh tests/without_optional.sh [FOLDER]; the builds go there.
set -eu
cd "$(dirname "$0")/.."
work=${1:-$(mktemp -d)}
mkdir -p "$work/empty"

# hidden 'PATH PATH…' COMMAND: runs the command where these folders are empty and these files are not there.
hidden() {
    script=
    for path in $1; do
        if [ -d "$path" ]; then
            script="$script mount --bind '$work/empty' '$path';"
        elif [ -e "$path" ]; then
            script="$script mount --bind /dev/null '$path';"
        fi
    done
    unshare -m sh -euc "$script $2" </dev/null
}

triplet=$(cc -print-multiarch)
asio='/usr/include/boost/asio /usr/include/boost/asio.hpp /usr/include/boost/beast /usr/include/boost/beast.hpp'
curl="/usr/include/$triplet/curl /usr/lib/$triplet/pkgconfig/libcurl.pc"
ssl="/usr/include/openssl /usr/include/$triplet/openssl /usr/lib/$triplet/pkgconfig/openssl.pc /usr/lib/$triplet/pkgconfig/libssl.pc"

# What needs a whole build of its own, or compiles what others have, is left out.
suites='--no-suite compile_fail --no-suite consumers --no-suite contract --no-suite full --no-suite long'

hidden "$asio $curl $ssl" "
    CXX=g++ meson setup '$work/bare' -Dtests=enabled -Dexamples=enabled -Dwerror=true -Ddebug=false -Dcurl=disabled -Dasio=disabled -Dtls=disabled
    ninja -C '$work/bare'
    meson test -C '$work/bare' --no-rebuild --print-errorlogs $suites"
hidden "$ssl" "
    CXX=g++ meson setup '$work/no_tls' -Dtests=enabled -Dexamples=enabled -Dwerror=true -Ddebug=false -Dtls=disabled
    ninja -C '$work/no_tls'
    meson test -C '$work/no_tls' --no-rebuild --print-errorlogs $suites"
