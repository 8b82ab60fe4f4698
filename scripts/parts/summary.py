"""What the table of all notes shows of a note's function beside what its parts have proved: a sketch, and its code."""

from __future__ import annotations

from derive.forms.alphabet import letter_python
from derive.forms.trees import symbols
from derive.readings.code import numpy_code, with_imports
from parts.note import Made, Note, summary
from parts.parameters import Parameters
from parts.sketch import sketch
from parts.subject import Subject, subject_of


def summary_of(note: Note) -> Made:
    """A note's sketch, code and parameters, for `summary.json`; nothing where it is about no function."""
    about = subject_of(note)
    if about is None:
        return {}
    letters = symbols(about.of, about.slope) - {about.by}
    given = Parameters(*(each for each in note.part(Parameters) or () if each.letter in letters))
    drawn = {"sketch": sketch(about, given)} if len(given) == len(letters) else {}
    return summary({"has_parameter": bool(letters), "numpy": _numpy(about), **drawn})


def _numpy(about: Subject) -> str:
    """The function and its slope in NumPy, what both take computed once."""
    results = {letter_python(about.of.name): about.of.definition, "slope": about.slope}
    lines = [line for result, form in results.items() for line in numpy_code(result, form).split("\n")]
    return with_imports("\n".join(dict.fromkeys(lines)))
