#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Changes one fact of each kind in a copy of the headers: the contract has to notice each, and say where.

usage: mutants.py INCLUDE_FOLDER WORK_FOLDER PRINT.cpp PUBLISHED.json DEVIATIONS.json COMPILER FLAGS…
"""
import pathlib
import shutil
import subprocess
import sys

# What is changed: the kind of fact, the header, its text, another text, and the place that is then named.
MUTANTS = [
    ("an enumerator", "velo/models/mfa_type.hpp", "sms, yubikey, totp", "sms, yubikey, fax", "mfaType/enum"),
    ("a limit", "velo/types/person_name.hpp", "code_points_rule<1, 128>", "code_points_rule<1, 127>", "firstName/maxLength"),
    ("a range", "velo/types/page_size.hpp", "bounded<1, 100>", "bounded<1, 99>", "pageSize/schema/maximum"),
    ("a status", "velo/users/invite_user.hpp", "{400, 401, 403, 409, 412}", "{400, 401, 403, 409}", "inviteUser/responses/412"),
    ("security", "velo/users/get_self.hpp", "security::bearer", "security::basic", "getSelf/security"),
    ("a default", "velo/users/list_users.hpp", "default_value = 25", "default_value = 20", "pageSize/schema/default"),
    ("a pattern", "velo/types/phone.hpp", r"\d{1,14}$", r"\d{1,13}$", "smsNumber/pattern"),
    ("a limit of ours", "velo/types/role_name.hpp", "role_name, 16>", "role_name, 40>", "roles/maxItems"),
    ("a limit in bytes", "velo/types/email.hpp", "capacity = 254", "capacity = 60", "email/x-maxBytes"),
    ("what may be null", "velo/models/user_response.hpp", "is_nullable = true", "is_nullable = false", "lockedOutTimestamp/nullable"),
    ("what is needed", "velo/models/role_update_request.hpp", "rest::required<role_list> roles", "rest::optional<role_list> roles = {}", "roleUpdate/body"),
]


def main():
    include, work, program, published, deviations = map(pathlib.Path, sys.argv[1:6])
    compiler = [f for f in sys.argv[6:] if f != f"-I{include}"]
    compare = pathlib.Path(__file__).with_name("compare.py")
    problems = []
    for number, (kind, header, old, new, place) in enumerate(MUTANTS):
        copy = work / str(number)
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(include / "velo", copy / "velo")
        text = (copy / header).read_text()
        if old not in text.replace("BOOST_DESCRIBE_ENUM", ""):
            problems.append(f"{kind}: {header} has no {old}")
            continue
        (copy / header).write_text(text.replace(old, new))
        binary = copy / "print"
        built = subprocess.run([*compiler, "-w", f"-I{copy}", str(program), "-o", str(binary), "-lboost_json"],
                               capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if built.returncode != 0:
            problems.append(f"{kind}: does not compile: {built.stderr[:500]}")
            continue
        result = subprocess.run([sys.executable, str(compare), str(published), str(deviations), str(binary)],
                                capture_output=True, text=True)
        if result.returncode == 0 or place not in result.stdout:
            problems.append(f"{kind}: {place} is not named: {result.stdout[:500]}")
        shutil.rmtree(copy)
    print("\n".join(problems))
    print(f"contract: {len(MUTANTS)} mutants, {len(problems)} not noticed")
    return 1 if problems else 0


sys.exit(main())
