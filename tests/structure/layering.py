#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Checks the direction of includes, and that the list of headers is the headers that are there.

usage: layering.py INCLUDE_FOLDER HEADER,HEADER…
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

# From the lowest to the highest: a header may include what stands below it, and its own row.
RANKS = [
    ["velo/rest/require.hpp"],
    ["velo/version.hpp"],
    ["velo/fwd.hpp"],
    ["velo/rest/process/"],
    ["velo/rest/memory/", "velo/rest/random/"],
    ["velo/rest/http/"],
    ["velo/rest/model/"],
    ["velo/rest/error/"],
    ["velo/rest/time/"],
    ["velo/rest/endpoint/"],
    ["velo/rest/retry/"],
    ["velo/rest/serializer/"],
    ["velo/rest/request/"],
    ["velo/rest/observe/"],
    ["velo/rest/response/", "velo/rest/auth/"],
    ["velo/rest/transport/"],
    ["velo/rest/testing/"],
    ["velo/rest/call/"],
    ["velo/rest/paging/"],
    ["velo/rest/client/"],
    ["velo/rest/client.hpp"],
    ["velo/rest/bulk/"],
    ["velo/rest/contract/"],
    ["velo/types/"],
    ["velo/models/"],
    ["velo/users/", "velo/login/"],
    ["velo/operations.hpp"],
    ["velo/auth/"],
    ["velo/environment.hpp", "velo/client.hpp", "velo/users_api.hpp", "velo/login_api.hpp", "velo/fake/"],
    ["velo/log_out.hpp"],
    ["velo/transport/", "velo/fake.hpp", "velo/contract.hpp", "velo/any_client.hpp"],
    ["velo/make_any_client.hpp", "velo/compiled.hpp"],
    ["velo/velo.hpp"],
    ["velo/src.hpp"],
]
# Who may include a library that is optional.
OPTIONAL = {r"curl/": r"velo/rest/transport/curl(\.hpp|/)", r"boost/asio": r"velo/(rest/(transport/asio(\.hpp|/)|bulk/asio.hpp|testing/)|transport/asio.hpp)", r"boost/beast": r"$^",
            r"openssl/": r"velo/rest/(transport/net/tls_(context|library|session)|transport/curl/openssl|testing/certificate).hpp$"}


def rank(header):
    """The row of a header, and the place in it. The definitions `x/impl/y.ipp` stand where their header `x/y.hpp` stands."""
    header = re.sub(r"impl/(\w+)\.ipp$", r"\1.hpp", header)
    for number, row in enumerate(RANKS):
        for place in row:
            if header == place or (place.endswith("/") and header.startswith(place)):
                return number, place
    return None, None


def main():
    folder, listed = pathlib.Path(sys.argv[1]), set(sys.argv[2].split(","))
    there = {str(p.relative_to(folder)) for p in folder.rglob("*.[hi]pp")}
    problems = [f"{h}: is there but not in the list of headers" for h in sorted(there - listed)]
    problems += [f"{h}: is in the list of headers but not there" for h in sorted(listed - there)]
    for header in sorted(there):
        number, place = rank(header)
        if number is None:
            problems.append(f"{header}: has no place in the order of layers")
            continue
        text = (folder / header).read_text()
        guard = re.sub(r"[/.]", "_", header).upper()
        if not text.startswith("// SPDX-License-Identifier: BSL-1.0\n") or f"#ifndef {guard}\n#define {guard}\n" not in text:
            problems.append(f"{header}: does not begin with the licence and the guard {guard}")
        for include in re.findall(r"^#include <([^>]+)>", text, re.M):
            if include == "velo/velo.hpp":
                problems.append(f"{header}: includes velo.hpp, which is for users only")
            for library, allowed in OPTIONAL.items():
                if re.match(library, include) and not re.match(allowed, header):
                    problems.append(f"{header}: includes {include}")
            if not include.startswith("velo/"):
                continue
            other, other_place = rank(include)
            if other is None or other > number or (other == number and other_place != place):
                problems.append(f"{header}: includes {include}, which is not below it")
    return tools.report(problems, f"layering: {len(there)} headers, {len(problems)} problems")


sys.exit(main())
