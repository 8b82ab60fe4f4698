"""What MathJax answered for one page, as the page will have it; or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from typeset.characters import missing
from typeset.mathjax import Answer, Formula
from typeset.stylesheet import Needs, needs

# MathJax's address of an equation, at its number: to go there would scroll a wide equation out of sight.
NUMBERED = re.compile(r' id="mjx-eqn:(?P<anchor>[^"]*)"')
NOT_A_HEIGHT = ' style="height: NaNem;"'
DEFINES = r"\\(?:(?:re)?newcommand|providecommand|[gex]?def|let|DeclareMathOperator|DeclarePairedDelimiter)\*?\s*\{?\s*"
COLORS = {r"\color", r"\textcolor", r"\colorbox", r"\fcolorbox", r"\definecolor", r"\pagecolor"}
COLORS |= {r"\cellcolor", r"\rowcolor", r"\columncolor"}
HTML = {r"\href", r"\class", r"\cssId", r"\style", r"\data", r"\texttip", r"\mathtip", r"\toggle"}
# How the optional arguments of commands such as \bbox and \cancel come out.
OWN_STYLE = re.compile(r'<(?!mspace\b)[^>]* (?:mathcolor|mathbackground|style)="')
# MathJax paints a \rule black, which is no color of a dark page.
RULE = re.compile(r"(<mjx-mspace [^>]*background-color: )black")
LABEL = re.compile(r"\\label\s*\{(?P<label>[^{}#]*)\}")


@dataclass(frozen=True)
class SetPage:
    """A page's formulas: the HTML of each, the addresses of the equations in each, and what all of them need."""

    markup: list[str]
    anchors: list[list[str]]
    needs: Needs


@dataclass(frozen=True)
class FormulaProblem:
    """A formula that cannot be shown, how often its TeX stands before it on its page, and a sentence that says why."""

    page: str
    tex: str
    occurrence: int
    said: str


def anchor(label: str) -> str:
    """The address, within its page, of the equation with this label."""
    return re.sub(r"\s", "_", label)


def set_page(answer: Answer) -> SetPage:
    """A page as MathJax answered, but with its equations' addresses apart."""
    known = {anchor(label) for label in answer.labels}
    found = [[unescape(each) for each in NUMBERED.findall(markup)] for markup in answer.markup]
    markup = [RULE.sub(r"\1currentColor", NUMBERED.sub("", each).replace(NOT_A_HEIGHT, "")) for each in answer.markup]
    return SetPage(
        markup, [[each for each in here if each in known] for here in found], needs(answer.css, "".join(markup))
    )


def problems(
    page: str, formulas: Sequence[Formula], answer: Answer, made: SetPage, fonts: Path
) -> Iterator[FormulaProblem]:
    """What is wrong with the formulas of a page."""
    lost = missing(made.needs, fonts)
    for index, (formula, markup) in enumerate(zip(formulas, made.markup, strict=True)):
        unnumbered = [each for each in LABEL.findall(formula.tex) if each not in answer.labels]
        if index in answer.failed:
            said = _failed(formula, answer.failed[index], formulas[index + 1 :])
        elif formula.reference is not None and formula.reference not in answer.labels:
            there = f"there are {', '.join(answer.labels)}" if answer.labels else "there are none"
            said = f'no equation of this page has the label "{formula.reference}"; {there}'
        elif formula.reference is None and "MathJax_ref" in markup:
            said = f"there is a reference within {formula.tex}; write the reference as a formula of its own"
        elif unnumbered and formula.reference is None:
            said = f'the equation with the label "{unnumbered[0]}" has no number; write it in \\begin{{equation}}'
        elif OWN_STYLE.search(markup, max(markup.find("<math "), 0)):
            said = f"a formula takes its color and style from the page; leave them out of {formula.tex}"
        elif characters := lost(markup):
            said = f"the math font has no character {' '.join(characters)}; write it outside of the formula"
        else:
            continue
        before = [each.tex for each in formulas[:index]]
        yield FormulaProblem(page, formula.tex, before.count(formula.tex), said)


def _failed(formula: Formula, reason: str, later: Sequence[Formula]) -> str:
    if twice := re.fullmatch(r"Label '(.*)' multiply defined", reason):
        return f'the label "{twice[1]}" is there twice on this page'
    said = f"MathJax cannot read {formula.tex}: {reason}"
    undefined = re.fullmatch(r"Undefined control sequence (\\.+)", reason)
    if undefined and undefined[1] in COLORS:
        return f"a formula takes its color from the page; leave out {undefined[1]}"
    if undefined and undefined[1] in HTML:
        return f"a formula has no links, styles or tips of its own; leave out {undefined[1]}"
    if undefined and any(re.search(DEFINES + re.escape(undefined[1]) + r"(?![a-zA-Z])", each.tex) for each in later):
        said += ", which is defined further below; move its definition up"
    return said
