#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Checks that the module exports the public names of velo/velo.hpp and velo/fake.hpp, and no others; or writes it anew.

A name is public as tests/comments has it: in no namespace called `detail`.

usage: exports.py INCLUDE_FOLDER [--write]
"""
import pathlib
import re
import sys

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "comments")]
import comments
import tools

FIRST = ["velo/velo.hpp", "velo/fake.hpp"]
HEAD = """// SPDX-License-Identifier: BSL-1.0

/// The module `velo`: the public names of `velo/velo.hpp` and `velo/fake.hpp`. Macros and headers of the network transports
/// are included beside it. The list is made by tests/modules/exports.py.
module;

#include <velo/fake.hpp>
#include <velo/velo.hpp>

export module velo;

"""
WIDTH = 120


class Names(comments.Reader):
    """Collects what is declared in the namespaces of a header."""

    def __init__(self, path, text):
        super().__init__(path, text)
        self.names = set()

    def declaration(self, i, owner):
        kind, name, needed, behind, body = super().declaration(i, owner)
        is_using = self.text(i) == "using" and kind == "alias" and not needed and self.text(i + 1) != "namespace"
        if is_using and self.text(i + 2) != "=":
            name = self.text(behind - 2)
        if not owner and (needed or is_using) and kind != "friend" and re.fullmatch(r"[A-Za-z_]\w*", name or ""):
            self.names.add(("::".join(self.space), name))
        return kind, name, needed, behind, body


def public_names(root):
    names, seen, queue = set(), set(), list(FIRST)
    while queue:
        header = queue.pop()
        if header in seen:
            continue
        seen.add(header)
        text = (root / header).read_text()
        # A module is for programs with a heap.
        text = re.sub(r"^#if !VELO_HAS_HEAP$(?:(?!^#(?:if|else|endif)).)*^#endif$", "", text, flags=re.M | re.S)
        queue += re.findall(r"^#include <(velo/[^>]+)>", text, re.M)
        reader = Names(header, text)
        reader.scope(0, len(reader.t) - 1, "", True)
        names |= reader.names
    return names


def module_text(names):
    text = HEAD
    for space in sorted({space for space, _ in names}):
        text += f"export namespace {space} {{\n"
        line = "using"
        own = sorted(name for where, name in names if where == space)
        for number, name in enumerate(own):
            word = f" {space}::{name}" + (";" if number + 1 == len(own) else ",")
            if len(line) + len(word) > WIDTH:
                text += line + "\n"
                line = "     "
            line += word
        text += line + "\n"
        text += "namespace retry = rest::retry;\n" if space == "velo" else ""
        text += f"}}  // namespace {space}\n\n"
    return text.rstrip() + "\n"


def main():
    root = pathlib.Path(sys.argv[1])
    module = root / "velo" / "velo.cppm"
    text = module_text(public_names(root))
    if sys.argv[2:] == ["--write"]:
        module.write_text(text)
        return 0
    same = module.exists() and module.read_text() == text
    problems = [] if same else [f"{module} has other names than the headers: exports.py --write makes it anew"]
    return tools.report(problems, f"exports: {text.count('::')} names, {len(problems)} problems")


if __name__ == "__main__":
    sys.exit(main())
