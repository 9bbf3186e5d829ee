# SPDX-License-Identifier: BSL-1.0
# Sourced: `need PACKAGE…` makes sure that these Debian packages are there. On Debian and its relatives it says what is
# missing and installs it; elsewhere it says what to install with which command, and ends the script if a tool is missing.
# docs/installation.md has the same lists.

need() {
    if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
        elsewhere
        return
    fi
    missing=
    for package in "$@"; do
        package=$(name_here "$package")
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
    # In a process of its own, so that the policy is removed however it ends.
    (
        policy=/usr/sbin/policy-rc.d
        if [ -n "${stopped:-}" ] && [ ! -e "$policy" ]; then
            trap '$as_root rm -f "$policy"' EXIT
            trap 'exit 1' INT TERM
            printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
            $as_root chmod +x "$policy"
        fi
        # shellcheck disable=SC2086
        $as_root apt-get install -q -y --no-install-recommends $missing </dev/null
    ) || {
        echo "Not every package could be installed. Needed are Boost 1.81, Meson 1.0 and g++ 12, or later ones:" >&2
        echo "Debian 12, Ubuntu 24.04 and later have them." >&2
        exit 1
    }
}

# need_stopped PACKAGE…: the same for servers that only tests start. The system does not start them as services.
need_stopped() {
    stopped=yes
    need "$@"
    stopped=
}

# The name of a package in this release: the Boost of Debian 12 is 1.74, and it has 1.81 under names with the version.
name_here() {
    case $1 in
        libboost*-dev)
            # shellcheck disable=SC1091
            if (. /etc/os-release && [ "${ID:-}:${VERSION_ID:-}" = debian:12 ]); then
                echo "${1%-dev}1.81-dev"
                return
            fi
            ;;
        pkg-config)
            # It is called pkgconf now, and the old name is a transitional package.
            ! dpkg-query -W -f='${Status}' pkgconf 2>/dev/null | grep -q 'ok installed' || { echo pkgconf; return; }
            ;;
    esac
    echo "$1"
}

elsewhere() {
    absent=
    for tool in c++ meson ninja pkg-config python3; do
        command -v "$tool" >/dev/null 2>&1 || absent="$absent $tool"
    done
    [ -n "$absent" ] || return 0
    {
        echo "Not found here:$absent. Please install:"
        what_to_install
    } >&2
    exit 1
}

# The command for this system, or all of them where the system is not known.
what_to_install() {
    system=
    case $(uname -s) in
        Darwin) system=macos ;;
        MINGW* | MSYS*) system=windows ;;
        Linux)
            # shellcheck disable=SC1091
            [ ! -f /etc/os-release ] || system=$(. /etc/os-release && echo "${ID:-} ${ID_LIKE:-}")
            ;;
    esac
    case " $system " in
        *" fedora "*) echo "$on_fedora" ;;
        *" arch "*) echo "$on_arch" ;;
        *" alpine "*) echo "$on_alpine" ;;
        *" macos "*) echo "$on_macos" ;;
        *" windows "*) echo "$on_windows" ;;
        *)
            echo "$on_fedora"
            echo "$on_arch"
            echo "$on_alpine"
            echo "$on_macos"
            echo "$on_windows"
            cat <<'END'
  elsewhere: a compiler for C++20 (g++ 12 or clang 19), Boost 1.81 with the libraries boost_json and
             boost_unit_test_framework, Meson 1.0, ninja, pkg-config, Python 3, CMake; optional: libcurl 7.80, OpenSSL 1.1.1
END
            ;;
    esac
}

on_fedora="  Fedora:    sudo dnf install gcc-c++ boost-devel libcurl-devel openssl-devel meson ninja-build pkgconf-pkg-config python3 cmake make openssl"
on_arch="  Arch:      sudo pacman -S --needed gcc boost curl openssl meson ninja pkgconf python cmake make"
on_alpine="  Alpine:    sudo apk add g++ boost-dev curl-dev openssl-dev openssl meson samurai pkgconf python3 cmake make"
on_macos="  macOS:     xcode-select --install; brew install boost curl openssl@3 meson ninja pkgconf python cmake"
# Braces are for bash, which is the shell of MSYS2.
on_windows="  MSYS2:     pacman -S --needed mingw-w64-ucrt-x86_64-{gcc,boost,curl,openssl,meson,ninja,pkgconf,python,cmake} make
  vcpkg:     vcpkg install boost-json boost-describe boost-asio boost-test curl openssl"
