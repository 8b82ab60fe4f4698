"""Where links lead, in pages and to them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from project import Project


class Links(HTMLParser):
    """The links of a page, and the ids that links can lead to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.links += [str(found[name]) for name in ("href", "src") if found.get(name)]
        self.ids |= {str(found[name]) for name in ("id", "name") if found.get(name)}


def test_every_link_and_anchor_leads_somewhere(built: Project, pages: list[str]) -> None:
    site = built.root / "site"
    parsed = {path: Links((site / path.strip("/") / "index.html").read_text("utf-8")) for path in pages}
    for path, page in parsed.items():
        for link in page.links:
            target = urlsplit(urljoin(built.site_url + path, link))
            if target.netloc != urlsplit(built.site_url).netloc:
                continue
            file = site / target.path.strip("/")
            assert file.is_file() or (file / "index.html").is_file(), f"{path}: {link}"
            if target.fragment and target.path in parsed:
                assert target.fragment in parsed[target.path].ids | {"__skip"}, f"{path}: {link}"


def test_every_page_has_what_a_link_preview_wants(built: Project, pages: list[str]) -> None:
    for path in pages:
        html = (built.root / "site" / path.strip("/") / "index.html").read_text("utf-8")
        own = f"{path.strip('/')}/{path.strip('/').rpartition('/')[2]}.png"
        properties = dict(re.findall(r'<meta (?:property|name)="([\w:]+)" content="([^"]*)">', html))
        assert len(properties["description"]) > 50
        assert properties["og:title"]
        assert properties["og:url"] == built.site_url + path
        picture = properties["og:image"].removeprefix(f"{built.site_url}/")
        assert (built.root / "site" / picture).read_bytes().startswith(b"\x89PNG")
        assert (picture == own) == (built.root / "site" / own).is_file(), path
        assert f'<link rel="canonical" href="{built.site_url}{path}">' in html
        assert len(re.findall("<h1", html)) == 1


def test_a_correction_can_be_suggested_where_the_repository_is_known(pair: Project) -> None:
    assert pair.mkdocs("build", "--strict", EDIT_URI="https://code.invalid/edit/main/docs/").returncode == 0
    html = (pair.root / "site" / "notes" / "activations" / "sigmoid" / "index.html").read_text("utf-8")
    assert (
        '<a href="https://code.invalid/edit/main/docs/notes/activations/sigmoid.md" title="Suggest a correction"'
        in html
    )
