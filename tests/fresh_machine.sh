#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Makes a fresh Debian with nothing in it but git, clones this repository's HEAD into it, and runs the two commands of the
# README there, with the time that each takes. As root, with Debian's package mmdebstrap. It is not part of tests/run.sh.
# usage: sh tests/fresh_machine.sh [bookworm | trixie | sid [FOLDER]]
# Without a suite it is bookworm, which is Debian 12; trixie is Debian 13. The folder is removed at the end, unless KEEP is set.
# With COMMANDS set, these are run in place of the README's: one a line.
set -eu
cd "$(dirname "$0")/.."
. .ci/install.sh
need mmdebstrap git

suite=${1:-bookworm}
case $suite in
    bookworm | trixie | sid) ;;
    *)
        sed -n 's/^# usage: /usage: /p' "$0"
        exit 2
        ;;
esac
root=${2:-$(mktemp -d)/root}
mkdir -p "$root"
# What this machine's apt is told of its mirror holds for the fresh one as well.
options=
for file in /etc/apt/apt.conf.d/99*; do
    [ -f "$file" ] && options="$options --aptopt=$file"
done
# shellcheck disable=SC2086
mmdebstrap --quiet --mode=root --variant=minbase --include=git,ca-certificates $options "$suite" "$root"
cp /etc/resolv.conf /etc/hosts "$root/etc/"
# As in container images: nothing in this folder has to outlive a crash.
echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/unsafe-io"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
finish() {
    umount -R -l "$root/dev" "$root/proc" || true
    [ -n "${KEEP:-}" ] || rm -rf "$root"
}
trap finish EXIT

git clone -q --bare . "$root/velo-cpp.git"
inside() {
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 chroot "$root" sh -c "$1" </dev/null
}
inside 'git clone -q /velo-cpp.git /root/velo-cpp'
commands=${COMMANDS:-"sh examples/run.sh
sh examples/run.sh first_call
sh tests/run.sh"}
echo "$commands" | while read -r command; do
    begun=$(date +%s)
    inside "cd /root/velo-cpp && $command"
    echo "$suite: $command: $(($(date +%s) - begun)) s"
done
