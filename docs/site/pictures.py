#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Makes the pictures of docs/pictures from their texts: SVG that is readable on light and on dark pages.

usage: pictures.py FOLDER            makes them
       pictures.py FOLDER --check    says which are not made from their text (needs no Graphviz)
"""
import hashlib
import pathlib
import re
import subprocess
import sys

# Colours that are light on dark and dark on light, by the class of a node: its line, and the same as a transparent fill.
COLOURS = {"": "#808890", "user": "#4a80d4", "important": "#d08020", "good": "#2f9e5f", "bad": "#d0483e", "outside": "#8a6fc0"}
STYLE = ("<style>svg{color:#20262e}@media(prefers-color-scheme:dark){svg{color:#e6e9ee}}</style>")
DEFAULTS = ["-Nshape=box", "-Nstyle=rounded,filled", "-Nfontname=DejaVu Sans", "-Efontname=DejaVu Sans", "-Gfontname=DejaVu Sans", "-Nfontsize=12", "-Efontsize=10",
            "-Gfontsize=11", "-Gbgcolor=transparent", "-Nfillcolor=transparent", "-Gnodesep=0.6", "-Granksep=0.5", "-Gcolor=#808890", "-Ecolor=#808890"]


def mark(source):
    return f"<!-- made from {source.name}, sha256 {hashlib.sha256(source.read_bytes() + pathlib.Path(__file__).read_bytes()).hexdigest()} -->"


def coloured(svg):
    """The output of dot with the colours of the classes; text has the colour of the page."""
    def node(match):
        text = match[0]
        name = (re.search(r'class="node ?(\w*)"', text) or [None, ""])[1]
        colour = COLOURS[name]
        text = re.sub(r'fill="(transparent|none)" stroke="[^"]*"', f'fill="{colour}" fill-opacity="0.16" stroke="{colour}" stroke-width="1.5"', text, count=1)
        return text

    svg = re.sub(r'<g id="[^"]*" class="node.*?</g>', node, svg, flags=re.S)
    svg = re.sub(r'<text ', '<text fill="currentColor" ', svg)
    svg = re.sub(r'font-family="[^"]*"', 'font-family="DejaVu Sans,Verdana,sans-serif"', svg)
    svg = re.sub(r'<svg width="(\d+)pt" height="(\d+)pt"', lambda m: f'<svg width="{round(int(m[1]) * 4 / 3)}" height="{round(int(m[2]) * 4 / 3)}"', svg)
    return svg


def made(source):
    svg = subprocess.run(["dot", "-Tsvg", *DEFAULTS, str(source)], check=True, capture_output=True, text=True).stdout
    svg = re.sub(r"<!--.*?-->\n?|<\?xml.*?\?>\n?|<!DOCTYPE.*?>\n?", "", svg, flags=re.S)
    svg = coloured(svg)
    return svg.replace(">", f">{STYLE}", 1).replace("<svg", mark(source) + "\n<svg", 1)


def main():
    folder = pathlib.Path(sys.argv[1])
    sources = sorted(folder.glob("*.dot"))
    if "--check" not in sys.argv:
        for source in sources:
            source.with_suffix(".svg").write_text(made(source))
        return 0
    problems = [f"{s}: {s.with_suffix('.svg').name} is not made from it: docs/site/pictures.py makes it" for s in sources
                if not s.with_suffix(".svg").exists() or mark(s) not in s.with_suffix(".svg").read_text()]
    problems += [f"{p}: is made from no text" for p in sorted(folder.glob("*.svg")) if not p.with_suffix(".dot").exists()]
    print("\n".join(problems + [f"pictures: {len(sources)} pictures, {len(problems)} problems"]))
    return 1 if problems or not sources else 0


if __name__ == "__main__":
    sys.exit(main())
