"""Lighthouse's mobile run of a page, against a local server that compresses text as a real one does."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

from npm import installed, node

HERE = Path(__file__).resolve().parent
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
MEASURES = {
    "FCP": "first-contentful-paint",
    "LCP": "largest-contentful-paint",
    "TBT": "total-blocking-time",
    "CLS": "cumulative-layout-shift",
    "bytes": "total-byte-weight",
}


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site on this machine, its text compressed."""

    class Compressing(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file():
                self.send_error(404)
                return
            content, kind = path.read_bytes(), self.guess_type(str(path))
            self.send_response(200)
            self.send_header("Content-Type", kind)
            if kind.startswith("text/") or kind.rpartition("/")[2] in {"javascript", "json", "svg+xml", "xml"}:
                content = gzip.compress(content, 6)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def median_runs(urls: list[str], runs: int, throttling: str) -> list[dict[str, float]]:
    """Medians of some runs for each address: scores from 0 to 1, times in ms, bytes, and the number of requests.

    The addresses take turns, so that a slow minute of the machine falls on all of them. `throttling` is Lighthouse's
    method: "simulate" computes times from a quick load, "devtools" slows the browser down.
    """
    rounds = [[_run(url, throttling) for url in urls] for _ in range(runs)]
    return [{name: median(run[name] for run in of_url) for name in of_url[0]} for of_url in zip(*rounds, strict=True)]


def _run(url: str, throttling: str) -> dict[str, float]:
    flags = "--headless --no-sandbox --disable-gpu --disable-background-networking"
    answer = node(
        installed(HERE) / "lighthouse" / "cli" / "index.js",
        url,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={flags}",
        f"--throttling-method={throttling}",
        CHROME_PATH=chromium(),
    )
    report: dict[str, Any] = json.loads(answer)
    audits = report["audits"]
    return {
        **{name: float(report["categories"][name]["score"]) for name in CATEGORIES},
        **{name: float(audits[audit]["numericValue"]) for name, audit in MEASURES.items()},
        "requests": _requests(audits),
    }


def chromium() -> str:
    """The browser of this machine."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        raise RuntimeError("there is no Chromium here; apt-get install chromium")
    return found


def _requests(audits: dict[str, Any]) -> float:
    items = audits["network-requests"]["details"]["items"]
    return float(sum(item["url"].startswith("http") for item in items))
