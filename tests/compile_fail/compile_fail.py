#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Compiles both halves of every case: a call that must not compile, and beside it the call that must.

A case is one file with `#if ACCEPT`, a line, `#else`, the same line with one mistake, `#endif`, and comments:

    // kind: missing_argument           which kind of mistake, and the folder; `language` where only the language can word it
    // operation: role_update           the operation that it is about, if it is about one
    // form: value                      `value` for `client.call(role_update{…})`, `facade` for `users.role_update(…)`
    // expect: a required argument was left out

The reject half fails, and its first `error:` has the expected words; `_` is read as a blank, so that an identifier of ours
on g++ and a sentence of ours on clang are the same words. The first error stands at the case's own line, unless
`// where: header` says that only a header can word it. At most five lines of context name our headers. `// detail:` are
words that stand somewhere in the message. `// expect g++:` and `// expect clang:` stand for `expect` in a case of the
language. compilers.py has what newer compilers say otherwise.

The accept half compiles without a warning and runs on the fake. With --accepted all accept halves are built into one
program, which runs each; when that does not compile, the cases that the compiler names are compiled alone.

The first lines are left in WORK_FOLDER, and docs/diagnostics.md has to have them, when this is a compiler whose lines it has.

usage: compile_fail.py FOLDER WORK_FOLDER PAGE COMPILER FLAGS…
       compile_fail.py --accepted FOLDER WORK_FOLDER COMPILER FLAGS…
"""
import difflib
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import compilers
import tools

MOST_PAGE_LINES = 20  # of the differences of the page, that are printed
# What has to be there at least: cases of each kind, and of each operation.
CASES_PER_KIND, CASES_PER_OPERATION, CASES, OPERATIONS = 4, 2, 80, 21


def marks(text):
    return dict(re.findall(r"^// (kind|operation|form|expect|expect g\+\+|expect clang|detail|where): (.+)$", text, re.M))


def halves(text):
    match = re.search(r"^#if ACCEPT\n(.*?)^#else\n(.*?)^#endif$", text, re.M | re.S)
    return match.groups() if match else None


def expected_by(said, compiler):
    return said.get(f"expect {tools.family_of(compiler)}", said.get("expect"))


def with_prelude(compiler, work):
    """The compiler with the prelude read once for all cases: they then take a fraction of the time."""
    return tools.precompiled(compiler, [f'"{pathlib.Path(__file__).resolve().parent / "prelude.hpp"}"'], work)


def half(name):
    """The flags for one half of a case. g++ 16 takes no precompiled header with -DACCEPT=1 on its command line."""
    return "-include", pathlib.Path(__file__).resolve().parent / "halves" / f"{name}.hpp"


def check_form(case, compiler):
    """What is wrong with the text of a case."""
    text = case.read_text()
    said, parts = marks(text), halves(text)
    if parts is None or expected_by(said, compiler) is None or "kind" not in said:
        return "needs two halves, a kind and an expectation"
    accept, reject = (part.splitlines() for part in parts)
    if accept == reject:
        return "the halves are equal"
    if len(accept) != 1 or len(reject) != 1:
        return "the halves differ in more than one line"
    if said["kind"] != "language" and "expect" not in said:
        return "has words of the language for a kind that we have words for"
    return ""


def check_accepted(case, compiler):
    """What is wrong with an accept half, when it is compiled alone."""
    accepted = tools.syntax_only(compiler, case, "-Werror", *half("accept"))
    if accepted.returncode != 0 or accepted.stderr:
        return "the accept half does not compile cleanly:\n" + accepted.stderr[:1500]
    return ""


def check_rejected(case, compiler, lines=None):
    """What is wrong with a reject half. Leaves the first line of the compiler in `lines`."""
    if wrong := check_form(case, compiler):
        return wrong
    said = marks(case.read_text())
    # Warnings are no errors here: they must not come before the error.
    rejected = tools.syntax_only(compiler, case, *half("reject"))
    if rejected.returncode == 0:
        return "the reject half compiles"
    first = tools.first_error(rejected.stderr)
    if lines is not None:
        lines[case] = first
    expected = expected_by(said, compiler)
    worded = compilers.line_with_our_words(compiler, said["kind"], rejected.stderr)
    if expected not in worded.replace("_", " "):
        return f"the first error is not '{expected}':\n{worded}"
    where = said.get("where", "")
    may_be_in_header = where == "header" or (where == "header on g++" and tools.family_of(compiler) == "g++")
    if not may_be_in_header and not first.startswith(str(case) + ":"):
        return f"the first error is not at the case's line:\n{first}"
    if said.get("detail", "") not in rejected.stderr.replace("_", " "):
        return f"the message does not say '{said['detail']}':\n{rejected.stderr[:1500]}"
    context = [l for l in rejected.stderr.splitlines() if re.search(r"include/velo/", l) and re.search(r"note:|required from|in 'constexpr' expansion", l)]
    if len(context) > compilers.most_header_lines(compiler, said["kind"]):
        return f"{len(context)} lines of context name our headers:\n" + "\n".join(context[:8])
    return ""


def counts(cases):
    """Too few cases of a kind, of an operation or of a form."""
    import diagnostics
    kinds, operations, forms = {}, {}, {}
    problems = []
    for case in cases:
        said = marks(case.read_text())
        if said["kind"] != case.parent.name:
            problems.append(f"{case}: is of kind {said['kind']}, which is another folder")
        for found, key in ((kinds, said["kind"]), (operations, said.get("operation")), (forms, said.get("form"))):
            found[key] = found.get(key, 0) + 1
    print("cases by kind:", ", ".join(f"{k}: {n}" for k, n in sorted(kinds.items())))
    print("cases by operation:", ", ".join(f"{k}: {n}" for k, n in sorted(operations.items(), key=str) if k))
    print("cases by form:", ", ".join(f"{k}: {n}" for k, n in sorted(forms.items(), key=str)))
    operations.pop(None, None)
    problems += [f"kind {k}: only {kinds.get(k, 0)} cases" for k in diagnostics.KINDS if kinds.get(k, 0) < CASES_PER_KIND]
    problems += [f"{o}: only {n} cases" for o, n in operations.items() if n < CASES_PER_OPERATION]
    if len(operations) != OPERATIONS:
        problems.append(f"{len(operations)} operations have cases")
    if sum(n for k, n in kinds.items() if k != "language") < CASES or set(forms) != {"value", "facade"}:
        problems.append("too few cases, or of one form only")
    return problems


def compare_with_page(page, folder, work, compiler, lines):
    """Where docs/diagnostics.md is not what it would be with these first lines."""
    import diagnostics
    family = tools.family_of(compiler)
    shown = {str(case.relative_to(folder)): diagnostics.shown(line, case.name) for case, line in lines.items()}
    (work / "first_lines.json").write_text(json.dumps(shown, indent=1))
    version = tools.run(*tools.command_and_flags(compiler)[0], "-dumpversion").stdout.strip().split(".")[0]
    if f"{family} {version}" != diagnostics.VERSIONS[family]:
        print(f"{page}: not compared, it has the lines of {diagnostics.VERSIONS[family]}")
        return []
    text = page.read_text()
    expected = diagnostics.page(folder, diagnostics.lines_of(text, folder) | {family: shown})
    return [f"{page}: {line}" for line in difflib.unified_diff(text.splitlines(), expected.splitlines(), lineterm="", n=0)]


def accepted(folder, work, compiler):
    """All accept halves in one program."""
    work.mkdir(parents=True, exist_ok=True)
    cases = sorted(folder.rglob("*.cpp"))
    source = work / "accepted.cpp"
    # What cases include is included here first: inside their namespaces it is too late.
    lines = [f'#include "{h.resolve()}"' for h in sorted(folder.parent.glob("*.hpp"))] + ["#define ACCEPT 1"]
    for number, case in enumerate(cases):
        lines += [f"namespace case_{number} {{", f'#include "{case.resolve()}"', "}"]
    lines += ["int main() {", "    int failed = 0;",
              "    auto const run = [&]<class Test>(std::type_identity<Test>, char const* name) {",
              "        try {", "            Test().run();", "        } catch (std::exception const& e) {",
              '            std::cerr << "FAILED " << name << ": " << e.what() << std::endl;', "            ++failed;",
              "        }", "    };"]
    lines += [f'    run(std::type_identity<case_{n}::test>{{}}, "{c.relative_to(folder)}");' for n, c in enumerate(cases)]
    lines += [f'    std::cerr << "{len(cases)} accept halves ran, " << failed << " failed" << std::endl;',
              "    return failed == 0 ? 0 : 1;", "}"]
    source.write_text("\n".join(lines) + "\n")
    built = tools.build(compiler, [source], (work / "accepted"), "-Werror", "-DRUN_ON_THE_FAKE", "-lboost_json")
    if built.returncode != 0:
        alone = with_prelude(compiler, work)
        named = [case for case in cases if f"{case.resolve()}:" in built.stderr]
        wrong = zip(named, tools.parallel(lambda case: check_accepted(case, alone), named))
        problems = [f"FAILED {case.relative_to(folder)}: {problem}" for case, problem in wrong if problem]
        return tools.report(problems or [built.stderr[:3000]], "the accept halves do not compile")
    ran = tools.run((work / "accepted").resolve())
    print(ran.stderr)
    return ran.returncode


def main():
    if sys.argv[1] == "--accepted":
        return accepted(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4:])
    folder, work, page, compiler = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4:]
    alone = with_prelude(compiler, work)
    cases, lines = sorted(folder.rglob("*.cpp")), {}
    problems = tools.parallel(lambda case: check_rejected(case, alone, lines), cases)
    missing, changed = counts(cases), compare_with_page(page, folder, work, compiler, lines)
    print("\n".join(changed[:MOST_PAGE_LINES]))
    if len(changed) > MOST_PAGE_LINES:
        print(f"{page}: and {len(changed) - MOST_PAGE_LINES} more such lines; diagnostics.py makes the page anew")
    failed = [f"FAILED {case.relative_to(folder)}: {problem}" for case, problem in zip(cases, problems) if problem]
    tools.report(failed + missing, f"{len(cases) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed or missing or changed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
