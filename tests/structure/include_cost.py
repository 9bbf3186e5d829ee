#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Checks which headers of std and Boost a user pays for: those that our headers include, from the one that the user includes
on. A header that is not in the list of its row fails, so that nothing expensive comes in unseen; so does one that is in the
list for nothing. Definitions that are compiled once (`*.ipp`) count for `header-only` alone.

usage: include_cost.py INCLUDE_FOLDER
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

# What only calls: the operations, their models, results.
THIN = set("""array atomic charconv chrono compare concepts cstddef cstdint cstring initializer_list iterator limits map memory
    optional span stdexcept stop_token string string_view system_error type_traits utility vector version
    boost/assert.hpp boost/assert/source_location.hpp boost/describe/class.hpp boost/describe/enum.hpp boost/describe/enumerators.hpp
    boost/describe/members.hpp boost/describe/modifiers.hpp boost/mp11/algorithm.hpp boost/mp11/list.hpp
    boost/system/error_category.hpp boost/system/error_code.hpp boost/system/error_condition.hpp
    boost/system/result.hpp boost/throw_exception.hpp boost/version.hpp""".split())
SEPARATE = THIN | set("clocale coroutine cstdlib emmintrin.h mutex pthread.h unistd.h".split())
HEADER_ONLY = SEPARATE | set("""bit condition_variable new boost/json/basic_parser_impl.hpp boost/json/error.hpp
    boost/json/parse_options.hpp boost/json/string_view.hpp""".split())
ROWS = {
    ("velo/fwd.hpp", "separate"): {"string", "string_view", "version", "boost/version.hpp"},
    ("velo/any_client.hpp", "separate"): THIN,
    ("velo/velo.hpp", "separate"): SEPARATE,
    ("velo/velo.hpp", "header-only"): HEADER_ONLY,
}

# Nothing of Boost.JSON comes with the client and the Serializer that does without it.
WITHOUT_BOOST_JSON = "velo/client.hpp velo/fake.hpp velo/rest/serializer/text_json.hpp velo/users_api.hpp".split()


def paid(folder, header, way):
    """Headers of others by those of ours that include them, from `header` on."""
    others, seen, todo = {}, set(), [header]
    while todo:
        name = todo.pop()
        if name in seen or (name.endswith(".ipp") and way != "header-only"):
            continue
        seen.add(name)
        for include in re.findall(r"^#include <([^>]+)>", (folder / name).read_text(), re.M):
            if include.startswith("velo/"):
                todo.append(include)
            else:
                others.setdefault(include, name)
    return others


def main():
    folder = pathlib.Path(sys.argv[1])
    problems = []
    for (header, way), allowed in ROWS.items():
        others = paid(folder, header, way)
        problems += [f"{header}, {way}: <{o}> is included by {by}" for o, by in sorted(others.items()) if o not in allowed]
        problems += [f"{header}, {way}: <{o}> is in the list and not included" for o in sorted(allowed - set(others))]
    for header in WITHOUT_BOOST_JSON:
        others = paid(folder, header, "header-only")
        problems += [f"{header}: <{o}> is included by {by}" for o, by in sorted(others.items()) if o.startswith("boost/json/")]
    return tools.report(problems, f"include_cost: {len(problems)} problems")


sys.exit(main())
