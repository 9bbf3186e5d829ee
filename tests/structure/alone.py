#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Compiles each source by itself, syntax only: what it needs, it includes. (The tests compile many as one unit: batch.py.)

usage: alone.py COMPILER FLAGS… -- SOURCE…
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools


def main():
    end = sys.argv.index("--")
    compiler, sources = sys.argv[1:end], sys.argv[end + 1:]
    results = zip(sources, tools.parallel(lambda source: tools.syntax_only(compiler, source, "-Werror"), sources))
    problems = [f"{source}:\n{result.stderr[:3000]}" for source, result in results if result.returncode != 0]
    return tools.report(problems, f"{len(sources)} sources, {len(problems)} do not compile alone")


sys.exit(main())
