"""The gradient of a worked network in floats, by three ways, each held against the exact one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import mpmath
import numpy as np

from derive.errors import DerivationError
from derive.forms.alphabet import letter_python
from derive.forms.form import Call, Form, Name, Symbol
from derive.forms.trees import names, walk
from derive.readings.code import numpy_program
from derive.readings.tex import tex
from network.numbers import Values, in_digits
from network.written import Network
from printed import printed

CENTRAL = 1e-5  # the step of central differences: near the cube root of float64's precision, where they are best
COMPLEX = 1e-200  # that of complex-step differentiation: nothing is subtracted, so it may be as small as one likes
POSSIBLE = {"backward": 1e-9, "central": 1e-4, "complex": 1e-9}  # how far each way may be off, as a share of the slope
WAYS = {"backward": "the backward pass", "central": "central differences", "complex": "the complex step"}

Letter = Symbol | Name


def slope_of(loss: Name, by: Letter) -> str:
    return f"the derivative of {tex(loss)} by {tex(by)}"


def three_ways(
    network: Network, totals: Mapping[Letter, Form], before: Values, slopes: Values
) -> tuple[str, dict[str, str]]:
    """Three ways to the gradient in float64, and how far each is from the exact one."""
    loss = _in_floats("loss", network.forward[-1])
    point: dict[str, complex] = {letter_python(symbol.name): float(value) for symbol, value in before.items()}
    head = (
        "| Parameter | Derivative | Backward pass off by "
        f"| Central differences, step ${_power(CENTRAL)}$, off by "
        f"| Complex step, ${_power(COMPLEX)}$, off by |\n| --- | --: | --: | --: | --: |\n"
    )
    rows, worst = [], {"backward": 0.0, "central": 0.0, "complex": 0.0}
    for each in network.parameters:
        letter = letter_python(each.name)
        here = point[letter]
        found = {
            "backward": _in_floats("slope", totals[each])(point),
            "central": (loss(point | {letter: here + CENTRAL}) - loss(point | {letter: here - CENTRAL}))
            / (2 * CENTRAL),
            "complex": loss(point | {letter: here + COMPLEX * 1j}).imag / COMPLEX,
        }
        errors = {way: abs(float(mpmath.mpf(float(value)) - in_digits(slopes[each]))) for way, value in found.items()}
        _refuse_disagreement(errors, max(1, abs(float(slopes[each]))), network.forward[-1], each)
        worst = {way: max(worst[way], errors[way]) for way in worst}
        cells = [
            f"${tex(each)}$",
            f"{float(slopes[each]):.10f}".replace("-", "−"),
            *(printed(e, 2) for e in errors.values()),
        ]
        rows.append("| " + " | ".join(cells) + " |\n")
    return head + "".join(rows), {f"{way}-error": printed(error, 2) for way, error in worst.items()}


def _refuse_disagreement(errors: Mapping[str, float], size: float, loss: Name, by: Symbol) -> None:
    """Raises DerivationError where a way to the gradient is farther from the exact one than rounding explains."""
    for way, error in errors.items():
        if not error <= POSSIBLE[way] * size:  # also where it is no number
            why = ""
            if way == "complex" and any(isinstance(part, Call) and part.function == "abs" for part in _all_of(loss)):
                why = ", which only works for analytic functions, and a size |...| is none"
            raise DerivationError(
                f"{WAYS[way]}{why}, is off by {printed(error, 2)} in {slope_of(loss, by)}; "
                "the page's check table would not agree, so choose another example or function",
                step=f"check of {by.name}",
            )


def _all_of(loss: Name) -> list[Form]:
    return [part for name in names(loss) for part in walk(name.definition)]


def _in_floats(result: str, form: Form) -> Callable[[Mapping[str, complex]], Any]:
    """`form` as a function of its symbols' values by name, computed by its printed NumPy code."""
    code = compile(numpy_program(result, form), "<form>", "exec")

    def run(point: Mapping[str, complex]) -> Any:
        values: dict[str, Any] = dict(point)
        try:
            exec(code, values)
        except TypeError as error:  # as of SciPy's expit, which the complex step asks for a complex number
            raise DerivationError(
                f"{result} cannot be computed by its NumPy code, as the page's check table needs it: {error}; write "
                "the function as a formula, as 1 / (1 + exp(-x)) for sigmoid(x)"
            ) from None
        return values[result]

    return run


def _power(step: float) -> str:
    """A power of ten as TeX."""
    return f"10^{{{round(np.log10(step))}}}"
