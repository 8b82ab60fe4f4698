"""What the frameworks answer where a function has a kink, as it is recorded and as a page says it: see `asked`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from derive.forms.alphabet import letter_plain
from parts.asked import AT_KINKS, Values, at_kinks
from parts.note import Note
from printed import printed
from stems import NoteError

TITLES = {"pytorch": "PyTorch", "jax": "JAX"}


@dataclass(frozen=True)
class Answer:
    """What a framework returned at a kink, for some values of the parameters; and when, and in which version."""

    framework: str
    version: str
    date: str
    values: Values
    output: float

    def __str__(self) -> str:
        given = [f"{letter_plain(letter.name)} = {printed(value)}" for letter, value in self.values.items()]
        return " for ".join([printed(self.output), *filter(None, [", ".join(given)])])


def recorded(stem: str, note: Note, kink: str) -> Iterator[Answer]:
    """The answers that are recorded of a kink. Raises NoteError where one is missing, or is another program's."""
    record = json.loads(AT_KINKS.read_text("utf-8")) if AT_KINKS.is_file() else {}
    for question in at_kinks(stem, note):
        if question.about == kink:
            entry = record.get(question.name, {})
            title = TITLES[question.framework]
            if entry.get("sha256") != question.digest:
                raise NoteError(
                    f"{stem}: what {title} returns at {kink} is not recorded; run `python scripts/record.py` where it "
                    "is installed"
                )
            yield Answer(title, entry["version"], entry["date"], question.values, float(entry["output"]))


def answers(stem: str, note: Note, kink: str) -> str:
    """A sentence on what the frameworks return at a kink; empty where none has the function.

    Raises NoteError where that is not recorded.
    """
    found = list(recorded(stem, note, kink))
    if not found:
        return ""
    said: dict[str, list[str]] = defaultdict(list)
    for each in found:
        said[f"{each.framework} {each.version}"].append(str(each))
    returned = ", and ".join(f"{title} returns {' and '.join(outputs)}" for title, outputs in said.items())
    return f"\n{returned}, as recorded on {max(each.date for each in found)}.\n{{ .answers }}\n"
