#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""What the compile-time checks cost: the time to compile 17 calls, beside the same file with the checks taken out.

The headers have no switch: this makes a copy of them in which the checks are removed (deleted constructors, refused
literals, checks, the ban on printing secrets), and compiles all_calls.cpp with both, in turns. What counts is the
compiler's own time (user), the median of the turns, and the ratio.

usage: checks.py [TURNS [COMPILER…]]
       checks.py --smoke COMPILER     whether both compile
"""
import os
import pathlib
import statistics
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TESTS = HERE.parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "mutants")]
import quotes
import tools

INCLUDE = HERE.parents[1] / "include"


def without_checks(folder):
    tools.copy_of_headers(INCLUDE, folder)
    for quote in quotes.CHECKS_WHILE_COMPILING:
        if not quotes.put_in(quote, folder):
            sys.exit(f"{quote.header}: does not have {quote.what}")


def seconds(compiler, include, flags):
    before = os.times().children_user
    tools.run(compiler, "-std=c++20", "-w", *flags, f"-I{include}", "-c", HERE / "all_calls.cpp", "-o", "/dev/null", check=True)
    return os.times().children_user - before


def smoke(bare, compiler):
    tools.parallel(lambda include: seconds(compiler, include, ["-fsyntax-only"]), (INCLUDE, bare))


def table(bare, turns, compilers):
    print("| compiler | with checks, s | without, s | ratio |\n|---|---|---|---|")
    for compiler in compilers:
        for flags in (["-fsyntax-only"], ["-O0"], ["-O2"]):
            times = {INCLUDE: [], bare: []}
            for _ in range(turns):
                for include, taken in times.items():
                    taken.append(seconds(compiler, include, flags))
            with_checks, without = (statistics.median(t) for t in times.values())
            print(f"| {compiler} {flags[0]} | {with_checks:.2f} | {without:.2f} | {with_checks / without:.3f} |", flush=True)


def main():
    first, rest = (sys.argv[1:2] or ["9"])[0], sys.argv[2:]
    with tempfile.TemporaryDirectory() as work:
        bare = pathlib.Path(work)
        without_checks(bare)
        if first == "--smoke":
            smoke(bare, *rest)
        else:
            table(bare, int(first), rest or ["g++", "clang++-19"])


main()
