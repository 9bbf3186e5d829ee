#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Compiles and runs the library with the compilers, standard libraries, versions of Boost and architectures of ROWS.

The compilers come from Debian 12, 13 and sid. Each gets a root of its own below ROOTS, made by mmdebstrap and kept for the
next time, with a copy of what is compiled. A row of `calls` is examples/2_how_to/users_api.cpp, which makes each of the 21
calls on the fake, with -Werror. The mirror and the proxy are those of this machine's apt.

usage: matrix.py [--ci] [--only WORDS] [--roots FOLDER] [--page FILE]
  --ci     the rows that find most in a few minutes
  --only   the rows with these words in their name
  --roots  where the roots are; default build/roots
  --page   writes the results as a page. A row that was not run with this commit is untested there.
"""
import argparse
import dataclasses
import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
SUITES = {"bookworm": "Debian 12", "trixie": "Debian 13", "sid": "Debian sid"}
# A mirror may be behind with sid, which has a date of expiry.
OPTIONS = {"sid": ['--aptopt=Acquire::Check-Valid-Until "false"']}
# sid changes from day to day: a package that cannot be installed there is no fault of ours.
MAY_BE_BROKEN = {"sid"}
WARNINGS = "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"
CALLS = "examples/2_how_to/users_api.cpp"
LINKED = "-lboost_json"
SOURCE = "velo/src.hpp"  # instead of the library
BOOST = "libboost-dev libboost-json-dev"
BOOST_1_81 = "libboost1.81-dev libboost-json1.81-dev"
BOOST_TEST = f"{BOOST} libboost-test-dev"
UNIT_PACKAGES = "python3 "


@dataclasses.dataclass
class Row:
    suite: str
    compiler: str
    packages: str
    flags: str = ""
    boost_json: str = SOURCE
    what: str = "calls"
    runs_by: str = ""  # an emulator
    library: str = "libstdc++"
    ci: bool = False
    boost: str = BOOST
    own_root: str = ""  # where packages exclude those of other rows

    @property
    def root(self):
        """The name of the root that it runs in."""
        return self.own_root or self.suite

    @property
    def name(self):
        parts = [self.root, self.compiler, self.library, self.what, self.flags, self.boost_json]
        return " ".join(part for part in parts if part)


def cross(triplet, package, machine, ci=False, what="calls"):
    unit = what == "unit suite"
    return Row("trixie", f"{triplet}-g++", f"{UNIT_PACKAGES if unit else ''}g++-{package} qemu-user", ci=ci, what=what,
               runs_by=f"qemu-{machine} -L /usr/{triplet}", boost=BOOST_TEST if unit else BOOST)


LIBCXX = "libc++-23-dev libc++abi-23-dev libunwind-23-dev"
LIBCXX_FLAGS = "-stdlib=libc++"
HARDENED = "-D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_DEBUG"
ROWS = [
    Row("bookworm", "g++-11", "g++-11", boost_json=LINKED, boost=BOOST_1_81, ci=True),
    Row("bookworm", "g++-12", "g++-12", boost_json=LINKED, boost=BOOST_1_81),
    Row("bookworm", "g++-12", "g++-12", boost=BOOST_1_81),
    Row("bookworm", "g++-12", "g++-12", "-D_GLIBCXX_DEBUG", boost=BOOST_1_81),
    Row("bookworm", "g++-12", "g++-12 g++-12-multilib gcc-multilib", "-m32", boost=BOOST_1_81),
    Row("bookworm", "clang++-16", "clang-16 g++-12", boost_json=LINKED, boost=BOOST_1_81),
    Row("bookworm", "g++-12", UNIT_PACKAGES + "g++-12 g++-12-multilib gcc-multilib", "-m32", what="unit suite",
        boost=f"{BOOST_1_81} libboost-test1.81-dev"),
    Row("trixie", "g++-13", "g++-13"),
    Row("trixie", "g++-14", UNIT_PACKAGES + "g++-14", what="unit suite", boost=BOOST_TEST),
    Row("trixie", "clang++-19", UNIT_PACKAGES + "clang-19 g++-14", what="unit suite", boost=BOOST_TEST),
    Row("trixie", "g++-14", "g++-14", boost_json=LINKED, ci=True),
    Row("trixie", "g++-14", "g++-14", ci=True),
    Row("trixie", "g++-14", "python3 g++-14", what="rejected calls", boost_json=""),
    Row("trixie", "clang++-17", "clang-17 g++-14", boost_json=LINKED),
    Row("trixie", "clang++-18", "clang-18 g++-14", boost_json=LINKED),
    Row("trixie", "clang++-19", "clang-19 g++-14"),
    Row("trixie", "clang++-19", "clang-19 libc++-19-dev libc++abi-19-dev", f"{LIBCXX_FLAGS} -fexperimental-library",
        library="libc++ 19"),
    cross("arm-linux-gnueabihf", "arm-linux-gnueabihf", "arm", ci=True),
    cross("s390x-linux-gnu", "s390x-linux-gnu", "s390x", ci=True),
    cross("aarch64-linux-gnu", "aarch64-linux-gnu", "aarch64"),
    cross("riscv64-linux-gnu", "riscv64-linux-gnu", "riscv64"),
    cross("aarch64-linux-gnu", "aarch64-linux-gnu", "aarch64", what="unit suite"),
    cross("s390x-linux-gnu", "s390x-linux-gnu", "s390x", what="unit suite"),
    Row("trixie", "g++-14", "g++-14", boost_json=LINKED, boost="libboost1.88-dev libboost-json1.88-dev", own_root="trixie_boost_1.88"),
    Row("trixie", "g++-14", "g++-14", boost="libboost1.88-dev libboost-json1.88-dev", own_root="trixie_boost_1.88"),
    Row("trixie", "x86_64-w64-mingw32-g++-posix", "g++-mingw-w64-x86-64-posix wine wine64", "-static -include windows.h",
        runs_by="WINEDEBUG=-all wine"),
    Row("trixie", "x86_64-w64-mingw32-g++-posix", "g++-mingw-w64-x86-64-posix wine wine64", "-static -include winsock2.h -include windows.h",
        what="velo::sockets", runs_by="WINEDEBUG=-all wine"),
    Row("sid", "g++-15", "g++-15", boost_json=LINKED),
    Row("sid", "g++-16", UNIT_PACKAGES + "g++-16", what="unit suite", boost=BOOST_TEST),
    Row("sid", "clang++-23", UNIT_PACKAGES + "clang-23 g++-16", what="unit suite", boost=BOOST_TEST),
    Row("sid", "clang++-23", UNIT_PACKAGES + f"clang-23 {LIBCXX}", LIBCXX_FLAGS, what="unit suite", library="libc++ 23",
        boost=BOOST_TEST),
    Row("sid", "g++-16", "g++-16", boost_json=LINKED),
    Row("sid", "g++-16", "g++-16", ci=True),
    Row("sid", "g++-16", "python3 g++-16", what="rejected calls", boost_json=""),
    Row("sid", "clang++-23", "python3 clang-23 g++-16", what="rejected calls", boost_json=""),
    Row("sid", "g++-16", "g++-16", "-std=c++23"),
    Row("sid", "g++-16", "g++-16", "-std=c++26"),
    Row("sid", "g++-16", "g++-16", "-D_GLIBCXX_DEBUG"),
    Row("sid", "g++-16", "g++-16", "-D_GLIBCXX_ASSERTIONS"),
    Row("sid", "g++-16", "g++-16", "-fno-exceptions -fno-rtti", what="tests/no_exceptions", ci=True),
    Row("sid", "g++-16", "g++-16 python3 libcurl4-openssl-dev libssl-dev", what="each header alone", boost_json="", ci=True),
    Row("sid", "g++-16", "g++-16 python3 libcurl4-openssl-dev libssl-dev", what="strict warnings", boost_json=""),
    Row("sid", "clang++-23", "clang-23 g++-16", boost_json=LINKED),
    Row("sid", "clang++-23", f"clang-23 {LIBCXX}", LIBCXX_FLAGS, library="libc++ 23", ci=True),
    Row("sid", "clang++-23", f"clang-23 {LIBCXX}", f"{LIBCXX_FLAGS} -std=c++26", library="libc++ 23"),
    Row("sid", "clang++-23", f"clang-23 {LIBCXX}", f"{LIBCXX_FLAGS} {HARDENED}", library="libc++ 23"),
    Row("sid", "clang++-23", "clang-23 g++-16 python3 libcurl4-openssl-dev libssl-dev", what="strict warnings", boost_json=""),
]
END = """An older compiler, standard or Boost than the library needs is one error of ours: `velo/rest/require.hpp`. libc++ before
20 needs `-fexperimental-library`.

## Modules

`velo/velo.cppm` is the module `velo`, with the public names of `velo/velo.hpp` and `velo/fake.hpp`. Its user builds it, with
the flags of the program:

    clang++ -std=c++20 -x c++-module --precompile include/velo/velo.cppm -o velo.pcm
    clang++ -std=c++20 -fmodule-file=velo=velo.pcm program.cpp velo.pcm -lboost_json

`velo/velo.hpp` is a header unit as well. `tests/modules` runs a program on both with clang; clang 19 takes one header unit only. Include other
headers before the `import`. An operation of your own needs Boost.Describe's macros, and so its headers.

g++ 16 compiles the module, and then rejects a program that imports it: the constraints on `velo::client_credentials` do not
find its members.""".splitlines()
# What no machine of ours can run.
UNTESTED = ["macOS, Apple clang", "Windows, MSVC", "FreeBSD"]


class Broken(Exception):
    """What a root needs cannot be installed."""


class NoRoot(Exception):
    """This machine cannot make roots: it lacks the rights, mmdebstrap or a mirror. No fault of the library is seen then."""


class Root:
    """One root: a Debian with what the rows need, and a copy of what they compile."""

    def __init__(self, folder, rows):
        self.name, self.suite, self.rows = rows[0].root, rows[0].suite, rows
        self.path = folder / self.name

    def inside(self, command, **more):
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": "/root",
                       "DEBIAN_FRONTEND": "noninteractive"}
        return tools.run("chroot", self.path, "sh", "-c", command, env=environment, **more)

    def make(self):
        if not (self.path / "usr" / "bin").is_dir():
            self.path.mkdir(parents=True, exist_ok=True)
            host = [f"--aptopt={file}" for file in sorted(pathlib.Path("/etc/apt/apt.conf.d").glob("99*"))]
            if shutil.which("mmdebstrap") is None:
                raise NoRoot("there is no mmdebstrap")
            made = tools.run("mmdebstrap", "--quiet", "--mode=root", "--variant=apt", "--include=ca-certificates",
                             *host, *OPTIONS.get(self.suite, []), self.suite, self.path)
            if made.returncode != 0:
                shutil.rmtree(self.path, ignore_errors=True)
                raise NoRoot(f"mmdebstrap {self.suite}: {made.stderr[-1500:]}")
            if self.inside("true").returncode != 0:
                raise NoRoot("chroot is not allowed here")
        for file in ("/etc/resolv.conf", "/etc/hosts"):
            shutil.copy(file, self.path / file[1:])
        self.install()
        copy = self.path / "velo"
        shutil.rmtree(copy, ignore_errors=True)
        for part in ("include", "examples", "tests", "docs"):
            shutil.copytree(REPOSITORY / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        # Compilers for other machines look into no /usr/include.
        others = self.path / "opt" / "boost"
        others.mkdir(parents=True, exist_ok=True)
        if not (others / "boost").is_symlink():
            (others / "boost").symlink_to("/usr/include/boost")

    def install(self):
        wanted = sorted({package for row in self.rows for package in f"{row.packages} {row.boost}".split()})
        query = self.inside(f"dpkg-query -W -f='${{Package}} ${{Status}}\\n' {' '.join(wanted)}").stdout
        missing = [package for package in wanted if f"{package} install ok installed" not in query]
        if not missing:
            return
        print(f"{self.name}: installing {' '.join(missing)}", flush=True)
        for command in ("apt-get update -q", f"apt-get install -q -y --no-install-recommends {' '.join(missing)}"):
            done = self.inside(command)
            if done.returncode != 0:
                raise Broken(f"{command}: {done.stdout[-500:]}{done.stderr[-1000:]}")

    def facts(self, row):
        """The versions of the compiler and of Boost."""
        compiler = self.inside(f"{row.compiler} -dumpfullversion 2>/dev/null || {row.compiler} -dumpversion").stdout.strip()
        boost = self.inside("sed -n 's/^#define BOOST_LIB_VERSION \"\\(.*\\)\"/\\1/p' /usr/include/boost/version.hpp").stdout.strip()
        return compiler, boost.replace("_", ".")


def unit_suite(row, work):
    """The units of tests/unit/meson.build, with the test runner and Boost.JSON compiled into the program. Its warnings are the
    matter of other rows: Boost.Test's own differ by compiler."""
    listed = (REPOSITORY / "tests/unit/meson.build").read_text()
    batches = re.findall(r"^  '(\w+)': \[\n(.*?)^  \]", listed, re.M | re.S)
    alone = re.search(r"^unit_alone = \[\n(.*?)^\]", listed, re.M | re.S)[1]
    sources = [f"/velo/tests/unit/{name}" for name in re.findall(r"'(\S+\.cpp)'", alone) if name != "main.cpp"]
    commands = []
    for name, files in batches:
        inputs = " ".join(f"/velo/tests/unit/{file}" for file in re.findall(r"'(\S+\.cpp)'", files))
        commands.append(f"python3 /velo/tests/batch.py {work}/{name}.cpp {inputs}")
        sources.append(f"{work}/{name}.cpp")
    for name, text in (("runner", "#define BOOST_TEST_MODULE velo\\n#include <boost/test/included/unit_test.hpp>"),
                       ("boost_json", "#include <boost/json/src.hpp>")):
        commands.append(f"printf '{text}\\n' >{work}/{name}.cpp")
        sources.append(f"{work}/{name}.cpp")
    other = "-idirafter /opt/boost" if "-linux-gnu" in row.compiler else ""
    flags = f"-std=c++20 -O0 -w {row.flags} -I/velo/include -I/velo/tests {other} -DVELO_FIXTURES='\"/velo/tests/fixtures\"'"
    commands += [f"{row.compiler} {flags} -DVELO_LINKS_BOOST_JSON -c {source} -o {work}/{number}.o"
                 for number, source in enumerate(sources)]
    commands.append(f"{row.compiler} {row.flags} {work}/*.o -pthread -o {work}/program")
    commands.append(f"{row.runs_by} {work}/program 2>&1")
    return " && ".join(commands), "No errors detected"


def command_of(row, work):
    """The commands of a row, and what they have to print."""
    program = f"{work}/program"
    standard = "" if "-std=" in row.flags else "-std=c++20 "
    compiler = f"{row.compiler} {standard}{WARNINGS} {row.flags} -I/velo/include"
    headers = f"cd /velo/include && python3 /velo/tests/structure/headers.py RULE {work}/headers $(find velo -name '*.hpp' | paste -sd,)"
    if row.what == "each header alone":
        return f"{headers.replace('RULE', 'self_contained')} {compiler} -DVELO_HAS_TLS", "0 units failed"
    if row.what == "strict warnings":
        return f"{headers.replace('RULE', 'strict_warnings')} {compiler} -DVELO_HAS_TLS", "0 units failed"
    if row.what == "unit suite":
        return unit_suite(row, work)
    if row.what == "rejected calls":
        flags = WARNINGS.replace(" -Werror", "")
        return (f"python3 /velo/tests/compile_fail/compile_fail.py /velo/tests/compile_fail/cases {work} /velo/docs/diagnostics.md"
                f" {row.compiler} -std=c++20 {flags} -I/velo/include"), " passed, 0 failed"
    if row.what == "tests/no_exceptions":
        sources = " ".join(f"/velo/tests/no_exceptions/{name}.cpp" for name in ("program", "boost_json", "throw_exception"))
        return f"{compiler} {sources} -o {program} && {program} && echo passed", "passed"
    if row.what == "velo::sockets":
        other = "-idirafter /opt/boost -Wno-error"  # Boost.Asio's headers warn on their own
        return (f"{compiler} {other} /velo/tests/portability/sockets.cpp -o {program}.exe -lws2_32 -lmswsock && {row.runs_by} {program}.exe",
                " rules kept")
    sources = f"/velo/{CALLS}"
    if row.boost_json == SOURCE:
        sources += f" {work}/boost_json.cpp"
    libraries = LINKED if row.boost_json == LINKED else ""
    other = "-idirafter /opt/boost" if "-linux-gnu" in row.compiler or "mingw" in row.compiler else ""
    build = f"echo '#include <velo/src.hpp>' >{work}/boost_json.cpp && {compiler} {other} {sources} -o {program} {libraries}"
    suffix = ".exe" if "mingw" in row.compiler else ""
    return f"{build} && {row.runs_by} {program}{suffix}", "21 of 21 done"


def run_row(root, row, number):
    begun = time.time()
    work = f"/tmp/row_{number}"
    shutil.rmtree(root.path / work[1:], ignore_errors=True)
    (root.path / work[1:]).mkdir(parents=True)
    command, expected = command_of(row, work)
    needs_proc = "wine" in row.runs_by  # which looks there for its own libraries
    if needs_proc:
        tools.run("mount", "-t", "proc", "proc", root.path / "proc")
    try:
        done = root.inside(command)
    finally:
        if needs_proc:
            tools.run("umount", root.path / "proc")
    shutil.rmtree(root.path / work[1:], ignore_errors=True)
    is_good = done.returncode == 0 and expected in done.stdout
    compiler, boost = root.facts(row)
    print(f"{'ok' if is_good else 'FAILED'}: {row.name}: {compiler}, Boost {boost}, {time.time() - begun:.0f} s", flush=True)
    if not is_good:
        errors = [line for line in (done.stdout + done.stderr).splitlines() if "error" in line or "undefined" in line]
        print("\n".join(errors[:10] or [(done.stdout + done.stderr)[-1500:]]), flush=True)
    return {"result": "ok" if is_good else "fails", "compiler": compiler, "boost": boost}


def commit():
    """The last commit that changed what the rows compile."""
    compiled = ("--", "include", CALLS)
    dirty = tools.run("git", "-C", REPOSITORY, "status", "--porcelain", *compiled).stdout.strip()
    last = tools.run("git", "-C", REPOSITORY, "log", "-1", "--format=%h", "--abbrev=12", *compiled).stdout.strip()
    return last + (" with changes" if dirty else "")


def page(results, now):
    """docs/support.md."""
    lines = [
        "# What it is tested with", "",
        f"Made by `tests/portability/matrix.py --page`, at commit {now} on {datetime.date.today()}. A row of *calls* is",
        f"[users_api.cpp](../{CALLS}), which makes each of the 21 calls on the fake: compiled with",
        f"`{WARNINGS}`, linked and run. *Boost.JSON* says whether the library is linked or `velo/src.hpp` compiled. Other",
        "architectures run under qemu, Windows' programs under wine. A row of *velo::sockets* keeps the rules of the conformance kit",
        "over loopback in clear text.", "",
        "| System | Compiler | Library | Flags | Boost | Boost.JSON | What | Result |", "|---|---|---|---|---|---|---|---|"]
    for row in ROWS:
        seen = results.get(row.name, {})
        is_now = seen.get("commit") == now
        version = seen.get("compiler", "") if is_now else ""
        name = row.compiler if row.compiler.startswith(("g++", "clang")) else f"`{row.compiler}`"
        cells = [SUITES[row.suite], f"{name} {f'({version})' if version else ''}".strip(), row.library, f"`{row.flags}`" if row.flags else "",
                 seen.get("boost", "") if is_now else "", f"`{row.boost_json}`" if row.boost_json else "", row.what,
                 seen["result"] if is_now else "untested"]
        lines.append("| " + " | ".join(cells) + " |")
    lines += [f"| {name} | | | | | | | untested |" for name in UNTESTED]
    lines += ["", *END]
    return "\n".join(lines) + "\n"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--ci", action="store_true")
    arguments.add_argument("--only", default="")
    arguments.add_argument("--roots", type=pathlib.Path, default=REPOSITORY / "build" / "roots")
    arguments.add_argument("--page", type=pathlib.Path)
    given = arguments.parse_args()
    if os.geteuid() != 0:
        print("WARNING, not run: matrix.py makes roots and enters them: run it as root")
        return 0 if given.ci else 1
    rows = [row for row in ROWS if (row.ci or not given.ci) and given.only in row.name]
    store = given.roots / "results.json"
    results = json.loads(store.read_text()) if store.exists() else {}
    now, problems, warned = commit(), [], []
    roots = {}
    for name in dict.fromkeys(row.root for row in rows):
        root = Root(given.roots, [row for row in rows if row.root == name])
        try:
            root.make()
            roots[name] = root
        except NoRoot as no_root:
            warned.append(f"{name}: {no_root}")
        except Broken as broken:
            (warned if root.suite in MAY_BE_BROKEN else problems).append(f"{name}: {broken}")
    jobs = [(number, row) for number, row in enumerate(rows) if row.root in roots]
    # What compiles many units itself runs alone, behind the others.
    alone = [job for job in jobs if job[1].what in ("each header alone", "rejected calls")]
    done = {}

    def job(number_and_row):
        number, row = number_and_row
        done[row.name] = run_row(roots[row.root], row, number)
        results[row.name] = done[row.name] | {"commit": now}
        store.write_text(json.dumps(results, indent=1))

    tools.parallel(job, [j for j in jobs if j not in alone])
    for one in alone:
        job(one)
    problems += [f"FAILED {name}" for name, result in done.items() if result["result"] != "ok"]
    if given.page:
        given.page.write_text(page(results, now))
    for warning in warned:
        print(f"WARNING, not run: {warning}")
    return tools.report(problems, f"portability: {len(done)} rows, {len(problems)} problems, {len(warned)} roots not there")


if __name__ == "__main__":
    sys.exit(main())
