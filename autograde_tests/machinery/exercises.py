"""What an exercise is: a reference, its cases, and the mistakes people make.

An exercise is declared once. The check in the notebook, the grader and the course's own tests all
read the same declaration, so they cannot disagree.
"""

from __future__ import annotations

import ast
import hashlib
import importlib
import inspect
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from .calling import Calls, as_function

Draw = Callable[[np.random.Generator], tuple[Any, ...]]
Judge = Callable[[tuple[Any, ...], Any], str | None]

VISIBLE_SEED = 2
"""Visible cases are the same for everybody: students compare notes on them."""


@dataclass(frozen=True)
class Case:
    """One call of the student's function, and how its answer is judged.

    Build cases with `visible` and `hidden`, which say at a glance who gets to see the inputs.

    Parameters
    ----------
    name : str
        What the case looks at, in a few words: students read it on the card.
    draw : callable
        Takes a `numpy.random.Generator`, returns the tuple of positional arguments. Plain data
        only: numbers, strings, lists, tuples, dicts and numeric arrays. `Calls` of such tuples
        makes several calls; their answers are judged together, as a list.
    points : float
        What the case is worth.
    is_hidden : bool
        Hidden cases are drawn at grading time from the instructor's seed.
    rtol : float
        Largest error allowed, relative to the largest entry of the answer.
    unchanged : bool
        The case fails if the function changes the arrays it was given.
    judge : callable, optional
        For answers that are right in more than one way: takes the arguments and the answer,
        returns what is wrong with it, or None. Without it the answer is compared with the
        reference's.
    """

    name: str
    draw: Draw
    points: float = 1.0
    is_hidden: bool = False
    rtol: float = 1e-6
    unchanged: bool = False
    judge: Judge | None = None


def visible(name: str, *arguments: Any, draw: Draw | None = None, **options: Any) -> Case:
    """Declare a case that students see, with fixed arguments or drawn from a fixed seed.

    Examples
    --------
    >>> visible("one number", 0.5).draw(np.random.default_rng(0))
    (0.5,)
    """
    return Case(name, draw or (lambda rng: arguments), **options)


def hidden(name: str, draw: Draw, **options: Any) -> Case:
    """Declare a case whose arguments are drawn at grading time from the instructor's seed.

    Examples
    --------
    >>> case = hidden("a column", lambda rng: (rng.normal(size=(3, 1)),), points=2)
    >>> case.is_hidden, case.points
    (True, 2)
    """
    return Case(name, draw, is_hidden=True, **options)


@dataclass(frozen=True)
class Mistake:
    """A wrong version that people really write, and the hint a good tutor would give.

    Parameters
    ----------
    hint : str
        Shown when a student's answers are this mistake's answers.
    replace : dict of str to str
        The mistake as edits of the reference's body: each key occurs there exactly once.
    function : callable, optional
        The mistake written out, where an edit cannot say it.
    answers : dict, optional
        For a quiz: the wrong answers that earn this hint.
    fits : callable, optional
        For one question of a quiz: whether an answer to it is this mistake, where others than the
        one in `answers` are.
    """

    hint: str
    replace: Mapping[str, str] = field(default_factory=dict)
    function: Callable[..., Any] | None = None
    answers: Mapping[str, Any] | None = None
    fits: Callable[[Any], bool] | None = None


@dataclass(frozen=True)
class Exercise:
    """A function the student writes, or a quiz whose answers the student fills in.

    Parameters
    ----------
    name : str
        The name of the function (or of the dict of answers) in the notebook.
    title : str
        What the card calls it.
    reference : callable or dict
        The right version. A dict makes the exercise a quiz: its keys are the questions, and
        the card never shows an expected answer.
    cases : tuple of Case
    mistakes : tuple of Mistake
    equivalents : tuple of callables (or dicts, for a quiz)
        Right versions written another way; each gets full marks.
    uses : tuple of str
        Exercises of the same notebook whose functions this one calls.
    twins : tuple of callables
        Other functions of the course that earn points here as they are, or with one argument fixed
        or given twice. While the notebook is graded they are withheld, as the reference is; a test
        searches the course for them.

    Examples
    --------
    >>> double = Exercise("double", "Twice a number", lambda x: 2 * x, (visible("one", 1.0),))
    >>> double.points, double.parameters
    (1.0, ('x',))
    """

    name: str
    title: str
    reference: Any
    cases: tuple[Case, ...]
    mistakes: tuple[Mistake, ...] = ()
    equivalents: tuple[Any, ...] = ()
    uses: tuple[str, ...] = ()
    twins: tuple[Callable[..., Any], ...] = ()

    @property
    def withheld(self) -> set[str]:
        """The names of the functions that are not there where submissions run."""
        answers = () if self.is_quiz else (self.reference, *self.twins)
        return {function.__name__ for function in answers}

    @property
    def is_quiz(self) -> bool:
        """Whether the student fills in answers rather than writing a function."""
        return isinstance(self.reference, Mapping)

    @property
    def points(self) -> float:
        """What the exercise is worth: the sum over its cases."""
        return float(sum(case.points for case in self.cases))

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the arguments, as the student sees them."""
        if self.is_quiz:
            return ("question",)
        return tuple(inspect.signature(self.reference).parameters)

    def arguments(self, case: Case, seed: str | None = None) -> tuple[Any, ...]:
        """Draw a case's arguments: visible ones from the fixed seed, hidden ones from `seed`.

        Raises
        ------
        ValueError
            If a hidden case is drawn without the instructor's seed.
        """
        if not case.is_hidden:
            return case.draw(np.random.default_rng(VISIBLE_SEED))
        if not seed:
            raise ValueError(
                f"{self.name}: the case '{case.name}' is hidden and needs the grading seed, "
                "received none"
            )
        return case.draw(np.random.default_rng(_number(seed, self.name, case.name)))

    def expected(self, arguments: tuple[Any, ...]) -> Any:
        """Return the reference's answer, or the list of its answers to several calls."""
        if isinstance(arguments, Calls):
            return [self.expected(each) for each in arguments]
        return as_function(self.reference)(*arguments)

    def wrong_version(self, mistake: Mistake) -> Callable[..., Any]:
        """Return the mistake as something that can be called like the student's function."""
        if mistake.answers is not None:
            return as_function({**self.reference, **mistake.answers})
        if mistake.function is not None:
            return mistake.function
        return self._edited(tuple(mistake.replace.items()))

    def source(self, version: Callable[..., Any] | Mistake | None = None) -> str:
        """Return the source of the reference, a mistake or an equivalent, as a student's cell.

        The function carries the exercise's name and no docstring.
        """
        if self.is_quiz:
            answers = dict(self.reference)
            if isinstance(version, Mistake):
                answers |= version.answers or {}
            elif isinstance(version, Mapping):
                answers = dict(version)
            return f"{self.name} = {answers!r}\n"
        if isinstance(version, Mistake):
            if version.function is None:
                return edit(function_source(self.reference, self.name), version.replace, self.name)
            version = version.function
        return function_source(version or self.reference, self.name)

    def _edited(self, edits: tuple[tuple[str, str], ...]) -> Callable[..., Any]:
        cache = self._versions
        if edits not in cache:
            source = edit(function_source(self.reference, self.name), dict(edits), self.name)
            cache[edits] = compile_in(self.reference, source, self.name)
        return cache[edits]

    @cached_property
    def _versions(self) -> dict[Any, Callable[..., Any]]:
        return {}


def function_source(function: Callable[..., Any], name: str) -> str:
    """Return a function's source under another name, without its docstring."""
    source = textwrap.dedent(inspect.getsource(function))
    node = ast.parse(source).body[0]
    if not isinstance(node, ast.FunctionDef):
        raise TypeError(f"{name}: expected a def statement, received {source.splitlines()[0]!r}")
    lines = source.splitlines(keepends=True)
    body = node.body
    first = body[1] if ast.get_docstring(node) is not None and len(body) > 1 else body[0]
    head = "".join(lines[node.lineno - 1 : body[0].lineno - 1])
    head = head.replace(f"def {node.name}(", f"def {name}(", 1)
    return head + "".join(lines[first.lineno - 1 :])


def edit(source: str, edits: Mapping[str, str], name: str) -> str:
    """Apply edits to a source text; each text to replace must occur exactly once.

    Examples
    --------
    >>> edit("a - y", {"-": "+"}, "propagate")
    'a + y'
    """
    for old, new in edits.items():
        if source.count(old) != 1:
            raise ValueError(
                f"{name}: a mistake replaces {old!r}, which must occur exactly once in the "
                f"reference; it occurs {source.count(old)} times in\n{source}"
            )
        source = source.replace(old, new)
    return source


def compile_in(reference: Callable[..., Any], source: str, name: str) -> Callable[..., Any]:
    """Compile a function's source with the names that the reference's module has."""
    namespace = dict(inspect.unwrap(reference).__globals__)
    exec(compile(source, f"<{name}>", "exec"), namespace)  # noqa: S102  our own declarations only
    return namespace[name]


def exercises_of(notebook: str, package: str) -> dict[str, Exercise]:
    """Return a notebook's exercises by name, in the order in which the notebook has them.

    Parameters
    ----------
    notebook : str
        Week and notebook, such as ``"week2/numpy_basics"``.
    package : str
        The package of the course's content, such as ``"autograde_tests.weeks"``: it has a module
        for each notebook, whose ``EXERCISES`` are the notebook's.

    Raises
    ------
    ValueError
        If there is no such notebook.

    Examples
    --------
    >>> "sigmoid" in exercises_of("week2/numpy_basics", "autograde_tests.weeks")
    True
    """
    name = f"{package}.{notebook.replace('/', '.')}"
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if not f"{name}.".startswith(f"{error.name}."):
            raise  # the module is there, and something that it imports is not
        raise ValueError(
            f"there are no exercises for {notebook!r} in {package}; expected week and notebook, "
            "such as 'week2/numpy_basics'"
        ) from error
    return {exercise.name: exercise for exercise in module.EXERCISES}


def _number(*words: str) -> int:
    return int.from_bytes(hashlib.sha256("\0".join(words).encode()).digest(), "big")
