"""The sigmoid's slope in floating point: the lines of its derivation, and forms that keep their digits."""

from derive.forms.form import Name
from derive.forms.functions import cosh, exp, size, tanh
from notes.activations.sigmoid import a, derivation, u, x
from parts.code import Code
from parts.float_survey import FloatSurvey
from parts.note import Note

b = Name("b", 1 / (1 + exp(x)))  # the sigmoid of -x
t = Name("t", exp(-size(x)))  # the exponential that cannot overflow
slope = t / (1 + t) ** 2

survey = FloatSurvey(
    of=a,
    by=x,
    told_in="sigmoid",
    derivation=derivation,
    slopes={
        "mirrored": a * b,
        "exponentials": 1 / (2 + exp(x) + exp(-x)),
        "cosh": 1 / (4 * cosh(x / 2) ** 2),
        "tanh": (1 - tanh(x / 2) ** 2) / 4,
        "stable": slope,
    },
    functions={
        "naive": 1 / u,
        "other-side": exp(x) / (1 + exp(x)),
        "by-tanh": (1 + tanh(x / 2)) / 2,
        "forward": exp(x / 2 - size(x) / 2) / (1 + t),
    },
    shown={"t/(1 + t)²": slope, "a(1 − a)": a * (1 - a), "e⁻ˣ/(1 + e⁻ˣ)²": exp(-x) / u**2},
)

note = Note("The sigmoid in floats", survey, Code())
