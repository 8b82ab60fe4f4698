"""What an author can do wrong in a note's module, and what the one message says of it."""

from __future__ import annotations

from collections.abc import Callable

from project import Project

SIGMOID, TANH, PROSE = (
    "scripts/notes/activations/sigmoid.py",
    "scripts/notes/activations/tanh.py",
    "docs/notes/activations/sigmoid.md",
)


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
        ["sigmoid: scripts/notes/activations/sigmoid.py, line ", "NameError: name 'Rule' is not defined"],
    ),
    "a step that proves something else": (
        edit(SIGMOID, "add_and_subtract(1)", "add_and_subtract(2)"),
        [
            'sigmoid: the rule "Split the fraction", split_after(1 + exp(-x)), fits nowhere here: (u ± v)/w',
            "step:   split",
            r"before: = \frac{2 + e^{-x} - 2}{(1 + e^{-x})^2}",
        ],
    ),
    "a rule without its parentheses": (
        edit(TANH, "as_square(),", "as_square,"),
        [
            "tanh: scripts/notes/activations/tanh.py, line ",
            "this is not a rule: <function as_square",
            "a () missing?",
            "step:   squares",
        ],
    ),
    "a rule without its argument": (
        edit(TANH, "split_after(q**2),", "split_after(),"),
        ["tanh: scripts/notes/activations/tanh.py, line ", "missing a required argument: 'first'"],
    ),
    "a claim that is no form": (
        edit(TANH, "claim=1 - a**2", "claim=1"),
        ["tanh: scripts/notes/activations/tanh.py, line ", "the derivation's `claim` must be a Form, not 1"],
    ),
    "another claim": (
        edit(SIGMOID, "claim=a * (1 - a)", "claim=a * (1 + a)"),
        [
            "sigmoid: the derivation does not arrive at its claim, a(1 + a); the claim has another value\n",
            "  point:  at x = ",
            "step:   factor-out",
            "gate:   claim",
        ],
    ),
    "a claim in another form": (
        edit(SIGMOID, "claim=a * (1 - a)", "claim=a - a**2"),
        ["sigmoid: the derivation does not arrive at its claim, a - a^2; the value is right", "step:   factor-out"],
    ),
    "a module that is not Python": (
        edit(SIGMOID, "derivation = Derivation(", "derivation = Derivation(("),
        ["sigmoid: scripts/notes/activations/sigmoid.py, line ", "SyntaxError"],
    ),
    "a missing comma": (
        edit(SIGMOID, '(1 - 1 / u, "The definition."),', '(1 - 1 / u, "The definition.")'),
        ["sigmoid: scripts/notes/activations/sigmoid.py, line 193: SyntaxError", "perhaps you missed a comma?"],
    ),
    "an answer that is no tuple of lines": (
        edit(SIGMOID, '(1 - 1 / u, "The definition."),', '*(1 - 1 / u, "The definition."),'),
        ["sigmoid: scripts/notes/activations/sigmoid.py, line 189: the answer to", "this is none: "],
    ),
    "a module without a note": (
        edit(TANH, "note = Note(", "the_note = Note("),
        ["scripts/notes/activations/tanh.py defines no `note`"],
    ),
    "a figure that fails": (
        edit(TANH, 'position("zero")', 'position("nowhere")'),
        ["tanh: scripts/notes/activations/tanh.py, line ", "ValueError"],
    ),
    "a figure that is not returned": (
        edit(TANH, "    return figure\n", ""),
        ["tanh: ", "draw() must return the figure; it returned None"],
    ),
    "a figure without a source": (
        edit(TANH, "draw=draw,", "draw=__import__('functools').partial(draw),"),
        ["tanh: scripts/notes/activations/tanh.py, line ", "`draw` must be a function that is written with def"],
    ),
    "two steps of one name": (
        edit(SIGMOID, '"put-back"', '"split"'),
        ["sigmoid: ", 'two steps are named "split"'],
    ),
    "a property that does not hold": (
        edit(SIGMOID, "    LipschitzConstant(form(1) / 4)", "    LipschitzConstant(form(1) / 5)"),
        [
            r"sigmoid: the constant is \frac{1}{4}, and not \frac{1}{5}",
            "step:   Lipschitz constant",
            "gate:   claim",
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
        edit("scripts/notes/floats/sigmoid_floats.py", "t / (1 + t) ** 2", "t / (1 + t) ** 3"),
        ["sigmoid_floats: this line is wrong", "step:   stable", "point:  at x"],
    ),
    "a wrong factor in a network": (
        edit("scripts/notes/networks/network.py", "Back(v1, u, h1)", "Back(v1, u, h2)"),
        ["network: this line is wrong", "step:   back to v_1", "point:  at "],
    ),
    "a snippet that fails": (
        edit("scripts/snippets/tanh/numpy.py", "a = np.tanh(x)", "a = np.tahn(x)"),
        ["scripts/snippets/tanh/numpy.py, line ", "AttributeError"],
    ),
    "a module in another encoding": (
        latin(TANH),
        ["scripts/notes/activations/tanh.py, line 2: ", "not in UTF-8"],
    ),
    "a page in another encoding": (
        latin("docs/notes/activations/tanh.md"),
        ["docs/notes/activations/tanh.md, line 2: ", "not in UTF-8"],
    ),
    "a number that is not written as one": (
        edit(
            "docs/notes/floats/sigmoid_floats.md",
            "{{ sigmoid_floats/stable.seen }}",
            "{{sigmoid_floats/stable.seen }}",
        ),
        ["docs/notes/floats/sigmoid_floats.md, line ", "{{sigmoid_floats/stable.seen }} is not read"],
    ),
    "a number that does not exist": (
        edit(
            "docs/notes/activations/tanh.md",
            "{{ tanh/sign-from }}",
            "{{ tanh/sign-form }}",
        ),
        ["docs/notes/activations/tanh.md, line ", 'there is no number "sign-form"; there are sign-from'],
    ),
    "prose without a module": (
        remove(TANH),
        ["docs/notes/activations/tanh.md has no partner", "scripts/notes/activations/tanh.py is missing"],
    ),
    "a module without prose": (
        remove("docs/notes/activations/tanh.md"),
        ["scripts/notes/activations/tanh.py has no partner", "docs/notes/activations/tanh.md is missing"],
    ),
    "a step that does not exist": (
        edit(PROSE, "sigmoid/steps/split.md", "sigmoid/steps/spilt.md"),
        ["docs/notes/activations/sigmoid.md, line ", 'there is no step "spilt"; there are ', "put-back"],
    ),
    "a piece that does not exist": (
        edit(PROSE, "sigmoid/figure.md", "sigmoid/figures.md"),
        ["docs/notes/activations/sigmoid.md, line ", 'there is no piece "figures"'],
    ),
    "a step left out": (
        edit(PROSE, '--8<-- "sigmoid/steps/split.md"\n', ""),
        ["docs/notes/activations/sigmoid.md: ", '"split" is left out'],
    ),
    "a step shown twice": (
        edit(PROSE, '"sigmoid/steps/split.md"\n', '"sigmoid/steps/split.md"\n--8<-- "sigmoid/steps/split.md"\n'),
        ["docs/notes/activations/sigmoid.md: ", '"split" is there twice'],
    ),
}

# What is wrong in the engine, and is found where a note uses it.
ENGINE_MISTAKES: dict[str, tuple[Callable[[Project], None], list[str]]] = {
    "a rule that lies": (
        edit("scripts/derive/rules/powers.py", "return f.Fraction(product(", "return -f.Fraction(product("),
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
        edit("scripts/derive/rules/signs.py", "gone = signs[", "gone = signs.of["),
        [
            "sigmoid: step one-fraction (Two minus signs cancel; a negative power is a denominator), its rule: ",
            "scripts/derive/rules/signs.py, line ",
            "AttributeError",
        ],
    ),
}
