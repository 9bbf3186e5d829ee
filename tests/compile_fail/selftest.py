#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Shows that compile_fail.py fails where it should: each case in `selftest/` is wrong in the way that its name says, and its
first line has the complaint that has to be made.

usage: selftest.py COMPILE_FAIL_FOLDER COMPILER FLAGS…
"""
import pathlib
import sys

import compile_fail
import tools


def complaint_of(case, compiler):
    return (compile_fail.check_form(case, compiler) or compile_fail.check_accepted(case, compiler)
            or compile_fail.check_rejected(case, compiler))


def main():
    compiler = sys.argv[2:]
    cases = sorted((pathlib.Path(sys.argv[1]) / "selftest").glob("*.cpp"))
    problems = []
    for case, said in zip(cases, tools.parallel(lambda case: complaint_of(case, compiler), cases)):
        complaint = case.read_text().splitlines()[0].removeprefix("// complaint: ")
        if complaint not in said:
            problems.append(f"FAILED {case.name}: expected the complaint '{complaint}', got: {said or 'none'}")
    tools.report(problems, f"{len(cases) - len(problems)} passed, {len(problems)} failed")
    return 1 if problems or not cases else 0


sys.exit(main())
