"""What stands beside a derivation, for Markdown: the card of properties, exercises, functions to take away."""

from __future__ import annotations

from derive.readings.tex import tex
from derive.written.card import Card
from derive.written.exercise import Exercise, prove_answer
from derive.written.properties import proved
from generate.stems import SCRIPTS


def card(card: Card) -> dict[str, str]:
    """The card as a table. Raises DerivationError where a property does not hold."""
    rows = ["| {} | {} |\n".format(row.name, row.says.replace("|", r"\vert ")) for row in proved(card)]
    if card.formal:
        name, address = card.formal
        rows.append(f"| Formal proof | [`{name}`]({address}) in Lean's Mathlib |\n")
    return {"card.md": "| Property | What is true |\n| --- | --- |\n" + "".join(rows)}


def exercises(exercises: tuple[Exercise, ...]) -> dict[str, str]:
    """The questions, each with its answer behind a disclosure. Raises DerivationError where an answer does not hold."""
    return {"exercises.md": "\n".join(_exercise(number, each) for number, each in enumerate(exercises, 1))}


def published(stem: str) -> dict[str, str]:
    """The functions to take away, if the note publishes some: the file as it stands."""
    file = SCRIPTS / "published" / f"{stem}.py"
    return {"published.md": f"```python\n{file.read_text('utf-8').strip()}\n```\n"} if file.is_file() else {}


def _exercise(number: int, exercise: Exercise) -> str:
    prove_answer(exercise)
    left = tex(exercise.left)
    lines = []
    for form, because in exercise.lines:
        lines.append(f"    $$\n    {left} = {tex(form)}\n    $$\n\n    {because}\n")
        left = ""
    answer = "\n".join(lines)
    return f'**{number}.** {exercise.question}\n\n??? success "Answer {number}"\n\n{answer}\n'
