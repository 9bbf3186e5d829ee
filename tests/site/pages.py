#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Checks what the site is made of, without making it: the reference has every public entity, the error catalogue every code, condition
and exit status, the page of macros every macro and option; links between pages meet a heading; the tutorial quotes programs; the
pictures are made from their texts; every page is in the navigation.

usage: pages.py ROOT
"""
import html
import pathlib
import re
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "comments"), str(TESTS / "modules"), str(TESTS.parent / "docs/site"),
                str(TESTS.parent / "benchmarks")]
import catalogue
import comments
import exports
import pictures
import plots
import reference
import stage
import tools

# Macros that users neither define nor ask.
OWN_MACROS = {"VELO_DECL", "VELO_COLD", "VELO_NOINLINE", "VELO_ALWAYS_INLINE", "VELO_INSTANCES", "VELO_INSTANCES_OF", "VELO_ABI_SERVERS", "VELO_ABI_BUILD", "VELO_ABI_ERRORS", "VELO_ABI_PASTE",
              "VELO_ABI_JOIN", "VELO_OPERATION", "VELO_AUTH",
              "VELO_ROLE_NAME_MISTAKE", "VELO_REQUIREMENTS_ARE_MET", "VELO_ROLE_NAME_CAPACITY_"}


# The reference. The entities are looked for in three ways of which none is the one that makes the pages.

def anchors_of(text):
    return set(re.findall(r'<a id="([^"]+)"', text)) | set(re.findall(r"\{ #(\S+) \}", text))


def anchor(name):
    return re.sub(r"\W+", "-", name.removeprefix("velo::")).strip("-").lower()


def described(text):
    """(class, member) of what Boost.Describe is told."""
    for match in re.finditer(r"BOOST_DESCRIBE_STRUCT\((\w+), \([^)]*\),\s*\(([^)]*)\)\)|BOOST_DESCRIBE_ENUM\((\w+),([^)]*)\)", text):
        owner, members = match[1] or match[3], match[2] if match[1] else match[4]
        for member in re.findall(r"\w+", members):
            yield owner, member


def letters(text):
    text = re.sub(r"^```\w*$", "", text, flags=re.M)
    text = re.sub(r"\]\([^)\s]*\)|</?(?:a|code|br)\b[^>]*>", "", text)
    return re.sub(r"[\W_]", "", html.unescape(text))


def with_heap(text):
    """`text` with empty lines for what stands in programs without a heap in place of what others have."""
    lines, open_conditions = [], []
    for line in text.split("\n"):
        condition = re.match(r"#\s*(if|else|endif)\w*\b(.*)", line)
        if condition and condition[1] == "if":
            open_conditions.append({"VELO_HAS_HEAP": "else", "!VELO_HAS_HEAP": "here"}.get(condition[2].strip(), ""))
        elif condition and condition[1] == "else":
            open_conditions[-1] = {"else": "here", "here": ""}.get(open_conditions[-1], "")
        elif condition:
            open_conditions.pop()
        lines.append("" if "here" in open_conditions else line)
    return "\n".join(lines)


def doc_comments(text):
    """(line, text) of the `///` comments of a header that are neither in a namespace `detail` nor private, by the indentation of
    clang-format. What stands for a program without a heap in place of what other programs have is described by docs/board.md."""
    lines, inside, private, block, start = with_heap(text).split("\n"), False, None, [], 0
    for number, line in enumerate(lines + [""], 1):
        access = re.match(r"( +)(private|public):$", line)
        if access and access[2] == "private" and private is None:
            private = len(access[1])
        elif private is not None and (re.match(rf" {{{private - 2}}}}};", line) or (access and len(access[1]) == private)):
            private = None
        if re.match(r"namespace .*\bdetail\b.*\{$", line):
            inside = True
        elif re.match(r"\}  // namespace .*\bdetail\b", line):
            inside = False
        match = re.match(r"\s*/// ?(?!<)(.*)$", line)
        if match and not inside and private is None:
            start = start if block else number
            block.append(match[1])
        elif block:
            yield start, "\n".join(block)
            block = []
        behind = re.search(r"///< ?(.*)$", line)
        if behind and not inside and private is None:
            yield number, behind[1]


def check_reference(root):
    include = root / "include"
    with tempfile.TemporaryDirectory() as folder:
        try:
            reference.write(include, pathlib.Path(folder))
        except SystemExit as e:
            yield str(e)
            return
        pages = {p.stem: p.read_text() for p in pathlib.Path(folder).glob("reference/*.md")}
    anchors = {name: anchors_of(text) for name, text in pages.items()}
    every = set().union(*anchors.values())
    plain = {name: letters(re.sub(r"^```.*?^```", lambda m: m[0], text, flags=re.M | re.S)) for name, text in pages.items()}
    count = 0
    for path in sorted(include.rglob("*.hpp")):
        header, text = path.relative_to(include).as_posix(), path.read_text()
        page = reference.area_of(header)
        reader = exports.Names(header, text)
        reader.scope(0, len(reader.t) - 1, "", True)
        for space, name in reader.names:
            count += 1
            if anchor(f"{space}::{name}") not in every:
                yield f"{header}: {space}::{name} has no place in the reference"
        for owner, member in described(re.sub(r"//[^\n]*", "", text)):
            count += 1
            if not any(a.endswith(f"{owner}-{member}".lower()) for a in anchors.get(page, ())):
                yield f"{header}: {owner}::{member} has no place in the reference"
        for line, comment in doc_comments(text):
            count += 1
            if comment.startswith(("Stops the compilation", "Refuses at compile time")):
                continue  # of a mistake, whose sentence is in docs/diagnostics.md
            if letters(comment) not in plain.get(page, ""):
                yield f"{header}:{line}: this comment is not on the page reference/{page}.md: {comment[:70]!r}"
    if count < 1500:
        yield f"the reference: only {count} entities and comments were found"


# The other pages.

def check_macros(root):
    """Each is in docs/macros.md, or on a page for one kind of them."""
    page = "".join((root / "docs" / name).read_text() for name in ("macros.md", "values.md", "command_line.md", "installation.md")
                   if (root / "docs" / name).exists())
    names = set()
    for path in sorted((root / "include").rglob("*.?pp")):
        text = path.read_text()
        names |= {name for name in re.findall(r"\bVELO_[A-Z0-9_]+\b", text) if not re.search(r"_[HI]PP$", name)}
    names -= OWN_MACROS
    names |= set(re.findall(r"^option\((VELO_\w+)", (root / "CMakeLists.txt").read_text(), re.M))
    names |= set(re.findall(r"^option\('(\w+)'", (root / "meson_options.txt").read_text(), re.M))
    for path in (root / "examples/command_line").glob("*pp"):
        names |= set(re.findall(r'"(VELO_[A-Z_]+)"', path.read_text()))
    for name in sorted(names):
        if f"`{name}`" not in page:
            yield f"docs/macros.md: says nothing of {name}"


def check_anchors(root):
    """Links with an anchor, between the pages as they are in the repository."""
    headings, count = {}, 0
    for source in stage.pages(root):
        text = re.sub(r"^```.*?^```", "", (root / source).read_text(), flags=re.M | re.S)
        headings[(root / source).resolve()] = tools.anchors_of(text) | set(re.findall(r'<a id="([^"]+)"', text))
    for source in stage.pages(root):
        text = re.sub(r"^```.*?^```", "", (root / source).read_text(), flags=re.M | re.S)
        for where, name in re.findall(r"\]\(([^)#\s:]*)#([^)\s]+)\)", text):
            target = ((root / source).parent / where).resolve() if where else (root / source).resolve()
            count += 1
            if target in headings and name not in headings[target]:
                yield f"{source}: links to {where}#{name}, which is no heading"
    if count < 100:
        yield f"only {count} links have an anchor"


def without_indentation(code):
    return "\n" + "\n".join(line.strip() for line in code.rstrip("\n").split("\n")) + "\n"


def check_quotes(root):
    page = (root / "docs/tutorial.md").read_text()
    blocks = re.findall(r"(?:^<!-- (\S+) -->\n)?^```cpp\n(.*?)^```", page, re.M | re.S)
    for source, code in blocks:
        if not source:
            yield f"docs/tutorial.md: a block does not say from where it is: {code[:50]!r}"
        elif without_indentation(code) not in without_indentation((root / source).read_text()):
            yield f"docs/tutorial.md: {source} does not have {code[:60]!r}"
    for name in re.findall(r"sh examples/run\.sh (\w+)", page):
        if not list(root.glob(f"examples/**/*{name}.cpp")):
            yield f"docs/tutorial.md: there is no example {name}"
    if len(blocks) < 8:
        yield f"docs/tutorial.md: only {len(blocks)} blocks"


def check_pictures(root):
    folder = root / "docs/pictures"
    for source in sorted(folder.glob("*.dot")):
        svg = source.with_suffix(".svg")
        if not svg.exists() or pictures.mark(source) not in svg.read_text():
            yield f"{source.relative_to(root)}: its SVG is not made from it: python3 docs/site/pictures.py docs/pictures"
    made = plots.pictures_of((root / "benchmarks/README.md").read_text()) | plots.pictures_of((root / "docs/board.md").read_text())
    for name, svg in made.items():
        file = root / f"benchmarks/{name}.svg"
        if not file.exists() or file.read_text() != svg:
            yield f"benchmarks/{name}.svg: is not that of the tables: sh benchmarks/plot.sh draws it"
    if len(made) < 6:
        yield f"only {len(made)} tables of benchmarks were found"


def check_navigation(root):
    with tempfile.TemporaryDirectory() as folder:
        yield from stage.Stage(root, pathlib.Path(folder)).run(pathlib.Path(folder))


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    checks = (check_reference, catalogue.problems_of, check_macros, check_anchors, check_quotes, check_pictures, check_navigation)
    problems = [problem for check in checks for problem in check(root)]
    return tools.report(problems, f"pages: {len(stage.pages(root))} pages, {len(problems)} problems")


if __name__ == "__main__":
    sys.exit(main())
