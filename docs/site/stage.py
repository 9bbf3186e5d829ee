#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Lays out the pages of the site in a folder, for MkDocs: those of docs/ and of the root, the examples, the pictures, and the
reference. Links between them are those of the site; the pages in the repository stay readable without it.

usage: stage.py FOLDER   (makes FOLDER/pages, FOLDER/mkdocs.yml)
"""
import html
import os
import pathlib
import re
import shutil
import sys

import reference

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Pages that do not stand in docs/, and those with another name on the site.
OTHERS = {"docs/README.md": "index.md", "README.md": "overview.md", "CHANGELOG.md": "changelog.md", "SECURITY.md": "security.md",
          "CONTRIBUTING.md": "contributing.md", "benchmarks/README.md": "benchmarks.md", "tests/README.md": "tests.md"}
EXAMPLES = ["examples/quickstart.cpp", "examples/1_tutorial/*.cpp", "examples/2_how_to/*.cpp", "examples/3_policies/*.cpp"]
# Code blocks and code in a line, which no link is in.
CODE = re.compile(r"^```.*?^```|(?<=\n\n)(?: {4}[^\n]*\n)+|``[^\n]+?``|`[^`\n]+`", re.M | re.S)
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")


def pages(root):
    """{path in the repository: path on the site} of the pages that people wrote."""
    found = {f"docs/{p.name}": p.name for p in sorted((root / "docs").glob("*.md"))}
    return found | {source: page for source, page in OTHERS.items() if (root / source).exists()}


def examples(root):
    return {p.relative_to(root).as_posix(): f"examples/{p.stem}.md" for pattern in EXAMPLES for p in sorted(root.glob(pattern))}


def inline_picture(root, source, alt):
    """An SVG as a part of the page, which then has the colours of the page."""
    text = (root / source).read_text()
    text = re.sub(r"<\?xml.*?\?>|<!DOCTYPE.*?>|<!--.*?-->|<style>.*?</style>|<title>.*?</title>", "", text, flags=re.S)
    name = html.escape(alt or pathlib.Path(source).stem)
    text = text.replace("<svg ", f'<svg role="img" aria-label="{name}" ', 1)
    text = re.sub(r'\bid="[^"]*"', "", text)
    return '<figure class="picture" tabindex="0">' + re.sub(r"\s*\n\s*", " ", text).strip() + "</figure>"


def typed(name, section):
    """How an operation is called with `velo`, from the table of its arguments in docs/users_api.md: members of a body are options
    as all others."""
    words = ["velo", name]
    for argument, kind, needed, limits in re.findall(r"^\| `(\w+)` \| [^|]* \| ([^|]*) \| (\w*) \|[^|]*\| ([^|]*) \|$", section, re.M):
        choices = re.match(r"one of ([A-Z_, ]+)$", limits)
        value = ("@FILE" if "secret" in kind else choices[1].replace(", ", "|") if choices else "NUMBER" if kind.startswith("whole number")
                 else "TEXT,…" if kind.startswith("list") else "TEXT")
        option = f"--{re.sub(r'[A-Z_]', lambda c: '-' + c[0].lower().strip('_'), argument)} {value}"
        words.append(option if needed == "yes" else f"[{option}]")
    return " ".join(words)


class Stage:
    def __init__(self, root, folder):
        self.root, self.out = root, folder / "pages"
        self.pages, self.examples = pages(root), examples(root)
        self.problems = []
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir(parents=True)
        self.links = reference.write(root / "include", self.out)
        self.headers = {}
        for file, headers in reference.entities_by_area(root / "include")[0].items():
            for header, found in headers:
                shown = [e for e in found if e.kind != "mistake"] or found
                self.headers[header] = f"reference/{file}.md#{shown[0].anchor}"

    def target(self, path):
        """The place on the site of a file of the repository, if it has one."""
        path = path.rstrip("/")
        if path in self.pages:
            return self.pages[path]
        if path in self.examples:
            return self.examples[path]
        return self.headers.get(path.removeprefix("include/")) if path.startswith(("velo/", "include/velo/")) else None

    def page(self, source, page):
        text = (self.root / source).read_text()
        folder = os.path.dirname(source)
        up = "../" * page.count("/")

        def link(match):
            is_picture, words, where = match[1] == "!", match[2], match[3]
            if re.match(r"[a-z]+:|#", where):
                return match[0]
            path, mark, anchor = where.partition("#")
            path = os.path.normpath(os.path.join(folder, path))
            if is_picture and path.endswith(".svg"):
                return inline_picture(self.root, path, words)
            found = self.target(path)
            if not found:
                if not (self.root / path).exists():
                    self.problems.append(f"{source}: links to {where}, which is not there")
                return f"{words} (`{path}`)"
            return f"[{words}]({up}{found if not mark or '#' in found else found + '#' + anchor})"

        def code(text):
            inner = text.strip("`")
            found = self.target(inner) if re.fullmatch(r"[\w./-]+\.(hpp|cpp|md)", inner) else None
            return f"[{text}]({up}{found})" if found and found.split("#")[0] != page else text

        parts, at = [], 0
        # A link whose words are code, and code alone.
        for match in re.finditer(rf"{LINK.pattern}|{CODE.pattern}", text, re.M | re.S):
            parts.append(text[at:match.start()])
            whole = match[0]
            if match[3] is not None:
                parts.append(link(match))
            elif whole.startswith("```") or whole.startswith("    "):
                parts.append(re.sub(r"^```cpp [^\n]+", "```cpp", whole))
            else:
                parts.append(code(whole))
            at = match.end()
        text = "".join(parts + [text[at:]])
        self.write(page, text)

    def write(self, page, text):
        path = self.out / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def example_pages(self):
        index = ["# Examples", "", "Each is a whole program. `sh examples/run.sh NAME` builds and runs it; those of the tutorial are in reading order.", ""]
        group = None
        for source, page in self.examples.items():
            text = (self.root / source).read_text()
            name = pathlib.Path(source).stem
            about = re.search(r"((?:^// (?!SPDX).*\n)+)", text, re.M)
            about = re.sub(r"^// ?", "", about[1], flags=re.M).replace("\n", " ").strip() if about else ""
            folder = source.split("/")[1] if source.count("/") > 1 else ""
            if folder != group:
                group = folder
                title = re.sub(r"^\d_", "", folder).replace("_", " ").capitalize() or "Quickstart"
                index += ["" if len(index) > 4 else "", f"## {title}", ""]
            shown = re.sub(r"^\d_", "", name)
            index.append(f"- [{shown}]({page}): {reference.first_sentence(about)}")
            code = re.sub(r"\A// SPDX.*\n\n?", "", text)
            self.write(page, f"# Example: {shown}\n\n{about}\n\n    sh examples/run.sh {shown}\n\n`{source}`\n\n```cpp\n{code}```\n")
        self.write("examples.md", "\n".join(index) + "\n")

    def commands(self):
        """Says at each operation how it is called with `velo`."""
        page = self.out / "users_api.md"

        def with_command(match):
            name, method, body = match[1], match[2], match[3]
            return f"## {name}\n\n{method}\n\nOn the [command line](command_line.md): `{typed(name, body)}`\n{body}"

        text = re.sub(r"^## (\w+)\n\n([^\n]*\n\n`(?:GET|POST|PUT|DELETE|PATCH) [^\n]*\n)(.*?)(?=^## |\Z)", with_command, page.read_text(), flags=re.M | re.S)
        if text.count("On the [command line]") < 20:
            self.problems.append("users_api.md: its operations are not found")
        page.write_text(text)

    def navigation(self):
        """mkdocs.yml without the pages that are not there, and with those of the reference; the list of all pages."""
        lines, listed, section, all_pages = [], set(), None, ["", "## All pages", ""]
        text = (self.root / "mkdocs.yml").read_text()
        head, nav = text.split("\nnav:\n")
        for line in nav.splitlines():
            match = re.match(r"( +)- (?:(.+?): ?)?(\S+\.md|reference/\*)?$", line)
            if not match:
                self.problems.append(f"mkdocs.yml: not understood: {line}")
                continue
            indent, title, page = match[1], match[2], match[3]
            if page is None:
                section = title
                lines.append(line)
                all_pages += ["", f"**{section}**", ""]
            elif page == "reference/*":
                for file, area_title, *_ in reference.AREAS:
                    if not (self.out / f"reference/{file}.md").exists():
                        continue
                    lines.append(f"{indent}- {area_title}: reference/{file}.md")
                    all_pages.append(f"- [{area_title}](reference/{file}.md)")
            elif (self.out / page).exists():
                lines.append(line)
                listed.add(page)
                if page != "index.md":
                    all_pages.append(f"- [{title or 'Reference'}]({page})")
        for page in sorted(set(self.pages.values()) - listed):
            self.problems.append(f"{page}: is not in the navigation of mkdocs.yml")
        front = self.out / "index.md"
        front.write_text(front.read_text().rstrip() + "\n" + "\n".join(all_pages) + "\n")
        return head + "\nnav:\n" + "\n".join(lines) + "\n"

    def run(self, folder):
        for source, page in self.pages.items():
            self.page(source, page)
        self.example_pages()
        self.commands()
        for name in ("site.css", "favicon.svg"):
            shutil.copy(self.root / "docs/site" / name, self.out / name)
        config = self.navigation()
        config = config.replace("docs_dir: build/site/pages", f"docs_dir: {self.out}").replace("site_dir: build/site/html", f"site_dir: {folder / 'html'}")
        config = config.replace("custom_dir: docs/site/theme", f"custom_dir: {self.root / 'docs/site/theme'}")
        (folder / "mkdocs.yml").write_text(config)
        return self.problems


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1]).resolve()
    root = pathlib.Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else ROOT
    problems = Stage(root, folder).run(folder)
    print("\n".join(problems), file=sys.stderr)
    sys.exit(1 if problems else 0)
