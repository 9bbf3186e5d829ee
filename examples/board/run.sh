#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Builds the two examples for QEMU's Cortex-M3, with and without a heap, and runs them against the fake server, over an emulated serial port.
set -eu
cd "$(dirname "$0")/../.."
. .ci/install.sh
need g++ libboost-dev libboost-json-dev libcurl4-openssl-dev libssl-dev meson ninja-build pkg-config python3 \
    gcc-arm-none-eabi libstdc++-arm-none-eabi-newlib qemu-system-arm

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

# A cross compiler looks into no folder of this system, so it is shown Boost's headers and nothing beside them.
work=build/board
mkdir -p "$work/include"
boost=$(echo '#include <boost/version.hpp>' | g++ -M -x c++ - | sed -n 's|.* \(/.*boost\)/version\.hpp.*|\1|p')
ln -sfn "$boost" "$work/include/boost"

# The name of the program, and flags.
run() {
    program=$1
    shift
    echo "Building $program.cpp"
    arm-none-eabi-g++ -mcpu=cortex-m3 -mthumb -Os -std=c++20 -fno-exceptions -fno-rtti -fno-threadsafe-statics \
        -ffunction-sections -fdata-sections -DNDEBUG -Wall -Wextra -Wno-psabi -Iinclude -isystem "$work/include" \
        "-DVELO_KEY=\"$VELO_KEY\"" "-DVELO_SECRET=\"$VELO_SECRET\"" "$@" examples/board/startup.cpp "examples/board/$program.cpp" \
        -nostartfiles --specs=nano.specs -T examples/board/board.ld -Wl,--gc-sections -o "$work/$program.elf"
    arm-none-eabi-size "$work/$program.elf"

    echo "Running it"
    status=0
    timeout 60 qemu-system-arm -machine lm3s6965evb -nographic -monitor none \
        -semihosting-config enable=on,target=native -serial stdio -serial "tcp:127.0.0.1:${VELO_URL##*:}" \
        -kernel "$work/$program.elf" </dev/null 2>"$work/qemu.log" || status=$?
    [ "$status" -eq 0 ] || { cat "$work/qemu.log" >&2; echo "the board ended with status $status" >&2; exit "$status"; }
}
run main
run no_heap -DVELO_HAS_HEAP=0
