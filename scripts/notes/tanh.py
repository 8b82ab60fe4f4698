"""The hyperbolic tangent: from its exponentials to 1 - a^2, by the quotient rule."""
from derive.derivation import Derivation, Step
from derive.form import Name, Symbol, exp
from derive.rule import then
from derive.rules.algebra import *
from derive.rules.calculus import quotient_rule, differentiate
from derive.rules.naming import name, put_back, recognize

x = Symbol("x")
p = Name("p", exp(x) - exp(-x))
q = Name("q", exp(x) + exp(-x))
a = Name("a", p.definition / q.definition)

derivation = Derivation(
    of=a, by=x, because="x",
    prepare=(Step("names", then(name(p), name(q)), ""),),
    derive=(
        Step("quotient-rule", quotient_rule(), ""),
        Step("both-derivatives", differentiate(), ""),
        Step("recognize-p-and-q", then(recognize(p), recognize(q)), ""),
        Step("squares", as_square(), ""),
        Step("split", split_after(q**2), ""),
        Step("cancel", then(cancel_common_factor(), power_of_the_fraction()), ""),
        Step("put-back", then(put_back(p), put_back(q)), ""),
        Step("recognize-a", recognize(a), ""),
    ),
    claim=1 - a**2,
)
