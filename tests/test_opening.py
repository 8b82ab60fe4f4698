"""Opening steps: fifty functions differentiated one rule a line, each line through all gates."""

from __future__ import annotations

import pytest

from derive.errors import DerivationError
from derive.forms.form import Derivative, Form, Name, Symbol
from derive.forms.functions import exp, ln, sqrt, tanh
from derive.forms.trees import walk
from derive.readings.tex import tex
from derive.rules.opening import opening_rules
from derive.written.opening import opening
from derive.written.stepped import stepped
from derive.written.typed import CALLED, letter, typed
from derive.written.wording import refuse_no_sentence
from project import Project

x, t = Symbol("x"), Symbol("t")

FUNCTIONS = [
    "3", "x", "-x", "2*x + 1", "x**2", "x**3 - 4*x + 1", "-x**5", "x*x", "x*(1 - x)", "x*(x - 1)*(x + 1)",
    "(x + 1)**3", "(2*x - 1)**2", "x/2", "(x**2 - x)/3", "1/(1 + x**2)", "3/(x**2 + 1)", "x/(1 + x**2)",
    "(1 - x**2)/(1 + x**2)", "(x**2 + 1)**-2", "1/(x**2 + 1)**2", "-1/(1 + exp(x))",
    "exp(x)", "exp(-x)", "exp(2*x + 1)", "exp(-x**2/2)", "x*exp(x)", "x**2*exp(-x)", "exp(x) - exp(-x)",
    "exp(exp(-x**2))",
    "exp(x)*exp(-x)", "1/(1 + exp(-x))", "x/(1 + exp(-x))", "exp(x)/(1 + exp(x))", "1 - 2/(exp(2*x) + 1)",
    "(exp(x) - exp(-x))/(exp(x) + exp(-x))", "ln(1 + exp(x))", "ln(1 + exp(-x))", "-ln(1/(1 + exp(-x)))",
    "ln(x**2 + 1)", "ln(2 + exp(x))/2", "x*ln(1 + exp(x))", "ln(1 + exp(2*x))**2", "tanh(x)", "x*tanh(x)",
    "tanh(2*x)/2", "tanh(ln(1 + exp(x)))", "x*tanh(ln(1 + exp(x)))", "sinh(x)*cosh(x)", "1/cosh(x)", "ln(cosh(x))",
    "sinh(x)/cosh(x)", "cosh(x)**2 - sinh(x)**2", "x*(1 + tanh(x/2))/2", "1.5*x**2 - 0.25*x", "2**3*x",
    "sqrt(4)*x", "x**2 + t**2", "t*x/(1 + t**2)", "(t + x)**2", "1/(1 + exp(-(t*x)))",
]  # fmt: skip


@pytest.mark.parametrize("text", FUNCTIONS)
def test_a_function_is_differentiated_one_rule_a_line(text: str) -> None:
    """`stepped` proves each line, and the last one against SymPy's derivative."""
    proved = stepped(typed(text), x)
    assert proved[-1].gates[-1] == "claim"
    assert not any(isinstance(part, Derivative) for part in walk(proved[-1].line.form))
    for each in proved:
        refuse_no_sentence(each.line.because, each.line.name)
    assert len({each.line.name for each in proved}) == len(proved)


def test_there_are_fifty_functions() -> None:
    assert len(set(FUNCTIONS)) >= 50


# What the lines look like: a form, and each line's anchor and TeX.
LINES: list[tuple[Form, list[tuple[str, str]]]] = [
    (
        ln(1 + exp(-x)),
        [
            ("chain-rule", r"\frac{1}{1 + e^{-x}} \cdot \frac{d}{dx} (1 + e^{-x})"),
            ("sum-rule", r"\frac{1}{1 + e^{-x}} \cdot \left(\frac{d}{dx} 1 + \frac{d}{dx} e^{-x}\right)"),
            ("derivative-of-a-constant", r"\frac{1}{1 + e^{-x}} \cdot \frac{d}{dx} e^{-x}"),
            ("chain-rule-2", r"\frac{1}{1 + e^{-x}} \cdot e^{-x} \cdot \frac{d}{dx} (-x)"),
            ("constant-factor", r"-\frac{1}{1 + e^{-x}} \cdot e^{-x} \cdot \frac{dx}{dx}"),
            ("derivative-of-the-variable", r"-\frac{1}{1 + e^{-x}} \cdot e^{-x}"),
        ],
    ),
    (
        x * tanh(x) - 3 * x**2,
        [
            ("sum-rule", r"\frac{d}{dx} (x \cdot \tanh(x)) - \frac{d}{dx} (3x^2)"),
            ("constant-factor", r"\frac{d}{dx} (x \cdot \tanh(x)) - 3 \cdot \frac{d}{dx} x^2"),
            (
                "product-rule",
                r"\frac{dx}{dx} \cdot \tanh(x) + x \cdot \frac{d}{dx} \tanh(x) - 3 \cdot \frac{d}{dx} x^2",
            ),
            ("derivative-of-the-variable", r"\tanh(x) + x \cdot \frac{d}{dx} \tanh(x) - 3 \cdot \frac{d}{dx} x^2"),
            ("power-rule", r"\tanh(x) + x \cdot \frac{d}{dx} \tanh(x) - 3 \cdot 2x"),
            ("table-of-derivatives", r"\tanh(x) + x(1 - \tanh^2(x)) - 3 \cdot 2x"),
        ],
    ),
    (
        Name("g", exp(x)) / 2,
        [
            ("constant-factor", r"\frac{\frac{dg}{dx}}{2}"),
            ("write-out-the-letter", r"\frac{\frac{d}{dx} e^x}{2}"),
            ("derivative-of-the-exponential", r"\frac{e^x}{2}"),
        ],
    ),
    (
        Derivative(x**3, x),
        [
            ("power-rule", r"\frac{d}{dx} (3x^2)"),
            ("constant-factor", r"3 \cdot \frac{d}{dx} x^2"),
            ("power-rule-2", r"3 \cdot 2x"),
        ],
    ),
]


@pytest.mark.parametrize(("form", "printed"), LINES, ids=[tex(form) for form, _ in LINES])
def test_lines_look_like_this(form: Form, printed: list[tuple[str, str]]) -> None:
    assert [(name, tex(line)) for name, _, line in opening_rules(Derivative(form, x))] == printed


def test_what_is_beside_a_derivative_stays() -> None:
    *_, (_, _, last) = opening_rules(x + Derivative(exp(x), x) * (2 + Derivative(t, x)))
    assert last == x + exp(x) * 2


REFUSED: list[tuple[Form, str]] = [
    (Derivative(x**x, x), r"d}{dx} x^x cannot be differentiated one rule a line: its exponent varies"),
    (Derivative(1 + 2**x, x), r"d}{dx} 2^x cannot be differentiated one rule a line: its exponent varies"),
    (x + 1, "there is no written-down derivative in x + 1"),
]


@pytest.mark.parametrize(("form", "reason"), REFUSED, ids=[tex(form) for form, _ in REFUSED])
def test_what_cannot_be_opened_is_refused(form: Form, reason: str) -> None:
    with pytest.raises(DerivationError) as refused:
        opening(form)
    assert reason in str(refused.value)


def test_steps_have_their_rules_sentences_or_their_authors() -> None:
    form: Form = Derivative(ln(1 + exp(-x)), x)
    steps = opening(form, because={"chain-rule-2": "Once more."})
    assert [step.name for step in steps] == [name for name, _, _ in opening_rules(form)]
    assert [step.because for step in steps] == [
        "Once more." if step.name == "chain-rule-2" else step.rule.sentence for step in steps
    ]
    for step in steps:
        form = step.rule(form)
    assert form == -((1 / (1 + exp(-x))) * exp(-x))
    with pytest.raises(DerivationError, match="a sentence for chain, and no such step; its steps are chain-rule, sum-"):
        opening(Derivative(ln(1 + exp(-x)), x), because={"chain": "Once more."})


NOT_PROVED: list[tuple[str, str]] = [
    ("ln(x)", "x must be positive everywhere, and is not"),
    ("1/x", "x must be non-zero everywhere, and is not"),
    ("abs(x)", "there is a kink"),
    ("exp(exp(exp(exp(x))))", "its numbers could not be had: sizes differ too much; this says nothing about whether"),
]


@pytest.mark.parametrize(("text", "reason"), NOT_PROVED)
def test_what_is_not_proved_is_refused(text: str, reason: str) -> None:
    with pytest.raises(DerivationError) as refused:
        stepped(typed(text), x)
    assert reason in str(refused.value)
    assert "step:  " in str(refused.value)


TYPED: list[tuple[str, Form]] = [
    ("ln(1 + exp(x))", ln(1 + exp(x))),
    (" -x**2 / 2 ", -(x**2) / 2),
    ("x - (1 - x)*2.50", x - (1 - x) * typed("2.5")),
    ("sqrt(x) ** -2", sqrt(x) ** -2),
    ("alpha_1*w_hat", Symbol("alpha_1") * Symbol("w_hat")),
    ("2*3", typed("2") * 3),
]


@pytest.mark.parametrize(("text", "form"), TYPED)
def test_typed_forms(text: str, form: Form) -> None:
    assert typed(text) == form


def test_each_function_can_be_typed() -> None:
    for name in CALLED:
        assert tex(typed(f"{name}(x)")) == tex(CALLED[name](x))


NOT_TYPED: list[tuple[str, str]] = [
    ("", "'' is not Python: invalid syntax"),
    ("(x", "'(x' is not Python: '(' was never closed"),
    ("x +", "is not Python"),
    ("2x", "is not Python: invalid decimal literal"),
    ("x\0", "is not Python"),
    ("x = 1", "is not Python"),
    ("(" * 300 + "x" + ")" * 300, "is not Python: too many nested parentheses"),
    ("-" * 5000 + "x", "nested too deeply to be looked at"),
    ("gama", "'gama' cannot be printed as one letter"),
    ("e**x", "'e' would be read as the number e"),
    ("exp", "exp is a function, and has no argument here; write exp(x)"),
    ("sine(x)", "there is no function sine; there are exp, ln"),
    ("exp(x, x)", "exp(x, x) cannot be read: a form here is made of letters"),
    ("exp(u=x)", "exp(u=x) cannot be read"),
    ("exp(*x)", "exp(*x) cannot be read"),
    ("exp()", "exp() cannot be read"),
    ("x(1)", "there is no function x"),
    ("x.real", "x.real cannot be read"),
    ("x[0]", "x[0] cannot be read"),
    ("__import__('os').system('true')", "cannot be read"),
    ("(lambda: x)()", "cannot be read"),
    ("[x for x in x]", "cannot be read"),
    ("(y := x)", "cannot be read"),
    ("+x", "+x cannot be read"),
    ("x % 2", "x % 2 cannot be read"),
    ("x // 2", "x // 2 cannot be read"),
    ("x < 2", "x < 2 cannot be read"),
    ("True", "True cannot be read"),
    ("'x'", "'x' cannot be read"),
    ("2j*x", "2j cannot be read"),
    ("1e-9*x", "a decimal number in a form is digits, a point and digits"),
    ("1e999*x", "a decimal number in a form is digits, a point and digits"),
]


@pytest.mark.parametrize(("text", "reason"), NOT_TYPED, ids=[repr(text[:20]) for text, _ in NOT_TYPED])
def test_what_is_no_form_is_refused_and_never_run(text: str, reason: str) -> None:
    with pytest.raises(DerivationError) as refused:
        typed(text)
    assert reason in str(refused.value)
    with pytest.raises(DerivationError, match="cannot be printed as one letter"):
        letter(text or "no letter")


def test_steps_on_the_terminal(pair: Project) -> None:
    done = pair.build_py("--steps", "t*ln(1 + exp(t*x))", "--by", "t")
    assert done.returncode == 0
    for piece in [
        r" 1  \frac{\partial}{\partial t} (t \cdot \ln(1 + e^{t \cdot x})) = \frac{dt}{dt}",
        "Product rule (product-rule)",
        "    The derivative of the first times the second, plus ",
        "passed: domain, proof, numbers\n",
        "passed: domain, proof, numbers, claim\n",
    ]:
        assert piece in done.stdout
    assert pair.contents(".generated")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--steps", "ln(x)"], "error: x must be positive everywhere, and is not"),
        (["--steps", "x.real"], "error: x.real cannot be read"),
        (["--steps", "x", "tanh"], "--steps is about a form; give it no note"),
        (["--by", "x"], "--by is the variable of --steps"),
    ],
)
def test_steps_that_cannot_be_shown(pair: Project, arguments: list[str], reason: str) -> None:
    done = pair.build_py(*arguments)
    assert done.returncode != 0
    assert reason in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout


def test_steps_that_take_too_long_are_ended(pair: Project) -> None:
    done = pair.build_py("--steps", "9**9**9*x", STEPWISE_SECONDS="8")
    assert done.returncode == 1
    assert "error: 9**9**9*x: over the limit of 8 s: " in done.stderr  # at what, the machine's load decides
