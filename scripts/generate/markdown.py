"""The pieces of a page that a proved derivation makes: Markdown that prose takes in by name."""

from __future__ import annotations

from html import escape

from derive.forms.alphabet import letter_python
from derive.forms.form import Derivative, Name
from derive.readings.certain import AGREE
from derive.readings.code import numpy_code, numpy_program, sympy_program
from derive.readings.tex import tex
from derive.written.derivation import Derivation, Line
from derive.written.proved import Proved


def step(line: Line, position: int) -> str:
    """One line as an element with its anchor, its rule and its reason, and the line's code for those who copy it."""
    result = _result_in_code(line)
    code = {"tex": line.tex, "sympy": sympy_program(result, line.form), "numpy": numpy_program(result, line.form)}
    data = " ".join(f'data-{language}="{_attribute(text)}"' for language, text in code.items() if text)
    return f"""\
<div class="step" id="{line.name}" {data} markdown>

[{position}](#{line.name}){{ .step-number title="Link to this line" aria-label="Line {position}" }}
{line.rule}
{{ .step-rule }}

<div class="step-body" markdown>

$$
{line.tex}
$$

{line.because}
{{ .step-because }}

<div class="step-copy"></div>

</div>

</div>
"""


def result(derivation: Derivation) -> str:
    """The derivative, as a display."""
    return f"$$\n{_result(derivation)}\n$$\n"


def definition(lines: list[Proved]) -> str:
    """The function, as a display: the first line."""
    first = lines[0].line
    return f"$$\n{first.tex}\n$$\n\nIn Python: `{_statement(first)}`\n"


def proved(lines: list[Proved], derivation: Derivation) -> str:
    """The note's footer: what its lines have passed. For pages in docs/notes/."""
    by = tex(derivation.by)
    return f"""\
Line 1 is the definition, and each of the other {len(lines) - 1} lines was made from the one before by the rule beside
it. Each passed three gates before it was printed: it is defined for every ${by}$ for which the function is; its value
was proved equal to the function, or to its derivative; and its numbers agree with a second library's, to {AGREE}
digits. The last line passed a fourth: it is the formula at the top of this page.
[What each gate can and cannot show](../method.md)
"""


def row(stem: str, title: str, derivation: Derivation) -> str:
    """The note's row in the table of all notes; for pages at the top of docs/."""
    function = f"{tex(derivation.of)} = {tex(derivation.of.definition)}"
    formulas = [rf"$\displaystyle {formula}$" for formula in (function, _result(derivation))]
    cells = [f"[{title}](notes/{stem}.md)", *formulas]
    return "| " + " | ".join(cell.replace("|", r"\vert ") for cell in cells) + " |\n"


def for_review(title: str, proved: list[Proved]) -> str:
    """All lines with their rules, for people to read in a diff."""
    rows = [
        f"{position}. **{each.line.name}**: {each.line.rule}\n\n   ```math\n   {each.line.tex}\n   ```\n"
        for position, each in enumerate(proved, 1)
    ]
    return f"# {title}\n\n" + "\n".join(rows)


def _statement(line: Line) -> str:
    return numpy_code(_result_in_code(line), line.form).replace("\n", "; ")


def _result_in_code(line: Line) -> str:
    return letter_python(line.left.name) if isinstance(line.left, Name) else "slope"


def _attribute(text: str) -> str:
    return escape(text).replace("\n", "&#10;")


def _result(derivation: Derivation) -> str:
    return f"{tex(Derivative(derivation.of, derivation.by))} = {tex(derivation.claim)}"
