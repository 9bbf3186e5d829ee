#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Draws the tables of a run of the benchmarks: SVG that is readable on light and on dark pages.

usage: plots.py TABLES.md… FOLDER            draws what the tables have: those that the benchmarks print, as in benchmarks/README.md
       plots.py TABLES.md… FOLDER --check    says which pictures in FOLDER are not those of the tables
"""
import math
import pathlib
import re
import sys

BAR, GAP = 18, 6
WIDTH, LABELS = 760, 300
OURS, FLOOR, PEER = "#4a80d4", "#808890", "#d08020"
LINES = ["#4a80d4", "#2f9e5f", "#d08020", "#8a6fc0", "#d0483e", "#1f97a8", "#808890"]
HEAD = ('<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="DejaVu Sans,Verdana,sans-serif" '
        'font-size="13"><style>svg{{color:#20262e}}@media(prefers-color-scheme:dark){{svg{{color:#e6e9ee}}}}</style>')


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" fill="currentColor"{more}>{escaped(words)}</text>'


def shown(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def bars(rows, title, unit):
    """Bars of (name, value), in this order; those of this library and the floors are marked by their colour."""
    most = max(value for _, value in rows)
    height = 44 + len(rows) * (BAR + GAP)
    parts = [HEAD.format(width=WIDTH, height=height), text(8, 20, title, ' font-weight="bold"')]
    for i, (name, value) in enumerate(rows):
        y = 34 + i * (BAR + GAP)
        width = max(1, round((WIDTH - LABELS - 110) * value / most))
        colour = OURS if name.startswith(("velo", "one call", "the same", "`velo", "the first program")) else FLOOR if name.startswith("floor") else PEER
        parts += [text(8, y + 14, name.replace("`", "")), f'<rect x="{LABELS}" y="{y}" width="{width}" height="{BAR}" fill="{colour}" fill-opacity="0.75"/>',
                  text(LABELS + 6 + width, y + 14, f"{shown(value)} {unit}".rstrip())]
    return "\n".join(parts + ["</svg>", ""])


def lines(series, ticks, title, unit):
    """Lines of {name: values} over `ticks`, both axes logarithmic."""
    height, left, top, bottom, right = 400, 70, 40, 350, 430
    values = [v for row in series.values() for v in row]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    x_of = lambda i: left + (right - left) * i / (len(ticks) - 1)
    y_of = lambda v: bottom - (bottom - top) * (math.log10(v) - low) / (high - low)
    parts = [HEAD.format(width=WIDTH, height=height), text(8, 20, title, ' font-weight="bold"')]
    for power in range(low, high + 1):
        y = y_of(10 ** power)
        parts += [f'<line x1="{left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}" stroke="#808890" stroke-opacity="0.4"/>',
                  text(left - 8, round(y + 4, 1), f"{10 ** power:,}", ' text-anchor="end"')]
    parts += [text(round(x_of(i), 1), bottom + 20, tick, ' text-anchor="middle"') for i, tick in enumerate(ticks)]
    parts.append(text(left, bottom + 42, unit))
    # Names beside the ends, no two on one another.
    ends = sorted((y_of(row[-1]), name) for name, row in series.items())
    at = -math.inf
    for n, (y, name) in enumerate(ends):
        row, colour = series[name], LINES[list(series).index(name) % len(LINES)]
        points = " ".join(f"{x_of(i):.1f},{y_of(v):.1f}" for i, v in enumerate(row))
        wide = 3 if name.startswith("velo") else 1.5
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{wide}"/>')
        parts += [f'<circle cx="{x_of(i):.1f}" cy="{y_of(v):.1f}" r="3" fill="{colour}"/>' for i, v in enumerate(row)]
        at = max(y + 4, at + 16)
        parts += [f'<line x1="{right + 4}" x2="{right + 14}" y1="{y:.1f}" y2="{at - 4:.1f}" stroke="{colour}"/>', text(right + 18, round(at, 1), name)]
    return "\n".join(parts + ["</svg>", ""])


def tables_of(page):
    """The tables of a page: (head, rows), each a list of cells."""
    for match in re.finditer(r"(?:^\|.*\|\n)+", page, re.M):
        rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in match[0].splitlines()]
        if len(rows) > 2 and re.fullmatch(r"[-: ]+", rows[1][0]):
            yield rows[0], rows[2:]


def number(cell):
    return float(cell.replace(",", "").split(":")[0])


def pictures_of(page):
    """{file: SVG} of the tables that are there."""
    made = {}
    for head, rows in tables_of(page):
        if head[0] == "reader" and "a page of 100" in head:
            at = head.index("a page of 100")
            made["decode"] = bars(sorted(((row[0], number(row[at])) for row in rows), key=lambda r: r[1]),
                                  "From the bytes of a page of 100 users to the model: time a user", "ns")
            sizes = [n for n, name in enumerate(head) if re.fullmatch(r"a page of \d+", name)]
            made["page_size"] = lines({row[0]: [number(row[n]) for n in sizes] for row in rows if not row[0].startswith("floor: memcpy")},
                                      [head[n].removeprefix("a page of ") for n in sizes], "Cost over the size of the page",
                                      "nanoseconds for each user, over the number of users on the page")
        elif head[:3] == ["job", "way", "ns"]:
            encode = [(row[1], number(row[2])) for row in rows if row[0].startswith("encode")]
            if encode:
                made["encode"] = bars(sorted(encode, key=lambda r: r[1]), "From an invitation to its JSON", "ns")
        elif "user instructions" in head:
            at, chosen = head.index("user instructions"), []
            for row in rows:
                if row[0].startswith("**"):
                    if chosen:
                        break
                elif row[at]:
                    chosen.append((row[0], number(row[at])))
            made["instructions"] = bars(sorted(chosen, key=lambda r: r[1]), "Instructions of the client for a call over loopback, one at a time", "")
        elif head[0] == "a file":
            made["compile_time"] = bars([(row[0], number(row[1])) for row in rows], "Time of the compiler for a file that calls, g++ -O0", "s")
        elif head[:2] == ["program", "flash"]:
            made["flash"] = bars([(row[0].replace("`", ""), number(row[1])) for row in rows], "Flash of a program on a Cortex-M3, -Os", "bytes")
    return made


def main():
    *pages, folder = [pathlib.Path(word) for word in sys.argv[1:] if not word.startswith("--")]
    made = {}
    for page in pages:
        made |= pictures_of(page.read_text())
    if "--check" in sys.argv:
        problems = [f"{folder / name}.svg: is not that of the tables: sh benchmarks/plot.sh draws it" for name, svg in made.items()
                    if not (folder / f"{name}.svg").exists() or (folder / f"{name}.svg").read_text() != svg]
        print("\n".join(problems + [f"plots: {len(made)} pictures, {len(problems)} problems"]))
        return 1 if problems or len(made) < 6 else 0
    folder.mkdir(parents=True, exist_ok=True)
    for name, svg in made.items():
        (folder / f"{name}.svg").write_text(svg)
    print(f"{folder}: {', '.join(sorted(made))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
