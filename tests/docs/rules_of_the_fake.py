#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Checks that each rule in docs/fake.md has a test named after it, and that each test of the fake has a rule.

usage: rules_of_the_fake.py PAGE UNIT_TEST_PROGRAM
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools


def main():
    rows = re.findall(r"^\|.*\| `(\w+)` \|$", pathlib.Path(sys.argv[1]).read_text(), re.M)
    tests, suite = set(), None
    for line in tools.run(sys.argv[2], "--list_content").stderr.splitlines():
        name = line.strip().rstrip("*")
        if not line.startswith(" "):
            suite = name
        elif suite == "fake":
            tests.add(name)
    problems = [f"{name}: a rule without a test" for name in rows if name not in tests]
    problems += [f"{name}: a test without a rule" for name in sorted(tests - set(rows))]
    problems += [f"{name}: stands for two rules" for name in sorted(set(rows)) if rows.count(name) > 1]
    if not rows or not tests:
        problems.append("no rules, or no tests")
    return tools.report(problems, f"{len(rows)} rules, {len(tests)} tests, {len(problems)} problems")


sys.exit(main())
