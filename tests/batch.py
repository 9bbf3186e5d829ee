#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Writes one C++ unit that holds many: each source in a namespace of its own, after everything that they include.

The templates of the library are then instantiated once and not once for each source, which takes most of the time of a
build. A source fits if it stays correct inside a namespace: it specialises no template of another namespace and names
nothing of its own with a leading `::`. The other sources are compiled alone.

With --programs the sources are programs, each with an `int main()` that ends with a return: the unit is a program that runs
the one whose name it is given.

usage: batch.py [--programs] OUTPUT.cpp SOURCE…
"""
import pathlib
import re
import sys


def includes_of(source):
    """The includes of a source with the conditions around them; those of its own folder by their full path."""
    lines = []
    for line in source.read_text().splitlines():
        if not re.match(r"\s*#\s*(if|ifdef|ifndef|elif|else|endif|include)\b", line):
            continue
        local = re.match(r'\s*#\s*include "([^"]+)"', line)
        if local and (source.parent / local[1]).exists():
            line = f'#include "{(source.parent / local[1]).resolve()}"'
        lines.append(line)
    return lines


def batch(sources):
    """The unit, and the namespaces of the sources."""
    lines = [line for source in sources for line in includes_of(source)]
    names = []
    for number, source in enumerate(sources):
        names.append(f"batch_{number}_{re.sub('[^a-z0-9]', '_', source.stem.lower())}")
        lines += [f"namespace {names[-1]} {{", f'#include "{source.resolve()}"', "}"]
    return "\n".join(lines) + "\n", names


def name_of(source):
    """The name of a program: that of its file, without a number in front."""
    return re.sub("^[0-9]+_", "", source.stem)


def main_of(sources, names):
    table = "".join(f'    if (name == "{name_of(s)}") return {n}::main();\n' for s, n in zip(sources, names))
    return ("#include <string_view>\n\nint main(int argc, char** argv) {\n"
            '    std::string_view const name = argc == 2 ? argv[1] : "";\n' + table + "    return 2;\n}\n")


def main():
    programs = sys.argv[1] == "--programs"
    output, *sources = map(pathlib.Path, sys.argv[2 if programs else 1:])
    text, names = batch(sources)
    output.write_text(text + (main_of(sources, names) if programs else ""))


if __name__ == "__main__":
    main()
