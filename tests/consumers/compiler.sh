#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# A compiler for run.sh: $REAL_CXX, which compiles the same text once. A source that was compiled before, with the same text
# after preprocessing and the same flags, gets a copy of that object: all consumers build the same program. Flags for the
# preprocessor and for warnings do not count. The objects lie in $OBJECTS.
set -eu
output=
flags=
compiles=
previous=
for argument; do
    case $previous in
        -o) output=$argument ;;
        -isystem | -MF | -MT | -MQ) ;;
        *)
            case $argument in
                -c) compiles=yes ;;
                -o | -I* | -isystem | -D* | -M* | -W* | -fdiagnostics-color* | -pthread | *.cpp) ;;
                *) flags="$flags $argument" ;;
            esac
            ;;
    esac
    previous=$argument
done
if [ -z "$compiles" ] || [ -z "$output" ]; then
    exec $REAL_CXX "$@"
fi

text=$OBJECTS/text.$$
preprocess() {
    # -E instead of -c, and another output.
    previous=
    for argument; do
        shift
        case $argument in
            -c) argument=-E ;;
            "$output") [ "$previous" != -o ] || argument=$text ;;
        esac
        previous=$argument
        set -- "$@" "$argument"
    done
    $REAL_CXX "$@" -P
}
preprocess "$@"
object=$OBJECTS/$({ echo "$flags"; cat "$text"; } | sha256sum | cut -c 1-40).o
rm -f "$text"
if [ ! -f "$object" ]; then
    $REAL_CXX "$@"
    cp "$output" "$object"
    echo "$flags" >"$object.flags"
else
    cp "$object" "$output"
fi
