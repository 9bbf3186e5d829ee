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

COUNTED = ("decode a user", "decode a page of 100", "encode invite_user_request")
WIDTH, BAR, GAP = 760, 18, 6


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


def picture(rows, title, file):
    """Bars of nanoseconds a user, the shortest is the best."""
    most = max(value for _, value in rows)
    height = 40 + len(rows) * (BAR + GAP)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="sans-serif" font-size="13">',
             f'<text x="8" y="20" font-weight="bold">{title}</text>']
    for i, (name, value) in enumerate(rows):
        y = 34 + i * (BAR + GAP)
        width = max(1, round((WIDTH - 400) * value / most))
        colour = "#2b6cb0" if name.startswith("velo") else "#a0aec0" if name.startswith("floor") else "#ed8936"
        parts += [f'<text x="8" y="{y + 14}">{name}</text>', f'<rect x="300" y="{y}" width="{width}" height="{BAR}" fill="{colour}"/>',
                  f'<text x="{306 + width}" y="{y + 14}">{value:,.0f} ns</text>']
    file.write_text("\n".join(parts + ["</svg>", ""]))


def main():
    program, file = sys.argv[1], pathlib.Path(sys.argv[2])
    results = json.loads(file.read_text())
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        jobs = [(b, row) for b in results if b["benchmark"] in COUNTED for row in b["rows"]]
        for (b, row), counted in zip(jobs, pool.map(lambda j: instructions(program, j[0]["benchmark"], j[1]["variant"], folder), jobs)):
            row["instructions"] = counted
    file.write_text(json.dumps(results, indent=1) + "\n")

    print("\n| a job | reader | ns | ratio to the first floor | instructions | allocations | peak heap, bytes |\n|---|---|---|---|---|---|---|")
    for b in results:
        users = b["users"] or 1
        each = ", each user" if b["users"] else ""
        for row in b["rows"]:
            counted = f"{row['instructions'] / users:,.0f}" if "instructions" in row else ""
            print(f"| {b['benchmark']}{each} | {row['variant']} | {row['median_ns'] / users:,.0f} | {row['ratio_to_floor']:.2f} | {counted} "
                  f"| {row['allocations'] / users:,.1f} | {row['peak_heap_bytes'] / users:,.0f} |")
    if "--picture" in sys.argv:
        page = next(b for b in results if b["benchmark"] == "decode a page of 100")
        rows = sorted(((row["variant"], row["median_ns"] / page["users"]) for row in page["rows"]), key=lambda r: r[1])
        picture(rows, "From the bytes of a page of 100 users to the model: time a user", pathlib.Path(sys.argv[sys.argv.index("--picture") + 1]))


main()
