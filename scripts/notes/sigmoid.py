"""The sigmoid: from its definition to a(1 - a)."""

from derive.derivation import Derivation, Step
from derive.form import Name, Symbol, exp
from derive.rule import then
from derive.rules.algebra import (
    add_and_subtract,
    cancel_common_factor,
    cancel_signs,
    factor_out,
    negative_power_below,
    power_of_the_fraction,
    reciprocal_as_power,
    split_after,
)
from derive.rules.calculus import chain_rule, differentiate
from derive.rules.naming import name, put_back, recognize

x = Symbol("x")
u = 1 + exp(-x)  # the denominator
g = Name("g", u)
a = Name("a", 1 / u)  # the sigmoid itself

derivation = Derivation(
    of=a,
    by=x,
    because="x",
    prepare=(
        Step("as-a-power", reciprocal_as_power(), ""),
        Step("inner-function", name(g), ""),
    ),
    derive=(
        Step("chain-rule", chain_rule(g), ""),
        Step("both-derivatives", differentiate(), ""),
        Step("put-back", put_back(g), ""),
        Step("one-fraction", then(cancel_signs(), negative_power_below()), ""),
        Step("plus-one-minus-one", add_and_subtract(1), ""),
        Step("split", split_after(u), ""),
        Step("cancel", then(cancel_common_factor(), power_of_the_fraction()), ""),
        Step("recognize-a", recognize(a), ""),
        Step("factor-out", factor_out(a), ""),
    ),
    claim=a * (1 - a),
)
