#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Builds the two examples for QEMU's Cortex-M3, with and without a heap, and runs them against the fake server, over an emulated serial port.
# With --tls it does so with the example of tls/, whose line carries TLS. It takes mbedTLS 2.28 from MBEDTLS, the folder of its source; without
# that variable it fetches Debian's source.
set -eu
cd "$(dirname "$0")/../.."
. .ci/install.sh
need g++ libboost-dev libboost-json-dev libcurl4-openssl-dev libssl-dev meson ninja-build pkg-config python3 \
    gcc-arm-none-eabi libstdc++-arm-none-eabi-newlib qemu-system-arm
variant=${1:-}

build=build/examples
if [ ! -f "$build/build.ninja" ]; then
    echo "Setting up $build"
    mkdir -p build
    meson setup "$build" -Dexamples=enabled -Ddebug=false -Dwarning_level=0 >build/examples.log 2>&1 ||
        { cat build/examples.log >&2; exit 1; }
fi
if ! ninja -C "$build" -n examples/fake_server 2>/dev/null | grep -q 'no work to do'; then
    echo "Building the fake server, which takes up to a minute"
fi
ninja -C "$build" examples/fake_server >build/examples.log 2>&1 || { cat build/examples.log >&2; exit 1; }

# It exports its URL and its credentials. Its port is a free one.
eval "$("$build/examples/fake_server" 2>build/fake_server.log &)"
[ -n "${VELO_PID:-}" ] || { cat build/fake_server.log >&2; exit 1; }
trap 'kill "$VELO_PID"' EXIT
port=${VELO_URL##*:}

# A cross compiler looks into no folder of this system, so it is shown Boost's headers and nothing beside them.
work=build/board
mkdir -p "$work/include"
boost=$(echo '#include <boost/version.hpp>' | g++ -M -x c++ - | sed -n 's|.* \(/.*boost\)/version\.hpp.*|\1|p')
ln -sfn "$boost" "$work/include/boost"
processor='-mcpu=cortex-m3 -mthumb -Os -ffunction-sections -fdata-sections -DNDEBUG --specs=nano.specs'

# The path of the program in this folder, and flags or further inputs.
run() {
    program=$1
    image=$work/$(echo "$program" | tr / _).elf
    shift
    echo "Building $program.cpp"
    # shellcheck disable=SC2086
    arm-none-eabi-g++ $processor -std=c++20 -fno-exceptions -fno-rtti -fno-threadsafe-statics -Wall -Wextra -Wno-psabi -Iinclude \
        -isystem "$work/include" "-DVELO_KEY=\"$VELO_KEY\"" "-DVELO_SECRET=\"$VELO_SECRET\"" examples/board/startup.cpp \
        "examples/board/$program.cpp" "$@" -nostartfiles -T examples/board/board.ld -Wl,--gc-sections -o "$image"
    arm-none-eabi-size "$image"

    echo "Running it"
    status=0
    timeout 60 qemu-system-arm -machine lm3s6965evb -nographic -monitor none \
        -semihosting-config enable=on,target=native -serial stdio -serial "tcp:127.0.0.1:$port" \
        -kernel "$image" </dev/null 2>"$work/qemu.log" || status=$?
    [ "$status" -eq 0 ] || { cat "$work/qemu.log" >&2; echo "the board ended with status $status" >&2; exit "$status"; }
}

# The source of mbedTLS, from where this Debian gets its packages: its library is for this system. apt is given a configuration of its own,
# because few systems list sources.
fetch_mbedtls() {
    apt=$PWD/$work/apt
    mkdir -p "$apt/sources" "$apt/lists/partial" "$apt/cache/archives/partial" "$work/download"
    for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [ ! -f "$list" ] || sed -n 's/^deb[[:space:]]/deb-src /p' "$list" >"$apt/sources/$(basename "$list" .list).list"
    done
    for list in /etc/apt/sources.list.d/*.sources; do
        [ ! -f "$list" ] || sed 's/^Types:.*/Types: deb-src/' "$list" >"$apt/sources/$(basename "$list")"
    done
    set -- -q -o "Dir::Etc::sourcelist=/dev/null" -o "Dir::Etc::sourceparts=$apt/sources" -o "Dir::State::lists=$apt/lists" \
        -o "Dir::Cache=$apt/cache" -o "APT::Sandbox::User="
    (cd "$work/download" && apt-get "$@" update && apt-get "$@" source --download-only mbedtls) >"$work/apt.log" 2>&1 ||
        { cat "$work/apt.log" >&2; exit 1; }
    mkdir -p "$work/mbedtls"
    tar -xf "$work"/download/mbedtls_*.orig.tar.* -C "$work/mbedtls" --strip-components 1
}

# Its objects, without the parts that no TLS client needs.
build_mbedtls() {
    echo "Building mbedTLS"
    mkdir -p "$work/objects"
    for part in aes asn1parse asn1write bignum cipher cipher_wrap constant_time ctr_drbg ecdh ecdsa ecp ecp_curves gcm md oid pk pk_wrap \
        pkparse platform_util rsa rsa_internal sha256 sha512 ssl_ciphersuites ssl_cli ssl_msg ssl_tls x509 x509_crt; do
        # shellcheck disable=SC2086
        arm-none-eabi-gcc $processor -w "$tls_config" -Iexamples/board/tls -I"$mbedtls/include" -c "$mbedtls/library/$part.c" \
            -o "$work/objects/$part.o"
    done
}

run_tls() {
    mbedtls=${MBEDTLS:-$work/mbedtls}
    tls_config='-DMBEDTLS_CONFIG_FILE="mbedtls_config.h"'
    [ -d "$mbedtls/library" ] || { echo "Fetching mbedTLS"; fetch_mbedtls; }
    build_mbedtls

    # The certificate that a client has to trust, in the form that needs no text parser on the board.
    python3 - "$VELO_CA_FILE" >"$work/include/authority.hpp" <<'END'
import pathlib, ssl, sys
der = ssl.PEM_cert_to_DER_cert(pathlib.Path(sys.argv[1]).read_text())
print("inline constexpr unsigned char authority[] = {" + ", ".join(map(str, der)) + "};")
END
    port=${VELO_HTTPS_URL##*:}
    run tls/main "$tls_config" -Iexamples/board -Iexamples/board/tls -isystem "$mbedtls/include" "$work"/objects/*.o
}

case $variant in
--tls) run_tls ;;
'')
    run main
    run no_heap -DVELO_HAS_HEAP=0
    ;;
*)
    echo "usage: run.sh [--tls]" >&2
    exit 2
    ;;
esac
