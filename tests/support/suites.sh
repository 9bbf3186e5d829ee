# SPDX-License-Identifier: BSL-1.0
# Sourced by tests/run.sh and tests/all.sh in the folder of the repository: builds and runs suites, and counts.
. .ci/install.sh

passed=0
failed=0
begun=$(date +%s)
# One more than there are processors, because some tests only wait.
processes=$(($(nproc 2>/dev/null || echo 2) + 1))

count() {
    passed=$((passed + $1))
    failed=$((failed + $2))
}

say() {
    seconds=$(($(date +%s) - begun))
    printf '\n[%d:%02d] %s\n' $((seconds / 60)) $((seconds % 60)) "$*"
}

# configure FOLDER COMPILER [OPTION…]: sets a build up, unless it is there. Warnings are errors with the compilers that every
# change is tested with; what another one warns of is only printed.
configure() {
    folder=$1
    compiler=$2
    shift 2
    [ -f "$folder/build.ninja" ] && return
    say "$folder is set up, with $compiler"
    case $($compiler -dumpversion) in
        12 | 12.* | 19.*) set -- -Dwerror=true "$@" ;;
    esac
    CXX=$compiler meson setup "$folder" -Dtests=enabled -Dexamples=enabled -Dbuildtype=debug -Ddebug=false "$@" || exit 1
}

# suites FOLDER [--suite NAME | --no-suite NAME]…: builds what these suites need, and runs them.
suites() {
    folder=$1
    shift
    # What the meson.build files say now.
    ninja -C "$folder" build.ninja >"$folder/configured.log" || { cat "$folder/configured.log"; exit 1; }
    targets=$(/usr/bin/python3 tests/support/targets.py "$folder" "$@") || exit 2
    say "$folder: building for $*"
    # shellcheck disable=SC2086
    if [ -n "$targets" ] && ! ninja -C "$folder" $targets; then
        echo "$folder: does not build"
        count 0 1
        return
    fi
    say "$folder: testing $*"
    rm -f "$folder/meson-logs/testlog.json"
    meson test -C "$folder" --no-rebuild --print-errorlogs --num-processes "$processes" "$@" </dev/null || true
    if [ -f "$folder/meson-logs/testlog.json" ]; then
        # shellcheck disable=SC2046
        count $(results "$folder/meson-logs/testlog.json")
    else
        echo "$folder: no test ran"
        count 0 1
    fi
}

# What Meson says of its tests: a JSON object a line.
results() {
    /usr/bin/python3 - "$1" <<'END'
import collections, json, sys
counts = collections.Counter(json.loads(line)["result"] for line in open(sys.argv[1]))
passed = counts.pop("OK", 0)
counts.pop("SKIP", 0)  # the test says why: it needs another compiler, for example
print(passed, sum(counts.values()))
END
}

# check NAME COMMAND…: a test that is one command.
check() {
    name=$1
    shift
    say "$name"
    if "$@"; then
        echo "ok: $name"
        count 1 0
    else
        echo "FAILED: $name"
        count 0 1
    fi
}

# The last line, and the exit status of the script.
finish() {
    say "done"
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}
