"""A derivation as a part of a note: each proved line as a piece, what stands at the top of the page, and its footer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from html import escape
from typing import Any

from derive.errors import DerivationError
from derive.forms.alphabet import letter_python
from derive.forms.form import Derivative, Form, Name
from derive.forms.trees import names, symbols
from derive.proof.letters import refuse_intervals
from derive.readings.certain import AGREE
from derive.readings.code import numpy_code, numpy_program, sympy_program
from derive.readings.tex import tex
from derive.written.derivation import Derivation, Line, lines
from derive.written.proved import Proved, prove
from derive.written.wording import refuse_no_sentence
from parts.note import Made, Note, Pieces, add_pieces, forms_of, refuse_odd
from search.names import search_words
from stems import link, linked, places


@refuse_odd.register
def _(part: Derivation, note: Note) -> None:
    by = part.by
    refuse_intervals(by, part.of, part.claim)
    if others := sorted(symbol.name for symbol in symbols(part.of, part.claim) - {by}):
        raise DerivationError(
            f"the function depends on {', '.join(others)} beside {by.name}, and a note is about one variable for now"
        )
    refuse_no_sentence(part.because, "the first line's reason")
    for step in (*part.prepare, *part.derive):
        for linked_to in re.findall(r"\]\((\w+)\.md[#)]", f"{step.rule.label} {step.because}"):
            if linked_to not in places():
                raise DerivationError(
                    f"there is no note {linked_to} to link to; there are {', '.join(places())}", step=step.name
                )
        refuse_no_sentence(step.because, f'the reason of step "{step.name}"')


@forms_of.register
def _(part: Derivation) -> Iterator[Form]:
    yield from (form for line in lines(part) for form in (line.left, line.form))


@add_pieces.register
def _(part: Derivation, pieces: Pieces) -> None:
    pieces.add("its lines", partial(_of_lines, pieces.stem, pieces.note.title, part))


def _of_lines(stem: str, title: str, derivation: Derivation) -> Made:
    lines = prove(derivation)
    steps = {f"steps/{each.line.name}.md": _step(stem, each.line, n) for n, each in enumerate(lines, 1)}
    return {
        **steps,
        "derivation.md": "\n".join(steps.values()),
        "derivation.json": json.dumps(data(lines), indent=1, ensure_ascii=False) + "\n",
        "definition.md": _definition(lines),
        "result.md": f"$$\n{_result(derivation)}\n$$\n",
        "proved.md": _footer(stem, lines, derivation),
        "row.md": _row(stem, title, derivation),
        "words.txt": search_words(stem, derivation),
    }


def data(lines: list[Proved]) -> list[dict[str, Any]]:
    """The proved lines as plain data."""
    return [
        {
            "name": each.line.name,
            "rule": each.line.rule,
            "because": each.line.because,
            "tex": each.line.tex,
            "gates": list(each.gates),
        }
        for each in lines
    ]


def _step(stem: str, line: Line, position: int) -> str:
    """One line as an element with its anchor, its rule and its reason, and the line's code for those who copy it."""
    result = _result_in_code(line)
    code = {"tex": line.tex, "sympy": sympy_program(result, line.form), "numpy": numpy_program(result, line.form)}
    data = " ".join(f'data-{language}="{_attribute(text)}"' for language, text in code.items() if text)
    return f"""\
<div class="step" id="{line.name}" {data} markdown>

[{position}](#{line.name}){{ .step-number title="Link to this line" aria-label="Line {position}" }}
{linked(stem, line.rule)}
{{ .step-rule }}

<div class="step-body" markdown>

$$
{line.tex}
$$

{linked(stem, line.because)}
{{ .step-because }}

<div class="step-copy"></div>

</div>

</div>
"""


def _definition(lines: list[Proved]) -> str:
    """The function, as a display: the first line."""
    first = lines[0].line
    return f"$$\n{first.tex}\n$$\n\nIn Python: `{_statement(first)}`\n"


def _footer(stem: str, lines: list[Proved], derivation: Derivation) -> str:
    """The note's footer: what its lines have passed."""
    by = tex(derivation.by)
    return f"""\
Line 1 is the definition, and each of the other {len(lines) - 1} lines was made from the one before by the rule beside
it. Each passed three gates before it was printed: it is defined for every ${by}$ for which the function is; its value
was proved equal to the function, or to its derivative; and its numbers agree with a second library's, to {AGREE}
digits. The last line passed a fourth: it is the formula at the top of this page.
[What each gate can and cannot show]({link(stem, "method.md")})
"""


def _row(stem: str, title: str, derivation: Derivation) -> str:
    """The note's row in the table of all notes; for pages at the top of docs/."""
    function = ",\\quad ".join(f"{tex(name)} = {tex(name.definition)}" for name in names(derivation.of))
    formulas = [rf"$\displaystyle {formula}$" for formula in (function, _result(derivation))]
    cells = [f"[{title}](notes/{places()[stem]}.md)", *formulas]
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
