#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Compiles the headers, syntax only, by one rule.

self_contained: each header compiles with nothing in front of it but what it includes itself, and a second time after that.
own_includes: the same with what is not ours precompiled in front, in a third of the time. That each header includes what it uses
of std and Boost is for includes.py to show.
hostile_macros: all headers after Boost and std, with macros defined that other people's headers define.
strict_warnings: all headers and a program that makes each call, with the warnings of WARNINGS as errors.
without_exceptions: all headers with -fno-exceptions -fno-rtti.

A unit of self_contained has a chain of headers, each of which includes the one before it. What stands in front of a header
is then nothing else than what it includes, so one unit proves the rule for all headers of its chain. An include that
depends on a condition does not count for this.

usage: headers.py RULE WORK_FOLDER HEADER,HEADER… COMPILER FLAGS…
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

# By header, as they are there: with parameters where the header has them.
MACROS = {
    "windows.h": """min(a,b) max(a,b) CONST CreateEvent DELETE DOMAIN ERROR FALSE GetCurrentTime GetMessage GetObject IGNORE
        IN INFINITE NO_ERROR OPTIONAL OUT OVERFLOW PASCAL SendMessage STRICT TRUE TRANSPARENT UNDERFLOW VOID Yield() cdecl
        far hyper interface near pascal small""",
    "X11": """Above Absolute Always Below Bool BadRequest ButtonPress Complex Convex CurrentTime Expose False FocusIn
        GrayScale KeyPress None NotUseful Opposite PropertyNotify Status Success True Unsorted Visible""",
    "Qt": "emit foreach(a,b) forever signals slots",
    "Apple": "BOOL NO Nil YES check(a) check_string(a,b) nil require(a,b) require_noerr(a,b) require_string(a,b,c) verify(a)",
    "Arduino": """B0 B1 B10 B11 DEFAULT DISPLAY EXTERNAL F(a) HIGH INPUT INTERNAL LOW OUTPUT PI SERIAL abs(a) bit(a)
        bitClear(a,b) bitRead(a,b) bitSet(a,b) constrain(a,b,c) degrees(a) highByte(a) interrupts() lowByte(a) radians(a)
        round(a) sq(a) word(...)""",
    "newlib and glibc": "I _B _C _L _N _P _S _U _X linux major(a) makedev(a,b) minor(a) unix",
    "others": "ASSERT(a) CHECK(a) DEBUG EMPTY FAIL INFO OK TRACE UNUSED(a) VERIFY(a) WARN likely(a) unlikely(a)",
}
# Of clang all, except for style and for what C++20, headers alone, libcurl or OpenSSL make unavoidable.
WARNINGS = {
    "g++": """-Wcast-align -Wcast-qual -Wconversion -Wdouble-promotion -Wduplicated-branches -Wduplicated-cond -Wextra-semi
        -Wformat=2 -Wimplicit-fallthrough -Wlogical-op -Wmisleading-indentation -Wnon-virtual-dtor -Wnull-dereference
        -Wold-style-cast -Woverloaded-virtual -Wredundant-decls -Wshadow -Wsign-conversion -Wundef -Wunused
        -Wuseless-cast""",
    "clang": """-Weverything -Wno-c++98-compat -Wno-c++98-compat-pedantic -Wno-c++20-compat -Wno-cast-qual
        -Wno-pre-c++20-compat-pedantic -Wno-ctad-maybe-unsupported -Wno-disabled-macro-expansion
        -Wno-exit-time-destructors -Wno-lifetime-safety-all -Wno-nrvo -Wno-padded -Wno-shadow-field
        -Wno-shadow-uncaptured-local -Wno-switch-default -Wno-switch-enum -Wno-unknown-warning-option
        -Wno-unsafe-buffer-usage -Wno-weak-vtables""",
}


def unconditional_includes(text):
    """The includes that stand within the include guard and within no other condition."""
    depth = 0
    for line in text.splitlines():
        if re.match(r"\s*#\s*if", line):
            depth += 1
        elif re.match(r"\s*#\s*endif", line):
            depth -= 1
        elif depth == 1 and (found := re.match(r"#include <(velo/[^>]+)>", line)):
            yield found[1]


def all_included(headers, folder):
    """By header, what it includes in any number of steps."""
    direct = {h: set(unconditional_includes((folder / h).read_text())) for h in headers}
    reached = {}

    def reach(header):
        if header not in reached:
            reached[header] = set()
            reached[header] = direct.get(header, set()).union(*(reach(h) for h in direct.get(header, ())))
        return reached[header]

    return {h: reach(h) & set(headers) for h in headers}


def chains(headers, included):
    """The headers in the smallest number of chains: a largest matching of each header with one that it includes."""
    next_of = {}

    def match(header, seen):
        for smaller in sorted(included[header] - seen):
            seen.add(smaller)
            if smaller not in next_of or match(next_of[smaller], seen):
                next_of[smaller] = header
                return True
        return False

    for header in headers:
        match(header, set())
    for first in sorted(set(headers) - set(next_of.values())):
        chain = [first]
        while chain[-1] in next_of:
            chain.append(next_of[chain[-1]])
        yield chain


def includes(headers):
    return "".join(f"#include <{h}>\n" for h in headers)


def foreign_includes(headers, folder):
    """The text that includes what our headers include that is not ours. Some are another system's."""
    found = set()
    for file in [folder / h for h in headers] + list(folder.rglob("*.ipp")):
        found |= set(re.findall(r"^#include <((?!velo/)[^>]+)>", file.read_text(), re.M))
    return "".join(f"#if __has_include(<{h}>)\n{includes([h])}#endif\n" for h in sorted(found))


def units_of(rule, headers, folder, compiler):
    """The units of a rule: what they prove, their text and their flags."""
    # The compiled part of Boost.JSON is a unit, not a header to be included beside others.
    together = [h for h in headers if h != "velo/src.hpp"]
    if rule in ("self_contained", "own_includes"):
        return [(", ".join(chain), includes(h for header in chain for h in (header, header)), ())
                for chain in chains(headers, all_included(headers, folder))]
    if rule == "hostile_macros":
        foreign = foreign_includes(together, folder)
        names = dict.fromkeys(name for names in MACROS.values() for name in names.split())
        macros = "".join(f"#undef {name.partition('(')[0]}\n#define {name} hostile macro {name}\n" for name in names)
        return [("all headers", foreign + macros + includes(together), ())]
    if rule == "strict_warnings":
        program = (folder.parent / "examples" / "2_how_to" / "users_api.cpp").read_text()
        return [("all headers", includes(together) + program, WARNINGS[tools.family_of(compiler)].split())]
    if rule == "without_exceptions":
        flags = ("-fno-exceptions", "-fno-rtti")
        alone = [h for h in headers if h not in together]
        return [("all headers", includes(together), flags)] + [(h, includes([h]), flags) for h in alone]
    sys.exit(f"no rule called {rule}")


def main():
    rule, work, headers, compiler = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3].split(","), sys.argv[4:]
    work.mkdir(parents=True, exist_ok=True)
    folder = pathlib.Path(next(f[2:] for f in compiler if f.startswith("-I")))
    units = units_of(rule, headers, folder, compiler)

    if rule == "own_includes":
        # Without velo/src.hpp, whose includes define what a program has once.
        foreign = work / "foreign.hpp"
        foreign.write_text(foreign_includes([h for h in headers if h != "velo/src.hpp"], folder))
        compiler = tools.precompiled(compiler, [f'"{foreign.resolve()}"'], work)

    def compiled(number):
        source = work / f"unit_{number}.cpp"
        source.write_text(units[number][1])
        return tools.syntax_only(compiler, source, "-Werror", *units[number][2])

    results = tools.parallel(compiled, range(len(units)))
    problems = [f"{rule}: {what}\n{result.stderr[:3000]}" for (what, *_), result in zip(units, results) if result.returncode != 0]
    return tools.report(problems, f"{rule}: {len(headers)} headers in {len(units)} units, {len(problems)} units failed")


sys.exit(main())
