#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Checks what the examples in examples/3_policies say about themselves: that they have fewer than 60 lines, and what the
compiler says when a requirement is missed.

A comment `// Without send: words` stands above the function that a policy needs: with another name for it, the first error
has these words. `// Without this line: words` stands above a line that is then left out.

usage: policies.py FOLDER WORK_FOLDER COMPILER FLAGS…
"""
import pathlib
import re
import subprocess
import sys


def first_error(compiler, source):
    result = subprocess.run([*compiler, "-fsyntax-only", str(source)], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return next((l for l in result.stderr.splitlines() if "error:" in l), "(it compiles)")


def main():
    folder, work, compiler = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
    work.mkdir(parents=True, exist_ok=True)
    problems, count = [], 0
    for example in sorted(folder.glob("*.cpp")):
        lines = example.read_text().splitlines()
        if len(lines) >= 60:
            problems.append(f"{example.name}: has {len(lines)} lines")
        for number, line in enumerate(lines):
            said = re.match(r"\s*// Without (\w+|this line): (.+)$", line)
            if not said:
                continue
            count += 1
            what, words = said.groups()
            broken = list(lines)
            if what == "this line":
                del broken[number + 1]
            else:
                at = next(i for i in range(number + 1, len(lines)) if re.search(rf"\b{what}\(", lines[i]))
                broken[at] = re.sub(rf"\b{what}\(", f"{what}_by_another_name(", broken[at], count=1)
            source = work / example.name
            source.write_text("\n".join(broken) + "\n")
            error = first_error(compiler, source).replace("_", " ")
            if words.replace("_", " ") not in error:
                problems.append(f"{example.name}:{number + 1}: the first error is not '{words}': {error}")
    if count < 9:
        problems.append(f"only {count} messages")
    print("\n".join(problems))
    print(f"{count} messages, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
