"""The rules of algebra in tables: what each makes of a form, alone, amid a longer one, and in any order."""

from __future__ import annotations

from derive.forms.form import Form, Name, Negative, Number, Sum, Symbol, form
from derive.forms.functions import exp, ln, sqrt
from derive.rules.fractions import (
    cancel,
    fraction_of_fractions,
    one_fraction,
    over,
    product_of_fractions,
    split,
    split_after,
    take_out,
    times_above_and_below,
)
from derive.rules.logarithms import (
    logarithm_of_fraction,
    logarithm_of_power,
    logarithm_of_product,
    one_logarithm,
    undo,
)
from derive.rules.naming import name, put_back, recognize
from derive.rules.numbers import leave_out, work_out
from derive.rules.powers import (
    add_exponents,
    multiply_exponents,
    negative_exponential_below,
    negative_power_below,
    power_of_each,
    power_of_the_fraction,
    power_of_the_product,
    reciprocal_as_power,
    root_of_the_product,
    split_exponent,
)
from derive.rules.products import as_square, multiply_out
from derive.rules.rule import Rule, then, within
from derive.rules.signs import cancel_signs, sign_in_front, turn_difference
from derive.rules.sums import (
    add_and_subtract,
    as_square_of_sum,
    difference_of_squares,
    factor_difference_of_squares,
    factor_out,
    in_order,
    like_terms,
    square_of_sum,
)

x, y, z = Symbol("x"), Symbol("y", low=0), Symbol("z", low=0)
e = exp(-x)
u = 1 + e
w = 1 + exp(x)
g = Name("g", u)
a = Name("a", 1 / u)
p, q = Name("p", exp(x)), Name("q", 1 + exp(x))
h = Name("h", exp(x) * w)
k = Name("k", -x)
m = Name("m", x + x)

Row = tuple[Form, Rule, Form]

SUMS: list[Row] = [
    (a - a**2, factor_out(a), a * (1 - a)),
    (y + a - a**2 + x, factor_out(a), y + a * (1 - a) + x),
    (x * y * z - y * exp(x), factor_out(y), y * (x * z - exp(x))),
    (x * exp(x) + exp(x) * y + 1, factor_out(exp(x)), exp(x) * (x + y) + 1),
    (6 * x - 4 * y + 1, factor_out(2), 2 * (3 * x - 2 * y) + 1),
    (x * y / u + x, factor_out(x), x * (y / u + 1)),
    (x / u - y / u, factor_out(1 / u), (1 / u) * (x - y)),
    (x * y * z + y * x**3, factor_out(x * y), x * y * (z + x**2)),
    (z - x - y * x, factor_out(-x), z - x * (1 + y)),
    (-x - y, factor_out(-1), -(x + y)),
    (2 * x + 3 * x, like_terms(), 5 * x),
    (x - x, like_terms(), form(0)),
    (z + y * (x - x) * exp(x), like_terms(), z),
    (1 + e - 1, like_terms(), e),
    (3 + y + 4 + x * y - 2 * y * x, like_terms(), 7 + y - x * y),
    (exp(x) * (y + x - y), like_terms(), exp(x) * x),
    (3 * x + y - 5 * x, like_terms(), -(2 * x) + y),
    (2 * x + (x + x) * y + x, like_terms(), 3 * x + 2 * x * y),
    (e / u, add_and_subtract(1), (1 + e - 1) / u),
    (x / u, add_and_subtract(y), (y + x - y) / u),
    (1 - (x + y) / u, add_and_subtract(y), 1 - (y + x + y - y) / u),
    (z + x * e, add_and_subtract(y, x * e), z + y + x * e - y),
    (x + y, in_order(y, x), y + x),
    (y * 2 * x, in_order(2 * x, y), 2 * x * y),
    (x * (1 + y - z), in_order(-z, 1), x * (-z + y + 1)),
    (2 * exp(x) * x * y, in_order(x, y, exp(x)), 2 * x * y * exp(x)),
    (x**2 - y**2, factor_difference_of_squares(), (x + y) * (x - y)),
    (z - a**2 + 1, factor_difference_of_squares(), z + (1 + a) * (1 - a)),
    (exp(x) * (x**2 - 1), factor_difference_of_squares(), exp(x) * (x + 1) * (x - 1)),
    ((1 + a) * (1 - a), difference_of_squares(), 1 - a**2),
    (z * (x - y) * exp(x) * (y + x), difference_of_squares(), z * (x**2 - y**2) * exp(x)),
    (z + (x - y) * (x + y), difference_of_squares(), z + x**2 - y**2),
    ((x + y) ** 2, square_of_sum(), x**2 + 2 * x * y + y**2),
    (z + (1 - x) ** 2, square_of_sum(), z + 1 - 2 * x + x**2),
    (z - (x + 1) ** 2, square_of_sum(), z - (x**2 + 2 * x + 1)),
    (x**2 + 2 * x * y + y**2, as_square_of_sum(), (x + y) ** 2),
    (z + 1 - 2 * a + a**2, as_square_of_sum(), z + (1 - a) ** 2),
    (y**2 + exp(x) + x**2 - x * 2 * y, as_square_of_sum(), (y - x) ** 2 + exp(x)),
]

PRODUCTS: list[Row] = [
    (x * (y + z), multiply_out(), x * y + x * z),
    (x + a * (1 - a) * y, multiply_out(), x + a * y - a * a * y),
    (x - y * (1 - z), multiply_out(), x - y + y * z),
    (x - (y - z), multiply_out(), x - y + z),
    (-(x + 1) * (y - z), multiply_out(), -(x * y) + x * z - y + z),
    ((x + y) * z, multiply_out(), x * z + y * z),
    (x * x - y * y, as_square(), x**2 - y**2),
    (x * y * x * exp(y), as_square(), x**2 * y * exp(y)),
    (x * y * x * y, as_square(), x**2 * y**2),
    (u * u / x, as_square(), u**2 / x),
    (x * x * (1 + y * y), as_square(), x**2 * (1 + y**2)),
]

NUMBERS: list[Row] = [
    (0 * x + y, leave_out(), y),
    (x + 1 * y * 1, leave_out(), x + y),
    (exp(x) * (0 + x + y) / 1, leave_out(), exp(x) * (x + y)),
    (x + exp(form(0)) - 0 * exp(x), leave_out(), x + 1),
    (x - 0 + ln(form(1)), leave_out(), x),
    (y**0 * z + x**1, leave_out(), z + x),
    (x + form(1) * (y + 0 * x) + z, leave_out(), x + y + z),
    (form(-1) * x, leave_out(), -x),
    (form(2) * 3 * x, work_out(), 6 * x),
    (x**2 / sqrt(2) ** 2, work_out(), x**2 / 2),
    (x * 2 * y * 3, work_out(), x * 6 * y),
    (1 + x + 2 - 4, work_out(), Sum((Negative(Number(1)), x))),
    (form(6) / 4 + x, work_out(), form(3) / 2 + x),
    (x ** (form(2) + 1) * y, work_out(), x**3 * y),
    (y / form(2) ** 3, work_out(), y / 8),
    (form(1) / 2 * x * 4, work_out(), 2 * x),
    (3 * form(-2) * x, work_out(), -(6 * x)),
    (3 - (1 - form(2) * 4), work_out(), form(10)),
]

FRACTIONS: list[Row] = [
    (x / u + y / u, one_fraction(), (x + y) / u),
    (x / u + z - (y + 1) / u, one_fraction(), (x - (y + 1)) / u + z),
    (u / u - 1 / u, one_fraction(), (u - 1) / u),
    (x / y + 1 / z - 1 / y + x / z, one_fraction(), (x - 1) / y + (1 + x) / z),
    (1 - 1 / u, over(u), u / u - 1 / u),
    (1 - 1 / u, then(over(u), one_fraction()), (u - 1) / u),
    (x / y - 1 / z, over(y * z), x * z / (y * z) - y / (y * z)),
    (x - y / z**2, over(z**2), x * z**2 / z**2 - y / z**2),
    (exp(x) * (x / y + z / y**2), over(y**2), exp(x) * (x * y / y**2 + z / y**2)),
    ((1 + e - 1) / x, split_after(u), u / x - 1 / x),
    ((x + y) / u, split_after(x), x / u + y / u),
    ((x + y - 1) / u, split_after(x), x / u + (y - 1) / u),
    (z + (y - 1 + x) / u, split_after(x + y), z + (x + y) / u - 1 / u),
    (z - (x + y) / u, split_after(x), z - (x / u + y / u)),
    ((x + y - 1) / u, split(), x / u + y / u - 1 / u),
    (z + (x - y * z) / u, split(), z + x / u - y * z / u),
    (exp(x) * ((x - y) / u), split(), exp(x) * (x / u - y / u)),
    (u / u**2, cancel(), 1 / u),
    (x - u**2 / u**2, cancel(), x - 1),
    (x * y * exp(x) / (y * exp(x) * z), cancel(), x / z),
    (x * y * exp(x) / (y * exp(x) * z), cancel(y), x * exp(x) / (exp(x) * z)),
    (y**5 * x / y**2, cancel(), y**3 * x),
    (6 * x / (4 * y), cancel(), 3 * x / (2 * y)),
    (z * (x * y / x) * exp(x), cancel(), z * y * exp(x)),
    (-x / (x * u), cancel(), form(-1) / u),
    (e / u, times_above_and_below(exp(x)), exp(x) * e / (exp(x) * u)),
    (x + 1 / u, times_above_and_below(u), x + u / (u * u)),
    (x + exp(x) * y, times_above_and_below(u, to=exp(x) * y), x + u * exp(x) * y / u),
    ((x / y) / (z / u), fraction_of_fractions(), x * u / (y * z)),
    (z + 1 / (x / y), fraction_of_fractions(), z + y / x),
    (z * ((x / y) / (u * x)), fraction_of_fractions(), z * (x / (y * u * x))),
    ((x / y) * (z / u), product_of_fractions(), x * z / (y * u)),
    (1 + x * (y / u) * z, product_of_fractions(), 1 + x * y * z / u),
    ((form(1) / 2) * x, product_of_fractions(), x / 2),
    (x * y / u, take_out(x), x * (y / u)),
    (e / u**2, take_out(1 / u), (1 / u) * (e / u)),
    (z + exp(x) * (x**2 / u), take_out(x), z + exp(x) * x * (x / u)),
]

SIGNS: list[Row] = [
    (-u * -x, cancel_signs(), u * x),
    (y * -u * z * -x, cancel_signs(), y * u * z * x),
    (z - (-x) * y, cancel_signs(), z + x * y),
    (-x / -u, cancel_signs(), x / u),
    (z - (-x) / y, cancel_signs(), z + x / y),
    ((-x) ** 2 + y, cancel_signs(), x**2 + y),
    (Negative(Negative(x)) + y, cancel_signs(), x + y),
    (x * -y, sign_in_front(), -(x * y)),
    (z + x * -y * exp(x), sign_in_front(), z - x * y * exp(x)),
    (z - x * -y, sign_in_front(), z + x * y),
    (-x / u, sign_in_front(), -(x / u)),
    (x / -y, sign_in_front(), -(x / y)),
    (y * (-x) ** 3, sign_in_front(), y * -(x**3)),
    (-(x - y), turn_difference(), y - x),
    (z - (x - y), turn_difference(), z + y - x),
    (exp(-(x - y)) * z, turn_difference(), exp(y - x) * z),
]

POWERS: list[Row] = [
    (x**2 * x**3, add_exponents(), x**5),
    (y * x * exp(x) * x**2, add_exponents(), y * x**3 * exp(x)),
    (exp(x) * y * exp(-x), add_exponents(), y),
    (exp(x) * exp(y), add_exponents(), exp(x + y)),
    (z + exp(2 * x) * exp(x), add_exponents(), z + exp(3 * x)),
    (u**2 * u**-1, add_exponents(), u),
    (exp(x + y), split_exponent(), exp(x) * exp(y)),
    (z * exp(x - y), split_exponent(), z * exp(x) * exp(-y)),
    (y ** (form(2) + 1) / z, split_exponent(), y**2 * y / z),
    ((x**2) ** 3, multiply_exponents(), x**6),
    (exp(x) ** 2 * z, multiply_exponents(), exp(2 * x) * z),
    (z + exp(-x) ** 2, multiply_exponents(), z + exp(-(2 * x))),
    ((u**-1) ** -2, multiply_exponents(), u**2),
    ((x * y) ** 2, power_of_each(), x**2 * y**2),
    (z * (x * u) ** 2, power_of_each(), z * x**2 * u**2),
    ((1 / u) ** 2 + x, power_of_each(), 1 / u**2 + x),
    ((x * y / u) ** 3, power_of_each(), x**3 * y**3 / u**3),
    (x**2 * y**2, power_of_the_product(), (x * y) ** 2),
    (1 + x**2 * exp(x) * y**2, power_of_the_product(), 1 + (x * y) ** 2 * exp(x)),
    (x**2 * y**3 * z**3, power_of_the_product(), x**2 * (y * z) ** 3),
    (sqrt(y) * sqrt(z), root_of_the_product(), sqrt(y * z)),
    (1 / (sqrt(y) * x * sqrt(z)), root_of_the_product(), 1 / (sqrt(y * z) * x)),
    (sqrt(y) * sqrt(z) * sqrt(u), root_of_the_product(), sqrt(y * z * u)),
    (1 / u**2, power_of_the_fraction(), (1 / u) ** 2),
    (x**2 / u**2, power_of_the_fraction(), (x / u) ** 2),
    (1 - x**2 / y**2 * z, power_of_the_fraction(), 1 - (x / y) ** 2 * z),
    (1 / u, reciprocal_as_power(), u**-1),
    (x + 1 / u + 1 / y, reciprocal_as_power(), x + u**-1 + y**-1),
    (x * (1 / y**2), reciprocal_as_power(), x * y**-2),
    (1 / exp(x) + form(1) / 2, reciprocal_as_power(), exp(-x) + form(1) / 2),
    (y ** (-2) * exp(x), negative_power_below(), exp(x) / y**2),
    (u**-1 * x, negative_power_below(), x / u),
    (1 + x * u**-2 * exp(x), negative_power_below(), 1 + x * exp(x) / u**2),
    (x + y**-1, negative_power_below(), x + 1 / y),
    (e * x, negative_exponential_below(), x / exp(x)),
    (1 + exp(-(2 * x)), negative_exponential_below(), 1 + 1 / exp(2 * x)),
    (z + x * e * y, negative_exponential_below(), z + x * y / exp(x)),
]

LOGARITHMS: list[Row] = [
    (ln(y * z), logarithm_of_product(), ln(y) + ln(z)),
    (x + ln(y * exp(x)), logarithm_of_product(), x + ln(y) + ln(exp(x))),
    (x - ln(y * z), logarithm_of_product(), x - (ln(y) + ln(z))),
    (ln(y / z), logarithm_of_fraction(), ln(y) - ln(z)),
    (x + ln(y / u), logarithm_of_fraction(), x + ln(y) - ln(u)),
    (x - ln(1 / u), logarithm_of_fraction(), x + ln(u)),
    (ln(y**3), logarithm_of_power(), 3 * ln(y)),
    (x * ln(y**2) * z, logarithm_of_power(), x * 2 * ln(y) * z),
    (x - ln(u**-1), logarithm_of_power(), x + ln(u)),
    (ln(y) + ln(z), one_logarithm(), ln(y * z)),
    (ln(y) + x - ln(z), one_logarithm(), ln(y / z) + x),
    (x * (ln(y) - ln(u) - ln(z)), one_logarithm(), x * ln(y / (u * z))),
    (ln(exp(x)), undo(), x),
    (y * exp(ln(z)) + 1, undo(), y * z + 1),
    (1 + ln(exp(x + y)), undo(), 1 + x + y),
]

NAMING: list[Row] = [
    (u**-1, name(g), g**-1),
    (form(3) + 1 + e + y, name(g), 3 + g + y),
    (exp(x) * x * w, name(h), h * x),
    (1 / u - x / u, recognize(a), a - x / u),
    (3 + y + e + x + 1, recognize(g), 3 + y + g + x),
    (x - 1 - e, recognize(g), x - g),
    (z * (-e - 1), recognize(g), z * -g),
    (2 * w * exp(x), recognize(h), 2 * h),
    (2 * w * x * -exp(x), recognize(h), 2 * -h * x),
    (x - exp(x) * w, recognize(h), x - h),
    (1 + e + 1 / (1 + e), recognize(g), g + 1 / g),
    (1 + x + y + x, recognize(m), 1 + m + y),
    (exp(x) + exp(-x), recognize(k), exp(-k) + exp(k)),
    (g + g**2, put_back(g), u + u**2),
    (x - g, put_back(g), x - (1 + e)),
    (2 * h, put_back(h), 2 * exp(x) * w),
    (y - k, put_back(k), y + x),
]

COMBINED: list[Row] = [
    (1 / u**2 + u / u**2, then(cancel(), power_of_the_fraction()), (1 / u) ** 2 + 1 / u),
    (x * x + y * y, within(y * y, as_square()), x * x + y**2),
    (x * (y + z) + y * (x + z), within(y * (x + z), multiply_out()), x * (y + z) + y * x + y * z),
    (x * (y + z) + exp(x * (y + z)), within(exp(x * (y + z)), multiply_out()), x * (y + z) + exp(x * y + x * z)),
]

ALGEBRA = [
    *SUMS, *PRODUCTS, *NUMBERS, *FRACTIONS, *SIGNS, *POWERS, *LOGARITHMS, *NAMING, *COMBINED,
]  # fmt: skip
