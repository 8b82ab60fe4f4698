"""The printer: its look, case by case, and its truth, by an independent reader."""

from __future__ import annotations

import re
from random import Random

import mpmath
import pytest

from derive.forms.constants import pi
from derive.forms.form import Call, Decimal, Derivative, Form, Name, Negative, Number, Symbol, form
from derive.forms.functions import (
    FUNCTIONS,
    atan,
    cos,
    cosh,
    erf,
    erfc,
    exp,
    expm1,
    ln,
    log1p,
    relu,
    sigmoid,
    sin,
    sinh,
    size,
    sqrt,
    tan,
    tanh,
)
from derive.forms.trees import symbols
from derive.forms.unknowns import unknowns
from derive.readings.tex import tex
from derive.written.derivation import Derivation, lines
from derived import EACH_DERIVED
from forms_of import beside
from parts.load import load
from parts.subject import derivations, subject_of
from random_forms import random_forms, random_forms_with_numbers
from random_tensors import random_form as random_tensor_form
from reader import agrees
from written_out import ways_to_read

x, alpha = Symbol("x"), Symbol("alpha")
half = Decimal("0.5")
u = 1 + exp(-x)
g = Name("g", u)
a = Name("a", 1 / u)

# A row for each function: of an argument, and its square with a factor.
CALLS: list[tuple[Form, str, str]] = [
    (exp(x), "e^x", "2(e^x)^2"),
    (ln(x), r"\ln(x)", r"2(\ln(x))^2"),
    (log1p(x), r"\operatorname{log1p}(x)", r"2(\operatorname{log1p}(x))^2"),
    (expm1(x), r"\operatorname{expm1}(x)", r"2(\operatorname{expm1}(x))^2"),
    (sqrt(x), r"\sqrt{x}", r"2\sqrt{x}^2"),
    (sin(x), r"\sin(x)", r"2\sin^2(x)"),
    (cos(x), r"\cos(x)", r"2\cos^2(x)"),
    (tan(x), r"\tan(x)", r"2\tan^2(x)"),
    (atan(x), r"\arctan(x)", r"2(\arctan(x))^2"),
    (sinh(x), r"\sinh(x)", r"2\sinh^2(x)"),
    (cosh(x), r"\cosh(x)", r"2\cosh^2(x)"),
    (tanh(x), r"\tanh(x)", r"2\tanh^2(x)"),
    (size(x), r"\left|x\right|", r"2\left|x\right|^2"),
    (erf(x), r"\operatorname{erf}(x)", r"2(\operatorname{erf}(x))^2"),
    (erfc(x), r"\operatorname{erfc}(x)", r"2(\operatorname{erfc}(x))^2"),
    (sigmoid(x), r"\sigma(x)", r"2\sigma(x)^2"),
    (relu(x), r"\max(x, 0)", r"2(\max(x, 0))^2"),
]

LOOKS: list[tuple[Form, str]] = [
    (form(-2), "-2"),
    (form(1) / 2, r"\frac{1}{2}"),
    (alpha * x, r"\alpha \cdot x"),
    (1 + exp(-x) - 1, "1 + e^{-x} - 1"),
    (exp(x), "e^x"),
    (exp(alpha), r"e^{\alpha}"),
    (exp(x) ** 2, "(e^x)^2"),
    (exp(exp(x)), "e^{e^x}"),
    (ln(1 + x), r"\ln(1 + x)"),
    (ln(x) ** 2, r"(\ln(x))^2"),
    (ln(x / 2), r"\ln\left(\frac{x}{2}\right)"),
    (cosh(x / 2) ** 2, r"\cosh^2\left(\frac{x}{2}\right)"),
    (1 - tanh(x) ** 2, r"1 - \tanh^2(x)"),
    (tanh(x) ** -1, r"(\tanh(x))^{-1}"),
    (sqrt(x + 1) / 2, r"\frac{\sqrt{x + 1}}{2}"),
    (4 * sqrt(3) / 9, r"\frac{4\sqrt{3}}{9}"),
    (sqrt(x) ** 3, r"\sqrt{x}^3"),
    (exp(-size(x)), r"e^{-\left|x\right|}"),
    (size(-x) ** 2, r"\left|-x\right|^2"),
    (2 * cosh(x) * size(x), r"2\cosh(x) \cdot \left|x\right|"),
    (1 / u, r"\frac{1}{1 + e^{-x}}"),
    (u**-1, "(1 + e^{-x})^{-1}"),
    ((1 / u) ** 2, r"\left(\frac{1}{1 + e^{-x}}\right)^2"),
    ((x**2) ** 3, "(x^2)^3"),
    ((-x) ** 2, "(-x)^2"),
    (-(x**2), "-x^2"),
    (x ** (x + 1), "x^{x + 1}"),
    (x - (x - 1), "x - (x - 1)"),
    (x + (-x), "x - x"),
    (x - (-x), "x - (-x)"),
    (x + (-x) * 2, r"x + (-x \cdot 2)"),
    (Negative(-x), "-(-x)"),
    (-(x + 1), "-(x + 1)"),
    (-x - 1, "-x - 1"),
    (2 * x, "2x"),
    (2 * x**2, "2x^2"),
    (2 * exp(-x), "2e^{-x}"),
    (form(2) * 3, r"2 \cdot 3"),
    (x * 2, r"x \cdot 2"),
    (x * (-x), r"x \cdot (-x)"),
    (a * (1 - a), "a(1 - a)"),
    (a * (1 - a) * (1 - 2 * a), "a(1 - a)(1 - 2a)"),
    (3 * (x + 1) ** 2, "3(x + 1)^2"),
    ((x + 1) * (x - 1), "(x + 1)(x - 1)"),
    (exp(x) * (1 + x), r"e^x \cdot (1 + x)"),
    (form(-2) - 2 * form(-2), r"-2 - 2 \cdot (-2)"),
    (Derivative(a, x), r"\frac{da}{dx}"),
    (Derivative(g**-1, g) * Derivative(g, x), r"\left(\frac{d}{dg} g^{-1}\right) \cdot \frac{dg}{dx}"),
    (Derivative(1 / g, g) * alpha, r"\left(\frac{d}{dg} \frac{1}{g}\right) \cdot \alpha"),
    (alpha * Derivative(1 / g, g), r"\alpha \cdot \frac{d}{dg} \frac{1}{g}"),
    (-Derivative(1 / g, g) * alpha, r"-\left(\frac{d}{dg} \frac{1}{g}\right) \cdot \alpha"),
    (-(x * Derivative(1 / g, g)) * alpha, r"-\left(x \cdot \frac{d}{dg} \frac{1}{g}\right) \cdot \alpha"),
    (alpha * Derivative(1 / g, g) * x, r"\alpha \cdot \left(\frac{d}{dg} \frac{1}{g}\right) \cdot x"),
    (-Derivative(1 / g, g), r"-\frac{d}{dg} \frac{1}{g}"),
    (Derivative(1 / g, g) + x, r"\frac{d}{dg} \frac{1}{g} + x"),
    (half * x, "0.5x"),
    (2 * half, r"2 \cdot 0.5"),
    (half * 2, r"0.5 \cdot 2"),
    (half * half, r"0.5 \cdot 0.5"),
    (2 * half**2, r"2 \cdot 0.5^2"),
    (2 * half * (half * 1 - 1), r"2 \cdot 0.5(0.5 \cdot 1 - 1)"),
    ((half + 1) * half, r"(0.5 + 1) \cdot 0.5"),
    (2 * Negative(half), r"2 \cdot (-0.5)"),
    (Negative(half) ** 2, "(-0.5)^2"),
    (Negative(half) * (1 - Negative(half)), r"-0.5 \cdot (1 - (-0.5))"),
    (2 * exp(Negative(half)), "2e^{-0.5}"),
    (exp(half), "e^{0.5}"),
    (half * sqrt(3), r"0.5\sqrt{3}"),
    (Decimal("0.8000") + form(1), "0.8000 + 1"),
    (2 * pi * x, r"2\pi x"),
    (pi * x**2, r"\pi x^2"),
    (pi**2 * alpha, r"\pi^2\alpha"),
    (half * pi * exp(x), r"0.5\pi e^x"),
    (pi * (1 - x) * pi, r"\pi(1 - x) \cdot \pi"),
    (x * pi, r"x \cdot \pi"),
    (exp(-pi), r"e^{-\pi}"),
    (sin(x + pi / 2), r"\sin\left(x + \frac{\pi}{2}\right)"),
    (tan(x) ** -1, r"(\tan(x))^{-1}"),
    (x ** (form(1) / 2), r"x^{\frac{1}{2}}"),
    (sigmoid(x) * (1 - sigmoid(x)), r"\sigma(x) \cdot (1 - \sigma(x))"),
    (x * sigmoid(alpha * x / 2), r"x \cdot \sigma\left(\frac{\alpha \cdot x}{2}\right)"),
    (relu(x / 2) - sigmoid(sigmoid(x)), r"\max\left(\frac{x}{2}, 0\right) - \sigma(\sigma(x))"),
    (2 / sqrt(pi) * exp(-(x**2)), r"\frac{2}{\sqrt{\pi}} \cdot e^{-x^2}"),
    (Derivative(erf(alpha * x), x), r"\frac{\partial}{\partial x} \operatorname{erf}(\alpha \cdot x)"),
    (Derivative(x * sigmoid(x), x), r"\frac{d}{dx} (x \cdot \sigma(x))"),
    (Symbol("sigma") * (1 - x), r"\sigma \cdot (1 - x)"),
    (Symbol("gamma") * (1 - x), r"\gamma \cdot (1 - x)"),
    (Symbol("lambda") * (1 - x), r"\lambda(1 - x)"),
    (Symbol("w_11") * (1 - x), "w_{11}(1 - x)"),
    (Derivative(alpha * x, x), r"\frac{\partial}{\partial x} (\alpha \cdot x)"),
    (Derivative(Name("z", alpha * x), x), r"\frac{\partial z}{\partial x}"),
    (Derivative(x + 1, x), r"\frac{d}{dx} (x + 1)"),
    (Derivative(1 / u, x) ** 2, r"\left(\frac{d}{dx} \frac{1}{1 + e^{-x}}\right)^2"),
    (-(g**-2) * -exp(-x), r"-g^{-2} \cdot (-e^{-x})"),
]


def test_every_function_has_a_row() -> None:
    assert [row.function for row, _, _ in CALLS if isinstance(row, Call)] == list(FUNCTIONS)


@pytest.mark.parametrize(("called", "look", "squared"), CALLS, ids=[look for _, look, _ in CALLS])
def test_a_functions_look(called: Form, look: str, squared: str) -> None:
    assert tex(called) == look
    assert tex(2 * called**2) == squared
    for each in (called, 2 * called**2, (1 - called) ** -1, exp(called)):
        assert agrees(tex(each), each, {x: mpmath.mpf("0.7")}), tex(each)


@pytest.mark.parametrize(("printed", "look"), LOOKS, ids=[look for _, look in LOOKS])
def test_look(printed: Form, look: str) -> None:
    assert tex(printed) == look
    at = {symbol: mpmath.mpf("1.3") for symbol in symbols(printed)} | {x: mpmath.mpf("0.7")}
    assert agrees(look, printed, at)


@pytest.mark.parametrize("seed", range(1, 9))  # apart, so that all processes have their share
def test_thousands_of_random_forms_read_back_as_what_they_are(seed: int) -> None:
    wrong = [tex(each) for each, at in random_forms(250, seed) if not agrees(tex(each), each, at)]
    assert wrong == []


@pytest.mark.parametrize("seed", range(1, 5))
def test_random_forms_with_indices_read_back_as_what_they_are(seed: int) -> None:
    random = Random(seed)
    for _ in range(40):
        each = random_tensor_form(random, random.randint(1, 3))
        for reads_as in ways_to_read(each):
            assert reads_as(tex(each), each), tex(each)


def test_random_forms_read_back_with_numbers_put_in() -> None:
    forms = list(random_forms_with_numbers(500, seed=4))
    assert [tex(each) for each in forms if not agrees(tex(each), each, {})] == []
    # The reader takes 0.80.5 for a product, and people do not.
    assert [tex(each) for each in forms if re.search(r"\.\d+\.|\}\d|\)\d", tex(each))] == []


@pytest.mark.parametrize("stem", EACH_DERIVED)
def test_every_printed_line_reads_back_as_what_it_is(stem: str) -> None:
    for derivation in derivations(load(stem)).values():
        introduced = (name for line in lines(derivation) for name in line.introduces)
        ways = ways_to_read(derivation.of, derivation.by, *(line.form for line in lines(derivation)), *introduced)
        assert len(ways) == 3 if isinstance(derivation, Derivation) else 2
        for line in lines(derivation):
            definitions = [(name, name.definition) for name in line.introduces]
            sides = [*definitions, (line.left, line.form)]
            printed = line.tex.split(r",\quad ")
            assert len(printed) == len(sides)
            for equation, (left, right) in zip(printed, sides, strict=True):
                left_tex, right_tex = equation.split("=", 1)
                for reads_as in ways:
                    assert reads_as(right_tex, right), equation
                    assert not left_tex.strip() or reads_as(left_tex, left), equation


@pytest.mark.parametrize("stem", EACH_DERIVED)
def test_every_formula_beside_the_derivation_reads_back_as_what_it_is(stem: str) -> None:
    read_back = 0
    for each in beside(stem):
        if unknowns(each):
            assert all(reads_as(tex(each), each) for reads_as in ways_to_read(each)), tex(each)
        else:
            letters = enumerate(symbols(each))
            assert agrees(tex(each), each, {letter: mpmath.mpf(n + 1) / 3 for n, letter in letters}), tex(each)
        read_back += 1
    assert read_back > (12 if subject_of(load(stem)) else 4)


def test_numbers_are_natural() -> None:
    with pytest.raises(TypeError, match="forms and integers"):
        form(0.5)  # type: ignore[arg-type]
    for wrong in (-2, 0.5, True):
        with pytest.raises(TypeError):
            Number(wrong)  # type: ignore[arg-type]
    assert form(0) == Number(0)


def test_decimals_are_digits_a_point_and_digits() -> None:
    for wrong in ("5", ".5", "5.", "-0.5", "0,5", "00.5", "1e-3", "", 0.5):
        with pytest.raises(ValueError, match="a decimal number"):
            Decimal(wrong)  # type: ignore[arg-type]
