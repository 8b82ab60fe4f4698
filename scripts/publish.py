"""Finish a site that any generator made from the prepared sources: `python scripts/publish.py SITE`.

Search gets its words, formulas are typeset, parts of pages get names for a screen reader, and pages become quick to
open. A site that is finished stays as it is. With `--like OTHER`, it says what the other site has and this one not.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from deliver.pages import MissingFileError
from npm import SetupError
from pipeline.finish import finish
from pipeline.missing import missing
from pipeline.places import PageError
from pipeline.settings import settings
from say import fit_any_console


def main() -> int:
    """Run the command line; the exit code is 1 where the site cannot be published."""
    fit_any_console()
    parser = argparse.ArgumentParser(description="Finish a site that any generator made.")
    parser.add_argument("site", type=Path, help="the folder of the site")
    parser.add_argument("--like", type=Path, metavar="OTHER", help="say what this finished site has, and SITE has not")
    arguments = parser.parse_args()
    for site in filter(None, (arguments.site, arguments.like)):
        if not (site / "index.html").is_file():
            parser.error(f"there is no site in {site}; build it first")
    try:
        without = finish(arguments.site.absolute(), settings())
    except (PageError, MissingFileError, SetupError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    told = [*without, *(missing(arguments.site, arguments.like) if arguments.like else ())]
    print("\n".join(told) or f"{arguments.site} is finished", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
