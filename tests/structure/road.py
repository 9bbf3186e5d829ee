#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Prints the headers whose functions run for one call of `list_users` over the scripted transport (callgrind).

Built without optimisation, so that no function is inlined away. Fails above MOST headers.

usage: road.py WORK_FOLDER COMPILER FLAGS…
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

MOST = 40


def main():
    work, compiler = pathlib.Path(sys.argv[1]), sys.argv[2:]
    work.mkdir(parents=True, exist_ok=True)
    program, out = work / "road", work / "callgrind.out"
    source = pathlib.Path(__file__).with_suffix(".cpp")
    built = tools.build(compiler, [source], program, "-O0", "-g", "-lboost_json")
    if built.returncode != 0:
        sys.exit(built.stderr)
    tools.run("valgrind", "--tool=callgrind", "--toggle-collect=the_call", "--compress-strings=no",
              f"--callgrind-out-file={out}", program.resolve(), check=True)
    files = re.findall(r"^fl=(\S+)$", out.read_text(), re.M)
    headers = sorted({m[1] for f in files if (m := re.search(r"include/(velo/\S+\.hpp)$", f))})
    print("\n".join(headers))
    print(f"road: functions of {len(headers)} headers run, at most {MOST} may")
    return 0 if 0 < len(headers) <= MOST else 1


sys.exit(main())
