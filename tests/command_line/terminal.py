#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Invites 2,000 people from a file, in tmux, against a fake_server that lets one request in ten fail: the bar moves, is gone at the
end, and never appears in a pipe; everybody is invited once, refused, or may have been invited.

usage: terminal.py VELO FAKE_SERVER [--seed NUMBER]
"""
import argparse
import collections
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

parser = argparse.ArgumentParser()
parser.add_argument("velo")
parser.add_argument("fake_server")
parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "little"))
GIVEN = parser.parse_args()
WORK = pathlib.Path(tempfile.mkdtemp(prefix="velo-terminal-"))
ROWS = 2000
BAR = re.compile(r"^\[(#*)\.*\] (\d+) of (\d+)", re.M)
check = tools.Checks()


def start_server():
    server = subprocess.Popen([GIVEN.fake_server, "--faults", str(GIVEN.seed)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    said = dict(line.strip().removeprefix("export ").split("=", 1) for line in server.stdout)
    server.stdout.close()
    return server, said


def in_tmux(command, variables):
    """Runs a command in a terminal of 80 columns; what it showed meanwhile, and in the end with all that scrolled away."""
    done = WORK / "status"
    tmux = ["tmux", "-L", f"velo-{os.getpid()}", "-f", "/dev/null"]
    line = f"{shlex.join(command)}; echo $? >{shlex.quote(str(done))}.part; mv {shlex.quote(str(done))}.part {shlex.quote(str(done))}; sleep 600"
    tools.run(*tmux, "new-session", "-d", "-x", "80", "-y", "24", line, env=variables, check=True)
    shown = []
    limit = time.monotonic() + 300
    while not done.exists() and time.monotonic() < limit:
        shown.append(tools.run(*tmux, "capture-pane", "-p").stdout)
        time.sleep(0.05)
    time.sleep(0.2)
    last = tools.run(*tmux, "capture-pane", "-p", "-S", "-").stdout
    tools.run(*tmux, "kill-server")
    return int(done.read_text()) if done.exists() else None, shown, last


def main():
    print(f"seed {GIVEN.seed}")
    file = WORK / "people.csv"
    head = "email,mfaType,smsNumber,primaryContactNumber,roles,entityId\n"
    file.write_text(head + "".join(f"t{n}@example.com,totp,+14155550150,+14155550151,velo.payor.admin,7fffa261-ac68-49e6-b605-d24a444d9206\n"
                                   for n in range(ROWS)))
    server, said = start_server()
    variables = tools.environment_of_velo(WORK, VELO_URL=said["VELO_URL"], VELO_TOKEN=said["VELO_TOKEN_APPLICATION"])
    job = [GIVEN.velo, "invite_user", "--from", str(file), "--parallel", "16"]
    status, shown, last = in_tmux(job, variables)
    bars = [m for screen in shown for m in BAR.finditer(screen)]
    numbers = [int(m[2]) for m in bars]
    print(f"tmux: {len(bars)} bars seen, at {len(set(numbers))} places; status {status}\n{last.rstrip()}")
    check(status in (0, 7), f"its status: {status}")
    check(len(set(numbers)) > 3 and numbers == sorted(numbers) and len({m[1] for m in bars}) > 2, f"the bar moves forward: {numbers}")
    check(all(m[3] == str(ROWS) for m in bars) and all(len(BAR.findall(screen)) <= 1 for screen in shown), "there is one bar")
    check(not BAR.search(last) and "[#" not in last and "[." not in last, f"the bar is gone at the end: {last}")
    check(f"velo: invite_user: {ROWS} rows: " in last, f"the summary is there: {last}")
    for _ in range(20):
        resumed = tools.run(*job, "--resume", env=variables, timeout=300)
        check(not re.search(r"[\r\x1b]|\[[#.]", resumed.stderr), f"no bar in a pipe: {resumed.stderr!r}")
        if ", 0 not done" in resumed.stderr:
            break
    everybody = tools.run(GIVEN.velo, "list_users", "--all", "--page-size", "100", env=variables | {"VELO_TOKEN": said["VELO_TOKEN"]}, check=True)
    invited = collections.Counter(json.loads(line)["email"] for line in everybody.stdout.splitlines())
    found = [json.loads(line) for line in pathlib.Path(f"{file}.results").read_text().splitlines()[1:]]
    states = {f"t{entry['row'] - 2}@example.com": entry["state"] for entry in found}
    print(f"{dict(collections.Counter(states.values()))}; {sum(name in invited for name in states)} are invited")
    check(len(found) == len(states) == ROWS and set(states.values()) <= {"done", "refused", "may_have_been_done"}, "the states add up to the rows")
    check(all(invited[name] == 1 for name, state in states.items() if state == "done"), "those that are done are invited, once")
    check(all(state != "refused" for name, state in states.items() if name in invited), "nobody is said to be refused and is invited")
    check(max(invited.values()) == 1, "nobody is there twice")
    server.terminate()
    server.wait()
    return check.report("terminal")


sys.exit(main())
