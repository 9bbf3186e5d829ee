#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Prints the headers whose functions run for one call of `list_users` over the scripted transport (callgrind).

Built without optimisation, so that no function is inlined away. Fails above MOST headers.

usage: road.py WORK_FOLDER COMPILER FLAGS…
"""
import pathlib
import re
import subprocess
import sys

MOST = 40


def main():
    work, compiler = pathlib.Path(sys.argv[1]), sys.argv[2:]
    work.mkdir(parents=True, exist_ok=True)
    program, out = work / "road", work / "callgrind.out"
    source = pathlib.Path(__file__).with_suffix(".cpp")
    subprocess.run([*compiler, "-O0", "-g", str(source), "-o", str(program), "-lboost_json"], check=True)
    subprocess.run(["valgrind", "--tool=callgrind", "--toggle-collect=the_call", "--compress-strings=no",
                    f"--callgrind-out-file={out}", str(program)], check=True, capture_output=True, stdin=subprocess.DEVNULL)
    files = re.findall(r"^fl=(\S+)$", out.read_text(), re.M)
    headers = sorted({m[1] for f in files if (m := re.search(r"include/(velo/\S+\.hpp)$", f))})
    print("\n".join(headers))
    print(f"road: functions of {len(headers)} headers run, at most {MOST} may")
    return 0 if 0 < len(headers) <= MOST else 1


sys.exit(main())
