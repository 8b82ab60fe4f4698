"""The gates for what an author gives for a worked network, before anything is computed from it."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Iterable, Mapping
from typing import Any

from derive.errors import DerivationError
from derive.forms.form import Form, Name, Product, Sum, Symbol
from derive.forms.trees import symbols, walk
from derive.readings.tex import tex
from network.written import Back, Network

DECIMAL = re.compile(r"-?(0|[1-9]\d{0,29})(\.\d{1,30})?", re.ASCII)  # so long that Python still reads it
Letter = Symbol | Name


def refuse_wrong_kinds(network: Network) -> None:
    """Raises DerivationError where a part of the note is not of the kind that it must be, or is empty."""
    for what, kind in (("example", dict), ("parameters", dict), ("forward", tuple), ("backward", tuple)):
        _must_be(getattr(network, what), kind, f"the network's `{what}`")
    for what in ("parameters", "forward", "layers"):
        if not getattr(network, what):
            raise DerivationError(f"the network's `{what}` must not be empty")
    for what, given in (("example", network.example), ("parameters", network.parameters)):
        for letter, text in given.items():
            _must_be(letter, Symbol, f"a letter in `{what}`")
            _must_be_decimal(text, f"the value of {letter.name} in `{what}`")
    _must_be_decimal(network.rate, "the network's `rate`")
    for name in network.forward:
        _must_be(name, Name, "what `forward` computes")
    for back in network.backward:
        _must_be(back, Back, "each part of `backward`")
        _must_be(back.by, Letter, "what a step goes back to, the first part of a Back,")
        _must_be(back.of, Name, f"what the step back to {back.by.name} comes from")
        _must_be(back.slope, Form | int, f"the slope of the step back to {back.by.name}")
        _must_be(back.total, Form | None, f"the total of the step back to {back.by.name}")
    _must_be(network.layers, tuple, "the network's `layers`")
    for number, layer in enumerate(network.layers, 1):
        _must_be(layer, tuple, f"layer {number}")
        if not layer:
            raise DerivationError(f"layer {number} is empty; give it a unit or leave it out")
        for unit in layer:
            _must_be(unit, Letter, f"a unit of layer {number}")


def refuse_incomplete(network: Network) -> None:
    """Raises DerivationError where letters have intervals or two numbers, or steps back are missing or out of order."""
    for symbol in _intervals([*network.example, *network.parameters, *network.forward]):
        raise DerivationError(
            f"{symbol.name} ranges from {symbol.low} to {symbol.high}, and a network's page cannot say so yet; "
            f'write it without its interval, as Symbol("{symbol.name}")'
        )
    for symbol in network.example.keys() & network.parameters.keys():
        raise DerivationError(f"{symbol.name} has a number in `example` and in `parameters`; give it one of them")
    _refuse_disorder(network)
    known = {*network.example, *network.parameters, *network.forward}
    units = [unit for layer in network.layers for unit in layer]
    for unit in units:
        if units.count(unit) > 1:
            raise DerivationError(f"{unit.name} is in `layers` twice; leave one of the two out")
        if unit not in known:
            raise DerivationError(f"{unit.name} is in `layers`, and has no number; compute it in `forward`")


def _refuse_disorder(network: Network) -> None:
    """Raises DerivationError where steps back do not lead, one after the other, from the loss to all parameters."""
    reached: set[Form] = {network.forward[-1]}
    for back in network.backward:
        step = f"back to {back.by.name}"
        if back.of not in reached:
            raise DerivationError(
                f"this step comes from {back.of.name}, to which no step before it goes; go back from the loss, "
                f"{network.forward[-1].name}, and put Back({back.of.name}, ...) before this one",
                step=step,
            )
        if back.by in reached:
            raise DerivationError(f"{back.by.name} is reached twice; leave one of the two out", step=step)
        reached.add(back.by)
    for parameter in network.parameters:
        if parameter not in reached:
            raise DerivationError(
                f"no step goes back to the parameter {parameter.name}; add Back({parameter.name}, ...)"
            )


def arrows_of(network: Network) -> dict[tuple[Letter, Letter], Symbol]:
    """The weights on the drawing's arrows, each by the two units that it joins.

    Raises DerivationError where a unit is not made of weights times earlier units, each weight a parameter.
    """
    arrows: dict[tuple[Letter, Letter], Symbol] = {}
    earlier: set[Form] = set()
    for layer in network.layers:
        for unit in layer:
            if isinstance(unit, Name):
                arrows |= {(source, unit): weight for weight, source in _weights(unit, earlier, network.parameters)}
        earlier |= {*layer}
    return arrows


def _weights(unit: Name, earlier: set[Form], parameters: Mapping[Symbol, str]) -> list[tuple[Symbol, Letter]]:
    """The weights of a unit, each with what it multiplies: from its own sum, or that which its activation takes."""
    inner = [unit, *(part for part in walk(unit.definition) if isinstance(part, Name))]
    total = next(
        (name for name in inner if name not in earlier and _sources(name.definition, earlier, parameters)), None
    )
    if total is None:
        raise DerivationError(
            f"{unit.name} is in `layers`, and its weights are not seen; write a letter for its weighted sum, as in "
            'z = Name("z", w * x + b), each weight before its unit, and the unit as a function of that letter'
        )
    return _sources(total.definition, earlier, parameters)


def _sources(whole: Form, earlier: set[Form], parameters: Mapping[Symbol, str]) -> list[tuple[Symbol, Letter]]:
    """The pairs of a weighted sum; none if it is not one, has a unit twice, or something else in it has a unit."""
    found: list[tuple[Symbol, Letter]] = []
    for term in whole.terms if isinstance(whole, Sum) else (whole,):
        match term:
            case Product((Symbol() as weight, (Symbol() | Name()) as source)) if (
                weight in parameters and source in earlier
            ):
                found.append((weight, source))
            case _ if any(part in earlier for part in walk(term)):
                return []
    return found if len({source for _, source in found}) == len(found) else []


def _intervals(forms: Iterable[Form]) -> list[Symbol]:
    return sorted(
        (symbol for symbol in symbols(*forms) if symbol != Symbol(symbol.name)), key=lambda symbol: symbol.name
    )


def _must_be(thing: Any, kind: Any, what: str) -> None:
    if not isinstance(thing, kind) or isinstance(thing, bool):
        wanted = " or ".join(each.__name__.removesuffix("Type") for each in getattr(kind, "__args__", (kind,)))
        raise DerivationError(f"{what} must be a {wanted}, not {_said(thing)}")


def _must_be_decimal(text: Any, what: str) -> None:
    if not isinstance(text, str) or not DECIMAL.fullmatch(text):
        raise DerivationError(f'{what} must be a decimal number in quotes, as in "0.5" or "-2", not {_said(text)}')


def _said(thing: Any) -> str:
    return f"the {type(thing).__name__} {tex(thing)}" if isinstance(thing, Form) else reprlib.repr(thing)
