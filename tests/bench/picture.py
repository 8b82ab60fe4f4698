"""Take the README's picture: four lines of the sigmoid's derivation, as this folder's build shows them.

`make picture` writes it to .github/note.png.
"""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from bench.lighthouse import chromium, served
from bench.sites import ROOT, build, copy_of_project

PICTURE = ROOT / ".github" / "note.png"
LINES = (8, 11)  # the first and the last that it shows
MARGIN = 12


def main() -> None:
    """Build the site, and take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        ours = copy_of_project(Path(folder) / "ours")
        build(ours)
        with served(ours / "site") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 600, "height": 4000}, device_scale_factor=2)
            page.goto(f"{address}/notes/activations/sigmoid/")
            page.wait_for_load_state("networkidle")
            page.add_style_tag(content=".md-header { display: none }")
            first, last = (page.locator(".step").nth(line - 1).bounding_box() for line in LINES)
            assert first and last, "the sigmoid's derivation is on its page"
            shot = page.screenshot(
                full_page=True,
                clip={
                    "x": first["x"] - MARGIN,
                    "y": first["y"] + 1,  # below the rule that parts it from the line before
                    "width": first["width"] + 2 * MARGIN,
                    "height": last["y"] + last["height"] - first["y"] - 1,
                },
            )
            browser.close()
    Image.open(BytesIO(shot)).quantize(64).save(PICTURE, optimize=True)
    print(f"{PICTURE.relative_to(ROOT)} shows lines {LINES[0]} to {LINES[1]}")


if __name__ == "__main__":
    main()
