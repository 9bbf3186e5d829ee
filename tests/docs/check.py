#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Compiles and runs the C++ of a Markdown file.

A block with `int main` is a program: compiled, run, and it has to exit with 0. A block of statements runs in a function
that has `client`, `login`, `users`, `id`, `entity` and `typed_by_somebody`. In a block marked `cpp reject` every line is
compiled alone: it has to fail, with the words of its comment in the compiler's first error.

usage: check.py FILE.md WORK_FOLDER HAS,HAS… COMPILER FLAGS…   (HAS: what is there of curl, asio)
"""
import pathlib
import re
import subprocess
import sys

PRELUDE = """
#include <velo/fake.hpp>
#include <velo/velo.hpp>
#include <iostream>
#include <string>
[[maybe_unused]] static velo::fake fake;
[[maybe_unused]] static velo::user_id const id = fake.add({.shown = {.email = "ann@example.com"}});
[[maybe_unused]] static velo::entity_id const entity = "7fffa261-ac68-49e6-b605-d24a444d9206";
[[maybe_unused]] static std::string const typed_by_somebody = "0049 170";
[[maybe_unused]] static velo::client client(fake, velo::bearer(fake.token()));
[[maybe_unused]] static velo::client login(fake, velo::basic(fake.key(), fake.secret()));
"""
NEEDS = [("curl", r"velo/transport/curl\.hpp"), ("asio", r"/asio|testing/conformance")]
USERS = "[[maybe_unused]] static velo::users_api users(client);\n"


def blocks(text):
    for match in re.finditer(r"^```cpp(.*?)\n(.*?)^```", text, re.M | re.S):
        line = text.count("\n", 0, match.start()) + 2
        yield line, match.group(1).strip(), match.group(2)


def build(compiler, source, output):
    command = compiler[:1] + [str(source), "-o", str(output)] + compiler[1:]
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def first_error(stderr):
    return next((l for l in stderr.splitlines() if "error:" in l), "(no error)")


def main():
    page, work, has, compiler = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3].split(","), sys.argv[4:]
    work.mkdir(parents=True, exist_ok=True)
    passed, failures = 0, []

    def program(line, code):
        nonlocal passed
        source = work / f"{page.stem}_{line}.cpp"
        source.write_text(code)
        result = build(compiler, source, source.with_suffix(""))
        if result.returncode == 0:
            result = subprocess.run([source.with_suffix("").resolve()], capture_output=True, text=True, timeout=60,
                                    stdin=subprocess.DEVNULL)
        if result.returncode == 0:
            passed += 1
        else:
            failures.append(f"{page}:{line}: {first_error(result.stderr)}\n{result.stderr[-1500:]}")

    def rejected(line, statement):
        nonlocal passed
        code, _, words = statement.partition("//")
        if not words.strip():
            failures.append(f"{page}:{line}: a rejected line needs the words of its error")
            return
        source = work / f"{page.stem}_{line}.cpp"
        source.write_text(f"{PRELUDE}{USERS}int main() {{\n    {code.strip()}\n}}\n")
        result = build(compiler + ["-fsyntax-only"], source, "/dev/null")
        error = first_error(result.stderr).replace("_", " ")
        if result.returncode != 0 and words.strip() in error:
            passed += 1
        else:
            failures.append(f"{page}:{line}: not rejected with '{words.strip()}': {error}")

    found = False
    for line, mark, code in blocks(page.read_text()):
        found = True
        if mark == "reject":
            for number, statement in enumerate(code.splitlines()):
                rejected(line + number, statement)
        elif "int main" in code:
            missing = [name for name, header in NEEDS if re.search(header, code) and name not in has]
            if missing:
                print(f"{page}:{line}: left out, it needs {missing[0]}")
                continue
            program(line, code)
        else:
            users = "" if "users_api users(" in code else USERS
            program(line, f"{PRELUDE}{users}int main() {{\n{code}\n}}\n")
    if not found:
        failures.append(f"{page}: no C++ in it")
    print("\n".join(failures))
    print(f"{page}: {passed} passed, {len(failures)} failed")
    return 1 if failures else 0


sys.exit(main())
