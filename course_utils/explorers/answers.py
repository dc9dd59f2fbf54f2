"""The answers of a quiz, as what is drawn in the browser takes them."""

from __future__ import annotations

from typing import Any

import numpy as np

__all__ = ["shown"]


def shown(value: Any) -> Any:
    """Return an answer as the browser can take it; one that it cannot show is no answer there.

    Examples
    --------
    >>> shown("b"), shown({"c", "a"}), shown(np.float32(0.5)), shown(True)
    ('b', ['a', 'c'], 0.5, None)
    """
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return sorted(each for each in value if isinstance(each, str))
    number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    return float(value) if number and np.isfinite(value) else None
