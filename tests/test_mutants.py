"""Mistakes in lines: a sample of those that `make mutants` tries, the kinds there are, and gates broken on purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from derive.forms.families import Family
from derive.forms.form import Decimal, Derivative, Form, Name, Product, Sum, Symbol, form
from derive.forms.functions import FUNCTIONS, cos, cosh, exp, ln, relu, sin, sinh, size, sqrt, tanh
from derive.forms.indexed import WHOLE, Delta, Index, Lookup, Shift, Size, SumOver, Tensor
from derive.forms.unknowns import unknowns
from derive.proof import gates, verdicts
from derive.proof.gates import Refused
from derive.written import exercise, proved
from derive.written.exercise import prove_answer
from derived import EACH_DERIVED
from generate.workers import Failed
from mutants import mutants as command
from mutants.judge import differs_at
from mutants.kinds import KINDS, SIMILAR, mutants
from mutants.lines import Line, lines_of
from mutants.table import Took, table
from mutants.tried import Tried, tried
from parts.exercises import Exercises
from parts.load import load
from parts.subject import derivations

SAMPLE = 25  # mutants of each note: about a second

x, y = Symbol("x"), Symbol("y")
s = Symbol("s", low=0)
a = Name("a", 1 / (1 + exp(-x)))
n, m = Size("n"), Size("m")
i, k, o = Index("i", n), Index("k", n), Index("o", m)
s_, t_ = Index("s", WHOLE), Index("t", WHOLE)
v, W, words, signal = Tensor("v", (n,)), Tensor("W", (n, m)), Tensor("V", (m,)), Tensor("S", (WHOLE,))
targets, kept = Tensor("t", (n,), adds_up=True), Tensor("M", (n,), mask=True)
p = Family("p", (i,), exp(v[i]) / SumOver(exp(v[k]), k))


@pytest.mark.parametrize("stem", EACH_DERIVED)
def test_a_mistake_in_a_line_is_refused_or_the_line_is_still_true(stem: str) -> None:
    random = Random(0)
    for line in random.choices(lines_of(stem), k=SAMPLE):
        mutant, kind = random.choice(list(mutants(line.form, line.letters).items()))
        outcome = tried(line, mutant, kind)
        assert not outcome.fault, str(outcome)


@pytest.mark.parametrize("stem", EACH_DERIVED)
def test_mistakes_are_put_into_all_lines_that_a_note_proves(stem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    proven: list[tuple[Form, Form]] = []
    for module in (proved, exercise):
        monkeypatch.setattr(module, "prove_equal", lambda form, first, **_: proven.append((form, first)))
    for derivation in derivations(load(stem)).values():
        proved.prove(derivation)
    for each in load(stem).part(Exercises) or ():
        prove_answer(each)
    assert [(line.form, line.first) for line in lines_of(stem)] == proven


# (the form, the kind of mistake, all forms with one such mistake)
MISTAKEN: list[tuple[Form, str, list[Form]]] = [
    (x - 1, "sign", [-(x - 1), -x - 1, x + 1]),
    (x * -y, "sign", [-(x * -y), -x * -y, x * y]),
    (exp(-x), "sign", [-exp(-x), exp(x)]),
    (x**-2, "sign", [-(x**-2), (-x) ** -2, x**2]),
    (-a, "sign", [a]),
    (x**2, "exponent", [x, x**3, (x**2) ** 2]),
    (x**-2, "exponent", [x, x**-3, x**-1, (x**2) ** -2]),
    (2 * x, "exponent", [(2 * x) ** 2, 2 * x**2]),
    (x**y, "exponent", [x, x ** (y - 1), x ** (y + 1), (x**2) ** y, x ** (y**2)]),
    (exp(-x), "exponent", [exp(-x - 1), exp(-x + 1), exp(-(x**2))]),
    (x * y, "factor", [y, x, 2 * (x * y), Product((2 * x, y)), x * (2 * y)]),
    (x / y, "factor", [1 / y, x, 2 * (x / y), (2 * x) / y, x / (2 * y)]),
    (-x, "factor", [-(2 * x)]),
    (1 - x + y, "term", [-x + y, 1 + y, 1 - x]),
    (x * (1 + y), "term", [x * y, x * 1]),
    (-(x - y), "parentheses", [-x - y]),
    (a * x * (1 - y), "parentheses", [a * x * 1 - y]),
    ((1 - x) * y, "parentheses", [Sum((form(1), Product((-x, y))))]),
    ((x + y) ** 2, "parentheses", [x + y**2]),
    ((2 * x) ** 3, "parentheses", [2 * x**3]),
    ((x / y) ** 2, "parentheses", [x**2 / y]),
    ((-x) ** 2, "parentheses", [-(x**2)]),
    (1 + exp(x), "function", [1 + ln(x), 1 + sinh(x), 1 + cosh(x), 1 + x]),
    (sinh(x), "function", [cosh(x), sin(x), tanh(x), x]),
    (2 * Derivative(a, x), "function", [2 * a]),
    (2 * (x + 0), "number", [1 * (x + 0), 3 * (x + 0), 2 * (x + 1)]),
    (Decimal("0.10") * x, "number", [Decimal("0.09") * x, Decimal("0.11") * x]),
    (Decimal("9.9"), "number", [Decimal("9.8"), Decimal("10.0")]),
    (Decimal("0.0"), "number", [Decimal("0.1")]),
    (1 - x / y, "turned", [1 - y / x]),
    (a - x, "letter", [x - x, y - x, a - a, a - y]),
    (Derivative(a, x), "letter", [Derivative(a, a), Derivative(a, y), Derivative(x, x), Derivative(y, x)]),
    (x - v[i] * n, "letter", [a - v[i] * n, y - v[i] * n, n - v[i] * n, x - p[i] * n, x - v[i] * a, x - v[i] * x,
                              x - v[i] * y]),
    (W[i, o], "letter", []),
    (Derivative(p[k], v[i]), "letter", [Derivative(p[k], p[i]), Derivative(v[k], v[i])]),
    (SumOver(v[k], k), "sum", [v[k]]),
    (p[i] * (Delta(i, k) - v[i]), "delta", [p[i] * (1 - v[i])]),
    (p[i] - W[k, o], "index", [p[k] - W[k, o], p[i] - W[i, o]]),
    (Delta(i, k), "index", [Delta(k, k), Delta(i, i)]),
    (SumOver(v[k], k), "index", [SumOver(v[k], i), SumOver(v[i], k)]),
    (Derivative(p[k], v[i]), "index", [Derivative(p[k], v[k]), Derivative(p[i], v[i])]),
    (words[Lookup("w", i, m)], "index", [words[Lookup("w", k, m)]]),
    (signal[Shift((s_, t_))], "index", [signal[Shift((t_, t_))], signal[Shift((s_, s_))]]),
    (SumOver(v[k] + x, k), "parentheses", [SumOver(v[k], k) + x]),
]  # fmt: skip


@pytest.mark.parametrize(("whole", "kind", "expected"), MISTAKEN)
def test_mistakes_of_a_kind(whole: Form, kind: str, expected: list[Form]) -> None:
    found = mutants(whole, (a, x, y) if not unknowns(whole) else (a, x, y, n, p[i], v[i], i, k, o, s_, t_))
    assert [mutant for mutant, of in found.items() if of == kind] == expected
    assert whole not in found


def test_each_kind_of_mistake_and_each_function_is_in_a_table() -> None:
    assert {kind for _, kind, _ in MISTAKEN} == {*KINDS, "letter", "index"}
    assert SIMILAR.keys() == FUNCTIONS.keys()
    assert all(FUNCTIONS[similar] for several in SIMILAR.values() for similar in several)


# Forms that are equal, or differ: only left of 0, at a pole, after the 40th digit, or beyond an interval only.
JUDGED: list[tuple[Form, Form, bool]] = [
    (sin(x) ** 2 + cos(x) ** 2, form(1), True),
    (Derivative(x**2, x), 2 * x, True),
    (sqrt(s**2), s, True),
    (form(1) / 2, Decimal("0.5"), True),
    (sqrt(x**2), x, False),
    (x / x, form(1), False),
    (2 * relu(x), x + size(x) + x - x, True),
    (relu(x), x, False),
    (1 + exp(-(100 * s)), form(1), False),
    (1 + x, 1 + x + Decimal(f"0.{'0' * 39}1"), False),
    (ln(s), ln(s) + 1, False),
    (ln(x), x, False),
    (x * y, y, False),
    (form(1) / 3, Decimal("0.3333"), False),
    (Derivative(x, a), Derivative(a, x), False),
    (SumOver(v[k], k), SumOver(v[i], i), True),
    (SumOver(Delta(i, k) * v[k], k), v[i], True),
    (SumOver(p[k], k), form(1), True),
    (Derivative(p[i], v[k]), p[i] * (Delta(i, k) - p[k]), True),
    (Derivative(p[i], v[k]), p[i] * (1 - p[k]), False),
    (SumOver(v[k] * v[k], k), SumOver(v[k], k) ** 2, False),
    (SumOver(SumOver(W[k, o], o), k) / n, SumOver(SumOver(W[k, o], o), k) / m, False),
    (Delta(i, k), form(0), False),
    (Delta(i, k), form(1), False),
    (SumOver(targets[k], k), form(1), True),
    (SumOver(kept[k] ** 2, k), SumOver(kept[k], k), True),
    (1 / SumOver(kept[k], k), form(1), False),
    (SumOver(signal[Shift((t_,), (s_,))], s_), SumOver(signal[s_], s_), True),
    (signal[t_], SumOver(signal[s_], s_), False),
    (words[Lookup("w", i, m)], words[o], False),
]


@pytest.mark.parametrize(("one", "other", "equal"), JUDGED)
def test_the_judge_tells_what_is_equal(one: Form, other: Form, equal: bool) -> None:
    assert (differs_at(one, other) is None) == equal


def passes(*_: Form) -> None:
    """A gate that lets everything pass."""


def knows_no_point(*_: Form) -> None:
    raise Refused("this line could not be proved, nor was a point found where it is wrong")


def breaks(*_: Form) -> None:
    raise TypeError("no gate ends like this")


# Gates that do other things than they should, and what is found out about them by a line that is wrong.
BROKEN: list[tuple[dict[str, Callable[..., None]], str]] = [
    ({}, ""),
    ({"domain": passes}, ""),
    ({"proof": passes}, "proved, and refuted by numbers"),
    ({"numbers": passes}, "not proved, and no number of the gates refutes it"),
    ({"proof": knows_no_point}, "not proved, and no number of the gates refutes it"),
    ({"proof": passes, "numbers": passes}, "false yes"),
    ({"domain": breaks}, "the gates failed"),
]


@pytest.mark.parametrize(("broken", "fault"), BROKEN)
def test_a_broken_gate_is_found_out(
    broken: dict[str, Callable[..., None]], fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, gate in broken.items():
        replaced(monkeypatch, name, gate)
    assert tried(Line("note", "line", 1 - a, 1 - a, ()), 1 + a, "sign").fault == fault


def replaced(monkeypatch: pytest.MonkeyPatch, name: str, gate: Callable[..., None]) -> None:
    """Put something in the place of a gate, under its name."""

    def named(*forms: Form) -> None:
        gate(*forms)

    named.__name__ = name
    monkeypatch.setattr(gates, name, named)


def test_a_pole_is_found_by_the_gate_for_domains_and_by_the_judge() -> None:
    line = Line("note", "line", x / x + a, 1 + a, ())
    outcome = tried(line, x / x + a, "")
    assert (outcome.gate, outcome.is_equal, outcome.fault) == ("domain", False, "")


def test_a_verdict_is_neither_believed_nor_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdicts, "_known", set())
    monkeypatch.setattr(verdicts, "_asked", set())
    for gate in ("domain", "proof", "numbers"):
        verdicts.keep(gate, 1 + a, 1 - a)
    before = verdicts.asked()
    line = Line("note", "line", 1 - a, 1 - a, ())
    assert [tried(line, mutant, "").gate for mutant in (1 + a, -a + 1)] == ["proof", ""]
    assert verdicts.asked() == before


def test_a_fault_is_told_with_the_line_and_the_point() -> None:
    line = Line("sigmoid", "recognize-a", a - a**2, Derivative(a, x), ())
    told = str(Tried(line, "sign", a + a**2, "", "", differs_at(a + a**2, a - a**2)))
    assert told.splitlines()[:3] == [
        "false yes",
        r"  line:    sigmoid, recognize-a: \frac{da}{dx} = a - a^2",
        "  mistake: sign: a + a^2",
    ]
    assert told.splitlines()[3].startswith("  point:   x = ")


def test_the_table_counts_what_came_of_mistakes() -> None:
    line = Line("sigmoid", "one", a, a, ())
    outcomes = [
        ("letters", {x: 0}),
        ("domain", {x: 0}),
        ("proof", {x: 0}),
        ("proof", None),
        ("numbers", {x: 0}),
        ("", None),
        ("", {x: 0}),
    ]
    mistakes = [Tried(line, "sign", -a, gate, "", point) for gate, point in outcomes]
    failed = Tried(line, "sign", -a, "none", "", {x: 0})
    counted = table([Took("tanh", [failed], 1.2), Took("sigmoid", mistakes, 2), Took("sigmoid", mistakes, 1)])
    assert counted.splitlines()[2:] == [
        "| sigmoid | 2 | 14 | 2 | 2 | 4 | 2 | 2 | 2 | 0 | 2 | 3 |",
        "| tanh | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 1 |",
        "| all | 3 | 15 | 2 | 2 | 4 | 2 | 2 | 2 | 1 | 2 | 4 |",
    ]


FALSE_YES = Tried(Line("note", "line", a, a, ()), "sign", -a, "", "", {x: 0})
REFUSED = replace(FALSE_YES, gate="proof")

ENDS: list[tuple[Took | Failed, int, str]] = [
    (Took("note", [REFUSED], 1), 0, "each is refused, or equal"),
    (Took("note", [replace(REFUSED, point=None)], 1), 0, "refused, though equal\n  line:    note, line: a = a"),
    (Took("note", [REFUSED, FALSE_YES], 1), 1, "  mistake: sign: -a"),
    (Failed(("note: over the limit",)), 1, "note: over the limit"),
]


@pytest.mark.parametrize(("outcome", "code", "says"), ENDS)
def test_the_command_fails_where_a_gate_does(
    outcome: Took | Failed, code: int, says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "results", lambda tasks, _: [(task, outcome) for task in tasks])
    assert command.main() == code
    assert says in capsys.readouterr().out


def test_the_command_tries_all_mistakes_of_a_line() -> None:
    took = command.work("sigmoid, line 3")
    line = lines_of("sigmoid")[2]
    assert line.name == "inner-function"
    assert [(each.line, each.mutant) for each in took.tried] == [
        (line, mutant) for mutant in mutants(line.form, line.letters)
    ]
