"""The answers of a quiz, as what is drawn in the browser takes them."""

from __future__ import annotations

from typing import Any

import numpy as np

__all__ = ["shown"]


def shown(value: Any) -> Any:
    """Return an answer as the browser can take it; one that it cannot show is no answer there.

    Examples
    --------
    >>> shown("b"), shown({"c", "a"}), shown(np.float32(0.5)), shown(2**70), shown(True)
    ('b', ['a', 'c'], 0.5, 1.1805916207174113e+21, None)
    """
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return sorted(each for each in value if isinstance(each, str))
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if np.isfinite(number) else None
