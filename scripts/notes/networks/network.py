"""A network of two inputs, two hidden units and one output, with numbers all the way."""

from derive.forms.form import Form, Name, Symbol
from derive.forms.functions import exp, ln
from network.written import Back, Network
from notes.networks._layer import layer
from parts.code import Code
from parts.note import Note


def sigmoid(z: Form) -> Form:
    return 1 / (1 + exp(-z))


# One training example, and the parameters before the step.
x1, x2, y = Symbol("x_1"), Symbol("x_2"), Symbol("y")
w11, w12, b1 = Symbol("w_11"), Symbol("w_12"), Symbol("b_1")
w21, w22, b2 = Symbol("w_21"), Symbol("w_22"), Symbol("b_2")
v1, v2, c = Symbol("v_1"), Symbol("v_2"), Symbol("c")

# Forward: the hidden units, the output, and the loss, binary cross-entropy.
z1 = Name("z_1", w11 * x1 + w12 * x2 + b1)
z2 = Name("z_2", w21 * x1 + w22 * x2 + b2)
h1 = Name("h_1", sigmoid(z1))
h2 = Name("h_2", sigmoid(z2))
u = Name("u", v1 * h1 + v2 * h2 + c)
p = Name("p", sigmoid(u))
loss = Name("L", -(y * ln(p) + (1 - y) * ln(1 - p)))

network = Network(
    example={x1: "0.5", x2: "-1", y: "1"},
    parameters={
        w11: "0.8", w12: "-0.4", b1: "0.1",
        w21: "0.3", w22: "0.9", b2: "-0.2",
        v1: "1.2", v2: "-0.7", c: "-0.5",
    },
    rate="0.5",
    forward=(z1, h1, z2, h2, u, p, loss),
    backward=(
        Back(u, loss, p - y),
        Back(v1, u, h1), Back(v2, u, h2), Back(c, u, 1),
        Back(h1, u, v1), Back(z1, h1, h1 * (1 - h1)),
        Back(w11, z1, x1), Back(w12, z1, x2), Back(b1, z1, 1),
        Back(h2, u, v2), Back(z2, h2, h2 * (1 - h2)),
        Back(w21, z2, x1), Back(w22, z2, x2), Back(b2, z2, 1),
    ),
    layers=((x1, x2), (h1, h2), (p,)),
)  # fmt: skip

note = Note("A network by hand", network, *layer, Code())
