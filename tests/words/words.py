#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Keeps to one term per idea: refuses identifiers and phrases that docs/glossary.md replaces.

Code is C++ outside comments and string literals, in Markdown the `cpp` blocks, and whatever stands in backticks. Prose is
comments, Markdown, and the string literals of include/ and examples/, which users read as messages and help. A finding is
`file:line: word -> better word`. Exceptions are lines of exceptions.txt: file pattern, word, reason, two spaces between.

usage: words.py SOURCE_ROOT [PATH…]   (with paths, only the findings in them count)
"""
import collections
import fnmatch
import pathlib
import re
import sys

# Identifiers, as whole words.
CODE = {
    "always_of_a_single_use_operation": "always_of_a_non_idempotent_operation",
    "answer": "response",
    "apply_spelling": "apply_naming",
    "auth_verdict": "auth_check",
    "auth_without_gives": "auth_without_supports",
    "Awaited": "Async",
    "awaited": "async",
    "awaitable_lane": "awaitable_pooled_connection",
    "blocking_lane": "blocking_pooled_connection",
    "blocking_waker": "blocking_waiter",
    "call_verdict": "call_check",
    "canned_answer": "canned_response",
    "chosen_retry": "option_value",
    "chooses_retry": "is_retry_setting",
    "consistent_operation": "valid_operation",
    "converging": "idempotent",
    "course": "core",
    "deaf": "wrong_signature",
    "default_policies": "default_config",
    "enumerators_are_spelt": "enumerator_naming",
    "fake_world": "fake_state",
    "first_deaf_handler": "first_wrong_signature",
    "gives": "supports",
    "has_no_place": "is_unmapped",
    "has_quiet_lane": "has_quiet_connection",
    "hears_of_calls": "observes_calls",
    "homeless": "unmapped",
    "homeless_member": "unmapped_member",
    "inconsistent": "check_failed",
    "interpret": "decode",
    "is_consistent": "passed",
    "is_harmless": "is_safe_to_resend",
    "is_spelt": "is_canonical",
    "judge": "check",
    "judge_auth": "check_auth",
    "judge_call": "check_call",
    "judge_match": "check_match",
    "judge_password": "assess_password",
    "judge_policies": "check_config",
    "judge_serializer": "check_serializer",
    "judge_transport": "check_transport",
    "lane": "pooled_connection",
    "lose_next_answer": "lose_next_response",
    "match_verdict": "match_check",
    "may_pass": "is_transient",
    "MayRepeat": "AllowsAlways",
    "memory_for_answer": "response_buffer",
    "misses": "non_const_handler",
    "model_verdict": "model_check",
    "not_confidential": "insecure_transport",
    "not_understood": "decode_failed",
    "pause": "delay",
    "place_of": "location_of",
    "Policies": "Config",
    "policies": "config",
    "policies_verdict": "config_check",
    "quote_json": "append_json_string",
    "read_failure": "decode_error",
    "refuse_next": "fail_next",
    "renew": "refresh",
    "renew_from": "refresh_from",
    "renewed": "token_refreshed",
    "renewed_ahead": "refresh_margin",
    "renewing_auth": "refreshing_auth",
    "renews_token": "is_token_request",
    "replay": "idempotency",
    "replay_of": "idempotency_of",
    "request_memory": "request_buffers",
    "result_of": "outcome",
    "retry_verdict": "retry_check",
    "serializer_verdict": "serializer_check",
    "single_use": "non_idempotent",
    "situation": "retry_context",
    "spelling": "naming",
    "spelt": "apply_naming",
    "subject": "event_context",
    "subscription": "wait_registration",
    "thread_pause": "thread_wait",
    "token_advice": "token_action",
    "token_answer": "token_response",
    "token_not_renewed": "token_refresh_failed",
    "took": "duration",
    "transport_verdict": "transport_check",
    "unsendable": "invalid_field",
    "verdict": "check",
    "waker": "waiter",
}
# Identifiers that are refused in one meaning, as regular expressions.
CODE_IN_CONTEXT = {
    r"\b(?:enum class |rest::)place\b": "parameter_location",
    r"\brest::buffer\b": "rest::secure_buffer",
    r"\brest::signal\b|\bclass signal\b": "wake_signal",
    r"\bcanned::answer\b": "canned_response",
}
# Phrases, as regular expressions. A space is any white space, also the end of a line. Upper and lower case are one, unless
# the expression begins with (?-i:…).
PROSE = {
    # Terms.
    r"\b(?:an|one|no|its|their|our|any|each|every|another|this|the|whose|which|some|both|many|server's|API's|of|in|into|from"
    r"|with|without|after|before|until|on|by|for) (?:(?!answer)[a-z-]+ )?answer\b": "response",
    r"\b(?:the|of|in|into|from|with|and|all|these|its|their|our|late|odd|server's|API's|such) answers\b": "responses",
    r"\banswer's\b|\banswers'": "response's",
    r"(?:^|[.:;,] )answers? (?:is|are|may|can|has|have|must|of|with|that|which|to)\b": "response",
    r"\b(?:the|this|its|their|our|old|published|API's) documents?\b(?:'s)?": "the API specification",
    r"\bawaited\b": "asynchronous (of a call), `co_await` (of a coroutine)",
    r"\brenew(?:s|ed|ing|al|als|er)?\b": "refresh",
    r"\bsingle[- ]use\b": "non-idempotent",
    r"\bconverg(?:es?|ed|ing)\b": "idempotent",
    r"\breplay class(?:es)?\b": "idempotency",
    r"(?-i:\b(?:[a-z]+|[0-9]) Policies\b)": "Config",
    r"\bpolicies' ": "the configuration's",
    r"\bverdicts?\b": "check",
    r"\bjudge(?:s|d|ment|ments)?\b|\bjudging\b": "check",
    r"\bspelt\b|\bspellings?\b": "written, naming",
    r"\bdeaf\b": "wrong signature",
    r"\bhomeless\b": "unmapped",
    r"\bharmless(?:ly)?\b": "safe to resend",
    r"\bmay pass by (?:itself|themselves)\b|\bfailures? that may pass\b": "transient",
    r"\bsituations?\b": "context, case",
    r"\bwakers?\b": "waiter",
    r"\blanes?\b": "pooled connection",
    r"\bsubscriptions?\b": "wait registration",
    r"\bnot understood\b": "decode failed",
    r"\brefusals?\b": "invalid field, rejection",
    r"\bwip(?:e|es|ed|ing)\b": "zeroed",
    r"\bmemory (?:\w+ ){0,3}overwritten\b|\boverwritten (?:when|after|before|there)\b": "zeroed",
    r"\bplaces? of (?:an|the|each|this|its) (?:arguments?|members?)\b": "parameter location",
    r"\bauth(?: that)? gives\b": "supports",
    # Sentences.
    r"\bthrows nothing\b": "delete it: `noexcept` says so",
    r"(?:^|[.:;] )nothing when\b": "Returns nothing when, `std::nullopt` when",
    r"\b(?:to|for|of|by|from|with|lets|at) who\b": "a noun: the caller that, a program that",
    r"(?:^|[.:;] )who (?!is |are |was )[a-z]+s\b": "a noun: a caller that, a program that",
    r"\bwhoever\b|\bwhom\b": "a noun",
    r"\bwhat comes first\b": "a noun",
    r"\b(?:all|nothing|nobody|none|anything|everything|anybody|everybody) but\b|\bbut for\b": "except, only",
    r"\bsuch (?!as\b)(?:[a-z]+ ){1,3}as\b": "like",
}
# Phrases that are right although words of them are above.
RIGHT = [
    r"\b(?:when|until|before|after|if|unless) (?:it|they|the call|the coroutine|the task) (?:is|are) awaited\b",
    r"\bnever awaited\b|\bawaited once\b|\bto be awaited\b",
    r"\banswers? to (?:a|the|this|that|each) questions?\b",
]
CODE_MATCH = re.compile(r"(?<![\w/])(" + "|".join(map(re.escape, sorted(CODE, key=len, reverse=True))) + r")(?![\w/])")
CODE_IN_CONTEXT = [(re.compile(pattern), better) for pattern, better in CODE_IN_CONTEXT.items()]
PROSE = [(re.compile(pattern.replace(" ", r"\s+"), re.I | re.M), better) for pattern, better in PROSE.items()]
RIGHT = re.compile("|".join(RIGHT).replace(" ", r"\s+"), re.I)

# What is neither code nor prose of ours: facts of the server, generated words of compilers, this test.
LEFT_OUT = ["tests/fixtures/*", "benchmarks/fixtures/*", "tests/words/*", "tests/contract/*.json", "*/LICENSE*", "build*/*"]
MESSAGES = ("include/", "examples/")

CPP = re.compile(r"""(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<raw>R"(?P<d>\w*)\((?P<text>.*?)\)(?P=d)")"""
                 r"""|(?P<string>"(?:\\.|[^"\\\n])*")|(?P<char>(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+')"""
                 r"""|(?P<include>^[ ]*\#[ ]*include[^\n]*)""", re.M | re.S)


def blank(text):
    """As long as the text, with its line ends: a character that belongs to no word."""
    return re.sub(r"[^\n]", "\x01", text)


def split_backticks(text):
    """Prose without, and code within, backticks; both as long as the text."""
    code = list(blank(text))
    prose = list(text)
    for match in re.finditer(r"`+[^`]+`+", text):
        for i in range(match.start(), match.end()):
            if text[i] != "\n":
                code[i], prose[i] = text[i], "\x01"
    return "".join(prose), "".join(code)


def split_comment(text):
    """A comment's prose and code: without its leader; a line with a deeper indent is code."""
    leader = re.match(r"/{2,3}<?|/\*+", text)[0]
    body = text[len(leader):]
    if leader == "///" and body.startswith("     "):
        return blank(text), " " * len(leader) + body
    prose, code = split_backticks(body)
    return " " * len(leader) + prose, blank(leader) + code


def split_cpp(text, has_messages):
    """The prose and the code of C++, both as long as the text."""
    prose, code, at = [], [], 0
    for match in CPP.finditer(text):
        between = text[at:match.start()]
        code.append(between)
        # White space between two lines of a comment joins them.
        prose.append(between if between.isspace() else blank(between))
        at = match.end()
        part = match[0]
        if match["comment"]:
            p, c = split_comment(part)
        elif match["string"] or match["raw"]:
            is_prose = has_messages and part.count(" ") > 1
            p, c = (part.replace('"', " ") if is_prose else blank(part)), blank(part)
        else:
            p = c = blank(part)
        prose.append(p)
        code.append(c)
    prose.append(blank(text[at:]))
    code.append(text[at:])
    return "".join(prose), "".join(code)


def split_markdown(text):
    prose, code, at = [], [], 0
    for match in re.finditer(r"^```(\w*)[^\n]*\n(.*?)^```", text, re.M | re.S):
        for whole in (text[at:match.start()],):
            p, c = split_backticks(whole)
            prose.append(p)
            code.append(c)
        at = match.end()
        if match[1] == "cpp":
            before, after = match.start(2) - match.start(), match.end() - match.end(2)
            p, c = split_cpp(match[2], True)
            prose.append(blank(match[0][:before]) + p + blank(match[0][len(match[0]) - after:]))
            code.append(blank(match[0][:before]) + c + blank(match[0][len(match[0]) - after:]))
        else:
            prose.append(blank(match[0]))
            code.append(blank(match[0]))
    p, c = split_backticks(text[at:])
    return "".join(prose) + p, "".join(code) + c


def split_script(text):
    """Comments of Python, shell and Meson, and the docstrings of Python, are prose. None of it is code of ours."""
    prose, at = [], 0
    for match in re.finditer(r'(?<=\n)[ ]*""".*?"""|(?:(?<=\s)|^)#[^\n]*', text, re.M | re.S):
        between = text[at:match.start()]
        prose.append(between if between.isspace() else blank(between))
        p, _ = split_backticks(match[0].replace("#", " "))
        prose.append(p)
        at = match.end()
    return "".join(prose) + blank(text[at:]), ""


def split(path, text):
    if path.endswith((".hpp", ".cpp")):
        return split_cpp(text, path.startswith(MESSAGES))
    if path.endswith(".md"):
        return split_markdown(text)
    return split_script(text)


def findings(path, text):
    """(line, kind, what is written, better) of one file."""
    prose, code = split(path, text)
    prose = RIGHT.sub(lambda match: blank(match[0]), prose)
    for match in CODE_MATCH.finditer(code):
        yield match.start(), "code", match[0], CODE[match[0]]
    for pattern, better in CODE_IN_CONTEXT:
        for match in pattern.finditer(code):
            yield match.start(), "code", match[0], better
    for pattern, better in PROSE:
        for match in pattern.finditer(prose):
            words = " ".join(match[0].split())
            yield match.end() - len(match[0].lstrip()), "prose", words, better


def sources(root):
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix not in (".hpp", ".cpp", ".md", ".py", ".sh", ".build") or "/." in f"/{name}":
            continue
        if not any(fnmatch.fnmatch(name, pattern) for pattern in LEFT_OUT):
            yield name, path.read_text()


def exceptions(file):
    for number, line in enumerate(file.read_text().splitlines(), 1):
        if line and not line.startswith("#"):
            parts = re.split(r" {2,}", line, maxsplit=2)
            if len(parts) != 3:
                sys.exit(f"{file}:{number}: an exception is a file pattern, a word and a reason, two spaces between them")
            yield parts[0], parts[1], f"{file}:{number}"


# That a word is found where it has to be, and nowhere else.
SAMPLES = [
    ("a.hpp", "verdict v;", ["verdict"]),
    ("a.hpp", "auto my_verdict = verdicts();", []),
    ("a.hpp", "#include <a/verdict.hpp>\nchar const* s = \"verdict\";", []),
    ("a.hpp", "/// Takes `verdict`.\nint f();", ["verdict"]),
    ("a.hpp", "/// Of the\n/// document.\nint f();", ["the document"]),
    ("a.hpp", "///     verdict v;\nint f();", ["verdict"]),
    ("a.hpp", "int a;  ///< a verdict", ["a.hpp:1"]),
    ("a.hpp", "int i = 1'000'000;  // the verdict", ["verdict"]),
    ("a.hpp", "char const* s = R\"(verdict)\"; verdict v;", ["verdict"]),
    ("include/a.hpp", "char const* s = \"it is awaited here\";", ["awaited"]),
    ("tests/a.cpp", "char const* s = \"it is awaited here\";", []),
    ("a.md", "Text on `renew` and\nthe document.\n", ["renew", "the document"]),
    ("a.md", "```cpp\nverdict v;  // a verdict\n```\n```sh\nverdict\n```\n", ["verdict", "verdict"]),
    ("a.md", "an OpenAPI document, documented; the API specification", []),
    ("a.md", "The server answers 401. It does not answer. This answers every request.", []),
    ("a.md", "After the lost answer, the answers", ["the lost answer", "the answers"]),
    ("a.md", "It starts when it is awaited. A call that is awaited", ["awaited"]),
    ("a.py", "x = 'verdict'  # a verdict\n", ["verdict"]),
    ("a.py", "\"\"\"A verdict.\"\"\"\n", []),
    ("a.py", "#!/x\n\"\"\"A verdict.\"\"\"\n", ["verdict"]),
]


def samples_that_fail():
    for path, text, expected in SAMPLES:
        found = [(text.count("\n", 0, at) + 1, words) for at, _, words, _ in sorted(findings(path, text))]
        good = len(found) == len(expected) and all(
            e in words or e == f"{path}:{line}" for e, (line, words) in zip(expected, found))
        if not good:
            yield f"{path}: {text!r}: found {found}, expected {expected}"


def main():
    root, only = pathlib.Path(sys.argv[1]), sys.argv[2:]
    problems = list(samples_that_fail())
    excused = {(pattern, word, where): 0 for pattern, word, where in exceptions(pathlib.Path(__file__).parent / "exceptions.txt")}
    left = collections.Counter()
    for path, text in sources(root):
        for at, kind, words, better in sorted(findings(path, text)):
            fitting = [e for e in excused if fnmatch.fnmatch(path, e[0]) and e[1].lower() == words.lower()]
            for e in fitting:
                excused[e] += 1
            if fitting or (only and not any(path.startswith(o) for o in only)):
                continue
            problems.append(f"{path}:{text.count(chr(10), 0, at) + 1}: {words} -> {better}")
            folders = path.split("/")
            depth = 3 if path.startswith("include/velo/rest/") else 2 if path.startswith("include/") else 1
            left["/".join(folders[:min(len(folders) - 1, depth + 1)]) or "(top)"] += 1
    problems += [f"{where}: is no exception to anything: {pattern}  {word}" for (pattern, word, where), n in excused.items() if n == 0]
    if problems:
        print("\n".join(problems))
    for folder, count in sorted(left.items()):
        print(f"{count:6} left in {folder}")
    print(f"words: {len(problems)} findings")
    return 1 if problems else 0


sys.exit(main())
