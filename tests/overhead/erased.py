#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Counts what a call pays for a transport whose type is erased: at most 60 instructions (callgrind) and no allocation.

usage: erased.py WORK_FOLDER COMPILER FLAGS…
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

MOST = 60
CALLS = 500
PAIRS = [("blocking", "any_transport"), ("async", "any_async_transport")]


def run(program, kind, calls, out):
    """The allocations and the instructions of a run."""
    ran = tools.run("valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", program, kind, calls, check=True)
    return int(ran.stdout), int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.M)[1])


def cost_of_a_call(program, kind):
    """What one more call costs: the start of the program and the first call are in both counts."""
    (few, start), (more, end) = (run(program, kind, n, program.with_name(f"{kind}.{n}")) for n in (CALLS, 2 * CALLS))
    return (more - few) / CALLS, round((end - start) / CALLS)


def main():
    work, command = pathlib.Path(sys.argv[1]), sys.argv[2:]
    work.mkdir(parents=True, exist_ok=True)
    tests = pathlib.Path(__file__).resolve().parents[1]
    program = (work / "erased").resolve()
    built = tools.build(command, [tests / "overhead" / "erased.cpp"], program, "-O2", "-DNDEBUG", f"-I{tests}", "-lboost_json")
    if built.returncode != 0:
        sys.exit(built.stderr)
    problems = []
    for direct, erased in PAIRS:
        (few, base), (more, cost) = cost_of_a_call(program, direct), cost_of_a_call(program, erased)
        print(f"{direct}: {base} instructions and {few} allocations a call; {erased}: {cost} and {more}")
        if cost - base > MOST:
            problems.append(f"{erased} adds {cost - base} instructions, more than {MOST}")
        if more > few:
            problems.append(f"{erased} adds {more - few} allocations")
    return tools.report(problems, f"{len(problems)} problems")


sys.exit(main())
