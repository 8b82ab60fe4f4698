"""What an author can do wrong that only the build of the pages can see, and what the one message says of it."""

from __future__ import annotations

from collections.abc import Callable

from mistakes import PROSE, SIGMOID, both, edit
from project import Project

SITE_MISTAKES: dict[str, tuple[Callable[[Project], None], list[str]]] = {
    "TeX that MathJax cannot parse": (
        edit(PROSE, "So $a(1 - a)$ costs", r"So $a(1 - \frac{a)$ costs"),
        ["docs/notes/activations/sigmoid.md, line ", "MathJax cannot read", r"a(1 - \frac{a)", "Missing close brace"],
    ),
    "a TeX command that does not exist": (
        edit(PROSE, "So $a(1 - a)$ costs", r"So $\sigmoid$ costs"),
        ["docs/notes/activations/sigmoid.md, line ", r"Undefined control sequence \sigmoid"],
    ),
    "wrong TeX in a reason": (
        edit(SIGMOID, "The letter $g$ has", r"The letter $\wrong$ has"),
        ["scripts/notes/activations/sigmoid.py, line ", r"Undefined control sequence \wrong"],
    ),
    "wrong TeX in a reason with its backslashes doubled": (
        edit(SIGMOID, "The letter $g$ has", r"The letter $\\frac{\\wrong}{g}$ has"),
        ["scripts/notes/activations/sigmoid.py, line ", r"Undefined control sequence \wrong"],
    ),
    "TeX that would be a text": (
        both(
            both(
                edit(
                    "docs/notes/activations/tanh.md",
                    "icon: material/chart",
                    "title: The slope of $a$\nicon: material/chart",
                ),
                edit("docs/method.md", "## Domain\n", "<p>$x^2$</p>\n\n## Domain\n"),
            ),
            edit(PROSE, "So $a(1 - a)$ costs", r"So $ a^2 $ and $50%$ and $\color{black} a$ costs"),
        ),
        [
            "docs/notes/activations/sigmoid.md, line 41: there is a formula that was not recognized; take away spaces",
            "docs/notes/activations/sigmoid.md, line 41: TeX takes what stands behind a %",
            r"docs/notes/activations/sigmoid.md, line 41: a formula takes its color from the page; leave out \color",
            "docs/method.md, line 17: there is a formula that was not recognized",
            "docs/notes/activations/tanh.md, line 2: there is a formula or a number in the page's title",
        ],
    ),
    "formulas in headings, tables and lists": (
        edit(
            PROSE,
            "## The derivation\n",
            "## The derivation of $a$\n\n| a | b |\n| --- | --- |\n| $|x|$ | b |\n\n1. So\n\n   $$\n   a\n   $$\n",
        ),
        [
            "docs/notes/activations/sigmoid.md, line 54: there is a formula in a heading",
            "docs/notes/activations/sigmoid.md, line 58: there is a | in a formula of a table",
            "docs/notes/activations/sigmoid.md, line 62: a display in a list is indented by four spaces",
        ],
    ),
    "a display in a line of a list": (
        edit(PROSE, "Here $a$ is", "- so $$a = 1$$\n\nHere $a$ is"),
        ["docs/notes/activations/sigmoid.md, line ", ": there is a formula that was not recognized"],
    ),
    "formulas that cannot be shown, on two pages": (
        both(
            edit(PROSE, "So $a(1 - a)$ costs", r"So $\R$ costs"),
            edit("docs/method.md", "## Domain\n", "$\\text{若}$ and $\\eqref{eq:no}$\n\n## Domain\n"),
        ),
        [
            r"docs/notes/activations/sigmoid.md, line ",
            r"Undefined control sequence \R",
            "docs/method.md, line ",
            "the math font has no character 若; write it outside of the formula",
            'no equation of this page has the label "eq:no"',
        ],
    ),
    "macros in another form": (
        edit("mkdocs.yml", "macros: {}", "macros: {R: 1}"),
        ["mkdocs.yml: in extra.macros, 'R': 1 is not read; write `macros: {R: "],
    ),
    "a script of another host": (
        edit(PROSE, "Here $a$ is", '<script src="https://elsewhere.invalid/a.js"></script>\n\nHere $a$ is'),
        [
            "docs/notes/activations/sigmoid.md, line ",
            "loads https://elsewhere.invalid/a.js; no page makes a request to another host",
        ],
    ),
    "a page that is read after none that is there": (
        edit("docs/notes/activations/tanh.md", "after: sigmoid", "after: sigmod"),
        [
            'docs/notes/activations/tanh.md, line 3: this page is to be read after "sigmod", and there is no such page',
            "there are sigmoid",
        ],
    ),
    "pages that are read after each other": (
        edit(PROSE, "icon: material/chart", "after: tanh\nicon: material/chart"),
        [
            "docs/notes/activations/sigmoid.md, line 2: this page is to be read after itself, by way of tanh, sigmoid",
            "docs/notes/activations/tanh.md, line 3: this page is to be read after itself, by way of sigmoid, tanh",
        ],
    ),
    "one id twice": (
        edit(PROSE, "Here $a$ is", '<p id="own"></p><p id="own"></p>\n\nHere $a$ is'),
        ["docs/notes/activations/sigmoid.md, line ", 'the id "own" is there 2 times'],
    ),
    "a link to a step that does not exist": (
        edit("docs/notes/activations/tanh.md", "sigmoid.md#as-a-power", "sigmoid.md#as-a-powder"),
        ["does not contain an anchor '#as-a-powder'"],
    ),
}

# What is seen only once the pages are there; `mkdocs build` fails all the same.
AFTER_PAGES = {"a link to a step that does not exist", "a script of another host", "one id twice"}
