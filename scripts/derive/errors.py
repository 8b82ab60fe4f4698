"""What stops a derivation, told to its author."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class DerivationError(Exception):
    """A derivation that does not hold, or cannot be carried out.

    `step` is the name of the step; `before` and `line` are the two lines as printed; `gate` is the gate that
    the line did not pass; `point` tells where the two lines differ, if that is known.
    """

    def __init__(
        self,
        reason: str,
        *,
        step: str = "",
        before: str = "",
        line: str = "",
        gate: str = "",
        point: str = "",
    ) -> None:
        details = {"step": step, "gate": gate, "before": before, "line": line, "point": point}
        rows = [f"  {key + ':':<8}{text}" for key, text in details.items() if text]
        super().__init__("\n".join([reason, *rows]))


@contextmanager
def inside(name: str) -> Iterator[None]:
    """Says of what stops a derivation which one of a note's derivations it is."""
    try:
        yield
    except DerivationError as error:
        reason, *rows = str(error).splitlines()
        raise DerivationError("\n".join([reason, f"  in:     {name}", *rows])) from error


# What Python says where numbers, or whole forms, cannot be computed.
CANNOT: dict[type[Exception], str] = {
    ZeroDivisionError: "its numbers cannot be computed: something is divided by 0",
    OverflowError: "its numbers cannot be computed: they are too large",
    RecursionError: "it is nested too deeply to be looked at; name its parts",
}


def cannot(error: BaseException) -> str:
    """Why something cannot be computed, in words."""
    return next(reason for kind, reason in CANNOT.items() if isinstance(error, kind))
