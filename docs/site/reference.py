#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Makes the reference of every public entity, as Markdown, from the comments of the headers.

usage: reference.py INCLUDE_FOLDER PAGES_FOLDER   (writes PAGES_FOLDER/reference/*.md)
"""
import html
import pathlib
import re
import sys

import entities

# The pages: (file, title, what it is about, the headers that belong there: a folder ends with /). The longest that fits counts;
# `velo/*.hpp` is for what stands directly in that folder and is named nowhere.
AREAS = [
    ("client", "Clients", "What calls operations: the client, its facades and its configuration.",
     ["velo/*.hpp", "velo/rest/client.hpp", "velo/rest/client/"]),
    ("operations", "Operation structs", "The 21 operations as values. [Operations](../users_api.md) has their arguments, statuses and rules.",
     ["velo/users/", "velo/login/", "velo/operations.hpp"]),
    ("models", "Models", "What operations send and receive.", ["velo/models/"]),
    ("types", "Types of arguments", "Texts and numbers with a rule of their own.", ["velo/types/"]),
    ("errors", "Errors", "Why a call failed. The [error catalogue](../errors.md) says what to do.", ["velo/rest/error/"]),
    ("results", "Responses and outcomes", "What a response means for its operation, and `match`.", ["velo/rest/response/"]),
    ("auth", "Auth", "Credentials and tokens. [Tokens](../tokens.md) explains them.", ["velo/auth/", "velo/rest/auth/"]),
    ("retry", "Retries", "When a call is sent again. [Retries](../retries.md) explains the rules.", ["velo/rest/retry/"]),
    ("bulk", "Bulk calls", "Many calls at a time.", ["velo/rest/bulk/"]),
    ("paging", "Pages", "Lists that come in pages. [Pages](../pages.md) shows their use.", ["velo/rest/paging/"]),
    ("observe", "Observers", "Events of calls. [Observers](../observe.md) shows their use.", ["velo/rest/observe/"]),
    ("call", "The machinery of a call", "Options, the state machine and its drivers. [Options](../options.md) shows what users need of it.",
     ["velo/rest/call/"]),
    ("curl", "The libcurl transport", "`velo::curl` and its options.", ["velo/transport/curl.hpp", "velo/rest/transport/curl"]),
    ("sockets", "The sockets and Asio transports", "`velo::sockets`, `velo::asio` and what both are made of.",
     ["velo/transport/", "velo/rest/transport/sockets.hpp", "velo/rest/transport/asio", "velo/rest/transport/net/"]),
    ("transport", "Transports", "The concept, and the transports without a network. [Transports](../transports.md) compares them.",
     ["velo/rest/transport/"]),
    ("fake", "The fake", "The API in memory. [The fake](../fake.md) has its rules.", ["velo/fake.hpp", "velo/fake/"]),
    ("serializer", "Serializers", "Models to and from JSON.", ["velo/rest/serializer/"]),
    ("model", "Building blocks of models", "Fields, texts, enumerations and secrets of which models and arguments are made.", ["velo/rest/model/"]),
    ("endpoint", "Descriptors", "What an operation says of itself. [Add an endpoint](../add_an_endpoint.md) shows how to write one.",
     ["velo/rest/endpoint/", "velo/contract.hpp", "velo/rest/contract/"]),
    ("request", "Requests and HTTP", "Requests, header fields, methods and dates.", ["velo/rest/request/", "velo/rest/http/"]),
    ("testing", "Test kit", "The conformance kit for transports.", ["velo/rest/testing/"]),
    ("support", "Time, memory, processes", "Clocks, stops, buffers that are zeroed, forks.",
     ["velo/rest/time/", "velo/rest/memory/", "velo/rest/process/", "velo/rest/random/", "velo/rest/require.hpp", "velo/version.hpp", "velo/src.hpp"]),
]
KINDS = {"class": "class", "enum": "enumeration", "concept": "concept", "alias": "alias", "function": "function", "constant": "constant",
         "member": "member", "enumerator": "enumerator", "mistake": "mistake", "header": "header", "macro": "macro", "name": "name"}


def area_of(header):
    """The file of the page to which a header belongs; the longest of the names that fit decides."""
    fits = [(len(place), file) for file, _, _, places in AREAS for place in places if header == place or
            (header.startswith(place) and not place.endswith(".hpp"))]
    if fits:
        return max(fits)[1]
    return AREAS[0][0] if re.fullmatch(r"velo/\w+\.hpp", header) else None


def headers_of(include):
    return sorted(p.relative_to(include).as_posix() for p in include.rglob("*.hpp"))


def entities_by_area(include):
    """{file of a page: [(header, its entities)]}, and the headers that belong nowhere."""
    pages, homeless = {file: [] for file, *_ in AREAS}, []
    for header in headers_of(include):
        file = area_of(header)
        if file is None:
            homeless.append(header)
            continue
        found = merged(entities.entities_of(include, header))
        if found:
            pages[file].append((header, found))
    return pages, homeless


def merged(found):
    """Declarations of one name that stand in several branches of an `#if`, or are overloads, as one entity."""
    result = []
    for e in found:
        first = next((r for r in result if r.full_name == e.full_name and (r.kind == e.kind)), None)
        if first is None or e.kind == "mistake":
            e.children = merged(e.children)
            result.append(e)
            continue
        if e.kind in ("class", "enum"):
            if e.children and not first.children:
                first.children, first.declaration = merged(e.children), e.declaration
            first.doc = first.doc or e.doc
        elif e.declaration not in [first.declaration, *(d for d, _ in first.others)]:
            first.others += [(e.declaration, e.doc), *e.others]
    return result


def flat(found):
    for e in found:
        yield e
        yield from flat(e.children)


class Links:
    """Where each name is documented, for the names in backticks."""

    def __init__(self, pages):
        self.at = {}
        for file, headers in pages.items():
            for _, found in headers:
                for e in flat(found):
                    target = (file, e.anchor)
                    names = {e.full_name, e.full_name.removeprefix("velo::"), e.full_name.removeprefix("velo::rest::"),
                             "velo::" + e.full_name.removeprefix("velo::rest::")}
                    if e.kind != "enumerator" and e in [x for x in found]:
                        names.add(e.name)
                    names.add("::".join(e.full_name.split("::")[-2:]))
                    for name in names:
                        self.at.setdefault(name, set()).add(target)

    def find(self, text):
        name = re.sub(r"\(\)$", "", text)
        found = self.at.get(name, set())
        return next(iter(found)) if len(found) == 1 else None


def prose(doc, link):
    """A doc comment as Markdown: paragraphs, lists and indented code; other marks are text."""
    out, code = [], []
    for line in doc.split("\n"):
        if re.match(r" {4}", line):
            code.append(line[4:])
            continue
        if code:
            out += ["```cpp", *code, "```", ""]
            code = []
        out.append(re.sub(r"`[^`]+`|[<*_\[\]]", lambda m: link(m[0]) if m[0][0] == "`" else "\\" + m[0] if m[0] != "<" else "&lt;", line))
    if code:
        out += ["```cpp", *code, "```"]
    return "\n".join(out).strip()


def cell(text):
    return re.sub(r"\s*\n\s*", " ", text).replace("|", "\\|")


def in_cell(code):
    """Code in a cell of a table."""
    return "<code>" + html.escape(re.sub(r"\s+", " ", code), quote=False).replace("|", "&#124;").replace("*", "&#42;").replace("_", "&#95;") + "</code>"


def kind_of(e):
    return "struct" if re.search(r"^struct\b", e.declaration, re.M) else KINDS[e.kind]


def anchor(e):
    return f'<a id="{e.anchor}"></a>'


def member_row(e, link):
    """A data member, an alias or an enumerator, as a row of a table."""
    what = re.sub(r"^(static |constexpr |inline |mutable )+", "", e.declaration)
    return f"| {anchor(e)}{in_cell(what)} | {cell(prose(e.doc, link))} |"


def write_overloads(e, link, out):
    for declarations, doc in e.overloads:
        out += ["```cpp", declarations, "```", "", prose(doc, link), ""]


def write_members(e, link, out):
    values = [c for c in e.children if c.kind in ("member", "alias", "enumerator", "constant", "enum", "class", "concept", "mistake") and not c.children]
    functions = [c for c in e.children if c.kind == "function"]
    nested = [c for c in e.children if c.children]
    for title, kinds in (("value", ("enumerator",)), ("member", ("member", "constant")), ("type", ("alias", "enum", "class", "concept", "mistake"))):
        rows = [c for c in values if c.kind in kinds]
        if rows:
            out += [f"| {title} | |", "|---|---|", *(member_row(c, link) for c in rows), ""]
    for c in functions:
        out += [f"#### `{c.name}` {{ #{c.anchor} }}", ""]
        write_overloads(c, link, out)
    for c in nested:
        out += [f"#### `{e.name}::{c.name}` {{ #{c.anchor} }}", "", *(["```cpp", c.declaration, "```", ""]), prose(c.doc, link), ""]
        write_members(c, link, out)


def page_text(title, about, headers, link):
    out = [f"# {title}", "", about, ""]
    for header, found in headers:
        mistakes = [e for e in found if e.kind == "mistake"]
        names = [e for e in found if e.kind == "name"]
        rest = [e for e in found if e.kind not in ("mistake", "name")]
        for e in rest:
            shown = e.full_name.removeprefix("velo::")
            out += [f"## `{shown}` {kind_of(e)} {{ #{e.anchor} }}", "", f"`#include <{header}>`", ""]
            write_overloads(e, link, out)
            write_members(e, link, out)
        if names:
            out += [f"## Names in `velo` of `{header}` {{ #names-{re.sub(r'[^a-z0-9]+', '-', header)} }}", "", "| name | |", "|---|---|"]
            out += [f"| {anchor(e)}{in_cell(e.full_name)} | {cell(prose(e.doc, link))} |" for e in names] + [""]
        if mistakes:
            name = header.removeprefix("velo/").removesuffix(".hpp")
            out += [f"## Mistakes found by `{name}` {{ #mistakes-{re.sub(r'[^a-z0-9]+', '-', name)} }}", "",
                    f"`#include <{header}>`", "", "| mistake | what the compiler says |", "|---|---|"]
            out += [f"| {anchor(e)}{in_cell(e.name)}<br>{cell(prose(e.doc, link))} | {cell(prose(e.declaration, link))} |" for e in mistakes]
            out.append("")
    return with_unique_anchors("\n".join(out))


def with_unique_anchors(text):
    """A name that stands twice on a page, as in a specialisation, has a number behind its anchor the second time."""
    seen = {}

    def unique(match):
        seen[match[2]] = seen.get(match[2], 0) + 1
        return match[0] if seen[match[2]] == 1 else f"{match[1]}{match[2]}-{seen[match[2]]}{match[3]}"

    return re.sub(r'(<a id="|\{ #)([^" }]+)("| \})', unique, text)


def first_sentence(doc):
    first = doc.split("\n\n")[0].replace("\n", " ")
    match = re.match(r"(.+?[.:])(?: |$)", first)
    return (match[1] if match else first).rstrip(":")


def index_text(pages, link):
    out = ["# Reference", "", "Every public class, function, concept, alias and constant, by what it is for. The pages are made from the comments in the "
           "headers. Names are in the namespace `velo`; `velo/velo.hpp` includes what most programs need.", "",
           "- [Operations](../users_api.md): arguments, statuses and rules of the 21 operations",
           "- [Error catalogue](../errors.md): each error code, condition and exit status",
           "- [Macros and build options](../macros.md)", "- [Diagnostics](../diagnostics.md): what the compiler rejects", ""]
    for file, title, about, _ in AREAS:
        if not pages[file]:
            continue
        own = [e for _, found in pages[file] for e in found if e.kind not in ("mistake", "name")]
        out += [f"## [{title}]({file}.md)", "", about.replace("](../", "](../"), "", "| name | |", "|---|---|"]
        out += [f"| [`{e.full_name.removeprefix('velo::')}`]({file}.md#{e.anchor}) | {cell(prose(first_sentence(e.doc), link))} |" for e in own]
        out.append("")
    return "\n".join(out)


def write(include, folder):
    pages, homeless = entities_by_area(include)
    if homeless:
        sys.exit("\n".join(f"{header}: belongs to no page of the reference: docs/site/reference.py lists them" for header in homeless))
    links = Links(pages)

    def link_from(page):
        def link(text):
            found = links.find(text[1:-1])
            # In the comments of models a word in backticks is mostly a text of JSON.
            if not found or (page == "models" and "::" not in text):
                return text
            file, target = found
            return f"[{text}]({'' if file == page else file + '.md'}#{target})"
        return link

    folder = folder / "reference"
    folder.mkdir(parents=True, exist_ok=True)
    for file, title, about, _ in AREAS:
        if pages[file]:
            (folder / f"{file}.md").write_text(page_text(title, about, pages[file], link_from(file)))
    (folder / "index.md").write_text(index_text(pages, link_from("index")))
    return links


if __name__ == "__main__":
    write(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
