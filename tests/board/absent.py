#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""What the compiler says where the standard library has no threads and a default that needs them is not replaced.

usage: absent.py COMPILER FLAGS…
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

WORDS = [
    "velo: this Config has no clock, nor has this standard library: add using clock",
    "velo: this Config has no mutex, nor has this standard library: add using mutex = rest::no_mutex, or that of your RTOS",
    "velo: this Config does not say how to wait, and there is no thread to put to sleep: add using wait_strategy",
    "velo: this Config lacks wall_clock, generator or another member of rest::default_config",
    None,  # all are given
    "velo: this standard library has no clock: write rest::stream_connection<the stream, the clock of your board>",
    "velo: this standard library has no mutex: write client_credentials<rest::no_mutex>, or the mutex of your RTOS",
]


def main():
    compiler = sys.argv[1:] + ["-DVELO_HAS_THREADS=0"]
    source = pathlib.Path(__file__).with_name("absent.cpp")

    def said(step):
        return tools.first_error(tools.syntax_only(compiler, source, f"-DSTEP={step}").stderr)

    problems = []
    for step, (words, error) in enumerate(zip(WORDS, tools.parallel(said, range(len(WORDS))))):
        if (words or "") not in error or (words is None and error):
            problems.append(f"step {step}: {error or 'it compiles'!r}, expected: {words}")
    return tools.report(problems, f"{len(WORDS)} programs without threads, {len(problems)} problems")


sys.exit(main())
