"""The derivative of a form, one rule a line, each line proved: for whoever asks without writing a note."""

from __future__ import annotations

import sympy

from derive.forms.form import Derivative, Form, Symbol
from derive.proof.gates import Refused, prove_equal, told
from derive.proof.normal_form import is_zero
from derive.readings.tex import tex
from derive.readings.value import value
from derive.rules.opening import opening_rules
from derive.written.derivation import Line
from derive.written.proved import Proved


def stepped(form: Form, by: Symbol) -> list[Proved]:
    """The lines from d/d`by` of `form` to where no derivative is left.

    Raises DerivationError at the first line that is not proved, and where the last is not SymPy's derivative.
    """
    left = Derivative(form, by)
    proved: list[Proved] = []
    for name, rule, opened in opening_rules(left):
        line = Line(name, rule.label, rule.sentence, left, opened, continues=bool(proved))
        before = proved[-1].line.tex if proved else ""
        prove_equal(opened, left, step=f"{name} ({rule.label})", before=before, line=line.tex)
        proved.append(Proved(line, ("domain", "proof", "numbers")))
    last = proved.pop()
    with told("claim", step=f"{last.line.name} ({last.line.rule})", line=last.line.tex):
        slope = sympy.diff(value(form), value(by))
        if not is_zero(value(last.line.form) - slope):
            raise Refused(f"{tex(last.line.form)} is not SymPy's derivative, {sympy.latex(slope)}")
    return [*proved, Proved(last.line, (*last.gates, "claim"))]
