# SPDX-License-Identifier: BSL-1.0
"""What the scripts of the tests and benchmarks share: they run programs, call the compiler, and change copies of headers.

A compiler is a list: the command, then the flags of each compilation. A script in a folder below this one finds this module
with `sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))`.
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys


def run(*command, check=False, env=None, **more):
    """Runs a program and keeps what it prints. With `check` a failure of it ends the script."""
    if "input" not in more:
        more["stdin"] = subprocess.DEVNULL
    # Messages in English with ASCII quotation marks, whatever the language of the machine.
    environment = (os.environ if env is None else env) | {"LC_ALL": "C"}
    result = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                            errors="replace", env=environment, **more)
    if check and result.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))[:500]}: status {result.returncode}\n{result.stdout}{result.stderr}")
    return result


def first_error(stderr, otherwise=""):
    """The first line with an error of the compiler."""
    return next((line for line in stderr.splitlines() if "error:" in line), otherwise)


def first_error_of_ours(stderr, otherwise=""):
    """The first error that does not only say that a call or a value is no constant, which g++ 14 and newer say first at the
    line of a refused literal; the first error if there is no other."""
    says_no_more = re.compile("consteval|is not a constant expression")
    return next((line for line in stderr.splitlines() if "error:" in line and not says_no_more.search(line)), first_error(stderr, otherwise))


def parallel(function, items):
    """The results for all items, in their order; as many at a time as there are processors."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(function, items))


def command_and_flags(compiler):
    """`ccache g++ -std=c++20 …` in two parts: a source stands between them, before the libraries."""
    first = next((n for n, word in enumerate(compiler) if word.startswith("-")), len(compiler))
    return compiler[:first], compiler[first:]


def family_of(compiler):
    command, _ = command_and_flags(compiler)
    return "clang" if any("clang" in word for word in command) else "g++"


def syntax_only(compiler, source, *flags):
    return run(*compiler, *flags, "-fsyntax-only", source)


def build(compiler, sources, program, *flags):
    """Compiles and links; the flags end with the libraries."""
    command, always = command_and_flags(compiler)
    return run(*command, *sources, "-o", program, *always, *flags)


def precompiled(compiler, headers, work, name="prelude"):
    """The compiler with these headers read once for all units that begin with them."""
    work = pathlib.Path(work)
    work.mkdir(parents=True, exist_ok=True)
    is_clang = family_of(compiler) == "clang"
    header = work / f"{name}.hpp"
    header.write_text("".join(f"#include {h}\n" for h in headers))
    output = work / f"{name}.{'pch' if is_clang else 'hpp.gch'}"
    command, flags = command_and_flags(compiler)
    without_libraries = [flag for flag in flags if not flag.startswith("-l")]
    run(*command, *without_libraries, "-x", "c++-header", header, "-o", output, check=True)
    extra = ["-include-pch", str(output)] if is_clang else ["-include", str(header), "-Winvalid-pch"]
    return command + extra + flags


def copy_of_headers(include, copy):
    """A copy of our headers that may be changed, in the place of an older one."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(pathlib.Path(include) / "velo", pathlib.Path(copy) / "velo")


class Checks:
    """Counts what a script checks, and keeps what does not hold: `check(a == b, "a is b")`."""

    def __init__(self):
        self.count, self.failures = 0, []

    def __call__(self, holds, what):
        self.count += 1
        if not holds:
            self.failures.append(what)

    def report(self, name):
        """Prints what does not hold and a last line; the exit status of the script."""
        return report(self.failures, f"{name}: {self.count} checks, {len(self.failures)} failed")


def environment_of_velo(home, **more):
    """The environment for `velo`, without the settings and the proxy of the person who runs the tests."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("VELO_") and not k.lower().endswith("_proxy")}
    return clean | {"HOME": str(home), "XDG_CONFIG_HOME": str(pathlib.Path(home) / "no-config")} | more


def anchor(heading):
    """The anchor of a heading, as forges and MkDocs make it."""
    heading = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())


def anchors_of(text):
    """The anchors of a page's headings."""
    return {anchor(heading) for heading in re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S), re.M)}


def page_named(stderr, root=pathlib.Path(__file__).resolve().parents[1]):
    """What is wrong with the place in the documentation that an error of `velo` names: it has to be there, once; empty if
    nothing is."""
    named = re.findall(r'^  see (\S+)$|"see":"([^"]*)"', stderr, re.M)
    if len(named) != 1:
        return f"names {len(named)} pages"
    page, _, anchor = (named[0][0] or named[0][1]).partition("#")
    if not (root / page).is_file():
        return f"names {page}, which is not there"
    return "" if anchor in anchors_of((root / page).read_text()) else f"names #{anchor}, which is no heading of {page}"


def report(problems, summary):
    """Prints what is wrong and a last line; the exit status of the script."""
    if problems:
        print("\n".join(problems))
    print(summary)
    return 1 if problems else 0
