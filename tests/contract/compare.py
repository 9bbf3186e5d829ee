#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Compares the contract that the headers print with the facts of the API specification.

They are equal except for deviations.json, which lists where, what the specification says, what we say, and why. A
deviation that is not there any more is a failure as well.

With --selftest, each single fact of the contract is changed in turn, and each change has to be noticed.

usage: compare.py PUBLISHED.json DEVIATIONS.json CONTRACT_PROGRAM OPERATIONS [--selftest]    (OPERATIONS: how many there are)
"""
import copy
import fnmatch
import functools
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools
from facts import facts_of

ABSENT = "(absent)"


def leaves(value, where=""):
    """Each single fact by its place; an empty list or object is a fact, too."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from leaves(inner, f"{where}/{key}")
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{where}/{number}")
    else:
        yield where, value


def numbers_of(deviations):
    """A function that finds the deviation of a place, by its number; it remembers what it found."""
    @functools.cache
    def number(where):
        return next((n for n, d in enumerate(deviations) if fnmatch.fnmatchcase(where, d["where"])), None)

    return number


def problems_of(published, ours, deviations, number_of):
    published, ours = dict(leaves(published)), dict(leaves(ours))
    problems, used = [], set()
    for where in sorted(published.keys() | ours.keys()):
        theirs, mine = published.get(where, ABSENT), ours.get(where, ABSENT)
        number = number_of(where)
        expected = (theirs, theirs) if number is None else (deviations[number]["published"], deviations[number]["ours"])
        if (theirs, mine) != expected or type(mine) is not type(expected[1]):
            problems.append(f"{where}: published {json.dumps(theirs)}, ours {json.dumps(mine)}")
        used.add(number)
    problems += [f"{d['where']}: this deviation is not there" for n, d in enumerate(deviations) if n not in used]
    problems += [f"{d['where']}: a deviation without a reason" for d in deviations if not d.get("why")]
    return problems


def changed(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    if isinstance(value, str):
        return value + "x"
    return value[:-1] if value else ["x"]


def mutations(value, path=()):
    """The path of each single fact of a document."""
    if isinstance(value, dict):
        if not value:
            yield path
        for key, inner in value.items():
            yield from mutations(inner, path + (key,))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value):
            yield from mutations(inner, path + (number,))
    else:
        yield path


def with_change(document, path):
    document = copy.deepcopy(document)
    holder = document
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = {"x": 1} if isinstance(holder[path[-1]], dict) else changed(holder[path[-1]])
    return document


def selftest(published, ours, deviations):
    unnoticed, count, number_of = [], 0, numbers_of(deviations)
    for path in mutations(ours):
        count += 1
        if not problems_of(published, with_change(ours, path), deviations, number_of):
            unnoticed.append("/".join(map(str, path)))
    print("\n".join(unnoticed))
    print(f"contract: {count} changes, {len(unnoticed)} not noticed")
    return 1 if unnoticed or count < 500 else 0


def main():
    published = json.loads(pathlib.Path(sys.argv[1]).read_text())
    deviations = json.loads(pathlib.Path(sys.argv[2]).read_text())
    printed = tools.run(sys.argv[3], "--contract", check=True).stdout
    ours = facts_of(json.loads(printed))
    if sys.argv[5:] == ["--selftest"]:
        return selftest(published, ours, deviations)
    problems = problems_of(published, ours, deviations, numbers_of(deviations))
    print("\n".join(problems))
    print(f"contract: {len(dict(leaves(published)))} published facts, {len(ours['operations'])} operations, "
          f"{len(deviations)} deviations, {len(problems)} problems")
    return 1 if problems or len(ours["operations"]) != int(sys.argv[4]) else 0


sys.exit(main())
