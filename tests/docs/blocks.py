#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Compiles and runs the C++ of Markdown files.

A block with `int main` is a program: it runs and has to exit with 0. A block of statements runs in a function that has
`client`, `login`, `users`, `id`, `entity` and `typed_by_somebody`. In a block marked `cpp reject` every line is compiled
alone: it has to fail, with the words of its comment in the compiler's first error.

A block marked `cpp with PACKAGE` is a program that is built with a library of somebody else.

All other blocks are built into one program, each in a namespace of its own, and run in a process of their own. A program that
specialises templates of the library, which a namespace cannot, is built by itself. With --alone the programs are compiled by
themselves, syntax only: what they need, they include. With --with the marked programs are built and run, each by itself; one
whose package pkg-config does not know is left out.

usage: blocks.py [--alone | --with] FILE.md,FILE.md… WORK_FOLDER HAS,HAS… COMPILER FLAGS…   (HAS: what is there of curl, asio)
"""
import collections
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

HEADERS = ["<velo/checked.hpp>", "<velo/fake.hpp>", "<velo/make_any_client.hpp>", "<velo/velo.hpp>", "<iostream>", "<string>"]
SETTING = """
[[maybe_unused]] static velo::fake fake;
[[maybe_unused]] static velo::user_id const id = fake.add({.shown = {.email = "ann@example.com"}});
[[maybe_unused]] static velo::entity_id const entity = "7fffa261-ac68-49e6-b605-d24a444d9206";
[[maybe_unused]] static std::string const typed_by_somebody = "0049 170";
[[maybe_unused]] static velo::client client(fake, velo::bearer(fake.token()));
[[maybe_unused]] static velo::client login(fake, velo::basic(fake.key(), fake.secret()));
"""
USERS = "[[maybe_unused]] static velo::users_api users(client);\n"
NEEDS = [("curl", r"velo/transport/curl\.hpp"), ("asio", r"/asio|testing/conformance")]
INCLUDE = re.compile(r"^#include .*$", re.M)

# What a program needs in addition to its package, and the packages that have no file for pkg-config.
WITH = {"boost_test": ["-DBOOST_TEST_DYN_LINK", "-lboost_unit_test_framework"], "catch2": [], "gtest_main": [],
        "spdlog": ["-DSPDLOG_FMT_EXTERNAL"]}
WITHOUT_PKG_CONFIG = {"boost_test"}

Block = collections.namedtuple("Block", "page line mark code")


def blocks_of(page):
    text = page.read_text()
    for found in re.finditer(r"^```cpp(.*?)\n(.*?)^```", text, re.M | re.S):
        yield Block(page, text.count("\n", 0, found.start()) + 2, found.group(1).strip(), found.group(2))


def where(block):
    return f"{block.page}:{block.line}"


def is_program(block):
    return "int main" in block.code


def with_return(code):
    """The code of a program, whose main need not return, as that of another function."""
    head, brace, tail = code.rpartition("}")
    return f"{head}return 0;\n{brace}{tail}"


def in_namespace(number, block):
    """A block as a function `main` in a namespace; compilers name its lines as those of the page."""
    lines = f'#line {block.line} "{block.page}"\n'
    if is_program(block):
        # Its includes stand in front of all blocks; their lines are kept.
        code = lines + with_return(INCLUDE.sub("", block.code))
    else:
        users = "" if "users_api users(" in block.code else USERS
        code = f"{SETTING}{users}int main() {{\n{lines}{block.code}\nreturn 0;\n}}\n"
    return f"namespace block_{number} {{\n{code}\n}}\n"


def built(blocks, work, compiler):
    """One program of all blocks: it runs the block whose number it is given."""
    headers = [line for block in blocks if is_program(block) for line in INCLUDE.findall(block.code)]
    text = "\n".join(headers + [f"#include {h}" for h in HEADERS + ["<cstdlib>"]]) + "\n"
    text += "".join(in_namespace(number, block) for number, block in enumerate(blocks))
    text += "int main(int, char** argv) {\n    switch (std::atoi(argv[1])) {\n"
    text += "".join(f"        case {n}: return block_{n}::main();\n" for n in range(len(blocks)))
    text += "    }\n    return 2;\n}\n"
    source, program = work / "blocks.cpp", work / "blocks"
    source.write_text(text)
    return program.resolve(), tools.build(compiler, [source], program, "-Werror=return-type")


def check_alone(blocks, work, compiler):
    """What is wrong with programs by themselves."""
    def compiled(block):
        source = work / f"{block.page.stem}_{block.line}.cpp"
        source.write_text(f'#line {block.line} "{block.page}"\n{block.code}')
        return tools.syntax_only(compiler, source)

    for block, result in zip(blocks, tools.parallel(compiled, blocks)):
        if result.returncode != 0:
            yield f"{where(block)}: does not compile alone: {result.stderr[-1500:]}"


def check_running(blocks, work, compiler):
    """What is wrong with the blocks that have to run."""
    program, result = built(blocks, work, compiler)
    if result.returncode != 0:
        yield f"the blocks do not compile: {tools.first_error(result.stderr)}\n{result.stderr[-3000:]}"
        return
    for number, block in enumerate(blocks):
        ran = tools.run(program, number, timeout=60)
        if ran.returncode != 0:
            yield f"{where(block)}: status {ran.returncode}\n{ran.stderr[-1500:]}"


def specialises(block):
    return is_program(block) and "template <>" in block.code


def check_specialising(blocks, work, compiler):
    """What is wrong with programs that are built by themselves."""
    def checked(block):
        source = work / f"own_{block.page.stem}_{block.line}.cpp"
        source.write_text(f'#line {block.line} "{block.page}"\n{block.code}')
        program = source.with_suffix("")
        result = tools.build(compiler, [source], program)
        if result.returncode != 0:
            return f"{where(block)}: does not compile: {tools.first_error(result.stderr)}"
        ran = tools.run(program.resolve(), timeout=60)
        return "" if ran.returncode == 0 else f"{where(block)}: status {ran.returncode}\n{ran.stderr[-1500:]}"

    yield from filter(None, tools.parallel(checked, blocks))


def check_rejected(lines, work, compiler):
    """What is wrong with the lines that must not compile."""
    with_headers = tools.precompiled(compiler, HEADERS, work)

    def compiled(number):
        source = work / f"rejected_{number}.cpp"
        source.write_text(f"{SETTING}{USERS}int main() {{\n    {lines[number].code.partition('//')[0].strip()}\n}}\n")
        return tools.syntax_only(with_headers, source)

    for line, result in zip(lines, tools.parallel(compiled, range(len(lines)))):
        words = line.code.partition("//")[2].strip()
        error = tools.first_error_of_ours(result.stderr, "(no error)").replace("_", " ")
        if not words:
            yield f"{where(line)}: a rejected line needs the words of its error"
        elif result.returncode == 0 or words not in error:
            yield f"{where(line)}: not rejected with '{words}': {error}"


def check_with(blocks, work, compiler):
    """What is wrong with the programs that are built with a library of somebody else."""
    def ran(block):
        package = block.mark.split()[1]
        flags = WITH[package]
        if package not in WITHOUT_PKG_CONFIG:
            asked = tools.run("pkg-config", "--cflags", "--libs", package)
            if asked.returncode != 0:
                print(f"{where(block)}: left out, it needs {package}")
                return ""
            flags = asked.stdout.split() + flags
        source = work / f"{block.page.stem}_{package}.cpp"
        source.write_text(f'#line {block.line} "{block.page}"\n{block.code}')
        result = tools.build(compiler, [source], source.with_suffix(""), *flags, "-pthread")
        if result.returncode != 0:
            return f"{where(block)}: does not compile: {tools.first_error(result.stderr)}\n{result.stderr[-1500:]}"
        result = tools.run(source.with_suffix("").resolve(), timeout=60)
        return f"{where(block)}: status {result.returncode}\n{result.stdout[-1500:]}" if result.returncode != 0 else ""

    yield from filter(None, tools.parallel(ran, blocks))


def main():
    mode = sys.argv[1] if sys.argv[1].startswith("--") else ""
    alone = mode == "--alone"
    pages, work, has, *compiler = sys.argv[2 if mode else 1:]
    pages, work, has = pages.split(","), pathlib.Path(work), has.split(",")
    work.mkdir(parents=True, exist_ok=True)
    problems, running, rejected, foreign = [], [], [], []
    for page in map(pathlib.Path, pages):
        blocks = list(blocks_of(page))
        if not blocks:
            problems.append(f"{page}: no C++ in it")
        for block in blocks:
            missing = [name for name, header in NEEDS if is_program(block) and re.search(header, block.code) and name not in has]
            if block.mark == "reject":
                rejected += [block._replace(line=block.line + n, code=code) for n, code in enumerate(block.code.splitlines())]
            elif block.mark.startswith("with "):
                foreign.append(block)
            elif missing:
                print(f"{where(block)}: left out, it needs {missing[0]}")
            else:
                running.append(block)
    if mode == "--with":
        problems += check_with(foreign, work, compiler)
        return tools.report(problems, f"{len(foreign)} programs with other libraries, {len(problems)} problems")
    if alone:
        programs = [block for block in running if is_program(block)]
        problems += check_alone(programs, work, compiler)
        return tools.report(problems, f"{len(programs)} programs, {len(problems)} problems")
    # The one long unit beside the many short ones.
    own = [block for block in running if specialises(block)]
    shared = [block for block in running if not specialises(block)]
    for found in tools.parallel(lambda check: list(check()), [lambda: check_running(shared, work, compiler),
                                                              lambda: check_specialising(own, work, compiler),
                                                              lambda: check_rejected(rejected, work, compiler)]):
        problems += found
    return tools.report(problems, f"{len(pages)} pages, {len(running)} blocks run, {len(rejected)} lines rejected, {len(problems)} problems")


sys.exit(main())
