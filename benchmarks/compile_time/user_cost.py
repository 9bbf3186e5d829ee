#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""What a user pays to compile a file that calls: the compiler's own time (user) at -O0, in turns with the same job written
with other libraries (compile_time/user/peer_*.cpp). Printed are the least and the median of the turns, and the ratio of the
least to that of `one_call`, header-only.

A peer whose headers are not installed is left out and named; on Debian: libcpp-httplib-dev nlohmann-json3-dev
libsimdjson-dev.

usage: user_cost.py [TURNS [COMPILER]]
"""
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
INCLUDE = HERE.parents[1] / "include"
SEPARATE = ["-DVELO_SEPARATE_COMPILATION"]
ROWS = {
    "velo.hpp alone": ("user/include.cpp", []),
    "velo.hpp alone, separate": ("user/include.cpp", SEPARATE),
    "any_client.hpp alone": ("user/any_client_include.cpp", []),
    "one call over libcurl": ("user/one_call.cpp", []),
    "one call over libcurl, separate": ("user/one_call.cpp", SEPARATE),
    "one call over sockets": ("user/one_call_sockets.cpp", ["-DVELO_HAS_TLS"]),
    "one call through any_client": ("user/any_client_one_call.cpp", []),
    "17 calls over scripted": ("all_calls.cpp", []),
    "17 calls over scripted, separate": ("all_calls.cpp", SEPARATE),
    "17 calls through any_client": ("all_calls.cpp", ["-DTHROUGH_ANY_CLIENT"]),
    "README's first program": ("user/first_program.cpp", []),
    "README's first program, separate": ("user/first_program.cpp", SEPARATE),
    "cpp-httplib, nlohmann/json": ("user/peer_httplib_nlohmann.cpp", []),
    "Boost.Beast, Boost.JSON": ("user/peer_beast_boost_json.cpp", []),
    "libcurl, simdjson": ("user/peer_curl_simdjson.cpp", []),
}
BASE = "one call over libcurl"


def seconds(compiler, source, flags):
    before = os.times().children_user
    done = subprocess.run([compiler, "-std=c++20", "-O0", "-w", *flags, f"-I{INCLUDE}", "-c", HERE / source, "-o", "/dev/null"],
                          capture_output=True, text=True)
    return os.times().children_user - before if done.returncode == 0 else None


def main():
    turns, compiler = int((sys.argv[1:2] or ["5"])[0]), (sys.argv[2:3] or ["g++"])[0]
    times = {row: [] for row in ROWS}
    for _ in range(turns):
        for row, (source, flags) in ROWS.items():
            times[row].append(seconds(compiler, source, flags))
    print(f"| {compiler} -O0 | least, s | median, s | ratio |\n|---|---|---|---|")
    for row, taken in times.items():
        if None in taken:
            print(f"| {row} | does not compile here | | |")
            continue
        print(f"| {row} | {min(taken):.2f} | {statistics.median(taken):.2f} | {min(taken) / min(times[BASE]):.2f} |")


main()
