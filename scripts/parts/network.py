"""The pieces of a page that works a network with numbers: forward, backward, one step, and two checks."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator, Mapping
from fractions import Fraction as Ratio
from functools import partial
from typing import Any

import mpmath

import progress
from derive.forms.alphabet import letter_plain
from derive.forms.form import Derivative, Form, Name, Product, Symbol, form
from derive.forms.trees import rewrite, walk
from derive.proof.gates import prove_equal
from derive.readings.tex import tex
from draw.inline import markdown_figure
from draw.network import network as drawing
from draw.picture import drawn
from network.checks import arrows_of, refuse_incomplete, refuse_wrong_kinds
from network.gradient import slope_of, three_ways
from network.letters import refuse_without_numbers
from network.numbers import (
    PRECISION,
    Values,
    decimal,
    is_exact,
    literal,
    moved,
    refuse_false_line,
    refuse_unshown,
    worked,
)
from network.written import Back, Network
from parts.note import Pieces, add_pieces, forms_of
from parts.note import numbers as as_numbers
from stems import places

Letter = Symbol | Name
Arrows = Mapping[tuple[Letter, Letter], Symbol]  # a weight by the two units that it joins
APPROXIMATELY = r"\approx"


@forms_of.register
def _(part: Network) -> Iterator[Form]:
    yield from part.forward
    for back in part.backward:
        yield from (form(back.slope), Derivative(back.of, back.by), Derivative(part.forward[-1], back.by))
        yield from [back.total] if back.total else []


@add_pieces.register
def _(part: Network, pieces: Pieces) -> None:
    pieces.add("the network", partial(network_files, pieces.stem, part))


def network_files(stem: str, network: Network) -> dict[str, str | bytes]:
    """All files of a network. Raises DerivationError where a step back is not the derivative it should be."""
    with mpmath.workdps(PRECISION):
        return _files(stem, network)


def _module(stem: str) -> str:
    return f"notes.{places()[stem].replace('/', '.')}"


def _files(stem: str, network: Network) -> dict[str, str | bytes]:
    refuse_wrong_kinds(network)
    refuse_without_numbers(network)
    refuse_incomplete(network)
    arrows = arrows_of(network)
    loss, output = network.forward[-1], network.layers[-1][-1]
    totals = _proved(network)
    before = {symbol: Ratio(text) for symbol, text in (network.example | network.parameters).items()}
    values: Values = {**before, **{name: worked(name, before, tex(name)) for name in network.forward}}
    slopes: Values = {by: worked(total, before, slope_of(loss, by)) for by, total in totals.items()}
    after = before | {each: moved(before[each], Ratio(network.rate), slopes[each]) for each in network.parameters}
    later = {
        f"{tex(each)} after the step": worked(each, after, tex(each)) for each in (*network.parameters, output, loss)
    }
    shown = {tex(each): value for each, value in values.items()}
    shown |= {slope_of(loss, by): slope for by, slope in slopes.items()}
    for what, value in (shown | later).items():
        refuse_unshown(value, what)
    numbers = {
        "loss": decimal(values[loss]),
        "loss-after": decimal(later[f"{tex(loss)} after the step"]),
        "output": decimal(values[output]),
        "output-after": decimal(later[f"{tex(output)} after the step"]),
        "rate": network.rate,
    }
    check, worst = three_ways(network, totals, before, slopes)
    return {
        **{f"forward/{name.name}.md": _forward(name, values) for name in network.forward},
        **{
            f"back/{back.by.name}.md": _back(back, totals.get(back.of), loss, values, slopes)
            for back in network.backward
        },
        "step.md": _step(network, before, slopes, after),
        "check.md": check,
        "source.md": f"```python\n{inspect.getsource(sys.modules[_module(stem)]).strip()}\n```\n",
        **as_numbers(numbers | worst),
        **_figures(stem, network, arrows, values, slopes),
    }


def _proved(network: Network) -> dict[Letter, Form]:
    """The derivative of the loss by each letter, as the product of the steps back to it; each one proved."""
    loss = network.forward[-1]
    totals: dict[Letter, Form] = {}
    for back in network.backward:
        step, slope = f"back to {back.by.name}", form(back.slope)
        prove_equal(slope, Derivative(back.of, back.by), step=step)
        product = slope if back.of == loss else totals[back.of] * slope
        for total in filter(None, (product, back.total)):
            prove_equal(total, Derivative(loss, back.by), step=f"{step}, all the way from {loss.name}")
            totals[back.by] = total
    return totals


def _forward(name: Name, values: Values) -> str:
    """How a value is computed: with letters, with numbers, and the result."""
    looks = [("=", name.definition), (_sign(name.definition, values), _with_numbers(name.definition, values))]
    return _display(name, looks, values[name])


def _back(back: Back, known: Form | None, loss: Name, values: Values, slopes: Values) -> str:
    """One step back by the chain rule: the two factors, the second as a formula, both as numbers, and the result."""
    left, slope, result = Derivative(loss, back.by), form(back.slope), slopes[back.by]
    if back.of == loss:
        return _display(left, [("=", slope), (_sign(slope, values), _with_numbers(slope, values))], result)
    outer = Derivative(loss, back.of)
    looks: list[tuple[str, Form]] = [("=", outer * Derivative(back.of, back.by))]
    if back.total and known:
        looks += [("=", _product(known, slope)), ("=", back.total)]
        looks += [(_sign(back.total, values), _with_numbers(back.total, values))]
    else:
        exact = is_exact(slopes[back.of]) and _sign(slope, values) == "="
        with_numbers = _product(literal(slopes[back.of]), _with_numbers(slope, values))
        looks += [("=", _product(outer, slope)), ("=" if exact else APPROXIMATELY, with_numbers)]
    return _display(left, looks, result)


def _display(left: Form, looks: list[tuple[str, Form]], result: Any) -> str:
    """One equation over several lines; a line like the one before is left out."""
    lines: list[tuple[str, str]] = []
    for sign, look in [*looks, ("=" if is_exact(result) else APPROXIMATELY, literal(result))]:
        refuse_false_line(look, result, tex(left))
        if not lines or tex(look) != lines[-1][1]:
            lines.append((sign, tex(look)))
    rows = [f"&{sign} {look}" for sign, look in lines]
    equation = " \\\\[0.5em]\n".join([f"{tex(left)} {rows[0]}", *rows[1:]])
    return f"$$\n\\begin{{aligned}}\n{equation}\n\\end{{aligned}}\n$$\n"


def _sign(whole: Form, values: Values) -> str:
    """How a formula's look with numbers compares with it: those that are rounded make it another number."""
    return "=" if all(is_exact(values[part]) for part in _letters(whole)) else APPROXIMATELY


def _letters(whole: Form) -> list[Form]:
    return [part for part in walk(whole) if isinstance(part, Letter)]


def _with_numbers(whole: Form, values: Values) -> Form:
    """`whole` with the numbers that its letters stand for."""
    return rewrite(whole, lambda part: literal(values[part]) if part in values else None)


def _product(left: Form, right: Form) -> Form:
    """A product without parentheses around its second factor."""
    return Product((left, *(right.factors if isinstance(right, Product) else (right,))))


def _step(network: Network, before: Values, slopes: Values, after: Values) -> str:
    """The parameters before and after the step."""
    rows = [
        f"| ${tex(each)}$ | {decimal(before[each])} | {decimal(slopes[each])} | {decimal(after[each])} |\n"
        for each in network.parameters
    ]
    loss = tex(network.forward[-1])
    head = rf"| Parameter | Before | Derivative of ${loss}$ | After |" + "\n| --- | --: | --: | --: |\n"
    return head + "".join(rows)


def _figures(stem: str, network: Network, joined: Arrows, values: Values, slopes: Values) -> dict[str, str | bytes]:
    """Two drawings: the forward pass with the values, the backward pass with the derivatives of the loss."""
    loss = network.forward[-1].name
    columns = [[_label(unit) for unit in layer] for layer in network.layers]
    arrows = {(_label(source), _label(unit)): weight for (source, unit), weight in joined.items()}
    titles = {
        stem: ("The forward pass", "Each circle holds a value, each arrow a weight", values, "C0"),
        "backward": (
            "The backward pass",
            f"Under each circle stands the derivative of {loss} by its value, at each arrow that by its weight",
            slopes,
            "C1",
        ),
    }
    made: dict[str, str | bytes] = {}
    for file, (title, legend, numbers, color) in titles.items():
        under = {
            _label(unit): decimal(numbers[unit]) if unit in numbers else ""
            for layer in network.layers
            for unit in layer
        }
        at = {ends: decimal(numbers[weight]) for ends, weight in arrows.items()}
        said = ["from left to right, " + ", then ".join(" and ".join(column) for column in columns)]
        said += [f"{name} has {number}" for name, number in under.items() if number]
        said += [
            f"from {start} to {end}, {_label(weight)} has {at[start, end]}" for (start, end), weight in arrows.items()
        ]
        progress.at(f"the drawing of {title.lower()}")
        figure = drawn(title, partial(drawing, columns, under, at, color))
        made |= {
            f"{file}.svg": figure.svg,
            f"{file}.png": figure.png,
            f"{'figure' if file == stem else file}.md": markdown_figure(
                file, figure, title, f"{legend}: {'; '.join(said)}."
            ),
        }
    return made


def _label(letter: Letter) -> str:
    return letter_plain(letter.name)
