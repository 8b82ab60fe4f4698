"""The notes, for tests that look at each; those of one note run in one process, where its formulas are read once."""

import pytest

from derive.written.derivation import Derivation
from parts.load import load
from stems import stems

DERIVED = [stem for stem in stems() if load(stem).part(Derivation)]  # that have a derivation of their own
EACH_NOTE = [pytest.param(stem, marks=pytest.mark.xdist_group(stem)) for stem in stems()]
EACH_DERIVED = [pytest.param(stem, marks=pytest.mark.xdist_group(stem)) for stem in DERIVED]
