#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Plants mistakes in copies of the sources, and expects pages.py to find each.

usage: planted.py ROOT
"""
import pathlib
import shutil
import sys
import tempfile
from unittest import mock

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "site")]
import pages  # finds the others

import catalogue
import entities
import reference
import tools

COPIED = ["include", "docs", "examples", "benchmarks", "tests/README.md", "README.md", "CHANGELOG.md", "SECURITY.md", "CONTRIBUTING.md", "mkdocs.yml",
          "meson_options.txt", "CMakeLists.txt"]
ERRC = "include/velo/rest/error/errc.hpp"


def copy(root, folder):
    for name in COPIED:
        source = root / name
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)


# (the check, the file, its text, what stands there instead, the words of the problem); a new file has no text.
CHANGES = [
    (pages.check_reference, "include/velo/rest/planted/new.hpp", None, "/// A.\nstruct planted {};\n", "velo/rest/planted/new.hpp: belongs to no page"),
    (catalogue.problems_of, ERRC, "    timed_out = 8,", "    planted = 18,  ///< planted\n    timed_out = 8,", "no entry for `errc::planted`"),
    (catalogue.problems_of, ERRC, "    unavailable,          ///< 503", "    planted,  ///< 999\n    unavailable,          ///< 503", "no entry for `condition::planted`"),
    (catalogue.problems_of, "examples/command_line/failure.hpp", "return 4;", "return 9;", "no entry for Exit status 9"),
    (catalogue.problems_of, catalogue.ANCHORS, '"errctimed_out"', '"errctoo_late"', "its anchors are not those of the entries"),
    (catalogue.problems_of, catalogue.ANCHORS, '"errctimed_out"', '"errctoo_late"', "names #errctoo_late, which is no heading"),
    (catalogue.problems_of, "docs/errors.md", "### Exit status 4", "### Status 4", "names #exit-status-4, which is no heading"),
    (catalogue.problems_of, "docs/errors.md", "### `errc::cancelled`", "### `errc::gone`", "no entry for `errc::cancelled`"),
    (catalogue.problems_of, "docs/errors.md", "- **Retry**: never by itself.", "", "has no 'Retry'"),
    (catalogue.problems_of, ERRC, '"timed out"', '"too late"', "its tables are not those of the sources"),
    (pages.check_macros, "include/velo/version.hpp", "#define VELO_VERSION_MAJOR 0", "#define VELO_VERSION_MAJOR 0\n#define VELO_PLANTED 1", "says nothing of VELO_PLANTED"),
    (pages.check_macros, "meson_options.txt", "option('curl'", "option('planted', type: 'feature')\noption('curl'", "says nothing of planted"),
    (pages.check_anchors, "docs/errors.md", "(#errctimed_out)", "(#errctoo_late)", "#errctoo_late, which is no heading"),
    (pages.check_anchors, "docs/pages.md", "## What page numbers cannot promise", "## What pages cannot promise", "which is no heading"),
    (pages.check_quotes, "examples/1_tutorial/3_get_a_token.cpp", "velo::log_out(client)", "velo::log_out(user)", "does not have"),
    (pages.check_pictures, "docs/pictures/road.dot", "rankdir=TB", "rankdir=LR", "its SVG is not made from it"),
    (pages.check_pictures, "benchmarks/README.md", "| velo-cpp | 99 | 1.47", "| velo-cpp | 98 | 1.47", "benchmarks/encode.svg: is not that of the tables"),
    (pages.check_pictures, "docs/board.md", "| 39,232 |", "| 39,233 |", "benchmarks/flash.svg: is not that of the tables"),
    (pages.check_navigation, "docs/planted.md", None, "# Planted\n", "planted.md: is not in the navigation"),
    (pages.check_navigation, "docs/pages.md", "# Lists in pages", "# Lists in pages\n\n[gone](gone.md)", "links to gone.md, which is not there"),
]
# Defects of what makes the reference: (what is replaced, by what, the words of the problem).
DEFECTS = [
    ((entities.Reader, "enumerators"), lambda self, *_: [], "user_status::pending has no place in the reference"),
    ((reference, "member_row"), lambda *_: "", "has no place in the reference"),
    ((entities, "plain"), lambda doc: "", "this comment is not on the page"),
    ((reference, "merged"), lambda found: [e for e in found if e.kind != "concept"], "retry::policy has no place in the reference"),
]


def main():
    root, problems = pathlib.Path(sys.argv[1]).resolve(), []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        copy(root, folder)
        for check, name, old, new, words in CHANGES:
            file = folder / name
            text = file.read_text() if old is not None else None
            if old is not None and old not in text:
                problems.append(f"{name}: has no {old!r} to plant a mistake in")
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(new if old is None else text.replace(old, new, 1))
            found = list(check(folder))
            if not any(words in problem for problem in found):
                problems.append(f"not found: {words!r} in {name}: {found[:3]}")
            if old is None:
                file.unlink()
            else:
                file.write_text(text)
    for (where, name), instead, words in DEFECTS:
        with mock.patch.object(where, name, instead):
            found = list(pages.check_reference(root))
        if not any(words in problem for problem in found):
            problems.append(f"a defect of {name} is not found: {found[:3]}")
    return tools.report(problems, f"planted: {len(CHANGES) + len(DEFECTS)} mistakes, {len(problems)} not found")


if __name__ == "__main__":
    sys.exit(main())
