"""The places where functions have kinks, of all notes."""

import notes
from parts.kink_book import KinkBook
from parts.note import Note

note = Note("At the kinks", KinkBook(notes))
