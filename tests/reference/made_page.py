#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Compares a page with the output of its program.

usage: made_page.py PAGE PROGRAM
To regenerate the page: PROGRAM >PAGE
"""
import difflib
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools


def main():
    page, program = sys.argv[1:]
    made = tools.run(program, check=True)
    problems = list(difflib.unified_diff(pathlib.Path(page).read_text().splitlines(), made.stdout.splitlines(), "the page",
                                         "the output of its program", lineterm="", n=0))
    return tools.report(problems, f"{page}: {len(problems)} problems")


sys.exit(main())
