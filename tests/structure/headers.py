#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Compiles every header, syntax only, by one rule.

self_contained: each header in a unit of its own, included twice and before anything else.
hostile_macros: all headers after Boost and std, with macros defined that other people's headers define.
without_exceptions: all headers with -fno-exceptions -fno-rtti.

usage: headers.py RULE WORK_FOLDER HEADER,HEADER… COMPILER FLAGS…
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

MACROS = ["min", "max", "DELETE", "ERROR", "IN", "OUT", "small", "interface", "GetObject"]


def compile_unit(compiler, source, text, *flags):
    source.write_text(text)
    command = compiler + ["-Werror", "-fsyntax-only", *flags, str(source)]
    result = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return result.returncode == 0, result.stderr


def includes(headers):
    return "".join(f"#include <{h}>\n" for h in headers)


def foreign_includes(headers, compiler):
    """What our headers include that is not ours."""
    folder = pathlib.Path(next(f[2:] for f in compiler if f.startswith("-I")))
    found = set()
    for header in headers:
        # What is there with OpenSSL only is not compiled by these rules.
        text = re.sub(r"^#ifdef VELO_HAS_TLS\n.*?^#endif", "", (folder / header).read_text(), flags=re.M | re.S)
        found |= set(re.findall(r"^#include <((?!velo/)[^>]+)>", text, re.M))
    return sorted(found)


def main():
    rule, work, headers, compiler = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3].split(","), sys.argv[4:]
    work.mkdir(parents=True, exist_ok=True)
    # The compiled part of Boost.JSON is a unit, not a header to be included beside others.
    together = [h for h in headers if h != "velo/src.hpp"]
    jobs = []
    if rule == "self_contained":
        for h in headers:
            jobs.append((h, work / (h.replace("/", "_") + ".cpp"), includes([h, h]), ()))
    elif rule == "hostile_macros":
        text = includes(foreign_includes(together, compiler))
        # Function-like ones where the hostile header has them so.
        text += "#define min(a, b) hostile min\n#define max(a, b) hostile max\n"
        text += "".join(f"#define {m} hostile {m}\n" for m in MACROS[2:])
        jobs.append(("all headers", work / "all.cpp", text + includes(together), ()))
    elif rule == "without_exceptions":
        jobs.append(("all headers", work / "all.cpp", includes(together), ("-fno-exceptions", "-fno-rtti")))
        if "velo/src.hpp" in headers:
            jobs.append(("velo/src.hpp", work / "src.cpp", includes(["velo/src.hpp"]), ("-fno-exceptions", "-fno-rtti")))
    else:
        sys.exit(f"no rule called {rule}")

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda job: (job[0], *compile_unit(compiler, job[1], job[2], *job[3])), jobs)
        for name, ok, errors in results:
            if not ok:
                failed += 1
                print(f"{rule}: {name}\n{errors[:3000]}")
    print(f"{rule}: {len(jobs) - failed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
