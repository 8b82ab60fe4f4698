"""The three sites that are compared, built from the same notes.

ours    this project as it is
twin    as Material's documentation tells people to do it: MathJax in the browser, its files from the site itself
floor   ours with every formula left out
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from npm import installed
from typeset.mathjax import HERE as TYPESET

ROOT = Path(__file__).resolve().parents[2]
FORMULA = re.compile(r'<(span|div) class="arithmatex[^>]*>.*?</mjx-container></\1>', re.DOTALL)
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
FORMULA_RULE = re.compile(r"@font-face\{[^{}]*\}|[^{}]*mjx-[^{}]*\{[^{}]*\}")

# As in https://squidfunk.github.io/mkdocs-material/reference/math/, but for where the fonts are.
TWIN_SETTINGS = """\
window.MathJax = {
  tex: {
    inlineMath: [["\\\\(", "\\\\)"]],
    displayMath: [["\\\\[", "\\\\]"]],
    processEscapes: true,
    processEnvironments: true,
  },
  options: {ignoreHtmlClass: ".*|", processHtmlClass: "arithmatex"},
  output: {fontPath: new URL("@mathjax/%%FONT%%-font", document.currentScript.src).href},
};
document$.subscribe(() => {
  MathJax.startup?.output?.clearCache();
  MathJax.typesetClear?.();
  MathJax.texReset?.();
  MathJax.typesetPromise?.();
});
"""


def copy_of_project(folder: Path) -> Path:
    """The project's sources in `folder`, with MathJax at hand."""
    for name in ("docs", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    mathjax = installed(TYPESET).parent
    (folder / ".cache").mkdir()
    (folder / ".cache" / mathjax.name).symlink_to(mathjax, target_is_directory=True)
    return folder


def build(folder: Path, config: str = "mkdocs.yml") -> None:
    """Build a site, in a process of its own as a person would."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", config]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(f"the site in {folder} could not be built:\n{done.stderr}")


def make_plain(ours: Path, plain: Path) -> Path:
    """A project with the same Markdown as `ours`, and no hooks: its formulas stay TeX."""
    for folder in ("docs", "scripts/theme", ".generated"):
        shutil.copytree(ours / folder, plain / folder)
    for figure in (ours / "site" / "notes").rglob("*.*g"):
        beside = plain / "docs" / figure.parent.relative_to(ours / "site")
        beside.mkdir(exist_ok=True)
        shutil.copy(figure, beside)
    text = re.sub(r"^(hooks|watch): .*$", "", (ours / "mkdocs.yml").read_text("utf-8"), flags=re.MULTILINE)
    (plain / "mkdocs.yml").write_text(text, "utf-8")
    return plain


def make_twin(ours: Path, twin: Path) -> Path:
    """The twin of a built project: plain, with MathJax in the browser."""
    make_plain(ours, twin)
    scripts = twin / "docs" / "mathjax"
    shutil.copytree(installed(TYPESET) / "mathjax", scripts)
    shutil.copytree(installed(TYPESET) / "@mathjax", scripts / "@mathjax")
    (scripts / "settings.js").write_text(TWIN_SETTINGS, "utf-8")
    with (twin / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("\nextra_javascript: [mathjax/settings.js, mathjax/tex-mml-chtml.js]\n")
        config.write("exclude_docs: /mathjax/**/*.md\n")
    build(twin)
    return twin / "site"


def make_floor(site: Path, floor: Path) -> Path:
    """A copy of our built site without its formulas and their styles."""
    shutil.copytree(site, floor)
    for page in floor.rglob("*.html"):
        html = FORMULA.sub("", page.read_text("utf-8"))
        page.write_text(STYLE.sub(lambda style: FORMULA_RULE.sub("", style[0]), html), "utf-8")
    return floor
