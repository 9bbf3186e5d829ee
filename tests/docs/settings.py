#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Checks that docs/values.md has the variables of velo/settings.hpp, in their order, and no others, and that the command line
reads no variable that is none of them.

usage: settings.py PAGE SETTINGS.hpp COMMAND_LINE_FOLDER
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools


def main():
    page, header, folder = map(pathlib.Path, sys.argv[1:4])
    table = re.search(r"^\| variable \|.*?\n\n", page.read_text(), re.M | re.S)
    rows = (row.split("|")[1] for row in (table[0] if table else "").splitlines() if row)
    shown = [name for row in rows for name in re.findall(r"`(VELO_\w+)`", row)]
    known = re.findall(r'^    \{"(VELO_\w+)",', header.read_text(), re.M)
    read = {name for source in folder.glob("*.hpp") for name in re.findall(r'(?:getenv|environment)\("(VELO_\w+)"', source.read_text())}
    problems = [] if shown == known and known else [f"{page} has {shown}, {header} has {known}"]
    problems += [f"{folder}: reads {name}, which is no setting" for name in sorted(read - set(known) - {"VELO_SETTINGS"})]
    return tools.report(problems, f"{len(known)} settings, {len(problems)} problems")


sys.exit(main())
