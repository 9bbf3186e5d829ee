#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Measures the network transports with network_benchmarks, and prints one table in Markdown.

The times come from turns within one run. Instructions are counted by callgrind and system calls by strace, of the
client alone: what so many calls take beside twice as many, so that starting, connecting and warming up are not in it.
The server then waits before it answers, because under these tools a client is so slow that its response would always be
there at its first look, which over a real network it never is.

A second table has the calls a second of those with many calls at a time over those of wrk, the load generator, which
sends the same request from one thread: client and server then have a processor each.

usage: measure.py PROGRAM [JSON_FILE]
"""
import collections
import json
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests"))
import tools

DELAY = "2000"  # microseconds


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        subprocess.run([program, "--json", work / "times.json"], stdout=sys.stderr, check=True)
        results = json.loads((work / "times.json").read_text())
        listed = tools.run(program, "--list", check=True).stdout
        ways = {name: (key, int(lanes)) for key, lanes, name in (line.split("\t") for line in listed.splitlines())}
        rows = [(row, *ways[row["variant"]]) for table in results for row in table["rows"]]
        server = subprocess.Popen([program, "--serve", DELAY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            port = server.stdout.readline().strip()
            for row, key, lanes in rows:
                command = [program, "--port", port, "--only", key, "--calls"]
                count(row, command, 128 if lanes == 1 else 10 * lanes, work)
        finally:
            server.stdin.close()
            server.wait()
    beside = beside_wrk(program, rows)
    if len(sys.argv) > 2:
        pathlib.Path(sys.argv[2]).write_text(json.dumps({"tables": results, "wrk": beside}, indent=1) + "\n")
    print_table(results)
    print_beside_wrk(beside)


def beside_wrk(program, rows):
    """Calls a second over those of wrk, in turns: the median of 15 turns for each row with many calls at a time."""
    if shutil.which("wrk") is None:
        return {}
    on = lambda processor, *command: ["taskset", "-c", str(processor), *map(str, command)]
    server = subprocess.Popen(on(0, program, "--serve", "0"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        port = server.stdout.readline().strip()
        many = [(row["variant"], key, lanes) for row, key, lanes in rows if lanes != 1]
        url = f"http://127.0.0.1:{port}/v2/users/8bbf301c-948f-4445-b411-357eec53e441"

        def seconds(key, calls):
            began = time.perf_counter()
            tools.run(*on(1, program, "--port", port, "--only", key, "--calls", calls), check=True)
            return time.perf_counter() - began

        ratios = collections.defaultdict(list)
        for _ in range(15):
            said = tools.run(*on(1, "wrk", "-t1", f"-c{many[0][2]}", "-d1s", url), check=True).stdout
            of_wrk = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
            for name, key, lanes in many:
                few, more = 16 * lanes, 1616 * lanes
                ratios[name].append((more - few) / (seconds(key, more) - seconds(key, few)) / of_wrk)
        return {name: round(statistics.median(each), 2) for name, each in ratios.items()}
    finally:
        server.stdin.close()
        server.wait()


def print_beside_wrk(beside):
    if not beside:
        return
    print("\n| many calls at a time | calls a second / wrk |\n|---|---|")
    for name, ratio in beside.items():
        print(f"| {name} | {ratio:.2f} |")


def count(row, command, calls, work):
    """Instructions and system calls of one call."""
    few, more = (instructions_of([*command, str(n)], work) for n in (calls, 2 * calls))
    row["instructions"] = round((more - few) / calls)
    few, more = (system_calls_of([*command, str(n)], work) for n in (calls, 2 * calls))
    each = {name: round((more[name] - few[name]) / calls, 1) for name in sorted(more)}
    row["system_calls"] = {name: n for name, n in each.items() if n > 0}


def instructions_of(command, work):
    out = work / "callgrind"
    tools.run("valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *command, check=True)
    return int(re.search(r"^summary: (\d+)", out.read_text(), re.MULTILINE)[1])


def system_calls_of(command, work):
    out = work / "strace"
    tools.run("strace", "-f", "-c", "-U", "name,calls", "-o", out, *command, check=True)
    counts = collections.Counter()
    for line in out.read_text().splitlines():
        fields = line.split()
        if len(fields) == 2 and fields[1].isdigit() and fields[0] != "total":
            counts[fields[0]] = int(fields[1])
    return counts


def print_table(results):
    print("| | µs | / floor | client's µs | / floor | user instructions "
          "| allocations | system calls |")
    print("|---|---|---|---|---|---|---|---|")
    for table in results:
        print(f"| **{table['benchmark']}** | | | | | | | |")
        for row in table["rows"]:
            total = sum(row["system_calls"].values())
            names = ", ".join(name if n == 1 else f"{n:g} {name}" for name, n in row["system_calls"].items())
            print(f"| {row['variant']} | {row['median_ns'] / 1000:.1f} | {row['ratio_to_floor']:.2f} "
                  f"| {row['processor_ns'] / 1000:.1f} | {row['processor_ratio_to_floor']:.2f} "
                  f"| {row['instructions']:,} | {row['allocations']} | {total:.1f}: {names} |")


main()
