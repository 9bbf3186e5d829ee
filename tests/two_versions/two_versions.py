#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Links two versions of the library into one program: ours, and a copy that calls itself v1, with another number, an error
of another size and other words for 404. Each makes a call and has to find its own words: were the two one to the linker,
it would keep one of them for both.

usage: two_versions.py INCLUDE_FOLDER WORK_FOLDER COMPILER FLAGS…
"""
import pathlib
import sys

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "mutants")]
import quotes
import tools

UNIT = """
#include <velo/velo.hpp>
#include <string>
std::string call_{name}() {{
    velo::rest::scripted server;
    server.always({{.status = 404, .body = R"({{"correlationId":"{name}"}})"}});
    velo::client client(server, velo::bearer("token"));
    auto const result = client.call(velo::get_self{{}});
    return std::string(VELO_VERSION_STRING) + " " + *result.error().payload()->correlation_id + ": " + result.error().message();
}}
"""
MAIN = """
#include <iostream>
#include <string>
std::string call_first();
std::string call_second();
int main() {
    std::cout << call_first() << ", " << call_second() << '\\n';
    return call_first().ends_with(" first: get_self: HTTP 404 not found") &&
                   call_second() == "9.9.9 second: get_self: HTTP 404 nowhere"
               ? 0
               : 1;
}
"""


def main():
    include, work, compiler = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
    other = work / "include"
    tools.copy_of_headers(include, other)
    for quote in quotes.ANOTHER_VERSION:
        assert quotes.put_in(quote, other), quote
    for header in other.rglob("*.hpp"):
        header.write_text(header.read_text().replace("VELO_ABI_JOIN(v0,", "VELO_ABI_JOIN(v1,"))
    (work / "first.cpp").write_text(UNIT.format(name="first"))
    (work / "second.cpp").write_text(UNIT.format(name="second"))
    (work / "main.cpp").write_text(MAIN)
    flags = [f for f in compiler if not f.startswith("-I")]
    # One unit of each version at a time: where they meet is the linker.
    jobs = [("first", f"-I{include}"), ("second", f"-I{other}")]
    tools.parallel(lambda job: tools.run(*flags, job[1], "-c", work / f"{job[0]}.cpp", "-o", work / f"{job[0]}.o", check=True), jobs)
    tools.run(*flags, work / "main.cpp", work / "first.o", work / "second.o", "-o", work / "program", "-lboost_json", check=True)
    print(tools.run((work / "program").resolve(), check=True).stdout)


main()
