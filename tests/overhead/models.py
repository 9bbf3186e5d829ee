#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Measures what five models with the whole-text reader take in a program that is compiled for its size: the bytes of code and of
tables of an object (`-Os`), after the linker has dropped what nothing refers to. The limit is what it was with g++ 12 on x86-64,
and 2 %; for other compilers and machines the figure is only printed.

usage: models.py WORK_FOLDER COMPILER FLAGS…
"""
import pathlib
import platform
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

MOST = 22_321  # 21,884 and 2 %
SECTIONS = ("text", "rodata", "data.rel.ro")


def main():
    work, command = pathlib.Path(sys.argv[1]), sys.argv[2:]
    work.mkdir(parents=True, exist_ok=True)
    source, whole, used = pathlib.Path(__file__).with_name("models.cpp"), work / "models.o", work / "used.o"
    built = tools.build(command, ["-c", source], whole, "-Os", "-DNDEBUG", "-ffunction-sections", "-fdata-sections")
    if built.returncode != 0:
        sys.exit(built.stderr)
    functions = re.findall(r" T (\S+)", tools.run("nm", whole, check=True).stdout)
    tools.run("ld", "-r", "--gc-sections", *(f"--undefined={f}" for f in functions), whole, "-o", used, check=True)
    bytes_of = dict.fromkeys(SECTIONS, 0)
    for name, size in re.findall(r"^\.(\S+)\s+(\d+)\s", tools.run("size", "-A", used, check=True).stdout, re.M):
        for section in SECTIONS:
            if name == section or name.startswith(section + "."):
                bytes_of[section] += int(size)
    total = sum(bytes_of.values())
    print(f"five models: {total:,} bytes: " + ", ".join(f"{size:,} of .{section}" for section, size in bytes_of.items()))
    problems = []
    version = tools.run(*tools.command_and_flags(command)[0], "-dumpversion", check=True).stdout.strip()
    if (tools.family_of(command), version.split(".")[0], platform.machine()) != ("g++", "12", "x86_64"):
        print("The limit is for g++ 12 on x86-64: nothing is compared.")
    elif total > MOST:
        problems.append(f"five models take {total:,} bytes, and may take {MOST:,}")
    return tools.report(problems, f"{len(problems)} problems")


sys.exit(main())
