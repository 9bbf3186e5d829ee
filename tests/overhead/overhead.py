#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Counts what a call pays for retries, the renewal of tokens and observers when it needs none of them (callgrind).

 - Against a client with `retry::never` and `bearer`, the defaults with `client_credentials` add at most 300 instructions.
 - An observer that watches nothing adds none; and neither do the places where an observer would be told: without them in
   the headers, a call has as many instructions.

usage: overhead.py INCLUDE_FOLDER WORK_FOLDER COMPILER FLAGS… (the flags name INCLUDE_FOLDER)
"""
import pathlib
import re
import shutil
import subprocess
import sys

MOST = 300
CALLS = 500


def count(program, calls, out):
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", str(program), str(calls)],
                   check=True, capture_output=True, stdin=subprocess.DEVNULL)
    return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.M)[1])


def instructions_of_a_call(command, kind, work):
    """What one more call costs: the start of the program and the first call are in both counts."""
    source, program, out = pathlib.Path(__file__).with_name("overhead.cpp"), work / kind.lower(), work / "callgrind.out"
    subprocess.run([*command, "-O2", "-DNDEBUG", f"-D{kind}", str(source), "-o", str(program), "-lboost_json"], check=True)
    few, more = (count(program, n, out) for n in (CALLS, 2 * CALLS))
    return round((more - few) / CALLS)


def without_observers(include, copy):
    """The headers as they would be if there were no observers."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(include, copy)
    course = copy / "velo/rest/call/core.hpp"
    text, told = re.subn(r"^\s*tell<event::\w+>\(.*?\);\n", "", course.read_text(), flags=re.M | re.S)
    text, added = re.subn(r"if constexpr \(detail::adds_headers<observer_type>\) \{.*?\n        \}\n", "", text, flags=re.S)
    assert told == 6 and added == 1, (told, added)
    course.write_text(text)


def main():
    include, work, command = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
    work.mkdir(parents=True, exist_ok=True)
    cost = {kind: instructions_of_a_call([*command, "-Werror"], kind, work) for kind in ("BARE", "RETRIES", "DEFAULTS", "OBSERVED")}
    without_observers(include, work / "include")
    assert f"-I{include}" in command, command
    unobserved = [f"-I{work / 'include'}" if flag == f"-I{include}" else flag for flag in command]
    cost["no places for observers"] = instructions_of_a_call(unobserved, "RETRIES", work)

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
    print("\n".join(problems) if problems else "an observer of nothing adds 0")
    return 1 if problems else 0


sys.exit(main())
