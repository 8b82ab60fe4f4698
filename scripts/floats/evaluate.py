"""A form computed in floats: the NumPy code that is printed for it, run as it stands.

Two things are defined here, as the code would leave the type that is asked about. A number in it, as 0.5 and np.sqrt(2)
are, is rounded to the type of what it meets: NumPy does so with some of them in some types. And SciPy's functions have
no bfloat16, and make float32 of float16: in a 16-bit type, they are computed in float32, and rounded to the type.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from derive.forms.alphabet import letter_python
from derive.forms.form import Call, Form, Name, Symbol
from derive.forms.functions import FUNCTIONS
from derive.forms.trees import names, symbols, walk
from derive.readings.code import numpy_program
from floats.types import TYPES, Array

KINDS = [kind.dtype for kind in TYPES]
Computed = Callable[[Array], Array]


class LeavesItsType(TypeError):
    """Why a form's code computes in another type than that of what it was given."""


def computed(form: Form) -> Computed:
    """`form` as a function of an array for its one symbol, by the code that `numpy_program` prints.

    The result has the array's type. Raises TypeError where it would not, as with integers, complex numbers or
    objects, and ValueError where the form has several symbols.
    """
    letters = sorted(symbol.name for symbol in symbols(form))
    if len(letters) > 1:
        raise ValueError(f"a form of one symbol is computed here, not one of {', '.join(letters)}")
    code = numpy_program("result", form)
    compiled = compile(code, "<form>", "exec")

    def run(x: Array) -> Array:
        if x.dtype not in KINDS:
            raise TypeError(f"a form is computed on arrays of {', '.join(map(str, KINDS))}, not of {x.dtype}")
        values: dict[str, Any] = dict.fromkeys(map(letter_python, letters), x.view(_staying_in(x.dtype)))
        with np.errstate(all="ignore"):  # what overflows or is invalid is what is being measured
            exec(compiled, values)
        result = np.asarray(values["result"])
        if result.dtype != x.dtype:
            raise LeavesItsType(
                f"a form must stay in the type of its input, and {code!r} went from {x.dtype} to {result.dtype}"
            )
        return result

    return run


def scipys(form: Form) -> list[str]:
    """The functions in `form` that are SciPy's and not NumPy's, as its code calls them."""
    called = [FUNCTIONS[part.function].numpy for part in _all_parts(form) if isinstance(part, Call)]
    return list(dict.fromkeys(code.partition("(")[0] for code in called if not code.startswith("np.")))


def intermediates(form: Form) -> list[Form]:
    """What is computed on the way to `form`, the form itself included; constants and letters are not computed."""
    return [part for part in _all_parts(form) if symbols(part) and not isinstance(part, Symbol | Name)]


def _all_parts(form: Form) -> list[Form]:
    """The parts of `form` and of its names, each once."""
    wholes = [*(name.definition for name in names(form)), form]
    return list(dict.fromkeys(part for whole in wholes for part in walk(whole)))


@cache
def _staying_in(kind: np.dtype[Any]) -> type[Array]:
    """The arrays that a computation in a type works with; those of truth values, too, know what type it is."""

    class InType(np.ndarray[Any, np.dtype[Any]]):
        def __array_ufunc__(self, ufunc: np.ufunc, method: str, *given: Any, **options: Any) -> Any:
            numbers = [kind.type(each) if isinstance(each, float) else each for each in given]
            plain = [each.view(np.ndarray) if isinstance(each, np.ndarray) else each for each in numbers]
            if kind.itemsize == 2 and getattr(np, ufunc.__name__, None) is not ufunc:
                return ufunc(*(each.astype(np.float32) for each in plain), **options).astype(kind).view(InType)
            return getattr(ufunc, method)(*plain, **options).view(InType)

        def __array_function__(self, function: Any, types: Any, given: Any, options: Any) -> Any:
            numbers = tuple(np.asarray(each, kind) if isinstance(each, int | float) else each for each in given)
            return super().__array_function__(function, types, numbers, options).view(InType)

    return InType
