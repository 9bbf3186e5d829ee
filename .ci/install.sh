# SPDX-License-Identifier: BSL-1.0
# Sourced: `need PACKAGE…` makes sure that these Debian packages are there. On Debian it says what is missing and installs
# it; elsewhere it checks for the tools and says what to install.

need() {
    if ! command -v dpkg-query >/dev/null 2>&1; then
        elsewhere
        return
    fi
    missing=
    for package in "$@"; do
        state=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
        [ "$state" = "install ok installed" ] || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1; then
        as_root=sudo
    else
        echo "Please install, as root:$missing" >&2
        exit 1
    fi
    echo "These packages are missing, and are installed now:$missing"
    export DEBIAN_FRONTEND=noninteractive
    # A fresh machine has no package lists yet.
    $as_root apt-get update -q </dev/null
    # shellcheck disable=SC2086
    $as_root apt-get install -q -y --no-install-recommends $missing </dev/null
}

elsewhere() {
    absent=
    for tool in c++ meson ninja pkg-config python3; do
        command -v "$tool" >/dev/null 2>&1 || absent="$absent $tool"
    done
    cat >&2 <<'END'
This is not Debian, so nothing is installed by itself. What is needed:
  - g++ 12 or newer, or clang 19 or newer, with C++20
  - Boost 1.81 or newer: headers, and the libraries boost_json and boost_unit_test_framework
  - meson 1.0 or newer, ninja, pkg-config, python3
  - optional: libcurl 7.80 or newer with its headers (the libcurl transport)
  - optional: OpenSSL 1.1.1 or newer with its headers (https for the Boost.Asio transports)
  - for all tests: clang 19 with its sanitizers, clang-format 19, clang-tidy 19, cmake, valgrind
END
    if [ -n "$absent" ]; then
        echo "Not found here:$absent" >&2
        exit 1
    fi
}
