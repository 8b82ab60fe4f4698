"""How a finished page is sent: its styles come with it, and its scripts come when it was painted.

So the first paint waits for one file and not for four, and nothing takes bandwidth or time from what is to be read.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"?]+)[^"]*">')
SCRIPT = re.compile(r'<script src="([^"]+)"(?: defer)?></script>')
COMMENT = re.compile(r"""(?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/\s*""", re.DOTALL)

# While colors change, Material switches off all transitions, by a rule for every element. A page that opens computes
# all its styles twice for that. In stepwise.css there is a rule for what has a transition.
SWITCHING = re.compile(r"\[data-md-color-switching\] \*[^{}]*\{[^{}]*\}")

# Scripts are asked for after the first paint, in the order of the page. Material's own waits for an event that is over
# by then, and so it is told again, in a task of its own. Under instant navigation, the next page's come at once.
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


def deliver(site: Path, site_url: str) -> None:
    """Rewrite all pages of a site that was built for the address `site_url`."""
    at_root = urlsplit(site_url).path.rstrip("/")
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        for link in list(STYLESHEET.finditer(html)):
            file = _file(link[1], page, site, at_root)
            html = html.replace(link[0], f"<style>{styles(file.read_text('utf-8'))}</style>")
        html = SCRIPT.sub(r'<script>later("\1")</script>', html)
        page.write_text(html.replace("<style>", f"{LATER}<style>", 1), "utf-8")


def styles(css: str) -> str:
    """A stylesheet as a page carries it."""
    return SWITCHING.sub("", COMMENT.sub(lambda found: found["string"] or "", css)).strip()


def _file(address: str, page: Path, site: Path, at_root: str) -> Path:
    if address.startswith("/"):  # in 404.html, which is shown at any address
        return site / address.removeprefix(at_root).lstrip("/")
    return page.parent / address
