"""A form computed in floats: the NumPy code that is printed for it, run as it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from derive.forms.alphabet import letter_python
from derive.forms.form import Form, Name, Symbol
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
    objects, or where SciPy has no function for the type, and ValueError where the form has several symbols.
    """
    letters = sorted(symbol.name for symbol in symbols(form))
    if len(letters) > 1:
        raise ValueError(f"a form of one symbol is computed here, not one of {', '.join(letters)}")
    code = numpy_program("result", form)
    compiled = compile(code, "<form>", "exec")

    def run(x: Array) -> Array:
        if x.dtype not in KINDS:
            raise TypeError(f"a form is computed on arrays of {', '.join(map(str, KINDS))}, not of {x.dtype}")
        values: dict[str, Any] = dict.fromkeys(map(letter_python, letters), x)
        with np.errstate(all="ignore"):  # what overflows or is invalid is what is being measured
            exec(compiled, values)
        result = np.asarray(values["result"])
        if result.dtype != x.dtype:
            raise LeavesItsType(
                f"a form must stay in the type of its input, and {code!r} went from {x.dtype} to {result.dtype}"
            )
        return result

    return run


def intermediates(form: Form) -> list[Form]:
    """What is computed on the way to `form`, the form itself included; constants and letters are not computed."""
    wholes = [*(name.definition for name in names(form)), form]
    found = dict.fromkeys(part for whole in wholes for part in walk(whole))
    return [part for part in found if symbols(part) and not isinstance(part, Symbol | Name)]
