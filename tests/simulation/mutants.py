#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Puts one defect after the other into a copy of the headers: each time a schedule has to fail. Takes minutes, and is not part
of tests/run.sh; `ninja -C build/gcc mutants_of_schedules` runs it too.

usage: mutants.py INCLUDE_FOLDER [--compiler COMPILER] [PART_OF_A_NAME…]
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
FLAGS = ["-std=c++20", "-O1", "-w"]

# What is wrong, the header, what stands there, what stands there instead.
MUTANTS = [
    ("a non-idempotent call is repeated after maybe_sent", "retry/situation.hpp",
     "if (s.replay != replay::non_idempotent || s.delivered == delivery::not_sent) return true;", "return true;"),
    ("a 503 without Retry-After is no act", "retry/situation.hpp",
     "(s.status == 429 || (s.status == 503 && s.retry_after))", "(s.status == 429 || s.status == 503)"),
    ("502 does not pass", "retry/situation.hpp", "s.status == 502 || ", ""),
    ("no Retry-After is read", "call/course.hpp", "if (status != 429 && status != 503) return std::nullopt;", "return std::nullopt;"),
    ("backoff leaves Retry-After out", "retry/backoff.hpp",
     "auto const asked = s.retry_after.value_or(std::chrono::nanoseconds::zero());",
     "auto const asked = std::chrono::nanoseconds::zero();"),
    ("one attempt too many", "retry/backoff.hpp", "s.attempts >= max_attempts", "s.attempts > max_attempts"),
    ("one attempt too few", "retry/backoff.hpp", "s.attempts >= max_attempts", "s.attempts + 1 >= max_attempts"),
    ("the deadline is that of an attempt", "call/course.hpp", "        return left();\n    }", "        return facts_.timeout;\n    }"),
    ("a call gives all its time to a renewal ahead", "call/course.hpp", "return left() / 2;", "return left();"),
    ("a wait may end after the deadline", "call/course.hpp", "*length >= s.time_left || ", ""),
    ("the budget is not asked", "call/course.hpp", " || !lease_.take_retry()", ""),
    ("successes give nothing back", "call/course.hpp", "lease_.succeeded();", ""),
    ("a one-time code does not count", "endpoint/idempotency_of.hpp",
     "return detail::holds_one_time_value(op) ? replay::non_idempotent : Op::endpoint.replay;", "return Op::endpoint.replay;"),
    ("no single flight", "auth/token_store.hpp", "            if (state_->renewing) {", "            if (false) {"),
    ("renewal in a loop", "call/course.hpp", "!repeated_with_new_token_ && ", ""),
    ("a non-idempotent call is repeated after 401", "call/course.hpp",
     "!repeated_with_new_token_ && s.replay != replay::non_idempotent", "!repeated_with_new_token_"),
    ("a call that is never repeated is, after 401", "call/course.hpp", " && !is_sent_once()", ""),
    ("no repetition after 401", "call/course.hpp", "if (!repeated_with_new_token_ &&", "if (false &&"),
    ("every 404 of a deletion is a success", "call/course.hpp", "status == 404 && may_have_acted_ &&", "status == 404 &&"),
    ("no 404 of a deletion is a success", "call/course.hpp", "status == 404 && may_have_acted_ &&", "false &&"),
    ("what an earlier attempt did is forgotten", "call/course.hpp",
     "a.delivered == delivery::not_sent && may_have_acted_ ? delivery::maybe_sent : a.delivered", "a.delivered"),
    ("a renewal ahead that failed is made again at once", "auth/token_store.hpp", re.compile(r"state_->refresh_from = now \+ [^;]*;"), ""),
    ("an abandoned renewal is not given back", "auth/token_store.hpp", "~share() { abandon(); }", "~share() = default;"),
    ("nobody is woken", "auth/token_store.hpp", "who->wake();", "static_cast<void>(who);"),
    ("who waits is not told of a refusal", "auth/token_store.hpp", "state_->refused_flight = flight_;", ""),
    ("a rejected token is used on", "auth/token_store.hpp", "if (generation_ == state_->generation) state_->forget();", ""),
    ("a token newer than the rejected one is forgotten", "auth/token_store.hpp", "if (generation_ == state_->generation) state_->forget();",
     "state_->forget();"),
    ("a token lives from the answer on", "call/course.hpp", "share_.granted(*grant, sent_at_,", "share_.granted(*grant, now_,"),
    ("a token is not renewed ahead", "auth/token_store.hpp", re.compile(r"state_->refresh_from = state_->expires - [^;]*;"),
     "state_->refresh_from = state_->expires;"),
    ("a fault takes more time than the attempt has", "transport/faulty.hpp", "return {most, nullptr};", "return {m.length, nullptr};"),
]


def changed(text, old, new):
    """The text with one change; nothing when there is not exactly one place for it."""
    if isinstance(old, re.Pattern):
        return old.sub(lambda _: new, text) if len(old.findall(text)) == 1 else None
    return text.replace(old, new) if text.count(old) == 1 else None


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("include", type=pathlib.Path)
    arguments.add_argument("--compiler", default="g++")
    arguments.add_argument("names", nargs="*")
    given = arguments.parse_args()
    missed = tried = 0
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        for what, header, old, new in MUTANTS:
            if given.names and not any(n in what for n in given.names):
                continue
            tried += 1
            copy = work / "include"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(given.include / "velo", copy / "velo")
            path = copy / "velo" / "rest" / header
            text = changed(path.read_text(), old, new)
            if text is None:
                print(f"NOT FOUND {what}: {header}", flush=True)
                missed += 1
                continue
            path.write_text(text)
            program = work / "schedules"
            subprocess.run([given.compiler, *FLAGS, f"-I{copy}", str(HERE / "schedules.cpp"), "-o", str(program), "-lboost_json"], check=True)
            begin = time.monotonic()
            run = subprocess.run([str(program), "--count", "100000"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                 errors="replace", timeout=600)
            failed = re.search(r"FAILED (\w+)(?: in seed (\d+))?(.*)", run.stdout)
            if run.returncode != 1 or not failed:
                print(f"MISSED {what}: exit status {run.returncode}", flush=True)
                missed += 1
                continue
            print(f"noticed {what}: {failed[1]} in seed {failed[2]}{failed[3]} ({time.monotonic() - begin:.1f} s)", flush=True)
    print(f"{tried} defects put in, {missed} not noticed")
    return 1 if missed else 0


sys.exit(main())
