"""Search what is laid out beside a notebook for functions that answer its exercises.

Every function that a submission can import is called with the inputs of every hidden case, in
every way that one line can: the arguments in another order, left out, given twice or replaced by 0,
1 or nothing, as far as they are of the kind that the function takes; and of the answer one part
taken.
"""

import copy
import functools
import importlib
import inspect
import io
import itertools
import resource
import signal
import sys
import sysconfig
import time
import types
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np
import sklearn.datasets  # noqa: F401  what is loaded lazily would count as a slow call

from autograde_tests import exercises_of
from autograde_tests.machinery.calling import Calls, Failure, Outcome, plain
from autograde_tests.machinery.exercises import Case, Exercise
from autograde_tests.machinery.judging import AnswerKey

from ..autograde_tests.notebooks import NOTEBOOKS
from ..autograde_tests.test_judges import filled

SEED = "what else is right"
MOST_WAYS = 50
"""Ways to call one function that are tried."""
PATIENCE = 0.05
"""Seconds of processor time for a call, and a tenth of those for all calls of a function.

What takes longer, trains, and is looked at no further; a function of one line takes a hundredth.
"""
MEMORY = 128 * 2**20
"""Bytes that a call may take: a network of a million units would take all that there is."""
SOON = 0.001
"""Seconds of processor time until a call that could not be stopped is stopped."""

LIBRARIES = tuple({sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")})
NO_ANSWER = {None, "None", "Figure", "Axes"}
"""What functions return, as mypy has seen to it, that draw or print: no exercise asks for that."""


def laid_out_modules(packages: Path) -> list[types.ModuleType]:
    """Import the copy of `course_utils` that a submission gets, beside the true one."""
    names = sorted(
        ".".join(path.relative_to(packages).with_suffix("").parts).removesuffix(".__init__")
        for path in (packages / "course_utils").rglob("*.py")
    )
    true = {name: module for name, module in sys.modules.items() if _is_ours(name)}
    for name in true:
        del sys.modules[name]
    sys.path.insert(0, str(packages))
    importlib.invalidate_caches()
    try:
        return [importlib.import_module(name) for name in names]
    finally:
        sys.path.remove(str(packages))
        for name in [name for name in sys.modules if _is_ours(name)]:
            del sys.modules[name]
        sys.modules.update(true)


def _is_ours(name: str) -> bool:
    return name.split(".")[0] == "course_utils"


def functions_in(modules: list[types.ModuleType]) -> dict[str, Callable[..., Any]]:
    """Return every function of some modules by name: private, of classes and in tables, too.

    A function that makes functions counts with what it makes.
    """
    found: dict[str, Callable[..., Any]] = {}
    for module in modules:
        home = module.__name__.removeprefix("course_utils.")
        for name, value in vars(module).items():
            for where, function in _functions(f"{home}.{name}", value):
                if function.__module__ == module.__name__:
                    found[where] = function
        if home == "hunt":
            found |= {f"hunt.backward_pass {x}": _made(module.backward_pass, x) for x in "ABCDEFGH"}
    # these load files and ask the network
    return {
        where: function
        for where, function in found.items()
        if not where.startswith(("datasets.", "_data_files.", "_downloads."))
    }


def _functions(where: str, value: Any) -> Iterator[tuple[str, Callable[..., Any]]]:
    if isinstance(value, types.FunctionType):
        yield where, value
    elif isinstance(value, type):
        for name, kept in vars(value).items():
            if isinstance(kept, classmethod | staticmethod):
                yield f"{where}.{name}", getattr(value, name)
    elif isinstance(value, dict):
        for key, kept in value.items():
            for each in kept if isinstance(kept, tuple) else (kept,):
                if isinstance(each, types.FunctionType):
                    yield f"{where}[{key!r}]", each


def _made(maker: Callable[..., Any], letter: str) -> Callable[..., Any]:
    """Return what a function makes, or something that fails as it does."""
    try:
        return maker(letter)
    except NotImplementedError:
        return lambda AL, Y, caches: maker(letter)


@functools.cache
def kinds_of_parameters() -> dict[str, dict[str, str]]:
    """Return the kind of each parameter of the references, by what their own cases hand them."""
    found: dict[str, dict[str, str]] = {}
    for notebook in NOTEBOOKS:
        for exercise in exercises_of(notebook).values():
            if exercise.is_quiz:
                continue
            home = exercise.reference.__module__.removeprefix("course_utils.")
            kinds = found.setdefault(f"{home}.{exercise.reference.__name__}", {})
            for case in exercise.cases:
                for arguments in _each(exercise.arguments(case, SEED)):
                    kinds |= dict(zip(exercise.parameters, map(kind, arguments), strict=False))
    return found


def _each(arguments: tuple[Any, ...]) -> tuple[tuple[Any, ...], ...]:
    return arguments if isinstance(arguments, Calls) else (arguments,)


def kind(value: Any) -> str:
    """Name what a value can stand for: two of one kind can be handed over in each other's place.

    >>> kind({"dW1": 0}), kind({"W1": 0}), kind(2), kind("relu")
    ('dict of dW', 'dict of W', 'number', 'text')
    """
    if isinstance(value, dict):
        return f"dict of {next(iter(value), '').rstrip('0123456789')}"
    if isinstance(value, np.ndarray) and value.ndim:
        return "array"
    if isinstance(value, list | tuple):
        return "list"
    return "text" if isinstance(value, str) else "number"


Way = tuple[tuple[str, Any], ...]
"""What is handed to each parameter: a number of the exercise's arguments, or a value."""


def ways_to_call(name: str, function: Callable[..., Any], given: tuple[Any, ...]) -> list[Way]:
    """Return what can be handed to a function in one line, from an exercise's arguments."""
    parameters = _parameters(function)
    needed = [p for p in parameters if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD]
    optional = [p for p in parameters if p.default is not p.empty]
    ways: list[Way] = []
    if len(needed) <= len(given) <= len(needed) + len(optional):
        ways.append(tuple(("given", index) for index in range(len(given))))
    if len(given) == 1 and kind(given[0]) == "list" and len(needed) == len(given[0]) > 1:
        ways.append((("spread", 0),))
    known = kinds_of_parameters().get(name, {})
    if all(p.name in known for p in needed):
        choices = [_choices(known[p.name], p.name, given) for p in needed]
        # what trains takes long, and answers what is no training in no way but a few
        trains = any(p.name == "num_iterations" for p in parameters)
        ways += itertools.islice(itertools.product(*choices), 3 if trains else MOST_WAYS)
    return list(dict.fromkeys(ways))


@functools.cache
def _parameters(function: Callable[..., Any]) -> list[inspect.Parameter]:
    return list(inspect.signature(function).parameters.values())


def _choices(wanted: str, name: str, given: tuple[Any, ...]) -> list[tuple[str, Any]]:
    fitting = [("given", index) for index, value in enumerate(given) if kind(value) == wanted]
    if wanted == "number" or wanted == "array":
        fitting += [("value", 0), ("value", 1)]
    elif wanted.startswith("dict"):
        fitting += [("given", i) for i, v in enumerate(given) if kind(v).startswith("dict")]
        fitting.append(("nothing", 0))
    elif wanted == "text":
        fitting += [("value", word) for word in ("relu", "sigmoid", "tanh", "linear")]
    return fitting


def handed(way: Way, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the arguments of a call: of each call, where there are several."""
    if isinstance(arguments, Calls):
        return Calls(handed(way, each) for each in arguments)
    if way and way[0][0] == "spread":
        return tuple(arguments[0])
    return tuple(
        arguments[what] if how == "given" else {} if how == "nothing" else what for how, what in way
    )


def parts(value: Any) -> Iterator[Any]:
    """Give an answer, and each part of it."""
    yield value
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        yield from value


class Late(Exception):
    """A call takes too long."""


def _may_end(frame: FrameType | None) -> bool:
    """Whether an exception that is raised in a frame ends the call, and nothing else.

    Python swallows it in what a library has called back when an object goes; and half a module
    would stay for all that come after.
    """
    if frame is None or frame.f_code.co_filename.startswith(("<frozen", *LIBRARIES)):
        return False
    return not _imports(frame)


def _imports(frame: FrameType | None) -> bool:
    """Whether a module is being imported."""
    while frame is not None:
        if frame.f_code.co_filename == "<frozen importlib._bootstrap>":
            return True
        frame = frame.f_back
    return False


@contextmanager
def impatient() -> Iterator[None]:
    """Let calls be stopped that take longer than `PATIENCE`."""

    def stop(_: int, frame: FrameType | None) -> None:
        if _may_end(frame):
            raise Late
        signal.setitimer(signal.ITIMER_VIRTUAL, SOON)

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"), redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def frugal() -> Iterator[None]:
    """Let calls fail that take more memory than `MEMORY`: no signal stops them before."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    room = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def outcome_of(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Outcome:
    """Call a function, or let it fail."""
    if isinstance(arguments, Calls):
        values = []
        for each in arguments:
            outcome = outcome_of(function, each)
            if outcome.failure:
                return outcome
            values.append(outcome.value)
        return Outcome(values)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
        try:
            with frugal():
                return Outcome(plain(function(*copy.deepcopy(arguments))))
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except (Exception, SystemExit) as error:  # `Late`, too, if it comes at the very end
        return Outcome(failure=Failure(type(error).__name__, ""))


def what_answers(
    notebook: str, functions: Mapping[str, Callable[..., Any]]
) -> set[tuple[str, str]]:
    """Return each function that earns something on a hidden case of an exercise, with that."""
    found = set()
    with impatient():
        for exercise in exercises_of(notebook).values():
            if exercise.is_quiz or exercise.missing:
                continue
            key = AnswerKey(exercise, SEED)
            cases = [
                case for case in exercise.cases if case.is_hidden and not _is_trivial(key, case)
            ]
            for name, function in functions.items():
                # a data set or a figure that answered one case would answer the first
                is_mathematics = name.startswith(("reference.", "hunt."))
                if any(_answers(key, cases[: None if is_mathematics else 1], name, function)):
                    found.add((name, exercise.name))
    return found


def _answers(key: AnswerKey, cases: list[Case], name: str, function: Any) -> Iterator[bool]:
    """Say of each call that is possible whether it earns something."""
    unfit: set[Way] = set()
    start = time.process_time()
    if key.exercise.probe:  # as it is, in the place of what the student writes
        asked = key.exercise.asked(function)
        for case in cases:
            outcome = outcome_of(asked, key.arguments(case))
            yield outcome.failure is None and key.judge(case, outcome).passed
        return
    if returns(function) in NO_ANSWER:
        return
    for case in cases:
        arguments = key.arguments(case)
        wanted = kind(_reference_answer(key.exercise, case)).split()[0]
        for way in ways_to_call(name, function, _each(arguments)[0]):
            if way in unfit:
                continue
            if time.process_time() - start > 10 * PATIENCE:
                return
            outcome = outcome_of(function, handed(way, arguments))
            if outcome.failure is None:
                yield any(
                    key.judge(case, Outcome(part)).passed
                    for part in parts(outcome.value)
                    if kind(part).split()[0] == wanted
                )
            elif outcome.failure.kind.endswith(("Late", "MemoryError")):
                return
            elif outcome.failure.kind in ("TypeError", "AttributeError"):
                unfit.add(way)  # not made for such arguments


def returns(function: Callable[..., Any]) -> str | None:
    """Name what a function says that it returns; "" if it does not say."""
    said = function.__annotations__.get("return", "")
    return said.__name__ if isinstance(said, type) else said if said is None else str(said)


def _reference_answer(exercise: Exercise, case: Case) -> Any:
    if (id(exercise), case.name) not in _ANSWERS:
        _ANSWERS[id(exercise), case.name] = exercise.expected(exercise.arguments(case, SEED))
    return _ANSWERS[id(exercise), case.name]


_ANSWERS: dict[tuple[int, str], Any] = {}


def _is_trivial(key: AnswerKey, case: Case) -> bool:
    """Whether a case is passed by handing back what was given, or by a constant, or by steps."""
    arguments = key.arguments(case)
    each = _each(arguments)
    answers = [[0.0] * len(each), [1.0] * len(each), [[]] * len(each)]
    for index in range(len(each[0])):
        given = [one[index] if index < len(one) else 0.0 for one in each]
        answers.append(given)
        if all(isinstance(value, np.ndarray | float | int) for value in given):
            answers.append([1.0 * (np.asarray(value) > 0) for value in given])
    if case.own is not None:
        answers += [[(value, "kept") for value in found] for found in answers]
    right = [key.exercise.expected(one) for one in each]
    if isinstance(right[0], np.ndarray):
        answers += [[filled(value, number) for value in right] for number in (0.0, 1.0)]
    if case.judge is None:  # an answer that is the same for all seeds can be known
        another = key.exercise.arguments(case, "another seed")
        answers.append([key.exercise.expected(one) for one in _each(another)])
    return any(
        key.judge(case, Outcome(plain(found if isinstance(arguments, Calls) else found[0]))).passed
        for found in answers
    )
