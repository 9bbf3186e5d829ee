#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Runs `velo` on its fake and over HTTP, with right and wrong arguments, and looks for secrets.

usage: command_line.py VELO [--transports curl,sockets] [--server DEMO_SERVER] [--fake-server FAKE_SERVER] [--pause PAUSE_AT_EXIT.so]

TRANSPORTS are those that VELO is built with, the default first.
"""
import argparse
import csv
import http.server
import io
import json
import os
import pathlib
import pty
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "docs/site")]
import stage
import tools

parser = argparse.ArgumentParser()
parser.add_argument("velo")
for name in ("--transports", "--server", "--fake-server", "--pause"):
    parser.add_argument(name, default="")
GIVEN = parser.parse_args()
VELO, SERVER, FAKE_SERVER, PAUSE = GIVEN.velo, GIVEN.server, GIVEN.fake_server, GIVEN.pause
TRANSPORTS = [t for t in GIVEN.transports.split(",") if t]
WORK = pathlib.Path(tempfile.mkdtemp(prefix="velo-command-line-"))
NOBODY = "00000000-0000-4000-8000-000000000000"
PASSWORD = "correct horse battery staple"
check = tools.Checks()


def environment(**more):
    return tools.environment_of_velo(WORK, **more)


def velo(*arguments, stdin="", **more):
    return tools.run(VELO, *arguments, input=stdin, env=environment(**more), timeout=60)


def expect(status, *arguments, says=None, out=None, stdin="", **more):
    """Runs the command; checks its exit status, its errors and its output."""
    result = velo(*arguments, stdin=stdin, **more)
    shown = f"velo {' '.join(arguments)}: status {result.returncode}, {result.stderr.strip()}"
    check(result.returncode == status, f"{shown}; expected {status}")
    check((result.stderr == "") == (status == 0) or {"--outbox", "--verbose"} & set(arguments), f"{shown}: errors and status disagree")
    for text in [says] if isinstance(says, str) else says or []:
        check(text in result.stderr, f"{shown}: does not say {text!r}")
    if status != 0:
        wrong = tools.page_named(result.stderr)
        check(not wrong, f"{shown}: {wrong}")
        check(result.stdout == "", f"{shown}: has output")
    if out is not None:
        check(out in result.stdout, f"{shown}: output {result.stdout[:300]!r} has no {out!r}")
    return result


def on_fake(status, *arguments, **more):
    return expect(status, "--fake", *arguments, **more)


def write(name, text):
    path = WORK / name
    path.write_text(text)
    return f"@{path}"


INVITATION = {"email": "ivy@example.com", "mfaType": "TOTP", "smsNumber": "+14155550150",
              "primaryContactNumber": "+14155550151", "roles": ["velo.payor.admin"],
              "entityId": "7fffa261-ac68-49e6-b605-d24a444d9206", "firstName": "Ivy"}


def all_operations(run, code, people):
    """Calls each operation by `run(status, who, operation, arguments…)`."""
    ann, max_, pia, sam = (people[name] for name in ("ann", "max", "pia", "sam"))
    run(0, "office", "list_users", "--type", "PAYOR", "--status", "ENABLED", "--entity-id", INVITATION["entityId"],
        "--page", "1", "--page-size", "10", "--sort", "lastName:desc,email:asc", out="ann@example.com")
    run(0, "payee", "get_self", out="pia@example.com")
    run(0, "support", "get_user_by_id_v2", "--user-id", ann, out='"firstName": "Ann"')
    run(0, "application", "invite_user", "--body", json.dumps(INVITATION))
    run(0, "office", "register_sms", "--body", '{"smsNumber":"+14155550199"}')
    run(3, "office", "resend_token", "--user-id", ann, "--body", '{"tokenType":"INVITE_MFA_USER"}',
        says=["HTTP 400", "tokenType", "no such token"])
    run(0, "office", "role_update", "--user-id", ann, "--body", '{"roles":["payor.admin","payor.support"]}')
    run(0, "office", "user_details_update", "--user-id", ann, "--body", '{"firstName":"Anna","lastName":null}')
    run(3, "office", "user_details_update", "--user-id", max_, "--body", '{"firstName":"Moe"}',
        says=["HTTP 400", "verificationCode"])
    run(0, "payee", "user_details_update_for_self", "--body", '{"firstName":"Patricia"}')
    run(0, "office", "validate_password_self", "--body", write("candidate", json.dumps({"password": "My_new_password"})),
        out='"score": 4')
    run(0, "office", "update_password_self", "--body",
        write("change", json.dumps({"oldPassword": PASSWORD, "newPassword": "My_new_password"})))
    run(0, "office", "unregister_mfa", "--user-id", ann, "--body", '{"mfaType":"TOTP"}')
    run(0, "payee", "unregister_mfa_for_self", "--body", '{"mfaType":"TOTP"}')
    run(0, "office", "disable_user_v2", "--user-id", pia)
    run(0, "office", "enable_user_v2", "--user-id", pia)
    run(0, "office", "unlock_user_v2", "--user-id", sam)
    run(0, "half-way", "validate_access_token", "--body", "@-", stdin=json.dumps({"otp": code}), out='"access_token"')
    run(0, "", "reset_password", "--body", '{"email":"max@example.com"}')
    run(0, "key", "velo_auth", "--grant-type", "client_credentials", out='"access_token"')
    run(0, "master", "logout")
    run(0, "office", "delete_user_by_id_v2", "--user-id", sam)


def people_of(page):
    return {u["email"].split("@")[0]: u["id"] for u in json.loads(page)["content"]}


def on_the_fake():
    people = people_of(velo("--fake", "list_users").stdout)
    # The fake lives for one command and is the same each time: so is the code.
    code = re.search(r"LOGIN to \S+: (\d{6})", velo("--fake", "list_users", "--outbox").stderr).group(1)

    def run(status, who, *arguments, **more):
        name = ["--as", who] if who not in ("", "key") else []
        return on_fake(status, *name, *arguments, **more)

    all_operations(run, code, people)
    for more in (forms, verbose_and_errors):
        more(run)
    on_fake(0, "--as", "application", "invite_user", *MEMBERS)
    # Operations also go by the ids of the API specification, and arguments by its names.
    on_fake(0, "listUsers", "--pageSize", "1", out='"pageSize": 1')
    on_fake(0, "list_users", "--page-size=1", out='"pageSize": 1')
    on_fake(0, "--as", "office", "register_sms", "--body", '{"smsNumber":"+14155550199"}', "--outbox",
            says="VERIFICATION to +14155550199: ")


def destinations():
    """A call names its server, or says that it wants the fake."""
    for arguments in (["list_users"], ["list_users", "--page-size", "1000"], ["--transport", TRANSPORTS[0] if TRANSPORTS else "curl", "get_self"],
                      ["update_password_self", "--body", "planted"]):
        result = expect(2, *arguments, says=["no server", "--url", "VELO_URL", "--fake"], VELO_TOKEN="x")
        check("planted" not in result.stderr, "an error shows no secret")
    expect(2, "list_users", says="no server", VELO_TOKEN="x", VELO_URL="")
    expect(0, "--fake", "get_self", out="olga@example.com", VELO_URL="http://127.0.0.1:1")
    expect(0, "get_self", "--fake", out="olga@example.com", VELO_URL="no URL")
    expect(2, "get_self", says=["VELO_URL", "'ftp://x'", "http://"], VELO_URL="ftp://x")
    result = expect(2, "get_self", says=["VELO_URL", "something with an @"], VELO_URL="https://key:planted@host")
    check("planted" not in result.stderr, "a URL's password is not shown")
    expect(0, "--help", VELO_URL="no URL", out="--fake")
    expect(0, "get_self", "--help", VELO_URL="no URL", out="velo get_self")
    expect(0, "--dry-run", "get_self", VELO_URL="https://api.example/v", out="GET https://api.example/v/v2/users/self\n")
    expect(0, "--dry-run", "get_self", "--url", "http://a.example", VELO_URL="https://b.example", out="GET http://a.example/v2/users/self\n")
    expect(0, "--dry-run", "get_self", out="GET /v2/users/self\n")
    expect(2, "--fake", "--url", "https://api.example", "get_self", says=["--url", "--fake"])
    expect(2, "--fake", "--transport", "sockets", "get_self", says=["--transport", "fake"])
    expect(2, "--fake", "--ca-file", "ca.pem", "get_self", says=["--ca-file", "fake"])
    expect(2, "--fake", "--token", "x", "get_self", says=["--token", "--as"])
    expect(2, "--as", "office", "get_self", says=["--as", "--fake"], VELO_URL="http://127.0.0.1:1")
    expect(2, "--outbox", "get_self", says=["--outbox", "--fake"], VELO_URL="http://127.0.0.1:1")
    expect(2, "--fake=yes", "get_self", says="--fake: takes no value")


def tables():
    text = on_fake(0, "list_users", "--table").stdout.splitlines()
    check(text[0].split() == ["EMAIL", "STATUS", "TYPE", "NAME", "ROLES", "ID"], "a table has a head")
    check(len(text) == 7 and text[1].startswith("ann@example.com "), "a table has a line for each user")
    check(text[-1] == "page 1 of 1, 5 users", "a table says how many there are")
    check(len(on_fake(0, "get_self", "--table").stdout.splitlines()) == 2, "one user is a table as well")


def wrong_usage():
    expect(2, says="no operation is given")
    expect(2, "no_such_operation", says=["'no_such_operation'", "list_users"])
    result = on_fake(2, "list_users", "planted-stray-word", says="word 3 is neither an operation nor an option")
    check("planted" not in result.stderr, "a stray word may be a secret")
    result = on_fake(2, "-token", "planted-secret", "get_self", says="word 2 is neither")
    check("planted" not in result.stderr, "a stray word may be a secret")
    result = expect(2, "--url", "https://key:planted@host", "get_self", says=["--url", "something with an @"])
    check("planted" not in result.stderr, "a URL's password is not shown")
    on_fake(2, "get_user_by_id_v2", "--user-id", NOBODY, "--user-id", NOBODY, says="--user-id: is given twice")
    on_fake(2, "list_users", "--page-size", "1", "--pageSize", "2", says="--pageSize: is given twice")
    on_fake(2, "--table", "list_users", "--table", says="--table: is given twice")
    on_fake(2, "role_update", "--body", "{}", "--body", "{}", says="--body: is given twice")
    on_fake(2, "--as", "king", "reset_password", "--body", '{"email":"a@b.c"}', says=["--as", "'king'"])
    on_fake(2, "list_users", "--sort", "a\x1b[2Jb\u009bc", says="given 'a?[2Jb?c'")
    on_fake(2, "unregister_mfa_for_self", "--body", "@-", "--authorization", "@-", stdin='{"mfaType":"TOTP"}',
           says="standard input was read already")
    closed = tools.run("sh", "-c", f"exec {VELO} --help >&-", env=environment())
    check(closed.returncode == 5 and "standard output" in closed.stderr, "output that cannot be written is an error")
    on_fake(2, "list_users", "--colour", "red", says=["list_users", "--colour", "--page-size", "--sort"])
    on_fake(2, "get_self", "--colour", "red", says=["--colour", "none"])
    on_fake(2, "list_users", "--page", says="--page: a value has to follow")
    on_fake(2, "list_users", "--table=yes", says="--table: takes no value")
    for option, given, allowed in [("--page-size", "101", "a whole number from 1 to 100"),
                                   ("--page-size", "many", "a whole number from 1 to 100"),
                                   ("--page", "x", "a whole number"), ("--page", "99999999999", "a whole number"),
                                   ("--status", "enable", "one of ENABLED, DISABLED, PENDING (did you mean ENABLED?)"),
                                   ("--type", "KING", "one of BACKOFFICE, PAYOR, PAYEE"),
                                   ("--payee-type", "", "one of COMPANY, INDIVIDUAL"),
                                   ("--entity-id", "42", "a UUID"), ("--sort", "name:up", "email or lastName")]:
        on_fake(2, "list_users", option, given, says=["list_users", option, f"given '{given}'", allowed])
    on_fake(2, "get_user_by_id_v2", says="get_user_by_id_v2: --user-id: is needed")
    on_fake(2, "get_user_by_id_v2", "--user-id", "..", says=["--user-id", "'..'", "a UUID"])
    on_fake(2, "role_update", "--user-id", NOBODY, says="role_update: --roles: is needed")
    on_fake(2, "role_update", "--user-id", NOBODY, "--body", "{}", says="--body: roles: is needed")
    on_fake(2, "role_update", "--user-id", NOBODY, "--body", '{"roles":[true]}', says=["--body: at /roles/0", "role"])
    on_fake(2, "role_update", "--user-id", NOBODY, "--body", '{"role":["x"]}', says=["at /role,", "a documented member"])
    on_fake(2, "role_update", "--user-id", NOBODY, "--body", "{", says=["--body: at /", "more text"])
    on_fake(2, "invite_user", "--body", json.dumps(INVITATION | {"smsNumber": "555"}), says=["at /smsNumber", "'+'"])
    on_fake(2, "invite_user", "--body", json.dumps(INVITATION | {"mfaType": "FAX"}),
           says=["at /mfaType", "one of SMS, YUBIKEY, TOTP"])
    on_fake(2, "role_update", "--body", "@/no/such/file", says=["--body", "/no/such/file"])
    on_fake(2, "get_self", "--body", "{}", says="--body")
    expect(2, "--url", "ftp://x", "get_self", says=["--url", "'ftp://x'", "http://"])
    expect(2, "--transport", "pigeon", "get_self", says=["--transport", "'pigeon'", "curl or sockets"])
    on_fake(2, "--as", "king", "get_self", says=["--as", "'king'", "office"])
    expect(2, "--completion", "ksh", says=["--completion", "'ksh'", "bash, zsh or fish"])
    for words, meant in ((["list", "users"], "list_users"), (["users", "list"], "list_users"), (["Invite", "User"], "invite_user"),
                         (["list_users", "-status", "ENABLED"], "--status"), (["get_self", "-table"], "--table"),
                         (["get_self", "-token=planted"], "--token")):
        result = on_fake(2, *words, says=f"is neither an operation nor an option with its value (did you mean {meant}?)")
        check("planted" not in result.stderr, "a stray word may be a secret")
    for option in ("--dry-run", "--all", "--no-check", "--table", "--fields=id", "--null=x", "--from=x", "--output=csv"):
        on_fake(2, "check", option, says=["check: --", "is for operations"])
    for words in (["get_self", "--token:planted", "x"], ["get_self", "--token:planted"], ["get_self", "--key\x1bplanted=x", "--key\x1bplanted=x"]):
        result = on_fake(2, *words, says="...: ")
        check("planted" not in result.stderr, f"what sticks to an option may be a secret: {result.stderr}")
    expect(0, "help", "help", out="Other commands")
    on_fake(2, "list_users", "--fields", "roles.nmae", says=["no 'roles.nmae'", "(did you mean roles.name?)"])
    on_fake(0, "list_users", "--fields", "ROLES.Name,user_type", out='{"roles.name":["payor.admin"],"userType":"PAYOR"}')
    for time_ in ("1001h", "2147483647h", "99999999999s"):
        on_fake(2, "get_self", "--timeout", time_, says="at most 1000h")
    on_fake(0, "get_self", "--timeout", "1000h")
    for words in (["get_self", "--Token", "planted"], ["get_self", "--TOKEN=planted"], ["get_self", "--tokn", "planted"],
                  ["validate_access_token", "--OTP", "planted"], ["validate_access_token", "--otp=planted"], ["get_self", "-token", "planted"],
                  ["get_self", "token=planted"], ["token=planted"], ['{"otp":"planted"}'], ["https://key:planted@host"], ["get_self", "--", "planted"], ["--key", "planted", "get_self"]):
        result = on_fake(2, *words)
        check("planted" not in result.stderr, f"{words}: an error shows no secret: {result.stderr}")
    # What a terminal would act on, among the words.
    for name in ("\x1b[2J", "\u009b2J", b"\x9b2J".decode(errors="surrogateescape")):
        on_fake(2, name, says="there is no operation '...'")
        on_fake(2, "get_self", "--ca-file", name, says="--ca-file")
        on = ["--url", "https://127.0.0.1:1", "get_self"]
        for arguments in ([*on, "--token", "@/" + name], ["get_self", "--config", "/" + name], [*on, "--ca-file", "/" + name]):
            said = expect(2, *arguments, says="cannot be read").stderr
            check(not re.search(r"[^\n -~]", said), f"{arguments}: {said!r}")
    # Output that cannot be written.
    for arguments in (["--help"], ["--fake", "list_users"], ["--fake", "list_users", "--all"], ["--fake", "check"], ["--man"]):
        for more, wanted in (([], "velo: standard output cannot be written: No space left on device"), (["--errors=json"], '"exitStatus":5')):
            with open("/dev/full", "wb") as full:
                result = subprocess.run([VELO, *arguments, *more], stdout=full, stderr=subprocess.PIPE, text=True, env=environment())
            check(result.returncode == 5 and wanted in result.stderr and not tools.page_named(result.stderr), f"full: {arguments} {result}")
    read_end, write_end = os.pipe()
    os.close(read_end)
    process = subprocess.run([VELO, "--fake", "list_users"], stdout=write_end, stderr=subprocess.PIPE, text=True, env=environment(), restore_signals=False)
    os.close(write_end)
    check(process.returncode == 5 and "Broken pipe" in process.stderr, f"a reader that is gone, where SIGPIPE is ignored: {process}")
    # Homes that are none, and settings that anybody may write.
    for home in ("", "relative", "/" + "x" * 5000, "/dev/null", str(WORK / "nowhere")):
        expect(2, "get_self", says="no server is given", HOME=home, XDG_CONFIG_HOME="")
    expect(2, "--profile", "x", "get_self", says="there is no settings file", HOME="", XDG_CONFIG_HOME="")
    for name, says in ((str(WORK), "Is a directory"), ("/no/such/file", "No such file")):
        expect(2, "--config", name, "get_self", says=["--config", says])
    shared = WORK / "shared-settings"
    shared.write_text("[default]\nserver = https://127.0.0.1:1\n")
    for mode, says in ((0o666, "anybody may write"), (0o602, "anybody may write"), (0o664, "no access token"), (0o644, "no access token")):
        shared.chmod(mode)
        expect(2, "--config", str(shared), "get_self", says=says)
    empty = {name: "" for name in ("VELO_URL", "VELO_TOKEN", "VELO_KEY", "VELO_SECRET", "VELO_CA_FILE", "VELO_PROFILE", "VELO_CONFIG",
                                   "VELO_TIMEOUT", "VELO_PROXY")}
    expect(0, "--fake", "get_self", out="olga@example.com", **empty)
    expect(2, "get_self", says="no server is given", **empty)
    for name in ("C", "C.UTF-8", "POSIX", "nothing", ""):
        check(tools.run(VELO, "--fake", "list_users", "--table", env=environment(LANG=name)).stdout == on_fake(0, "list_users", "--table").stdout,
              f"the same in the language {name}")


def help_texts():
    top = expect(0, "--help").stdout
    names = re.findall(r"^  (\w+) ", top.split("\nOther commands\n")[0], re.M)
    check(len(names) == 21, "the help lists 21 operations")
    for name in names:
        text = expect(0, name, "--help", out=f"velo {name}").stdout
        top += text
    check(all(len(line) <= 80 for line in top.splitlines()), "the help fits a terminal of 80 columns")
    check(expect(0, "--version").stdout.startswith("velo "), "the version")


def commands_of_the_site():
    """The site says at each operation what to type: the arguments are those of the help."""
    page = (ROOT / "docs/users_api.md").read_text()
    sections = re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", page, re.M | re.S)
    check(len(sections) == 21, f"the page has {len(sections)} operations")
    for name, section in sections:
        synopsis = expect(0, "help", name).stdout.partition("\n\n")[0]
        wanted = set(re.findall(r"(\[?)(--[a-z-]+)", synopsis))
        typed = stage.typed(name, section)
        check(set(re.findall(r"(\[?)(--[a-z-]+)", typed)) == wanted, f"the site says {typed}, the help {synopsis}")


def completion():
    script = WORK / "completion.bash"
    script.write_text(expect(0, "--completion", "bash").stdout)
    expect(0, "--completion", "zsh", out="#compdef velo")
    fish = expect(0, "--completion", "fish", out="-l user-type -a 'BACKOFFICE PAYOR PAYEE '").stdout
    check("-l output -x -a 'json jsonl table csv '" in fish, "fish completes an option's values")

    def completed(*words):
        quoted = " ".join(f"'{w}'" for w in ("velo", *words))
        program = f"source {script}; COMP_WORDS=({quoted}); COMP_CWORD={len(words)}; _velo; echo \"${{COMPREPLY[*]}}\""
        return tools.run("bash", "-c", program).stdout.split()

    check(completed("list") == ["list_users"], "an operation is completed")
    check(completed("list_users", "--page") == ["--page", "--page-size"], "its arguments are completed")
    check(completed("list_users", "--status", "") == ["ENABLED", "DISABLED", "PENDING"], "an enumeration is completed")
    check(completed("--transport", "") == ["curl", "sockets"], "an option's values are completed")
    check(completed("--completion", "z") == ["zsh"], "an option's values are completed")
    check(completed("--ca-file", f"{WORK}/completion.b") == [str(script)], "a file is completed")
    check({"--fake", "--url", "--dry-run"} <= set(completed("get_self", "--")), "options are completed")


def names_and_values():
    """Names are read in any case, and slips are pointed out."""
    for name in ("list-users", "LIST_USERS", "ListUsers", "listusers"):
        on_fake(0, name, "--page-size", "1", out='"pageSize": 1')
    expect(0, "help", "INVITE-USER", out="velo invite_user")
    expect(0, "-h", "get_self", out="velo get_self")
    expect(0, "help", out="Other commands")
    on_fake(0, "list_users", "--status", "enabled", "--type", "Payor", out="ann@example.com")
    for given, meant in (("invit_user", "invite_user"), ("lsit_users", "list_users"), ("chek", "check")):
        on_fake(2, given, says=f"(did you mean {meant}?)")
    on_fake(2, "list_users", "--pagesize", "1", says="(did you mean --page-size?)")
    on_fake(2, "list_users", "--al", says="(did you mean --all?)")
    on_fake(2, "list_users", "--filds", "x", says="(did you mean --fields?)")
    on_fake(2, "get_self", "--output", "jsno", says="(did you mean json?)")
    on_fake(2, "list_users", "--fields", "emial", says=["no 'emial'", "(did you mean email?)"])
    on_fake(2, "unregister_mfa_for_self", "--mfa-type", "TTOP", says="(did you mean TOTP?)")


MEMBERS = ["--email", "kim@example.com", "--mfa-type", "totp", "--sms-number", "+14155550150", "--primary-contact-number",
           "+14155550151", "--roles", "velo.payor.admin, velo.payor.support", "--entity-id", INVITATION["entityId"]]


def members_of_a_body(run):
    """Members as options; `run(status, who, arguments…)`."""
    run(0, "application", "invite_user", *MEMBERS)
    run(3, "application", "invite_user", *MEMBERS, says="HTTP 409")
    result = velo("--dry-run", "invite_user", *MEMBERS, "--null", "secondary-contact-number,verificationCode",
                  "--first-name", 'a "b" \\ c')
    body = json.loads(result.stdout.split("\n\n")[1])
    check(body == {"email": "kim@example.com", "mfaType": "TOTP", "smsNumber": "+14155550150",
                   "primaryContactNumber": "+14155550151", "secondaryContactNumber": None,
                   "roles": ["velo.payor.admin", "velo.payor.support"], "firstName": 'a "b" \\ c',
                   "entityId": INVITATION["entityId"], "verificationCode": None}, f"members make a body: {body}")
    run(2, "application", "invite_user", *MEMBERS, "--body", "{}", says=["--email", "--body", "the one or the other"])
    run(2, "application", "invite_user", *MEMBERS[2:], says="invite_user: --email: is needed")
    run(2, "application", "invite_user", *MEMBERS, "--null", "email", says="--email: is given twice")
    run(2, "application", "invite_user", *MEMBERS[2:], "--null", "email", says="--email: cannot be null")
    run(2, "application", "invite_user", *MEMBERS, "--null", "nothing", says="--nothing: no such argument")
    run(2, "application", "invite_user", *MEMBERS[:4], "--sms-number", "555", says=["--sms-number: given '555'", "'+'"])
    run(2, "application", "role_update", "--user-id", NOBODY, "--roles", "a,,b", says="--roles: given 'a,,b'")
    # A secret among the members.
    run(2, "half-way", "validate_access_token", "--otp", "@-", stdin="1", says=["--otp: given something secret", "6 to 64"])
    result = expect(0, "--dry-run", "validate_access_token", "--otp", "@-", stdin="planted-code", out="[redacted]")
    check("planted" not in result.stdout, "a dry run redacts a member")
    result = on_fake(2, "validate_access_token", "--otp", "planted-code", says=["--otp", "loopback"])
    check("planted" not in result.stderr, "an error shows no secret")


def forms(run):
    """The forms of output, of one response and of a list."""
    page = run(0, "office", "list_users", "--page-size", "2", "--output", "jsonl").stdout.splitlines()
    check([json.loads(line)["email"] for line in page] == ["ann@example.com", "max@example.com"], "JSON lines of a page")
    everybody = run(0, "office", "list_users", "--page-size", "2", "--all").stdout.splitlines()
    check(len(everybody) >= 5 and len({json.loads(line)["id"] for line in everybody}) == len(everybody),
          "--all prints every user once")
    as_json = json.loads(run(0, "office", "list_users", "--page-size", "2", "--all", "--output", "json").stdout)
    check(as_json == [json.loads(line) for line in everybody], "--all as one list")
    check(json.loads(run(0, "office", "list_users", "--all", "--entity-id", NOBODY, "--output", "json").stdout) == [],
          "an empty list is one")
    rows = list(csv.reader(io.StringIO(run(0, "office", "list_users", "--all", "--output", "csv").stdout)))
    check(rows[0][:3] == ["id", "status", "email"] and len(rows) == 1 + len(everybody), f"CSV has a head and rows: {rows[:1]}")
    rows = run(0, "office", "list_users", "--all", "--output", "csv", "--fields", "email,roles.name,user_type").stdout.splitlines()
    check(rows[:2] == ["email,roles.name,userType", "ann@example.com,payor.admin,PAYOR"], f"CSV of some fields: {rows[:2]}")
    check(run(0, "office", "list_users", "--output", "csv", "--entity-id", NOBODY, "--fields", "id").stdout.splitlines() == ["id"],
          "CSV of nobody has its head")
    table = run(0, "office", "list_users", "--all", "--page-size", "2", "--output", "table").stdout.splitlines()
    check(len(table) == 1 + len(everybody) and table[0].startswith("EMAIL"), "a table of all pages has one head")
    table = run(0, "office", "list_users", "--output", "table", "--fields", "id,email").stdout.splitlines()
    check(table[0].split() == ["ID", "EMAIL"], "a table of some fields")
    some = json.loads(run(0, "office", "get_self", "--fields", "email,lockedOut").stdout)
    check(list(some) == ["email", "lockedOut"], "some fields of one response")
    check(len(run(0, "office", "get_self", "--output", "jsonl").stdout.splitlines()) == 1, "one line of JSON")
    run(2, "office", "get_self", "--all", says="no pages")
    run(2, "office", "list_users", "--table", "--output", "csv", says="--table")


def verbose_and_errors(run):
    said = run(0, "office", "list_users", "--verbose").stderr
    check("velo: list_users {" in said and "attempt 1, GET /v2/users" in said and "HTTP 200 after" in said, f"--verbose: {said}")
    for arguments, status in ((["get_user_by_id_v2", "--user-id", NOBODY], 3), (["get_user_by_id_v2", "--user-id", "x"], 2), (["nothing"], 2)):
        error = json.loads(run(status, "office", "--errors", "json", *arguments).stderr)
        check(error["exitStatus"] == status and error["message"], f"errors as JSON: {error}")
    check(json.loads(run(3, "office", "--errors=json", "get_user_by_id_v2", "--user-id", NOBODY).stderr)["status"] == 404, "with the status")
    for time_ in ("30", "0s", "-1s", "1x", "s", ""):
        run(2, "office", "get_self", "--timeout", time_, says=["--timeout", "30s, 2500ms"])
    for number in ("-1", "x", "1001", ""):
        run(2, "office", "get_self", "--retry", number, says=["--retry", "from 0 to 1000"])
    run(0, "office", "get_self", "--timeout", "30s", "--retry", "0")
    run(2, "office", "get_self", says=["VELO_TIMEOUT", "'7'", "30s"], VELO_TIMEOUT="7")
    run(0, "office", "get_self", VELO_TIMEOUT="7s")
    run(0, "office", "get_self", "--timeout", "7s", VELO_TIMEOUT="7")
    for option in ("--resume", "--parallel=1", "--results=x", "--format=csv", "--quiet"):
        run(2, "office", "get_self", option, says="is for jobs")


def profiles(url, key, secret, token):
    """The settings file: what is in it, who may read it, and that its credentials go to its server only."""
    file, key_file = WORK / "settings", WORK / "secret-of-acme"
    key_file.write_text(secret + "\n")
    key_file.chmod(0o600)
    file.write_text(f"# ours\n[default]\nserver = {url}\ntoken = {token}\n\n[acme]\nserver={url}\nkey = {key}\r\nsecret_file = {key_file.name}\n"
                    "timeout = 20s\n[slow]\nserver = sandbox\ntimeout = 7\n[empty]\n[odd]\nserver = sandbox\ntransport = pigeon\n")
    file.chmod(0o600)
    settings = {"VELO_CONFIG": str(file)}
    expect(0, "get_self", out="olga@example.com", **settings)
    expect(0, "--config", str(file), "get_self", out="olga@example.com")
    expect(0, "--profile", "acme", "list_users", out="ann@example.com", **settings)
    expect(0, "list_users", out="ann@example.com", VELO_PROFILE="acme", **settings)
    expect(0, "--profile", "acme", "velo_auth", out='"access_token"', **settings)
    expect(0, "--profile", "acme", "check", out="named by profile acme of " + str(file), **settings)
    # A profile that an option names wins over the environment; one of the environment does not.
    expect(0, "--profile", "default", "get_self", VELO_URL="http://127.0.0.1:1", VELO_TOKEN="x", **settings)
    expect(5, "get_self", VELO_URL="http://127.0.0.1:1", VELO_TOKEN="x", **settings)
    # Its credentials go to its server only.
    expect(2, "--url", url, "get_self", says="no access token", **settings)
    expect(2, "get_self", says="no access token", VELO_URL=url, **settings)
    expect(2, "--url", url, "--profile", "acme", "get_self", says=["--profile", "leave out --url"], **settings)
    expect(2, "--server", "sandbox", "--profile", "acme", "get_self", says=["--profile", "leave out --server"], **settings)
    expect(2, "--profile", "acm", "get_self", says=["no profile 'acm'", "(did you mean acme?)"], **settings)
    expect(2, "--profile", "slow", "get_self", says=["timeout", "'7'", "30s"], **settings)
    expect(2, "--profile", "empty", "get_self", says="it has no server", **settings)
    expect(2, "--profile", "odd", "get_self", says=["transport", "'pigeon'"], **settings)
    expect(2, "--profile", "default", "get_self", says="cannot be read", VELO_CONFIG="/no/such/file")
    # The default place of the file.
    home = WORK / "home"
    (home / ".config" / "velo").mkdir(parents=True)
    (home / ".config" / "velo" / "config").write_bytes(file.read_bytes())
    (home / ".config" / "velo" / "config").chmod(0o600)
    expect(0, "get_self", out="olga@example.com", HOME=str(home), XDG_CONFIG_HOME="")
    expect(0, "get_self", out="olga@example.com", XDG_CONFIG_HOME=str(home / ".config"))
    # A secret that others may read.
    for readable, names in ((file, "settings"), (key_file, "secret-of-acme")):
        for mode in (0o640, 0o604, 0o620):
            readable.chmod(mode)
            result = expect(2, "--profile", "acme", "list_users", says=[names, "chmod 600"], **settings)
            check(token not in result.stderr and secret not in result.stderr, "an error shows no secret")
        readable.chmod(0o600)
    for text, says in (("x = 1\n", "line 1: a setting belongs into a profile"), ("[default\n", "line 1: a profile is written"),
                       ("[default]\nword\n", "line 2: a setting is written"), ("[default]\ncolour = red\n", "no setting 'colour'"),
                       ("[default]\nserver = sandbox\nserver = sandbox\n", "line 3: is given twice"),
                       ("[a]\n[default]\n[default]\n", "line 3: this profile is there twice"),
                       ("[default]\nserver = ftp://x\n", "'ftp://x'"), ("", "no profile 'default'")):
        broken = WORK / "broken-settings"
        broken.write_text(text)
        expect(2, "--config", str(broken), "get_self", says=says)


def on_a_terminal(arguments, typed, **more):
    """Runs the command on a terminal of its own; returns its status and what it showed."""
    process, terminal = pty.fork()
    if process == 0:
        os.execve(VELO, [VELO, *arguments], environment(TERM="xterm", **more))
    shown, is_asked = b"", False
    try:
        while piece := os.read(terminal, 4096):
            shown += piece
            if b"[y/N]" in shown and not is_asked:
                os.write(terminal, typed)
                is_asked = True
    except OSError:
        pass  # its end
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown.decode()


def production():
    """What changes something on the production server asks first. Nothing leaves: the proxy is none."""
    on = ["--server", "production", "--timeout", "5s", "--retry", "0"]
    nowhere = {"https_proxy": "http://127.0.0.1:1"}
    token = {"VELO_TOKEN": "x"} | nowhere
    change = ["unlock_user_v2", "--user-id", NOBODY]
    expect(2, *on, *change, says=["production server", "--yes"], **token)
    expect(2, *on[2:], "--url", "https://API.payouts.velopayments.com:443", *change, says="--yes", **token)
    expect(5, *on, "--yes", *change, **token)
    expect(5, *on, "get_self", **token)
    # The proxy of VELO_PROXY is used, and none of the environment.
    refused = expect(5, *on, "get_self", VELO_TOKEN="x", https_proxy="http://0.0.0.0:9", VELO_PROXY="http://127.0.0.1:1")
    check("0.0.0.0" not in refused.stderr, f"the proxy is that of VELO_PROXY: {refused.stderr}")
    expect(5, *on, "velo_auth", VELO_KEY="k", VELO_SECRET="s", **nowhere)
    expect(0, *on, "--dry-run", *change, out="POST https://api.payouts.velopayments.com/v2/users/")
    for typed, expected in ((b"y\n", 5), (b"yes\n", 5), (b"n\n", 2), (b"\n", 2), (b"\x04", 2)):
        status, shown = on_a_terminal([*on, *change], typed, **token)
        check(status == expected and "PRODUCTION" in shown and "named by --server" in shown, f"asked, {typed}: {status}, {shown}")
    expect(0, "--server", "sandbox", "--dry-run", *change, out="POST https://api.sandbox.velopayments.com/v2/users/")
    expect(2, "--server", "moon", "get_self", says=["--server", "'moon'", "sandbox or production"])
    expect(2, "--server", "sandbox", "--url", "http://127.0.0.1:1", "get_self", says="--server")
    expect(2, "--fake", "--server", "sandbox", "get_self", says="--server")


def check_command(url, key, secret, token):
    both = {"VELO_KEY": key, "VELO_SECRET": secret}
    on_fake(0, "check", out="Everything is as it should be.")
    expect(0, "check", "--url", url, out="the key was granted a token, valid for 29 min", **both)
    expect(0, "check", "--url", url, out="it is that of olga@example.com", VELO_TOKEN=token)
    for more, status, out in (({"VELO_TOKEN": "unknown"}, 3, "WRONG: get_self: HTTP 401"), ({}, 2, "WRONG: there is none"),
                              ({"VELO_KEY": key}, 2, "WRONG: key and secret go together"),
                              ({"VELO_KEY": key, "VELO_SECRET": "x"}, 3, "WRONG: velo_auth: HTTP 401")):
        result = velo("check", "--url", url, **more)
        check(result.returncode == status and out in result.stdout and "Something is wrong." in result.stdout,
              f"check {list(more)}: {result.returncode} {result.stdout}")
    result = velo("check", "--url", "http://127.0.0.1:1", "--retry", "0", **both)
    check(result.returncode == 5 and "WRONG: no connection" in result.stdout, f"check without a server: {result.stdout}")
    expect(2, "check", says="no server")


def the_page():
    """docs/command_line.md: its commands with --fake or --dry-run run, and it names each option and variable."""
    page = (ROOT / "docs/command_line.md").read_text()
    commands = [shlex.split(line, comments=True)[1:] for line in page.splitlines() if re.match(r"    velo .*--(fake|dry-run)", line)]
    check(len(commands) > 5, "the page has commands")
    for arguments in commands:
        if "--from" not in arguments:
            expect(0, *arguments)
    text = expect(0, "--help").stdout
    for name in re.findall(r"^  (--[a-z-]+|VELO_[A-Z_]+)", text, re.M):
        check(name in page or name in ("--help", "--version", "--format"), f"the page names {name}")
    for name in set(re.findall(r"--[a-z][a-z-]+|VELO_[A-Z_]+", page)) - set(re.findall(r"--[a-z][a-z-]+|VELO_[A-Z_]+", text)):
        check(name in OTHER_OPTIONS or name.startswith("VELO_CPP"), f"{name} of the page is in the help")


# Of operations, other programs, and fake_server.
OTHER_OPTIONS = {"--page", "--status", "--user-id", "--roles", "--page-size", "--email", "--mfa-type", "--sms-number", "--first-name",
                 "--primary-contact-number", "--build", "--install", "--faults", "VELO_HTTPS_URL", "VELO_PID"}


def manual_page():
    page = expect(0, "--man").stdout
    check(page.startswith(".TH VELO 1") and ".SS invite_user\n" in page and "\\-\\-page\\-size" in page, "the manual page")
    check("EXIT STATUS" in page and "people.csv" in page, "the manual page has its sections")
    if shutil.which("man"):
        (WORK / "velo.1").write_text(page)
        read = tools.run("man", "-l", "--warnings=all", str(WORK / "velo.1"), env=environment(MANWIDTH="80", LC_ALL="C.UTF-8"))
        check(read.returncode == 0 and "warning" not in read.stderr and "--page-size" in read.stdout, f"man reads it: {read.stderr[:300]}")


def dry_runs():
    result = expect(0, "--dry-run", "role_update", "--user-id", NOBODY, "--url", "https://api.example/prefix",
                    "--body", '{"roles":["payor.admin"],"verificationCode":null}')
    check(result.stdout == f"POST https://api.example/prefix/v2/users/{NOBODY}/roleUpdate\nAccept: application/json\n"
          "Accept-Encoding: identity\nUser-Agent: velo-cpp/0.1.0\nAuthorization: Bearer [redacted]\nContent-Type: application/json\n\n"
          '{"roles":["payor.admin"],"verificationCode":null}\n', f"a dry run shows the request: {result.stdout}")
    marked = write("marked-body", '\ufeff{"roles":["payor.admin"]}')
    expect(0, "--dry-run", "role_update", "--user-id", NOBODY, "--url", "https://api.example", "--body", marked,
           out='{"roles":["payor.admin"]}')
    secret = write("secret-body", json.dumps({"oldPassword": "planted-old-secret", "newPassword": "planted-new-secret"}))
    result = expect(0, "--dry-run", "update_password_self", "--body", secret, out="[redacted]")
    check("planted" not in result.stdout, "a dry run redacts a body's secrets")
    result = expect(0, "--dry-run", "--no-check", "update_password_self", "--body", secret, out="[redacted")
    check("planted" not in result.stdout, "a dry run without checks shows no body that may hold a secret")
    result = expect(0, "--dry-run", "velo_auth", VELO_KEY="planted-key", VELO_SECRET="planted-secret",
                    out="POST /v1/authenticate?grant_type=client_credentials\n")
    check("Basic [redacted]" in result.stdout and "planted" not in result.stdout, "a dry run redacts key and secret")
    expect(0, "--dry-run", "--no-check", "list_users", "--page-size", "1000", "--sort", "a b",
           out="GET /v2/users?pageSize=1000&sort=a%20b\n")


class Canned(http.server.BaseHTTPRequestHandler):
    """Sends the response that the test has set, and keeps the requests."""
    protocol_version = "HTTP/1.1"
    status, body, headers_sent, requests = 200, b"{}", {}, []
    stall = threading.Event()

    def do_any(self):
        length = int(self.headers.get("Content-Length") or 0)
        Canned.requests.append((self.command, self.path, dict(self.headers), self.rfile.read(length).decode()))
        if self.status is None:
            Canned.stall.wait(60)
            self.close_connection = True
            return
        self.send_response(self.status)
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    do_GET = do_POST = do_DELETE = do_any

    def log_message(self, *_):
        pass


def canned():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Canned)
    server.handle_error = lambda *_: None  # a client may hang up
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"


def over_http(*how):
    with subprocess.Popen([SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        said = {}
        for line in server.stdout:
            if line == "end\n":
                break
            name, _, value = line.strip().partition("=")
            said[name] = value
        url = said["url"]

        def run(status, who, *arguments, **more):
            variables = {}
            if who == "key":
                variables = {"VELO_KEY": said["key"], "VELO_SECRET": said["secret"]}
            elif who:
                variables = {"VELO_TOKEN": said["token " + who]}
            return expect(status, *how, "--url", url, *arguments, **more, **variables)

        forms(run)
        verbose_and_errors(run)
        members_of_a_body(run)
        expect(0, *how, "--url", url, "list_users", "--all", VELO_KEY=said["key"], VELO_SECRET=said["secret"], out="ann@")
        expect(0, *how, "--url", url, "list_users", "--key", write("key", said["key"]), "--secret", write("secret", said["secret"]),
               VELO_TOKEN="unknown", out="ann@")
        if how[1] == TRANSPORTS[0]:
            profiles(url, said["key"], said["secret"], said["token office"])
            check_command(url, said["key"], said["secret"], said["token office"])

        page = velo(*how, "--url", url, "list_users", VELO_TOKEN=said["token office"]).stdout
        all_operations(run, said["code"], people_of(page))
        # The other ways to give a token; as plain text for a loopback URL only.
        token = said["token application"]
        expect(0, *how, "--url", url, "--token", write("token", token + "\n"), "list_users", "--page-size", "1")
        expect(0, *how, "--url", url, "--token", "@-", "list_users", "--page-size", "1", stdin=token)
        expect(0, *how, "--url", url, "--token", token, "list_users", "--page-size", "1")
        expect(2, *how, "--url", url, "get_self", says=["no access token", "VELO_KEY", "VELO_TOKEN", "--token"])
        expect(2, *how, "--url", url, "velo_auth", says=["no API key", "VELO_KEY"])
        expect(2, *how, "--url", url, "velo_auth", VELO_KEY="k", says=["no secret", "VELO_SECRET"])
        expect(2, *how, "--url", url, "get_self", says=["no access token"], VELO_TOKEN="")
        with_mark = "\ufeff" + said["token office"] + "\r\n"
        expect(0, *how, "--url", url, "--token", write("token-with-a-mark", with_mark), "get_self")
        expect(2, *how, "--url", url, "get_self", VELO_TOKEN="planted-token\n",
               says=["the credential cannot be sent", "the token ends with a line break"])
        expect(2, *how, "--url", url, "--as", "office", "get_self", says=["--as", "VELO_TOKEN"])
        expect(3, *how, "--url", url, "get_self", VELO_TOKEN="unknown", says=["HTTP 401", "the server says", "correlation"])
        server.stdin.close()


def exit_statuses(*how):
    server, url = canned()
    token = {"VELO_TOKEN": "planted-token"}

    def respond(status, body, expected, says):
        Canned.status, Canned.body = status, body.encode()
        expect(expected, *how, "--url", url, "get_self", says=says, **token)

    Canned.status, Canned.body = 200, b'{"email":"a@b.c"}'
    expect(0, *how, "--url", url, "get_self", out='"email": "a@b.c"', **token)
    respond(401, "", 3, "HTTP 401 unauthorized")
    respond(429, "{}", 3, "HTTP 429")
    respond(500, "<html>", 4, "HTTP 500")
    respond(503, '{"errors":[{"errorMessage":"down\\u001b[2J","location":"all"}]}', 4,
           ["HTTP 503", "the server says of all: down?[2J"])
    respond(400, '{"errors":[{"errorMessage":"a\u009b2J\u202eb"}]}', 3, "the server says: a?2J?b")
    Canned.status, Canned.body = 200, '{"email":"a\u009b2J\u202e\u007fb"}'.encode()
    expect(0, *how, "--url", url, "get_self", out='"a\\u009b2J\\u202e\\u007fb"', **token)
    expect(0, *how, "--url", url, "get_self", "--table", out="a?2J??b ", **token)
    expect(0, *how, "--url", url, "get_self", "--output", "csv", "--fields", "email", out="email\na?2J??b\n", **token)
    expect(0, *how, "--url", url, "get_self", "--output", "jsonl", out='"a\\u009b2J\\u202e\\u007fb"', **token)
    respond(200, "<html>", 6, ["could not be decoded", "byte 0"])
    respond(200, '{"lockedOut":"maybe"}', 6, ["/lockedOut", "true or false"])
    respond(200, "", 6, "could not be decoded")
    respond(302, "", 6, "HTTP 302 redirect")
    # Escapes in all places of a response, in all forms of output and of errors.
    escapes = "\x1b[2J\u009b\u202e\x07"
    user = {name: escapes for name in ("id", "status", "email", "smsNumber", "firstName", "companyName", "userType", "mfaType")}
    user = json.dumps(user | {"roles": [{"name": escapes}], escapes: {escapes: escapes}}, ensure_ascii=False).encode()
    items = b'{"content":[' + user + b'],"page":{"totalPages":1,"page":1}}'
    errors = json.dumps({"correlationId": escapes, "errors": [{"location": escapes, "errorMessage": escapes, "reasonCode": escapes}]}).encode()
    hostile = {"Retry-After": "\x1b[2J\x9b", "X-Correlation-Id": "\x1b[2J\x9b", "Location": "http://\x1b[2J\x9b/", "Content-Type": "a/\x9b"}
    for status, body, headers in ((200, user, {}), (200, items, hostile), (400, errors, {}), (503, errors, hostile), (302, b"", hostile),
                                  (200, b'{"\x9b":1}', {}), (200, b'"\x1b', {}), (200, b'{"roles":[{"name":{"\xc2\x9b":1}}]}', {}),
                                  (418, b"\x1b\x9b", hostile)):
        Canned.status, Canned.body, Canned.headers_sent = status, body, headers
        for more in ([], ["--verbose"], ["--errors=json"], ["--table"], ["--output=csv"], ["--output=jsonl"], ["--no-check"],
                     ["--fields=email,roles.name"], ["--fields=email,roles.name", "--table"]):
            operation = "list_users" if body == items else "get_self"
            result = subprocess.run([VELO, *how, "--url", url, "--retry=0", operation, *more], env=environment(**token),
                                    capture_output=True, timeout=60)
            shown = (result.stdout + result.stderr).decode()
            check(result.returncode >= 0 and not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\u0080-\u009f\u202e]", shown),
                  f"{how} {operation} {more}, {status} {body}: {result}")
    Canned.headers_sent = {}
    # Values without checks.
    Canned.status, Canned.body, Canned.requests[:] = 204, b"", []
    expect(0, *how, "--url", url, "--no-check", "role_update", "--user-id", "a/b c", "--body", '{"role":[7]}', **token)
    method, path, headers, body = Canned.requests[0]
    check((method, path, body) == ("POST", "/v2/users/a%2Fb%20c/roleUpdate", '{"role":[7]}'), f"as given: {Canned.requests}")
    check(headers["Authorization"] == "Bearer planted-token" and headers["Content-Type"] == "application/json",
          "a call without checks has its headers")
    Canned.status, Canned.body = 200, b"{}"
    expect(0, *how, "--url", url, "--no-check", "list_users", "--status", "NEW", "--page-size", "0", **token)
    # Without checks a token that is not granted is an error of the call, not of its words.
    key = {"VELO_KEY": "k", "VELO_SECRET": "s"}
    for status, body in ((401, b""), (200, b"{}"), (200, b"<html>")):
        Canned.status, Canned.body = status, body
        expect(5, *how, "--url", url, "--no-check", "--retry", "0", "list_users", says=["the access token could not be refreshed", "token_refresh_failed"], **key)
    del Canned.requests[2:]
    Canned.status, Canned.body = 200, b"{}"
    check(Canned.requests[1][1] == "/v2/users?status=NEW&pageSize=0", "unknown values go out without checks")
    expect(2, *how, "--url", url, "--no-check", "delete_user_by_id_v2", "--user-id", "..", **token, says=["'..'", "dot segment"])
    expect(2, *how, "--url", url, "--no-check", "delete_user_by_id_v2", **token, says="--user-id")
    expect(2, *how, "--url", url, "--dry-run", "nothing", **token, says="nothing")
    check(len(Canned.requests) == 2, "a refused call sends nothing")
    expect(0, *how, "--url", url, "--dry-run", "get_self", out=f"GET {url}/v2/users/self\n")
    check(len(Canned.requests) == 2, "a dry run sends nothing")
    server.shutdown()
    server.server_close()
    expect(5, *how, "--url", url, "get_self", says="no connection", **token)
    # Over HTTP a token goes to this machine only.
    expect(2, *how, "--url", "http://api.example", "get_self", says="clear text", **token)
    expect(2, *how, "--url", "https://api.example", "--token", "planted-token", "get_self", says=["--token", "loopback"])
    expect(2, *how, "--token", "planted-token", "get_self", says="loopback", VELO_URL="https://api.example")
    body = '{"oldPassword":"planted-old-secret","newPassword":"planted-new-secret"}'
    for where in ([*how, "--url", "https://api.example"], ["--fake"]):
        result = expect(2, *where, "update_password_self", "--body", body, says=["--body", "loopback"], **token)
        check("planted" not in result.stderr, "an error shows no secret")
    for odd in ('{"x":1,"oldPassword":"planted-old-secret"}', '{"oldPassword":"planted","newPassword":"x"}', "planted"):
        result = expect(2, *how, "--url", "https://api.invalid", "--no-check", "update_password_self", "--body", odd,
                        says=["--body", "loopback"], **token)
        check("planted" not in result.stderr, "an error shows no secret")
    on_fake(2, "validate_access_token", "--body", write("short", '{"otp":"1"}'), says=["/otp", "6 to 64"])
    result = expect(2, *how, "--url", "https://api.example", "unregister_mfa_for_self", "--body", '{"mfaType":"TOTP"}',
                    "--authorization", "planted-token", says=["--authorization", "loopback"], **token)
    check("planted" not in result.stderr, "an error shows no secret")
    result = on_fake(2, "unregister_mfa_for_self", "--body", '{"mfaType":"TOTP"}', "--authorization",
                     write("blank", "planted token"), says=["--authorization", "something secret", "visible ASCII"])
    check("planted" not in result.stderr, "an error shows no secret")


PLANTED = {"token": "planted-token-4e1f", "old": "planted-old-password-77aa", "new": "planted-new-password-88bb",
           "own": "planted-own-token-99cc"}


def seen_in(data):
    return [name for name, text in PLANTED.items() if text.encode() in data]


def start_fake_server():
    process = subprocess.Popen([FAKE_SERVER], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    return process, dict(line.rstrip("\n").removeprefix("export ").split("=", 1) for line in process.stdout)


def over_https(transport):
    how = ["--transport", transport]
    process, said = start_fake_server()
    other, said_by_other = start_fake_server()
    clear, url = said["VELO_URL"], said["VELO_HTTPS_URL"]
    ca_file, another = said["VELO_CA_FILE"], said_by_other["VELO_CA_FILE"]
    token = {"VELO_TOKEN": said["VELO_TOKEN"]}
    trusted = [*how, "--url", url, "--ca-file", ca_file]

    def run(status, who, *arguments, **more):
        variables = {}
        if who == "key":
            variables = {"VELO_KEY": said["VELO_KEY"], "VELO_SECRET": said["VELO_SECRET"]}
        elif who:
            variables = {"VELO_TOKEN": said["VELO_TOKEN_" + who.upper().replace("-", "_")]}
        expect(status, *trusted, *arguments, **more, **variables)

    people = people_of(velo(*trusted, "list_users", **token).stdout)
    for where in ([*how, "--url", url], [*how, "--url", url.replace("localhost", "127.0.0.1")]):
        expect(0, *where, "--ca-file", ca_file, "get_self", out="olga@example.com", **token)
        expect(0, *where, "get_self", VELO_CA_FILE=ca_file, out="olga@example.com", **token)
        expect(0, *where, "--ca-file", ca_file, "get_self", VELO_CA_FILE=another, out="olga@example.com", **token)
        refused = "the TLS connection was refused"
        expect(5, *where, "get_self", says=refused, **token)
        expect(5, *where, "get_self", VELO_CA_FILE="", says=refused, **token)
        expect(5, *where, "--ca-file", another, "get_self", says=refused, **token)
        expect(5, *where, "get_self", VELO_CA_FILE=another, says=refused, **token)
        expect(5, *where, "--ca-file", write("no.pem", "no certificate")[1:], "get_self", says="TLS", **token)
        expect(2, *where, "--ca-file", "/no/such/file", "get_self", says=["--ca-file: the file /no/such/file"], **token)
        expect(2, *where, "--ca-file", "", "get_self", says=["--ca-file: the file "], **token)
        expect(2, *where, "get_self", VELO_CA_FILE="/no/such/file", says=["VELO_CA_FILE: the file /no/such/file"], **token)
    all_operations(run, said["VELO_CODE"], people)
    expect(3, *trusted, "get_self", says="HTTP 401", VELO_TOKEN="unknown")
    # Over HTTP and on the fake, no certificate is looked for.
    expect(0, *how, "--url", clear, "velo_auth", VELO_CA_FILE="/no/such/file", out='"access_token"',
           VELO_KEY=said["VELO_KEY"], VELO_SECRET=said["VELO_SECRET"])
    on_fake(0, "get_self", VELO_CA_FILE="/no/such/file", out="olga@example.com")
    # A server without TLS, and one with nothing else.
    expect(5, *how, "--url", clear.replace("http:", "https:"), "get_self", says=refused, **token)
    expect(5, *how, "--url", url.replace("https:", "http:"), "get_self", **token)
    expect(0, *trusted, "get_self", **token)
    for p in (process, other):
        p.terminate()
        p.wait()
        p.stdout.close()


def which_transport():
    """A transport that is built in can be chosen, the first one is the default, and another one is an error."""
    for transport in ("curl", "sockets"):
        if transport not in TRANSPORTS:
            expect(2, "--transport", transport, "--url", "http://127.0.0.1:1", "get_self",
                   says=["--transport", f"{transport} is not built in", "--fake"], VELO_TOKEN="x")
    # Nothing listens there, and each transport has its own message for that.
    url = "http://127.0.0.1:1"
    default = velo("--url", url, "get_self", VELO_TOKEN="x").stderr
    if TRANSPORTS:
        said = {t: velo("--transport", t, "--url", url, "get_self", VELO_TOKEN="x").stderr for t in TRANSPORTS}
        check(default == said[TRANSPORTS[0]], f"the default is {TRANSPORTS[0]}: {default}")
        check(len(set(said.values())) == len(TRANSPORTS), f"the transports cannot be told apart: {said}")
    else:
        expect(2, "--url", url, "get_self", says=["--url", "not built in", "--fake"], VELO_TOKEN="x")


def not_in_ps(*how):
    """A call waits for its response: other programs must not see its secrets."""
    server, url = canned()
    Canned.status = None
    calls = [
        (["--token", PLANTED["token"], "get_self"], {}),
        (["get_self"], {"VELO_TOKEN": PLANTED["token"]}),
        (["velo_auth"], {"VELO_KEY": PLANTED["old"], "VELO_SECRET": PLANTED["new"]}),
        (["--token=" + PLANTED["token"], "update_password_self", "--body",
          json.dumps({"oldPassword": PLANTED["old"], "newPassword": PLANTED["new"]})], {}),
        (["unregister_mfa_for_self", "--body", '{"mfaType":"TOTP"}', "--authorization", PLANTED["own"]], {}),
    ]
    for arguments, variables in calls:
        Canned.requests[:] = []
        Canned.stall.clear()
        process = subprocess.Popen([VELO, *how, "--url", url, *arguments], env=environment(**variables), text=True,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(600):
            if Canned.requests or process.poll() is not None:
                break
            time.sleep(0.05)
        shown = f"velo {how} {arguments[:1]}"
        check(len(Canned.requests) == 1, f"{shown}: the request arrived")
        sent = str(Canned.requests)
        check("planted" in sent or "Basic" in sent, f"{shown}: the secret was sent")
        proc = pathlib.Path(f"/proc/{process.pid}")
        check(proc.joinpath("cmdline").read_bytes().startswith(VELO.encode()), f"{shown}: this is its command line")
        check(not seen_in(proc.joinpath("cmdline").read_bytes()), f"{shown}: a secret is in ps")
        try:
            check(not seen_in(proc.joinpath("environ").read_bytes()), f"{shown}: a secret is in the environment")
            limits = proc.joinpath("limits").read_text()
            check(re.search(r"Max core file size\s+0\s+0", limits), f"{shown}: it would leave a core dump")
        except PermissionError:
            pass  # then only root sees it
        Canned.stall.set()
        _, errors = process.communicate(timeout=60)
        check(process.returncode == 5 and "planted" not in errors, f"{shown}: ends with {process.returncode}, {errors}")
    # Nor while it waits for standard input.
    for arguments in (["unregister_mfa_for_self", "--body", "@-", "--authorization", PLANTED["own"]],
                      ["--token", "@-", "update_password_self", "--body",
                       json.dumps({"oldPassword": PLANTED["old"], "newPassword": PLANTED["new"]})]):
        process = subprocess.Popen([VELO, *how, "--url", url, *arguments], env=environment(VELO_TOKEN=PLANTED["token"]),
                                   stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        proc = pathlib.Path(f"/proc/{process.pid}")
        for _ in range(600):
            # Before the program begins, its command line is empty.
            shown = proc.joinpath("cmdline").read_bytes()
            if (shown.startswith(VELO.encode()) and not seen_in(shown)) or process.poll() is not None:
                break
            time.sleep(0.05)
        check(process.poll() is None and not seen_in(proc.joinpath("cmdline").read_bytes()),
              f"velo {arguments[:1]}: a secret is in ps while it waits for standard input")
        process.kill()
        process.wait()
    server.shutdown()


def memory_of(pid):
    for line in pathlib.Path(f"/proc/{pid}/maps").read_text().splitlines():
        addresses, permissions, *rest = line.split()
        if "w" not in permissions or rest[-1:] == ["[vvar]"]:
            continue
        begin, end = (int(a, 16) for a in addresses.split("-"))
        with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
            memory.seek(begin)
            try:
                yield memory.read(end - begin)
            except OSError:
                continue


def found_at_exit(arguments, variables, finds):
    # Meson has the C library overwrite what is freed, which would hide what the program leaves there.
    process = subprocess.Popen([VELO, *arguments], env=environment(LD_PRELOAD=PAUSE, MALLOC_PERTURB_="0", **variables), text=True,
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status = os.waitpid(process.pid, os.WUNTRACED)
    check(os.WIFSTOPPED(status), f"velo {arguments}: stops at its end")
    found = finds(b"\n".join(memory_of(process.pid)))
    process.send_signal(signal.SIGKILL)
    process.wait()
    return found


def not_in_memory():
    """Searches the writable pages of a program that has released everything: what a core dump would hold."""
    if os.geteuid() != 0:
        print("not root: the memory of the program is not searched")
        return
    passwords = {"oldPassword": PLANTED["old"], "newPassword": PLANTED["new"]}
    body = write("memory-body", json.dumps(passwords))
    own = write("memory-own", PLANTED["own"])
    planted_token = {"VELO_TOKEN": PLANTED["token"], "VELO_KEY": PLANTED["token"], "VELO_SECRET": PLANTED["old"]}
    code = write("memory-code", json.dumps({"otp": PLANTED["own"]}))
    broken = write("memory-broken", '{"oldPassword":"' + PLANTED["old"] + '","newPassword":"' + PLANTED["new"])
    for arguments in (["validate_access_token", "--body", code], ["update_password_self", "--body", broken],
                      ["velo_auth"], ["--token", PLANTED["token"], "get_self"], ["get_self", PLANTED["new"]],
                      ["update_password_self", "--body", body], ["--dry-run", "update_password_self", "--body", body],
                      ["--no-check", "update_password_self", "--body", body],
                      ["unregister_mfa_for_self", "--body", '{"mfaType":"TOTP"}', "--authorization", own]):
        found = found_at_exit(["--fake", *arguments], planted_token, seen_in)
        check(not found, f"velo {arguments}: found in its memory: {found}")
    # Nor does a call over HTTP leave a secret, except in libcurl, whose copies are out of our reach.
    if "sockets" in TRANSPORTS:
        server, url = canned()
        Canned.status, Canned.body = 200, b"{}"
        for arguments in (["velo_auth"], ["get_self"], ["update_password_self", "--body", body]):
            Canned.requests[:] = []
            found = found_at_exit(["--transport", "sockets", "--url", url, *arguments], planted_token, seen_in)
            check(not found, f"velo {arguments} over sockets: found in its memory: {found}")
            check(len(Canned.requests) == 1, f"velo {arguments} over sockets: the request arrived")
        server.shutdown()
    # The search itself works: on the stack, which holds the environment, and on the heap, where the buffer of the output is.
    check(found_at_exit(["--fake", "get_self"], {"OTHER": "findable-text-1234"},
                        lambda memory: b"findable-text-1234" in memory), "the search of memory finds what is on the stack")
    check(found_at_exit(["--fake", "--dry-run", "get_user_by_id_v2", "--no-check", "--user-id", "findable-text-5678-and-not-short"], {},
                        lambda memory: b"text-5678-and-not-short" in memory), "the search of memory finds what is on the heap")


def main():
    on_the_fake()
    destinations()
    tables()
    wrong_usage()
    names_and_values()
    if TRANSPORTS:
        production()
    the_page()
    manual_page()
    help_texts()
    commands_of_the_site()
    completion()
    dry_runs()
    which_transport()
    for transport in TRANSPORTS if SERVER else []:
        over_http("--transport", transport)
        exit_statuses("--transport", transport)
        not_in_ps("--transport", transport)
        if FAKE_SERVER:
            over_https(transport)
    if PAUSE:
        not_in_memory()
    return check.report("command line")


sys.exit(main())
