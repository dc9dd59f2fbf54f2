"""A question whose answer is a number."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np

from .exercises import Mistake
from .questions import Decided, kind_of


@dataclass(frozen=True)
class Numeric(Decided):
    """A question whose answer is a number.

    Parameters
    ----------
    key, title, text, reason, at_grading
        As for every `Decided`.
    answer : float
    wrong : mapping of float to str
        Numbers that a known mistake leads to, each with its hint.
    unit : str
        Of the answer, such as ``"thousand euros"``.
    rtol, atol : float
        An answer is right within the larger of ``atol`` and ``rtol`` times the right one. With
        both 0 only the number itself is right.
    points : float

    Examples
    --------
    >>> question = Numeric("q3", "Half", "What is 1/2?", answer=0.5, wrong={2: "One by two."},
    ...     reason="Two of it make one.")
    >>> question.problem(0.503) is None, question.problem("0.5")
    (True, "The answer is the text '0.5'; write the number without quotes.")
    """

    answer: float
    wrong: Mapping[float, str]
    unit: str = ""
    rtol: float = 0.01
    atol: float = 0.0
    points: float = 1

    @property
    def instruction(self) -> str:
        """How to answer, in Markdown."""
        return f"A{self.comment[1:]}{self.tolerance}."

    @property
    def tolerance(self) -> str:
        """How exact the answer has to be, in words; nothing for exact numbers."""
        if not self.rtol and not self.atol:
            return ""
        if self.atol >= self.rtol * abs(self.answer):
            return f", to within {self.atol:g}"
        return f", to within {100 * self.rtol:g} %"

    @property
    def comment(self) -> str:
        """How to answer, beside the answer in the code cell."""
        return f"a number ({self.unit})" if self.unit else "a number"

    def read(self, value: Any) -> float:
        """Return the number."""
        if isinstance(value, str):
            raise ValueError(
                f"The answer is the text {value[:40]!r}; write the number without quotes."
            )
        if isinstance(value, np.ndarray) and value.ndim == 0:
            value = value[()]
        if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
            raise ValueError(f"The answer is {kind_of(value)}; it should be a number.")
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise ValueError(f"The answer is {number}; it should be a finite number.")
        return number

    def is_right(self, value: float) -> bool:
        """Return whether a number is close enough."""
        return self._is_near(value, float(self.answer))

    def _is_near(self, value: float, target: float) -> bool:
        return abs(value - target) <= max(self.atol, self.rtol * abs(target), 1e-12)

    def mistakes(self) -> tuple[Mistake, ...]:
        """Return each wrong number with its hint."""
        return tuple(
            self._mistake(hint, wrong, partial(self._is_near, target=wrong))
            for wrong, hint in self.wrong.items()
        )

    def equivalents(self) -> tuple[Any, ...]:
        """Return the number as the other type, and at the edge of what is accepted."""
        other = int(self.answer) if float(self.answer).is_integer() else float(self.answer)
        slack = 0.9 * max(self.atol, self.rtol * abs(self.answer))
        return other, float(self.answer) + slack

    def faults(self) -> list[str]:
        """Say what is wrong with the declaration."""
        found = super().faults()
        found += [
            f"the wrong number {wrong:g} counts as right"
            for wrong in self.wrong
            if self.is_right(float(wrong))
        ]
        found += [
            f"the wrong numbers {one:g} and {other:g} cannot be told apart"
            for one, other in combinations(self.wrong, 2)
            if self._is_near(float(one), float(other))
        ]
        return found

    def marking_faults(self) -> list[str]:
        """Say what the declaration lacks in a quiz, where the question is marked."""
        known = [] if self.wrong else ["no wrong number is known; work out what a slip leads to"]
        return super().marking_faults() + known

    def _texts(self) -> list[tuple[str, str]]:
        named = [(f"hint for {wrong:g}", hint) for wrong, hint in self.wrong.items()]
        return [*super()._texts(), *named, *([("unit", self.unit)] if self.unit else [])]
