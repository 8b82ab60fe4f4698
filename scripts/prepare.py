"""Write the sources into a folder, for a site generator that runs no hooks: `python scripts/prepare.py FOLDER`.

The folder then has mkdocs.yml and docs/, with numbers in the prose and figures beside the pages. The notes must have
been generated, see `scripts/build.py`; `scripts/publish.py` is for the site that the generator makes of it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.places import PageError
from pipeline.sources import prepare
from say import fit_any_console
from stems import NoteError


def main() -> int:
    """Run the command line; the exit code is 1 where the pages are wrong."""
    fit_any_console()
    parser = argparse.ArgumentParser(description="Write the sources into a folder, for any site generator.")
    parser.add_argument("folder", type=Path, help="a folder of its own, which is made or replaced")
    try:
        prepare(parser.parse_args().folder.absolute())
    except (NoteError, PageError) as error:
        for mistake in error.mistakes:
            print(f"error: {mistake}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
