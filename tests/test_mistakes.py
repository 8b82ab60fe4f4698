"""What an author can do wrong, and what the one message says of it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from conftest import Project

SIGMOID, TANH, PROSE = "scripts/notes/sigmoid.py", "scripts/notes/tanh.py", "docs/notes/sigmoid.md"


def remove(path: str) -> Callable[[Project], None]:
    return lambda project: (project.root / path).unlink()


def edit(path: str, old: str, new: str) -> Callable[[Project], None]:
    return lambda project: project.edit(path, old, new)


def write(path: str, text: str) -> Callable[[Project], None]:
    def make(project: Project) -> None:
        (project.root / path).parent.mkdir(exist_ok=True)
        (project.root / path).write_text(text, "utf-8")

    return make


def latin(path: str) -> Callable[[Project], None]:
    def write(project: Project) -> None:
        file = project.root / path
        file.write_bytes(b"\n" + "# naïve\n".encode("latin-1") + file.read_bytes())

    return write


def both(first: Callable[[Project], None], second: Callable[[Project], None]) -> Callable[[Project], None]:
    def make(project: Project) -> None:
        first(project)
        second(project)

    return make


# What an author can do wrong, and what the message must say of it.
MISTAKES: dict[str, tuple[Callable[[Project], None], list[str]]] = {
    "a wrong step": (
        edit(SIGMOID, "put_back(g),", "Rule('Slip', '', lambda line: line * -1),"),
        ["sigmoid: scripts/notes/sigmoid.py, line ", "NameError: name 'Rule' is not defined"],
    ),
    "a step that proves something else": (
        edit(SIGMOID, "add_and_subtract(1)", "add_and_subtract(2)"),
        [
            'sigmoid: the rule "Split the fraction", split_after(1 + e^{-x}), fits nowhere here: (u ± v)/w',
            "step:   split",
            r"before: = \frac{2 + e^{-x} - 2}{(1 + e^{-x})^2}",
        ],
    ),
    "a rule that lies": (
        edit("scripts/derive/rules/algebra.py", "return v / (u if", "return -v / (u if"),
        [
            "sigmoid: this line is wrong",
            "step:   one-fraction (Two minus signs cancel; a negative power is a denominator)",
            "gate:   proof",
            r"before: = -(1 + e^{-x})^{-2} \cdot (-e^{-x})",
            "line:   = ",
            "point:  at x = 0.0 it should be 0.25 and is -0.25",
        ],
    ),
    "a rule that fails": (
        edit("scripts/derive/rules/algebra.py", "return u * v\n", "return u.factor * v\n"),
        [
            "sigmoid: step one-fraction (Two minus signs cancel; a negative power is a denominator), its rule: ",
            "scripts/derive/rules/algebra.py, line ",
            "AttributeError",
        ],
    ),
    "a rule without its parentheses": (
        edit(TANH, "as_square(),", "as_square,"),
        [
            "tanh: scripts/notes/tanh.py, line ",
            "this is not a rule: <function as_square",
            "a () missing?",
            "step:   squares",
        ],
    ),
    "a rule without its argument": (
        edit(TANH, "split_after(q**2),", "split_after(),"),
        ["tanh: scripts/notes/tanh.py, line ", "missing a required argument: 'first'"],
    ),
    "a claim that is no form": (
        edit(TANH, "claim=1 - a**2", "claim=1"),
        ["tanh: scripts/notes/tanh.py, line ", "the derivation's `claim` must be a Form, not 1"],
    ),
    "another claim": (
        edit(SIGMOID, "claim=a * (1 - a)", "claim=a * (1 + a)"),
        ["sigmoid: the derivation does not arrive at its claim, a(1 + a)\n", "step:   factor-out", "gate:   claim"],
    ),
    "a claim in another form": (
        edit(SIGMOID, "claim=a * (1 - a)", "claim=a - a**2"),
        ["sigmoid: the derivation does not arrive at its claim, a - a^2; the value is right", "step:   factor-out"],
    ),
    "a module that is not Python": (
        edit(SIGMOID, "derivation = Derivation(", "derivation = Derivation(("),
        ["sigmoid: scripts/notes/sigmoid.py, line ", "SyntaxError"],
    ),
    "a module without a note": (
        edit(TANH, "note = Note(", "the_note = Note("),
        ["scripts/notes/tanh.py defines no `note`"],
    ),
    "a figure that fails": (
        edit(TANH, 'position("zero")', 'position("nowhere")'),
        ["tanh: scripts/notes/tanh.py, line ", "ValueError"],
    ),
    "a figure that is not returned": (
        edit(TANH, "    return figure\n", ""),
        ["tanh: ", "draw() must return the figure; it returned None"],
    ),
    "a figure without a source": (
        edit(TANH, "draw=draw,", "draw=__import__('functools').partial(draw),"),
        ["tanh: ", "TypeError"],
    ),
    "two steps of one name": (
        edit(SIGMOID, '"put-back"', '"split"'),
        ["sigmoid: ", 'two steps are named "split"'],
    ),
    "a property that does not hold": (
        edit(SIGMOID, "lipschitz=form(1) / 4", "lipschitz=form(1) / 5"),
        [
            r"sigmoid: the largest size is \frac{1}{4}, and not \frac{1}{5}",
            "step:   Lipschitz constant",
            "gate:   proof",
        ],
    ),
    "an answer that does not hold": (
        edit(SIGMOID, "(1 - 2 * a) * Derivative(a, x)", "(1 - 3 * a) * Derivative(a, x)"),
        [
            "sigmoid: this line is wrong",
            'step:   the answer to "Derive the second derivative',
            "gate:   proof",
            "point:  at x",
        ],
    ),
    "a formula of another function": (
        edit("scripts/notes/sigmoid_floats.py", "t / (1 + t) ** 2", "t / (1 + t) ** 3"),
        ["sigmoid_floats: this line is wrong", "step:   stable", "point:  at x"],
    ),
    "a wrong factor in a network": (
        edit("scripts/notes/network.py", "Back(v1, u, h1)", "Back(v1, u, h2)"),
        ["network: this line is wrong", "step:   back to v_1", "point:  at "],
    ),
    "a snippet that fails": (
        edit("scripts/snippets/tanh/numpy.py", "a = np.tanh(x)", "a = np.tahn(x)"),
        ["scripts/snippets/tanh/numpy.py, line ", "AttributeError"],
    ),
    "a module in another encoding": (
        latin(TANH),
        ["scripts/notes/tanh.py, line 2: ", "not in UTF-8"],
    ),
    "a page in another encoding": (
        latin("docs/notes/tanh.md"),
        ["docs/notes/tanh.md, line 2: ", "not in UTF-8"],
    ),
    "a number that is not written as one": (
        edit("docs/notes/sigmoid_floats.md", "{{ sigmoid_floats/stable.error }}", "{{sigmoid_floats/stable.error }}"),
        ["docs/notes/sigmoid_floats.md, line ", "{{sigmoid_floats/stable.error }} is not read"],
    ),
    "a number that does not exist": (
        edit("docs/notes/sigmoid_floats.md", "{{ sigmoid_floats/stable.error }}", "{{ sigmoid_floats/stable.eror }}"),
        ["docs/notes/sigmoid_floats.md, line ", 'there is no number "stable.eror"; there are stable.error'],
    ),
    "prose without a module": (
        remove(TANH),
        ["docs/notes/tanh.md has no partner", "scripts/notes/tanh.py is missing"],
    ),
    "a module without prose": (
        remove("docs/notes/tanh.md"),
        ["scripts/notes/tanh.py has no partner", "docs/notes/tanh.md is missing"],
    ),
    "a step that does not exist": (
        edit(PROSE, "sigmoid/steps/split.md", "sigmoid/steps/spilt.md"),
        ["docs/notes/sigmoid.md, line ", 'there is no step "spilt"; there are ', "put-back"],
    ),
    "a piece that does not exist": (
        edit(PROSE, "sigmoid/figure.md", "sigmoid/figures.md"),
        ["docs/notes/sigmoid.md, line ", 'there is no piece "figures"'],
    ),
    "a step left out": (
        edit(PROSE, '--8<-- "sigmoid/steps/split.md"\n', ""),
        ["docs/notes/sigmoid.md: ", '"split" is left out'],
    ),
    "a step shown twice": (
        edit(PROSE, '"sigmoid/steps/split.md"\n', '"sigmoid/steps/split.md"\n--8<-- "sigmoid/steps/split.md"\n'),
        ["docs/notes/sigmoid.md: ", '"split" is there twice'],
    ),
}

# What is no note, or is not yet one that a page can show; and what an author writes in Python and Markdown.
MISTAKES |= {
    "a backslash that Python takes": (
        edit(SIGMOID, "The letter $g$ has done", r"The $\tanh g$ has done"),
        [
            "sigmoid: scripts/notes/sigmoid.py, line ",
            'Python has read \\t in the reason of step "put-back"',
            "double the",
        ],
    ),
    "a backslash that Python takes in a question": (
        edit(SIGMOID, r'r"Show that $\frac{1}', r'"Show that $\frac{1}'),
        ["sigmoid: scripts/notes/sigmoid.py, line ", "Python has read \\x0c in the question of exercise 3"],
    ),
    "a reason that is no sentence": (
        edit(SIGMOID, "The letter $g$ has done", "the letter $g$ has done"),
        ["sigmoid: scripts/notes/sigmoid.py, line ", 'the reason of step "put-back" must be a sentence'],
    ),
    "a title that a table cannot show": (
        edit(TANH, 'title="Tanh"', 'title="Tanh | th"'),
        ["tanh: scripts/notes/tanh.py, line ", "where | cannot stand"],
    ),
    "an interval": (
        edit(TANH, 'x = Symbol("x")', 'x = Symbol("x", low=0)'),
        ["tanh: scripts/notes/tanh.py, line ", "x ranges from 0 to inf, and a page cannot say so yet"],
    ),
    "a second variable": (
        edit(TANH, "exp(x) - exp(-x))  # the num", "exp(x) - exp(-x) + 0 * Symbol('k'))  # the num"),
        ["tanh: scripts/notes/tanh.py, line ", "the function depends on k beside x"],
    ),
    "a function that there is not": (
        edit(
            TANH, "exp(x) - exp(-x))  # the num", "exp(x) - __import__('derive.form').form.Call('sin', x))  # the num"
        ),
        ["tanh: ", "there is no function sin; there are exp, ln, "],
    ),
    "a letter that prints as a product": (
        edit(TANH, 'Name("p",', 'Name("pq",'),
        ["tanh: scripts/notes/tanh.py, line ", "'pq' cannot be printed as one letter"],
    ),
    "a letter with two meanings in a network": (
        edit("scripts/notes/network.py", 'h2 = Name("h_2"', 'h2 = Name("h_1"'),
        ["network: the letter h_{1} would mean two things on this page"],
    ),
    "a note that ends the program": (
        edit(TANH, 'x = Symbol("x")', 'import sys; sys.exit(0)\nx = Symbol("x")'),
        ["tanh: scripts/notes/tanh.py, line ", "a note's code must not end the program"],
    ),
    "a note that ends its process": (
        edit(TANH, 'x = Symbol("x")', 'import os; os._exit(0)\nx = Symbol("x")'),
        ["tanh: its own code ended the process, with exit code 0, at reading scripts/notes/tanh.py"],
    ),
    "a color that cannot be seen in the dark": (
        edit(TANH, 'label="tanh, a"', 'label="tanh, a", color="navy"'),
        ["tanh: scripts/notes/tanh.py, line ", "the figure cannot be shown: the color #000080 (navy)", "dark page"],
    ),
    "a piece without quotation marks": (
        edit(PROSE, '--8<-- "sigmoid/figure.md"', "--8<-- sigmoid/figure.md"),
        ["docs/notes/sigmoid.md, line ", 'this is not read; write --8<-- "NOTE/PIECE.md"'],
    ),
    "a piece with something behind it": (
        edit(PROSE, '--8<-- "sigmoid/figure.md"', '--8<-- "sigmoid/figure.md" '),
        ["docs/notes/sigmoid.md, line ", 'this is not read; write --8<-- "NOTE/PIECE.md"'],
    ),
    "a piece behind one hyphen": (
        edit(PROSE, '--8<-- "sigmoid/figure.md"', "-8<- sigmoid/figure.md"),
        ["docs/notes/sigmoid.md, line ", 'this is not read; write --8<-- "NOTE/PIECE.md"'],
    ),
    "a piece twice": (
        edit(PROSE, '--8<-- "sigmoid/figure.md"', '--8<-- "sigmoid/figure.md"\n\n--8<-- "sigmoid/figure.md"'),
        ["docs/notes/sigmoid.md, line ", "sigmoid/figure.md is on this page already"],
    ),
    "a file that is no piece": (
        edit(PROSE, '--8<-- "sigmoid/figure.md"', '--8<-- "../mkdocs.yml"'),
        ["docs/notes/sigmoid.md, line ", "../mkdocs.yml is no piece"],
    ),
    "a piece of a note that there is not": (
        edit(PROSE, '--8<-- "sigmoid/figure.md"', '--8<-- "sigmod/figure.md"'),
        ["docs/notes/sigmoid.md, line ", 'there is no note "sigmod"; there are network, sigmoid'],
    ),
    "a piece that the note does not have": (
        edit(PROSE, '--8<-- "sigmoid/figure.md"', '--8<-- "network/card.md"'),
        ["docs/notes/sigmoid.md, line ", 'there is no piece "card": its module has no card'],
    ),
    "a note in a folder": (
        write("docs/notes/more/relu.md", "# ReLU\n"),
        ["docs/notes/more/relu.md: notes lie side by side in docs/notes/"],
    ),
    "a note with a hyphen": (
        both(write("docs/notes/leaky-relu.md", "# ReLU\n"), write("scripts/notes/leaky-relu.py", "note = 1\n")),
        ["the note leaky-relu: a note's name is made of a to z, digits and _"],
    ),
}

# What only the build of the pages can see.
PAGE_MISTAKES: dict[str, tuple[Callable[[Project], None], list[str]]] = {
    "TeX that MathJax cannot parse": (
        edit(PROSE, "So $a(1 - a)$ costs", r"So $a(1 - \frac{a)$ costs"),
        ["docs/notes/sigmoid.md, line ", "MathJax cannot read", r"a(1 - \frac{a)", "Missing close brace"],
    ),
    "a TeX command that does not exist": (
        edit(PROSE, "So $a(1 - a)$ costs", r"So $\sigmoid$ costs"),
        ["docs/notes/sigmoid.md, line ", r"Undefined control sequence \sigmoid"],
    ),
    "wrong TeX in a reason": (
        edit(SIGMOID, "The letter $g$ has", r"The letter $\wrong$ has"),
        ["scripts/notes/sigmoid.py, line ", r"Undefined control sequence \wrong"],
    ),
    "formulas in headings, tables and lists": (
        edit(
            PROSE,
            "## The derivation\n",
            "## The derivation of $a$\n\n| a | b |\n| --- | --- |\n| $|x|$ | b |\n\n1. So\n\n   $$\n   a\n   $$\n",
        ),
        [
            "docs/notes/sigmoid.md, line 51: there is a formula in a heading",
            "docs/notes/sigmoid.md, line 55: there is a | in a formula of a table",
            "docs/notes/sigmoid.md, line 59: a display in a list is indented by four spaces",
        ],
    ),
    "a display in a line of a list": (
        edit(PROSE, "Here $a$ is", "- so $$a = 1$$\n\nHere $a$ is"),
        ["docs/notes/sigmoid.md, line ", ": there is a formula that was not recognized"],
    ),
    "formulas that cannot be shown, on two pages": (
        both(
            edit(PROSE, "So $a(1 - a)$ costs", r"So $\R$ costs"),
            edit("docs/method.md", "## Domain\n", "$\\text{若}$ and $\\eqref{eq:no}$\n\n## Domain\n"),
        ),
        [
            r"docs/notes/sigmoid.md, line ",
            r"Undefined control sequence \R",
            "docs/method.md, line ",
            "the math font has no character 若; write it outside of the formula",
            'no equation of this page has the label "eq:no"',
        ],
    ),
    "macros in another form": (
        edit("mkdocs.yml", "macros: {}", "macros: {R: 1}"),
        ["mkdocs.yml: in extra.macros, 'R': 1 is not read; write `macros: {R: "],
    ),
    "a script of another host": (
        edit(PROSE, "Here $a$ is", '<script src="https://elsewhere.invalid/a.js"></script>\n\nHere $a$ is'),
        [
            "docs/notes/sigmoid.md, line ",
            "loads https://elsewhere.invalid/a.js; no page makes a request to another host",
        ],
    ),
    "one id twice": (
        edit(PROSE, "Here $a$ is", '<p id="own"></p><p id="own"></p>\n\nHere $a$ is'),
        ["docs/notes/sigmoid.md, line ", 'the id "own" is there 2 times'],
    ),
    "a link to a step that does not exist": (
        edit("docs/notes/tanh.md", "sigmoid.md#as-a-power", "sigmoid.md#as-a-powder"),
        ["does not contain an anchor '#as-a-powder'"],
    ),
}


# What is seen only once the pages are there; `mkdocs build` fails all the same.
AFTER_PAGES = {"a link to a step that does not exist", "a script of another host", "one id twice"}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_stops_the_generation(project: Project, mistake: str) -> None:
    make, pieces = MISTAKES[mistake]
    before = written(project)
    make(project)
    done = project.build_py()
    assert done.returncode == 1
    for piece in pieces:
        assert piece in done.stderr
    assert not re.search("Traceback|NoteError", done.stderr), "what is told is told once, and as a sentence"
    assert written(project) == before, "something was written in spite of the mistake"


def written(project: Project) -> dict[str, bytes]:
    """What the notes are made of; the record of a note without mistakes may be a new one."""
    return {path: content for path, content in project.contents(".generated").items() if "made.json" not in path}


def test_all_mistakes_are_told_at_once_and_what_is_right_is_kept(project: Project) -> None:
    for mistake in (
        "another claim",
        "a figure that fails",
        "a wrong factor in a network",
        "a page in another encoding",
    ):
        MISTAKES[mistake][0](project)
    project.edit(TANH, "lipschitz=form(1),", "lipschitz=form(2),")
    project.edit("docs/notes/sigmoid_floats.md", "{{ sigmoid_floats/stable.error }}", "{{ sigmoid_floats/no }}")
    project.edit("docs/method.md", "## Proof", '--8<-- "sigmoid_floats/no.md"\n\n## Proof')
    project.edit("scripts/notes/sigmoid_floats.py", 'title="The sigmoid in floats"', 'title="Floats"')
    (project.root / "docs/notes/alone.md").write_text("# Alone\n")
    done = project.mkdocs("build", "--strict")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for told in [
        "docs/notes/alone.md has no partner",
        "sigmoid: the derivation does not arrive at its claim, a(1 + a)",
        "tanh: scripts/notes/tanh.py, line ",
        "step:   Lipschitz constant",
        "network: this line is wrong",
        "docs/notes/tanh.md, line 2: a character here is not in UTF-8",
        "docs/notes/sigmoid_floats.md, line ",
        'there is no number "no"',
        "docs/method.md, line ",
    ]:
        assert told in done.stderr, told
    again = project.build_py()
    assert "sigmoid_floats ..." not in again.stdout, "it has no mistake, and was made"


def test_two_notes_have_two_titles(project: Project) -> None:
    project.edit(TANH, 'title="Tanh"', 'title="Sigmoid"')
    done = project.build_py()
    assert done.returncode == 1
    assert "scripts/notes/tanh.py: its title is that of sigmoid.py" in done.stderr


def test_what_does_not_end_is_ended(project: Project) -> None:
    project.edit(TANH, "    figure = Figure()\n", "    while True:\n        pass\n")
    project.edit("scripts/snippets/tanh/numpy.py", "import numpy as np\n", "import numpy as np\nwhile True: pass\n")
    project.edit(SIGMOID, "add_and_subtract(1)", "add_and_subtract(form(9) ** (form(9) ** 9))")
    done = project.build_py(STEPWISE_SECONDS="8")
    assert done.returncode == 1
    for told in ["tanh: over the limit of 8 s: the figure", "sigmoid: over the limit of 8 s: step plus-one-minus-one"]:
        assert told in done.stderr


# `mkdocs build` runs build.py and passes on what it says: one mistake of each kind shows that.
PASSED_ON = [
    "a wrong step",
    "a rule that lies",
    "prose without a module",
    "a number that does not exist",
    "a snippet that fails",
]


@pytest.mark.parametrize("mistake", [*PASSED_ON, *PAGE_MISTAKES])
def test_mistake_stops_the_build(project: Project, mistake: str) -> None:
    make, pieces = {**MISTAKES, **PAGE_MISTAKES}[mistake]
    make(project)
    done = project.mkdocs("build", "--strict")
    assert done.returncode == 1
    for piece in pieces:
        assert piece in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project.root / "site" / "notes" / "sigmoid" / "index.html").exists() or mistake in AFTER_PAGES
