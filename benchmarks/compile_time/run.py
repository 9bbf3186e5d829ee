#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""What the compile-time checks cost: the time to compile 17 calls, beside the same file with the checks taken out.

The headers have no switch: this makes a copy of them in which the checks are removed (deleted constructors, refused
literals, verdicts, the ban on printing secrets), and compiles all_calls.cpp with both, in turns. What counts is the
compiler's own time (user), the median of the turns, and the ratio.

usage: run.py [TURNS [COMPILER…]]
       run.py --smoke COMPILER     whether both compile
"""
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
INCLUDE = HERE.parent.parent / "include"

DELETED_BLOCK = r"#if defined\(__clang__\) && __clang_major__ >= 19\n.*?\n#endif\n"
CLANG_BLOCK = r"#if defined\(__clang__\)\n.*?\n#endif\n"
# What is a check: a header, a pattern in it, and what stands there without the check.
CHECKS = [
    *((f"rest/model/{w}.hpp", DELETED_BLOCK, "") for w in ("argument", "list")),
    ("rest/client.hpp", DELETED_BLOCK, ""),
    ("rest/client.hpp", r"requires\(can_authorize<Auth, Op>(?: && paged_operation<Op>)?\)", ""),
    ("rest/client.hpp", r"static_assert\(\(\w+<\w+>::verify\(\), true\)\);", ""),
    ("rest/client.hpp", r"if constexpr \(!endpoint_check<Op>::passed \|\| !retry_check<Op>::passed\)",
     "if constexpr (false)"),
    *((h, CLANG_BLOCK, "")
      for h in ("rest/retry/option.hpp", "rest/call/options.hpp", "rest/auth/token_argument.hpp", "rest/model/holds_secret.hpp")),
    ("rest/request/build.hpp", r"static_assert\(\(\w+<\w+>::verify\(\), true\)\);", ""),
    ("rest/serializer/json/read.hpp", r"static_assert\(\(\w+<\w+>::verify\(\), true\)\);", ""),
    ("rest/serializer/json/read.hpp", r"if constexpr \(model_check<T>::passed\)", "if constexpr (true)"),
    ("rest/serializer/json/write.hpp", r"static_assert\(\(\w+<\w+>::verify\(\), true\)\);", ""),
    ("rest/serializer/json/write.hpp", r"if constexpr \(model_check<T>::passed\)", "if constexpr (true)"),
    ("rest/model/holds_secret.hpp", r"using rest::operator<<;", ""),
    *((f"{h}.hpp", r"#if defined\(__clang__\)\n#pragma clang diagnostic push\n#pragma clang diagnostic ignored \"-Wgcc-compat\""
       r".*?\n#endif\n", "")
      for h in ("rest/model/argument", "rest/model/text", "rest/model/secret_text",
                "rest/model/bounded", "types/uuid", "types/id", "types/id_argument")),
    *((f"{h}.hpp", r"if \([^\n]*\) (?:\{\n\s*NAME[^\n]*\n\s*\}|NAME[^\n]*)".replace(
        "NAME", "(?:rest::)?this_literal_is_not_what_the_API_accepts"), "")
      for h in ("rest/model/text", "rest/model/secret_text", "rest/model/bounded", "types/uuid", "types/id", "types/id_argument")),
]


def without_checks(folder):
    shutil.copytree(INCLUDE / "velo", folder / "velo")
    for header, pattern, replacement in CHECKS:
        file = folder / "velo" / header
        text, count = re.subn(pattern, replacement, file.read_text(), flags=re.S)
        if count == 0:
            sys.exit(f"{header}: has no check of the form {pattern}")
        file.write_text(text)
    # A literal's text is stored where its check was.
    text = folder / "velo/rest/model/text.hpp"
    code = text.read_text()
    constructor = code.index("consteval text(char const (&literal)[N])")
    body = code.index("{", code.index("\n", constructor))
    text.write_text(code[:body + 1] + " static_cast<void>(bytes_.assign({literal, N - 1}));" + code[body + 1:])


def seconds(compiler, include, flags):
    before = os.times().children_user
    subprocess.run([compiler, "-std=c++20", "-w", *flags, f"-I{include}", "-c", str(HERE / "all_calls.cpp"), "-o", "/dev/null"],
                   check=True, stdin=subprocess.DEVNULL)
    return os.times().children_user - before


def smoke(bare, compiler):
    for include in (INCLUDE, bare):
        seconds(compiler, include, ["-fsyntax-only"])


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
