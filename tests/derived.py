"""The notes, for tests that look at each; those of one note run in one process, where its formulas are read once."""

import pytest

from parts.load import load
from parts.subject import derivations, subject_of
from stems import stems

DERIVED = [stem for stem in stems() if derivations(load(stem))]  # that have derivations of their own
EACH_NOTE = [pytest.param(stem, marks=pytest.mark.xdist_group(stem)) for stem in stems()]
EACH_DERIVED = [pytest.param(stem, marks=pytest.mark.xdist_group(stem)) for stem in DERIVED]
EACH_OF_ONE_VARIABLE = [each for each in EACH_DERIVED if subject_of(load(str(each.values[0])))]
