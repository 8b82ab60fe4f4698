"""The math fonts in files of their own, beside the stylesheet.

A page's words can then be read before its fonts are there, and a second page has them already. MathJax gives each
character its width in the stylesheet, so that nothing moves when the fonts arrive. MJX-NCM-ZERO stays embedded, for
which every character waits, and MJX-BRK, where a line may break: they are hardly larger than a request for them.
"""

from __future__ import annotations

import re
from base64 import b64decode
from hashlib import sha256

EMBEDDED = re.compile(
    r'font-family:(?!MJX-(?:NCM-ZERO|BRK);)(?P<family>[\w-]+);src:url\("data:font/woff2;base64,(?P<data>[^"]+)"\)'
)


def taken_out(css: str) -> tuple[str, dict[str, bytes]]:
    """A stylesheet without its larger fonts, and the fonts by the addresses it now has for them."""
    fonts = {}

    def address(found: re.Match[str]) -> str:
        font = b64decode(found["data"])
        # The name changes with the content, so that no browser shows a new page with an old font.
        name = f"fonts/{found['family']}.{sha256(font).hexdigest()[:8]}.woff2"
        fonts[name] = font
        return f'font-family:{found["family"]};font-display:block;src:url("{name}")'

    return EMBEDDED.sub(address, css), fonts
