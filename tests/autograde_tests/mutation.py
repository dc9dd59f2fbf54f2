"""Change each reference a little, in every way we know, and count the changes that are noticed.

Run it with ``python -m tests.autograde_tests.mutation week2/numpy_basics``.
"""

from __future__ import annotations

import ast
import contextlib
import copy
import io
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from autograde_tests import exercises_of
from autograde_tests.machinery.calling import call
from autograde_tests.machinery.exercises import Exercise
from autograde_tests.machinery.judging import AnswerKey
from autograde_tests.machinery.versions import compile_in, function_source

from .equivalent_mutants import EQUIVALENT

SEEDS = ("first", "second")
TIME_LIMIT = 5.0
"""Seconds that one call of a mutant may take: a longer one counts as noticed."""

OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add, ast.Mult),
    ast.Mult: (ast.Div, ast.Add, ast.MatMult),
    ast.Div: (ast.Mult, ast.Sub, ast.FloorDiv),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult, ast.Div),
    ast.Mod: (ast.FloorDiv, ast.Sub),
    ast.FloorDiv: (ast.Mod, ast.Div),
}
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.GtE, ast.LtE),
    ast.LtE: (ast.Gt, ast.Lt),
    ast.Gt: (ast.LtE, ast.GtE),
    ast.GtE: (ast.Lt, ast.Gt),
}
NAMES = {
    "log": ("exp", "log1p"),
    "exp": ("log", "expm1"),
    "sum": ("mean", "max"),
    "mean": ("sum", "max"),
    "max": ("min",),
    "min": ("max",),
    "maximum": ("minimum",),
    "minimum": ("maximum",),
    "argmax": ("argmin",),
    "abs": ("square",),
    "sqrt": ("square",),
    "zeros": ("ones",),
    "ones": ("zeros",),
    "dot": ("multiply", "outer"),
    "tanh": ("sinh",),
}


class Mutant(NamedTuple):
    """A reference with one change: the lines that differ, and the whole source."""

    old: str
    new: str
    source: str

    @property
    def change(self) -> Change:
        """What the change is, however its lines are written."""
        return change_of(self.old, self.new)


Change = tuple[tuple[str, ...], tuple[str, ...]]


def change_of(old: str, new: str) -> Change:
    """Return the syntax trees of old and new lines.

    Each Python's `ast.unparse` has its own brackets, quotes and spaces; their trees are the same.

    Examples
    --------
    >>> change_of("return a, b['c']", "return") == change_of('return (a, b["c"])', "return")
    True
    """
    return tuple(map(_tree, old.splitlines())), tuple(map(_tree, new.splitlines()))


def _tree(line: str) -> str:
    """Return the syntax tree of one line, the head of a compound statement without its body."""
    text = f"{line} pass" if line.endswith(":") else line
    if line.startswith(("elif ", "else:")):
        text = f"if True: pass\n{text}"
    return ast.dump(ast.parse(text))


def mutants_of(source: str) -> list[Mutant]:
    """Return every different one-step change of a function's source.

    What is only printed is not graded, so print calls and `if print_cost:` stay as they are.
    """
    tree = ast.parse(source)
    original = ast.unparse(tree)
    found: dict[str, Mutant] = {}
    for path in _paths(tree):
        node = _follow(tree, path)
        for replacement in (*_replacements(node), *_other_words(node, tree)):
            _put(tree, path, ast.fix_missing_locations(replacement))
            try:
                text = ast.unparse(tree)
            except (AttributeError, ValueError):
                continue
            finally:
                _put(tree, path, node)
            if text != original and text not in found:
                found[text] = Mutant(*_changed_lines(original, text), text)
    return list(found.values())


def survivors_of(exercise: Exercise) -> tuple[int, list[Mutant]]:
    """Return how many mutants an exercise's reference has, and those that get full marks."""
    mutants = mutants_of(function_source(exercise.reference, exercise.name))
    noticed = examiner_of(exercise)
    return len(mutants), [mutant for mutant in mutants if not noticed(mutant)]


def examiner_of(exercise: Exercise) -> Callable[[Mutant], bool]:
    """Return a function that says whether any case of the exercise notices a mutant."""
    keys = [AnswerKey(exercise, seed) for seed in SEEDS]
    questions = [
        (key, case) for case in exercise.cases for key in (keys if case.is_hidden else keys[:1])
    ]

    def noticed(mutant: Mutant) -> bool:
        try:
            function = compile_in(exercise.reference, mutant.source, exercise.name)
        except SyntaxError:
            return True
        for key, case in questions:
            asked, arguments = exercise.asked(function), key.arguments(case)
            with _time_limit(), contextlib.redirect_stdout(io.StringIO()):
                outcome = call(asked, arguments, exercise.parameters)
            if not key.judge(case, outcome).passed:
                return True
        return False

    return noticed


@contextlib.contextmanager
def _time_limit() -> Iterator[None]:
    def stop(signal_number: int, frame: Any) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, TIME_LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


Path = tuple[tuple[str, int | None], ...]


def _paths(node: ast.AST, path: Path = ()) -> Iterator[Path]:
    """Give the way from the root to every node that may change."""
    yield path
    for name, value in ast.iter_fields(node):
        children = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, child in children:
            if isinstance(child, ast.AST) and not _only_prints(child):
                yield from _paths(child, (*path, (name, index)))


def _only_prints(node: ast.AST) -> bool:
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "print_cost"
    call = node.value if isinstance(node, ast.Expr) else node
    return isinstance(call, ast.Call) and ast.unparse(call.func) == "print"


def _follow(node: ast.AST, path: Path) -> ast.AST:
    for name, index in path:
        value = getattr(node, name)
        node = value if index is None else value[index]
    return node


def _put(tree: ast.AST, path: Path, replacement: ast.AST) -> None:
    parent = _follow(tree, path[:-1])
    name, index = path[-1]
    if index is None:
        setattr(parent, name, replacement)
    else:
        getattr(parent, name)[index] = replacement


def _changed_lines(original: str, text: str) -> tuple[str, str]:
    old, new = original.splitlines(), text.splitlines()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return "\n".join(map(str.strip, old)), "\n".join(map(str.strip, new))


def _with(node: ast.AST, **fields: Any) -> Any:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _replacements(node: ast.AST) -> Iterator[ast.AST]:
    for kind, change in CHANGES:
        if isinstance(node, kind):
            yield from change(node)


def _other_words(node: ast.AST, tree: ast.AST) -> Iterator[ast.AST]:
    """Replace a variable by each other one of the function, a key by each other key."""
    nodes = list(ast.walk(tree))
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        names = {n.arg for n in nodes if isinstance(n, ast.arg)}
        names |= {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        if node.id in names:
            yield from (ast.Name(name, ast.Load()) for name in sorted(names - {node.id}))
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        keys = {n.slice.value for n in nodes if _is_key(n)}
        if node.value in keys:
            yield from (ast.Constant(key) for key in sorted(keys - {node.value}))


def _is_key(node: Any) -> bool:
    return (
        isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and isinstance(node.slice.value, str)
    )


def _binary(node: ast.BinOp) -> Iterator[ast.AST]:
    for operator in OPERATORS.get(type(node.op), ()):
        yield _with(node, op=operator())
    yield node.left
    yield node.right
    if isinstance(node.op, ast.MatMult | ast.Sub | ast.Div):
        yield _with(node, left=node.right, right=node.left)
    for side in ("left", "right"):
        operand = getattr(node, side)
        if isinstance(operand, ast.Name | ast.Attribute | ast.Call):
            yield _with(node, **{side: ast.Attribute(operand, "T", ast.Load())})


def _augmented(node: ast.AugAssign) -> Iterator[ast.AST]:
    for operator in OPERATORS.get(type(node.op), ()):
        yield _with(node, op=operator())


def _compare(node: ast.Compare) -> Iterator[ast.AST]:
    for operator in COMPARISONS.get(type(node.ops[0]), ()):
        yield _with(node, ops=[operator(), *node.ops[1:]])


def _unary(node: ast.UnaryOp) -> Iterator[ast.AST]:
    yield node.operand


def _boolean(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    yield from node.values


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        for other in (value + 1, value - 1, value * 2, 0):
            yield ast.Constant(other)


def _attribute(node: ast.Attribute) -> Iterator[ast.AST]:
    if node.attr == "T":
        yield node.value
    for name in NAMES.get(node.attr, ()):
        yield _with(node, attr=name)


def _call(node: ast.Call) -> Iterator[ast.AST]:
    for index in range(len(node.args) - 1):
        args = list(node.args)
        args[index : index + 2] = args[index + 1], args[index]
        yield _with(node, args=args)
    for index, argument in enumerate(node.args):
        yield argument
        if ast.unparse(node.func) == "np.dot":
            args = list(node.args)
            args[index] = ast.Attribute(argument, "T", ast.Load())
            yield _with(node, args=args)
    if isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) not in _MODULES:
        yield node.func.value
    for index, keyword in enumerate(node.keywords):
        before, after = node.keywords[:index], node.keywords[index + 1 :]
        yield _with(node, keywords=before + after)
        if keyword.arg == "axis":
            for axis in (0, 1, None):
                changed = ast.keyword("axis", ast.Constant(axis))
                yield _with(node, keywords=[*before, changed, *after])
    if isinstance(node.func, ast.Name) and node.func.id == "range":
        stop = node.args[0] if len(node.args) == 1 else node.args[1]
        for step in (ast.Add(), ast.Sub()):
            bound = ast.BinOp(stop, step, ast.Constant(1))
            yield _with(node, args=[bound] if len(node.args) == 1 else [node.args[0], bound])
        if len(node.args) == 1:
            yield _with(node, args=[ast.Constant(1), stop])


_MODULES = ("np", "np.linalg", "np.random", "math")


def _dict(node: ast.Dict) -> Iterator[ast.AST]:
    for index in range(len(node.values) - 1):
        values = list(node.values)
        values[index : index + 2] = values[index + 1], values[index]
        yield _with(node, values=values)
    for index, value in enumerate(node.values):
        keys = node.keys[:index] + node.keys[index + 1 :]
        yield _with(node, keys=keys, values=node.values[:index] + node.values[index + 1 :])
        for scaled in _scaled(value):
            values = list(node.values)
            values[index] = scaled
            yield _with(node, values=values)


def _tuple(node: ast.Tuple) -> Iterator[ast.AST]:
    for index in range(len(node.elts) - 1):
        elements = list(node.elts)
        elements[index : index + 2] = elements[index + 1], elements[index]
        yield _with(node, elts=elements)


def _subscript(node: ast.Subscript) -> Iterator[ast.AST]:
    if isinstance(node.ctx, ast.Load):
        yield node.value


def _slice(node: ast.Slice) -> Iterator[ast.AST]:
    for bound in ("lower", "upper", "step"):
        if getattr(node, bound) is not None:
            yield _with(node, **{bound: None})


def _return(node: ast.Return) -> Iterator[ast.AST]:
    yield _with(node, value=None)
    if node.value is not None:
        yield from (_with(node, value=scaled) for scaled in _scaled(node.value))
        if isinstance(node.value, ast.Tuple):
            yield from (_with(node, value=element) for element in node.value.elts)


def _assign(node: ast.Assign) -> Iterator[ast.AST]:
    yield from (_with(node, value=scaled) for scaled in _scaled(node.value))


def _scaled(value: ast.expr) -> Iterator[ast.expr]:
    """Give a number's negative and double, and an array's transpose."""
    if not isinstance(value, ast.Tuple | ast.Dict | ast.List | ast.Constant):
        yield ast.UnaryOp(ast.USub(), value)
        yield ast.BinOp(ast.Constant(2), ast.Mult(), value)
        yield ast.Attribute(value, "T", ast.Load())


def _if(node: ast.If | ast.IfExp) -> Iterator[ast.AST]:
    yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))
    yield _with(node, test=ast.Constant(True))
    yield _with(node, test=ast.Constant(False))


def _statement(node: ast.stmt) -> Iterator[ast.AST]:
    if not isinstance(node, ast.Return | ast.FunctionDef | ast.ClassDef):
        yield ast.Pass()


CHANGES: tuple[tuple[Any, Callable[[Any], Iterator[ast.AST]]], ...] = (
    (ast.BinOp, _binary),
    (ast.AugAssign, _augmented),
    (ast.Compare, _compare),
    (ast.UnaryOp, _unary),
    (ast.BoolOp, _boolean),
    (ast.Constant, _constant),
    (ast.Attribute, _attribute),
    (ast.Call, _call),
    (ast.Dict, _dict),
    (ast.Tuple, _tuple),
    (ast.Subscript, _subscript),
    (ast.Slice, _slice),
    (ast.Return, _return),
    (ast.Assign, _assign),
    ((ast.If, ast.IfExp), _if),
    (ast.stmt, _statement),
)


def known_changes(where: str) -> set[Change]:
    """Return the changes that leave an exercise's reference right, by `notebook/exercise`."""
    return {change_of(old, new) for name, old, new, _ in EQUIVALENT if name == where}


def main(notebook: str) -> None:
    """Print how many mutants each exercise notices, and those that it does not."""
    for name, exercise in exercises_of(notebook).items():
        if exercise.is_quiz:
            continue
        count, survivors = survivors_of(exercise)
        known = known_changes(f"{notebook}/{name}")
        open_ = [mutant for mutant in survivors if mutant.change not in known]
        share = 100 * (1 - len(open_) / (count - len(survivors) + len(open_)))
        print(
            f"{name:24} {count:4} mutants, {count - len(survivors):4} noticed, "
            f"{len(survivors) - len(open_):3} equivalent: {share:5.1f} %"
        )
        for mutant in open_:
            print(f"    {mutant.old!r}\n    {mutant.new!r}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
