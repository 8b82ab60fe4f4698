"""Gradients of a note's tensors by PyTorch and JAX, in reverse mode, as a part: a witness that `record.py` asks.

They are too large for every build, see `asked.py`. They are asked of the function as they write it, at one point with
random entries; tests hold what a note claims against what they said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, product
from typing import Any

from derive.errors import DerivationError
from derive.forms.alphabet import letter_python
from derive.forms.form import Form, Named
from derive.forms.indexed import WHOLE, Entry, Index, Loss, Place, Placed, Size, Tensor
from derive.forms.trees import symbols
from derive.forms.unknowns import unknowns
from derive.proof.tensor_points import places_along, tensor_points
from derive.readings.number import Point, number
from derive.written.derivation import Gradient
from parts.asked import TENSORS, Question
from parts.note import Note, Pieces, add_pieces, refuse_odd
from parts.subject import derivations

PYTORCH = """\
import torch
import torch.nn.functional as F
{letters}
{by}.requires_grad_()
print(torch.autograd.grad({function}, {by}{coming})[0].tolist())
"""
PYTORCH_JACOBIAN = """\
import torch
import torch.nn.functional as F
{letters}
print(torch.autograd.functional.jacobian(lambda {by}: {function}, {by}).tolist())
"""
JAX = """\
import jax
import jax.numpy as jnp
jax.config.update("jax_enable_x64", True)
{letters}
_, backward = jax.vjp(lambda {by}: {function}, {by})
print(backward({coming})[0].tolist())
"""
JAX_JACOBIAN = """\
import jax
import jax.numpy as jnp
jax.config.update("jax_enable_x64", True)
{letters}
print(jax.jacrev(lambda {by}: {function})({by}).tolist())
"""


@dataclass(frozen=True)
class Asked:
    """A function as PyTorch and JAX write it, in the letters of the note as Python has them.

    Tensors are float64 arrays, sizes are whole numbers, and what is looked up is an array of whole numbers from 0 on.
    Where places run through all whole numbers, an array has those that are equally far from 0 on both sides: place 0 is
    in its middle.
    torch.nn.functional is F, and jax.numpy is jnp. One is empty where the framework has no such function.
    Some letters of a gradient may follow from others, as the signs of residuals do: `following` has their entries, such
    as `s[i]`, and what each is.
    """

    pytorch: str
    jax: str
    following: Mapping[Entry, Form] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raises DerivationError where something follows that is no entry, or is no form."""
        for entry, of in self.following.items():
            if not isinstance(entry, Entry) or not isinstance(of, Form):
                raise DerivationError("what follows is an entry and its form, as in {s[i]: Max((x[i], form(0)))}")


class Frameworks(dict[str, Asked]):
    """What is asked, by the names of the note's gradients: the function that the gradient is of, or is a loss of."""


@refuse_odd.register
def _(part: Frameworks, note: Note) -> None:
    known = derivations(note)
    for name, asked in part.items():
        if not isinstance(asked, Asked):
            raise DerivationError(f'frameworks are asked with Asked("F.relu(x)", "jax.nn.relu(x)"), not with {asked!r}')
        gradient = known.get(name)
        if not isinstance(gradient, Gradient):
            raise DerivationError(f'there is no gradient "{name}" in the note to ask frameworks about')
        point_of(gradient, asked)


@add_pieces.register
def _(part: Frameworks, pieces: Pieces) -> None:
    """A witness has no pieces: tests ask it."""


def of_tensors(stem: str, note: Note) -> Iterator[Question]:
    """What is asked of the gradients of a note."""
    known = derivations(note)
    for name, asked in (note.part(Frameworks) or {}).items():
        gradient = known[name]
        assert isinstance(gradient, Gradient)
        for framework, function in (("pytorch", asked.pytorch), ("jax", asked.jax)):
            if function:
                program = _program(framework, gradient, function, point_of(gradient, asked))
                yield Question(stem, name or "main", framework, {}, program, TENSORS)


def point_of(gradient: Gradient, asked: Asked) -> Point:
    """The point at which frameworks are asked about a gradient: its sizes are not 1, and no two of them are equal.

    What follows from other letters has more than one value there. Raises DerivationError where no point is so.
    """
    forms = (gradient.of, gradient.by, gradient.claim)
    for at in islice(tensor_points(unknowns(*forms), symbols(*forms)), 2, None):
        followed = {entry: _followed(entry, of, at) for entry, of in asked.following.items()}
        if all(len(set(entries.values())) > 1 for entries in followed.values()):
            return dict(at) | {place: value for entries in followed.values() for place, value in entries.items()}
    raise DerivationError(
        f"what follows from other letters, {' and '.join(entry.name for entry in asked.following)}, is the same in all "
        f"its entries wherever frameworks could be asked; ask them about another function, or make it depend on these"
    )


def _followed(entry: Entry, of: Form, at: Point) -> dict[Any, Any]:
    """The entries of a tensor that follow from others, by tensor and places."""
    indices = [each for each in entry.places if isinstance(each, Index)]
    every = product(*(places_along(size, at) for size in entry.tensor.sizes))
    return {(entry.tensor, *places): number(of, {**at, **dict(zip(indices, places, strict=True))}) for places in every}


def free_places(gradient: Gradient) -> tuple[Index, ...]:
    """The indices of a gradient, in the order of the axes that frameworks give it."""
    of = gradient.of.places if isinstance(gradient.of, Placed) else ()
    return tuple(each for each in (*of, *gradient.by.places) if isinstance(each, Index))


def _program(framework: str, gradient: Gradient, function: str, at: Point) -> str:
    coming = letter_python(gradient.of.gradient.name) if isinstance(gradient.of, Loss) else ""
    templates = {"pytorch": (PYTORCH, PYTORCH_JACOBIAN), "jax": (JAX, JAX_JACOBIAN)}[framework]
    in_call = {"pytorch": f", {coming}" * bool(coming), "jax": coming or "1.0"}[framework]
    return templates[isinstance(gradient.of, Placed)].format(
        letters="\n".join(_letters(framework, gradient, at)),
        by=letter_python(gradient.by.name),
        function=function,
        coming=in_call,
    )


def _letters(framework: str, gradient: Gradient, at: Point) -> Iterator[str]:
    forms = (gradient.of, gradient.by, gradient.claim)
    found = unknowns(*forms)
    for size in found.sizes:
        if size != WHOLE:
            yield f"{letter_python(size.name)} = {at[size]}"
    for symbol in sorted(symbols(*forms), key=lambda each: each.name):
        yield f"{letter_python(symbol.name)} = {float(at[symbol])!r}"
    for tensor in found.tensors:
        yield f"{letter_python(tensor.name)} = {_array(framework)}({numbers(tensor, at)!r}{_float(framework)})"
    if isinstance(gradient.by, Named):
        values = _values(gradient.by, at)
        yield f"{letter_python(gradient.by.name)} = {_array(framework)}({values!r}{_float(framework)})"
    for lookup in found.lookups:
        places = [at[lookup.name, each] - 1 for each in range(1, at[lookup.at.size] + 1)]
        yield f"{letter_python(lookup.name)} = {_array(framework)}({places!r})"
    for index in found.free:
        if index not in free_places(gradient):
            yield f"{letter_python(index.name)} = {at[index] - 1}"


def numbers(tensor: Tensor, at: Point) -> Any:
    """The entries of a tensor at a point, as nested lists."""
    return _nested(tensor, tensor.sizes, (), at)


def _values(letter: Named, at: Point) -> Any:
    """What a letter with indices is at a point, as nested lists."""
    general = letter.general
    assert isinstance(general, Placed)

    def nested(indices: tuple[Place, ...], there: Point) -> Any:
        if not indices:
            return float(number(general.definition, there))
        first, *rest = indices
        assert isinstance(first, Index)
        return [nested(tuple(rest), {**there, first: each}) for each in range(1, at[first.size] + 1)]

    return nested(general.places, at)


def _nested(tensor: Tensor, sizes: tuple[Size, ...], places: tuple[int, ...], at: Point) -> Any:
    if not sizes:
        return float(at[tensor, *places])
    return [_nested(tensor, sizes[1:], (*places, each), at) for each in places_along(sizes[0], at)]


def _array(framework: str) -> str:
    return "torch.tensor" if framework == "pytorch" else "jnp.array"


def _float(framework: str) -> str:
    return ", dtype=torch.float64" if framework == "pytorch" else ""
