"""How many operations a form takes, counted in its tree."""

from __future__ import annotations

from collections import Counter

from derive.form import Call, Decimal, Form, Fraction, Name, Negative, Number, Power, Product, Sum, Symbol


def operations(form: Form, given: tuple[Form, ...] = ()) -> Counter[str]:
    """The operations that compute `form`, by kind; what is `given` costs nothing, and what occurs twice counts once.

    A square is a multiplication. Kinds: "exponentials", "additions and subtractions", "multiplications",
    "divisions", "powers", "sign changes", and "other functions".
    """
    count: Counter[str] = Counter()
    done: set[Form] = set(given)

    def visit(part: Form) -> None:
        if part in done:
            return
        done.add(part)
        if isinstance(part, Name):
            visit(part.definition)
            return
        for inner in _operands(part):
            visit(inner)
        count.update(_own(part))

    visit(form)
    return count


def _operands(part: Form) -> tuple[Form, ...]:
    match part:
        case Sum(terms):
            return tuple(term.of if isinstance(term, Negative) and term is not terms[0] else term for term in terms)
        case Product(factors):
            return factors
        case Fraction(above, below):
            return above, below
        case Power(base, Number()):
            return (base,)
        case Power(base, exponent):
            return base, exponent
        case Negative(of) | Call(_, of):
            return (of,)
    return ()


def _own(part: Form) -> dict[str, int]:
    match part:
        case Sum(terms):
            return {"additions and subtractions": len(terms) - 1}
        case Product(factors):
            return {"multiplications": len(factors) - 1}
        case Fraction(Number(), Number()):
            return {}
        case Fraction():
            return {"divisions": 1}
        case Power(_, Number(2)):
            return {"multiplications": 1}
        case Power():
            return {"powers": 1}
        case Negative(Number() | Decimal()) | Number() | Decimal() | Symbol():
            return {}
        case Negative():
            return {"sign changes": 1}
        case Call("exp"):
            return {"exponentials": 1}
        case Call():
            return {"other functions": 1}
    raise TypeError(f"no cost is known for {type(part).__name__}")
