#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Counts what a call pays for retries, refreshed tokens and observers when it needs none of them (callgrind).

 - Against a client with `retry::never` and `bearer`, the defaults with `client_credentials` add at most 300 instructions.
 - An observer that watches nothing adds none; and neither do the places where an observer would be told: without them in
   the headers, a call has as many instructions.

usage: overhead.py INCLUDE_FOLDER WORK_FOLDER COMPILER FLAGS… (the flags name INCLUDE_FOLDER)
"""
import pathlib
import re
import sys

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "mutants")]
import quotes
import tools

MOST = 300
CALLS = 500


def count(program, calls, out):
    tools.run("valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", program, calls, check=True)
    return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.M)[1])


def instructions_of_a_call(job):
    """What one more call costs: the start of the program and the first call are in both counts."""
    kind, command, program = job
    flags = ["-O2", "-DNDEBUG", f"-D{kind}", "-lboost_json"]
    built = tools.build(command, [pathlib.Path(__file__).with_name("overhead.cpp")], program, *flags)
    if built.returncode != 0:
        sys.exit(built.stderr)
    few, more = (count(program.resolve(), n, program.with_suffix(f".{n}")) for n in (CALLS, 2 * CALLS))
    return round((more - few) / CALLS)


def without_observers(include, copy):
    """The headers as they would be if there were no observers."""
    tools.copy_of_headers(include, copy)
    for quote in quotes.PLACES_FOR_OBSERVERS:
        assert quotes.put_in(quote, copy), quote


def main():
    include, work, command = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
    work.mkdir(parents=True, exist_ok=True)
    without_observers(include, work / "include")
    assert f"-I{include}" in command, command
    # Without the places, arguments are left that nobody uses.
    unobserved = [f"-I{work / 'include'}" if flag == f"-I{include}" else flag for flag in command] + ["-w"]
    jobs = [(kind, command + ["-Werror"], work / kind.lower()) for kind in ("BARE", "RETRIES", "DEFAULTS", "OBSERVED")]
    costs = tools.parallel(instructions_of_a_call, jobs + [("RETRIES", unobserved, work / "unobserved")])
    cost = dict(zip(["BARE", "RETRIES", "DEFAULTS", "OBSERVED", "no places for observers"], costs))

    for kind, instructions in cost.items():
        print(f"{kind.lower()}: {instructions} instructions a call")
    problems = []
    if cost["DEFAULTS"] - cost["BARE"] > MOST:
        problems.append(f"the defaults add {cost['DEFAULTS'] - cost['BARE']} instructions, more than {MOST}")
    # Another type of policies: the compiler may lay out a register or two in another way, to its advantage.
    if cost["OBSERVED"] > cost["RETRIES"]:
        problems.append(f"an observer of nothing adds {cost['OBSERVED'] - cost['RETRIES']} instructions")
    if cost["no places for observers"] != cost["RETRIES"]:
        problems.append(f"the places for observers add {cost['RETRIES'] - cost['no places for observers']} instructions")
    return tools.report(problems, f"{len(problems)} problems")


sys.exit(main())
