"""PyTorch's backward formulas, read from its installed package and run on SymPy's symbols.

`torch/_decomp/decompositions.py` has them as Python, written by others for other ends. A function is taken from its
source and run with stand-ins for what it calls of torch. Where it chooses a branch with `torch.where`, the branch is
the one that holds at points all over the interval, or there is none. Its rounded constants stand for the exact ones
next to them. PyTorch itself is not imported.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import sympy

from derive.forms.form import Symbol
from derive.proof.points import points

ROUNDED = 1e-15
CONSTANTS = (sympy.sqrt(2), 1 / sympy.sqrt(2), 2 / sympy.sqrt(sympy.pi))
METHODS = ("exp", "conj_physical", "mul", "numel", "dim", "size", "narrow")


class Divided(Exception):
    """A choice between branches that is not the same on all of an interval."""


def source() -> Path | None:
    """The file with PyTorch's formulas, where it is installed."""
    torch = find_spec("torch")
    folders = (torch and torch.submodule_search_locations) or ()
    return next((Path(folder, "_decomp", "decompositions.py") for folder in folders), None)


def backward(name: str, on: dict[Symbol, Any]) -> Callable[..., Any]:
    """The formula called `name`, to be called with SymPy's expressions; `on` are letters, each with its SymPy symbol.

    Raises StopIteration where PyTorch has none with that name.
    """
    path = source()
    assert path
    tree = ast.parse(path.read_text("utf-8"))
    function = next(each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name == name)
    function.decorator_list = []
    module = ast.fix_missing_locations(ast.Module([_Exact().visit(function)], []))
    known = _stand_ins(on)
    exec("from __future__ import annotations\n" + ast.unparse(module), known)
    found: Callable[..., Any] = known[name]
    return found


class _Exact(ast.NodeTransformer):
    """Numbers are exact, and methods of tensors are functions."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if type(node.value) is not float:
            return node
        return ast.Call(ast.Name("exact", ast.Load()), [ast.Constant(repr(node.value))], [])

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr in METHODS:
            of = node.func.value
            if not (isinstance(of, ast.Name) and of.id in ("torch", "F")):
                node.args, node.func = (
                    [of, *node.args],
                    ast.Name(f"_{node.func.attr}", ast.Load()),
                )  # a parameter may be called dim
        return node


def exact(written: str) -> sympy.Expr:
    """The number that a literal stands for: a constant that it was rounded from, or itself."""
    near = (each for each in CONSTANTS if abs(float(written) - float(each)) < ROUNDED)
    return next(near, sympy.Rational(written))


def _stand_ins(on: dict[Symbol, Any]) -> dict[str, Any]:
    def where(condition: Any, here: Any, there: Any) -> Any:
        found = {bool(sympy.sympify(condition).subs({on[each]: at[each] for each in on})) for at in points(on)}
        if len(found) > 1:
            raise Divided(str(condition))
        return here if found == {True} else there

    torch = SimpleNamespace(
        where=where,
        exp=sympy.exp,
        tanh=sympy.tanh,
        erf=sympy.erf,
        abs=sympy.Abs,
        sigmoid=lambda u: 1 / (1 + sympy.exp(-u)),
        cat=lambda halves, dim: halves,
    )
    return {
        "torch": torch,
        "F": SimpleNamespace(softplus=lambda u: sympy.log(1 + sympy.exp(u))),
        "utils": SimpleNamespace(canonicalize_dim=lambda dims, dim: 0),
        "exact": exact,
        "_exp": sympy.exp,
        "_conj_physical": lambda u: u,
        "_mul": lambda u, v: u * v,
        "_numel": lambda buffer: 0,
        "_dim": lambda halves: 1,
        "_size": lambda halves, dim: 2,
        "_narrow": lambda halves, dim, start, length: halves[start],
    }
