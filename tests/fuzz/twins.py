"""Random pairs of equal forms: both are made by the same choices, and differ by true equations made at random places.

A form is real or positive, and that is known from how it is made, so each equation is used where it holds.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from derive.forms.form import Decimal, Form, Symbol, form
from derive.forms.functions import cos, cosh, erf, exp, ln, relu, sigmoid, sin, sinh, size, sqrt, tanh

X, Y = Symbol("x"), Symbol("y")
A, P, Q, R = Symbol("a", low=0), Symbol("p", low=0, high=1), Symbol("q", low=1), Symbol("r", low=-1, high=1)
LETTERS = (A, P, Q, R, X, Y)

Twins = tuple[Form, Form]
Equation = Callable[..., Twins]  # of forms, two equal ones made of them
HALF = form(1) / 2

# Each with the kinds of what it is of: "r" for any real form, "s" for a positive one.
REAL: list[tuple[str, Equation]] = [
    ("rr", lambda u, v: (u + v, v + u)),
    ("rr", lambda u, v: (u - v, -v + u)),
    ("rr", lambda u, v: (u * v, v * u)),
    ("rrr", lambda u, v, w: (u * (v - w), u * v - u * w)),
    ("rr", lambda u, v: ((u + v) ** 2, u**2 + 2 * u * v + v**2)),
    ("rr", lambda u, v: (u**2 - v**2, (u - v) * (u + v))),
    ("rs", lambda u, s: (u, u * s / s)),
    ("rs", lambda u, s: (u / s, u * s**-1)),
    ("rs", lambda u, s: (u / (1 + s), u - u * s / (1 + s))),
    ("ss", lambda s, t: (ln(s * t), ln(s) + ln(t))),
    ("ss", lambda s, t: (ln(s / t), ln(s) - ln(t))),
    ("s", lambda s: (ln(sqrt(s)), ln(s) / 2)),
    ("s", lambda s: (ln(exp(form(1)) * s), 1 + ln(s))),
    ("sr", lambda s, u: (ln(s**u), u * ln(s))),
    ("r", lambda u: (ln(exp(u)), u)),
    ("r", lambda u: (ln(sigmoid(u) / (1 - sigmoid(u))), u)),
    ("r", lambda u: (tanh(u), 1 - 2 / (1 + exp(2 * u)))),
    ("r", lambda u: (tanh(u), 2 * sigmoid(2 * u) - 1)),
    ("r", lambda u: (2 * sinh(u), exp(u) - exp(-u))),
    ("r", lambda u: (erf(-u), -erf(u))),
    ("r", lambda u: (sin(2 * u), 2 * sin(u) * cos(u))),
    ("r", lambda u: (sin(u) ** 2, 1 - cos(u) ** 2)),
    ("r", lambda u: (relu(u), (u + size(u)) / 2)),
    ("r", lambda u: (size(u) ** 2, u**2)),
    ("rs", lambda u, s: (size(u * s), s * size(-u))),
]
POSITIVE: list[tuple[str, Equation]] = [
    ("r", lambda u: (exp(u), 1 / exp(-u))),
    ("rr", lambda u, v: (exp(u + v), exp(u) * exp(v))),
    ("r", lambda u: (exp(Decimal("1.5") * u), exp(u) * sqrt(exp(u)))),
    ("r", lambda u: (sigmoid(u), exp(u) / (1 + exp(u)))),
    ("r", lambda u: (1 - sigmoid(u), sigmoid(-u))),
    ("r", lambda u: (1 + tanh(u), 2 / (1 + exp(-(2 * u))))),
    ("r", lambda u: (cosh(u) ** 2, 1 + sinh(u) ** 2)),
    ("r", lambda u: (1 + u + u**2, (u + HALF) ** 2 + form(3) / 4)),
    ("r", lambda u: (u + sqrt(1 + u**2), 1 / (sqrt(1 + u**2) - u))),
    ("s", lambda s: (sqrt(s) ** 2, sqrt(s**2))),
    ("ss", lambda s, t: (sqrt(s * t), sqrt(s) * sqrt(t))),
    ("s", lambda s: (s ** (form(3) / 2), s * sqrt(s))),
    ("s", lambda s: (1 / (s * sqrt(s)), (1 / sqrt(s)) ** 3)),
    ("s", lambda s: (sqrt(s + 1) - sqrt(s), 1 / (sqrt(s) + sqrt(s + 1)))),
    ("sr", lambda s, u: (s**u, exp(u * ln(s)))),
    ("sr", lambda s, u: (s ** (u + 1), s * s**u)),
    ("s", lambda s: (exp(2 * ln(s)), s**2)),
    ("ss", lambda s, t: (exp(s / (s + t)), exp(1 - t / (s + t)))),
    ("ss", lambda s, t: (1 / s + 1 / t, (s + t) / (s * t))),
    ("ss", lambda s, t: (s / t, (t / s) ** -1)),
    ("ss", lambda s, t: (s + t, t + s)),
]


def twins(random: Random, depth: int, kind: str = "r") -> Twins:
    """Two equal forms whose branches are some `depth` long."""
    if depth <= 0:
        letter = _letter(random, kind)
        return letter, letter
    kinds, equation = random.choice(REAL if kind == "r" else POSITIVE)
    made_of = [twins(random, random.randint(0, depth - 1), each) for each in kinds]
    lefts = equation(*(left for left, _ in made_of))
    rights = equation(*(right for _, right in made_of))
    side = random.random() < 1 / 2
    return lefts[side], rights[not side if random.random() < 2 / 3 else side]


def _letter(random: Random, kind: str) -> Form:
    real = [X, X, Y, R, ln(A), form(0), form(random.randint(1, 3)), -HALF]
    positive = [A, P, 1 - P, Q, Q - 1, 1 + R, 1 - R, 1 + X**2, form(random.randint(1, 6)), HALF, exp(X)]
    return random.choice([*real, *positive] if kind == "r" else positive)
