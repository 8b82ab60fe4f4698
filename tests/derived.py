"""The notes that have a derivation of their own."""

from generate.note import Note, load
from generate.stems import stems

DERIVED = [stem for stem in stems() if isinstance(load(stem), Note)]
