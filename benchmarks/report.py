#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Counts the instructions of the JSON rows with callgrind, and writes the table, the picture and the results.

usage: report.py PROGRAM RESULTS [--picture FILE]   (RESULTS is what `benchmarks --json` wrote; it gains "instructions")
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import plots

COUNTED = ("decode a user", "decode a page of 100", "encode invite_user_request")


def count(program, benchmark, variant, times, folder):
    out = pathlib.Path(folder) / f"{abs(hash((benchmark, variant)))}.{times}"
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", program, "--only", benchmark, variant, str(times)],
                   check=True, capture_output=True)
    return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.M)[1])


def instructions(program, benchmark, variant, folder):
    """Of one more job: the start of the program is in both counts."""
    few = 100 if "page" not in benchmark else 10
    one, two = (count(program, benchmark, variant, n, folder) for n in (few, 2 * few))
    return round((two - one) / few)


def table(head, rows):
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [head, ["---"] * len(head), *rows])


def row_of(benchmark, variant):
    return next(row for row in benchmark["rows"] if row["variant"] == variant)


def main():
    program, file = sys.argv[1], pathlib.Path(sys.argv[2])
    results = json.loads(file.read_text())
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        jobs = [(b, row) for b in results if b["benchmark"] in COUNTED for row in b["rows"]]
        for (b, row), counted in zip(jobs, pool.map(lambda j: instructions(program, j[0]["benchmark"], j[1]["variant"], folder), jobs)):
            row["instructions"] = counted
    file.write_text(json.dumps(results, indent=1) + "\n")

    decodes = [b for b in results if b["benchmark"].startswith("decode ")]
    readers = [row["variant"] for row in decodes[0]["rows"]]
    print("\nNanoseconds for each user:\n")
    print(table(["reader", *(b["benchmark"].removeprefix("decode ") for b in decodes)],
                [[reader, *(f"{row_of(b, reader)['median_ns'] / (b['users'] or 1):,.0f}" for b in decodes)] for reader in readers]))
    print("\nA page of 100, for each user, and the whole of one user:\n")
    page, user = (next(b for b in decodes if b["benchmark"] == "decode " + name) for name in ("a page of 100", "a user"))
    print(table(["reader", "instructions, page", "instructions, one user", "allocations", "peak heap, bytes"],
                [[reader, f"{row_of(page, reader)['instructions'] / 100:,.0f}", f"{row_of(user, reader)['instructions']:,}",
                  f"{row_of(page, reader)['allocations'] / 100:.1f}", f"{row_of(page, reader)['peak_heap_bytes'] / 100:,.0f}"]
                 for reader in readers]))
    print("\nThe other jobs:\n")
    print(table(["job", "way", "ns", "ratio to its floor", "instructions", "allocations"],
                [[b["benchmark"], row["variant"], f"{row['median_ns']:,.0f}", f"{row['ratio_to_floor']:.2f}",
                  f"{row['instructions']:,}" if "instructions" in row else "", str(row["allocations"])]
                 for b in results if b not in decodes for row in b["rows"]]))
    if "--picture" in sys.argv:
        page = next(b for b in results if b["benchmark"] == "decode a page of 100")
        rows = sorted(((row["variant"], row["median_ns"] / page["users"]) for row in page["rows"]), key=lambda r: r[1])
        picture = plots.bars(rows, "From the bytes of a page of 100 users to the model: time a user", "ns")
        pathlib.Path(sys.argv[sys.argv.index("--picture") + 1]).write_text(picture)


main()
