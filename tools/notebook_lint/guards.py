"""The rule on guards: what the student writes is used behind `check.ready` only."""

from __future__ import annotations

import ast
from collections.abc import Set
from typing import Any

from tools.notebook_source import Exercises, Found, Source
from tools.solutions import BROKEN


def guards(source: Source, exercises: Exercises) -> Found:
    """Find uses of what the student's functions give, in places where they may not be ready."""
    given = {cell.options.get("answer") for cell in source.cells if BROKEN in cell.source}
    walk = _Guards(exercises, given & set(exercises))
    for cell, tree in source.parsed():
        if {"answer", "check", "quiz"} & set(cell.options) or cell.nbgrader:
            continue
        walk.found = []
        walk.visit(tree)
        yield from ((cell.first + line - 1, text) for line, text in walk.found)


class _Guards(ast.NodeVisitor):
    """Follow which names exist only when a student's functions are ready.

    Students' functions do, and so does all that is assigned behind a guard, and every helper
    that uses one of those. What students get broken exists from the start, and only fails: a
    `try` with `except Exception` is guard enough.
    """

    def __init__(self, exercises: Exercises, given: Set[Any] = frozenset()) -> None:
        self.exercises = exercises
        self.given = frozenset(given)
        self.needs = {name: frozenset([name]) for name in exercises}
        self.ready: frozenset[str] = frozenset()
        self.local: frozenset[str] = frozenset()
        self.found: list[tuple[int, str]] = []

    def visit_If(self, node: ast.If) -> None:
        """Take the body as guarded by the calls of check.ready in the test."""
        self.visit(node.test)
        before = self.ready
        self.ready = before | self._guarded_by(node.test)
        for statement in node.body:
            self.visit(statement)
        self.ready = before
        for statement in node.orelse:
            self.visit(statement)

    def visit_Try(self, node: ast.Try) -> None:
        """Take the body as guarded for what students get broken, if every failure is caught."""
        before = self.ready
        if any(
            handler.type and ast.unparse(handler.type) == "Exception" for handler in node.handlers
        ):
            self.ready = before | self.given
        for statement in (*node.body, *node.orelse):
            self.visit(statement)
        self.ready = before
        for other in (*node.handlers, *node.finalbody):
            self.visit(other)

    def _guarded_by(self, test: ast.expr) -> frozenset[str]:
        parts = test.values if isinstance(test, ast.BoolOp) else [test]
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
            return frozenset()
        names: set[str] = set()
        for part in parts:
            if isinstance(part, ast.Call) and ast.unparse(part.func) == "check.ready":
                names |= {getattr(argument, "value", "") for argument in part.args}
        for name in sorted(names - set(self.exercises)):
            self.found.append((test.lineno, f"check.ready names no exercise: {name!r}"))
        return frozenset(names)

    def visit_Assign(self, node: ast.Assign) -> None:
        """Look at the value before the name that it is given to."""
        self.visit(node.value)
        for target in node.targets:
            self.visit(target)

    def visit_Name(self, node: ast.Name) -> None:
        """Report a name used without its guard; note one that is assigned."""
        if node.id in self.local:
            return
        if isinstance(node.ctx, ast.Load):
            self._use(node.id, node.lineno)
        elif isinstance(node.ctx, ast.Store):
            self._bind(node.id, node.lineno, self.ready)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Give a helper the needs of what it uses; its body runs when it is called."""
        inner = [each for each in ast.walk(node) if isinstance(each, ast.Name)]
        own = {each.id for each in inner if not isinstance(each.ctx, ast.Load)}
        own |= {each.arg for each in ast.walk(node) if isinstance(each, ast.arg)}
        needs = self.ready.union(
            *(self.needs.get(each.id, frozenset()) for each in inner if each.id not in own)
        )
        self._bind(node.name, node.lineno, needs)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        """Count a lambda's body as run where it stands."""
        self._inside({each.arg for each in ast.walk(node.args) if isinstance(each, ast.arg)}, node)

    def visit_ListComp(self, node: ast.expr) -> None:
        """Keep a comprehension's own names to it."""
        stored = [each for each in ast.walk(node) if isinstance(each, ast.Name)]
        self._inside({each.id for each in stored if isinstance(each.ctx, ast.Store)}, node)

    visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_ListComp  # noqa: N815

    def visit_alias(self, node: ast.alias) -> None:
        """Treat an import as giving a name."""
        self._bind((node.asname or node.name).split(".")[0], node.lineno, self.ready)

    def _inside(self, names: set[str], node: ast.AST) -> None:
        before = self.local
        self.local = before | names
        self.generic_visit(node)
        self.local = before

    def _use(self, name: str, line: int) -> None:
        missing = self.needs.get(name, frozenset()) - self.ready
        if missing:
            guard = f"if check.ready({', '.join(f'{each!r}' for each in sorted(missing))}):"
            guard = guard.replace("'", '"')
            self.found.append((line, f"{name} needs what the student writes; put it in `{guard}`"))

    def _bind(self, name: str, line: int, needs: frozenset[str]) -> None:
        if name in self.exercises:
            text = f"{name} is the student's; give nothing else this name outside its answer cell"
            self.found.append((line, text))
        elif needs:
            self.needs[name] = needs
        else:
            self.needs.pop(name, None)
