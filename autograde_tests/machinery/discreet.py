"""What may be said of a hidden case: enough to help, too little to carry its inputs out.

A function sees the inputs of hidden cases, as it must, and a card tells how its answer differs
from the right one. So an answer could be made such that its card spells the inputs: in the keys of
a dict, in lengths of axes, in a number that a judge repeats. What is said is therefore made of

- words that the right answer, the inputs and the judge have already; an answer with any other
  text in it is called wrong and no more;
- single digits, whole numbers that are lengths or whole numbers of the inputs and the right answer,
  and what the judge's own sentences hold, eight at most;
- three other numbers at most, to one digit.

That leaves a choice of about forty bits, less than one number.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

MOST_NUMBERS = 8
MOST_ROUNDED = 3
LONGEST = 300
SMALLEST, LARGEST = 1e-3, 1e4
"""A number that is not known is left out below and above these."""

NUMBER = re.compile(
    r"(?<![\w.])(?!(?<=\[)\d{1,3}\])"  # the index of a part is ours
    r"-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?(?!\w)"
)
OTHER_TEXT = "The answer is not the expected one."


def discreet(message: str, value: Any, *known: Any, judge: Callable[..., Any] | None) -> str:
    """Return what is said of a hidden case's answer.

    Parameters
    ----------
    message : str
        What a comparison or a judge says.
    value : plain data
        The student's answer.
    *known : plain data
        The inputs, and the right answer.
    judge : callable or None
        Whose words they are. The names in its attribute ``knows``, if it has one, may stand in an
        answer, such as those of more layers than the right answer has.

    Examples
    --------
    >>> said = "W has shape (3, 8191), expected (3, 2): 0.7312 of the entries are too large."
    >>> discreet(said, np.ones((3, 8191)), np.ones((3, 2)), judge=None)
    'W has shape (3, …), expected (3, 2): about 0.7 of the entries are too large.'
    >>> discreet("there is no key 'W'.", {"0.7312": 1}, {"W": 1.0}, judge=None)
    'The answer is not the expected one.'
    """
    words, numbers = set[str](getattr(judge, "knows", ())), set[str]()
    for each in known:
        _collect(each, words, numbers)
    theirs = set[str]()
    _collect(value, theirs, set())
    if not theirs <= words:
        return OTHER_TEXT
    numbers |= _of_judge(judge)
    shown = rounded = 0

    def say(match: re.Match[str]) -> str:
        nonlocal shown, rounded
        shown += 1
        if shown > MOST_NUMBERS:
            return "…"
        if match[0] in numbers or len(match[0]) == 1:
            return match[0]
        rounded += 1
        return _rounded(match[0]) if rounded <= MOST_ROUNDED else "…"

    return NUMBER.sub(say, message[:LONGEST])


def _rounded(text: str) -> str:
    number = float(text)
    if text.isdecimal():  # a length or a count, and none that is known
        return "…"
    if number and not SMALLEST <= abs(number) <= LARGEST:
        return "…"
    digit = f"{float(f'{number:.1g}'):g}"
    return digit if digit == text else f"about {digit}"


def _collect(value: Any, words: set[str], numbers: set[str]) -> None:
    """Add the texts in some plain data, and the whole numbers that it holds or is as long as."""
    if isinstance(value, str):
        words.add(value)
    elif isinstance(value, np.ndarray):
        numbers |= {str(length) for length in (*value.shape, value.size)}
        if value.dtype.kind == "U":
            words |= set(np.unique(value).tolist())
    elif isinstance(value, bool | int | np.integer):
        numbers.add(str(int(value)))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _collect(key, words, numbers)
            _collect(item, words, numbers)
    elif isinstance(value, list | tuple):
        numbers.add(str(len(value)))
        for item in value:
            _collect(item, words, numbers)


def _of_judge(judge: Callable[..., Any] | None) -> frozenset[str]:
    """Return the numbers in the sentences of the module that a judge comes from."""
    return _in_sentences(getattr(judge, "__module__", "") or "") if judge else frozenset()


@lru_cache
def _in_sentences(module: str) -> frozenset[str]:
    source = inspect.getsource(sys.modules[module])
    texts = [
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value
    ]
    return frozenset(match[0] for text in texts for match in NUMBER.finditer(text))
