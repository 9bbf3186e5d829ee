#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Checks what the examples in examples/3_policies say about themselves: that they have fewer than 60 lines, and what the
compiler says when a requirement is missed.

A comment `// Without send: words` stands above the function that a policy needs: with another name for it, the first error
has these words. `// Without this line: words` stands above a line that is then left out.

usage: policies.py FOLDER WORK_FOLDER COMPILER FLAGS…
"""
import collections
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

Message = collections.namedtuple("Message", "where source words")


def broken(lines, number, what):
    """The lines without the requirement that line `number` is about."""
    changed = list(lines)
    if what == "this line":
        del changed[number + 1]
    else:
        at = next(i for i in range(number + 1, len(lines)) if re.search(rf"\b{what}\(", lines[i]))
        changed[at] = re.sub(rf"\b{what}\(", f"{what}_by_another_name(", changed[at], count=1)
    return "\n".join(changed) + "\n"


def main():
    folder, work, compiler = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
    work.mkdir(parents=True, exist_ok=True)
    problems, messages, headers = [], [], set()
    for example in sorted(folder.glob("*.cpp")):
        lines = example.read_text().splitlines()
        headers |= {line.removeprefix("#include ") for line in lines if line.startswith("#include <")}
        if len(lines) >= 60:
            problems.append(f"{example.name}: has {len(lines)} lines")
        for number, line in enumerate(lines):
            said = re.match(r"\s*// Without (\w+|this line): (.+)$", line)
            if said:
                source = work / f"{example.stem}_{number + 1}.cpp"
                source.write_text(broken(lines, number, said[1]))
                messages.append(Message(f"{example.name}:{number + 1}", source, said[2].replace("_", " ")))
    with_headers = tools.precompiled(compiler, sorted(headers), work)
    results = tools.parallel(lambda message: tools.syntax_only(with_headers, message.source), messages)
    for message, result in zip(messages, results):
        error = tools.first_error(result.stderr, "(it compiles)").replace("_", " ")
        if message.words not in error:
            problems.append(f"{message.where}: the first error is not '{message.words}': {error}")
    if len(messages) < 9:
        problems.append(f"only {len(messages)} messages")
    return tools.report(problems, f"{len(messages)} messages, {len(problems)} problems")


sys.exit(main())
