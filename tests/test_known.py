"""Derivations that take what other notes have derived, or open their derivative one rule a line."""

from __future__ import annotations

from derive.forms.families import Family
from derive.forms.form import Derivative, Name
from derive.forms.functions import exp, ln
from derive.forms.indexed import Index, Size, Tensor
from derive.rules.calculus import product_rule, variable
from derive.rules.fractions import product_of_fractions, times_above_and_below
from derive.rules.known import known
from derive.rules.powers import add_exponents
from derive.rules.products import multiply_out
from derive.rules.sums import factor_out, in_order
from derive.written.derivation import Derivation, Step
from derive.written.opening import opening
from derive.written.proved import prove
from notes.activations.sigmoid import a, derivation, u, x

swish = Derivation(
    of=Name("s", x * a),
    by=x,
    because="For large $x$ it is nearly $x$.",
    prepare=(),
    derive=(
        Step("product-rule", product_rule()),
        Step("variable", variable()),
        Step("known", known(derivation, "Sigmoid", "sigmoid")),
        Step("factor-out", factor_out(a)),
    ),
    claim=a * (1 + x * (1 - a)),
)

softplus = Derivation(
    of=Name("s", ln(1 + exp(x))),
    by=x,
    because="For large $x$ it is nearly $x$.",
    prepare=(),
    derive=(
        *opening(Derivative(ln(1 + exp(x)), x), because={"sum-rule": "The 1 is a term of its own."}),
        Step("one-fraction", product_of_fractions()),
        Step("divide", times_above_and_below(exp(-x))),
        Step("multiply-out", multiply_out()),
        Step("add-exponents", add_exponents()),
        Step("other-order", in_order(1, exp(-x))),
    ),
    claim=1 / u,
)


def test_a_derivation_goes_by_another_ones() -> None:
    proved = prove(swish)
    assert [each.line.tex for each in proved[1:]] == [
        r"\frac{ds}{dx} = \frac{dx}{dx} \cdot a + x \cdot \frac{da}{dx}",
        r"= a + x \cdot \frac{da}{dx}",
        "= a + x \\cdot a(1 - a)",
        "= a(1 + x(1 - a))",
    ]
    assert proved[3].line.rule == "Known: [Sigmoid](sigmoid.md)"
    assert proved[3].line.because == "This derivative is known from [Sigmoid](sigmoid.md)."


def test_a_letter_with_indices_goes_by_it_too() -> None:
    m = Size("m")
    i, j, k = (Index(letter, m) for letter in "ijk")
    inputs = Tensor("x", (m,))
    outputs = Family("p", (i,), 1 / (1 + exp(-inputs[i])))
    moved = known(derivation, "Sigmoid", "sigmoid")(Derivative(outputs[k], inputs[j]))
    assert moved == outputs[k] * (1 - outputs[k]) * Derivative(inputs[k], inputs[j])


def test_a_derivation_opens_its_derivative() -> None:
    proved = prove(softplus)
    assert [each.line.name for each in proved[1:5]] == [
        "chain-rule",
        "sum-rule",
        "derivative-of-a-constant",
        "derivative-of-the-exponential",
    ]
    assert proved[2].line.because == "The 1 is a term of its own."
    assert proved[3].line.because == "What does not change has the derivative 0."
