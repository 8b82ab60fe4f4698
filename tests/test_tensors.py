"""Gradients that notes claim of tensors, against what PyTorch and JAX said of the same functions in reverse mode."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from typing import Any

import mpmath
import pytest

from derive.proof.tensor_points import places_along
from derive.readings.number import number
from derive.written.derivation import Gradient
from parts.asked import TENSORS, Question
from parts.frameworks import Asked, Frameworks, free_places, of_tensors, point_of
from parts.load import load
from parts.subject import derivations
from stems import stems

RECORD = json.loads(TENSORS.read_text("utf-8"))
QUESTIONS = [each for stem in stems() for each in of_tensors(stem, load(stem))]
CLOSE = 1e-12  # of sums of a few numbers of about 1, in float64


def asked_by(question: Question) -> tuple[Gradient, Asked]:
    note, name = load(question.stem), "" if question.about == "main" else question.about
    found, asked = derivations(note)[name], note.part(Frameworks)
    assert isinstance(found, Gradient)
    assert asked
    return found, asked[name]


def flat(nested: Any) -> Iterator[float]:
    if isinstance(nested, list):
        for each in nested:
            yield from flat(each)
    else:
        yield nested


@pytest.mark.parametrize("question", QUESTIONS, ids=[each.name for each in QUESTIONS])
def test_frameworks_have_the_gradient_that_is_claimed(question: Question) -> None:
    entry = RECORD[question.name]
    assert entry["sha256"] == question.digest, "run scripts/record.py where the frameworks are installed"
    gradient, asked = asked_by(question)
    at = point_of(gradient, asked)
    indices = free_places(gradient)
    places = product(*(places_along(index.size, at) for index in indices))
    claimed = [number(gradient.claim, {**at, **dict(zip(indices, each, strict=True))}) for each in places]
    said = list(flat(json.loads(entry["output"])))
    assert len(said) == len(claimed)
    assert max(abs(one - mpmath.mpf(other)) for one, other in zip(claimed, said, strict=True)) < CLOSE


@pytest.mark.parametrize("stem", stems())
def test_every_gradient_has_a_witness(stem: str) -> None:
    note = load(stem)
    gradients = {name for name, each in derivations(note).items() if isinstance(each, Gradient)}
    assert gradients == set(note.part(Frameworks) or {})
