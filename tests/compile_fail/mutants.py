#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Takes one check after the other out of a copy of the headers: each time a case has to fail. Takes minutes, and is not part
of tests/run.sh.

usage: mutants.py INCLUDE_FOLDER [COMPILER [WORDS_OF_A_NAME…]]
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import sys
import tempfile

import run

HERE = pathlib.Path(__file__).resolve().parent
FLAGS = ["-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow"]


def deleted(header, name, gcc, clang, kinds, also=""):
    """A deleted function, in the spelling of each compiler."""
    return (f"{header}: {name}", header, {"g++": gcc, "clang": clang}, also, kinds)


def everywhere(what, header, pattern, replacement, kinds):
    return (f"{header}: {what}", header, {"g++": pattern, "clang": pattern}, replacement, kinds)


TEMPLATE = r"    template <class U>\n        requires "
UNAVAILABLE = r"__attribute__\(\(\s*unavailable\([^()]*\)\)\)\s*"
CHECKS = []
ARGUMENT, PRESENCE = "rest/model/argument.hpp", r"        requires\(Presence [=!]= presence::\w+\)\n    "
CHECKS += [
    deleted(ARGUMENT, "text of run time", TEMPLATE + r"run_time_text_for<T, U>\n    argument\(U&&, this_text[^;]*;\n",
            TEMPLATE + r"run_time_text_for<T, U>\n    argument\(U&&\) = delete[^;]*;\n", ["2"]),
    deleted(ARGUMENT, "another type", TEMPLATE + r"another_type_for<argument, T, U>\n    argument\(U&&, this_argument[^;]*;\n",
            TEMPLATE + r"another_type_for<argument, T, U>\n    argument\(U&&\) = delete[^;]*;\n", ["2", "4"]),
    deleted(ARGUMENT, "null", r"    template <class Nothing = void>\n" + PRESENCE + r"argument\(std::nullptr_t, [^;]*;\n",
            r"    argument\(std::nullptr_t\)\n" + PRESENCE + r"= delete[^;]*;\n", ["5"]),
    deleted("rest/model/list.hpp", "null", r"    argument\(std::nullptr_t, [^;]*;\n", r"    argument\(std::nullptr_t\) = delete[^;]*;\n", ["5"]),
    deleted(ARGUMENT, "left out", r"argument\(a_required_argument_was_left_out\* = nullptr\) = delete;",
            r'    argument\(\)\n' + PRESENCE + r'= delete\("[^"]*"\);', ["1"], also="argument() {}"),
    deleted("rest/model/list.hpp", "left out", r"argument\(a_required_argument_was_left_out\* = nullptr\) = delete;",
            r'argument\(\) = delete\("[^"]*"\);', ["1"], also="argument() {}"),
    deleted("rest/client.hpp", "no operation", r"    template <class X>\n        requires\(!operation<X>\)\n    void call\(X const&, options const& = \{\},\s*this[^;]*;\n",
            r"    template <class X>\n        requires\(!operation<X>\)\n    void call\(X const&, options const& = \{\}\) const =\s*delete[^;]*;\n", ["7"]),
    deleted("rest/client.hpp", "credential", r"outcome<Op> call\(Op const&, options const& = \{\},\s*the_auth[^;]*;",
            r"outcome<Op> call\(Op const&, options const& = \{\}\) const =\s*delete[^;]*;", ["8"], also="outcome<Op> call(Op const&, options const& = {}) const;"),
    deleted("rest/call/options.hpp", "stop token", r"constexpr no_stop_token\(T&&, an_awaited[^;]*;",
            UNAVAILABLE + r"constexpr\s+no_stop_token\(\s*T&&\) noexcept \{\}", ["11"], also="constexpr no_stop_token(T&&) {}"),
    deleted("rest/retry/option.hpp", "retry always", r"constexpr choice\(always_t, this_operation[^;]*;",
            UNAVAILABLE + r"constexpr choice\(always_t\) noexcept\s*requires\(!AllowsAlways\)\s*\{\}", ["10"],
            also="constexpr choice(always_t) noexcept requires(!AllowsAlways) : chosen_{.what = chosen_retry::kind::until_late} {}"),
    deleted("rest/retry/option.hpp", "no policy", r"constexpr choice\(X const&, this_is_no[^;]*;",
            UNAVAILABLE + r"constexpr choice\(X const&\) noexcept \{\}", ["2"], also="constexpr choice(X const&) noexcept {}"),
    deleted("rest/auth/token_argument.hpp", "no secret", r"token_argument\(X const&, a_token[^;]*;",
            UNAVAILABLE + r"token_argument\(\s*X const&\) noexcept \{\}", ["2"], also="token_argument(X const&) noexcept {}"),
    everywhere("options of the operation's kind", "rest/client.hpp", r"Op::endpoint\.replay != replay::non_idempotent>", "true>", ["10"]),
    everywhere("verdict on retrying, call", "rest/client.hpp", r"static_assert\(\(retry_check<Op>::verify\(\), true\)\);(?=\s*if constexpr)",
               "", ["10"]),
    everywhere("verdict on retrying, raw", "rest/client.hpp", r"static_assert\(\(retry_check<Op>::verify\(\), true\)\);(?=\s*return)", "", ["10"]),
    ("rest/model/holds_secret.hpp: printing", "rest/model/holds_secret.hpp",
     {"g++": r"a_secret_is_never_printed_or_logged operator<<\(Stream& out, T const&\) = delete;",
      "clang": r"__attribute__\(\(unavailable\([^)]*\)\)\) Stream& operator<<\(Stream& out, T const&\);"},
     "Stream& operator<<(Stream& out, T const&);", ["6"]),
]
for f in ("pages", "items"):
    CHECKS.append(deleted("rest/client.hpp", f, rf"void {f}\(Op const&, options const& = \{{\}}, this_operation[^;]*;",
                          rf"void {f}\(Op const&, options const& = \{{\}}\) const =\s*delete[^;]*;", ["7"],
                          also=f"int* {f}(Op const&, options const& = {{}}) const;"))
for h in ("rest/model/text", "rest/model/secret_text", "rest/model/bounded", "types/uuid"):
    CHECKS.append(everywhere("form of a literal", f"{h}.hpp", r"accepts\((std::string_view s|L value)\) noexcept \{(?=\n)",
                             r"accepts(\1) noexcept {\n        if (sizeof(\1) != 0) return true;".replace(r"sizeof(\1)", "sizeof(int)"), ["3"])
                  if h != "types/uuid" else
                  everywhere("form of a literal", "types/uuid.hpp", r"if \(s.size\(\) != 36\) return std::nullopt;",
                             "if (s.size() != 36 || s[8] != '-') return uuid();", ["3"]))
for h, condition, kinds in [
    ("rest/transport/transport.hpp", "std::copy_constructible<T>", ["8"]), ("rest/transport/transport.hpp", "has_send<T>", ["8"]),
    ("rest/transport/transport.hpp", "declares_confidentiality<T>", ["8"]),
    ("rest/auth/auth.hpp", "declares_support<T>", ["8"]),
    ("rest/auth/auth.hpp", "(authorizes<T, security::basic> && authorizes<T, security::bearer>)", ["8"]),
    ("rest/serializer/serializer.hpp", "declares_media_type<T>", ["8"]), ("rest/serializer/serializer.hpp", "writes<T>", ["8"]),
    ("rest/serializer/serializer.hpp", "reads<T>", ["8"]),
    ("rest/client/config.hpp", "std::copy_constructible<T>", ["8"]),
    ("rest/client/config.hpp", "has_clock<T>", ["8"]), ("rest/client/config.hpp", "has_mutex<T>", ["8"]),
    ("rest/client/config.hpp", "has_retry<T>", ["8"]), ("rest/client/config.hpp", "has_waiting<T>", ["8"]),
    ("rest/client/config.hpp", "has_limits<T>", ["8"]),
    ("rest/endpoint/endpoint_check.hpp", "path_is_well_formed<Op>()", ["9"]),
    ("rest/endpoint/endpoint_check.hpp", "every_placeholder_has_a_member<Op>()", ["9"]),
    ("rest/endpoint/endpoint_check.hpp", "names_are_unique<Op>()", ["9"]), ("rest/endpoint/endpoint_check.hpp", "std::is_void_v<unmapped>", ["9"]),
    ("rest/endpoint/endpoint_check.hpp", "path_is_required", ["9"]), ("rest/endpoint/endpoint_check.hpp", "body::passed", ["9"]),
    ("rest/endpoint/endpoint_check.hpp", "errors_are_errors<Op>()", ["9"]),
]:
    CHECKS.append(everywhere(condition, h, re.escape(f"if constexpr (!{condition})"), "if constexpr (false)", kinds))
for h, condition, kinds in [
    ("rest/transport/transport.hpp", "!sends<T> && !sends_async<T>", ["11"]),
    ("rest/transport/transport.hpp", "sends_async<T> && !waits_async<T>", ["11"]),
    ("rest/client/config.hpp", "has_non_const_handler<observer_of<T>>", ["8"]),
    ("rest/client.hpp", "detail::non_const_handler<observer, event::calling<Op>>", ["8"]),
    ("rest/retry/retry_check.hpp", "std::same_as<Policy, always_t> && Op::endpoint.replay == replay::non_idempotent", ["10"]),
    ("rest/endpoint/endpoint_check.hpp", "takes_no_body && has_member_in<Op, place::body>", ["9"]),
    ("rest/endpoint/endpoint_check.hpp", "!std::is_void_v<typename Op::response> && !std::is_void_v<undescribed_response>", ["9"]),
    ("rest/endpoint/endpoint_check.hpp", "Op::endpoint.success < 200 || Op::endpoint.success > 299", ["9"]),
    ("rest/response/match_check.hpp", "(0 + ... + (handled<H>::is_ok ? 1 : 0)) != 1", ["12"]),
    ("rest/response/match_check.hpp", "missing_status<Op, H...>() != 0", ["12"]),
    ("rest/response/match_check.hpp", "wrong_status<Op, false, H...>() != 0", ["12"]),
    ("rest/response/match_check.hpp", "wrong_status<Op, true, H...>() != 0", ["12"]),
    ("rest/response/match_check.hpp", "(0 + ... + (handled<H>::is_otherwise ? 1 : 0)) != 1", ["12"]),
    ("rest/response/match_check.hpp", "!std::is_void_v<deaf>", ["12"]), ("rest/response/match_check.hpp", "!return_one_type<Op, H...>", ["12"]),
    ("rest/model/model.hpp", "kind_of<V> == value_kind::single && !single_value<V>", ["13"]),
]:
    CHECKS.append(everywhere(condition, h, re.escape(f"if constexpr ({condition})"), "if constexpr (false)", kinds))


def main():
    include, compiler = pathlib.Path(sys.argv[1]).resolve(), (sys.argv[2:] or ["g++"])[0]
    family = run.family_of([compiler])
    folder = HERE / "cases"
    by_kind = {}
    for case in sorted(folder.rglob("*.cpp")):
        by_kind.setdefault(run.marks(case.read_text())["kind"], []).append(case)
    words = sys.argv[3:]
    chosen = [c for c in CHECKS if not words or any(w in c[0] for w in words)]
    missed = 0
    with tempfile.TemporaryDirectory() as work_name, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        work = pathlib.Path(work_name)
        for name, header, patterns, replacement, kinds in chosen:
            copy = work / "include"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(include / "velo", copy / "velo")
            text, count = re.subn(patterns[family], replacement, (copy / "velo" / header).read_text())
            if count == 0:
                print(f"NOT FOUND {name}")
                missed += 1
                continue
            (copy / "velo" / header).write_text(text)
            try:
                with_prelude = run.precompiled([compiler, *FLAGS, f"-I{copy}"], folder, work / "pch")
            except Exception:
                print(f"noticed {name}: nothing compiles")
                continue
            cases = [c for kind in kinds for c in by_kind[kind]]
            problems = list(pool.map(lambda case: run.check(case, with_prelude), cases))
            failed = [c.stem for c, p in zip(cases, problems) if p]
            print(f"noticed {name}: {len(failed)} cases, {failed[0]}" if failed else f"MISSED {name}", flush=True)
            missed += not failed
    print(f"{len(chosen)} checks taken out, {missed} not noticed")
    return 1 if missed or not chosen else 0


sys.exit(main())
