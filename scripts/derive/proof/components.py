"""Letters for sums over an index, so that values with sums of any size are compared like all others.

Each entry x_i gets a letter, and so does each *component*: a sum over some indices of one product that they hold
together, as the sum over k and l of a_k b_kl c_l. Its bound indices have no letters of their own: of all ways to number
them the first in some order is taken, so that two components that differ in their letters, or in the order of their
sums, are one. All that leads there are identities of finite sums, each used in one direction:

    sum_k f(k, delta_kj) = sum_k f(k, 0) + f(j, 1) - f(j, 0)    the delta is 0 but at k = j
    sum_k (u + v) = sum_k u + sum_k v,   sum_k c u = c sum_k u,   sum_k c = n c
    u_k sum_l v_kl = sum_l u_k v_kl      under a sum over k
    w_k u_k / w_k = u_k                  under a sum over k, also for a w of several terms
    sum_k y_k = 1                        where the rows of y are said to add up to 1

What deltas of two free indices are is settled by cases: for each way in which free indices of one size can be equal.
Equal letters stand for equal numbers, for every size from 1 on, and so a yes is a proof for all of them. What is not
decided, and so not proved: two different denominators of several terms under one sum, roots of squares, products over
an index, and sums over a part of the numbers from 1 to n.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations, product

import sympy
from sympy import Add, Dummy, Expr, Indexed, KroneckerDelta, Mul, Symbol

from derive.forms.indexed import WHOLE
from derive.proof.partitions import partitions
from derive.proof.polynomial_signs import ALL, POSITIVE, Signs, power
from derive.proof.polynomial_signs import product as product_of_signs
from derive.proof.reduction import ONE, Letters, Undecided
from derive.readings.value import ADDS_UP

MOST_BOUND = 5  # indices of one component: n! orders of them are tried
ZERO = sympy.Integer(0)
Deltas = Mapping[frozenset[Expr], Expr]  # their numbers, by their two places
Powers = dict[Expr, int]  # of the letters in a product


class Components(Letters):
    """Letters, also for entries, deltas and sums over an index."""

    def __init__(self, *, by_exponentials: bool = True) -> None:
        super().__init__(by_exponentials=by_exponentials)
        self.sizes: dict[str, Expr] = {}
        self.frees: dict[Expr, frozenset[Symbol]] = {}

    # What knows an index

    def free(self, letter: Expr) -> frozenset[Symbol]:
        """The indices that what a letter stands for depends on."""
        if letter not in self.meanings:
            return frozenset()
        if letter not in self.frees:
            self.frees[letter] = self._free(*self.meanings[letter])
        return self.frees[letter]

    def _free(self, kind: object, *of: object) -> frozenset[Symbol]:
        match kind, of:
            case (("entry" | "delta"), (*_, places)):
                assert isinstance(places, tuple)
                return frozenset().union(*(place.free_symbols for place in places))
            case "sum", (inner, bound):
                assert isinstance(bound, tuple)
                return self.free_in(inner) - {*bound}
        return frozenset().union(*(self.free_in(each) for each in of if isinstance(each, Expr)))

    def free_in(self, of: object) -> frozenset[Symbol]:
        """The indices that an expression in letters depends on."""
        assert isinstance(of, Expr)
        return frozenset().union(*map(self.free, of.free_symbols))

    def deltas_in(self, of: Expr) -> set[tuple[Expr, Expr]]:
        """The places of all deltas in an expression, those in what its letters are of as well, but for bound ones."""
        found: set[tuple[Expr, Expr]] = set()
        for letter in of.free_symbols:
            match self.meanings.get(letter, ()):
                case ("delta", places):
                    found.add(places)
                case ("sum", inner, bound):
                    found |= {pair for pair in self.deltas_in(inner) if not _knows(pair, bound)}
                case meaning:
                    found |= {pair for each in meaning[1:] if isinstance(each, Expr) for pair in self.deltas_in(each)}
        return found

    # From SymPy's values to letters

    def _newly_replaced(self, value: Expr) -> Expr:
        if isinstance(value, Indexed):
            return self._entry(value.base.label, value.indices)
        if isinstance(value, KroneckerDelta):
            return self._delta(*value.args[:2])
        if isinstance(value, sympy.Sum):
            found = self._replaced(value.function)
            for index, low, size in value.limits:  # the innermost first
                if low != 1:
                    raise Undecided(f"{value} does not begin at 1")
                self.sizes[_size(index)] = size
                found = self._total(found, index)
            return found
        found = super()._newly_replaced(value)
        if found in self.meanings and any(_is_raw(each) for each in self.meanings[found][1:]):
            raise Undecided(f"{value} has indices that its letter would not know")
        return found

    def _entry(self, label: Symbol, places: tuple[Expr, ...]) -> Expr:
        return self._letter("entry", label, places)

    def _delta(self, one: Expr, other: Expr) -> Expr:
        gap = sympy.expand(one - other)
        if gap.is_number:
            return ONE if gap == 0 else ZERO
        return self._letter("delta", tuple(sorted((one, other), key=_in_order)))

    def _signs_of(self, letter: Expr) -> Signs:
        match self.meanings.get(letter, ()):
            case ("entry", label, _):
                return POSITIVE if label.is_positive else frozenset({-1}) if label.is_negative else ALL
            case ("delta", _):
                return frozenset({0, 1})
            case ("sum", inner, _):
                return product_of_signs(
                    power(self.signs_of(base), int(exponent)) for base, exponent in inner.as_powers_dict().items()
                )
            case ("whole", of):
                return self.polynomial_signs(of)
        return super()._signs_of(letter)

    # Other indices

    def moved(
        self, of: Expr, indices: Mapping[Expr, Expr], deltas: Mapping[frozenset[Expr], Expr] | None = None
    ) -> Expr:
        """An expression at other indices, and with numbers for deltas; the letters that know them are made anew."""
        given = deltas or {}
        touched = {*indices, *(each for pair in given for place in pair for each in place.free_symbols)}
        new = {
            letter: self._moved(letter, indices, given)
            for letter in of.free_symbols
            if letter in self.meanings and self.free(letter) & touched
        }
        return of.xreplace({old: made for old, made in new.items() if old != made})

    def _moved(self, letter: Expr, indices: Mapping[Expr, Expr], deltas: Deltas) -> Expr:
        kind, *of = self.meanings[letter]
        if kind in ("entry", "delta"):
            places = tuple(sympy.expand(place.xreplace(indices)) for place in of[-1])
            if kind == "entry":
                return self._entry(of[0], places)
            return deltas[pair] if (pair := frozenset(places)) in deltas else self._delta(*places)
        if kind == "sum":
            fresh = {each: Dummy(each.name, integer=True) for each in of[1]}  # which no place can be caught by
            found = self.moved(of[0], {**indices, **fresh}, deltas)
            for index in fresh.values():
                found = self._total(found, index)
            return found
        inner = [self.moved(each, indices, deltas) if isinstance(each, Expr) else each for each in of]
        match kind:
            case "whole":
                return inner[0]
            case "exp":
                return self._exponential(inner[0])
            case "log":
                return self._logarithm(inner[0])
            case "root":
                return self._rational_power(self._canonical(inner[0]), ONE / of[1])
            case "size":
                return self._size(self._canonical(inner[0]))
        if len(inner) == 1:
            return self._function(kind, self._canonical(inner[0]))
        return self._letter(kind, *inner)

    # Sums

    def _total(self, of: Expr, index: Expr) -> Expr:
        """The sum over an index."""
        for pair in sorted(self.deltas_in(of), key=str):
            if (place := _solved(pair, index)) is not None:
                without, with_it = (self.moved(of, {}, {frozenset(pair): each}) for each in (ZERO, ONE))
                jump = self.moved(with_it, {index: place}) - self.moved(without, {index: place})
                return self._total(without, index) + jump
        found = ZERO
        for term in Add.make_args(self._divided(self._expanded(of), index)):
            outside, inside = ONE, dict[Expr, int]()
            for base, exponent in self._factors(term):
                if index in self.free(base):
                    inside[base] = inside.get(base, 0) + exponent
                else:
                    outside *= self._opened(base) ** exponent
            if outside != 0:
                found += outside * (self._component(index, inside) if inside else self._count(index))
        return found

    def _count(self, index: Expr) -> Expr:
        if _is_whole(index):
            raise Undecided("a sum over all whole numbers of what does not end")
        return self.sizes[_size(index)]

    def _expanded(self, of: Expr) -> Expr:
        """A sum of products of letters, and of powers of several terms below, with roots lowered."""
        above, below = sympy.fraction(sympy.together(of))
        above, below = self.reduced(above), self.reduced(below)
        for conjugate, norm in self._conjugates(below):
            if 0 not in self.polynomial_signs(norm):
                return self._expanded(sympy.cancel(above * conjugate / norm))
        number, factors = sympy.factor_list(below)
        return sympy.expand(above) / (number * Mul(*(base**exponent for base, exponent in factors)))

    def _divided(self, of: Expr, index: Expr) -> Expr:
        """What is over denominators of several terms that know `index`, with such a denominator's multiples divided."""
        above, below = sympy.fraction(of)
        rest, wholes = ONE, list[tuple[Expr, int]]()
        for base, exponent in below.as_powers_dict().items():
            if base.is_Add and index in self.free_in(base):
                wholes.append((base, int(exponent)))
            else:
                rest *= base**exponent
        found = sympy.expand(above)
        for base, exponent in wholes:
            found = self._over(found, base, exponent)
        return sympy.expand(found / rest) if not rest.is_Add else Add(*(each / rest for each in Add.make_args(found)))

    def _over(self, above: Expr, base: Expr, exponent: int) -> Expr:
        """above/base^exponent, as a sum of polynomials over powers of a letter for the base, by division."""
        letters = sorted(base.free_symbols, key=lambda each: each.sort_key())
        found, letter = ZERO, self._letter("whole", sympy.expand(base))
        for left in range(exponent, 0, -1):
            quotient, rest = sympy.div(above, base, *letters) if letters else (ZERO, above)
            found += sympy.expand(rest) / letter**left
            above = sympy.expand(quotient)
        return found + above

    def _factors(self, term: Expr) -> Iterator[tuple[Expr, int]]:
        for base, exponent in term.as_powers_dict().items():
            if base.is_Mul:
                yield from ((inner, times * int(exponent)) for inner, times in self._factors(base))
            elif base.is_Add:
                number, factors = sympy.factor_list(base)
                yield number, int(exponent)
                yield from ((each, times * int(exponent)) for each, times in factors)
            else:
                yield base, int(exponent)

    def _opened(self, base: Expr) -> Expr:
        match self.meanings.get(base, ()):
            case ("whole", of):
                return of
        return base

    def _component(self, index: Expr, factors: Powers) -> Expr:
        """The sum over `index` of a product whose letters all know it, joined with the sums in that product."""
        bound, flat = [index], dict[Expr, int]()

        def add(base: Expr, exponent: int) -> None:
            flat[base] = flat.get(base, 0) + exponent

        for base, exponent in factors.items():
            match self.meanings[base]:
                case ("sum", inner, over) if exponent > 0:
                    for _ in range(exponent):
                        fresh = {each: Dummy(each.name, integer=True) for each in over}
                        bound += fresh.values()
                        for each, times in self._factors(self.moved(inner, fresh)):
                            add(each, times)
                case _:
                    add(base, exponent)
        return self._settled(bound, {base: exponent for base, exponent in flat.items() if exponent})

    def _settled(self, bound: list[Expr], factors: Powers) -> Expr:
        """The sum over several indices; one may be known by a delta, or by a part of the product that cancels."""
        for base in factors:
            match self.meanings.get(base, ()):
                case ("delta", pair):
                    for inner in bound:
                        if (place := _solved(pair, inner)) is not None:
                            rest = Mul(*(each**exponent for each, exponent in factors.items() if each != base))
                            found = self.moved(rest, {inner: place})
                            for outer in bound:
                                found = found if outer is inner else self._total(found, outer)
                            return found
        for inner in bound if len(bound) > 1 else ():
            part = {base: exponent for base, exponent in factors.items() if inner in self.free(base)}
            rest = {base: exponent for base, exponent in factors.items() if base not in part}
            done = self._named([inner], part)
            if done not in self.meanings or rest.get(done, 0) < 0:
                found = done * Mul(*(base**exponent for base, exponent in rest.items()))
                for outer in bound:
                    found = found if outer is inner else self._total(found, outer)
                return found
        return self._named(bound, factors)

    def _named(self, bound: list[Expr], factors: Powers) -> Expr:
        """The letter of a component, its bound indices numbered in the first of all possible ways."""
        if len(bound) > MOST_BOUND:
            raise Undecided(f"{len(bound)} sums hold together")
        whole = Mul(*(base**exponent for base, exponent in factors.items()))
        height = 1 + self._height(whole)
        sizes = sorted({_size(index) for index in bound})
        groups = [[index for index in bound if _size(index) == size] for size in sizes]
        names = [
            [Symbol(f"#{height}.{at}:{size}", integer=True) for at in range(len(group))]
            for size, group in zip(sizes, groups, strict=True)
        ]
        variants = []
        for shifted in self._shifted(bound, whole):
            for orders in product(*map(permutations, groups)):
                pairs = (zip(order, each, strict=True) for order, each in zip(orders, names, strict=True))
                numbered = {old: new for pair in pairs for old, new in pair}
                variants.append(self.moved(shifted, numbered))
        named = min(variants, key=lambda each: sympy.default_sort_key(self._ranked(each)))
        if self._adds_up(named):
            return ONE
        return self._letter("sum", named, tuple(each for group in names for each in group))

    def _ranked(self, of: Expr) -> Expr:
        """A product with numbered symbols for its letters, since those of SymPy's dummies change from run to run."""
        ranks = {letter: at for at, letter in enumerate(self.meanings)}
        return of.xreplace({each: Symbol(f"r{ranks[each]:06d}") for each in of.free_symbols if each in ranks})

    def _height(self, of: Expr) -> int:
        """How many sums lie in one another in an expression: the numbered indices of each have names of their own."""
        heights = [0]
        for letter in of.free_symbols:
            kind, *inner = self.meanings.get(letter, ("",))
            heights += [(kind == "sum") + self._height(each) for each in inner if isinstance(each, Expr)]
        return max(heights)

    def _shifted(self, bound: list[Expr], whole: Expr) -> list[Expr]:
        """A product with each index that runs through all whole numbers moved so that some entry is at it."""
        forms = [whole]
        for index in filter(_is_whole, bound):
            moved = []
            for form in forms:
                for letter in form.free_symbols:
                    match self.meanings.get(letter, ()):
                        case ("entry", _, places):
                            for place in places:
                                if (sign := place.coeff(index)) in (1, -1):
                                    rest = sympy.expand(place - sign * index)
                                    moved.append(self.moved(form, {index: sympy.expand(sign * (index - rest))}))
            forms = moved or forms
        return forms

    def _adds_up(self, inner: Expr) -> bool:
        """Whether a component is the sum of a row that is said to add up to 1."""
        match self.meanings.get(inner, ()):
            case ("entry", label, places):
                last, others = places[-1], places[:-1]
                is_bound = last.is_Symbol and last.name.startswith("#")
                return label.name.endswith(ADDS_UP) and is_bound and not any(each.has(last) for each in others)
        return False

    # The end

    def vanishes(self, of: Expr) -> bool:
        """Whether an expression in letters is 0, for all free indices, equal or not."""
        if self._is_zero(of):
            return True
        free = sorted((each for each in self.free_in(of) if each.is_Symbol), key=str)
        cases = list(_cases(free)) if self.deltas_in(of) else []
        return bool(cases) and all(self._is_zero(self.moved(of, same, apart)) for same, apart in cases)

    def _is_zero(self, of: Expr) -> bool:
        return bool(self.reduced(sympy.fraction(sympy.together(of))[0]) == 0)


def _is_raw(of: object) -> bool:
    """Whether entries or sums in a value have no letters."""
    return isinstance(of, Expr) and of.has(Indexed, KroneckerDelta, sympy.Sum)


def _size(index: Expr) -> str:
    name = index.name if index.is_Symbol else index.func.__name__
    return str(name.split(":")[1])


def _is_whole(index: Expr) -> bool:
    return index.is_Symbol and _size(index) == WHOLE.name


def _in_order(place: Expr) -> tuple[bool, str]:
    return any(each.is_Dummy for each in place.free_symbols), str(place)


def _knows(pair: tuple[Expr, Expr], indices: tuple[Expr, ...]) -> bool:
    return any(place.has(*indices) for place in pair)


def _solved(pair: tuple[Expr, Expr], index: Expr) -> Expr | None:
    """The place at which the delta of a pair is 1, as a value of `index`, if there is exactly one."""
    one, other = pair if index in pair[0].free_symbols else pair[::-1]
    if one == index and index not in other.free_symbols:
        return other
    if _is_whole(index) and (sign := sympy.expand(one - other).coeff(index)) in (1, -1):
        place = sympy.expand(index - sign * (one - other))
        return place if index not in place.free_symbols else None  # as in what is looked up at it
    return None


def _cases(frees: Iterable[Symbol]) -> Iterator[tuple[dict[Expr, Expr], dict[frozenset[Expr], Expr]]]:
    """All ways in which free indices can be equal or not: who is another one, and which deltas are 0."""
    for blocks in partitions(frees, _size):
        same = {index: block[0] for block in blocks for index in block[1:]}
        apart = {frozenset((a[0], b[0])): ZERO for a in blocks for b in blocks if a is not b}
        yield same, apart
