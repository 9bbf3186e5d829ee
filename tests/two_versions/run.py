#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Links two versions of the library into one program: ours, and a copy that calls itself v1, with another number, an error
of another size and other words for 404. Each makes a call and has to find its own words: were the two one to the linker,
it would keep one of them for both.

usage: run.py INCLUDE_FOLDER WORK_FOLDER COMPILER FLAGS…
"""
import pathlib
import shutil
import subprocess
import sys

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
    shutil.rmtree(work, ignore_errors=True)
    other = work / "include"
    shutil.copytree(include, other)
    for header in other.rglob("*.hpp"):
        text = header.read_text().replace("inline v0", "inline v1")
        text = text.replace("    int status = 0;\n    delivery delivered", "    int more[7] = {};\n    int status = 0;\n    delivery delivered")
        text = text.replace('"not found"', '"nowhere"')
        if header.name == "version.hpp":
            number = text.split('VELO_VERSION_STRING "')[1].split('"')[0]
            text = text.replace(f'"{number}"', '"9.9.9"')
        header.write_text(text)
    (work / "first.cpp").write_text(UNIT.format(name="first"))
    (work / "second.cpp").write_text(UNIT.format(name="second"))
    (work / "main.cpp").write_text(MAIN)
    flags = [f for f in compiler if not f.startswith("-I")]
    run = lambda *command: subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    run(*flags, f"-I{include}", "-c", work / "first.cpp", "-o", work / "first.o")
    run(*flags, f"-I{other}", "-c", work / "second.cpp", "-o", work / "second.o")
    run(*flags, work / "main.cpp", work / "first.o", work / "second.o", "-o", work / "program", "-lboost_json")
    run((work / "program").resolve())


main()
