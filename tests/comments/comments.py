#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Finds public entities of the headers that have no doc comment, and signatures that users read and cannot.

Public is what is neither private nor in a namespace called `detail`: classes, enums, concepts, aliases, functions, constants,
data members and member functions. A comment is `///` before a declaration or `///<` behind it. A comment with the word
"these" is for all declarations that follow it without an empty line, and one of a function for its overloads that follow. A
`//` is no doc comment.

It reads the declarations itself and not with a compiler, so that it sees all branches of an `#if`, needs nothing and takes
seconds. What it cannot read is an error.

usage: comments.py INCLUDE_FOLDER [PATH…]   (with paths, below the folder, only the findings in them count)
"""
import collections
import dataclasses
import pathlib
import re
import sys

# What the rule of a text, a class called `…_rule`, has. `rest::text` says what they are.
OF_A_RULE = {"accepts", "expected", "facts", "capacity", "mistake", "is_credential"}
# Names that say all.
STANDARD = {"begin", "end", "cbegin", "cend", "size", "empty", "data", "view", "what", "swap", "enforce"}
STANDARD_ALIASES = {"iterator", "const_iterator", "iterator_category", "iterator_concept", "reference", "pointer"}  # and …_type
# What operations have. `rest::endpoint` says what they are.
OF_AN_OPERATION = {"response", "error_payload", "endpoint", "description", "body"}
# Classes that users read before all others: their signatures spell neither `detail::` nor an `auto` that hides the type.
FACES = {"client", "users_api", "login_api"}

TOKEN = re.compile(r"""(?P<space>\s+)|(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<directive>^[ ]*\#(?:[^\\\n]|\\\n|\\.)*)"""
                   r"""|(?P<raw>R"(?P<d>\w*)\(.*?\)(?P=d)")|(?P<string>"(?:\\.|[^"\\\n])*")"""
                   r"""|(?P<number>\.?\d(?:'?[\w.])*)|(?P<char>'(?:\\.|[^'\\\n])+')|(?P<word>[A-Za-z_]\w*)"""
                   r"""|(?P<mark>::|->|&&|\|\||\[\[|\]\]|.)""", re.M | re.S)
CLOSING = {"(": ")", "[": "]", "{": "}", "[[": "]]"}


class Unreadable(Exception):
    pass


@dataclasses.dataclass
class Token:
    text: str
    line: int
    end_line: int
    is_word: bool
    before: list  # the comments before it: (first line, last line, text)


@dataclasses.dataclass
class Found:
    path: str
    line: int
    what: str


def tokens_of(text):
    """The tokens, each with the comments before it; the last one is empty."""
    tokens, comments, line = [], [], 1
    for match in TOKEN.finditer(text):
        part, kind = match[0], match.lastgroup if match.lastgroup != "d" else "raw"
        end = line + part.count("\n")
        if kind == "comment":
            comments.append((line, end, part))
        elif kind not in ("space", "directive"):
            tokens.append(Token(part, line, end, kind == "word", comments))
            comments = []
        line = end
    tokens.append(Token("", line, line, False, comments))
    return tokens


class Reader:
    """Reads the declarations of one header."""

    def __init__(self, path, text):
        self.path, self.t, self.found = path, tokens_of(text), []
        self.space = []  # the names of the namespaces around what is read, without inline ones
        self.lines = text.split("\n")

    def text(self, i):
        return self.t[i].text

    def closing(self, i):
        """The index of the bracket that closes the one at i."""
        depth, opens, closes = 0, self.text(i), CLOSING[self.text(i)]
        for j in range(i, len(self.t)):
            if self.text(j) in CLOSING and (self.text(j) == opens or opens != "[["):
                depth += self.text(j) == opens
            depth -= self.text(j) == closes
            if depth == 0:
                return j
        raise Unreadable(f"{self.path}:{self.t[i].line}: no {closes} for this {opens}")

    def after_angles(self, i):
        """The index behind the `>` of the `<` at i."""
        depth = 0
        while True:
            text = self.text(i)
            if text in CLOSING:
                i = self.closing(i)
            elif text == "<":
                depth += 1
            elif text == ">":
                depth -= 1
                if depth == 0:
                    return i + 1
            elif text in (";", ""):
                raise Unreadable(f"{self.path}:{self.t[i].line}: no > for a <")
            i += 1

    def after_constraint(self, i):
        """The index behind the constraint that begins at i, behind `requires`."""
        while True:
            while self.text(i) == "!":
                i += 1
            if self.text(i) == "(":
                i = self.closing(i) + 1
            elif self.text(i) == "requires":
                i += 1
                if self.text(i) == "(":
                    i = self.closing(i) + 1
                i = self.closing(i) + 1
            else:
                while self.t[i].is_word or self.text(i) == "::":
                    is_word = self.t[i].is_word
                    i += 1
                    if self.text(i) == "<":
                        i = self.after_angles(i)
                    # `std::same_as<A> auto f()` ends here, `a<T> && b<T>` goes on.
                    if is_word and self.text(i) != "::":
                        break
                if self.text(i) == "(":
                    i = self.closing(i) + 1
            if self.text(i) not in ("&&", "||"):
                return i
            i += 1

    # Which comment a declaration has.

    def doc_before(self, i):
        """The doc comment directly before the token at i; empty when there is none."""
        parts, line = [], self.t[i].line
        for first, last, text in reversed(self.t[i].before):
            between = [s for s in self.lines[last:line - 1] if not s.lstrip().startswith("#")]
            if any(not s.strip() for s in between) or not text.startswith("///") or text.startswith("///<"):
                break
            parts.append(text)
            line = first
        return " ".join(reversed(parts))

    def doc_behind(self, i):
        """Is there a `///<` in the line in which the declaration ends, before the token at i?"""
        return any(text.startswith("///<") and first == self.t[i - 1].end_line for first, _, text in self.t[i].before)

    def is_next_line(self, i):
        """Does the token at i follow the one before it without an empty line?"""
        return all(s.strip() for s in self.lines[self.t[i - 1].end_line:self.t[i].line - 1])

    # Declarations.

    def scope(self, i, end, owner, is_public):
        """The declarations from i to the index `end`. `owner` is the name of the class, empty in a namespace."""
        group, last_name = False, None
        standard = OF_A_RULE if owner.endswith("_rule") else set()
        if owner and any(self.text(j) == self.text(j + 1) == "endpoint" for j in range(i, end)):
            standard = OF_AN_OPERATION
        while i < end:
            text = self.text(i)
            if text == ";":
                i += 1
            elif text in ("public", "private", "protected") and self.text(i + 1) == ":":
                is_public, i, group, last_name = text == "public", i + 2, False, None
            elif text in ("namespace", "extern") or (text == "inline" and self.text(i + 1) == "namespace"):
                i = self.namespace(i)
            elif re.fullmatch(r"[A-Z][A-Z0-9_]{3,}", text) and self.text(i + 1) == "(":
                i = self.closing(i + 1) + 1  # a macro
            else:
                start = i
                kind, name, needed, i, body = self.declaration(i, owner)
                doc = self.doc_before(start)
                follows = self.is_next_line(start)
                group = bool(re.search(r"\bthese\b", doc, re.I)) if doc else group and follows
                overload = kind == "function" and follows and name == last_name and name is not None
                has_doc = bool(doc) or group or overload or self.doc_behind(i)
                last_name = name if has_doc else None
                if is_public and needed and not has_doc and name not in standard:
                    self.report(start, f"{kind} {owner + '::' if owner else ''}{name} has no doc comment")
                if is_public and kind == "function" and owner in FACES:
                    self.signature(start, i, body, name, owner)
                if body is not None and kind in ("class", "friend class") and is_public:
                    self.scope(body[0] + 1, body[1], f"{owner}::{name}" if owner else name, body[2])

    def report(self, i, what):
        self.found.append(Found(self.path, self.t[i].line, what))

    def signature(self, start, end, body, name, owner):
        head = range(start, body[0] if body else end)
        if any(self.text(i) == "detail" and self.text(i + 1) == "::" for i in head):
            self.report(start, f"the signature of {owner}::{name} spells detail::")
        words = [self.text(i) for i in head]
        at_name = words.index(name)
        if "auto" in words[:at_name] and "->" not in words[at_name:]:
            self.report(start, f"the return type of {owner}::{name} is auto")

    def namespace(self, i):
        """A namespace, whose declarations are read unless it is `detail`; the index behind it."""
        names = []
        while self.text(i) not in ("{", ";", "="):
            names.append(self.text(i))
            i += 1
        if self.text(i) == "{":
            end = self.closing(i)
            if "detail" not in names:
                named = [w for n, w in enumerate(names) if w not in ("namespace", "inline", "::") and names[n - 1:n] != ["inline"]]
                self.space += named
                self.scope(i + 1, end, "", True)
                self.space = self.space[:len(self.space) - len(named)]
            return end + 1
        while self.text(i) != ";":
            i += 1
        return i + 1

    def behind(self, i, mark=";"):
        """The index behind the next `;` that is in no bracket."""
        while self.text(i) != mark:
            if self.text(i) in CLOSING:
                i = self.closing(i)
            elif self.text(i) == "":
                raise Unreadable(f"{self.path}:{self.t[i].line}: a declaration does not end")
            i += 1
        return i + 1

    def declaration(self, i, owner):
        """Kind, name, whether it needs a comment, the index behind it, and its body: (first, last, begins public)."""
        special = False
        while self.text(i) == "template":
            special = self.text(i + 1) == "<" and self.text(i + 2) == ">"
            i = self.after_angles(i + 1)
            if self.text(i) == "requires":
                i = self.after_constraint(i + 1)
        while self.text(i) == "[[":
            i = self.closing(i) + 1
        text = self.text(i)
        if text == "static_assert":
            return "assertion", None, False, self.behind(i), None
        if text == "concept":
            return "concept", self.text(i + 1), True, self.behind(i), None
        if text == "using":
            name = self.text(i + 1)
            is_alias = self.t[i + 1].is_word and self.text(i + 2) in ("=", "[[")
            is_standard = name in STANDARD_ALIASES or name.endswith("_type")
            # Each alias of this header is documented with its definition.
            is_forward = self.path == "velo/fwd.hpp"
            return "alias", name, is_alias and not is_standard and not is_forward, self.behind(i), None
        if text == "friend":
            kind, name, needed, end, body = self.declaration(i + 1, owner)
            return kind, name, needed and kind == "function" and body is not None, end, None
        if text in ("class", "struct", "union", "enum"):
            return self.type(i, special, owner)
        return self.function_or_variable(i, special, owner)

    def type(self, i, special, owner):
        is_enum, opens_public = self.text(i) == "enum", self.text(i) != "class"
        i += 1
        if is_enum and self.text(i) in ("class", "struct"):
            i += 1
        while self.text(i) == "[[":
            i = self.closing(i) + 1
        name = []
        while self.t[i].is_word or self.text(i) == "::":
            if self.text(i) != "final":
                name.append(self.text(i))
            i += 1
        name = "".join(name)
        if self.text(i) == "<":
            special, i = True, self.after_angles(i)
        base = i
        while self.text(i) not in ("{", ";"):
            i = self.after_angles(i) if self.text(i) == "<" else i + 1
        is_mistake = any(self.text(j) == "check_failed" for j in range(base, i))
        if self.text(i) == ";":
            return "class", name, False, i + 1, None
        end = self.closing(i)
        if is_enum:
            return "enum", name, True, self.behind(end), None
        # A specialisation is documented with its template, a mistake by the sentence that it is for.
        body = None if special or is_mistake else (i, end, opens_public)
        return "class", name, not special and not is_mistake, self.behind(end), body

    def function_or_variable(self, i, special, owner):
        start, name, at = i, None, i
        # The name, and whether parameters follow it.
        while True:
            text = self.text(i)
            if text == "operator":
                i += 1
                is_symbol = not self.t[i].is_word
                if self.text(i) == "(" and self.text(i + 1) == ")" and self.text(i + 2) == "(":
                    i += 2
                while self.text(i) != "(":
                    i = self.after_angles(i) if self.text(i) == "<" and not is_symbol else i + 1
                return "function", "operator", False, *self.end_of_function(self.closing(i) + 1)
            if text == "<" and self.t[i - 1].is_word:
                i = self.after_angles(i)
            elif text == "[[":
                i = self.closing(i) + 1
            elif text == "(" and self.text(i - 1) in ("decltype", "alignas", "explicit", "noexcept", "__attribute__"):
                i = self.closing(i) + 1
            elif text == "(" and self.text(i + 1) == "*":  # a pointer to a function
                return "member" if owner else "constant", self.text(i + 2), not special, self.behind(i), None
            elif text == "(" and self.t[i - 1].is_word:
                break
            elif text in (";", "=", "{", "[") or (text == ":" and self.t[i - 1].is_word):
                at = i - 1
                name = self.text(at)
                # `name<basic_role<Text>> = …` is a partial specialisation.
                needed = not special and name not in STANDARD and not name.startswith(">")
                return "member" if owner else "constant", name, needed, self.behind(i), None
            elif text == "":
                raise Unreadable(f"{self.path}:{self.t[start].line}: this declaration does not end")
            else:
                i += 1
        at = i - 1
        name = self.text(at)
        close = self.closing(i)
        end, body = self.end_of_function(close + 1)
        words = [self.text(j) for j in range(close, body[0] if body else end)]
        last_class = owner.rsplit("::", 1)[-1]
        is_mistake = ("delete" in words and "=" in words) or any(
            self.text(j) == "unavailable" for j in range(start, at))
        is_qualified = self.text(at - 1) == "::" and at > start
        is_guide = not owner and at == start or (not owner and self.text(start) == "explicit")
        if name == last_class:  # constructors and the destructor
            parameters = [self.text(j) for j in range(i + 1, close)]
            is_copy = parameters[:1] == [name] and ("&" in parameters[:3] or "&&" in parameters[:3])
            needed = bool(parameters) and not is_copy and self.text(at - 1) != "~" and "default" not in words
        else:
            needed = name not in STANDARD and "override" not in words
        kind = "mistake" if is_mistake else "function"
        return kind, name, needed and not (special or is_mistake or is_qualified or is_guide), end, body

    def end_of_function(self, i):
        """Behind the parameters: the index behind the function, and its body."""
        while True:
            text = self.text(i)
            if text == ";":
                return i + 1, None
            if text == "{":
                end = self.closing(i)
                return end + 1, (i, end, False)
            if text == "requires":
                i = self.after_constraint(i + 1)
            elif text == ":":
                i += 1
                while self.text(i) != "{" or self.t[i - 1].is_word or self.text(i - 1) == ">":
                    if self.text(i) in ("(", "{"):
                        i = self.closing(i) + 1
                    elif self.text(i) == "<":
                        i = self.after_angles(i)
                    else:
                        i += 1
            elif text in CLOSING:
                i = self.closing(i) + 1
            elif text == "<":
                i = self.after_angles(i)
            elif text == "":
                raise Unreadable(f"{self.path}:{self.t[i].line}: a function does not end")
            else:
                i += 1


def findings(path, text):
    reader = Reader(path, text)
    reader.scope(0, len(reader.t) - 1, "", True)
    return reader.found


# What has to be found, one line each, and what has not.
SAMPLES = [
    ("struct a {};", ["class a"]),
    ("/// A.\nstruct a {\n    int b;\n    int c;  ///< of c\n    void d() const noexcept { if (b) { } }\n};", ["member a::b", "function a::d"]),
    ("/// A.\nclass a {\n    int b;\n  public:\n    explicit a(int c) : b{c}, d(c) { f(); }\n    a() = default;\n    a(a const&);\n    ~a() {}\n};", ["function a::a"]),
    ("// A.\nenum class a { b };", ["enum a"]),
    ("/// A.\n\nenum class a { b };", ["enum a"]),
    ("/// A.\n#if 1\nenum class a { b };\n#endif", []),
    ("namespace x::inline v0 {\ntemplate <class T>\nconcept a = requires(T t) { t.f(); };\n}", ["concept a"]),
    ("namespace x { namespace detail { struct a { int b; }; } int f(); }", ["function f"]),
    ("namespace x::detail { int f(); }", []),
    ("using a = int;\nusing b::c;\nusing enum d;", ["alias a"]),
    ("/// These are.\nint f();\nint g();\n\nint h();", ["function h"]),
    ("/// This is.\nint f();\nint f(int);\nint g();", ["function g"]),
    ("template <class T>\n    requires(a<T> && !b<T>)\n[[nodiscard]] constexpr std::map<int, T> f(T x = {}) noexcept(noexcept(T{})) {\n    return x < 1 && 2 > x;\n}\ninline constexpr int g = 1;", ["function f", "constant g"]),
    ("/// A.\ntemplate <class T>\n    requires std::same_as<T, int> || b<T>\nclass a {\n  public:\n    int c();\n};", ["function a::c"]),
    ("template <>\nstruct a<int> { int b; };\ntemplate <class T> struct a<T*> { int b; };", []),
    ("template <class T>\ninline constexpr int a<b<T>> = 1;", []),
    ("template <class T>\nstruct m : check_failed { static constexpr void enforce() noexcept {} };", []),
    ("/// A.\nstruct a {\n    bool operator==(a const&) const = default;\n    operator int() const;\n    int operator()(int) const;\n    friend std::ostream& operator<<(std::ostream& o, a) { return o << 1; }\n    template <class T> operator std::optional<T>() const;\n    void f() = delete;\n    int size() const;\n    using value_type = int;\n    using b = int;\n};", ["alias a::b"]),
    ("/// A.\nstruct a {\n    friend int f(a const&) { return 1; }\n    friend struct b;\n    header fields[8]{};\n    std::function<int(int)> h = {};\n    int i : 3;\n    bool (*j)(int) = nullptr;\n    __attribute__((unavailable(\"\"))) a(int) {}\n};", ["function a::f", "member a::fields", "member a::h", "member a::i", "member a::j"]),
    ("/// A.\nclass client {\n  public:\n    /// F.\n    auto f() const { return 1; }\n    /// G.\n    auto g() const -> int;\n    /// H.\n    detail::x<int> h() const { detail::y(); }\n    /// I.\n    int i() const { detail::y(); }\n};", ["client::f is auto", "client::h spells"]),
    ("template <class T>\na(T) -> a<T>;\nBOOST_DESCRIBE_STRUCT(a, (), (b))\nvoid x::f() {}\nclass later;", []),
    ("/// A.\nstruct a_rule {\n    static constexpr int facts = 1;\n};", []),
    ("/// A.\nstruct a {\n    using response = void;\n    int body;\n    static constexpr rest::endpoint endpoint{1};\n};", []),
]


def samples_that_fail():
    for text, expected in SAMPLES:
        try:
            found = [f.what for f in findings("sample", text)]
        except Unreadable as e:
            found = [str(e)]
        if len(found) != len(expected) or any(e not in f for e, f in zip(expected, found)):
            yield f"{text!r}: found {found}, expected {expected}"


def main():
    root, only = pathlib.Path(sys.argv[1]), sys.argv[2:]
    problems = list(samples_that_fail())
    left = collections.Counter()
    count = 0
    for file in sorted(root.rglob("*.hpp")):
        path = file.relative_to(root).as_posix()
        count += 1
        try:
            found = findings(path, file.read_text())
        except (Unreadable, IndexError) as e:
            problems.append(f"{path}: cannot be read: {e}")
            continue
        for f in found:
            if only and not any(path.startswith(o) for o in only):
                continue
            problems.append(f"{f.path}:{f.line}: {f.what}")
            folders = path.split("/")
            left["/".join(folders[:min(len(folders) - 1, 3)])] += 1
    if problems:
        print("\n".join(problems))
    for folder, number in sorted(left.items()):
        print(f"{number:6} left in {folder}")
    print(f"comments: {count} headers, {len(problems)} findings")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
