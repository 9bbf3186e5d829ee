#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Puts defects into copies of the headers, and looks whether the tests notice.

schedules     each defect in turn: tests/simulation/schedules.cpp has to fail
diagnostics   each check while compiling in turn is taken out: a case of tests/compile_fail has to fail
contract      one fact of each kind is changed, all in one copy: tests/contract/compare.py has to name the place of each

The defects are in quotes.py. `contract` is a part of tests/run.sh; the others take many minutes: tests/all.sh --long.

usage: mutants.py schedules|diagnostics|contract [--compiler 'COMMAND'] [PART_OF_A_NAME…]
"""
import argparse
import pathlib
import re
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "compile_fail")]
import compile_fail
import quotes
import tools

INCLUDE = TESTS.parent / "include"
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow"]


def copy_with(quote, folder, compiler):
    """A copy of the headers with a defect in it, or `None` when there is no place for it."""
    tools.copy_of_headers(INCLUDE, folder)
    return folder if quotes.put_in(quote, folder, tools.family_of(compiler)) else None


def in_schedules(quote, work, compiler):
    """The claim that a schedule found broken."""
    program = work / "schedules"
    flags = ["-std=c++20", "-O1", "-w", f"-I{work / 'include'}"]
    tools.build(compiler + flags, [TESTS / "simulation/schedules.cpp"], program, "-lboost_json").check_returncode()
    ran = tools.run(program, "--count", 100000, timeout=600)
    found = re.search(r"FAILED (\w+)(?: in seed (\d+))?(.*)", ran.stdout + ran.stderr)
    return f"{found[1]} in seed {found[2]}{found[3]}" if ran.returncode == 1 and found else None


def in_diagnostics(quote, work, compiler):
    """The cases that fail."""
    cases = [c for c in sorted((TESTS / "compile_fail/cases").rglob("*.cpp"))
             if compile_fail.marks(c.read_text())["kind"] in quote.shown_by]
    try:
        with_prelude = compile_fail.with_prelude([*compiler, "-std=c++20", *WARNINGS, f"-I{work / 'include'}"], work)
    except SystemExit:
        return "nothing compiles"
    failed = [c.stem for c in cases if compile_fail.check_rejected(c, with_prelude)]
    return f"{len(failed)} cases, {failed[0]}" if failed else None


def one_at_a_time(notice):
    def try_all(chosen, work, compiler):
        def tried(number):
            folder, quote = work / str(number), chosen[number]
            if not copy_with(quote, folder / "include", compiler):
                said = f"NOT FOUND {quote.what}: {quote.header}"
            else:
                noticed = notice(quote, folder, compiler)
                said = f"noticed {quote.what}: {noticed}" if noticed else f"MISSED {quote.what}"
            print(said, flush=True)
            return said.startswith("noticed")

        return tools.parallel(tried, range(len(chosen))).count(False)

    return try_all


def in_contract(chosen, work, compiler):
    copy = work / "include"
    tools.copy_of_headers(INCLUDE, copy)
    there = [q for q in chosen if quotes.put_in(q, copy)]
    contract, program = TESTS / "contract", work / "print"
    built = tools.build([*compiler, "-std=c++20", "-w", f"-I{copy}"], [contract / "print.cpp"], program, "-lboost_json")
    said = built.stderr
    if built.returncode == 0:
        said = tools.run(sys.executable, contract / "compare.py", contract / "published.json", contract / "deviations.json", program).stdout
    missed = [q for q in chosen if q not in there or not all(place in said for place in q.shown_by)]
    for quote in missed:
        print(f"MISSED {quote.what}: {quote.shown_by[0]} is not named" if quote in there else f"NOT FOUND {quote.what}: {quote.header}")
    if missed:
        print(said[:3000])
    return len(missed)


PURPOSES = {
    "schedules": (quotes.SCHEDULES, one_at_a_time(in_schedules)),
    "diagnostics": (quotes.DIAGNOSTICS, one_at_a_time(in_diagnostics)),
    "contract": (quotes.CONTRACT, in_contract),
}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("purpose", choices=PURPOSES)
    arguments.add_argument("--compiler", default="g++")
    arguments.add_argument("names", nargs="*")
    given = arguments.parse_args()
    defects, try_all = PURPOSES[given.purpose]
    chosen = [q for q in defects if not given.names or any(n in q.what for n in given.names)]
    with tempfile.TemporaryDirectory() as work:
        missed = try_all(chosen, pathlib.Path(work), given.compiler.split())
    print(f"{given.purpose}: {len(chosen)} defects put in, {missed} not noticed")
    return 1 if missed or not chosen else 0


sys.exit(main())
