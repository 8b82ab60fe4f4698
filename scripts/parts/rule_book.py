"""The rules as a part of a note: each with its identity, an example, and the steps of all notes that use it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from derive import rules
from derive.forms.form import Form
from derive.proof.gates import prove_equal
from derive.readings.tex import tex
from derive.rules.examples import EXAMPLES
from derive.rules.rule import Rule
from parts.derivation import anchor
from parts.load import load
from parts.note import Made, Pieces, add_pieces, forms_of
from parts.subject import derivations
from stems import link_to_note, stems

INDEX = {"$k$": "k", "$l$": "l"}  # which a rule's name keeps; any other argument of it is called u
Uses = Mapping[str, list[str]]  # links to the steps that use a rule, by its name


@dataclass(frozen=True)
class RuleBook:
    """All rules, with the steps of all notes that use them.

    `notes` is their package: a module that imports it is made anew whenever one of them has changed.
    """

    notes: ModuleType


@forms_of.register
def _(part: RuleBook) -> Iterator[Form]:
    yield from (form for before, rule in EXAMPLES for form in (before, rule(before)))


@add_pieces.register
def _(part: RuleBook, pieces: Pieces) -> None:
    uses: dict[str, list[str]] = defaultdict(list)
    if pieces.add("the notes' steps", partial(_find, pieces.stem, uses)):
        for room, of_room in _by_room().items():
            pieces.add(f"the rules for {room}", partial(_of_room, room, of_room, uses))


def _find(stem: str, uses: dict[str, list[str]]) -> Made:
    """Looks up which steps use which rules. Raises NoteError where a note cannot be had."""
    for other in stems():
        for of, derivation in derivations(note := load(other)).items() if other != stem else ():
            for line, step in enumerate((*derivation.prepare, *derivation.derive), 2):
                for name in dict.fromkeys(step.rule.names):
                    address = f"{link_to_note(stem, other)}#{anchor(of, step.name)}"
                    uses[name].append(f"[{note.title}, line {line}]({address})")
    return {}


def _by_room() -> dict[str, list[tuple[Form, Rule]]]:
    """The examples in their order, by the file of `derive/rules/` in which their rule stands."""
    rooms: dict[str, list[tuple[Form, Rule]]] = defaultdict(list)
    for before, rule in EXAMPLES:
        rooms[_room_of(rule.names[0])].append((before, rule))
    return rooms


def _room_of(name: str) -> str:
    modules = (import_module(each.name) for each in iter_modules(rules.__path__, f"{rules.__name__}."))
    return next(
        module.__name__.rpartition(".")[2]
        for module in modules
        if getattr(getattr(module, name, None), "__module__", "") == module.__name__
    )


def _of_room(room: str, examples: list[tuple[Form, Rule]], uses: Uses) -> Made:
    """Raises DerivationError where an example is not true."""
    shown = (_shown(before, rule, uses.get(rule.names[0], [])) for before, rule in examples)
    return {f"rules/{room}.md": "\n".join([f"In Python, `from derive.rules.{room} import ...`.\n", *shown])}


def _shown(before: Form, rule: Rule, used: list[str]) -> str:
    after = rule(before)
    prove_equal(after, before, step=f"the example of {rule.call}")
    name = re.sub(
        r"\$[^$]*\$", lambda found: INDEX.get(found[0], "u"), re.sub(r"\[([^]]*)\]\([^)]*\)", "u", rule.label)
    )
    return f"""\
### {name} {{#{rule.names[0]}}}

{_set(rule.identity)}
{{ .rule-identity }}

`{rule.call}` turns the left side into the right one:

$$
{tex(before)} = {tex(after)}
$$

Used in: {", ".join(used) or "no note yet"}.
"""


def _set(identity: str) -> str:
    """An identity with its exponents raised, its indices lowered and its minus signs long."""
    raised = re.sub(r"\^(\([^()]*\)|\w+)", lambda power: f"<sup>{power[1].strip('()')}</sup>", identity)
    lowered = re.sub(r"_(\w+)", r"<sub>\1</sub>", raised.replace("sum_", "Σ_").replace("delta_", "δ_"))
    return lowered.replace("-", "−")
