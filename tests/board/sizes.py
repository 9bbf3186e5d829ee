#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Builds the programs of a board, runs them under QEMU, and compares what they take with budgets.txt.

Flash is text, constants and initial data; RAM is static, without the buffers of the program. The deepest stack and the calls to
allocate are what the program prints for each call; a call reads or writes, by whether its request has a body. Every image has
the code of the board in it, which `nothing` has alone. Beside the Cortex-M3 with newlib-nano the programs link for the M0+, which
has no atomics, and for the M33, and run with two other C libraries; no program defines what a library lacks.

`no heap` is another program: `operator new` and `malloc` do not link in it, which is tried with a planted `new`, and parts of its
memory that are too small are errors that name them. Its client and its connection are in its static RAM.

usage: sizes.py ROOT WORK_FOLDER [--write] [CXX]   (--write: the budgets are these figures and 2 %)
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

CXX = "arm-none-eabi-g++"
FLAGS = ("-mthumb -Os -std=c++20 -fno-exceptions -fno-rtti -fno-threadsafe-statics -ffunction-sections -fdata-sections -DNDEBUG"
         " -DVELO_ROLE_NAME_CAPACITY=32 -Wall -Wextra -Wconversion -Wshadow -Wno-psabi -Werror").split()
NANO = ["--specs=nano.specs"]
# The name, what makes it different, the flags.
MEASURED = {
    "nothing": ["-DBARE"],
    "one operation": ["-DONE"],
    "17 operations": ["-DALL"],
    "own model": ["-DOWN_MODEL"],
    "client_credentials": ["-DONE", "-DCREDENTIALS"],
    "no heap": ["-DVELO_HAS_HEAP=0"],
}
WITHOUT_HEAP = {
    "no heap, Cortex-M0+": ["-mcpu=cortex-m0plus", "-DVELO_HAS_HEAP=0", *NANO],
    "no heap, too little memory": ["-mcpu=cortex-m3", "-DVELO_HAS_HEAP=0", "-DSHORT", *NANO],
    "no heap, with a planted new": ["-mcpu=cortex-m3", "-DVELO_HAS_HEAP=0", "-DPLANTED", *NANO],
}
LINKED = {
    "Cortex-M0+": ["-mcpu=cortex-m0plus", "-DALL", "-DCREDENTIALS", *NANO],
    "Cortex-M33": ["-mcpu=cortex-m33", "-DALL", "-DCREDENTIALS", *NANO],
    "newlib": ["-mcpu=cortex-m3", "-DALL", "-DCREDENTIALS", "--specs=nosys.specs"],
    "picolibc": ["-mcpu=cortex-m3", "-DALL", "-DCREDENTIALS", "--specs=picolibcpp.specs"],
}
WITH_BODY = {"invite_user", "register_sms", "resend_token", "role_update", "unregister_mfa", "unregister_mfa_for_self",
             "update_password_self", "user_details_update", "user_details_update_for_self", "validate_password_self"}
BUFFERS = ("out", "in", "memory", "token")  # of the programs
VERSION = "12.2"    # of the compiler whose figures the budgets are


def boost_folder(work):
    """A folder with Boost and nothing else: a cross compiler must not see the headers of this system."""
    found = tools.run("g++", "-M", "-x", "c++", "-", input="#include <boost/version.hpp>\n", check=True).stdout
    folder = re.search(r"(\S*/boost)/version\.hpp", found)[1]
    (work / "boost").mkdir(parents=True, exist_ok=True)
    link = work / "boost" / "boost"
    if not link.exists():
        link.symlink_to(folder)
    return work / "boost"


def build(root, work, cxx, name, flags):
    """The image, or what is wrong."""
    board, here = root / "examples/board", root / "tests/board"
    image = work / f"{name.replace(' ', '_').replace('+', 'plus')}.elf"
    sources = [here / "no_heap.cpp"] if "-DVELO_HAS_HEAP=0" in flags else [here / "heap.cpp", here / "program.cpp"]
    built = tools.run(cxx, *FLAGS, *flags, f"-I{root / 'include'}", f"-I{board}", f"-I{here}", "-isystem", boost_folder(work),
                      board / "startup.cpp", *sources, "-nostartfiles", "-Wl,--gc-sections", "-T", board / "board.ld", "-o", image)
    if built.returncode != 0:
        undefined = next((x for x in built.stderr.splitlines() if "undefined" in x), None)
        first = undefined or tools.first_error(built.stderr, built.stderr[-500:])
        return None, f"{name}: does not build: {first}"
    return image, None


def size(image):
    """Flash and static RAM."""
    text, data, bss = map(int, tools.run("arm-none-eabi-size", image, check=True).stdout.splitlines()[1].split()[:3])
    symbols = re.findall(r"^\S+ (\S+) \S \(anonymous namespace\)::(\w+)$", tools.run("arm-none-eabi-nm", "-SC", image, check=True).stdout, re.M)
    return text + data, data + bss - sum(int(bytes, 16) for bytes, name in symbols if name in BUFFERS)


def calls(image):
    """What the program prints: name, is right, stack, calls to allocate."""
    run = tools.run("timeout", "60", "qemu-system-arm", "-machine", "lm3s6965evb", "-nographic", "-monitor", "none", "-semihosting-config",
                    "enable=on,target=native", "-serial", "stdio", "-serial", "null", "-kernel", image)
    found = re.findall(r"^(.+) (ok|wrong) (\d+) (\d+)\r?$", run.stdout, re.M)
    return run.returncode, [(name, said == "ok", int(stack), int(heap)) for name, said, stack, heap in found]


def check_run(name, image, problems):
    status, made = calls(image)
    if status != 0 or not made or not all(right for _, right, _, _ in made):
        problems.append(f"{name}: ended with status {status}: {[call for call, right, _, _ in made if not right]}")
    return made


def figures_of(name, image, problems, lines):
    flash, ram = size(image)
    made = check_run(name, image, problems)
    # The first call of a client allocates its buffers.
    steady = [call for call in made if call[0] != "the first call"]
    writing = [stack for call, _, stack, _ in steady if call in WITH_BODY]
    figures = {
        "flash": flash,
        "RAM": ram,
        "stack, reading": max((stack for call, _, stack, _ in made if call not in WITH_BODY), default=0),
        "stack, writing": max(writing, default=0),
        "allocations, first call": max((heap for call, _, _, heap in made if call == "the first call"), default=0),
        "allocations, other calls": max((heap for _, _, _, heap in steady), default=0),
    }
    lines.append(f"| {name} | " + " | ".join(f"{x:,}" if x else "" for x in figures.values()) + " |")
    return figures, made


def read_budgets(path):
    rows = (line.rsplit("=", 1) for line in path.read_text().splitlines() if line and not line.startswith("#"))
    return {tuple(x.strip() for x in key.split(":")): int(value) for key, value in rows}


def write_budgets(path, measured):
    text = ["# The most that each program of sizes.py may take, in bytes or calls: what it took with arm-none-eabi-g++ "
            f"{VERSION}, and 2 %.", "# Written by sizes.py --write."]
    for name, figures in measured.items():
        for what, figure in figures.items():
            limit = figure if what.startswith("allocations") else figure + figure // 50
            text.append(f"{name}: {what} = {limit}")
    path.write_text("\n".join(text) + "\n")


def main():
    arguments = [a for a in sys.argv[1:] if a != "--write"]
    root, work = pathlib.Path(arguments[0]).resolve(), pathlib.Path(arguments[1]).resolve()
    cxx = arguments[2] if len(arguments) > 2 else CXX
    boost_folder(work)
    jobs = [(name, ["-mcpu=cortex-m3", *NANO, *flags]) for name, flags in MEASURED.items()]
    jobs += [*LINKED.items(), *WITHOUT_HEAP.items()]
    # The longest first.
    jobs.sort(key=lambda job: "-DALL" not in job[1])
    images = dict(zip((name for name, _ in jobs), tools.parallel(lambda job: build(root, work, cxx, *job), jobs)))
    planted = "no heap, with a planted new"
    problems = [problem for name, (_, problem) in images.items() if problem and name != planted]
    if "a_program_without_a_heap_allocates" not in (images[planted][1] or ""):
        problems.append(f"{planted}: expected an error of the linker, got {images[planted][1]}")

    lines, measured, made = [], {}, []
    for name in MEASURED:
        if images[name][0] is not None:
            measured[name], calls_of_it = figures_of(name, images[name][0], problems, lines)
            made = calls_of_it if name == "17 operations" else made
    print("| bytes | flash | RAM | stack, reading | stack, writing | allocations, first call | other calls |\n|---|---|---|---|---|---|---|")
    print("\n".join(lines))
    print("\n| 17 operations: a call | stack | allocations |\n|---|---|---|")
    for name, _, stack, heap in made:
        print(f"| {name} | {stack:,} | {heap} |")
    short = images["no heap, too little memory"][0]
    if short is not None:
        check_run("no heap, too little memory", short, problems)
    print("\n| all of it, with client_credentials | flash | RAM |\n|---|---|---|")
    for name, flags in LINKED.items():
        image = images[name][0]
        if image is None:
            continue
        if "-mcpu=cortex-m3" in flags:
            check_run(name, image, problems)
        flash, ram = size(image)
        print(f"| {name} | {flash:,} | {ram:,} |")
    print()

    path = pathlib.Path(__file__).with_name("budgets.txt")
    if "--write" in sys.argv:
        write_budgets(path, measured)
    version = tools.run(cxx, "-dumpversion", check=True).stdout.strip()
    if not version.startswith(VERSION):
        print(f"The budgets are for {CXX} {VERSION}, and this is {version}: nothing is compared.")
    else:
        budgets = read_budgets(path)
        for name, figures in measured.items():
            for what, figure in figures.items():
                most = budgets.get((name, what))
                if most is None or figure > most:
                    problems.append(f"{name}: {what} is {figure:,}, and may be {most if most is None else f'{most:,}'}")
    return tools.report(problems, f"{len(images)} programs of a board, {len(problems)} problems")


sys.exit(main())
