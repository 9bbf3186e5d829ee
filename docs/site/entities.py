# SPDX-License-Identifier: BSL-1.0
"""Reads the public entities of the headers, with their comments and declarations.

What is public, and which comment a declaration has, is what tests/comments says: this is its reader, which keeps what that
one only checks.
"""
import dataclasses
import pathlib
import re
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "comments"))
import comments


@dataclasses.dataclass
class Entity:
    kind: str  # class, enum, enumerator, concept, alias, function, constant, member, mistake, header, macro, name (by a using-declaration)
    name: str
    space: str  # the namespace and the classes around it
    header: str
    declaration: str
    doc: str
    is_needed: bool  # tests/comments demands a comment of it
    children: list = dataclasses.field(default_factory=list)
    others: list = dataclasses.field(default_factory=list)  # further overloads: (declaration, comment)

    @property
    def overloads(self):
        """(declarations, comment) of this and of all further overloads; those without a comment belong to the one before."""
        found = []
        for declaration, doc in [(self.declaration, self.doc), *self.others]:
            if found and (not doc or doc == found[-1][1]):
                found[-1] = (found[-1][0] + "\n" + declaration, found[-1][1])
            else:
                found.append((declaration, doc))
        return found

    @property
    def full_name(self):
        return f"{self.space}::{self.name}" if self.space else self.name

    @property
    def anchor(self):
        return re.sub(r"\W+", "-", self.full_name.removeprefix("velo::")).strip("-").lower()


def spans_of(text):
    """Where the tokens of the reader stand in the text, by their index."""
    found = []
    for match in comments.TOKEN.finditer(text):
        if match.lastgroup not in ("space", "comment", "directive"):
            found.append((match.start(), match.end()))
    return found + [(len(text), len(text))]


def plain(doc):
    """The text of a doc comment without its slashes."""
    lines = [re.sub(r"^\s*///<? ?", "", line) for line in doc.split("\n")]
    return "\n".join(line.rstrip() for line in lines).strip()


class Reader(comments.Reader):
    def __init__(self, path, text):
        super().__init__(path, text)
        self.source, self.spans = text, spans_of(text)
        self.entities, self.owners = [], []

    # The base class joins the lines of a comment; here they stay apart.
    def doc_before(self, i):
        return "\n".join(re.findall(r"///[^\n]*", "\n".join(self.comments_before(i))))

    def comments_before(self, i):
        parts, line = [], self.t[i].line
        for first, last, text in reversed(self.t[i].before):
            between = [s for s in self.lines[last:line - 1] if not s.lstrip().startswith("#")]
            if any(not s.strip() for s in between) or not text.startswith("///") or text.startswith("///<"):
                break
            parts.append(text)
            line = first
        return list(reversed(parts))

    def doc_after(self, i):
        """The `///<` of the line in which the declaration before the token at i ends, and its further lines."""
        parts, line = [], self.t[i - 1].end_line
        for first, last, text in self.t[i].before:
            if text.startswith("///<") and first == line:
                parts.append(text)
            elif parts and text.startswith("//") and not text.startswith("///") and first == line + 1:
                parts.append("///" + text[2:])
                line = first
            else:
                break
        return "\n".join(parts)

    def here(self, owner):
        return "::".join(self.space + ([owner] if owner else []))

    def slice(self, start, end):
        """The text of the tokens from start to the one before end, without comments, on one indentation."""
        begin, stop = self.spans[start][0], self.spans[end - 1][1]
        indent = begin - (self.source.rfind("\n", 0, begin) + 1)
        text = " " * indent + self.source[begin:stop]
        text = re.sub(r"[ \t]*//[^\n]*", "", text)
        text = "\n".join(line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#"))
        return textwrap.dedent(text).strip()

    def head_of(self, kind, start, end, body):
        """The declaration as users read it: without its body, and without the initialisers of a constructor."""
        stop = body[0] if body else end
        if kind == "function":
            i = start
            while i < stop:
                if self.text(i) == "<" and self.t[i - 1].is_word:
                    try:
                        i = min(self.after_angles(i), stop)
                        continue
                    except comments.Unreadable:
                        pass
                if self.text(i) in comments.CLOSING:
                    i = self.closing(i)
                elif self.text(i) == ":":
                    stop = i
                    break
                i += 1
        text = self.slice(start, stop).rstrip()
        text = text.removesuffix(";").rstrip()
        if kind in ("class", "enum"):
            text = text.split("{")[0].rstrip() if kind == "enum" else re.sub(r"\s*\{$", "", text)
        text = re.sub(r'\[\[nodiscard(\("[^\]]*"\))?\]\]\s*', "", text)
        text = text.replace("VELO_ABI", "v0").replace("VELO_DECL ", "").replace("VELO_COLD ", "").replace("VELO_ALWAYS_INLINE ", "")
        if kind == "class" and "detail::" in text.partition(":")[2]:
            text = text.partition(":")[0].rstrip()  # a base that is no concern of users
        if kind == "member":
            text = re.sub(r"\s*(=\s*)?\{\}$", "", text)
        text = self.without_attributes(text)
        if kind in ("constant", "member", "alias") and "detail::" in text.partition("=")[2]:
            text = text.partition("=")[0] + "= …"
        if kind in ("constant", "member") and len(text) > 160:
            text = re.sub(r"\s*(=|\{).*", " = …", text, count=1, flags=re.S)
        return text

    @staticmethod
    def without_attributes(text):
        """The declaration without `__attribute__((…))`, by which clang says a sentence of ours."""
        while (begin := text.find("__attribute__((")) >= 0:
            depth, end = 0, begin + len("__attribute__")
            while True:
                depth += (text[end] == "(") - (text[end] == ")")
                end += 1
                if depth == 0 or end == len(text):
                    break
            text = text[:begin].rstrip() + " " + text[end:].lstrip()
        return text.strip()

    def scope(self, i, end, owner, is_public):
        into = self.owners[-1].children if self.owners else self.entities
        group, last = "", None
        if owner and any(self.text(j) == self.text(j + 1) == "endpoint" for j in range(i, end)):
            is_operation = True
        else:
            is_operation = False
        while i < end:
            text = self.text(i)
            if text == ";":
                i += 1
            elif text in ("public", "private", "protected") and self.text(i + 1) == ":":
                is_public, i, group, last = text == "public", i + 2, "", None
            elif text in ("namespace", "extern") or (text == "inline" and self.text(i + 1) == "namespace"):
                i = self.namespace(i)
            elif re.fullmatch(r"[A-Z][A-Z0-9_]{3,}", text) and self.text(i + 1) == "(":
                i = self.closing(i + 1) + 1
            else:
                start = i
                kind, name, needed, i, body = self.declaration(i, owner)
                doc = self.doc_before(start)
                follows = self.is_next_line(start)
                if doc:
                    group = doc if re.search(r"\bthese\b", doc, re.I) else ""
                elif not follows:
                    group = ""
                own = doc or self.doc_after(i)
                overload = not own and kind == "function" and follows and last and last.name == name
                is_own_body = body is not None and kind in ("class", "enum")
                if not is_public or name is None or kind in ("assertion", "friend class") or not re.fullmatch(r"[~A-Za-z_]\w*", name):
                    continue
                words = [self.text(j) for j in range(start, body[0] if body else i)]
                if kind == "mistake" and own:
                    kind = "function"
                if kind == "class" and own and body is None and (opens := next((j for j in range(start, i) if self.text(j) == "{"), None)):
                    body = (opens, self.closing(opens), "struct" in words)  # a specialisation with a comment
                    is_own_body = True
                if kind == "mistake" or "override" in words or (name == "operator" and not own):
                    continue
                if (words[:3] == ["template", "<", ">"] and not own) or words[0] == "friend" and body is None and not own:
                    continue
                if kind == "class" and body is None and not needed and not own and "check_failed" not in [self.text(j) for j in range(start, i)]:
                    continue  # a declaration, or a specialisation without a comment
                if kind in ("function",) and "~" + name in words or (kind == "function" and not own and not overload and not needed and not group):
                    continue  # a destructor; copy and move
                is_using = words[0] == "using" and "=" not in words
                if is_using and ((not own and (owner or words[1] in ("namespace", "enum"))) or not self.t[i - 2].is_word):
                    continue
                entity = Entity(kind, name, self.here(owner), self.path, self.head_of(kind, start, i, body), plain(own or group), needed)
                if is_using:
                    entity.name = self.text(i - 2)
                    if not entity.doc:
                        entity.kind, entity.doc = "name", f"The same as `{''.join(words[1:-1])}`."
                if kind == "class":
                    special = re.search(rf"\b{name}(<[^{{;:]*>)", entity.declaration.split(" : ")[0], re.S)
                    entity.name += re.sub(r"\s+", " ", special[1]) if special and "template <" in entity.declaration else ""
                if name == "operator":
                    entity.name = re.search(r"\boperator\s*(\(\)|[^(]+)", entity.declaration)[0]
                if kind == "class" and name != "check_failed" and "check_failed" in words + [self.text(j) for j in range(start, min(i, start + 20))]:
                    self.as_mistake(entity, start, i)
                    is_own_body = False
                if overload and into and into[-1].name == name:
                    into[-1].others.append((entity.declaration, ""))
                    continue
                last = entity if own or group else None
                if is_operation and name in comments.OF_AN_OPERATION and name != "body":
                    entity.declaration = entity.declaration.split("{")[0].rstrip()
                into.append(entity)
                if kind == "enum":
                    entity.children = self.enumerators(start, i, entity)
                elif kind == "class" and is_own_body:
                    self.owners.append(entity)
                    self.scope(body[0] + 1, body[1], f"{owner}::{name}" if owner else name, body[2])
                    self.owners.pop()

    def as_mistake(self, entity, start, end):
        """A mistake of users: what counts is the sentence of its static_assert."""
        words = [self.text(j) for j in range(start, end)]
        texts = [text[1:-1] for text in words if text.startswith('"')]
        entity.kind, entity.declaration = "mistake", "".join(texts)

    def enumerators(self, start, end, owner):
        found, i = [], start
        while self.text(i) != "{" and i < end:
            i += 1
        close = self.closing(i)
        i += 1
        while i < close:
            first = i
            while i < close and self.text(i) != ",":
                i = self.closing(i) + 1 if self.text(i) in comments.CLOSING else i + 1
            doc = plain(self.doc_before(first)) or plain(self.doc_after(i + 1) if self.text(i) == "," else self.doc_after(i))
            found.append(Entity("enumerator", self.text(first), owner.full_name, self.path, self.slice(first, i), doc, False))
            i += 1
        return found


def entities_of(include, header):
    text = (include / header).read_text()
    reader = Reader(header, text)
    reader.scope(0, len(reader.t) - 1, "", True)
    return own_comments(header, text) + reader.entities


def own_comments(header, text):
    """What is said of the header itself, and of its macros: comments before an `#include` or a `#define`."""
    found = []
    head = re.split(r"^namespace .*\{", text, maxsplit=1, flags=re.M)[0]
    for match in re.finditer(r"((?:^///[^\n]*\n)+)\n", head, re.M):
        name = re.search(r"`(VELO_\w+)`", match[1])
        found.append(Entity("macro" if name else "header", name[1] if name else header, "", header, f"#include <{header}>", plain(match[1]), True))
    for match in re.finditer(r"((?:^[ ]*///[^\n]*\n)+)(?:^[ ]*//(?!/)[^\n]*\n)*(?:^[ ]*#\s*(include|define|if)\b|^(namespace) )([^\n]*)", text, re.M):
        if match[2] == "include" or (match[3] and not found):
            found.append(Entity("header", header, "", header, f"#include <{header}>", plain(match[1]), True))
            continue
        macros = re.findall(r"^#\s*define (VELO_\w+)", text[match.start():].split("\n\n")[0], re.M)
        if macros:
            found.append(Entity("macro", macros[0], "", header, "\n".join(f"#define {m}" for m in dict.fromkeys(macros)), plain(match[1]), True))
    return found

