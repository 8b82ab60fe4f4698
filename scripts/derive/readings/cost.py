"""How many operations a form takes, counted in its tree."""

from __future__ import annotations

from collections import Counter

from derive.forms import form as f


def operations(form: f.Form, given: tuple[f.Form, ...] = ()) -> Counter[str]:
    """The operations that compute `form`, by kind; what is `given` costs nothing, and what occurs twice counts once.

    A square is a multiplication. Kinds: "exponentials", "additions and subtractions", "multiplications",
    "divisions", "powers", "sign changes", "comparisons", and "other functions".
    """
    count: Counter[str] = Counter()
    done: set[f.Form] = set(given)

    def visit(part: f.Form) -> None:
        if part in done:
            return
        done.add(part)
        if isinstance(part, f.Name):
            visit(part.definition)
            return
        for inner in _operands(part):
            visit(inner)
        count.update(_own(part))

    visit(form)
    return count


def _operands(part: f.Form) -> tuple[f.Form, ...]:
    match part:
        case f.Sum(terms):
            return tuple(term.of if isinstance(term, f.Negative) and term is not terms[0] else term for term in terms)
        case f.Product(factors):
            return factors
        case f.Fraction(above, below):
            return above, below
        case f.Power(base, f.Number()):
            return (base,)
        case f.Power(base, exponent):
            return base, exponent
        case f.Negative(of) | f.Call(_, of):
            return (of,)
        case f.Max(of) | f.Min(of):
            return of
        case f.Cases(compared, pieces, ends, _):
            return compared, *pieces, *ends
    return ()


def _own(part: f.Form) -> dict[str, int]:
    match part:
        case f.Sum(terms):
            return {"additions and subtractions": len(terms) - 1}
        case f.Product(factors):
            return {"multiplications": len(factors) - 1}
        case f.Fraction(f.Number() | f.Constant(), f.Number() | f.Constant()):
            return {}
        case f.Fraction():
            return {"divisions": 1}
        case f.Power(_, f.Number(2)):
            return {"multiplications": 1}
        case f.Power():
            return {"powers": 1}
        case f.Negative(f.Number() | f.Decimal() | f.Constant()):
            return {}
        case f.Number() | f.Decimal() | f.Constant() | f.Symbol():
            return {}
        case f.Negative():
            return {"sign changes": 1}
        case f.Max(of) | f.Min(of):
            return {"comparisons": len(of) - 1}
        case f.Cases():
            return {"comparisons": len(part.ends)}
        case f.Call("exp"):
            return {"exponentials": 1}
        case f.Call():
            return {"other functions": 1}
    raise TypeError(f"no cost is known for {type(part).__name__}")
