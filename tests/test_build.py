"""The command line and the build: what they write, and when."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from conftest import site_beside
from project import ENVIRONMENT, Project, contents

SIGMOID, TANH = "scripts/notes/activations/sigmoid.py", "scripts/notes/activations/tanh.py"


def test_wrong_usage_is_explained(project: Project) -> None:
    for arguments, reason in [
        (["sigmod"], 'there is no note "sigmod"; there are network, sigmoid, sigmoid_floats, tanh'),
        (["--json"], "--json needs the name of a note"),
        (["--check", "tanh"], "--check is about all notes"),
    ]:
        done = project.build_py(*arguments)
        assert done.returncode != 0
        assert reason in done.stderr
        assert "Traceback" not in done.stderr


def test_one_note_on_the_terminal(pair: Project) -> None:
    done = pair.build_py("sigmoid")
    assert done.returncode == 0
    for piece in [
        r"12  = a(1 - a)",
        "Factor out $a$ (factor-out)",
        "minus times minus is plus",
        "passed: domain, proof, numbers, claim",
    ]:
        assert piece in done.stdout


def test_one_note_as_data(pair: Project) -> None:
    done = pair.build_py("tanh", "--json")
    data = json.loads(done.stdout)
    assert [set(line) for line in data] == [{"name", "rule", "because", "tex", "gates"}] * 10
    assert data[-1]["tex"] == "= 1 - a^2"
    assert data[-1]["gates"] == ["domain", "proof", "numbers", "claim"]


def test_check_compares_with_what_is_on_disk(pair: Project) -> None:
    (pair.root / ".generated/tanh/result.md").write_text("something else")
    (pair.root / ".generated/tanh/steps/stray.md").write_text("")
    (pair.root / ".generated/sigmoid/sigmoid.svg").unlink()
    shutil.copytree(pair.root / ".generated/tanh", pair.root / ".generated/gone")
    before = pair.contents(".generated")
    done = pair.build_py("--check")
    assert done.returncode == 1
    for difference in [
        ".generated/tanh/result.md differs",
        ".generated/tanh/steps/stray.md belongs to no",
        ".generated/sigmoid/sigmoid.svg is missing",
        ".generated/gone belongs to no note",
        "run python scripts/build.py",
    ]:
        assert difference in done.stderr
    assert pair.contents(".generated") == before
    assert pair.build_py().returncode == 0
    assert pair.build_py("--check").returncode == 0


def test_check_sees_what_a_change_would_make(pair: Project) -> None:
    pair.edit(SIGMOID, "The letter $g$ has done", "The $g$ has done")
    done = pair.build_py("--check")
    assert done.returncode == 1
    assert ".generated/sigmoid/steps/put-back.md differs" in done.stderr


def test_only_what_changed_is_made_again(project: Project) -> None:
    def times() -> dict[str, int]:
        files = (project.root / ".generated").rglob("*.*")
        return {str(path): path.stat().st_mtime_ns for path in files}

    before = times()
    assert "0 generated, 4 up to date" in project.build_py().stdout
    assert times() == before
    project.edit(SIGMOID, "The letter $g$ has done", "The $g$ has done")
    assert "3 generated, 1 up to date" in project.build_py().stdout
    changed = {path.rpartition(".generated/")[2] for path, time in times().items() if before.get(path) != time}
    assert changed == {
        "sigmoid/made.json",
        "sigmoid/derivation.json",
        "sigmoid/derivation.md",
        "sigmoid/steps/put-back.md",
        "sigmoid_floats/made.json",  # it measures the sigmoid's lines, and so they were looked at again
        "network/made.json",  # it takes in the sigmoid's result
    }


def test_a_new_record_of_one_note_leaves_the_others_as_they_are(pair: Project) -> None:
    pair.edit("scripts/recorded/gradients.json", '"tanh/gradients/jax"', '"tanh/gradients/other"')
    assert "1 generated, 1 up to date" in pair.build_py().stdout
    pair.edit(
        "scripts/recorded/gradients.json", '"relu/gradients/jax"', '"gone/gradients/jax"'
    )  # of no note that is there
    assert "2 generated, 0 up to date" in pair.build_py().stdout


def test_nothing_to_do_starts_neither_sympy_nor_matplotlib(pair: Project) -> None:
    for poisoned in ("sympy", "matplotlib"):
        (pair.root / "scripts" / poisoned).mkdir()
        (pair.root / "scripts" / poisoned / "__init__.py").write_text("raise SystemExit('imported')")
    assert pair.build_py().returncode == 0
    assert pair.mkdocs("build", "--strict").returncode == 0
    assert "imported" in pair.build_py("sigmoid").stderr


def test_an_altered_or_broken_file_is_made_again(pair: Project) -> None:
    generated = pair.contents(".generated")
    for table in ("notes.md", "gradients.md", "floats.md"):
        (pair.root / ".generated" / table).write_text("garbage")
    (pair.root / ".generated" / "tanh" / "made.json").write_text("null")
    (pair.root / ".generated" / "sigmoid" / "result.md").unlink()
    assert pair.mkdocs("build", "--strict").returncode == 0
    assert pair.contents(".generated") == generated


def test_a_save_while_generating_is_not_lost(pair: Project) -> None:
    """The note's figure saves the note's module, as an author might."""
    saving = "    Path(__file__).write_text(Path(__file__).read_text().replace('The $g$ has', 'The letter has'))\n"
    pair.edit(SIGMOID, "    figure = Figure()\n", f"{saving}    figure = Figure()\n")
    pair.edit(SIGMOID, "import numpy as np\n", "from pathlib import Path\n\nimport numpy as np\n")
    pair.edit(SIGMOID, "The letter $g$ has done", "The $g$ has done")
    assert "1 generated" in pair.build_py().stdout
    assert "The $g$ has" in (pair.root / ".generated/sigmoid/steps/put-back.md").read_text("utf-8")
    assert "1 generated" in pair.build_py().stdout
    assert "The letter has" in (pair.root / ".generated/sigmoid/steps/put-back.md").read_text("utf-8")


def test_what_notes_share_is_seen_to_change(pair: Project) -> None:
    (pair.root / "scripts/notes/_shared.py").write_text("title = 'Tanh'\n")
    pair.edit(TANH, '"Tanh"', "_shared.title")
    pair.edit(TANH, "import numpy as np\n", "import numpy as np\nfrom notes import _shared\n")
    assert pair.build_py().returncode == 0
    (pair.root / "scripts/notes/_shared.py").write_text("title = 'Hyperbolic tangent'\n")
    assert pair.build_py().returncode == 0
    assert "[Hyperbolic tangent]" in (pair.root / ".generated/notes.md").read_text("utf-8")


def test_what_editors_leave_lying_about_is_ignored(project: Project) -> None:
    for folder in ("scripts/notes", "scripts/derive", "docs/notes"):
        for suffix in (".py", ".md"):
            (project.root / folder / f".#tanh{suffix}").symlink_to("nowhere")
        (project.root / folder / ".ipynb_checkpoints").mkdir()
        (project.root / folder / ".ipynb_checkpoints" / "stray.py").write_text("")
    done = project.build_py()
    assert done.returncode == 0, done.stderr
    assert "0 generated, 4 up to date" in done.stdout


def test_figures_do_not_follow_a_persons_own_settings(pair: Project, tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 9\naxes.grid: True\n")
    done = pair.build_py("--check", MATPLOTLIBRC=str(tmp_path / "matplotlibrc"))
    assert done.returncode == 0, done.stderr


def test_pages_without_directories(pair: Project) -> None:
    assert pair.mkdocs("build", "--strict", "--no-directory-urls").returncode == 0
    assert (pair.root / "site/notes/activations/sigmoid.html").is_file()
    assert (pair.root / "site/notes/activations/sigmoid.svg").is_file()


def test_two_builds_are_the_same_to_the_byte(project: Project, studied: Project) -> None:
    shutil.rmtree(project.root / ".generated")
    shutil.rmtree(project.root / ".cache" / "computed")
    assert project.mkdocs("build", "--strict").returncode == 0
    ours, theirs = project.contents("site"), contents(site_beside(studied))
    assert set(ours) == set(theirs)
    dated = {"sitemap.xml", "sitemap.xml.gz"}
    assert {path for path in ours if ours[path] != theirs[path]} <= dated


def test_a_guest_is_two_files(pair: Project) -> None:
    """A third note, from the rules that are there: its module, its prose, and nothing else."""
    from_there = partial(re.sub, r"]\((\w+\.md)", r"](../activations/\1")
    module = from_there((pair.root / TANH).read_text("utf-8")).replace('"Tanh"', '"Guest"')
    (pair.root / "scripts/notes/guests").mkdir()
    (pair.root / "scripts/notes/guests/guest.py").write_text(module.replace("    Code(),\n", ""), "utf-8")
    prose = (pair.root / "docs/notes/activations/tanh.md").read_text("utf-8").replace("tanh/", "guest/")
    prose = re.sub(r"^after: .*\n", "", prose, flags=re.MULTILINE)  # another shelf
    prose = re.sub('.*(reuse/measured|/code).md"\n', "", prose)  # its code has not run, nor its speed been measured
    (pair.root / "docs/notes/guests").mkdir()
    (pair.root / "docs/notes/guests/guest.md").write_text(from_there(prose), "utf-8")
    done = pair.mkdocs("build", "--strict")
    assert done.returncode == 0, done.stderr
    assert (pair.root / "site/notes/guests/guest/guest.svg").is_file()
    assert 'href="notes/guests/guest/"' in (pair.root / "site/index.html").read_text("utf-8")


def test_a_note_that_leaves_takes_its_files_along(pair: Project) -> None:
    (pair.root / TANH).unlink()
    (pair.root / "docs/notes/activations/tanh.md").unlink()
    assert pair.build_py().returncode == 0
    assert {path.partition("/")[0] for path in pair.contents(".generated")} == {
        "sigmoid",
        "notes.md",
        "gradients.md",
        "floats.md",
    }


def test_mkdocs_needs_nothing_from_its_surroundings(pair: Project) -> None:
    """`mkdocs build -f` from elsewhere, with no PYTHONPATH."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(pair.root / "mkdocs.yml")]
    done = subprocess.run(command, cwd="/", env=ENVIRONMENT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
