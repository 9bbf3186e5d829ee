#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Builds the module `velo` and the header units of velo/velo.hpp and velo/fake.hpp with clang, and runs a program on each.

g++ is skipped: docs/support.md says why.

usage: modules.py WORK_FOLDER COMPILER FLAGS…
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

PROGRAM = pathlib.Path(__file__).resolve().parent / "program.cpp"
QUIET = ("-Wno-experimental-header-units", )


def main():
    work, compiler = pathlib.Path(sys.argv[1]), sys.argv[2:]
    work.mkdir(parents=True, exist_ok=True)
    command, flags = tools.command_and_flags(compiler)
    if tools.family_of(compiler) != "clang":
        print("skipped: only clang")
        return 77
    libraries = [flag for flag in flags if flag.startswith("-l")]
    flags = [flag for flag in flags if flag not in libraries]
    include = pathlib.Path(next(flag[2:] for flag in flags if flag.startswith("-I")))

    def made(*arguments):
        return tools.run(*command, *flags, *QUIET, *arguments, check=True)

    module = work / "velo.pcm"
    made("-x", "c++-module", "--precompile", include / "velo" / "velo.cppm", "-o", module)
    made(f"-fmodule-file=velo={module}", PROGRAM, module, "-o", work / "module", *libraries)
    tools.run(work / "module", check=True)

    unit = work / "velo_unit.pcm"
    made("-xc++-system-header", "--precompile", "velo/velo.hpp", "-o", unit)
    made(f"-fmodule-file={unit}", "-DVELO_AS_HEADER_UNIT", PROGRAM, "-o", work / "header_unit", *libraries)
    tools.run(work / "header_unit", check=True)
    print("modules: the module and the header unit work")
    return 0


sys.exit(main())
