"""Formulas that would become a text, or lose a part, are told with words of their place; prices and code pass."""

from __future__ import annotations

import re

import pytest

from typeset.elements import problems
from typeset.leftovers import in_front_matter

PROBLEMS: list[tuple[str, list[tuple[str, str]]]] = [
    (r'<h2 id="x">When <span class="arithmatex">\(x\)</span></h2>', [("x", "in a heading")]),
    (r'<h2>Fine</h2><p><span class="arithmatex">\(x\)</span></p><h2>Too</h2>', []),
    ("<p>so\n$$ a = 1 $$</p>", [("a = 1 $$", "was not recognized")]),
    ("<p>so\n$$\na = 1\n$$</p>", [("a = 1", "was not recognized")]),
    (r'<p>so $<span class="arithmatex">\(a\)</span>$</p>', [("a", "was not recognized")]),
    (r'<p>for $<span class="arithmatex">\(p\)</span> each</p>', []),
    (r"<p>so\n\begin{align}\na\n\end{align}</p>", [("a", "was not recognized")]),
    ("<pre><code>$$ a = 1 $$</code></pre>", []),
    ("<p>It costs <code>$$</code></p>", []),
    ("<script>$$(1)</script>", []),
    # TeX that would be a text, and dollars and braces that are one.
    ("<p>$ x^2 $</p>", [("$ x^2 $", "take away spaces")]),
    ("<p>$ x $ and $ <em>a</em>_1 $</p>", [("$ x $", "take away spaces"), ("$ a_1 $", "take away spaces")]),
    ("<summary>so $x+y$</summary>", [("$x+y$", "in Markdown and not in HTML")]),
    ("<p>from $5 to $ x^2 $</p>", [("$ x^2 $", "take away spaces")]),
    ("<p>$5 and $6, 5$ and 6$, from $HOME to $PATH, $5_000 or $6</p>", []),
    ("<p><code>$x$</code><!-- $x$ --> $ <b>$</b></p><p>x$</p>", []),
    (r"<p>by (\eqref{eq:z}) and \ref{a}</p>", [(r"\eqref{eq:z}", "outside"), (r"\ref{a}", "outside")]),
    (r"<p>so \(x\) is</p>", [(r"\(x\)", "outside")]),
    ("<p>so {{ tanh/steepest }}</p>", [("{{ tanh/steepest }}", "was not filled in")]),
    (r'<p data-tex="a = \begin{cases} 1 & x > 0 \end{cases}, $$">so</p>', []),
    ("<p>so {{ this }}, {a/b} and C:\\new</p>", []),
    (
        r'<img alt="the \(x\)" title="$ y $">',
        [("x", "alternative text or title"), ("$ y $", "alternative text or title")],
    ),
    ('<img alt="for $5 or $6">', []),
    (r'<span class="arithmatex">\(50%\)</span>', [("50%", r"write \%")]),
    (r'<span class="arithmatex">\(a\\% b\)</span>', [(r"a\\% b", r"write \%")]),
    ('<div class="arithmatex">\\[\na % so\nb\\]</div>', [("a % so\nb", r"write \%")]),
    (r'<span class="arithmatex">\(50\%\)</span>', []),
    ('<div class="arithmatex">\\[\na %\nb\\]</div>', []),
]

FRONT_MATTER: list[tuple[dict[str, object], str]] = [
    ({"title": "The slope of $x$"}, "title"),
    ({"description": r"Of \(x\)"}, "description"),
    ({"title": "From $5 to $6", "tags": ["fine", "$x^2$"]}, "tags"),
    ({"title": "{{ tanh/steepest }}"}, "title"),
    ({"title": "From $5 to $6", "tags": None, "picture": "$x$"}, ""),
]


@pytest.mark.parametrize(("meta", "key"), FRONT_MATTER)
def test_front_matter_shows_no_formula(meta: dict[str, object], key: str) -> None:
    assert [re.findall(r"the page's (\w+)", said) for _, said in in_front_matter(meta)] == ([[key]] if key else [])


@pytest.mark.parametrize(("html", "expected"), PROBLEMS)
def test_problem(html: str, expected: list[tuple[str, str]]) -> None:
    found = list(problems(html.replace(r"\n", "\n")))
    assert [words for words, _ in found] == [words for words, _ in expected]
    assert all(said in whole for (_, whole), (_, said) in zip(found, expected, strict=True))
