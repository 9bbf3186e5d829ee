#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Checks docs/errors.md: each error code, condition and exit status has an entry that says why, what to do and whether a retry
helps, and the tables are those of the sources; or writes the tables anew. The command's errors name the entries, so the header
with their anchors is checked and written alike.

usage: catalogue.py ROOT [--write]
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests"))
from tools import anchor, anchors_of

PARTS = ("Why", "What to do", "Retry")
ANCHORS = "examples/command_line/error_pages.hpp"


def enumerators(text, name):
    """{enumerator: (number, comment)}"""
    body = re.search(rf"enum class {name}\b[^{{]*{{(.*?)^}};", text, re.M | re.S)[1]
    found, number, before = {}, 0, ""
    for line in body.splitlines():
        match = re.match(r"\s*(\w+)(?: = (\d+))?,\s*(?:///< (.*))?$", line)
        if match:
            number = int(match[2]) if match[2] else number + 1
            found[match[1]] = (number, match[3] or before)
            before = ""
        elif line.strip().startswith("///"):
            before = (before + " " + line.strip()[3:].strip()).strip()
    return found


def cases(text, function):
    """{condition: what a function of errc.hpp compares}"""
    body = re.search(rf"inline bool {function}\(.*?^}}", text, re.M | re.S)[0]
    return {m[1]: m[2] for m in re.finditer(r"case condition::(\w+):\s*return (.*?);", body, re.S)}


def statuses_of(expression):
    if not expression:
        return ""
    exact = re.findall(r"status == (\d+)", expression)
    if exact:
        return ", ".join(exact)
    return re.search(r"status >= (\d)00", expression)[1] + "xx"


def exit_statuses(root):
    """{status: words} of the command: those of its help, and those that it returns for errors."""
    found = {}
    for path in sorted((root / "examples/command_line").glob("*pp")):
        text = path.read_text()
        listed = text.partition("Exit status\\n")[2]
        found |= {int(m[1]): m[2] for m in re.finditer(r'^\s*"  (\d)  (.*?)\\n"', listed, re.M)}
        listed = re.search(r"exit_statuses\{\{(.*?)\}\};", text, re.S)
        found |= {int(m[1]): m[2] for m in re.finditer(r'\{"(\d)", "(.*?)"\}', listed[1])} if listed else {}
        for body in re.findall(r"inline int exit_status\(.*?^}", text, re.M | re.S):
            for status in re.findall(r"return (\d);", body):
                found.setdefault(int(status), "")
    return found


def table(head, rows):
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])


def tables(root):
    errc_text = (root / "include/velo/rest/error/errc.hpp").read_text()
    retry_text = (root / "include/velo/rest/retry/retry_context.hpp").read_text()
    codes, conditions = enumerators(errc_text, "errc"), enumerators(errc_text, "condition")
    messages = re.findall(r'"(.*?)",\n', re.search(r"errc_texts\[\] = \{\n(.*?)\};", errc_text, re.S)[1])
    means, by_status = cases(errc_text, "means"), cases(errc_text, "status_means")
    transient = re.search(r"bool is_transient\(.*?^}", retry_text, re.M | re.S)[0]
    code_rows = []
    for name, (number, _) in codes.items():
        of = [f"[`{c}`](#{anchor('condition::' + c)})" for c in conditions if re.search(rf"errc::{name}\b", means.get(c, ""))]
        retried = "by itself" if re.search(rf"== errc::{name}\b", transient) else "no"
        code_rows.append([f"[`{name}`](#{anchor('errc::' + name)})", str(number), messages[number] if number < len(messages) else "", ", ".join(of), retried])
    condition_rows = []
    for name, (_, comment) in conditions.items():
        of = [f"[`{c}`](#{anchor('errc::' + c)})" for c in codes if re.search(rf"errc::{c}\b", means.get(name, ""))]
        condition_rows.append([f"[`{name}`](#{anchor('condition::' + name)})", statuses_of(by_status.get(name)), ", ".join(of)])
    status_rows = [[f"[{number}](#{anchor(f'Exit status {number}')})", words] for number, words in sorted(exit_statuses(root).items())]
    return {
        "errc": table(["code", "number", "message", "conditions", "retried"], code_rows),
        "condition": table(["condition", "statuses", "codes"], condition_rows),
        "status": table(["status", "meaning"], status_rows),
    }, [f"`errc::{name}`" for name in codes] + [f"`condition::{name}`" for name in conditions] + [
        f"Exit status {number}" for number in exit_statuses(root)]


def anchor_tables(root):
    """{name: the table of the header, in C++}"""
    errc_text = (root / "include/velo/rest/error/errc.hpp").read_text()

    def table_of(name, type_, pairs):
        rows = "".join(f'    {{{key}, "{where}"}},\n' for key, where in pairs)
        return f"inline constexpr std::array<std::pair<{type_}, std::string_view>, {len(pairs)}> {name}_anchors{{{{\n{rows}}}}};"

    found = {name: table_of(name, f"velo::{name}", [(f"velo::{name}::{e}", anchor(f"{name}::{e}")) for e in enumerators(errc_text, name)])
             for name in ("errc", "condition")}
    return found | {"status": table_of("status", "int", [(status, anchor(f"Exit status {status}")) for status in sorted(exit_statuses(root))])}


def with_anchors(text, made):
    for name, content in made.items():
        text = re.sub(rf"// made: {name}\n(.*?\n)??// end", lambda m: f"// made: {name}\n{content}\n// end", text, flags=re.S)
    return text


def with_tables(text, made):
    for name, content in made.items():
        text = re.sub(rf"<!-- {name} -->\n.*?<!-- end -->", lambda m: f"<!-- {name} -->\n{content}\n<!-- end -->", text, flags=re.S)
    return text


def entries(text):
    """{heading: its text}"""
    return {m[1]: m[2] for m in re.finditer(r"^### (.+?)\n(.*?)(?=^##|\Z)", text, re.M | re.S)}


def problems_of(root):
    page = root / "docs/errors.md"
    text = page.read_text()
    made, needed = tables(root)
    there = entries(text)
    for heading in needed:
        if heading not in there:
            yield f"docs/errors.md: no entry for {heading}"
            continue
        for part in PARTS:
            if not re.search(rf"^- \*\*{part}\*\*: \S", there[heading], re.M):
                yield f"docs/errors.md: the entry {heading} has no '{part}'"
        if there[heading].strip().startswith("- "):
            yield f"docs/errors.md: the entry {heading} does not say what it means"
    for heading in set(there) - set(needed):
        yield f"docs/errors.md: the entry {heading} is of nothing that is there"
    if with_tables(text, made) != text:
        yield "docs/errors.md: its tables are not those of the sources: catalogue.py ROOT --write makes them anew"
    if with_anchors((root / ANCHORS).read_text(), anchor_tables(root)) != (root / ANCHORS).read_text():
        yield f"{ANCHORS}: its anchors are not those of the entries: catalogue.py ROOT --write makes them anew"
    headings = anchors_of(text)
    for name in re.findall(r'^    \{[\w:]+, "([\w-]+)"\},$', (root / ANCHORS).read_text(), re.M):
        if name not in headings:
            yield f"{ANCHORS}: names #{name}, which is no heading of docs/errors.md"
    if len(needed) < 35:
        yield f"only {len(needed)} codes, conditions and statuses were found"


def main():
    root = pathlib.Path(sys.argv[1])
    if sys.argv[2:] == ["--write"]:
        page = root / "docs/errors.md"
        page.write_text(with_tables(page.read_text(), tables(root)[0]))
        header = root / ANCHORS
        header.write_text(with_anchors(header.read_text(), anchor_tables(root)))
        return 0
    problems = list(problems_of(root))
    print("\n".join(problems + [f"catalogue: {len(tables(root)[1])} entries, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
