"""What an author can do wrong where a note and its page meet, and what the one message says of it."""

from __future__ import annotations

from collections.abc import Callable

from mistakes import PROSE, SIGMOID, TANH, both, edit, write
from project import Project

FLOATS_OF_A_HALF = """from dataclasses import replace
from derive.forms.form import Symbol
from derive.forms.trees import rewrite
from notes.activations.sigmoid import derivation, u, x
half = Symbol("x", low=0)
derivation = replace(derivation, by=half)"""
RIDDLE = """class Riddle(BaseException):
    def __str__(self):
        return 1 / 0
raise Riddle"""

# What is no note, or is not yet one that a page can show; and what an author writes in Python and Markdown.
PAGE_MISTAKES: dict[str, tuple[Callable[[Project], None], list[str]]] = {
    "a backslash that Python takes": (
        edit(SIGMOID, "The letter $g$ has done", r"The $\tanh g$ has done"),
        [
            "sigmoid: scripts/notes/activations/sigmoid.py, line ",
            'Python has read \\t in the reason of step "put-back"',
            "double the",
        ],
    ),
    "a backslash that Python takes in a question": (
        edit(SIGMOID, r'r"Show that $\frac{1}', r'"Show that $\frac{1}'),
        ["sigmoid: scripts/notes/activations/sigmoid.py, line ", "Python has read \\x0c in the question of exercise 3"],
    ),
    "a reason that is no sentence": (
        edit(SIGMOID, "The letter $g$ has done", "the letter $g$ has done"),
        ["sigmoid: scripts/notes/activations/sigmoid.py, line ", 'the reason of step "put-back" must be a sentence'],
    ),
    "a title that a table cannot show": (
        edit(TANH, '"Tanh"', '"Tanh | th"'),
        ["tanh: scripts/notes/activations/tanh.py, line ", "where | cannot stand"],
    ),
    "an interval on a floats page": (
        both(
            edit(
                "scripts/notes/floats/sigmoid_floats.py",
                "from notes.activations.sigmoid import a, derivation, u, x",
                FLOATS_OF_A_HALF,
            ),
            edit(
                "scripts/notes/floats/sigmoid_floats.py", "b = Name(", "a, x = derivation.of, derivation.by\nb = Name("
            ),
        ),
        [
            "sigmoid_floats: scripts/notes/floats/sigmoid_floats.py, line ",
            "a survey in floats takes all numbers of a type, and its x has an interval",
        ],
    ),
    "another derivation on a floats page": (
        edit("scripts/notes/floats/sigmoid_floats.py", 'told_in="sigmoid"', 'told_in="tanh"'),
        ["sigmoid_floats: the derivation is not that of tanh, whose lines the page links to"],
    ),
    "a reason that begins like a list": (
        edit(SIGMOID, "The letter $g$ has done", "1. The letter $g$ has done"),
        ["sigmoid: scripts/notes/activations/sigmoid.py, line ", "begins like an item of a list"],
    ),
    "a reason with HTML": (
        edit(SIGMOID, "The letter $g$ has done", "The letter <b>g has done"),
        ["sigmoid: scripts/notes/activations/sigmoid.py, line ", "has <b>", "a browser would take for its own"],
    ),
    "an entry of a card that is no form": (
        edit(TANH, "Steepest(form(0)", "Steepest(0"),
        [
            "tanh: scripts/notes/activations/tanh.py, line ",
            "the card's row Steepest is made of forms, not 0; write form(0)",
        ],
    ),
    "a place that is no number": (
        edit(TANH, '("Steep middle", 0)', '("Steep middle", "0")'),
        ["tanh: scripts/notes/activations/tanh.py, line ", "a place of the picture is a name and a number"],
    ),
    "a backslash that Python takes in a card": (
        edit(SIGMOID, '"Real.hasDerivAt_sigmoid",', r'"Real.\text",'),
        ["sigmoid: scripts/notes/activations/sigmoid.py, line ", "Python has read \\t in the card's formal proof"],
    ),
    "a backslash that Python takes in a figure's words": (
        edit("scripts/notes/floats/sigmoid_floats.py", '"a(1 − a)"', r'"\tanh"'),
        ["sigmoid_floats: scripts/notes/floats/sigmoid_floats.py, line ", "Python has read \\t in a look"],
    ),
    "a backslash that Python cannot read": (
        edit(SIGMOID, "The letter $g$ has done", r"The $\xi$ has done"),
        ["sigmoid: scripts/notes/activations/sigmoid.py, line ", "SyntaxError", "double the backslash"],
    ),
    "a note that is interrupted": (
        edit(TANH, 'x = Symbol("x")', 'raise KeyboardInterrupt\nx = Symbol("x")'),
        [
            "tanh: scripts/notes/activations/tanh.py, line ",
            "a note's code must not end the program: KeyboardInterrupt()",
        ],
    ),
    "an error that cannot say what it is": (
        edit(TANH, 'x = Symbol("x")', f"{RIDDLE}\nx = Symbol('x')"),
        ["tanh: scripts/notes/activations/tanh.py, line ", "Riddle: it does not say why"],
    ),
    "a step with the figure's name": (
        edit(TANH, '"squares",', '"figure",'),
        ["tanh: scripts/notes/activations/tanh.py, line ", 'a step cannot be named "figure"'],
    ),
    "a figure on another page": (
        edit(PROSE, '--8<-- "sigmoid/figure.md"', '--8<-- "sigmoid/figure.md"\n\n--8<-- "tanh/figure.md"'),
        [
            "docs/notes/activations/sigmoid.md, line ",
            "tanh/figure.md has files to download, and they lie beside the page of tanh",
        ],
    ),
    "a second variable": (
        edit(TANH, "exp(x) - exp(-x))  # the num", "exp(x) - exp(-x) + 0 * Symbol('k'))  # the num"),
        ["tanh: scripts/notes/activations/tanh.py, line ", "a figure needs a value to show for k"],
    ),
    "a function that there is not": (
        edit(
            TANH,
            "exp(x) - exp(-x))  # the num",
            "exp(x) - __import__('derive.forms.form').forms.form.Call('sec', x))  # the num",
        ),
        ["tanh: ", "there is no function sec; there are exp, ln, "],
    ),
    "a letter that prints as a product": (
        edit(TANH, 'Name("p",', 'Name("pq",'),
        ["tanh: scripts/notes/activations/tanh.py, line ", "'pq' cannot be printed as one letter"],
    ),
    "a letter with two meanings in a network": (
        edit("scripts/notes/networks/network.py", 'h2 = Name("h_2"', 'h2 = Name("h_1"'),
        ["network: the letter h_{1} would mean two things on this page"],
    ),
    "a note that ends the program": (
        edit(TANH, 'x = Symbol("x")', 'import sys; sys.exit(0)\nx = Symbol("x")'),
        ["tanh: scripts/notes/activations/tanh.py, line ", "a note's code must not end the program"],
    ),
    "a note that ends its process": (
        edit(TANH, 'x = Symbol("x")', 'import os; os._exit(0)\nx = Symbol("x")'),
        ["tanh: its own code ended the process, with exit code 0, at reading scripts/notes/activations/tanh.py"],
    ),
    "a color that cannot be seen in the dark": (
        edit(TANH, 'label="tanh, a"', 'label="tanh, a", color="navy"'),
        [
            "tanh: scripts/notes/activations/tanh.py, line ",
            "the figure cannot be shown: the color #000080 (navy)",
            "dark page",
        ],
    ),
    "a piece without quotation marks": (
        edit(PROSE, '--8<-- "sigmoid/figure.md"', "--8<-- sigmoid/figure.md"),
        ["docs/notes/activations/sigmoid.md, line ", 'this is not read; write --8<-- "NOTE/PIECE.md"'],
    ),
    "a piece with something behind it": (
        edit(PROSE, '--8<-- "sigmoid/figure.md"', '--8<-- "sigmoid/figure.md" '),
        ["docs/notes/activations/sigmoid.md, line ", 'this is not read; write --8<-- "NOTE/PIECE.md"'],
    ),
    "a piece behind one hyphen": (
        edit(PROSE, '--8<-- "sigmoid/figure.md"', "-8<- sigmoid/figure.md"),
        ["docs/notes/activations/sigmoid.md, line ", 'this is not read; write --8<-- "NOTE/PIECE.md"'],
    ),
    "a piece twice": (
        edit(PROSE, '--8<-- "sigmoid/figure.md"', '--8<-- "sigmoid/figure.md"\n\n--8<-- "sigmoid/figure.md"'),
        ["docs/notes/activations/sigmoid.md, line ", "sigmoid/figure.md is on this page already"],
    ),
    "a file that is no piece": (
        edit(PROSE, '--8<-- "sigmoid/figure.md"', '--8<-- "../mkdocs.yml"'),
        ["docs/notes/activations/sigmoid.md, line ", "../mkdocs.yml is no piece"],
    ),
    "a piece of a note that there is not": (
        edit(PROSE, '--8<-- "sigmoid/figure.md"', '--8<-- "sigmod/figure.md"'),
        ["docs/notes/activations/sigmoid.md, line ", 'there is no note "sigmod"; there are network, sigmoid'],
    ),
    "a piece that the note does not have": (
        edit(PROSE, '--8<-- "sigmoid/figure.md"', '--8<-- "network/card.md"'),
        ["docs/notes/activations/sigmoid.md, line ", 'there is no piece "card": its note has no Card(...)'],
    ),
    "a note on a shelf without its module": (
        write("docs/notes/more/relu.md", "# ReLU\n"),
        ["docs/notes/more/relu.md has no partner", "and scripts/notes/more/relu.py is missing"],
    ),
    "a module and its page on different shelves": (
        both(write("docs/notes/more/relu.md", "# ReLU\n"), write("scripts/notes/relu.py", "note = 1\n")),
        ["there are scripts/notes/relu.py and docs/notes/more/relu.md: a note is a module and a page on one shelf"],
    ),
    "two notes of one name": (
        both(write("docs/notes/more/tanh.md", "# Tanh\n"), write("scripts/notes/more/tanh.py", "note = 1\n")),
        ["scripts/notes/more/tanh.py and ", "docs/notes/activations/tanh.md", "and its name is its own"],
    ),
    "a shelf with a hyphen": (
        write("docs/notes/more-of-it/relu.md", "# ReLU\n"),
        ["the note more-of-it/relu: names of notes and of their folders are made of a to z, digits and _"],
    ),
    "a note with a hyphen": (
        both(write("docs/notes/leaky-relu.md", "# ReLU\n"), write("scripts/notes/leaky-relu.py", "note = 1\n")),
        ["the note leaky-relu: names of notes and of their folders are made of a to z, digits and _"],
    ),
}
