"""The notes, for tests that look at each; those of one note run in one process, where its formulas are read once."""

import pytest

from generate.note import Note, load
from generate.stems import stems

DERIVED = [stem for stem in stems() if isinstance(load(stem), Note)]  # that have a derivation of their own
EACH_NOTE = [pytest.param(stem, marks=pytest.mark.xdist_group(stem)) for stem in stems()]
EACH_DERIVED = [pytest.param(stem, marks=pytest.mark.xdist_group(stem)) for stem in DERIVED]
