"""What of mkdocs.yml the steps behind a generator need."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml
from yaml_env_tag import add_env_tag

from stems import ROOT


class Settings(NamedTuple):
    """The site's address, its comment server's, and the macros of its formulas; empty where there is none."""

    site_url: str = ""
    comments: str = ""
    macros: object = None


def settings(file: Path = ROOT / "mkdocs.yml") -> Settings:
    """The settings in a file like mkdocs.yml, which a generator has read already."""
    loader = add_env_tag(type("Loader", (yaml.SafeLoader,), {}))  # reads `!ENV` as MkDocs does
    given = yaml.load(file.read_text("utf-8"), loader)
    extra = given.get("extra") or {}
    return Settings(given.get("site_url") or "", extra.get("comments") or "", extra.get("macros"))
