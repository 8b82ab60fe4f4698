"""What the frameworks answer where a function has a kink, as a page says it: see `asked`."""

from __future__ import annotations

import json
from collections import defaultdict

from derive.forms.alphabet import letter_plain
from parts.asked import AT_KINKS, at_kinks
from parts.note import Note
from printed import printed
from stems import NoteError

TITLES = {"pytorch": "PyTorch", "jax": "JAX"}


def answers(stem: str, note: Note, kink: str) -> str:
    """A sentence on what the frameworks return at a kink; empty where none has the function.

    Raises NoteError where that is not recorded.
    """
    record = json.loads(AT_KINKS.read_text("utf-8")) if AT_KINKS.is_file() else {}
    said: dict[str, list[str]] = defaultdict(list)
    dates = []
    for question in at_kinks(stem, note):
        if question.about == kink:
            entry = record.get(question.name, {})
            if entry.get("sha256") != question.digest:
                raise NoteError(
                    f"{stem}: what {TITLES[question.framework]} returns at {kink} is not recorded; run "
                    "`python scripts/record.py` where it is installed"
                )
            given = [f"{letter_plain(letter.name)} = {printed(value)}" for letter, value in question.values.items()]
            answer = " for ".join([printed(float(entry["output"]), 5), *filter(None, [", ".join(given)])])
            said[f"{TITLES[question.framework]} {entry['version']}"].append(answer)
            dates.append(entry["date"])
    returned = ", and ".join(f"{title} returns {' and '.join(found)}" for title, found in said.items())
    return f"\n{returned}, as recorded on {max(dates)}.\n{{ .answers }}\n" if said else ""
