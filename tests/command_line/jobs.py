#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Runs jobs of `velo` (an operation for each row of a file): wrong files, failing servers, signals and kills.

usage: jobs.py VELO [--transports curl,sockets] [--kills NUMBER] [--seed NUMBER] [--rows NUMBER] [--any-memory]
               [--alone INVITE_ALL --fake-server FAKE_SERVER]

`--kills`: how many jobs are killed at random moments and resumed; `--rows`: of the job whose memory is measured;
`--alone`: compares the time of a job with that of `for_each_concurrent` alone, on a machine that does nothing else.
"""
import argparse
import collections
import fcntl
import http.server
import json
import os
import pathlib
import pty
import random
import re
import resource
import select
import signal
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

parser = argparse.ArgumentParser()
parser.add_argument("velo")
parser.add_argument("--transports", default="")
parser.add_argument("--kills", type=int, default=2)
parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "little"))
parser.add_argument("--rows", type=int, default=10000)
parser.add_argument("--any-memory", action="store_true")  # a sanitizer takes more
parser.add_argument("--alone")
parser.add_argument("--fake-server")
GIVEN = parser.parse_args()
VELO = GIVEN.velo
TRANSPORTS = [t for t in GIVEN.transports.split(",") if t]
WORK = pathlib.Path(tempfile.mkdtemp(prefix="velo-jobs-"))
ENTITY = "7fffa261-ac68-49e6-b605-d24a444d9206"
HEAD = "email,mfaType,smsNumber,primaryContactNumber,roles,entityId\n"
check = tools.Checks()


def environment(**more):
    return tools.environment_of_velo(WORK, **({"VELO_TOKEN": "token"} | more))


def velo(*arguments, stdin="", **more):
    return tools.run(VELO, *arguments, input=stdin, env=environment(**more), timeout=120)


def expect(status, *arguments, says=(), out=None, **more):
    result = velo(*arguments, **more)
    shown = f"velo {' '.join(arguments)}: status {result.returncode}, {result.stderr.strip()[:600]}"
    check(result.returncode == status, f"{shown}; expected {status}")
    for text in [says] if isinstance(says, str) else says:
        check(text in result.stderr, f"{shown}: does not say {text!r}")
    wrong = tools.page_named(result.stderr) if status != 0 else ""
    check(not wrong, f"{shown}: {wrong}")
    if out is not None:
        check(out in result.stdout, f"{shown}: output {result.stdout[:300]!r} has no {out!r}")
    check(not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", result.stdout + result.stderr), f"{shown}: has control characters")
    return result


def row(name, roles="velo.payor.admin"):
    return f'{name}@example.com,totp,+14155550150,+14155550151,"{roles}",{ENTITY}\n'


def people(file, names):
    path = WORK / file
    path.write_text(HEAD + "".join(row(n) for n in names))
    for old in WORK.glob(file + ".results*"):
        old.unlink()
    return str(path)


def results(file):
    """The states of the rows by their number, of a file that may be in the middle of a job."""
    lines = [json.loads(line) for line in pathlib.Path(file).read_text().splitlines()]
    return {r["row"]: r for r in lines[1:]}


class Server(http.server.BaseHTTPRequestHandler):
    """Invites people, and counts it. What it does with a request is decided by `plan(name, times)`, where `name` is the
    one before the @ or the user's id, and `times` how often it was asked for."""
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    lock = threading.Lock()
    acted, asked = collections.Counter(), collections.Counter()
    correlations = []
    plan = staticmethod(lambda name, times: "done")

    @classmethod
    def reset(cls, plan=lambda name, times: "done"):
        cls.plan = staticmethod(plan)
        cls.acted, cls.asked, cls.correlations = collections.Counter(), collections.Counter(), []

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        if self.path.startswith("/v1/authenticate"):
            return self.respond(200, '{"access_token":"granted","expires_in":1800}')
        name = json.loads(body)["email"].split("@")[0] if self.path.endswith("/invite") else self.path.split("/")[3]
        with Server.lock:
            Server.asked[name] += 1
            what = Server.plan(name, Server.asked[name])
            Server.correlations.append(self.headers.get("X-Correlation-Id"))
            if what in ("done", "lost", "502", "slow"):
                Server.acted[name] += 1
        if what == "slow":
            time.sleep(0.5)
        if what in ("done", "slow"):
            return self.respond(204)
        if what in ("lost", "dropped"):
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return None
        status, _, after = what.partition("/")
        return self.respond(int(status), '{"correlationId":"c","errors":[{"errorMessage":"no\\u001b[2J\\u009b\\u202e","location":"email"}]}', after)

    def respond(self, status, body="", after=""):
        head = f"HTTP/1.1 {status} x\r\n" + (f"Retry-After: {after}\r\n" if after else "")
        head += "\r\n" if status == 204 else f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self.wfile.write((head + body).encode())

    def log_message(self, *_):
        pass


def serve():
    class Quiet(http.server.ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def handle_error(self, *_):
            pass  # clients are killed

    server = Quiet(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def forms_of_input(url):
    """CSV and JSON lines, from a file and from standard input, and what a row may say."""
    text = ('\ufeffE-Mail,MFA Type,sms_number,primaryContactNumber,ROLES,entity-id,First Name,verificationCode\r\n'
            f'a@example.com,totp,+14155550150,+14155550151,"velo.payor.admin, velo.payor.support",{ENTITY},"Ann ""A"", B\nC",\\N\r\n'
            '\r\n'
            'b@example.com,SMS,+14155550150,+14155550151,x,\\N,,\r\n')
    path = WORK / "forms.csv"
    path.write_bytes(text.encode())
    expected = [{"email": "a@example.com", "mfaType": "TOTP", "smsNumber": "+14155550150", "primaryContactNumber": "+14155550151",
                 "roles": ["velo.payor.admin", "velo.payor.support"], "firstName": 'Ann "A", B\nC', "entityId": ENTITY,
                 "verificationCode": None},
                {"email": "b@example.com", "mfaType": "SMS", "smsNumber": "+14155550150", "primaryContactNumber": "+14155550151",
                 "roles": ["x"], "entityId": None}]

    def requests(*arguments, **more):
        printed = expect(0, "--dry-run", "invite_user", *arguments, **more).stdout
        return [json.loads(line) for line in printed.splitlines() if line.startswith("{")]

    check([{k: b[k] for k in sorted(b)} for b in requests("--from", str(path))] ==
          [{k: b[k] for k in sorted(b)} for b in expected], f"CSV: {requests('--from', str(path))}")
    check(len(requests("--from", "-", stdin=text)) == 2, "CSV from standard input")
    lines = "\n".join(json.dumps(b) for b in expected) + "\n\n"
    (WORK / "forms.jsonl").write_text(lines)
    check(requests("--from", str(WORK / "forms.jsonl")) == requests("--from", str(path)), "JSON lines")
    check(requests("--from", "-", stdin=lines) == requests("--from", str(path)), "JSON lines from standard input")
    check(requests("--from", "-", "--format", "jsonl", stdin=lines) == requests("--from", str(path)), "JSON lines by name")
    check(not WORK.joinpath("forms.csv.results").exists(), "a dry run leaves no results")
    # Arguments that all rows share; those of the path.
    ids = [f"00000000-0000-4000-8000-{n:012}" for n in range(3)]
    (WORK / "ids.csv").write_text("user id\n" + "\n".join(ids))
    Server.reset()
    expect(0, "role_update", "--from", str(WORK / "ids.csv"), "--roles", "payor.admin", "--url", url, says="3 rows: 3 done")
    check(Server.acted == collections.Counter(ids), f"one call for each row: {Server.acted}")
    expect(2, "role_update", "--from", str(WORK / "ids.csv"), "--user-id", ids[0], "--roles", "x", "--url", url,
           says=["row 2", "is given twice", "nothing was sent"])
    expect(2, "role_update", "--from", str(WORK / "ids.csv"), "--body", "{}", "--url", url, says="--body")
    expect(2, "role_update", "--from", str(WORK / "ids.csv"), "--roles", "x", "--verification-code", "123456", "--url",
           "https://api.invalid", says="loopback")
    expect(2, "list_users", "--from", str(WORK / "ids.csv"), "--url", url, says="that change something")
    expect(2, "invite_user", "--from", str(WORK / "no-file.csv"), "--url", url, says=["--from", "cannot be read"])
    expect(2, "invite_user", "--from", str(path), "--output", "csv", "--url", url, says="file of results")
    expect(2, "invite_user", "--from", "-", "--url", url, stdin=text, says="--results: has to be given")
    expect(2, "invite_user", "--from", str(path), "--parallel", "65", "--url", url, says=["--parallel", "from 1 to 64"])
    expect(2, "invite_user", "--from", str(path), says="no server")
    expect(2, "invite_user", "--from", str(path), "--server", "production", says=["for 2 rows", "--yes"])
    check(not WORK.joinpath("forms.csv.results").exists(), "a job that does not begin leaves no results")


def hostile_files(url):
    """Each is refused with its row and column, and nothing is sent."""
    good = row("a")
    long_line = "x" * (2 << 20)
    cases = [
        (b"", "is empty"), (b"\n\n", "is empty"), (HEAD.encode()[:-1] + b",x\n", "there is no column 'x'"),
        (b"emial\nx\n", "row 1: there is no column 'emial' (did you mean email?)"),
        (b"email,,roles\n", "row 1, column 2: has no name"), (b"email,E-Mail\n", "row 1, column 2: is there twice"),
        (b"email;roles\n", "row 1, column 1: the columns are separated by semicolons"),
        (b"email\troles\n", "row 1, column 1: the columns are separated by semicolons or tabs"),
        (b"sep=;\nemail;roles\n", "row 1, column 1: the columns are separated by semicolons"),
        (b"PK\3\4\n\0\0\0", "has a byte zero: is this a text file?"),
        ((HEAD + good + "a,b\n").encode(), "row 3, column 2: the row has 2 columns, the head has 6"),
        ((HEAD + good + good[:-1] + ",x\n").encode(), "row 3, column 7: the row has 7 columns"),
        ((HEAD + good.replace("a@", '"a@')).encode(), "row 2, column 1: has text after its closing quote"),
        ((HEAD + good + '"a@example.com,b\n\n').encode(), "row 3, column 1: has a quote that is not closed"),
        ((HEAD + good.replace("totp", 'to"tp')).encode(), "row 2, column 2: has a quote inside"),
        ((HEAD + good.replace("totp", '"to"tp')).encode(), "row 2, column 2: has text after its closing quote"),
        ((HEAD + good).replace("\n", "\r").encode(), "column 6: has a carriage return alone"),
        ((HEAD + good).encode() + b"\r", "row 3, column 1: has a carriage return alone"),
        ((HEAD + good.replace("a@", "\u00e4@")).encode("latin-1"), "row 2, column 1: is not UTF-8"),
        ((HEAD + good).encode().replace(b"totp", b"to\xedtp"), "row 2, column 2: is not UTF-8"),
        ((HEAD + good).encode("utf-16"), "row 1, column 1: is UTF-16"),
        ((HEAD + good).encode("utf-16-le"), "row 1, column 1: has a byte zero"),
        ((HEAD + good).encode().replace(b"totp", b"to\0tp"), "row 2, column 2: has a byte zero"),
        ((HEAD + "," * 1_000_000).encode(), "row 2, column 1001: is one of more than 1000 columns"),
        (("a," * 1_000_000).encode(), "row 1, column 1001: is one of more than 1000 columns"),
        ((HEAD + good + long_line).encode(), "row 3, column 1: is longer than 1 MiB"),
        ((HEAD + good + '"' + long_line.replace("x", "\n")).encode(), "row 3, column 1: is longer than 1 MiB"),
        ((HEAD + good.replace("totp", "fax")).encode(), "row 2: mfaType: given 'fax', allowed: one of SMS"),
        ((HEAD + good.replace("+14155550150", "555")).encode(), "row 2: smsNumber: given '555'"),
        ((HEAD + good.replace("a@example.com", "")).encode(), "row 2: email: is needed"),
        ((HEAD + good.replace("a@example.com", "\\N")).encode(), "row 2: email: cannot be null"),
        ((HEAD + good.replace("a@example.com", "\x1b[2J\u009b")).encode(), "row 2: email: given '?[2J?'"),
        (b'{"email":"a"\n', "row 1: is no JSON object"), (b'{}\n{"email":[]}', "row 2: email: given '[]'"),
        (b"{" * 100, "row 1: is no JSON object"), (b'{"e\xff":1}', "row 1: is not UTF-8"),
        (b'{"nothing":1}', "row 1: nothing: no such column"), (b'{"email":\0}', "row 1, column 10: has a byte zero"),
        (b"{" + b" " * (2 << 20), "row 1, column 1048577: is longer than 1 MiB"),
        (b'[{"email":"a"}]', "row 1: is a list in JSON"), (b' [\n{}]', "row 1: is a list in JSON"),
        (b'{\n"email":"a"\n}', "row 1: is no JSON object: a row is one, on one line"),
        (b'{"email":"a@example.com","email":"b@example.com"}', "row 1: has a member twice"),
        (b'{"email":"a","\\u0065mail":"b"}', "row 1: has a member twice"), (b'{"email":"a","E-Mail":"b"}', "row 1: E-Mail: is given twice"),
    ]
    Server.reset()
    for index, (text, says) in enumerate(cases):
        path = WORK / f"hostile-{index}"
        path.write_bytes(text)
        expect(2, "invite_user", "--from", str(path), "--url", url, says=says)
        check(not WORK.joinpath(f"hostile-{index}.results").exists(), f"case {index} leaves no results")
    many = WORK / "many-mistakes.csv"
    many.write_text(HEAD + "".join(row(f"p{n}").replace("totp", "fax") for n in range(100)))
    expect(2, "invite_user", "--from", str(many), "--url", url, says=["row 2: mfaType", "row 21: mfaType", "and 80 more rows are wrong"])
    check(not Server.asked, f"nothing is sent: {Server.asked}")


def wrong_names_of_files(url):
    """Folders, pipes and files of others in the place of rows and results: nothing is sent, and nothing of them is changed."""
    file = people("names.csv", ["a"])
    job = ["invite_user", "--url", url]
    Server.reset()
    for name, says in ((str(WORK), "Is a directory"), ("/no/such/file", "No such file"), ("", "No such file")):
        expect(2, *job, "--from", name, says=["--from: the file", "cannot be read", says])
    for name, says in ((str(WORK), "is there"), ("/no/such/folder/x", "No such file"), ("/dev/full", "is there")):
        expect(2, *job, "--from", file, "--results", name, says=["--results", says])
    pipe = WORK / "pipe"
    os.mkfifo(pipe)
    threading.Thread(target=lambda: pipe.write_text(HEAD + row("pipe")), daemon=True).start()
    expect(2, *job, "--from", str(pipe), says="--results: has to be given for rows that come from no regular file")
    for name in ("/dev/full", str(pipe)):
        expect(2, *job, "--from", file, "--results", name, "--resume", says="is no regular file")
    for text in ("precious", "precious\nand more", (HEAD + row("a"))[:-1], '{"job":"invite_user","server":"x"', '{"job":"other"}\n{"row'):
        precious = WORK / "precious"
        precious.write_text(text)
        for more in ([], ["--dry-run"]):
            expect(2, *job, "--from", file, "--results", str(precious), "--resume", *more, says="is of another job")
            check(precious.read_text() == text, f"a file of somebody else is as it was: {precious.read_text()!r}")
    for arguments, says in ((["--colour", "red"], "invite_user: --colour: no such argument"), (["--emial", "x"], "(did you mean --email?)"),
                            (["--paralel", "3"], "(did you mean --parallel?)"), (["--null", "nothing"], "--nothing: no such argument")):
        expect(2, *job, "--from", file, *arguments, says=says)
    expect(2, *job, "--from", "-", "--results", str(WORK / "stdin"), "--token", "@-", stdin=HEAD + row("a"), says="standard input was read already")
    check(not Server.asked, f"nothing is sent: {Server.asked}")
    # A credential that cannot be sent is known before the second row.
    file = people("credential.csv", [f"c{n}" for n in range(100)])
    expect(7, *job, "--from", file, VELO_TOKEN="planted token", says=["gave up: the credential cannot be used", "100 not done"])
    check(not Server.asked and "planted" not in pathlib.Path(file + ".results").read_text(), "nothing is sent, and the token is nowhere")
    # The sorted file cannot be made beside the first: all is in that one.
    file = people("beside.csv", ["b1", "b2"])
    (WORK / "beside.csv.results.new").mkdir()
    expect(0, *job, "--from", file, says=["in the order in which they came", "2 rows: 2 done"])
    expect(0, *job, "--from", file, "--resume", says="2 rows: 2 done")
    check(set(Server.asked.values()) == {1}, f"nobody is asked for twice: {Server.asked}")


def standard_files(url):
    """What the caller has closed is no place for results or connections; a reader that goes away stops no job."""
    for which, transport in ((w, t) for w in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-") for t in TRANSPORTS):
        file = people("closed.csv", [f"c{n}" for n in range(30)])
        Server.reset(lambda name, times: "slow" if int(name[1:]) > 10 else "done")
        command = f'exec "$0" invite_user --from "$1" --url {url} --transport {transport} --verbose {which} $2'
        process = subprocess.Popen(["sh", "-c", command, VELO, file], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while len(Server.asked) < 13 and process.poll() is None:
            time.sleep(0.005)
        process.kill()
        check(process.communicate()[0] == b"", f"{which} {transport}: it has output")
        text = pathlib.Path(file + ".results").read_text()
        check(all(line.startswith("{") for line in text.splitlines()), f"{which} {transport}: something else is in the results: {text}")
        Server.reset()
        result = subprocess.run(["sh", "-c", command, VELO, file, "--resume"], env=environment(), capture_output=True, timeout=60)
        states = collections.Counter(r["state"] for r in results(file + ".results").values())
        check(result.returncode == 7 and states["done"] + states["may_have_been_done"] == 30, f"{which} {transport}: {result} {states}")
    file = people("reader.csv", [f"r{n}" for n in range(60)])
    Server.reset()
    process = subprocess.Popen([VELO, "invite_user", "--from", file, "--url", url, "--verbose"], env=environment(), stderr=subprocess.PIPE)
    process.stderr.read(1)
    process.stderr.close()
    process.wait(60)
    states = collections.Counter(r["state"] for r in results(file + ".results").values())
    check(states == {"done": 60}, f"a reader that goes away: {process.returncode}, {states}")


def errors_in_json(url):
    """A script that reads JSON gets nothing else, also when the job is stopped or gives up."""
    file = people("json.csv", [f"j{n}" for n in range(200)])
    Server.reset(lambda name, times: "slow")
    process = subprocess.Popen([VELO, "invite_user", "--from", file, "--url", url, "--errors", "json"], env=environment(),
                               stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
    while len(Server.asked) < 3:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    said = json.loads(process.communicate(timeout=60)[1])
    check(process.returncode == said["exitStatus"] == 7 and said["see"] == "docs/errors.md#exit-status-7", f"stopped, in JSON: {said}")
    file = people("json.csv", [f"j{n}" for n in range(200)])
    said = json.loads(expect(7, "invite_user", "--from", file, "--url", "http://127.0.0.1:1", "--retry", "0", "--errors", "json").stderr)
    check("no connection" in said["gaveUp"] and said["notDone"] == 200, f"given up, in JSON: {said}")


def endless_line():
    """A line without an end is refused with bounded memory, long before its end."""
    read_end, write_end = os.pipe()
    process = subprocess.Popen([VELO, "--fake", "invite_user", "--from", "-", "--results", str(WORK / "endless")],
                               stdin=read_end, stderr=subprocess.PIPE, env=environment())
    os.close(read_end)
    written = 0
    try:
        while written < 1 << 30:
            written += os.write(write_end, b"x" * (1 << 20))
    except BrokenPipeError:
        pass
    os.close(write_end)
    said = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    check(os.waitstatus_to_exitcode(status) == 2 and "longer than 1 MiB" in said, f"an endless line: {status}, {said}")
    check(written < 1 << 24 and (GIVEN.any_memory or usage.ru_maxrss < 64 << 10), f"an endless line: {written} bytes read, {usage.ru_maxrss} KiB")


STATES = {"done": "done", "409": "refused", "400": "refused", "404": "refused", "500": "may_have_been_done",
          "502": "may_have_been_done", "503": "may_have_been_done", "408": "may_have_been_done", "lost": "may_have_been_done",
          "dropped": "may_have_been_done", "503/0": "not_done", "429/0": "not_done", "429": "not_done", "401": "not_done"}


def outcomes(url, how):
    """What becomes of a row, and which are repeated."""
    names = [f"{what.replace('/', '-')}.{n}" for what in STATES for n in range(3)]
    file = people("outcomes.csv", names)
    Server.reset(lambda name, times: name.rsplit(".", 1)[0].replace("-", "/"))
    job = ["invite_user", "--from", file, "--url", url, "--retry", "1", *how]
    result = expect(7, *job, says=["42 rows: 3 done, 9 refused, 18 may have been done, 12 not done", "--resume", "are not repeated"])
    check("\r" not in result.stderr and "\x1b" not in result.stderr, "no bar in a pipe")
    found = results(file + ".results")
    check(list(found) == list(range(2, 44)), "a line for each row, in their order")
    for number, name in enumerate(names, 2):
        what = name.rsplit(".", 1)[0].replace("-", "/")
        check(found[number]["state"] == STATES[what], f"{name}: {found[number]}")
    refused = found[2 + names.index("409.0")]
    check(refused["status"] == 409 and refused["serverSays"] == "email: no\x1b[2J\x9b\u202e" and refused["correlationId"] in Server.correlations,
          f"a line of results: {refused}")
    text = pathlib.Path(file + ".results").read_text()
    check(not any(c in text for c in "\x1b\x9b\u202e"), "escapes of the server are not passed on")
    # Without --resume nothing begins; with it, what was not done is.
    asked = Server.asked.copy()
    expect(2, *job, says=[".results is there", "--resume"])
    check(Server.asked == asked, "nothing is sent")
    printed = expect(0, *job, "--resume", "--dry-run").stdout
    check(printed.count("# row ") == 12, "a dry run of what is left")
    Server.reset()
    expect(7, *job, "--resume", says="42 rows: 15 done, 9 refused, 18 may have been done, 0 not done")
    check(set(Server.asked) == {n for n in names if STATES[n.rsplit(".", 1)[0].replace("-", "/")] == "not_done"},
          f"only what was not done is repeated: {Server.asked}")
    said = json.loads(expect(7, *job, "--resume", "--errors", "json").stderr)
    check((said["done"], said["refused"], said["mayHaveBeenDone"], said["notDone"], said["exitStatus"]) == (15, 9, 18, 0, 7), f"{said}")
    # Another job does not go on with these results.
    for change in (["--verification-code", "@" + str(WORK / "code")], ["--url", url + "/v"], ["--first-name", "X"]):
        (WORK / "code").write_text("123456")
        other = [a for a in job if a not in ("--url", url)] if "--url" in change else job
        expect(2, *other, *change, "--resume", says="is of another job")
    pathlib.Path(file).write_text(HEAD + row("other"))
    expect(2, *job, "--resume", says="is of another job")
    with open(file + ".results", "a") as more:
        more.write('{"row":0,"state":"done"}\n')
    people_again = HEAD + "".join(row(n) for n in names)
    pathlib.Path(file).write_text(people_again)
    expect(2, *job, "--resume", says="line 44: is no result of a row")


def idempotent(url):
    """What may be done twice is repeated by --resume."""
    ids = [f"00000000-0000-4000-8000-{n:012}" for n in range(20)]
    path = WORK / "idempotent.csv"
    path.write_text("userId\n" + "\n".join(ids) + "\n")
    job = ["role_update", "--roles", "payor.admin", "--from", str(path), "--url", url, "--retry", "0"]
    Server.reset(lambda name, times: "lost" if int(name[-2:]) % 2 else "done")
    expect(7, *job, says="20 rows: 10 done, 0 refused, 10 may have been done, 0 not done")
    Server.reset()
    expect(0, *job, "--resume", says="20 rows: 20 done")
    check(len(Server.asked) == 10, "only those that may not have been done")


def hopeless(how):
    """A server that is not there: the job gives up early, and --resume does all."""
    file = people("hopeless.csv", [f"p{n}" for n in range(500)])
    job = ["invite_user", "--from", file, "--retry", "0", *how]
    began = time.monotonic()
    expect(7, *job, "--url", "http://127.0.0.1:1", says=["gave up", "0 done, 0 refused, 0 may have been done, 500 not done"])
    check(time.monotonic() - began < 20, "it gives up early")


def settled(file, names, what):
    """Everybody is done, refused, or may have been: as the server saw it, nobody twice."""
    found = results(file)
    states = collections.Counter(r["state"] for r in found.values())
    check(len(found) == len(names) and set(states) <= {"done", "refused", "may_have_been_done"}, f"{what}: the rows add up: {states}")
    check(all(count == 1 for count in Server.acted.values()), f"{what}: invited twice: {Server.acted.most_common(3)}")
    for number, name in enumerate(names, 2):
        state = found[number]["state"]
        if state == "done":
            check(Server.acted[name] == 1, f"{what}: {name} is said to be done")
        elif state == "refused":
            check(Server.acted[name] == 0, f"{what}: {name} is said to be refused")
    return states


def faults(draw):
    """A plan with faults: the same for a name whenever it is asked for first, then fewer."""
    def plan(name, times):
        if Server.acted[name]:
            return "409"
        if name.endswith("7"):
            return "400"
        return draw.choices(["done", "429/0", "503/0", "lost", "dropped"], [80, 8, 8, 2, 2])[0]
    return plan


def kills(url, seed):
    """Killed at random moments and resumed, until it ends by itself."""
    draw = random.Random(seed)
    names = [f"k{n}" for n in range(400)]
    file = people("kills.csv", names)
    Server.reset(faults(draw))
    runs = 0
    for runs in range(1, 20):
        process = subprocess.Popen([VELO, "invite_user", "--from", file, "--url", url, "--retry", "3", "--parallel", "8"] +
                                   (["--resume"] if runs > 1 else []),
                                   env=environment(), stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
        limit = sum(Server.asked.values()) + draw.randrange(1, 250)
        while process.poll() is None and sum(Server.asked.values()) < limit:
            time.sleep(0.001)
        time.sleep(draw.random() * 0.01)
        process.kill()
        said = process.stderr.read()
        status = process.wait()
        process.stderr.close()
        if status >= 0 and " 0 not done" in said:
            break
        check(status in (-9, 7), f"seed {seed}, run {runs}: status {status}, {said}")
        time.sleep(0.05)  # what is on its way arrives
    states = settled(file + ".results", names, f"seed {seed}")
    check(runs > 1, f"seed {seed}: it was killed")
    return f"seed {seed}: {runs} runs, {dict(states)}"


def signals(url):
    """The first SIGINT, SIGTERM or SIGHUP lets calls in flight end, the second stops them."""
    file = people("nohup.csv", [f"n{n}" for n in range(20)])
    Server.reset(lambda name, times: "slow")
    process = subprocess.Popen(["nohup", VELO, "invite_user", "--from", file, "--url", url, "--parallel", "10"], env=environment(),
                               stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
    while len(Server.asked) < 3:
        time.sleep(0.01)
    process.send_signal(signal.SIGHUP)
    said = process.communicate(timeout=60)[1]
    check(process.returncode == 0 and "20 rows: 20 done" in said, f"nohup: {process.returncode} {said}")
    for which in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        names = [f"s{n}" for n in range(200)]
        file = people("signals.csv", names)
        Server.reset(lambda name, times: "slow")
        process = subprocess.Popen([VELO, "invite_user", "--from", file, "--url", url, "--parallel", "4"], env=environment(),
                                   stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
        while len(Server.asked) < 3:
            time.sleep(0.01)
        process.send_signal(which)
        said = process.communicate(timeout=60)[1]
        states = collections.Counter(r["state"] for r in results(file + ".results").values())
        check(process.returncode == 7 and "may have been done, " in said and " 0 may have been done" in said and "--resume" in said,
              f"{which}: {process.returncode} {said}")
        check(states["done"] == len(Server.acted) and states["done"] + states["not_done"] == 200, f"{which}: {states}, {len(Server.acted)}")
        Server.reset(lambda name, times: "slow" if times == 1 and int(name[1:]) > 190 else "done")
        process = subprocess.Popen([VELO, "invite_user", "--from", file, "--url", url, "--resume"], env=environment(),
                                   stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
        while sum(name[1:] > "190" and len(name) == 4 for name in Server.asked) < 3 and process.poll() is None:
            time.sleep(0.005)
        process.send_signal(which)
        time.sleep(0.15)
        process.send_signal(which)
        said = process.communicate(timeout=60)[1]
        found = results(file + ".results")
        states = collections.Counter(r["state"] for r in found.values())
        check(process.returncode == 7 and states["may_have_been_done"] >= 1, f"{which} twice: {process.returncode} {said} {states}")


def one_at_a_time(url):
    """Two do not work on one file; results that cannot be written stop the job before the next call."""
    file = people("lock.csv", [f"l{n}" for n in range(8)])
    Server.reset(lambda name, times: "slow")
    first = subprocess.Popen([VELO, "invite_user", "--from", file, "--url", url, "--parallel", "1", "--quiet"], env=environment(),
                             stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
    while not Server.asked:
        time.sleep(0.01)
    expect(2, "invite_user", "--from", file, "--url", url, "--resume", says="another velo works on the file")
    check(first.communicate(timeout=60)[1] == "" and first.returncode == 0, "a job that is quiet")
    file = people("full.csv", [f"f{n}" for n in range(400)])
    Server.reset()
    # Writing beyond the limit is an error, as on a disk that is full.
    process = subprocess.run([VELO, "invite_user", "--from", file, "--url", url], env=environment(), capture_output=True, text=True,
                             preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)), restore_signals=False,
                             stdin=subprocess.DEVNULL, timeout=60)
    check(process.returncode == 5 and "cannot be written" in process.stderr, f"a full disk: {process.returncode} {process.stderr}")
    text = pathlib.Path(file + ".results").read_text()
    begun = {json.loads(line)["row"] for line in text.splitlines()[1:] if line.endswith("}")}
    check(0 < sum(Server.acted.values()) <= len(begun), f"no call without a line: {len(Server.acted)}, {len(begun)}")


def shown_on_a_terminal(arguments, columns=80, **variables):
    """What the command shows on a terminal of its own, and its status."""
    process, terminal = pty.fork()
    if process == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.execve(VELO, [VELO, *arguments], environment(**({"TERM": "xterm"} | variables)))
    shown = b""
    while select.select([terminal], [], [], 120)[0]:
        try:
            shown += os.read(terminal, 65536)
        except OSError:
            break
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    return shown.decode(), os.waitstatus_to_exitcode(status)


def narrow_and_dumb_terminals(url):
    """The bar fits any width; a terminal that cannot move the cursor gets lines."""
    for columns in (0, 1, 2, 20, 40, 1000):
        file = people("narrow.csv", [f"w{n}" for n in range(40)])
        Server.reset(lambda name, times: "slow")
        text, status = shown_on_a_terminal(["invite_user", "--from", file, "--url", url, "--parallel", "20"], columns)
        bars = re.findall(r"\r([^\r\n]*)\x1b\[K", text)
        check(status == 0 and len(bars) > 3 and max(len(b) for b in bars) < (columns or 80), f"{columns} columns: {status} {bars}")
    for variables, more in (({"TERM": "dumb"}, []), ({"TERM": ""}, []), ({}, ["--verbose"])):
        file = people("narrow.csv", [f"w{n}" for n in range(40)])
        text, status = shown_on_a_terminal(["invite_user", "--from", file, "--url", url, "--parallel", "20", *more], **variables)
        check(status == 0 and "\x1b" not in text and not re.search(r"\r(?!\n)", text), f"{variables}: {status} {text!r}")


def on_a_terminal(url):
    """A bar that moves and is gone at the end."""
    file = people("terminal.csv", [f"t{n}" for n in range(2000)])
    draw = random.Random(1)
    Server.reset(faults(draw))
    text, status = shown_on_a_terminal(["invite_user", "--from", file, "--url", url, "--parallel", "8"])
    bars = re.findall(r"\r\[(#*)\.*\] (\d+) of 2000", text)
    check(len(bars) > 3 and len({b[0] for b in bars}) > 2, f"the bar moves: {bars[:3]}")
    check([int(b[1]) for b in bars] == sorted(int(b[1]) for b in bars), "it goes forward")
    check(all(len(re.sub(r"\x1b\[K", "", b)) < 80 for b in text.split("\r") if b.startswith("[")), "it fits the terminal")
    check(re.search(r"\r\x1b\[Kvelo: invite_user: 2000 rows: ", text), f"it is gone at the end: {text[-300:]!r}")
    check("[#" not in text.rsplit("\r\x1b[K", 1)[-1], "nothing is left of it")
    settled_states = collections.Counter(r["state"] for r in results(file + ".results").values())
    check(sum(settled_states.values()) == 2000 and all(c == 1 for c in Server.acted.values()), f"on a terminal: {settled_states}")
    check(status == 7, "its status")


def large(url, how):
    """Many rows in little memory."""
    file = people("large.csv", [f"large{n}" for n in range(GIVEN.rows)])
    Server.reset()
    process = subprocess.Popen([VELO, "invite_user", "--from", file, "--url", url, "--parallel", "8", *how], env=environment(),
                               stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    check(process.returncode == 0 and f"{GIVEN.rows} done" in said, f"many rows: {said}")
    check(GIVEN.any_memory or usage.ru_maxrss < 64 << 10, f"many rows take {usage.ru_maxrss} KiB")
    check(len(Server.acted) == GIVEN.rows, "all are invited")
    seconds = usage.ru_utime + usage.ru_stime
    return f"{GIVEN.rows} rows: {usage.ru_maxrss // 1024} MiB, {seconds:.1f} s of the processor; {said.splitlines()[-1]}"


def throughput():
    """A job beside `for_each_concurrent` alone: the median of five each, by turns, against a fake of their own."""
    rates = {"job": [], "alone": []}
    file = people("throughput.csv", [f"job{n}" for n in range(GIVEN.rows)])
    for _ in range(5):
        for what in rates:
            server = subprocess.Popen([GIVEN.fake_server], stdout=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL)
            said = dict(line.strip().removeprefix("export ").split("=", 1) for line in server.stdout)
            variables = environment(VELO_URL=said["VELO_URL"], VELO_TOKEN=said["VELO_TOKEN_APPLICATION"])
            pathlib.Path(file + ".results").unlink(missing_ok=True)
            command = [GIVEN.alone, str(GIVEN.rows), "4"] if what == "alone" else [VELO, "invite_user", "--from", file]
            began = time.monotonic()
            result = tools.run(*command, env=variables, timeout=300)
            seconds = time.monotonic() - began
            server.terminate()
            server.wait()
            server.stdout.close()
            check(result.returncode == 0, f"throughput of {what}: {result.stderr}")
            rates[what].append(GIVEN.rows / seconds)
    job, alone = statistics.median(rates["job"]), statistics.median(rates["alone"])
    check(job >= 0.8 * alone, f"rows a second: {rates}")
    shown = {what: " ".join(f"{rate:.0f}" for rate in sorted(all_)) for what, all_ in rates.items()}
    return f"rows a second: {job:.0f} of a job ({shown['job']}), {alone:.0f} of for_each_concurrent alone ({shown['alone']})"


def key_and_secret(url):
    """A token is fetched for the job."""
    file = people("key.csv", ["key"])
    Server.reset()
    expect(0, "invite_user", "--from", file, "--url", url, VELO_TOKEN="", VELO_KEY="k", VELO_SECRET="s", says="1 done")
    file = people("none.csv", ["key"])
    expect(2, "invite_user", "--from", file, "--url", url, VELO_TOKEN="", says="no access token")


def main():
    url = serve()
    print(f"seed {GIVEN.seed}")
    expect(0, "--fake", "--as", "application", "invite_user", "--from", people("fake.csv", ["a", "b"]), "--outbox",
           says=["2 rows: 2 done", "to a@example.com"])
    endless_line()
    if not TRANSPORTS:
        hostile_files("http://127.0.0.1:1")
    else:
        forms_of_input(url)
        hostile_files(url)
        for transport in TRANSPORTS:
            outcomes(url, ["--transport", transport])
        hopeless(["--transport", TRANSPORTS[0]])
        idempotent(url)
        key_and_secret(url)
        signals(url)
        one_at_a_time(url)
        wrong_names_of_files(url)
        standard_files(url)
        errors_in_json(url)
        on_a_terminal(url)
        narrow_and_dumb_terminals(url)
        for n in range(GIVEN.kills):
            print(kills(url, GIVEN.seed + n))
        if GIVEN.alone:
            print(throughput())
        print(large(url, ["--transport", TRANSPORTS[0]]))
    return check.report("jobs")


sys.exit(main())
