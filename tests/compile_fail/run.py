#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Compiles both halves of every case: calls that must not compile, each beside the call that must.

A case is one file with `#if ACCEPT` … `#else` … `#endif`, whose halves differ in the wrong line, and a comment

    // kind: 1
    // expect: a required argument was left out

The accept half compiles without a warning. The reject half fails, and the first `error:` has the expected words; `_` is
read as a blank, so that an identifier of ours on g++ and a sentence of ours on clang are the same words. The first error
stands at the case's own line, unless `// where: header` says that only a header can word it.
`// expect g++:` and `// expect clang:` stand for `expect` where only the language has words, each compiler its own.

usage: run.py FOLDER WORK_FOLDER COMPILER FLAGS…
"""
import concurrent.futures
import difflib
import os
import pathlib
import re
import subprocess
import sys

MOST_HEADER_LINES = 5


def marks(text):
    return dict(re.findall(r"^// (kind|expect|expect g\+\+|expect clang|where): (.+)$", text, re.M))


def halves(text):
    match = re.search(r"^#if ACCEPT\n(.*?)^#else\n(.*?)^#endif$", text, re.M | re.S)
    return match.groups() if match else None


def precompiled(compiler, work):
    """The compiler with velo.hpp read once for all cases: the cases then take a quarter of the time."""
    header = pathlib.Path(next(f[2:] for f in compiler if f.startswith("-I"))) / "velo/velo.hpp"
    clang = "clang" in compiler[0]
    output = work / ("velo.pch" if clang else "velo/velo.hpp.gch")
    output.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(compiler + ["-x", "c++-header", str(header), "-o", str(output)], check=True, stdin=subprocess.DEVNULL)
    # g++ finds it because its folder comes first; clang wants to be told.
    extra = ["-include-pch", str(output)] if clang else [f"-I{work}"]
    return compiler[:1] + extra + compiler[1:]


def compile_half(compiler, case, accept):
    # Warnings are errors where there must be none; in the other half they must not come before the error.
    strict = ["-Werror"] if accept else []
    command = compiler + strict + ["-fsyntax-only", f"-DACCEPT={accept}", str(case)]
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def check(case, compiler):
    """What is wrong with a case; empty when nothing is."""
    text = case.read_text()
    said, parts = marks(text), halves(text)
    family = "clang" if "clang" in compiler[0] else "g++"
    expected = said.get(f"expect {family}", said.get("expect"))
    if parts is None or expected is None or "kind" not in said:
        return "needs two halves, a kind and an expectation"
    accept, reject = parts
    changed = [d for d in difflib.ndiff(accept.splitlines(), reject.splitlines()) if d[0] in "+-"]
    if not changed:
        return "the halves are equal"

    accepted = compile_half(compiler, case, 1)
    if accepted.returncode != 0 or accepted.stderr:
        return "the accept half does not compile cleanly:\n" + accepted.stderr[:1500]
    rejected = compile_half(compiler, case, 0)
    if rejected.returncode == 0:
        return "the reject half compiles"
    lines = rejected.stderr.splitlines()
    first = next((l for l in lines if "error:" in l), "")
    if expected not in first.replace("_", " "):
        return f"the first error is not '{expected}':\n{first}"
    if said.get("where") != "header" and not first.startswith(str(case) + ":"):
        return f"the first error is not at the case's line:\n{first}"
    context = [l for l in lines if re.search(r"include/velo/", l) and re.search(r"note:|required from", l)]
    if len(context) > MOST_HEADER_LINES:
        return f"{len(context)} lines of context name our headers:\n" + "\n".join(context[:8])
    return ""


def main():
    folder, compiler = pathlib.Path(sys.argv[1]), precompiled(sys.argv[3:], pathlib.Path(sys.argv[2]))
    cases = sorted(folder.rglob("*.cpp"))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = list(pool.map(lambda case: check(case, compiler), cases))
    kinds = {}
    for case, problem in zip(cases, problems):
        kind = marks(case.read_text()).get("kind", "?")
        kinds[kind] = kinds.get(kind, 0) + 1
        if problem:
            print(f"FAILED {case.relative_to(folder)}: {problem}")
    print("cases by kind:", ", ".join(f"{k}: {n}" for k, n in sorted(kinds.items())))
    failed = sum(1 for p in problems if p)
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
