#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Starts `fake_server` as a test in another language would, and calls it with the standard library of Python.

usage: fake_server.py FAKE_SERVER https|http        (http: it is built without https)
"""
import base64
import contextlib
import http.client
import json
import os
import pathlib
import shlex
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

FAKE_SERVER = sys.argv[1]
HAS_HTTPS = sys.argv[2] == "https"
WORK = tempfile.TemporaryDirectory(prefix="velo-fake-server-")
check = tools.Checks()


@contextlib.contextmanager
def server(*options, ends_by=signal.SIGTERM, files=1024):
    """Runs it with a limit of open files, yields the variables that it prints, and checks how it ends."""
    command = ["sh", "-c", f'ulimit -n {files}; exec "$0" "$@"', FAKE_SERVER, *options]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    said = {}
    for line in process.stdout:  # it closes its output when it serves
        word, _, assignment = line.rstrip("\n").partition(" ")
        check(word == "export", f"a line is a command for a shell: {line}")
        name, _, value = assignment.partition("=")
        said[name] = "".join(shlex.split(value))
    try:
        check(said.get("VELO_PID") == str(process.pid), f"it says its process id: {said}")
        ca_file = pathlib.Path(said.get("VELO_CA_FILE", "/no/such/file"))
        check(ca_file.is_file() == HAS_HTTPS, f"the certificate {ca_file} is there")
        yield said
        check(process.poll() is None, "it serves until it is told to end")
        process.send_signal(ends_by)
        begun = time.monotonic()
        status = process.wait(20)
        check(status == 0, f"{ends_by.name} ends it with {status}, {process.stderr.read()}")
        check(time.monotonic() - begun < 5, f"{ends_by.name} ends it at once")
        check(not ca_file.exists(), f"the certificate {ca_file} is gone")
    finally:
        process.kill()
        process.communicate()


def trusting(ca_file):
    return ssl.create_default_context(cafile=ca_file)


def call(method, url, authorization, body=None, ca_file=None):
    """Status and JSON of the response."""
    request = urllib.request.Request(url, method=method, headers={"Authorization": authorization},
                                     data=None if body is None else json.dumps(body).encode())
    if body is not None:
        request.add_header("Content-Type", "application/json")
    handlers = [urllib.request.ProxyHandler({})]
    if ca_file is not None:
        handlers.append(urllib.request.HTTPSHandler(context=trusting(ca_file)))
    try:
        with urllib.request.build_opener(*handlers).open(request, timeout=20) as response:
            status, text = response.status, response.read()
    except urllib.error.HTTPError as e:
        status, text = e.code, e.read()
    return status, json.loads(text) if text else None


def emails(page):
    return [user["email"] for user in page["content"]]


PEOPLE = ["ann@example.com", "max@example.com", "olga@example.com", "pia@example.com", "sam@example.com"]


def log_in_and_list():
    with server() as said, server() as other:
        url = said["VELO_URL"]
        check(url.startswith("http://127.0.0.1:"), f"HTTP on this machine: {url}")
        basic = "Basic " + base64.b64encode(f"{said['VELO_KEY']}:{said['VELO_SECRET']}".encode()).decode()
        status, granted = call("POST", url + "/v1/authenticate?grant_type=client_credentials", basic)
        check(status == 200, f"key and secret log in: {status}, {granted}")
        status, response = call("POST", url + "/v1/authenticate?grant_type=client_credentials", basic + "AAAA")
        check(status == 401 and "errors" in response, f"another secret does not: {status}, {response}")
        bearer = "Bearer " + granted["access_token"]
        status, page = call("GET", url + "/v2/users", bearer)
        check(status == 200 and emails(page) == PEOPLE, f"users over HTTP: {status}, {page}")
        for who in ("", "_APPLICATION", "_OFFICE", "_MASTER", "_ADMIN", "_SUPPORT"):
            status, page = call("GET", url + "/v2/users", "Bearer " + said["VELO_TOKEN" + who])
            check(status == 200, f"the token VELO_TOKEN{who} lists users: {status}, {page}")
        status, self = call("GET", url + "/v2/users/self", "Bearer " + said["VELO_TOKEN_PAYEE"])
        check(status == 200 and self["email"] == "pia@example.com", f"the token of the payee: {status}, {self}")
        status, granted = call("POST", url + "/v1/validate", "Bearer " + said["VELO_TOKEN_HALF_WAY"],
                               {"otp": said["VELO_CODE"]})
        check(status == 200 and "access_token" in granted, f"the code completes a login: {status}, {granted}")
        # Two servers share nothing.
        ann = page["content"][0]["id"]
        status, _ = call("DELETE", f"{url}/v2/users/{ann}", "Bearer " + said["VELO_TOKEN"])
        check(status == 204, f"a user is deleted: {status}")
        for where, count in ((url, 4), (other["VELO_URL"], 5)):
            status, page = call("GET", where + "/v2/users", "Bearer " + said["VELO_TOKEN"])
            check(status == 200 and len(page["content"]) == count, f"{count} users are left: {status}, {page}")
        status, response = call("GET", url + "/v1/payouts", bearer)
        check(status == 501, f"another API is not served: {status}, {response}")
        if HAS_HTTPS:
            over_https(said, other, bearer)


def over_https(said, other, bearer):
    ca_file = said["VELO_CA_FILE"]
    url = said["VELO_HTTPS_URL"]
    check(url.startswith("https://localhost:"), f"https on this machine: {url}")
    for where in (url, url.replace("localhost", "127.0.0.1")):
        status, page = call("GET", where + "/v2/users", bearer, ca_file=ca_file)
        check(status == 200 and emails(page) == PEOPLE[1:], f"users over https, the same ones: {status}, {page}")
    check(b"PRIVATE" not in pathlib.Path(ca_file).read_bytes(), "the key is not in the file")
    for untrusted in (other["VELO_CA_FILE"], None):
        try:
            call("GET", url + "/v2/users", bearer, ca_file=untrusted)
            check(False, f"a client that trusts {untrusted} is served")
        except urllib.error.URLError as e:
            check(isinstance(e.reason, ssl.SSLCertVerificationError), f"a client that trusts {untrusted}: {e}")


def port_of(url):
    return int(url.rsplit(":", 1)[1])


def raw(port, data, wait=20):
    """The response to these bytes, until the server closes the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as connection:
        response = b""
        try:
            connection.sendall(data)
            while more := connection.recv(65536):
                response += more
        except ConnectionResetError:
            response += b"(reset)"
        return response


def broken_clients():
    with server(ends_by=signal.SIGINT) as said:
        ports = [port_of(said["VELO_URL"])] + ([port_of(said["VELO_HTTPS_URL"])] if HAS_HTTPS else [])
        authorization = "Bearer " + said["VELO_TOKEN"]

        def serves(after):
            status, _ = call("GET", said["VELO_URL"] + "/v2/users", authorization)
            check(status == 200, f"HTTP after {after}: {status}")
            if HAS_HTTPS:
                status, _ = call("GET", said["VELO_HTTPS_URL"] + "/v2/users", authorization,
                                 ca_file=said["VELO_CA_FILE"])
                check(status == 200, f"https after {after}: {status}")

        for garbage in (b"\x00\xff garbage\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
                        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"\x16\x03\x01" + b"x" * 200):
            for port in ports:
                response = raw(port, garbage)
                check(port != ports[0] or response.startswith(b"HTTP/1.1 400 "), f"{garbage[:40]} gets 400: {response[:80]}")
            serves(f"{garbage[:40]}")
        response = raw(ports[0], b"GET / HTTP/1.1\r\nX: " + b"x" * 100_000 + b"\r\n\r\n")
        check(response.startswith(b"HTTP/1.1 431 "), f"a head too large: {response[:80]}")
        length = 2_000_000
        response = raw(ports[0], b"POST /v2/users/invite HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % length + b"x" * length)
        check(response.startswith(b"HTTP/1.1 413 "), f"a body too large: {response[:80]}")
        response = raw(ports[0], b"POST /v2/users/invite HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                     + b"186A00\r\n" + b"x" * 0x186A00 + b"\r\n0\r\n\r\n")
        check(response.startswith(b"HTTP/1.1 413 "), f"a body too large in chunks: {response[:80]}")
        status, _ = call("POST", said["VELO_URL"] + "/v2/users/invite", authorization, {"x": "y" * length})
        check(status == 413, f"urllib's body too large over HTTP: {status}")
        if HAS_HTTPS:
            status, _ = call("POST", said["VELO_HTTPS_URL"] + "/v2/users/invite", authorization, {"x": "y" * length},
                             said["VELO_CA_FILE"])
            check(status == 413, f"urllib's body too large over https: {status}")
        serves("bodies too large")
        # A client that expects 100-continue, and one that sends two requests at once.
        head = f"Authorization: {authorization}\r\nHost: x\r\n".encode()
        response = raw(ports[0], b"PUT /v2/users/self/password HTTP/1.1\r\n" + head + b"Expect: 100-continue\r\n"
                     b"Connection: close\r\nContent-Length: 2\r\n\r\n{}")
        check(response.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 "), f"100-continue: {response[:80]}")
        response = raw(ports[0], b"GET /v2/users/self HTTP/1.1\r\n" + head + b"\r\nGET /v2/users/self HTTP/1.1\r\n" + head
                     + b"Connection: close\r\n\r\n")
        check(response.count(b"HTTP/1.1 200 OK") == 2, f"two requests in one go: {response[:80]}")
        # Many clients that send half a request, or none, and stay.
        slow = [socket.create_connection(("127.0.0.1", port)) for port in ports for _ in range(100)]
        for i, connection in enumerate(slow):
            connection.sendall([b"", b"GET /v2", b"\x16\x03\x01", b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n"][i % 4])
        begun = time.monotonic()
        for _ in range(20):
            serves("slow clients")
        check(time.monotonic() - begun < 10, "slow clients do not slow the others")
        # A client that never reads its responses.
        unread = socket.create_connection(("127.0.0.1", ports[0]))
        unread.settimeout(0.5)
        with contextlib.suppress(OSError):
            for _ in range(20_000):
                unread.sendall(b"GET /v2/users HTTP/1.1\r\n" + head + b"\r\n")
        serves("a client that does not read")
        for connection in slow[::2]:
            connection.close()
        serves("clients that left")
        many_at_once(said, authorization)
    for connection in [*slow, unread]:
        connection.close()


def too_many_clients():
    with server(files=40) as said:
        clients = [socket.create_connection(("127.0.0.1", port_of(said["VELO_URL"]))) for _ in range(80)]
        time.sleep(0.2)
        for client in clients:
            client.close()
        status, _ = call("GET", said["VELO_URL"] + "/v2/users", "Bearer " + said["VELO_TOKEN"])
        check(status == 200, f"after more clients than it can have: {status}")


def many_at_once(said, authorization):
    statuses = []

    def client():
        for _ in range(50):
            connection = http.client.HTTPConnection("127.0.0.1", port_of(said["VELO_URL"]), timeout=20)
            for _ in range(2):  # the second one over the same connection
                connection.request("GET", "/v2/users/self", headers={"Authorization": authorization})
                response = connection.getresponse()
                response.read()
                statuses.append(response.status)
            connection.close()

    threads = [threading.Thread(target=client) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check(statuses == [200] * 800, f"800 calls of 8 clients: {len(statuses)}, {set(statuses)}")
    # A closed connection frees its file descriptor.
    time.sleep(0.2)
    open_files = len(os.listdir(f"/proc/{said['VELO_PID']}/fd")) if os.path.isdir("/proc/self/fd") else 0
    check(open_files < 250, f"{open_files} files are open")


def refused(status, says, *options):
    result = tools.run(FAKE_SERVER, *options, timeout=20)
    shown = f"fake_server {' '.join(options)}: {result.returncode}, {result.stderr.strip()}"
    check(result.returncode == status and result.stdout == "", f"{shown}; expected {status}")
    for text in says:
        check(text in result.stderr, f"{shown}; does not say {text!r}")


def options():
    text = tools.run(FAKE_SERVER, "--help", check=True).stdout
    check(all(f"--{name}" in text for name in ("port", "https-port", "ca-file", "faults", "help", "man")), "the help names each option")
    check(all(len(line) <= 80 for line in text.splitlines()), "the help fits a terminal of 80 columns")
    example = ['eval "$(fake_server &)"', 'curl -H "Authorization: Bearer $VELO_TOKEN" "$VELO_URL/v2/users"', 'kill "$VELO_PID"']
    check("\n".join(["In a shell:", ""] + [f"  {line}" for line in example]) + "\n\n" in text,
          f"the help has its example line by line: {text}")
    refused(2, ["'--colour'", "--port", "--ca-file"], "--colour", "red")
    refused(2, ["'stray'"], "stray")
    refused(2, ["--faults", "'x'", "a whole number"], "--faults", "x")
    check(tools.run(FAKE_SERVER, "--man", check=True).stdout.startswith(".TH FAKE_SERVER 1"), "the manual page")
    # With faults some requests fail, and the connection is lost for some.
    with server("--faults", "7") as said:
        statuses = []
        for _ in range(200):
            try:
                statuses.append(call("GET", said["VELO_URL"] + "/v2/users", "Bearer " + said["VELO_TOKEN"])[0])
            except OSError:
                statuses.append("lost")
        check({200, 429, 503, "lost"} <= set(statuses) and statuses.count(200) > 150, f"faults: {statuses}")
    refused(2, ["--port: a value has to follow"], "--port")
    for port in ("x", "-1", "65536", "80 ", ""):
        refused(2, ["--port", f"'{port}'", "from 0 to 65535"], "--port", port)
    if not HAS_HTTPS:
        refused(2, ["--ca-file", "without OpenSSL"], "--ca-file", "x")
        refused(2, ["--https-port", "without OpenSSL"], "--https-port", "0")
    with server() as said:
        names = set(said)
        check(all(name in text for name in names), f"the help names what it prints: {names}")
        port = said["VELO_URL"].rsplit(":", 1)[1]
        refused(1, ["--port", port, "127.0.0.1"], "--port", port)
        if HAS_HTTPS:
            refused(1, ["--https-port", port, "127.0.0.1"], "--https-port", port)
            taken = said["VELO_CA_FILE"]
            refused(1, [taken, "exists"], "--ca-file", taken)
            refused(1, ["/no/such/directory"], "--ca-file", "/no/such/directory/ca.pem")
            refused(2, ["--ca-file"], "--ca-file=")
    # A server that has ended leaves its port free at once.
    with server(f"--port={port}") as said:
        check(said["VELO_URL"] == f"http://127.0.0.1:{port}", "the port is the one that was wanted")
    if HAS_HTTPS:
        wanted = pathlib.Path(WORK.name, "it's the ca.pem")
        with server("--ca-file", str(wanted), "--https-port", port, "--port", "0") as said:
            check(said["VELO_CA_FILE"] == str(wanted), "the file is the one that was wanted")
            check(said["VELO_HTTPS_URL"] == f"https://localhost:{port}", "the port of https is the one that was wanted")
            check(call("GET", said["VELO_HTTPS_URL"] + "/v2/users", "Bearer " + said["VELO_TOKEN"],
                       ca_file=wanted)[0] == 200, "https on the port that was wanted")
    for script in ('exec "$0" >&-', 'exec "$0" >/dev/full'):
        closed = tools.run("sh", "-c", script, FAKE_SERVER, timeout=20, env=os.environ | {"TMPDIR": WORK.name})
        check(closed.returncode == 1 and "standard output" in closed.stderr, f"{script}: {closed}")
    check(os.listdir(WORK.name) == [], f"no file is left behind: {os.listdir(WORK.name)}")


def in_a_shell():
    # The variables are for the programs that the shell starts, here another shell.
    script = ('eval "$("$0" --ca-file "$1" &)"; sh -c \'printf "%s\\n" "$VELO_URL" "$VELO_CA_FILE" "$VELO_TOKEN"\'; '
              'kill "$VELO_PID"; while kill -0 "$VELO_PID" 2>/dev/null; do sleep 0.05; done')
    if not HAS_HTTPS:
        script = script.replace(' --ca-file "$1"', "")
    file = f"{WORK.name}/in $(the) shell.pem"
    result = tools.run("sh", "-c", script, FAKE_SERVER, file, timeout=20)
    lines = result.stdout.split("\n")
    check(result.returncode == 0 and len(lines) == 4 and lines[0].startswith("http://127.0.0.1:")
          and lines[1] == (file if HAS_HTTPS else "") and len(lines[2]) == 36, f"eval in a shell: {result}")


def main():
    log_in_and_list()
    broken_clients()
    too_many_clients()
    options()
    in_a_shell()
    return check.report("fake server")


sys.exit(main())
