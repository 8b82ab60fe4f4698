"""What the table of all notes shows of a note's function beside what its parts have proved: a sketch, and its code."""

from __future__ import annotations

import re

from derive.forms.alphabet import letter_python
from derive.forms.trees import symbols
from derive.readings.code import numpy_code, with_imports
from parts.code import Code
from parts.note import Made, Note, summary
from parts.parameters import Parameters
from parts.sketch import sketch
from parts.subject import Subject, subject_of

PYTORCH = {"torch": "import torch", "F": "import torch.nn.functional as F"}


def summary_of(note: Note) -> Made:
    """A note's sketch, code and parameters, for `summary.json`; nothing where it is about no function."""
    about = subject_of(note)
    if about is None:
        return {}
    letters = symbols(about.of, about.slope) - {about.by}
    given = Parameters(*(each for each in note.part(Parameters) or () if each.letter in letters))
    drawn = {"sketch": sketch(about, given)} if len(given) == len(letters) else {}
    code = note.part(Code)
    pytorch = {"pytorch": _pytorch(about, code.pytorch)} if code and code.pytorch else {}
    return summary({"has_parameter": bool(letters), "numpy": _numpy(about), **pytorch, **drawn})


def _numpy(about: Subject) -> str:
    """The function and its slope in NumPy, what both take computed once."""
    results = {letter_python(about.of.name): about.of.definition, "slope": about.slope}
    lines = [line for result, form in results.items() for line in numpy_code(result, form).split("\n")]
    return with_imports("\n".join(dict.fromkeys(lines)))


def _pytorch(about: Subject, called: str) -> str:
    """The function as PyTorch has it, with the imports that it needs."""
    imports = [line for name, line in PYTORCH.items() if re.search(rf"\b{name}\.", called)]
    return "\n".join([*imports, f"{letter_python(about.of.name)} = {called}"])
