"""A derivation as data, and the lines that its rules make of it. Nothing here is proved: see `gates`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from derive.errors import DerivationError
from derive.form import Derivative, Form, Name, Symbol, walk
from derive.rule import DoesNotFit, Rule
from derive.tex import tex


@dataclass(frozen=True)
class Step:
    """One move of a derivation: its anchor on the page, its rule, and one sentence that says why."""

    name: str
    rule: Rule
    because: str


@dataclass(frozen=True)
class Derivation:
    """The derivative of a function, step by step.

    `of` is the function's name and definition, `by` its variable. The first line is the definition, with
    `because` as its sentence. The `prepare` steps rewrite the function; the first of the `derive` steps is
    made on its written-down derivative, d/d`by` of what `prepare` left, and the last must arrive at `claim`.
    """

    of: Name
    by: Symbol
    because: str
    prepare: tuple[Step, ...]
    derive: tuple[Step, ...]
    claim: Form

    def __post_init__(self) -> None:
        names = [step.name for step in (*self.prepare, *self.derive)]
        for name in names:
            if names.count(name) > 1 or name == FIRST:
                raise DerivationError(f'two steps are named "{name}"; a name is an anchor and must be unique')
            if not all(word.isalnum() and word.islower() for word in name.split("-")):
                raise DerivationError(f'a step\'s name is lower-case words and hyphens, not "{name}"')
        if not self.derive:
            raise DerivationError("there are no steps that differentiate")


FIRST = "definition"


@dataclass(frozen=True)
class Line:
    """One line of a derivation. It says that `left` equals `form`, and defines the names it brings in."""

    name: str
    rule: str
    because: str
    left: Form
    form: Form
    introduces: tuple[Name, ...] = ()
    continues: bool = False  # the left side is the one of the line before, and is not printed again

    @property
    def tex(self) -> str:
        """The whole line, as it is printed."""
        definitions = [f"{tex(name)} = {tex(name.definition)}" for name in self.introduces]
        equation = f"= {tex(self.form)}" if self.continues else f"{tex(self.left)} = {tex(self.form)}"
        return r",\quad ".join([*definitions, equation])


def lines(derivation: Derivation) -> Iterator[Line]:
    """The lines of `derivation`, first to last. Raises DerivationError where a rule does not fit."""
    function, slope = derivation.of, Derivative(derivation.of, derivation.by)
    line = Line(FIRST, "Definition", derivation.because, function, function.definition)
    yield line
    known = {function}
    steps = [(function, step) for step in derivation.prepare] + [(slope, step) for step in derivation.derive]
    for left, step in steps:
        start = line.form if line.left == left else Derivative(line.form, derivation.by)
        try:
            form = step.rule(start)
        except (DoesNotFit, NotImplementedError) as reason:
            raise DerivationError(str(reason), step=step.name, before=line.tex) from None
        introduces = tuple(dict.fromkeys(part for part in walk(form) if isinstance(part, Name) and part not in known))
        known.update(introduces)
        continues = line.left == left and left is slope
        line = Line(step.name, step.rule.label, step.because, left, form, introduces, continues)
        yield line
