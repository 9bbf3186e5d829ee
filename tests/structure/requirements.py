#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""What a user reads who has too old a standard or too old a Boost: one line of ours, and the compiler stops behind it.

usage: requirements.py WORK_FOLDER HEADER,HEADER… COMPILER FLAGS…
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools


def main():
    work, headers, compiler = pathlib.Path(sys.argv[1]), sys.argv[2].split(","), sys.argv[3:]
    old_boost = work / "old_boost"
    (old_boost / "boost").mkdir(parents=True, exist_ok=True)
    (old_boost / "boost" / "version.hpp").write_text("#pragma once\n#define BOOST_VERSION 108000\n")
    command, flags = tools.command_and_flags(compiler)
    cases = {
        "C++20 is needed": (["-std=c++17"], ["-std=c++11"]),
        "this Boost is too old": ([f"-I{old_boost}"],),
    }

    # clang takes a second to start, and includes.py checks that each header reads velo/rest/require.hpp first.
    if tools.family_of(compiler) == "clang":
        headers = headers[::32]

    def source_of(header):
        return work / f"{header.replace('/', '_').removesuffix('.hpp')}.cpp"

    for header in headers:
        source_of(header).write_text(f"#include <{header}>\n")

    def compiled(job):
        header, words, change = job
        result = tools.run(*command, *change, *(f for f in flags if not f.startswith("-std=") or change[0].startswith("-I")),
                           "-fsyntax-only", source_of(header))
        errors = [line for line in result.stderr.splitlines() if "error:" in line]
        if len(errors) == 2 and words in errors[0] and "fatal" in errors[1]:
            return None
        return f"{header} with {change[0]}: {len(errors)} errors, the first is {errors[:1]}"

    jobs = [(header, words, change) for header in headers for words, changes in cases.items() for change in changes]
    problems = [problem for problem in tools.parallel(compiled, jobs) if problem]
    return tools.report(problems, f"requirements: {len(headers)} headers, {len(problems)} problems")


sys.exit(main())
