"""A derivation as a part of a note: each proved line as a piece, what stands at the top of the page, and its footer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from html import escape
from typing import Any

from derive.errors import DerivationError
from derive.forms.alphabet import letter_python
from derive.forms.form import Derivative, Form, Named
from derive.forms.trees import names, symbols
from derive.forms.unknowns import unknowns
from derive.readings.certain import AGREE
from derive.readings.code import numpy_code, numpy_program, sympy_program
from derive.readings.interval import interval, intervals, where
from derive.readings.tex import tex
from derive.written.derivation import AnyDerivation, Derivation, Line, lines
from derive.written.proved import Proved, prove
from derive.written.wording import refuse_no_sentence
from parts.note import Made, Note, Pieces, add_pieces, forms_of, refuse_odd, summary
from search.names import search_words
from stems import link, linked, places

IN_ONE_LINE = 3  # names; more would not be seen at a glance


@refuse_odd.register
def _(part: AnyDerivation, note: Note) -> None:
    refuse_what_no_page_shows(part)


def refuse_what_no_page_shows(part: AnyDerivation) -> None:
    """Raises DerivationError where a sentence is none, or links to a note that is not there."""
    refuse_no_sentence(part.because, "the first line's reason")
    for step in (*part.prepare, *part.derive):
        for linked_to in re.findall(r"\]\((\w+)\.md[#)]", f"{step.rule.label} {step.because}"):
            if linked_to not in places():
                raise DerivationError(
                    f"there is no note {linked_to} to link to; there are {', '.join(places())}", step=step.name
                )
        refuse_no_sentence(step.because, f'the reason of step "{step.name}"')


@forms_of.register
def _(part: AnyDerivation) -> Iterator[Form]:
    yield from (form for line in lines(part) for form in (line.left, line.form))


@add_pieces.register
def _(part: Derivation, pieces: Pieces) -> None:
    pieces.add("its lines", partial(_of_lines, pieces.stem, pieces.note.title, part))


def _of_lines(stem: str, title: str, derivation: Derivation) -> Made:
    lines = prove(derivation)
    result = result_of(derivation)
    return {
        **line_pieces(stem, lines),
        "definition.md": definition_piece(derivation.of, derivation.by),
        "result.md": f"$$\n{result}\n$$\n",
        "proved.md": footer(stem, lines, derivation),
        "words.txt": search_words(stem, derivation.of, derivation.by, derivation.claim),
        **summary(in_short(title, derivation.of, tex(derivation.claim), result)),
    }


def line_pieces(stem: str, lines: list[Proved], name: str = "") -> dict[str, str]:
    """The lines of one derivation of a note, whose addresses begin with its name."""
    folder = f"{name}/" if name else ""
    steps = {f"{folder}steps/{each.line.name}.md": _step(stem, name, each.line, n) for n, each in enumerate(lines, 1)}
    holds = intervals(*(each.line.form for each in lines), *(each.line.left for each in lines))
    here = [f"Here {' and '.join(f'${each}$' for each in holds)}.\n"] if holds else []
    return {
        **steps,
        f"{folder}derivation.md": "\n".join([*here, *steps.values()]),
        f"{folder}derivation.json": json.dumps(data(lines, name), indent=1, ensure_ascii=False) + "\n",
    }


def anchor(name: str, line: str) -> str:
    """The address on its page of a line of the derivation with that name."""
    return f"{name}-{line}" if name else line


def data(lines: list[Proved], name: str = "") -> list[dict[str, Any]]:
    """The proved lines of the derivation with that name as plain data."""
    return [
        {
            "name": anchor(name, each.line.name),
            "rule": each.line.rule,
            "because": each.line.because,
            "tex": each.line.tex,
            "gates": list(each.gates),
        }
        for each in lines
    ]


def _step(stem: str, name: str, line: Line, position: int) -> str:
    """One line as an element with its anchor, its rule and its reason, and the line's code for those who copy it."""
    result = _result_in_code(line)
    code = {"tex": line.tex}
    if not unknowns(line.form):
        code |= {"sympy": sympy_program(result, line.form), "numpy": numpy_program(result, line.form)}
    address = anchor(name, line.name)
    data = " ".join(f'data-{language}="{_attribute(text)}"' for language, text in code.items() if text)
    return f"""\
<div class="step" id="{address}" markdown>

[{position}](#{address}){{ .step-number title="Link to this line" aria-label="Line {position}" }}
{linked(stem, line.rule)}
{{ .step-rule }}

<div class="copies" data-name="line {position}" {data}></div>

<div class="step-body" markdown>

$$
{line.tex}
$$

{linked(stem, line.because)}
{{ .step-because }}

</div>

</div>
"""


def definition_piece(of: Named, by: Form) -> str:
    """The function, as a display, with where its letters lie, and, if it is one of numbers, as Python."""
    named = [f"{tex(name)} = {tex(name.definition)}" for name in names(of)]
    apart = "\n$$\n\n$$\n" if len(named) > IN_ONE_LINE else r",\quad "
    shown = apart.join(named) + where(of, by)
    if unknowns(of):
        return f"$$\n{shown}\n$$\n"
    code = numpy_code(letter_python(of.name), of.definition).replace("\n", "; ")
    return f"$$\n{shown}\n$$\n\nIn Python: `{code}`\n"


def result_piece(derivation: AnyDerivation) -> str:
    """The derivative as it is claimed, as a display, with one for each letter of it that the function has not."""
    beside = [f"{tex(name)} = {tex(name.definition)}" for name in reversed(derivation.beside)]
    return "\n".join(f"$$\n{shown}\n$$\n" for shown in (result_of(derivation), *beside))


def footer(stem: str, lines: list[Proved], derivation: Derivation) -> str:
    """The note's footer: what its lines have passed."""
    return f"""\
Line 1 is the definition, and each of the other {len(lines) - 1} lines was made from the one before by the rule beside
it. Each passed three gates before it was printed: it is defined for every {_ranging(derivation)} for which the function
is; its value was proved equal to the function, or to its derivative; and its numbers agree with a second library's, to
{AGREE} digits. The last line passed a fourth: it is the formula at the top of this page.
[What each gate can and cannot show]({link(stem, "method.md")})
"""


def _ranging(derivation: Derivation) -> str:
    """The letters of a derivation, with where they lie."""
    letters = sorted(symbols(derivation.of, derivation.by, derivation.claim), key=lambda each: each.name)
    return " and ".join(f"${interval(letter) or tex(letter)}$" for letter in letters)


def in_short(title: str, of: Named, slope: str, result: str) -> dict[str, Any]:
    """What is known of a note's function and of its `slope`, which is the right side of the `result`, as TeX."""
    main, *others = reversed([f"{tex(name)} = {tex(name.definition)}" for name in names(of)])
    whole = r",\quad ".join([main, *others, result])
    return {"title": title, "function": [main, *others], "letters": intervals(of), "slope": slope, "tex": whole}


def for_review(title: str, proved: Mapping[str, list[Proved]]) -> str:
    """All lines of a note with their rules, by the names of its derivations, for people to read in a diff."""
    shown = [f"# {title}\n"]
    for name, of_one in proved.items():
        shown += [f"## {name}\n"] if name else []
        shown += [
            f"{position}. **{each.line.name}**: {each.line.rule}\n\n   ```math\n   {each.line.tex}\n   ```\n"
            for position, each in enumerate(of_one, 1)
        ]
    return "\n".join(shown)


def _result_in_code(line: Line) -> str:
    return letter_python(line.left.name) if isinstance(line.left, Named) else "slope"


def _attribute(text: str) -> str:
    return escape(text).replace("\n", "&#10;")


def result_of(derivation: AnyDerivation) -> str:
    """The derivative as it is claimed, with where the letters lie, as TeX."""
    of, by, claim = derivation.of, derivation.by, derivation.claim
    return f"{tex(Derivative(of, by))} = {tex(claim)}{where(of, by, claim)}"
