#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""With VELO_NO_PRODUCTION the production server cannot be named, and is no URL, neither as a literal nor at run time. Each
line is compiled alone and has to fail at that line with the words beside it; the program has to compile.

usage: no_production.py WORK_FOLDER COMPILER FLAGS…
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

HEAD = "#define VELO_NO_PRODUCTION\n#include <velo/checked.hpp>\n#include <velo/environment.hpp>\nstruct api { api(velo::server_url const&); };\n"
NAMED = "velo: this build defines VELO_NO_PRODUCTION: it cannot name the production server"
NO_LITERAL = ("a server url is http or https with a host and no query and VELO NO PRODUCTION excludes the production server",
              "velo: this literal is not what the API accepts")  # g++ | clang
REJECTED = [
    ("api const a(velo::production);", (NAMED,)),
    ("velo::server_url const url = velo::production;", (NAMED,)),
    ("auto const& server = velo::production;", (NAMED,)),
    ('velo::server_url const url = "https://api.payouts.velopayments.com";', NO_LITERAL),
    ('velo::server_url const url("HTTP://API.payouts.velopayments.com.:443/v2");', NO_LITERAL),
]
ACCEPTED = """
api const a(velo::sandbox);
velo::server_url const other = "https://payouts.example.com";
static_assert(!velo::server_url::accepts("https://api.payouts.velopayments.com"));
static_assert(!velo::server_url::accepts("https://api.payouts.velopayments.com./prefix"));
static_assert(velo::server_url::accepts("https://api.payouts.velopayments.com.example.com"));
static_assert(velo::rest::server_url_rule::expected.find("VELO_NO_PRODUCTION") != std::string_view::npos);
bool const is_refused = velo::checked<velo::server_url>("https://API.payouts.velopayments.com").has_error();
"""


def compiled(work, compiler, name, code):
    source = work / f"{name}.cpp"
    source.write_text(f"{HEAD}{code}\n")
    return tools.syntax_only(compiler, source)


def main():
    work, compiler = pathlib.Path(sys.argv[1]), sys.argv[2:]
    work.mkdir(parents=True, exist_ok=True)
    problems = []
    for number, (code, words) in enumerate(REJECTED):
        result = compiled(work, compiler, f"rejected{number}", code)
        error = tools.first_error_of_ours(result.stderr, "(no error)")
        if result.returncode == 0 or not any(w.replace("_", " ") in error.replace("_", " ") for w in words):
            problems.append(f"{code}: {error}")
    for name, code in (("accepted", ACCEPTED), ("contract", "#include <velo/contract.hpp>")):
        result = compiled(work, compiler, name, code)
        if result.returncode != 0:
            problems.append(f"{name}: {result.stderr[-1500:]}")
    return tools.report(problems, f"no_production: {len(REJECTED)} lines, {len(problems)} problems")


sys.exit(main())
