#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Checks that the files which pages, headers and tests name are there, and that the README's road of a call leaves none out.

Looked at: links in Markdown to files, paths in backticks, and paths in comments, if they begin with a folder of ours.

usage: links.py SOURCE_ROOT
"""
import pathlib
import re
import sys

FOLDERS = r"(?:velo|include|docs|examples|tests|benchmarks)/"
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
IN_BACKTICKS = re.compile(rf"`({FOLDERS}[\w./-]*)`")
IN_COMMENTS = re.compile(rf"(?<![\w/.<\"-])({FOLDERS}[\w/-]+\.(?:hpp|cpp|md|py|sh|json))\b")


def named_in(path, text):
    """(where in the text, path) of all files that it names."""
    if path.suffix == ".md":
        without_code = re.sub(r"^```.*?^```|`[^`\n]*`", lambda code: re.sub(r"[^\n]", " ", code[0]), text, flags=re.M | re.S)
        for match in LINK.finditer(without_code):
            yield match.start(), match[1], path.parent
        for match in IN_BACKTICKS.finditer(text):
            yield match.start(), match[1], None
    else:
        for line in re.finditer(r"//[^\n]*", text):
            for match in IN_COMMENTS.finditer(line[0]):
                yield line.start(), match[1], None


def is_there(root, name, folder):
    if "NAME" in name:
        return True
    if folder is not None:
        return (folder / name).exists()
    return (root / "include" / name if name.startswith("velo/") else root / name).exists()


def main():
    root = pathlib.Path(sys.argv[1])
    problems, count = [], 0
    pages = sorted([*root.glob("*.md"), *root.glob("docs/*.md"), *root.glob("benchmarks/*.md"), *root.glob("tests/*.md")])
    sources = [p for folder in ("include", "examples", "tests", "benchmarks") for p in sorted((root / folder).rglob("*pp"))]
    for path in pages + sources:
        text = path.read_text()
        for at, name, folder in named_in(path, text):
            count += 1
            if not is_there(root, name, folder):
                line = text.count("\n", 0, at) + 1
                problems.append(f"{path.relative_to(root)}:{line}: names {name}, which is not there")
    road = (root / "README.md").read_text().partition("## Read the code")[2]
    call = root / "include/velo/rest/call"
    problems += [f"README.md: the road of a call leaves out call/{h.name}" for h in sorted(call.glob("*.hpp")) if f"call/{h.name}`" not in road]
    for name in re.findall(r"`([a-z_0-9]+(?:/[a-z_0-9]+)*\.hpp)`", road):
        count += 1
        if not (root / "include" / name).exists() and not (root / "include/velo/rest" / name).exists():
            problems.append(f"README.md: the road of a call names {name}, which is not there")
    if count < 100:
        problems.append(f"only {count} files are named")
    if problems:
        print("\n".join(problems))
    print(f"links: {count} files are named, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
