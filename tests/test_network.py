"""The worked network: its numbers by other ways, its lines as an independent reader reads them, and its page."""

from __future__ import annotations

import re
from dataclasses import replace
from math import exp, log
from pathlib import Path

import mpmath
import pytest
import sympy

from derive.errors import DerivationError
from derive.forms.form import Derivative, Name, Symbol
from derive.readings.number import number
from generate.prose import SNIPPET
from network.written import Back, Network
from notes.networks import network
from parts.network import network_files
from reader import read

pytestmark = pytest.mark.xdist_group("network")  # what they share is made once

PAGE = (Path(__file__).parents[1] / "docs" / "notes" / "networks" / "network.md").read_text("utf-8")


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return {
        path: content for path, content in network_files("network", network.network).items() if isinstance(content, str)
    }


def result(piece: str) -> float:
    """The last number of a display."""
    return float(re.split(r"=|\\approx", piece.replace("&", "").replace(r"\end{aligned}", "").replace("$$", ""))[-1])


def by_hand() -> dict[str, float]:
    """The same network in the plainest Python."""
    x1, x2, y = 0.5, -1.0, 1.0
    z1, z2 = 0.8 * x1 - 0.4 * x2 + 0.1, 0.3 * x1 + 0.9 * x2 - 0.2
    h1, h2 = 1 / (1 + exp(-z1)), 1 / (1 + exp(-z2))
    u = 1.2 * h1 - 0.7 * h2 - 0.5
    p = 1 / (1 + exp(-u))
    return {"z_1": z1, "z_2": z2, "h_1": h1, "h_2": h2, "u": u, "p": p, "L": -(y * log(p) + (1 - y) * log(1 - p))}


@pytest.mark.parametrize("name", ["z_1", "h_1", "z_2", "h_2", "u", "p", "L"])
def test_forward_is_what_plain_python_computes(files: dict[str, str], name: str) -> None:
    assert result(files[f"forward/{name}.md"]) == pytest.approx(by_hand()[name], abs=5.1e-5)


@pytest.mark.parametrize("back", network.network.backward, ids=lambda back: back.by.name)
def test_backward_is_what_mpmath_finds_by_moving_one_number(files: dict[str, str], back: Back) -> None:
    note = network.network
    at = {symbol: mpmath.mpf(text) for symbol, text in (note.example | note.parameters).items()}
    if isinstance(back.by, Symbol):
        found = mpmath.diff(lambda moved: number(network.loss, at | {back.by: moved}), at[back.by])
    else:
        found = number(Derivative(network.loss, back.by), at)
    assert result(files[f"back/{back.by.name}.md"]) == pytest.approx(float(found), abs=5.1e-5)


@pytest.mark.parametrize("path", [f"forward/{name.name}.md" for name in network.network.forward] + [
    f"back/{back.by.name}.md" for back in network.network.backward
])  # fmt: skip
def test_equal_and_about_equal_are_told_apart(files: dict[str, str], path: str) -> None:
    at = {symbol: mpmath.mpf(text) for symbol, text in (network.network.example | network.network.parameters).items()}
    room, name = path.removesuffix(".md").split("/")
    letters = [*network.network.forward, *(back.by for back in network.network.backward)]
    whole = next(letter for letter in letters if letter.name == name)
    with mpmath.workdps(40):
        truth = number(whole if room == "forward" else Derivative(network.loss, whole), at)
    numeric = 0
    for sign, line in re.findall(r"&(=|\\approx) (.*?)(?: \\\\\[|\n)", files[path]):
        if re.search(r"_|\\partial", line) or read(line).free_symbols:
            continue
        numeric += 1
        off = abs(mpmath.mpmathify(sympy.N(read(line), 30)) - truth)
        assert (off < 1e-12) == (sign == "="), line
    assert numeric >= 2


@pytest.mark.parametrize("path", [f"forward/{name.name}.md" for name in network.network.forward])
def test_an_independent_reader_gets_the_printed_result_from_the_printed_numbers(
    files: dict[str, str], path: str
) -> None:
    lines = (
        files[path].replace("$$", "").replace(r"\begin{aligned}", "").replace(r"\end{aligned}", "").split(r"\\[0.5em]")
    )
    worked = re.split(r"&(?:=|\\approx) ", lines[-2])[1]
    assert float(sympy.N(read(worked))) == pytest.approx(result(files[path]), abs=2e-4)


def small(**changes: object) -> Network:
    """One weight, with a penalty, and with a letter that Python has for itself."""
    x, y, b, weight = Symbol("x"), Symbol("y"), Symbol("b"), Symbol("lambda")
    z = Name("z", weight * x + b)
    loss = Name("L", (z - y) ** 2 + weight**2)
    note = Network(
        example={x: "0.5", y: "1"}, parameters={weight: "0.8", b: "-0.1"}, rate="0.5",
        forward=(z, loss),
        backward=(
            Back(z, loss, 2 * (z - y)), Back(b, z, 1),
            Back(weight, loss, 2 * x * (weight * x + b - y) + 2 * weight),
        ),
        layers=((x,), (loss,)),
    )  # fmt: skip
    return replace(note, **changes)  # type: ignore[arg-type]


def test_numbers_do_not_run_together() -> None:
    made = {path: str(content) for path, content in network_files("network", small()).items()}
    assert r"2 \cdot 0.5(0.8 \cdot 0.5 - 0.1 - 1) + 2 \cdot 0.8 \\" in made["back/lambda.md"]
    assert r"&= 0.8 \cdot 0.5 - 0.1 \\" in made["forward/z.md"]
    assert r"&= (0.3 - 1)^2 + 0.8^2 \\" in made["forward/L.md"]
    assert result(made["back/lambda.md"]) == pytest.approx(2 * 0.5 * (0.8 * 0.5 - 0.1 - 1) + 2 * 0.8)
    assert r"\lambda" in made["check.md"]
    assert ">λ<" in made["network.svg"] or "from x to L, λ has 0.8" in made["figure.md"]


stranger, (weighted, penalized) = Symbol("s"), small().forward
NUMBERLESS = [
    (small(forward=(Name("L", stranger**2),), backward=()), "no number for s here", "forward, L"),
    (small(forward=(penalized, weighted)), "no number for z here", "forward, L"),
    (small(backward=(Back(weighted, penalized, stranger),)), "no number for s here", "back to z"),
    (small(backward=(Back(weighted, penalized, Derivative(penalized, weighted)),)), "only written down", "back to z"),
]


@pytest.mark.parametrize(("note", "reason", "step"), NUMBERLESS, ids=range(len(NUMBERLESS)))
def test_what_has_no_number_is_refused(note: Network, reason: str, step: str) -> None:
    with pytest.raises(DerivationError, match=f"{reason}(?s:.*){step}"):
        network_files("network", note)


def test_every_piece_is_on_the_page_once_and_in_order() -> None:
    note = network.network
    pieces = [f"network/forward/{name.name}.md" for name in note.forward]
    pieces += [f"network/back/{back.by.name}.md" for back in note.backward]
    taken = [found["path"] for found in SNIPPET.finditer(PAGE)]
    assert [path for path in taken if re.match("network/(forward|back)/", path)] == pieces


def test_the_step_makes_the_loss_smaller(files: dict[str, str]) -> None:
    numbers = dict(re.findall(r'"([\w-]+)": "([^"]+)"', files["numbers.json"]))
    assert float(numbers["loss-after"]) < float(numbers["loss"])


@pytest.mark.parametrize(("way", "bound"), [(3, 1e-15), (4, 1e-9), (5, 1e-15)])
def test_three_ways_to_the_gradient_agree(files: dict[str, str], way: int, bound: float) -> None:
    rows = [row.split("|") for row in files["check.md"].splitlines()[2:]]
    assert len(rows) == len(network.network.parameters)
    superscripts = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
    errors = [float(row[way].translate(superscripts).replace(" × 10", "e")) for row in rows]
    assert max(errors) < bound


WRONG = [
    ("a step back", Back(network.u, network.loss, network.y - network.p), "back to u"),
    ("a shorter way", Back(network.z1, network.h1, network.h1 * (1 - network.h1), total=network.h1 - 1), "from L"),
]


@pytest.mark.parametrize(("what", "wrong", "told"), WRONG, ids=[what for what, _, _ in WRONG])
def test_a_wrong_factor_is_refused(what: str, wrong: Back, told: str) -> None:
    backward = tuple(wrong if back.by == wrong.by else back for back in network.network.backward)
    with pytest.raises(DerivationError, match=told):
        network_files("network", replace(network.network, backward=backward))
