#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Compares the reference page with the output of its program, and with `velo OPERATION --help`.

usage: users_api.py PAGE PROGRAM EXAMPLES.cpp [VELO]
To regenerate the page: PROGRAM EXAMPLES.cpp >PAGE
"""
import difflib
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

COLUMNS = 80


def run(*command):
    return tools.run(*command, check=True).stdout


def option(name):
    return "--" + re.sub("([A-Z])", lambda m: "-" + m.group(1).lower(), name).replace("_", "-")


def sections(page):
    for part in re.split(r"^## ", page, flags=re.M)[1:]:
        name, _, text = part.partition("\n")
        if "operationId" in text:
            yield name, text


def check_help(name, section, help_text):
    """The differences between the page and the help of an operation."""
    problems = [f"{name}: a line of {len(l)} columns: {l}" for l in help_text.splitlines() if len(l) > COLUMNS]
    said = " ".join(help_text.split())

    def expect(text):
        text = " ".join(text.split())
        if text and text not in said:
            problems.append(f"{name}: the help does not say: {text}")

    expect(section.strip().splitlines()[0])
    arguments = re.findall(r"^\| `(\w+)` \| (\S.*?) \| (.*?) \| (yes)? ?\| (.*?) ?\| (.*?) ?\|$", section, re.M)
    for argument, _, kind, required, default, limits in arguments:
        shown = option(argument)
        entry = re.search(rf"^  {re.escape(shown)}(?= |$).*(?:\n    +\S.*)*", help_text, re.M)
        if not entry:
            problems.append(f"{name}: the help has no {shown}")
            continue
        words = " ".join(entry.group(0).split())
        for part in [limits.replace("\\|", "|"), default and f"by default {default}", required and "needed",
                     "may be null" if "may be null" in kind else "", "secret" if "secret" in kind else ""]:
            if part and part not in words:
                problems.append(f"{name}: the help does not say of {shown}: {part}")
    listed = re.findall(r"^  (\S+)", "".join(re.findall(r"^(?:Arguments|Members of the body.*)\n((?:  .*\n)*)",
                                                        help_text, re.M)), re.M)
    if len(listed) != len(arguments):
        problems.append(f"{name}: the help has {len(listed)} arguments, the page {len(arguments)}")
    for status, meaning in re.findall(r"^\| (\d{3}) \| (.*) \|$", section, re.M):
        expect(f"{status} {meaning}")
    rules = re.findall(r"^- (?!Result|Authorization|Request|Response|Idempotency)(.*)$", section, re.M)
    for rule in rules:
        expect(f"- {rule}")
    if len(re.findall(r"^  - ", help_text, re.M)) != len(rules):
        problems.append(f"{name}: the help has a different number of rules")
    return problems


def main():
    page_file, program, examples = sys.argv[1:4]
    page = pathlib.Path(page_file).read_text()
    problems = list(difflib.unified_diff(page.splitlines(), run(program, examples).splitlines(), "the page",
                                         "the output of its program", lineterm="", n=0))
    operations = list(sections(page))
    if len(operations) != 21:
        problems.append(f"{len(operations)} operations on the page")
    for velo in sys.argv[4:]:
        for name, section in operations:
            problems += check_help(name, section, run(velo, name, "--help"))
    return tools.report(problems, f"reference page: {len(operations)} operations, {len(problems)} problems")


sys.exit(main())
