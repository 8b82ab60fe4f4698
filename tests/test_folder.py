"""Which other notes a note is made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from generate import folder
from generate.folder import _modules

IMPORTS = [
    "from notes.activations.sigmoid import a",
    "from notes import sigmoid as other",
    "from notes import (\n    sigmoid as other,\n)",
    "from .sigmoid import a",
    "if True:\n    from notes.activations.sigmoid import a",
    "import sympy, notes.activations.sigmoid as other",
    "from derive.forms.functions import tanh\nfrom notes.activations.sigmoid import a",
]


@pytest.mark.parametrize("statement", IMPORTS)
def test_a_note_is_made_from_what_it_imports(statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path = tmp_path / "notes"
    tmp_path.mkdir()
    monkeypatch.setattr(folder, "MODULES", tmp_path)
    for name, source in (("tanh", statement), ("sigmoid", ""), ("softsign", "")):
        (tmp_path / f"{name}.py").write_text(source, "utf-8")
    assert [module.stem for module in _modules(tmp_path / "tanh.py")] == ["tanh", "sigmoid"]


def test_what_imports_the_package_of_notes_is_made_from_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MODULES", tmp_path / "notes")
    for name in ("rules", "shelf/sigmoid", "shelf/tanh"):
        (tmp_path / f"notes/{name}.py").parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"notes/{name}.py").write_text("import notes" if name == "rules" else "", "utf-8")
    assert [module.stem for module in _modules(tmp_path / "notes/rules.py")] == ["rules", "sigmoid", "tanh"]
