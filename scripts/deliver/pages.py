"""How a finished page is sent: its styles come with it, and its scripts come when it was painted.

So the first paint waits for one file and not for four, and nothing takes bandwidth or time from what is to be read.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import urlsplit

from deliver.finished import problems, problems_of_style
from deliver.styles import in_use, words, words_of_script

STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"?]+)[^"]*">')
SCRIPT = re.compile(r'<script src="([^"]+)"(?: defer)?></script>')
RIGHT_TO_LEFT = re.compile(r'<(?:html|body)\b[^>]* dir="?rtl')
URL = re.compile(r'url\("(?!data:|#)([^")]+)"\)')
GAP_OR_ARTICLE = re.compile(r"(<article\b.*</article>)|\s*\n\s*", re.DOTALL)  # or a gap outside of it

# Scripts are asked for after the first paint, in the order of the page. Material's own waits for an event that is over
# by then, and so it is told again, in a task of its own. Under instant navigation, the next page's come at once.
# The class is Material's sign that there are scripts; with it from the start, the search does not appear late.
LATER = """<script>
  document.documentElement.className = "js";
  {
    const loaded = new Promise((done) => addEventListener("load", done));
    const painted = loaded.then(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    let coming = 0;
    let ready = false;
    const arrived = () => {
      coming -= 1;
      if (coming || ready) return;
      ready = true;
      setTimeout(() => document.dispatchEvent(new Event("DOMContentLoaded", {bubbles: true})));
    };
    window.later = async (src) => {
      coming += 1;
      await painted;
      const script = document.createElement("script");
      Object.assign(script, {src, async: false, onload: arrived, onerror: arrived});
      document.body.append(script);
    };
  }
</script>
"""


class MissingFileError(Exception):
    """A page asks for a stylesheet or script that the site does not have."""


class UnfitPagesError(Exception):
    """Pages that must not be published: for each fault the page, what to look for in its source, and a sentence."""

    def __init__(self, faults: list[tuple[str, str, str]]) -> None:
        super().__init__("\n".join(f"{page}: {said}" for page, _, said in faults))
        self.faults = faults


def deliver(site: Path, site_url: str, comments: str = "") -> None:
    """Rewrite all pages of a site that was built for the address `site_url`, and may load `comments` from theirs.

    Raises UnfitPagesError, MissingFileError, and SetupError, see `styles`.
    """
    pages = {page: page.read_text("utf-8") for page in sorted(site.rglob("*.html"))}
    _check(pages, site, frozenset({urlsplit(site_url).netloc, urlsplit(comments).netloc}))
    wanted = words(" ".join(pages.values()))
    for script in {_file(address, page, site, site_url) for page in pages for address in SCRIPT.findall(pages[page])}:
        wanted |= words_of_script(script.read_text("utf-8"))
    if not any(RIGHT_TO_LEFT.search(html) for html in pages.values()):
        wanted.discard("rtl")  # which Material's script knows of
    for page, html in pages.items():
        links = list(STYLESHEET.finditer(html))
        if not links:
            continue  # an author's own file, which no template made
        files = [_file(link[1], page, site, site_url) for link in links]
        css = in_use("".join(_from_root(file, site) for file in files), frozenset(wanted))
        root = links[-1][1].removesuffix(files[-1].relative_to(site).as_posix())
        style = "<style>" + URL.sub(rf'url("{root}\1")', css) + "</style>"
        for link in links:
            html = html.replace(link[0], style if link is links[-1] else "")
        html = SCRIPT.sub(r'<script>later("\1")</script>', html)
        page.write_text(_without_gaps(html.replace("<title>", f"{LATER}<title>", 1)), "utf-8")


def _check(pages: dict[Path, str], site: Path, allowed: frozenset[str]) -> None:
    faults = [
        (page.relative_to(site).as_posix(), words_of_it, said)
        for page, html in pages.items()
        if STYLESHEET.search(html)
        for words_of_it, said in problems(html, allowed)
    ]
    for stylesheet in sorted(site.rglob("*.css")):
        name = stylesheet.relative_to(site).as_posix()
        faults += [(name, *fault) for fault in problems_of_style(stylesheet.read_text("utf-8"), allowed)]
    if faults:
        raise UnfitPagesError(faults)


def _without_gaps(html: str) -> str:
    """A page without the empty lines and the indents that templates leave; its article stays as it is."""
    return GAP_OR_ARTICLE.sub(lambda found: found[1] or "\n", html)


def _from_root(stylesheet: Path, site: Path) -> str:
    """A stylesheet with the addresses in it as they are from the site's root."""
    folder = stylesheet.relative_to(site).parent.as_posix()
    return URL.sub(rf'url("{folder}/\1")', stylesheet.read_text("utf-8"))


def _file(address: str, page: Path, site: Path, site_url: str) -> Path:
    """The file of the site that `page` calls by a relative address, or, if it is 404.html, by one from the root."""
    if address.startswith("/"):
        file = site / address.removeprefix(urlsplit(site_url).path.rstrip("/")).lstrip("/")
    else:
        file = site / posixpath.normpath(f"{page.parent.relative_to(site).as_posix()}/{address}")
    if not file.is_file():
        raise MissingFileError(
            f"{page.relative_to(site).as_posix()} asks for {address}, which is not in the site; "
            "see extra_css and extra_javascript in mkdocs.yml"
        )
    return file
