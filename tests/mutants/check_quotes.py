#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Checks that the headers still have every piece of text that quotes.py quotes, as often as it says.

usage: check_quotes.py INCLUDE_FOLDER
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import quotes
import tools


def main():
    include = pathlib.Path(sys.argv[1])
    problems, count = [], 0
    for purpose, list_of_quotes in quotes.ALL.items():
        for quote in list_of_quotes:
            count += 1
            path = include / "velo" / quote.header
            text = path.read_text() if path.exists() else ""
            wrong = [v for v in quote.variants() if not quotes.is_found(quote, text, v)]
            if wrong:
                shown = getattr(wrong[0], "pattern", wrong[0])
                times = quote.times or "at least one"
                problems.append(f"{purpose}: {quote.what}: not found in {quote.header} ({times} expected): {shown!r}")
    return tools.report(problems, f"{count} quotes of the headers, {len(problems)} not found")


sys.exit(main())
