"""Read off a function what its variables and the parts of its answer are computed by."""

from __future__ import annotations

import ast
import copy
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from .edits import names_in
from .harmless import changed_by

PART = "part"
"""Stands for whatever is computed in the midst of a formula."""


def computed(tree: ast.Module) -> set[str]:
    """Return the variables that hold more than an input, a part of one or a length."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.AugAssign | ast.For | ast.comprehension):
            found |= names_in(node.target)
        elif isinstance(node, ast.Assign):
            if any(isinstance(n, ast.BinOp | ast.Call | ast.UnaryOp) for n in ast.walk(node.value)):
                found = found.union(*map(names_in, node.targets))
        elif isinstance(node, ast.Call):
            found |= changed_by(node)
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    return found | {function.name for function in functions[1:]}


def computes(value: ast.expr | None) -> bool:
    """Return whether an expression does more than hand on what was computed above it."""
    parts = value.elts if isinstance(value, ast.Tuple) else [value]
    return any(
        isinstance(part, ast.BinOp | ast.UnaryOp | ast.Call | ast.IfExp | ast.Compare)
        and not (isinstance(part, ast.Call) and last_name(part) in HANDED_ON)
        for part in parts
    )


def begins(value: ast.expr) -> bool:
    """Return whether a variable is only begun with an expression, to be filled or changed later.

    Examples
    --------
    >>> [begins(ast.parse(text, mode="eval").body) for text in ("dict(v)", "v['W']")]
    [True, False]
    """
    if isinstance(value, ast.Tuple):
        return all(map(begins, value.elts))
    if isinstance(value, ast.Call):
        return last_name(value) in BEGUN
    return isinstance(value, ast.Constant | ast.Dict | ast.List | ast.Name | ast.Set)


BEGUN = {"array", "copy", "deepcopy", "dict", "empty", "empty_like", "full", "list", "ones"}
BEGUN |= {"ones_like", "set", "zeros", "zeros_like"}
"""Functions whose answers are mostly filled later."""

HANDED_ON = {"float", "int", "squeeze", "array", "asarray", "tuple", "list", "dict", "copy"}
"""Functions that give back what they are given, in another form."""


def last_name(call: ast.Call) -> str:
    """Return the name of what is called, without what stands before its dot."""
    return ast.unparse(call.func).rpartition(".")[2]


def expressions(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """Return what each variable, key and part of the answer is computed by."""
    found: dict[str, list[ast.expr]] = defaultdict(list)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            found[ast.unparse(node.targets[0])].append(node.value)
        elif isinstance(node, ast.Return) and node.value is not None:
            found["return"].append(node.value)
            if isinstance(node.value, ast.Tuple):
                for place, part in enumerate(node.value.elts):
                    found[f"return {place}"].append(part)
        if isinstance(node, ast.Call) and last_name(node) == "append" and node.args:
            found[ast.unparse(node.func)].append(node.args[0])
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant):
                    found[f"key {key.value!s}"].append(value)
    return found


def formulas_for(
    reference: ast.Module, names: Mapping[str, str], own: Collection[str]
) -> dict[str, list[ast.expr]]:
    r"""Return what the reference computes everything by, in the names of somebody else's function.

    What has no name there is put in by its own formula, if it has only one. All that the formulas
    are made of stands under `PART`.

    Parameters
    ----------
    reference : ast.Module
    names : mapping
        What the reference's variables are called there, as far as that is known.
    own : collection of str
        The names that there are.

    Examples
    --------
    >>> reference = ast.parse("def f(x):\n    s = np.sum(x)\n    t = s / 2\n    return t * x")
    >>> [ast.unparse(e) for e in formulas_for(reference, {"x": "z"}, {"z"})["return"]]
    ['np.sum(z) / 2 * z']
    """
    found = expressions(reference)

    renamed = _Renamed(found, names, own)
    formulas = {
        name: [renamed.visit(copy.deepcopy(value)) for value in values]
        for name, values in found.items()
    }
    parts = [n for values in formulas.values() for value in values for n in ast.walk(value)]
    formulas[PART] = [n for n in parts if isinstance(n, ast.BinOp | ast.Call)]
    return formulas


class _Renamed(ast.NodeTransformer):
    def __init__(
        self,
        formulas: Mapping[str, Sequence[ast.expr]],
        names: Mapping[str, str],
        own: Collection[str],
    ) -> None:
        self._formulas, self._names, self._own = formulas, names, own
        self._inside: set[str] = set()

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self._names:
            return ast.Name(self._names[node.id], ast.Load())
        formulas = self._formulas.get(node.id, ())
        if node.id in self._own or len(formulas) != 1 or node.id in self._inside:
            return node
        self._inside.add(node.id)  # a variable may depend on itself, by way of others
        value: ast.expr = self.visit(copy.deepcopy(formulas[0]))
        self._inside.remove(node.id)
        return value


def returned(tree: ast.Module) -> dict[str, list[str]]:
    """Return as which part of the answer each variable comes back."""
    found: dict[str, list[str]] = defaultdict(list)
    for part, values in expressions(tree).items():
        if part.startswith(("return", "key ")):
            for value in values:
                if isinstance(value, ast.Call) and last_name(value) in HANDED_ON:
                    value = value.args[0] if value.args else value
                if isinstance(value, ast.Name):
                    found[value.id].append(part)
    return found


def grown_in(tree: ast.Module) -> set[str]:
    """Return the variables that are changed after they were given a value, such as lists."""
    nodes = list(ast.walk(tree))
    added_to = [node.target for node in nodes if isinstance(node, ast.AugAssign)]
    found = {target.id for target in added_to if isinstance(target, ast.Name)}
    return found.union(*map(changed_by, nodes))
