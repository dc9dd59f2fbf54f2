"""What an exercise is: a reference, its cases, and the mistakes people make.

An exercise is declared once. The check in the notebook, the grader and the course's own tests all
read the same declaration, so they cannot disagree.
"""

from __future__ import annotations

import ast
import hashlib
import importlib
import inspect
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, TypeVar

import numpy as np

from .caches import with_own_caches
from .calling import Calls, as_function
from .cases import VISIBLE_SEED, Case, hidden, questions, visible
from .declaring import DeclarationError, Entry, Place, read_entries
from .needs import is_there
from .probing import Probed, name_of
from .versions import alternatives, compile_in, edit, function_source, is_one_of

__all__ = [
    "Case",
    "Exercise",
    "Mistake",
    "exercise",
    "exercises_of",
    "hidden",
    "questions",
    "visible",
]

Version = TypeVar("Version")


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
    place : Place, optional
        Where it is declared.
    """

    hint: str
    replace: Mapping[str, str] = field(default_factory=dict)
    function: Callable[..., Any] | None = None
    answers: Mapping[str, Any] | None = None
    fits: Callable[[Any], bool] | None = None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Exercise:
    """A function the student writes, or a quiz whose answers the student fills in.

    Declare one with `exercise`, or a quiz with `quizzes.quiz`; then its wrong versions with
    `wrong` and `mistake`, and other right ones with `equivalent`.

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
    mistakes : sequence of Mistake
    equivalents : sequence of callables (or dicts, for a quiz)
        Right versions written another way; each gets full marks.
    uses : tuple of str
        Exercises of the same notebook whose functions this one calls.
    twins : tuple of callables
        Other functions of the course that earn points here as they are, or with one argument fixed
        or given twice. While the notebook is graded they are withheld, as the reference is; a test
        searches the course for them.
    probe : callable, optional
        Asks the student's class, or a function that takes or returns objects, in the cases' place:
        see `probing`. A function of the course's library.
    needs : str
        The package, by the name that it is imported by, without which nobody can answer: where
        who marks does not have it, the exercise is left out of the marks.
    reasons : mapping of str to str
        Of a quiz: why the right answer to a question is right, shown beside a right answer, and
        after grading beside every answer.
    unreadable : mapping of str to callable
        Of a quiz: says why something cannot be an answer to a question, right or wrong, or None.
    is_handed_out : bool
        Whether the notebook hands out a version to repair: what passes is not the student's own,
        and does not go into their package.
    place : Place, optional
        Where it is declared.

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
    mistakes: Sequence[Mistake] = ()
    equivalents: Sequence[Any] = ()
    uses: tuple[str, ...] = ()
    twins: tuple[Callable[..., Any], ...] = ()
    probe: Callable[..., Any] | None = None
    needs: str = ""
    reasons: Mapping[Any, str] = field(default_factory=dict)
    unreadable: Mapping[Any, Callable[[Any], str | None]] = field(default_factory=dict)
    is_handed_out: bool = False
    place: Place | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        # lists of its own, which grow while the exercise is declared
        object.__setattr__(self, "mistakes", list(self.mistakes))
        object.__setattr__(self, "equivalents", list(self.equivalents))

    def wrong(self, text: str, normal: Callable[[Any], Any] | None = None) -> None:
        r"""Declare mistakes as edits of the reference, or as answers of a quiz, each with its hint.

        Parameters
        ----------
        text : str
            For each mistake a line such as ``a - y → a + y``, or several of them, and below it,
            further in, the hint. What stands left occurs exactly once in the reference. For a
            quiz a question stands left and a wrong answer right, as Python writes it, with the
            names that the declaring module has; several, with ``or`` between them, share a hint.
        normal : callable, optional
            For a quiz: gives the normal form of an answer, in which it is compared with these.

        Raises
        ------
        DeclarationError
            If a line cannot be read; the message has its file and line.

        Examples
        --------
        >>> from course_utils.reference.activations import relu
        >>> RELU = exercise(relu, "ReLU of every entry", visible("one", -1.0))
        >>> RELU.wrong('''
        ...     maximum → minimum
        ...         Which of the two numbers is it?
        ... ''')
        >>> float(RELU.wrong_version(RELU.mistakes[0])(-1.0))
        -1.0
        """
        caller = sys._getframe(1)
        for entry in read_entries(text, Place.of_caller(1)):
            if self.is_quiz:
                self._add(self._answered(entry, caller.f_globals, normal))
            else:
                self._add(Mistake(entry.hint, replace=entry.changes, place=entry.place))

    def mistake(self, hint: str) -> Callable[[Version], Version]:
        """Return a decorator that declares a function as a mistake, with its hint.

        Parameters
        ----------
        hint : str
            Shown when a student's answers are this function's answers.

        Examples
        --------
        >>> double = exercise(lambda x: 2 * x, "Twice a number", visible("one", 1.0))
        >>> @double.mistake("The sign is lost.")
        ... def without_sign(x):
        ...     return 2 * abs(x)
        >>> double.mistakes[0].hint
        'The sign is lost.'
        """
        place = Place.of_caller(1)

        def declare(version: Version) -> Version:
            self._add(Mistake(hint, function=version, place=place))  # type: ignore[arg-type]
            return version

        return declare

    def equivalent(self, version: Version) -> Version:
        """Declare a right version that is written another way; return it.

        Parameters
        ----------
        version : callable or dict
            For a quiz: the answers that differ from the reference; they come first.

        Examples
        --------
        >>> double = exercise(lambda x: 2 * x, "Twice a number", visible("one", 1.0))
        >>> @double.equivalent
        ... def by_sum(x):
        ...     return x + x
        >>> len(double.equivalents)
        1
        """
        whole: Any = version
        if isinstance(version, Mapping):
            whole = {**version, **{q: a for q, a in self.reference.items() if q not in version}}
        self.equivalents.append(whole)  # type: ignore[attr-defined]
        return version

    def _add(self, mistake: Mistake) -> None:
        self.mistakes.append(mistake)  # type: ignore[attr-defined]

    def _answered(
        self, entry: Entry, names: dict[str, Any], normal: Callable[[Any], Any] | None
    ) -> Mistake:
        """Return the mistake of answering a quiz's questions in a wrong way."""
        answers, fits = {}, None
        for question, text in entry.changes.items():
            if question not in self.reference:
                asked = ", ".join(map(repr, self.reference))
                message = f"{self.name} has no question {question!r}; it has {asked}"
                raise DeclarationError([(*entry.place, message)])
            try:
                given = alternatives(text, names)
            except (SyntaxError, NameError) as error:
                message = f"{self.name}: {text!r} is no answer as Python writes it: {error}"
                raise DeclarationError([(*entry.place, message)]) from error
            answers[question] = given[0]
            if len(given) > 1 and len(entry.changes) > 1:
                message = f"{self.name}: several answers to one of several questions: {text!r}"
                raise DeclarationError([(*entry.place, message)])
            if len(given) > 1 or normal:
                fits = partial(is_one_of, given, normal or (lambda value: value))
        return Mistake(entry.hint, answers=answers, fits=fits, place=entry.place)

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
    def missing(self) -> str:
        """The package that it needs and that is not here; "" if nothing is missing."""
        return "" if not self.needs or is_there(self.needs) else self.needs

    @property
    def kind(self) -> str:
        """What the student is to write, in words."""
        if self.is_quiz:
            return "a dict of answers"
        return "a class" if isinstance(self.reference, type) else "a function"

    @property
    def probe_name(self) -> str:
        """By what name the probe is asked for where submissions run; empty if there is none."""
        return name_of(self.probe)

    def asked(self, version: Any) -> Callable[..., Any]:
        """Return what is called with a case's arguments: a version itself, or its probe."""
        function = as_function(version)
        return Probed(self.probe, function) if self.probe else function

    @property
    def points(self) -> float:
        """What the exercise is worth: the sum over its cases."""
        return float(sum(case.points for case in self.cases))

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The names of the arguments, as the student sees them."""
        if self.is_quiz:
            return ("question",)
        if self.probe:
            return tuple(inspect.signature(self.probe).parameters)[1:]
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
        reference = self.asked(self.reference)
        return reference(*with_own_caches(reference, arguments))

    def wrong_version(self, mistake: Mistake) -> Callable[..., Any]:
        """Return the mistake as something that stands in the student's function's place."""
        if mistake.answers is not None:
            return as_function({**self.reference, **mistake.answers})
        if mistake.function is not None:
            return mistake.function
        edits = tuple(mistake.replace.items())
        if edits not in self._versions:
            source = self._edited_source(mistake)
            self._versions[edits] = compile_in(self.reference, source, self.name)
        return self._versions[edits]

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
                return self._edited_source(version)
            version = version.function
        return function_source(version, self.name) if version else self._text

    def tree(self, version: Callable[..., Any] | None = None) -> ast.Module:
        """Return the syntax tree of `source`, empty if a version has no text of its own."""
        try:
            return ast.parse(self.source(version))
        except (OSError, TypeError, ValueError, SyntaxError):  # a lambda, or made by other code
            return ast.Module([], [])

    def _edited_source(self, mistake: Mistake) -> str:
        try:
            return edit(self._text, mistake.replace, self.name)
        except ValueError as error:
            if mistake.place is None:
                raise
            raise DeclarationError([(*mistake.place, str(error))]) from None

    @cached_property
    def _text(self) -> str:
        """The reference's source: every card asks for it, and to read it takes milliseconds."""
        return function_source(self.reference, self.name)

    @cached_property
    def _versions(self) -> dict[Any, Callable[..., Any]]:
        return {}


def exercise(
    reference: Callable[..., Any] | Mapping[str, Any],
    title: str,
    *cases: Case,
    name: str = "",
    uses: tuple[str, ...] = (),
    twins: tuple[Callable[..., Any], ...] = (),
    probe: Callable[..., Any] | None = None,
    needs: str = "",
    reasons: Mapping[str, str] | None = None,
) -> Exercise:
    """Declare an exercise; its mistakes and other right versions follow below it.

    Parameters
    ----------
    reference, title, uses, twins, probe, needs, reasons
        As in `Exercise`.
    *cases : Case
        Made by `visible`, `hidden` or `questions`.
    name : str
        Of the function or the dict of answers in the notebook; the reference's own if not given.

    Raises
    ------
    TypeError
        If a dict of answers has no name.

    Examples
    --------
    >>> from course_utils.reference.activations import relu
    >>> exercise(relu, "ReLU of every entry", visible("one", -1.0)).name
    'relu'
    """
    name = name or getattr(reference, "__name__", "")
    if not name:
        raise TypeError(f"'{title}' is a dict of answers: give its name in the notebook, name=…")
    place = Place.of_caller(1)
    more: dict[str, Any] = {"uses": uses, "twins": twins, "probe": probe, "needs": needs}
    return Exercise(name, title, reference, cases, place=place, reasons=reasons or {}, **more)


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


def built_on(name: str, uses: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the exercises that one builds on, through others too, the nearest first.

    Parameters
    ----------
    name : str
    uses : mapping of str to sequence of str
        Which exercises each calls itself.

    Examples
    --------
    >>> built_on("model", {"model": ["optimize"], "optimize": ["propagate"]})
    ['optimize', 'propagate']
    """
    found: list[str] = []
    left = [*uses.get(name, ())]
    for used in left:
        if used != name and used not in found:
            found.append(used)
            left += uses.get(used, ())
    return found


def _number(*words: str) -> int:
    return int.from_bytes(hashlib.sha256("\0".join(words).encode()).digest(), "big")
