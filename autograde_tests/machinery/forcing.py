"""Find the line of a slip by giving one variable its right value.

The reference and the student's function mostly call what they compute by the same names: `Z1`,
`dW2`, `m`. Where a variable of the student's has another value than the reference's, it is given
that one, and if all is right then, the line that computes it is the faulty one: if what it reads
was right. So no slip has to be foreseen, and the line is told, with how its value is off.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from .beside import MOST_VALUES, Beside, Values, right_values, values_of, watched
from .compare import difference
from .edits import names_in
from .exercises import Case, Exercise
from .judging import Verdict, form_of
from .reading import computed, computes, grown_in
from .trying import Trial

RIGHT = "__right__"
"""A name that the changed functions call."""


@dataclass(frozen=True)
class Forced:
    """Lines that are faulty, and what the first of them should have computed.

    Parameters
    ----------
    lines : tuple of int
        Of the student's cell.
    conditions : tuple of int
        The lines of conditions on which they depend.
    names : tuple of str
        The variables that have a wrong value.
    unsure : tuple of str
        What the lines read and of which nothing is known.
    pairs : tuple of (right, theirs)
        Its values in the cases that failed.
    """

    lines: tuple[int, ...]
    conditions: tuple[int, ...]
    names: tuple[str, ...]
    unsure: tuple[str, ...]
    pairs: tuple[tuple[Any, Any], ...]


@dataclass(frozen=True)
class _Place:
    """An assignment: where it is, and what it gives values to."""

    node: ast.Assign
    names: tuple[str, ...]
    meant: tuple[str, ...] = ()

    @property
    def right_names(self) -> tuple[str, ...]:
        """What the reference calls them."""
        return self.meant or self.names


def forced(
    exercise: Exercise,
    tree: ast.Module,
    namespace: Mapping[str, Any],
    verdicts: Sequence[Verdict],
    first: int,
) -> Forced | None:
    """Return the lines that compute a wrong value where all else is right, or None.

    Parameters
    ----------
    exercise : Exercise
    tree : ast.Module
        The student's function.
    namespace : mapping
        The names that it sees.
    verdicts : sequence of Verdict
        How its visible cases went.
    first : int
        The line of the cell on which the function begins.
    """
    search = _Forcing(exercise, tree, namespace, verdicts)
    found = search.found()
    if found is None:
        return None
    places, unsure, pairs = found
    conditions = {
        node.lineno + first - 1
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and any(place.node in ast.walk(node) for place in places)
    }
    return Forced(
        tuple(sorted({place.node.lineno + first - 1 for place in places})),
        tuple(sorted(conditions)),
        tuple(dict.fromkeys(ast.unparse(place.node.targets[0]) for place in places)),
        unsure,
        pairs,
    )


def first_wrong(
    exercise: Exercise,
    tree: ast.Module,
    namespace: Mapping[str, Any],
    verdicts: Sequence[Verdict],
    first: int,
) -> Forced | None:
    """Return the line that gives the first wrong value in every case that fails, or None.

    It takes what `forced` takes. All may not be right with the right value there: there may be a
    second fault, or what the line is computed from has no like in the reference.
    """
    trial = Trial(exercise, namespace, verdicts, tree)
    every = [Beside(exercise, tree, namespace, trial.key, case) for case in trial.failed]
    lines = {beside.wrong[0] if beside.wrong else 0 for beside in every}
    line = lines.pop()
    nodes = [n for n in ast.walk(tree) if isinstance(n, ast.Assign) and n.lineno == line]
    if lines or len(nodes) != 1:
        return None
    if any(beside.in_another_base(line) for beside in every):
        return None
    known = set.intersection(*(beside.right_names for beside in every))
    name = ast.unparse(nodes[0].targets[0])
    return Forced((line + first - 1,), (), (name,), _unsure(nodes[0].value, tree, known), ())


class _Forcing:
    def __init__(
        self,
        exercise: Exercise,
        tree: ast.Module,
        namespace: Mapping[str, Any],
        verdicts: Sequence[Verdict],
    ) -> None:
        self._exercise, self._tree, self._namespace = exercise, tree, namespace
        self._trial = Trial(exercise, namespace, verdicts, tree)
        self._key, self._failed = self._trial.key, self._trial.failed
        self._known: dict[str, Values] = {}

    def found(self) -> tuple[list[_Place], tuple[str, ...], tuple[Any, ...]] | None:
        """Return the assignments that are wrong, what is unsure, and the first one's values."""
        for case in self._failed:  # in one of them more may be right by chance than in another
            if (found := self._found_in(case)) is not None:
                return found
        return None

    def _found_in(self, case: Case) -> tuple[list[_Place], tuple[str, ...], tuple[Any, ...]] | None:
        right = self._right_values(case)
        theirs = _recorded(self._tree, self._exercise, self._namespace, self._key.arguments(case))
        if theirs is None:
            return None
        places = _assignments(self._tree)
        verdicts = {id(place.node): self._is_right(place, right, theirs) for place in places}
        grown = grown_in(self._tree)
        beside = Beside(self._exercise, self._tree, self._namespace, self._key, case)
        known = {n for p in places if verdicts[id(p.node)] for n in p.names}
        known = (known | beside.right_names) - grown
        doubtful = [p for p in places if computes(p.node.value) and not grown & set(p.names)]
        wrong = [place for place in doubtful if verdicts[id(place.node)] is False]
        pairs = [list(pair) for pair in combinations(wrong[:6], 2)]
        groups = [*[[place] for place in wrong], *self._renamed(doubtful, right, theirs), *pairs]
        for group in groups:
            if self._passes_with(group):
                # one that gives right values is forced so that those after it are in order
                blamed = [p for p in group if p.node.lineno not in beside.right] or group
                reads = [_unsure(p.node.value, self._tree, known | {*p.names}) for p in blamed]
                unsure = tuple(sorted({name for names in reads for name in names}))
                return blamed, unsure, tuple(self._pairs(blamed[0]))
        return None

    def _renamed(
        self, places: Sequence[_Place], right: Values, theirs: Values
    ) -> Iterator[list[_Place]]:
        """Give variables that the reference lacks, each as one of the reference's like it."""
        own = set(theirs)
        for place in places:
            if len(place.names) != 1 or place.names[0] in right:
                continue
            given = theirs.get(place.names[0], ())
            for name, values in right.items():
                alike = list(map(form_of, values)) == list(map(form_of, given))
                if alike and name not in own and "[" not in name:
                    yield [replace(place, meant=(name,))]

    def _right_values(self, case: Case) -> Values:
        """Return what the reference's variables are given, and the parts of the right answer."""
        if case.name not in self._known:
            given = right_values(self._exercise, self._tree, self._key, case)
            self._known[case.name] = values_of(given) if len(given) < MOST_VALUES else {}
        return self._known[case.name]

    def _is_right(self, place: _Place, right: Values, theirs: Values) -> bool | None:
        """Return whether an assignment gave what it should; None if that is not known."""
        answers: list[bool | None] = []
        for name in place.names:
            ours, given = right.get(name), theirs.get(name)
            if ours is None or given is None or len(ours) != len(given):
                answers.append(None)
                continue
            pairs = zip(ours, given, strict=True)
            answers.append(
                all(difference(a, b) is None and difference(b, a) is None for a, b in pairs)
            )
        if False in answers:
            return False
        return None if None in answers or not answers else True

    def _passes_with(self, places: Sequence[_Place]) -> bool:
        current: dict[str, list[Any]] = {}

        def right(name: str) -> Any:
            return current[name].pop(0)

        tree = _with_right_values(
            self._tree, {id(place.node): place.right_names for place in places}
        )
        version = self._trial.made(ast.fix_missing_locations(tree), {RIGHT: right})
        if version is None:
            return False
        for case in self._trial.cases:
            values = self._right_values(case)
            if any(n not in values for p in places for n in p.right_names):
                return False

            def start(values: Values = values) -> None:
                """Begin a call: none of the right values is taken yet."""
                current.clear()
                current.update({name: list(several) for name, several in values.items()})

            if not self._trial.passes(version, case, start):
                return False
        return True

    def _pairs(self, place: _Place) -> list[tuple[Any, Any]]:
        """Return right and wrong values of the first variable that is wrong, by failed case."""
        pairs = []
        for case in self._failed:
            right = self._right_values(case)
            arguments = self._key.arguments(case)
            theirs = _recorded(self._tree, self._exercise, self._namespace, arguments)
            if theirs is None:
                continue
            for meant, name in zip(place.right_names, place.names, strict=True):
                for ours, given in zip(right.get(meant, ()), theirs.get(name, ()), strict=False):
                    if difference(ours, given) is not None:
                        pairs.append((ours, given))
                        break
        return pairs


def _unsure(value: ast.expr, tree: ast.Module, known: Collection[str]) -> tuple[str, ...]:
    """Return the variables that an expression reads and of which nothing is known."""
    loops = [node for node in ast.walk(value) if isinstance(node, ast.comprehension)]
    own = {name for loop in loops for name in names_in(loop.target)}
    return tuple(sorted((names_in(value) & computed(tree)) - own - set(known)))


def _assignments(tree: ast.Module) -> list[_Place]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            names = _names_of(node.targets[0])
            if names:
                found.append(_Place(node, names))
    return sorted(found, key=lambda place: place.node.lineno)


def _names_of(target: ast.expr) -> tuple[str, ...]:
    """Return by what an assignment's values are known: names, and keys as their expressions."""
    if isinstance(target, ast.Name):
        return (target.id,)
    if isinstance(target, ast.Tuple):
        parts = [_names_of(part) for part in target.elts]
        return tuple(name for part in parts for name in part) if all(parts) else ()
    key = target.slice if isinstance(target, ast.Subscript) else None
    if isinstance(key, ast.Constant) and isinstance(key.value, str):
        return (f"[{key.value}]",)
    return ()


def _recorded(
    tree: ast.Module, exercise: Exercise, namespace: Mapping[str, Any], arguments: Any
) -> Values | None:
    """Return what a function's variables are given; None if they are given too much."""
    given = watched(exercise, tree, namespace, arguments)
    return values_of(given) if len(given) < MOST_VALUES else None


def _with_right_values(tree: ast.Module, names: Mapping[int, tuple[str, ...]]) -> ast.Module:
    class Given(ast.NodeTransformer):
        def visit_Assign(self, node: ast.Assign) -> Any:
            given = names.get(id(node))
            if given is None:
                return node
            calls: list[ast.expr] = [
                ast.Call(ast.Name(RIGHT, ast.Load()), [ast.Constant(name)], []) for name in given
            ]
            tuple_ = isinstance(node.targets[0], ast.Tuple)
            value = ast.Tuple(calls, ast.Load()) if tuple_ else calls[0]
            return ast.copy_location(ast.Assign(node.targets, value), node)

    return _rebuilt(Given(), tree)


def _rebuilt(transformer: ast.NodeTransformer, tree: ast.Module) -> ast.Module:
    """Return a changed tree; the one given keeps its nodes."""
    body = [_copied(transformer, node) for node in tree.body]
    return ast.Module(body, tree.type_ignores)


def _copied(transformer: Any, node: Any) -> Any:
    if isinstance(node, list):
        return [_copied(transformer, each) for each in node]
    if not isinstance(node, ast.AST):
        return node
    if isinstance(node, ast.Assign):
        changed = transformer.visit_Assign(node)
        if changed is not node:
            return changed
    fields = {name: _copied(transformer, value) for name, value in ast.iter_fields(node)}
    return ast.copy_location(type(node)(**fields), node)
