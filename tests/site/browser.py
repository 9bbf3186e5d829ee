#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Opens the built site in a real browser, from files: links and anchors, errors of the console, the width of a phone, the contrast,
requests to other machines, and the search.

usage: browser.py HTML_FOLDER AXE_SCRIPT [--pictures FOLDER] [--only WORD]
"""
import functools
import http.server
import pathlib
import re
import shutil
import sys
import tempfile
import threading
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

ROOT = pathlib.Path(__file__).resolve().parents[2]
PHONE, DESK = (400, 800), (1280, 900)
# What people look for, and the page that has to come first, or one of them.
SEARCHES = {"Retry-After": "retries.html", "errc::insecure_transport": "errors.html", "velo invite_user": "users_api.html command_line.html",
            "list_users": "users_api.html", "proxy": "troubleshooting.html", "silence timeout": "transports.html", "glossary": "glossary.html"}
# Pages of which each kind of content is looked at for contrast.
CONTRAST = ["index.html", "errors.html", "pictures.html", "retries.html", "reference/retry.html", "examples/quickstart.html", "command_line.html"]
LINKS = """
const ids = [...document.querySelectorAll('[id], a[name]')].map(e => e.id || e.name);
const links = [...document.querySelectorAll('a[href]')].filter(a => !a.closest('.md-search')).map(a => a.href);
const others = performance.getEntriesByType('resource').map(r => r.name).filter(n => !n.startsWith('file:') && !n.startsWith('data:'));
const fences = [...document.querySelectorAll('article p, article li')].filter(e => e.textContent.includes('```')).map(e => e.textContent.slice(0, 60));
return {ids, links, others, fences, wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        widest: [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(e).position !== 'fixed'
            && !e.closest('.md-sidebar, .picture, pre, .md-typeset__scrollwrap, .md-tabs, .md-search')).slice(0, 3).map(e => e.tagName + ' ' + e.textContent.slice(0, 60))};
"""
AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: ['color-contrast', 'link-in-text-block', 'image-alt', 'svg-img-alt', 'document-title', 'duplicate-id-aria']},
    (e, r) => done(e ? [String(e)] : r.violations.flatMap(v => v.nodes.slice(0, 3).map(n => v.id + ': ' + n.html.slice(0, 120) + ' ' + (n.any[0] ? n.any[0].message : '')))));
"""


def browser():
    options = Options()
    for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--allow-file-access-from-files", "--hide-scrollbars"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
    # Each page is as on the first visit: the theme would keep the colours of the last one.
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": "localStorage.clear()"})
    return driver


def size(driver, width, height):
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})


def scheme(driver, name):
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": name}]})


def url(folder, page):
    return (folder / page).resolve().as_uri()


def console_errors(driver):
    return [entry["message"] for entry in driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]


def check_pages(driver, folder, pages):
    """Links, anchors, console, width, requests."""
    size(driver, *PHONE)
    seen = {}
    for page in pages:
        driver.get(url(folder, page))
        seen[page] = driver.execute_script(LINKS)
        for message in console_errors(driver):
            yield f"{page}: the console says {message}"
        if seen[page]["wide"] > 0:
            yield f"{page}: scrolls sideways by {seen[page]['wide']} at 400 pixels: {seen[page]['widest']}"
        twice = sorted({i for i in seen[page]["ids"] if seen[page]["ids"].count(i) > 1})
        if twice:
            yield f"{page}: has an anchor twice: {twice[:5]}"
        for other in seen[page]["others"]:
            yield f"{page}: asks {other}"
        for text in seen[page]["fences"]:
            yield f"{page}: shows the mark of a code block: {text}"
    base = folder.resolve().as_uri() + "/"
    reached = {}
    for page, found in seen.items():
        reached[page] = set()
        for link in found["links"]:
            if not link.startswith("file:"):
                continue
            where, _, anchor = link.partition("#")
            target = urllib.parse.unquote(where.removeprefix(base))
            if not where.startswith(base) or target not in seen:
                yield f"{page}: a link to {link}, where no page is"
            elif anchor and urllib.parse.unquote(anchor) not in seen[target]["ids"]:
                yield f"{page}: a link to {target}#{anchor}, which is no anchor"
            else:
                reached[page].add(target)
    print(f"{len(seen)} pages, {sum(len(found['links']) for found in seen.values())} links")


def check_two_clicks(driver, folder, pages):
    """From what the front page shows, without its menus."""
    def articles(page):
        driver.get(url(folder, page))
        hrefs = driver.execute_script("return [...document.querySelectorAll('article a[href], .md-tabs a[href]')].map(a => a.href.split('#')[0])")
        base = folder.resolve().as_uri() + "/"
        return {h.removeprefix(base) for h in hrefs if h.startswith(base)}

    one = articles("index.html")
    two = set().union(*(articles(page) for page in one if page.endswith(("index.html", "examples.html"))))
    for page in set(pages) - one - two - {"404.html"}:
        yield f"{page}: is further than two clicks from the front page"


def check_contrast(driver, folder, axe, pages):
    size(driver, *DESK)
    for name in ("light", "dark"):
        scheme(driver, name)
        for page in pages:
            driver.get(url(folder, page))
            driver.execute_script(axe)
            for problem in driver.execute_async_script(AXE):
                yield f"{page}, {name}: {problem}"
    scheme(driver, "light")


def first_hit(driver, query):
    """The first result of the search, as (page, anchor)."""
    box = driver.find_element(By.CSS_SELECTOR, "input.md-search__input")
    driver.execute_script("""
        const [box, query] = arguments;
        document.querySelector('.md-search-result__list').replaceChildren();
        box.value = query; box.dispatchEvent(new Event('input', {bubbles: true})); box.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}));""", box, query)
    until = time.monotonic() + 4
    while time.monotonic() < until:
        found = driver.execute_script("""
            const list = document.querySelector('.md-search-result__list');
            const first = list.querySelector('a.md-search-result__link');
            if (!first) return null;
            // A page's sections stand below it; the best of them is the first hit.
            const item = first.closest('.md-search-result__item');
            return [...item.querySelectorAll('a.md-search-result__link')].map(a => a.href);""")
        if found:
            return found
        time.sleep(0.05)
    return []


def check_search(driver, folder, searches):
    size(driver, *DESK)
    driver.get(url(folder, "index.html"))
    driver.find_element(By.CSS_SELECTOR, "input.md-search__input").click()
    time.sleep(1)
    for query, wanted in searches.items():
        found = first_hit(driver, query)
        page, _, anchor = wanted.partition("#")
        names = [urllib.parse.unquote(f).rsplit("/html/", 1)[-1].split("?")[0] for f in found]
        if not names or names[0].split("#")[0] not in page.split():
            yield f"search for '{query}': first is {names[:1]}, and not {wanted}"
        elif anchor and not any(re.search(rf"[#]{re.escape(anchor)}$", urllib.parse.unquote(f)) for f in found[:3]):
            yield f"search for '{query}': {wanted} is not among the first sections: {found[:3]}"
    for message in console_errors(driver):
        yield f"search: the console says {message}"
    print(f"{len(searches)} searches")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def check_controls(driver, folder):
    """The switch of the colours, the copy buttons, and the search where a server gives the pages and the worker is one."""
    size(driver, *DESK)
    driver.get(url(folder, "tutorial.html"))
    # The theme adds a button to a block that comes into view.
    driver.execute_async_script("""const done = arguments[0], blocks = [...document.querySelectorAll('article pre')];
        const next = () => blocks.length ? (blocks.shift().scrollIntoView(), setTimeout(next, 60)) : done(); next();""")
    blocks, without = driver.execute_script("""const blocks = [...document.querySelectorAll('article pre')];
        return [blocks.length, blocks.filter(b => !b.querySelector('.md-clipboard')).length];""")
    if blocks < 10 or without:
        yield f"tutorial.html: {without} of {blocks} blocks of code have no copy button"
    colours = "return document.body.dataset.mdColorScheme"
    before = driver.execute_script(colours)
    next(label for label in driver.find_elements(By.CSS_SELECTOR, "form[data-md-component=palette] label") if label.is_displayed()).click()
    after = driver.execute_script(colours)
    if {before, after} != {"default", "slate"}:
        yield f"the switch of the colours changes {before} to {after}"
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    driver.get(f"http://127.0.0.1:{server.server_port}/reference/client.html")
    driver.find_element(By.CSS_SELECTOR, "input.md-search__input").click()
    found = first_hit(driver, "errc::insecure_transport")
    if not found or "/errors.html" not in found[0]:
        yield f"search over HTTP: {found[:1]}"
    for message in console_errors(driver):
        yield f"over HTTP the console says {message}"
    server.shutdown()


def catalogue_words():
    """What is in the headings of the error catalogue: each is looked for."""
    text = (ROOT / "docs/errors.md").read_text()
    words = {}
    for heading in re.findall(r"^### (.+)$", text, re.M):
        plain = heading.replace("`", "")
        words[plain] = "errors.html"
    return words


FLAWS = """<p id="twice"></p><p id="twice"><a href="tutorial.html#no-such-heading">dead anchor</a> <a href="no_such_page.html">dead link</a></p>
<p style="color: #ccc; background: #fff">faint text</p><div style="width: 900px">wide</div><img src="http://127.0.0.1:9/asked.png" alt="asked">
<script>throw new Error("thrown")</script><p>```cpp with words int i; ```</p>"""
FLAWED = {"#no-such-heading, which is no anchor": "pages", "no_such_page.html, where no page is": "pages", "scrolls sideways": "pages", "has an anchor twice: ['twice']": "pages",
          "thrown": "pages", "shows the mark of a code block: ```cpp with": "pages", "asks http://127.0.0.1:9/": "pages", "flawed.html, light: color-contrast": "contrast",
          "flawed.html: is further than two clicks": "clicks", "search for 'planted'": "search"}


def check_planted(driver, folder, axe):
    """Each check finds its mistake in a page that has all of them."""
    with tempfile.TemporaryDirectory() as work:
        site = pathlib.Path(work) / "html"
        shutil.copytree(folder, site)
        page = (site / "glossary.html").read_text()
        (site / "flawed.html").write_text(page.replace("</article>", FLAWS + "</article>", 1))
        some = ["flawed.html", "tutorial.html"]
        found = {"pages": list(check_pages(driver, site, some)), "contrast": list(check_contrast(driver, site, axe, ["flawed.html"])),
                 "clicks": list(check_two_clicks(driver, site, some)), "search": list(check_search(driver, site, {"planted": "errors.html", "errc": "glossary.html"}))}
        for words, check in FLAWED.items():
            if not any(words in problem for problem in found[check]):
                yield f"planted and not found: {words}: {found[check][:3]}"


def pictures(driver, folder, out):
    out.mkdir(parents=True, exist_ok=True)
    for name, (width, height), colours in (("desk", DESK, "light"), ("desk_dark", DESK, "dark"), ("phone", PHONE, "light"), ("phone_dark", PHONE, "dark")):
        size(driver, width, height)
        scheme(driver, colours)
        for page in ("index.html", "tutorial.html", "errors.html", "pictures.html", "reference/client.html", "reference/models.html",
                     "reference/index.html", "benchmarks.html", "troubleshooting.html", "retries.html"):
            driver.get(url(folder, page))
            time.sleep(0.2)
            driver.save_screenshot(str(out / f"{page.replace('/', '_')[:-5]}_{name}.png"))
    scheme(driver, "light")


def main():
    folder, axe = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).read_text()
    only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
    pages = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.html"))
    driver = browser()
    problems = []
    try:
        if "--pictures" in sys.argv:
            pictures(driver, folder, pathlib.Path(sys.argv[sys.argv.index("--pictures") + 1]))
        for name, check in (("pages", lambda: check_pages(driver, folder, pages)), ("clicks", lambda: check_two_clicks(driver, folder, pages)),
                            ("search", lambda: check_search(driver, folder, SEARCHES | catalogue_words())),
                            ("controls", lambda: check_controls(driver, folder)),
                            ("contrast", lambda: check_contrast(driver, folder, axe, [p for p in CONTRAST if p in pages])),
                            ("planted", lambda: check_planted(driver, folder, axe))):
            if only and only != name:
                continue
            begun = time.monotonic()
            problems += list(check())
            print(f"{name}: {time.monotonic() - begun:.0f} s")
    finally:
        driver.quit()
    return tools.report(problems, f"site: {len(pages)} pages in a browser, {len(problems)} problems")


if __name__ == "__main__":
    sys.exit(main())
