"""From the site that a generator left to the one that is published, each step over its files."""

from __future__ import annotations

from pathlib import Path

from deliver.pages import UnfitPagesError, deliver
from generate import folder
from pipeline.places import PageError, place_of_finished
from pipeline.settings import Settings
from pipeline.typesetting import typeset_site
from search.words import NoWorkerError, add_words


def finish(site: Path, settings: Settings) -> list[str]:
    """Words for search, formulas and names for what is heard, then delivery. A finished site stays as it is.

    Gives what the site has to do without, in sentences. Raises PageError, and what `typeset_site` and `deliver` raise.
    """
    without = []
    try:
        add_words(site, folder.FOLDER)
    except NoWorkerError as error:
        without.append(str(error))
    typeset_site(site, settings.macros)
    delivered(site, settings.site_url, settings.comments)
    return without


def delivered(site: Path, site_url: str, comments: str) -> None:
    """`deliver`, but what must not be published is told with its place in what people wrote. Raises PageError."""
    try:
        deliver(site, site_url, comments)
    except UnfitPagesError as error:
        told = {said: f"{place_of_finished(page, words)}: {said}" for page, words, said in reversed(error.faults)}
        raise PageError(*reversed(told.values())) from None
