"""Random forms, for what must hold for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import mpmath

from derive.forms.constants import pi
from derive.forms.form import (
    Call,
    Decimal,
    Derivative,
    Form,
    Fraction,
    Name,
    Negative,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
)
from derive.forms.functions import FUNCTIONS, exp, ln
from derive.forms.trees import Meaningless, rewrite, walk
from derive.readings.number import Point, number

X, Y = Symbol("x"), Symbol("y")
G = Name("g", 1 + exp(-X))


def random_forms(count: int, seed: int) -> Iterator[tuple[Form, Point]]:
    """`count` forms that have a moderate real value at the point that comes with them, the same ones each time."""
    random = Random(seed)
    while count:
        form = random_form(random, depth=random.randint(1, 4))
        at = {symbol: mpmath.mpf(random.randint(3, 40)) / 16 for symbol in (X, Y)}
        if _is_moderate(form, at):
            yield form, at
            count -= 1


def random_forms_with_numbers(count: int, seed: int) -> Iterator[Form]:
    """`count` forms as above that differentiate nothing, with numbers put in for their letters, negative ones too."""
    random = Random(seed)

    def put_in(part: Form) -> Form | None:
        if not isinstance(part, Symbol | Name):
            return None
        shown = random.choice([Number(random.randint(1, 9)), Decimal(f"{random.randint(1, 3000) / 1000:.4f}")])
        return random.choice([shown, Negative(shown)])

    while count:
        form = rewrite(random_form(random, random.randint(1, 4)), put_in)
        if not any(isinstance(part, Derivative) for part in walk(form)) and _is_moderate(form, {}):
            yield form
            count -= 1


def random_form(random: Random, depth: int) -> Form:
    """A form whose branches are at most `depth` long; signs and powers are common, for they are hard to print."""
    if depth == 0:
        return random.choice([X, Y, G, Number(random.randint(0, 12)), Number(1), Number(2), pi])

    def part() -> Form:
        return random_form(random, random.randint(0, depth - 1))

    def several() -> tuple[Form, ...]:
        return tuple(part() for _ in range(random.randint(2, 3)))

    kinds: list[Callable[[], Form]] = [
        lambda: Sum(several()),
        lambda: Sum((part(), Negative(part()))),
        lambda: Negative(part()),
        lambda: Product(several()),
        lambda: Product((Negative(part()), part())),
        lambda: Fraction(part(), part()),
        lambda: Power(part(), random.choice([Number(2), Number(3), Negative(Number(1)), Negative(Number(2))])),
        lambda: Power(part(), part()),
        lambda: exp(part()),
        lambda: ln(part()),
        *[lambda: random.choice(list(FUNCTIONS.values()))(part())] * 2,
        lambda: Derivative(part(), X),
        lambda: Derivative(Power(G, Number(2)), G),
    ]
    return random.choice(kinds)()


def _is_moderate(form: Form, at: Point) -> bool:
    try:
        value = number(form, at)
        bases = [number(part.base, at) for part in walk(form) if isinstance(part, Power)]
        results = [abs(number(part, at)) for part in walk(form) if isinstance(part, Call)]
    except (ZeroDivisionError, OverflowError, ValueError, Meaningless):
        return False
    if any(0 < result < 1e-12 for result in results):
        return False  # as sin(pi), of which floats have nothing but what they round off
    slopes = [part for part in walk(form) if isinstance(part, Derivative)]
    if any(isinstance(part, Call) and FUNCTIONS[part.function].kinks for slope in slopes for part in walk(slope)):
        return False  # the reader does not know that its letters are real, and cannot differentiate a size
    is_real = isinstance(value, mpmath.mpf) and bool(mpmath.isfinite(value))
    return is_real and bool(abs(value) < 1e6) and 0 not in bases  # 0^u has no derivative
