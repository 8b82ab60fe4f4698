"""A derivation as data, and the lines that its rules make of it. Nothing here is proved: see `gates`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import progress
from derive.errors import DerivationError
from derive.forms.families import Member
from derive.forms.form import Derivative, Form, Name, Named, Symbol
from derive.forms.indexed import Entry, Loss, Placed
from derive.forms.indices import free_indices, listed
from derive.forms.trees import names
from derive.proof.letters import Letters
from derive.readings.tex import tex
from derive.rules.rule import DoesNotFit, Rule, refuse_what_is_no_rule


@dataclass(frozen=True)
class Step:
    """One move of a derivation: its anchor on the page, its rule, and one sentence that says why, or the rule's own."""

    name: str
    rule: Rule
    because: str = ""

    def __post_init__(self) -> None:
        refuse_what_is_no_rule(self.rule, step=self.name)
        if self.because == "":
            object.__setattr__(self, "because", self.rule.sentence)


@dataclass(frozen=True)
class AnyDerivation:
    """A derivative, step by step: a `Derivation`, by one variable, or a `Gradient`, by one of several.

    `of` is the function's name and definition, `by` its variable. The first line is the definition, with `because` as
    its sentence: of a loss, that of what it is a loss of. The `prepare` steps rewrite the function; the first of the
    `derive` steps is made on its written-down derivative, d/d`by` of what `prepare` left, and the last must arrive at
    `claim`.
    """

    of: Form
    by: Form
    because: str
    prepare: tuple[Step, ...]
    derive: tuple[Step, ...]
    claim: Form

    functions: ClassVar[tuple[type, ...]]
    variables: ClassVar[tuple[type, ...]]
    defines_beside: ClassVar[bool] = False

    def __post_init__(self) -> None:
        for what, thing, kinds in (("of", self.of, self.functions), ("by", self.by, self.variables)):
            if not isinstance(thing, kinds):
                raise DerivationError(f"the derivation's `{what}` must be a {_either(kinds)}, not {thing!r}")
        if not isinstance(self.claim, Form):
            raise DerivationError(f"the derivation's `claim` must be a Form, not {self.claim!r}")
        for what, given in (("prepare", self.prepare), ("derive", self.derive)):
            if not isinstance(given, tuple) or not all(isinstance(step, Step) for step in given):
                hint = f"; a comma is missing: {what}=(Step(...),)" if isinstance(given, Step) else ""
                if isinstance(given, tuple) and any(isinstance(each, tuple) for each in given):
                    hint = "; several steps in one place take a star, as in *opening(...)"
                raise DerivationError(f"the derivation's `{what}` must be a tuple of steps{hint}")
        steps = [step.name for step in (*self.prepare, *self.derive)]
        if "figure" in steps:
            raise DerivationError('a step cannot be named "figure", which is the anchor of the note\'s figure')
        for name in steps:
            if steps.count(name) > 1 or name == FIRST:
                raise DerivationError(f'two steps are named "{name}"; a name is an anchor and must be unique')
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
                raise DerivationError(f'a step\'s name is lower-case words and hyphens, not "{name}"')
        if not self.derive:
            raise DerivationError("there are no steps that differentiate")
        if self.beside and not self.defines_beside:
            letters = ", ".join(sorted(name.name for name in self.beside))
            raise DerivationError(f"the claim stands at the top of the page, where {letters} is not defined")

    @property
    def function(self) -> Named:
        """What the first line defines."""
        function = self.of.through if isinstance(self.of, Loss) else self.of
        assert isinstance(function, Named)
        return function

    @property
    def beside(self) -> tuple[Named, ...]:
        """The letters of the claim that the function has not, each after those in its own definition."""
        return tuple(name for name in names(self.claim) if name not in names(self.of))


@dataclass(frozen=True)
class Derivation(AnyDerivation):
    """The derivative of a function of one variable, and parameters."""

    of: Name
    by: Symbol

    functions: ClassVar = (Name,)
    variables: ClassVar = (Symbol,)


@dataclass(frozen=True)
class Gradient(AnyDerivation):
    """The derivative by an entry of a tensor, or by a letter with indices on the way: of a name, or of any loss.

    The claim may have letters that the function has not; they are defined beside it, see `parts/derivation.py`.
    """

    of: Named | Loss
    by: Placed

    functions: ClassVar = (Named, Loss)
    variables: ClassVar = (Entry, Member)
    defines_beside: ClassVar = True

    def __post_init__(self) -> None:
        super().__post_init__()
        if more := free_indices(self.claim) - free_indices(self.of, self.by):
            raise DerivationError(f"the index {listed(more)} is free in the claim, and not in what it is of or by")


def _either(kinds: tuple[type, ...]) -> str:
    return " or ".join(each.__name__ for each in kinds)


FIRST = "definition"


@dataclass(frozen=True)
class Line:
    """One line of a derivation. It says that `left` equals `form`, and defines the names it brings in."""

    name: str
    rule: str
    because: str
    left: Form
    form: Form
    introduces: tuple[Named, ...] = ()
    continues: bool = False  # the left side is the one of the line before, and is not printed again

    @property
    def tex(self) -> str:
        """The whole line, as it is printed."""
        definitions = [f"{tex(name)} = {tex(name.definition)}" for name in self.introduces]
        continues = self.continues and not definitions  # a line does not begin with "=" behind a comma
        equation = f"= {tex(self.form)}" if continues else f"{tex(self.left)} = {tex(self.form)}"
        return r",\quad ".join([*definitions, equation])


def lines(derivation: AnyDerivation) -> Iterator[Line]:
    """The lines of `derivation`, first to last. Raises DerivationError where a rule does not fit."""
    function, slope = derivation.function, Derivative(derivation.of, derivation.by)
    letters = Letters()
    letters.introduced_by(slope)
    introduced = tuple(names(function.definition))
    line = Line(FIRST, "Definition", derivation.because, function, function.definition, introduced)
    yield line
    steps = [(function, step) for step in derivation.prepare] + [(slope, step) for step in derivation.derive]
    for left, step in steps:
        opened = slope if function != derivation.of else Derivative(line.form, derivation.by)
        start = line.form if line.left == left else opened
        progress.at(f"step {step.name} ({step.rule.label}), its rule")
        try:
            form = step.rule(start)
            introduced = letters.introduced_by(form)
        except (DoesNotFit, NotImplementedError, DerivationError) as reason:
            before = line.tex if line.left == left else tex(start)
            raise DerivationError(str(reason), step=step.name, before=before) from None
        continues = line.left == left and left is slope
        line = Line(step.name, step.rule.label, step.because, left, form, introduced, continues)
        yield line
