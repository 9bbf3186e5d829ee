#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Shows that the runner fails where it should: each case in `selftest/` is wrong in the way that its name says, and its
first line has the complaint that the runner must make.

usage: selftest.py COMPILE_FAIL_FOLDER COMPILER FLAGS…
"""
import pathlib
import sys

import run

folder, compiler = pathlib.Path(sys.argv[1]) / "selftest", sys.argv[2:]
failed = 0
cases = sorted(folder.glob("*.cpp"))
for case in cases:
    complaint = case.read_text().splitlines()[0].removeprefix("// complaint: ")
    said = run.check(case, compiler)
    if complaint not in said:
        failed += 1
        print(f"FAILED {case.name}: expected the complaint '{complaint}', got: {said or 'none'}")
print(f"{len(cases) - failed} passed, {failed} failed")
sys.exit(1 if failed or not cases else 0)
