"""The elementary functions that a form can call. A new one is one row here, and a row of each test table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction as Ratio
from math import isqrt
from typing import Any

import mpmath
import sympy
from flint import arb

from derive.errors import DerivationError
from derive.forms.constants import pi
from derive.forms.form import Call, Form, form
from derive.forms.parentheses import parenthesized


class _Functions(dict[str, "Function"]):
    """The functions by name."""

    def __missing__(self, name: str) -> Function:
        raise DerivationError(f"there is no function {name}; there are {', '.join(self)}, and functions.py takes more")


FUNCTIONS = _Functions()
Need = Callable[[Form], tuple[Form, str]]  # of an argument: what must be "positive", "non-negative" or "non-zero"


@dataclass(frozen=True)
class Function:
    r"""What is known of an elementary function f; called with a form u, it makes the form f(u).

    What f is: `value`, `number` and `ball` are f in SymPy, mpmath and Arb, implementations that do not share code.
    `numpy` is its code, with {} for the argument, and what is not NumPy's own in it is SciPy's, of scipy.special.
    `javascript` is its name in Math, or in explorer.js. Where f has no name in SymPy, it is `short_for` a form of its
    argument, by which SymPy and JavaScript compute it.

    How it is printed: `tex` sets f of a printed argument, and `power` f to a printed exponent, where there is a way of
    its own to write it. `closed` says that what is printed holds together by itself, as a root does; `letter` is the
    Greek letter that f takes from a page, in TeX.

    What it does: `slope` is f' as a form of f's argument. `domain` is what must hold for f to be real, and `smooth`
    what must hold beyond it for f' to be, but for the `kinks`, the arguments at which f has no derivative. All its
    `values` may be "positive" or "non-negative". `exact` gives f of a fraction where that is one, too. f(u) may differ
    from a simpler function by as little as e^-`hidden(u)` of its size, as tanh(u) does from 1: so many more digits see
    the difference.
    """

    name: str
    value: Callable[[sympy.Expr], sympy.Expr] | None
    number: Callable[[Any], Any]
    ball: Callable[[arb], arb]
    numpy: str
    tex: Callable[[str], str]
    slope: Callable[[Form], Form]
    javascript: str = ""
    short_for: Callable[[Form], Form] | None = None
    power: Callable[[str, str], str] | None = None
    closed: bool = False
    letter: str = ""
    domain: Need | None = None
    smooth: Need | None = None
    kinks: tuple[int, ...] = ()
    values: str = ""
    exact: Callable[[Ratio], Ratio | None] = field(default=lambda _: None)
    hidden: Callable[[Any], Any] = field(default=lambda _: 0)

    def __post_init__(self) -> None:
        """Raises TypeError where SymPy or JavaScript would know no way, or two ways, to compute the function."""
        if bool(self.short_for) == bool(self.value) or bool(self.short_for) == bool(self.javascript):
            raise TypeError(f"{self.name} needs a name in SymPy and one in JavaScript, or a form that it is short for")
        FUNCTIONS.setdefault(self.name, self)

    @property
    def sympy(self) -> str:
        """Its name in SymPy's code, if it has one."""
        return getattr(self.value, "__name__", "")

    def __call__(self, argument: Form | int) -> Form:
        return Call(self.name, form(argument))


def _called(tex: str) -> Callable[[str], str]:
    """How a function is set that is printed by its name."""
    return lambda u: f"{tex}{parenthesized(u)}"


def _everywhere(name: str, slope: Callable[[Form], Form], **more: Any) -> Function:
    r"""A function of one name in all languages, whose square is printed as in \sin^2(x)."""
    return Function(
        name,
        getattr(sympy, name),
        getattr(mpmath, name),
        getattr(arb, name),
        numpy=f"np.{name}({{}})",
        javascript=name,
        tex=_called(rf"\{name}"),
        power=lambda u, n: rf"\{name}^{n}{parenthesized(u)}",
        slope=slope,
        **more,
    )


def _at(argument: int, value: int | Ratio) -> Callable[[Ratio], Ratio | None]:
    """A function that has a fraction as its value at one fraction only."""
    return lambda u: Ratio(value) if u == argument else None


def _root(u: Ratio) -> Ratio | None:
    if u < 0:
        return None
    root = Ratio(isqrt(u.numerator), isqrt(u.denominator))
    return root if root**2 == u else None


def _larger_than_zero(u: Any) -> Any:
    """The larger one of u and 0. Raises ValueError where u is not real."""
    if isinstance(u, mpmath.mpc):
        raise ValueError(f"{u} is not real, and so neither more nor less than 0")
    return max(u, mpmath.mpf(0))


exp: Function = Function(
    "exp",
    sympy.exp,
    mpmath.exp,
    arb.exp,
    numpy="np.exp({})",
    javascript="exp",
    tex=lambda u: f"e^{u if len(u) == 1 else f'{{{u}}}'}",
    slope=lambda u: exp(u),
    values="positive",
    exact=_at(0, 1),
)
ln: Function = Function(
    "ln",
    sympy.log,
    mpmath.log,
    arb.log,
    numpy="np.log({})",
    javascript="log",
    tex=_called(r"\ln"),
    slope=lambda u: 1 / u,
    domain=lambda u: (u, "positive"),
    exact=_at(1, 0),
)
log1p: Function = Function(
    "log1p",
    None,
    mpmath.log1p,
    arb.log1p,
    short_for=lambda u: ln(1 + u),
    numpy="np.log1p({})",
    tex=_called(r"\operatorname{log1p}"),
    slope=lambda u: 1 / (1 + u),
    domain=lambda u: (1 + u, "positive"),
    exact=_at(0, 0),
)
expm1: Function = Function(
    "expm1",
    None,
    mpmath.expm1,
    arb.expm1,
    short_for=lambda u: exp(u) - 1,
    numpy="np.expm1({})",
    tex=_called(r"\operatorname{expm1}"),
    slope=lambda u: exp(u),
    exact=_at(0, 0),
    hidden=abs,
)
sqrt: Function = Function(
    "sqrt",
    sympy.sqrt,
    mpmath.sqrt,
    arb.sqrt,
    numpy="np.sqrt({})",
    javascript="sqrt",
    tex=lambda u: rf"\sqrt{{{u}}}",
    closed=True,
    slope=lambda u: 1 / (2 * sqrt(u)),
    domain=lambda u: (u, "non-negative"),
    smooth=lambda u: (u, "positive"),
    values="non-negative",
    exact=_root,
)
sin: Function = _everywhere("sin", lambda u: cos(u), exact=_at(0, 0))
cos: Function = _everywhere("cos", lambda u: -sin(u), exact=_at(0, 1))
tan: Function = _everywhere("tan", lambda u: 1 + tan(u) ** 2, domain=lambda u: (cos(u), "non-zero"), exact=_at(0, 0))
atan: Function = Function(
    "atan",
    sympy.atan,
    mpmath.atan,
    arb.atan,
    numpy="np.arctan({})",
    javascript="atan",
    tex=_called(r"\arctan"),
    slope=lambda u: 1 / (1 + u**2),
    exact=_at(0, 0),
)
sinh: Function = _everywhere("sinh", lambda u: cosh(u), exact=_at(0, 0), hidden=lambda u: 2 * abs(u))
cosh: Function = _everywhere("cosh", lambda u: sinh(u), values="positive", exact=_at(0, 1), hidden=lambda u: 2 * abs(u))
tanh: Function = _everywhere("tanh", lambda u: 1 - tanh(u) ** 2, exact=_at(0, 0), hidden=lambda u: 2 * abs(u))
size: Function = Function(
    "abs",
    sympy.Abs,
    mpmath.fabs,
    abs,
    numpy="np.abs({})",
    javascript="abs",
    tex=lambda u: rf"\left|{u}\right|",
    closed=True,
    slope=lambda u: u / size(u),
    kinks=(0,),
    values="non-negative",
    exact=abs,
)
erf: Function = Function(
    "erf",
    sympy.erf,
    mpmath.erf,
    arb.erf,
    numpy="erf({})",
    javascript="erf",
    tex=_called(r"\operatorname{erf}"),
    slope=lambda u: 2 / sqrt(pi) * exp(-(u**2)),
    exact=_at(0, 0),
    hidden=lambda u: abs(u) ** 2,
)
erfc: Function = Function(
    "erfc",
    None,
    mpmath.erfc,
    arb.erfc,
    short_for=lambda u: 1 - erf(u),
    numpy="erfc({})",
    tex=_called(r"\operatorname{erfc}"),
    slope=lambda u: -(2 / sqrt(pi) * exp(-(u**2))),
    values="positive",
    exact=_at(0, 1),
    hidden=lambda u: abs(u) ** 2,
)
sigmoid: Function = Function(
    "sigmoid",
    None,
    lambda u: 1 / (1 + mpmath.exp(-u)),
    lambda u: 1 / (1 + (-u).exp()),
    short_for=lambda u: 1 / (1 + exp(-u)),
    numpy="expit({})",
    tex=_called(r"\sigma"),
    closed=True,
    letter=r"\sigma",
    slope=lambda u: sigmoid(u) * (1 - sigmoid(u)),
    values="positive",
    exact=_at(0, Ratio(1, 2)),
    hidden=abs,
)
relu: Function = Function(
    "relu",
    None,
    _larger_than_zero,
    lambda u: u.max(0),
    short_for=lambda u: (u + size(u)) / 2,
    numpy="np.maximum({}, 0)",
    tex=lambda u: rf"\max{parenthesized(f'{u}, 0')}",
    slope=lambda u: relu(u) / u,
    kinks=(0,),
    values="non-negative",
    exact=lambda u: max(u, Ratio(0)),
)
