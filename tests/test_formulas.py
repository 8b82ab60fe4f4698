"""Formulas in Markdown: what would not be read as it is meant is told with its line, and the real Markdown agrees."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from mkdocs.config import load_config

from generate.formulas import problems
from typeset import elements

ROOT = Path(__file__).resolve().parent.parent
HEAD = "| a | b |\n| --- | --- |\n"

# A page, and the lines with what is said of each.
CASES: dict[str, tuple[str, list[tuple[int, str]]]] = {
    "a heading": ("# A\n\n## The slope of $x$\n", [(3, "in a heading")]),
    "a heading with a line below it": ("The slope of $x$\n---\n", [(1, "in a heading")]),
    "prices in a heading": ("## From $5 to $6\n", []),
    "code in a heading": ("## `$x$` is code\n", []),
    "a formula before a heading": ("So $x$.\n\n## Fine\n", []),
    "a display": ("so\n\n$$\na\n$$\n\nand\n", []),
    "a display in one line": ("so\n\n$$a$$\n\nand\n", []),
    "an environment": ("so\n\n\\begin{align}\na\n\\end{align}\n\nand\n", []),
    "brackets": ("so\n\n\\[\na\n\\]\n\nand\n", []),
    "brackets in a text": ("so\n\\[1\\] says\n", []),
    "text before": ("so\n$$\na\n$$\n", [(2, "an empty line before it")]),
    "text after": ("$$\na\n$$\nand\n", [(1, "an empty line after it")]),
    "text around": ("so\n$$a$$\nand\n", [(2, "an empty line before and after it")]),
    "text behind": ("$$\na\n$$ and\n", [(1, "an empty line after it")]),
    "attributes after": ("$$\na\n$$\n{ .big }\n", [(1, "an empty line after it")]),
    "text before an environment": ("so\n\\begin{align}\na\n\\end{align}\n", [(2, "an empty line before it")]),
    "within a line": ("so $$a$$ is\n", [(1, "within a line")]),
    "dollars alone": ("the process is $$ here\n", [(1, "into backticks")]),
    "dollars escaped": ("the process is \\$\\$ here\n", [(1, "into backticks")]),
    "an empty line in a display": ("$$\na\n\nb\n$$\n", [(3, "that begins in line 1; take it out")]),
    "an empty line in an environment": (
        "\\begin{align}\na\n\nb\n\\end{align}\n",
        [(3, "that begins in line 1; take it out")],
    ),
    "without an end": ("so\n\n$$\na\n\nand\n", [(3, "begins here with $$ does not end")]),
    "an environment without an end": ("\\begin{align}\na\n", [(1, r"with \begin{align} does not end")]),
    "brackets without an end": ("so\n\n\\[\na\n", [(3, r"with \[ does not end")]),
    "first in a list": ("- $$\n  a\n  $$\n\nso\n\n$$\nb\n$$\n", []),
    "first in a list, in one line": ("1. $$a$$\n\nso\n\n$$\nb\n$$\n", []),
    "first in a list, with an empty line": ("- $$\n\n    a\n\n    $$\n\nso\n\n$$\nb\n$$\n", [(2, "begins in line 1")]),
    "a heading before": ("# A\n$$\na\n$$\n", []),
    "a heading after": ("$$\na\n$$\n# A\n", []),
    "in a list": ("1. so\n\n    $$\n    a\n    $$\n\n    and\n", []),
    "in a list, by three": ("1. so\n\n   $$\n   a\n   $$\n", [(3, "by four spaces")]),
    "in a list of a list": ("1. so\n\n    - and\n\n        $$\n        a\n        $$\n", []),
    "in a list of a list, by seven": (
        "1. so\n\n    - and\n\n       $$\n       a\n       $$\n",
        [(5, "by four spaces")],
    ),
    "indented by one": ("so\n\n $$\n a\n $$\n", [(3, "is not indented")]),
    "in a box": ("!!! note\n    so\n\n    $$\n    a\n    $$\n\n    and\n", []),
    "first in a box": ("??? tip\n\n    $$\n    a\n    $$\n", []),
    "in a box, with text around": ("!!! note\n    so\n    $$\n    a\n    $$\n    and\n", [(3, "before and after it")]),
    "in a tab": ('=== "A"\n\n    $$\n    a\n    $$\n', []),
    "in a footnote": ("so[^1]\n\n[^1]: and\n\n    $$\n    a\n    $$\n", []),
    "in a quotation": ("> so\n>\n> $$\n> a\n> $$\n", []),
    "in code": ("```sh\necho $$ $HOME\n```\n\n    echo $$\n\nand `$$`\n", []),
    "in code of a list": ("- so\n\n    ```\n    $$\n    ```\n", []),
    "in a comment": ("<!-- $$ -->\n\nso\n", []),
    "a table": (HEAD + "| $x$ | $y$ |\n", []),
    "a pipe in a table": (HEAD + "| $|x|$ | b |\n", [(3, r"\lvert")]),
    "a pipe with text": (HEAD + r"| $\ln|x| + C$ | b |" + "\n", [(3, r"\lvert")]),
    "a pipe without borders": ("a | b\n--- | ---\n$P(A|B)$ | b\n", [(3, r"\vert")]),
    "a pipe that is escaped": (HEAD + r"| $\ln\|x\|$ | b |" + "\n", [(3, r"\Vert")]),
    "a pipe in a header": ("| $|x|$ | b |\n| --- | --- | --- | --- |\n| a | b |\n", [(1, r"\lvert")]),
    "a pipe in brackets": (HEAD + r"| \(|x|\) | b |" + "\n", [(3, r"\lvert")]),
    "rows with a pipe": (HEAD + "| $|x|$ | b |\n| a | $|y|$ |\n", [(3, r"\lvert"), (4, r"\lvert")]),
    "a bar that has a name": (HEAD + r"| $\lvert x \rvert$ | $A \mid B$ |" + "\n", []),
    "prices": (HEAD + "| $5 | $6 |\n|$5|$6|\n| $5 | 6$ |\n| 5$ | 6$ |\n|5$|6$|\n", []),
    "a price and a formula": (HEAD + "| $5 | $x$ |\n|$5|$x$|\n", []),
    "code in a table": (HEAD + "| `$|x|$` | b |\n", []),
    "a pipe in a display": ("$$\n|x|\n$$\n", []),
    "a pipe in a text": ("so $|x|$ is | and $y$\n", []),
}


@pytest.mark.parametrize("case", CASES)
def test_problems(case: str) -> None:
    page, expected = CASES[case]
    found = list(problems(page))
    assert [line for line, _ in found] == [line for line, _ in expected]
    assert all(part in said for (_, said), (_, part) in zip(found, expected, strict=True))


# What is in order or not, and looks the same in HTML.
UNTOLD = ("escaped", "price", "brackets")


@pytest.fixture(scope="module")
def reader() -> markdown.Markdown:
    """Markdown as MkDocs has it on this site."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    left_out = {"pymdownx.snippets", "toc"}
    extensions = [each for each in config.markdown_extensions if each not in left_out]
    return markdown.Markdown(extensions=extensions, extension_configs=config.mdx_configs)


# Of brackets without an end, Markdown leaves a [ that may be a text.
@pytest.mark.parametrize("case", [case for case in CASES if "pipe" not in case and case != "brackets without an end"])
def test_markdown_agrees(reader: markdown.Markdown, case: str) -> None:
    page, expected = CASES[case]
    assert bool(list(elements.problems(reader.reset().convert(page)))) == bool(expected)


@pytest.mark.parametrize("case", [case for case in CASES if "table" in case or "pipe" in case or "price" in case])
def test_cells_hold_whole_formulas_unless_it_is_told(reader: markdown.Markdown, case: str) -> None:
    page, expected = CASES[case]
    html = reader.reset().convert(page)
    torn = "\\" in elements.RAW.sub("", html) or "$" in elements.CODE.sub("", elements.RAW.sub("", html))
    assert torn == bool(expected) or any(part in case for part in UNTOLD)
