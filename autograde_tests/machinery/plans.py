"""What a student is told of a notebook before they open it: what about, how long, what first."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass

QUARTERS = ("", "¼", "½", "¾")


@dataclass(frozen=True)
class Plan:
    """What there is to know before a notebook is opened.

    Parameters
    ----------
    about : str
        What one writes or does in it.
    minutes : int
        How long it takes, as its first cell says; 0 if it does not.
    needs : str
        What one has to know or have done, in the words of its first cell; "" if it names nothing.
    """

    about: str
    minutes: int = 0
    needs: str = ""

    @property
    def time(self) -> str:
        """The time as it is shown; "" if it is not said.

        Examples
        --------
        >>> [Plan("", minutes).time for minutes in (45, 60, 150, 70)]
        ['45 min', '1 h', '2½ h', '70 min']
        """
        if not self.minutes:
            return ""
        hours, rest = divmod(self.minutes, 60)
        if not hours or rest % 15:
            return f"{self.minutes} min"
        return f"{hours}{QUARTERS[rest // 15]} h"


def plans_of(package: str) -> Mapping[str, Plan]:
    """Return the plan of each notebook of a course, in the order in which they are taken.

    Parameters
    ----------
    package : str
        The package of the course's content, such as ``"autograde_tests.weeks"``; its ``PLAN`` is
        returned.

    Raises
    ------
    ValueError
        If the package has none, or something else in it than plans.

    Examples
    --------
    >>> plans_of("autograde_tests.weeks")["week2/numpy_basics"].time
    '1 h'
    """
    plans = getattr(importlib.import_module(package), "PLAN", None)
    if not (isinstance(plans, Mapping) and all(isinstance(e, Plan) for e in plans.values())):
        raise ValueError(
            f"{package} does not say what its notebooks are about: expected PLAN, a dict of "
            "plans by name such as 'week2/numpy_basics', in its __init__.py"
        )
    return plans
