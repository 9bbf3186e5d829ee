#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Links a function of one source that takes a type of the library into another, each compiled in its own way: header-only,
with VELO_SEPARATE_COMPILATION, without exceptions, with VELO_NO_PRODUCTION. Two sources that are compiled in the same way link. Two that are not do
not: the linker names the way in the function that it does not find.

usage: mixed.py WORK_FOLDER COMPILER FLAGS…
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

FIRST = "#include <velo/rest/error/errc.hpp>\nint number(velo::rest::errc e) { return static_cast<int>(e); }\n"
SECOND = "#include <velo/rest/error/errc.hpp>\nint number(velo::rest::errc);\nint main() { return number(velo::rest::errc::none); }\n"
SEPARATE, NO_EXCEPTIONS, NO_PRODUCTION = "-DVELO_SEPARATE_COMPILATION", "-fno-exceptions", "-DVELO_NO_PRODUCTION"
WAYS = {"v0::": [], "v0_separate::": [SEPARATE], "v0_no_exceptions::": [NO_EXCEPTIONS],
        "v0_separate_no_exceptions::": [SEPARATE, NO_EXCEPTIONS], "v0_no_production::": [NO_PRODUCTION],
        "v0_no_production_separate::": [NO_PRODUCTION, SEPARATE],
        "v0_no_production_no_exceptions::": [NO_PRODUCTION, NO_EXCEPTIONS],
        "v0_no_production_separate_no_exceptions::": [NO_PRODUCTION, SEPARATE, NO_EXCEPTIONS]}


def main():
    work, compiler = pathlib.Path(sys.argv[1]), sys.argv[2:]
    work.mkdir(parents=True, exist_ok=True)
    for name, text in (("first", FIRST), ("second", SECOND)):
        (work / f"{name}.cpp").write_text(text)
        for number, flags in enumerate(WAYS.values()):
            tools.run(*compiler, *flags, "-c", work / f"{name}.cpp", "-o", work / f"{name}{number}.o", check=True)
    problems = []
    for number, way in enumerate(WAYS):
        for other in range(len(WAYS)):
            linked = tools.run(compiler[0], work / f"first{other}.o", work / f"second{number}.o", "-o", work / "program")
            if number == other and linked.returncode != 0:
                problems.append(f"{way} does not link with itself: {linked.stderr}")
            if number != other and (linked.returncode == 0 or f"velo::{way}rest::errc" not in linked.stderr):
                problems.append(f"{way} and way {other}: the linker does not say so: {linked.stderr}")
    return tools.report(problems, f"mixed: {len(problems)} problems")


sys.exit(main())
