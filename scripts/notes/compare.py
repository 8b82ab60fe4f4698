"""All functions beside each other."""

import notes
from parts.comparison import Comparison
from parts.note import Note

note = Note("Compare", Comparison(notes, first=("relu", "gelu", "softplus", "tanh")))
