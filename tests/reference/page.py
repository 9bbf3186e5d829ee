#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Compares a page with the output of its program.

usage: page.py PAGE PROGRAM
To regenerate the page: PROGRAM >PAGE
"""
import difflib
import pathlib
import subprocess
import sys


def main():
    page, program = sys.argv[1:]
    made = subprocess.run([program], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if made.returncode != 0:
        sys.exit(f"{program}: status {made.returncode}\n{made.stderr}")
    problems = list(difflib.unified_diff(pathlib.Path(page).read_text().splitlines(), made.stdout.splitlines(), "the page",
                                         "the output of its program", lineterm="", n=0))
    print("\n".join(problems))
    print(f"{page}: {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
