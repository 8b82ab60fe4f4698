"""The floating-point types that the notes measure: what each can hold, and its numbers in order.

Each type's numbers are numbered from the lowest to the highest (`place`, `at_place`), so that neighbors differ
by one, and a search by halves ends at two neighbors.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import ml_dtypes
import mpmath
import numpy as np
from flint import arb

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True)
class FloatType:
    """A binary floating-point type.

    `precision` is the number of digits of the significand, the leading one included; `low` the exponent of the
    smallest normal number, as in 2^low.
    """

    name: str
    dtype: np.dtype[Any]
    precision: int
    low: int

    @property
    def bits(self) -> int:
        return 8 * self.dtype.itemsize

    @property
    def is_short(self) -> bool:
        """Whether each of its numbers can be looked at: 16 bits make 65,536."""
        return self.bits == 16

    @property
    def largest(self) -> float:
        return float(_info(self.dtype).max)

    @property
    def smallest(self) -> mpmath.mpf:
        """The smallest positive number, a subnormal one."""
        return mpmath.ldexp(1, self.low - self.precision + 1)

    def place(self, x: Any) -> int:
        """The place of the number `x` among all numbers of the type; both zeros are at 0."""
        word = int(np.array(x, self.dtype).view(f"u{self.dtype.itemsize}"))
        size = word & ((1 << (self.bits - 1)) - 1)
        return -size if word >> (self.bits - 1) else size

    def at_place(self, place: int) -> Any:
        """The number at a place."""
        word = np.array(abs(place), f"u{self.dtype.itemsize}")
        number = word.view(self.dtype)[()]
        return -number if place < 0 else number

    def numbers(self) -> Array:
        """All finite numbers of a short type, in order; zero once."""
        above = np.arange(self.place(self.largest) + 1).astype(f"u{self.dtype.itemsize}").view(self.dtype)
        return np.concatenate([-above[:0:-1], above])

    def ulp_exponent(self, exact: arb) -> int:
        """The exponent of the unit in the last place of `exact`: the distance of this type's numbers there is 2^it."""
        digits, exponent = map(int, exact.man_exp())
        first = exponent + digits.bit_length() - 1 if digits else self.low
        return max(first, self.low) - self.precision + 1

    def shown(self, x: Any) -> str:
        """The number `x`: all its digits in a 16-bit type, and else the shortest that name it and no other."""
        number = np.float64(x) if self.is_short else self.dtype.type(x)
        return np.format_float_positional(number, trim="-")


def _info(dtype: Any) -> Any:
    return ml_dtypes.finfo(dtype)  # type: ignore[no-untyped-call]  # NumPy's own does not know bfloat16


def _described(name: str, dtype: Any) -> FloatType:
    info = _info(dtype)
    return FloatType(name, np.dtype(dtype), info.nmant + 1, round(math.log2(float(info.smallest_normal))))


FLOAT16 = _described("float16", np.float16)
BFLOAT16 = _described("bfloat16", ml_dtypes.bfloat16)
FLOAT32 = _described("float32", np.float32)
FLOAT64 = _described("float64", np.float64)
TYPES = (FLOAT16, BFLOAT16, FLOAT32, FLOAT64)
