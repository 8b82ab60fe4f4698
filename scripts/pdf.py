"""Print a finished site as one PDF: `python scripts/pdf.py site site/stepwise.pdf`. It needs Chromium.

All pages stand one behind the other, in the order of the menu, with a table of contents whose links lead to them, and
with numbered pages; a reader's outline has their headings.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from paper.joined import joined
from say import fit_any_console

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
SECONDS = 300
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


def main() -> int:
    """Run the command line; the exit code is 1 where there is no PDF then."""
    fit_any_console()
    parser = argparse.ArgumentParser(description="Print a finished site as one PDF.")
    parser.add_argument("site", type=Path, help="the folder of the site")
    parser.add_argument("pdf", type=Path, help="the file to write")
    arguments = parser.parse_args()
    if not (arguments.site / "index.html").is_file():
        parser.error(f"there is no site in {arguments.site}; build it first")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print(f"error: no browser to print with; install one of {', '.join(BROWSERS)}", file=sys.stderr)
        return 1
    if reason := printed(browser, arguments.site.resolve(), arguments.pdf.resolve()):
        print(f"error: {reason}", file=sys.stderr)
        return 1
    return 0


def printed(browser: str, site: Path, pdf: Path) -> str:
    """Print a site; why there is no PDF, if so."""
    with TemporaryDirectory() as home:
        page, unfinished = site / "printed.html", Path(home) / "printed.pdf"
        page.write_text(joined(site, "Stepwise: the calculus of deep learning"), "utf-8")
        command = [browser, *QUIET, f"--user-data-dir={home}/profile", "--no-pdf-header-footer"]
        command += ["--generate-pdf-document-outline", f"--print-to-pdf={unfinished}", page.as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return f"the browser took longer than {SECONDS} s"
        finally:
            page.unlink()
        if not unfinished.is_file():
            return f"the browser made no PDF: {done.stderr.strip().splitlines()[-1:]}"
        shutil.move(unfinished, pdf)
    return ""


if __name__ == "__main__":
    sys.exit(main())
