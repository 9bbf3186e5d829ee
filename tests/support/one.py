#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Compiles one file of the tests as a program of its own, when it or a header has changed, and runs it.

usage: one.py NAME [ARGUMENT…]; see tests/one.sh
"""
import difflib
import os
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

ROOT = pathlib.Path(__file__).resolve().parents[2]
TESTS, WORK = ROOT / "tests", ROOT / "build/one"
FLAGS = ["-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", f"-I{ROOT / 'include'}", f"-I{TESTS}"]
# What needs a library that is optional: a header of it, and what then is defined and linked.
OPTIONAL = [("boost/asio.hpp", ["-DVELO_HAS_ASIO=1"], ["-pthread"]), ("curl/curl.h", ["-DVELO_HAS_CURL=1"], ["-lcurl"]),
            ("openssl/ssl.h", ["-DVELO_HAS_TLS=1"], ["-lssl", "-lcrypto"])]

# What other programs are made of, or scripts compile in ways of their own.
NOT_ALONE = {"command_line", "compile_fail", "consumers", "no_exceptions", "overhead", "scarce", "structure"}


def is_boost_test(text):
    return "BOOST_AUTO_TEST_CASE" in text or "BOOST_FIXTURE_TEST_CASE" in text


def tests_by_name():
    """The sources that are a program by themselves, by their path without tests/ and unit/."""
    found = {}
    for source in sorted(TESTS.rglob("*.cpp")):
        name = source.relative_to(TESTS)
        text = source.read_text()
        if NOT_ALONE.isdisjoint(name.parts) and (is_boost_test(text) or "int main(" in text):
            found[str(name.with_suffix("")).removeprefix("unit/")] = source
    return found


def choose(given):
    tests = tests_by_name()
    name = given.removesuffix(".cpp")
    for prefix in (f"{TESTS}/", "tests/", "unit/"):
        name = name.removeprefix(prefix)
    if name in tests:
        return name, tests[name]
    last = name.rsplit("/", 1)[-1]
    near = [t for t in tests if last in t.rsplit("/", 1)[-1]] + difflib.get_close_matches(name, tests, 5, 0.5)
    shown = "".join(f"  {t}\n" for t in dict.fromkeys(near)) or "  " + "  ".join(sorted({t.split("/")[0] + "/…" * ("/" in t) for t in tests}))
    sys.exit(f"There is no test called {given}. A name is the path of a file below tests/unit or tests, such as:\n{shown.rstrip()}")


def flags_and_libraries(source, compiler):
    """What the file is compiled and linked with."""
    text = source.read_text()
    flags, libraries = [f'-DVELO_FIXTURES="{TESTS / "fixtures"}"', f'-DVELO_CONTRACT="{TESTS / "contract"}"'], ["-lboost_json"]
    if is_boost_test(text):
        flags += ["-DBOOST_TEST_DYN_LINK", "-DBOOST_TEST_MODULE=one"]
        libraries.append("-lboost_unit_test_framework")
    folder = source.relative_to(TESTS).parts[0]
    if folder in ("network", "async"):
        for header, defines, linked in OPTIONAL:
            if tools.run(*compiler, "-E", "-x", "c++", "-", input=f"#if !__has_include(<{header}>)\n#error\n#endif\n").returncode == 0:
                flags += defines
                libraries += linked
    if folder == "async":
        flags.append("-fsanitize=address")
    if folder in ("simulation", "fuzz"):
        flags.append("-O2")
    return flags, libraries


def is_newer(program, depends):
    """Has nothing that the program was made of changed since?"""
    if not program.exists() or not depends.exists():
        return False
    files = depends.read_text().replace("\\\n", " ").partition(":")[2].split()
    made = program.stat().st_mtime
    return all(os.path.exists(f) and os.path.getmtime(f) <= made for f in files)


def main():
    if len(sys.argv) < 2:
        sys.exit("usage: sh tests/one.sh NAME [ARGUMENT…], for example: sh tests/one.sh rest/retry/backoff --log_level=test_suite")
    name, source = choose(sys.argv[1])
    compiler = os.environ.get("CXX", "g++").split()
    more = os.environ.get("CXXFLAGS", "").split()
    flags, libraries = flags_and_libraries(source, compiler)
    WORK.mkdir(parents=True, exist_ok=True)
    program = WORK / name.replace("/", "_")
    depends, made_by = program.with_suffix(".d"), program.with_suffix(".command")
    command = [*compiler, *FLAGS, *flags, *more, "-MMD", "-MF", str(depends), str(source), "-o", str(program), *libraries]
    if not is_newer(program, depends) or not made_by.exists() or made_by.read_text() != " ".join(command):
        print(f"compiling {source.relative_to(ROOT)} with {compiler[0]} …", flush=True)
        begun = time.monotonic()
        made_by.unlink(missing_ok=True)
        if status := subprocess.run(command).returncode:
            return status
        made_by.write_text(" ".join(command))
        print(f"compiled in {time.monotonic() - begun:.0f} s", flush=True)
    os.execv(program, [str(program), *sys.argv[2:]])


sys.exit(main())
