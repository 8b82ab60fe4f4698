"""The prover: identities that it must prove, and near misses that it must not."""

from __future__ import annotations

import pytest
import sympy
from sympy import (
    Abs,
    E,
    Expr,
    Max,
    Min,
    Rational,
    asinh,
    atan,
    cos,
    cosh,
    diff,
    erf,
    exp,
    log,
    pi,
    sin,
    sinh,
    sqrt,
    symbols,
    tan,
    tanh,
)

from derive.proof.normal_form import is_zero

x, y = symbols("x y", real=True)
c = sympy.Symbol("c", positive=True)
sigmoid = 1 / (1 + exp(-x))
softplus = log(1 + exp(x))
omega = 4 * (x + 1) + 4 * exp(2 * x) + exp(3 * x) + exp(x) * (4 * x + 6)

IDENTITIES: dict[str, tuple[Expr, Expr]] = {
    "sigmoid": (diff(sigmoid, x), sigmoid * (1 - sigmoid)),
    "sigmoid, second derivative": (diff(sigmoid, x, 2), sigmoid * (1 - sigmoid) * (1 - 2 * sigmoid)),
    "sigmoid by tanh": (sigmoid, (1 + tanh(x / 2)) / 2),
    "sigmoid mirrored": (sigmoid.subs(x, -x), 1 - sigmoid),
    "sigmoid by cosh": (diff(sigmoid, x), 1 / (4 * cosh(x / 2) ** 2)),
    "sigmoid by the size of x": (diff(sigmoid, x), exp(-Abs(x)) / (1 + exp(-Abs(x))) ** 2),
    "sigmoid by two exponentials": (diff(sigmoid, x), 1 / (2 + exp(x) + exp(-x))),
    "logit of sigmoid": (log(sigmoid / (1 - sigmoid)), x),
    "tanh": (diff(tanh(x), x), 1 - tanh(x) ** 2),
    "tanh by exponentials": (tanh(x), (exp(x) - exp(-x)) / (exp(x) + exp(-x))),
    "tanh by sigmoid": (tanh(x), 2 / (1 + exp(-2 * x)) - 1),
    "tanhshrink": (diff(x - tanh(x), x), tanh(x) ** 2),
    "softplus": (diff(softplus, x), sigmoid),
    "softplus, written by a": (diff(softplus, x), 1 - exp(-softplus)),
    "softplus, shifted": (softplus, x + log(1 + exp(-x))),
    "softplus, scaled": (diff(log(1 + exp(c * x)) / c, x), 1 / (1 + exp(-c * x))),
    "log of sigmoid": (log(sigmoid), -log(1 + exp(-x))),
    "logsumexp, shifted": (log(exp(x) + exp(y)), x + log(1 + exp(y - x))),
    "softmax of two": (diff(exp(x) / (exp(x) + exp(y)), y), -exp(x) * exp(y) / (exp(x) + exp(y)) ** 2),
    "SiLU": (diff(x * sigmoid, x), sigmoid + x * sigmoid * (1 - sigmoid)),
    "Mish as published": (diff(x * tanh(softplus), x), exp(x) * omega / (2 * exp(x) + exp(2 * x) + 2) ** 2),
    "ELU, x < 0": (diff(c * (exp(x) - 1), x), c * (exp(x) - 1) + c),
    "CELU, x < 0": (diff(c * (exp(x / c) - 1), x), (c * (exp(x / c) - 1) + c) / c),
    "double argument": (sinh(2 * x), 2 * sinh(x) * cosh(x)),
    "hyperbolic Pythagoras": (cosh(x) ** 2 - sinh(x) ** 2, sympy.Integer(1)),
    "exponential of a logarithm": (exp(2 * softplus), (1 + exp(x)) ** 2),
    "exponential of an exponential": (exp(exp(x)) ** 2, exp(2 * exp(x))),
    "logarithm of an exponential": (log(c * exp(x) / (1 + exp(-x))), log(c) + 2 * x - log(1 + exp(x))),
    "a constant": (E * exp(x), exp(x + 1)),
    "a ratio of constants": (log(c / 2) + log(6), log(c) + log(3)),
    "Pythagoras": (sin(x) ** 2 + cos(x) ** 2, sympy.Integer(1)),
    "Pythagoras, to the fourth": (sin(x) ** 4 - cos(x) ** 4, 1 - 2 * cos(x) ** 2),
    "double angle": (sin(2 * x), 2 * sin(x) * cos(x)),
    "half angle": (2 * sin(x / 2) ** 2, 1 - cos(x)),
    "a sum of angles": (cos(x + 3 * y), cos(x) * cos(3 * y) - sin(x) * sin(3 * y)),
    "a difference of angles": (sin(x - y) * sin(x + y), cos(y) ** 2 - cos(x) ** 2),
    "tangent": (diff(tan(x), x), 1 + tan(x) ** 2),
    "tangent of half the angle": (tan(x / 2), sin(x) / (1 + cos(x))),
    "an angle with pi": (sin(x + pi / 3), sin(x) / 2 + sqrt(3) * cos(x) / 2),
    "many turns": (cos(100 * x) ** 2, 1 - sin(100 * x) ** 2),
    "arc tangent": (diff(x * atan(x) - log(1 + x**2) / 2, x), atan(x)),
    "an odd function": (erf((x - y) * (x + y)), -erf(y**2 - x**2)),
    "an odd function of a quotient": (atan((x**2 - 1) / (x - 1)), -atan(-x - 1)),
    "another one": (asinh((1 - x) * exp(x)), -asinh(x * exp(x) - exp(x))),
    "erf": (diff(erf(x), x), 2 / sqrt(pi) * exp(-(x**2))),
    "GELU": (diff(x * (1 + erf(x / sqrt(2))) / 2, x), (1 + erf(x / sqrt(2))) / 2 + x * exp(-(x**2) / 2) / sqrt(2 * pi)),
    "pi": ((pi + 1) ** 2 - pi**2, 2 * pi + 1),
    "a power of a root": ((1 + sqrt(5)) ** 2, 6 + 2 * sqrt(5)),
    "a root below": ((1 + sqrt(c)) / sqrt(c), 1 + c ** Rational(-1, 2)),
    "a cube root": (
        (1 + x**2) ** Rational(2, 3) * (2 + (1 + x**2) ** Rational(1, 3)),
        1 + x**2 + 2 * (1 + x**2) ** Rational(2, 3),
    ),
    "a power of a root in a root": (
        (1 + sqrt(1 + sqrt(c))) ** 4,
        8 + 8 * sqrt(c) + c + (8 + 4 * sqrt(c)) * sqrt(1 + sqrt(c)),
    ),
    "a root in a root": ((1 + sqrt(1 + sqrt(c))) ** 2, 2 + sqrt(c) + 2 * sqrt(1 + sqrt(c))),
    "a root of a square of a cosine": ((2 + sqrt(1 + cos(x) ** 2)) ** 2, 6 - sin(x) ** 2 + 4 * sqrt(1 + cos(x) ** 2)),
    "a varying power": (2 * (1 + x**2) ** (c * (x + 1)), 2 * (1 + x**2) ** (c * x + c)),
    "a root of a square": (sqrt(1 / c**2) * c, sympy.Integer(1)),
    "a root of an odd power": (sqrt((1 + x**2) ** 3 / c), (1 + x**2) * sqrt(1 + x**2) / sqrt(c)),
    "a root of two factors": (sqrt(c * (1 + x**2)), sqrt(c) * sqrt(1 + x**2)),
    "a root of an even power of what may be negative": (
        (x * exp(x) - y) ** 4 / sqrt((x * exp(x) - y) ** 6),
        Abs(x * exp(x) - y),
    ),
    "a root below, in a function": (exp(1 / (2 + sqrt(3))), exp(2 - sqrt(3))),
    "the logarithm of a root": (log(sqrt(1 + exp(x))), log(1 + exp(x)) / 2),
    "the logarithm of a product with a root": (log(c * sqrt(2)), log(c) + log(2) / 2),
    "the logarithm of a multiple of e": (log(E * c), 1 + log(c)),
    "the logarithm of a conjugate": (log(x + sqrt(1 + x**2)), -log(sqrt(1 + x**2) - x)),
    "powers of one base": (c * c**y, c ** (y + 1)),
    "a power as an exponential": (c**y, exp(y * log(c))),
    "powers of numbers": (4**x, (2**x) ** 2),
    "the power of a quotient": ((c / (1 + c)) ** x, c**x * (1 + c) ** -x),
    "a power with a fraction above": (c ** ((c + 2) / (c + 1)), c * c ** (1 / (c + 1))),
    "one exponent written two ways": (exp((c + 1) / (c + 2)), exp(1 - 1 / (c + 2))),
    "exponents over two denominators": (
        exp(1 / (c + 1)) * exp(1 / (c + 2)),
        exp((2 * c + 3) / ((c + 1) * (c + 2))),
    ),
    "an exponential in an exponent": (exp(exp(x) / (1 + exp(x))), E * exp(-1 / (1 + exp(x)))),
    "an angle written two ways": (sin(x * (x + 1)), sin(x**2 + x)),
    "a size of a difference": (Abs(x - 1) ** 3, (x - 1) ** 2 * Abs(1 - x)),
    "a sign": (sympy.sign(2 * x - 2) * Abs(x - 1), x - 1),
    "a slope at a kink": (diff(x * Abs(x), x), 2 * Abs(x)),
    "a line cut off": (Min(Max((3 + x) / 6, 0), 1), (6 + Abs(x + 3) - Abs(x - 3)) / 12),
    "a line cut off, mirrored": (Min(Max((3 - x) / 6, 0), 1), 1 - Min(Max((3 + x) / 6, 0), 1)),
    "a larger one": (Max(x / 2, y), (x / 2 + y + Abs(x / 2 - y)) / 2),
    "a root": (sqrt(1 + x**2) ** 2 / sqrt(1 + x**2), sqrt(1 + x**2)),
}


@pytest.mark.parametrize("name", IDENTITIES)
def test_identity_is_proved(name: str) -> None:
    left, right = IDENTITIES[name]
    assert is_zero(left - right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Abs(x), Abs(y)),
        (Abs(x - 1), Abs(y - 1)),
        (Abs(x) * c, Abs(x * c) + Abs(y) - Abs(x)),
        (Abs(x) + Abs(x - 1), Abs(2 * x - 1)),
        (x / Abs(x) + sympy.sign(x), 2 * sympy.sign(y)),
        (Max(x, 0), x),
        (Min(Max(x, -1), 1), Min(Max(x, -1), 2)),
        (sympy.sign(x) ** 2, sympy.Integer(1)),  # but for x = 0
        (sympy.sign(x - 1) * Abs(x - 1), 1 - x),
        (sympy.Piecewise((x, x < 0), (Abs(x), x > 0), (1, True)), Abs(x)),
        (x**2 * sympy.DiracDelta(x), sympy.Integer(0)),
    ],
)
def test_sizes_and_signs_that_differ_somewhere(left: Expr, right: Expr) -> None:
    assert not is_zero(left - right)


NEAR_MISSES: dict[str, Expr] = {
    "a term of 1e-24": Rational(1, 10**24),
    "a term that is 1 at zero and vanishes far out": 1 / cosh(x),
    "a term that vanishes at whole numbers": x * (x - 1) * (x - 2) * (x + 1) * exp(x),
    "an exponential of another rate": exp(3 * x / 7),
    "a logarithm": log(2 + exp(x)),
    "a square": x**2,
    "a size": Abs(x),
    "a sine": sin(x),
    "a sine at whole multiples of pi": sin(pi * x) ** 2,
    "a cosine less its size": cos(x) - sqrt(1 - sin(x) ** 2),
    "an error function": erf(x) - tanh(x),
    "a number near pi": pi - Rational(355, 113),
}


@pytest.mark.parametrize("miss", NEAR_MISSES)
@pytest.mark.parametrize("name", IDENTITIES)
def test_near_miss_is_refused(name: str, miss: str) -> None:
    left, right = IDENTITIES[name]
    assert not is_zero(left - right + NEAR_MISSES[miss])


@pytest.mark.parametrize("name", IDENTITIES)
def test_coefficient_off_by_little_is_refused(name: str) -> None:
    left, right = IDENTITIES[name]
    assert not is_zero(left - right * (1 + Rational(1, 10**24)))
