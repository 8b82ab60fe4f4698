"""Random forms of several variables: sums in sums, deltas, letters with indices, products and fractions of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

import mpmath

from derive.forms.families import Family
from derive.forms.form import Derivative, Form, Fraction, Name, Negative, Number, Power, Product, Sum, Symbol
from derive.forms.functions import exp
from derive.forms.indexed import Delta, Index, Size, SumOver, Tensor
from derive.forms.indices import free_indices
from derive.forms.trees import names, symbols
from derive.forms.unknowns import unknowns
from derive.readings.number import Point

N, M = Size("n"), Size("m")
I, J, K, L, R = (Index(letter, N) for letter in "ijklr")  # noqa: E741  # as in print
O, U = Index("o", M), Index("u", M)  # noqa: E741  # as in print
FREE = (I, J, O)
BOUND = (K, L, R, U)
X, V, S = Tensor("x", (N,)), Tensor("v", (M,)), Tensor("s", (N,), low=0)
A, W, T = Tensor("A", (N, N)), Tensor("W", (N, M)), Tensor("t", (N,), low=0, adds_up=True)
C = Symbol("c")
P = Family("p", (I,), exp(X[I]) / SumOver(exp(X[K]), K))
Z = Family("z", (O,), SumOver(W[K, O] * X[K], K))
Q = Family("q", (I,), SumOver(A[I, K] * X[K], K))  # whose K must not catch that of q_k
MU = Name("mu", SumOver(X[K], K) / N)
LETTERS = (X[I], V[O], S[I], A[I, J], W[I, O], T[I], P[I], Q[I], Z[O], C, N, M, MU, I, J, K, L, O, U)


def random_form(random: Random, depth: int, scope: Sequence[Index] = FREE) -> Form:
    """A form whose branches are at most `depth` long, of indices in `scope`, and of others that sums in it bind."""
    if depth == 0:
        return random.choice(_letters(random, scope))

    def part(more: Sequence[Index] = ()) -> Form:
        return random_form(random, random.randint(0, depth - 1), (*scope, *more))

    def summed() -> Form:
        over = random.choice([each for each in BOUND if each not in scope])
        return SumOver(part((over,)), over)

    def positive() -> Form:
        over = random.choice([each for each in BOUND if each not in scope])
        inner = random.choice(_positive(random, (*scope, over)))
        return random.choice([SumOver(inner, over), *_positive(random, scope), N * 1, 1 + SumOver(inner, over)])

    kinds: list[Callable[[], Form]] = [
        lambda: Sum((part(), part())),
        lambda: Sum((part(), Negative(part()))),
        lambda: Negative(part()),
        *[lambda: Product((part(), part()))] * 2,
        lambda: Product((part(), Negative(part()), part())),
        lambda: Fraction(part(), positive()),
        lambda: Power(part(), Number(2)),
        lambda: exp(random.choice([X[_any(random, scope, N)], -S[_any(random, scope, N)]])),
    ]
    if any(each not in scope for each in BOUND) and len(scope) < len(FREE) + 3:
        kinds += [summed] * 4
    return _flat(random.choice(kinds)())


def _flat(whole: Form) -> Form:
    """`whole` without a minus of a minus, and without sums in a sum or products in a product, as no author has it."""
    match whole:
        case Negative(Negative(of)):
            return of
        case Sum(terms):
            return Sum(tuple(inner for each in terms for inner in (each.terms if isinstance(each, Sum) else (each,))))
        case Product(factors):
            spelled_out = (each.factors if isinstance(each, Product) else (each,) for each in factors)
            return Product(tuple(inner for each in spelled_out for inner in each))
    return whole


def _any(random: Random, scope: Sequence[Index], size: Size) -> Index:
    return random.choice([each for each in scope if each.size == size])


def _letters(random: Random, scope: Sequence[Index]) -> list[Form]:
    a, b, o = _any(random, scope, N), _any(random, scope, N), _any(random, scope, M)
    deltas = [Delta(a, b)] * 2 if a != b else []
    return [X[a], V[o], S[a], A[a, b], W[a, o], T[a], P[a], Q[a], Z[o], C, N, MU, Number(random.randint(1, 3)), *deltas]


def _positive(random: Random, scope: Sequence[Index]) -> list[Form]:
    a, b = _any(random, scope, N), _any(random, scope, N)
    return [S[a], exp(X[b]), P[a], 1 + X[b] ** 2]


def random_slope(random: Random) -> Derivative:
    """A derivative by an entry, of a form in which sums bind none of its indices."""
    of = random_form(random, random.randint(1, 2))
    by = [X[J], W[J, O], A[I, J], *([P[J]] if P[I] in names(of) else [])]
    return Derivative(of, random.choice(by))


def random_points(random: Random, *forms: Form, count: int = 6) -> Iterator[Point]:
    """Points for some forms: sizes from 1 to 3, and indices that are equal as often as not."""
    found, letters = unknowns(*forms), symbols(*forms)
    for _ in range(count):
        at: dict[Any, Any] = {size: random.choice((1, 2, 2, 3)) for size in (*found.sizes, N, M)}
        for tensor in found.tensors:
            at |= _entries(tensor, at, random)
        at |= {letter: mpmath.mpf(random.randint(-24, 24)) / 8 for letter in letters}
        yield at | {index: random.randint(1, at[index.size]) for index in (*FREE, *free_indices(*forms))}


def _entries(tensor: Tensor, sizes: dict[Any, Any], random: Random) -> dict[Any, Any]:
    places: list[tuple[int, ...]] = [()]
    for size in tensor.sizes:
        places = [(*each, last) for each in places for last in range(1, sizes[size] + 1)]
    found = {(tensor, *each): mpmath.mpf(random.randint(1 if tensor.low == 0 else -24, 24)) / 8 for each in places}
    if tensor.adds_up:
        return {key: each / sum(found.values()) for key, each in found.items()}
    return found
