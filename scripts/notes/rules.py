"""The rules that derivations are made with."""

import notes
from parts.note import Note
from parts.rule_book import RuleBook

note = Note("Rules", RuleBook(notes))
