#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Makes docs/diagnostics.md from the cases: each mistake, its code, and the first line of each compiler.

compile_fail.py leaves the first lines of its compiler in a file and compares the page with them; this writes the page anew
from the files of both.

usage: diagnostics.py FOLDER G++_LINES.json CLANG_LINES.json >PAGE
"""
import json
import pathlib
import re
import sys

from compile_fail import halves, marks

VERSIONS = {"g++": "g++ 12", "clang": "clang 19"}

KINDS = {
    "missing_argument": (
        "An argument that the operation needs is left out",
        "At your line: the default constructor of `rest::required<T>` is deleted. As a constraint: `requires` sees it."),
    "wrong_type": (
        "An argument of another type",
        "At your line: text where an enumerator belongs, one kind of id for another, a number for text, a code for a password. "
        "Text that is known only at run time goes through the type's `checked`, which can say no. In the options of a call a token "
        "is a secret, not text. Where the type says what was meant, the words say what to write: `*x` for a field of a response, "
        "`x.value()` for an optional and for what `checked` returns, `*x.value()` for a received value that may be unknown, nothing "
        "for `std::nullopt`, an enumerator for text or a number, a list for a vector. As a constraint: `requires` sees it."),
    "refused_literal": (
        "A literal that the API does not take",
        "clang reports your line; g++ reports the line of our header that checks the literal, and names yours in the line above. The "
        "required form is in the name of the mistake. `requires` cannot see it: ask `T::accepts(value)`; at run time "
        "`T::checked(value)` returns the value or what was expected. A password has 8 to 128 "
        "characters. `T::unchecked(value)` takes any value."),
    "wrong_enumerator": (
        "An enumerator that this operation does not take",
        "At your line: a narrower enum is a type of its own, so this is an argument of another type."),
    "null_argument": (
        "Null where null means nothing",
        "At your line. Where null clears a property, `nullptr` is taken (`rest::field<T>`)."),
    "printed_secret": (
        "A secret that would be printed",
        "At your line. `rest::redacted(value)` is what a log may have, `reveal()` the secret."),
    "secret_as_text": (
        "A secret in place of text, and text in place of a secret",
        "At your line. Every access to the clear text is a `reveal()`, which can be searched for. As a constraint: `requires` sees it."),
    "printed_value": (
        "A value that is not printed as a whole",
        "At your line, in place of the list of all stream operators."),
    "borrowed_member": (
        "A name or an operator that other libraries have",
        "At your line: the name is declared, deleted, and says what stands in its place. So are a result in place of its value, a field in a "
        "sum or an order, and comparisons that have no meaning. As a constraint: `requires` sees none of them."),
    "wrong_option": (
        "An option of another type",
        "At your line, also in the braces of `client.call(op, {…})`, and without the braces. A retry policy is in \"An argument of another type\", a stop token for an "
        "asynchronous call in \"A call that is waited for in the wrong way\". As a constraint: `requires` sees it."),
    "not_an_operation": (
        "Something that is no operation, or no operation with pages",
        "At your line. As a constraint: `rest::operation<X>`, `rest::paged_operation<Op>`."),
    "unfit_policy": (
        "A policy that misses a requirement, or an Auth that does not have the credential or is for another principal",
        "The first requirement that is missing, and what to add; policies in another order miss one. At your line the credential, and what "
        "a facade is made over. As a constraint: `rest::transport<T>`, "
        "`rest::auth<A>`, `rest::serializer<S>`, `rest::config<C>`, `rest::auth_for<A, Op>`; by name: `transport_check<T>`, `principal_check<A, Op>` and "
        "so on."),
    "wrong_descriptor": (
        "A descriptor with a mistake",
        "The first mistake, before anything else is compiled. As a constraint: `rest::valid_operation<Op>`; by name: "
        "`rest::endpoint_check<Op>`."),
    "retried_always": (
        "Retrying always what must not be sent twice",
        "At your line when a call asks for it: the options of a non-idempotent operation, `client::options_of<Op>`, do not take "
        "`retry::always`. When the Config of the client asks for it, such an operation cannot be called. As a constraint: `requires` sees "
        "the option; by name: `retry::retry_check<Policy, Op>`. Options that several operations share, and a one-time code in the "
        "call, are seen at run time only: the call is refused, with `errc::invalid_request`. The default policy never sends twice "
        "what must not be (`docs/retries.md`)."),
    "wrong_waiting": (
        "A call that is waited for in the wrong way",
        "The Transport declares what a call returns: a result, or a coroutine that gives one. An asynchronous Transport also waits "
        "in a coroutine. Only the language can word `co_await` of a result, and a coroutine used as a result (below). As a constraint: "
        "`rest::blocking_transport<T>`, `rest::async_transport<T>`."),
    "wrong_bulk": (
        "A bulk that does not fit together",
        "In a `static_assert`; your line is in the notes. As a constraint: `rest::bulk_source<S>`, `rest::bulk_maker<F, Source>`, "
        "`rest::bulk_sink<F, Source, Make>`; by name: `rest::bulk_check<Source, Make, Sink>`."),
    "wrong_match": (
        "A match that does not fit the documented statuses",
        "The first mistake; the status is in the type that the compiler names below. As a constraint: `rest::matches<Op, Handlers…>`; by "
        "name: `rest::match_check<Op, Handlers…>`."),
    "undescribed_type": (
        "A type that is not described",
        "The type is named, however deep it lies. As a constraint: `rest::model<T>`; by name: "
        "`rest::model_check<T>`."),
    "language": (
        "What only the language can word",
        "These fail at your line first, with the compilers' own words:"),
}

END = """
What was tried for each of them, and why it stays:

- Designators out of order (`{.page_size = 1, .page = 2}`) are an error of g++ and only a warning of clang
  (`-Wreorder-init-list`, on by default): the order of an aggregate's members is not the library's to choose.
- A number of run time for a bounded number cannot be told from a literal: a consteval constructor takes both, and says that
  the value is no constant. `page_size::checked(number)` is what to write.
- `client.call({…})`: braces have no type, so no overload is chosen; both compilers list the overloads. Name the operation.
- A facade function with too few arguments, with its arguments in another order, with a bare value (`register_sms("+1…")`), with
  braces around an id, or with a body of another operation: the parameters are plain types and aggregates, and both compilers
  name the function at your line. A deleted overload in its place would hide the name of the member inside braces, and a
  constructor would take the braces from an aggregate. `register_sms({.sms_number = "+1…"})` is what to write.
- One role without braces (`.roles = "payor.admin"`): a deleted constructor for a literal would also be chosen for `{"payor.admin"}`.
- An unknown option in the braces of `client.call(op, {…})`: `call` is overloaded, and both compilers list the overloads. With
  a name, `velo::call_options{…}`, and in a facade it is at your line (above).
- On g++ an unknown designator in a facade is `cannot convert '<brace-enclosed initializer list>'`; clang names it. The value
  form, `list_users{.state = …}`, is named by both.
- A type where a value belongs (`client.call(velo::list_users)`, `{.retry = velo::retry::backoff}`): the grammar ends there. Write
  `velo::list_users{}`.
- A name that does not exist (`velo::get_user_by_id`, `.pageSize`, `velo::user_status::ENABLED`, `client.list_users()`): a declared
  name for each would double the names that an editor offers, and the client, which knows no operation, would have to know them
  all. clang, and mostly g++, offer the nearest name.
- A dot in place of an arrow, or an arrow in place of a dot (`me.email` of a result, `found->page.total_elements`, `error->message()`), and
  `me.value->email` without its parentheses: a member of data cannot be declared and deleted, and a template cannot have those of
  its model. clang offers the arrow or the dot.
- Methods of other libraries (`result.is_ok()`, `result.unwrap()`, `id.to_string()`, `items.size()`): the names that the standard library
  has are declared and deleted, the names of all libraries cannot be.
- `error.code() == 404`, `switch (error.code())`: the code is a `boost::system::error_code`. Write `error.status() == 404`.
- A number from a field (`std::int64_t n = page.total_elements`): a deleted conversion to a number would take part in comparisons that are
  built in. Write `*page.total_elements` or `value_or(0)`.
- An option of a standard type that gets another one in the braces of `client.call(op, {…})` (`.correlation = 42`, `.stop = true`,
  `.model_memory = "1M"`): both compilers list the overloads, as for an unknown option.
- A duration without braces, or a model as a body, in a facade: the parameter is an aggregate, as above.
- `velo::user_status status = "ENABLED"`, and a text made of an enumerator: an enumeration has no constructors and no conversions. Write
  `velo::user_status::enabled`, and `rest::to_text(status)`.
- `client` as the type of a parameter: a placeholder of a class template is not allowed there. Write a template, or
  `velo::client<…>` with its arguments, or `velo::any_client`.
- A coroutine used as a result, and `co_await` of a result: the coroutine is the Transport's type.
- `for (auto const& user : client.items(…)) user.email`: the element is a `boost::system::result`. Write `user->email`, after
  `if (!user)`.
- `switch (*user.status)`: only a class with exactly one conversion that is no template can be switched on, and on g++ a deleted one
  has no words. Write `switch (*user.status->value())`.
- `velo::secret_string key = "…"`: a deleted constructor for text would also be chosen for `velo::secret_string("…")`, which is right.
- A map as `.headers`, a text as an endpoint's `.method`, a list as its `.success`: the members are an array, an enumeration and a
  number, and a class with a deleted constructor in the place of each would have to be read by everybody who looks at a request. Write
  `.headers = {{"X-Reason", "audit"}}`, `rest::method::get` and one status.
- `velo::user_status(text)`: a cast to an enumeration. Write `velo::user_status::enabled`, or `rest::parse_enumerator` for text of run time.
- `std::vector<velo::register_sms_request>(1)`: the required member is left out inside `std::construct_at`, whose line is the first
  error; our words are below it. Add bodies that are complete.
- A wrong literal on g++ stands at our header's line: `throw` in a consteval constructor would stand there as well and does
  not compile without exceptions, `static_assert` cannot see the value, and g++ 12 has no `diagnose_if`.

## What compiles

These mistakes compile. The list is closed: another mistake that compiles without a word is a defect.

| Mistake | What finds it |
|---|---|
| a result, an operation or a secret is used after `std::move` | `clang-tidy`: `bugprone-use-after-move` |
| `*result` or `*field` without a test | at run time: `BOOST_ASSERT`, in a build without `NDEBUG` |
| `user.status != velo::user_status::enabled` for a field that is absent | nothing: it is true, because no value is equal |
| `catch (velo::error const&)`: what is thrown is `velo::call_failed` | at run time: the exception is not caught |
| `retry::always` in options that several operations share | at run time: `errc::invalid_request` for a non-idempotent operation |
| a one-time code in a call with `retry::always` | at run time: `errc::invalid_request` |
| a timeout of zero or less | at run time: `errc::timed_out`, before anything is sent |
| `.page = 0`, or a negative page | at run time: the server's 400; pages are counted from 1 |
| an asynchronous call that is kept and never awaited | `clang-tidy`: `bugprone-unused-local-non-trivial-variable`, told the Transport's coroutine type |
| a header as one text, `.headers = {"X-Reason: audit"}` | `-Wmissing-field-initializers`, which is in `-Wextra`; at run time: `errc::invalid_request` |
| options that view a temporary text or header and outlive it | clang: `-Wdangling-gsl`, on by default; AddressSanitizer |
| a view of a temporary (`field.to_text()` as a `std::string_view`) | clang: `-Wdangling-gsl`, on by default; AddressSanitizer |
| a view (`error.detail()`, `text.view()`) that outlives its object | AddressSanitizer |
| a range of pages or items that is moved after `begin()` | AddressSanitizer |
| designators out of order, on clang | `-Wreorder-init-list`, on by default |
"""


def shown(line, case_name):
    """A line of a compiler without the folders of this machine, and without the number of a line of ours."""
    line = re.sub(r"\S*/(\w+\.cpp):", r"\1:", line)
    return re.sub(r"(?:\S*/)?include/(velo/\S+?):\d+:\d+:", r"\1:", line)


def anchor(title):
    """The anchor of a heading, as forges make it."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", title).lower())


def page(folder, lines):
    """The page; `lines` has the first lines by compiler and case."""
    out = ["# What the compiler says", "",
           "Mistakes in a call are found while compiling, and the first `error:` says in one line what is wrong and what to write "
           "instead:\nin the name of a deleted function on g++, in the sentence of `= delete` on clang, in a `static_assert` on both. "
           "Each entry has\nthe wrong line, the right one, and the first line of g++ 12 and of clang 19. It is made from the cases of "
           "`tests/compile_fail`,\nwhich check it: `ok` asks a result for success there, `users`, `own` and `login` are facades.", ""]
    titles = [title for title, _ in KINDS.values()] + re.findall(r"^## (.+)$", END, re.M)
    out += [f"- [{title}](#{anchor(title)})" for title in titles] + [""]
    cases = {}
    for case in sorted(folder.rglob("*.cpp")):
        cases.setdefault(marks(case.read_text())["kind"], []).append(case)
    for kind, (title, words) in KINDS.items():
        out += [f"## {title}", "", words, ""]
        for case in cases.pop(kind, []):
            accept, reject = halves(case.read_text())
            out += ["```cpp", f"{reject.strip()}  // wrong", f"{accept.strip()}", "```", "```text"]
            name = str(case.relative_to(folder))
            out += [f"{VERSIONS[c]}: {lines[c].get(name, '?')}" for c in VERSIONS]
            out += ["```", ""]
    if cases:
        raise ValueError(f"kinds without a title: {sorted(cases)}")
    return "\n".join(out) + END


def lines_of(text, folder):
    """The first lines that a page has, by compiler and case."""
    names = [str(c.relative_to(folder)) for kind in KINDS for c in sorted(folder.rglob("*.cpp"))
             if marks(c.read_text())["kind"] == kind]
    found = {}
    for compiler, version in VERSIONS.items():
        said = re.findall(rf"^{re.escape(version)}: (.*)$", text, re.M)
        found[compiler] = dict(zip(names, said)) if len(said) == len(names) else {}
    return found


def main():
    folder = pathlib.Path(sys.argv[1])
    lines = {c: json.loads(pathlib.Path(f).read_text()) for c, f in zip(VERSIONS, sys.argv[2:4])}
    print(page(folder, lines), end="")


if __name__ == "__main__":
    main()
