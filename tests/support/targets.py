#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Prints the files that have to be built for the tests of some suites, for ninja.

usage: targets.py BUILD [--suite NAME]… [--no-suite NAME]…
"""
import argparse
import difflib
import json
import os
import pathlib
import sys


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("build", type=pathlib.Path)
    arguments.add_argument("--suite", action="append", default=[])
    arguments.add_argument("--no-suite", action="append", default=[])
    given = arguments.parse_args()
    info = given.build / "meson-info"
    tests = json.loads((info / "intro-tests.json").read_text())
    targets = {t["id"]: t["filename"] for t in json.loads((info / "intro-targets.json").read_text())}

    def suites_of(test):
        return {s.partition(":")[2] for s in test["suite"]}

    known = sorted(set().union(*map(suites_of, tests)))
    for name in given.suite:
        if name not in known:
            near = difflib.get_close_matches(name, known)
            sys.exit(f"There is no suite called {name}." + (f" Did you mean {' or '.join(near)}?" if near else "")
                     + f"\nThe suites: {' '.join(known)}")
    wanted = set()
    for test in tests:
        if suites_of(test) & set(given.no_suite) or (given.suite and not suites_of(test) & set(given.suite)):
            continue
        wanted |= {os.path.relpath(file, given.build) for target in test["depends"] for file in targets[target]}
    print(" ".join(sorted(wanted)))


main()
